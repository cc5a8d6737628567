//! What a source states without a clause of its own: «рассказали о …», «об этом сообщили в …».

use super::clause::has_predicate;
use super::cue::{self, Cue};
use super::indirect::{ABOUT, attribution, indirect, push, speaker};
use super::passing::cited_source;
use super::reader::{Attribution, Reader};
use super::source::Source;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Pos;
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{AttributionKind, Tokens};
use crate::pattern::is_negated;
use crate::text::Text;
use crate::vocabulary::BlockKind;

/// What the source speaks of stands beside the verb: «о трёх раненых».
pub(super) const ON_TOPIC: f64 = 0.75;
/// Nothing says that the words are what was said.
const BESIDE: f64 = 0.4;
/// The sentences before «такие данные приводит …».
const BEFORE: f64 = 0.75;

/// Reads the words beside the first verb of saying whose source the part names.
pub(super) fn find(reader: &mut Reader<'_>, part: &Tokens) {
    let text = reader.text;
    let cues = part.clone().filter(|&i| !reader.is_taken(&(i..i + 1)));
    let found = cues
        .filter_map(|i| cue::at(text, i, part.end))
        .filter(|cue| !is_negated(text, cue.tokens.start))
        .find_map(|cue| Some((reader.subject(part, &cue)?, cue)));
    let Some((source, cue)) = found else { return };
    let source = match source {
        source if source.media && cue.passes_on => {
            let cites = reader.text.lexicon.group(Group::Citing).has(cue.lemma);
            let object = || reader.object(part, &cue).filter(|_| cites);
            match cited_source(reader, source.end, part.end).or_else(object) {
                Some(cited) => cited,
                None => return,
            }
        }
        source => source,
    };
    let said = stretch(part, &cue, &source);
    let confidence = if names_topic(text, part, &cue) {
        ON_TOPIC
    } else {
        BESIDE
    };
    let by = attribution(Some(source), &cue);
    reader.report(AttributionKind::Statement, confidence, said, &by);
}

/// The part from the verb on where the source stands before it, else all of it.
fn stretch(part: &Tokens, cue: &Cue<'_>, source: &Source) -> Tokens {
    if source.words.end <= cue.tokens.start {
        cue.tokens.start..part.end
    } else {
        part.clone()
    }
}

/// Whether «о» governs a phrase beside the verb.
fn names_topic(text: &Text<'_>, part: &Tokens, cue: &Cue<'_>) -> bool {
    let near = part.start.max(cue.tokens.start.saturating_sub(8))..part.end.min(cue.tokens.end + 8);
    near.clone()
        .any(|i| text.is_a(i, Function::About | Function::Regarding))
}

/// «…. Об этом сообщил X.», «…. Такие данные приводит X.»: the sentences before it. Gives whether it is one.
pub(super) fn before(reader: &mut Reader<'_>, sentence: &Tokens) -> bool {
    let text = reader.text;
    let Some(anaphor) = anaphor(text, sentence) else {
        return false;
    };
    let verbs = |i: usize| match anaphor {
        Anaphor::Said => cue::at(text, i, sentence.end),
        Anaphor::Data => cue::at(text, i, sentence.end).or_else(|| cue::any_verb(text, i)),
    };
    let Some(cue) = sentence.clone().find_map(verbs) else {
        return matches!(anaphor, Anaphor::Said);
    };
    let goes_on = (cue.tokens.end..sentence.end).any(|i| {
        text.is_mark(i, ':')
            || i + 1 < sentence.end && text.is_mark(i, '«') && reader.is_taken(&(i + 1..i + 2))
    });
    let source = speaker(reader, sentence, &cue).or_else(|| carrier(reader, sentence, &cue));
    let Some(source) = source.filter(|_| !goes_on) else {
        return matches!(anaphor, Anaphor::Said);
    };
    let by = attribution(Some(source), &cue);
    if sentence.start > 0 && anaphor == Anaphor::Said {
        quote_before(reader, sentence.start, &by);
    }
    stated(reader, sentence, &by);
    true
}

/// The sentences before one that takes them up, and what stands in it, as stated by its source.
pub(super) fn before_it(reader: &mut Reader<'_>, sentence: &Tokens, by: &Attribution) {
    if sentence.start > 0 {
        quote_before(reader, sentence.start, by);
    }
    stated(reader, sentence, by);
}

fn stated(reader: &mut Reader<'_>, sentence: &Tokens, by: &Attribution) {
    if sentence.start > 0 {
        reach_back(reader, sentence.start, by);
    }
    reader.report(AttributionKind::Statement, ON_TOPIC, sentence.clone(), by);
}

/// What takes up the sentences before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anaphor {
    /// «об этом».
    Said,
    /// «такие данные», «эту информацию».
    Data,
}

/// The words that take up the sentences before.
fn anaphor(text: &Text<'_>, sentence: &Tokens) -> Option<Anaphor> {
    let near = sentence.start..sentence.end.min(sentence.start + 4);
    near.clone().find_map(|i| {
        let next = i + 1 < sentence.end;
        if text.is_a(i, Function::About) && next && text.is_a(i + 1, Function::This) {
            return Some(Anaphor::Said);
        }
        let takes_up = text
            .lexicon
            .group(Group::TakesUp)
            .has_lemma_of(text.word(i));
        let data = takes_up && next && text.word(i + 1).is(List::SayNoun);
        data.then_some(Anaphor::Data)
    })
}

/// «в сообщении ведомства», «на сайте акимата»: whose it is.
fn carrier(reader: &Reader<'_>, sentence: &Tokens, cue: &Cue<'_>) -> Option<Source> {
    let text = reader.text;
    let placed = (cue.tokens.end..sentence.end.min(cue.tokens.end + 4))
        .find(|&i| text.word(i).pos() == Pos::Preposition)?;
    let (index, _) = (placed..sentence.end).find_map(|i| reader.names.organization(i))?;
    Some(Source::named(reader.names, index)).filter(|source| !source.media)
}

/// The sentence before, as a quote.
fn quote_before(reader: &mut Reader<'_>, start: usize, by: &Attribution) {
    let text = reader.text;
    let before = text.sentence(start - 1);
    let block = &text.article.blocks[text.tokens[before.start].block as usize];
    let plain = block.kind != BlockKind::Title && has_predicate(text, &before);
    if plain {
        push(reader, indirect(&ABOUT, 0.75), before, by);
    }
}

/// The sentences before: those of its own block, else of the block before.
fn reach_back(reader: &mut Reader<'_>, start: usize, by: &Attribution) {
    let text = reader.text;
    let block = text.tokens[start - 1].block;
    let first = (0..start)
        .rev()
        .take_while(|&i| text.tokens[i].block == block)
        .last()
        .unwrap_or(start);
    reader.report(AttributionKind::Before, BEFORE, first..start, by);
}
