//! Who wrote an article, told in one string: «А. Ким, Б. Ли», «John Smith and Mary Jones».

use super::given::words;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;

/// Marks that stand between names and in none.
const BETWEEN: [char; 3] = [';', '|', '\n'];

/// A mark between names, with space around it: «Reuters/AP» is one.
const SLASH: &str = " / ";

/// Words of a name, at most.
const LONGEST: usize = 4;

/// The names in a string. A comma and «и» part names of people alone: «Ким, А.» and «Труд и мир» are one.
pub(super) fn names(line: &str) -> Vec<String> {
    let parts: Vec<&str> = line
        .split(BETWEEN)
        .flat_map(|part| part.split(SLASH))
        .collect();
    parts
        .into_iter()
        .flat_map(people)
        .filter_map(|name| words(&name))
        .collect()
}

/// The people in a line, or the line.
fn people(line: &str) -> Vec<String> {
    let spaced = line.replace(',', " , ");
    let is_between = |word: &&str| {
        matches!(*word, "," | "&") || own(Group::JoinsAuthors).has(&word.to_lowercase())
    };
    let all: Vec<&str> = spaced.split_whitespace().collect();
    let parts = all.split(is_between);
    let parts: Vec<&[&str]> = parts.filter(|part| !part.is_empty()).collect();
    match parts.len() > 1 && parts.iter().all(|part| is_name(part)) {
        true => parts.iter().map(|part| part.join(" ")).collect(),
        false => vec![line.to_owned()],
    }
}

/// Whether words are a name of a person: several with capitals, or one with initials.
fn is_name(words: &[&str]) -> bool {
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let is_plain = |word: &&str| {
        let mut letters = word.chars();
        letters.all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let has_initial = || {
        words
            .iter()
            .any(|word| word.trim_end_matches('.').contains('.'))
    };
    let is_long = words.len() > 1 || has_initial();
    is_long && words.len() <= LONGEST && words.iter().all(is_capital) && words.iter().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_in_a_string() {
        for (line, expected) in [
            ("А. Ким, Б. Ли", &["А. Ким", "Б. Ли"][..]),
            ("А.Ким,Б.Ли", &["А.Ким", "Б.Ли"]),
            (
                "Айгуль Сарсенова и Марат Ким",
                &["Айгуль Сарсенова", "Марат Ким"],
            ),
            ("А. Ким және Б. Ли", &["А. Ким", "Б. Ли"]),
            (
                "John Smith, Mary Jones and Ann Lee",
                &["John Smith", "Mary Jones", "Ann Lee"],
            ),
            ("А. Ким; Труд и мир", &["А. Ким", "Труд и мир"]),
            ("А. Ким / Б. Ли | В. Но", &["А. Ким", "Б. Ли", "В. Но"]),
            ("Smith, John", &["Smith, John"]),
            ("Иванов И.И., Петров П.П.", &["Иванов И.И.", "Петров П.П."]),
            (
                "Айгуль Сарсенова, корреспондент",
                &["Айгуль Сарсенова, корреспондент"],
            ),
            ("Антон и Мария Ивановы", &["Антон и Мария Ивановы"]),
            (
                "Редакция газеты «Труд, мир и май»",
                &["Редакция газеты «Труд, мир и май»"],
            ),
            ("Reuters/AP", &["Reuters/AP"]),
            (" ; ", &[]),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }
}
