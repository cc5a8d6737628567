//! Sentences that end in a day, told from lines of a page that hold one: «Закон принят 24 апреля 2021 года.».

use super::chrome::{Chrome, fold};
use super::date;
use super::joint::Joints;
use super::marks;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::{is_alphabetic, is_alphanumeric, normal_form};

/// Marks with which words before a day are set apart from it: «Заречный, 24 апреля 2021 года.».
const APART: [char; 9] = [',', '.', '|', '/', '•', '·', ':', ';', '!'];

/// Whether a line that holds a day says what happened then: it ends with a full stop, and the words beside the day
/// are no label, place or name. Where the stop may be that of a short word («г.»), a verb shows it.
pub(super) fn is_told(line: &str, chrome: &Chrome, joints: &Joints) -> bool {
    let bare = line.trim_end_matches(['"', '»', '”', '“', ')']);
    if !bare.ends_with(['.', '!', '?', '…']) {
        return false;
    }
    let Some((head, tail)) = around(line) else {
        return false;
    };
    let words: Vec<&str> = words(head).collect();
    if words.first().is_some_and(|word| is_label(word, chrome)) {
        return false;
    }
    let last = bare.split_whitespace().next_back().unwrap_or_default();
    if last.chars().filter(|c| is_alphanumeric(*c)).count() < 2 {
        return words.iter().any(|word| joints.is_predicate(word));
    }
    let apart = head.trim_end().ends_with(APART)
        || marks::is_byline(head.trim())
        || chrome.section(&fold(head)).is_some();
    let said = |word: &&str| !marks::is_weekday(word) && !is_beside(word);
    let goes_on = |word: &&str| {
        word.starts_with(char::is_lowercase) && said(word) && !chrome.is_counter(word)
    };
    !apart && words.iter().any(said) || self::words(tail).any(|word| goes_on(&word))
}

/// What stands before the day of a line, and behind it.
fn around(line: &str) -> Option<(&str, &str)> {
    let (_, day, _) = date::read(line)?;
    line.split_once(day.as_str())
}

/// The words of a piece of a line, of more than one letter.
fn words(piece: &str) -> impl Iterator<Item = &str> {
    let words = piece.split(|c: char| c.is_whitespace() || c == ',');
    let words = words.map(|word| word.trim_matches(|c: char| !is_alphanumeric(c)));
    words.filter(|word| word.chars().filter(|c| is_alphabetic(*c)).count() > 1)
}

/// Words beside a day that is announced, at most: «Опубликовано 12.04.2017 автором admin».
const BEHIND: usize = 3;

/// Whether a line says no more than when a page was published, and by whom.
pub(super) fn is_announced(line: &str, chrome: &Chrome) -> bool {
    let Some((head, tail)) = around(line) else {
        return false;
    };
    let mut head = words(head);
    let said = head.next().is_some_and(|word| is_label(word, chrome));
    let others = head
        .chain(words(tail))
        .filter(|word| !chrome.is_counter(word));
    said && others.count() <= BEHIND && !line.ends_with(['.', '!', '?'])
}

/// Whether the word says that what follows is the day of a page: «размещено».
fn is_label(word: &str, chrome: &Chrome) -> bool {
    let normal = normal_form(word);
    chrome.is_counter(word)
        || own(Group::Dating).begins(&normal)
        || own(Group::Changed).begins(&normal)
}

/// Whether the word belongs to the day beside it: «года».
pub(super) fn is_beside(word: &str) -> bool {
    own(Group::BesideDay).has(&normal_form(word))
}

#[cfg(test)]
mod tests {
    use super::super::chrome::tests::built_in;
    use super::*;

    #[test]
    fn sentences_that_end_in_a_day() {
        let (chrome, joints) = (built_in(), Joints::default());
        let told = |line: &str| is_told(line, &chrome, &joints);
        for line in [
            "Мост достроен 3 мая 2021 года.",
            "Отчёт сдают 3 мая 2021 года!",
            "Премьера — 3 мая 2021 года.",
            "Имена названы 03.05.2021.",
            "Начало в 18:00 3 мая 2021 года.",
            "Скончался 3 мая 2021 года.",
            "3 мая 2021 года мост закроют.",
        ] {
            assert!(told(line), "{line}");
        }
        for line in [
            "3 мая 2021 года.",
            "Понедельник, 3 мая 2021 года.",
            "Заречный, 3 мая 2021 года.",
            "Размещено 3 мая 2021 года.",
            "Последнее обновление 03.05.2021.",
            "03.05.2021 09:51. Просмотрено 861 раз. За сегодня — 8 раз.",
            "Общество 3 мая 2021 года.",
            "Дана Седова 3 мая 2021 года.",
            "Выставка открыта 3 мая 2021",
        ] {
            assert!(!told(line), "{line}");
        }
    }
}
