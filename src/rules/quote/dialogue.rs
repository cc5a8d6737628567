//! Speech after a dash.

use super::clause::{begins_block, block_end, is_clause, trim, words};
use super::direct::direct;
use super::parted::{insertion, resumption};
use super::reader::{Attribution, Reader};
use crate::mention::Tokens;
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Text};

/// A paragraph of speech that a dash begins.
pub(super) const DASH: Rule = Rule {
    id: "quote.dash",
    about: "Speech after a dash, with the author's words: — Мы рады, — сказал Иванов. — Приходите.",
    examples: &[
        yields(
            "Гостей встретил Марат Ахметов.\n— Мы рады, — сказал он. — Приходите ещё.",
            &["Марат Ахметов: Мы рады", "Марат Ахметов: Приходите ещё"],
        ),
        yields(
            "Акцию запустил директор театра Марат Ахметов.\n– Мы рады, – сказал директор областного центра Бауыржан МАСТЕКОВ.",
            &["Бауыржан Мастеков: Мы рады"],
        ),
        yields(
            "Марат Ахметов отметил: — Мы посадили тысячу деревьев.",
            &["Марат Ахметов: Мы посадили тысячу деревьев"],
        ),
        silent(
            "В программе:\n— концерт, — бег, — выставка.\nГостей встретил Марат Ахметов.",
            "items of a list",
        ),
    ],
};

/// An answer of an interview.
pub(super) const ANSWER: Rule = Rule {
    id: "quote.answer",
    about: "A paragraph after a dash that answers a question of the paragraph before",
    examples: &[
        yields(
            "— Я начала с пяти школ, — вспоминает Анна Ким.\n— Сколько их теперь?\n— Сейчас нас сто человек.",
            &["Анна Ким: Сейчас нас сто человек"],
        ),
        silent(
            "— Я начала с пяти школ, — вспоминает Анна Ким.\n— Сколько их теперь?",
            "a question of the reporter",
        ),
    ],
};

/// Finds speech after dashes.
pub(super) fn find(reader: &mut Reader<'_>) {
    let text = reader.text;
    let mut last: Option<Attribution> = None;
    let mut asked = false; // the paragraph before is a question after a dash
    let mut i = 0;
    while i < text.len() {
        let starts = begins_block(text, i);
        let spoken = text.is_dash(i) && (starts || text.is_mark(i - 1, ':'));
        if !spoken || reader.is_taken(&(i..i + 2)) {
            if starts && !spoken {
                asked = false;
            }
            i += 1;
            continue;
        }
        let end = block_end(text, i);
        let stretch = i + 1..end;
        let question = text.is_mark(end - 1, '?');
        if let Some(said) = parts(reader, stretch.clone()) {
            last = Some(said);
        } else if let Some(said) = introduced(reader, i) {
            reader.push(direct(&DASH, 0.85), trim(text, stretch, true), &said);
            last = Some(said);
        } else if let Some(said) = last.as_ref().filter(|_| asked && !question)
            && words(text, &stretch) >= 3
        {
            reader.push(
                direct(&ANSWER, 0.75),
                trim(text, stretch, true),
                &said.carried(),
            );
        }
        asked = starts && question;
        i = end;
    }
}

/// The words before the colon that introduces the speech whose dash is token `dash`.
fn introduced(reader: &Reader<'_>, dash: usize) -> Option<Attribution> {
    let colon = dash.checked_sub(1)?;
    let text = reader.text;
    let speech = is_clause(text, &(dash + 1..block_end(text, dash)));
    if !text.is_mark(colon, ':') || !speech || !text.word(dash + 1).shape.capital {
        return None;
    }
    reader.introduction(colon).filter(|said| said.cue.is_some())
}

/// Reads the parts of a paragraph of speech. Gives the author's words, where there are any.
fn parts(reader: &mut Reader<'_>, stretch: Tokens) -> Option<Attribution> {
    let mut from = stretch.start;
    let mut said = None;
    while let Some((dash, words)) = insertion(reader, &(from..stretch.end)) {
        let text = reader.text;
        reader.push(direct(&DASH, 0.93), trim(text, from..dash, true), &words);
        let resumed = resumption(text, &words, dash, stretch.end);
        said = Some(words);
        let Some(resumed) = resumed else {
            return said;
        };
        from = resumed;
    }
    let words = said?;
    let rest = trim(reader.text, from..stretch.end, true);
    let speaks = rest
        .clone()
        .any(|i| !matches!(reader.text.tokens[i].kind, Kind::Mark(_)));
    if speaks && !ends_with_author(reader.text, &rest) {
        reader.push(direct(&DASH, 0.93), rest, &words);
    }
    Some(words)
}

/// Whether a last stretch holds a dash after a comma: words that could not be read.
fn ends_with_author(text: &Text<'_>, tokens: &Tokens) -> bool {
    tokens
        .clone()
        .skip(1)
        .any(|i| text.is_dash(i) && text.is_mark(i - 1, ','))
}
