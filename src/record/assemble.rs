//! Entities and facts → the record: ids, code points, order.

use super::ids::{Ids, TableIds};
use super::key::key;
use super::origin::{document_id, source, text_digest};
use super::{
    Amount, Article, Block, Date, Evidence, Extractor, Figure, Id, Mention, Published, Quote,
    Record, SCHEMA_VERSION, Warning,
};
use crate::confidence::Confidences;
use crate::error::Origin;
use crate::link::{Entities, Entity, Reference};
use crate::mention;
use crate::page::{Decoding, hex, is_damaged};
use crate::span::{CodePoints, Span};
use crate::text::Text;
use crate::vocabulary::{Precision, WarningCode};

/// What the record says about its own making.
pub struct Extraction<'a> {
    /// The document.
    pub origin: &'a Origin,
    /// How it was decoded.
    pub decoding: &'a Decoding,
    /// Hash of dictionaries, lists and model.
    pub data: &'a str,
    /// Leave the text out.
    pub no_text: bool,
}

/// What `source.repairs` says that is a warning too.
const AS_IT_CAME: [(&str, WarningCode, &str); 2] = [
    (
        "published_unreadable",
        WarningCode::PublishedUnreadable,
        "the given date of publication cannot be read, so days told from it have no value",
    ),
    (
        "truncated",
        WarningCode::Truncated,
        "the archive says that only the beginning of the page was fetched",
    ),
];

/// Builds the record of an article.
pub fn assemble(
    extraction: &Extraction<'_>,
    text: &Text<'_>,
    entities: &Entities,
    confidences: &Confidences,
) -> Record {
    let writer = Writer {
        text: &text.article.text,
        points: CodePoints::new(&text.article.text),
    };
    let sure = confidences;
    let ids = Ids::new(&writer, text, entities);
    let published = text.article.meta.published.as_ref().map(published);
    Record {
        schema_version: SCHEMA_VERSION.into(),
        id: text
            .article
            .meta
            .id
            .clone()
            .unwrap_or_else(|| document_id(extraction.origin)),
        extractor: Extractor {
            name: "svodka".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            data: extraction.data.into(),
        },
        source: source(extraction, text),
        article: writer.article(extraction, text, entities, &ids, published),
        campaigns: ids
            .campaigns
            .order(|i, id| writer.campaign(&entities.campaigns[i], id, &ids, sure.campaigns[i])),
        people: ids
            .people
            .order(|i, id| writer.person(&entities.people[i], id)),
        organizations: ids
            .organizations
            .order(|i, id| writer.organization(&entities.organizations[i], id)),
        places: ids
            .places
            .order(|i, id| writer.place(&entities.places[i], id)),
        roles: ids
            .roles
            .order(|i, id| writer.role(text, entities, &ids, (i, id), sure.roles[i])),
        dates: ids
            .dates
            .order(|i, id| writer.date(text, &entities.dates[i], id, sure.dates[i])),
        figures: ids
            .figures
            .order(|i, id| writer.figure(text, entities, &ids, (i, id), sure.figures[i])),
        amounts: ids
            .amounts
            .order(|i, id| writer.amount(text, entities, &ids, (i, id), sure.amounts[i])),
        quotes: ids
            .quotes
            .order(|i, id| writer.quote(text, entities, &ids, (i, id), sure.quotes[i])),
        warnings: entities
            .cautions
            .iter()
            .map(|caution| Warning {
                code: caution.code,
                difference: caution.difference,
                refs: caution.figures.iter().map(|&i| ids.figures.of(i)).collect(),
                message: caution.message.clone(),
            })
            .chain(told_by_repairs(extraction))
            .chain(damaged(text))
            .collect(),
        corrections: Vec::new(),
    }
}

/// What is wrong with the document as it came.
fn told_by_repairs<'e>(extraction: &'e Extraction<'_>) -> impl Iterator<Item = Warning> + 'e {
    let repairs = &extraction.decoding.repairs;
    let told = |(word, ..): &(&str, WarningCode, &str)| repairs.iter().any(|repair| repair == word);
    let warnings = AS_IT_CAME.into_iter().filter(told);
    warnings.map(|(_, code, message)| Warning {
        code,
        difference: None,
        refs: Vec::new(),
        message: message.into(),
    })
}

