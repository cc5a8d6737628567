//! Whether words are said, and by whom.

use super::{Asked, sure};
use crate::decide::{Features, step};
use crate::link::LinkedQuote;
use crate::mention::Referent;

impl Asked<'_> {
    /// Names what speaks for and against a quote.
    pub(super) fn quote(&self, index: usize, quote: &LinkedQuote, features: &mut Features<'_>) {
        let text = self.words.text;
        let fact = &quote.fact;
        self.common(fact.rule, &fact.tokens, features);
        let mode = fact.mode as usize;
        features.add("mode", mode);
        let by = match &fact.speaker {
            Some(Referent::Name(_)) => "name",
            Some(Referent::Noun { .. }) => "noun",
            Some(Referent::Pronoun { .. }) => "pronoun",
            None => "nobody",
        };
        let found = quote.speaker.is_some();
        features.add("rule.speaker", (by, found));
        features.add("rule.speaker.by", (fact.rule, by, found));
        features.add("cue", fact.cue.as_deref().unwrap_or(""));
        features.add("words", step(fact.tokens.len() / 4));
        features.add("sentences", {
            let last = text.tokens[fact.tokens.end - 1].sentence;
            (last - text.tokens[fact.tokens.start].sentence).min(3) as usize
        });
        features.add(
            "capital",
            (text.word(fact.tokens.start).shape.capital, mode),
        );
        if let Some(speaker) = quote.speaker {
            self.refers("who", speaker, &fact.tokens, features);
            let (family, probability) = self.entity(speaker);
            sure(features, "rule.sure.speaker", probability);
            features.add("who.by", (family, by, fact.rule));
            let times = self.standing.quoted.get(&speaker).copied().unwrap_or(0);
            features.add("who.times", times.min(4));
            features.add("who.via", self.standing.via.contains(&speaker));
        }
        for &inside in self.inside.get(&index).into_iter().flatten() {
            let figure = &self.entities.figures[inside];
            features.add(
                "rule.figure",
                (figure.speaker == quote.speaker, figure.speaker.is_some()),
            );
        }
    }
}
