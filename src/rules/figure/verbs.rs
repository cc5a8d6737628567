//! Verbs and nouns that say what happened to the people counted.

use super::state::is_not;
use super::turkic::is_turkic;
use crate::lexicon::grammar::{Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, EntryWord, List};
use crate::mention::Tokens;
use crate::text::Text;
use crate::vocabulary::CountedAs;
use svodka_kazakh::{Chain, Form, Possessor, read};

/// Words that may stand inside a phrase: «приняли самое активное участие».
const GAP: usize = 3;

/// A verb or noun of the list, found in a text.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// Its first token: of a verb the verb itself.
    pub head: usize,
    /// All its words.
    pub words: Tokens,
    /// What it says.
    pub role: CountedAs,
    /// What it says of those to whom it is done, where that is something else.
    pub of_object: Option<CountedAs>,
    /// What it says, it says of those to whom it is done, and of nobody else: «накормить».
    pub is_done: bool,
    /// It is a verb.
    pub verb: bool,
    /// It is a full participle: it belongs to a noun.
    pub participle: bool,
    /// Passive, or reflexive: the people are its subject.
    pub passive: bool,
    /// It says what is still to come.
    pub future: bool,
    /// It says in one word that it has not happened: «қатыспады».
    pub is_negative: bool,
}

/// Whether a verb of the clause `part` says that somebody takes part.
pub fn takes_part(text: &Text<'_>, part: &Tokens) -> bool {
    let joins =
        |event: &Event| event.verb && !event.participle && event.role == CountedAs::Participant;
    events(text, part).iter().any(joins)
}

/// Every verb and noun of the list in `part`, by position; a longer phrase beats a shorter one.
pub(super) fn events(text: &Text<'_>, part: &Tokens) -> Vec<Event> {
    let mut found: Vec<Event> = part
        .clone()
        .filter_map(|i| event_at(text, i, part))
        .collect();
    // «ауруханаға жеткізілді» is one event, its verb no other
    let mut end = 0;
    found.retain(|event| {
        let is_inside = event.words.end <= end && is_turkic(text, event.head);
        end = end.max(event.words.end);
        !is_inside
    });
    found
}

/// Tokens between a figure and the end of its clause that are looked at: clauses are shorter, texts without marks are
/// not.
const REACH: usize = 64;

/// What of a clause lies near a figure, or of another clause next to it.
pub(super) fn around(part: &Tokens, figure: &Tokens) -> Tokens {
    let first = figure.start.min(part.end).saturating_sub(REACH);
    let last = figure.end.max(part.start) + REACH;
    part.start.max(first)..part.end.min(last)
}

/// Kinds of rows: verbs, what verbs say of their object, nouns.
const VERB: &str = "verb";
const OBJECT: &str = "object";
const NOUN: &str = "noun";
const BEHIND: &str = "behind";

/// The longest entry that token `i` begins.
pub(super) fn event_at(text: &Text<'_>, i: usize, part: &Tokens) -> Option<Event> {
    let word = text.word(i);
    if !text.is_word(i) || is_not(text, i) {
        return None;
    }
    if let Some(event) = negated(text, i, part) {
        return Some(event);
    }
    let own = longest(text, i, part, &[VERB, NOUN]);
    let done = longest(text, i, part, &[OBJECT]);
    let len = |found: &Option<(&Entry, Tokens)>| found.as_ref().map_or(0, |it| it.0.words.len());
    let is_done = len(&done) > len(&own);
    let both = len(&done) == len(&own);
    let of_object = done.as_ref().filter(|_| both).map(|it| it.0);
    let (entry, words) = if is_done { done? } else { own? };
    if intends(text, i, &words) {
        return None;
    }
    if describes_noun(text, words.end - 1) {
        return None;
    }
    let verb = &*entry.kind != NOUN;
    let kazakh = text.word(words.end - 1).kazakh_verb;
    let reading = word
        .readings
        .iter()
        .find(|r| matches!(r.grammar.pos, Pos::Verb | Pos::Participle));
    // what the Russian dictionary would guess of «мерт» says nothing
    let is_russian = !is_turkic(text, i);
    let grammar = reading.filter(|_| verb && is_russian).map(|r| r.grammar);
    let passive = grammar.is_some_and(|g| g.passive)
        || is_russian && text.lexicon.group(Group::Reflexive).ends(&word.normal);
    let of_object = of_object.and_then(|entry| CountedAs::by_name(&entry.canonical));
    let role = CountedAs::by_name(&entry.canonical)?;
    Some(Event {
        head: i,
        words,
        role: of_object.filter(|_| passive).unwrap_or(role),
        of_object,
        is_done,
        verb,
        participle: verb
            && is_russian
            && word
                .readings
                .first()
                .is_some_and(|r| r.grammar.is_adjectival() || r.grammar.is_noun()),
        passive,
        future: grammar.is_some_and(|g| g.tense == Some(Tense::Future) && g.finite)
            || kazakh.is_some_and(|verb| verb.form == Form::Intention),
        is_negative: kazakh.is_some_and(|verb| verb.is_negative) && is_turkic(text, i),
    })
}

