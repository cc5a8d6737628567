//! What svodka publishes: one [`Record`] per article, one [`ErrorRecord`] per document that became none.
//!
//! Names and meanings are the output contract; the JSON Schema in `schemas/` is generated from these
//! types. Offsets are Unicode code points of `article.text`, half-open. Every key is always present.
//!
//! Reading is lenient towards newer versions: unknown keys are passed over, and unknown words of closed lists are
//! read as `other`. The schema is strict: it says all that this version writes.

#[macro_use]
mod macros;

mod brief;
mod claim;
mod correction;
mod entity;
mod fault;
mod id;
mod position;
pub mod vocabulary;

pub use brief::Brief;
pub use claim::*;
pub use correction::{
    Applied, CORRECTION_VERSION, CorrectedDocument, Correction, Decision, Seen, Stated, TextQuote,
    correction_schema,
};
pub use entity::*;
pub use fault::{Code, Reason, Stage};
pub use id::Id;
pub use position::Position;
pub use vocabulary::*;

/// Version of the record format.
pub const SCHEMA_VERSION: &str = "0.1";

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

table!(
    /// The program that wrote the record.
    Extractor {
        /// Always `svodka`.
        name: String,
        /// Version of the program.
        version: String,
        /// Hash of dictionaries, lists and model: 8 hex digits.
        data: String,
    }
);

table!(
    /// The document the article was found in.
    Source {
        /// Path as it was given, and behind that of a folder the path inside it, with `/`; bytes of a name that are
        /// no UTF-8 as `%FF`; `-` for standard input.
        path: String,
        /// Name inside a container.
        member: Option<String>,
        /// Byte offset: of a line, row or WARC record in its file (in a compressed WARC of the gzip
        /// member), of a member in its archive; inside a member it counts the unpacked bytes.
        offset: Option<u64>,
        /// Address the document was fetched from, where the source says so.
        url: Option<String>,
        /// `text/plain`, `text/html`, `application/json` or `text/csv`.
        media_type: String,
        /// Character set used.
        encoding: String,
        /// Character set the document declares.
        encoding_declared: Option<String>,
        /// What was mended while decoding.
        repairs: Vec<String>,
        /// Size in bytes.
        bytes: u64,
        /// SHA-256 of the bytes, hexadecimal.
        sha256: String,
    }
);

table!(
    /// The article.
    Article {
        /// Headline as the newsroom wrote it.
        title: Option<String>,
        /// Canonical address.
        url: Option<String>,
        /// What tells the article wherever it stands: its address without what is added to follow readers,
        /// else `text:` and 20 hex digits of SHA-256 over the words of the text.
        key: String,
        /// Name of the site.
        site: Option<String>,
        /// Section of the site.
        section: Option<String>,
        /// Authors as printed.
        authors: Vec<String>,
        /// ISO 639-1 code of the main language.
        language: Option<String>,
        /// When it was published, where the page says so.
        published: Option<Published>,
        /// Organizations it is passed on from.
        via: Vec<Id>,
        /// Id of the first record with the same text, with `--dedup`; null for the first.
        duplicate_of: Option<String>,
        /// Id of the first record of those with nearly the same text, its own for the first; null
        /// without `--dedup`.
        near_duplicate_group: Option<String>,
        /// Title and paragraphs joined by blank lines; null with `--no-text`.
        text: Option<String>,
        /// Code points of the text.
        text_length: u64,
        /// SHA-256 of the text, hexadecimal.
        text_sha256: String,
        /// Parts of the text.
        blocks: Vec<Block>,
    }
);

