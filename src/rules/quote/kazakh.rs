//! Speech in Kazakh text: the verb comes last, who speaks stands before what is said, or behind the verb, or before a word
//! that means «by what … says».

use super::cue::{self, Cue};
use super::indirect::{attribution, indirect, push};
use super::kazakh_words;
use super::reader::{Attribution, Reader};
use super::source::Source;
use super::statement::{ON_TOPIC, before_it};
use super::subject::{Part, part};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::KazakhVerb;
use crate::mention::{AttributionKind, Mention, Name, Tokens};
use crate::pattern::{behind_gloss, is_predicate, listed};
use crate::rules::role::kazakh_body;
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use svodka_kazakh::{Case, Form, read};

/// «X … қатысқанын айтты», «… деп хабарлады X».
pub(super) const VERB: Rule = Rule {
    id: "quote.kazakh",
    about: "What a Kazakh verb of saying says, a clause in the accusative or with «деп», and its subject",
    examples: &[
        yields(
            "Министр Асқар Жақыпов ауылда мың ағаш отырғызылғанын айтты.",
            &["Асқар Жақыпов: ауылда мың ағаш отырғызылғанын"],
        ),
        yields(
            "Ауылда мың ағаш отырғызылғанын министр Асқар Жақыпов айтты.",
            &["Асқар Жақыпов: Ауылда мың ағаш отырғызылғанын"],
        ),
        yields(
            "Ауылда мың ағаш отырғызылды деп хабарлады министр Асқар Жақыпов.",
            &["Асқар Жақыпов: Ауылда мың ағаш отырғызылды"],
        ),
        silent(
            "Министр Асқар Жақыпов ауыл туралы айтты.",
            "a subject, no clause",
        ),
    ],
};

/// Finds what the sentence says that somebody said.
pub(super) fn find(reader: &mut Reader<'_>, sentence: &Tokens) {
    if takes_up(reader, sentence) || kazakh_words::by_words(reader, sentence) {
        return;
    }
    let listed = last_cue(reader, sentence);
    let is_listed = listed.is_some();
    let Some(cue) = listed.or_else(|| unlisted_cue(reader, sentence)) else {
        return;
    };
    let source = subject(reader, sentence, &cue)
        .filter(|source| is_listed || reader.is_person(source.words.start));
    let Some(source) = source else {
        return;
    };
    if source.media && cue.passes_on || reader.is_taken(sentence) {
        return;
    }
    let text = reader.text;
    let end = before_quotative(text, &cue);
    let start = match source.words.end <= end {
        true => behind_gloss(text, source.end).min(end),
        false => sentence.start,
    };
    let own = start..end;
    let is_own = is_complement(text, cue.tokens.start)
        || own.end < cue.tokens.start
        || starts_so(text, &cue);
    let first = complement_before(text, sentence.start, source.words.start)
        .filter(|_| !is_own && source.words.end <= cue.tokens.start);
    let (clause, is_clause) = match first {
        Some(end) => (sentence.start..end, true),
        None => (own, is_own),
    };
    let said = attribution(Some(source), &cue);
    match is_clause {
        true => {
            push(reader, indirect(&VERB, 0.88), clause, &said);
        }
        false => reader.report(AttributionKind::Statement, ON_TOPIC, clause, &said),
    }
}

/// The last verb of saying of a sentence that stands outside of speech.
fn last_cue<'a>(reader: &Reader<'a>, sentence: &Tokens) -> Option<Cue<'a>> {
    let text = reader.text;
    let free = |i: &usize| !reader.is_taken(&(*i..*i + 1));
    let mut tokens = sentence.clone().rev().filter(free);
    tokens.find_map(|i| cue::at(text, i, sentence.end))
}

/// «… бітті, деп сөзін түйіндеді»: a verb behind «деп» that closes a clause, whatever it says.
fn unlisted_cue<'a>(reader: &Reader<'a>, sentence: &Tokens) -> Option<Cue<'a>> {
    let text = reader.text;
    let free = |i: &usize| !reader.is_taken(&(*i..*i + 1));
    let closes = |i: usize| {
        let comma = usize::from(i > sentence.start && text.is_mark(i - 1, ','));
        let last = (i - comma).checked_sub(1).filter(|&i| i >= sentence.start);
        last.is_some_and(|last| is_predicate(text, last))
    };
    let mut tokens = sentence.clone().rev().filter(free);
    tokens.find_map(|i| cue::behind_quotative(text, i).filter(|_| closes(i)))
}