/// «не вернулись»: the verb at token `i` with the denial before it, where they are one entry.
fn negated(text: &Text<'_>, i: usize, part: &Tokens) -> Option<Event> {
    let not = i
        .checked_sub(1)
        .filter(|&not| not >= part.start && is_not(text, not))?;
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let entries = text.word(not).phrases.iter().map(|&id| lists.entry(id));
    let verbs = entries.filter(|entry| entry.list == List::FigureVerb && &*entry.kind == VERB);
    let found = verbs.filter_map(|entry| {
        let words = entry.words.get(1..)?;
        word.has_lemma(&words.first()?.normal).then_some(())?;
        Some((entry, words_of(text, i, part, words)?))
    });
    let (entry, words) = found.max_by_key(|(entry, _)| entry.words.len())?;
    Some(Event {
        head: i,
        words: words.start.min(not)..words.end,
        role: CountedAs::by_name(&entry.canonical)?,
        of_object: None,
        is_done: false,
        verb: true,
        participle: false,
        passive: false,
        future: word.any(|g| g.tense == Some(Tense::Future) && g.finite),
        is_negative: false,
    })
}

/// The longest entry of these kinds that token `i` begins, with its words.
fn longest<'a>(
    text: &Text<'a>,
    i: usize,
    part: &Tokens,
    kinds: &[&str],
) -> Option<(&'a Entry, Tokens)> {
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let mut best: Option<(&Entry, Tokens)> = None;
    if !word.lists.has(List::FigureVerb) && !word.phrase_lists.has(List::FigureVerb) {
        return None;
    }
    let ids = word.phrases.iter().chain(&*word.entries);
    for &id in ids.filter(|id| lists.list_of(**id) == List::FigureVerb) {
        let entry = lists.entry(id);
        let longer = best
            .as_ref()
            .is_none_or(|(known, _)| entry.words.len() > known.words.len());
        if kinds.contains(&&*entry.kind)
            && longer
            && is_used(text, i, entry)
            && let Some(words) = phrase(text, i, part, entry)
        {
            best = Some((entry, words));
        }
    }
    best
}

/// «против троих возбудили дело», «наехал на двоих»: what a verb of the clause `part` says of those who stand behind the
/// preposition at token `preposition`.
pub(super) fn behind(text: &Text<'_>, part: &Tokens, preposition: usize) -> Option<Event> {
    let lists = text.lexicon.lists();
    let wanted = text.normal(preposition);
    part.clone().find_map(|i| {
        let word = text.word(i);
        let entries = word.phrases.iter().zip(&word.lists_of_phrases);
        let entries = entries.filter(|(_, list)| **list == List::FigureVerb);
        let entries = entries.map(|(&id, _)| lists.entry(id));
        let fits = |entry: &Entry| {
            let (last, words) = entry.words.split_last()?;
            let found =
                &*entry.kind == BEHIND && *last.normal == *wanted && is_used(text, i, entry);
            let words = found.then(|| words_of(text, i, part, words))??;
            Some((words, CountedAs::by_name(&entry.canonical)?))
        };
        let (words, role) = entries.into_iter().find_map(fits)?;
        Some(Event {
            head: i,
            words,
            role,
            of_object: None,
            is_done: true,
            verb: true,
            participle: false,
            passive: false,
            future: word.any(|g| g.tense == Some(Tense::Future) && g.finite),
            is_negative: false,
        })
    })
}

