//! Where in the bytes a place of the decoded text lies.

/// A stretch of decoded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    /// First byte in the text.
    text: usize,
    /// First byte in the source.
    source: usize,
    /// How the two run on.
    pace: Pace,
}

/// How many bytes of the source stand for a character of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// As many as in the text.
    Same,
    /// One.
    Single,
    /// Two for each unit of UTF-16.
    Wide,
    /// The stretch was mended as a whole.
    Whole,
}

/// The stretches of a text, in order; a few for a page of one character set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places(Vec<Stretch>);

impl Places {
    /// Text from `text` on comes from the source from `source` on.
    pub(super) fn push(&mut self, text: usize, source: usize, pace: Pace) {
        let goes_on = self.0.last().is_some_and(|last| {
            last.pace == pace
                && pace == Pace::Same
                && text.wrapping_sub(last.text) == source.wrapping_sub(last.source)
        });
        if !goes_on {
            self.0.push(Stretch { text, source, pace });
        }
    }

    /// The text ends at `text`, the source at `source`.
    pub(super) fn close(&mut self, text: usize, source: usize) {
        let pace = Pace::Same;
        self.0.push(Stretch { text, source, pace });
    }

    /// Takes over what `other` says of the text from `from` to `to`, which now begins at `text`.
    pub(super) fn follow(&mut self, other: &Self, text: usize, from: usize, to: usize, old: &str) {
        let first = other.0.partition_point(|stretch| stretch.text <= from);
        let pace = first.checked_sub(1).map_or(Pace::Same, |n| other.0[n].pace);
        self.push(text, other.source(old, from, false), pace);
        for stretch in other.0[first..]
            .iter()
            .take_while(|stretch| stretch.text < to)
        {
            self.push(text + stretch.text - from, stretch.source, stretch.pace);
        }
    }

    /// The byte of the source where the text at `at` begins; for an `end`, where what stands before it ends.
    pub(crate) fn source(&self, text: &str, at: usize, end: bool) -> usize {
        let wanted = if end { at.saturating_sub(1) } else { at };
        let next = self.0.partition_point(|stretch| stretch.text <= wanted);
        let Some(stretch) = next.checked_sub(1).map(|n| self.0[n]) else {
            return at;
        };
        let passed = &text[stretch.text..at];
        let after = self.0.get(next).map_or(usize::MAX, |after| after.source);
        let source = match stretch.pace {
            Pace::Same => stretch.source + passed.len(),
            Pace::Single => stretch.source + passed.chars().count(),
            Pace::Wide => stretch.source + 2 * passed.encode_utf16().count(),
            Pace::Whole if end => after,
            Pace::Whole => stretch.source,
        };
        source.min(after)
    }
}
