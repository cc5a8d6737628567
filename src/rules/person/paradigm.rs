//! How names inflect: the nominatives that a form may come from, by the paradigms of the language.

use super::endings::{ENDINGS, Ending};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::is_alphabetic;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of the six cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cases(u8);

impl Cases {
    /// All six.
    pub const ALL: Self = Self(0b11_1111);

    /// The set of one case, numbered as in [`crate::lexicon::grammar::Case`].
    pub const fn one(case: usize) -> Self {
        Self(1 << case)
    }

    /// Whether the sets share a case.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The set of these cases.
    pub fn of(cases: &[usize]) -> Self {
        Self(cases.iter().fold(0, |set, case| set | 1 << case))
    }

    /// The cases in both sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the set holds case number `case`.
    pub const fn has(self, case: usize) -> bool {
        self.0 & (1 << case) != 0
    }
}

/// Who bears a form of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    Man,
    Woman,
    /// Several people of one family name.
    Family,
}

use Bearer::{Man, Woman};

/// A paradigm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Surnames in -ов, -ев, -ин, -ын.
    Possessive,
    /// Adjectives in -ский, -цкий.
    Skiy,
    /// Other adjectives in -ый, -ий.
    Adjective,
    /// Adjectives in -ой.
    Stressed,
    /// Men's names on a consonant, on -й, on -ь.
    Second,
    /// The same with a vowel that comes and goes: «Кравца».
    Fleeting,
    /// Names in -а, -я.
    First,
    /// Women's names in -ь: «Любови».
    Third,
    /// Names in a vowel other than -а, -я, which keep their form.
    Vowel,
    /// Surnames in -ко, -ых, -дзе, -швили, -улы, which keep their form.
    Settled,
    /// Women's names on a consonant.
    Consonant,
    /// Names in -а, -я that keep their form: «Дюма».
    FixedA,
}

/// A nominative that a form may come from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Bytes of the form that the nominative keeps.
    pub keep: usize,
    /// What follows them there.
    pub ending: &'static str,
    pub cases: Cases,
    pub bearer: Bearer,
    pub class: Class,
}

impl Candidate {
    /// The nominative behind `word`.
    pub fn nominative(&self, word: &str) -> String {
        let mut nominative = String::with_capacity(self.keep + self.ending.len());
        nominative.push_str(&word[..self.keep]);
        nominative.push_str(self.ending);
        nominative
    }
}

/// What the letters before an ending must be.
#[derive(Clone, Copy)]
pub(super) enum Stem {
    /// -ов, -ев, -ин, -ын.
    Possessive,
    /// -ск, -цк.
    Sk,
    /// A hard consonant but к, г, х, ц and the hushing ones.
    Plain,
    /// к, г, х.
    Velar,
    /// ж, ш, ч, щ.
    Hushing,
    /// к, г, х, ж, ш, ч, щ.
    Either,
    /// ж, ш, ч, щ, ц.
    HushingC,
    /// н, for adjectives in -ний.
    Soft,
    /// Any consonant but й.
    Consonant,
    /// Any consonant but к, г, х and the hushing ones.
    NotEither,
    /// A vowel.
    Vowel,
    /// A vowel but и.
    VowelNotI,
    /// A consonant, ь or a vowel but и.
    NotI,
    /// и.
    OnI,
    /// A consonant before -ец.
    Before,
}

/// The endings that a word may have by its last letter: in that letter, and empty ones.
static BY_LAST: LazyLock<FxHashMap<char, Vec<&'static Ending>>> = LazyLock::new(|| {
    let last = |ending: &Ending| ending.form.chars().next_back();
    let letters = ENDINGS.iter().filter_map(last);
    letters
        .map(|letter| {
            let fitting = |ending: &&Ending| last(ending).is_none_or(|last| last == letter);
            (letter, ENDINGS.iter().filter(fitting).collect())
        })
        .collect()
});

/// The empty endings: all there are for a word in any other letter.
static EMPTY: LazyLock<Vec<&'static Ending>> = LazyLock::new(|| {
    ENDINGS
        .iter()
        .filter(|ending| ending.form.is_empty())
        .collect()
});

/// Every nominative that `word`, in lower case, may come from.
pub(super) fn candidates(word: &str) -> Vec<Candidate> {
    let mut found = Vec::with_capacity(12);
    let last = word.chars().next_back();
    let endings = last.and_then(|last| BY_LAST.get(&last));
    for ending in endings.unwrap_or(&EMPTY) {
        let Some(stem) = word.strip_suffix(ending.form) else {
            continue;
        };
        if !ending.stems.iter().any(|&wanted| fits(stem, wanted)) {
            continue;
        }
        let candidate = Candidate {
            keep: stem.len(),
            ending: ending.nominative,
            cases: ending.cases,
            bearer: ending.bearer,
            class: ending.class,
        };
        found.push(candidate);
        if ending.class == Class::First {
            found.push(Candidate {
                bearer: Man,
                ..candidate
            });
        }
    }
    found.extend(fixed(word));
    found
}

/// Who bears a name whose ending keeps its form; none of another.
fn settled(word: &str) -> Option<&'static [Bearer]> {
    const BEARERS: [(Group, &[Bearer]); 3] = [
        (Group::Settled, &[Man, Woman]),
        (Group::SettledMan, &[Man]),
        (Group::SettledWoman, &[Woman]),
    ];
    let known = BEARERS.iter().find(|(group, _)| own(*group).ends(word));
    known.map(|(_, bearers)| *bearers)
}

