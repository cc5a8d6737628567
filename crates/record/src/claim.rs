//! What `svodka claims` writes: one [`Claim`] a line, what an archive says about one quantity as of one day.
//!
//! Lines are sorted by series, and inside a series by time. Who says so stands in [`Claim::sources`]: a statement
//! each, and statements that copy each other share a number.

use crate::{Bound, CountedAs, Id, Measure, Modality, Unit};

table!(
    /// A number that an archive states for a quantity, as of a day, with all who state it.
    Claim {
        /// Version of this format.
        schema_version: String,
        /// `K` and 16 hex digits of SHA-256 over what is claimed and the first statement of it.
        id: String,
        /// `S` and 16 hex digits: the quantity. Claims of one series are compared with each other.
        series: String,
        /// Place in the series, from 1; the order is that of time.
        position: u32,
        /// Entity of the campaign; null where the records are not linked, or for an event.
        campaign: Option<String>,
        /// Name of the campaign; null for an event.
        campaign_name: Option<String>,
        /// Edition of the campaign (`2019`, else `8`).
        edition: Option<String>,
        /// `E` and 16 hex digits: the event that the people belong to where no campaign is named, found by place,
        /// day and words; null for a campaign.
        event: Option<String>,
        /// Words that name the event: the headline of its first article, else the words of the first statement.
        event_name: Option<String>,
        /// What is counted.
        unit: Unit,
        /// Lemma of the counted noun, the most frequent among the statements.
        noun: Option<String>,
        /// Who they are where the noun is generic.
        subject: Option<String>,
        /// What happened to the people counted; null for other units.
        counted_as: Option<CountedAs>,
        /// What the number measures.
        measure: Measure,
        /// Whether it has happened.
        modality: Modality,
        /// Entity of the place it holds for; null where the records are not linked or no place is stated.
        place: Option<String>,
        /// Name of the place it holds for; null where the whole is meant.
        place_name: Option<String>,
        /// The day or time it holds for, EDTF; null where not even the day of publication is known.
        as_of: Option<String>,
        /// Where `as_of` was read.
        as_of_basis: Option<AsOfBasis>,
        /// The number said; null for range and vague.
        value: Option<u64>,
        /// Smallest number it states.
        min: Option<u64>,
        /// Largest number it states.
        max: Option<u64>,
        /// How the number bounds the true one.
        bound: Bound,
        /// What it is to the claim `compared_with`; null for the first of its scope, and where the two neither
        /// follow from each other nor exclude each other.
        relation: Option<Relation>,
        /// Id of the claim of this series that `relation` speaks of.
        compared_with: Option<String>,
        /// All that it is to claims of this series, the surest first: that of `relation`, then what it is to others, as where
        /// a number fulfils a plan and has grown since the first report.
        #[serde(default)]
        relations: Vec<ClaimRelation>,
        /// Independent sources: different numbers in `sources`.
        independent_sources: u32,
        /// Statements, the earliest first.
        sources: Vec<ClaimSource>,
        /// Probability that the claim is right: that of its best statement.
        confidence: f64,
    }
);

table!(
    /// What a claim is to another one of its series.
    ClaimRelation {
        /// What it is.
        relation: Relation,
        /// Id of that claim.
        compared_with: String,
    }
);

impl Claim {
    /// Whether it is that to another claim.
    pub fn is(&self, relation: Relation) -> bool {
        self.compared_by(relation).next().is_some()
    }

    /// Ids of the claims to which it is that; files of earlier versions name one.
    pub fn compared_by(&self, relation: Relation) -> impl Iterator<Item = &str> {
        let first = self.compared_with.as_deref();
        let first =
            first.filter(move |_| self.relations.is_empty() && self.relation == Some(relation));
        let told = self
            .relations
            .iter()
            .filter(move |x| x.relation == relation);
        first.into_iter().chain(told.map(|x| &*x.compared_with))
    }
}

table!(
    /// A statement of a claim in an article.
    ClaimSource {
        /// Number of the source among those of the claim, from 1; statements that copy each other share it.
        source: u32,
        /// How the statement was tied to the first of its source; null for that one.
        tie: Option<SourceTie>,
        /// Id of the record.
        record: String,
        /// Id of the figure in the record.
        figure: Id,
        /// Key of the article.
        article: String,
        /// Address of the article.
        url: Option<String>,
        /// Site of the article.
        site: Option<String>,
        /// Headline of the article.
        title: Option<String>,
        /// Day of publication, or what is known of it, EDTF.
        published: Option<String>,
        /// Entity of who said it.
        speaker: Option<String>,
        /// Name of who said it.
        speaker_name: Option<String>,
        /// Names of the agencies that the article is passed on from.
        via: Vec<String>,
        /// Modifier, number and counted noun as printed.
        text: String,
        /// The sentence or line around it; null without the text of the article.
        sentence: Option<String>,
        /// First code point of `text` in the text of the article.
        start: u32,
        /// One past its last code point.
        end: u32,
    }
);

words!(
    /// What a claim is to an earlier one of its series.
    Relation {
        /// The number is larger now.
        Grew,
        /// The same number, stated for another time or by others.
        Same,
        /// The same number, less or more exact.
        Rounded,
        /// What had been planned is reported.
        PlannedThenReported,
        /// The number of a part of what was counted: a region, a day, a group.
        Narrower,
        /// The same source has replaced its number, or a source says that it replaces it.
        Corrected,
        /// Bounds that cannot both be true for one scope and time, by independent sources or by one source against
        /// itself.
        Contradicts,
    }
);

words!(
    /// Where the time of a claim was read.
    AsOfBasis {
        /// The text dates the figure.
        Stated,
        /// The day of publication.
        Published,
    }
);

words!(
    /// Why two statements are one source.
    SourceTie {
        /// They stand in one article.
        Article,
        /// The articles have the same or nearly the same text.
        Reprint,
        /// The articles are passed on from one agency.
        Via,
        /// They quote the same words.
        Quote,
        /// The same person or body said it.
        Speaker,
        /// They stand on one site.
        Site,
    }
);

/// The JSON Schema (2020-12) of [`Claim`].
pub fn claim_schema() -> schemars::Schema {
    crate::root_schema::<Claim>("claim", crate::SCHEMA_VERSION)
}
