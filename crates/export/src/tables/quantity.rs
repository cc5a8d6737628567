//! Quantities: a figure and those of the article that repeat it, as one.

use crate::sentence::Sentences;
use std::collections::HashMap;
use std::hash::Hash;
use svodka_record::{
    Campaign, CountedAs, Date, Figure, Id, Organization, Person, Place, Quote, Record,
};

/// A quantity of a record: what any statement of it says is there once.
pub(crate) struct Quantity<'a> {
    /// The first statement, by whose id it is known.
    pub first: &'a Figure,
    /// The statement that is shown: the first of the story itself, for headlines leave out half.
    pub shown: &'a Figure,
    /// How often it is stated.
    pub statements: usize,
    pub noun: Option<&'a str>,
    pub subject: Option<&'a str>,
    pub counted_as: Option<CountedAs>,
    pub campaign: Option<&'a Campaign>,
    pub place: Option<&'a Place>,
    pub speaker: Option<Speaker<'a>>,
    pub quote: Option<&'a Quote>,
    pub as_of: Option<&'a Date>,
    /// That of the surest statement.
    pub confidence: f64,
}

/// Who said it.
#[derive(Clone, Copy)]
pub(crate) struct Speaker<'a> {
    pub id: Id,
    pub entity: Option<&'a str>,
    pub name: &'a str,
    /// What the article says that the speaker is.
    pub title: Option<&'a str>,
}

/// The objects of a record by id.
struct Known<'a> {
    campaigns: HashMap<Id, &'a Campaign>,
    places: HashMap<Id, &'a Place>,
    dates: HashMap<Id, &'a Date>,
    quotes: HashMap<Id, &'a Quote>,
    people: HashMap<Id, &'a Person>,
    organizations: HashMap<Id, &'a Organization>,
    /// The first title of each holder.
    titles: HashMap<Id, &'a str>,
}

/// The quantities of a record, in the order of their first statements.
pub(crate) fn quantities<'a>(record: &'a Record, sentences: &Sentences<'_>) -> Vec<Quantity<'a>> {
    if record.figures.is_empty() {
        return Vec::new();
    }
    let known = Known::new(record);
    let mut numbers: HashMap<Id, usize> = HashMap::new();
    let mut groups: Vec<Vec<&Figure>> = Vec::new();
    for figure in &record.figures {
        let stated = figure.repeats.and_then(|first| numbers.get(&first));
        let number = stated.copied().unwrap_or(groups.len());
        if number == groups.len() {
            groups.push(Vec::new());
        }
        groups[number].push(figure);
        numbers.insert(figure.id, number);
    }
    let merged = groups
        .iter()
        .filter_map(|group| known.merged(group, sentences));
    merged.collect()
}

impl<'a> Known<'a> {
    fn new(record: &'a Record) -> Self {
        let mut titles = HashMap::new();
        for role in &record.roles {
            if let Some(title) = role.title.as_deref() {
                titles.entry(role.holder).or_insert(title);
            }
        }
        Self {
            campaigns: by_key(&record.campaigns, |x| x.id),
            places: by_key(&record.places, |x| x.id),
            dates: by_key(&record.dates, |x| x.id),
            quotes: by_key(&record.quotes, |x| x.id),
            people: by_key(&record.people, |x| x.id),
            organizations: by_key(&record.organizations, |x| x.id),
            titles,
        }
    }

    fn merged(&self, group: &[&'a Figure], sentences: &Sentences<'_>) -> Option<Quantity<'a>> {
        let first = *group.first()?;
        let in_story = group.iter().find(|x| !sentences.is_headline(x.start));
        let shown = in_story.map_or(first, |x| *x);
        // What the shown statement says comes first, then what the others add.
        let all = || std::iter::once(shown).chain(group.iter().copied());
        let quote = all().find_map(|x| self.quotes.get(&x.quote?).copied());
        let speaker = all()
            .find_map(|x| x.speaker)
            .or(quote.and_then(|quote| quote.speaker));
        Some(Quantity {
            first,
            shown,
            statements: group.len(),
            noun: all().find_map(|x| x.noun.as_deref()),
            subject: all().find_map(|x| x.subject.as_deref()),
            counted_as: all().find_map(|x| x.counted_as),
            campaign: all().find_map(|x| self.campaigns.get(&x.campaign?).copied()),
            place: all().find_map(|x| self.places.get(&x.place?).copied()),
            speaker: speaker.and_then(|id| self.speaker(id)),
            quote,
            as_of: all().find_map(|x| self.dates.get(&x.as_of?).copied()),
            confidence: all().map(|x| x.confidence).fold(0.0, f64::max),
        })
    }

    fn speaker(&self, id: Id) -> Option<Speaker<'a>> {
        let person = self.people.get(&id).map(|x| (&*x.name, &x.entity));
        let organization = self.organizations.get(&id).map(|x| (&*x.name, &x.entity));
        let (name, entity) = person.or(organization)?;
        Some(Speaker {
            id,
            entity: entity.as_deref(),
            name,
            title: self.titles.get(&id).copied(),
        })
    }
}

/// Objects by what tells them apart; of two alike the first.
fn by_key<T, K: Eq + Hash>(objects: &[T], key: impl Fn(&T) -> K) -> HashMap<K, &T> {
    let mut known = HashMap::with_capacity(objects.len());
    for object in objects {
        known.entry(key(object)).or_insert(object);
    }
    known
}