/// «деп» at token `i`.
pub(super) fn is_quotative(text: &Text<'_>, i: usize) -> bool {
    text.is_word(i) && text.lexicon.group(Group::Quotative).has(text.normal(i))
}

/// Whether the entry of a verb begins with «деп».
fn starts_so(text: &Text<'_>, cue: &Cue<'_>) -> bool {
    is_quotative(text, cue.tokens.start)
}

/// Where what is said ends: before «деп» and the verb.
fn before_quotative(text: &Text<'_>, cue: &Cue<'_>) -> usize {
    let verb = cue.tokens.start;
    let near = (verb.saturating_sub(cue::OBJECT + 1)..verb).rev();
    let mut near = near.take_while(|&i| text.is_word(i) && !text.word(i).shape.capital);
    near.find(|&i| is_quotative(text, i)).unwrap_or(verb)
}

/// «300 адам қатысқанын | әкім Асқар Жақыпов айтты»: where a clause ends that is the object of a verb, with no more than a
/// title between it and the speaker at token `at`.
fn complement_before(text: &Text<'_>, from: usize, at: usize) -> Option<usize> {
    const TITLE: usize = 8;
    let words = (from + 1..at + 1).rev().take(TITLE);
    let mut words = words.take_while(|&i| i == at || text.is_word(i));
    words.find(|&i| is_complement(text, i))
}

/// «қатысқанын», «қатысатынын», «екенін» right before a verb: a clause that is its object.
fn is_complement(text: &Text<'_>, verb: usize) -> bool {
    let Some(i) = verb.checked_sub(1) else {
        return false;
    };
    let word = text.word(i);
    let acts = word
        .kazakh_verb
        .is_some_and(|verb| matches!(verb.form, Form::Perfect | Form::Habitual));
    text.is_word(i)
        && (acts && read(&word.normal).chain.case == Case::Accusative
            || text.lexicon.group(Group::TurkicBeing).has(&word.normal))
}

/// «Бұл туралы X хабарлады»: the sentences before. Gives whether the sentence is one such.
fn takes_up(reader: &mut Reader<'_>, sentence: &Tokens) -> bool {
    let text = reader.text;
    let near = sentence.start..sentence.end.saturating_sub(1).min(sentence.start + 3);
    let group = |group: Group, i: usize| text.lexicon.group(group).has(text.normal(i));
    let is_anaphor = |i: usize| group(Group::TurkicThis, i) && group(Group::TurkicAbout, i + 1);
    if !near.clone().any(is_anaphor) {
        return false;
    }
    let Some(cue) = last_cue(reader, sentence) else {
        return false;
    };
    if let Some(source) = subject(reader, sentence, &cue).filter(|source| !source.media) {
        before_it(reader, sentence, &attribution(Some(source), &cue));
    }
    true
}

pub(super) fn speaks(mention: &Mention) -> bool {
    matches!(mention.name, Name::Person(_) | Name::Organization(_))
}

/// «министр», «аурухананың бас дәрігері»: the noun at `head`, with the listed words before it and whose it is.
pub(super) fn noun(reader: &Reader<'_>, head: usize, from: usize) -> Source {
    const LISTED: usize = 3;
    const PEOPLE: ListSet = ListSet::of(&[List::Office, List::Deputy, List::Honor]);
    let text = reader.text;
    let floor = from.max(head.saturating_sub(LISTED));
    let begins = |&i: &usize| {
        listed(text, i, head + 1, PEOPLE).is_some_and(|found| i + found.len == head + 1)
    };
    let first = match part(text, head) {
        Some(Part::Body) => kazakh_body(text, reader.names, head).start.max(from), // «облыстық білім басқармасы»
        _ => (floor..head).find(begins).unwrap_or(head),
    };
    let owner = first.checked_sub(1).and_then(|i| reader.names.ending_at(i));
    let start = owner.filter(|(_, mention)| mention.tokens.start >= from);
    Source::phrase(
        start.map_or(first, |(_, mention)| mention.tokens.start)..head + 1,
        head,
    )
}

