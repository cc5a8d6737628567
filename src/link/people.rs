//! People: which mentions are of one person.

use super::people_index::People;
use super::spelling::{is_short, respelt, same, same_given, usual};
use super::{Entities, Entity, EntityRef, Person, Reference};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::Lists;
use crate::mention::{Mention, Name, Names, PersonName, PersonReading};
use crate::text::Text;
use crate::vocabulary::Gender;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Makes entities of the mentions of people.
///
/// Full names first, each joining the earlier person it does not contradict; then family names,
/// initials and given names alone, each joining the person it fits best; among several the last one before
/// it, or the first one after it. What fits nobody is a person of its own.
///
/// A mention whose words may be read in several ways keeps them all until the other mentions of the person
/// have spoken: «Кисина» is a woman or the genitive of a man, «Кисину» beside it leaves both, «Кисиным» one.
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
    let lists = text.lexicon.lists();
    let full = |person: &PersonName| person.given.is_some() && person.family.is_some();
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut known = People::default();
    let (whole, partial): (Vec<_>, Vec<_>) =
        people.into_iter().partition(|(.., person)| full(person));
    for (index, mention, name) in whole.into_iter().chain(partial) {
        let readings = readings(name);
        let at = mention.tokens.start;
        let candidates = known.candidates(lists, &readings, at);
        entities.comparisons += candidates.len() as u64;
        let cluster = match cluster_for(lists, &clusters, candidates, &readings, at) {
            Some(cluster) => {
                clusters[cluster].join(lists, index, mention, name, &readings);
                cluster
            }
            None => {
                clusters.push(Cluster::new(index, mention, name, &readings));
                clusters.len() - 1
            }
        };
        let names = clusters[cluster].names.iter().map(|(name, _)| name);
        known.note(lists, cluster, names, at);
    }
    clusters.sort_by_key(|cluster| cluster.first);
    for cluster in clusters {
        cluster.publish(text, names, entities);
    }
}

/// The readings of a name, the likeliest first; one that was read in one way has one, and one whose family name
/// ends like a patronymic another: «Нурсултан Абишевич».
fn readings(name: &PersonName) -> Cow<'_, [PersonReading]> {
    let single = || {
        vec![PersonReading {
            given: name.given.clone(),
            patronymic: name.patronymic.clone(),
            family: name.family.clone(),
            gender: name.gender,
            likelihood: 0.0,
            fit: 0.0,
        }]
    };
    let readings = if name.readings.is_empty() {
        Cow::Owned(single())
    } else {
        Cow::Borrowed(&name.readings[..])
    };
    let fathers: Vec<PersonReading> = readings.iter().filter_map(by_father).collect();
    if fathers.is_empty() {
        return readings;
    }
    let mut readings = readings.into_owned();
    readings.extend(fathers);
    Cow::Owned(readings)
}

/// The reading with the family name as a patronymic, where it ends like one.
fn by_father(reading: &PersonReading) -> Option<PersonReading> {
    let family = reading.family.as_ref()?;
    let father = own(Group::FatherName).ends(family);
    let apart = father && reading.given.is_some() && reading.patronymic.is_none();
    apart.then(|| PersonReading {
        patronymic: Some(family.clone()),
        family: None,
        likelihood: reading.likelihood - FATHERS,
        ..reading.clone()
    })
}

/// How much less likely what was read as a family name is a patronymic.
const FATHERS: f32 = 2.0;

/// How much less likely than alone a mention may be read to join a person.
const FAR: f32 = -6.0;
/// Two people whom a mention fits this much alike are told apart by where they stand.
const NEAR: f32 = 1.2;
/// What a person called so costs whom a mention does not fit.
const MISFIT: f32 = -5.0;
/// How much the case of a further mention counts: an article often has somebody in one case throughout.
const DAMPED: f32 = 0.4;
/// Names a person may have, at most.
const KEPT: usize = 8;

