//! Corrections taken up by a record.

use crate::anchor::Searched;
use crate::cases::{Case, cases, same_name};
use crate::change;
use crate::{Corrections, Lost, Reason};
use svodka_record::{Applied, Correction, Decision, Figure, Id, Record};

/// What became of corrections in one record.
#[derive(Debug, Default)]
#[must_use]
pub struct Outcome(Vec<(usize, Result<(), Reason>)>);

impl Outcome {
    /// Whether no correction is about the record.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Corrections that did not find their place.
    pub(crate) fn lost(lost: Vec<(usize, Reason)>) -> Self {
        Self(
            lost.into_iter()
                .map(|(at, reason)| (at, Err(reason)))
                .collect(),
        )
    }

    /// Takes note of corrections that did.
    pub(crate) fn placed(&mut self, case: &Case<'_>) {
        self.0
            .extend(case.lines.iter().map(|(at, _)| (*at, Ok(()))));
    }
}

/// What became of corrections in all records.
pub struct Report<'c> {
    corrections: &'c Corrections,
    /// Of each correction the best outcome so far.
    outcomes: Vec<Result<(), Reason>>,
}

impl<'c> Report<'c> {
    /// Before any record was seen.
    pub fn new(corrections: &'c Corrections) -> Self {
        let outcomes = vec![Err(Reason::NoArticle); corrections.len()];
        Self {
            corrections,
            outcomes,
        }
    }

    /// Takes note of a record. An article that several records have needs the correction to find its place in one; where
    /// it finds none, the reason is that of the record in which it got furthest. The order of the records is all one.
    pub fn add(&mut self, outcome: Outcome) {
        for (at, outcome) in outcome.0 {
            let kept = &mut self.outcomes[at];
            *kept = match (*kept, outcome) {
                (Err(kept), Err(reason)) => Err(kept.max(reason)),
                (Ok(()), _) | (_, Ok(())) => Ok(()),
            };
        }
    }

    /// How many corrections were taken up.
    pub fn applied(&self) -> usize {
        self.outcomes
            .iter()
            .filter(|outcome| outcome.is_ok())
            .count()
    }

    /// The corrections that changed nothing, in the order of the file.
    pub fn lost(&self) -> impl Iterator<Item = Lost<'c>> {
        let all = self.corrections.lines.iter().zip(&self.outcomes);
        all.filter_map(|((line, correction), outcome)| {
            let reason = outcome.err()?;
            Some(Lost {
                correction,
                line: *line,
                reason,
            })
        })
    }
}

impl Corrections {
    /// What became of corrections in a record that has taken them up before, by its table `corrections`.
    pub fn recall(&self, record: &Record) -> Outcome {
        let about = self.about(record).into_iter();
        let taken_up = about.filter(|(at, _)| has_taken_up(record, &self.lines[*at].1));
        Outcome(taken_up.map(|(at, _)| (at, Ok(()))).collect())
    }

    /// Takes up what was decided about the figures of a record: wrong figures leave it, corrected ones have the rule
    /// `human` and a confidence of 1, those that were found right and are no longer found come back. The table
    /// `corrections` says who decided what and when.
    pub fn apply(&self, record: &mut Record) -> Outcome {
        if self.about(record).is_empty() {
            return Outcome::default();
        }
        let text = Searched::new(record.article.text.as_deref().unwrap_or_default());
        let (cases, lost) = cases(self, record, &text);
        let mut outcome = Outcome::lost(lost);
        for case in cases {
            outcome.0.extend(take_up(record, &text, &case));
        }
        change::tidy_warnings(record);
        outcome
    }
}

/// Whether a record has taken up a correction before, by its table `corrections`.
fn has_taken_up(record: &Record, correction: &Correction) -> bool {
    let note = match &correction.decision {
        Decision::Note { note } => Some(note),
        _ => None,
    };
    record.corrections.iter().any(|row| {
        row.decision == correction.decision.name()
            && row.note.as_ref() == note
            && row.decided_by == correction.by
            && row.decided_at == correction.at
            && is_alike(&row.text, &correction.target.exact)
    })
}

/// Whether words are the same as they are searched.
fn is_alike(a: &str, b: &str) -> bool {
    Searched::new(b).first(a).is_some() && Searched::new(a).first(b).is_some()
}

