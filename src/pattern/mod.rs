//! Shapes over tokens that rules are made of. Knows no facts.

mod again;
mod clause;
mod head;
mod inflect;
mod kazakh;
pub mod number;
mod preposition;
mod written;

pub use again::Phrases;
pub use clause::{Clauses, has_predicate, is_aside, is_predicate, predicate_of};
pub use head::{Head, compound_head, head_before};
pub use inflect::{name_phrase, nominative_of, nominative_phrase, phrase, title_case_like};
pub use kazakh::{
    as_printed, bare_body, before_gloss, behind_gloss, is_action, is_surname, nominative_of_word,
};
pub use preposition::governed;
pub use written::{Fit, Ground, Names as PatternNames, Pattern, Stretches};

use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::{Entry, EntryId, List, ListSet};
use crate::lexicon::sketch::Sketch;
use crate::lexicon::word::{Word, admits};
use crate::text::Text;
use std::ops::Range;

/// Whether «не» stands right before token `i`.
pub fn is_negated(text: &Text<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).filter(|&before| text.is_word(before));
    before.is_some_and(|before| text.is_a(before, Function::Not))
}

/// Whether token `i` is «его», «её» or «их»: whose something is, or whom a verb has for its object.
pub fn is_ones(text: &Text<'_>, i: usize) -> bool {
    text.is_a(i, Function::His | Function::Her | Function::Their)
}

/// An entry of a list found in a text.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Number of tokens it covers.
    pub len: usize,
}

/// The longest entry of one of `lists` that begins at token `at` and ends before `end`; among equals
/// the first in its file; none where no token is left. Costs nothing where the token begins no entry.
#[inline]
pub fn listed<'a>(text: &Text<'a>, at: usize, end: usize, lists: ListSet) -> Option<Listed<'a>> {
    if at >= end {
        return None;
    }
    let word = text.word(at);
    let any = word.lists.meets(lists) || word.phrase_lists.meets(lists);
    any.then(|| longest(text, at, end, lists))?
}

fn longest<'a>(text: &Text<'a>, at: usize, end: usize, lists: ListSet) -> Option<Listed<'a>> {
    let word = text.word(at);
    let lexicon = text.lexicon.lists();
    let mut best: Option<Listed<'a>> = None;
    let phrases: &[_] = if word.phrase_lists.meets(lists) {
        &word.phrases
    } else {
        &[]
    };
    let phrases = phrases.iter().zip(&word.lists_of_phrases);
    for (&id, _) in phrases.filter(|(_, list)| lists.has(**list)) {
        let place = lexicon.place(id);
        let len = usize::from(place.words);
        let longer = best.is_none_or(|best| len > best.len);
        // most phrases that the word begins end in another word than the text has there; their rows stay unread
        let may_be =
            longer && at + len <= end && text.word(at + len - 1).sketch.has_any(place.last);
        if may_be && phrase_at(text, at, lexicon.entry(id)) {
            let entry = lexicon.entry(id);
            best = Some(Listed { entry, len });
        }
    }
    if best.is_some() || !word.lists.meets(lists) {
        return best;
    }
    let of_lists = |&&id: &&EntryId| lists.has(lexicon.list_of(id));
    word.entries.iter().find(of_lists).map(|&id| Listed {
        entry: lexicon.entry(id),
        len: 1,
    })
}

/// The entry of `list` that the one word at token `at` is.
pub fn entry<'a>(text: &Text<'a>, at: usize, list: List) -> Option<&'a Entry> {
    let word = text.word(at);
    if !word.is(list) {
        return None;
    }
    let lists = text.lexicon.lists();
    word.entries
        .iter()
        .map(|&id| lists.entry(id))
        .find(|entry| entry.list == list)
}

/// Whether the word at token `at` is a title of the list for a post in an organization: «директор», «руководитель».
pub fn is_post(text: &Text<'_>, at: usize) -> bool {
    let post = entry(text, at, List::Office).and_then(|entry| entry.extra.first());
    post.is_some_and(|cell| &**cell == "post")
}

