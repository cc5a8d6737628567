//! Claims as a table that people read in a terminal.

use std::cmp::Ordering;

use comfy_table::{ColumnConstraint, ContentArrangement, Width, presets};
use svodka_record::{Bound, Claim, Measure, Modality, Relation};

/// Columns whose words are not broken, and how wide they are at least.
const WHOLE: [usize; 3] = [0, 1, 5];
const WORD: u16 = 14;

/// Lays out series as they come.
pub struct Table {
    width: u16,
    series: Vec<Claim>,
}

impl Table {
    /// A table of `width` columns.
    pub fn new(width: u16) -> Self {
        Self {
            width,
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
            .set_header([
                "as of",
                "number",
                "who",
                "where said",
                "sources",
                "what changed",
            ]);
        for column in WHOLE {
            if let Some(column) = table.column_mut(column) {
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(WORD)));
            }
        }
        for claim in &series {
            table.add_row(row(claim, &series));
        }
        Some(format!("{}\n{table}\n", heading(&series[0])))
    }
}

/// Whether something follows from a claim: it is compared with another, or more than one source makes it.
fn says_more(claim: &Claim) -> bool {
    claim.relation.is_some() || claim.independent_sources > 1
}

/// Whose number it is, and of what.
fn heading(claim: &Claim) -> String {
    let whose = claim.campaign_name.as_ref().or(claim.event_name.as_ref());
    let edition = claim.edition.as_ref().map(|edition| format!(" {edition}"));
    let what = [claim.noun.clone(), claim.counted_as.map(|x| word(&x))];
    let what: Vec<String> = what.into_iter().flatten().collect();
    let whose = whose.map_or("", String::as_str);
    format!(
        "{whose}{}: {}",
        edition.unwrap_or_default(),
        what.join(", ")
    )
}

fn row(claim: &Claim, series: &[Claim]) -> Vec<String> {
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
        number(claim),
        listed(speakers.chain(via)),
        said.into_iter().chain(title).collect::<Vec<_>>().join(": "),
        sources(claim),
        relation(claim, series),
    ]
}

/// Independent sources, and of how many articles where those are more.
fn sources(claim: &Claim) -> String {
    let mut articles: Vec<&str> = claim.sources.iter().map(|x| &*x.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let independent = claim.independent_sources;
    if articles.len() > independent as usize {
        format!("{independent} in {} articles", articles.len())
    } else {
        independent.to_string()
    }
}

/// Each once, in their order.
fn listed(names: impl Iterator<Item = String>) -> String {
    let mut listed: Vec<String> = Vec::new();
    for name in names {
        if !listed.contains(&name) {
            listed.push(name);
        }
    }
    listed.join(", ")
}

fn number(claim: &Claim) -> String {
    let mut number = said(claim);
    match claim.modality {
        Modality::Reported => {}
        modality => number += &format!(" ({})", word(&modality)),
    }
    if let Some(place) = &claim.place_name {
        number += &format!(", {place}");
    }
    number
}

/// The number with its bound.
fn said(claim: &Claim) -> String {
    let said = grouped(claim.value.or(claim.min).or(claim.max));
    let number = match claim.bound {
        Bound::Exact => said,
        Bound::Over => format!("> {said}"),
        Bound::AtLeast => format!("≥ {said}"),
        Bound::Under => format!("< {said}"),
        Bound::AtMost => format!("≤ {said}"),
        Bound::About | Bound::Almost => format!("≈ {said}"),
        Bound::Range => format!("{}–{}", grouped(claim.min), grouped(claim.max)),
        Bound::Vague | Bound::Other => format!("{said} or more"),
    };
    let sign = match claim.measure {
        Measure::Increase => "+",
        Measure::Decrease => "−",
        Measure::Each => "each ",
        Measure::Total | Measure::Part | Measure::Other => "",
    };
    format!("{sign}{number}")
}

/// Digits in groups of three, with no-break spaces.
fn grouped(number: Option<u64>) -> String {
    let digits = number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    let count = digits.len();
    digits
        .char_indices()
        .flat_map(|(at, digit)| {
            let gap = (at > 0 && (count - at).is_multiple_of(3)).then_some('\u{A0}');
            gap.into_iter().chain([digit])
        })
        .collect()
}

/// What the claim is to the other one, as people say it.
fn relation(claim: &Claim, series: &[Claim]) -> String {
    let Some(relation) = claim.relation else {
        return String::new();
    };
    let is_other = |other: &&Claim| Some(&other.id) == claim.compared_with.as_ref();
    let Some(other) = series.iter().find(is_other) else {
        return word(&relation);
    };
    let number = said(other);
    match relation {
        Relation::Grew => format!("grew from {number}"),
        Relation::Same => "the same".to_owned(),
        Relation::Rounded => format!("rounds {number}"),
        Relation::PlannedThenReported => reached(claim, other),
        Relation::Narrower => format!("part of {number}"),
        Relation::Corrected => format!("corrects {number}"),
        Relation::Contradicts if claim.modality == Modality::Denied => {
            format!("DENIES {number}")
        }
        Relation::Contradicts => format!("CONTRADICTS {number}"),
        Relation::Other => word(&relation),
    }
}

/// Whether a plan was reached.
fn reached(claim: &Claim, plan: &Claim) -> String {
    let of = |claim: &Claim| claim.value.or(claim.min).or(claim.max);
    let number = grouped(of(plan));
    match of(claim).cmp(&of(plan)) {
        Ordering::Less => format!("fell short of {number} planned"),
        Ordering::Equal => format!("as planned: {number}"),
        Ordering::Greater => format!("more than {number} planned"),
    }
}

/// The published word of a closed list.
fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups() {
        assert_eq!(grouped(Some(7)), "7");
        assert_eq!(grouped(Some(312_456)), "312\u{A0}456");
        assert_eq!(grouped(Some(1_000_000)), "1\u{A0}000\u{A0}000");
        assert_eq!(grouped(None), "?");
    }
}
