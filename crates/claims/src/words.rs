//! The words of an article that tell what has happened.

use crate::lists::{self, lists, stem};
use crate::names::{is_of_word, normal};
use crate::sentence::Sentences;
use crate::statement::{Place, Reach, Statement};
use std::collections::BTreeSet;
use svodka_record::Record;

/// Stems kept of an article.
const STEMS: usize = 80;
/// Adjectives of places kept of an article.
const ADJECTIVES: usize = 4;
/// Quoted names kept of an article.
const NAMES: usize = 8;
/// Code points of the beginning of a text, which tells what has happened.
const LEAD: usize = 500;
/// Words of a quoted name, at most.
const NAME: usize = 4;

/// Headline, lead and sentences with numbers, in small letters.
pub(crate) fn words(record: &Record, sentences: &Sentences, statements: &[Statement]) -> String {
    let mut words = record
        .article
        .title
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    words.push('\n');
    words += &sentences.lead(LEAD);
    let mut last = None;
    for sentence in statements.iter().filter_map(|x| x.sentence.as_deref()) {
        if last != Some(sentence) {
            words.push('\n');
            words += &sentence.to_lowercase();
        }
        last = Some(sentence);
    }
    words
}

/// Stems that tell the event: neither towns and regions, nor kinds of events, nor what stands in all such news.
pub(crate) fn stems(words: &str, places: &[Place]) -> Vec<String> {
    let fine = places.iter().filter(|x| x.reach != Reach::Country);
    let of_places: BTreeSet<String> = fine
        .flat_map(|place| normal(&place.name).split(' ').map(stem).collect::<Vec<_>>())
        .collect();
    // «Ми-8», «Су-24»: short, and telling.
    let models = words
        .split(|c: char| !is_of_word(c) && !"-№".contains(c))
        .filter(|word| is_model(word))
        .map(str::to_owned);
    let stems: BTreeSet<String> = words
        .split(|c: char| !is_of_word(c))
        .filter(|word| word.chars().count() > 3 && !word.starts_with(|c: char| c.is_ascii_digit()))
        .filter(|word| !lists().is_event(word))
        .map(stem)
        .filter(|stem| !lists().is_common(stem) && !of_places.contains(stem))
        .chain(models)
        .collect();
    stems.into_iter().take(STEMS).collect()
}

/// Stems of adjectives that may be made of places: «челябинский бор».
pub(crate) fn adjectives(words: &str) -> Vec<String> {
    let is_adjective = |word: &&str| lists().may_be_of_place(word);
    let found = words.split(|c: char| !is_of_word(c)).filter(is_adjective);
    let stems: BTreeSet<String> = found.map(stem).collect();
    let telling = stems.into_iter().filter(|stem| !lists().is_common(stem));
    telling.take(ADJECTIVES).collect()
}

/// Letters and digits with a hyphen between them, or a number of its own: «школа №77».
fn is_model(word: &str) -> bool {
    let is_of = |part: &str, is: fn(char) -> bool| !part.is_empty() && part.chars().all(is);
    let is_number = |word: &str| is_of(word, |c| c.is_ascii_digit());
    word.strip_prefix('№').is_some_and(is_number)
        || word.split_once('-').is_some_and(|(name, number)| {
            is_of(name, char::is_alphabetic) && is_of(number, |c| c.is_ascii_digit())
        })
}

/// Words inside quotes that are no speech: names of mines, ships, squares.
pub(crate) fn quoted(words: &str) -> Vec<String> {
    let names = words.split('«').skip(1);
    let names = names.filter_map(|rest| Some(rest.split_once('»')?.0));
    let names: BTreeSet<String> = names
        .filter(|name| name.split_whitespace().count() <= NAME)
        .map(|name| {
            normal(name)
                .split(' ')
                .map(trunk)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .filter(|name| !name.is_empty())
        .collect();
    names.into_iter().take(NAMES).collect()
}

/// A word without the letters with which its cases end: «Балбулак», «Балбулаке».
fn trunk(word: &str) -> &str {
    let trunk = word.trim_end_matches(lists::is_ending);
    if trunk.chars().count() < SHORTEST {
        word
    } else {
        trunk
    }
}

/// Letters that stay of a word, at least.
const SHORTEST: usize = 3;