/// The cluster that a name joins: of the candidates those it fits best, and of these of the ones with a given name if there are
/// any, the nearest before token `at`, else the first after it.
fn cluster_for(
    lists: &Lists,
    clusters: &[Cluster],
    candidates: Vec<usize>,
    readings: &[PersonReading],
    at: usize,
) -> Option<usize> {
    let fitting: Vec<(usize, &Cluster, f32)> = candidates
        .into_iter()
        .map(|index| (index, &clusters[index]))
        .filter_map(|(index, cluster)| Some((index, cluster, cluster.fits(lists, readings)?)))
        .collect();
    let best = fitting
        .iter()
        .map(|&(.., fit)| fit)
        .max_by(f32::total_cmp)?;
    let alike = || fitting.iter().filter(|&&(.., fit)| fit >= best - NEAR);
    let full = alike().any(|(_, cluster, _)| cluster.has_given_name());
    let near = || alike().filter(|(_, cluster, _)| cluster.has_given_name() == full);
    near()
        .filter(|(_, cluster, _)| cluster.first <= at)
        .max_by_key(|(_, cluster, _)| cluster.last_before(at))
        .or_else(|| near().min_by_key(|(_, cluster, _)| cluster.first))
        .map(|&(index, ..)| index)
}

/// Mentions of one person.
struct Cluster {
    /// What the person may be called, the likeliest first, each with the logarithm of its probability.
    names: Vec<(PersonReading, f32)>,
    family_first: bool,
    mentions: Vec<usize>,
    starts: BTreeSet<usize>,
    first: usize,
    rule: &'static str,
    confidence: f64,
}

impl Cluster {
    fn new(index: usize, mention: &Mention, name: &PersonName, readings: &[PersonReading]) -> Self {
        Self {
            names: readings
                .iter()
                .map(|reading| (reading.clone(), reading.likelihood + reading.fit))
                .collect(),
            family_first: name.family_first,
            mentions: vec![index],
            starts: BTreeSet::from([mention.tokens.start]),
            first: mention.tokens.start,
            rule: mention.rule,
            confidence: mention.confidence,
        }
    }

    fn has_given_name(&self) -> bool {
        let likeliest = self.names.first();
        likeliest.is_some_and(|(name, _)| name.given.is_some())
    }

    fn last_before(&self, at: usize) -> Option<usize> {
        self.starts.range(..at).next_back().copied()
    }

    /// How well a mention fits this person: what both cost together beyond what each costs alone; `None`
    /// where something both state differs, or nothing agrees.
    fn fits(&self, lists: &Lists, readings: &[PersonReading]) -> Option<f32> {
        let best_name = self.names.first()?.1;
        let alone = readings.first().map(|r| r.likelihood + r.fit)?;
        let mut best: Option<f32> = None;
        for (name, score) in &self.names {
            for reading in readings
                .iter()
                .filter(|reading| agree(lists, name, reading))
            {
                let cost = score - best_name + reading.likelihood + reading.fit - alone;
                best = Some(best.map_or(cost, |known| known.max(cost)));
            }
        }
        best.filter(|&cost| cost > FAR)
    }

    fn join(
        &mut self,
        lists: &Lists,
        index: usize,
        mention: &Mention,
        name: &PersonName,
        readings: &[PersonReading],
    ) {
        self.mentions.push(index);
        self.starts.insert(mention.tokens.start);
        self.first = self.first.min(mention.tokens.start);
        if mention.confidence > self.confidence {
            self.confidence = mention.confidence;
            self.rule = mention.rule;
        }
        self.family_first |= name.family_first;
        let worst = readings.iter().map(|r| r.fit).fold(0.0, f32::min);
        let mut joined: Vec<(PersonReading, f32)> = Vec::new();
        for (own, score) in &self.names {
            let before = joined.len();
            for reading in readings.iter().filter(|reading| agree(lists, own, reading)) {
                let (both, news) = united(own, reading);
                let score =
                    score + DAMPED * reading.fit + if news { reading.likelihood } else { 0.0 };
                let known = joined
                    .iter_mut()
                    .find(|(known, _)| same_words(known, &both));
                match known {
                    Some((known, best)) if score > *best => (*known, *best) = (both, score),
                    Some(_) => {}
                    None => joined.push((both, score)),
                }
            }
            if joined.len() == before && !joined.iter().any(|(known, _)| same_words(known, own)) {
                joined.push((own.clone(), score + DAMPED * worst + MISFIT));
            }
        }
        joined.sort_by(|a, b| b.1.total_cmp(&a.1));
        joined.truncate(KEPT);
        self.names = joined;
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
            .map(|&m| Reference::name(text, &names.mentions[m]));
        let (mut name, _) = self.names.swap_remove(0);
        let mentioned = || {
            self.mentions
                .iter()
                .filter_map(|&m| name_of(&names.mentions[m]))
        };
        usual(&mut name.given, mentioned().map(|m| m.given.as_deref()));
        usual(&mut name.family, mentioned().map(|m| m.family.as_deref()));
        entities.people.push(Entity {
            what: Person {
                given: name.given,
                patronymic: name.patronymic,
                family: name.family,
                gender: name.gender,
                family_first: self.family_first,
            },
            mentions: spans.collect(),
            evidence: Vec::new(),
            rule: self.rule,
            confidence: self.confidence,
        });
    }
}

