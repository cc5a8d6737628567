//! What is marked of a record.

use super::*;
use crate::sample::{cleanup, read};
use serde_json::json;

#[test]
fn numbers_and_their_bounds() {
    let rows = [
        (Some(300), Some(300), Some("300")),
        (Some(300), None, Some("300..")),
        (None, Some(500), Some("..500")),
        (Some(3), Some(5), Some("3..5")),
        (None, None, None),
    ];
    for (min, max, said) in rows {
        assert_eq!(range(min, max).as_deref(), said);
    }
}

#[test]
fn all_that_is_tied_is_marked() {
    let record = read(&cleanup("a"));
    let marked = marked(&record);
    let text: Vec<char> = text(&record).unwrap().chars().collect();
    for span in &marked.spans {
        let words = &text[span.start as usize..span.end as usize];
        assert_eq!(words.iter().collect::<String>(), span.text);
        assert!(LABELS.iter().any(|(label, _)| *label == span.label));
    }
    let ties: Vec<String> = marked.ties.iter().map(told).collect();
    // The place has no mention, so nothing leads to it.
    let expected = [
        "r121 holder p143/m1",
        "r121 target o136/m1",
        "f39 campaign c14/m1",
        "f98 speaker p143/m1",
        "f98 as_of t87",
        "f98 repeats f39",
        "f175 campaign c14/m1",
        "q193 speaker p143/m1",
    ];
    assert_eq!(ties, expected);
    for tie in &marked.ties {
        assert!(TIES.iter().any(|(name, ..)| *name == tie.name));
    }
}

fn told(tie: &Tie) -> String {
    format!("{} {} {}", tie.from, tie.name, tie.to)
}

#[test]
fn what_stands_nowhere_is_left_out() {
    let mut value = cleanup("a");
    value["figures"][0]["end"] = json!(100_000);
    value["figures"][1]["bound"] = json!("a_word_of_later");
    let record = read(&value);
    let marked = marked(&record);
    assert!(marked.spans.iter().all(|span| span.id != "f39"));
    assert!(marked.ties.iter().all(|tie| tie.to != "f39"));
    let figure = marked.spans.iter().find(|span| span.id == "f98").unwrap();
    assert!(figure.attributes.iter().all(|(name, _)| *name != "bound"));
}

#[test]
fn without_a_text_nothing_is_marked() {
    let mut value = cleanup("a");
    value["article"]["text"] = json!(null);
    let record = read(&value);
    let error = text(&record).unwrap_err().to_string();
    assert!(error.contains("--no-text"), "{error}");
}
