//! Family and given names again, once a full name has shown whose they are.

use super::name::{Frame, named};
use super::parts::{Slot, is_capitalised, part};
use super::{FAMILY, GIVEN, mention};
use crate::lexicon::normal::normal_form;
use crate::mention::{Mention, Name, PersonName, PersonReading};
use crate::rules::Rule;
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
        let at = mention.tokens.start;
        let alone = mention.tokens.len() == 1;
        if let Some((slot, nominative)) = slot_of(text, at, &known).filter(|_| alone) {
            let lone = mention.rule == GIVEN.id || mention.rule == FAMILY.id;
            if lone && mention.rule != rule_of(*slot).id {
                // «Джонсон»: the lists have it as a given name, the text as somebody's family name
                *mention = again(text, at, *slot, nominative);
            }
            mention.confidence = mention.confidence.max(0.93);
        }
        taken[mention.tokens.clone()].fill(true);
    }
    for (i, taken) in taken.into_iter().enumerate() {
        if taken || !is_capitalised(text, i) || part(text, i).is_elsewhere() {
            continue;
        }
        if let Some((slot, nominative)) = slot_of(text, i, &known) {
            found.push(again(text, i, *slot, nominative));
        }
    }
}

fn rule_of(slot: Slot) -> &'static Rule {
    match slot {
        Slot::Family => &FAMILY,
        _ => &GIVEN,
    }
}

fn again(text: &Text<'_>, i: usize, slot: Slot, nominative: &str) -> Mention {
    let rule = rule_of(slot);
    let read = named(text, &(i..i + 1), &[(i, slot)], &Frame::default());
    let mut name = read.unwrap_or_default();
    let field = |reading: &PersonReading| match slot {
        Slot::Family => reading.family.as_deref() == Some(nominative),
        _ => reading.given.as_deref() == Some(nominative),
    };
    if !name.readings.iter().any(field) {
        let known = Some(nominative.to_owned());
        let (given, family) = match slot {
            Slot::Family => (None, known),
            _ => (known, None),
        };
        name = PersonName {
            given,
            family,
            ..PersonName::default()
        };
    }
    mention(rule, i..i + 1, 0.9, name)
}

/// Normal forms of the family and given names of full names.
fn known_names(people: &[Mention]) -> FxHashMap<String, (Slot, String)> {
    let mut known = FxHashMap::default();
    for mention in people {
        let Name::Person(name) = &mention.name else {
            continue;
        };
        let (Some(given), Some(family)) = (&name.given, &name.family) else {
            continue;
        };
        if !given.contains('.') {
            known.insert(normal_form(given), (Slot::Given, given.clone()));
        }
        known.insert(normal_form(family), (Slot::Family, family.clone()));
    }
    known
}

/// The slot of the name that the word at token `i` is a form of.
fn slot_of<'a>(
    text: &Text<'_>,
    i: usize,
    known: &'a FxHashMap<String, (Slot, String)>,
) -> Option<&'a (Slot, String)> {
    let word = text.word(i);
    let forms = std::iter::once(&*word.normal).chain(word.readings.iter().map(|r| &*r.lemma));
    forms.filter_map(|form| known.get(form)).next()
}
