//! An extractor for tests: a document is its own id, and some words make trouble.

use super::worker::Extracted;
use serde_json::json;
use svodka::error::{Code, Error, Origin, Reason, Stage};
use svodka::pipeline::Desk;
use svodka::record::Record;
use svodka::source::{Found, Item, Media, Place, RawDocument};

/// A document that says `text`.
pub fn document(text: &str) -> Item {
    Item::Document(RawDocument {
        origin: Origin {
            path: "a.jsonl".into(),
            ..Origin::default()
        },
        media: Media::Json,
        bytes: text.into(),
    })
}

/// Something that is no document.
pub fn skipped() -> Item {
    Item::Skipped(Error::skipped(
        &Origin::default(),
        Stage::Source,
        Reason::OtherKind,
    ))
}

/// An item at no place.
pub fn found(item: Item) -> Found {
    Found {
        item,
        place: Place::default(),
    }
}

/// Makes a record; «panic» panics and «fail» fails.
pub fn extract(raw: &RawDocument, _: &mut Desk) -> Result<Vec<Extracted>, Error> {
    let text = String::from_utf8_lossy(&raw.bytes);
    match text.as_ref() {
        "panic" => panic!("trouble with {text}"),
        "fail" => Err(Error::new(
            &raw.origin,
            Stage::Article,
            Code::NoArticle,
            "no article",
        )),
        _ => Ok(vec![Extracted {
            record: record(&text),
            print: None,
        }]),
    }
}

fn record(id: &str) -> Record {
    let record = json!({
        "schema_version": "1.0",
        "id": id,
        "extractor": { "name": "svodka", "version": "0", "data": "00000000" },
        "source": {
            "path": "a.jsonl", "member": null, "offset": null, "url": null,
            "media_type": "application/json", "encoding": "utf-8", "encoding_declared": null,
            "repairs": [], "bytes": 0, "sha256": ""
        },
        "article": {
            "title": null, "url": null, "key": "", "site": null, "section": null, "authors": [],
            "language": null, "published": null, "via": [], "duplicate_of": null,
            "near_duplicate_group": null, "text": null,
            "text_length": 0, "text_sha256": "", "blocks": []
        },
        "campaigns": [], "people": [], "organizations": [], "places": [], "roles": [],
        "dates": [], "figures": [], "amounts": [], "quotes": [], "warnings": []
    });
    serde_json::from_value(record).unwrap()
}
