//! Speech that a phrase ascribes: «по словам …», «по данным …».

use super::indirect::{after_apposition, push};
use super::reader::{Attribution, Finding, Reader};
use super::source::{self, Source};
use super::subject::pronoun_gender;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{AttributionKind, Name, Tokens};
use crate::pattern::{Listed, is_ones, listed};
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

/// Confidence of a phrase that no comma sets off.
const INSIDE: f64 = 0.8;

const PHRASE: ListSet = ListSet::of(&[List::SayPhrase]);

/// A phrase that ascribes, with its source.
struct Ascribing {
    source: Source,
    /// The phrase.
    tokens: Tokens,
    cue: String,
}

/// Finds a clause that a phrase ascribes, in a sentence without its agency.
pub(super) fn find(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    let mut i = core.start;
    while i < core.end {
        let Some((len, cue)) = phrase_at(text, i, core.end) else {
            i += 1;
            continue;
        };
        let tokens = i..i + len;
        if let Some(source) = source_of(reader, core, &tokens) {
            return ascribe(
                reader,
                core,
                Ascribing {
                    source,
                    tokens,
                    cue,
                },
            );
        }
        i += len;
    }
    false
}

/// The source that a phrase at token `i` names.
pub(super) fn source_at(reader: &Reader<'_>, i: usize, end: usize) -> Option<Source> {
    let (len, _) = phrase_at(reader.text, i, end)?;
    source_of(reader, &(i..end), &(i..i + len))
}

/// The phrase at token `i`: its length, and what it is in the list or as printed.
fn phrase_at(text: &Text<'_>, i: usize, end: usize) -> Option<(usize, String)> {
    match listed(text, i, end, PHRASE).filter(|found| is_phrase(text, found)) {
        Some(found) => Some((found.len, found.entry.canonical.to_string())),
        None => noun_of_saying(text, i, end),
    }
}

/// «по оценочным подсчетам», «согласно отчету»: a noun of saying in the dative, adjectives before it.
fn noun_of_saying(text: &Text<'_>, i: usize, end: usize) -> Option<(usize, String)> {
    if !text.is_a(i, Function::By | Function::According) {
        return None;
    }
    let noun = (i + 1..end.min(i + 4)).find(|&k| !text.word(k).any(|g| g.is_adjectival()))?;
    let word = text.word(noun);
    let said = word.is(List::SayNoun)
        && word.can_be(Case::Dat)
        && !text.lexicon.group(Group::NoSource).has_lemma_of(word);
    let lemma = &word.best()?.lemma;
    said.then(|| (noun + 1 - i, format!("{} {lemma}", text.normal(i))))
}

/// Phrases of verbs and references are read elsewhere.
fn is_phrase(text: &Text<'_>, found: &Listed<'_>) -> bool {
    let others = text.lexicon.group(Group::OtherPhrase);
    let words = &found.entry.words;
    let first = &words[0].normal;
    let two = words
        .get(1)
        .map(|second| format!("{first} {}", second.normal));
    !others.has(first) && !two.is_some_and(|two| others.has(&two))
}

/// The source that a phrase names.
fn source_of(reader: &Reader<'_>, core: &Tokens, phrase: &Tokens) -> Option<Source> {
    if is_postposition(reader.text, phrase.start) {
        behind(reader, core, phrase.start)
    } else {
        ahead(reader, phrase.start, phrase.end, core.end)
    }
}

/// Keeps the clause that a phrase ascribes. Gives whether it is a quote.
fn ascribe(reader: &mut Reader<'_>, core: &Tokens, phrase: Ascribing) -> bool {
    let text = reader.text;
    let Ascribing {
        source,
        tokens,
        cue,
    } = phrase;
    let after = source.end.max(tokens.end);
    let comma = (after..core.end.min(after + 8)).find(|&i| text.is_mark(i, ','));
    let inserted = tokens.start > core.start && text.is_mark(tokens.start - 1, ',');
    let clause = match comma {
        Some(comma) if !inserted => {
            Some(after_apposition(text, comma + 1, core.end, Case::Gen)..core.end)
        }
        Some(_) => Some(core.clone()),
        None if inserted => Some(core.start..tokens.start - 1),
        None if tokens.start <= core.start + 2 => Some(after..core.end),
        None => None,
    };
    let said = Attribution {
        source: Some(source),
        cue: Some(cue),
        verb: tokens,
    };
    let finding = Finding {
        rule: WORDS.id,
        mode: QuoteMode::Indirect,
        confidence: 0.92,
    };
    match clause {
        Some(clause) => push(reader, finding, clause, &said),
        None => {
            reader.report(AttributionKind::Indirect, INSIDE, core.clone(), &said);
            false
        }
    }
}

/// Kazakh and Kyrgyz phrases stand after the one they name.
fn is_postposition(text: &Text<'_>, at: usize) -> bool {
    let before =
        Function::By | Function::On | Function::With | Function::According | Function::OutOf;
    !text.is_a(at, before) && !text.lexicon.group(Group::Judging).has(text.normal(at))
}

/// The source before a postposition.
fn behind(reader: &Reader<'_>, core: &Tokens, at: usize) -> Option<Source> {
    let before = at.checked_sub(1).filter(|&before| before >= core.start)?;
    if let Some((index, mention)) = reader.names.over(before) {
        let speaks = matches!(mention.name, Name::Person(_) | Name::Organization(_));
        return speaks.then(|| Source::named(reader.names, index));
    }
    reader
        .text
        .lexicon
        .group(Group::TurkicTheir)
        .has(reader.text.normal(before))
        .then(|| Source::pronoun(before, None))
}

/// The source after, or inside, a phrase that begins at `at` and ends before `from`.
fn ahead(reader: &Reader<'_>, at: usize, from: usize, end: usize) -> Option<Source> {
    let text = reader.text;
    if let Some(pronoun) = (at..from).find(|&i| is_ones(text, i)) {
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
