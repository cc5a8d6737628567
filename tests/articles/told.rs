//! Articles with all figures of people that they tell, of which no model learns (`told_held.tsv`, `later_held.tsv`, `latest_held.tsv`,
//! `alone_held.tsv`, `kazakh_told_held.tsv`, `kazakh_later_held.tsv`):
//! what happened to the people, whose figures they are and who states them.

use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::{Figure, Record, Unit};
use svodka::source::{Media, RawDocument};

const HELD: &str = include_str!("told_held.tsv");
const KAZAKH: &str = include_str!("kazakh_told_held.tsv");
const LATER: &str = include_str!("later_held.tsv");
const LATEST: &str = include_str!("latest_held.tsv");
const ALONE: &str = include_str!("alone_held.tsv");
const KAZAKH_LATER: &str = include_str!("kazakh_later_held.tsv");

/// What is right of all figures, and what the records tell.
#[derive(Debug, Default)]
struct Score {
    figures: usize,
    found: usize,
    others: usize,
    counted_as: usize,
    campaigns: Tied,
    speakers: Tied,
}

/// References that are right, told, and in the articles.
#[derive(Debug, Default)]
struct Tied {
    right: usize,
    told: usize,
    meant: usize,
}

impl Tied {
    /// Counts what a figure refers to against names by `/`, a dash being none.
    fn add(&mut self, names: Option<Vec<String>>, expected: &str) {
        let may_be_none = expected.split('/').any(|name| name == "-");
        let is_one = |own: &String, name: &str| own.contains(name) || name.contains(own.as_str());
        let is_right = names.as_ref().is_some_and(|names| {
            let mut known = expected.split('/').map(plain);
            known.any(|name| name != "-" && names.iter().any(|own| is_one(own, &name)))
        });
        if may_be_none && (is_right || names.is_none()) {
            return;
        }
        self.told += usize::from(names.is_some());
        self.meant += usize::from(!may_be_none);
        self.right += usize::from(is_right);
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.told + self.meant).max(1) as f64
    }
}

/// A name in small letters without quotes.
fn plain(name: &str) -> String {
    name.to_lowercase().replace(['«', '»', '"'], "")
}

/// All names of the entity.
fn names(record: &Record, id: svodka::record::Id) -> Vec<String> {
    let body = record.organizations.iter().find(|own| own.id == id);
    let others = body.map_or_else(Vec::new, |own| {
        own.aliases.iter().chain(&own.acronym).cloned().collect()
    });
    let all = others.into_iter().chain([record.name_of(id)]);
    all.map(|name| plain(&name)).collect()
}

fn score(table: &str) -> Score {
    let engine = Engine::new(&Options::default()).expect("the built-in lists");
    let mut desk = Desk::default();
    let mut score = Score::default();
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [title, text, figures] = cells[..] else {
            panic!("three columns: {row}");
        };
        let text = text.replace(" ¶ ", "\n\n");
        let article =
            serde_json::json!({"id": "x", "title": title, "text": text, "published": "2024-10-25"});
        let raw = RawDocument {
            origin: Origin::default(),
            media: Media::Json,
            bytes: article.to_string().into_bytes(),
        };
        let record = engine.extract(&raw, &mut desk).expect("a record");
        score.add(&record, figures);
    }
    score
}

impl Score {
    fn add(&mut self, record: &Record, figures: &str) {
        let mut told: Vec<&Figure> = record.figures.iter().collect();
        told.retain(|figure| figure.unit == Unit::Person);
        for figure in figures.split("; ").filter(|figure| !figure.is_empty()) {
            let cells: Vec<&str> = figure.split(" | ").collect();
            let [words, counted_as, _, campaign, speaker] = cells[..] else {
                panic!("five cells: {figure}");
            };
            self.figures += 1;
            let is_said = |own: &&Figure| own.text.contains(words) || words.contains(&own.text);
            let Some(at) = told.iter().position(is_said) else {
                self.campaigns.add(None, campaign);
                self.speakers.add(None, speaker);
                continue;
            };
            let own = told.remove(at);
            self.found += 1;
            let role = own.counted_as.map(|role| role.name());
            self.counted_as += usize::from(counted_as.split('/').any(|known| role == Some(known)));
            let of = |id: Option<svodka::record::Id>| id.map(|id| names(record, id));
            self.campaigns.add(of(own.campaign), campaign);
            self.speakers.add(of(own.speaker), speaker);
        }
        self.others += told.len();
    }
}

/// Each at least so many of a hundred: figures found and precision, what happened to the people, F1 of campaigns and of
/// speakers.
fn must_be_right(table: &str, least: [usize; 5]) {
    let score = score(table);
    assert!(score.figures > 50, "{score:?}");
    let [found, precision, counted_as, campaigns, speakers] =
        least.map(|share| share as f64 / 100.0);
    assert!(
        score.found as f64 >= found * score.figures as f64,
        "{score:?}"
    );
    let told = (score.found + score.others) as f64;
    assert!(score.found as f64 >= precision * told, "{score:?}");
    assert!(
        score.counted_as as f64 >= counted_as * score.found as f64,
        "{score:?}"
    );
    assert!(score.campaigns.f1() >= campaigns, "{score:?}");
    assert!(score.speakers.f1() >= speakers, "{score:?}");
}

#[test]
fn figures_of_articles_nobody_has_seen() {
    must_be_right(HELD, [97, 96, 87, 87, 80]);
}

/// Of the writers of `borders.tsv` and the like: what is hard to tell.
#[test]
fn figures_of_hard_articles_nobody_has_seen() {
    must_be_right(LATER, [93, 90, 80, 65, 70]);
}

/// Of five more writers.
#[test]
fn figures_of_the_latest_articles_nobody_has_seen() {
    must_be_right(LATEST, [92, 94, 81, 62, 74]);
}

/// Numbers without nouns, of people and, as often, of things; in news one in fifteen counts people, and what is learned from
/// news finds fewer of these.
#[test]
fn figures_that_stand_alone_in_articles_nobody_has_seen() {
    must_be_right(ALONE, [74, 66, 76, 54, 76]);
}

#[test]
fn figures_of_kazakh_articles_nobody_has_seen() {
    must_be_right(KAZAKH, [97, 96, 79, 74, 90]);
    must_be_right(KAZAKH_LATER, [86, 93, 72, 90, 83]);
}