/// The office that the words up to token `end` are, for a headline that it speaks: «Қаржы министрі: …».
pub(super) fn office(reader: &Reader<'_>, from: usize, end: usize) -> Option<Source> {
    let head = end.checked_sub(1).filter(|&i| i >= from)?;
    (is_subject(reader, head) && reader.text.word(head).is(List::Office))
        .then(|| noun(reader, head, from))
}

/// The subject of a verb of saying: behind it, else the first in the nominative before it.
pub(super) fn subject(reader: &Reader<'_>, tokens: &Tokens, cue: &Cue<'_>) -> Option<Source> {
    let text = reader.text;
    let behind = cue.tokens.end..tokens.end;
    let speaks = |i: usize| text.is_mark(i, '«') && reader.names.over(i + 1).is_none();
    let stop = behind
        .clone()
        .find(|&i| text.is_mark(i, '.') || text.is_mark(i, ';') || speaks(i));
    behind_verb(reader, &(behind.start..stop.unwrap_or(behind.end)))
        .or_else(|| before_verb(reader, tokens.start, cue.tokens.start))
}

/// «Асқар Жақыпов «…» деп атап өтті»: what the author says behind a quote, with the speaker who stands before its mark
/// at token `open`, where none does behind it.
pub(super) fn with_speaker(reader: &Reader<'_>, said: Attribution, open: usize) -> Attribution {
    let text = reader.text;
    let colon = open.checked_sub(1).filter(|&i| text.is_mark(i, ':'));
    let end = colon.unwrap_or(open);
    let last = end.checked_sub(1).filter(|&i| {
        text.is_kazakh(i) && text.is_word(i) && text.tokens[i].block == text.tokens[open].block
    });
    match last {
        Some(last) if said.source.is_none() => Attribution {
            source: before_verb(reader, text.sentence(last).start, end),
            ..said
        },
        _ => said,
    }
}

/// «деп хабарлады X министрлігінің өкілі Y»: the person, else the noun, else the body behind the verb.
fn behind_verb(reader: &Reader<'_>, tokens: &Tokens) -> Option<Source> {
    let (text, names) = (reader.text, reader.names);
    let person = || {
        let mut people = tokens.clone().filter_map(|i| names.person(i));
        people.next().map(|(index, _)| Source::named(names, index))
    };
    let body = || {
        let mut bodies = tokens.clone().filter_map(|i| names.organization(i));
        let speaks = |index: usize| {
            let mention = &names.mentions[index];
            let end = mention.tokens.end.max(mention.whole.end);
            let is_place = owns_next(text, end - 1, tokens.end)
                && behind_service(text, end, tokens.end) == end; // «деп жазды Facebook парақшасында»
            let are_theirs = end < tokens.end && part(text, end) == Some(Part::Person); // «қордың өкілдері»
            are_theirs || is_nominative(reader, index) && !is_place
        };
        bodies
            .find(|&(index, _)| speaks(index))
            .map(|(index, _)| Source::named(names, index))
    };
    let office = || {
        let mut heads = tokens.clone().filter(|&i| is_subject(reader, i));
        heads
            .next_back()
            .map(|head| noun(reader, head, tokens.start))
    };
    let pronoun = || {
        tokens
            .clone()
            .find(|&i| is_pronoun(text, i))
            .map(|i| Source::pronoun(i, None))
    };
    let first = tokens.clone().next().filter(|&i| is_pronoun(text, i)); // «деп жазды ол Telegram арнасында»
    let pronoun_first = first.map(|i| Source::pronoun(i, None));
    person()
        .or(pronoun_first)
        .or_else(office)
        .or_else(body)
        .or_else(pronoun)
}

fn is_pronoun(text: &Text<'_>, i: usize) -> bool {
    text.is_word(i) && text.lexicon.group(Group::TurkicHe).has(text.normal(i))
}

/// Whether the word at token `i` is a noun in the nominative for somebody or a body that no name follows.
fn is_subject(reader: &Reader<'_>, i: usize) -> bool {
    let text = reader.text;
    let chain = read(text.normal(i)).chain;
    let is_nominative =
        chain.case == Case::Nominative && chain.derived.is_none() && !chain.is_plural;
    let titles = || {
        reader
            .names
            .over(i + 1)
            .is_some_and(|(_, it)| matches!(it.name, Name::Person(_)))
    };
    let is_noun = match part(text, i) {
        Some(Part::Person) => text.word(i).is(List::Office),
        Some(Part::Body) => true,
        None => false,
    };
    text.is_word(i) && is_noun && is_nominative && reader.names.over(i).is_none() && !titles()
}

