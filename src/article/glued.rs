//! Words of a page that lost the spaces between them: «НовостиОбщество15 апреля 2018», «photo 2024 10 29 18Глава города…».

use super::chrome::{Chrome, fold};
use super::lines::Line;
use super::seam;
use crate::calendar;
use crate::lexicon::normal::is_alphabetic;
use std::ops::Range;

/// Longest name of a button or a section, in bytes.
const NAME: usize = 64;

/// Digits from which the name of a picture is told from words.
const DIGITS: usize = 8;

/// Splits lines of plain text where names of the page, or of a picture, are glued to what follows.
pub(crate) fn split(lines: Vec<Line>, chrome: &Chrome) -> Vec<Line> {
    let mut split = Vec::with_capacity(lines.len());
    for mut line in lines {
        if let Some(sound) = seam::unescaped(&line.text) {
            (line.text, line.escaped) = (super::lines::tidy(&sound), true);
        }
        if let Some(apart) = seam::unpasted(&line.text) {
            (line.text, line.mended) = (apart, true);
        }
        let mut from = 0;
        for seam in seams(&line.text, chrome) {
            split.push(piece(&line, from..seam));
            from = seam;
        }
        match from {
            0 => split.push(line),
            _ => split.push(piece(&line, from..line.text.len())),
        }
    }
    split
}

fn piece(line: &Line, range: Range<usize>) -> Line {
    Line {
        gap: line.gap && range.start == 0,
        mended: line.mended,
        escaped: line.escaped,
        text: line.text[range].trim().to_owned(),
        ..Line::default()
    }
}

/// Ends of the names a line begins with. One name is believed only before a date: «СпортМастер» is a name of its own.
fn seams(text: &str, chrome: &Chrome) -> Vec<usize> {
    let mut seams = Vec::new();
    while let Some(at) = seam(&text[seams.last().copied().unwrap_or(0)..], chrome) {
        seams.push(seams.last().copied().unwrap_or(0) + at);
    }
    let dated =
        |at: usize| calendar::date_line(&text[at..]).is_some_and(|date| date.span.start == 0);
    let sure = match seams.as_slice() {
        [only] => dated(*only) || is_picture(&text[..*only]),
        _ => true,
    };
    seams.retain(|_| sure);
    seams
}

/// Where the first part ends that is a name of the page or of a picture.
fn seam(text: &str, chrome: &Chrome) -> Option<usize> {
    let mut digits = 0;
    let mut last = ' ';
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= NAME) {
        let head = &text[..at];
        let word = last.is_lowercase() && (c.is_uppercase() || c.is_ascii_digit());
        let number = digits >= DIGITS && last.is_ascii_digit() && c.is_uppercase() && !c.is_ascii();
        if word && is_name(head, chrome) || number && is_picture(head) {
            return Some(at);
        }
        digits += usize::from(c.is_ascii_digit());
        last = c;
    }
    None
}

fn is_name(head: &str, chrome: &Chrome) -> bool {
    let folded = fold(head);
    chrome.section(&folded).is_some() || chrome.is_line(&folded)
}

/// Whether the words are the name of a picture: Latin letters and more digits than letters.
fn is_picture(head: &str) -> bool {
    let letters = head.chars().filter(|c| is_alphabetic(*c)).count();
    let digits = head.chars().filter(char::is_ascii_digit).count();
    letters > 0 && letters < digits && head.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::chrome::tests::built_in;

    fn parts(text: &str) -> Vec<String> {
        let chrome = built_in();
        let line = Line {
            text: text.into(),
            ..Line::default()
        };
        let lines = split(vec![line], &chrome);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn names_of_the_page_come_off() {
        assert_eq!(
            parts("НовостиСпорт3 мая 2019 7:15"),
            ["Новости", "Спорт", "3 мая 2019 7:15"]
        );
        assert_eq!(
            parts("ГлавнаяОбществоВ Таразе открыли парк"),
            ["Главная", "Общество", "В Таразе открыли парк"]
        );
        assert_eq!(
            parts("photo 2023 05 17 10 22 41Школьники высадили сад."),
            ["photo 2023 05 17 10 22 41", "Школьники высадили сад."]
        );
    }

    #[test]
    fn words_of_the_article_stay() {
        for text in [
            "Общество защиты детей открыло приют",
            "КазТрансОйл построит школу",
            "СпортМастер открыл секцию",
            "Новости2024 — так назвали выставку",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }
}
