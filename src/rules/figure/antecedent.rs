//! What a number without a noun may count: features of the nouns that were said before it.

use super::Count;
use crate::decide::{Features, Words, step};
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::list::List;
use crate::mention::FigureFact;
use crate::pattern::Clauses;
use crate::pattern::number::may_begin;
use crate::text::Text;
use crate::vocabulary::Unit;

/// Words before a number among which what it counts is looked for.
const REACH: usize = 60;
/// Sentences before that of the number.
const SENTENCES: usize = 2;

/// Names the features of what a number without a noun may count.
pub(super) fn features(
    words: &Words<'_>,
    clauses: &Clauses,
    count: &Count,
    features: &mut Features<'_>,
) {
    if count.noun.is_some() {
        return;
    }
    let text = words.text;
    let start = count.span.start;
    let first = (text.tokens[start].sentence as usize).saturating_sub(SENTENCES);
    let from = text.sentences[first].start.max(start.saturating_sub(REACH));
    let before = (from..start).rev();
    let kinds = before.filter_map(|i| Some((i, living(text, i)?)));
    let kinds: Vec<(usize, bool)> = kinds.collect();
    let people = kinds.iter().filter(|(_, living)| *living).count();
    features.add("of.people", (step(people), step(kinds.len() - people)));
    if let Some((i, living)) = kinds.first() {
        let sentences = text.tokens[start].sentence - text.tokens[*i].sentence;
        words.describe(features, "of.last", *i);
        features.add("of.last.living", (*living, sentences as usize));
    }
    if start >= text.sentence(0).end {
        let mut title = text.sentence(0).filter_map(|i| Some((i, living(text, i)?)));
        let first = title.next();
        features.add(
            "of.title",
            first.map_or(2, |(_, living)| usize::from(living)),
        );
        if let Some((i, _)) = first {
            words.mention(features, "of.title", i);
        }
    }
    let part = &clauses.parts[clauses.index(start)];
    let subject = part
        .clone()
        .find(|i| !count.span.contains(i) && may_act(text, *i));
    let acts = subject.map_or(2, |i| usize::from(living(text, i) == Some(true)));
    features.add("of.subject", acts);
    let is_money = |i: usize| text.word(i).is(List::Currency);
    let size = (count.number.low.max(1.0).log10() * 2.0) as usize;
    let in_part = part.clone().any(is_money);
    let money = (in_part, (from..text.sentence(start).end).any(is_money));
    features.add("of.money", (money, size));
    let preposition = start
        .checked_sub(1)
        .filter(|i| text.word(*i).pos() == Pos::Preposition);
    if let Some(i) = preposition {
        features.add("of.preposition", (text.normal(i), size));
    }
}

/// Words between a numeral and the noun it counts.
const COUNTED: usize = 3;

/// «607 семей обратились. Из них 387 …»: what was counted last before the number, of which it is a part, are no people.
pub(super) fn is_part_of_things(text: &Text<'_>, count: &Count, known: &[FigureFact]) -> bool {
    let start = count.span.start;
    let first = (text.tokens[start].sentence as usize).saturating_sub(1);
    let from = text.sentences[first].start;
    let near = known.last().filter(|last| last.tokens.end > from);
    if near.is_some_and(|last| last.unit != Unit::Person) {
        return !count.number.collective;
    }
    let from = near.map_or(from, |last| last.tokens.end);
    let is_counted = |i: usize| {
        let near = i.saturating_sub(COUNTED).max(text.sentence(i).start)..i;
        near.into_iter().any(|k| may_begin(text, k))
    };
    let mut counted = (from..start).rev().filter(|&i| is_counted(i));
    let last = counted.find_map(|i| living(text, i));
    !count.number.collective && last == Some(false)
}

/// Whether the noun in the plural at token `i` means living beings; `None` for any other word.
fn living(text: &Text<'_>, i: usize) -> Option<bool> {
    let word = text.word(i);
    let best = word
        .best()
        .filter(|r| r.grammar.number == Some(Number::Plur))?;
    let is_people = word.is(List::People);
    (is_people || best.grammar.pos == Pos::Noun).then_some(is_people || best.grammar.animate)
}

/// Whether the noun at token `i` may be what the clause is about.
fn may_act(text: &Text<'_>, i: usize) -> bool {
    let best = text.word(i).best();
    best.is_some_and(|r| r.grammar.is_noun() && r.grammar.case == Some(Case::Nom))
}
