//! Rows of an entity → the entity as it is published.

use crate::cluster::{NOTES, Note};
use crate::counts::Counts;
use crate::gather::{date, day};
use crate::lists::lists;
use crate::model::Model;
use crate::observation::{Detail, Observation, ObservedRole, Other};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use svodka_record::{
    CampaignFacts, CampaignKind, Edition, Entity, EntityForm, EntityKind, Gender, HeldRole,
    Identifier, IdentifierScheme, Judgement, KnownId, LISTED, Neighbor, OrganizationFacts,
    OrganizationKind, PersonFacts, PlaceFacts, PlaceKind, RoleKind, RoleStatus, SCHEMA_VERSION,
    Scope, Tally, Tie, TieReason, Verdict,
};

/// What clustering found of an entity.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Found {
    pub(crate) known: Vec<(String, String, String)>,
    pub(crate) trust: (f64, u32),
    /// Ties, each with the entity of the other name where it is another.
    pub(crate) notes: Vec<(Note, Option<String>)>,
    /// Verdict (is it the same?) and the other's id.
    pub(crate) corrections: Vec<(bool, String)>,
    pub(crate) split_from: Option<String>,
}

/// A form: name, given name, patronymic, family name.
type Form = (String, Option<String>, Option<String>, Option<String>);
/// A role: kind, title, target.
type RoleKey = (u8, Option<String>, Option<Other>);

/// First and last day.
#[derive(Clone, Copy, Debug, Default)]
struct Period(Option<(i32, i32)>);

impl Period {
    fn add(&mut self, day: Option<i32>) {
        if let Some(day) = day {
            self.0 = Some(
                self.0
                    .map_or((day, day), |(first, last)| (first.min(day), last.max(day))),
            );
        }
    }

    fn first(self) -> Option<String> {
        self.0.map(|(first, _)| date(first))
    }

    fn last(self) -> Option<String> {
        self.0.map(|(_, last)| date(last))
    }
}

/// An entity, being summed up. Articles come one after another.
pub(crate) struct Sum {
    kind: EntityKind,
    base: Option<Entity>,
    found: Found,
    article: Option<u64>,
    articles: u64,
    groups: FxHashSet<u64>,
    independent: u64,
    mentions: u64,
    period: Period,
    forms: Counts<Form>,
    form_languages: FxHashMap<String, Vec<String>>,
    languages: Counts<String>,
    sites: Counts<String>,
    countries: Counts<String>,
    places: Counts<Other>,
    associates: Counts<Other>,
    organizers: Counts<Other>,
    roles: Counts<RoleKey>,
    role_periods: FxHashMap<RoleKey, (Period, Option<u8>)>,
    kinds: Counts<u8>,
    words: Counts<String>,
    acronyms: Counts<String>,
    scopes: Counts<u8>,
    genders: Counts<bool>,
    series: Counts<String>,
    editions: Counts<(Option<u32>, Option<u32>)>,
    edition_periods: FxHashMap<(Option<u32>, Option<u32>), Period>,
    canonical: Option<String>,
}

impl Sum {
    /// Nothing is known yet.
    pub(crate) fn new(kind: EntityKind) -> Self {
        Self {
            kind,
            base: None,
            found: Found::default(),
            article: None,
            articles: 0,
            groups: FxHashSet::default(),
            independent: 0,
            mentions: 0,
            period: Period::default(),
            forms: Counts::default(),
            form_languages: FxHashMap::default(),
            languages: Counts::default(),
            sites: Counts::default(),
            countries: Counts::default(),
            places: Counts::default(),
            associates: Counts::default(),
            organizers: Counts::default(),
            roles: Counts::default(),
            role_periods: FxHashMap::default(),
            kinds: Counts::default(),
            words: Counts::default(),
            acronyms: Counts::default(),
            scopes: Counts::default(),
            genders: Counts::default(),
            series: Counts::default(),
            editions: Counts::default(),
            edition_periods: FxHashMap::default(),
            canonical: None,
        }
    }

    /// What clustering found.
    pub(crate) fn found(&mut self, found: Found) {
        self.found = found;
    }

    /// A tie across blocks that was nearly made.
    pub(crate) fn near(&mut self, note: (Note, Option<String>)) {
        self.found.notes.push(note);
        if self.found.notes.len() > 6 * NOTES {
            self.rank_notes();
        }
    }

    /// The nearest of the ties that were not made stand first.
    fn rank_notes(&mut self) {
        self.found.notes.sort_by(|(a, x), (b, y)| {
            let order = b.is_tied.cmp(&a.is_tied);
            let order = order.then_with(|| match a.is_tied {
                true => a.probability.total_cmp(&b.probability),
                false => b.probability.total_cmp(&a.probability),
            });
            order.then_with(|| {
                (&a.name, &a.other_name, &a.record, &a.other_record, x).cmp(&(
                    &b.name,
                    &b.other_name,
                    &b.record,
                    &b.other_record,
                    y,
                ))
            })
        });
        let mut seen = [0; 2];
        self.found.notes.retain(|(note, _)| {
            let seen = &mut seen[usize::from(note.is_tied)];
            *seen += 1;
            *seen <= NOTES
        });
    }

