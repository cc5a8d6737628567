//! How likely a nominative is by its ending alone.

use super::paradigm::{Bearer, Candidate, Class, ends_like_family, ends_like_surname, is_vowel};
use super::parts::Slot;
use std::sync::LazyLock;

/// What the ending is of, as the table names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Man,
    Woman,
    Vowel,
    Turkic,
    Given,
    Fixed,
    Patronymic,
}

/// What a nominative ends in, and how likely it then is. `data/paradigms/name_priors.tsv` has them.
static PRIORS: LazyLock<Vec<(&'static str, Of, f32)>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/paradigms/name_priors.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(read).collect()
});

/// The ending of a row; none of one that says what no name here is for, which a test looks for.
fn read(row: &'static str) -> Option<(&'static str, Of, f32)> {
    let mut cells = row.split('\t');
    let ending = cells.next()?.strip_prefix('-')?;
    let of = match cells.next()? {
        "man" => Of::Man,
        "woman" => Of::Woman,
        "vowel" => Of::Vowel,
        "turkic" => Of::Turkic,
        "given" => Of::Given,
        "fixed" => Of::Fixed,
        "patronymic" => Of::Patronymic,
        _ => return None,
    };
    Some((ending, of, cells.next()?.parse().ok()?))
}

/// How likely the longest ending of the word makes it; none where it has none of this kind. Endings end short of the
/// whole word by `least` bytes at least.
fn by_ending(word: &str, of: Of, least: usize) -> Option<f32> {
    let own = PRIORS.iter().filter(|(ending, known, _)| {
        *known == of && word.len() >= ending.len() + least && word.ends_with(ending)
    });
    let longest = own.max_by_key(|(ending, ..)| ending.len());
    longest.map(|(.., prior)| *prior)
}

/// How likely a nominative of this paradigm is as a name of `slot`, by its ending alone.
pub(super) fn prior(slot: Slot, candidate: &Candidate, word: &str) -> f32 {
    let stem = &word[..candidate.keep];
    let bare = |of: Of| {
        let is_bare = candidate.ending.is_empty();
        is_bare.then(|| by_ending(stem, of, 0)).flatten()
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
            Class::Second | Class::Consonant => consonant(woman, word, &bare),
            Class::Fleeting if stem.ends_with('в') => -2.5,
            Class::Fleeting => -3.8,
            Class::First => -4.7,
            Class::Third => -9.0,
            Class::Vowel => vowel(word),
            Class::FixedA => bare(Of::Fixed).unwrap_or(-7.0),
        },
        Slot::Given => match candidate.class {
            Class::Second => bare(Of::Given).unwrap_or(-4.5),
            // «Цзэминя»: rather of a man's name in -нь
            Class::First if candidate.ending == "я" && stem.ends_with('н') => -8.0,
            Class::First if woman => -4.5,
            Class::First => -6.5,
            // «Имангазы», «Бердигали», «Алимкажы»: no case changes the last parts of Turkic given names
            Class::Vowel => by_ending(word, Of::Turkic, 3).unwrap_or_else(|| vowel(word) - 1.2),
            Class::Consonant => bare(Of::Given).unwrap_or(-6.0),
            Class::Third | Class::Possessive | Class::Settled => -6.0,
            Class::Fleeting | Class::Skiy => -7.0,
            Class::Adjective | Class::Stressed | Class::FixedA => -8.0,
        },
        Slot::Patronymic => match candidate.class {
            Class::Second => bare(Of::Patronymic).unwrap_or(-7.0),
            Class::First if woman && stem.ends_with('н') => -0.2,
            Class::Settled => -0.3,
            _ => -7.0,
        },
    }
}

/// A name in a vowel, which keeps its form: the less likely, the more it looks like a form of another.
fn vowel(word: &str) -> f32 {
    match ends_like_surname(word) {
        true => -15.0,
        false => by_ending(word, Of::Vowel, 0).unwrap_or(-5.7),
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
    word.chars().filter(|&c| is_vowel(c)).count() == 1
}

/// A surname on a consonant, of a man or of a woman, whose form it keeps.
fn consonant(woman: bool, word: &str, bare: &impl Fn(Of) -> Option<f32>) -> f32 {
    let prior = bare(if woman { Of::Woman } else { Of::Man });
    let is_of_woman = woman && is_short(word) && bare(Of::Man).is_none();
    prior.filter(|_| !is_of_woman).unwrap_or(-3.0)
}

#[cfg(test)]
mod tests {
    use super::PRIORS;

    #[test]
    fn every_row_is_read() {
        let rows = include_str!("../../../data/paradigms/name_priors.tsv").lines();
        let rows = rows.filter(|line| !line.starts_with('#')).count() - 1;
        assert_eq!(PRIORS.len(), rows);
    }
}
