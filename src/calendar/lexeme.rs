//! Atoms cut finer and looked up: what the rules of the grammar read.

use super::atoms::{Atom, Atoms, Gap};
use super::words::{Particle, TimeWord, TimeWords};
use crate::lexicon::grammar::Case;
use crate::lexicon::normal::is_alphanumeric;

/// The finest piece: digits alone, a known word, an unknown one, a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexeme<'a> {
    /// Digits alone, at most nine.
    Number(Digits),
    /// A word of the calendar.
    Word(TimeWord),
    /// Any other word, or a number too long to be a date.
    Other(&'a str),
    /// A mark.
    Mark(char),
}

/// A number and the digits it is written with: `05` is 5 in 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    pub value: u32,
    pub count: u8,
}

#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    lexeme: Lexeme<'a>,
    text: &'a str,
    /// The atom it was cut from.
    atom: usize,
    /// Whether the atom ends here.
    ends: bool,
    gap: Gap,
}

/// A place in the lexemes of a text. Atoms are cut when they are first looked at; nothing past a line break is read.
pub(super) struct Cursor<'a, A> {
    atoms: &'a A,
    words: &'a TimeWords,
    first: usize,
    next: usize,
    /// Whether times of day belong to expressions.
    timed: bool,
    pieces: Vec<Piece<'a>>,
    at: usize,
}

impl<'a, A: Atoms> Cursor<'a, A> {
    /// A cursor before atom `at`.
    pub fn new(atoms: &'a A, words: &'a TimeWords, at: usize) -> Self {
        Self {
            atoms,
            words,
            first: at,
            next: at,
            timed: false,
            pieces: Vec::new(),
            at: 0,
        }
    }

    /// Takes times of day into expressions.
    pub fn timed(mut self, timed: bool) -> Self {
        self.timed = timed;
        self
    }

    /// Whether times of day belong to expressions.
    pub fn is_timed(&self) -> bool {
        self.timed
    }

