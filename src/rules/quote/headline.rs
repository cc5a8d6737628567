//! Sources of headlines: «Полиция: на митинг пришли 300 человек», «На митинг пришли 300 человек — акимат».

use super::clause::block_end;
use super::labelled::is_title;
use super::reader::{Attribution, Reader};
use super::source::Source;
use super::subject::{Part, is_modifier, is_nominative, noun_end, part};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Case;
use crate::mention::{AttributionKind, Name, Tokens};
use crate::text::Text;

/// A source that a mark parts from what it states.
const SURE: f64 = 0.85;

/// Tokens of a source, at most.
const LONGEST: usize = 12;

/// Reads the source of each headline.
pub(super) fn find(reader: &mut Reader<'_>) {
    let text = reader.text;
    let mut i = 0;
    while i < text.len() && is_title(text, i) {
        let end = block_end(text, i);
        if let Some((source, said)) = before(reader, i, end).or_else(|| behind(reader, i, end))
            && !source.media
            && !reader.is_taken(&said)
        {
            let by = Attribution {
                source: Some(source),
                ..Attribution::default()
            };
            reader.report(AttributionKind::Indirect, SURE, said, &by);
        }
        i = end;
    }
}

/// «Полиция: …», «Прокуратура о пожаре: …».
fn before(reader: &Reader<'_>, from: usize, end: usize) -> Option<(Source, Tokens)> {
    let text = reader.text;
    let colon = (from..end.min(from + LONGEST)).find(|&i| text.is_mark(i, ':'))?;
    let source = source(reader, from, colon)?;
    Some((source, colon + 1..end))
}

/// «… — акимат», «… — МЧС о пожаре».
fn behind(reader: &Reader<'_>, from: usize, end: usize) -> Option<(Source, Tokens)> {
    let text = reader.text;
    let dash = (from..end)
        .rev()
        .take(LONGEST)
        .find(|&i| text.is_dash(i) && text.tokens[i].spaced)?;
    let source = source(reader, dash + 1, end)?;
    (dash > from).then_some((source, from..dash))
}

/// Who speaks, where a name or a noun for a body in the nominative is all that these tokens hold, but for what it speaks
/// about.
fn source(reader: &Reader<'_>, from: usize, end: usize) -> Option<Source> {
    let (text, names) = (reader.text, reader.names);
    let head = (from..end).find(|&i| !is_modifier(text, names, i))?;
    let source = match names.over(head) {
        Some((index, mention)) => {
            let speaks = matches!(mention.name, Name::Person(_) | Name::Organization(_));
            let whole = mention.tokens.start == head && is_nominative(text, &mention.tokens);
            (speaks && whole).then(|| Source::named(names, index))?
        }
        None => {
            let body = part(text, head) == Some(Part::Body) && text.word(head).can_be(Case::Nom);
            let noun = body.then(|| Source::noun(text, names, head, end))?;
            owner(reader, head, end).unwrap_or(noun)
        }
    };
    ends(text, source.end, end).then_some(source)
}

/// «пресс-служба МЧС»: the organization that the noun for a body belongs to.
fn owner(reader: &Reader<'_>, head: usize, end: usize) -> Option<Source> {
    let (text, names) = (reader.text, reader.names);
    let tokens = head..noun_end(text, names, head, end);
    let (index, _) = tokens.clone().find_map(|i| names.organization(i))?;
    Some(Source {
        end: tokens.end,
        ..Source::named(names, index)
    })
}

/// Whether nothing follows the source but what it speaks about.
fn ends(text: &Text<'_>, at: usize, end: usize) -> bool {
    at >= end
        || text.is_a(at, Function::About | Function::Regarding)
        || at + 1 == end && text.is_mark(at, '.')
}