/// Whether the word at token `at`, in whatever case, is a given name of this gender, `m` or `f`, and of no other.
pub fn is_given_of(text: &Text<'_>, at: usize, gender: &str) -> bool {
    let lists = text.lexicon.lists();
    let entries = text.word(at).entries.iter().map(|&id| lists.entry(id));
    let mut genders = entries
        .filter(|entry| entry.list == List::GivenName)
        .filter_map(|entry| entry.extra.first())
        .peekable();
    genders.peek().is_some() && genders.all(|known| &**known == gender)
}

/// Whether the words of `entry` stand at token `at`: each as printed, or in another form of its lemma. The last one
/// is the first asked, for many entries share their first.
fn phrase_at(text: &Text<'_>, at: usize, entry: &Entry) -> bool {
    entry.words.iter().enumerate().rev().all(|(i, wanted)| {
        let word = text.word(at + i);
        let is_form = word.sketch.may_hold(wanted.sketch) && word.is_form_of(&wanted.normal);
        let lemma = || entry.lemma(i, text.lexicon.morphology());
        let has_lemma =
            |lemma: &str| word.sketch.may_hold(Sketch::of(lemma)) && word.has_lemma(lemma);
        let same = is_form || lemma().is_some_and(has_lemma);
        same && (i > 0 || admits(entry, word))
    })
}

/// Where the noun for a part of an organization ends with which `tokens` begin, adjectives before it: «молодёжный
/// отдел епархии».
pub fn part_of_organization(text: &Text<'_>, tokens: &Range<usize>) -> Option<usize> {
    let attribute = |i: &usize| text.is_word(*i) && text.word(*i).any(|g| g.is_adjectival());
    let adjectives = tokens.clone().take_while(attribute).count();
    let noun = |start: usize| {
        let found = listed(text, start, tokens.end, ListSet::of(&[List::OrgPart]))?;
        Some(start + found.len)
    };
    (tokens.start..tokens.end.min(tokens.start + adjectives + 1)).find_map(noun)
}

/// Whether a reading of the word satisfies `test` and is not improbable.
pub fn plausibly(word: &Word, test: impl Fn(&Grammar) -> bool) -> bool {
    word.readings
        .iter()
        .any(|reading| reading.weight >= 0.1 && test(&reading.grammar))
}

/// «староста села»: whether the word at token `i`, a verb by most of its readings, is the genitive of a noun that the noun
/// for a person before it governs.
pub fn is_owner(text: &Text<'_>, i: usize) -> bool {
    const PEOPLE: ListSet = ListSet::of(&[List::Office, List::Deputy, List::People]);
    let genitive = |grammar: &Grammar| grammar.is_noun() && grammar.case == Some(Case::Gen);
    i > text.sentence(i).start
        && plausibly(text.word(i), genitive)
        && text.word(i - 1).lists.meets(PEOPLE)
        && text.is_word(i)
}

/// «Казыбек би», «Кабанбай батыр», «Абылай хан»: a Kazakh title behind a name, in small letters.
pub fn is_honour(word: &Word) -> bool {
    let honours = own(Group::TurkicHonour);
    !word.shape.capital && (honours.has(&word.normal) || honours.has_lemma_of(word))
}

/// The genitive (or other `case`) adjectives, participles and nouns from token `at` on, up to `end`:
/// the tail of a noun phrase. Conjunctions and commas between members of one kind belong to it.
/// Empty where none follows.
pub fn tail(text: &Text<'_>, at: usize, end: usize, case: Case) -> Range<usize> {
    let mut i = at;
    let mut last = at;
    while i < end && text.is_word(i) {
        let word = text.word(i);
        if word.is_a(Function::And) || word.is_a(Function::Or) {
            if last == at || i + 1 >= end {
                break;
            }
            i += 1;
            continue;
        }
        let noun = plausibly(word, |g| {
            g.is_noun() && (g.case == Some(case) || g.indeclinable)
        });
        let adjective = plausibly(word, |g| g.is_adjectival() && g.case == Some(case));
        if !noun && !adjective {
            break;
        }
        i += 1;
        if noun {
            last = i;
        }
    }
    at..last
}

/// Tokens before `at` in its sentence, nearest first.
pub fn backwards(text: &Text<'_>, at: usize) -> impl Iterator<Item = usize> + use<> {
    (text.sentence(at).start..at).rev()
}
