//! Tokens: words, numbers and marks.

use crate::lexicon::normal::{is_alphabetic, is_alphanumeric, is_small_russian, small_russian};
use crate::lexicon::word_table::WordId;
use crate::span::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word: begins with a letter, or with digits that a letter follows («30-летия»).
    Word,
    /// Digits, with the marks that join them: «300», «12,5», «03.07.2010».
    Number,
    /// One punctuation mark or symbol.
    Mark(char),
}

/// A word, number or mark of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Its word in the table of the thread.
    pub word: WordId,
    /// Number of its block.
    pub block: u32,
    /// Number of its sentence.
    pub sentence: u32,
    /// White space stands before it, or it begins its block.
    pub spaced: bool,
    /// Its sentence is Kazakh.
    pub is_kazakh: bool,
    /// Its word is that of another spelling: Kazakh in Latin letters, or with letters of Russian.
    pub is_respelt: bool,
}

/// Splits `text`, which begins at byte `offset` of the article, into tokens.
///
/// Blanks part it into stretches. One that is a word or a number between marks is cut here; inside
/// any other the boundaries are those of UAX 29, which is many times slower.
pub(super) fn split(text: &str, offset: u32, block: u32, push: &mut impl FnMut(&str, Token)) {
    let mut emit = |from: usize, to: usize, spaced: bool| {
        let surface = &text[from..to];
        let token = Token {
            span: Span::new(offset + from as u32, offset + to as u32),
            kind: kind(surface),
            word: 0,
            block,
            sentence: 0,
            spaced,
            is_kazakh: false,
            is_respelt: false,
        };
        push(surface, token);
    };
    let mut end = 0;
    while end < text.len() {
        let before = end;
        let from = before + blanks(&text.as_bytes()[end..]);
        let letters = from + small_russian(&text.as_bytes()[from..]);
        let to = letters + stretch(&text.as_bytes()[letters..]);
        end = to;
        if to > from && to == letters {
            emit(from, to, true);
            continue;
        }
        match core(&text[from..to]) {
            Some(core) => {
                let core = from + core.start..from + core.end;
                marks(text, from..core.start, from, &mut emit);
                if !core.is_empty() {
                    pieces(text, core.clone(), core.start == from, &mut emit);
                }
                marks(text, core.end..to, from, &mut emit);
            }
            None => segments(text, before..to, &mut emit),
        }
    }
}

/// Bytes of white space that surely parts tokens.
fn blanks(bytes: &[u8]) -> usize {
    let mut length = 0;
    loop {
        match bytes[length..] {
            [b' ' | b'\n' | b'\r' | b'\t', ..] => length += 1,
            [0xC2, 0xA0, ..] => length += 2, // a no-break space
            _ => return length,
        }
    }
}

/// Bytes before the next of [`blanks`].
fn stretch(bytes: &[u8]) -> usize {
    let is_blank = |(at, &byte): (usize, &u8)| match byte {
        b' ' | b'\n' | b'\r' | b'\t' => true,
        0xC2 => bytes.get(at + 1) == Some(&0xA0),
        _ => false,
    };
    let end = bytes.iter().enumerate().position(is_blank);
    end.unwrap_or(bytes.len())
}

/// The word or number that stands between marks; empty among marks alone, `None` where it is not so plain.
fn core(stretch: &str) -> Option<Range<usize>> {
    let start = stretch.find(|c| !is_lone(c)).unwrap_or(stretch.len());
    let rest = &stretch[start..];
    let mut length = 0;
    for (at, c) in rest.char_indices() {
        if is_letter(c) {
            length = at + c.len_utf8();
        } else if c != '-' || at == 0 || at != length {
            break; // neither a letter nor a hyphen after one
        }
    }
    if length == 0 {
        length = rest.bytes().take_while(u8::is_ascii_digit).count();
    }
    rest[length..]
        .chars()
        .all(is_lone)
        .then_some(start..start + length)
}

/// A letter that UAX 29 never parts from its like.
fn is_letter(c: char) -> bool {
    matches!(c, 'А'..='я' | 'a'..='z' | 'A'..='Z' | '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}')
}

/// A mark that stands alone wherever no letters or digits enclose it.
fn is_lone(c: char) -> bool {
    matches!(c, '!'..='/' | ':'..='@' | '['..='^' | '`' | '{'..='~' | '«' | '»' | '“' | '”' | '„' | '–' | '—' | '…' | '№')
}