/// The first in the nominative before the verb at `verb`, in the last clause that a verb of its own does not end; a noun or
/// a body that only describes somebody named behind it is passed over.
fn before_verb(reader: &Reader<'_>, from: usize, verb: usize) -> Option<Source> {
    let (text, names) = (reader.text, reader.names);
    let ends = |&i: &usize| text.is_mark(i, ',') && i > from && is_predicate(text, i - 1);
    let from = (from..verb)
        .rev()
        .find(ends)
        .map_or(from, |comma| comma + 1);
    let free = (from..verb).filter(|&i| !reader.is_taken(&(i..i + 1)));
    let acts = |i: usize| {
        text.word(i).kazakh_verb.is_some_and(KazakhVerb::acts) && names.over(i).is_none()
    };
    let limit = free.clone().find(|&i| acts(i)).unwrap_or(verb);
    let mut free = free;
    let named = (from..limit)
        .filter(|&i| !reader.is_taken(&(i..i + 1)))
        .find_map(|i| {
            names
                .person(i)
                .filter(|&(index, _)| is_nominative(reader, index))
        });
    if let Some((index, _)) = named {
        return Some(Source::named(names, index));
    }
    free.find_map(|i| speaker_at(reader, i, from, verb))
}

/// Whether the name of a mention, with its head noun, stands in the nominative.
fn is_nominative(reader: &Reader<'_>, index: usize) -> bool {
    let mention = &reader.names.mentions[index];
    let last = mention.tokens.end.max(mention.whole.end) - 1;
    read(reader.text.normal(last)).chain.case == Case::Nominative
}

/// Who token `i` names or means, where it is in the nominative: a pronoun, a noun, the first token of a name.
fn speaker_at(reader: &Reader<'_>, i: usize, from: usize, verb: usize) -> Option<Source> {
    let (text, names) = (reader.text, reader.names);
    if is_pronoun(text, i) {
        return Some(Source::pronoun(i, None));
    }
    let Some((index, mention)) = names.over(i) else {
        let speaks = is_subject(reader, i) && !owns_next(text, i, verb);
        return speaks.then(|| noun(reader, i, from));
    };
    if mention.tokens.start != i || !speaks(mention) {
        return None;
    }
    let end = mention.tokens.end.max(mention.whole.end);
    if matches!(mention.name, Name::Organization(_)) && leads_to_person(reader, end, verb) {
        return None;
    }
    let after = behind_service(text, end, verb);
    let is_person = matches!(mention.name, Name::Person(_));
    let is_subject = is_nominative(reader, index) && (is_person || !owns_next(text, end - 1, verb));
    (is_subject || after > end).then(|| {
        let source = Source::named(names, index);
        Source {
            end: source.end.max(after),
            ..source
        }
    })
}

/// «министрлігі Көлік комитетінің төрағасы X»: whether nothing but names of bodies and a title stands between token `from`
/// and somebody named.
fn leads_to_person(reader: &Reader<'_>, from: usize, end: usize) -> bool {
    const WORDS: usize = 12;
    let (text, names) = (reader.text, reader.names);
    let passes = |&i: &usize| {
        let is_body = names.organization(i).is_some();
        let is_word = || text.is_word(i) && !text.word(i).kazakh_verb.is_some_and(KazakhVerb::acts);
        is_body || names.person(i).is_none() && is_word()
    };
    let words = (from..end.min(from + WORDS)).take_while(passes).count();
    let at = from + words;
    words > 0 && at < end && names.person(at).is_some() && text.word(at - 1).is(List::Office)
}

/// Whether a noun in the possessive form stands right behind token `i`: «министрлік өкілі», «министрлігі отырысында».
fn owns_next(text: &Text<'_>, i: usize, end: usize) -> bool {
    let next = i + 1;
    next < end && text.is_word(next) && read(text.normal(next)).chain.possessor.is_some()
}

/// The token behind somebody's service that begins at `at`: «баспасөз қызметі».
fn behind_service(text: &Text<'_>, at: usize, end: usize) -> usize {
    match listed(text, at, end, ListSet::of(&[List::SayBody])) {
        Some(found) if read(text.normal(at + found.len - 1)).chain.case == Case::Nominative => {
            at + found.len
        }
        _ => at,
    }
}
