//! Record → mentions: each named object with what its name says and what stands around it.

use crate::article::Article;
use crate::edition::edition;
use crate::fold::{letters, short};
use crate::line::{self, Line};
use crate::lists::{Known, lists, stems};
use crate::mention::{Keys, Mention, Origin, code};
use crate::names::{self, Near};
use serde_json::value::RawValue;
use svodka_record::{EntityKind, Gender, Id, MentionKind, PlaceKind};

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
            organization(x, &article),
            x.id,
            x.entity,
        );
    }
    for (index, x) in line.places.iter().enumerate() {
        let found = place(x, &article.known[index], &article);
        add(EntityKind::Place, index, found, x.id, x.entity);
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
fn organization(x: &line::Organization<'_>, article: &Article) -> (String, u8, Mention) {
    let near = Near {
        country: article.country(),
        names: &|known| article.names(known),
    };
    let (mut keys, country) = names::thing_near(&x.name, &near);
    let is_body = keys.core.first().is_some_and(|stem| lists().is_body(stem));
    if !keys.capital && keys.regions.is_empty() && country == [0; 2] && is_body {
        keys.regions = article.region.into_iter().collect();
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
    let edition = edition(&x.name);
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

fn place(x: &line::Place<'_>, known: &KnownPlace, article: &Article) -> (String, u8, Mention) {
    let mut mention = Mention {
        name: x.name.clone(),
        listed: known.listed,
        subtype: x.kind as u8 + 1,
        mentions: names(&x.mentions),
        confidence: x.confidence as f32,
        country: code(known.country.as_deref()),
        ..Mention::default()
    };
    mention.keys.core = vec![letters(&known.name)];
    if known.country.is_none() {
        mention.keys.regions = article.regions.clone();
    }
    (known.block(), 1, mention)
}

/// What the gazetteer says of a place.
pub(crate) struct KnownPlace {
    /// Its name there, else the name as it is.
    pub(crate) name: String,
    pub(crate) country: Option<String>,
    /// What it is called in public lists, folded; 0 where none has it.
    pub(crate) listed: u32,
    is_country: bool,
}

impl KnownPlace {
    /// A country is known by its code, whatever its name.
    pub(crate) fn block(&self) -> String {
        let country = self.country.as_deref().unwrap_or_default();
        match self.is_country && !country.is_empty() {
            true => format!("= {country}"),
            false => format!("{} {country}", letters(&self.name)),
        }
    }
}

/// The gazetteer's name of a place, its country, and what tells it from all others; `kind` as the record has it.
pub(crate) fn known_place(
    name: &str,
    country: Option<&str>,
    kind: Option<PlaceKind>,
) -> KnownPlace {
    let known = lists().place(&stems(name));
    let known = known.filter(|known| {
        country.is_none_or(|country| known.country.is_empty() || country == known.country)
    });
    let canonical = known.map_or(name, |known| known.name);
    let country = country.or(known
        .map(|known| known.country)
        .filter(|country| !country.is_empty()));
    let is_country = kind == Some(PlaceKind::Country) || known.is_some_and(|x| x.kind == "country");
    let is_listed = known.is_some_and(|known| is_one(known, kind))
        || country.is_some_and(|x| !lists().identifiers(canonical, x).is_empty());
    let listed = match country {
        Some(country) if is_country => short(country),
        _ if is_listed => short(&format!("{canonical} {}", country.unwrap_or_default())),
        _ => 0,
    };
    KnownPlace {
        name: canonical.to_owned(),
        country: country.map(str::to_owned),
        listed,
        is_country,
    }
}

/// Whether a row of the gazetteer is the only place of its name and kind. Of towns whose names several countries bear
/// it says no country.
fn is_one(known: &Known, kind: Option<PlaceKind>) -> bool {
    let is_alone = !known.country.is_empty() || matches!(known.kind, "country" | "natural");
    is_alone && kind.is_none_or(|kind| PlaceKind::by_name(known.kind) == Some(kind))
}
