//! Claims as a table that people read in a terminal.

use comfy_table::{ColumnConstraint, ContentArrangement, Width, presets};
use svodka_record::{Bound, Claim, Measure, Modality, Relation};

/// Series with fewer claims are left out: nothing follows from them.
const FEWEST: usize = 2;

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
        if series.len() < FEWEST {
            return None;
        }
        let mut table = comfy_table::Table::new();
        table
            .load_style(presets::UTF8_HORIZONTAL_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.width)
            .set_header([
                "when",
                "number",
                "who",
                "where said",
                "sources",
                "to the one before",
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
        claim.independent_sources.to_string(),
        relation(claim, series),
    ]
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
    let said = grouped(claim.value.or(claim.min).or(claim.max));
    let number = match claim.bound {
        Bound::Exact => said,
        Bound::Over => format!("> {said}"),
        Bound::AtLeast => format!("≥ {said}"),
        Bound::Under => format!("< {said}"),
        Bound::AtMost => format!("≤ {said}"),
        Bound::About | Bound::Almost => format!("≈ {said}"),
        Bound::Range => format!("{}–{}", grouped(claim.min), grouped(claim.max)),
        Bound::Vague | Bound::Other => format!("{said}…"),
    };
    let sign = match claim.measure {
        Measure::Increase => "+",
        Measure::Decrease => "−",
        Measure::Each => "each ",
        Measure::Total | Measure::Part | Measure::Other => "",
    };
    let mut number = format!("{sign}{number}");
    if claim.modality != Modality::Reported {
        number += &format!(" ({})", word(&claim.modality));
    }
    if let Some(place) = &claim.place_name {
        number += &format!(", {place}");
    }
    number
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

fn relation(claim: &Claim, series: &[Claim]) -> String {
    let Some(relation) = claim.relation else {
        return String::new();
    };
    let other = series
        .iter()
        .find(|other| Some(&other.id) == claim.compared_with.as_ref());
    let text = word(&relation).replace('_', " ");
    let text = if relation == Relation::Contradicts {
        text.to_uppercase()
    } else {
        text
    };
    match other {
        Some(other) => format!("{text} ({})", number(other)),
        None => text,
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
