//! Documents and their parts; mentions and evidence, which nest in records; corrections.

use super::spec::{OF_DOCUMENT, OWN, TableSpec, columns};
use crate::Value;
use svodka_record::{Applied, Block, Evidence, Id, Mention, Published, Record};

pub(super) const DOCUMENTS: TableSpec = TableSpec {
    name: "documents",
    of: "Record",
    key: OWN,
    columns: DOCUMENT,
    fill: |batch, take| {
        for record in &batch.records {
            take(&document(record, record.article.published.as_ref()));
        }
    },
};

columns!(DOCUMENT, document(x: &'a Record, published: Option<&'a Published>) {
    id: Text = x.id.as_str();
    title: Text or null from "Article.title" = x.article.title.as_deref();
    url: Text or null from "Article.url" = x.article.url.as_deref();
    article_key: Text from "Article.key" = x.article.key.as_str();
    site: Text or null from "Article.site" = x.article.site.as_deref();
    section: Text or null from "Article.section" = x.article.section.as_deref();
    authors: Texts from "Article.authors" = x.article.authors.as_slice();
    language: Text or null from "Article.language" = x.article.language.as_deref();
    published: Text or null from "Published.edtf", "when the article was published"
        = published.map(|published| published.edtf.as_str());
    published_date: Date or null from "Published.date" = Value::date(published.and_then(|published| published.date.as_deref()));
    published_time: Text or null from "Published.time" = published.and_then(|published| published.time.as_deref());
    published_precision: Text or null from "Published.precision" = published.map(|published| published.precision.name());
    published_origin: Text or null from "Published.origin" = published.map(|published| published.origin.name());
    published_text: Text or null from "Published.text" = published.and_then(|published| published.text.as_deref());
    published_confidence: Real or null from "Published.confidence" = published.map(|published| published.confidence);
    via: Texts from "Article.via" = Value::ids(&x.article.via);
    duplicate_of: Text or null from "Article.duplicate_of" = x.article.duplicate_of.as_deref();
    near_duplicate_group: Text or null from "Article.near_duplicate_group" = x.article.near_duplicate_group.as_deref();
    text: Text or null from "Article.text" = x.article.text.as_deref();
    text_length: Integer from "Article.text_length" = x.article.text_length;
    text_sha256: Text from "Article.text_sha256" = x.article.text_sha256.as_str();
    source_path: Text from "Source.path" = x.source.path.as_str();
    source_member: Text or null from "Source.member" = x.source.member.as_deref();
    source_offset: Integer or null from "Source.offset" = x.source.offset;
    source_url: Text or null from "Source.url" = x.source.url.as_deref();
    source_bytes: Integer from "Source.bytes" = x.source.bytes;
    source_sha256: Text from "Source.sha256" = x.source.sha256.as_str();
    media_type: Text from "Source.media_type" = x.source.media_type.as_str();
    encoding: Text from "Source.encoding" = x.source.encoding.as_str();
    encoding_declared: Text or null from "Source.encoding_declared" = x.source.encoding_declared.as_deref();
    repairs: Texts from "Source.repairs" = x.source.repairs.as_slice();
    schema_version: Text = x.schema_version.as_str();
    extractor_name: Text from "Extractor.name" = x.extractor.name.as_str();
    extractor_version: Text from "Extractor.version" = x.extractor.version.as_str();
    extractor_data: Text from "Extractor.data" = x.extractor.data.as_str();
});

pub(super) const BLOCKS: TableSpec = TableSpec {
    name: "blocks",
    of: "Block",
    key: OF_DOCUMENT,
    columns: BLOCK,
    fill: |batch, take| {
        for record in &batch.records {
            for (number, x) in (1..).zip(&record.article.blocks) {
                take(&block(&record.id, number, x));
            }
        }
    },
};

columns!(BLOCK, block(document: &'a str, number: u32, x: &'a Block) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text from "Article.blocks", "`b` and the number of the part, from 1" = format!("b{number}");
    kind: Text = x.kind.name();
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
    language: Text or null = x.language.as_deref();
    source_start: Integer or null = x.source_start;
    source_end: Integer or null = x.source_end;
});

pub(super) const MENTIONS: TableSpec = TableSpec {
    name: "mentions",
    of: "Mention",
    key: OF_DOCUMENT,
    columns: MENTION,
    fill: |batch, take| {
        for record in &batch.records {
            for (owner, mentions) in mentions(record) {
                for (number, x) in (1..).zip(mentions) {
                    take(&mention(&record.id, owner, number, x));
                }
            }
        }
    },
};

