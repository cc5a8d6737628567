//! Records out: JSON Lines, the journal that lets a run go on, marks of reprints, and the tally of a run.

mod added;
mod journal;
mod lines;
mod reprints;
mod run_ids;
mod tally;

pub use added::Added;
pub use journal::{Checked, Entry, FileEnd, Header, Journal, NotFit, Witness};
pub use lines::{LineSink, canonical};
pub use reprints::{Print, Reprints};
pub use run_ids::{IdReader, RunIds};
pub use tally::Tally;

/// A record of nothing.
#[cfg(test)]
fn sample(id: &str) -> crate::record::Record {
    let record = serde_json::json!({
        "schema_version": "1.0",
        "id": id,
        "extractor": { "name": "svodka", "version": "0", "data": "00000000" },
        "source": {
            "path": "a.jsonl", "media_type": "application/json", "encoding": "utf-8", "repairs": [], "bytes": 0,
            "sha256": ""
        },
        "article": {
            "key": "", "authors": [], "via": [], "text_length": 0, "text_sha256": "", "blocks": []
        },
        "campaigns": [], "people": [], "organizations": [], "places": [], "roles": [],
        "dates": [], "figures": [], "amounts": [], "quotes": [], "warnings": []
    });
    serde_json::from_value(record).expect("a record")
}
