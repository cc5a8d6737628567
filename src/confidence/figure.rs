//! Whether a figure counts what it says, and what happened to them.

use super::{Asked, reached, sure};
use crate::decide::Features;
use crate::lexicon::list::List;
use crate::link::LinkedFigure;

impl Asked<'_> {
    /// Names what speaks for and against a figure.
    pub(super) fn figure(&self, figure: &LinkedFigure, features: &mut Features<'_>) {
        let text = self.words.text;
        let fact = &figure.fact;
        self.common(fact.rule, &fact.tokens, features);
        let counted_as = fact.counted_as.map_or(usize::MAX, |role| role as usize);
        features.add("counted_as", counted_as);
        features.add("unit", fact.unit as usize);
        if let Some(odds) = &fact.odds {
            let weakest = odds.count * odds.counted_as;
            sure(features, "rule.sure.whole", weakest);
            sure(features, "rule.sure.count", odds.count);
            sure(features, "rule.sure.counted_as", odds.counted_as);
            features.add("sure.counted_as", (counted_as, reached(odds.counted_as)));
            features.add("sure.modality", reached(odds.modality));
            features.add("rule.agreed", odds.agreed);
            features.add(
                "agreed",
                (odds.agreed, counted_as, reached(odds.counted_as)),
            );
        }
        features.add("listed", fact.listed);
        features.add("noun", fact.noun.as_deref().unwrap_or(""));
        if fact.noun.is_some() {
            self.words
                .describe(features, "noun.class", fact.tokens.end - 1);
        }
        features.add("bound", fact.bound as usize);
        features.add("modality", fact.modality as usize);
        features.add("measure", fact.measure as usize);
        let low = fact.min.or(fact.max).unwrap_or(0);
        features.add("size", low.max(1).ilog10() as usize);
        features.add("one", low == 1);
        let evidence = |field: &str| fact.evidence.iter().find(|reason| reason.field == field);
        features.add(
            "rule.reason",
            evidence("counted_as").map_or("", |reason| reason.rule),
        );
        features.add("campaign", figure.campaign.is_some());
        features.add("speaker", figure.speaker.is_some());
        features.add("repeats", figure.repeats.is_some());
        features.add("subject", fact.subject.is_some());
        let digits = text.word(fact.tokens.start).shape.digit;
        features.add("digits", (digits, fact.tokens.len().min(3)));
        features.add("people", text.word(fact.tokens.end - 1).is(List::People));
    }
}
