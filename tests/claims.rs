//! Stories of several articles, from text to claims: what each number is to the one before (`claims/stories`).
//!
//! All files are our own invention. The trees that decide are trained on all but `unseen.jsonl`, `kept.jsonl`,
//! `natural_held.jsonl` and `natural_fresh.jsonl`: how well other stories fare these alone tell. `pages.jsonl` has pairs of articles in the manner of whole archives: most are of one day and speak of like
//! things, and nothing follows from one to the other.

use serde_json::Value;
use std::fmt::Write;
use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::source::{Media, RawDocument};
use svodka_record::{Claim, Relation};

const DEVELOPMENT: &str = include_str!("claims/stories/development.jsonl");
const WORKED: &str = include_str!("claims/stories/worked.jsonl");
const FIRST_SIGHT: &str = include_str!("claims/stories/first_sight.jsonl");
const HELD: &str = include_str!("claims/stories/held.jsonl");
const LATER: &str = include_str!("claims/stories/later.jsonl");
const LATEST: &str = include_str!("claims/stories/latest.jsonl");
const KEPT: &str = include_str!("claims/stories/kept.jsonl");
const UNSEEN: &str = include_str!("claims/stories/unseen.jsonl");
const NATURAL: &str = include_str!("claims/stories/natural.jsonl");
const NATURAL_HELD: &str = include_str!("claims/stories/natural_held.jsonl");
const NATURAL_FRESH: &str = include_str!("claims/stories/natural_fresh.jsonl");
const PAGES: &str = include_str!("claims/stories/pages.jsonl");

/// The claims of all articles of the stories.
fn claims_of(stories: &[Value]) -> Vec<Claim> {
    let engine = Engine::new(&Options::default()).expect("the built-in lists");
    let mut desk = Desk::default();
    let articles = stories
        .iter()
        .flat_map(|story| story["articles"].as_array().expect("articles"));
    let records = articles.map(|article| {
        let raw = RawDocument {
            origin: Origin::default(),
            media: Media::Json,
            bytes: article.to_string().into_bytes(),
        };
        let record = engine.extract(&raw, &mut desk).expect("a record");
        serde_json::to_string(&record).expect("JSON") + "\n"
    });
    let records: String = records.collect();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("records.ndjson");
    std::fs::write(&path, records).expect("a file");
    let options = svodka_claims::Options {
        records: vec![path],
        jobs: 1,
        folder: None,
    };
    let mut claims = Vec::new();
    svodka_claims::claims(&options, &mut |claim| {
        claims.push(claim.clone());
        Ok(())
    })
    .expect("claims");
    claims
}

/// What the words of an article claim: `[number of the article, words]` of a story.
fn said<'a>(claims: &'a [Claim], story: &Value, at: &Value) -> Vec<&'a Claim> {
    let record = format!("{}/{}", story["story"].as_str().expect("a name"), at[0]);
    let words = at[1].as_str().expect("words").to_lowercase();
    let is_said = |claim: &&Claim| {
        claim.sources.iter().any(|source| {
            let text = source.text.to_lowercase();
            source.record == record && (text.contains(&words) || words.contains(&text))
        })
    };
    claims.iter().filter(is_said).collect()
}

/// What `after` is to `before`; of two that are equal, rounded or exclude each other either may stand first.
fn relations(claims: &[Claim], before: &Claim, after: &Claim) -> Vec<Relation> {
    if before.id == after.id {
        return vec![Relation::Same];
    }
    let is_before = |id: &String| {
        let compared = claims.iter().find(|claim| claim.id == *id);
        compared.is_some_and(|claim| claim.value == before.value)
    };
    let told = after
        .relations
        .iter()
        .filter(|x| is_before(&x.compared_with));
    let told: Vec<Relation> = told.map(|x| x.relation).collect();
    if !told.is_empty() {
        return told;
    }
    let mutual = [Relation::Same, Relation::Rounded, Relation::Contradicts];
    let back = before
        .relations
        .iter()
        .filter(|x| x.compared_with == after.id);
    back.map(|x| x.relation)
        .filter(|x| mutual.contains(x))
        .collect()
}

