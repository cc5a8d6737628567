//! Links behind the last sentence of a paragraph, as digests have them: «Мост открыли. Подробнее».

use super::lines::{Line, ends_sentence};
use super::marks;
use crate::lexicon::normal::is_alphanumeric;

/// Words of such a link, at most.
const WORDS: usize = 6;

/// The sentences of a line without the link behind them.
pub(super) fn sentences(line: &Line) -> Option<&str> {
    parted(line).map(|(told, _)| told)
}

/// The words of a line without the way to the whole of what they tell.
pub(super) fn without_way_on(line: &Line) -> &str {
    parted(line)
        .filter(|(_, link)| marks::is_more(link))
        .map_or(&line.text, |(told, _)| told)
}

/// The sentences of a line, and the words behind them that are all its links.
fn parted(line: &Line) -> Option<(&str, &str)> {
    let text = &line.text;
    let letters = |words: &str| words.chars().filter(|c| is_alphanumeric(*c)).count();
    let told = |at: &usize| ends_sentence(&text[..*at]) && !text[..*at].ends_with([':', ';']);
    let mut gaps = text.rmatch_indices(' ').map(|(at, _)| at).take(WORDS);
    let (told, link) = text.split_at(gaps.find(told)?);
    let linked = (line.links * letters(text) as f32).round() as usize;
    (linked == letters(link) && !ends_sentence(link.trim_end_matches(')')))
        .then_some((told, link.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(told: &str, link: &str) -> Line {
        let letters = |words: &str| words.chars().filter(|c| is_alphanumeric(*c)).count() as f32;
        let text = format!("{told} {link}");
        Line {
            links: letters(link) / letters(&text),
            text,
            ..Line::default()
        }
    }

    #[test]
    fn links_behind_sentences() {
        let told = "Мост через реку открыли.";
        for link in ["Подробнее", "Читать полностью", "(источник)", "→"]
        {
            assert_eq!(sentences(&line(told, link)), Some(told), "{link}");
        }
        let short = line(told, "Подробнее");
        assert_eq!(without_way_on(&short), told);
        let source = line(told, "Вестник");
        assert_eq!(without_way_on(&source), source.text);
        for (told, link) in [
            ("Мост через реку", "открыли"),
            (told, "Об этом рассказал аким."),
            ("Источник:", "Вестник"),
        ] {
            assert_eq!(sentences(&line(told, link)), None, "{told} {link}");
        }
        let whole = Line {
            links: 0.0,
            ..line(told, "Подробнее")
        };
        assert_eq!(sentences(&whole), None);
    }
}
