//! What the mentions of a record share: people, bodies and places of the article, its country, and offices.

use crate::edition::edition;
use crate::fold::{hash, short, stem, words};
use crate::gather::{KnownPlace, known_place, series_keys};
use crate::line::{self, Line};
use crate::lists::{Known, stems};
use crate::mention::{Around, Keys, Office, bag, code, title_words};
use crate::names;
use rustc_hash::FxHashMap;
use svodka_record::{EntityKind, Id, PlaceKind, address};

/// What the mentions of a record share.
pub(crate) struct Article {
    pub(crate) record: u64,
    around: Around,
    people: Vec<u32>,
    organizations: Vec<u32>,
    campaigns: Vec<u32>,
    pub(crate) regions: Vec<u32>,
    /// Countries that are named.
    countries: Vec<[u8; 2]>,
    /// The region that is named most.
    pub(crate) region: Option<u32>,
    pub(crate) offices: FxHashMap<Id, Vec<Office>>,
    /// What the gazetteer says of its places, in their order.
    pub(crate) known: Vec<KnownPlace>,
}

impl Article {
    /// That of a record.
    pub(crate) fn of(line: &Line<'_>, group: Option<u64>) -> Self {
        let people: Vec<u32> = line.people.iter().map(person_hash).collect();
        let organizations: Vec<u32> = line.organizations.iter().map(organization_hash).collect();
        let campaigns: Vec<u32> = line.campaigns.iter().map(campaign_hash).collect();
        let known = known_places(line);
        let places = place_hashes(line, &known);
        let article = &line.article;
        let stated = || line.group().map(|group| hash(&group));
        let around = Around {
            day: line.day().unwrap_or(i32::MIN),
            language: code(article.language.as_deref()),
            site: article.site.as_deref().map_or(0, short),
            article: hash(line.key()),
            group: group.or_else(stated).unwrap_or(0),
            country: country(&places, line.url()),
            places: bag(places
                .iter()
                .filter(|place| !place.2)
                .map(|place| place.0)
                .collect()),
            people: bag(people.clone()),
            organizations: bag(organizations.clone()),
            campaigns: bag(campaigns.clone()),
            topic: article
                .title
                .as_deref()
                .map(title_words)
                .unwrap_or_default(),
        };
        Self {
            record: hash(&line.id),
            regions: around.places.clone(),
            countries: places.iter().filter(|x| x.2).map(|x| x.1).collect(),
            region: region(line, &places),
            offices: offices(line, (&people, &organizations, &places)),
            known,
            around,
            people,
            organizations,
            campaigns,
        }
    }

    /// The country it is about.
    pub(crate) fn country(&self) -> [u8; 2] {
        self.around.country
    }

    /// Whether it names a place.
    pub(crate) fn names(&self, known: &Known) -> bool {
        match known.kind {
            "country" => self.countries.contains(&code(Some(known.country))),
            _ => self.regions.contains(&short(known.name)),
        }
    }

    /// What stands around the object of a kind: not itself.
    pub(crate) fn around_without(&self, kind: EntityKind, index: usize) -> Around {
        let mut around = self.around.clone();
        let (others, own) = match kind {
            EntityKind::Person => (&mut around.people, &self.people),
            EntityKind::Organization => (&mut around.organizations, &self.organizations),
            EntityKind::Campaign => (&mut around.campaigns, &self.campaigns),
            EntityKind::Place => return around,
        };
        let own = own[index];
        others.retain(|hash| *hash != own);
        around
    }
}

fn person_hash(x: &line::Person<'_>) -> u32 {
    keys_hash(&names::person(
        &x.name,
        x.given.as_deref(),
        x.patronymic.as_deref(),
        x.family.as_deref(),
    ))
}

fn keys_hash(keys: &Keys) -> u32 {
    if keys.family.is_empty() {
        short(&keys.given)
    } else {
        short(&names::family_block(&keys.family))
    }
}

fn organization_hash(x: &line::Organization<'_>) -> u32 {
    short(&names::thing(&x.name).0.core.join(" "))
}

fn campaign_hash(x: &line::Campaign<'_>) -> u32 {
    let (keys, _) = series_keys(&edition(&x.name).series);
    short(&keys.core.join(" "))
}

/// What stands for a thing around mentions and in offices: for a person the family name alone.
pub(crate) fn name_hash(kind: EntityKind, name: &str) -> u32 {
    match kind {
        EntityKind::Person => keys_hash(&names::person(name, None, None, None)),
        EntityKind::Organization => short(&names::thing(name).0.core.join(" ")),
        EntityKind::Place => short(&known_place(name, None, None).name),
        EntityKind::Campaign => short(&stems(&edition(name).series)),
    }
}

/// A place: its hash, country, whether it is one, and how often it is named.
type PlaceHash = (u32, [u8; 2], bool, usize);

/// What the gazetteer says of the places of a record.
pub(crate) fn known_places(line: &Line<'_>) -> Vec<KnownPlace> {
    let places = line.places.iter();
    let known = places.map(|x| known_place(&x.name, x.country.as_deref(), Some(x.kind)));
    known.collect()
}

