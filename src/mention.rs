//! What rules produce and later stages consume: names, references and facts over the tokens of a text.

use crate::span::Span;
use crate::vocabulary::{
    Basis, Bound, CampaignKind, CountedAs, DateType, Gender, Measure, Modality, OrganizationKind,
    PlaceKind, Precision, QuoteMode, RoleKind, RoleStatus, Scope, Unit,
};
use std::ops::Range;

/// A range of tokens of the text.
pub type Tokens = Range<usize>;

/// Words that support a field of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Field of the record.
    pub field: &'static str,
    /// The words.
    pub span: Span,
    /// The rule that read them.
    pub rule: &'static str,
}

/// A span that names something.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its tokens.
    pub tokens: Tokens,
    /// The tokens it settles against other mentions: with head noun and quotes.
    pub whole: Tokens,
    /// What it names.
    pub name: Name,
    /// The rule that found it.
    pub rule: &'static str,
    /// Probability that it is right.
    pub confidence: f64,
}

/// What a mention names, in the nominative.
#[derive(Clone, Debug, PartialEq)]
pub enum Name {
    /// A person.
    Person(PersonName),
    /// An organization.
    Organization(OrganizationName),
    /// A place.
    Place(PlaceName),
    /// A campaign.
    Campaign(CampaignName),
}

/// A person's name as one mention shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonName {
    /// Given name or initials.
    pub given: Option<String>,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// Gender, where the words show it.
    pub gender: Option<Gender>,
    /// The family name stands first by custom: «Ким Чен Ын».
    pub family_first: bool,
    /// The readings of the words, the one above first; empty where there is no other.
    pub readings: Vec<PersonReading>,
}

/// One reading of a name whose words are forms of several nominatives: «Кисина» of a man and of a woman.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonReading {
    /// Given name or initials.
    pub given: Option<String>,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// Gender, where the words show it.
    pub gender: Option<Gender>,
    /// Logarithm of the probability that somebody is called so, up to a constant.
    pub likelihood: f32,
    /// Logarithm of the probability of the case in which the words then stand, up to a constant.
    pub fit: f32,
}

/// An organization's name as one mention shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationName {
    /// The name.
    pub name: String,
    /// Its acronym, where one is known or stands beside.
    pub acronym: Option<String>,
    /// Legal form or generic noun outside the name.
    pub form: Option<String>,
    /// Kind, where something shows it.
    pub kind: Option<OrganizationKind>,
    /// Full name behind an acronym or short form, where it is known.
    pub full: Option<String>,
}

/// A place as one mention shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// The name.
    pub name: String,
    /// Kind.
    pub kind: PlaceKind,
    /// ISO 3166 code of the country.
    pub country: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
}

/// A campaign as one mention shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignName {
    /// The name.
    pub name: String,
    /// Kind, from the head noun.
    pub kind: CampaignKind,
    /// Head noun beside or inside the name: lemma and token.
    pub head: Option<(String, usize)>,
    /// Whether the head noun stands inside the name.
    pub head_inside: bool,
    /// Reach, the lemma of the word that states it, and its token.
    pub scope: Option<(Scope, String, usize)>,
}

/// The settled names of a text, by start, without overlap within a layer.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The mentions, by start.
    pub mentions: Vec<Mention>,
    /// For each token the mention that covers it (by its name, not by its head noun); places inside
    /// longer names are in `mentions` but not here.
    pub at: Vec<Option<u32>>,
}

impl Names {
    /// The mention over token `i`.
    pub fn over(&self, i: usize) -> Option<(usize, &Mention)> {
        let index = (*self.at.get(i)?)? as usize;
        Some((index, &self.mentions[index]))
    }

    /// The mentions that begin in these tokens, with their indices.
    pub fn starting_in(
        &self,
        tokens: Tokens,
    ) -> impl DoubleEndedIterator<Item = (usize, &Mention)> {
        let before = |token: usize| self.mentions.partition_point(|m| m.tokens.start < token);
        let (first, last) = (before(tokens.start), before(tokens.end));
        (first..last).map(|index| (index, &self.mentions[index]))
    }

