//! What a record tells of each of its entities.

use crate::article::{country_of, known_places};
use crate::dedup::Mark;
use crate::edition::edition;
use crate::fold::hash;
use crate::gather::KnownPlace;
use crate::line;
use crate::linked::Linked;
use crate::mention::letter;
use crate::observation::{Detail, Observation, ObservedRole, Other};
use crate::resolve::Identity;
use std::borrow::Cow;
use svodka_record::{EntityKind, Gender, Id, MentionKind};

/// Neighbors of each sort that an article tells of an entity.
const NEIGHBORS: usize = 8;

impl<'a> Linked<'a> {
    /// What the article tells of each of its entities.
    pub(crate) fn observations(&self, mark: Option<&Mark>) -> Vec<(Identity, Observation<'a>)> {
        let places = known_places(self.line);
        let common = self.common(mark, &places);
        let line = self.line;
        let mut told: Vec<(Identity, Observation<'a>)> = Vec::new();
        let mut tell = |identity: &Option<Identity>,
                        id: Id,
                        name: &'a str,
                        mentions: &[line::Mention],
                        confidence: f64,
                        detail: Detail<'a>| {
            let Some(identity) = identity else {
                return;
            };
            let mut observation = common.clone();
            observation.name = name;
            observation.mentions = mentions
                .iter()
                .filter(|mention| mention.kind == MentionKind::Name)
                .count() as u32;
            observation.confidence = confidence;
            observation.detail = detail;
            observation.roles = self.roles(id);
            observation.organizers = self.organizers(id);
            let own = (letter(identity.0) as u8, identity.1);
            observation.associates.retain(|other| other.entity != own);
            if identity.0 == EntityKind::Place {
                observation.places.clear();
            }
            told.push((*identity, observation));
        };
        for (x, identity) in line.campaigns.iter().zip(&self.campaigns) {
            let edition = edition(&x.name);
            let detail = Detail::Campaign {
                kind: x.kind as u8,
                kind_word: x.kind_word.as_deref(),
                scope: x.scope.map(|scope| scope as u8),
                year: edition.year,
                number: edition.number,
                series: edition.series.into(),
            };
            tell(identity, x.id, &x.name, &x.mentions, x.confidence, detail);
        }
        for (x, identity) in line.people.iter().zip(&self.people) {
            let detail = Detail::Person {
                given: x.given.as_deref(),
                patronymic: x.patronymic.as_deref(),
                family: x.family.as_deref(),
                is_male: x.gender.map(|gender| gender == Gender::Male),
            };
            tell(identity, x.id, &x.name, &x.mentions, x.confidence, detail);
        }
        for (x, identity) in line.organizations.iter().zip(&self.organizations) {
            let detail = Detail::Organization {
                kind: x.kind.map(|kind| kind as u8),
                acronym: x.acronym.as_deref(),
                form: x.form.as_deref(),
            };
            tell(identity, x.id, &x.name, &x.mentions, x.confidence, detail);
        }
        for ((x, identity), known) in line.places.iter().zip(&self.places).zip(places) {
            let KnownPlace { name, country, .. } = known;
            let detail = Detail::Place {
                kind: x.kind as u8,
                country: country.map(Cow::from),
                canonical: name.into(),
            };
            tell(identity, x.id, &x.name, &x.mentions, x.confidence, detail);
        }
        told
    }

    /// What is told of all entities of the article.
    fn common(&self, mark: Option<&Mark>, places: &[KnownPlace]) -> Observation<'a> {
        let article = &self.line.article;
        let marked = mark.map(|mark| mark.group.to_owned());
        let group = marked.or_else(|| self.line.group());
        let other = |id: Id| self.others.get(&id).copied();
        let people = self.line.people.iter().map(|x| x.id);
        let organizations = self.line.organizations.iter().map(|x| x.id);
        let associates = people.take(NEIGHBORS).chain(organizations.take(NEIGHBORS));
        Observation {
            article: hash(self.line.key()),
            group: group.as_deref().map(hash),
            day: self.line.day(),
            language: article.language.as_deref(),
            site: article.site.as_deref(),
            country: country_of(self.line, places),
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

    fn roles(&self, holder: Id) -> Vec<ObservedRole<'a>> {
        let roles = self.line.roles.iter().filter(|role| role.holder == holder);
        let role = |role: &'a line::Role| ObservedRole {
            kind: role.kind as u8,
            title: role.title.as_deref(),
            target: role
                .target
                .and_then(|target| self.others.get(&target))
                .copied(),
            status: role.status.map(|status| status as u8),
        };
        roles.map(role).take(NEIGHBORS).collect()
    }

    fn organizers(&self, campaign: Id) -> Vec<Other<'a>> {
        let roles = self
            .line
            .roles
            .iter()
            .filter(|role| campaign.letter() == 'c' && role.target == Some(campaign));
        roles
            .filter_map(|role| self.others.get(&role.holder))
            .take(NEIGHBORS)
            .copied()
            .collect()
    }
}
