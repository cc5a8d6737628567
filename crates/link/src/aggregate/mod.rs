//! Rows of an entity → the entity as it is published.

mod base;
mod facts;
mod finish;

use crate::cluster::{NOTES, Note};
use crate::counts::Counts;
use crate::days::date;
use crate::observation::{Detail, Observation, ObservedRole, Other};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use svodka_record::{Entity, EntityKind};

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
/// A role: kind, title, target as entity and name in one word.
type RoleKey = (u8, Option<String>, Option<String>);

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
    places: Counts<String>,
    associates: Counts<String>,
    organizers: Counts<String>,
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
    pub(crate) fn observe(&mut self, x: Observation<'_>) {
        let article = x.article;
        if self.article != Some(article) {
            self.article = Some(article);
            self.articles += 1;
            let is_new = x.group.is_none_or(|group| self.groups.insert(group));
            self.independent += u64::from(is_new);
            self.period.add(x.day);
            add(&mut self.languages, x.language, article);
            add(&mut self.sites, x.site, article);
            add(
                &mut self.countries,
                x.country.as_ref().and_then(code),
                article,
            );
        }
        self.mentions += u64::from(x.mentions);
        self.form(&x);
        let mut word = String::new();
        let mut count = |counts: &mut Counts<String>, others: &[Other<'_>]| {
            for other in others {
                other.write(&mut word);
                counts.add(word.as_str(), article);
            }
        };
        count(&mut self.places, &x.places);
        count(&mut self.associates, &x.associates);
        count(&mut self.organizers, &x.organizers);
        for role in x.roles {
            self.role(role, article, x.day);
        }
        self.detail(x.detail, article, x.day);
    }

    fn form(&mut self, x: &Observation<'_>) {
        let (given, patronymic, family) = match x.detail {
            Detail::Person {
                given,
                patronymic,
                family,
                ..
            } => (given, patronymic, family),
            _ => (None, None, None),
        };
        let owned = |part: Option<&str>| part.map(str::to_owned);
        let (given, patronymic, family) = (owned(given), owned(patronymic), owned(family));
        let form: Form = (x.name.to_owned(), given, patronymic, family);
        self.forms.add(&form, x.article);
        if let Some(language) = x.language {
            self.form_language(x.name, language);
        }
    }

    fn form_language(&mut self, name: &str, language: &str) {
        if self.form_languages.len() > 4096 && !self.form_languages.contains_key(name) {
            return;
        }
        if !self.form_languages.contains_key(name) {
            self.form_languages.insert(name.to_owned(), Vec::new());
        }
        let Some(languages) = self.form_languages.get_mut(name) else {
            return;
        };
        if let Err(at) = languages.binary_search_by(|known| known.as_str().cmp(language)) {
            languages.insert(at, language.to_owned());
        }
    }

    fn role(&mut self, role: ObservedRole<'_>, article: u64, day: Option<i32>) {
        let target = role.target.map(|target| {
            let mut word = String::new();
            target.write(&mut word);
            word
        });
        let key: RoleKey = (role.kind, role.title.map(str::to_owned), target);
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

    fn detail(&mut self, detail: Detail<'_>, article: u64, day: Option<i32>) {
        match detail {
            Detail::None => {}
            Detail::Person { is_male, .. } => add(&mut self.genders, is_male.as_ref(), article),
            Detail::Organization {
                kind,
                acronym,
                form,
            } => {
                add(&mut self.kinds, kind.as_ref(), article);
                add(&mut self.acronyms, acronym, article);
                add(&mut self.words, form, article);
            }
            Detail::Place {
                kind,
                country,
                canonical,
            } => {
                self.kinds.add(&kind, article);
                // The country of the place, not that of its articles.
                self.countries = Counts::default();
                add(&mut self.countries, country.as_deref(), article);
                self.canonical = Some(canonical.into_owned());
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
                add(&mut self.words, kind_word, article);
                add(&mut self.scopes, scope.as_ref(), article);
                self.series.add(&*series, article);
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
}

/// The letters of a code.
fn code(code: &[u8; 2]) -> Option<&str> {
    std::str::from_utf8(code).ok()
}

fn add<T, Q>(counts: &mut Counts<T>, value: Option<&Q>, article: u64)
where
    T: Clone + Eq + std::hash::Hash + Ord + std::borrow::Borrow<Q>,
    Q: Eq + std::hash::Hash + ToOwned<Owned = T> + ?Sized,
{
    if let Some(value) = value {
        counts.add(value, article);
    }
}
