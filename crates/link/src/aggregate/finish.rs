//! The entity of what was summed up.

use super::facts::place_facts;
use super::{Form, RoleKey, Sum};
use crate::cluster::Note;
use crate::counts::Counts;
use crate::model::Model;
use crate::observation::parted;
use rustc_hash::FxHashMap;
use svodka_record::{
    Entity, EntityForm, EntityKind, HeldRole, Judgement, KnownId, LISTED, Neighbor, PlaceKind,
    RoleKind, RoleStatus, SCHEMA_VERSION, Tally, Tie, TieReason, Verdict,
};

impl Sum {
    /// The entity; none where it has no mention.
    pub(crate) fn finish(mut self, id: String, model: &Model) -> Option<Entity> {
        let base = self.base.take();
        self.rank_notes();
        if self.articles == 0 && base.is_none() {
            return None;
        }
        let (articles, mentions, independent) = base.as_ref().map_or((0, 0, 0), |base| {
            (base.articles, base.mentions, base.independent_articles)
        });
        let mut entity = Entity {
            schema_version: SCHEMA_VERSION.to_owned(),
            id,
            kind: self.kind,
            name: String::new(),
            merged_into: base.as_ref().and_then(|base| base.merged_into.clone()),
            split_from: self
                .found
                .split_from
                .clone()
                .or_else(|| base.as_ref().and_then(|base| base.split_from.clone())),
            known: self.known(base.as_ref()),
            person: (self.kind == EntityKind::Person).then(|| self.person()),
            organization: (self.kind == EntityKind::Organization).then(|| self.organization()),
            place: None,
            campaign: (self.kind == EntityKind::Campaign).then(|| self.campaign()),
            forms: self.listed_forms(),
            languages: tallies(&self.languages),
            roles: self.held_roles(),
            places: neighbors(&self.places),
            associates: neighbors(&self.associates),
            first_seen: self.period.first(),
            last_seen: self.period.last(),
            articles: articles + self.articles,
            independent_articles: independent + self.independent,
            mentions: mentions + self.mentions,
            sites: tallies(&self.sites),
            confidence: self.confidence(base.as_ref()),
            ties: self.ties(true, base.as_ref(), model),
            near_ties: self.ties(false, base.as_ref(), model),
            corrections: self.corrections(base.as_ref()),
        };
        // What became part of it was once said to be the same as it.
        let own = &entity.id;
        entity.corrections.retain(|x| x.other != *own);
        entity.name = self.name();
        if self.kind == EntityKind::Place {
            let country = self.countries.first();
            let kind = self
                .kinds
                .first()
                .and_then(|kind| PlaceKind::ALL.get(usize::from(kind)))
                .copied()
                .unwrap_or(PlaceKind::Other);
            entity.place = Some(place_facts(kind, country, &entity.name));
        }
        Some(entity)
    }

    fn known(&self, base: Option<&Entity>) -> Vec<KnownId> {
        let mut known: Vec<KnownId> = base.map(|base| base.known.clone()).unwrap_or_default();
        for (register, id, name) in &self.found.known {
            let entry = KnownId {
                register: register.clone(),
                id: id.clone(),
                name: name.clone(),
            };
            if !known
                .iter()
                .any(|other| other.register == entry.register && other.id == entry.id)
            {
                known.push(entry);
            }
        }
        known.sort_by(|a, b| (&a.register, &a.id).cmp(&(&b.register, &b.id)));
        known
    }

    fn listed_forms(&self) -> Vec<EntityForm> {
        let form = |((name, given, patronymic, family), articles): (Form, u64)| EntityForm {
            languages: self.form_languages.get(&name).cloned().unwrap_or_default(),
            name,
            given,
            patronymic,
            family,
            articles,
        };
        self.forms.most().into_iter().map(form).collect()
    }

