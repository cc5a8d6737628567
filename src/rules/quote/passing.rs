//! Agencies that an article is passed on from: «передает Казинформ», «сообщает Zakon.kz со ссылкой на …».

use super::cue;
use super::reader::Reader;
use super::source::{self, Source};
use crate::lexicon::function::Function;
use crate::lexicon::list::List;
use crate::mention::{Name, Tokens};
use crate::pattern::entry;
use crate::text::{Kind, Text};
use crate::vocabulary::OrganizationKind;

/// The media that the article is passed on from, as mentions.
pub(super) fn find(reader: &Reader<'_>) -> Vec<usize> {
    let text = reader.text;
    let mut via = Vec::new();
    dateline(reader, &mut via);
    for i in 0..text.len() {
        if let Some(source) = beside(reader, i) {
            keep(&source, &mut via);
        }
        let Some(cue) = cue::at(text, i, text.sentence(i).end) else {
            continue;
        };
        if !cue.passes_on || earlier(text, i) || reader.is_taken(&cue.tokens) {
            continue;
        }
        let sentence = text.sentence(i);
        let source = source::find(text, reader.names, cue.tokens.end, sentence.end, &cue)
            .or_else(|| source::before(text, reader.names, sentence.start, &cue));
        let Some(source) = source.filter(|source| source.media) else {
            continue;
        };
        keep(&source, &mut via);
        if let Some(cited) = cited(reader, source.end, sentence.end).filter(|cited| cited.media) {
            keep(&cited, &mut via);
        }
    }
    via
}

/// «со ссылкой на агентство «X»», «X-ке сілтеме жасап»: the medium beside the words at token `i`.
fn beside(reader: &Reader<'_>, i: usize) -> Option<Source> {
    let text = reader.text;
    let sentence = text.sentence(i);
    let cites = is_citing(text, i) && !earlier(text, i);
    cites
        .then(|| cited_at(reader, i, &sentence))?
        .map(|index| Source::named(reader.names, index))
        .filter(|source| source.media)
}

/// Tokens from words that cite to whom they cite, at most.
const NEAR: usize = 4;

/// The organization that is named at token `i`.
fn named(reader: &Reader<'_>, i: usize) -> Option<usize> {
    reader.names.organization(i).map(|(index, _)| index)
}

fn is_citing(text: &Text<'_>, i: usize) -> bool {
    text.word(i).is(List::Cite)
}

/// Whom the word at token `i` cites: behind it, else, in Kazakh, before it.
fn cited_at(reader: &Reader<'_>, i: usize, sentence: &Tokens) -> Option<usize> {
    let mut after = i + 1..sentence.end.min(i + 1 + NEAR);
    let before = sentence.start.max(i.saturating_sub(NEAR))..i;
    let turkic = entry(reader.text, i, List::Cite).is_some_and(|it| &*it.canonical == "before");
    match turkic {
        true => before.rev().find_map(|k| named(reader, k)),
        false => after.find_map(|k| named(reader, k)),
    }
}

fn keep(source: &Source, via: &mut Vec<usize>) {
    if let crate::mention::Referent::Name(mention) = source.speaker
        && !via.contains(&mention)
    {
        via.push(mention);
    }
}

/// «как ранее сообщал …»: not this article.
fn earlier(text: &Text<'_>, i: usize) -> bool {
    (i.saturating_sub(3)..i).any(|j| text.is_a(j, Function::Earlier))
}

/// «АСТАНА. КАЗИНФОРМ — …», «Бишкек /Кабар/»: the agency of a dateline.
fn dateline(reader: &Reader<'_>, via: &mut Vec<usize>) {
    let text = reader.text;
    let mut block = u32::MAX;
    for i in 0..text.len().min(200) {
        if text.tokens[i].block != block {
            block = text.tokens[i].block;
            let end = (i + 12).min(text.len());
            let found = (i..end)
                .filter(|&j| text.tokens[j].block == block)
                .find_map(|j| agency(reader, i, j));
            if let Some(mention) = found.filter(|mention| !via.contains(mention)) {
                via.push(mention);
            }
        }
    }
}

/// The medium at token `i` of a dateline that begins at `start`: after a full stop or slash, before a dash or slash.
fn agency(reader: &Reader<'_>, start: usize, i: usize) -> Option<usize> {
    let text = reader.text;
    let (index, mention) = reader.names.over(i)?;
    let Name::Organization(name) = &mention.name else {
        return None;
    };
    if name.kind != Some(OrganizationKind::Media) || mention.tokens.start != i || i < start + 2 {
        return None;
    }
    let next = mention.tokens.end;
    let mark = |i: usize| match text.tokens.get(i) {
        Some(token) => match token.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        },
        None => None,
    };
    let fits = match mark(i - 1)? {
        '.' => text.is_dash(next),
        '/' => mark(next) == Some('/'),
        _ => false,
    };
    fits.then_some(index)
}

/// Token where the sentence ends but for the agency that passes it on: «…, передает Казинформ».
pub(super) fn core_end(reader: &Reader<'_>, sentence: &Tokens) -> usize {
    let text = reader.text;
    for comma in sentence.clone().skip(2).filter(|&i| text.is_mark(i, ',')) {
        let Some(cue) = cue::first(text, &(comma + 1..sentence.end), 4) else {
            continue;
        };
        if !cue.passes_on {
            continue;
        }
        let source = source::find(text, reader.names, cue.tokens.end, sentence.end, &cue);
        if source.is_some_and(|source| source.media) {
            return comma;
        }
    }
    sentence.end
}

/// «со ссылкой на X», «ссылаясь на X»: X, from token `from` on.
fn cited(reader: &Reader<'_>, from: usize, end: usize) -> Option<Source> {
    let text = reader.text;
    let at = (from..end).find(|&i| is_citing(text, i))? + 1;
    let named = (at..end).find_map(|i| {
        let (index, mention) = reader.names.over(i)?;
        let speaks = matches!(mention.name, Name::Organization(_) | Name::Person(_));
        speaks.then(|| Source::named(reader.names, index))
    });
    named.or_else(|| source::body_after(text, reader.names, at, end))
}

/// The source that a medium cites; none where it cites another medium.
pub(super) fn cited_source(reader: &Reader<'_>, from: usize, end: usize) -> Option<Source> {
    cited(reader, from, end).filter(|source| !source.media)
}
