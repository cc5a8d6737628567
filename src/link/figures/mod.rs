//! Figures and sums: their campaign, speaker, quote, date and place; repeats and contradictions.

mod campaign;
mod compare;
mod context;

use super::{Caution, Entities, LinkedAmount, LinkedFigure};
use crate::mention::{AmountFact, Evidence, FigureFact, Names, Tokens};
use crate::text::Text;
use crate::vocabulary::{Unit, WarningCode};

/// Ties figures and sums of money to what the article says about them.
pub(super) fn link(
    text: &Text<'_>,
    names: &Names,
    figures: Vec<FigureFact>,
    amounts: Vec<AmountFact>,
    damaged: Vec<(Tokens, String)>,
    entities: &mut Entities,
) {
    entities.figures = figures
        .into_iter()
        .map(|fact| figure(text, names, fact, entities))
        .filter(|figure| figure.fact.unit == Unit::Person || figure.campaign.is_some())
        .collect();
    compare::mark_repeats(&mut entities.figures);
    let differing = compare::differing(text, entities);
    entities.cautions.extend(differing);
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

/// A figure with its references, each with the words that state it.
fn figure(text: &Text<'_>, names: &Names, fact: FigureFact, entities: &Entities) -> LinkedFigure {
    let undertaking = (!campaign::is_of_victims(&fact))
        .then(|| {
            campaign::of(
                text,
                names,
                &fact.tokens,
                campaign::may_refer_back(&fact),
                entities,
            )
        })
        .flatten();
    let as_of = context::date(text, &fact.tokens, &entities.dates);
    let place = context::place(text, names, &fact.tokens, entities);
    let quote = context::quote(&fact.tokens, &entities.quotes);
    let source = context::attribution(&fact.tokens, &entities.attributions)
        .map(|index| &entities.attributions[index])
        .filter(|source| source.speaker.is_some());
    let mut linked = LinkedFigure {
        fact,
        repeats: None,
        campaign: undertaking.as_ref().map(|found| found.campaign),
        place: place.map(|(place, _)| place),
        speaker: source.and_then(|source| source.speaker),
        quote,
        as_of,
    };
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
    if let Some(source) = source {
        evidence.extend(context::reason(source));
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
