//! What beside the shape of a word says that it names a person.

use super::parts::part;
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::Tokens;
use crate::pattern::listed;
use crate::text::Text;

/// Whether list, dictionary or ending have the word as a name of people and as nothing else.
pub fn is_name_like(text: &Text<'_>, i: usize) -> bool {
    let part = part(text, i);
    let ends = text
        .lexicon
        .group(Group::SurnameEnding)
        .ends(text.normal(i));
    let plain = !part.common || part.family && part.suffix;
    plain && (part.given || part.only_family || part.suffix || ends)
}

/// «по словам Рингосса»: right behind a phrase that introduces who speaks.
pub fn follows_say_phrase(text: &Text<'_>, tokens: &Tokens) -> bool {
    let start = text.sentence(tokens.start).start;
    (1..=2).any(|len| {
        let at = tokens.start.checked_sub(len).filter(|&at| at >= start);
        let phrase =
            at.and_then(|at| listed(text, at, tokens.start, ListSet::of(&[List::SayPhrase])));
        phrase.is_some_and(|phrase| phrase.len == len)
    })
}
