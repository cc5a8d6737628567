//! What `svodka link` writes beside the linked records: one [`Entity`] a line, the same person, organization, place
//! or campaign across all articles.
//!
//! Lists are sorted by how often something was seen, then by name, and hold at most [`LISTED`] entries: an archive
//! may mention a country in a million articles.

use crate::{CampaignKind, Gender, OrganizationKind, PlaceKind, RoleKind, RoleStatus, Scope};

/// The most entries that a list of an [`Entity`] holds; the counts `articles` and `mentions` are never cut.
pub const LISTED: usize = 32;

table!(
    /// One thing of the world as the archive knows it.
    Entity {
        /// Version of this format.
        schema_version: String,
        /// Letter of the kind (`P`, `O`, `L`, `C`) and 16 hex digits of SHA-256 over the mention that founded it.
        /// It never changes its meaning.
        id: String,
        /// Which kind of thing.
        kind: EntityKind,
        /// Its usual full form.
        name: String,
        /// The entity it was found to be; its articles are counted there. Null for an entity that stands.
        merged_into: Option<String>,
        /// The entity that its mentions were counted with before.
        split_from: Option<String>,
        /// Entries of the user's own registers that it is.
        known: Vec<KnownId>,
        /// What a person is besides; null for other kinds.
        person: Option<PersonFacts>,
        /// What an organization is besides; null for other kinds.
        organization: Option<OrganizationFacts>,
        /// What a place is besides; null for other kinds.
        place: Option<PlaceFacts>,
        /// What a campaign is besides; null for other kinds.
        campaign: Option<CampaignFacts>,
        /// Its names in records.
        forms: Vec<EntityForm>,
        /// Languages of its articles.
        languages: Vec<Tally>,
        /// Offices it held and undertakings it organized.
        roles: Vec<HeldRole>,
        /// Places of its articles, for a place none.
        places: Vec<Neighbor>,
        /// People and organizations of its articles.
        associates: Vec<Neighbor>,
        /// Publication day of its first article.
        first_seen: Option<String>,
        /// Publication day of its last article.
        last_seen: Option<String>,
        /// Articles that mention it.
        articles: u64,
        /// Those of `articles` that are no reprint of another.
        independent_articles: u64,
        /// Mentions by name.
        mentions: u64,
        /// Sites of its articles.
        sites: Vec<Tally>,
        /// Probability that all its mentions are of one thing.
        confidence: f64,
        /// Why its forms are one: the weakest ties first.
        ties: Vec<Tie>,
        /// What was nearly tied to it, and why it was not.
        near_ties: Vec<Tie>,
        /// What people have said about it, kept for ever.
        corrections: Vec<Judgement>,
    }
);

table!(
    /// An entry of a register of the user's own.
    KnownId {
        /// The register: the name of its file.
        register: String,
        /// Id in the register.
        id: String,
        /// Name in the register.
        name: String,
    }
);

table!(
    /// What is known of a person.
    PersonFacts {
        /// Given name, or its initial.
        given: Option<String>,
        /// Patronymic, or its initial.
        patronymic: Option<String>,
        /// Family name.
        family: Option<String>,
        /// Gender, where a text shows it.
        gender: Option<Gender>,
        /// ISO 3166-1 code of the country the person acts in, where articles agree.
        country: Option<String>,
    }
);

table!(
    /// What is known of an organization.
    OrganizationFacts {
        /// Kind.
        kind: Option<OrganizationKind>,
        /// Its acronym.
        acronym: Option<String>,
        /// Legal form or generic noun.
        form: Option<String>,
        /// ISO 3166-1 code of its country, where its name or its articles show it.
        country: Option<String>,
    }
);

table!(
    /// What is known of a place.
    PlaceFacts {
        /// Kind.
        kind: PlaceKind,
        /// ISO 3166-1 code of its country.
        country: Option<String>,
        /// Its ids in public lists.
        identifiers: Vec<Identifier>,
    }
);

table!(
    /// An id in a public list.
    Identifier {
        /// The list.
        scheme: IdentifierScheme,
        /// The id there.
        id: String,
    }
);