    /// The lexeme `ahead` places further; 0 is the next one.
    #[inline]
    pub fn peek(&mut self, ahead: usize) -> Option<Lexeme<'a>> {
        let wanted = self.at + ahead;
        if self.pieces.len() <= wanted {
            self.cut_to(wanted);
        }
        self.pieces.get(wanted).map(|piece| piece.lexeme)
    }

    #[inline(never)]
    fn cut_to(&mut self, wanted: usize) {
        while self.pieces.len() <= wanted && self.cut_next() {}
    }

    /// The known word `ahead` places further.
    pub fn word(&mut self, ahead: usize) -> Option<TimeWord> {
        match self.peek(ahead)? {
            Lexeme::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether a unit of time with a Kazakh form stands `ahead` places further; «минут» is Russian too.
    pub fn has_kazakh_unit(&mut self, ahead: usize) -> bool {
        let is_one = matches!(self.word(ahead), Some(TimeWord::Unit(_, false)));
        is_one
            && self
                .text(ahead)
                .is_some_and(|text| self.words.is_kazakh(text))
    }

    /// Whether the next lexeme can be a noun or an adjective in such a case, and is no word of the calendar.
    pub fn declines(&mut self, case: Case) -> bool {
        let other = matches!(self.peek(0), Some(Lexeme::Other(_)));
        let next = self.pieces.get(self.at).map(|piece| piece.atom);
        next.is_some_and(|atom| other && self.atoms.declines(atom, case))
    }

    /// Whether things that may be numbered stand right before the expression: «билеты», not «служил».
    pub fn is_behind_numbered(&self) -> bool {
        self.first.checked_sub(1).is_some_and(|before| {
            self.atoms.gap(before) != Gap::Break && self.atoms.is_numbered(before)
        })
    }

    /// The number `ahead` places further.
    pub fn digits(&mut self, ahead: usize) -> Option<Digits> {
        match self.peek(ahead)? {
            Lexeme::Number(digits) => Some(digits),
            _ => None,
        }
    }

    /// The mark `ahead` places further.
    pub fn mark(&mut self, ahead: usize) -> Option<char> {
        match self.peek(ahead)? {
            Lexeme::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// The text of the word `ahead` places further, known or not.
    pub fn text(&mut self, ahead: usize) -> Option<&'a str> {
        self.peek(ahead)?;
        self.pieces
            .get(self.at + ahead)
            .map(|piece| piece.text)
            .filter(|text| !text.is_empty())
    }

    /// The known word just passed.
    pub fn last_word(&self) -> Option<TimeWord> {
        match self.pieces.get(self.at.checked_sub(1)?)?.lexeme {
            Lexeme::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The text of the word just passed.
    pub fn last_text(&self) -> Option<&'a str> {
        let last = self.pieces.get(self.at.checked_sub(1)?)?;
        Some(last.text)
    }

    /// What the calendar knows of a word that stands inside another.
    pub fn known(&self, word: &str) -> Option<TimeWord> {
        self.words.get(word)
    }

    /// What stands after the lexeme `ahead` places further.
    pub fn gap(&mut self, ahead: usize) -> Gap {
        self.peek(ahead);
        self.pieces
            .get(self.at + ahead)
            .map_or(Gap::Break, |piece| piece.gap)
    }

    /// Whether the next lexeme stands right after the one before it.
    pub fn glued(&mut self) -> bool {
        self.at > 0 && self.peek(0).is_some() && self.pieces[self.at - 1].gap == Gap::None
    }

    /// Goes `count` lexemes further.
    pub fn skip(&mut self, count: usize) {
        self.at += count;
    }

    /// Goes past the next lexeme when it is this mark.
    pub fn eat_mark(&mut self, marks: &[char]) -> bool {
        let found = self.mark(0).is_some_and(|mark| marks.contains(&mark));
        self.at += usize::from(found);
        found
    }

    /// Goes past «и».
    pub fn eat_and(&mut self) -> bool {
        let and = |word| matches!(word, TimeWord::Particle(Particle::And)).then_some(());
        self.eat(and).is_some()
    }

    /// Goes past the next lexeme when `wanted` knows the word.
    pub fn eat<T>(&mut self, wanted: impl Fn(TimeWord) -> Option<T>) -> Option<T> {
        let found = wanted(self.word(0)?)?;
        self.at += 1;
        Some(found)
    }

    /// Runs a rule; where it fails the cursor has not moved.
    pub fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = rule(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// Whether the cursor stands between two atoms.
    pub fn between_atoms(&self) -> bool {
        self.at == 0 || self.pieces.get(self.at - 1).is_some_and(|piece| piece.ends)
    }

    /// Atoms passed since the beginning.
    pub fn passed(&self) -> usize {
        match self
            .at
            .checked_sub(1)
            .and_then(|last| self.pieces.get(last))
        {
            Some(piece) => piece.atom + 1 - self.first,
            None => 0,
        }
    }

    /// The place itself, to return to.
    pub fn place(&self) -> usize {
        self.at
    }

    /// Returns to a place.
    pub fn return_to(&mut self, place: usize) {
        self.at = place;
    }

    fn cut_next(&mut self) -> bool {
        let open = self
            .pieces
            .last()
            .is_none_or(|piece| piece.gap != Gap::Break);
        let Some(atom) = self.atoms.atom(self.next).filter(|_| open) else {
            return false;
        };
        let before = self.pieces.len();
        match atom {
            Atom::Mark(mark) => self.push(Lexeme::Mark(dash(mark)), ""),
            Atom::Number(text) | Atom::Word(text) => self.cut(text),
        }
        if self.pieces.len() == before {
            self.push(Lexeme::Other(""), "");
        }
        if let Some(last) = self.pieces.last_mut() {
            last.ends = true;
            last.gap = self.atoms.gap(self.next);
        }
        self.next += 1;
        true
    }

    /// Cuts a word or a number: known words whole, else runs of digits, runs of letters and the marks between.
    fn cut(&mut self, text: &'a str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let whole = (rest.len() <= LONGEST).then(|| self.words.get(rest));
            if let Some(word) = whole.flatten() {
                return self.push(Lexeme::Word(word), rest);
            }
            let end = run(rest, first);
            let (head, tail) = rest.split_at(end);
            let lexeme = match first {
                '0'..='9' => number(head),
                first if is_alphanumeric(first) => self
                    .words
                    .get(head)
                    .map_or(Lexeme::Other(head), Lexeme::Word),
                mark => Lexeme::Mark(dash(mark)),
            };
            self.push(lexeme, head);
            rest = tail;
        }
    }

    fn push(&mut self, lexeme: Lexeme<'a>, text: &'a str) {
        self.pieces.push(Piece {
            lexeme,
            text,
            atom: self.next,
            ends: false,
            gap: Gap::None,
        });
    }
}

/// Bytes of a word of the calendar with all its suffixes, at most: of a longer one, as random digits and letters are, no rest
/// is looked up as a whole.
const LONGEST: usize = 128;

/// Whether the word, or its part before a hyphen, is a roman numeral.
pub(super) fn begins_roman(text: &str) -> bool {
    text.starts_with(['i', 'і', 'v', 'x', 'х'])
        && roman(text.split('-').next().unwrap_or(text)).is_some()
}

/// The value of a roman numeral in lower case, Latin or Cyrillic letters, up to 39.
pub(super) fn roman(text: &str) -> Option<u16> {
    if text.len() > 12 {
        return None;
    }
    let (mut total, mut last) = (0, 0);
    for c in text.chars().rev() {
        let value = match c {
            'i' | 'і' => 1,
            'v' => 5,
            'x' | 'х' => 10,
            _ => return None,
        };
        total = if value < last {
            total - value
        } else {
            total + value
        };
        last = last.max(value);
    }
    u16::try_from(total)
        .ok()
        .filter(|total| (1..40).contains(total))
}

fn number(head: &str) -> Lexeme<'_> {
    match head.parse() {
        Ok(value) if head.len() <= 9 => Lexeme::Number(Digits {
            value,
            count: head.len() as u8,
        }),
        _ => Lexeme::Other(head),
    }
}

/// Length in bytes of the run of digits or letters that begins with `first`.
fn run(text: &str, first: char) -> usize {
    let same = |c: char| match first {
        '0'..='9' => c.is_ascii_digit(),
        _ => is_alphanumeric(c) && !c.is_ascii_digit(),
    };
    match is_alphanumeric(first) {
        true => text.find(|c| !same(c)).unwrap_or(text.len()),
        false => first.len_utf8(),
    }
}

/// One dash for all.
fn dash(mark: char) -> char {
    match mark {
        '–' | '—' | '−' | '‑' | '‒' | '―' => '-',
        '’' | '`' | '‘' => '\'',
        _ => mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::atoms::LineAtoms;

    fn lexemes(text: &str) -> String {
        let (atoms, words) = (LineAtoms::new(text), TimeWords::built_in());
        let mut cursor = Cursor::new(&atoms, words, 0);
        let mut shown = Vec::new();
        while let Some(lexeme) = cursor.peek(0) {
            shown.push(match lexeme {
                Lexeme::Number(digits) => digits.value.to_string(),
                Lexeme::Word(_) => "W".to_owned(),
                Lexeme::Other(text) => text.to_owned(),
                Lexeme::Mark(mark) => mark.to_string(),
            });
            cursor.skip(1);
        }
        shown.join(" ")
    }

    #[test]
    fn joined_and_split_look_the_same() {
        assert_eq!(lexemes("03.07.2010"), "3 . 7 . 2010");
        assert_eq!(lexemes("2008г"), "2008 W");
        assert_eq!(lexemes("ко 2-му июля"), "W 2 - му W");
        assert_eq!(lexemes("сегодня-завтра"), "W - W");
        assert_eq!(lexemes("30-летний"), "30 - W");
        assert_eq!(lexemes("2010\n3"), "2010");
    }

    #[test]
    fn roman_numerals() {
        assert_eq!(roman("xix"), Some(19));
        assert_eq!(roman("хх"), Some(20));
        assert_eq!(roman("iv"), Some(4));
        assert_eq!(roman("vivat"), None);
        assert_eq!(roman(""), None);
    }
}
