//! What svodka publishes: one [`Record`] per article, one [`ErrorRecord`] per document that became none.
//!
//! Names and meanings are the output contract; the JSON Schema in `schemas/` is generated from these
//! types. Offsets are Unicode code points of `article.text`, half-open. Every key is always present.
//!
//! Reading is lenient towards newer versions: unknown keys are passed over, and unknown words of closed lists are
//! read as `other`. The schema is strict: it says all that this version writes.

#[macro_use]
mod macros;

pub mod address;
mod article;
mod brief;
pub mod cells;
mod claim;
mod correction;
mod entity;
mod error;
mod facts;
mod fault;
mod id;
mod position;
pub mod vocabulary;

pub use article::*;
pub use brief::Brief;
pub use claim::*;
pub use correction::{
    Applied, CORRECTION_VERSION, CorrectedDocument, Correction, Decision, Seen, Stated, TextQuote,
    correction_schema,
};
pub use entity::*;
pub use error::*;
pub use facts::*;
pub use fault::{Code, Reason, Stage};
pub use id::Id;
pub use position::Position;
pub use vocabulary::*;

/// Version of the record format. Later versions of the first kind, 1.1 and on, only add keys and words.
pub const SCHEMA_VERSION: &str = "1.0";

table!(
    /// One article and everything it claims.
    Record {
        /// Version of this format.
        schema_version: String,
        /// Given id verbatim; else 20 hex digits of SHA-256 over the place of the document, whatever it holds:
        /// path, member, address by the container, number among the documents that share these. A repeated id
        /// has `~` and a hash of path and member behind it, so that no two records of a run share one.
        id: String,
        /// The program that wrote the record.
        extractor: Extractor,
        /// The document the article was found in.
        source: Source,
        /// The article itself.
        article: Article,
        /// Named undertakings.
        campaigns: Vec<Campaign>,
        /// People.
        people: Vec<Person>,
        /// Organizations.
        organizations: Vec<Organization>,
        /// Places.
        places: Vec<Place>,
        /// Who is what to whom.
        roles: Vec<Role>,
        /// Dates, intervals, durations and sets.
        dates: Vec<Date>,
        /// Counts of people, and of what belongs to a campaign.
        figures: Vec<Figure>,
        /// Sums of money.
        amounts: Vec<Amount>,
        /// What was said.
        quotes: Vec<Quote>,
        /// What a careful reader should look at.
        warnings: Vec<Warning>,
        /// What people decided about the facts, with `--corrections`.
        #[serde(default)]
        corrections: Vec<Applied>,
    }
);

/// The JSON Schema (2020-12) of [`Record`], or of [`ErrorRecord`].
pub fn schema(errors: bool) -> schemars::Schema {
    match errors {
        true => root_schema::<ErrorRecord>("error", SCHEMA_VERSION),
        false => root_schema::<Record>("record", SCHEMA_VERSION),
    }
}

/// The schema of what is written as T; its `$id` says what that is, and of which version: `urn:svodka:record:1.0`.
fn root_schema<T: schemars::JsonSchema>(name: &str, version: &str) -> schemars::Schema {
    let mut schema = schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>();
    schema.insert(
        "$id".to_owned(),
        format!("urn:svodka:{name}:{version}").into(),
    );
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_say_what_they_are_of() {
        for (schema, id) in [
            (schema(false), "urn:svodka:record:1.0"),
            (schema(true), "urn:svodka:error:1.0"),
            (claim_schema(), "urn:svodka:claim:1.0"),
            (entity_schema(), "urn:svodka:entity:1.0"),
            (correction_schema(), "urn:svodka:correction:1.0"),
        ] {
            let found = schema.get("$id").and_then(|id| id.as_str());
            assert_eq!(found, Some(id));
        }
    }

    #[test]
    fn newer_records_are_read() {
        let text = r#"{"code": "seen_by_a_later_version", "difference": null, "refs": ["f1"], "message": "m", "more": 1}"#;
        let warning: Warning = serde_json::from_str(text).unwrap();
        assert_eq!(
            (warning.code, warning.code.name()),
            (WarningCode::Other, "other")
        );
        assert!(!WarningCode::ALL.contains(&WarningCode::Other));
        assert_eq!(WarningCode::by_name("other"), None);
        let schema = serde_json::to_string(&schemars::schema_for!(WarningCode)).unwrap();
        assert!(schema.contains("figures_differ") && !schema.contains("other"));
        let kind: CampaignKind = serde_json::from_str(r#""regatta""#).unwrap();
        assert_eq!(kind, CampaignKind::Other);
        assert_eq!(CampaignKind::by_name("regatta"), None);
        let text = r#"{"name": "svodka", "version": "9", "data": "0", "more": [1]}"#;
        let extractor: Extractor = serde_json::from_str(text).unwrap();
        assert_eq!(extractor.version, "9");
    }
}
