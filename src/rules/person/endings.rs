//! The endings of names, by paradigm: what a form ends in, and its nominative. `data/paradigms/name_endings.tsv` has them.

use super::paradigm::{Bearer, Cases, Class, Stem};
use std::sync::LazyLock;

/// An ending.
pub(super) struct Ending {
    /// What the form ends in.
    pub form: &'static str,
    /// What its nominative ends in.
    pub nominative: &'static str,
    pub cases: Cases,
    pub bearer: Bearer,
    pub class: Class,
    /// The stems that it may follow.
    pub stems: Vec<Stem>,
}

/// Every ending of every paradigm.
pub(super) static ENDINGS: LazyLock<Vec<Ending>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/paradigms/name_endings.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(read).collect()
});

/// The ending of a row; none of one that says what no name here is for, which a test looks for.
fn read(row: &'static str) -> Option<Ending> {
    let cells: Vec<&str> = row.split('\t').collect();
    let [form, nominative, class, bearer, cases, stems] = cells[..] else {
        return None;
    };
    let cases: Option<Vec<usize>> = cases.split(',').map(case).collect();
    let stems: Option<Vec<Stem>> = stems.split(',').map(stem).collect();
    Some(Ending {
        form: form.strip_prefix('-')?,
        nominative: nominative.strip_prefix('-')?,
        cases: Cases::of(&cases?),
        bearer: match bearer {
            "man" => Bearer::Man,
            "woman" => Bearer::Woman,
            "family" => Bearer::Family,
            _ => return None,
        },
        class: paradigm(class)?,
        stems: stems?,
    })
}

/// The number of a case, as [`crate::lexicon::grammar::Case`] counts them.
fn case(name: &str) -> Option<usize> {
    let known = ["nom", "gen", "dat", "acc", "ins", "loc"];
    known.iter().position(|known| *known == name)
}

fn paradigm(name: &str) -> Option<Class> {
    Some(match name {
        "possessive" => Class::Possessive,
        "skiy" => Class::Skiy,
        "adjective" => Class::Adjective,
        "stressed" => Class::Stressed,
        "second" => Class::Second,
        "fleeting" => Class::Fleeting,
        "first" => Class::First,
        "third" => Class::Third,
        _ => return None,
    })
}

fn stem(name: &str) -> Option<Stem> {
    Some(match name {
        "possessive" => Stem::Possessive,
        "sk" => Stem::Sk,
        "plain" => Stem::Plain,
        "velar" => Stem::Velar,
        "hushing" => Stem::Hushing,
        "either" => Stem::Either,
        "hushing_c" => Stem::HushingC,
        "soft" => Stem::Soft,
        "consonant" => Stem::Consonant,
        "not_either" => Stem::NotEither,
        "vowel" => Stem::Vowel,
        "vowel_not_i" => Stem::VowelNotI,
        "not_i" => Stem::NotI,
        "on_i" => Stem::OnI,
        "before_ec" => Stem::Before,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::ENDINGS;

    #[test]
    fn every_row_is_read() {
        let rows = include_str!("../../../data/paradigms/name_endings.tsv").lines();
        let rows = rows.filter(|line| !line.starts_with('#')).count() - 1;
        assert_eq!(ENDINGS.len(), rows);
    }
}
