//! What the page says, in Russian, Kazakh and English: its own words and the phrases about facts.

use serde_json::{Map, Value};
use svodka_tell::TABLE;

/// The words of the page itself, as the phrases of `svodka-tell` are kept.
const INTERFACE: &str = include_str!("../data/interface.tsv");

/// Every phrase by key: Russian, Kazakh, English.
pub fn words() -> Map<String, Value> {
    let rows = [TABLE, INTERFACE].into_iter().flat_map(|table| {
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        rows.skip(1)
    });
    rows.filter_map(|row| {
        let (key, phrases) = row.split_once('\t')?;
        let phrases: Vec<&str> = phrases.split('\t').collect();
        Some((key.to_owned(), phrases.into()))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{MARKUP, SCRIPT};
    use std::collections::BTreeSet;

    #[test]
    fn every_row_has_three_languages() {
        for row in INTERFACE.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), 4, "{row}");
            assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "{row}");
        }
    }

    #[test]
    fn what_the_scripts_and_the_page_say_is_listed() {
        let words = words();
        let mut missing = BTreeSet::new();
        let said = [
            (SCRIPT, "say(\""),
            (MARKUP, "data-say=\""),
            (MARKUP, "data-say-label=\""),
        ];
        for (text, before) in said {
            let keys = text
                .split(before)
                .skip(1)
                .filter_map(|after| after.split('"').next());
            missing.extend(keys.filter(|key| !words.contains_key(*key)));
        }
        assert!(missing.is_empty(), "{missing:?}");
    }
}