/// A text that is noise for the most part.
fn damaged(text: &Text<'_>) -> Option<Warning> {
    is_damaged(&text.article.text).then(|| Warning {
        code: WarningCode::DamagedText,
        difference: None,
        refs: Vec::new(),
        message: "much of the text is no words but what a wrong character set made of some; nothing in it was mended"
            .into(),
    })
}

/// Writes spans of one text as code points.
pub(super) struct Writer<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl Writer<'_> {
    pub(super) fn code_points(&self, span: Span) -> (u32, u32) {
        (self.points.at(span.start), self.points.at(span.end))
    }

    pub(super) fn words(&self, span: Span) -> String {
        span.of_text(self.text).to_owned()
    }

    pub(super) fn entity_ids<T>(&self, letter: char, entities: &[Entity<T>]) -> TableIds {
        let first = |entity: &Entity<T>| self.code_points(entity.mentions[0].span);
        TableIds::new(letter, entities.iter().map(first).collect())
    }

    pub(super) fn mentions(&self, mentions: &[Reference]) -> Vec<Mention> {
        mentions
            .iter()
            .map(|reference| {
                let (start, end) = self.code_points(reference.span);
                Mention {
                    start,
                    end,
                    text: self.words(reference.span),
                    kind: reference.kind,
                    rule: reference.rule.into(),
                    confidence: reference.confidence.map(rounded),
                }
            })
            .collect()
    }

    pub(super) fn evidence(&self, evidence: &[mention::Evidence]) -> Vec<Evidence> {
        let mut written: Vec<Evidence> = evidence
            .iter()
            .map(|item| {
                let (start, end) = self.code_points(item.span);
                Evidence {
                    field: item.field.into(),
                    start,
                    end,
                    text: self.words(item.span),
                    rule: item.rule.into(),
                }
            })
            .collect();
        written.sort_by(|a, b| (a.start, a.end, &a.field).cmp(&(b.start, b.end, &b.field)));
        written.dedup();
        written
    }

    fn article(
        &self,
        extraction: &Extraction<'_>,
        text: &Text<'_>,
        entities: &Entities,
        ids: &Ids,
        published: Option<Published>,
    ) -> Article {
        let article = text.article;
        let meta = &article.meta;
        let fetched = meta.url.as_deref().or(extraction.origin.url.as_deref());
        let mut via: Vec<Id> = Vec::new();
        for &entity in &entities.via {
            let id = ids.entity(entity);
            if !via.contains(&id) {
                via.push(id);
            }
        }
        Article {
            title: meta.title.clone(),
            url: meta.url.clone(),
            key: key(fetched, &article.text),
            site: meta.site.clone(),
            section: meta.section.clone(),
            authors: meta.authors.clone(),
            language: meta.language.clone(),
            published,
            via,
            duplicate_of: None,
            near_duplicate_group: None,
            text: (!extraction.no_text).then(|| article.text.clone()),
            text_length: u64::from(self.points.at(article.text.len() as u32)),
            text_sha256: hex(&text_digest(&article.text)),
            blocks: article
                .blocks
                .iter()
                .map(|block| {
                    let (start, end) = self.code_points(block.span);
                    Block {
                        kind: block.kind,
                        start,
                        end,
                        language: block.language.map(str::to_owned),
                        source_start: block.source.map(|(start, _)| start),
                        source_end: block.source.map(|(_, end)| end),
                    }
                })
                .collect(),
        }
    }

    fn date(&self, text: &Text<'_>, date: &mention::DateFact, id: Id, confidence: f64) -> Date {
        let span = date_span(text, date);
        let (start, end) = self.code_points(span);
        let days = date.days.as_ref();
        Date {
            id,
            kind: date.kind,
            edtf: date.edtf.clone(),
            earliest: days.map(|(first, _)| first.clone()),
            latest: days.map(|(_, last)| last.clone()),
            precision: date.precision,
            duration: date.duration.clone(),
            basis: date.basis,
            start,
            end,
            text: self.words(span),
            rule: date.rule.into(),
            confidence: rounded(confidence),
        }
    }

    fn figure(
        &self,
        text: &Text<'_>,
        entities: &Entities,
        ids: &Ids,
        (index, id): (usize, Id),
        confidence: f64,
    ) -> Figure {
        let figure = &entities.figures[index];
        let fact = &figure.fact;
        let span = text.span(&fact.tokens);
        let (start, end) = self.code_points(span);
        Figure {
            id,
            value: fact.value,
            min: fact.min,
            max: fact.max,
            bound: fact.bound,
            unit: fact.unit,
            noun: fact.noun.clone(),
            subject: fact.subject.clone(),
            counted_as: fact.counted_as,
            modality: fact.modality,
            measure: fact.measure,
            repeats: figure.repeats.map(|first| ids.figures.of(first)),
            campaign: figure.campaign.map(|campaign| ids.entity(campaign)),
            place: figure.place.map(|place| ids.entity(place)),
            speaker: figure.speaker.map(|speaker| ids.entity(speaker)),
            quote: figure.quote.map(|quote| ids.quotes.of(quote)),
            as_of: figure.as_of.map(|date| ids.dates.of(date)),
            start,
            end,
            text: self.words(span),
            evidence: self.evidence(&fact.evidence),
            rule: fact.rule.into(),
            confidence: rounded(confidence),
        }
    }

    fn amount(
        &self,
        text: &Text<'_>,
        entities: &Entities,
        ids: &Ids,
        (index, id): (usize, Id),
        confidence: f64,
    ) -> Amount {
        let amount = &entities.amounts[index];
        let fact = &amount.fact;
        let span = text.span(&fact.tokens);
        let (start, end) = self.code_points(span);
        Amount {
            id,
            value: fact.value,
            min: fact.min,
            max: fact.max,
            bound: fact.bound,
            currency: fact.currency.clone(),
            campaign: amount.campaign.map(|campaign| ids.entity(campaign)),
            start,
            end,
            text: self.words(span),
            rule: fact.rule.into(),
            confidence: rounded(confidence),
        }
    }

    fn quote(
        &self,
        text: &Text<'_>,
        entities: &Entities,
        ids: &Ids,
        (index, id): (usize, Id),
        confidence: f64,
    ) -> Quote {
        let quote = &entities.quotes[index];
        let span = text.span(&quote.fact.tokens);
        let (start, end) = self.code_points(span);
        Quote {
            id,
            mode: quote.fact.mode,
            speaker: quote.speaker.map(|speaker| ids.entity(speaker)),
            cue: quote.fact.cue.clone(),
            start,
            end,
            text: self.words(span),
            evidence: self.evidence(&quote.fact.evidence),
            rule: quote.fact.rule.into(),
            confidence: rounded(confidence),
        }
    }
}

