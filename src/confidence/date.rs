//! Whether a date is one, and that one; and sums of money.

use super::Asked;
use crate::decide::{Features, step};
use crate::link::LinkedAmount;
use crate::mention::DateFact;

/// Words of a date that enter features.
const MOST: usize = 8;

impl Asked<'_> {
    /// Names what speaks for and against a date.
    pub(super) fn date(&self, date: &DateFact, features: &mut Features<'_>) {
        let text = self.words.text;
        self.common(date.rule, &date.tokens, features);
        let basis = date.basis as usize;
        let precision = date
            .precision
            .map_or(usize::MAX, |precision| precision as usize);
        features.add("rule.basis", (date.rule, basis));
        features.add("rule.precision", (date.rule, precision));
        features.add("type", (date.kind as usize, basis, precision));
        features.add(
            "resolved",
            (date.edtf.is_some(), date.days.is_some(), basis),
        );
        let published = text.article.meta.published.is_some();
        features.add("published", (published, basis, precision));
        let approximate = date
            .edtf
            .as_deref()
            .is_some_and(|edtf| edtf.contains(['~', 'X', '%']));
        features.add("approximate", approximate);
        features.add(
            "open",
            date.edtf.as_deref().is_some_and(|edtf| edtf.contains("..")),
        );
        features.add("within", date.skip > 0);
        for i in date.tokens.clone().take(MOST) {
            features.add("word", self.words.lemma(i));
        }
        let first = date.tokens.start;
        features.add("first", (self.words.lemma(first), step(date.tokens.len())));
        let start = text.sentence(first).start;
        if first > start && text.is_word(first - 1) {
            features.add("rule.before", (date.rule, self.words.lemma(first - 1)));
        }
    }

    /// Names what speaks for and against a sum of money.
    pub(super) fn amount(&self, amount: &LinkedAmount, features: &mut Features<'_>) {
        let fact = &amount.fact;
        self.common(fact.rule, &fact.tokens, features);
        features.add("currency", fact.currency.as_deref().unwrap_or(""));
        features.add("bound", fact.bound as usize);
        let magnitude = fact
            .value
            .map_or(0, |value| value.max(1.0).log10() as usize);
        features.add("size", magnitude);
    }
}