/// «құтқару жұмыстары»: whether a Kazakh verb as a noun only says of what kind the noun behind it is.
fn describes_noun(text: &Text<'_>, i: usize) -> bool {
    let next = i + 1;
    let own = text.word(i).kazakh_verb;
    own.is_some_and(|verb| verb.form == Form::Noun)
        && is_turkic(text, i)
        && read(text.normal(i)).chain == Chain::NONE
        && next < text.sentence(i).end
        && text.is_word(next)
        && text.word(next).kazakh_verb.is_none()
        && read(text.normal(next)).chain.possessor == Some(Possessor::Third)
}

/// «собираются усыновить»: a verb of gathering before an infinitive says what is meant to be done.
fn intends(text: &Text<'_>, i: usize, words: &Tokens) -> bool {
    let next = words.end;
    words.len() == 1
        && next < text.sentence(i).end
        && text.word(next).any(|g| g.infinitive)
        && text
            .lexicon
            .group(Group::Meaning)
            .has_lemma_of(text.word(i))
}

/// Whether the word at `i` is used as the part of speech that the entry has.
fn is_used(text: &Text<'_>, i: usize, entry: &Entry) -> bool {
    let name = &entry.words[0].normal;
    let verb = &*entry.kind != NOUN;
    let word = text.word(i);
    let mut readings = word.readings.iter().filter(|r| r.weight >= 0.1).peekable();
    if readings.peek().is_none() || is_turkic(text, i) {
        return word.is_form_of(name); // a Kazakh or Kyrgyz form
    }
    readings.any(|r| {
        let lemma = *r.lemma == **name || r.verb.as_deref().is_some_and(|v| *v == **name);
        let pos = match r.grammar.pos {
            Pos::Verb | Pos::Participle | Pos::Adjective => verb,
            Pos::Noun => !verb || *r.lemma == **name,
            _ => false,
        };
        lemma && pos
    })
}

/// The words of a phrase: the rest follows its head in order, with a few words between, or stands
/// before it: «участие приняли».
fn phrase(text: &Text<'_>, i: usize, part: &Tokens, entry: &Entry) -> Option<Tokens> {
    words_of(text, i, part, &entry.words)
}

fn words_of(text: &Text<'_>, i: usize, part: &Tokens, words: &[EntryWord]) -> Option<Tokens> {
    let rest = &words[1..];
    if rest.is_empty() {
        return Some(i..i + 1);
    }
    let same = |k: usize, wanted: &str| {
        text.word(k).is_form_of(wanted) || same_stem(text.normal(k), wanted)
    };
    let mut at = i;
    let follows = rest.iter().all(|wanted| {
        let found = (at + 1..part.end.min(at + 2 + GAP)).find(|&k| same(k, &wanted.normal));
        at = found.unwrap_or(at);
        found.is_some()
    });
    if follows {
        return Some(i..at + 1);
    }
    let mut at = part.start.max(i.saturating_sub(2 * GAP));
    let first = (at..i).find(|&k| same(k, &rest[0].normal))?;
    let precedes = rest.iter().all(|wanted| {
        let found = (at..i).find(|&k| same(k, &wanted.normal));
        at = found.map_or(i, |k| k + 1);
        found.is_some()
    });
    precedes.then_some(first..i + 1)
}

/// Whether two words of some length differ in their endings only: «пропавшими», «пропавшим».
fn same_stem(word: &str, wanted: &str) -> bool {
    let letters = wanted.chars().count();
    let stem = letters.saturating_sub(3).max(4);
    letters >= 5
        && word.chars().count() <= letters + 2
        && word
            .chars()
            .zip(wanted.chars())
            .take(stem)
            .all(|(a, b)| a == b)
        && word.chars().count() >= stem
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::Analyst;

    /// Each figure of a clause without end looks for its verb in a few tokens of it.
    #[test]
    fn figures_look_for_verbs_near_them() {
        let whole = 0..100_000;
        let figures = (0..whole.end).step_by(2).map(|i| i..i + 1);
        let looked_at: usize = figures.map(|figure| around(&whole, &figure).len()).sum();
        assert!(looked_at <= 150 * whole.end / 2, "{looked_at} tokens");
    }

    /// A verb far behind a figure says nothing of it, though the clause be one.
    #[test]
    fn verbs_far_away_say_nothing() {
        let analyst = Analyst::new();
        for (words, expected) in [(10, 1), (80, 0)] {
            let marked = format!("[300 волонтёров] {}вышли", "очень ".repeat(words));
            let found = analyst.read_marked(&marked, |text, figure| {
                events(text, &around(&text.sentence(figure.start), &figure)).len()
            });
            assert_eq!(found, expected, "{words} words between");
        }
    }
}
