//! Bytes that are not UTF-8 throughout: pieces between tags and line breaks, each in its own character set.

use super::Decoded;
use super::letters::score;
use super::places::Pace;
use super::set::{self, CYRILLIC, Set};

/// Sound bytes of a piece of UTF-8 to one that is torn.
const SOUND: usize = 4;

/// Bytes beyond ASCII from which a set is judged.
const SAMPLE: usize = 4096;

/// Bytes of a piece at most, so that no piece is the whole of a page without tags.
const PIECE: usize = 4096;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Ascii,
    /// UTF-8, here and there torn.
    Utf8,
    /// Of a set of single bytes.
    Single,
}

/// The pieces of a document.
pub(super) struct Pieces<'a> {
    pieces: Vec<(Kind, &'a [u8])>,
    /// Bytes beyond ASCII in pieces of UTF-8, and in others.
    pub utf8: usize,
    pub single: usize,
}

impl<'a> Pieces<'a> {
    /// Takes the bytes apart; one pass.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let mut pieces = Self {
            pieces: Vec::new(),
            utf8: 0,
            single: 0,
        };
        for line in bytes.split_inclusive(|b| matches!(b, b'<' | b'>' | b'\n' | b'\r')) {
            let mut rest = line;
            while !rest.is_empty() {
                let (piece, next) = rest.split_at(cut(rest));
                pieces.add(piece);
                rest = next;
            }
        }
        pieces
    }

    fn add(&mut self, piece: &'a [u8]) {
        let high = piece.iter().filter(|b| !b.is_ascii()).count();
        let torn: usize = piece.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
        let kind = match high {
            0 => Kind::Ascii,
            _ if (high - torn) >= torn * SOUND => Kind::Utf8,
            _ => Kind::Single,
        };
        match kind {
            Kind::Ascii => {}
            Kind::Utf8 => self.utf8 += high,
            Kind::Single => self.single += high,
        }
        self.pieces.push((kind, piece));
    }

    /// Bytes beyond ASCII of the pieces of single bytes, each run with its neighbours.
    fn sample(&self) -> Vec<u8> {
        let mut sample = Vec::with_capacity(2 * SAMPLE);
        let mut high = 0;
        for (_, piece) in self.pieces.iter().filter(|(kind, _)| *kind == Kind::Single) {
            for (at, &byte) in piece.iter().enumerate() {
                let beside = |at: usize| piece.get(at).is_some_and(|b| !b.is_ascii());
                if !byte.is_ascii() || beside(at + 1) || at > 0 && beside(at - 1) {
                    sample.push(byte);
                    high += usize::from(!byte.is_ascii());
                }
            }
            if high >= SAMPLE {
                break;
            }
        }
        sample
    }

    /// The set of single bytes that makes most words of the pieces, and how sure that is; what is declared
    /// holds against small differences.
    pub(super) fn judge(&self, declared: Option<Set>) -> (Set, i32) {
        let sample = self.sample();
        let scores: Vec<i32> = (0..CYRILLIC.len())
            .map(|at| score(set::read(at, &sample)))
            .collect();
        let mut best = 0;
        for at in 1..scores.len() {
            if scores[at] > scores[best] {
                best = at;
            }
        }
        let room = 4 + sample.len() as i32 / 50;
        let told = CYRILLIC
            .iter()
            .position(|set| Some(*set) == declared.map(family));
        match told {
            Some(told) if scores[told] >= scores[best] - room => {
                (declared.unwrap_or(CYRILLIC[told]), scores[told])
            }
            _ => (named(best, &sample), scores[best]),
        }
    }

    /// The text of all pieces: those of single bytes by `set`, where one is given.
    pub(super) fn decode(&self, set: Option<Set>, main: Kind, out: &mut Decoded<'a>) {
        let mut text =
            String::with_capacity(self.pieces.iter().map(|(_, p)| p.len()).sum::<usize>() * 2);
        let mut at = out.skipped;
        for (kind, piece) in &self.pieces {
            let (kind, set) = match (kind, set) {
                (Kind::Single, Some(set)) => (Kind::Single, Some(set)),
                (Kind::Utf8, Some(set)) if main == Kind::Single && !is_utf8(piece, set) => {
                    (Kind::Single, Some(set))
                }
                (kind, _) => (*kind, None),
            };
            out.mixed |= kind != Kind::Ascii && kind != main;
            match set.filter(|_| kind == Kind::Single) {
                Some(set) => {
                    out.places.push(text.len(), at, Pace::Single);
                    set.decode_single(piece, &mut text);
                }
                None => out.broken |= lossy(piece, at, &mut text, &mut out.places),
            }
            at += piece.len();
        }
        out.text = text.into();
    }
}

/// Where a long piece may be cut: behind a space, so that no letter is torn.
fn cut(bytes: &[u8]) -> usize {
    if bytes.len() <= PIECE {
        return bytes.len();
    }
    let space = bytes[..PIECE].iter().rposition(|b| b.is_ascii_whitespace());
    space.map_or(PIECE, |at| at + 1)
}

/// The set as detection names it: koi8-r is a part of koi8-u.
fn family(set: Set) -> Set {
    match set {
        Set::Known(encoding) if encoding == encoding_rs::KOI8_R => Set::Known(encoding_rs::KOI8_U),
        set => set,
    }
}

/// The set found, by its commonest name: koi8-u only where a letter of Ukrainian shows it.
fn named(best: usize, sample: &[u8]) -> Set {
    let ukrainian = |b: &u8| {
        matches!(
            b,
            0xA4 | 0xA6 | 0xA7 | 0xAD | 0xAE | 0xB4 | 0xB6 | 0xB7 | 0xBD | 0xBE
        )
    };
    match CYRILLIC[best] {
        Set::Known(encoding)
            if encoding == encoding_rs::KOI8_U && !sample.iter().any(ukrainian) =>
        {
            Set::Known(encoding_rs::KOI8_R)
        }
        set => set,
    }
}

/// Whether a piece that may be UTF-8 makes more words as such than by the set of its page.
fn is_utf8(piece: &[u8], set: Set) -> bool {
    let mut single = String::new();
    set.decode_single(piece, &mut single);
    let text = String::from_utf8_lossy(piece);
    score(text.chars()) > score(single.chars())
}

/// UTF-8 with U+FFFD for what is broken; says whether anything is.
fn lossy(piece: &[u8], from: usize, text: &mut String, places: &mut super::places::Places) -> bool {
    let (mut at, mut broken) = (from, false);
    for chunk in piece.utf8_chunks() {
        places.push(text.len(), at, Pace::Same);
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            broken = true;
            places.push(text.len(), at, Pace::Whole);
            text.push('\u{FFFD}');
            at += chunk.invalid().len();
        }
    }
    broken
}
