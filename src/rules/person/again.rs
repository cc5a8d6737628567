//! Family and given names again, once a full name has shown whose they are.

use super::parts::{Slot, is_capitalised, part};
use super::{FAMILY, GIVEN, person};
use crate::mention::{Mention, Name};
use crate::text::Text;
use rustc_hash::FxHashMap;

/// Adds a mention wherever a word of a full name found from index `first` on stands alone with a capital,
/// in any case, also where a sentence begins; a family name found before on weaker grounds gains.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>, first: usize) {
    let known = known_names(&found[first..]);
    if known.is_empty() {
        return;
    }
    let mut taken = vec![false; text.len()];
    for mention in &mut found[first..] {
        let alone = mention.tokens.len() == 1;
        if alone && slot_of(text, mention.tokens.start, &known).is_some() {
            mention.confidence = mention.confidence.max(0.93);
        }
        taken[mention.tokens.clone()].fill(true);
    }
    for (i, taken) in taken.into_iter().enumerate() {
        if taken || !is_capitalised(text, i) || part(text, i).is_elsewhere() {
            continue;
        }
        if let Some(slot) = slot_of(text, i, &known) {
            let rule = if slot == Slot::Family {
                &FAMILY
            } else {
                &GIVEN
            };
            found.extend(person(text, rule, i..i + 1, &[(i, slot)], 0.9));
        }
    }
}

/// Normal forms of the family and given names of full names.
fn known_names(people: &[Mention]) -> FxHashMap<String, Slot> {
    let mut known = FxHashMap::default();
    for mention in people {
        let Name::Person(name) = &mention.name else {
            continue;
        };
        let (Some(given), Some(family)) = (&name.given, &name.family) else {
            continue;
        };
        if !given.contains('.') {
            known.insert(fold(given), Slot::Given);
        }
        known.insert(fold(family), Slot::Family);
    }
    known
}

fn fold(name: &str) -> String {
    name.to_lowercase().replace('ё', "е")
}

/// The slot of the name that the word at token `i` is a form of.
fn slot_of(text: &Text<'_>, i: usize, known: &FxHashMap<String, Slot>) -> Option<Slot> {
    let word = text.word(i);
    let forms = std::iter::once(&*word.normal).chain(word.readings.iter().map(|r| &*r.lemma));
    forms.filter_map(|form| known.get(form)).next().copied()
}
