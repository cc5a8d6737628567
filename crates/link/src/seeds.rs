//! What is known before: entities of an earlier run, and registers of the user's own.

use crate::article::{name_hash, office_words};
use crate::collect::row;
use crate::constraints::{Constraints, Merged};
use crate::days::day;
use crate::edition::edition;
use crate::fold::{letters, short};
use crate::gather::{Gathered, known_place, person_block, series_keys};
use crate::mention::{Around, KINDS, Mention, Office, Origin, REGISTER, bag, code, letter};
use crate::names::{self, Near};
use crate::register::entries;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use svodka_record::{Entity, EntityForm, EntityKind, Neighbor};
use svodka_shards::{Error, Sorter, open};

/// Forms of an entity that new mentions are compared with.
const FORMS: usize = 8;

/// What is known before.
#[derive(Default)]
pub(crate) struct Seeds {
    /// Entries of registers: register, id, name.
    pub(crate) known: Vec<(String, String, String)>,
    /// Entities of the earlier run that had become part of others.
    pub(crate) merged: Merged,
}

impl Seeds {
    /// Reads both, and adds their names to the mentions, where those are still to be collected.
    pub(crate) fn read(
        base: Option<&Path>,
        known: &[PathBuf],
        constraints: &mut Constraints,
        mut mentions: Option<&mut Sorter>,
    ) -> Result<Self, Error> {
        let mut seeds = Self::default();
        if let Some(base) = base {
            read_entities(base, |entity, _| {
                constraints.remember(&entity);
                let into = entity.merged_into.map(|into| (entity.id, into));
                seeds.merged.extend(into);
                Ok(())
            })?;
        }
        constraints.settle(&seeds.merged);
        if let (Some(base), Some(mentions)) = (base, &mut mentions) {
            read_entities(base, |entity, (kind, number)| {
                let forms = entity
                    .forms
                    .iter()
                    .take(FORMS)
                    .filter(|_| entity.merged_into.is_none());
                for form in forms {
                    let mut gathered = known_form(&entity, kind, form);
                    gathered.mention.origin = Origin {
                        seed: 1,
                        record: number,
                        ..Origin::default()
                    };
                    gathered.mention.tags.extend(constraints.tag_of(&entity.id));
                    let (key, value) = row(&gathered)?;
                    mentions.push(&key, &value)?;
                }
                Ok(())
            })?;
        }
        let mut known = known.to_vec();
        known.sort();
        for path in known {
            seeds.register(&path, mentions.as_deref_mut())?;
        }
        Ok(seeds)
    }

    fn register(&mut self, path: &Path, mut mentions: Option<&mut Sorter>) -> Result<(), Error> {
        let register = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        for entry in entries(path)? {
            let number = self.known.len() as u32;
            let Some(name) = entry.names.first() else {
                continue;
            };
            self.known
                .push((register.clone(), entry.id.clone(), name.clone()));
            let Some(mentions) = &mut mentions else {
                continue;
            };
            for name in &entry.names {
                let mut gathered = named(entry.kind, name, [None; 3], entry.country.as_deref());
                gathered.mention.around.day = i32::MIN;
                gathered.mention.offices = entry.offices.clone();
                gathered.mention.origin = Origin {
                    seed: number + REGISTER,
                    record: u64::from(number),
                    ..Origin::default()
                };
                let (key, value) = row(&gathered)?;
                mentions.push(&key, &value)?;
            }
        }
        Ok(())
    }
}

/// Reads entities of an earlier run one by one.
pub(crate) fn read_entities(
    path: &Path,
    mut each: impl FnMut(Entity, (EntityKind, u64)) -> Result<(), Error>,
) -> Result<(), Error> {
    for (at, line) in open(path)?.lines().enumerate() {
        let line = line.map_err(|error| Error::read(path, &error))?;
        let wrong = |cause: String| Error::line(path, at as u64 + 1, &cause);
        let entity: Entity = serde_json::from_str(&line)
            .map_err(|error| wrong(format!("is no entity of svodka link: {error}")))?;
        let number = entity
            .id
            .get(1..)
            .and_then(|digits| u64::from_str_radix(digits, 16).ok());
        let kind = KINDS
            .into_iter()
            .find(|kind| entity.id.starts_with(letter(*kind)));
        let (Some(number), Some(kind)) = (number, kind) else {
            return Err(wrong(format!("{:?} is no id of an entity", entity.id)));
        };
        each(entity, (kind, number))?;
    }
    Ok(())
}