    fn held_roles(&self) -> Vec<HeldRole> {
        let role = |(key, articles): (RoleKey, u64)| {
            let (period, status) = self.role_periods.get(&key).copied().unwrap_or_default();
            let (kind, title, target) = key;
            let target = target.as_deref().map(parted);
            HeldRole {
                kind: RoleKind::ALL
                    .get(usize::from(kind))
                    .copied()
                    .unwrap_or(RoleKind::Office),
                title,
                target_name: target.as_ref().map(|(_, name)| name.clone()),
                target: target.map(|(entity, _)| entity),
                status: status
                    .and_then(|status| RoleStatus::ALL.get(usize::from(status)))
                    .copied(),
                first_seen: period.first(),
                last_seen: period.last(),
                articles,
            }
        };
        self.roles.most().into_iter().map(role).collect()
    }

    fn confidence(&self, base: Option<&Entity>) -> f64 {
        let (sum, count) = self.found.trust;
        let (sum, count) = base.map_or((sum + 1.0, f64::from(count) + 1.0), |base| {
            (
                sum + base.confidence * base.articles as f64,
                f64::from(count) + base.articles as f64,
            )
        });
        (sum / count.max(1.0) * 1000.0).round() / 1000.0
    }

    fn ties(&self, is_tied: bool, base: Option<&Entity>, model: &Model) -> Vec<Tie> {
        let notes = self
            .found
            .notes
            .iter()
            .filter(|(note, _)| note.is_tied == is_tied);
        let mut ties: Vec<Tie> = notes
            .map(|(note, other)| self.tie(note, other.clone(), model))
            .collect();
        let earlier = base.map(|base| if is_tied { &base.ties } else { &base.near_ties });
        for tie in earlier.into_iter().flatten() {
            if !ties.contains(tie) {
                ties.push(tie.clone());
            }
        }
        ties.truncate(LISTED);
        ties
    }

    fn tie(&self, note: &Note, other: Option<String>, model: &Model) -> Tie {
        let record = |record: &str| (!record.is_empty()).then(|| record.to_owned());
        let reason = |(feature, weight): &(u8, f64)| TieReason {
            feature: model.says(self.kind, *feature).to_owned(),
            weight: *weight,
        };
        Tie {
            name: note.name.clone(),
            record: record(&note.record),
            other_name: note.other_name.clone(),
            other_record: record(&note.other_record),
            other_entity: other,
            probability: note.probability,
            contradiction: note.contradiction.clone(),
            reasons: note.reasons.iter().map(reason).collect(),
        }
    }

    fn corrections(&self, base: Option<&Entity>) -> Vec<Judgement> {
        let mut corrections = base
            .map(|base| base.corrections.clone())
            .unwrap_or_default();
        for (is_same, other) in &self.found.corrections {
            let verdict = if *is_same {
                Verdict::Same
            } else {
                Verdict::Different
            };
            let correction = Judgement {
                verdict,
                other: other.clone(),
            };
            if !corrections.contains(&correction) {
                corrections.push(correction);
            }
        }
        corrections.sort_by(|a, b| (&a.other, a.verdict).cmp(&(&b.other, b.verdict)));
        corrections
    }
}

fn tallies(counts: &Counts<String>) -> Vec<Tally> {
    counts
        .most()
        .into_iter()
        .map(|(value, articles)| Tally { value, articles })
        .collect()
}

/// Neighbors under their most frequent names.
pub(super) fn neighbors(counts: &Counts<String>) -> Vec<Neighbor> {
    let mut found: Vec<Neighbor> = Vec::new();
    let mut at: FxHashMap<String, usize> = FxHashMap::default();
    for (other, articles) in counts.all() {
        let (entity, name) = parted(&other);
        match at.get(&entity) {
            Some(known) => found[*known].articles += articles,
            None => {
                at.insert(entity.clone(), found.len());
                found.push(Neighbor {
                    entity,
                    name,
                    articles,
                });
            }
        }
    }
    found.sort_by(|a, b| {
        b.articles
            .cmp(&a.articles)
            .then_with(|| (&a.name, &a.entity).cmp(&(&b.name, &b.entity)))
    });
    found.truncate(LISTED);
    found
}