table!(
    /// What is known of a campaign: a series of its editions, or one that is held once.
    CampaignFacts {
        /// Kind.
        kind: CampaignKind,
        /// Lemma of its head noun.
        kind_word: Option<String>,
        /// Reach.
        scope: Option<Scope>,
        /// Who carries it out, had the idea, pays.
        organizers: Vec<Neighbor>,
        /// Name of the series, without words of an edition; null where no edition was seen.
        series: Option<String>,
        /// Its editions by year, then number.
        editions: Vec<Edition>,
    }
);

table!(
    /// An edition of a series, as `campaigns[].edition` of linked records says it.
    Edition {
        /// The year (`2019`), else the number (`8`).
        label: String,
        /// Year, where stated.
        year: Option<u32>,
        /// Number, where stated.
        number: Option<u32>,
        /// Publication day of its first article.
        first_seen: Option<String>,
        /// Publication day of its last article.
        last_seen: Option<String>,
        /// Articles that mention it.
        articles: u64,
    }
);

table!(
    /// A name as records have it.
    EntityForm {
        /// The name.
        name: String,
        /// Given name of a person.
        given: Option<String>,
        /// Patronymic of a person.
        patronymic: Option<String>,
        /// Family name of a person.
        family: Option<String>,
        /// Articles that use it.
        articles: u64,
        /// Languages of these articles, ISO 639-1, sorted.
        languages: Vec<String>,
    }
);

table!(
    /// How many articles have something.
    Tally {
        /// What.
        value: String,
        /// Articles.
        articles: u64,
    }
);

table!(
    /// An entity of the same articles.
    Neighbor {
        /// Its id.
        entity: String,
        /// Its usual full form.
        name: String,
        /// Articles that have both.
        articles: u64,
    }
);

table!(
    /// A role and the time it was seen in.
    HeldRole {
        /// Kind.
        kind: RoleKind,
        /// Title in the nominative.
        title: Option<String>,
        /// Entity of the organization, place or campaign.
        target: Option<String>,
        /// Name of the target.
        target_name: Option<String>,
        /// What the last article with it says of its standing.
        status: Option<RoleStatus>,
        /// Publication day of the first article that states it.
        first_seen: Option<String>,
        /// Publication day of the last one.
        last_seen: Option<String>,
        /// Articles that state it.
        articles: u64,
    }
);

table!(
    /// Two names, and why they are of one thing or not.
    Tie {
        /// A name of this entity.
        name: String,
        /// The record that has it.
        record: Option<String>,
        /// The other name.
        other_name: String,
        /// The record that has the other name.
        other_record: Option<String>,
        /// The entity of the other name, where it is another one.
        other_entity: Option<String>,
        /// Probability that they are one.
        probability: f64,
        /// What forbids the tie, whatever the probability; null where nothing does.
        contradiction: Option<String>,
        /// What spoke for and against, the strongest first.
        reasons: Vec<TieReason>,
    }
);

table!(
    /// What spoke for a tie or against it.
    TieReason {
        /// The observation.
        feature: String,
        /// Its weight in the log odds; against the tie where negative.
        weight: f64,
    }
);

table!(
    /// What a person has said about two entities.
    Judgement {
        /// Same or different.
        verdict: Verdict,
        /// The other entity.
        other: String,
    }
);

/// The JSON Schema (2020-12) of [`Entity`].
pub fn entity_schema() -> schemars::Schema {
    crate::root_schema::<Entity>("entity", crate::SCHEMA_VERSION)
}

words!(
    /// Kind of an entity.
    EntityKind only {
        /// A person.
        Person,
        /// An organization.
        Organization,
        /// A place.
        Place,
        /// A campaign.
        Campaign,
    }
);

words!(
    /// A public list of places.
    IdentifierScheme {
        /// Countries and their parts.
        Iso3166,
        /// Administrative units of Kazakhstan.
        Kato,
        /// Places of the world.
        Geonames,
    }
);

words!(
    /// What a correction says.
    Verdict only {
        /// They are one.
        Same,
        /// They are two.
        Different,
    }
);
