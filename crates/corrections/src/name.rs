//! Names that people give, found in a record or in its text.

use crate::anchor::Searched;
use std::ops::Range;

/// Whether two names are one, whatever their case, spaces, quotes and dashes.
pub fn same(a: &str, b: &str) -> bool {
    let folded = |name: &str| -> Vec<String> {
        let searched = Searched::new(name);
        searched
            .words()
            .map(|(word, _)| word.to_lowercase())
            .collect()
    };
    folded(a) == folded(b)
}

/// Where a name stands in a text: as it is, else in other cases of its words, «Марафон добрых дел» in «Марафону добрых
/// дел».
pub fn stands(text: &Searched, name: &str) -> Option<Range<u32>> {
    text.first(name).or_else(|| inflected(text, name))
}

/// The first words in a row that are those of the name but for their endings.
fn inflected(text: &Searched, name: &str) -> Option<Range<u32>> {
    let name = Searched::new(name);
    let wanted: Vec<String> = name.words().map(|(word, _)| word.to_lowercase()).collect();
    let words: Vec<(String, Range<u32>)> = text
        .words()
        .map(|(word, at)| (word.to_lowercase(), at))
        .collect();
    if wanted.is_empty() {
        return None;
    }
    let mut rows = words.windows(wanted.len());
    let found = rows.find(|row| {
        row.iter()
            .zip(&wanted)
            .all(|((word, _), wanted)| alike(word, wanted))
    })?;
    Some(found.first()?.1.start..found.last()?.1.end)
}

/// Most letters that two cases of a word differ in at their ends.
const ENDING: usize = 3;

/// Whether two words may be cases of one: they share their beginning, and more of it than they do not.
fn alike(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let rest = [a, b].map(|word| word.chars().count() - shared);
    rest.iter()
        .all(|rest| *rest <= ENDING && (*rest == 0 || shared > *rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_other_cases() {
        let cases = [
            (
                "Старт «Марафону добрых дел» дан.",
                "Марафон добрых дел",
                Some("Марафону добрых дел"),
            ),
            (
                "Сказала Алма Сеитова.",
                "Алма Сеитова",
                Some("Алма Сеитова"),
            ),
            (
                "По словам Алмы Сеитовой",
                "Алма Сеитова",
                Some("Алмы Сеитовой"),
            ),
            (
                "В «Зелёном городе» ждут",
                "Зеленый город",
                Some("Зелёном городе"),
            ),
            ("Акция «Мы - вместе»", "Мы — вместе", Some("Мы - вместе")),
            ("Марат Алиев и Сауле", "Алма Сеитова", None),
            ("Он и она", "Оно", Some("Он")),
            ("", "Дом", None),
            ("Дом", "«»", None),
        ];
        for (text, name, expected) in cases {
            let found = stands(&Searched::new(text), name).map(|at| {
                let (start, length) = (at.start as usize, at.len());
                text.chars().skip(start).take(length).collect::<String>()
            });
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn one_name_has_many_spellings() {
        assert!(same("Мы - одна команда", "«мы — одна  команда»"));
        assert!(!same("Мы — одна команда", "Мы — команда"));
    }
}