/// The word itself, in all cases.
fn fixed(word: &str) -> impl Iterator<Item = Candidate> + use<> {
    let last = word.chars().next_back().unwrap_or(' ');
    let (class, bearers): (_, &[Bearer]) = match settled(word) {
        Some(bearers) => (Class::Settled, bearers),
        None if matches!(last, 'а' | 'я' | 'ә') => (Class::FixedA, &[Man, Woman]),
        None if is_vowel(last) => (Class::Vowel, &[Man, Woman]),
        None => (Class::Consonant, &[Woman]),
    };
    let keep = word.len();
    bearers.iter().map(move |&bearer| Candidate {
        keep,
        ending: "",
        cases: Cases::ALL,
        bearer,
        class,
    })
}

fn fits(stem: &str, wanted: Stem) -> bool {
    let mut letters = stem.chars().rev();
    let Some(last) = letters.next() else {
        return false;
    };
    if letters.next().is_none() {
        return false;
    }
    let velar = matches!(last, 'к' | 'г' | 'х');
    let hushing = matches!(last, 'ж' | 'ш' | 'ч' | 'щ');
    let vowel = is_vowel(last);
    let consonant = !vowel && !matches!(last, 'й' | 'ь' | 'ъ') && is_alphabetic(last);
    match wanted {
        Stem::Possessive => is_possessive(stem),
        Stem::Sk => own(Group::SkStem).ends(stem),
        Stem::Plain => consonant && !velar && !hushing && last != 'ц',
        Stem::Velar => velar,
        Stem::Hushing => hushing,
        Stem::Either => velar || hushing,
        Stem::HushingC => hushing || last == 'ц',
        Stem::Soft => last == 'н',
        Stem::Consonant => consonant,
        Stem::NotEither => consonant && !velar && !hushing,
        Stem::Vowel => vowel,
        Stem::VowelNotI => vowel && last != 'и',
        Stem::NotI => (vowel && last != 'и') || consonant || last == 'ь',
        Stem::OnI => last == 'и',
        Stem::Before => consonant && last != 'ц' && !is_possessive(stem),
    }
}

/// A surname in -ов, -ев, -ин, -ын, in the nominative of a man.
fn is_possessive(stem: &str) -> bool {
    let mut letters = stem.chars().rev();
    let ending = (letters.next(), letters.next());
    let possessive = matches!(
        ending,
        (Some('в'), Some('о' | 'е' | 'ё')) | (Some('н'), Some('и' | 'ы'))
    );
    possessive && letters.nth(1).is_some()
}

/// Whether a lower-case word is a surname in -ов, -ев, -ин, -ын in some case.
pub(super) fn ends_like_surname(word: &str) -> bool {
    is_possessive(word) || own(Group::SurnameCase).stems_of(word).any(is_possessive)
}

/// Whether a lower-case word is such a surname of several people: «ивановы», «ивановых».
pub(super) fn ends_like_family(word: &str) -> bool {
    own(Group::FamilyCase).stems_of(word).any(is_possessive)
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'а' | 'е'
            | 'ё'
            | 'и'
            | 'о'
            | 'у'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'ә'
            | 'ө'
            | 'ү'
            | 'ұ'
            | 'і'
            | 'є'
            | 'ї'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nominatives of a form in a case.
    fn of(word: &str, case: usize, bearer: Bearer) -> Vec<String> {
        let mut found: Vec<String> = candidates(word)
            .iter()
            .filter(|c| c.cases.has(case) && c.bearer == bearer)
            .map(|c| c.nominative(word))
            .collect();
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn forms_lead_back_to_nominatives() {
        let cases = [
            ("мажитовым", 4, Man, "мажитов"),
            ("мажитовой", 2, Woman, "мажитова"),
            ("дарвином", 4, Man, "дарвин"),
            ("поперечного", 1, Man, "поперечный"),
            ("толстому", 2, Man, "толстой"),
            ("горчаковскую", 3, Woman, "горчаковская"),
            ("обамой", 4, Man, "обама"),
            ("зои", 1, Woman, "зоя"),
            ("ксении", 2, Woman, "ксения"),
            ("юрии", 5, Man, "юрий"),
            ("ильёй", 4, Man, "илья"),
            ("кравцом", 4, Man, "кравец"),
            ("любовью", 4, Woman, "любовь"),
            ("игорем", 4, Man, "игорь"),
            ("әлтаю", 2, Man, "әлтай"),
            ("бондарчук", 1, Woman, "бондарчук"),
            ("момышулы", 1, Man, "момышулы"),
            ("черных", 2, Woman, "черных"),
            ("ивановых", 1, Bearer::Family, "ивановы"),
            ("стругацкими", 4, Bearer::Family, "стругацкие"),
        ];
        for (word, case, bearer, nominative) in cases {
            let found = of(word, case, bearer);
            assert!(
                found.iter().any(|form| form == nominative),
                "{word}: {nominative} not among {found:?}"
            );
        }
    }

    #[test]
    fn surnames_are_known_by_their_endings() {
        for word in ["мажитов", "мажитовой", "кисина", "птицыным"] {
            assert!(ends_like_surname(word), "{word}");
        }
        for word in ["дин", "верба", "лев", "ивановы"] {
            assert!(!ends_like_surname(word), "{word}");
        }
    }
}
