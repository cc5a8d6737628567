//! People: which mentions are of one person.

use super::{Entities, Entity, EntityRef, Person};
use crate::lexicon::normal::fold;
use crate::mention::{Mention, Name, Names, PersonName};
use crate::text::Text;
use crate::vocabulary::{Gender, MentionKind};

/// Makes entities of the mentions of people.
///
/// Full names first, each joining the earlier person it does not contradict; then family names,
/// initials and given names alone, each joining the last person before it that it fits, or the first
/// one after it. What fits nobody is a person of its own.
pub(super) fn link(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    let people: Vec<(usize, &Mention, &PersonName)> = names
        .mentions
        .iter()
        .enumerate()
        .filter_map(|(index, mention)| match &mention.name {
            Name::Person(person) => Some((index, mention, person)),
            _ => None,
        })
        .collect();
    let full = |person: &PersonName| person.given.is_some() && person.family.is_some();
    let mut clusters: Vec<Cluster> = Vec::new();
    let (whole, partial): (Vec<_>, Vec<_>) =
        people.into_iter().partition(|(.., person)| full(person));
    for (index, mention, name) in whole.into_iter().chain(partial) {
        match clusters_for(&clusters, name, mention.tokens.start) {
            Some(cluster) => clusters[cluster].join(index, mention, name),
            None => clusters.push(Cluster::new(index, mention, name)),
        }
    }
    clusters.sort_by_key(|cluster| cluster.first);
    for cluster in clusters {
        cluster.publish(text, names, entities);
    }
}

/// The cluster that a name joins: the nearest before token `at`, else the first after it.
fn clusters_for(clusters: &[Cluster], name: &PersonName, at: usize) -> Option<usize> {
    let fitting = || {
        clusters
            .iter()
            .enumerate()
            .filter(|(_, cluster)| cluster.fits(name))
    };
    let before = fitting()
        .filter(|(_, cluster)| cluster.first <= at)
        .max_by_key(|(_, cluster)| cluster.last_before(at));
    before
        .or_else(|| fitting().min_by_key(|(_, cluster)| cluster.first))
        .map(|(index, _)| index)
}

/// Mentions of one person.
struct Cluster {
    name: PersonName,
    mentions: Vec<usize>,
    starts: Vec<usize>,
    first: usize,
    rule: &'static str,
    confidence: f64,
}

impl Cluster {
    fn new(index: usize, mention: &Mention, name: &PersonName) -> Self {
        Self {
            name: name.clone(),
            mentions: vec![index],
            starts: vec![mention.tokens.start],
            first: mention.tokens.start,
            rule: mention.rule,
            confidence: mention.confidence,
        }
    }

    fn last_before(&self, at: usize) -> Option<usize> {
        self.starts
            .iter()
            .copied()
            .filter(|&start| start < at)
            .max()
    }

    /// Whether `name` can be of this person: nothing that both state differs, and something agrees.
    fn fits(&self, name: &PersonName) -> bool {
        let own = &self.name;
        let same_words =
            name.given.is_some() && own.given == name.given && own.family == name.family;
        if own.gender.is_some() && name.gender.is_some() && own.gender != name.gender && !same_words
        {
            return false;
        }
        let family = match (&own.family, &name.family) {
            (Some(a), Some(b)) => Some(same_family(a, b)),
            _ => None,
        };
        let given = match (&own.given, &name.given) {
            (Some(a), Some(b)) => Some(same_given(a, b)),
            _ => None,
        };
        let patronymic = match (&own.patronymic, &name.patronymic) {
            (Some(a), Some(b)) => Some(same(a, b)),
            _ => None,
        };
        let agrees = [family, given, patronymic];
        !agrees.contains(&Some(false)) && (family == Some(true) || given == Some(true))
    }

    fn join(&mut self, index: usize, mention: &Mention, name: &PersonName) {
        self.mentions.push(index);
        self.starts.push(mention.tokens.start);
        self.first = self.first.min(mention.tokens.start);
        if mention.confidence > self.confidence {
            self.confidence = mention.confidence;
            self.rule = mention.rule;
        }
        let own = &mut self.name;
        let initials =
            |given: &Option<String>| given.as_ref().is_none_or(|given| given.contains('.'));
        if initials(&own.given) && name.given.is_some() {
            own.given.clone_from(&name.given);
        }
        if own.patronymic.is_none() {
            own.patronymic.clone_from(&name.patronymic);
        }
        if own.family.is_none() {
            own.family.clone_from(&name.family);
        }
        // a feminine is never shown by chance
        if own.gender.is_none() || name.gender == Some(Gender::Female) {
            own.gender = name.gender.or(own.gender);
        }
        own.family_first |= name.family_first;
    }

    fn publish(mut self, text: &Text<'_>, names: &Names, entities: &mut Entities) {
        let person = EntityRef::Person(entities.people.len());
        self.mentions.sort_unstable();
        for &mention in &self.mentions {
            entities.of_mention[mention] = Some(person);
        }
        let spans = self
            .mentions
            .iter()
            .map(|&m| (text.span(&names.mentions[m].tokens), MentionKind::Name));
        entities.people.push(Entity {
            what: Person {
                given: self.name.given,
                patronymic: self.name.patronymic,
                family: self.name.family,
                gender: self.name.gender,
                family_first: self.name.family_first,
            },
            mentions: spans.collect(),
            evidence: Vec::new(),
            rule: self.rule,
            confidence: self.confidence,
        });
    }
}

/// Two names without regard to case and ё.
fn same(a: &str, b: &str) -> bool {
    a == b || a.chars().map(fold).eq(b.chars().map(fold))
}

/// Equal, or alike but for the ending that a gender left open: «Балаева» read as «Балаев».
fn same_family(a: &str, b: &str) -> bool {
    same(a, b)
        || a.strip_suffix('а').is_some_and(|a| same(a, b))
        || b.strip_suffix('а').is_some_and(|b| same(a, b))
}

/// Equal, or initials of the other: «А.» and «Аида».
fn same_given(a: &str, b: &str) -> bool {
    let begins = |initials: &str, name: &str| {
        let initial = initials.split('.').next().unwrap_or_default();
        let mut letters = name.chars().map(fold);
        initials.contains('.') && initial.chars().map(fold).all(|c| letters.next() == Some(c))
    };
    same(a, b) || begins(a, b) || begins(b, a)
}

impl From<Gender> for crate::lexicon::grammar::Gender {
    fn from(gender: Gender) -> Self {
        match gender {
            Gender::Male => Self::Masc,
            Gender::Female => Self::Fem,
        }
    }
}
