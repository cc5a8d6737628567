//! Mentions → entities, within the article; and facts tied to them.
//!
//! One linking API: [`Entities::resolve`] turns what a fact refers to into an entity. Roles, quotes and
//! figures all use it.

mod bodies;
mod campaigns;
mod figures;
mod foreign;
mod names;
mod near;
mod organizations;
mod organizers;
mod people;
mod people_index;
mod places;
mod refer;
mod spelling;
mod standing;

use crate::decide::{Decide, Words};
use crate::mention::{
    AmountFact, Annotations, AttributionFact, DateFact, Evidence, FigureFact, Mention, Names,
    QuoteFact, RoleFact,
};
use crate::span::Span;
use crate::text::Text;
use crate::vocabulary::{
    CampaignKind, Difference, Gender, MentionKind, OrganizationKind, PlaceKind, Scope, WarningCode,
};

use rustc_hash::FxHashMap;
pub use standing::Standing;
use std::cell::Cell;

/// How many entities of a family are all looked at for what a noun or a pronoun means, and how many names on each
/// side of it where there are more: an article does not refer back over hundreds of names.
const FEW: usize = 256;

/// Index of an entity in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityRef {
    /// In [`Entities::people`].
    Person(usize),
    /// In [`Entities::organizations`].
    Organization(usize),
    /// In [`Entities::places`].
    Place(usize),
    /// In [`Entities::campaigns`].
    Campaign(usize),
}

impl EntityRef {
    /// Whether it is somebody who can say something: a person or a body.
    fn can_speak(&self) -> bool {
        matches!(self, Self::Person(_) | Self::Organization(_))
    }
}

/// Words that stand for an entity.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// The words.
    pub span: Span,
    /// How they refer.
    pub kind: MentionKind,
    /// What found them: a rule, the tagger, or the search for what nouns and pronouns mean.
    pub rule: &'static str,
    /// Probability that a name is right; nothing is known of nouns and pronouns.
    pub confidence: Option<f64>,
}

impl Reference {
    /// A name.
    fn name(text: &Text<'_>, mention: &Mention) -> Self {
        Self {
            span: text.span(&mention.tokens),
            kind: MentionKind::Name,
            rule: mention.rule,
            confidence: Some(mention.confidence),
        }
    }

    /// A noun or a pronoun.
    fn back(span: Span, kind: MentionKind) -> Self {
        Self {
            span,
            kind,
            rule: match kind {
                MentionKind::Pronoun => "refer.pronoun",
                _ => "refer.noun",
            },
            confidence: None,
        }
    }
}

/// Something that the article mentions, with all its mentions.
#[derive(Clone, Debug)]
pub struct Entity<T> {
    /// What it is.
    pub what: T,
    /// Where it is mentioned, by start.
    pub mentions: Vec<Reference>,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// The rule of its best mention.
    pub rule: &'static str,
    /// Confidence of its best mention.
    pub confidence: f64,
}

/// A person.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Given name or initials.
    pub given: Option<String>,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// Gender.
    pub gender: Option<Gender>,
    /// The family name stands first by custom.
    pub family_first: bool,
}

/// An organization.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Name.
    pub name: String,
    /// Acronym.
    pub acronym: Option<String>,
    /// Legal form or generic noun.
    pub form: Option<String>,
    /// Kind.
    pub kind: Option<OrganizationKind>,
    /// Other names.
    pub aliases: Vec<String>,
}

/// A place.
#[derive(Clone, Debug)]
pub struct Place {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: PlaceKind,
    /// ISO 3166 code of the country.
    pub country: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
}

/// A campaign.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: CampaignKind,
    /// Lemma of its head noun.
    pub kind_word: Option<String>,
    /// Reach, and the lemma of the word that states it.
    pub scope: Option<(Scope, String)>,
    /// What it is for.
    pub aim: Option<String>,
    /// Dates of its beginning and end: indices into the dates.
    pub begins: Option<usize>,
    /// See `begins`.
    pub ends: Option<usize>,
    /// Other names.
    pub aliases: Vec<String>,
}