/// Right steps, all steps, what went wrong; no claim of a story without contradictions contradicts another.
fn score(table: &str) -> (usize, usize, String) {
    let (right, all, failures, contradictions) = score_archive(table);
    assert!(
        contradictions.is_empty(),
        "false contradictions: {contradictions:#?}"
    );
    (right, all, failures)
}

/// Right steps, all steps, what went wrong, and false contradictions.
fn score_archive(table: &str) -> (usize, usize, String, Vec<Claim>) {
    let stories: Vec<Value> = table
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let claims = claims_of(&stories);
    let (mut right, mut all, mut failures) = (0, 0, String::new());
    for story in &stories {
        for step in story["steps"].as_array().expect("steps") {
            let (before, after) = (
                said(&claims, story, &step["from"]),
                said(&claims, story, &step["to"]),
            );
            let pairs = before
                .iter()
                .flat_map(|before| after.iter().map(move |after| (before, after)));
            let found: Vec<Relation> = pairs
                .flat_map(|(before, after)| relations(&claims, before, after))
                .collect();
            let expected = Relation::by_name(step["relation"].as_str().expect("a word"));
            let is_right = expected.map_or(found.is_empty(), |expected| found.contains(&expected));
            all += 1;
            right += usize::from(is_right);
            if !is_right {
                let _ = writeln!(failures, "{}: {step}, found {found:?}", story["story"]);
            }
        }
    }
    let may = |claim: &Claim| {
        let is_told = |story: &&Value| {
            let (name, _) = claim.sources[0].record.rsplit_once('/').unwrap_or_default();
            story["story"] == name
        };
        let story = stories.iter().find(is_told).expect("its story");
        let steps = story["steps"].as_array().expect("steps");
        steps.iter().any(|step| step["relation"] == "contradicts")
    };
    let is_false = |claim: &&Claim| claim.is(Relation::Contradicts) && !may(claim);
    let contradictions: Vec<Claim> = claims.iter().filter(is_false).cloned().collect();
    (right, all, failures, contradictions)
}

#[test]
fn relations_of_stories_for_development() {
    let (right, all, failures) = score(DEVELOPMENT);
    assert!(all > 130, "{all} steps");
    assert!(right * 100 >= all * 87, "{right} of {all}\n{failures}");
}

/// Thirty-five stories that were worked through after their first sight, an archive of their own; of some of their steps
/// one claim would have to follow two others, or the words are not read yet.
#[test]
fn relations_of_stories_worked_through() {
    let (right, all, failures) = score(WORKED);
    assert!(right * 100 >= all * 86, "{right} of {all}\n{failures}");
}

/// Twelve stories; of what their first sight showed some has been mended since.
#[test]
fn relations_of_stories_at_first_sight() {
    let (right, all, failures) = score(FIRST_SIGHT);
    assert!(right * 100 >= all * 80, "{right} of {all}\n{failures}");
}

/// Some of their numbers are not read yet.
#[test]
fn relations_of_stories_held_out() {
    let (right, all, _) = score(HELD);
    assert!(all > 75, "{all} steps");
    assert!(right * 100 >= all * 85, "{right} of {all}");
}

/// Fifty-four stories of four writers, by which the trees have learned. Some of their
/// numbers are of hectares, sums and votes, which are none of the product's.
#[test]
fn relations_of_later_stories() {
    let (right, all, failures) = score(LATER);
    assert!(all > 300, "{all} steps");
    assert!(right * 100 >= all * 78, "{right} of {all}\n{failures}");
}

/// Sixteen more of two of them, read by nobody who works on the program: only their number is told.
#[test]
fn relations_of_stories_that_nobody_has_read() {
    let (right, all, _) = score(UNSEEN);
    assert!(right * 100 >= all * 48, "{right} of {all}");
}

