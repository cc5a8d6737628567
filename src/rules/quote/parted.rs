//! Speech that the author's words interrupt.

use super::clause::{quote_at, trim};
use super::direct::direct;
use super::reader::{Attribution, Reader};
use crate::mention::Tokens;
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Text};

/// Speech cut in two by the author's words.
pub(super) const PARTED: Rule = Rule {
    id: "quote.parted",
    about: "Speech that the author's words interrupt: «…, — сказал Иванов. — …»",
    examples: &[
        yields(
            "«Мы рады, — сказал Марат Ахметов. — Приходите ещё».",
            &["Марат Ахметов: Мы рады", "Марат Ахметов: Приходите ещё"],
        ),
        silent(
            "«Мы рады», — сказал Марат Ахметов.",
            "nothing interrupts it",
        ),
    ],
};

/// What was said last, for quotes that go on.
pub(super) struct Last {
    pub said: Attribution,
    /// Token after the author's words.
    pub end: usize,
}

/// Reads speech that the author's words interrupt. Gives whether there are such words.
pub(super) fn find(reader: &mut Reader<'_>, inside: &Tokens, last: &mut Option<Last>) -> bool {
    let mut from = inside.start;
    let mut found = false;
    while let Some((dash, said)) = insertion(reader, &(from..inside.end)) {
        found = true;
        let text = reader.text;
        reader.push(direct(&PARTED, 0.94), trim(text, from..dash, false), &said);
        let resumed = resumption(text, &said, dash, inside.end);
        *last = Some(Last {
            said: said.clone(),
            end: resumed.unwrap_or(text.sentence(dash).end),
        });
        from = match resumed {
            Some(resumed) => resumed,
            None => text.sentence(dash + 1).end,
        };
        let next = insertion(reader, &(from.min(inside.end)..inside.end));
        if next.is_none() && from < inside.end {
            let rest = trim(text, from..inside.end, false);
            reader.push(direct(&PARTED, 0.94), rest, &said);
            *last = Some(Last {
                said,
                end: inside.end + 1,
            });
            break;
        }
        if from >= inside.end {
            break;
        }
    }
    found
}

/// The first dash within `tokens` after which the author speaks: «…, — сказал он».
pub(super) fn insertion(reader: &Reader<'_>, tokens: &Tokens) -> Option<(usize, Attribution)> {
    let text = reader.text;
    let mut i = tokens.start + 1;
    while i + 1 < tokens.end {
        if text.is_dash(i)
            && matches!(
                text.tokens[i - 1].kind,
                Kind::Mark(',' | '!' | '?' | '…' | '.')
            )
        {
            let end = text.sentence(i + 1).end.min(tokens.end);
            if !text.word(i + 1).shape.capital || reader.names.over(i + 1).is_some() {
                let said = reader
                    .attribution(&(i + 1..end), 4)
                    .filter(|said| said.source.is_some() || said.verb.start == i + 1);
                if let Some(said) = said {
                    return Some((i, said));
                }
            }
        }
        i = inner_end(text, i).unwrap_or(i) + 1;
    }
    None
}

/// The closing mark of the quote that opens at token `i`.
fn inner_end(text: &Text<'_>, i: usize) -> Option<usize> {
    if !matches!(text.tokens[i].kind, Kind::Mark('«' | '"' | '“' | '„')) {
        return None;
    }
    quote_at(text, i)?.close
}

/// The token where speech goes on after the author's words that begin at `dash`.
pub(super) fn resumption(
    text: &Text<'_>,
    said: &Attribution,
    dash: usize,
    end: usize,
) -> Option<usize> {
    let source = said.source.as_ref().map_or(0, |source| source.words.end);
    let from = said.verb.end.max(source).max(dash + 1);
    let limit = end.min(from + 40);
    (from + 1..limit)
        .find(|&i| {
            text.is_dash(i)
                && matches!(
                    text.tokens[i - 1].kind,
                    Kind::Mark(',' | '.' | ':' | '!' | '?' | '…' | ';')
                )
        })
        .map(|i| i + 1)
}
