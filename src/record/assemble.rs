//! Entities and facts → the record: ids, code points, order.

use super::ids::{Ids, TableIds};
use super::key::key;
use super::{
    Amount, Article, Block, Campaign, Date, Evidence, Extractor, Figure, Id, Mention, Organization,
    Person, Place, Published, Quote, Record, Role, SCHEMA_VERSION, Source, Warning,
};
use crate::confidence::Confidences;
use crate::error::Origin;
use crate::link::{Entities, Entity, Reference};
use crate::mention;
use crate::page::{Decoding, hex, is_damaged};
use crate::span::{CodePoints, Span};
use crate::text::Text;
use crate::vocabulary::{Precision, WarningCode};
use sha2::{Digest, Sha256};

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

/// What `source.repairs` says of a date that cannot be read.
const UNREADABLE: &str = "published_unreadable";

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
            .chain(unreadable(extraction))
            .chain(damaged(text))
            .collect(),
        corrections: Vec::new(),
    }
}

/// A given date of publication that says nothing.
fn unreadable(extraction: &Extraction<'_>) -> Option<Warning> {
    let repairs = &extraction.decoding.repairs;
    let told = repairs.iter().any(|repair| repair == UNREADABLE);
    told.then(|| Warning {
        code: WarningCode::PublishedUnreadable,
        difference: None,
        refs: Vec::new(),
        message: "the given date of publication cannot be read, so days told from it have no value"
            .into(),
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

    fn words(&self, span: Span) -> String {
        span.of_text(self.text).to_owned()
    }

    pub(super) fn entity_ids<T>(&self, letter: char, entities: &[Entity<T>]) -> TableIds {
        let first = |entity: &Entity<T>| self.code_points(entity.mentions[0].span);
        TableIds::new(letter, entities.iter().map(first).collect())
    }

    fn mentions(&self, mentions: &[Reference]) -> Vec<Mention> {
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

    fn evidence(&self, evidence: &[mention::Evidence]) -> Vec<Evidence> {
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

    fn campaign(
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

    fn person(&self, entity: &Entity<crate::link::Person>, id: Id) -> Person {
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

    fn organization(&self, entity: &Entity<crate::link::Organization>, id: Id) -> Organization {
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

    fn place(&self, entity: &Entity<crate::link::Place>, id: Id) -> Place {
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

    fn role(
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

fn source(extraction: &Extraction<'_>, text: &Text<'_>) -> Source {
    let Extraction {
        origin, decoding, ..
    } = extraction;
    Source {
        path: origin.path.clone(),
        member: origin.member.clone(),
        offset: origin.offset,
        url: fetched_from(extraction, text).cloned(),
        media_type: decoding.media_type.into(),
        encoding: decoding.encoding.clone(),
        encoding_declared: decoding.declared.clone(),
        repairs: decoding.repairs.clone(),
        bytes: decoding.bytes,
        sha256: decoding.sha256.clone(),
    }
}

/// SHA-256 of the text of an article.
pub fn text_digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

/// The address by the container, else by the document itself.
fn fetched_from<'a>(extraction: &'a Extraction<'_>, text: &'a Text<'_>) -> Option<&'a String> {
    let by_container = extraction.origin.url.as_ref();
    by_container.or(text.article.meta.url.as_ref())
}

/// 20 hexadecimal digits of SHA-256 over where the document stands; what it holds may change.
fn document_id(origin: &Origin) -> String {
    digits(place(origin))
}

/// The same for a part of a document that has a name there: the article of a teaser.
pub(crate) fn part_id(origin: &Origin, name: &str) -> String {
    let mut digest = place(origin);
    digest.update([0]);
    digest.update(name);
    digits(digest)
}

fn place(origin: &Origin) -> Sha256 {
    let mut digest = Sha256::new();
    for part in [
        Some(&origin.path),
        origin.member.as_ref(),
        origin.url.as_ref(),
    ] {
        digest.update(part.map_or("", String::as_str));
        digest.update([0]);
    }
    digest.update(origin.nth.to_string());
    digest
}

fn digits(digest: Sha256) -> String {
    let mut id = hex(&digest.finalize());
    id.truncate(20);
    id
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
fn rounded(confidence: f64) -> f64 {
    (confidence * 1000.0).round() / 1000.0
}
