//! Sources of attributions: who states what a stretch of the article says.

use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::list::List;
use crate::link::{Entities, Entity, EntityRef, LinkedAttribution, Organization, Reference};
use crate::mention::{AttributionFact, FigureFact, Names, Referent, Tokens};
use crate::pattern::{entry, nominative_phrase};
use crate::text::Text;
use crate::vocabulary::{MentionKind, OrganizationKind};

/// Confidence of an organization that is known only as a source.
const GENERIC: f64 = 0.6;

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
                .and_then(|referent| entities.refer(text, names, referent, spoken)),
        };
        let speaker = known
            .or_else(|| taken_up(text, &fact, last))
            .or_else(|| behind_service(text, names, &fact, entities))
            .or_else(|| body(text, &fact, figures, entities))
            .filter(|speaker| !entities.via.contains(speaker));
        if let Some(EntityRef::Person(person)) = speaker {
            spoken = Some(person);
        }
        if fact.confidence >= SURE {
            last = speaker.or(last);
        }
        linked.push(LinkedAttribution { fact, speaker });
    }
    linked
}

/// Nouns for a body that take up one named before.
const AGAIN: [&str; 6] = [
    "ведомство",
    "главк",
    "комитет",
    "пресс-служба",
    "управление",
    "штаб",
];

/// «говорится в сообщении», «рассказали в ведомстве»: the source that spoke last.
fn taken_up(text: &Text<'_>, fact: &AttributionFact, last: Option<EntityRef>) -> Option<EntityRef> {
    let again = |referent: &Referent| {
        matches!(referent, Referent::Noun { tokens, head }
            if tokens.len() == 1 && AGAIN.iter().any(|lemma| text.word(*head).has_lemma(lemma)))
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

/// Whether the phrase tells one body from others of its kind: it has more words than its head, or there is
/// but one such body in a place.
fn is_particular(text: &Text<'_>, tokens: &Tokens, head: usize) -> bool {
    let word = text.word(head);
    let single = word.any(|g| g.is_noun() && g.number == Some(Number::Sing));
    let again = AGAIN.iter().any(|lemma| word.has_lemma(lemma));
    let public = || {
        entry(text, head, List::OrgHead).is_some_and(|entry| &*entry.kind == "government") && !again
    };
    single && (tokens.len() > 1 || public())
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
    if !is_particular(text, &tokens, head) {
        return None;
    }
    let name = nominative_phrase(text, &tokens, head);
    let same = |it: &Entity<Organization>| it.what.name == name;
    let index = entities
        .organizations
        .iter()
        .position(same)
        .unwrap_or_else(|| {
            entities
                .organizations
                .push(generic(text, &tokens, head, name));
            entities.organizations.len() - 1
        });
    Some(EntityRef::Organization(index))
}

/// «пресс-служба областной прокуратуры»: the body whose service it is.
fn owner(text: &Text<'_>, tokens: &Tokens, head: usize) -> (Tokens, usize) {
    let service = ["пресс-служба", "пресс-центр"]
        .iter()
        .any(|lemma| text.word(head).has_lemma(lemma));
    let inner = (head + 1..tokens.end).find(|&i| {
        let word = text.word(i);
        word.can_be(Case::Gen) && word.any(|g| g.is_noun())
    });
    match inner.filter(|_| service) {
        Some(inner) => (head + 1..tokens.end, inner),
        None => (tokens.clone(), head),
    }
}

fn generic(text: &Text<'_>, tokens: &Tokens, head: usize, name: String) -> Entity<Organization> {
    let listed = entry(text, head, List::OrgHead).map(|entry| &*entry.kind);
    let kind = match listed {
        Some("government") => OrganizationKind::Government,
        _ => OrganizationKind::Other,
    };
    Entity {
        what: Organization {
            name,
            acronym: None,
            form: None,
            kind: Some(kind),
            aliases: Vec::new(),
        },
        mentions: vec![Reference {
            confidence: Some(GENERIC),
            ..Reference::back(text.span(tokens), MentionKind::Noun)
        }],
        evidence: Vec::new(),
        rule: "refer.source",
        confidence: GENERIC,
    }
}