    /// What an article tells.
    pub(crate) fn observe(&mut self, x: Observation) {
        let article = x.article;
        if self.article != Some(article) {
            self.article = Some(article);
            self.articles += 1;
            let is_new = x.group.is_none_or(|group| self.groups.insert(group));
            self.independent += u64::from(is_new);
            self.period.add(x.day);
            add(&mut self.languages, &x.language, article);
            add(&mut self.sites, &x.site, article);
            add(&mut self.countries, &x.country, article);
        }
        self.mentions += u64::from(x.mentions);
        self.form(&x);
        for other in &x.places {
            self.places.add(other, article);
        }
        for other in &x.associates {
            self.associates.add(other, article);
        }
        for other in &x.organizers {
            self.organizers.add(other, article);
        }
        for role in x.roles {
            self.role(role, article, x.day);
        }
        self.detail(x.detail, article, x.day);
    }

    fn form(&mut self, x: &Observation) {
        let (given, patronymic, family) = match &x.detail {
            Detail::Person {
                given,
                patronymic,
                family,
                ..
            } => (given.clone(), patronymic.clone(), family.clone()),
            _ => (None, None, None),
        };
        self.forms
            .add(&(x.name.clone(), given, patronymic, family), x.article);
        if let Some(language) = &x.language {
            self.form_language(&x.name, language);
        }
    }

    fn form_language(&mut self, name: &str, language: &str) {
        if self.form_languages.len() > 4096 && !self.form_languages.contains_key(name) {
            return;
        }
        let languages = self.form_languages.entry(name.to_owned()).or_default();
        if let Err(at) = languages.binary_search_by(|known| known.as_str().cmp(language)) {
            languages.insert(at, language.to_owned());
        }
    }

    fn role(&mut self, role: ObservedRole, article: u64, day: Option<i32>) {
        let key = (role.kind, role.title, role.target);
        self.roles.add(&key, article);
        if self.role_periods.len() > 4096 && !self.role_periods.contains_key(&key) {
            return;
        }
        let (period, status) = self.role_periods.entry(key).or_default();
        let is_last = period.0.is_none_or(|(_, last)| day >= Some(last));
        period.add(day);
        if is_last && role.status.is_some() {
            *status = role.status;
        }
    }

    fn detail(&mut self, detail: Detail, article: u64, day: Option<i32>) {
        match detail {
            Detail::None => {}
            Detail::Person { is_male, .. } => add(&mut self.genders, &is_male, article),
            Detail::Organization {
                kind,
                acronym,
                form,
            } => {
                add(&mut self.kinds, &kind, article);
                add(&mut self.acronyms, &acronym, article);
                add(&mut self.words, &form, article);
            }
            Detail::Place {
                kind,
                country,
                canonical,
            } => {
                self.kinds.add(&kind, article);
                // The country of the place, not that of its articles.
                self.countries = Counts::default();
                add(&mut self.countries, &country, article);
                self.canonical = Some(canonical);
            }
            Detail::Campaign {
                kind,
                kind_word,
                scope,
                year,
                number,
                series,
            } => {
                self.kinds.add(&kind, article);
                add(&mut self.words, &kind_word, article);
                add(&mut self.scopes, &scope, article);
                self.series.add(&series, article);
                if year.is_some() || number.is_some() {
                    self.editions.add(&(year, number), article);
                    self.edition_periods
                        .entry((year, number))
                        .or_default()
                        .add(day);
                }
            }
        }
    }

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