/// Emits each mark of `range`; the one at `first` follows a blank.
fn marks(text: &str, range: Range<usize>, first: usize, emit: &mut impl FnMut(usize, usize, bool)) {
    for (at, mark) in text[range.clone()].char_indices() {
        let from = range.start + at;
        emit(from, from + mark.len_utf8(), from == first);
    }
}

/// Emits the tokens of `range`, which blanks or the ends of the text enclose.
fn segments(text: &str, range: Range<usize>, emit: &mut impl FnMut(usize, usize, bool)) {
    let mut pending: Option<(usize, usize)> = None; // a word that a hyphen may continue
    let mut spaced = range.start == 0;
    let mut pending_spaced = spaced;
    let mut segments = text[range.clone()]
        .split_word_bound_indices()
        .map(|(at, segment)| (range.start + at, segment))
        .peekable();
    while let Some((at, segment)) = segments.next() {
        let end = at + segment.len();
        if segment.chars().all(char::is_whitespace) {
            if let Some((from, to)) = pending.take() {
                pieces(text, from..to, pending_spaced, emit);
            }
            spaced = true;
            continue;
        }
        if is_wordlike(segment) {
            match pending {
                Some((from, to)) if to < at => pending = Some((from, end)), // over a hyphen
                Some((from, to)) => {
                    pieces(text, from..to, pending_spaced, emit);
                    (pending, pending_spaced) = (Some((at, end)), false);
                }
                None => (pending, pending_spaced) = (Some((at, end)), spaced),
            }
            spaced = false;
            let hyphen = segments
                .peek()
                .filter(|(_, next)| is_hyphen(next) || *next == ZERO_WIDTH);
            let joins = hyphen.is_some_and(|&(hyphen, mark)| {
                let rest = &text[hyphen + mark.len()..range.end];
                let next = rest.chars().next();
                let letters = segment.chars().last().is_some_and(is_alphabetic);
                next.is_some_and(|c| {
                    is_alphabetic(c)
                        || c.is_ascii_digit() && (letters && mark == "-" || mark == ZERO_WIDTH)
                })
            });
            if joins {
                segments.next();
            } else if let Some((from, to)) = pending.take() {
                pieces(text, from..to, pending_spaced, emit);
            }
            continue;
        }
        pieces(text, at..end, spaced, emit);
        spaced = false;
    }
    if let Some((from, to)) = pending {
        pieces(text, from..to, pending_spaced, emit);
    }
}

/// Has a letter or digit.
fn is_wordlike(segment: &str) -> bool {
    segment.chars().any(is_alphanumeric)
}

/// A zero-width space, which pages put inside words to let lines break there.
const ZERO_WIDTH: &str = "\u{200B}";

/// A hyphen that may join words: not the dashes.
fn is_hyphen(segment: &str) -> bool {
    matches!(segment, "-" | "‐" | "‑")
}

fn kind(surface: &str) -> Kind {
    let mut chars = surface.chars();
    match chars.next() {
        Some(first) if first.is_ascii_digit() => {
            if surface.chars().any(is_alphabetic) {
                Kind::Word
            } else {
                Kind::Number
            }
        }
        Some(first) if is_alphanumeric(first) => Kind::Word,
        Some(first) => Kind::Mark(first),
        None => Kind::Mark(' '),
    }
}

/// Emits what UAX 29 leaves whole in pieces: «А.Балаева» at the dot, «человекВ» before a stray preposition,
/// «2010гг» after the digits, runs of marks into single ones.
fn pieces(
    text: &str,
    range: Range<usize>,
    spaced: bool,
    emit: &mut impl FnMut(usize, usize, bool),
) {
    let word = &text[range.clone()];
    if is_small_russian(word) || is_plain(word) {
        return emit(range.start, range.end, spaced);
    }
    let wordlike = is_wordlike(word);
    let mut start = range.start;
    let mut first = spaced;
    let mut cut = |at: usize| {
        if at > start {
            emit(start, at, first);
            first = false;
            start = at;
        }
    };
    let mut before: Option<char> = None;
    let mut chars = word.char_indices().peekable();
    while let Some((index, c)) = chars.next() {
        let at = range.start + index;
        let next = chars.peek().map(|&(_, c)| c);
        if matches!(c, '.' | ':' | '_' | '·')
            && (before.is_some_and(is_alphabetic) || next.is_some_and(is_alphabetic))
        {
            cut(at);
            cut(at + c.len_utf8());
        } else if glued(before, c, next)
            || runs_on(&word[..index], c)
            || word_starts(before, c, next)
            || number_starts(&word[..index], &word[index..])
            || (!wordlike && index > 0 && !is_extending(c))
        {
            cut(at);
        }
        before = Some(c);
    }
    cut(range.end);
}