/// Takes up what was decided about one figure.
fn take_up(
    record: &mut Record,
    text: &Searched,
    case: &Case<'_>,
) -> Vec<(usize, Result<(), Reason>)> {
    let mut figure = case.figure(record);
    let is_lost = figure.is_none();
    if is_lost && case.is_figure() {
        figure = case
            .saw()
            .map(|saw| change::restore(record, &case.range, saw));
    }
    let id = match figure {
        Some(at) => record.figures[at].id,
        None => Id::new('f', case.range.start, 1),
    };
    let before = figure.map(|at| record.figures[at].clone());
    let names_lost = match figure {
        Some(at) if case.is_wrong() => {
            change::remove(record, at);
            Vec::new()
        }
        Some(at) if case.is_figure() => settle(record, text, case, (at, is_lost)),
        _ => Vec::new(),
    };
    let mut outcome = Vec::new();
    for (at, correction) in &case.lines {
        let decision = correction.decision.name();
        if names_lost.contains(&decision) {
            outcome.push((*at, Err(Reason::NoName)));
            continue;
        }
        if case.is_overruled(*at) {
            outcome.push((*at, Err(Reason::Overruled)));
            continue;
        }
        outcome.push((*at, Ok(())));
        if has_taken_up(record, correction) {
            continue;
        }
        let was = before
            .as_ref()
            .and_then(|figure| was(record, figure, &correction.decision));
        record.corrections.push(Applied {
            fact: id,
            decision: decision.to_owned(),
            was,
            note: match &correction.decision {
                Decision::Note { note } => Some(note.clone()),
                _ => None,
            },
            decided_by: correction.by.clone(),
            decided_at: correction.at.clone(),
            start: case.range.start,
            end: case.range.end,
            text: crate::entity::words(record, &case.range),
        });
    }
    outcome
}

/// Makes a figure say what was decided, and for the rest what was seen if that was found right or the figure `is_lost`;
/// the decisions whose names are nowhere.
fn settle(
    record: &mut Record,
    text: &Searched,
    case: &Case<'_>,
    (at, is_lost): (usize, bool),
) -> Vec<&'static str> {
    let saw = case.saw().filter(|_| case.is_right() || is_lost);
    let mut lost = Vec::new();
    let seen = saw.map(|saw| (saw.bound, [saw.value, saw.min, saw.max]));
    let value = case
        .value()
        .map(|value| (value.bound, value.limits()))
        .or(seen);
    if let Some((bound, limits)) = value {
        change::value(&mut record.figures[at], bound, limits);
    }
    if let Some(counted_as) = case.counted_as().or(saw.map(|saw| saw.counted_as)) {
        change::counted_as(&mut record.figures[at], counted_as);
    }
    if let Some(name) = case.campaign().or(saw.map(|saw| saw.campaign.as_deref())) {
        let found = name.map(|name| crate::entity::campaign(record, text, name));
        match found {
            Some(None) => lost.push("campaign"),
            id => change::campaign(&mut record.figures[at], id.flatten()),
        }
    }
    if let Some(name) = case.speaker().or(saw.map(|saw| saw.speaker.as_deref())) {
        let found = name.map(|name| crate::entity::speaker(record, text, name));
        match found {
            Some(None) => lost.push("speaker"),
            id => change::speaker(&mut record.figures[at], id.flatten()),
        }
    }
    record.figures[at].confidence = 1.0;
    lost
}

/// What a figure said of what was decided; `None` where it said the same, or nothing.
fn was(record: &Record, figure: &Figure, decision: &Decision) -> Option<String> {
    let name = |id: Option<Id>| id.map(|id| record.name_of(id));
    match decision {
        Decision::Value { value } => {
            let said = (figure.bound, [figure.value, figure.min, figure.max]);
            (said != (value.bound, value.limits())).then(|| {
                let number = |n: Option<u64>| n.map_or_else(String::new, |n| n.to_string());
                let bound = figure.bound.name();
                format!("{bound} {}..{}", number(figure.min), number(figure.max))
            })
        }
        Decision::CountedAs { counted_as } => {
            let said = figure.counted_as.filter(|said| Some(*said) != *counted_as);
            said.map(|said| said.name().to_owned())
        }
        Decision::Campaign { campaign } => {
            name(figure.campaign).filter(|said| !same_name(Some(said), campaign.as_deref()))
        }
        Decision::Speaker { speaker } => {
            name(figure.speaker).filter(|said| !same_name(Some(said), speaker.as_deref()))
        }
        Decision::Wrong => Some(figure.text.clone()),
        Decision::Right | Decision::Note { .. } => None,
    }
}
