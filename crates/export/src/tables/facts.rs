//! What is stated: roles, dates, figures, amounts, quotes.

use super::spec::{OF_DOCUMENT, TableSpec, columns};
use crate::Value;
use svodka_record::{Amount, Date, Figure, Quote, Role};

pub(super) const DATES: TableSpec = TableSpec {
    name: "dates",
    of: "Date",
    key: OF_DOCUMENT,
    columns: DATE,
    fill: |batch, take| {
        for record in &batch.records {
            for x in &record.dates {
                take(&date(&record.id, x));
            }
        }
    },
};

columns!(DATE, date(document: &'a str, x: &'a Date) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text = x.id;
    type: Text = x.kind.name();
    edtf: Text or null = x.edtf.as_deref();
    earliest: Date or null = Value::date(x.earliest.as_deref());
    latest: Date or null = Value::date(x.latest.as_deref());
    precision: Text or null = x.precision.map(|word| word.name());
    duration: Text or null = x.duration.as_deref();
    basis: Text = x.basis.name();
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
    text: Text = x.text.as_str();
    rule: Text = x.rule.as_str();
    confidence: Real = x.confidence;
});

pub(super) const ROLES: TableSpec = TableSpec {
    name: "roles",
    of: "Role",
    key: OF_DOCUMENT,
    columns: ROLE,
    fill: |batch, take| {
        for record in &batch.records {
            for x in &record.roles {
                take(&role(&record.id, x));
            }
        }
    },
};

columns!(ROLE, role(document: &'a str, x: &'a Role) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text = x.id;
    holder_person: Text or null from "holder", "here if it is a person" -> people = Value::id_of('p', Some(x.holder));
    holder_organization: Text or null from "holder", "here if it is an organization" -> organizations
        = Value::id_of('o', Some(x.holder));
    kind: Text = x.kind.name();
    target_organization: Text or null from "target", "here if it is an organization" -> organizations
        = Value::id_of('o', x.target);
    target_place: Text or null from "target", "here if it is a place" -> places = Value::id_of('l', x.target);
    target_campaign: Text or null from "target", "here if it is a campaign" -> campaigns = Value::id_of('c', x.target);
    title: Text or null = x.title.as_deref();
    status: Text or null = x.status.map(|word| word.name());
    basis: Text = x.basis.name();
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
    text: Text = x.text.as_str();
    rule: Text = x.rule.as_str();
    confidence: Real = x.confidence;
});

pub(super) const QUOTES: TableSpec = TableSpec {
    name: "quotes",
    of: "Quote",
    key: OF_DOCUMENT,
    columns: QUOTE,
    fill: |batch, take| {
        for record in &batch.records {
            for x in &record.quotes {
                take(&quote(&record.id, x));
            }
        }
    },
};

columns!(QUOTE, quote(document: &'a str, x: &'a Quote) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text = x.id;
    mode: Text = x.mode.name();
    speaker_person: Text or null from "speaker", "here if it is a person" -> people = Value::id_of('p', x.speaker);
    speaker_organization: Text or null from "speaker", "here if it is an organization" -> organizations
        = Value::id_of('o', x.speaker);
    cue: Text or null = x.cue.as_deref();
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
    text: Text = x.text.as_str();
    rule: Text = x.rule.as_str();
    confidence: Real = x.confidence;
});

pub(super) const FIGURES: TableSpec = TableSpec {
    name: "figures",
    of: "Figure",
    key: OF_DOCUMENT,
    columns: FIGURE,
    fill: |batch, take| {
        for record in &batch.records {
            for x in &record.figures {
                take(&figure(&record.id, x));
            }
        }
    },
};

columns!(FIGURE, figure(document: &'a str, x: &'a Figure) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text = x.id;
    value: Integer or null = x.value;
    min: Integer or null = x.min;
    max: Integer or null = x.max;
    bound: Text = x.bound.name();
    unit: Text = x.unit.name();
    noun: Text or null = x.noun.as_deref();
    subject: Text or null = x.subject.as_deref();
    counted_as: Text or null = x.counted_as.map(|word| word.name());
    modality: Text = x.modality.name();
    measure: Text = x.measure.name();
    repeats: Text or null -> figures = x.repeats;
    campaign: Text or null -> campaigns = x.campaign;
    place: Text or null -> places = x.place;
    speaker_person: Text or null from "speaker", "here if it is a person" -> people = Value::id_of('p', x.speaker);
    speaker_organization: Text or null from "speaker", "here if it is an organization" -> organizations
        = Value::id_of('o', x.speaker);
    quote: Text or null -> quotes = x.quote;
    as_of: Text or null -> dates = x.as_of;
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
    text: Text = x.text.as_str();
    rule: Text = x.rule.as_str();
    confidence: Real = x.confidence;
});

pub(super) const AMOUNTS: TableSpec = TableSpec {
    name: "amounts",
    of: "Amount",
    key: OF_DOCUMENT,
    columns: AMOUNT,
    fill: |batch, take| {
        for record in &batch.records {
            for x in &record.amounts {
                take(&amount(&record.id, x));
            }
        }
    },
};

columns!(AMOUNT, amount(document: &'a str, x: &'a Amount) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text = x.id;
    value: Real or null = x.value;
    min: Real or null = x.min;
    max: Real or null = x.max;
    bound: Text = x.bound.name();
    currency: Text or null = x.currency.as_deref();
    campaign: Text or null -> campaigns = x.campaign;
    start_at: Integer from "start" = x.start;
    end_at: Integer from "end" = x.end;
    text: Text = x.text.as_str();
    rule: Text = x.rule.as_str();
    confidence: Real = x.confidence;
});
