//! Phrases in the nominative.

use super::head::{compound_head, tails};
use super::is_predicate;
use super::kazakh::nominative_of_word;
use super::preposition::{Governed, governed};
use crate::lexicon::grammar::{Case, Gender, NameType, Number};
use crate::lexicon::list::{EntryId, List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::normal::{capitalised, clean, is_alphabetic, is_small_russian, is_uppercase};
use crate::text::Text;
use std::ops::Range;

/// The phrase at `tokens` with its head noun, at token `head`, and the adjectives that agree with it in
/// the nominative; the rest as it stands. Number is kept, capitals too; white space and dashes normalised.
///
/// «Гражданского альянса Казахстана» → «Гражданский альянс Казахстана».
///
/// In a Kazakh block the last word loses its case, whatever the head: «Қаржы министрлігінің» → «Қаржы министрлігі».
pub fn nominative_phrase(text: &Text<'_>, tokens: &Range<usize>, head: usize) -> String {
    if let Some(last) = tokens
        .clone()
        .next_back()
        .filter(|&last| text.is_kazakh(last))
    {
        return compose(text, tokens, |i| {
            (i == last).then(|| nominative_of_word(text, i, &clean(text.surface(i))))
        });
    }
    let noun = head_reading(text, tokens, head);
    compose(text, tokens, |i| match noun {
        Some(noun) if i == head => {
            let gender = noun.grammar.gender.filter(|_| !noun.grammar.is_noun());
            nominative(text, i, noun, gender)
        }
        Some(noun) if i < head => adjective(text, i, noun),
        _ => None,
    })
}

/// A name at `tokens` whose head noun is not known: as it stands, in a Kazakh block without the case of its last word.
pub fn name_phrase(text: &Text<'_>, tokens: &Range<usize>) -> String {
    match tokens.clone().next_back() {
        Some(last) if text.is_kazakh(last) => nominative_phrase(text, tokens, last),
        _ => phrase(text, tokens),
    }
}

/// The phrase at `tokens` as it stands, with white space and dashes normalised.
pub fn phrase(text: &Text<'_>, tokens: &Range<usize>) -> String {
    compose(text, tokens, |_| None)
}

/// Joins the words at `tokens`, each in the form that `form` gives, else as printed.
fn compose(
    text: &Text<'_>,
    tokens: &Range<usize>,
    form: impl Fn(usize) -> Option<String>,
) -> String {
    let mut phrase = String::new();
    for i in tokens.clone() {
        let surface = clean(text.surface(i));
        let word = match form(i) {
            Some(word) => title_case_like(&surface, &word),
            None => surface,
        };
        append(&mut phrase, text, i, tokens.start, &word);
    }
    phrase
}

/// The reading of the head noun among those whose case the adjectives before it share and the preposition
/// before them governs: a nominative singular where it can be one, else the likelier of another singular
/// and a nominative plural.
fn head_reading<'a>(text: &'a Text<'_>, tokens: &Range<usize>, head: usize) -> Option<&'a Reading> {
    let agrees = |reading: &Reading| {
        (tokens.start..head).all(|i| {
            let word = text.word(i);
            !word.any(|g| g.is_adjectival())
                || word.any(|g| g.is_adjectival() && g.agrees_with(&reading.grammar))
        })
    };
    // «акима»: no name of a woman in small letters
    let capital = text.word(head).shape.capital && !text.starts_clause(head);
    let person = |name| {
        matches!(
            name,
            NameType::Given | NameType::Patronymic | NameType::Surname
        )
    };
    let fits = |reading: &Reading| capital || !reading.grammar.name.is_some_and(person);
    let governed = governed_before(text, tokens.start);
    let genitive = may_be_genitive(text, tokens.start);
    let rank = |reading: &Reading| {
        let case = reading.grammar.case;
        if governed.is_some_and(|cases| !case.is_some_and(|case| cases.has(case))) {
            return -2.0;
        }
        let singular = reading.grammar.number != Some(Number::Plur);
        let nominative = reading.grammar.case == Some(Case::Nom);
        if reading.grammar.case == Some(Case::Gen) && !genitive {
            return -1.0;
        }
        match (singular, nominative) {
            (true, true) => 3.0,
            (true, false) => 1.0,
            (false, true) => 0.5,
            (false, false) => 0.0,
        }
    };
    let weight = |reading: &Reading| {
        let heads = if is_head(text, head, &reading.lemma) {
            1.0
        } else {
            0.0
        };
        rank(reading) + reading.weight + heads
    };
    let best = |fits: &dyn Fn(&Reading) -> bool| {
        let readings = text.word(head).readings.iter();
        readings
            .filter(|reading| fits(reading) && agrees(reading))
            .max_by(|a, b| weight(a).total_cmp(&weight(b)))
    };
    let is_noun = |reading: &Reading| reading.grammar.is_noun();
    let is_somebody = |reading: &Reading| {
        reading.grammar.is_adjectival() && reading.grammar.gender != Some(Gender::Neut)
    };
    best(&|reading| is_noun(reading) && fits(reading))
        .or_else(|| best(&is_noun))
        .or_else(|| best(&is_somebody)) // «заведующим сектором»
}

/// «на «Дне соседа»»: whether the lemma, one of several of the word at token `i`, is of the nouns with which names of
/// undertakings begin.
fn is_head(text: &Text<'_>, i: usize, lemma: &str) -> bool {
    const HEADS: ListSet = ListSet::of(&[List::CampaignHead, List::CampaignInside]);
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let is =
        |id: &EntryId| HEADS.has(lists.list_of(*id)) && *lists.entry(*id).words[0].normal == *lemma;
    word.lists.meets(HEADS) && word.entries.iter().any(is)
}

/// The cases that a preposition right before token `at`, or before the mark that quotes it, governs; none where no
/// preposition stands there.
fn governed_before(text: &Text<'_>, at: usize) -> Option<Governed> {
    let at = at - usize::from(is_opened(text, at));
    let before = at.checked_sub(1)?;
    let is_near = text.tokens[before].sentence == text.tokens[at].sentence;
    is_near.then(|| governed(text, before)).flatten()
}

/// Whether a quotation is opened right before token `at`.
fn is_opened(text: &Text<'_>, at: usize) -> bool {
    at > 0 && !text.quotes_opened(at - 1..at).is_empty()
}

/// Whether a noun stands before the quotation that begins with token `at`, to which a genitive may belong, or a
/// preposition; a genitive in quotation marks has one of both: «участники «Тайны»».
fn may_be_genitive(text: &Text<'_>, at: usize) -> bool {
    if !is_opened(text, at) {
        return true;
    }
    let open = at - 1;
    open > text.sentence(open).start && text.is_word(open - 1) && !is_predicate(text, open - 1)
}

fn nominative(
    text: &Text<'_>,
    i: usize,
    reading: &Reading,
    gender: Option<Gender>,
) -> Option<String> {
    if !reading.known
        && let Some(compound) = compound(text, i).or_else(|| inflected_tail(text, i, reading))
    {
        return Some(compound);
    }
    if reading.grammar.case == Some(Case::Nom) || reading.grammar.indeclinable {
        return Some(clean(text.surface(i)));
    }
    let number = reading.grammar.number.or(Some(Number::Sing));
    nominative_of(text, i, reading, number, gender)
}

/// A form that is asked for: one of the readings of a word in the nominative of a number and a gender.
#[derive(PartialEq, Eq, Hash)]
struct Asked {
    reading: usize,
    number: Option<u8>,
    gender: Option<u8>,
}

/// The word at token `i`, read as `reading`, one of its own, in the nominative, lower case; as
/// [`Morphology::inflect`](crate::lexicon::morphology::Morphology::inflect).
pub fn nominative_of(
    text: &Text<'_>,
    i: usize,
    reading: &Reading,
    number: Option<Number>,
    gender: Option<Gender>,
) -> Option<String> {
    let make = || {
        let surface = clean(text.surface(i));
        let morphology = text.lexicon.morphology();
        morphology.inflect(&surface, reading, Case::Nom, number, gender)
    };
    let mut readings = text.word(i).readings.iter();
    let Some(own) = readings.position(|own| std::ptr::eq(own, reading)) else {
        return make();
    };
    let asked = Asked {
        reading: own,
        number: number.map(|number| number as u8),
        gender: gender.map(|gender| gender as u8),
    };
    text.of_word(i, asked, make)
}

/// A compound of two nouns, those of a name for living beings, each in the nominative: «писателя-фронтовика» → «писатель-фронтовик».
fn compound(text: &Text<'_>, i: usize) -> Option<String> {
    let surface = clean(text.surface(i));
    let (first, second) = surface.split_once('-')?;
    let is_name = text.word(i).shape.capital;
    let morphology = text.lexicon.morphology();
    let readings = |part| {
        let mut readings = morphology.readings(part);
        readings.retain(|r| r.known && r.grammar.is_noun() && (r.grammar.animate || !is_name));
        readings
    };
    let seconds = readings(second);
    readings(first).iter().find_map(|a| {
        let alike =
            |b: &&Reading| a.grammar.case == b.grammar.case && a.grammar.number == b.grammar.number;
        let b = seconds.iter().find(alike)?;
        let form = |part, reading: &Reading| {
            morphology.inflect(part, reading, Case::Nom, reading.grammar.number, None)
        };
        Some(format!("{}-{}", form(first, a)?, form(second, b)?))
    })
}

/// A compound of an undertaking that no dictionary has, by the noun that it ends with: «Библионочи» → «Библионочь».
fn inflected_tail(text: &Text<'_>, i: usize, reading: &Reading) -> Option<String> {
    compound_head(text, i)?;
    let surface = clean(text.surface(i));
    let morphology = text.lexicon.morphology();
    tails(&surface).find_map(|(first, tail)| {
        let mut nouns = morphology.readings(&tail.to_lowercase());
        nouns.retain(|r| r.known && r.grammar.is_noun());
        let alike = nouns
            .iter()
            .find(|r| r.grammar.case == reading.grammar.case);
        let noun = alike.or(nouns.first())?;
        let form = morphology.inflect(tail, noun, Case::Nom, noun.grammar.number, None)?;
        Some(format!("{first}{form}"))
    })
}

fn adjective(text: &Text<'_>, i: usize, noun: &Reading) -> Option<String> {
    let word = text.word(i);
    let reading = word
        .readings
        .iter()
        .find(|r| r.grammar.is_adjectival() && r.grammar.agrees_with(&noun.grammar))?;
    if noun.grammar.case == Some(Case::Nom) {
        return None;
    }
    let number = noun.grammar.number.or(Some(Number::Sing));
    let gender = if number == Some(Number::Sing) {
        noun.grammar.gender
    } else {
        None
    };
    nominative_of(text, i, reading, number, gender)
}

/// Appends a word, with a space where the text has one.
fn append(phrase: &mut String, text: &Text<'_>, i: usize, first: usize, word: &str) {
    if i > first && text.tokens[i].spaced {
        phrase.push(' ');
    }
    if text.is_dash(i) && text.tokens[i].spaced {
        phrase.push('—');
    } else {
        phrase.push_str(word);
    }
}

/// `word` with the capitals of `surface`: all, or the first of each hyphenated part.
pub fn title_case_like(surface: &str, word: &str) -> String {
    let mut inside = surface.chars();
    inside.next();
    let has_inner = |rest: &str| rest.contains(|c| c == '-' || is_uppercase(c));
    let is_small = |rest: &str| is_small_russian(rest) || !has_inner(rest);
    if is_small(inside.as_str()) && is_small(word) {
        return match surface.starts_with(is_uppercase) {
            true => capitalised(word),
            false => word.to_owned(),
        };
    }
    let letters = surface.chars().filter(|&c| is_alphabetic(c));
    let upper = letters.clone().filter(|&c| is_uppercase(c)).count();
    if upper > 1 && upper == letters.count() {
        return word.to_uppercase();
    }
    let mut capitals = surface
        .split('-')
        .map(|part| part.chars().next().is_some_and(char::is_uppercase));
    let parts: Vec<String> = word
        .split('-')
        .map(|part| {
            if capitals.next().unwrap_or(false) {
                capitalised(part)
            } else {
                part.to_owned()
            }
        })
        .collect();
    restore_inner_capitals(surface, parts.join("-"))
}

/// «КазМунайГаза» keeps the capitals of the letters that both forms share.
fn restore_inner_capitals(surface: &str, word: String) -> String {
    let mut same = true;
    let mut letters = surface.chars();
    word.chars()
        .map(|c| {
            let printed = letters.next();
            same &= printed.is_some_and(|p| p.to_lowercase().eq(c.to_lowercase()));
            match printed {
                Some(printed) if same => printed,
                _ => c,
            }
        })
        .collect()
}