fn place_hashes(line: &Line<'_>, known: &[KnownPlace]) -> Vec<PlaceHash> {
    let places = line.places.iter().zip(known);
    let hashes = places.map(|(x, known)| {
        let is_country = matches!(x.kind, PlaceKind::Country);
        let country = code(known.country.as_deref());
        (short(&known.name), country, is_country, x.mentions.len())
    });
    hashes.collect()
}

/// The region that is named most, if none is named as often.
fn region(line: &Line<'_>, hashes: &[PlaceHash]) -> Option<u32> {
    let places = line.places.iter().zip(hashes);
    let regions = places.filter(|(x, _)| matches!(x.kind, PlaceKind::Region));
    let mut regions: Vec<(usize, u32)> = regions
        .map(|(x, hash)| (x.mentions.len(), hash.0))
        .collect();
    regions.sort_unstable_by(|a, b| b.cmp(a));
    match regions[..] {
        [(_, only)] => Some(only),
        [(most, first), (next, _), ..] if most > next => Some(first),
        _ => None,
    }
}

/// The code of the country that most of a record is about.
pub(crate) fn country_of(line: &Line<'_>, known: &[KnownPlace]) -> Option<[u8; 2]> {
    let places = place_hashes(line, known);
    let country = country(&places, line.url());
    (country != [0; 2]).then_some(country)
}

/// Countries by the end of an address.
const DOMAINS: &[(&str, [u8; 2])] = &[
    (".ua", *b"UA"),
    (".kz", *b"KZ"),
    (".by", *b"BY"),
    (".uz", *b"UZ"),
    (".kg", *b"KG"),
    (".bg", *b"BG"),
    (".ge", *b"GE"),
    (".az", *b"AZ"),
    (".am", *b"AM"),
    (".md", *b"MD"),
    (".ru", *b"RU"),
];

/// The country that most named places are in, else that of the address.
fn country(places: &[PlaceHash], url: Option<&str>) -> [u8; 2] {
    let host = url.and_then(address::host);
    let site = DOMAINS
        .iter()
        .find(|(end, _)| host.as_ref().is_some_and(|host| host.ends_with(end)));
    let mut counts: Vec<([u8; 2], usize)> = Vec::new();
    for (_, country, _, mentions) in places.iter().filter(|place| place.1 != [0; 2]) {
        match counts.iter_mut().find(|(known, _)| known == country) {
            Some((_, count)) => *count += mentions,
            None => counts.push((*country, *mentions)),
        }
    }
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let most = counts
        .iter()
        .max_by_key(|(country, count)| (*count, std::cmp::Reverse(*country)));
    match (most, site) {
        (Some((country, count)), None) if 2 * count > all => *country,
        (Some((country, count)), Some(_)) if 3 * count > 2 * all => *country,
        (_, Some((_, site))) => *site,
        _ => [0; 2],
    }
}

/// Offices kept of a holder.
const OFFICES: usize = 6;

/// Offices by holder; for a campaign its organizers, for an organization what it organizes.
fn offices(
    line: &Line<'_>,
    (people, organizations, places): (&[u32], &[u32], &[PlaceHash]),
) -> FxHashMap<Id, Vec<Office>> {
    if line.roles.is_empty() {
        return FxHashMap::default();
    }
    let ids = |ids: Vec<Id>, hashes: Vec<u32>| ids.into_iter().zip(hashes);
    let of_organizations = line.organizations.iter().map(|x| x.id).collect();
    let of_places = line.places.iter().map(|x| x.id).collect();
    let of_people = line.people.iter().map(|x| x.id).collect();
    let targets: FxHashMap<Id, u32> = ids(of_organizations, organizations.to_vec())
        .chain(ids(of_places, places.iter().map(|x| x.0).collect()))
        .chain(ids(of_people, people.to_vec()))
        .chain(
            line.campaigns
                .iter()
                .map(|x| (x.id, short(&stems(&edition(&x.name).series)))),
        )
        .collect();
    let mut offices: FxHashMap<Id, Vec<Office>> = FxHashMap::default();
    let mut add = |id, words, target| {
        let held = offices.entry(id).or_default();
        if held.len() < OFFICES {
            held.push(Office { words, target });
        }
    };
    for role in &line.roles {
        let target = role
            .target
            .and_then(|target| targets.get(&target))
            .copied()
            .unwrap_or(0);
        match role.target.filter(|target| target.letter() == 'c') {
            Some(campaign) => add(
                campaign,
                vec![short("organizer")],
                targets.get(&role.holder).copied().unwrap_or(0),
            ),
            None => {
                let words = role.title.as_deref().map(office_words).unwrap_or_default();
                if !words.is_empty() || target != 0 {
                    add(role.holder, words, target);
                }
            }
        }
    }
    offices
}

/// Stems of the title of an office; «премьер-министр» is a «премьер».
pub(crate) fn office_words(title: &str) -> Vec<u32> {
    bag(words(title)
        .map(stem)
        .filter(|stem| stem.chars().count() > 2)
        .map(|stem| short(&stem))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_georgian_story_on_a_russian_site() {
        let place = |country: &[u8; 2], mentions| (0, *country, false, mentions);
        let url = Some("https://novosti.ru/1");
        assert_eq!(country(&[place(b"GE", 5), place(b"RU", 1)], url), *b"GE");
        assert_eq!(country(&[place(b"GE", 2), place(b"RU", 2)], url), *b"RU");
        assert_eq!(country(&[], None), [0; 2]);
    }
}
