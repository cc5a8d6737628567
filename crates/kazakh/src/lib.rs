//! Morphology of Kazakh nouns and names: the stem of a form, and what its suffixes say.
//!
//! Kazakh is regular: suffixes of number, possessor and case follow a stem in this order, written as the end of what
//! stands before and its vowels ask for ([`data/suffixes.tsv`](../data/suffixes.tsv)). Of all ways to cut a form the
//! likeliest is taken: how often the stem was seen with suffixes, times how often the chain of suffixes is seen on nouns
//! (`data/stems.tsv`, `data/chains.tsv`; `data/README.md` says where they come from). A stem that is not known costs for
//! each of its letters, so names of no dictionary lose their suffixes too.

mod attribute;
mod chain;
mod joint;
mod latin;
mod lexicon;
mod mend;
mod sound;
mod split;
mod verb;

pub use attribute::{NumberEnding, is_attribute, is_ordinal_ending, number_ending};
pub use chain::{Case, Chain, Derived, Possessor};
pub use joint::{POSSESSED, is_and, joins_names};
pub use latin::{Alphabet, Seen, is_apostrophe, is_known, is_latin};
pub use lexicon::{Lexicon, chain, key};
pub use mend::Mender;
pub use split::{Split, splits};
pub use verb::{Form, Verb, is_common_verb, verbs};

/// The tables as they are: who says which data a result was made with needs them.
pub const TABLES: [&str; 11] = [
    chain::TABLE,
    lexicon::STEMS,
    lexicon::OWN_STEMS,
    lexicon::CHAINS,
    lexicon::FIXED,
    NAME_ENDINGS,
    verb::SUFFIXES,
    verb::STEMS,
    attribute::ADJECTIVES,
    attribute::NUMBER_ENDINGS,
    latin::LETTERS,
];

const NAME_ENDINGS: &str = include_str!("../data/name_endings.tsv");

/// Whether a family name or a patronymic in the nominative is a woman's: «Бексұлтанова», «Қанышқызы»; `None` where its
/// end does not show it.
pub fn is_womans(name: &str) -> Option<bool> {
    let (_, bearer) = name_endings().find(|(ending, _)| name.ends_with(ending))?;
    match bearer {
        "woman" => Some(true),
        "man" => Some(false),
        _ => None,
    }
}

/// Ends of family names and patronymics in the nominative, and whose they are.
fn name_endings() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = NAME_ENDINGS.lines().filter(|row| !row.starts_with('#'));
    rows.skip(1).filter_map(|row| row.split_once('\t'))
}

/// A reading of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The stem, which is the nominative, in small letters.
    pub stem: String,
    /// What the suffixes say.
    pub chain: Chain,
    /// Whether the stem is known.
    pub is_known: bool,
    /// Logarithm of how likely the reading is against others of the same form.
    pub score: f32,
}

impl Reading {
    /// A word without suffixes.
    fn whole(stem: String, is_known: bool) -> Self {
        Self {
            stem,
            chain: Chain::NONE,
            is_known,
            score: 0.0,
        }
    }
}

/// The likeliest reading of a form, in any letters; a word that is no Kazakh word is its own stem.
pub fn read(word: &str) -> Reading {
    Lexicon::bundled().read(word)
}

/// Whether a word in small letters takes no suffixes: a pronoun, a postposition, an adverb.
pub fn is_fixed(word: &str) -> bool {
    Lexicon::bundled().is_fixed(word)
}

/// The form without its case: «Тоқаевтың» → «Тоқаев», «облысында» → «облысы»: the possessive suffix stays, for set names
/// end in it. Letters keep their size.
pub fn nominative(word: &str) -> String {
    nominative_of(word, &read(word))
}

/// The same of a form whose reading is known.
pub fn nominative_of(word: &str, reading: &Reading) -> String {
    let wanted = Chain {
        case: Case::Nominative,
        derived: None,
        ..reading.chain
    };
    if wanted == reading.chain {
        return word.to_owned();
    }
    let small = word.to_lowercase();
    let ends = small.char_indices().rev().map(|(at, _)| &small[..at]);
    let is_form = |form: &&str| {
        let cut = splits(form).into_iter();
        cut.into_iter()
            .any(|cut| cut.stem == reading.stem && cut.chain == wanted)
    };
    match ends.take_while(|form| !form.is_empty()).find(is_form) {
        Some(form) => word.chars().take(form.chars().count()).collect(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_case() {
        for (form, name) in [
            ("Тоқаевтың", "Тоқаев"),
            ("Ақсақаловқа", "Ақсақалов"),
            ("Серікпен", "Серік"),
            ("Гүлнардан", "Гүлнар"),
            ("Алматыда", "Алматы"),
            ("Алматы", "Алматы"),
            ("Қостанайға", "Қостанай"),
            ("облысында", "облысы"),
            ("министрлігінің", "министрлігі"),
            ("акциясына", "акциясы"),
            ("Қазақстан", "Қазақстан"),
            ("ЕРІКТІЛЕРДІҢ", "ЕРІКТІЛЕР"),
            ("АҚШ", "АҚШ"),
            ("АҚШ-пен", "АҚШ"),
            ("ТЖМ-нің", "ТЖМ"),
            ("МӘМС-тен", "МӘМС"),
            ("Сейдахметовті", "Сейдахметов"),
            ("Дүйсеновке", "Дүйсенов"),
            ("Ізтілеуовте", "Ізтілеуов"),
            ("Дүйсеноваға", "Дүйсенова"),
            ("Есенкелді", "Есенкелді"),
            ("Есенкелдінің", "Есенкелді"),
            ("Төрегелді", "Төрегелді"),
            ("Төрегелдіге", "Төрегелді"),
            ("Құдайберді", "Құдайберді"),
            ("Дәулетті", "Дәулет"),
            ("Приозерскіде", "Приозерск"),
            ("Приозерскіге", "Приозерск"),
        ] {
            assert_eq!(nominative(form), name);
        }
    }

    #[test]
    fn names_of_women_and_men() {
        assert_eq!(is_womans("Бексұлтанова"), Some(true));
        assert_eq!(is_womans("Серікқызы"), Some(true));
        assert_eq!(is_womans("Ақсақалов"), Some(false));
        assert_eq!(is_womans("Серікұлы"), Some(false));
        assert_eq!(is_womans("Мұртаза"), None);
    }

    #[test]
    fn stems_and_suffixes() {
        let told = |word| {
            let Reading { stem, chain, .. } = read(word);
            (stem, chain.is_plural, chain.possessor, chain.case)
        };
        assert_eq!(
            told("халқының"),
            (
                "халық".to_owned(),
                false,
                Some(Possessor::Third),
                Case::Genitive
            )
        );
        assert_eq!(
            told("өңірлердегі"),
            ("өңір".to_owned(), true, None, Case::Locative)
        );
        assert_eq!(
            told("волонтерлер"),
            ("волонтер".to_owned(), true, None, Case::Nominative)
        );
    }

    #[test]
    fn no_word_fails() {
        for word in [
            "",
            "ь",
            "-",
            "123",
            "ааааааааааааааааааааааааа",
            "дың",
            "Latin",
        ] {
            assert!(nominative(word).len() <= word.len());
        }
    }
}
