//! What the grammar reads: the atoms of a text, whoever cut it.

use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use std::ops::Range;

/// The smallest piece of text the grammar sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atom<'a> {
    /// Digits, possibly joined by separators without spaces: `3`, `12,5`, `03.07.2010`, `15:30`.
    Number(&'a str),
    /// A word in its normal form: lower case, «ё» as «е». Hyphens and digits belong to it: `2-му`, `30-летия`.
    Word(&'a str),
    /// Anything else.
    Mark(char),
}

/// What stands between two neighbouring atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing.
    None,
    /// White space of one line.
    Space,
    /// The end of a line or paragraph: no expression crosses it.
    Break,
}

/// A sequence of atoms. Implemented by the tokens of a text and by [`LineAtoms`].
pub trait Atoms {
    /// The number of atoms.
    fn len(&self) -> usize;

    /// The atom at `index`, `None` past the end.
    fn atom(&self, index: usize) -> Option<Atom<'_>>;

    /// What stands between `index` and the atom after it.
    fn gap(&self, index: usize) -> Gap;

    /// Whether the atom at `index` is a word that begins with a capital letter.
    fn is_capital(&self, index: usize) -> bool;

    /// Whether the word at `index` can be in the genitive. Without a dictionary: any that is no verb by its ending.
    fn is_genitive(&self, index: usize) -> bool {
        const VERBS: [&str; 11] = [
            "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ют",
        ];
        let is_verb = |text: &str| {
            text.chars().count() > 3 && VERBS.iter().any(|ending| text.ends_with(ending))
        };
        matches!(self.atom(index), Some(Atom::Word(text)) if !is_verb(text))
    }

    /// Whether the word at `index` can be a noun or an adjective in such a case. Without a dictionary: any.
    fn declines(&self, index: usize, _case: Case) -> bool {
        matches!(self.atom(index), Some(Atom::Word(_)))
    }

    /// Whether the word at `index` can be a masculine noun for many things, of which each may have a number: «билеты».
    /// Without a dictionary: any with such an ending.
    fn is_numbered(&self, index: usize) -> bool {
        let numbered = |text: &str| text.chars().count() > 3 && own(Group::PluralEnding).ends(text);
        matches!(self.atom(index), Some(Atom::Word(text)) if numbered(text))
    }

    /// Whether the text is of Kazakhstan, whose holidays need no country beside them.
    fn is_home(&self) -> bool {
        true
    }

    /// Whether there is no atom at all.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The atoms of a short string, cut by the calendar itself.
#[derive(Debug)]
pub struct LineAtoms {
    folded: String,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    kind: Kind,
    capital: bool,
    folded: Range<usize>,
    bytes: Range<usize>,
    gap: Gap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    Word,
    Mark,
}

impl LineAtoms {
    /// Cuts `text`; costs one pass and one copy.
    pub fn new(text: &str) -> Self {
        let mut line = Self {
            folded: String::with_capacity(text.len()),
            pieces: Vec::new(),
        };
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            if skipped(first) {
                line.widen_gap(first);
                at += first.len_utf8();
                continue;
            }
            let (kind, length) = piece(&text[at..], first);
            line.push(kind, &text[at..at + length], at);
            at += length;
        }
        line
    }

    /// The bytes of the string that the atoms `range` cover; empty for an empty range.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        match (
            self.pieces.get(range.start),
            self.pieces.get(range.end.wrapping_sub(1)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => {
                first.bytes.start..last.bytes.end
            }
            _ => 0..0,
        }
    }

    fn widen_gap(&mut self, white: char) {
        if let Some(last) = self.pieces.last_mut() {
            last.gap = match (last.gap, white) {
                (_, '\n' | '\r') | (Gap::Break, _) => Gap::Break,
                (gap, white) if !white.is_whitespace() => gap,
                _ => Gap::Space,
            };
        }
    }

    fn push(&mut self, kind: Kind, text: &str, at: usize) {
        let start = self.folded.len();
        let letters = text
            .chars()
            .filter(|&c| !skipped(c))
            .flat_map(char::to_lowercase);
        self.folded.extend(letters.map(fold));
        self.pieces.push(Piece {
            kind,
            capital: text.starts_with(char::is_uppercase),
            folded: start..self.folded.len(),
            bytes: at..at + text.len(),
            gap: Gap::None,
        });
    }
}

impl Atoms for LineAtoms {
    fn len(&self) -> usize {
        self.pieces.len()
    }

    fn atom(&self, index: usize) -> Option<Atom<'_>> {
        let piece = self.pieces.get(index)?;
        let text = &self.folded[piece.folded.clone()];
        Some(match piece.kind {
            Kind::Number => Atom::Number(text),
            Kind::Word => Atom::Word(text),
            Kind::Mark => Atom::Mark(text.chars().next()?),
        })
    }

    fn is_capital(&self, index: usize) -> bool {
        self.pieces.get(index).is_some_and(|piece| piece.capital)
    }

    fn gap(&self, index: usize) -> Gap {
        self.pieces.get(index).map_or(Gap::Break, |piece| piece.gap)
    }
}

/// The kind and the length in bytes of the piece that `text` begins with.
fn piece(text: &str, first: char) -> (Kind, usize) {
    if first.is_alphanumeric() {
        let end = word_end(text);
        let kind = match text[..end].chars().any(char::is_alphabetic) {
            true => Kind::Word,
            false => Kind::Number,
        };
        return (kind, end);
    }
    (Kind::Mark, first.len_utf8())
}

/// Where the run of letters and digits ends; a hyphen or an apostrophe inside belongs to it when a letter follows.
fn word_end(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inside =
            c == '\u{AD}' || matches!(c, '-' | '\'' | '’') && next.is_some_and(char::is_alphabetic);
        if !c.is_alphanumeric() && !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn skipped(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\0'
        )
}

fn fold(c: char) -> char {
    match c {
        'ё' => 'е',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let line = LineAtoms::new(text);
        (0..line.len())
            .filter_map(|i| line.atom(i))
            .map(|atom| format!("{atom:?}"))
            .collect()
    }

    #[test]
    fn cuts_words_numbers_and_marks() {
        assert_eq!(
            cut("3 Июля 2010, ко 2-му"),
            [
                "Number(\"3\")",
                "Word(\"июля\")",
                "Number(\"2010\")",
                "Mark(',')",
                "Word(\"ко\")",
                "Word(\"2-му\")"
            ]
        );
        assert_eq!(
            cut("5 января'12")[1..],
            ["Word(\"января\")", "Mark('\\'')", "Number(\"12\")"]
        );
    }

    #[test]
    fn bytes_lead_back_to_the_text() {
        let text = "— 3\u{A0}Июля 2010";
        let line = LineAtoms::new(text);
        assert_eq!(&text[line.bytes(1..4)], "3\u{A0}Июля 2010");
        assert_eq!(line.bytes(2..2), 0..0);
    }
}