    /// The usual full form: of a person one with a given name, best in Russian; of a place that of the gazetteer.
    fn name(&self) -> String {
        if let Some(canonical) = &self.canonical {
            return canonical.clone();
        }
        let is_full = |form: &Form| {
            form.1.as_ref().is_some_and(|given| lists().is_given(given)) && form.3.is_some()
        };
        let is_russian = |form: &Form| {
            self.form_languages
                .get(&form.0)
                .is_some_and(|languages| languages.iter().any(|language| language == "ru"))
        };
        let forms = self.forms.all();
        let best = forms.iter().max_by(|(a, x), (b, y)| {
            let rank = |form: &Form, count: &u64| {
                (
                    self.kind == EntityKind::Person && is_full(form),
                    is_russian(form),
                    *count,
                )
            };
            rank(a, x).cmp(&rank(b, y)).then_with(|| b.cmp(a))
        });
        best.map(|(form, _)| form.0.clone()).unwrap_or_default()
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

    fn person(&self) -> PersonFacts {
        let forms = self.forms.all();
        let longest = |part: fn(&Form) -> Option<&String>| {
            let parts = forms
                .iter()
                .filter_map(|(form, count)| part(form).map(|part| (part, *count)));
            let is_word = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() > 1;
            parts
                .max_by(|a, b| {
                    (is_word(a.0), a.1)
                        .cmp(&(is_word(b.0), b.1))
                        .then_with(|| b.0.cmp(a.0))
                })
                .map(|(part, _)| part.clone())
        };
        PersonFacts {
            given: longest(|form| form.1.as_ref()),
            patronymic: longest(|form| form.2.as_ref()),
            family: longest(|form| form.3.as_ref()),
            gender: self.genders.first().map(|is_male| {
                if is_male {
                    Gender::Male
                } else {
                    Gender::Female
                }
            }),
            country: self.country(),
        }
    }

    /// The country that two thirds of its articles are about.
    fn country(&self) -> Option<String> {
        let all = self.countries.all();
        let sum: u64 = all.iter().map(|(_, count)| count).sum();
        all.into_iter()
            .next()
            .filter(|(_, count)| 3 * count >= 2 * sum)
            .map(|(country, _)| country)
    }

    fn organization(&self) -> OrganizationFacts {
        let named = self.forms.first().and_then(|(name, _, _, _)| {
            crate::names::thing(&name)
                .1
                .first()
                .copied()
                .filter(|byte| *byte != 0)
                .map(|_| crate::names::thing(&name).1)
        });
        OrganizationFacts {
            kind: self
                .kinds
                .first()
                .and_then(|kind| OrganizationKind::ALL.get(usize::from(kind)))
                .copied(),
            acronym: self.acronyms.first(),
            form: self.words.first(),
            country: named
                .map(|code| code.iter().map(|byte| char::from(*byte)).collect())
                .or_else(|| self.country()),
        }
    }

    fn campaign(&self) -> CampaignFacts {
        let mut editions: Vec<Edition> = self
            .editions
            .all()
            .into_iter()
            .map(|((year, number), articles)| {
                let period = self
                    .edition_periods
                    .get(&(year, number))
                    .copied()
                    .unwrap_or_default();
                Edition {
                    label: year
                        .or(number)
                        .map(|label| label.to_string())
                        .unwrap_or_default(),
                    year,
                    number,
                    first_seen: period.first(),
                    last_seen: period.last(),
                    articles,
                }
            })
            .collect();
        editions.sort_by_key(|edition| (edition.year, edition.number));
        editions.truncate(LISTED);
        CampaignFacts {
            kind: self
                .kinds
                .first()
                .and_then(|kind| CampaignKind::ALL.get(usize::from(kind)))
                .copied()
                .unwrap_or(CampaignKind::Other),
            kind_word: self.words.first(),
            scope: self
                .scopes
                .first()
                .and_then(|scope| Scope::ALL.get(usize::from(scope)))
                .copied(),
            organizers: neighbors(&self.organizers),
            series: self.series.first().filter(|_| !editions.is_empty()),
            editions,
        }
    }

    fn held_roles(&self) -> Vec<HeldRole> {
        let role = |(key, articles): (RoleKey, u64)| {
            let (period, status) = self.role_periods.get(&key).copied().unwrap_or_default();
            let (kind, title, target) = key;
            HeldRole {
                kind: RoleKind::ALL
                    .get(usize::from(kind))
                    .copied()
                    .unwrap_or(RoleKind::Office),
                title,
                target_name: target.as_ref().map(|target| target.name.clone()),
                target: target.map(|target| target.entity),
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
            self.period.add(crate::gather::day(day));
        }
        for role in &entity.roles {
            self.base_role(role);
        }
        self.base_facts(&entity);
        self.base = Some(entity);
    }

    fn base_role(&mut self, role: &HeldRole) {
        let target = role.target.clone().map(|entity| Other {
            entity,
            name: role.target_name.clone().unwrap_or_default(),
        });
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

fn add<T: Clone + Eq + std::hash::Hash + Ord>(
    counts: &mut Counts<T>,
    value: &Option<T>,
    article: u64,
) {
    if let Some(value) = value {
        counts.add(value, article);
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

fn put_neighbors(counts: &mut Counts<Other>, neighbors: &[Neighbor]) {
    for neighbor in neighbors {
        let other = Other {
            entity: neighbor.entity.clone(),
            name: neighbor.name.clone(),
        };
        counts.put(other, neighbor.articles, 0);
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
fn neighbors(counts: &Counts<Other>) -> Vec<Neighbor> {
    let mut found: Vec<Neighbor> = Vec::new();
    let mut at: FxHashMap<String, usize> = FxHashMap::default();
    for (other, articles) in counts.all() {
        match at.get(&other.entity) {
            Some(known) => found[*known].articles += articles,
            None => {
                at.insert(other.entity.clone(), found.len());
                found.push(Neighbor {
                    entity: other.entity,
                    name: other.name,
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

/// What is known of a place, with its ids in public lists.
fn place_facts(kind: PlaceKind, country: Option<String>, name: &str) -> PlaceFacts {
    let code = country.as_deref().unwrap_or_default();
    let mut identifiers: Vec<Identifier> = lists()
        .identifiers(name, code)
        .iter()
        .filter_map(|(scheme, id)| {
            IdentifierScheme::by_name(scheme).map(|scheme| Identifier {
                scheme,
                id: (*id).to_owned(),
            })
        })
        .collect();
    if kind == PlaceKind::Country && !code.is_empty() {
        identifiers.push(Identifier {
            scheme: IdentifierScheme::Iso3166,
            id: code.to_owned(),
        });
    }
    PlaceFacts {
        kind,
        country,
        identifiers,
    }
}
