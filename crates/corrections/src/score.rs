//! Records scored by what people decided.

use crate::anchor::Searched;
use crate::cases::{Case, cases, same_name};
use crate::{Corrections, Outcome};
use serde::Serialize;
use std::collections::BTreeMap;
use svodka_record::{Figure, Id, Record};

/// How right a rule is in one kind of fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// `figure`, or a field of it: `value`, `counted_as`, `campaign`, `speaker`.
    pub kind: &'static str,
    /// The rule; `None` for all of the kind together.
    pub rule: Option<String>,
    /// Facts that people say are right.
    pub right: u64,
    /// Facts that people say are wrong.
    pub wrong: u64,
    /// Facts that people saw and the records do not have; of the kind, for no rule missed them.
    pub missed: u64,
    /// Right of all judged; `None` where nothing was judged.
    pub precision: Option<f64>,
}

/// Facts of records, counted by what people say of them.
#[derive(Debug, Default)]
pub struct Score {
    rules: BTreeMap<(Kind, String), [u64; 2]>,
    missed: BTreeMap<Kind, u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Figure,
    Value,
    CountedAs,
    Campaign,
    Speaker,
}

impl Kind {
    const ALL: [Self; 5] = [
        Self::Figure,
        Self::Value,
        Self::CountedAs,
        Self::Campaign,
        Self::Speaker,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Value => "value",
            Self::CountedAs => "counted_as",
            Self::Campaign => "campaign",
            Self::Speaker => "speaker",
        }
    }
}

impl Score {
    /// Scores the figures of a record that were judged.
    pub fn add(&mut self, corrections: &Corrections, record: &Record) -> Outcome {
        let text = Searched::new(record.article.text.as_deref().unwrap_or_default());
        let (cases, lost) = cases(corrections, record, &text);
        let mut outcome = Outcome::lost(lost);
        for case in &cases {
            outcome.placed(case);
            let figure = case.figure(record).map(|at| &record.figures[at]);
            match figure {
                Some(figure) if case.is_wrong() => self.judge(Kind::Figure, &figure.rule, false),
                Some(figure) if case.is_figure() => self.fields(record, figure, case),
                None if case.is_figure() => self.miss(Kind::Figure),
                _ => {}
            }
        }
        outcome
    }

    /// The figure is one; what it says is held against what was decided, or seen and found right.
    fn fields(&mut self, record: &Record, figure: &Figure, case: &Case<'_>) {
        self.judge(Kind::Figure, &figure.rule, true);
        let saw = case.saw().filter(|_| case.is_right());
        let value = case.value().map(|value| (value.bound, value.limits()));
        let seen = saw.map(|saw| (saw.bound, [saw.value, saw.min, saw.max]));
        if let Some(value) = value.or(seen) {
            let said = (figure.bound, [figure.value, figure.min, figure.max]);
            self.judge(Kind::Value, &figure.rule, said == value);
        }
        if let Some(wanted) = case.counted_as().or(saw.map(|saw| saw.counted_as)) {
            let is_right = figure.counted_as == wanted;
            self.field(
                Kind::CountedAs,
                figure,
                figure.counted_as.is_some(),
                (wanted.is_some(), is_right),
            );
        }
        let name = |id: Option<Id>| id.map(|id| record.name_of(id));
        let campaign = case.campaign().or(saw.map(|saw| saw.campaign.as_deref()));
        let speaker = case.speaker().or(saw.map(|saw| saw.speaker.as_deref()));
        for (kind, id, wanted) in [
            (Kind::Campaign, figure.campaign, campaign),
            (Kind::Speaker, figure.speaker, speaker),
        ] {
            if let Some(wanted) = wanted {
                let is_right = same_name(name(id).as_deref(), wanted);
                self.field(kind, figure, id.is_some(), (wanted.is_some(), is_right));
            }
        }
    }

    /// A field that may be empty in the record or by what was decided.
    fn field(
        &mut self,
        kind: Kind,
        figure: &Figure,
        is_said: bool,
        (is_wanted, is_right): (bool, bool),
    ) {
        let reason = figure
            .evidence
            .iter()
            .find(|reason| reason.field == kind.name());
        let rule = reason.map_or(&figure.rule, |reason| &reason.rule);
        match (is_said, is_wanted) {
            (true, _) => self.judge(kind, rule, is_right),
            (false, true) => self.miss(kind),
            (false, false) => {}
        }
    }

    fn judge(&mut self, kind: Kind, rule: &str, is_right: bool) {
        let counts = self.rules.entry((kind, rule.to_owned())).or_default();
        counts[usize::from(!is_right)] += 1;
    }

    fn miss(&mut self, kind: Kind) {
        *self.missed.entry(kind).or_default() += 1;
    }

    /// For each kind the whole, then its rules by name.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for kind in Kind::ALL {
            let missed = self.missed.get(&kind).copied().unwrap_or_default();
            let of_kind = self.rules.iter().filter(|((of, _), _)| *of == kind);
            let rules: Vec<Row> = of_kind
                .map(|((_, rule), counts)| row(kind, Some(rule), *counts, 0))
                .collect();
            if rules.is_empty() && missed == 0 {
                continue;
            }
            let right = rules.iter().map(|row| row.right).sum();
            let wrong = rules.iter().map(|row| row.wrong).sum();
            rows.push(row(kind, None, [right, wrong], missed));
            rows.extend(rules);
        }
        rows
    }
}

fn row(kind: Kind, rule: Option<&String>, [right, wrong]: [u64; 2], missed: u64) -> Row {
    let judged = right + wrong;
    Row {
        kind: kind.name(),
        rule: rule.cloned(),
        right,
        wrong,
        missed,
        precision: (judged > 0).then(|| (1000.0 * right as f64 / judged as f64).round() / 1000.0),
    }
}
