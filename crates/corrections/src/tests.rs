//! Corrections of a record of two figures, both of the campaign «Чистый двор».

use crate::{Corrections, Reason, Report};
use serde_json::{Value, json};
use svodka_record::{Bound, CountedAs, Figure, Record};

const RECORD: &str = include_str!("../../review/tests/record.json");

pub(crate) fn record() -> Record {
    serde_json::from_str(RECORD).unwrap()
}

/// A line about one of the figures of the record.
pub(crate) fn line(exact: &str, decision: Value) -> Value {
    let record = record();
    let text = record.article.text.as_deref().unwrap();
    let (before, behind) = text.split_once(exact).unwrap();
    let around = |words: Vec<char>| words.into_iter().collect::<String>();
    let prefix: Vec<char> = before.chars().rev().take(32).collect();
    let figure = record
        .figures
        .iter()
        .find(|figure| figure.text == exact)
        .unwrap();
    let mut line = json!({
        "schema_version": "1.0",
        "document": { "key": record.article.key, "id": record.id, "title": null },
        "target": {
            "exact": exact,
            "prefix": around(prefix.into_iter().rev().collect()),
            "suffix": around(behind.chars().take(32).collect()),
        },
        "saw": {
            "value": figure.value, "min": figure.min, "max": figure.max, "bound": figure.bound, "unit": figure.unit,
            "noun": figure.noun, "counted_as": figure.counted_as, "modality": figure.modality,
            "measure": figure.measure, "campaign": "Чистый двор", "speaker": "Алма Сеитова", "rule": figure.rule,
        },
        "by": "А. Сейтова",
        "at": "2026-03-14T09:00:00Z",
    });
    let all = line.as_object_mut().unwrap();
    all.extend(decision.as_object().unwrap().clone());
    line
}

pub(crate) fn read(lines: &[Value]) -> Corrections {
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    Corrections::read(text.join("\n").as_bytes()).unwrap()
}

pub(crate) const MANY: &str = "более 300 человек";
pub(crate) const SOME: &str = "до 500 человек";

/// The record after the corrections, and why some of them changed nothing.
pub(crate) fn apply(mut record: Record, lines: &[Value]) -> (Record, Vec<Reason>) {
    let corrections = read(lines);
    let mut report = Report::new(&corrections);
    report.add(corrections.apply(&mut record));
    let lost: Vec<Reason> = report.lost().map(|lost| lost.reason).collect();
    assert_eq!(report.applied() + lost.len(), lines.len());
    (record, lost)
}

pub(crate) fn figure<'r>(record: &'r Record, words: &str) -> &'r Figure {
    record
        .figures
        .iter()
        .find(|figure| figure.text == words)
        .unwrap()
}

#[test]
fn each_decision_is_taken_up() {
    let value = json!({ "bound": "range", "number": 300, "to": 350 });
    let (record, lost) = apply(
        record(),
        &[
            line(MANY, json!({ "decision": "value", "value": value })),
            line(
                MANY,
                json!({ "decision": "counted_as", "counted_as": "helped" }),
            ),
            line(MANY, json!({ "decision": "campaign", "campaign": null })),
            line(MANY, json!({ "decision": "speaker", "speaker": "Тугай" })),
            line(MANY, json!({ "decision": "note", "note": "по телефону" })),
            line(SOME, json!({ "decision": "wrong" })),
        ],
    );
    assert_eq!(lost, []);
    assert_eq!(record.figures.len(), 1);
    let figure = figure(&record, MANY);
    assert_eq!(
        (figure.bound, figure.min, figure.max),
        (Bound::Range, Some(300), Some(350))
    );
    assert_eq!(
        (figure.value, figure.counted_as),
        (None, Some(CountedAs::Helped))
    );
    assert_eq!(
        (figure.campaign, figure.speaker),
        (None, Some(record.organizations[0].id))
    );
    assert_eq!((&*figure.rule, figure.confidence), ("human", 1.0));
    let by_human = figure
        .evidence
        .iter()
        .filter(|reason| reason.rule == "human");
    let fields: Vec<&str> = by_human.map(|reason| &*reason.field).collect();
    assert_eq!(fields, ["value", "counted_as", "campaign", "speaker"]);
    let told: Vec<_> = record
        .corrections
        .iter()
        .map(|row| (&*row.decision, row.was.as_deref(), row.note.as_deref()))
        .collect();
    let expected = [
        ("value", Some("over 300.."), None),
        ("counted_as", Some("participant"), None),
        ("campaign", Some("Чистый двор"), None),
        ("speaker", Some("Алма Сеитова"), None),
        ("note", None, Some("по телефону")),
        ("wrong", Some(SOME), None),
    ];
    assert_eq!(told, expected);
    assert!(
        record
            .corrections
            .iter()
            .all(|row| row.decided_by.as_deref() == Some("А. Сейтова") && row.decided_at.is_some())
    );
}