table!(
    /// When the article was published.
    Published {
        /// EDTF.
        edtf: String,
        /// The day, where it is known.
        date: Option<String>,
        /// The time of day, with its zone where stated.
        time: Option<String>,
        /// Grain.
        precision: Precision,
        /// Where it was read.
        origin: DateOrigin,
        /// The words as printed.
        text: Option<String>,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// A part of `article.text`.
    Block {
        /// Its kind.
        kind: BlockKind,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// ISO 639-1 code of its language.
        language: Option<String>,
        /// First byte in the document that `source.sha256` is of, with `--with-source-map`.
        source_start: Option<u64>,
        /// One past the last byte in the document.
        source_end: Option<u64>,
    }
);

table!(
    /// A span that refers to an entity.
    Mention {
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The words.
        text: String,
        /// How it refers.
        kind: MentionKind,
        /// What found it: a rule; `tagger`, where only the learned tagger sees the name; `refer.noun` and
        /// `refer.pronoun` for words that stand for it.
        rule: String,
        /// Probability that a name is right; null for nouns and pronouns.
        confidence: Option<f64>,
    }
);

table!(
    /// Words that support a field read from elsewhere than the object's own span.
    Evidence {
        /// The field they support.
        field: String,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The words.
        text: String,
        /// The rule that read them.
        rule: String,
    }
);

table!(
    /// A named organized public undertaking.
    Campaign {
        /// Id in this record.
        id: Id,
        /// Identity across the archive; null until articles are linked.
        entity: Option<String>,
        /// Which edition of the series it is (`2019`, else `8`), where stated; null until articles are linked.
        edition: Option<String>,
        /// Name in the nominative, without outer quotes.
        name: String,
        /// Kind.
        kind: CampaignKind,
        /// Lemma of the head noun beside the name, the most frequent in the text.
        kind_word: Option<String>,
        /// Reach.
        scope: Option<Scope>,
        /// Lemma of the word that states the reach.
        scope_word: Option<String>,
        /// What it is for, where a sentence states it.
        aim: Option<String>,
        /// Date id of its beginning.
        begins: Option<Id>,
        /// Date id of its end.
        ends: Option<Id>,
        /// Other names.
        aliases: Vec<String>,
        /// Where it is mentioned.
        mentions: Vec<Mention>,
        /// Why.
        evidence: Vec<Evidence>,
        /// The rule that found it.
        rule: String,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// A person.
    Person {
        /// Id in this record.
        id: Id,
        /// Identity across the archive; null until articles are linked.
        entity: Option<String>,
        /// Given name, patronymic, family name, in the nominative.
        name: String,
        /// Given name or initials.
        given: Option<String>,
        /// Patronymic.
        patronymic: Option<String>,
        /// Family name.
        family: Option<String>,
        /// Gender, where the text shows it.
        gender: Option<Gender>,
        /// Where the person is mentioned.
        mentions: Vec<Mention>,
        /// Why.
        evidence: Vec<Evidence>,
        /// The rule that found the person.
        rule: String,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// An organization.
    Organization {
        /// Id in this record.
        id: Id,
        /// Identity across the archive; null until articles are linked.
        entity: Option<String>,
        /// Name in the nominative, without outer quotes.
        name: String,
        /// Its acronym.
        acronym: Option<String>,
        /// Legal form or generic noun beside a quoted name.
        form: Option<String>,
        /// Kind; null where nothing shows it.
        kind: Option<OrganizationKind>,
        /// Other names.
        aliases: Vec<String>,
        /// Where it is mentioned.
        mentions: Vec<Mention>,
        /// Why.
        evidence: Vec<Evidence>,
        /// The rule that found it.
        rule: String,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// A place.
    Place {
        /// Id in this record.
        id: Id,
        /// Identity across the archive; null until articles are linked.
        entity: Option<String>,
        /// Name in the nominative.
        name: String,
        /// Kind.
        kind: PlaceKind,
        /// ISO 3166 code of its country.
        country: Option<String>,
        /// Other names.
        aliases: Vec<String>,
        /// Where it is mentioned.
        mentions: Vec<Mention>,
        /// Why.
        evidence: Vec<Evidence>,
        /// The rule that found it.
        rule: String,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// Who is what to whom, once for each time it is stated.
    Role {
        /// Id in this record.
        id: Id,
        /// Person or organization id.
        holder: Id,
        /// Kind.
        kind: RoleKind,
        /// Organization, place or campaign id.
        target: Option<Id>,
        /// Title in the nominative, without the organization that is the target.
        title: Option<String>,
        /// Whether it is held now.
        status: Option<RoleStatus>,
        /// How it was read.
        basis: Basis,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The words.
        text: String,
        /// Why.
        evidence: Vec<Evidence>,
        /// The rule that found it.
        rule: String,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// A date of the text.
    Date {
        /// Id in this record.
        id: Id,
        /// Type.
        #[serde(rename = "type")]
        kind: DateType,
        /// EDTF, null where it cannot be resolved.
        edtf: Option<String>,
        /// First true day.
        earliest: Option<String>,
        /// Last true day.
        latest: Option<String>,
        /// Grain.
        precision: Option<Precision>,
        /// ISO 8601 duration; for a set its period.
        duration: Option<String>,
        /// How it was read.
        basis: Basis,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The words.
        text: String,
        /// The rule that found it.
        rule: String,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// A count of people, or of what belongs to a campaign.
    Figure {
        /// Id in this record.
        id: Id,
        /// The number said; null for range and vague.
        value: Option<u64>,
        /// Smallest number it states.
        min: Option<u64>,
        /// Largest number it states.
        max: Option<u64>,
        /// How the number bounds the true one.
        bound: Bound,
        /// What is counted.
        unit: Unit,
        /// Lemma of the counted noun.
        noun: Option<String>,
        /// Who they are where the noun is generic.
        subject: Option<String>,
        /// What happened to the people; null for other units.
        counted_as: Option<CountedAs>,
        /// Whether it has happened.
        modality: Modality,
        /// What the number measures.
        measure: Measure,
        /// The first figure of this record that states the same quantity.
        repeats: Option<Id>,
        /// The campaign it belongs to.
        campaign: Option<Id>,
        /// The place it holds for.
        place: Option<Id>,
        /// Who said it.
        speaker: Option<Id>,
        /// The quote it stands in.
        quote: Option<Id>,
        /// The date it holds for.
        as_of: Option<Id>,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// Modifier, number and counted noun.
        text: String,
        /// Why.
        evidence: Vec<Evidence>,
        /// The rule that found it.
        rule: String,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// A sum of money.
    Amount {
        /// Id in this record.
        id: Id,
        /// The number said; null for range and vague.
        value: Option<f64>,
        /// Smallest number it states.
        min: Option<f64>,
        /// Largest number it states.
        max: Option<f64>,
        /// How the number bounds the true one.
        bound: Bound,
        /// ISO 4217 code.
        currency: Option<String>,
        /// The campaign it belongs to.
        campaign: Option<Id>,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The words.
        text: String,
        /// The rule that found it.
        rule: String,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// What somebody said.
    Quote {
        /// Id in this record.
        id: Id,
        /// How it is rendered.
        mode: QuoteMode,
        /// Person or organization id.
        speaker: Option<Id>,
        /// Lemma of the verb of saying.
        cue: Option<String>,
        /// First code point.
        start: u32,
        /// One past the last code point.
        end: u32,
        /// The words, without the outer marks.
        text: String,
        /// Why.
        evidence: Vec<Evidence>,
        /// The rule that found it.
        rule: String,
        /// Probability that it is right.
        confidence: f64,
    }
);

table!(
    /// What a careful reader should look at.
    Warning {
        /// What it is about.
        code: WarningCode,
        /// In what figures differ.
        difference: Option<Difference>,
        /// Ids of this record.
        refs: Vec<Id>,
        /// For people.
        message: String,
    }
);

table!(
    /// A document that became no record: the line of the errors file.
    ErrorRecord {
        /// Version of this format.
        schema_version: String,
        /// The document.
        source: ErrorSource,
        /// The stage that failed.
        stage: Stage,
        /// What was wrong, for programs; `skipped` where nothing was.
        code: Code,
        /// Why it was left aside, with `skipped`.
        reason: Option<Reason>,
        /// What was wrong and the way out.
        message: String,
    }
);

table!(
    /// Where a failed document came from.
    ErrorSource {
        /// Path, as in records.
        path: String,
        /// Name inside a container, or the given id of a JSON line.
        member: Option<String>,
        /// Line in the file, from 1.
        line: Option<u64>,
        /// Byte offset, as in records.
        offset: Option<u64>,
        /// Address the document was fetched from, where the container says so.
        url: Option<String>,
    }
);

/// The JSON Schema (2020-12) of [`Record`], or of [`ErrorRecord`].
pub fn schema(errors: bool) -> schemars::Schema {
    match errors {
        true => root_schema::<ErrorRecord>("error", SCHEMA_VERSION),
        false => root_schema::<Record>("record", SCHEMA_VERSION),
    }
}

/// The schema of what is written as T; its `$id` says what that is, and of which version: `urn:svodka:record:0.1`.
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
            (schema(false), "urn:svodka:record:0.1"),
            (schema(true), "urn:svodka:error:0.1"),
            (claim_schema(), "urn:svodka:claim:0.1"),
            (entity_schema(), "urn:svodka:entity:0.1"),
            (correction_schema(), "urn:svodka:correction:0.1"),
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
