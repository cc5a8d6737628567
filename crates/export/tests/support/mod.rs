//! Records of our own invention.

use serde_json::{Value, json};

/// A record with one of everything that refers to something else.
pub fn record(id: &str) -> Value {
    let text = "Чистый двор\n\nАкцию «Чистый двор» провёл фонд «Жасыл». «Пришли 40 человек», — сказала директор Алина Омарова.";
    let words = |word: &str| {
        let start = text[..text.find(word).expect("a word of the text")]
            .chars()
            .count();
        (start, start + word.chars().count())
    };
    let span = |word: &str, mut more: Value| {
        let (start, end) = words(word);
        more["start"] = json!(start);
        more["end"] = json!(end);
        more["text"] = json!(word);
        more
    };
    let mention = |word: &str| {
        json!([span(
            word,
            json!({"kind": "name", "rule": "r", "confidence": 0.9})
        )])
    };
    json!({
        "schema_version": "1.0", "id": id,
        "extractor": {"name": "svodka", "version": "0.1.0", "data": "00000000"},
        "source": {
            "path": "news.jsonl", "member": null, "offset": 7, "url": null, "media_type": "application/json",
            "encoding": "utf-8", "encoding_declared": null, "repairs": ["nul"], "bytes": 200, "sha256": "00"
        },
        "article": {
            "title": "Чистый двор", "url": "https://site.kz/1", "key": "site.kz/1", "site": "Site.kz", "section": null,
            "authors": ["Б. Ким", "А. Ли"], "language": "ru",
            "published": {
                "edtf": "2019-05-04", "date": "2019-05-04", "time": null, "precision": "day", "origin": "meta",
                "text": null, "confidence": 0.967
            },
            "via": ["o1"], "duplicate_of": null, "near_duplicate_group": null, "text": text,
            "text_length": text.chars().count(), "text_sha256": "00",
            "blocks": [{"kind": "title", "start": 0, "end": 11, "language": "ru", "source_start": null, "source_end": null}]
        },
        "campaigns": [{
            "id": "c1", "entity": null, "edition": null, "name": "Чистый двор", "kind": "action", "kind_word": "акция",
            "scope": null, "scope_word": null, "aim": null, "begins": "t1", "ends": null, "aliases": [],
            "mentions": mention("Чистый двор"), "evidence": [], "rule": "r", "confidence": 0.9
        }],
        "people": [{
            "id": "p1", "entity": null, "name": "Алина Омарова", "given": "Алина", "patronymic": null,
            "family": "Омарова", "gender": "female", "mentions": mention("Алина Омарова"), "evidence": [], "rule": "r",
            "confidence": 0.9
        }],
        "organizations": [{
            "id": "o1", "entity": null, "name": "Жасыл", "acronym": null, "form": "фонд", "kind": "fund",
            "aliases": [], "mentions": mention("Жасыл"), "evidence": [], "rule": "r", "confidence": 0.9
        }],
        "places": [],
        "roles": [
            span("провёл", json!({
                "id": "r1", "holder": "o1", "kind": "organizer", "target": "c1", "title": null, "status": null,
                "basis": "stated", "evidence": [], "rule": "r", "confidence": 0.9
            })),
            span("директор", json!({
                "id": "r2", "holder": "p1", "kind": "office", "target": "o1", "title": "директор", "status": "current",
                "basis": "stated", "evidence": [], "rule": "r", "confidence": 0.9
            }))
        ],
        "dates": [span("Акцию", json!({
            "id": "t1", "type": "date", "edtf": "2019-05", "earliest": "2019-05-01", "latest": "2019-05-31",
            "precision": "month", "duration": null, "basis": "inferred", "rule": "r", "confidence": 0.5
        }))],
        "figures": [span("40 человек", json!({
            "id": "f1", "value": 40, "min": 40, "max": 40, "bound": "exact", "unit": "person", "noun": "человек",
            "subject": null, "counted_as": "participant", "modality": "reported", "measure": "total", "repeats": null,
            "campaign": "c1", "place": null, "speaker": "p1", "quote": "q1", "as_of": "t1",
            "evidence": [span("Пришли", json!({"field": "counted_as", "rule": "figure.verb"}))],
            "rule": "r", "confidence": 0.9
        }))],
        "amounts": [],
        "quotes": [span("Пришли 40 человек", json!({
            "id": "q1", "mode": "direct", "speaker": "p1", "cue": "сказать", "evidence": [], "rule": "r",
            "confidence": 0.9
        }))],
        "warnings": [{"code": "figures_differ", "difference": null, "refs": ["f1"], "message": "m"}]
    })
}

/// Records, one a line.
pub fn lines(records: &[Value]) -> String {
    records.iter().map(|record| format!("{record}\n")).collect()
}