#[test]
fn what_is_right_stays_as_it_is() {
    let (corrected, lost) = apply(record(), &[line(MANY, json!({ "decision": "right" }))]);
    assert_eq!(lost, []);
    let mut expected = figure(&record(), MANY).clone();
    expected.confidence = 1.0;
    assert_eq!(figure(&corrected, MANY), &expected);
    assert_eq!(corrected.corrections[0].was, None);
}

/// Adds a paragraph before the text, as another text finder might, and moves what is known of it.
fn found_anew(mut record: Record) -> Record {
    const BEFORE: &str = "Фото: городской архив\n\n";
    let text = record.article.text.as_mut().unwrap();
    *text = format!("{BEFORE}{}", text.replace("Во вторник", "Во\u{a0}вторник"));
    let by = BEFORE.chars().count() as u32;
    for figure in &mut record.figures {
        figure.start += by;
        figure.end += by;
    }
    record.article.key = "text:another".to_owned();
    record
}

#[test]
fn a_text_that_is_found_anew_keeps_its_corrections() {
    let lines = [
        line(
            MANY,
            json!({ "decision": "counted_as", "counted_as": "helped" }),
        ),
        line(SOME, json!({ "decision": "wrong" })),
    ];
    let (record, lost) = apply(found_anew(record()), &lines);
    assert_eq!(lost, []);
    assert_eq!(record.figures.len(), 1);
    assert_eq!(record.figures[0].counted_as, Some(CountedAs::Helped));
}

#[test]
fn figures_that_rules_no_longer_find_come_back() {
    let mut bare = record();
    bare.figures.clear();
    bare.campaigns.clear();
    let lines = [
        line(MANY, json!({ "decision": "right" })),
        line(SOME, json!({ "decision": "wrong" })),
    ];
    let (record, lost) = apply(bare, &lines);
    assert_eq!(lost, []);
    let before = self::record();
    let before = figure(&before, MANY);
    let back = &record.figures[0];
    assert_eq!(
        (back.id, back.start, back.end, &back.text),
        (before.id, before.start, before.end, &before.text)
    );
    assert_eq!(
        (back.value, back.bound, back.counted_as),
        (before.value, before.bound, before.counted_as)
    );
    assert_eq!(back.campaign, Some(record.campaigns[0].id));
    assert_eq!(
        (&*record.campaigns[0].name, &*record.campaigns[0].rule),
        ("Чистый двор", "human")
    );
    assert_eq!(back.speaker, before.speaker);
    assert_eq!(&*back.rule, "human");
}

#[test]
fn values_that_were_found_right_outlive_other_rules() {
    let mut changed = record();
    changed.figures[0].value = Some(3);
    changed.figures[0].bound = Bound::Exact;
    let (record, _) = apply(changed, &[line(MANY, json!({ "decision": "right" }))]);
    assert_eq!(
        (record.figures[0].value, record.figures[0].bound),
        (Some(300), Bound::Over)
    );
    assert_eq!(record.figures[0].rule, "human");
}

#[test]
fn names_that_only_the_text_has_join_the_record() {
    let mut bare = record();
    bare.people.clear();
    bare.roles.clear();
    bare.figures
        .iter_mut()
        .for_each(|figure| figure.speaker = None);
    let (record, lost) = apply(
        bare,
        &[line(
            MANY,
            json!({ "decision": "speaker", "speaker": "Алма Сеитова" }),
        )],
    );
    assert_eq!(lost, []);
    let person = &record.people[0];
    assert_eq!(
        (&*person.name, &*person.rule, &*person.mentions[0].text),
        ("Алма Сеитова", "human", "Алма Сеитова")
    );
    assert_eq!(person.id, self::record().people[0].id);
    assert_eq!(record.figures[0].speaker, Some(person.id));
}

#[test]
fn figures_that_repeat_a_wrong_one_repeat_each_other() {
    let mut repeated = record();
    let first = repeated.figures[0].id;
    repeated.figures[1].repeats = Some(first);
    let (record, _) = apply(repeated, &[line(MANY, json!({ "decision": "wrong" }))]);
    assert_eq!(record.figures[0].repeats, None);
}

#[test]
fn the_last_verdict_holds_and_twice_is_once() {
    let lines = [
        line(MANY, json!({ "decision": "wrong" })),
        line(MANY, json!({ "decision": "right" })),
    ];
    let (once, _) = apply(record(), &lines);
    assert_eq!(once.figures.len(), 2);
    let mut again = once.clone();
    again.corrections.clear();
    assert_eq!(apply(again, &lines).0.figures, once.figures);
}

#[test]
fn what_a_record_took_up_before_is_recalled() {
    let lines = [
        line(MANY, json!({ "decision": "right" })),
        line(SOME, json!({ "decision": "wrong" })),
        line(SOME, json!({ "decision": "note", "note": "кто?" })),
    ];
    let (mut before, _) = apply(record(), &lines[..2]);
    before.article.text = None;
    let corrections = read(&lines);
    let mut report = Report::new(&corrections);
    report.add(corrections.recall(&before));
    let lost: Vec<usize> = report.lost().map(|lost| lost.line).collect();
    assert_eq!((report.applied(), lost), (2, vec![3]));
}
