//! Tokens: words, numbers and marks.

use crate::lexicon::normal::{is_alphabetic, is_alphanumeric};
use crate::lexicon::word::WordId;
use crate::span::Span;
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
}

/// Splits `text`, which begins at byte `offset` of the article, into tokens.
pub(super) fn split(text: &str, offset: u32, block: u32, push: &mut impl FnMut(&str, Token)) {
    let mut pending: Option<(usize, usize)> = None; // a word that a hyphen may continue
    let mut spaced = true;
    let mut pending_spaced = true;
    let mut emit = |from: usize, to: usize, spaced: bool| {
        pieces(text, from, to, |from, to, first| {
            let surface = &text[from..to];
            let token = Token {
                span: Span::new(offset + from as u32, offset + to as u32),
                kind: kind(surface),
                word: 0,
                block,
                sentence: 0,
                spaced: spaced && first,
            };
            push(surface, token);
        });
    };
    let mut segments = text.split_word_bound_indices().peekable();
    while let Some((at, segment)) = segments.next() {
        let end = at + segment.len();
        if segment.chars().all(char::is_whitespace) {
            if let Some((from, to)) = pending.take() {
                emit(from, to, pending_spaced);
            }
            spaced = true;
            continue;
        }
        if is_wordlike(segment) {
            match pending {
                Some((from, to)) if to < at => pending = Some((from, end)), // over a hyphen
                Some((from, to)) => {
                    emit(from, to, pending_spaced);
                    (pending, pending_spaced) = (Some((at, end)), false);
                }
                None => (pending, pending_spaced) = (Some((at, end)), spaced),
            }
            spaced = false;
            let hyphen = segments.peek().filter(|(_, next)| is_hyphen(next));
            let joins = hyphen.is_some_and(|&(hyphen, mark)| {
                let rest = &text[hyphen + mark.len()..];
                let next = rest.chars().next();
                let letters = segment.chars().last().is_some_and(is_alphabetic);
                next.is_some_and(|c| {
                    is_alphabetic(c) || (letters && c.is_ascii_digit() && mark == "-")
                })
            });
            if joins {
                segments.next();
            } else if let Some((from, to)) = pending.take() {
                emit(from, to, pending_spaced);
            }
            continue;
        }
        emit(at, end, spaced);
        spaced = false;
    }
    if let Some((from, to)) = pending {
        emit(from, to, pending_spaced);
    }
}

/// Has a letter or digit.
fn is_wordlike(segment: &str) -> bool {
    segment.chars().any(is_alphanumeric)
}

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

/// Cuts what UAX 29 leaves whole: «А.Балаева» at the dot, «человекВ» before a stray preposition,
/// «2010гг» after the digits, runs of marks into single ones.
fn pieces(text: &str, from: usize, to: usize, mut push: impl FnMut(usize, usize, bool)) {
    let word = &text[from..to];
    if is_plain(word) {
        return push(from, to, true);
    }
    let mut start = from;
    let mut first = true;
    let mut cut = |at: usize, start: &mut usize| {
        if at > *start {
            push(*start, at, first);
            first = false;
            *start = at;
        }
    };
    let mut before: Option<char> = None;
    let mut chars = word.char_indices().peekable();
    while let Some((index, c)) = chars.next() {
        let at = from + index;
        let next = chars.peek().map(|&(_, c)| c);
        let letters = before.is_some_and(is_alphabetic) || next.is_some_and(is_alphabetic);
        if !is_alphanumeric(c) && matches!(c, '.' | ':' | '_' | '·') && letters {
            cut(at, &mut start);
            cut(at + c.len_utf8(), &mut start);
        } else if glued(before, c, next)
            || runs_on(&word[..index], c)
            || word_starts(before, c)
            || (!is_wordlike(word) && index > 0 && !is_extending(c))
        {
            cut(at, &mut start);
        }
        before = Some(c);
    }
    cut(to, &mut start);
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
    next.is_none() && before.is_some_and(char::is_lowercase) && "ВСКОУИАЯ".contains(c)
}

/// «12 человекОб этом»: a capital inside a word that begins in lower case, after three letters or more.
fn runs_on(before: &str, c: char) -> bool {
    matches!(c, 'А'..='Я')
        && before.len() >= 6
        && before.chars().all(|b| matches!(b, 'а'..='я' | 'ё'))
}

/// Digits and then letters without a hyphen: «2022гг», «5млн».
fn word_starts(before: Option<char>, c: char) -> bool {
    before.is_some_and(|b| b.is_ascii_digit()) && is_alphabetic(c) && !c.is_ascii_alphabetic()
}

/// Combining marks and invisible characters, which belong to what stands before.
fn is_extending(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        split(text, 0, 0, &mut |surface, token| {
            assert_eq!(token.span.of_text(text), surface);
            found.push(surface.to_owned());
        });
        found
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
            ("+700 человек, 500+", "+|700|человек|,|500|+"),
            ("КазМунайГаз", "КазМунайГаз"),
        ];
        for (text, expected) in cases {
            assert_eq!(tokens(text).join("|"), *expected, "{text}");
        }
    }
}
