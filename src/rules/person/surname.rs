//! The paradigm of surnames in -ов, -ев, -ин, -ын, for those that the dictionary takes for another word.

use crate::lexicon::grammar::{Case, Gender};

/// Endings of the paradigm: case, masculine, feminine.
const ENDINGS: [(Case, &str, &str); 6] = [
    (Case::Nom, "", "а"),
    (Case::Gen, "а", "ой"),
    (Case::Dat, "у", "ой"),
    (Case::Acc, "а", "у"),
    (Case::Ins, "ым", "ой"),
    (Case::Loc, "е", "ой"),
];

/// The nominative of `word`, if it is such a surname in this case and gender.
pub(super) fn nominative(word: &str, case: Case, gender: Gender) -> Option<String> {
    let &(_, masculine, feminine) = ENDINGS.iter().find(|(known, ..)| *known == case)?;
    let ending = if gender == Gender::Fem {
        feminine
    } else {
        masculine
    };
    let stem = word.strip_suffix(ending)?;
    let letters = stem.chars().count();
    let fits = letters > 3
        && ["ов", "ев", "ёв", "ин", "ын"]
            .iter()
            .any(|suffix| stem.ends_with(suffix));
    fits.then(|| {
        if gender == Gender::Fem {
            format!("{stem}а")
        } else {
            stem.to_owned()
        }
    })
}

/// Whether a lower-case word is such a surname in some case.
pub(super) fn ends_like_one(word: &str) -> bool {
    ENDINGS.iter().any(|&(case, ..)| {
        nominative(word, case, Gender::Masc).is_some()
            || nominative(word, case, Gender::Fem).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_surnames() {
        let cases = [
            ("Мажитов", Case::Nom, Gender::Masc, Some("Мажитов")),
            ("Мажитовым", Case::Ins, Gender::Masc, Some("Мажитов")),
            ("Мажитовой", Case::Dat, Gender::Fem, Some("Мажитова")),
            ("Мажитову", Case::Acc, Gender::Fem, Some("Мажитова")),
            ("Мажитова", Case::Nom, Gender::Masc, None),
            ("Верба", Case::Nom, Gender::Fem, None),
            ("Дин", Case::Nom, Gender::Masc, None),
        ];
        for (word, case, gender, expected) in cases {
            assert_eq!(
                nominative(word, case, gender).as_deref(),
                expected,
                "{word} {case:?} {gender:?}"
            );
        }
    }
}
