//! Pairs of quotation marks.

use super::token::{Kind, Token};

/// A stretch of text in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Token of the opening mark.
    pub open: usize,
    /// Token of the closing mark; `None` where the block ends without it. It stands in a later block
    /// where a quote runs over several paragraphs.
    pub close: Option<usize>,
    /// How many quotes it stands in.
    pub depth: u8,
}

impl Quoted {
    /// The tokens between the marks; empty for a quote that is never closed.
    pub fn inside(&self) -> std::ops::Range<usize> {
        self.open + 1..self.close.unwrap_or(self.open + 1)
    }
}

/// What a mark may do where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

/// A quote of several paragraphs has at most this many.
const PARAGRAPHS: u32 = 8;

/// Pairs the quotation marks of each block, nested ones inside.
///
/// A mark that opens nothing is passed over. «„ open, » closes; “”" are read by the white space around
/// them. One closing mark may close two quotes that end together («…«X»). A quote that a block leaves
/// open is closed in a later one where each block between opens with a mark of its own, or where the
/// next closing mark closes nothing else.
pub(super) fn pair(text: &str, tokens: &[Token], quoted: &mut Vec<Quoted>) {
    quoted.clear();
    let mut open: Vec<usize> = Vec::new(); // indices into `quoted`
    let mut left_open: Option<usize> = None; // by the blocks before
    let mut first = 0; // of this block, in `quoted`
    for (i, token) in tokens.iter().enumerate() {
        let begins = i == 0 || tokens[i - 1].block != token.block;
        if begins {
            left_open = leave(tokens, i, quoted, first, left_open);
            first = quoted.len();
            open.clear();
        }
        let Some(side) = side(text, tokens, i, !open.is_empty()) else {
            continue;
        };
        match (side, open.pop()) {
            (Side::Open, outer) => {
                if begins && left_open.is_some() {
                    continue; // the mark that each paragraph of a long quote repeats
                }
                open.extend(outer);
                open.push(quoted.len());
                quoted.push(Quoted {
                    open: i,
                    close: None,
                    depth: (open.len() - 1).min(255) as u8,
                });
            }
            (Side::Close, Some(index)) => quoted[index].close = Some(i),
            (Side::Close, None) => {
                if let Some(index) = left_open.take() {
                    quoted[index].close = Some(i);
                }
            }
        }
    }
    leave(tokens, tokens.len(), quoted, first, left_open);
}

/// Settles what the block that ends before token `end` leaves open. Gives the quote that a later block
/// may close.
fn leave(
    tokens: &[Token],
    end: usize,
    quoted: &mut [Quoted],
    first: usize,
    before: Option<usize>,
) -> Option<usize> {
    if end == 0 {
        return None;
    }
    let next = tokens.get(end).map_or(u32::MAX, |token| token.block);
    if let Some(index) = before {
        let long = next.saturating_sub(tokens[quoted[index].open].block) >= PARAGRAPHS;
        return if long { None } else { Some(index) };
    }
    let outer = (first..quoted.len()).find(|&i| quoted[i].close.is_none())?;
    if let Some(close) = shared_close(tokens, end, &quoted[outer + 1..]) {
        quoted[outer].close = Some(close);
        return None;
    }
    if runs_on(tokens, quoted[outer], end) {
        return Some(outer);
    }
    for inner in &mut quoted[outer + 1..] {
        inner.depth = inner.depth.saturating_sub(1);
    }
    None
}

/// The closing mark of the last of `inner`, where it closes the quote around it too: the block ends
/// there, or the author's words begin.
fn shared_close(tokens: &[Token], end: usize, inner: &[Quoted]) -> Option<usize> {
    let close = inner.last()?.close?;
    let mark = |i: usize| match tokens.get(i) {
        Some(token) if i < end => Some(token.kind),
        _ => None,
    };
    let after = mark(close + 1);
    let spoken = matches!(after, Some(Kind::Mark(','))) && is_dash(mark(close + 2));
    let ends = matches!(after, Some(Kind::Mark('.'))) && mark(close + 2).is_none();
    let loud = matches!(mark(close - 1), Some(Kind::Mark('!' | '?' | '…')));
    let spoken = spoken || loud && is_dash(after);
    (spoken || ends || after.is_none()).then_some(close)
}

/// Whether a quote left open fills its block to the end, without words of the author.
fn runs_on(tokens: &[Token], quote: Quoted, end: usize) -> bool {
    let starts = quote.open == 0
        || tokens[quote.open - 1].block != tokens[quote.open].block
        || tokens[quote.open - 1].kind == Kind::Mark(':')
        || is_dash(Some(tokens[quote.open - 1].kind));
    let author = (quote.open + 1..end).any(|i| {
        matches!(
            tokens[i].kind,
            Kind::Mark(',' | '!' | '?' | '…' | '"' | '»')
        ) && is_dash(tokens.get(i + 1).map(|token| token.kind))
    });
    starts
        && !author
        && matches!(
            tokens[end - 1].kind,
            Kind::Mark('.' | '!' | '?' | '…' | ';')
        )
}

fn is_dash(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Mark('-' | '‒' | '–' | '—' | '―' | '−')))
}

