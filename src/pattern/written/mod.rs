//! Patterns as rule files write them: «на <household> из COUNT», a row of words around what a rule is about.
//!
//! | written | fits |
//! |---|---|
//! | `на` | the word in this form, capitals and ё aside; marks too: `,` `—` |
//! | `{выйти}` | any form of the word |
//! | `<venue>` | a form of a word of this group or list, as [`Names`] knows it |
//! | `[noun,gen,plur]` | a word with a likely reading that is all of this |
//! | `NUMBER`, `ROUND` | where a number begins; where a round one of a thousand or more does |
//! | `PERSON` and the like | a stretch of this kind, of those in [`Names`]: a name with its head noun and quotation marks |
//! | `PERSON[gen]` | one whose first noun can be read so |
//! | `a\|{b}\|<c>` | one of these |
//! | `!a` | any word that does not fit `a` |
//! | `a?` | `a` or nothing |
//! | `..3` | up to three words of any kind |
//! | `a..3` | up to three words, each of which fits `a` |
//! | `title:a` | `a`, which belongs to the piece of that name, of those in [`Names`] |
//! | `COUNT` and the like | the anchor: what the rule is about; once in every pattern of a family that has one |
//!
//! Where a family has no anchor, the first stretch is what the pattern is about, else the first word of a named piece.
//! A pattern stays inside the sentence of what it is about. It is run as an automaton over the words on both sides,
//! so what it costs is words looked at times pieces.

mod parse;
mod stretch;
mod test;
mod walk;

use crate::text::Text;
use std::ops::Range;
use test::Test;
use walk::Walk;

pub use parse::Names;
pub use stretch::Stretches;

/// What a pattern is run over.
#[derive(Clone, Copy)]
pub struct Ground<'g, 't> {
    /// The words.
    pub text: &'g Text<'t>,
    /// The stretches that have names in patterns.
    pub known: &'g Stretches,
}

/// A pattern around an anchor.
#[derive(Debug)]
pub struct Pattern {
    anchor: Anchor,
    /// What stands before it, the nearest first.
    before: Vec<Piece>,
    /// What stands behind it.
    after: Vec<Piece>,
}

/// What a pattern is about.
#[derive(Debug)]
enum Anchor {
    /// What the rule hands over: its place among those that were offered.
    Given(usize),
    /// What fits this piece.
    Piece(Piece),
}

/// A piece of a pattern.
#[derive(Debug)]
struct Piece {
    test: Test,
    is_optional: bool,
    /// The named piece that it belongs to, by its place among those that were offered.
    label: Option<usize>,
    /// As it was written.
    written: Box<str>,
}

/// What a pattern finds around an anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit<'a> {
    /// All of it: the tokens from its first word to its last, the anchor's among them.
    Whole(Range<usize>),
    /// It fits up to a piece, here as written, for which a token does not do; none at the end of the sentence.
    Stops(&'a str, Option<usize>),
}

impl Pattern {
    /// Which of the anchors that were offered it is about; the first where it finds its own.
    pub fn given(&self) -> usize {
        match self.anchor {
            Anchor::Given(at) => at,
            Anchor::Piece(_) => 0,
        }
    }

    /// What of a text the pattern is about, where it finds that itself.
    pub fn anchors(&self, ground: Ground<'_, '_>) -> Vec<Range<usize>> {
        let Anchor::Piece(piece) = &self.anchor else {
            return Vec::new();
        };
        let at = |i: usize| Some(i..i + piece.test.len(ground, i, false)?);
        match piece.test.is_stretch() {
            true => ground.known.starts().filter_map(at).collect(),
            false => (0..ground.text.len()).filter_map(at).collect(),
        }
    }

    /// Whether it may be about these words.
    pub fn is_about(&self, ground: Ground<'_, '_>, words: &Range<usize>) -> bool {
        match &self.anchor {
            Anchor::Given(_) => true,
            Anchor::Piece(piece) => piece.test.len(ground, words.start, false) == Some(words.len()),
        }
    }

    /// Looks around the anchor, which must not be empty. Costs at most the words of the pattern's reach times its pieces.
    pub fn around(&self, ground: Ground<'_, '_>, anchor: &Range<usize>) -> Fit<'_> {
        let (before, after) = self.walks(ground, anchor);
        match (before.run(None), after.run(None)) {
            (Ok(before), Ok(after)) => Fit::Whole(anchor.start - before..anchor.end + after),
            (Err((piece, at)), _) | (_, Err((piece, at))) => Fit::Stops(piece, at),
        }
    }

    /// The words of each named piece, where the pattern fits around the anchor: from the first of them to the last.
    pub fn named(
        &self,
        ground: Ground<'_, '_>,
        anchor: &Range<usize>,
    ) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        if let Anchor::Piece(Piece {
            label: Some(label), ..
        }) = self.anchor
        {
            found.push((label, anchor.clone()));
        }
        let (before, after) = self.walks(ground, anchor);
        for walk in [before, after] {
            for (label, words) in walk.labelled() {
                match found.iter_mut().find(|(known, _)| *known == label) {
                    Some((_, own)) => {
                        *own = own.start.min(words.start)..own.end.max(words.end);
                    }
                    None => found.push((label, words)),
                }
            }
        }
        found
    }

    fn walks<'w, 'g, 't>(
        &'w self,
        ground: Ground<'g, 't>,
        anchor: &Range<usize>,
    ) -> (Walk<'w, 'g, 't>, Walk<'w, 'g, 't>) {
        let sentence = ground.text.sentence(anchor.start);
        let before = Walk {
            pieces: &self.before,
            ground,
            from: anchor.start,
            limit: anchor.start - sentence.start,
            is_back: true,
        };
        let after = Walk {
            pieces: &self.after,
            ground,
            from: anchor.end,
            limit: sentence.end.saturating_sub(anchor.end),
            is_back: false,
        };
        (before, after)
    }

    /// The stretches that the named piece may be, by their kinds; none where it may be something else, or is not there.
    pub fn stretches_of(&self, label: usize) -> Option<Vec<usize>> {
        let mut own = self.all().filter(|piece| piece.label == Some(label));
        let kinds = own.next()?.test.kinds()?;
        own.next().is_none().then_some(kinds)
    }

    /// Whether it has the named piece.
    pub fn has(&self, label: usize) -> bool {
        self.all().any(|piece| piece.label == Some(label))
    }

    fn all(&self) -> impl Iterator<Item = &Piece> {
        let own = match &self.anchor {
            Anchor::Given(_) => None,
            Anchor::Piece(piece) => Some(piece),
        };
        own.into_iter().chain(&self.before).chain(&self.after)
    }
}
