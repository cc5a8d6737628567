//! Record → mentions: each named object with what its name says and what stands around it.

use crate::fold::{hash, letters, short, stem, words};
use crate::line::{self, Line};
use crate::lists::{lists, stems};
use crate::mention::{Around, Keys, Mention, Office, Origin, bag, code, number, title_words};
use crate::names;
use rustc_hash::FxHashMap;
use serde_json::value::RawValue;
use svodka_record::{EntityKind, Gender, Id, MentionKind};

/// A mention and where it belongs.
pub(crate) struct Gathered {
    pub(crate) kind: EntityKind,
    /// Mentions of one entity mostly share a block.
    pub(crate) block: String,
    /// What founds a cluster stands before what joins one.
    pub(crate) rank: u8,
    pub(crate) mention: Mention,
}

/// The mentions of a record, kind by kind in the order of its tables.
pub(crate) fn gather(line: &Line<'_>, number_of_line: u64, group: Option<u64>) -> Vec<Gathered> {
    let article = Article::of(line, group);
    let mut gathered = Vec::new();
    let mut add = |kind, index: usize, found: (String, u8, Mention), id: Id, entity: &RawValue| {
        let (block, rank, mut mention) = found;
        mention.record = line.id.clone();
        mention.was = entity_number(entity);
        mention.around = article.around_without(kind, index);
        mention.offices = article.offices.get(&id).cloned().unwrap_or_default();
        mention.origin = Origin {
            seed: 0,
            record: article.record,
            object: index as u32,
            line: number_of_line,
        };
        gathered.push(Gathered {
            kind,
            block,
            rank,
            mention,
        });
    };
    for (index, x) in line.campaigns.iter().enumerate() {
        add(EntityKind::Campaign, index, campaign(x), x.id, x.entity);
    }
    for (index, x) in line.people.iter().enumerate() {
        add(EntityKind::Person, index, person(x), x.id, x.entity);
    }
    for (index, x) in line.organizations.iter().enumerate() {
        add(
            EntityKind::Organization,
            index,
            organization(x, article.region),
            x.id,
            x.entity,
        );
    }
    for (index, x) in line.places.iter().enumerate() {
        add(EntityKind::Place, index, place(x, &article), x.id, x.entity);
    }
    gathered
}

/// The number of the entity that a record has from an earlier run; 0 where it has none.
fn entity_number(entity: &RawValue) -> u64 {
    let digits = entity.get().trim_matches('"').get(1..);
    digits
        .and_then(|digits| u64::from_str_radix(digits, 16).ok())
        .unwrap_or(0)
}

fn names(mentions: &[line::Mention]) -> u32 {
    mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Name)
        .count() as u32
}

fn person(x: &line::Person<'_>) -> (String, u8, Mention) {
    let keys = names::person(
        &x.name,
        x.given.as_deref(),
        x.patronymic.as_deref(),
        x.family.as_deref(),
    );
    let rank = match keys.given.chars().count() {
        0 => 4,
        _ if keys.doubtful => 3,
        1 => 2,
        _ => 1,
    };
    let mention = Mention {
        name: x.name.clone(),
        gender: match x.gender {
            Some(Gender::Male) => 1,
            Some(Gender::Female) => 2,
            Some(Gender::Other) | None => 0,
        },
        mentions: names(&x.mentions),
        confidence: x.confidence as f32,
        keys,
        ..Mention::default()
    };
    (person_block(&mention), rank, mention)
}

/// The block of a person.
pub(crate) fn person_block(mention: &Mention) -> String {
    if mention.keys.family.is_empty() {
        format!("~{}", mention.keys.given)
    } else {
        names::family_block(&mention.keys.family)
    }
}

/// A body with a small letter, without a place in its name («министерство экономики»), is that of the region the
/// article is about.
fn organization(x: &line::Organization<'_>, region: Option<u32>) -> (String, u8, Mention) {
    let (mut keys, country) = names::thing(&x.name);
    let is_body = keys.core.first().is_some_and(|stem| lists().is_body(stem));
    if !keys.capital && keys.regions.is_empty() && country == [0; 2] && is_body {
        keys.regions = region.into_iter().collect();
    }
    let known = lists().organization_country(&x.name);
    let country = if country == [0; 2] {
        code(known)
    } else {
        country
    };
    let rank = 1 + u8::from(country == [0; 2]) + u8::from(keys.regions.is_empty());
    let other_names = x.aliases.iter().chain(&x.acronym);
    let mention = Mention {
        name: x.name.clone(),
        aliases: aliases(&keys.core.join(" "), other_names),
        subtype: x.kind.map_or(0, |kind| kind as u8 + 1),
        beside: x.form.as_deref().map_or(0, |form| short(&letters(form))),
        mentions: names(&x.mentions),
        confidence: x.confidence as f32,
        country,
        keys,
        ..Mention::default()
    };
    (mention.keys.core.join(" "), rank, mention)
}

