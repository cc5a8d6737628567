//! Pass two: records get their entities, and entities what was observed of them.

use crate::dedup::{Mark, Marks};
use crate::gather::day;
use crate::line::{self, Line};
use crate::mention::number;
use crate::names;
use crate::observation::{Detail, Observation, ObservedRole, Other};
use crate::resolve::{Identity, Resolved, id};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde_json::value::RawValue;
use std::io::Write;
use std::path::{Path, PathBuf};
use svodka_record::{EntityKind, Gender, Id, MentionKind};
use svodka_shards::Error;
use svodka_shards::{Batch, Lines};
use svodka_shards::{Row, Sorted, Sorter};

/// Neighbors of each sort that an article tells of an entity.
const NEIGHBORS: usize = 8;

/// Entities of the objects of a record, in the order of its tables: campaigns, people, organizations, places.
type Assigned = Vec<(u8, u32, Identity)>;

/// A record with its entities, and the rows of what it tells of them.
type Published = (Vec<u8>, Vec<(Vec<u8>, Vec<u8>)>);

/// Writes the linked records, and rows for the entities.
pub(crate) fn publish(
    records: &[PathBuf],
    resolved: &mut Resolved,
    marks: Option<&Marks>,
    output: &Path,
    observed: &mut Sorter,
) -> Result<(), Error> {
    let file = std::fs::File::create(output).map_err(|error| Error::write(output, &error))?;
    let mut out = std::io::BufWriter::with_capacity(1 << 18, file);
    let shards = Lines::sorted(records.to_vec());
    let mut pending = None;
    for batch in shards {
        let batch = batch?;
        let mut assigned: Vec<Assigned> = vec![Vec::new(); batch.lines.len()];
        read_assigned(
            &batch,
            &mut resolved.assigned,
            &mut pending,
            &resolved.entities,
            &mut assigned,
        )?;
        let published: Vec<Result<Published, Error>> = assigned
            .into_par_iter()
            .enumerate()
            .map(|(at, assigned)| {
                let mark = marks.map(|marks| marks.mark(batch.number + at as u64));
                publish_line(&batch, at, &assigned, mark.as_ref())
            })
            .collect();
        for published in published {
            let (line, rows) = published?;
            out.write_all(&line)
                .map_err(|error| Error::write(output, &error))?;
            for (key, value) in rows {
                observed.push(&key, &value)?;
            }
        }
    }
    out.flush().map_err(|error| Error::write(output, &error))
}

fn read_assigned(
    batch: &Batch,
    rows: &mut Sorted,
    pending: &mut Option<Row>,
    entities: &[Identity],
    assigned: &mut [Assigned],
) -> Result<(), Error> {
    loop {
        let Some(row) = pending
            .take()
            .map_or_else(|| rows.next().transpose(), |row| Ok(Some(row)))?
        else {
            return Ok(());
        };
        let line = row
            .key
            .first_chunk()
            .map_or(0, |bytes| u64::from_be_bytes(*bytes));
        let Some(slot) = assigned.get_mut((line - batch.number) as usize) else {
            *pending = Some(row);
            return Ok(());
        };
        let object = row
            .key
            .last_chunk()
            .map_or(0, |bytes| u32::from_be_bytes(*bytes));
        let cluster = row
            .value
            .first_chunk()
            .map_or(0, |bytes| u32::from_be_bytes(*bytes));
        slot.push((row.key[8], object, entities[cluster as usize]));
    }
}

fn publish_line(
    batch: &Batch,
    at: usize,
    assigned: &Assigned,
    mark: Option<&Mark>,
) -> Result<Published, Error> {
    let bytes = &batch.lines[at];
    if bytes.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let line = Line::parse(bytes)
        .map_err(|cause| Error::line(&batch.path, batch.line + at as u64, &cause))?;
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let article = Linked::of(&line, assigned);
    let mut edits = article.edits();
    if let Some(mark) = mark {
        edits.push((line.article.duplicate_of, quoted(mark.duplicate_of)));
        edits.push((line.article.near_duplicate_group, quoted(Some(mark.group))));
    }
    let mut linked = edit(text, edits);
    linked.push(b'\n');
    let rows: Result<_, Error> = article
        .observations(mark)
        .into_iter()
        .map(|(identity, observation)| row(identity, &observation))
        .collect();
    Ok((linked, rows?))
}

/// The row of an observation: that of its entity, behind the entity as it was known before.
fn row(identity: Identity, observation: &Observation) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let value =
        postcard::to_allocvec(observation).map_err(|error| Error::new(error.to_string()))?;
    Ok((
        crate::observation::key(identity, crate::observation::OBSERVED),
        value,
    ))
}