/// All that is mentioned, with its mentions, in the order of the record.
fn mentions(record: &Record) -> impl Iterator<Item = (Id, &[Mention])> {
    let campaigns = record.campaigns.iter().map(|x| (x.id, &*x.mentions));
    let people = record.people.iter().map(|x| (x.id, &*x.mentions));
    let organizations = record.organizations.iter().map(|x| (x.id, &*x.mentions));
    let places = record.places.iter().map(|x| (x.id, &*x.mentions));
    campaigns.chain(people).chain(organizations).chain(places)
}

columns!(MENTION, mention(document: &'a str, owner: Id, number: u32, x: &'a Mention) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text from "Person.id", "of what is mentioned, `/m` and the number of the mention, from 1"
        = format!("{owner}/m{number}");
    campaign: Text or null from "Campaign.id", "if that is mentioned" -> campaigns = Value::id_of('c', Some(owner));
    person: Text or null from "Person.id", "if that is mentioned" -> people = Value::id_of('p', Some(owner));
    organization: Text or null from "Organization.id", "if that is mentioned" -> organizations
        = Value::id_of('o', Some(owner));
    place: Text or null from "Place.id", "if that is mentioned" -> places = Value::id_of('l', Some(owner));
    kind: Text = x.kind.name();
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
    text: Text = x.text.as_str();
    rule: Text = x.rule.as_str();
    confidence: Real or null = x.confidence;
});

pub(super) const EVIDENCE: TableSpec = TableSpec {
    name: "evidence",
    of: "Evidence",
    key: OF_DOCUMENT,
    columns: SUPPORT,
    fill: |batch, take| {
        for record in &batch.records {
            for (owner, evidence) in evidence(record) {
                for (number, x) in (1..).zip(evidence) {
                    take(&support(&record.id, owner, number, x));
                }
            }
        }
    },
};

/// All that has evidence, with it, in the order of the record.
fn evidence(record: &Record) -> impl Iterator<Item = (Id, &[Evidence])> {
    let campaigns = record.campaigns.iter().map(|x| (x.id, &*x.evidence));
    let people = record.people.iter().map(|x| (x.id, &*x.evidence));
    let organizations = record.organizations.iter().map(|x| (x.id, &*x.evidence));
    let places = record.places.iter().map(|x| (x.id, &*x.evidence));
    let roles = record.roles.iter().map(|x| (x.id, &*x.evidence));
    let figures = record.figures.iter().map(|x| (x.id, &*x.evidence));
    let quotes = record.quotes.iter().map(|x| (x.id, &*x.evidence));
    let names = campaigns.chain(people).chain(organizations).chain(places);
    names.chain(roles).chain(figures).chain(quotes)
}

columns!(SUPPORT, support(document: &'a str, owner: Id, number: u32, x: &'a Evidence) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text from "Figure.id", "of what is supported, `/e` and the number of the evidence, from 1"
        = format!("{owner}/e{number}");
    campaign: Text or null from "Campaign.id", "if that is supported" -> campaigns = Value::id_of('c', Some(owner));
    person: Text or null from "Person.id", "if that is supported" -> people = Value::id_of('p', Some(owner));
    organization: Text or null from "Organization.id", "if that is supported" -> organizations
        = Value::id_of('o', Some(owner));
    place: Text or null from "Place.id", "if that is supported" -> places = Value::id_of('l', Some(owner));
    role: Text or null from "Role.id", "if that is supported" -> roles = Value::id_of('r', Some(owner));
    figure: Text or null from "Figure.id", "if that is supported" -> figures = Value::id_of('f', Some(owner));
    quote: Text or null from "Quote.id", "if that is supported" -> quotes = Value::id_of('q', Some(owner));
    field: Text = x.field.as_str();
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
    text: Text = x.text.as_str();
    rule: Text = x.rule.as_str();
});

pub(super) const CORRECTIONS: TableSpec = TableSpec {
    name: "corrections",
    of: "Applied",
    key: OF_DOCUMENT,
    columns: APPLIED,
    fill: |batch, take| {
        for record in &batch.records {
            for (number, x) in (1..).zip(&record.corrections) {
                take(&applied(&record.id, number, x));
            }
        }
    },
};

columns!(APPLIED, applied(document: &'a str, number: u32, x: &'a Applied) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text from "Record.corrections", "`k` and the number of the correction, from 1" = format!("k{number}");
    fact: Text = x.fact;
    decision: Text = x.decision.as_str();
    was: Text or null = x.was.as_deref();
    note: Text or null = x.note.as_deref();
    decided_by: Text or null = x.decided_by.as_deref();
    decided_at: Text or null = x.decided_at.as_deref();
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
    text: Text = x.text.as_str();
});
