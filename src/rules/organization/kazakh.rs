//! Kazakh names, in which the head noun comes last: «Қаржы министрлігі».

use super::{kind_of, mention, named};
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::normal::is_kazakh;
use crate::mention::Mention;
use crate::pattern::{listed, name_phrase};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;

/// «Қаржы министрлігі», «Шымкент қаласының әкімдігі».
pub(super) const KAZAKH: Rule = Rule {
    id: "organization.kazakh",
    about: "Kazakh words from a capitalised one to a head noun in the possessive form",
    examples: &[
        yields(
            "Бұл туралы Қазақстан Республикасының Қаржы министрлігі хабарлады.",
            &["Қазақстан Республикасының Қаржы министрлігі (government)"],
        ),
        silent("Министрлігі туралы айтты.", "a head noun alone"),
    ],
};

const HEADS: ListSet = ListSet::of(&[List::OrgHead]);

/// Adds the Kazakh names of a text.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    for i in 0..text.len() {
        let word = text.word(i);
        if !word.lists.meets(HEADS) && word.phrases.is_empty() {
            continue;
        }
        let Some(head) = listed(text, i, text.sentence(i).end, HEADS) else {
            continue;
        };
        if !head.entry.surface.chars().any(is_kazakh) {
            continue;
        }
        let Some(start) = start(text, i) else {
            continue;
        };
        let tokens = start..i + head.len;
        let name = named(name_phrase(text, &tokens), kind_of(head.entry));
        found.push(mention(&KAZAKH, 0.85, tokens.clone(), tokens, name));
    }
}

/// The first token of the name: the farthest capitalised word that only words join to the head.
fn start(text: &Text<'_>, head: usize) -> Option<usize> {
    let first = text.sentence(head).start;
    let mut start = None;
    let mut i = head;
    while i > first && head - i < 8 && text.is_word(i - 1) {
        i -= 1;
        let word = text.word(i);
        if word.shape.capital {
            if start.is_some_and(|start| i + 1 < start) {
                break;
            }
            start = Some(i);
        } else if !belongs(&word.normal) && !is_joined(text, i) {
            break;
        }
    }
    start
}

/// «және» stands beside it.
fn is_joined(text: &Text<'_>, i: usize) -> bool {
    i > 0 && text.normal(i - 1) == "және" || text.normal(i + 1) == "және"
}

/// A word in lower case that a name may hold: «және», nouns in the genitive, and nouns of quality.
fn belongs(normal: &str) -> bool {
    normal == "және"
        || normal.ends_with("лық")
        || normal.ends_with("лік")
        || svodka_kazakh::read(normal).chain.case == svodka_kazakh::Case::Genitive
}
