//! What people decide about the facts of records: a line of `corrections.ndjson` each.
//!
//! A correction names its article by key and its figure by the words themselves with the words around them (the
//! `TextQuoteSelector` of the W3C Web Annotation Data Model), never by offsets: it still finds its place after the
//! text was found anew or the rules have changed. Who decided and when is what that person's own page says; svodka
//! reads no clock.

use super::{Bound, CountedAs, Id, Measure, Modality, Unit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the format of corrections.
pub const CORRECTION_VERSION: &str = "1.0";

/// A decision of a person about one figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// Version of this format.
    pub schema_version: String,
    /// The article.
    pub document: CorrectedDocument,
    /// The words of the figure and those around them.
    pub target: TextQuote,
    /// What was decided, and what it is instead.
    #[serde(flatten)]
    pub decision: Decision,
    /// What the record said when it was decided.
    pub saw: Seen,
    /// Who decided, as they call themselves.
    pub by: Option<String>,
    /// When, as their page says: RFC 3339.
    pub at: Option<String>,
}

/// The article that a correction is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectedDocument {
    /// `article.key` of the record.
    pub key: String,
    /// `id` of the record, for where the key is no longer the same.
    pub id: String,
    /// Headline, for people.
    pub title: Option<String>,
}

/// Words of a text, told from the same words elsewhere in it by what stands around them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TextQuote {
    /// The words.
    pub exact: String,
    /// What stands before them; empty at the beginning of the text.
    pub prefix: String,
    /// What stands behind them; empty at the end of the text.
    pub suffix: String,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// The figure is one, and what is said of it holds, but for what other decisions change.
    Right,
    /// It is no figure of the article.
    Wrong,
    /// It states another number.
    Value {
        /// The number that it states.
        value: Stated,
    },
    /// Something else happened to those counted.
    CountedAs {
        /// What did; null where they are no people.
        counted_as: Option<CountedAs>,
    },
    /// It belongs to another campaign.
    Campaign {
        /// Its name in the nominative; null for none.
        campaign: Option<String>,
    },
    /// Somebody else said it.
    Speaker {
        /// The name of the person or organization; null for nobody.
        speaker: Option<String>,
    },
    /// Nothing was decided, but something is to be known.
    Note {
        /// What.
        note: String,
    },
}

impl Decision {
    /// Its published name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Value { .. } => "value",
            Self::CountedAs { .. } => "counted_as",
            Self::Campaign { .. } => "campaign",
            Self::Speaker { .. } => "speaker",
            Self::Note { .. } => "note",
        }
    }
}

/// A number as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stated {
    /// How it bounds the true one.
    pub bound: Bound,
    /// The number said; of a range the lower, of a vague number the least that it claims.
    pub number: u64,
    /// The upper number of a range; null else.
    pub to: Option<u64>,
}

impl Stated {
    /// `value`, `min` and `max` of a figure that states it.
    pub fn limits(self) -> [Option<u64>; 3] {
        let number = Some(self.number);
        match self.bound {
            Bound::Exact | Bound::About | Bound::Almost => [number; 3],
            Bound::Over | Bound::AtLeast => [number, number, None],
            Bound::Under | Bound::AtMost => [number, None, number],
            Bound::Range => [None, number, self.to],
            Bound::Vague | Bound::Other => [None, number, None],
        }
    }
}

/// What a figure of a record says, with names instead of ids, so that it is understood without the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seen {
    /// The number said.
    pub value: Option<u64>,
    /// Smallest number it states.
    pub min: Option<u64>,
    /// Largest number it states.
    pub max: Option<u64>,
    /// How the number bounds the true one.
    pub bound: Bound,
    /// What is counted.
    pub unit: Unit,
    /// Lemma of the counted noun.
    pub noun: Option<String>,
    /// What happened to the people.
    pub counted_as: Option<CountedAs>,
    /// Whether it has happened.
    pub modality: Modality,
    /// What the number measures.
    pub measure: Measure,
    /// Name of the campaign.
    pub campaign: Option<String>,
    /// Name of who said it.
    pub speaker: Option<String>,
    /// The rule that found it.
    pub rule: String,
}

/// A correction that a record has taken up: a row of its table `corrections`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Applied {
    /// The figure; the id that it had, where it was taken away.
    pub fact: Id,
    /// What was decided: `right`, `wrong`, `value`, `counted_as`, `campaign`, `speaker` or `note`.
    pub decision: String,
    /// What the record said before, in its own words; null where nothing was changed.
    pub was: Option<String>,
    /// The note, or null.
    pub note: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<String>,
    /// First code point of the words.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: String,
}

/// The JSON Schema (2020-12) of [`Correction`].
pub fn correction_schema() -> schemars::Schema {
    crate::root_schema::<Correction>("correction", CORRECTION_VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_said_have_the_limits_of_figures() {
        let limits = |bound, to| {
            let number = 300;
            Stated { bound, number, to }.limits()
        };
        assert_eq!(limits(Bound::Almost, None), [Some(300); 3]);
        assert_eq!(limits(Bound::Over, None), [Some(300), Some(300), None]);
        assert_eq!(limits(Bound::AtMost, None), [Some(300), None, Some(300)]);
        assert_eq!(
            limits(Bound::Range, Some(500)),
            [None, Some(300), Some(500)]
        );
        assert_eq!(limits(Bound::Vague, None), [None, Some(300), None]);
    }

    #[test]
    fn the_schema_is_current() {
        let stored = include_str!("../../../schemas/correction.schema.json");
        let generated = serde_json::to_string_pretty(&correction_schema()).unwrap() + "\n";
        let refresh = "cargo run -- schema --corrections > schemas/correction.schema.json";
        assert!(
            stored == generated,
            "not what the types say; refresh it: {refresh}"
        );
    }

    #[test]
    fn lines_are_flat() {
        let line = r#"{"schema_version":"0.1","document":{"key":"k","id":"i","title":null},"target":{"exact":"5 коров","prefix":"","suffix":""},"decision":"campaign","campaign":null,"saw":{"value":5,"min":5,"max":5,"bound":"exact","unit":"item","noun":"корова","counted_as":null,"modality":"reported","measure":"total","campaign":"Ферма","speaker":null,"rule":"figure.undertaking"},"by":"А. Сейтова","at":"2026-01-05T10:00:00Z"}"#;
        let correction: Correction = serde_json::from_str(line).unwrap();
        assert_eq!(correction.decision, Decision::Campaign { campaign: None });
        assert_eq!(serde_json::to_string(&correction).unwrap(), line);
        let unknown = line.replace("\"campaign\",\"campaign\":null", "\"praise\"");
        assert!(serde_json::from_str::<Correction>(&unknown).is_err());
    }
}