/// A Cyrillic word without capitals inside, or a number, in which nothing can be cut.
fn is_plain(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    if first.is_some_and(|c| c.is_ascii_digit()) {
        return chars.all(|c| c.is_ascii_digit());
    }
    first.is_some_and(|c| matches!(c, 'А'..='я'))
        && chars.all(|c| matches!(c, 'а'..='я' | 'ё' | '-'))
}

/// «человекВ акции»: a capital preposition or conjunction glued to the end of a lower-case word.
fn glued(before: Option<char>, c: char, next: Option<char>) -> bool {
    next.is_none()
        && matches!(c, 'В' | 'С' | 'К' | 'О' | 'У' | 'И' | 'А' | 'Я')
        && before.is_some_and(char::is_lowercase)
}

/// «12 человекОб этом»: a capital inside a word that begins in lower case, after three letters or more.
fn runs_on(before: &str, c: char) -> bool {
    matches!(c, 'А'..='Я')
        && before.len() >= 6
        && before.chars().all(|b| matches!(b, 'а'..='я' | 'ё'))
}

/// Digits and then letters without a hyphen: «2022гг», «5млн», «15k».
fn word_starts(before: Option<char>, c: char, next: Option<char>) -> bool {
    let thousands = c == 'k' && next.is_none();
    before.is_some_and(|b| b.is_ascii_digit())
        && is_alphabetic(c)
        && (!c.is_ascii_alphabetic() || thousands)
}

/// «эвакуировали102»: digits glued to the end of a long word in lower case, which no name is.
fn number_starts(before: &str, rest: &str) -> bool {
    const LETTERS: usize = 6;
    rest.starts_with(|c: char| c.is_ascii_digit())
        && before.len() >= 2 * LETTERS
        && is_small_russian(before)
        && rest
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
}

/// Combining marks and invisible characters, which belong to what stands before.
fn is_extending(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    fn tokens(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        split(text, 0, 0, &mut |surface, token| {
            assert_eq!(token.span.of_text(text), surface);
            found.push(surface.to_owned());
        });
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn plain_stretches_are_cut_as_any(text in "([А-яёәҚa-zA-Z0-9 .,:;!?'’\"«»„“()_+№%/-]|[—–… \u{a0}\u{ad}\u{301}\u{200d}²😀·]){0,60}") {
            let (mut plain, mut any) = (Vec::new(), Vec::new());
            split(&text, 0, 0, &mut |_, token| plain.push((token.span, token.spaced)));
            segments(&text, 0..text.len(), &mut |from, to, spaced| {
                any.push((Span::new(from as u32, to as u32), spaced));
            });
            prop_assert_eq!(plain, any);
        }
    }

    #[test]
    fn words_numbers_marks() {
        let cases: &[(&str, &str)] = &[
            ("К.-Ж. Токаев", "К|.|-|Ж|.|Токаев"),
            ("А.Балаева", "А|.|Балаева"),
            ("30-летия Независимости", "30-летия|Независимости"),
            ("12,5 млн. тенге", "12,5|млн|.|тенге"),
            ("Нур-Султан — Нур–Султан", "Нур-Султан|—|Нур|–|Султан"),
            ("3-5 тысяч, 3–5", "3|-|5|тысяч|,|3|–|5"),
            ("«Мы - одна команда»", "«|Мы|-|одна|команда|»"),
            ("12 человекВ акции", "12|человек|В|акции"),
            ("12 человекОб этом", "12|человек|Об|этом"),
            ("2022гг. и 5млн", "2022|гг|.|и|5|млн"),
            (
                "COVID-19, 2-му, 100-тысячный",
                "COVID-19|,|2-му|,|100-тысячный",
            ),
            ("03.07.2010 в 15:30", "03.07.2010|в|15|:|30"),
            ("Zakon.kz сообщает…", "Zakon|.|kz|сообщает|…"),
            ("волон\u{AD}тёры", "волон\u{AD}тёры"),
            (
                "волон\u{200B}теров, \u{200B}да\u{200B}",
                "волон\u{200B}теров|,|\u{200B}|да|\u{200B}",
            ),
            ("эвакуировали102 328", "эвакуировали|102|328"),
            ("15k, 4K, 5kg", "15|k|,|4K|,|5kg"),
            ("такси24, Форте24, м2", "такси24|,|Форте24|,|м2"),
            ("+700 человек, 500+", "+|700|человек|,|500|+"),
            ("КазМунайГаз", "КазМунайГаз"),
        ];
        for (text, expected) in cases {
            assert_eq!(tokens(text).join("|"), *expected, "{text}");
        }
    }
}
