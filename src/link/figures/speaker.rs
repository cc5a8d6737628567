//! Who states a figure: people and bodies mentioned near it are ranked, nobody among them.

mod asked;
mod turns;

use super::Near;
use crate::decide::{Decide, Question, Words};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Case;
use crate::lexicon::list::{List, ListSet};
use crate::link::near::{Spot, nearest};
use crate::link::refer::is_addressed;
use crate::link::{Entities, EntityRef, LinkedAttribution};
use crate::mention::{AttributionKind, FigureFact, Tokens};
use crate::pattern::{Clauses, is_predicate};
use crate::text::{Kind, Text};
use crate::vocabulary::BlockKind;
pub(super) use turns::Turns;

use asked::Asked;

/// Sentences before and behind the figure in which its speaker may be mentioned.
const BEFORE: usize = 4;
const BEHIND: usize = 1;

/// Candidates at most, the nearest first.
const MOST: usize = 12;

/// From which confidence an attribution is somebody's turn to speak.
const SPOKEN: f64 = 0.5;

/// From which confidence of a quote its words are those of its speaker, whoever else is near.
const SURE: f64 = 0.9;

/// Who states the figure, and the words that name him, if any.
pub(super) fn of(
    words: &Words<'_>,
    known: &Near,
    fact: &FigureFact,
    (source, holding): (Option<&LinkedAttribution>, &[usize]),
    entities: &Entities,
    decide: &mut Decide<'_>,
) -> Option<(EntityRef, Option<Tokens>)> {
    let text = words.text;
    if let Some(source) = source.filter(|it| is_stated(text, fact, it) || is_quoted(fact, it)) {
        return source.speaker.map(|speaker| (speaker, None));
    }
    let sentence = text.tokens[fact.tokens.start].sentence as usize;
    let range = sentence.saturating_sub(BEFORE)..(sentence + 1 + BEHIND).min(text.sentences.len());
    let block = text.tokens[fact.tokens.start].block;
    let near = known.spots.within(text, range).iter();
    let near: Vec<Spot> = near
        .filter(|spot| !matches!(spot.entity, EntityRef::Campaign(_)))
        .filter(|spot| text.tokens[spot.start].block + 1 >= block)
        .filter(|spot| text.tokens[spot.start].block <= block)
        .filter(|spot| !is_addressed(text, spot.start..spot.end))
        .copied()
        .collect();
    let clauses = Clauses::of(text, fact.tokens.start);
    let own = said_in(text, &clauses, fact.tokens.start);
    let of_others = is_told_by_others(text, &own, fact, &near);
    let near: Vec<Spot> = near
        .into_iter()
        .filter(|spot| !of_others || own.contains(&spot.start))
        .collect();
    let mut options: Vec<(EntityRef, Option<Spot>)> = nearest(text, &fact.tokens, &near)
        .into_iter()
        .take(MOST)
        .map(|spot| (spot.entity, Some(spot)))
        .collect();
    let holding: Vec<&LinkedAttribution> =
        holding.iter().map(|&i| &entities.attributions[i]).collect();
    let sources = holding.iter().filter_map(|it| it.speaker);
    let sources = sources.chain(source.and_then(|source| source.speaker));
    for speaker in sources.filter(|_| !of_others) {
        if options.iter().all(|(entity, _)| *entity != speaker) {
            options.push((speaker, None));
        }
    }
    let beside = known.turns.beside(text, fact);
    for speaker in beside.speakers().filter(|_| !of_others) {
        if options.iter().all(|(entity, _)| *entity != speaker) {
            options.push((speaker, None));
        }
    }
    if options.is_empty() {
        return None;
    }
    if let Some(stated) = stated_in_headline(text, fact, source).filter(|_| !of_others) {
        let spot = options.iter().find(|(entity, _)| *entity == stated);
        let spot = spot.and_then(|(_, spot)| *spot);
        return Some((stated, spot.map(|spot| spot.start..spot.end)));
    }
    let asked = Asked {
        words,
        entities,
        standing: &known.standing,
        fact,
        clauses,
        source,
        holding,
        near: &near,
        beside,
    };
    let decision = decide.rank(
        Question::Speaker,
        text.span(&fact.tokens),
        options.len() + 1,
        |option, features| match option.checked_sub(1) {
            None => asked.nobody(options.len(), features),
            Some(at) => asked.candidate(options[at], at, options.len(), features),
        },
        |option| match option.checked_sub(1) {
            None => "none".to_owned(),
            Some(at) => entities.name(options[at].0),
        },
    );
    let (entity, spot) = options[decision.answer.checked_sub(1)?];
    Some((entity, spot.map(|spot| spot.start..spot.end)))
}

