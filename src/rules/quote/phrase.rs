//! Speech that a phrase ascribes: «по словам …», «по данным …».

use super::indirect::{after_apposition, push};
use super::reader::{Attribution, Finding, Reader};
use super::source::{self, Source};
use super::subject::pronoun_gender;
use crate::lexicon::grammar::Case;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Name, Tokens};
use crate::pattern::{Listed, listed};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::QuoteMode;

/// «По словам X, …».
pub(super) const WORDS: Rule = Rule {
    id: "quote.by_words",
    about: "A clause that a phrase ascribes to somebody: По словам Иванова, …",
    examples: &[
        yields(
            "По словам Марата Ахметова, в посёлке посадили тысячу деревьев.",
            &["Марат Ахметов: в посёлке посадили тысячу деревьев"],
        ),
        yields(
            "Министр Марат Ахметов открыл парк. По его словам, в посёлке посадили тысячу деревьев.",
            &["Марат Ахметов: в посёлке посадили тысячу деревьев"],
        ),
        silent(
            "По предварительным данным, в посёлке посадили тысячу деревьев. Аким Марат Ахметов доволен.",
            "no source is named",
        ),
    ],
};

const PHRASE: ListSet = ListSet::of(&[List::SayPhrase]);

/// Finds a clause that a phrase ascribes, in a sentence without its agency.
pub(super) fn find(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    let mut i = core.start;
    while i < core.end {
        let found = if text.word(i).phrases.is_empty() && !text.word(i).is(List::SayPhrase) {
            None
        } else {
            listed(text, i, core.end, PHRASE).filter(|found| is_phrase(found))
        };
        match found {
            Some(found) => {
                if let Some(done) = ascribe(reader, core, i, found.len, &found.entry.canonical) {
                    return done;
                }
                i += found.len;
            }
            None => i += 1,
        }
    }
    false
}

/// Phrases of verbs and references are read elsewhere.
fn is_phrase(found: &Listed<'_>) -> bool {
    const OTHERS: [&str; 8] = [
        "как ",
        "об ",
        "со ссылкой",
        "ссылаясь",
        "в ",
        "сообщает",
        "переда",
        "исходя",
    ];
    let surface = &*found.entry.surface;
    !OTHERS.iter().any(|other| surface.starts_with(other))
}

/// Reads the clause that the phrase of `len` tokens at `at` ascribes. `None` where it names no source.
fn ascribe(
    reader: &mut Reader<'_>,
    core: &Tokens,
    at: usize,
    len: usize,
    cue: &str,
) -> Option<bool> {
    let text = reader.text;
    let source = if is_postposition(text, at) {
        behind(reader, core, at)?
    } else {
        ahead(reader, at, at + len, core.end)?
    };
    let after = source.end.max(at + len);
    let comma = (after..core.end.min(after + 8)).find(|&i| text.is_mark(i, ','));
    let inserted = at > core.start && text.is_mark(at - 1, ',');
    let clause = match comma {
        Some(comma) if !inserted => {
            after_apposition(text, comma + 1, core.end, Case::Gen)..core.end
        }
        Some(_) => core.clone(),
        None if inserted => core.start..at - 1,
        None if at <= core.start + 2 => after..core.end,
        None => return None,
    };
    let said = Attribution {
        source: Some(source),
        cue: Some(cue.to_owned()),
        verb: at..at + len,
    };
    let finding = Finding {
        rule: WORDS.id,
        mode: QuoteMode::Indirect,
        confidence: 0.92,
    };
    Some(push(reader, finding, clause, &said))
}

/// Kazakh and Kyrgyz phrases stand after the one they name.
fn is_postposition(text: &Text<'_>, at: usize) -> bool {
    !matches!(
        text.normal(at),
        "по" | "на" | "с" | "со" | "согласно" | "судя" | "из"
    )
}

/// The source before a postposition.
fn behind(reader: &Reader<'_>, core: &Tokens, at: usize) -> Option<Source> {
    let before = at.checked_sub(1).filter(|&before| before >= core.start)?;
    if let Some((index, mention)) = reader.names.over(before) {
        let speaks = matches!(mention.name, Name::Person(_) | Name::Organization(_));
        return speaks.then(|| Source::named(reader.names, index));
    }
    matches!(reader.text.normal(before), "оның" | "анын").then(|| Source::pronoun(before, None))
}

/// The source after, or inside, a phrase that begins at `at` and ends before `from`.
fn ahead(reader: &Reader<'_>, at: usize, from: usize, end: usize) -> Option<Source> {
    let text = reader.text;
    if let Some(pronoun) = (at..from).find(|&i| matches!(text.normal(i), "его" | "ее" | "их"))
    {
        let gender = pronoun_gender(text, pronoun)?;
        return Some(Source::pronoun(pronoun, Some(gender)));
    }
    let limit = (from..end.min(from + 16))
        .find(|&i| {
            text.is_mark(i, ',')
                || text.is_mark(i, ':')
                || text.word(i).is_finite_verb() && reader.names.over(i).is_none()
        })
        .unwrap_or(end.min(from + 16));
    let mut body = None;
    for i in from..limit {
        let Some((index, mention)) = reader.names.over(i) else {
            continue;
        };
        match mention.name {
            Name::Person(_) if may_be_genitive(text, &mention.tokens) => {
                return Some(Source::named(reader.names, index));
            }
            Name::Organization(_) => body = body.or(Some(index)),
            _ => {}
        }
    }
    let noun = source::noun_after(text, reader.names, from, limit);
    match (noun, body) {
        (Some(noun), Some(_)) if noun.is_person => Some(noun.source),
        (_, Some(body)) => Some(Source::named(reader.names, body)),
        (Some(noun), None) => Some(noun.source),
        (None, None) => None,
    }
}

/// Whether no word of the name forbids the genitive.
fn may_be_genitive(text: &Text<'_>, tokens: &Tokens) -> bool {
    tokens.clone().all(|i| {
        let word = text.word(i);
        !word.any(|g| g.is_noun() || g.is_adjectival()) || word.can_be(Case::Gen)
    })
}