/// The words of a date: of «ЧМ-2018» the year.
pub(super) fn date_span(text: &Text<'_>, date: &mention::DateFact) -> Span {
    let mut span = text.span(&date.tokens);
    span.start += date.skip;
    span
}

fn published(published: &crate::page::Published) -> Published {
    let edtf = &published.when.edtf;
    let (date, time) = match edtf.split_once('T') {
        Some((date, time)) => (date, Some(time.to_owned())),
        None => (edtf.as_str(), None),
    };
    let clock = time
        .as_deref()
        .and_then(|time| time.split(['+', '-', 'Z']).next());
    let precision = match (clock.map(str::len), date.len()) {
        (Some(0..=4), _) => Precision::Hour,
        (Some(5), _) => Precision::Minute,
        (Some(_), _) => Precision::Second,
        (None, 0..=4) => Precision::Year,
        (None, 5..=7) => Precision::Month,
        (None, _) => Precision::Day,
    };
    Published {
        edtf: edtf.clone(),
        date: (date.len() == 10).then(|| date.to_owned()),
        time,
        precision,
        origin: published.origin,
        text: published.text.clone(),
        confidence: rounded(published.confidence),
    }
}

/// Three decimals, as the contract has it.
pub(super) fn rounded(confidence: f64) -> f64 {
    (confidence * 1000.0).round() / 1000.0
}
