//! Series → claims as published.

use crate::deeds::deeds;
use crate::lists::lists;
use crate::relate::Draft;
use crate::series::Series;
use crate::sources::{Entry, Numbered, number};
use crate::statement::Undertaking;
use crate::time::date_of;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use svodka_record::{AsOfBasis, Claim, ClaimRelation, ClaimSource, CountedAs, SCHEMA_VERSION};

/// Statements among whose headlines the name of the event is.
const NAMED: usize = 16;

/// The claims of a series of what may be the quantity `quantity`.
pub(crate) fn publish(series: &Series, quantity: &str) -> Vec<Claim> {
    let edition = series.edition.as_deref().unwrap_or_default();
    // What may be one quantity, and is several, is told apart by what was told of each first.
    let first = series
        .entries
        .first()
        .map(|x| (&x.article.key, x.statement.figure));
    let first = first.map_or_else(String::new, |(key, figure)| format!("{key}\n{figure}"));
    let name = format!("{quantity}\n{edition}\n{first}");
    let campaign = campaign(series);
    let event = series.entries.first().filter(|_| campaign.is_none());
    let publisher = Publisher {
        series,
        id: id('S', &name),
        campaign,
        event: event.map(|first| first.article.event.clone()),
        event_name: event.map(|_| event_name(series)),
        deeds: deeds(series),
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

/// A series, with what all its claims say alike.
struct Publisher<'a> {
    series: &'a Series,
    id: String,
    campaign: Option<&'a Undertaking>,
    /// The event of a series that is of no campaign, and its name.
    event: Option<String>,
    event_name: Option<String>,
    /// What the people of each claim do.
    deeds: Vec<Option<CountedAs>>,
}

/// The campaign of a series: that of its first number that names one.
fn campaign(series: &Series) -> Option<&Undertaking> {
    let mut entries = series.entries.iter();
    entries.find_map(|entry| entry.statement.campaign.as_ref())
}

/// The first headline that says what has happened, else the first.
fn event_name(series: &Series) -> String {
    let entries = series.entries.iter().take(NAMED);
    let says = |entry: &&Entry| {
        let title = entry.article.title.as_deref().unwrap_or_default();
        !lists().events_in(&title.to_lowercase()).names.is_empty()
    };
    let telling = entries.clone().find(says);
    let first = telling.or(series.entries.first());
    first.map_or_else(String::new, |entry| {
        let statement = &entry.statement;
        let words = entry.article.title.as_ref().or(statement.sentence.as_ref());
        words.unwrap_or(&statement.text).clone()
    })
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
        let campaign = self.campaign;
        let place = entries
            .iter()
            .find_map(|entry| entry.statement.place.as_ref());
        let (as_of, as_of_basis) = as_of(&entries);
        let relations = draft.told.iter().filter_map(|told| {
            let compared_with = ids.get(told.to)?.clone();
            let relation = told.relation;
            Some(ClaimRelation {
                relation,
                compared_with,
            })
        });
        let relations: Vec<ClaimRelation> = relations.collect();
        let confidences = entries.iter().map(|entry| entry.statement.confidence);
        Claim {
            schema_version: SCHEMA_VERSION.to_owned(),
            id: ids[at].clone(),
            series: self.id.clone(),
            position: at as u32 + 1,
            campaign: campaign.and_then(|x| x.named.entity.clone()),
            campaign_name: campaign.map(|x| x.named.name.clone()),
            edition: self.series.edition.clone(),
            event: self.event.clone(),
            event_name: self.event_name.clone(),
            unit: statement.unit,
            noun: most_frequent(
                entries
                    .iter()
                    .filter_map(|entry| entry.statement.noun.as_ref()),
            ),
            subject: entries
                .iter()
                .find_map(|entry| entry.statement.subject.clone()),
            counted_as: self.deeds[at],
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
            relation: relations.first().map(|x| x.relation),
            compared_with: relations.first().map(|x| x.compared_with.clone()),
            relations,
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
}

/// The day by which the number of these is told: as one of them states it, else that of publication.
fn as_of(entries: &[&Entry]) -> (Option<String>, Option<AsOfBasis>) {
    let stated = entries.iter().find_map(|entry| entry.stated_day());
    if let Some(stated) = stated {
        return (Some(stated.to_owned()), Some(AsOfBasis::Stated));
    }
    let day = entries[0].day().and_then(date_of);
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
