//! The number and its bound as a fact.

use super::Count;
use crate::mention::{Evidence, FigureFact};
use crate::text::Text;
use crate::vocabulary::{Bound, Measure, Modality, Unit};

/// The fact without what other words say.
pub(super) fn fact(text: &Text<'_>, count: &Count, unit: Unit, rule: &'static str) -> FigureFact {
    let (low, high) = (
        count.number.low.round() as u64,
        count.number.high.map(|n| n.round() as u64),
    );
    let stated = count
        .bound
        .as_ref()
        .map_or(Bound::Exact, |stated| stated.bound);
    let (bound, min, max) = match (count.number.vague, high) {
        (true, _) => (Bound::Vague, Some(low), None),
        (false, Some(high)) => (Bound::Range, Some(low), Some(high)),
        (false, None) => match stated {
            Bound::Over | Bound::AtLeast => (stated, Some(low), None),
            Bound::Under | Bound::AtMost => (stated, None, Some(low)),
            _ => (stated, Some(low), Some(low)),
        },
    };
    let outside = count.bound.as_ref().filter(|stated| {
        !(count.span.start <= stated.words.start && stated.words.end <= count.span.end)
    });
    let evidence = outside.map(|stated| Evidence {
        field: "bound",
        span: text.span(&stated.words),
        rule: "figure.bound",
    });
    FigureFact {
        value: (!matches!(bound, Bound::Range | Bound::Vague)).then_some(low),
        min,
        max,
        bound,
        unit,
        noun: count.noun.as_ref().map(|noun| noun.lemma.clone()),
        subject: None,
        counted_as: None,
        modality: Modality::Reported,
        measure: Measure::Total,
        tokens: count.span.clone(),
        evidence: evidence.into_iter().collect(),
        rule,
        listed: count.noun.as_ref().is_none_or(|noun| noun.listed),
        odds: None,
    }
}