/// A name with what its letters say.
fn named(
    kind: EntityKind,
    name: &str,
    parts: [Option<&str>; 3],
    country: Option<&str>,
) -> Gathered {
    let mut mention = Mention {
        name: name.to_owned(),
        confidence: 1.0,
        ..Mention::default()
    };
    let block = match kind {
        EntityKind::Person => {
            mention.keys = names::person(name, parts[0], parts[1], parts[2]);
            mention.around.country = code(country);
            person_block(&mention)
        }
        EntityKind::Place => {
            let known = known_place(name, country, None);
            mention.keys.core = vec![letters(&known.name)];
            mention.country = code(known.country.as_deref());
            mention.listed = known.listed;
            known.block()
        }
        EntityKind::Organization | EntityKind::Campaign => {
            let is_campaign = kind == EntityKind::Campaign;
            let (keys, stated) = if is_campaign {
                series_keys(&edition(name).series)
            } else {
                names::thing(name)
            };
            mention.keys = keys;
            mention.country = stated;
            mention.around.country = code(country);
            mention.keys.core.join(" ")
        }
    };
    Gathered {
        kind,
        block,
        rank: 0,
        mention,
    }
}

/// A form of an entity of an earlier run, with what is known around the entity.
fn known_form(entity: &Entity, kind: EntityKind, form: &EntityForm) -> Gathered {
    let parts = [
        form.given.as_deref(),
        form.patronymic.as_deref(),
        form.family.as_deref(),
    ];
    let mut gathered = named(kind, &form.name, parts, country(entity));
    let mention = &mut gathered.mention;
    if let Some(facts) = &entity.person {
        mention.gender = facts.gender.map_or(0, |gender| gender as u8 + 1);
    }
    if let Some(facts) = &entity.organization {
        mention.subtype = facts.kind.map_or(0, |kind| kind as u8 + 1);
        mention.aliases = facts
            .acronym
            .iter()
            .map(|acronym| names::thing(acronym).0.core.join(" "))
            .collect();
    }
    if let Some(facts) = &entity.campaign {
        mention.subtype = facts.kind as u8 + 1;
        mention.reach = facts.scope.map_or(0, |scope| scope as u8 + 1);
    }
    let roles = entity.roles.iter().map(|role| Office {
        words: role.title.as_deref().map(office_words).unwrap_or_default(),
        target: role
            .target
            .as_deref()
            .zip(role.target_name.as_deref())
            .map_or(0, |(id, name)| neighbor_hash(id, name)),
    });
    let organizers = entity
        .campaign
        .iter()
        .flat_map(|facts| &facts.organizers)
        .map(|organizer| Office {
            words: vec![short("organizer")],
            target: neighbor_hash(&organizer.entity, &organizer.name),
        });
    mention.offices = roles.chain(organizers).take(FORMS).collect();
    mention.around = around(entity, mention.around.country);
    if kind == EntityKind::Organization {
        let places = &mention.around.places;
        let near = Near {
            country: mention.around.country,
            names: &|known| places.contains(&short(known.name)),
        };
        (mention.keys, mention.country) = names::thing_near(&form.name, &near);
    }
    gathered
}

fn country(entity: &Entity) -> Option<&str> {
    let person = entity
        .person
        .as_ref()
        .and_then(|facts| facts.country.as_deref());
    let organization = entity
        .organization
        .as_ref()
        .and_then(|facts| facts.country.as_deref());
    let place = entity
        .place
        .as_ref()
        .and_then(|facts| facts.country.as_deref());
    person.or(organization).or(place)
}

fn around(entity: &Entity, country: [u8; 2]) -> Around {
    let of = |neighbors: &[Neighbor], letter: char| {
        let fitting = neighbors
            .iter()
            .filter(|neighbor| neighbor.entity.starts_with(letter));
        bag(fitting
            .map(|neighbor| neighbor_hash(&neighbor.entity, &neighbor.name))
            .collect())
    };
    Around {
        day: entity
            .last_seen
            .as_deref()
            .and_then(day)
            .unwrap_or(i32::MIN),
        language: code(
            entity
                .languages
                .first()
                .map(|language| language.value.as_str()),
        ),
        country,
        places: of(&entity.places, 'L'),
        people: of(&entity.associates, 'P'),
        organizations: of(&entity.associates, 'O'),
        ..Around::default()
    }
}

fn neighbor_hash(id: &str, name: &str) -> u32 {
    let kind = KINDS.into_iter().find(|kind| id.starts_with(letter(*kind)));
    kind.map_or(0, |kind| name_hash(kind, name))
}