/// A role whose holder and target are entities.
#[derive(Clone, Debug)]
pub struct LinkedRole {
    /// The fact.
    pub fact: RoleFact,
    /// Who.
    pub holder: EntityRef,
    /// To whom.
    pub target: Option<EntityRef>,
}

/// A figure tied to what the article says about it.
#[derive(Clone, Debug)]
pub struct LinkedFigure {
    /// The fact.
    pub fact: FigureFact,
    /// The first figure that states the same quantity: an index into the figures.
    pub repeats: Option<usize>,
    /// Its campaign.
    pub campaign: Option<EntityRef>,
    /// The place it holds for.
    pub place: Option<EntityRef>,
    /// Who said it.
    pub speaker: Option<EntityRef>,
    /// The quote it stands in: an index into the quotes.
    pub quote: Option<usize>,
    /// The date it holds for: an index into the dates.
    pub as_of: Option<usize>,
}

/// A quote whose speaker is an entity.
#[derive(Clone, Debug)]
pub struct LinkedQuote {
    /// The fact.
    pub fact: QuoteFact,
    /// Who said it.
    pub speaker: Option<EntityRef>,
}

/// Words of the article whose source is an entity.
#[derive(Clone, Debug)]
pub struct LinkedAttribution {
    /// The fact.
    pub fact: AttributionFact,
    /// The source; none for a medium, which passes on what others say.
    pub speaker: Option<EntityRef>,
}

/// A sum of money and its campaign.
#[derive(Clone, Debug)]
pub struct LinkedAmount {
    /// The fact.
    pub fact: AmountFact,
    /// Its campaign.
    pub campaign: Option<EntityRef>,
}

/// Something a careful reader should look at: figures by index.
#[derive(Clone, Debug)]
pub struct Caution {
    /// What it is about.
    pub code: WarningCode,
    /// In what figures differ.
    pub difference: Option<Difference>,
    /// Indices of figures.
    pub figures: Vec<usize>,
    /// For people.
    pub message: String,
}

/// Everything an article claims, entities and facts.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// Named undertakings.
    pub campaigns: Vec<Entity<Campaign>>,
    /// People.
    pub people: Vec<Entity<Person>>,
    /// Organizations.
    pub organizations: Vec<Entity<Organization>>,
    /// Places.
    pub places: Vec<Entity<Place>>,
    /// First byte and entity of each name, by start.
    named: Vec<(u32, EntityRef)>,
    /// The first organization of each name; empty until a body without a name is looked for.
    bodies: FxHashMap<String, usize>,
    /// The entity of each mention of [`Names::mentions`].
    pub of_mention: Vec<Option<EntityRef>>,
    /// Roles.
    pub roles: Vec<LinkedRole>,
    /// Of each person the offices: indices of the roles.
    offices: FxHashMap<usize, Vec<usize>>,
    /// Dates.
    pub dates: Vec<DateFact>,
    /// Figures.
    pub figures: Vec<LinkedFigure>,
    /// Sums of money.
    pub amounts: Vec<LinkedAmount>,
    /// Quotes.
    pub quotes: Vec<LinkedQuote>,
    /// Words with their sources: the quotes, and what carries them on.
    pub attributions: Vec<LinkedAttribution>,
    /// Organizations the article is passed on from.
    pub via: Vec<EntityRef>,
    /// Cautions.
    pub cautions: Vec<Caution>,
    /// How many times a name was compared with a person, a place or a campaign, and a figure with another: what
    /// linking costs.
    pub comparisons: u64,
    /// How many sentences were looked back at for whom a pronoun means.
    pub looks: Cell<u64>,
}