fn aliases<'a>(own: &str, names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut aliases: Vec<String> = names
        .map(|name| names::thing(name).0.core.join(" "))
        .filter(|alias| alias != own)
        .collect();
    aliases.sort_unstable();
    aliases.dedup();
    aliases.truncate(8);
    aliases
}

fn campaign(x: &line::Campaign<'_>) -> (String, u8, Mention) {
    let edition = names::edition(&x.name);
    let (keys, country) = series_keys(&edition.series);
    let label = edition
        .year
        .or(edition.number)
        .map(|number| number.to_string());
    let mention = Mention {
        name: x.name.clone(),
        aliases: aliases(&keys.core.join(" "), x.aliases.iter()),
        subtype: x.kind as u8 + 1,
        reach: x.scope.map_or(0, |scope| scope as u8 + 1),
        beside: x
            .kind_word
            .as_deref()
            .map_or(0, |word| short(&letters(word))),
        mentions: names(&x.mentions),
        confidence: x.confidence as f32,
        edition: label,
        country,
        keys,
        ..Mention::default()
    };
    (mention.keys.core.join(" "), 1, mention)
}

/// The keys of a series; names of one undertaking in several languages have one.
pub(crate) fn series_keys(series: &str) -> (Keys, [u8; 2]) {
    let (mut keys, country) = names::thing(series);
    if let Some(same) = lists().same_name(&stems(series)) {
        keys.core = same.split(' ').map(str::to_owned).collect();
    }
    (keys, country)
}

fn place(x: &line::Place<'_>, article: &Article) -> (String, u8, Mention) {
    let (name, country) = known_place(&x.name, x.country.as_deref());
    let mut mention = Mention {
        name: x.name.clone(),
        subtype: x.kind as u8 + 1,
        mentions: names(&x.mentions),
        confidence: x.confidence as f32,
        country: code(country.as_deref()),
        ..Mention::default()
    };
    mention.keys.core = vec![letters(&name)];
    if country.is_none() {
        mention.keys.regions = article.regions.clone();
    }
    let block = format!("{} {}", mention.keys.core[0], country.unwrap_or_default());
    (block, 1, mention)
}

/// The gazetteer's name of a place and its country.
pub(crate) fn known_place(name: &str, country: Option<&str>) -> (String, Option<String>) {
    let known = lists().place(&stems(name));
    let known = known.filter(|known| {
        country.is_none_or(|country| known.country.is_empty() || country == known.country)
    });
    let canonical = known.map_or(name, |known| known.name);
    let country = country.or(known
        .map(|known| known.country)
        .filter(|country| !country.is_empty()));
    (canonical.to_owned(), country.map(str::to_owned))
}

/// The code of the country that most of a record is about.
pub(crate) fn country_of(line: &Line<'_>) -> Option<String> {
    let places: Vec<_> = line.places.iter().map(place_hash).collect();
    let url = line.article.url.as_deref().or(line.source.url.as_deref());
    let country = country(&places, url);
    (country != [0; 2]).then(|| country.iter().map(|byte| char::from(*byte)).collect())
}

/// What the mentions of a record share.
struct Article {
    record: u64,
    around: Around,
    people: Vec<u32>,
    organizations: Vec<u32>,
    campaigns: Vec<u32>,
    regions: Vec<u32>,
    /// The region that is named most.
    region: Option<u32>,
    offices: FxHashMap<Id, Vec<Office>>,
}

impl Article {
    fn of(line: &Line<'_>, group: Option<u64>) -> Self {
        let people: Vec<u32> = line.people.iter().map(person_hash).collect();
        let organizations: Vec<u32> = line.organizations.iter().map(organization_hash).collect();
        let campaigns: Vec<u32> = line.campaigns.iter().map(campaign_hash).collect();
        let places: Vec<(u32, [u8; 2], bool, usize)> = line.places.iter().map(place_hash).collect();
        let article = &line.article;
        let published = article
            .published
            .as_ref()
            .and_then(|published| published.date.as_deref());
        let key = if article.key.is_empty() {
            &line.id
        } else {
            &article.key
        };
        let url = article.url.as_deref().or(line.source.url.as_deref());
        let stated: Option<String> =
            serde_json::from_str(article.near_duplicate_group.get()).unwrap_or_default();
        let around = Around {
            day: published.and_then(day).unwrap_or(i32::MIN),
            language: code(article.language.as_deref()),
            site: article.site.as_deref().map_or(0, short),
            article: hash(key),
            group: group.or(stated.as_deref().map(hash)).unwrap_or(0),
            country: country(&places, url),
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
            regions: bag(places
                .iter()
                .filter(|place| !place.2)
                .map(|place| place.0)
                .collect()),
            region: region(line),
            offices: offices(line),
            around,
            people,
            organizations,
            campaigns,
        }
    }