/// Whether the word at token `i` is a predicate of saying.
fn says(text: &Text<'_>, i: usize) -> bool {
    text.word(i).is(List::Say) && is_predicate(text, i)
}

/// Whether a sentence tells of something that is said: who only acts in another sentence than the figure's does not state it.
fn tells(text: &Text<'_>, sentence: Tokens) -> bool {
    const WORDS: ListSet = ListSet::of(&[List::SayPhrase, List::SayNoun]);
    sentence.into_iter().any(|i| {
        let word = text.word(i);
        says(text, i)
            || word.lists.meets(WORDS)
            || word.phrase_lists.has(List::SayPhrase)
            || text.is_mark(i, '«')
    })
}

/// Whether Kazakh words say who states the figure: the model knows little of them.
fn is_stated(text: &Text<'_>, fact: &FigureFact, source: &LinkedAttribution) -> bool {
    text.is_kazakh(fact.tokens.start) && is_own(source)
}

/// Whether the figure stands in words that a person is quoted with: whose they are, its is. Bodies are quoted from papers that
/// tell of others.
fn is_quoted(fact: &FigureFact, source: &LinkedAttribution) -> bool {
    let said = &source.fact.tokens;
    source.fact.kind == AttributionKind::Direct
        && source.fact.confidence >= SURE
        && matches!(source.speaker, Some(EntityRef::Person(_)))
        && said.start <= fact.tokens.start
        && fact.tokens.end <= said.end
}

/// Whether words of the figure's own sentence attribute it, not those of one before.
fn is_own(source: &LinkedAttribution) -> bool {
    use AttributionKind::{Continued, Nearby};
    !matches!(source.fact.kind, Continued | Nearby)
}

/// Who a headline says states its figure: «…, заявил X», «… — X», «X: …».
fn stated_in_headline(
    text: &Text<'_>,
    fact: &FigureFact,
    source: Option<&LinkedAttribution>,
) -> Option<EntityRef> {
    let block = text.tokens[fact.tokens.start].block as usize;
    let is_headline = text.article.blocks[block].kind == BlockKind::Title;
    let source = source.filter(|it| {
        let holds =
            it.fact.tokens.start <= fact.tokens.start && fact.tokens.end <= it.fact.tokens.end;
        is_headline && holds && is_own(it)
    });
    source?.speaker
}

/// The clause of a figure, with the one that it is the words of: «очевидцы рассказали, что погибли двое».
fn said_in(text: &Text<'_>, clauses: &Clauses, figure: usize) -> Tokens {
    let at = clauses.index(figure);
    let own = clauses.parts[at].clone();
    let told = at > 0 && text.is_a(own.start, Function::That | Function::AsIf);
    match told {
        true => clauses.parts[at - 1].start..own.end,
        false => own,
    }
}

/// «организаторы говорят о 5 тысячах»: people without a name say it, so nobody named elsewhere does.
fn is_told_by_others(text: &Text<'_>, clause: &Tokens, fact: &FigureFact, named: &[Spot]) -> bool {
    let is_named = |i: usize| named.iter().any(|spot| (spot.start..spot.end).contains(&i));
    let people = |i: usize| {
        let word = text.word(i);
        let counted = fact.tokens.contains(&i);
        word.is(List::People) && word.can_be(Case::Nom) && !counted && !is_named(i)
    };
    match clause.clone().find(|&i| says(text, i)) {
        Some(verb) => (clause.start..verb).rev().take(3).any(people),
        None => said_again(text, fact).is_some_and(people),
    }
}

/// «полиция насчитала 2 тысячи, организаторы — 10 тысяч»: who stands, with a dash for the verb, before the figure, in a sentence
/// that has told of another number.
fn said_again(text: &Text<'_>, fact: &FigureFact) -> Option<usize> {
    let dash = fact
        .tokens
        .start
        .checked_sub(1)
        .filter(|&i| text.is_dash(i))?;
    let who = dash.checked_sub(1)?;
    let before = text.sentence(who).start..who;
    let told = before.clone().any(|i| is_predicate(text, i));
    let counted = before
        .into_iter()
        .any(|i| matches!(text.tokens[i].kind, Kind::Number));
    (told && counted).then_some(who)
}
