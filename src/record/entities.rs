//! What is named: campaigns, people, organizations, places, and the roles between them.

use super::assemble::{Writer, rounded};
use super::ids::Ids;
use super::{Campaign, Id, Organization, Person, Place, Role};
use crate::link::{Entities, Entity};
use crate::text::Text;

impl Writer<'_> {
    /// A campaign, with the ids of the days when it begins and ends.
    pub(super) fn campaign(
        &self,
        entity: &Entity<crate::link::Campaign>,
        id: Id,
        ids: &Ids,
        confidence: f64,
    ) -> Campaign {
        let what = &entity.what;
        Campaign {
            id,
            entity: None,
            edition: None,
            name: what.name.clone(),
            kind: what.kind,
            kind_word: what.kind_word.clone(),
            scope: what.scope.as_ref().map(|(scope, _)| *scope),
            scope_word: what.scope.as_ref().map(|(_, word)| word.clone()),
            aim: what.aim.clone(),
            begins: what.begins.map(|date| ids.dates.of(date)),
            ends: what.ends.map(|date| ids.dates.of(date)),
            aliases: what.aliases.clone(),
            mentions: self.mentions(&entity.mentions),
            evidence: self.evidence(&entity.evidence),
            rule: entity.rule.into(),
            confidence: rounded(confidence),
        }
    }

    /// A person.
    pub(super) fn person(&self, entity: &Entity<crate::link::Person>, id: Id) -> Person {
        let what = &entity.what;
        Person {
            id,
            entity: None,
            name: what.name(),
            given: what.given.clone(),
            patronymic: what.patronymic.clone(),
            family: what.family.clone(),
            gender: what.gender,
            mentions: self.mentions(&entity.mentions),
            evidence: self.evidence(&entity.evidence),
            rule: entity.rule.into(),
            confidence: rounded(entity.confidence),
        }
    }

    /// An organization.
    pub(super) fn organization(
        &self,
        entity: &Entity<crate::link::Organization>,
        id: Id,
    ) -> Organization {
        let what = &entity.what;
        Organization {
            id,
            entity: None,
            name: what.name.clone(),
            acronym: what.acronym.clone(),
            form: what.form.clone(),
            kind: what.kind,
            aliases: what.aliases.clone(),
            mentions: self.mentions(&entity.mentions),
            evidence: self.evidence(&entity.evidence),
            rule: entity.rule.into(),
            confidence: rounded(entity.confidence),
        }
    }

    /// A place.
    pub(super) fn place(&self, entity: &Entity<crate::link::Place>, id: Id) -> Place {
        let what = &entity.what;
        Place {
            id,
            entity: None,
            name: what.name.clone(),
            kind: what.kind,
            country: what.country.clone(),
            aliases: what.aliases.clone(),
            mentions: self.mentions(&entity.mentions),
            evidence: self.evidence(&entity.evidence),
            rule: entity.rule.into(),
            confidence: rounded(entity.confidence),
        }
    }

    /// A role, with the ids of its holder and target.
    pub(super) fn role(
        &self,
        text: &Text<'_>,
        entities: &Entities,
        ids: &Ids,
        (index, id): (usize, Id),
        confidence: f64,
    ) -> Role {
        let role = &entities.roles[index];
        let span = text.span(&role.fact.tokens);
        let (start, end) = self.code_points(span);
        Role {
            id,
            holder: ids.entity(role.holder),
            kind: role.fact.kind,
            target: role.target.map(|target| ids.entity(target)),
            title: role.fact.title.clone(),
            status: role.fact.status,
            basis: role.fact.basis,
            start,
            end,
            text: self.words(span),
            evidence: self.evidence(&role.fact.evidence),
            rule: role.fact.rule.into(),
            confidence: rounded(confidence),
        }
    }
}