fn quoted(text: Option<&str>) -> String {
    serde_json::Value::from(text).to_string()
}

/// The line with parts of it replaced.
fn edit(line: &str, mut edits: Vec<(&RawValue, String)>) -> Vec<u8> {
    // Parts borrow from the line, so their addresses say where they stand.
    let start = |part: &RawValue| part.get().as_ptr() as usize - line.as_ptr() as usize;
    edits.sort_by_key(|(part, _)| start(part));
    let mut out = Vec::with_capacity(line.len() + 24 * edits.len());
    let mut done = 0;
    for (part, text) in edits {
        out.extend_from_slice(&line.as_bytes()[done..start(part)]);
        out.extend_from_slice(text.as_bytes());
        done = start(part) + part.get().len();
    }
    out.extend_from_slice(&line.as_bytes()[done..]);
    out
}

/// A record and its entities.
struct Linked<'a> {
    line: &'a Line<'a>,
    campaigns: Vec<Option<Identity>>,
    people: Vec<Option<Identity>>,
    organizations: Vec<Option<Identity>>,
    places: Vec<Option<Identity>>,
    /// Entity and name of each object.
    others: FxHashMap<Id, Other>,
}

impl<'a> Linked<'a> {
    fn of(line: &'a Line<'a>, assigned: &Assigned) -> Self {
        let table = |kind: EntityKind, length: usize| {
            let mut table = vec![None; length];
            let of_kind = assigned
                .iter()
                .filter(|(found, _, _)| *found == number(kind));
            for (_, object, identity) in of_kind {
                if let Some(slot) = table.get_mut(*object as usize) {
                    *slot = Some(*identity);
                }
            }
            table
        };
        let mut linked = Self {
            campaigns: table(EntityKind::Campaign, line.campaigns.len()),
            people: table(EntityKind::Person, line.people.len()),
            organizations: table(EntityKind::Organization, line.organizations.len()),
            places: table(EntityKind::Place, line.places.len()),
            others: FxHashMap::default(),
            line,
        };
        linked.others = linked
            .all()
            .into_iter()
            .map(|(id, identity, name)| {
                (
                    id,
                    Other {
                        entity: crate::resolve::id(identity),
                        name: name.to_owned(),
                    },
                )
            })
            .collect();
        linked
    }

    fn all(&self) -> Vec<(Id, Identity, &'a str)> {
        let line = self.line;
        let campaigns = line
            .campaigns
            .iter()
            .map(|x| (x.id, x.name.as_str()))
            .zip(&self.campaigns);
        let people = line
            .people
            .iter()
            .map(|x| (x.id, x.name.as_str()))
            .zip(&self.people);
        let organizations = line
            .organizations
            .iter()
            .map(|x| (x.id, x.name.as_str()))
            .zip(&self.organizations);
        let places = line
            .places
            .iter()
            .map(|x| (x.id, x.name.as_str()))
            .zip(&self.places);
        campaigns
            .chain(people)
            .chain(organizations)
            .chain(places)
            .filter_map(|((id, name), identity)| identity.map(|identity| (id, identity, name)))
            .collect()
    }

    /// What stands where in the linked record.
    fn edits(&self) -> Vec<(&'a RawValue, String)> {
        let named = |identity: &Option<Identity>| quoted(identity.map(id).as_deref());
        let line = self.line;
        let mut edits: Vec<(&RawValue, String)> = Vec::new();
        for (x, identity) in line.campaigns.iter().zip(&self.campaigns) {
            let edition = names::edition(&x.name);
            let label = edition
                .year
                .or(edition.number)
                .map(|number| number.to_string());
            match x.edition {
                Some(part) => {
                    edits.push((x.entity, named(identity)));
                    edits.push((part, quoted(label.as_deref())));
                }
                // Records of earlier versions have no such key.
                None => edits.push((
                    x.entity,
                    format!(
                        r#"{},"edition":{}"#,
                        named(identity),
                        quoted(label.as_deref())
                    ),
                )),
            }
        }
        edits.extend(
            line.people
                .iter()
                .zip(&self.people)
                .map(|(x, identity)| (x.entity, named(identity))),
        );
        edits.extend(
            line.organizations
                .iter()
                .zip(&self.organizations)
                .map(|(x, identity)| (x.entity, named(identity))),
        );
        edits.extend(
            line.places
                .iter()
                .zip(&self.places)
                .map(|(x, identity)| (x.entity, named(identity))),
        );
        edits
    }