/// Turns mentions into entities and ties the facts to them.
pub fn link(words: &Words<'_>, annotations: Annotations, decide: &mut Decide<'_>) -> Entities {
    let text = words.text;
    let mut entities = Entities {
        of_mention: vec![None; annotations.names.mentions.len()],
        ..Entities::default()
    };
    let names = &annotations.names;
    names::link(text, names, &mut entities);
    people::link(text, names, &mut entities);
    entities.note_names(text, names);
    entities.via = annotations
        .via
        .iter()
        .filter_map(|&mention| entities.of_mention[mention])
        .collect();
    let bodies = annotations.bodies.as_slice();
    refer::link_roles(
        words,
        (names, bodies),
        annotations.roles,
        &mut entities,
        decide,
    );
    entities.quotes = refer::link_quotes(text, names, annotations.quotes, &mut entities);
    entities.attributions = refer::link_attributions(
        text,
        names,
        annotations.attributions,
        &annotations.figures,
        &mut entities,
    );
    organizers::decide(words, (names, bodies), &mut entities, decide);
    entities.dates = annotations.dates;
    campaigns::describe(text, names, &mut entities);
    figures::link(
        words,
        names,
        decide,
        annotations.figures,
        annotations.amounts,
        annotations.damaged,
        &mut entities,
    );
    entities.cautions.extend(foreign::cautions(text));
    entities
}

impl Entities {
    /// Notes where entities are named.
    fn note_names(&mut self, text: &Text<'_>, names: &Names) {
        let named = names.mentions.iter().zip(&self.of_mention);
        self.named = named
            .filter_map(|(mention, entity)| Some((text.span(&mention.tokens).start, (*entity)?)))
            .collect();
        self.named.sort_unstable();
    }

    /// What a word at byte `start` may mean among `count` entities, of which `index` gives the number: all of few; of
    /// very many those that are named nearest before it and behind it.
    fn near(
        &self,
        start: u32,
        count: usize,
        index: impl Fn(EntityRef) -> Option<usize>,
    ) -> Vec<usize> {
        if count <= FEW {
            return (0..count).collect();
        }
        let at = self.named.partition_point(|&(byte, _)| byte < start);
        let near = &self.named[at.saturating_sub(FEW)..self.named.len().min(at + FEW)];
        let mut near: Vec<usize> = near.iter().filter_map(|&(_, it)| index(it)).collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// The people that a word at byte `start` may mean.
    fn people_near(&self, start: u32) -> Vec<usize> {
        self.near(start, self.people.len(), |entity| match entity {
            EntityRef::Person(index) => Some(index),
            _ => None,
        })
    }

    /// The organizations that a word at byte `start` may mean.
    fn organizations_near(&self, start: u32) -> Vec<usize> {
        self.near(start, self.organizations.len(), |entity| match entity {
            EntityRef::Organization(index) => Some(index),
            _ => None,
        })
    }

    /// The campaigns that a word at byte `start` may mean.
    fn campaigns_near(&self, start: u32) -> Vec<usize> {
        self.near(start, self.campaigns.len(), |entity| match entity {
            EntityRef::Campaign(index) => Some(index),
            _ => None,
        })
    }

    /// The name by which messages call an entity.
    pub fn name(&self, entity: EntityRef) -> String {
        match entity {
            EntityRef::Person(i) => self.people[i].what.name(),
            EntityRef::Organization(i) => self.organizations[i].what.name.clone(),
            EntityRef::Place(i) => self.places[i].what.name.clone(),
            EntityRef::Campaign(i) => self.campaigns[i].what.name.clone(),
        }
    }

    /// The entity that a mention names.
    pub fn of(&self, names: &Names, token: usize) -> Option<EntityRef> {
        names
            .over(token)
            .and_then(|(index, _)| self.of_mention[index])
    }
}

impl Person {
    /// Given name, patronymic and family name in this order, or the family name first where custom has it.
    pub fn name(&self) -> String {
        let mut parts = [&self.given, &self.patronymic, &self.family];
        if self.family_first {
            parts.rotate_right(1);
        }
        parts
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    }
}
