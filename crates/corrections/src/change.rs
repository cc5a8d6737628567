//! Single changes of a record.

use crate::entity::{HUMAN, free, words};
use std::ops::Range;
use svodka_record::{
    Bound, CountedAs, Difference, Evidence, Figure, Id, Record, Seen, WarningCode,
};

/// Gives a figure another number.
pub fn value(figure: &mut Figure, bound: Bound, limits: [Option<u64>; 3]) {
    if (figure.bound, [figure.value, figure.min, figure.max]) == (bound, limits) {
        return;
    }
    figure.bound = bound;
    [figure.value, figure.min, figure.max] = limits;
    figure.evidence.retain(|reason| reason.field != "bound");
    by_human(figure, "value");
}

/// Says that something else happened to those counted.
pub fn counted_as(figure: &mut Figure, counted_as: Option<CountedAs>) {
    if figure.counted_as != counted_as {
        figure.counted_as = counted_as;
        by_human(figure, "counted_as");
    }
}

/// Gives a figure to another campaign.
pub fn campaign(figure: &mut Figure, id: Option<Id>) {
    if figure.campaign != id {
        figure.campaign = id;
        by_human(figure, "campaign");
    }
}

/// Gives a figure to another speaker.
pub fn speaker(figure: &mut Figure, id: Option<Id>) {
    if figure.speaker != id {
        figure.speaker = id;
        by_human(figure, "speaker");
    }
}

/// A person is the reason for the field, and the figure's own words are what the person read.
fn by_human(figure: &mut Figure, field: &str) {
    figure.rule = HUMAN.to_owned();
    figure.evidence.retain(|reason| reason.field != field);
    figure.evidence.push(Evidence {
        field: field.to_owned(),
        start: figure.start,
        end: figure.end,
        text: figure.text.clone(),
        rule: HUMAN.to_owned(),
    });
}

/// Takes a figure away. Those that repeat it repeat the first of themselves from now on.
pub fn remove(record: &mut Record, at: usize) {
    let gone = record.figures.remove(at);
    let mut first = None;
    for figure in record
        .figures
        .iter_mut()
        .filter(|figure| figure.repeats == Some(gone.id))
    {
        figure.repeats = first;
        first = first.or(Some(figure.id));
    }
    for warning in &mut record.warnings {
        warning.refs.retain(|id| *id != gone.id);
    }
}

/// Puts back a figure that was found right and is no longer found; its index.
pub fn restore(record: &mut Record, range: &Range<u32>, saw: &Seen) -> usize {
    let id = free(
        record.figures.iter().map(|figure| figure.id),
        'f',
        range.start,
    );
    let figure = Figure {
        id,
        value: saw.value,
        min: saw.min,
        max: saw.max,
        bound: saw.bound,
        unit: saw.unit,
        noun: saw.noun.clone(),
        subject: None,
        counted_as: saw.counted_as,
        modality: saw.modality,
        measure: saw.measure,
        repeats: None,
        campaign: None,
        place: None,
        speaker: None,
        quote: None,
        as_of: None,
        start: range.start,
        end: range.end,
        text: words(record, range),
        evidence: Vec::new(),
        rule: HUMAN.to_owned(),
        confidence: 1.0,
    };
    let at = record.figures.partition_point(|known| {
        (known.start, std::cmp::Reverse(known.end)) <= (range.start, std::cmp::Reverse(range.end))
    });
    record.figures.insert(at, figure);
    at
}

/// Takes away warnings that no longer hold: that figures differ of which one is left or all say the same, and those
/// about figures that are gone.
pub fn tidy_warnings(record: &mut Record) {
    let figures = &record.figures;
    record.warnings.retain(|warning| {
        if warning.code != WarningCode::FiguresDiffer {
            return warning.code != WarningCode::NumberDamaged || !warning.refs.is_empty();
        }
        let numbers = matches!(
            warning.difference,
            Some(Difference::Value | Difference::Bound | Difference::Rounding)
        );
        let said = figures
            .iter()
            .filter(|figure| warning.refs.contains(&figure.id));
        let said: Vec<_> = said
            .map(|figure| (figure.bound, figure.min, figure.max))
            .collect();
        said.len() > 1 && (!numbers || said.windows(2).any(|pair| pair[0] != pair[1]))
    });
}
