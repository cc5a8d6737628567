//! Records for tests.

use serde_json::{Value, json};
use svodka_record::Record;

/// A record of a text that begins with its title and goes on with paragraphs, all divided by blank lines.
pub(crate) fn record(text: &str) -> Record {
    read(&value("1", text))
}

/// The same as JSON, to be changed.
pub(crate) fn value(id: &str, text: &str) -> Value {
    let mut start = 0;
    let mut blocks = Vec::new();
    for part in text.split("\n\n") {
        let end = start + part.chars().count();
        let kind = if start == 0 { "title" } else { "paragraph" };
        blocks.push(json!({
            "kind": kind, "start": start, "end": end, "language": "ru", "source_start": null, "source_end": null
        }));
        start = end + 2;
    }
    json!({
        "schema_version": "1.0",
        "id": id,
        "extractor": { "name": "svodka", "version": "0.1.0", "data": "00000000" },
        "source": {
            "path": "news.jsonl", "member": null, "offset": 0, "url": null, "media_type": "application/json",
            "encoding": "utf-8", "encoding_declared": null, "repairs": [], "bytes": 1, "sha256": "00"
        },
        "article": {
            "title": text.split("\n\n").next(), "url": format!("https://site.kz/{id}"), "key": format!("site.kz/{id}"),
            "site": "Site.kz", "section": null, "authors": [], "language": "ru",
            "published": {
                "edtf": "2019-05-04", "date": "2019-05-04", "time": null, "precision": "day", "origin": "meta",
                "text": null, "confidence": 0.9
            },
            "via": [], "duplicate_of": null, "near_duplicate_group": null, "text": text,
            "text_length": text.chars().count(), "text_sha256": "00", "blocks": blocks
        },
        "campaigns": [], "people": [], "organizations": [], "places": [], "roles": [], "dates": [], "figures": [],
        "amounts": [], "quotes": [], "warnings": []
    })
}

/// The record that JSON holds.
pub(crate) fn read(value: &Value) -> Record {
    serde_json::from_value(value.clone()).unwrap()
}

const TEXT: &str = "В субботнике «Чистый двор» участвовали 300 человек

На акцию «Чистый двор» в Шымкенте 4 мая вышли более 300 волонтёров, сообщила директор фонда «Жасыл» Алина Омарова. \
Среди них 40 школьников.

«Мы посадили деревья вместе с волонтёрами», — сказала Алина Омарова.";

/// A document with a campaign, a person with an office, and a quantity that is stated twice.
pub(crate) fn cleanup(id: &str) -> Value {
    let mut value = value(id, TEXT);
    let mention = |words: &str| {
        json!([span(
            words,
            json!({ "kind": "name", "rule": "test", "confidence": 0.9 })
        )])
    };
    let named = |id: &str, name: &str, more: Value| {
        let rest = json!({ "id": id, "entity": null, "name": name, "mentions": mention(name), "evidence": [],
            "rule": "test", "confidence": 0.9 });
        joined(rest, more)
    };
    value["campaigns"] = json!([named(
        "c14",
        "Чистый двор",
        json!({
        "edition": null, "kind": "cleanup", "kind_word": "субботник", "scope": null, "scope_word": null, "aim": null,
        "begins": null, "ends": null, "aliases": [] })
    )]);
    value["people"] = json!([named(
        "p143",
        "Алина Омарова",
        json!({
        "given": "Алина", "patronymic": null, "family": "Омарова", "gender": "female" })
    )]);
    value["organizations"] = json!([named(
        "o136",
        "Жасыл",
        json!({
        "acronym": null, "form": "фонд", "kind": "fund", "aliases": [] })
    )]);
    value["places"] = json!([joined(
        named(
            "l77",
            "Шымкент",
            json!({ "kind": "city", "country": "KZ", "aliases": [] })
        ),
        json!({ "mentions": [] })
    )]);
    value["roles"] = json!([span(
        "директор",
        json!({
        "id": "r121", "holder": "p143", "kind": "office", "target": "o136", "title": "директор", "status": "current",
        "basis": "stated", "evidence": [], "rule": "test", "confidence": 0.8 })
    )]);
    value["dates"] = json!([span(
        "4 мая",
        json!({
        "id": "t87", "type": "date", "edtf": "2019-05-04", "earliest": "2019-05-04", "latest": "2019-05-04",
        "precision": "day", "duration": null, "basis": "relative", "rule": "test", "confidence": 0.9 })
    )]);
    let figure = |id: &str, words: &str, more: Value| {
        let rest = json!({
            "id": id, "value": 300, "min": 300, "max": null, "bound": "exact", "unit": "person", "noun": "человек",
            "subject": null, "counted_as": "participant", "modality": "reported", "measure": "total", "repeats": null,
            "campaign": null, "place": null, "speaker": null, "quote": null, "as_of": null, "evidence": [],
            "rule": "test", "confidence": 0.7 });
        joined(span(words, rest), more)
    };
    value["figures"] = json!([
        figure(
            "f39",
            "300 человек",
            json!({ "max": 300, "campaign": "c14" })
        ),
        figure(
            "f98",
            "более 300 волонтёров",
            json!({
            "bound": "over", "noun": "волонтёр", "repeats": "f39", "place": "l77", "speaker": "p143", "as_of": "t87",
            "confidence": 0.9 })
        ),
        figure(
            "f175",
            "40 школьников",
            json!({
            "value": 40, "min": 40, "max": 40, "noun": "школьник", "measure": "part", "campaign": "c14" })
        )
    ]);
    value["quotes"] = json!([span(
        "Мы посадили деревья вместе с волонтёрами",
        json!({
        "id": "q193", "mode": "direct", "speaker": "p143", "cue": "сказать", "evidence": [], "rule": "test",
        "confidence": 0.9 })
    )]);
    value
}

/// An object with the place of its words.
fn span(words: &str, object: Value) -> Value {
    let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
    let end = start + words.chars().count();
    joined(object, json!({ "start": start, "end": end, "text": words }))
}

/// An object with the keys of another added or replaced.
fn joined(mut object: Value, more: Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        object[key] = value.clone();
    }
    object
}

/// Writes records to a target, all in one batch.
pub(crate) fn export_all(target: &str, records: &[Value]) -> Result<(), crate::Error> {
    let mut sink = crate::Target::parse(target)?.open(crate::Options::default())?;
    sink.write(&crate::Batch {
        records: records.iter().map(read).collect(),
        ..crate::Batch::default()
    })?;
    sink.commit()?;
    sink.finish()
}
