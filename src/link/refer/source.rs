//! Sources of attributions: who states what a stretch of the article says.

use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::link::bodies::{is_told, takes_up};
use crate::link::{Entities, EntityRef, LinkedAttribution};
use crate::mention::{AttributionFact, Body, Evidence, FigureFact, Names, Referent, Tokens};
use crate::text::Text;

/// The rule of a speaker whom words name that stand before, for his text alone is spoken of.
const TAKEN_UP: &str = "quote.taken_up";

/// Attributions below this are candidates, no answers.
pub(in crate::link) const SURE: f64 = 0.5;

/// Ties attributions to their sources, those of quotes as the quotes. A body without a name that states a
/// figure becomes an organization: «по данным областной прокуратуры».
pub(in crate::link) fn link_attributions(
    text: &Text<'_>,
    names: &Names,
    attributions: Vec<AttributionFact>,
    figures: &[FigureFact],
    entities: &mut Entities,
) -> Vec<LinkedAttribution> {
    let mut spoken = None;
    let mut last = None;
    let mut linked: Vec<LinkedAttribution> = Vec::with_capacity(attributions.len());
    for fact in attributions {
        let known = match (fact.quote, fact.carries) {
            (Some(quote), _) => entities.quotes[quote].speaker,
            (None, Some(carried)) => linked[carried].speaker,
            (None, None) => fact
                .speaker
                .as_ref()
                .filter(|referent| {
                    !matches!(referent, Referent::Name(mention)
                    if is_addressed(text, names.mentions[*mention].tokens.clone()))
                })
                .and_then(|referent| entities.refer(text, names, referent, spoken)),
        };
        let speaker = known
            .or_else(|| taken_up(text, &fact, last))
            .or_else(|| behind_service(text, names, &fact, entities))
            .or_else(|| body(text, &fact, figures, entities))
            .filter(|speaker| speaker.can_speak() && !entities.via.contains(speaker));
        if let Some(EntityRef::Person(person)) = speaker {
            spoken = Some(person);
        }
        if let Some(quote) = fact.quote.filter(|_| fact.is_anonymous) {
            give_back(text, entities, quote, speaker);
        }
        if fact.confidence >= SURE {
            last = speaker.or(last);
        }
        linked.push(LinkedAttribution { fact, speaker });
    }
    linked
}

/// «в обращении к губернатору Денису Паслеру»: a name that is in the dative for certain is of whom something is told to.
pub(in crate::link) fn is_addressed(text: &Text<'_>, name: Tokens) -> bool {
    const OTHERS: [Case; 4] = [Case::Nom, Case::Gen, Case::Ins, Case::Loc];
    let in_case = |case| name.clone().all(|i| text.word(i).can_be(case));
    in_case(Case::Dat) && !OTHERS.into_iter().any(in_case)
}

/// «…», — говорится в сообщении: the body that spoke last is the speaker of the quote too, by where it was named last.
fn give_back(text: &Text<'_>, entities: &mut Entities, quote: usize, speaker: Option<EntityRef>) {
    let Some(EntityRef::Organization(body)) = speaker else {
        return;
    };
    let fact = &mut entities.quotes[quote].fact;
    let start = text.tokens[fact.tokens.start].span.start;
    let mentions = &entities.organizations[body].mentions;
    let before = mentions.partition_point(|known| known.span.start < start);
    fact.evidence
        .extend(before.checked_sub(1).map(|last| Evidence {
            field: "speaker",
            span: mentions[last].span,
            rule: TAKEN_UP,
        }));
    entities.quotes[quote].speaker = speaker;
}

/// «говорится в сообщении», «рассказали в ведомстве»: the source that spoke last.
fn taken_up(text: &Text<'_>, fact: &AttributionFact, last: Option<EntityRef>) -> Option<EntityRef> {
    let again = |referent: &Referent| {
        matches!(referent, Referent::Noun { tokens, head }
            if tokens.len() == 1 && takes_up(text, *head))
    };
    let body = |entity: &EntityRef| matches!(entity, EntityRef::Organization(_));
    last.filter(|entity| {
        fact.is_anonymous || body(entity) && fact.speaker.as_ref().is_some_and(again)
    })
}

/// «в пресс-службе ведомства»: the body named before whose service it is.
fn behind_service(
    text: &Text<'_>,
    names: &Names,
    fact: &AttributionFact,
    entities: &mut Entities,
) -> Option<EntityRef> {
    let Some(Referent::Noun { tokens, head }) = &fact.speaker else {
        return None;
    };
    let (tokens, inner) = owner(text, tokens, *head);
    let referent = Referent::Noun {
        tokens,
        head: inner,
    };
    (inner != *head).then(|| entities.refer(text, names, &referent, None))?
}

/// The body without a name that states a figure, as an organization of its own.
fn body(
    text: &Text<'_>,
    fact: &AttributionFact,
    figures: &[FigureFact],
    entities: &mut Entities,
) -> Option<EntityRef> {
    let Some(Referent::Noun { tokens, head }) = fact.speaker.as_ref().filter(|_| fact.is_body)
    else {
        return None;
    };
    let from = figures.partition_point(|figure| figure.tokens.start < fact.tokens.start);
    figures
        .get(from)
        .filter(|figure| figure.tokens.end <= fact.tokens.end)?;
    let (tokens, head) = owner(text, tokens, *head);
    let body = Body {
        tokens,
        head,
        points_back: false,
    };
    is_told(text, &body).then(|| entities.body(text, &body))
}

/// «пресс-служба областной прокуратуры»: the body whose service it is.
fn owner(text: &Text<'_>, tokens: &Tokens, head: usize) -> (Tokens, usize) {
    let service = text
        .lexicon
        .group(Group::PressService)
        .has_lemma_of(text.word(head));
    let inner = (head + 1..tokens.end).find(|&i| {
        let word = text.word(i);
        word.can_be(Case::Gen) && word.any(|g| g.is_noun())
    });
    match inner.filter(|_| service) {
        Some(inner) => (head + 1..tokens.end, inner),
        None => (tokens.clone(), head),
    }
}
