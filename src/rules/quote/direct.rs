//! Speech in quotation marks.

use super::clause::{
    begins_block, block_end, has_predicate, is_clause, is_name, starts_upright, trim, words,
};
use super::cue;
use super::kazakh;
use super::parted::{self, Last};
use super::reader::{Attribution, Finding, Reader};
use super::source::Source;
use crate::lexicon::list::List;
use crate::mention::Tokens;
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Quoted, Text};
use crate::vocabulary::{BlockKind, QuoteMode};

/// Speech with the author's words after it.
pub(super) const AFTER: Rule = Rule {
    id: "quote.after",
    about: "Speech in quotation marks, then a dash or comma and who said it: «…», — сказал Иванов",
    examples: &[
        yields(
            "«Мы посадили тысячу деревьев», — сказал аким Марат Ахметов.",
            &["Марат Ахметов: Мы посадили тысячу деревьев"],
        ),
        yields(
            "Министр Марат Ахметов открыл парк. «Это только начало», — добавил он.",
            &["Марат Ахметов: Это только начало"],
        ),
        yields(
            "Шахту открыли, сообщает министерство недр. «Золота хватит надолго», — говорится в заявлении.",
            &["министерство недр: Золота хватит надолго"],
        ),
        yields(
            "\"Двор станет чище!\" - пообещала директор школы Анна Ким.",
            &["Анна Ким: Двор станет чище!"],
        ),
        yields(
            "«Пришло человек триста», — так прикинул численность толпы аким Марат Ахметов.",
            &["Марат Ахметов: Пришло человек триста"],
        ),
        yields(
            "«Мы рады слёту», — сказал Марат Ахметов, глава фонда. — Приходите ещё.",
            &[
                "Марат Ахметов: Мы рады слёту",
                "Марат Ахметов: Приходите ещё",
            ],
        ),
        silent(
            "Акция «Таза Қазақстан» — это проект, о котором сказал аким Марат Ахметов.",
            "a name, and a clause about it",
        ),
        silent(
            "Проект «Чистый двор», отметил аким Марат Ахметов, завершён.",
            "a name inside what is said",
        ),
    ],
};

/// Speech with the author's words before it.
pub(super) const BEFORE: Rule = Rule {
    id: "quote.before",
    about: "Speech in quotation marks after a verb of saying: Иванов сказал: «…»",
    examples: &[
        yields(
            "Марат Ахметов сказал: «Мы посадили тысячу деревьев».",
            &["Марат Ахметов: Мы посадили тысячу деревьев"],
        ),
        silent(
            "Марат Ахметов сказал о проекте «Чистый двор».",
            "a name, not speech",
        ),
    ],
};

/// Speech after a name and a colon.
pub(super) const COLON: Rule = Rule {
    id: "quote.colon",
    about: "Speech in quotation marks after a name and a colon, without a verb: Министр Балаева: «…»",
    examples: &[
        yields(
            "Министр Аида Балаева в приветственном слове: «Мы начинаем юбилейный год».",
            &["Аида Балаева: Мы начинаем юбилейный год"],
        ),
        silent(
            "Организатор — Аида Балаева. В программе: «Чистый двор» и другие акции.",
            "a list of names after a colon",
        ),
    ],
};

/// A further quote of the one who spoke last.
pub(super) const CONTINUED: Rule = Rule {
    id: "quote.continued",
    about: "Speech that follows a quote directly: its speaker goes on",
    examples: &[
        yields(
            "«Мы рады», — сказал Марат Ахметов. «Приходите к нам ещё».",
            &["Марат Ахметов: Приходите к нам ещё"],
        ),
        silent(
            "«Мы рады», — сказал Марат Ахметов. Проект «Мы вместе идём вперёд» закрыт.",
            "a name in a sentence of the author",
        ),
    ],
};

/// How many tokens of the author's words may stand before the verb.
const REACH: usize = 10;

pub(super) const fn direct(rule: &Rule, confidence: f64) -> Finding {
    Finding {
        rule: rule.id,
        mode: QuoteMode::Direct,
        confidence,
    }
}