fn name_of(mention: &Mention) -> Option<&PersonName> {
    match &mention.name {
        Name::Person(person) => Some(person),
        _ => None,
    }
}

/// Whether two readings can name one person: nothing that both state differs, and something agrees.
fn agree(lists: &Lists, a: &PersonReading, b: &PersonReading) -> bool {
    let both = |a: &Option<String>, b: &Option<String>, same: fn(&str, &str) -> bool| match (a, b) {
        (Some(a), Some(b)) => Some(same(a, b)),
        _ => None,
    };
    let family = both(&a.family, &b.family, same);
    let sexes = a.gender.is_none() || b.gender.is_none() || a.gender == b.gender;
    let differ = family == Some(false) && both(&a.given, &b.given, same) != Some(true);
    if differ || !(sexes || same_words(a, b)) {
        return false;
    }
    let given = match (&a.given, &b.given) {
        (Some(a), Some(b)) => {
            Some(same_given(a, b) || is_short(lists, a, b) || is_short(lists, b, a))
        }
        _ => None,
    };
    let patronymic = both(&a.patronymic, &b.patronymic, same);
    let (family, given) = match (family, given) {
        (Some(false), Some(true)) => (both(&a.family, &b.family, respelt), given),
        (Some(true), Some(false)) => (family, both(&a.given, &b.given, respelt)),
        other => other,
    };
    let initials = [a, b].iter().any(|reading| has_initials(reading));
    ![family, given, patronymic].contains(&Some(false))
        && (family == Some(true) || given == Some(true) && !initials)
        && second_initial_fits(a, b)
        && second_initial_fits(b, a)
}

fn has_initials(reading: &PersonReading) -> bool {
    reading
        .given
        .as_ref()
        .is_some_and(|given| given.contains('.'))
}

/// «С. М.» is no «Сагдат Сапаровна»: the second initial of the one begins the patronymic of the other.
fn second_initial_fits(short: &PersonReading, long: &PersonReading) -> bool {
    let (Some(given), Some(patronymic)) = (&short.given, &long.patronymic) else {
        return true;
    };
    let Some((_, second)) = given.split_once('.') else {
        return true;
    };
    let initial = second.trim_start().trim_end_matches('.');
    initial.is_empty() || same_given(second.trim_start(), patronymic)
}

/// Given name and family name stand in both, and are equal.
fn same_words(a: &PersonReading, b: &PersonReading) -> bool {
    a.given == b.given && a.family == b.family && a.patronymic == b.patronymic
}

/// What two readings of one name say together, and whether the second says what the first does not.
fn united(a: &PersonReading, b: &PersonReading) -> (PersonReading, bool) {
    let mut both = a.clone();
    let initials = |given: &Option<String>| given.as_ref().is_none_or(|given| given.contains('.'));
    let mut news = false;
    let longer = |a: &Option<String>, b: &Option<String>| {
        let len = |given: &Option<String>| given.as_ref().map_or(0, String::len);
        !initials(b)
            && !initials(a)
            && len(b) > len(a) + 2
            && b.as_ref().is_some_and(|b| !b.contains(' '))
    };
    if initials(&both.given) && !initials(&b.given)
        || both.given.is_none()
        || longer(&both.given, &b.given)
    {
        news |= b.given.is_some();
        both.given.clone_from(&b.given);
    }
    for (own, other) in [
        (&mut both.patronymic, &b.patronymic),
        (&mut both.family, &b.family),
    ] {
        if own.is_none() && other.is_some() {
            own.clone_from(other);
            news = true;
        }
    }
    // a feminine is never shown by chance
    if both.gender.is_none() || b.gender == Some(Gender::Female) {
        both.gender = b.gender.or(both.gender);
    }
    (both, news)
}
