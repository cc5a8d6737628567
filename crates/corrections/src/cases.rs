//! The corrections of a record, by the figure that they are about.

use crate::anchor::Searched;
use crate::name::same;
use crate::{Corrections, Reason};
use std::collections::BTreeMap;
use std::ops::Range;
use svodka_record::{Correction, CountedAs, Decision, Figure, Record, Seen, Stated};

/// What was decided about one figure.
pub struct Case<'c> {
    /// Its words, in code points of the text.
    pub range: Range<u32>,
    /// Its place in the file, and the correction.
    pub lines: Vec<(usize, &'c Correction)>,
}

/// The cases of a record, and the corrections that do not find their place in it.
pub fn cases<'c>(
    corrections: &'c Corrections,
    record: &Record,
    text: &Searched,
) -> (Vec<Case<'c>>, Vec<(usize, Reason)>) {
    let mut cases: BTreeMap<(u32, u32), Vec<(usize, &Correction)>> = BTreeMap::new();
    let mut lost = Vec::new();
    for (at, known) in corrections.about(record) {
        let correction = &corrections.lines[at].1;
        let found = match record.article.text {
            None => Err(Reason::NoText),
            Some(_) => text.find(&correction.target, known),
        };
        match found {
            Ok(range) => cases
                .entry((range.start, range.end))
                .or_default()
                .push((at, correction)),
            Err(reason) => lost.push((at, reason)),
        }
    }
    let cases = cases.into_iter().map(|((start, end), lines)| Case {
        range: start..end,
        lines,
    });
    (cases.collect(), lost)
}

impl<'c> Case<'c> {
    /// The figure of a record that it is about: of those on its words the one with most of them, then the one that
    /// says most of what was seen.
    pub fn figure(&self, record: &Record) -> Option<usize> {
        let saw = &self.lines.first()?.1.saw;
        let on = |figure: &Figure| {
            let end = figure.end.min(self.range.end);
            end.saturating_sub(figure.start.max(self.range.start))
        };
        let figures = record
            .figures
            .iter()
            .enumerate()
            .filter(|(_, figure)| on(figure) > 0);
        let best = figures.max_by_key(|(at, figure)| {
            (
                on(figure),
                agreement(record, figure, saw),
                std::cmp::Reverse(*at),
            )
        });
        best.map(|(at, _)| at)
    }

    /// Whether the last verdict is that it is no figure.
    pub fn is_wrong(&self) -> bool {
        self.verdict() == Some(&Decision::Wrong)
    }

    /// Whether it was said to be right as it was seen.
    pub fn is_right(&self) -> bool {
        self.verdict() == Some(&Decision::Right)
    }

    /// Whether it was judged at all, and is a figure.
    pub fn is_figure(&self) -> bool {
        let judges = |decision: &Decision| !matches!(decision, Decision::Note { .. });
        !self.is_wrong() && self.decisions().any(judges)
    }

    fn decisions(&self) -> impl DoubleEndedIterator<Item = &'c Decision> {
        self.lines
            .iter()
            .map(|(_, correction)| &correction.decision)
    }

    fn verdict(&self) -> Option<&'c Decision> {
        let mut decisions = self.decisions().rev();
        decisions.find(|decision| matches!(decision, Decision::Right | Decision::Wrong))
    }

    /// Whether a later line decides the same matter otherwise.
    pub fn is_overruled(&self, line: usize) -> bool {
        let Some(own) = self.lines.iter().find(|(at, _)| *at == line) else {
            return false;
        };
        let later = self.lines.iter().filter(|(at, _)| *at > line);
        let own = &own.1.decision;
        later
            .map(|(_, correction)| &correction.decision)
            .any(|other| is_one_matter(own, other) && own != other)
    }

    /// What was seen last.
    pub fn saw(&self) -> Option<&'c Seen> {
        self.lines.last().map(|(_, correction)| &correction.saw)
    }

    /// The last number that it was given.
    pub fn value(&self) -> Option<Stated> {
        self.decisions().rev().find_map(|decision| match decision {
            Decision::Value { value } => Some(*value),
            _ => None,
        })
    }

    /// What happened, as it was said last.
    pub fn counted_as(&self) -> Option<Option<CountedAs>> {
        self.decisions().rev().find_map(|decision| match decision {
            Decision::CountedAs { counted_as } => Some(*counted_as),
            _ => None,
        })
    }

    /// The last campaign that it was given.
    pub fn campaign(&self) -> Option<Option<&'c str>> {
        self.decisions().rev().find_map(|decision| match decision {
            Decision::Campaign { campaign } => Some(campaign.as_deref()),
            _ => None,
        })
    }

    /// The last speaker that it was given.
    pub fn speaker(&self) -> Option<Option<&'c str>> {
        self.decisions().rev().find_map(|decision| match decision {
            Decision::Speaker { speaker } => Some(speaker.as_deref()),
            _ => None,
        })
    }
}

/// Whether two decisions cannot both hold unless they are the same.
fn is_one_matter(a: &Decision, b: &Decision) -> bool {
    let is_verdict = |decision: &Decision| matches!(decision, Decision::Right | Decision::Wrong);
    match (a, b) {
        (Decision::Note { .. }, _) => false,
        _ => is_verdict(a) && is_verdict(b) || a.name() == b.name(),
    }
}

/// How much of what was seen a figure says.
fn agreement(record: &Record, figure: &Figure, saw: &Seen) -> usize {
    let campaign = figure.campaign.map(|id| record.name_of(id));
    let agrees = [
        figure.value == saw.value,
        (figure.min, figure.max) == (saw.min, saw.max),
        figure.counted_as == saw.counted_as,
        figure.noun == saw.noun,
        same_name(campaign.as_deref(), saw.campaign.as_deref()),
    ];
    agrees.into_iter().filter(|agrees| *agrees).count()
}

/// Whether two names that may be missing are one.
pub fn same_name(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (a, b) => a == b,
    }
}