/// Seventeen more, from which the trees of steps have learned, but not those of events: some of their articles are not tied.
#[test]
fn relations_of_the_latest_stories() {
    let (right, all, failures) = score(LATEST);
    assert!(right * 100 >= all * 68, "{right} of {all}\n{failures}");
}

/// Fifteen more, written before the trees were trained and not learned from.
#[test]
fn relations_of_stories_kept_from_training() {
    let (right, all, _) = score(KEPT);
    assert!(right * 100 >= all * 50, "{right} of {all}");
}

/// Stories of eight writers as real news tell them, long, in figures of speech and words of their own: half of their steps are
/// found, for a seventh of their numbers are not read and as many articles are not tied.
#[test]
fn relations_of_natural_stories() {
    let (right, all, failures, contradictions) = score_archive(NATURAL);
    assert!(right * 100 >= all * 54, "{right} of {all}\n{failures}");
    assert!(contradictions.len() <= 3, "{contradictions:#?}");
}

/// Thirty-nine more of them, and seventy-five of two other writers, not learned from.
#[test]
fn relations_of_natural_stories_kept_from_training() {
    let (right, all, _) = score(NATURAL_HELD);
    assert!(right * 100 >= all * 40, "{right} of {all}");
    let (right, all, _) = score(NATURAL_FRESH);
    assert!(right * 100 >= all * 46, "{right} of {all}");
}

#[test]
fn relations_of_pages_of_an_archive() {
    let (right, all, failures) = score(PAGES);
    assert!(all >= 24, "{all} pairs");
    assert!(right * 100 >= all * 91, "{right} of {all}\n{failures}");
    // one alone: two false alarms in one city, twelve days apart
    let untied = |line: &&str| line.contains(r#""relation":"none""#);
    assert!(failures.lines().filter(untied).count() <= 1, "{failures}");
}

/// All stories in one archive. Two pairs of them say other numbers of one census and of one vaccination, and one names no
/// place.
#[test]
fn relations_of_all_stories_together() {
    let tables = [DEVELOPMENT, WORKED, FIRST_SIGHT, HELD, PAGES];
    let (right, all, failures, contradictions) = score_archive(&tables.concat());
    assert!(right * 100 >= all * 86, "{right} of {all}\n{failures}");
    assert!(contradictions.len() <= 3, "{contradictions:#?}");
}

#[test]
fn copies_are_one_source() {
    let stories: Vec<Value> = DEVELOPMENT
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let claims = claims_of(&stories);
    let mut all = 0;
    for story in &stories {
        for expected in story["sources"].as_array().expect("sources") {
            all += 1;
            for claim in said(&claims, story, &expected["of"]) {
                assert_eq!(
                    Value::from(claim.independent_sources),
                    expected["independent"],
                    "{}",
                    story["story"]
                );
            }
        }
    }
    assert!(all >= 4, "{all} claims");
}

#[test]
fn a_number_that_another_takes_the_place_of_has_no_source_more() {
    let article = |n: u32, day: u32, text: &str| {
        serde_json::json!({
            "id": format!("paper/{n}"), "url": format!("https://paper{n}.kz/{n}"), "title": "Паводок в Атырау",
            "published": format!("2024-04-{day}"), "text": text,
        })
    };
    let story = serde_json::json!({ "story": "paper", "articles": [
        article(1, 10, "Из зоны паводка в Атырау эвакуировали 6 121 человека, сообщили в акимате."),
        article(2, 11, "В ДЧС уточнили: из зоны паводка в Атырау эвакуировали 5 921, а не 6 121 человека."),
    ]});
    let claims = claims_of(&[story]);
    let told: Vec<_> = claims
        .iter()
        .map(|claim| (claim.value, claim.independent_sources, claim.relation))
        .collect();
    assert_eq!(
        told,
        [
            (Some(6121), 1, None),
            (Some(5921), 1, Some(Relation::Corrected))
        ]
    );
}
