//! What an earlier run wrote of an entity, to which more is added.

use super::Sum;
use crate::counts::Counts;
use crate::days::day;
use crate::observation::joined;
use svodka_record::{Entity, Gender, HeldRole, Neighbor, Tally};

impl Sum {
    /// The entity as an earlier run wrote it: what follows is added to it.
    pub(crate) fn base(&mut self, entity: Entity) {
        for form in &entity.forms {
            let key = (
                form.name.clone(),
                form.given.clone(),
                form.patronymic.clone(),
                form.family.clone(),
            );
            self.forms.put(key, form.articles, 0);
            for language in &form.languages {
                self.form_language(&form.name, language);
            }
        }
        put_tallies(&mut self.languages, &entity.languages);
        put_tallies(&mut self.sites, &entity.sites);
        put_neighbors(&mut self.places, &entity.places);
        put_neighbors(&mut self.associates, &entity.associates);
        for day in [&entity.first_seen, &entity.last_seen]
            .into_iter()
            .flatten()
        {
            self.period.add(crate::days::day(day));
        }
        for role in &entity.roles {
            self.base_role(role);
        }
        self.base_facts(&entity);
        self.base = Some(entity);
    }

    fn base_role(&mut self, role: &HeldRole) {
        let target = role
            .target
            .as_ref()
            .map(|entity| joined(entity, role.target_name.as_deref().unwrap_or_default()));
        let key = (role.kind as u8, role.title.clone(), target);
        self.roles.put(key.clone(), role.articles, 0);
        let (period, status) = self.role_periods.entry(key).or_default();
        for seen in [&role.first_seen, &role.last_seen].into_iter().flatten() {
            period.add(day(seen));
        }
        *status = role.status.map(|status| status as u8);
    }

    fn base_facts(&mut self, entity: &Entity) {
        let articles = entity.articles;
        if let Some(facts) = &entity.person {
            let is_male = facts.gender.map(|gender| gender == Gender::Male);
            put(&mut self.genders, is_male, articles);
            put(&mut self.countries, facts.country.clone(), articles);
        }
        if let Some(facts) = &entity.organization {
            put(&mut self.kinds, facts.kind.map(|kind| kind as u8), articles);
            put(&mut self.acronyms, facts.acronym.clone(), articles);
            put(&mut self.words, facts.form.clone(), articles);
            put(&mut self.countries, facts.country.clone(), articles);
        }
        if let Some(facts) = &entity.place {
            self.kinds.put(facts.kind as u8, articles, 0);
            put(&mut self.countries, facts.country.clone(), articles);
            self.canonical = Some(entity.name.clone());
        }
        if let Some(facts) = &entity.campaign {
            self.kinds.put(facts.kind as u8, articles, 0);
            put(&mut self.words, facts.kind_word.clone(), articles);
            put(
                &mut self.scopes,
                facts.scope.map(|scope| scope as u8),
                articles,
            );
            put(&mut self.series, facts.series.clone(), articles);
            put_neighbors(&mut self.organizers, &facts.organizers);
            for edition in &facts.editions {
                let key = (edition.year, edition.number);
                self.editions.put(key, edition.articles, 0);
                let period = self.edition_periods.entry(key).or_default();
                for seen in [&edition.first_seen, &edition.last_seen]
                    .into_iter()
                    .flatten()
                {
                    period.add(day(seen));
                }
            }
        }
    }
}

fn put<T: Clone + Eq + std::hash::Hash + Ord>(
    counts: &mut Counts<T>,
    value: Option<T>,
    articles: u64,
) {
    if let Some(value) = value {
        counts.put(value, articles, 0);
    }
}

fn put_tallies(counts: &mut Counts<String>, tallies: &[Tally]) {
    for tally in tallies {
        counts.put(tally.value.clone(), tally.articles, 0);
    }
}

fn put_neighbors(counts: &mut Counts<String>, neighbors: &[Neighbor]) {
    for neighbor in neighbors {
        let other = joined(&neighbor.entity, &neighbor.name);
        counts.put(other, neighbor.articles, 0);
    }
}
