//! News of our own with everything that they say (`news.jsonl`): figures with what happened, campaign and speaker,
//! campaigns with organizers, people with offices, organizations. The models were taught on them, so this holds what
//! they have learned; how they do on what they have not seen is measured by `train decisions`.

mod gold;
mod told;

use gold::{Gold, Score, same};
use rayon::prelude::*;
use std::collections::BTreeMap;
use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::{Id, Record, RoleKind};
use svodka::source::{Media, RawDocument};
use svodka::vocabulary::Unit;

const NEWS: &str = include_str!("news.jsonl");

/// What is told of the articles, each with the least share of it that must be right (F1).
const LEAST: [(&str, f64); 8] = [
    ("figures", 0.9),
    ("counted as", 0.9),
    ("campaign of a figure", 0.7),
    ("speaker of a figure", 0.75),
    ("campaigns", 0.8),
    ("organizers", 0.5),
    ("people", 0.9),
    ("organizations", 0.8),
];

type Scores = BTreeMap<&'static str, Score>;

#[test]
fn what_articles_say() {
    let engine = Engine::new(&Options::default()).expect("the built-in lists");
    let articles: Vec<Gold> = NEWS
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of gold"))
        .collect();
    assert!(articles.len() > 60, "{} articles", articles.len());
    let scores = articles
        .par_iter()
        .map_init(Desk::default, |desk, gold| judge(&engine, desk, gold))
        .reduce(Scores::new, |mut all, own| {
            for (what, score) in own {
                all.entry(what).or_default().add(score);
            }
            all
        });
    let report: Vec<String> = LEAST
        .iter()
        .map(|(what, least)| format!("{what}: {:.3}, at least {least}", scores[what].f1()))
        .collect();
    let holds = LEAST
        .iter()
        .all(|(what, least)| scores[what].f1() >= *least);
    assert!(holds, "{}", report.join("\n"));
}

fn judge(engine: &Engine, desk: &mut Desk, gold: &Gold) -> Scores {
    let article =
        serde_json::json!({"id": gold.id, "text": gold.text, "published": gold.published});
    let raw = RawDocument {
        origin: Origin::default(),
        media: Media::Json,
        bytes: article.to_string().into_bytes(),
    };
    let record = engine.extract(&raw, desk).expect("a record");
    let mut scores = figures(&record, gold);
    scores.extend(names(&record, gold));
    scores
}

/// Every name of an entity of the record.
fn names_of(record: &Record, id: Option<Id>) -> Vec<String> {
    let Some(id) = id else {
        return Vec::new();
    };
    let campaigns = record.campaigns.iter().filter(|own| own.id == id);
    let bodies = record.organizations.iter().filter(|own| own.id == id);
    let people = record.people.iter().filter(|own| own.id == id);
    let mut names: Vec<String> = people.map(|own| own.name.clone()).collect();
    names.extend(campaigns.flat_map(|own| [vec![own.name.clone()], own.aliases.clone()].concat()));
    for own in bodies {
        names.extend([own.name.clone()]);
        names.extend(own.aliases.iter().chain(&own.acronym).cloned());
        let form = own.form.as_deref().unwrap_or_default();
        names.push(format!("{form} {}", own.name));
    }
    names
}

fn figures(record: &Record, gold: &Gold) -> Scores {
    let mut scores = Scores::new();
    let found = || record.figures.iter().filter(|own| own.unit == Unit::Person);
    let mut known = 0;
    for figure in &gold.figures {
        let Some((start, end)) = gold.place(figure) else {
            continue;
        };
        known += 1;
        let own = found().find(|own| (own.start, own.end) == (start, end));
        let value = own.is_some_and(|own| (own.min, own.max) == (figure.min, figure.max));
        scores.entry("figures").or_default().right += usize::from(value);
        let role = own.and_then(|own| serde_json::to_value(own.counted_as).ok());
        let role = role.as_ref().and_then(|role| role.as_str());
        let right = role.is_some_and(|role| figure.roles().any(|known| known == role));
        let score = scores.entry("counted as").or_default();
        score.tell(own.is_some(), own.is_some(), right);
        let campaign = names_of(record, own.and_then(|own| own.campaign));
        let speaker = names_of(record, own.and_then(|own| own.speaker));
        for (what, wanted, given) in [
            ("campaign of a figure", &figure.campaign, campaign),
            ("speaker of a figure", &figure.speaker, speaker),
        ] {
            let wanted = wanted.as_deref().map(|name| gold.names(name));
            let right = wanted.as_ref().is_some_and(|names| same(names, &given));
            let score = scores.entry(what).or_default();
            score.tell(wanted.is_some(), !given.is_empty(), right);
        }
    }
    let optional = |text: &str| gold.figures_optional.iter().any(|own| own.text == text);
    let score = scores.entry("figures").or_default();
    score.known = known;
    score.given = found().filter(|own| !optional(&own.text)).count();
    scores
}

fn names(record: &Record, gold: &Gold) -> Scores {
    let mut scores = Scores::new();
    let campaigns: Vec<_> = record.campaigns.iter().map(|own| own.id).collect();
    let people: Vec<_> = record.people.iter().map(|own| own.id).collect();
    let bodies: Vec<_> = record.organizations.iter().map(|own| own.id).collect();
    for (what, ids, known, free) in [
        (
            "campaigns",
            campaigns,
            gold.campaign_names(),
            gold.free_campaigns(),
        ),
        ("people", people, gold.people_names(), gold.free_people()),
        (
            "organizations",
            bodies,
            gold.organization_names(false),
            gold.organization_names(true),
        ),
    ] {
        let found: Vec<Vec<String>> = ids
            .into_iter()
            .map(|id| names_of(record, Some(id)))
            .collect();
        let score = scores.entry(what).or_default();
        let hit = |names: &Vec<String>| found.iter().any(|own| same(names, own));
        score.right = known.iter().filter(|names| hit(names)).count();
        score.known = known.len();
        let is_free = |own: &&Vec<String>| free.iter().any(|names| same(names, own));
        let wrong = |own: &&Vec<String>| !known.iter().any(|names| same(names, own));
        let wrong = found.iter().filter(wrong).filter(|own| !is_free(own));
        score.given = score.right + wrong.count();
    }
    let organizes = |kind| matches!(kind, RoleKind::Organizer | RoleKind::Initiator);
    let told: Vec<(Vec<String>, Vec<String>)> = record
        .roles
        .iter()
        .filter(|role| organizes(role.kind))
        .map(|role| {
            (
                names_of(record, Some(role.holder)),
                names_of(record, role.target),
            )
        })
        .collect();
    let known = gold.organizers();
    let is_told = |(who, what): &&(Vec<String>, Vec<String>)| {
        told.iter()
            .any(|(own, campaign)| same(who, own) && same(what, campaign))
    };
    let score = scores.entry("organizers").or_default();
    score.right = known.iter().filter(is_told).count();
    (score.known, score.given) = (known.len(), told.len());
    scores
}