    /// The mention that ends with token `i`, its head noun behind it too: «Мейірім» қорының.
    pub fn ending_at(&self, i: usize) -> Option<(usize, &Mention)> {
        const NEAR: usize = 8;
        let last = self.mentions.partition_point(|it| it.tokens.start <= i);
        (last.saturating_sub(NEAR)..last)
            .map(|index| (index, &self.mentions[index]))
            .find(|(_, it)| it.whole.end.max(it.tokens.end) == i + 1)
    }

    /// The person named at token `i`.
    pub fn person(&self, i: usize) -> Option<(usize, &PersonName)> {
        let (index, mention) = self.over(i)?;
        match &mention.name {
            Name::Person(person) => Some((index, person)),
            _ => None,
        }
    }

    /// The organization named at token `i`.
    pub fn organization(&self, i: usize) -> Option<(usize, &OrganizationName)> {
        let (index, mention) = self.over(i)?;
        match &mention.name {
            Name::Organization(organization) => Some((index, organization)),
            _ => None,
        }
    }

    /// The place named at token `i`.
    pub fn place(&self, i: usize) -> Option<(usize, &PlaceName)> {
        let (index, mention) = self.over(i)?;
        match &mention.name {
            Name::Place(place) => Some((index, place)),
            _ => None,
        }
    }

    /// The campaign named at token `i`.
    pub fn campaign(&self, i: usize) -> Option<(usize, &CampaignName)> {
        let (index, mention) = self.over(i)?;
        match &mention.name {
            Name::Campaign(campaign) => Some((index, campaign)),
            _ => None,
        }
    }
}

/// How a fact refers to somebody or something. Linking turns it into an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Referent {
    /// By name: index into [`Names::mentions`].
    Name(usize),
    /// By a noun phrase: «министр», «лидер Альянса», «акция»; its tokens, head first token of `head`.
    Noun {
        /// The phrase.
        tokens: Tokens,
        /// Its head noun.
        head: usize,
    },
    /// By a pronoun: «она», «он».
    Pronoun {
        /// Its token.
        token: usize,
        /// Its gender.
        gender: Option<Gender>,
    },
}

/// Who is what to whom.
#[derive(Clone, Debug)]
pub struct RoleFact {
    /// Person or organization: a mention, or the noun that stands for it.
    pub holder: Referent,
    /// Kind.
    pub kind: RoleKind,
    /// Organization, place or campaign.
    pub target: Option<Referent>,
    /// Title in the nominative.
    pub title: Option<String>,
    /// Whether it is held now.
    pub status: Option<RoleStatus>,
    /// How it was read.
    pub basis: Basis,
    /// The words.
    pub tokens: Tokens,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// The rule.
    pub rule: &'static str,
}

/// A date of the text.
#[derive(Clone, Debug)]
pub struct DateFact {
    /// Type.
    pub kind: DateType,
    /// EDTF.
    pub edtf: Option<String>,
    /// First and last true day, ISO 8601.
    pub days: Option<(String, String)>,
    /// Grain.
    pub precision: Option<Precision>,
    /// ISO 8601 duration.
    pub duration: Option<String>,
    /// How it was read.
    pub basis: Basis,
    /// The words.
    pub tokens: Tokens,
    /// Bytes of the first token that stand before the date: «ЧМ-» of «ЧМ-2018».
    pub skip: u32,
    /// The rule.
    pub rule: &'static str,
}

/// A count of people, events, organizations or things.
#[derive(Clone, Debug)]
pub struct FigureFact {
    /// The number said; `None` for range and vague.
    pub value: Option<u64>,
    /// Smallest number stated.
    pub min: Option<u64>,
    /// Largest number stated.
    pub max: Option<u64>,
    /// How the number bounds the true one.
    pub bound: Bound,
    /// What is counted.
    pub unit: Unit,
    /// Lemma of the counted noun.
    pub noun: Option<String>,
    /// Who they are where the noun is generic.
    pub subject: Option<String>,
    /// What happened to the people.
    pub counted_as: Option<CountedAs>,
    /// Whether it has happened.
    pub modality: Modality,
    /// What the number measures.
    pub measure: Measure,
    /// The words.
    pub tokens: Tokens,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// The rule.
    pub rule: &'static str,
    /// The counted noun is listed, or there is none.
    pub listed: bool,
    /// How probable what was decided about it is; undertakings are counted by rules alone.
    pub odds: Option<FigureOdds>,
}