/// Finds speech in quotation marks.
pub(super) fn find(reader: &mut Reader<'_>) {
    let text = reader.text;
    let mut last: Option<Last> = None;
    let mut waiting: Vec<Tokens> = Vec::new(); // paragraphs of speech whose speaker comes after them
    for quote in text.quoted.iter().filter(|quote| quote.depth == 0) {
        let inside = inside(text, quote);
        if inside.is_empty() {
            continue;
        }
        let open = quote.open;
        if waiting.last().is_some_and(|tokens| tokens.end + 1 != open) {
            waiting.clear();
        }
        if parted::find(reader, &inside, &mut last) {
            waiting.clear();
            continue;
        }
        if quote.close.is_none() {
            continue;
        }
        let after = inside.end + 1;
        if let Some((said, end)) = said_after(reader, &inside, after) {
            let said = kazakh::with_speaker(reader, said, open);
            for tokens in waiting.drain(..) {
                reader.push(direct(&CONTINUED, 0.8), trim(text, tokens, false), &said);
            }
            let rest = resumed(text, &said, after);
            reader.push(direct(&AFTER, 0.96), trim(text, inside, false), &said);
            if let Some(rest) = rest.filter(|rest| !reader.is_taken(rest)) {
                reader.push(direct(&AFTER, 0.93), trim(text, rest, true), &said);
            }
            last = Some(Last { said, end });
        } else if is_name(text, reader.names, &inside) {
            continue;
        } else if let Some((finding, said)) = said_before(reader, &inside, open) {
            reader.push(finding, trim(text, inside, false), &said);
            last = Some(Last { said, end: after });
        } else if let Some(said) = goes_on(text, &inside, open, last.as_ref()) {
            reader.push(direct(&CONTINUED, 0.8), trim(text, inside, false), &said);
            last = Some(Last { said, end: after });
        } else if begins_block(text, open)
            && after == block_end(text, inside.end)
            && is_clause(text, &inside)
        {
            waiting.push(inside);
        }
    }
}

/// The tokens of a quote; of one never closed, those to the end of its block.
fn inside(text: &Text<'_>, quote: &Quoted) -> Tokens {
    match quote.close {
        Some(_) => quote.inside(),
        None => quote.open + 1..block_end(text, quote.open),
    }
}

/// Speech that goes on without marks behind the author's words, which begin at token `after`, to the end of the paragraph:
/// «…», — сказал Иванов. — Приходите ещё.
fn resumed(text: &Text<'_>, said: &Attribution, after: usize) -> Option<Tokens> {
    let end = block_end(text, after);
    let from = parted::resumption(text, said, after, end)?;
    let sentence = from.checked_sub(2).is_some_and(|i| text.is_mark(i, '.'));
    let upright = from < end && text.is_word(from) && text.word(from).shape.capital;
    (sentence && upright && is_clause(text, &(from..end))).then_some(from..end)
}

/// The author's words after a quote that ends before token `after`, and the token after them.
fn said_after(reader: &Reader<'_>, inside: &Tokens, after: usize) -> Option<(Attribution, usize)> {
    let text = reader.text;
    let mut at = after;
    let mut comma = matches!(
        text.tokens[inside.end - 1].kind,
        Kind::Mark(',' | '!' | '?' | '…' | '.')
    );
    while at < text.len()
        && matches!(
            text.tokens[at].kind,
            Kind::Mark(',' | '.' | '!' | '?' | '…')
        )
    {
        comma = true;
        at += 1;
    }
    if at >= text.len() || text.tokens[at].block != text.tokens[after - 1].block {
        return None;
    }
    let dash = text.is_dash(at);
    let from = if dash { at + 1 } else { at };
    let quotes = kazakh::is_quotative(text, at); // «…» деп мәлімдеді
    if from >= text.len() || !(dash || comma || quotes) {
        return None;
    }
    let end = text.sentence(from).end;
    if dash && let Some(said) = headline(reader, inside, from, end) {
        return Some((said, end));
    }
    let reach = match (dash, comma) {
        (true, true) => REACH,
        (true, false) => 4,
        _ if quotes => 4,
        _ => 2,
    };
    let name = is_name(text, reader.names, inside);
    let speech = (dash && comma) || is_clause(text, inside) && !name;
    if let Some(said) = speech
        .then(|| reader.attribution(&(from..end), reach))
        .flatten()
    {
        let upright = dash
            || quotes
            || said
                .source
                .as_ref()
                .is_some_and(|source| source.words.start > said.verb.start);
        return (upright || is_clause(text, inside)).then_some((said, end));
    }
    let named = (dash && comma && is_clause(text, inside) && reader.is_person(from))
        .then(|| reader.names.person(from))
        .flatten();
    named.map(|(index, _)| {
        let source = Some(Source::named(reader.names, index));
        (
            Attribution {
                source,
                ..Attribution::default()
            },
            end,
        )
    })
}

