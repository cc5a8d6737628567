//! All ways in which a form can be cut into a stem and suffixes.

use crate::chain::{CHAINS, Chain, LONGEST, Written};
use crate::sound::{Harmony, class, is_in_harmony, is_vowel, last, unvoiced};
use std::borrow::Cow;

/// A form cut in two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Split<'a> {
    /// The stem as it stands alone, small letters.
    pub stem: Cow<'a, str>,
    /// What its suffixes say.
    pub chain: Chain,
    /// Whether the vowels of the suffixes are those of the stem; in loans and surnames they need not be.
    pub is_in_harmony: bool,
    /// Whether a letter of the stem was left out before the suffix: «халқы» of «халық», «моделі» of «модель», «артисі» of
    /// «артист».
    pub is_restored: bool,
}

impl<'a> Split<'a> {
    /// A stem before suffixes that were written behind it.
    fn new(stem: impl Into<Cow<'a, str>>, own: &Written, is_restored: bool) -> Self {
        let stem = stem.into();
        Self {
            is_in_harmony: is_in_harmony(&stem, own.harmony),
            stem,
            chain: own.chain,
            is_restored,
        }
    }
}

/// Every way to cut a word in small letters; the whole word as its own stem comes first. Costs a look-up for each of the
/// last letters, and an allocation where a stem is not written as it stands in the word.
pub fn splits(word: &str) -> Vec<Split<'_>> {
    let mut splits = vec![Split {
        stem: Cow::Borrowed(word),
        chain: Chain::NONE,
        is_in_harmony: true,
        is_restored: false,
    }];
    splits.extend(behind_hyphen(word));
    let Some(vowel) = word.find(is_vowel) else {
        return splits;
    };
    let ends = word.char_indices().rev().take(LONGEST);
    for (at, _) in ends.take_while(|(at, _)| *at > vowel) {
        let (stem, suffix) = word.split_at(at);
        for own in CHAINS.get(suffix).into_iter().flatten() {
            match own.chain.begins_with_possessor() && own.after != 'v' {
                true => softened(stem, own, &mut splits),
                false => plain(stem, own, &mut splits),
            }
        }
    }
    splits
}

/// The stem stands as it is before these suffixes, or has lost a vowel of its own: «Приозерскіде».
fn plain<'a>(stem: &'a str, own: &Written, splits: &mut Vec<Split<'a>>) {
    if own.after == 'v' && own.chain.possessor.is_none() {
        let loan = stem.strip_suffix('і').filter(|loan| loan.ends_with("ск"));
        splits.extend(loan.map(|loan| Split::new(loan, own, true)));
    }
    if class(stem) == Some(own.after) {
        splits.push(Split::new(stem, own, false));
    }
}

/// The suffixes begin with a vowel, before which the stem may have changed.
fn softened<'a>(stem: &'a str, own: &Written, splits: &mut Vec<Split<'a>>) {
    let is_own = class(stem) == Some(own.after);
    if is_own && !stem.ends_with(['к', 'қ', 'п']) {
        splits.push(Split::new(stem, own, false));
    }
    let voiced = last(stem).and_then(unvoiced);
    let whole = match voiced {
        Some(letter) => Cow::Owned(with_last(stem, letter)),
        None => Cow::Borrowed(stem),
    };
    if class(&whole) == Some(own.after) {
        if voiced.is_some() {
            splits.push(Split::new(whole.clone(), own, false));
        }
        let longer = with_vowel(&whole, own.harmony);
        splits.extend(longer.map(|stem| Split::new(stem, own, true)));
    }
    if is_own && stem.ends_with(['л', 'р']) {
        splits.push(Split::new(format!("{stem}ь"), own, true));
    }
    if is_own && stem.ends_with('с') {
        splits.push(Split::new(format!("{stem}т"), own, true));
    }
}

/// «тжм-нің», «kia-сы»: an acronym or a foreign word and the suffixes that a hyphen ties to it, which follow how it is
/// spoken.
fn behind_hyphen(word: &str) -> Option<Split<'_>> {
    let (stem, suffix) = word.rsplit_once('-')?;
    let is_word = !stem.is_empty() && stem.chars().all(|c| c.is_alphabetic() || c == '-');
    let own = CHAINS.get(suffix).filter(|_| is_word)?.first()?;
    Some(Split {
        stem: Cow::Borrowed(stem),
        chain: own.chain,
        is_in_harmony: true,
        is_restored: false,
    })
}

fn with_last(stem: &str, letter: char) -> String {
    let mut stem = stem.to_owned();
    stem.pop();
    stem.push(letter);
    stem
}

/// The stem with the vowel that it lost before a suffix: «халқ-» → «халық», «орн-» → «орын».
fn with_vowel(stem: &str, harmony: Harmony) -> Option<String> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let is_pair = !is_vowel(last) && matches!(before, 'р' | 'л' | 'н' | 'у' | 'й' | 'м' | 'з');
    let has_more = letters.any(is_vowel);
    (is_pair && has_more).then(|| {
        let vowel = match harmony {
            Harmony::Back => 'ы',
            Harmony::Front => 'і',
        };
        let mut stem = stem.to_owned();
        stem.pop();
        stem.extend([vowel, last]);
        stem
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::{Case, Possessor};

    fn stems(word: &str, case: Case, possessor: Option<Possessor>) -> Vec<String> {
        let splits = splits(word).into_iter();
        splits
            .filter(|split| split.chain.case == case && split.chain.possessor == possessor)
            .map(|split| split.stem.into_owned())
            .collect()
    }

    #[test]
    fn changed_stems_are_found() {
        let their = Some(Possessor::Third);
        for (word, stem) in [
            ("кітабы", "кітап"),
            ("халқы", "халық"),
            ("тілегі", "тілек"),
            ("моделі", "модель"),
            ("орны", "орын"),
            ("журналисі", "журналист"),
        ] {
            let found = stems(word, Case::Nominative, their);
            assert!(found.iter().any(|own| own == stem), "{word}: {found:?}");
        }
        assert!(stems("тауға", Case::Dative, None).contains(&"тау".to_owned()));
        assert!(!stems("кітапға", Case::Dative, None).contains(&"кітап".to_owned()));
    }

    #[test]
    fn a_hyphen_ties_suffixes_to_acronyms() {
        for (word, case, stem) in [
            ("тжм-нің", Case::Genitive, "тжм"),
            ("іід-ге", Case::Dative, "іід"),
            ("ақш-пен", Case::Instrumental, "ақш"),
            ("ұқк-де", Case::Locative, "ұқк"),
        ] {
            assert!(stems(word, case, None).contains(&stem.to_owned()), "{word}");
        }
        assert!(stems("300-нан", Case::Ablative, None).is_empty());
        assert!(stems("-нан", Case::Ablative, None).is_empty());
    }

    #[test]
    fn a_word_without_vowels_is_a_stem() {
        assert_eq!(splits("тмд").len(), 1);
        assert_eq!(splits("").len(), 1);
    }
}
