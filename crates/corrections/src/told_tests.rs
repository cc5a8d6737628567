//! What is told of corrections: those that find no place, lines that are refused, the score of rules.

use crate::tests::{MANY, SOME, apply, figure, line, read, record};
use crate::{Corrections, Reason, Report, Score};
use serde_json::{Value, json};
use svodka_record::Record;

#[test]
fn what_finds_no_place_is_reported() {
    let lost_words = {
        let mut line = line(MANY, json!({ "decision": "right" }));
        line["target"]["exact"] = "более 900 человек".into();
        line
    };
    let no_article = {
        let mut line = line(MANY, json!({ "decision": "right" }));
        line["document"] = json!({ "key": "text:gone", "id": "gone", "title": null });
        line
    };
    let no_name = line(
        MANY,
        json!({ "decision": "campaign", "campaign": "Лес Победы" }),
    );
    let (record, lost) = apply(record(), &[lost_words, no_article, no_name.clone()]);
    assert_eq!(lost, [Reason::NoWords, Reason::NoArticle, Reason::NoName]);
    assert_eq!(
        record.figures,
        self::record()
            .figures
            .into_iter()
            .map(|mut figure| {
                if figure.text == MANY {
                    figure.confidence = 1.0;
                }
                figure
            })
            .collect::<Vec<_>>()
    );
    let mut bare = self::record();
    bare.article.text = None;
    assert_eq!(
        apply(bare, std::slice::from_ref(&no_name)).1,
        [Reason::NoText]
    );
    let corrections = read(&[no_name]);
    let report = Report::new(&corrections);
    let told: Vec<String> = report.lost().map(|lost| lost.to_string()).collect();
    let key = self::record().article.key;
    assert_eq!(
        told,
        [format!(
            "line 1: campaign «{MANY}» of «{key}»: no record has the article"
        )]
    );
}

#[test]
fn the_report_does_not_depend_on_the_order_of_records() {
    let mut bare = record();
    bare.article.text = None;
    let mut other = record();
    other.article.text = other
        .article
        .text
        .map(|text| text.replace("более 300", "сотни"));
    let corrections = read(&[line(MANY, json!({ "decision": "right" }))]);
    let told = |records: [&Record; 2]| {
        let mut report = Report::new(&corrections);
        for record in records {
            report.add(corrections.apply(&mut record.clone()));
        }
        let reasons: Vec<Reason> = report.lost().map(|lost| lost.reason).collect();
        reasons
    };
    assert_eq!(told([&bare, &other]), [Reason::NoWords]);
    assert_eq!(told([&other, &bare]), [Reason::NoWords]);
}

#[test]
fn what_a_later_line_decides_otherwise_is_reported() {
    let number = |number: u64| json!({ "decision": "value", "value": { "bound": "exact", "number": number, "to": null } });
    let lines = [
        line(MANY, json!({ "decision": "wrong" })),
        line(MANY, number(310)),
        line(MANY, json!({ "decision": "right" })),
        line(MANY, number(320)),
    ];
    let (record, lost) = apply(record(), &lines);
    assert_eq!(lost, [Reason::Overruled, Reason::Overruled]);
    assert_eq!(figure(&record, MANY).value, Some(320));
    // Taken up once more, they add nothing.
    let rows = record.corrections.clone();
    let (again, _) = apply(record, &lines);
    assert_eq!(again.corrections, rows);
}

#[test]
fn what_cannot_be_is_refused_by_its_line() {
    let value = |value: Value| line(MANY, json!({ "decision": "value", "value": value }));
    for (wrong, said) in [
        (
            value(json!({ "bound": "fuzzy", "number": 3, "to": null })),
            "there is exact",
        ),
        (
            value(json!({ "bound": "range", "number": 10, "to": 5 })),
            "smaller number first",
        ),
        (
            value(json!({ "bound": "range", "number": 10, "to": null })),
            "upper number",
        ),
        (
            value(json!({ "bound": "exact", "number": 10, "to": 20 })),
            "of a range alone",
        ),
        (
            line(
                MANY,
                json!({ "decision": "counted_as", "counted_as": "eaten" }),
            ),
            "there is participant",
        ),
    ] {
        let text = format!(
            "\u{FEFF}{}\n{wrong}",
            line(SOME, json!({ "decision": "right" }))
        );
        let unread = Corrections::read(text.as_bytes()).unwrap_err().to_string();
        assert!(
            unread.starts_with("line 2: ") && unread.contains(said),
            "{unread}"
        );
    }
}

#[test]
fn a_file_with_another_line_is_refused_by_its_number() {
    let lines = format!(
        "{}\n\n{{\"decision\":\"right\"}}\n",
        line(MANY, json!({ "decision": "right" }))
    );
    let unread = Corrections::read(lines.as_bytes()).unwrap_err().to_string();
    assert!(
        unread.starts_with("line 3 is no correction: missing field"),
        "{unread}"
    );
}

#[test]
fn decisions_score_rules() {
    let corrections = read(&[
        line(MANY, json!({ "decision": "right" })),
        line(
            MANY,
            json!({ "decision": "counted_as", "counted_as": "helped" }),
        ),
        line(SOME, json!({ "decision": "wrong" })),
    ]);
    let mut score = Score::default();
    let mut report = Report::new(&corrections);
    report.add(score.add(&corrections, &record()));
    assert_eq!(report.applied(), 3);
    let mut without = record();
    without.figures.remove(0);
    without.figures[0].rule = "figure.other".to_owned();
    report.add(score.add(&corrections, &without));
    let rows = score.rows();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.kind,
                row.rule.as_deref(),
                [row.right, row.wrong, row.missed],
            )
        })
        .collect();
    let record = record();
    let rule = |field: &str| {
        let reasons = &record.figures[0].evidence;
        reasons
            .iter()
            .find(|reason| reason.field == field)
            .map(|reason| &*reason.rule)
    };
    let expected = [
        ("figure", None, [1, 2, 1]),
        ("figure", Some("figure.headcount"), [1, 1, 0]),
        ("figure", Some("figure.other"), [0, 1, 0]),
        ("value", None, [1, 0, 0]),
        ("value", Some("figure.headcount"), [1, 0, 0]),
        ("counted_as", None, [0, 1, 0]),
        ("counted_as", rule("counted_as"), [0, 1, 0]),
        ("campaign", None, [1, 0, 0]),
        ("campaign", rule("campaign"), [1, 0, 0]),
        ("speaker", None, [1, 0, 0]),
        ("speaker", rule("speaker"), [1, 0, 0]),
    ];
    assert_eq!(told, expected);
    assert_eq!(rows[0].precision, Some(0.333));
}
