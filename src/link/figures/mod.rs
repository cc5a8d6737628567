//! Figures and sums: their campaign, speaker, quote, date and place; repeats and contradictions.

mod belongs;
mod campaign;
mod compare;
mod context;
mod event;
mod parts;
mod speaker;
mod when;

use super::Standing;
use super::near::Spots;
use super::{Caution, Entities, LinkedAmount, LinkedFigure};
use crate::decide::{Decide, Words};
use crate::mention::{AmountFact, Evidence, FigureFact, Names, Tokens};
use crate::vocabulary::{CountedAs, Unit, WarningCode};
use belongs::Campaigns;
use context::Holders;

/// Ties figures and sums of money to what the article says about them.
pub(super) fn link(
    words: &Words<'_>,
    names: &Names,
    decide: &mut Decide<'_>,
    figures: Vec<FigureFact>,
    amounts: Vec<AmountFact>,
    damaged: Vec<(Tokens, String)>,
    entities: &mut Entities,
) {
    let text = words.text;
    let attributions = Holders::new(entities.attributions.iter().map(|it| &it.fact.tokens));
    let near = Near {
        spots: Spots::new(text, entities),
        quotes: Holders::new(entities.quotes.iter().map(|it| &it.fact.tokens)),
        turns: speaker::Turns::of(entities, &attributions, &figures),
        attributions,
        standing: Standing::of(entities),
        campaigns: Campaigns::of(entities),
        numbers: belongs::Numbers::of(text, &figures),
        starts: figures.iter().map(|fact| fact.tokens.start).collect(),
    };
    entities.figures = figures
        .into_iter()
        .map(|fact| figure(words, names, &near, fact, entities, decide))
        .filter(|figure| figure.fact.unit == Unit::Person || is_of_something(figure))
        .collect();
    compare::mark_repeats(&mut entities.figures, &mut entities.comparisons);
    compare::mark_rounded(text, &mut entities.figures);
    parts::mark(text, entities);
    compare::differing(text, entities);
    entities
        .cautions
        .extend(damaged.into_iter().map(|(_, message)| Caution {
            code: WarningCode::NumberDamaged,
            difference: None,
            figures: Vec::new(),
            message,
        }));
    entities.amounts = amounts
        .into_iter()
        .map(|fact| LinkedAmount {
            campaign: campaign::of(
                text,
                names,
                &fact.tokens,
                campaign::is_gathered(text, &fact.tokens),
                entities,
            )
            .map(|found| found.campaign),
            fact,
        })
        .collect();
}

/// Whether a number of things is of a campaign or an event.
fn is_of_something(figure: &LinkedFigure) -> bool {
    let mut evidence = figure.fact.evidence.iter();
    figure.campaign.is_some() || evidence.any(|it| it.field == "event")
}

/// What the figures of a document are tied to, in the order in which it is looked for.
struct Near {
    spots: Spots,
    quotes: Holders,
    attributions: Holders,
    turns: speaker::Turns,
    standing: Standing,
    campaigns: Campaigns,
    numbers: belongs::Numbers,
    /// Where the figures begin, in order.
    starts: Vec<usize>,
}

/// A figure with its references, each with the words that state it.
fn figure(
    words: &Words<'_>,
    names: &Names,
    near: &Near,
    fact: FigureFact,
    entities: &Entities,
    decide: &mut Decide<'_>,
) -> LinkedFigure {
    let text = words.text;
    let undertaking = match fact.unit {
        Unit::Person => belongs::of(words, names, near, &fact, entities, decide),
        _ => campaign::of(text, names, &fact.tokens, true, entities),
    };
    let as_of = when::of(text, &fact, &entities.dates);
    let place = context::place(text, names, &fact.tokens, &near.starts, entities);
    let quote = context::quote(&near.quotes.of(&fact.tokens), &entities.quotes);
    let holding = near.attributions.of(&fact.tokens);
    let source = context::attribution(&holding, &entities.attributions)
        .map(|index| &entities.attributions[index])
        .filter(|source| source.speaker.is_some());
    let speaker = match fact.unit {
        Unit::Person => speaker::of(words, near, &fact, (source, &holding), entities, decide),
        _ => source
            .and_then(|source| source.speaker)
            .map(|speaker| (speaker, None)),
    };
    let mut linked = LinkedFigure {
        fact,
        repeats: None,
        campaign: undertaking.as_ref().map(|found| found.campaign),
        place: place.map(|(place, _)| place),
        speaker: speaker.as_ref().map(|(speaker, _)| *speaker),
        quote,
        as_of,
    };
    if undertaking.is_some() && campaign::takes_part(&linked.fact) {
        linked.fact.counted_as = Some(CountedAs::Participant);
    }
    if undertaking.is_none() && linked.fact.unit == Unit::Item {
        let told = event::of(text, &linked.fact);
        linked.fact.evidence.extend(told);
    }
    let evidence = &mut linked.fact.evidence;
    if let Some(found) = undertaking {
        evidence.push(found.evidence);
    }
    if let Some((_, mention)) = place {
        evidence.push(Evidence {
            field: "place",
            span: text.span(&names.mentions[mention].tokens),
            rule: "figure.place",
        });
    }
    if let Some((speaker, named)) = speaker {
        let own = source.filter(|source| source.speaker == Some(speaker));
        let told = own.and_then(context::reason);
        let named = named.map(|words| Evidence {
            field: "speaker",
            span: text.span(&words),
            rule: "speaker.decided",
        });
        evidence.extend(told.or(named));
    }
    if let Some(date) = as_of {
        evidence.push(Evidence {
            field: "as_of",
            span: text.span(&entities.dates[date].tokens),
            rule: "figure.as_of",
        });
    }
    linked
}
