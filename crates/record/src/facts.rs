//! What an article claims, and the words that support it.

use crate::Id;
use crate::vocabulary::*;

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
