//! Series → claims as published.

use crate::lists::lists;
use crate::scope::Scope;
use crate::series::{Draft, Series};
use crate::sources::{Entry, Numbered, number};
use crate::statement::is_toll;
use crate::time::date_of;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use svodka_record::{AsOfBasis, Claim, ClaimSource, CountedAs, SCHEMA_VERSION};

/// Statements among whose headlines the name of the event is.
const NAMED: usize = 16;

/// The claims of a series of the quantity `quantity`; `event` where it is one.
pub(crate) fn publish(series: &Series, quantity: &str, event: Option<&str>) -> Vec<Claim> {
    let edition = series.edition.as_deref().unwrap_or_default();
    let first = series
        .entries
        .first()
        .map_or("", |entry| &entry.article.key);
    // Editions without a name are told apart by their first article.
    let name = if edition.is_empty() {
        format!("{quantity}\n\n{first}")
    } else {
        format!("{quantity}\n{edition}")
    };
    let publisher = Publisher {
        series,
        id: id('S', &name),
        event,
    };
    let ids: Vec<String> = series
        .drafts
        .iter()
        .map(|draft| publisher.id_of(draft))
        .collect();
    let claims = series.drafts.iter().enumerate();
    claims
        .map(|(at, draft)| publisher.claim(at, draft, &ids))
        .collect()
}

/// A letter and 16 hex digits.
pub(crate) fn id(letter: char, text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let digits: String = hash
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{letter}{digits}")
}

struct Publisher<'a> {
    series: &'a Series,
    id: String,
    event: Option<&'a str>,
}

impl Publisher<'_> {
    fn id_of(&self, draft: &Draft) -> String {
        let first = &self.series.entries[draft.entries[0]];
        id(
            'K',
            &format!(
                "{}\n{}\n{}",
                self.id, first.article.record, first.statement.figure
            ),
        )
    }

    fn claim(&self, at: usize, draft: &Draft, ids: &[String]) -> Claim {
        let entries: Vec<&Entry> = draft
            .entries
            .iter()
            .map(|at| &self.series.entries[*at])
            .collect();
        let numbered = number(&entries);
        let statement = &entries[0].statement;
        let campaign = statement.campaign.as_ref();
        let place = entries
            .iter()
            .find_map(|entry| entry.statement.place.as_ref());
        let (as_of, as_of_basis) = as_of(&entries);
        let confidences = entries.iter().map(|entry| entry.statement.confidence);
        Claim {
            schema_version: SCHEMA_VERSION.to_owned(),
            id: ids[at].clone(),
            series: self.id.clone(),
            position: at as u32 + 1,
            campaign: campaign.and_then(|x| x.named.entity.clone()),
            campaign_name: campaign.map(|x| x.named.name.clone()),
            edition: self.series.edition.clone(),
            event: self.event.map(str::to_owned),
            event_name: self.event.map(|_| self.event_name()),
            unit: statement.unit,
            noun: most_frequent(
                entries
                    .iter()
                    .filter_map(|entry| entry.statement.noun.as_ref()),
            ),
            subject: entries
                .iter()
                .find_map(|entry| entry.statement.subject.clone()),
            counted_as: match draft.scope {
                Scope::Part(_) => statement.counted_as,
                _ => self.counted_as(),
            },
            measure: draft.measure,
            modality: draft.modality,
            place: place.and_then(|place| place.entity.clone()),
            place_name: place.map(|place| place.name.clone()),
            as_of,
            as_of_basis,
            value: draft.number.value,
            min: draft.number.min,
            max: draft.number.max,
            bound: draft.number.bound,
            relation: draft.relation.map(|(relation, _)| relation),
            compared_with: draft.relation.and_then(|(_, to)| ids.get(to).cloned()),
            independent_sources: numbered
                .iter()
                .map(|(number, _)| *number)
                .max()
                .unwrap_or(0),
            sources: entries
                .iter()
                .zip(&numbered)
                .map(|(entry, numbered)| source(entry, numbered))
                .collect(),
            confidence: confidences.fold(0.0, f64::max),
        }
    }

    /// What the people of the series do, as far as anyone says.
    fn counted_as(&self) -> Option<CountedAs> {
        let said = || {
            let wholes = self.series.entries.iter();
            let wholes = wholes.filter(|x| x.statement.kind.is_none());
            wholes.filter_map(|x| x.statement.counted_as)
        };
        let toll = said().find(|x| is_toll(Some(*x)));
        let told = || said().find(|x| *x != CountedAs::Other);
        toll.or_else(told).or(said().next())
    }

    /// The first headline that says what has happened, else the first.
    fn event_name(&self) -> String {
        let entries = self.series.entries.iter().take(NAMED);
        let says = |entry: &&Entry| {
            let title = entry.article.title.as_deref().unwrap_or_default();
            !lists().events_in(&title.to_lowercase()).names.is_empty()
        };
        let telling = entries.clone().find(says);
        let first = telling.or(self.series.entries.first());
        first.map_or_else(String::new, |entry| {
            let statement = &entry.statement;
            let words = entry.article.title.as_ref().or(statement.sentence.as_ref());
            words.unwrap_or(&statement.text).clone()
        })
    }
}

fn as_of(entries: &[&Entry]) -> (Option<String>, Option<AsOfBasis>) {
    let stated = entries
        .iter()
        .find_map(|entry| entry.statement.time.stated.clone());
    if stated.is_some() {
        return (stated, Some(AsOfBasis::Stated));
    }
    let day = entries[0].statement.time.day.and_then(date_of);
    let published = day.or_else(|| entries[0].article.published.clone());
    let basis = published.as_ref().map(|_| AsOfBasis::Published);
    (published, basis)
}

/// The most frequent word, the first of the alphabet among those.
fn most_frequent<'a>(words: impl Iterator<Item = &'a String>) -> Option<String> {
    let mut counts: BTreeMap<&String, u32> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| **count);
    most.map(|(word, _)| (*word).clone())
}

fn source(entry: &Entry, (number, tie): &Numbered) -> ClaimSource {
    let Entry { article, statement } = entry;
    ClaimSource {
        source: *number,
        tie: *tie,
        record: article.record.clone(),
        figure: statement.figure,
        article: article.key.clone(),
        url: article.url.clone(),
        site: article.site.clone(),
        title: article.title.clone(),
        published: article.published.clone(),
        speaker: statement
            .speaker
            .as_ref()
            .and_then(|speaker| speaker.entity.clone()),
        speaker_name: statement
            .speaker
            .as_ref()
            .map(|speaker| speaker.name.clone()),
        via: article.via.iter().map(|via| via.name.clone()).collect(),
        text: statement.text.clone(),
        sentence: statement.sentence.clone(),
        start: statement.start,
        end: statement.end,
    }
}
