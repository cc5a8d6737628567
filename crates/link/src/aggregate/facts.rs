//! What kinds of entities are said to be.

use super::{Form, Sum, finish::neighbors};
use crate::lists::lists;
use svodka_record::{
    CampaignFacts, CampaignKind, Edition, EntityKind, Gender, Identifier, IdentifierScheme, LISTED,
    OrganizationFacts, OrganizationKind, PersonFacts, PlaceFacts, PlaceKind, Scope,
};

impl Sum {
    /// The usual full form: of a person one with a given name, best in Russian; of a place that of the gazetteer.
    pub(super) fn name(&self) -> String {
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

    /// What is known of a person.
    pub(super) fn person(&self) -> PersonFacts {
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

    /// What is known of an organization.
    pub(super) fn organization(&self) -> OrganizationFacts {
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

    /// What is known of a campaign.
    pub(super) fn campaign(&self) -> CampaignFacts {
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
}

/// What is known of a place, with its ids in public lists.
pub(super) fn place_facts(kind: PlaceKind, country: Option<String>, name: &str) -> PlaceFacts {
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
