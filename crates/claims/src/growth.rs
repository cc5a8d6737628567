//! Numbers between which a sentence tells of a change: «выросло с 300 человек до 500 человек».

use crate::cue::Cue;
use crate::lists::lists;
use crate::reading::Reading;
use svodka_record::{Figure, Measure};

impl Reading<'_> {
    /// The number from which a sentence says that a number has changed.
    pub(crate) fn changed_from(&self, x: &Figure) -> Option<&Figure> {
        let from = self.before_in_sentence(x)?;
        let before = self.sentences.small_before(x.start);
        let between = (x.start - from.end) as usize;
        let between = before.chars().count().saturating_sub(between);
        let between: String = before.chars().skip(between).collect();
        let is_one = (from.unit, from.counted_as, from.modality)
            == (x.unit, x.counted_as, x.modality)
            && [from, x].iter().all(|x| x.measure == Measure::Total);
        let is_told = lists().is(between.trim(), Cue::UpTo)
            && lists().adjoins(&self.sentences.small_before(from.start), Cue::From);
        (is_one && is_told).then_some(from)
    }
}
