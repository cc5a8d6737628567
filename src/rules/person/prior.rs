//! How likely a nominative is by its ending alone.

use super::paradigm::{Bearer, Candidate, Class, ends_like_family, ends_like_surname};
use super::parts::Slot;

/// How likely a nominative of this paradigm is as a name of `slot`, by its ending alone.
pub(super) fn prior(slot: Slot, candidate: &Candidate, word: &str) -> f32 {
    let stem = &word[..candidate.keep];
    let ends = |endings: &[&str]| {
        candidate.ending.is_empty() && endings.iter().any(|ending| stem.ends_with(ending))
    };
    let woman = candidate.bearer == Bearer::Woman;
    match slot {
        Slot::Family => match candidate.class {
            Class::Possessive | Class::Skiy => -1.0,
            Class::Adjective => -6.0,
            Class::Stressed => -6.5,
            Class::Settled if ends_like_family(word) => -6.0,
            Class::Settled => -1.5,
            Class::Second if candidate.ending == "й" && stem.ends_with('о') => -6.0,
            Class::Second if candidate.ending == "ь" => soft(stem),
            Class::Second | Class::Consonant => consonant(woman, word, &ends),
            Class::Fleeting if stem.ends_with('в') => -2.5,
            Class::Fleeting => -3.8,
            Class::First => -4.7,
            Class::Third => -9.0,
            Class::Vowel => vowel(word),
            Class::FixedA if ends(&["иа", "уа", "оа", "еа"]) => -4.0,
            Class::FixedA => -7.0,
        },
        Slot::Given => match candidate.class {
            Class::Second | Class::Consonant if ends(&["ом", "ем", "ой", "ей"]) => -8.0,
            Class::Second => -4.5,
            // «Цзэминя»: rather of a man's name in -нь
            Class::First if candidate.ending == "я" && stem.ends_with('н') => -8.0,
            Class::First if woman => -4.5,
            Class::First => -6.5,
            Class::Vowel if ends_like_turkic(word) => -1.5,
            Class::Vowel => vowel(word) - 1.2,
            Class::Third | Class::Consonant | Class::Possessive | Class::Settled => -6.0,
            Class::Fleeting | Class::Skiy => -7.0,
            Class::Adjective | Class::Stressed | Class::FixedA => -8.0,
        },
        Slot::Patronymic => match candidate.class {
            Class::Second if ends(&["ич"]) => -0.2,
            Class::First if woman && stem.ends_with('н') => -0.2,
            Class::Settled => -0.3,
            _ => -7.0,
        },
    }
}

/// «Имангазы», «Бердигали», «Алимкажы»: the last parts of Turkic given names that no case changes.
fn ends_like_turkic(word: &str) -> bool {
    const PARTS: [&str; 7] = ["газы", "ғазы", "гали", "ғали", "кажы", "қажы", "хажы"];
    PARTS
        .iter()
        .any(|part| word.ends_with(part) && word.len() > part.len() + 2)
}

/// A name in a vowel, which keeps its form: the less likely, the more it looks like a form of another.
fn vowel(word: &str) -> f32 {
    if ends_like_surname(word) {
        return -15.0;
    }
    if ["ого", "его", "ому", "ему"]
        .iter()
        .any(|ending| word.ends_with(ending))
    {
        return -9.0;
    }
    match word.chars().next_back() {
        Some('о') => -2.5,
        Some('у') if word.ends_with("еску") => -1.5,
        Some('ю') if word.ends_with("инью") => -2.5,
        Some('и' | 'э' | 'і' | 'ө' | 'ү' | 'ұ') => -3.0,
        Some('е') if word.ends_with("оне") => -3.2,
        Some('е') => -5.2,
        Some('ы') => -7.5,
        _ => -5.7,
    }
}

/// A man's surname in -ь, by the letter before.
fn soft(stem: &str) -> f32 {
    match stem.chars().next_back() {
        Some('л') if !stem.ends_with("лл") => -3.2,
        Some('н' | 'р' | 'д' | 'т') => -3.8,
        _ => -5.5,
    }
}

/// Whether a name has one syllable, in which -ой and -ей are no endings: «Цой», «Хей».
pub(super) fn is_short(word: &str) -> bool {
    word.chars().filter(|&c| "аеёиоуыэюя".contains(c)).count() == 1
}

/// A surname on a consonant, of a man or of a woman, whose form it keeps.
fn consonant(woman: bool, word: &str, ends: &impl Fn(&[&str]) -> bool) -> f32 {
    if ends(&["ых", "их"]) {
        return -9.0;
    }
    if ends(&["ом", "ем", "ым", "им"]) {
        return -5.0;
    }
    if ends(&["ов", "ев", "ёв", "ин", "ын"]) {
        return if woman { -5.0 } else { -3.5 };
    }
    if woman && ends(&["ский", "цкий", "ый", "ий", "ой", "ей"]) && !is_short(word) {
        return -7.0;
    }
    if ends(&["ич", "ян", "янц", "юк", "чук"]) {
        -2.0
    } else {
        -3.0
    }
}
