//! Titles with the name of the site on them: «В Казахстане дан старт марафону - Караван».

use crate::lexicon::normal::{fold, is_alphanumeric};

/// What stands between a headline and the name of a site.
const SEPARATORS: [&str; 11] = [
    " - ", " — ", " – ", " | ", " :: ", " // ", " / ", " « ", " » ", " • ", " · ",
];

/// Bytes of a title with the name of its site, at most: some pages are one line.
pub(crate) const LONGEST: usize = 2000;

/// Every way to cut a title at a separator: the part before it and the part after, longest head first.
pub(crate) fn cuts(title: &str) -> Vec<(&str, &str)> {
    if title.len() > LONGEST {
        return Vec::new();
    }
    let mut cuts: Vec<(&str, &str)> = SEPARATORS
        .iter()
        .flat_map(|mark| {
            title
                .match_indices(mark)
                .map(|(at, mark)| (title[..at].trim(), title[at + mark.len()..].trim()))
        })
        .chain(
            title
                .match_indices(": ")
                .map(|(at, _)| (title[..at].trim(), title[at + 2..].trim())),
        )
        .filter(|(head, tail)| !head.is_empty() && !tail.is_empty() && !head.ends_with(" :"))
        .collect();
    cuts.sort_by_key(|(head, _)| std::cmp::Reverse(head.len()));
    cuts
}

/// Letters and digits in lower case: titles that agree in them are the same title.
pub(crate) fn key(title: &str) -> String {
    title
        .chars()
        .filter(|c| is_alphanumeric(*c))
        .map(fold)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_head_comes_first() {
        let title = "Кампания «Мы - одна команда» идёт - Караван";
        assert_eq!(
            cuts(title)[0],
            ("Кампания «Мы - одна команда» идёт", "Караван")
        );
        assert_eq!(cuts("Без имени"), []);
        assert_eq!(cuts("Мост открыт :: Караван"), [("Мост открыт", "Караван")]);
        assert_eq!(cuts(&"Караван | ".repeat(100_000)), []);
        assert_eq!(key("«Ещё» раз!"), "ещераз".replace('ё', "е"));
    }
}
