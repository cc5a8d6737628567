//! Claims as a table that people read in a terminal.

use std::cmp::Ordering;

use comfy_table::{ColumnConstraint, ContentArrangement, Width, presets};
use svodka_record::{Bound, Claim, ClaimRelation, Measure, Modality, Relation};
use svodka_tell::{Lang, phrase};

/// Columns whose words are not broken, and how wide they are at least.
const WHOLE: [usize; 3] = [0, 1, 5];
const WORD: u16 = 12;
/// Heads of the columns.
const HEADS: [&str; 6] = ["as_of", "number", "who", "where", "sources", "changed"];

/// Lays out series as they come.
pub struct Table {
    width: u16,
    words: Words,
    series: Vec<Claim>,
}

/// What tables say, in a language.
#[derive(Clone, Copy)]
struct Words(Lang);

impl Words {
    /// The phrase of `key`, with a value filled in.
    fn say(self, key: &str, value: &str) -> String {
        phrase(self.0, &format!("claims.{key}"), &[("value", value)]).unwrap_or_default()
    }
}

impl Table {
    /// A table of `width` columns in a language.
    pub fn new(width: u16, lang: Lang) -> Self {
        Self {
            width,
            words: Words(lang),
            series: Vec::new(),
        }
    }

    /// Takes the next claim; the series before it as text, where one has ended.
    pub fn take(&mut self, claim: &Claim) -> Option<String> {
        let has_ended = self
            .series
            .last()
            .is_some_and(|last| last.series != claim.series);
        let text = if has_ended { self.finish() } else { None };
        self.series.push(claim.clone());
        text
    }

    /// The last series.
    pub fn finish(&mut self) -> Option<String> {
        let series = std::mem::take(&mut self.series);
        if !series.iter().any(says_more) {
            return None;
        }
        let mut table = comfy_table::Table::new();
        table
            .load_style(presets::UTF8_HORIZONTAL_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.width)
            .set_header(HEADS.map(|head| self.words.say(head, "")));
        for column in WHOLE {
            if let Some(column) = table.column_mut(column) {
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(WORD)));
            }
        }
        for claim in &series {
            table.add_row(self.words.row(claim, &series));
        }
        Some(format!("{}\n{table}\n", self.words.heading(&series[0])))
    }
}

/// Whether something follows from a claim: it is compared with another, or more than one source makes it.
fn says_more(claim: &Claim) -> bool {
    claim.relation.is_some() || claim.independent_sources > 1
}

impl Words {
    /// Whose number it is, and of what.
    fn heading(self, claim: &Claim) -> String {
        let whose = claim.campaign_name.as_ref().or(claim.event_name.as_ref());
        let edition = claim.edition.as_ref().map(|edition| format!(" {edition}"));
        let deed = claim.counted_as.map(|x| self.listed("counted_as", &x));
        let what: Vec<String> = [claim.noun.clone(), deed].into_iter().flatten().collect();
        let whose = whose.map_or("", String::as_str);
        format!(
            "{whose}{}: {}",
            edition.unwrap_or_default(),
            what.join(", ")
        )
    }

    fn row(self, claim: &Claim, series: &[Claim]) -> Vec<String> {
        let first = claim.sources.first();
        let speakers = claim
            .sources
            .iter()
            .filter_map(|source| source.speaker_name.clone());
        let via = claim
            .sources
            .iter()
            .flat_map(|source| source.via.iter().map(|via| format!("({via})")));
        let said = first.map(|x| {
            x.site
                .clone()
                .or_else(|| x.url.clone())
                .unwrap_or_else(|| x.record.clone())
        });
        let title = first.and_then(|source| source.title.clone());
        vec![
            claim.as_of.clone().unwrap_or_default(),
            self.number(claim),
            each_once(speakers.chain(via)),
            said.into_iter().chain(title).collect::<Vec<_>>().join(": "),
            self.sources(claim),
            self.relations(claim, series),
        ]
    }

    /// Independent sources, and of how many articles where those are more.
    fn sources(self, claim: &Claim) -> String {
        let mut articles: Vec<&str> = claim.sources.iter().map(|x| &*x.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let sources = claim.independent_sources.to_string();
        if articles.len() <= claim.independent_sources as usize {
            return sources;
        }
        let articles = articles.len().to_string();
        let filled = [("sources", &*sources), ("articles", &*articles)];
        phrase(self.0, "claims.articles", &filled).unwrap_or_default()
    }

    fn number(self, claim: &Claim) -> String {
        let mut number = self.said(claim);
        match claim.modality {
            Modality::Reported => {}
            modality => number += &format!(" ({})", self.say(&word(&modality), "")),
        }
        if let Some(place) = &claim.place_name {
            number += &format!(", {place}");
        }
        number
    }

    /// The number with its bound.
    fn said(self, claim: &Claim) -> String {
        let said = grouped(claim.value.or(claim.min).or(claim.max));
        let number = match claim.bound {
            Bound::Exact => said,
            Bound::Over => format!("> {said}"),
            Bound::AtLeast => format!("≥ {said}"),
            Bound::Under => format!("< {said}"),
            Bound::AtMost => format!("≤ {said}"),
            Bound::About | Bound::Almost => format!("≈ {said}"),
            Bound::Range => format!("{}–{}", grouped(claim.min), grouped(claim.max)),
            Bound::Vague | Bound::Other => self.say("or_more", &said),
        };
        match claim.measure {
            Measure::Increase => format!("+{number}"),
            Measure::Decrease => format!("−{number}"),
            Measure::Each => self.say("each", &number),
            Measure::Total | Measure::Part | Measure::Other => number,
        }
    }

    /// What the claim is to others, as people say it.
    fn relations(self, claim: &Claim, series: &[Claim]) -> String {
        let told = claim.relations.iter();
        let told = told.map(|told| self.relation(claim, told, series));
        told.collect::<Vec<_>>().join("; ")
    }

    fn relation(self, claim: &Claim, told: &ClaimRelation, series: &[Claim]) -> String {
        let relation = told.relation;
        let Some(other) = series.iter().find(|other| other.id == told.compared_with) else {
            return word(&relation);
        };
        let number = self.said(other);
        match relation {
            Relation::PlannedThenReported => self.reached(claim, other),
            Relation::Contradicts if claim.modality == Modality::Denied => {
                self.say("denies", &number)
            }
            relation => self.say(&word(&relation), &number),
        }
    }

    /// Whether a plan was reached.
    fn reached(self, claim: &Claim, plan: &Claim) -> String {
        let of = |claim: &Claim| claim.value.or(claim.min).or(claim.max);
        let key = match of(claim).cmp(&of(plan)) {
            // «более 180 тысяч» may be all that were planned
            Ordering::Less if claim.max.is_none() => "of_plan",
            Ordering::Less => "short",
            Ordering::Equal => "as_planned",
            Ordering::Greater => "above",
        };
        self.say(key, &grouped(of(plan)))
    }

    /// The phrase of a closed list's word.
    fn listed<T: serde::Serialize>(self, field: &str, value: &T) -> String {
        let word = word(value);
        phrase(self.0, &format!("{field}.{word}"), &[]).unwrap_or(word)
    }
}

/// Each once, in their order.
fn each_once(names: impl Iterator<Item = String>) -> String {
    let mut listed: Vec<String> = Vec::new();
    for name in names {
        if !listed.contains(&name) {
            listed.push(name);
        }
    }
    listed.join(", ")
}

/// Digits in groups of three, with no-break spaces.
fn grouped(number: Option<u64>) -> String {
    number.map_or_else(|| "?".to_owned(), svodka_tell::grouped)
}

/// The published word of a closed list.
fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
