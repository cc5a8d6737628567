//! A record and its entities: what stands where in the linked record.

use crate::assignments::Assigned;
use crate::edition::edition;
use crate::line::Line;
use crate::mention::{letter, number};
use crate::observation::Other;
use crate::publish::quoted;
use crate::resolve::{Identity, id};
use rustc_hash::FxHashMap;
use serde_json::value::RawValue;
use svodka_record::{EntityKind, Id};

/// A record and its entities.
pub(crate) struct Linked<'a> {
    pub(crate) line: &'a Line<'a>,
    pub(crate) campaigns: Vec<Option<Identity>>,
    pub(crate) people: Vec<Option<Identity>>,
    pub(crate) organizations: Vec<Option<Identity>>,
    pub(crate) places: Vec<Option<Identity>>,
    /// Entity and name of each object.
    pub(crate) others: FxHashMap<Id, Other<'a>>,
}

impl<'a> Linked<'a> {
    /// The entities of its objects.
    pub(crate) fn of(line: &'a Line<'a>, assigned: &Assigned) -> Self {
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
                        entity: (letter(identity.0) as u8, identity.1),
                        name,
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
    pub(crate) fn edits(&self) -> Vec<(&'a RawValue, String)> {
        let named = |identity: &Option<Identity>| quoted(identity.map(id).as_deref());
        let line = self.line;
        let mut edits: Vec<(&RawValue, String)> = Vec::new();
        for (x, identity) in line.campaigns.iter().zip(&self.campaigns) {
            let edition = edition(&x.name);
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
}
