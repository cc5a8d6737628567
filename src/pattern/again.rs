//! Names that a text has already shown, to be found again in one pass over its words.

use crate::text::Text;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Ways in which the words of a phrase may be read together, at most.
const WAYS: usize = 16;

/// Phrases of a text word by word, each word by its first lemma, so that of many that begin alike («Союз …», «Министерство
/// … РК») those alone are met whose words follow.
pub struct Phrases<'t> {
    /// From one word of a phrase to the next.
    next: FxHashMap<(u32, &'t str), u32>,
    /// The phrases that end there.
    ends: Vec<Vec<usize>>,
}

impl<'t> Phrases<'t> {
    /// Takes up the phrases at these tokens, none of them empty.
    pub fn new<'p>(text: &'t Text<'_>, phrases: impl Iterator<Item = &'p Range<usize>>) -> Self {
        let mut all = Self {
            next: FxHashMap::default(),
            ends: vec![Vec::new()],
        };
        for (number, phrase) in phrases.enumerate() {
            let mut at = 0;
            for i in phrase.clone() {
                let new = all.ends.len() as u32;
                at = *all.next.entry((at, lemma(text, i))).or_insert(new);
                if at == new {
                    all.ends.push(Vec::new());
                }
            }
            all.ends[at as usize].push(number);
        }
        all
    }

    /// Numbers of the phrases, rising, whose words may be those from token `i` on in other forms. Costs no more than the
    /// longest phrase that begins there is long.
    pub fn starting(&self, text: &Text<'_>, i: usize) -> Vec<usize> {
        let mut numbers = Vec::new();
        let mut ways = vec![0];
        for at in i..text.len() {
            let mut behind = Vec::new();
            for way in ways {
                let forms = forms(text, at);
                behind.extend(forms.filter_map(|form| self.next.get(&(way, form))));
            }
            behind.sort_unstable();
            behind.dedup();
            behind.truncate(WAYS);
            if behind.is_empty() {
                break;
            }
            let ends = behind.iter().map(|&way| &self.ends[way as usize]);
            numbers.extend(ends.flatten().copied());
            ways = behind;
        }
        numbers.sort_unstable();
        numbers
    }
}

/// The lemma of the first reading of the word at token `i`; the word itself, where it has none.
fn lemma<'t>(text: &'t Text<'_>, i: usize) -> &'t str {
    let word = text.word(i);
    let first = word.readings.first();
    first.map_or(&*word.normal, |reading| &*reading.lemma)
}

/// The normal form of the word at token `i`, and its lemmas.
fn forms<'t>(text: &'t Text<'_>, i: usize) -> impl Iterator<Item = &'t str> {
    let word = text.word(i);
    std::iter::once(&*word.normal).chain(word.readings.iter().map(|reading| &*reading.lemma))
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::text::sample::Analyst;

    #[test]
    fn names_that_begin_alike_are_told_by_their_ends() {
        let streets = [
            "Речной",
            "Лесной",
            "Горный",
            "Степной",
            "Озёрный",
            "Садовый",
        ];
        let names: Vec<String> = streets.map(|street| format!("Союз {street}.")).into();
        let content = format!("{} В Союзе Лесном поют.", names.join(" "));
        Analyst::new().read(&content, |text| {
            let begins = |&i: &usize| text.word(i).has_lemma("союз");
            let all: Vec<_> = (0..text.len()).filter(begins).map(|i| i..i + 2).collect();
            let (known, again) = all.split_at(streets.len());
            let phrases = Phrases::new(text, known.iter());
            assert_eq!(phrases.starting(text, again[0].start), [1]);
        });
    }
}
