//! Headlines that say another number than their own text.

use crate::cue::Cue;
use crate::lists::{lists, stem};
use crate::reading::Reading;
use svodka_record::{Difference, Evidence, Figure, Measure, Modality, WarningCode};

impl Reading<'_> {
    /// Whether the text says of this number what its headline says of another one, by one verb: «погибли шесть человек»,
    /// «погибли пять человек». What is said of several together («он сам и четыре пассажира») is no other number.
    pub(crate) fn differs_from_title(&self, x: &Figure) -> bool {
        let warnings = self.record.warnings.iter();
        let mut differing = warnings.filter(|warning| {
            warning.code == WarningCode::FiguresDiffer
                && warning.difference == Some(Difference::Value)
                && warning.refs.contains(&x.id)
        });
        self.same.is_of_text(x)
            && !self.is_joined(x)
            && differing.any(|warning| {
                let figures = self.record.figures.iter();
                let mut titles = figures.filter(|other| self.same.is_of_title(other));
                titles.any(|other| warning.refs.contains(&other.id) && self.is_said_alike(x, other))
            })
    }

    /// Whether one verb says of both what happened, nothing else of the text says either, and both are wholes.
    fn is_said_alike(&self, x: &Figure, title: &Figure) -> bool {
        let is_whole = |x: &Figure| {
            x.measure == Measure::Total && x.modality == Modality::Reported && x.value.is_some()
        };
        let words = |x: &Figure| {
            let told = |it: &&Evidence| it.field == "counted_as";
            let told = x.evidence.iter().find(told)?;
            let last = told.text.split_whitespace().last()?;
            Some(stem(&last.to_lowercase()))
        };
        let figures = self.record.figures.iter();
        let mut others = figures.filter(|other| other.id != x.id && other.id != title.id);
        is_whole(x)
            && is_whole(title)
            && words(x).is_some()
            && words(x) == words(title)
            && !self.is_joined(title)
            && others.all(|other| other.counted_as != x.counted_as)
    }

    /// Whether others stand beside the people counted.
    fn is_joined(&self, x: &Figure) -> bool {
        let before = self.sentences.small_before(x.start);
        let after = self.sentences.small_after(x.end);
        let is_joint = |word: Option<&str>| word.is_some_and(|x| lists().adjoins(x, Cue::Joint));
        is_joint(before.split_whitespace().last()) || is_joint(after.split_whitespace().next())
    }
}
