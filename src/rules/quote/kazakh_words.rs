//! Whose words something is by in Kazakh text: «Асқаровтың айтуынша, …», «министрлік таратқан мәліметке сүйенсек, …».

use super::indirect::{indirect, push};
use super::kazakh::{noun, speaks};
use super::reader::{Attribution, Reader};
use super::source::Source;
use super::subject::part;
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::Tokens;
use crate::pattern::{before_gloss, is_predicate, listed};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use svodka_kazakh::{Case, Derived, Form, read};

/// «X-тің айтуынша, …», «X хабарлағандай, …».
pub(super) const WORDS: Rule = Rule {
    id: "quote.kazakh_words",
    about: "A Kazakh clause and whose words it is by: Асқаровтың айтуынша, …",
    examples: &[
        yields(
            "Асқар Жақыповтың айтуынша, ауылда мың ағаш отырғызылды.",
            &["Асқар Жақыпов: ауылда мың ағаш отырғызылды"],
        ),
        yields(
            "Министр Асқар Жақыпов ауылға келді. Министрдің сөзінше, мұнда мың ағаш отырғызылды.",
            &["Асқар Жақыпов: мұнда мың ағаш отырғызылды"],
        ),
        silent(
            "Алдын ала дерек бойынша, ауылда мың ағаш отырғызылды. Министр Асқар Жақыпов риза.",
            "nobody's words",
        ),
    ],
};

/// «X-тің айтуынша, …»: gives whether the sentence is somebody's words.
pub(super) fn by_words(reader: &mut Reader<'_>, sentence: &Tokens) -> bool {
    let text = reader.text;
    let mut i = sentence.start;
    while i < sentence.end {
        let Some((words, cue)) = way(text, i, sentence.end) else {
            i += 1;
            continue;
        };
        i = words.end;
        let source = source_before(reader, words.start, sentence.start);
        let Some(source) = source.filter(|source| !source.media) else {
            continue;
        };
        let mut part = (sentence.start..source.words.start).rev();
        let part = part.find(|&i| text.is_mark(i, ';')); // «…; X-тің айтуынша, …»
        let before = part.map_or(sentence.start, |mark| mark + 1)..source.words.start;
        let is_inserted = before.clone().any(|i| is_predicate(text, i));
        let clause = match is_inserted {
            true => before.start..sentence.end,
            false => words.end..sentence.end,
        };
        if !clause.clone().any(|i| text.is_word(i)) {
            return true;
        }
        let said = Attribution {
            source: Some(source),
            cue: Some(cue),
            verb: words,
        };
        push(reader, indirect(&WORDS, 0.92), clause, &said);
        return true;
    }
    false
}

/// The words at token `i` that mean «by what … says», and how they are cited: «сөзіне қарағанда», «айтуынша», «мәліметінше»,
/// «хабарлағандай», «сілтеме жасап».
fn way(text: &Text<'_>, i: usize, end: usize) -> Option<(Tokens, String)> {
    const SAID: ListSet = ListSet::of(&[List::Say, List::Pass, List::SayNoun]);
    if let Some(found) = listed(text, i, end, ListSet::of(&[List::SayPhrase])) {
        return Some((i..i + found.len, found.entry.canonical.to_string()));
    }
    let word = text.word(i);
    if !text.is_word(i) {
        return None;
    }
    let says = word.lists.meets(SAID) || listed(text, i, i + 1, SAID).is_some();
    if says && is_by(text, i, end) {
        let next = text.normal(i + 1);
        return Some((i..i + 2, format!("{} {next}", word.normal)));
    }
    let like = || text.lexicon.group(Group::TurkicLike).ends(&word.normal);
    let is_way =
        word.lists.meets(SAID) && read(&word.normal).chain.derived == Some(Derived::InTheWay);
    let is_like = || {
        word.kazakh_verb
            .is_some_and(|verb| verb.form == Form::Perfect)
            && like()
    };
    (is_way || says && is_like()).then(|| (i..i + 1, word.normal.to_string()))
}

/// «есебіне қарағанда», «мәліметке сүйенсек», «дерегі бойынша»: whether the noun for somebody's words at token `i` is what
/// something is known by.
fn is_by(text: &Text<'_>, i: usize, end: usize) -> bool {
    let chain = read(text.normal(i)).chain;
    let is_bound = match chain.case {
        Case::Dative => true,
        Case::Nominative => chain.possessor.is_some(),
        _ => false,
    };
    i + 1 < end && is_bound && text.lexicon.group(Group::TurkicBy).has(text.normal(i + 1))
}

/// Whose words they are: who is named, or a noun, right before token `at`.
fn source_before(reader: &Reader<'_>, at: usize, from: usize) -> Option<Source> {
    let text = reader.text;
    let at = before_gloss(text, before_giving(text, at, from));
    let last = at.checked_sub(1).filter(|&i| i >= from)?;
    if text.lexicon.group(Group::TurkicOnes).has(text.normal(last)) {
        return Some(Source::pronoun(last, None));
    }
    let at = before_told(reader, at, from);
    let end = before_service(text, at, from);
    if let Some((index, mention)) = reader.names.ending_at(end - 1) {
        return speaks(mention).then(|| Source::named(reader.names, index));
    }
    let last = end - 1;
    let nominal = matches!(
        read(text.normal(last)).chain.case,
        Case::Genitive | Case::Nominative | Case::Dative
    );
    (nominal && part(text, last).is_some()).then(|| noun(reader, last, from))
}

/// «министрлік таратқан мәліметке»: where the participle begins that says who gave the words at token `at`, else `at`.
fn before_giving(text: &Text<'_>, at: usize, from: usize) -> usize {
    let gives = |&i: &usize| {
        let verb = text.word(i).kazakh_verb;
        text.is_word(i) && verb.is_some_and(|verb| verb.form == Form::Perfect)
    };
    let before = at.checked_sub(1).filter(|&i| i > from);
    before.filter(gives).unwrap_or(at)
}

/// «X-тің агенттікке айтуынша», «X-тің штаб отырысында баяндауынша»: where the words begin that say to whom or where it is
/// said, behind a name in the genitive, else `at`.
fn before_told(reader: &Reader<'_>, at: usize, from: usize) -> usize {
    const WORDS: usize = 5;
    let text = reader.text;
    let case = |i: usize| read(text.normal(i)).chain.case;
    let last = at.checked_sub(1).filter(|&i| i > from && text.is_word(i));
    if !last.is_some_and(|i| matches!(case(i), Case::Dative | Case::Locative)) {
        return at;
    }
    let ends_name = |&i: &usize| {
        let owner = reader.names.ending_at(i - 1);
        owner.is_some_and(|(_, mention)| speaks(mention)) && case(i - 1) == Case::Genitive
    };
    let words = (from + 1..at).rev().take(WORDS);
    let mut words = words.take_while(|&i| text.is_word(i));
    words.find(ends_name).unwrap_or(at)
}

/// Where the words begin that are somebody's service, «баспасөз қызметінің», before token `at`.
fn before_service(text: &Text<'_>, at: usize, from: usize) -> usize {
    const WORDS: usize = 3;
    let floor = from.max(at.saturating_sub(WORDS)) + 1;
    let is_service = |&i: &usize| {
        listed(text, i, at, ListSet::of(&[List::SayBody])).is_some_and(|found| i + found.len == at)
    };
    (floor..at).find(is_service).unwrap_or(at)
}