    /// What stands around the object of a kind: not itself.
    fn around_without(&self, kind: EntityKind, index: usize) -> Around {
        let mut around = self.around.clone();
        if number(kind) == number(EntityKind::Person) {
            let own = self.people[index];
            around.people.retain(|hash| *hash != own);
        }
        if number(kind) == number(EntityKind::Organization) {
            let own = self.organizations[index];
            around.organizations.retain(|hash| *hash != own);
        }
        if number(kind) == number(EntityKind::Campaign) {
            let own = self.campaigns[index];
            around.campaigns.retain(|hash| *hash != own);
        }
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
    let (keys, _) = series_keys(&names::edition(&x.name).series);
    short(&keys.core.join(" "))
}

/// What stands for a thing around mentions and in offices: for a person the family name alone.
pub(crate) fn name_hash(kind: EntityKind, name: &str) -> u32 {
    match kind {
        EntityKind::Person => keys_hash(&names::person(name, None, None, None)),
        EntityKind::Organization => short(&names::thing(name).0.core.join(" ")),
        EntityKind::Place => short(&known_place(name, None).0),
        EntityKind::Campaign => short(&stems(&names::edition(name).series)),
    }
}

/// A place: its hash, country, whether it is one, and how often it is named.
fn place_hash(x: &line::Place<'_>) -> (u32, [u8; 2], bool, usize) {
    let (name, country) = known_place(&x.name, x.country.as_deref());
    let is_country = matches!(x.kind, svodka_record::PlaceKind::Country);
    (
        short(&name),
        code(country.as_deref()),
        is_country,
        x.mentions.len(),
    )
}

/// The region that is named most, if none is named as often.
fn region(line: &Line<'_>) -> Option<u32> {
    let regions = line
        .places
        .iter()
        .filter(|x| matches!(x.kind, svodka_record::PlaceKind::Region));
    let mut regions: Vec<(usize, u32)> = regions
        .map(|x| (x.mentions.len(), place_hash(x).0))
        .collect();
    regions.sort_unstable_by(|a, b| b.cmp(a));
    match regions[..] {
        [(_, only)] => Some(only),
        [(most, first), (next, _), ..] if most > next => Some(first),
        _ => None,
    }
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
fn country(places: &[(u32, [u8; 2], bool, usize)], url: Option<&str>) -> [u8; 2] {
    let host = url
        .and_then(|url| url.split("://").nth(1))
        .and_then(|rest| rest.split('/').next());
    let site = DOMAINS
        .iter()
        .find(|(end, _)| host.is_some_and(|host| host.ends_with(end)));
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

/// Offices by holder; for a campaign its organizers, for an organization what it organizes.
fn offices(line: &Line<'_>) -> FxHashMap<Id, Vec<Office>> {
    let targets: FxHashMap<Id, u32> = line
        .organizations
        .iter()
        .map(|x| (x.id, organization_hash(x)))
        .chain(line.places.iter().map(|x| (x.id, place_hash(x).0)))
        .chain(line.people.iter().map(|x| (x.id, person_hash(x))))
        .chain(
            line.campaigns
                .iter()
                .map(|x| (x.id, short(&stems(&names::edition(&x.name).series)))),
        )
        .collect();
    let mut offices: FxHashMap<Id, Vec<Office>> = FxHashMap::default();
    let mut add = |id, words, target| {
        let held = offices.entry(id).or_default();
        if held.len() < 6 {
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

/// Days since 1970 of an ISO date; years alone are not days.
pub(crate) fn day(date: &str) -> Option<i32> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Civil from days (H. Hinnant): years begin in March, so that leap days end them.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    i32::try_from(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468).ok()
}

/// The ISO date of days since 1970.
pub(crate) fn date(day: i32) -> String {
    let shifted = i64::from(day) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates() {
        for (text, number) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("2019-12-31", 18_261),
        ] {
            assert_eq!(day(text), Some(number));
            assert_eq!(date(number), text);
        }
        assert_eq!(day("2019"), None);
    }

    #[test]
    fn a_georgian_story_on_a_russian_site() {
        let place = |country: &[u8; 2], mentions| (0, *country, false, mentions);
        let url = Some("https://novosti.ru/1");
        assert_eq!(country(&[place(b"GE", 5), place(b"RU", 1)], url), *b"GE");
        assert_eq!(country(&[place(b"GE", 2), place(b"RU", 2)], url), *b"RU");
        assert_eq!(country(&[], None), [0; 2]);
    }
}