/// «…» – глава МЧС о паводке: the speaker of a headline, without a verb.
fn headline(reader: &Reader<'_>, inside: &Tokens, from: usize, end: usize) -> Option<Attribution> {
    let text = reader.text;
    let block = text.tokens[from].block as usize;
    let title = text.article.blocks[block].kind == BlockKind::Title
        || block == 0 && text.article.blocks.len() > 1;
    if !title || !is_clause(text, inside) || has_predicate(text, &(from..end)) {
        return None;
    }
    let named = reader.names.person(from).map(|(index, _)| index);
    let office = || {
        let noun = (from..end.min(from + 3)).find(|&i| text.word(i).is(List::Office))?;
        let person = (noun..end.min(noun + 8)).find_map(|i| reader.names.person(i));
        Some(match person {
            Some((index, _)) => Source::named(reader.names, index),
            None => Source::noun(text, reader.names, noun, end),
        })
    };
    let source = named
        .map(|index| Source::named(reader.names, index))
        .or_else(office)?;
    Some(Attribution {
        source: Some(source),
        ..Attribution::default()
    })
}

/// The author's words before a quote whose opening mark is token `open`.
fn said_before(
    reader: &Reader<'_>,
    inside: &Tokens,
    open: usize,
) -> Option<(Finding, Attribution)> {
    let text = reader.text;
    let before = open.checked_sub(1)?;
    let colon = if text.is_dash(before) {
        before.checked_sub(1)?
    } else {
        before
    };
    let near = text.tokens[open].block - text.tokens[colon].block <= 1;
    if text.is_mark(colon, ':') && near {
        let said = reader.introduction(colon)?;
        let long = words(text, inside) >= 3 && starts_upright(text, inside);
        let speech = is_clause(text, inside) || is_exclaimed(text, inside);
        return match said.cue {
            Some(_) if speech || long && said.source.is_some() => {
                Some((direct(&BEFORE, 0.95), said))
            }
            None if is_clause(text, inside) => Some((direct(&COLON, 0.85), said)),
            _ => None,
        };
    }
    let close = text.tokens[open].block == text.tokens[before].block;
    if !close || !starts_upright(text, inside) || !has_predicate(text, inside) {
        return None;
    }
    let cue = cue::at(text, before, open).filter(|cue| !cue.passive)?;
    let source = reader.subject(&(text.sentence(before).start..open), &cue)?;
    Some((
        direct(&BEFORE, 0.7),
        Attribution {
            source: Some(source),
            cue: Some(cue.lemma.to_owned()),
            verb: cue.tokens,
        },
    ))
}

/// Whether the stretch ends with more than a full stop: «Слава труду!».
fn is_exclaimed(text: &Text<'_>, tokens: &Tokens) -> bool {
    matches!(
        text.tokens[tokens.end - 1].kind,
        Kind::Mark('!' | '?' | '…')
    )
}

/// The speaker of the quote before, where nothing but marks stands between.
fn goes_on(
    text: &Text<'_>,
    inside: &Tokens,
    open: usize,
    last: Option<&Last>,
) -> Option<Attribution> {
    let last = last?;
    let whole = is_clause(text, inside) && starts_upright(text, inside);
    let parted = open > 0
        && text.is_dash(open - 1)
        && open <= last.end
        && last
            .said
            .source
            .as_ref()
            .is_some_and(|source| source.end <= open);
    let marks =
        last.end <= open && (last.end..open).all(|i| matches!(text.tokens[i].kind, Kind::Mark(_)));
    let ends = match text.tokens.get(inside.end + 1) {
        Some(token) => {
            token.block != text.tokens[inside.end].block
                || matches!(token.kind, Kind::Mark('.' | '!' | '?' | '…' | '«' | '"'))
        }
        None => true,
    };
    ((parted || whole && marks && ends) && is_clause(text, inside)).then(|| last.said.carried())
}