    /// What the article tells of each of its entities.
    fn observations(&self, mark: Option<&Mark>) -> Vec<(Identity, Observation)> {
        let common = self.common(mark);
        let line = self.line;
        let mut told: Vec<(Identity, Observation)> = Vec::new();
        let mut tell = |identity: &Option<Identity>,
                        id: Id,
                        name: &str,
                        mentions: &[line::Mention],
                        confidence: f64,
                        detail: Detail| {
            let Some(identity) = identity else {
                return;
            };
            let mut observation = common.clone();
            observation.name = name.to_owned();
            observation.mentions = mentions
                .iter()
                .filter(|mention| mention.kind == MentionKind::Name)
                .count() as u32;
            observation.confidence = confidence;
            observation.detail = detail;
            observation.roles = self.roles(id);
            observation.organizers = self.organizers(id);
            let own = crate::resolve::id(*identity);
            observation.associates.retain(|other| other.entity != own);
            if identity.0 == EntityKind::Place {
                observation.places.clear();
            }
            told.push((*identity, observation));
        };
        for (x, identity) in line.campaigns.iter().zip(&self.campaigns) {
            let edition = names::edition(&x.name);
            let detail = Detail::Campaign {
                kind: x.kind as u8,
                kind_word: x.kind_word.clone(),
                scope: x.scope.map(|scope| scope as u8),
                year: edition.year,
                number: edition.number,
                series: edition.series,
            };
            tell(identity, x.id, &x.name, &x.mentions, x.confidence, detail);
        }
        for (x, identity) in line.people.iter().zip(&self.people) {
            let detail = Detail::Person {
                given: x.given.clone(),
                patronymic: x.patronymic.clone(),
                family: x.family.clone(),
                is_male: x.gender.map(|gender| gender == Gender::Male),
            };
            tell(identity, x.id, &x.name, &x.mentions, x.confidence, detail);
        }
        for (x, identity) in line.organizations.iter().zip(&self.organizations) {
            let detail = Detail::Organization {
                kind: x.kind.map(|kind| kind as u8),
                acronym: x.acronym.clone(),
                form: x.form.clone(),
            };
            tell(identity, x.id, &x.name, &x.mentions, x.confidence, detail);
        }
        for (x, identity) in line.places.iter().zip(&self.places) {
            let (name, country) = crate::gather::known_place(&x.name, x.country.as_deref());
            let detail = Detail::Place {
                kind: x.kind as u8,
                country,
                canonical: name,
            };
            tell(identity, x.id, &x.name, &x.mentions, x.confidence, detail);
        }
        told
    }

    /// What is told of all entities of the article.
    fn common(&self, mark: Option<&Mark>) -> Observation {
        let article = &self.line.article;
        let key = if article.key.is_empty() {
            &self.line.id
        } else {
            &article.key
        };
        let group: Option<String> =
            serde_json::from_str(article.near_duplicate_group.get()).unwrap_or_default();
        let group = mark.map(|mark| mark.group.to_owned()).or(group);
        let published = article
            .published
            .as_ref()
            .and_then(|published| published.date.as_deref());
        let other = |id: Id| self.others.get(&id).cloned();
        let people = self.line.people.iter().map(|x| x.id);
        let organizations = self.line.organizations.iter().map(|x| x.id);
        let associates = people.take(NEIGHBORS).chain(organizations.take(NEIGHBORS));
        Observation {
            article: crate::fold::hash(key),
            group: group.as_deref().map(crate::fold::hash),
            day: published.and_then(day),
            language: article.language.clone(),
            site: article.site.clone(),
            country: crate::gather::country_of(self.line),
            places: self
                .line
                .places
                .iter()
                .take(NEIGHBORS)
                .filter_map(|x| other(x.id))
                .collect(),
            associates: associates.filter_map(other).collect(),
            ..Observation::default()
        }
    }

    fn roles(&self, holder: Id) -> Vec<ObservedRole> {
        let roles = self.line.roles.iter().filter(|role| role.holder == holder);
        let role = |role: &line::Role| ObservedRole {
            kind: role.kind as u8,
            title: role.title.clone(),
            target: role
                .target
                .and_then(|target| self.others.get(&target))
                .cloned(),
            status: role.status.map(|status| status as u8),
        };
        roles.map(role).take(NEIGHBORS).collect()
    }

    fn organizers(&self, campaign: Id) -> Vec<Other> {
        let roles = self
            .line
            .roles
            .iter()
            .filter(|role| campaign.letter() == 'c' && role.target == Some(campaign));
        roles
            .filter_map(|role| self.others.get(&role.holder))
            .take(NEIGHBORS)
            .cloned()
            .collect()
    }
}