/// How probable the decisions about a figure are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureOdds {
    /// That it is a count of people.
    pub count: f64,
    /// What happened to them.
    pub counted_as: f64,
    /// Whether it has happened.
    pub modality: f64,
    /// The rules say the same of what happened.
    pub agreed: bool,
}

/// A sum of money.
#[derive(Clone, Debug)]
pub struct AmountFact {
    /// The number said.
    pub value: Option<f64>,
    /// Smallest number stated.
    pub min: Option<f64>,
    /// Largest number stated.
    pub max: Option<f64>,
    /// How the number bounds the true one.
    pub bound: Bound,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// The words.
    pub tokens: Tokens,
    /// The rule.
    pub rule: &'static str,
}

/// What somebody said.
#[derive(Clone, Debug)]
pub struct QuoteFact {
    /// How it is rendered.
    pub mode: QuoteMode,
    /// Who said it.
    pub speaker: Option<Referent>,
    /// Lemma of the verb of saying.
    pub cue: Option<String>,
    /// The words, without the outer marks.
    pub tokens: Tokens,
    /// Why: `speaker` and `cue`.
    pub evidence: Vec<Evidence>,
    /// The rule.
    pub rule: &'static str,
    /// Probability that it is right.
    pub confidence: f64,
}

/// How words are ascribed to a source, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributionKind {
    /// Speech in quotation marks or after a dash.
    Direct,
    /// A clause in the author's words: «сообщил, что …», «по словам …».
    Indirect,
    /// The words beside a verb of saying: «рассказали о …».
    Statement,
    /// The sentences before «об этом сообщил …».
    Before,
    /// A sentence that follows a report in its paragraph and names no other source.
    Continued,
    /// A sentence of the paragraph after a report, or before the first one.
    Nearby,
}

/// A noun for a body without a name: «областная прокуратура», «профсоюз сахарников».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its words.
    pub tokens: Tokens,
    /// Its head noun.
    pub head: usize,
    /// A word of it points at a body named before: «сам музей», «эта школа».
    pub points_back: bool,
}

/// Words of the article and the source that states them.
#[derive(Clone, Debug)]
pub struct AttributionFact {
    /// How they are ascribed.
    pub kind: AttributionKind,
    /// The source; `None` where the text names none, which forbids looking for another.
    pub speaker: Option<Referent>,
    /// The source is called by a noun for a body: «в полиции», «штаб».
    pub is_body: bool,
    /// The source is a text, or left out: «говорится в сообщении».
    pub is_anonymous: bool,
    /// The quote that it is: an index into the quotes.
    pub quote: Option<usize>,
    /// The report that it carries on: an index into the attributions.
    pub carries: Option<usize>,
    /// Lemma of the verb of saying, or the phrase.
    pub cue: Option<String>,
    /// The words ascribed.
    pub tokens: Tokens,
    /// Why: `speaker` and `cue`.
    pub evidence: Vec<Evidence>,
    /// Probability that the source states what these words say.
    pub confidence: f64,
}

/// Everything that was read in a text, before mentions become entities.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// Names.
    pub names: Names,
    /// Roles.
    pub roles: Vec<RoleFact>,
    /// Dates.
    pub dates: Vec<DateFact>,
    /// Figures.
    pub figures: Vec<FigureFact>,
    /// Sums of money.
    pub amounts: Vec<AmountFact>,
    /// Quotes.
    pub quotes: Vec<QuoteFact>,
    /// Words with their sources, those of the quotes among them.
    pub attributions: Vec<AttributionFact>,
    /// Bodies without a name in a text with campaigns, in the order of the text.
    pub bodies: Vec<Body>,
    /// Mentions of organizations the article is passed on from.
    pub via: Vec<usize>,
    /// Tokens of damaged numbers, with what is wrong.
    pub damaged: Vec<(Tokens, String)>,
}