fn side(text: &str, tokens: &[Token], i: usize, inside: bool) -> Option<Side> {
    let Kind::Mark(mark) = tokens[i].kind else {
        return None;
    };
    match mark {
        '«' | '„' | '‟' => Some(Side::Open),
        '»' => Some(Side::Close),
        '“' | '”' | '"' | '″' => Some(by_spaces(text, tokens, i, inside)),
        _ => None,
    }
}

/// What a mark that may open and close does: white space before it opens, white space after it closes.
fn by_spaces(text: &str, tokens: &[Token], i: usize, inside: bool) -> Side {
    let spaced = tokens[i].spaced;
    let glued = text[tokens[i].span.end as usize..]
        .chars()
        .next()
        .is_some_and(|c| !c.is_whitespace() && !",.;:!?…)»”".contains(c));
    let after_opening = i > 0
        && !spaced
        && matches!(
            tokens[i - 1].kind,
            Kind::Mark('(' | '«' | '"' | '„' | '“' | '”' | '[')
        );
    let opens = match (spaced || after_opening, glued) {
        (true, true) => true,
        (false, false) => false,
        (true, false) | (false, true) => !inside,
    };
    if opens { Side::Open } else { Side::Close }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    /// Tokens that are marks or words, blocks parted by line feeds.
    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut block = 0;
        let mut at = 0;
        let mut spaced = true;
        while at < text.len() {
            let rest = &text[at..];
            let Some(c) = rest.chars().next() else { break };
            if c.is_whitespace() {
                block += u32::from(c == '\n');
                at += c.len_utf8();
                spaced = true;
                continue;
            }
            let word = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            let (len, kind) = if word > 0 {
                (word, Kind::Word)
            } else {
                (c.len_utf8(), Kind::Mark(c))
            };
            tokens.push(Token {
                span: Span::of(at..at + len),
                kind,
                word: 0,
                block,
                sentence: 0,
                spaced,
                is_kazakh: false,
                is_respelt: false,
            });
            spaced = false;
            at += len;
        }
        tokens
    }

    /// Depth and inside of each quote.
    fn quotes(text: &str) -> Vec<(u8, String)> {
        let tokens = tokens(text);
        let mut quoted = Vec::new();
        pair(text, &tokens, &mut quoted);
        quoted
            .iter()
            .map(|quote| {
                let inside = quote.inside();
                let words = if inside.is_empty() {
                    "?".to_owned()
                } else {
                    let span = tokens[inside.start].span.cover(tokens[inside.end - 1].span);
                    span.of_text(text).to_owned()
                };
                (quote.depth, words)
            })
            .collect()
    }

    fn expect(text: &str, expected: &[(u8, &str)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(depth, words)| (*depth, (*words).to_owned()))
            .collect();
        assert_eq!(quotes(text), expected, "{text}");
    }

    #[test]
    fn nested() {
        expect(
            "«Для кого «помощь людям» — норма», — сказала",
            &[(0, "Для кого «помощь людям» — норма"), (1, "помощь людям")],
        );
        expect(
            "\"Акция \"Мы команда\" идёт\", - сказал",
            &[(0, "Акция \"Мы команда\" идёт"), (1, "Мы команда")],
        );
        expect(
            "\"\"Мы команда\" идёт\"",
            &[(0, "\"Мы команда\" идёт"), (1, "Мы команда")],
        );
        expect(
            "„Таза Қазақстан“ и “Таза” и ”Таза”",
            &[(0, "Таза Қазақстан"), (0, "Таза"), (0, "Таза")],
        );
    }

    #[test]
    fn one_mark_closes_two() {
        expect(
            "«Идёт акция «Чистый двор», — сказал он.",
            &[(0, "Идёт акция «Чистый двор"), (1, "Чистый двор")],
        );
        expect(
            "Он сказал: «Идёт акция «Чистый двор».",
            &[(0, "Идёт акция «Чистый двор"), (1, "Чистый двор")],
        );
    }

    #[test]
    fn one_loud_mark_closes_two() {
        expect(
            "\"Он шепнул: \"Мам, не плачь!\" - сказала она.",
            &[(0, "Он шепнул: \"Мам, не плачь!"), (1, "Мам, не плачь!")],
        );
    }

    #[test]
    fn paragraphs() {
        expect(
            "«Мы рады.\n«Мы вместе.\n«Мы победим», — сказал он.",
            &[(0, "Мы рады.\n«Мы вместе.\n«Мы победим")],
        );
        expect(
            "Он сказал: «Мы рады.\nМы «вместе».\nМы победим».",
            &[(0, "Мы рады.\nМы «вместе».\nМы победим"), (0, "вместе")],
        );
    }

    #[test]
    fn a_forgotten_mark_spoils_its_block_alone() {
        expect(
            "«Мы рады, — сказал он.\n«Мы вместе», — сказал он.",
            &[(0, "?"), (0, "Мы вместе")],
        );
        expect(
            "Акция «Чистый двор прошла, за ней «Чистый лес» шла.\nТихо» было",
            &[(0, "?"), (0, "Чистый лес")],
        );
    }
}
