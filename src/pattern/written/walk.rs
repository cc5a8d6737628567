//! Runs the pieces on one side of an anchor as an automaton: no word is looked at twice for one piece.

use super::{Ground, Piece};
use std::ops::Range;

/// The pieces on one side of an anchor, and where they are run.
pub(super) struct Walk<'w, 'g, 't> {
    pub pieces: &'w [Piece],
    pub ground: Ground<'g, 't>,
    /// Where the anchor ends on this side.
    pub from: usize,
    /// How many tokens there are on this side.
    pub limit: usize,
    pub is_back: bool,
}

/// The furthest piece that was reached, as written, and the first token that would not do for it.
type Stopped<'w> = (&'w str, Option<usize>);

impl<'w> Walk<'w, '_, '_> {
    /// How many tokens the pieces take, as few as they can. `reached` keeps the states before each token.
    pub fn run(&self, mut reached: Option<&mut Vec<u64>>) -> Result<usize, Stopped<'w>> {
        let mut states = skipped(self.pieces, 1);
        let mut jumps: Vec<(usize, u64)> = Vec::new(); // states behind stretches of several tokens
        let mut furthest = (None, None);
        let mut at = 0;
        while states != 0 || !jumps.is_empty() {
            if let Some(reached) = &mut reached {
                reached.push(states);
            }
            let token = self.token(at);
            if let Some(awaited) = states.checked_ilog2() {
                let awaited = awaited as usize;
                if awaited == self.pieces.len() {
                    return Ok(at);
                }
                if furthest.0.is_none_or(|piece| piece < awaited) {
                    furthest = (Some(awaited), token);
                }
            }
            let Some(token) = token else { break };
            let mut next = 0;
            for (i, piece) in self.pieces.iter().enumerate() {
                let state = 1 << (i + 1);
                match (states >> i & 1 == 1).then(|| self.len(piece, at, token)) {
                    Some(Some(1)) => next |= state,
                    Some(Some(len)) => jumps.push((at + len, state)),
                    Some(None) | None => {}
                }
            }
            at += 1;
            jumps.retain(|&(to, state)| {
                next |= if to == at { state } else { 0 };
                to > at
            });
            states = skipped(self.pieces, next);
        }
        let piece = furthest.0.and_then(|piece| self.pieces.get(piece));
        Err((piece.map_or("", |piece| &piece.written), furthest.1))
    }

    /// The words of each piece that has a name, where all pieces fit.
    pub fn labelled(&self) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        if !self.pieces.iter().any(|piece| piece.label.is_some()) {
            return found;
        }
        let mut reached = Vec::new();
        let Ok(mut at) = self.run(Some(&mut reached)) else {
            return found;
        };
        for (i, piece) in self.pieces.iter().enumerate().rev() {
            let is_reached = |start: &usize| reached[*start] >> i & 1 == 1;
            let Some(start) = self.start(piece, at).filter(is_reached) else {
                continue; // left out
            };
            found.extend(piece.label.map(|label| (label, self.tokens(start..at))));
            at = start;
        }
        found
    }

    /// The token that many tokens away from the anchor.
    fn token(&self, at: usize) -> Option<usize> {
        (at < self.limit).then(|| match self.is_back {
            true => self.from - 1 - at,
            false => self.from + at,
        })
    }

    fn tokens(&self, range: Range<usize>) -> Range<usize> {
        match self.is_back {
            true => self.from - range.end..self.from - range.start,
            false => self.from + range.start..self.from + range.end,
        }
    }

    /// How many tokens the piece takes from a token on.
    fn len(&self, piece: &Piece, at: usize, token: usize) -> Option<usize> {
        let len = piece.test.len(self.ground, token, self.is_back);
        len.filter(|len| at + len <= self.limit)
    }

    /// Where the piece begins that ends before `at`.
    fn start(&self, piece: &Piece, at: usize) -> Option<usize> {
        let last = self.token(at.checked_sub(1)?)?;
        let len = piece.test.len(self.ground, last, !self.is_back)?;
        let start = at.checked_sub(len)?;
        let first = self.token(start)?;
        (self.len(piece, start, first) == Some(len)).then_some(start)
    }
}

/// The states, and those reached from them by pieces that may be left out: bit `i` is set where the pieces before piece
/// `i` are done with.
fn skipped(pieces: &[Piece], states: u64) -> u64 {
    let optional = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.is_optional);
    optional.fold(states, |states, (i, _)| {
        states | (states >> i & 1) << (i + 1)
    })
}
