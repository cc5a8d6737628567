//! The name of a place in tokens that are known to hold one.

use super::{described, named};
use crate::lexicon::list::{List, ListSet};
use crate::mention::{PlaceName, Tokens};
use crate::pattern::{Listed, listed, name_phrase, nominative_phrase};
use crate::text::Text;
use crate::vocabulary::PlaceKind;

/// The name that `tokens` are: in the nominative, with its kind, and what the gazetteer knows of it. The
/// caller says that they name a place; nothing here doubts it. Costs a few look-ups a token; `tokens` must
/// not be empty.
pub fn read(text: &Text<'_>, tokens: Tokens) -> PlaceName {
    if let Some(known) = known(text, &tokens) {
        return described(known.entry);
    }
    let head = tokens
        .clone()
        .find_map(|i| Some((i, super::headed::head(text, i)?)));
    match head {
        Some((i, (kind, _))) if i > tokens.start => {
            named(nominative_phrase(text, &tokens, i), kind)
        }
        Some((i, (kind, inside))) if tokens.len() > 1 => {
            let (at, last) = (i + 1, tokens.end);
            let name = if inside {
                super::called::with_noun(text, i, at, last)
            } else {
                nominative_phrase(text, &tokens, i)
            };
            named(name, kind)
        }
        _ => beside(text, &tokens),
    }
}

fn known<'a>(text: &Text<'a>, tokens: &Tokens) -> Option<Listed<'a>> {
    let known = listed(text, tokens.start, tokens.end, ListSet::of(&[List::Place]))?;
    (known.len == tokens.len()).then_some(known)
}

/// A name that the gazetteer does not have, with the kind of the noun before it.
fn beside(text: &Text<'_>, tokens: &Tokens) -> PlaceName {
    let before = tokens.start.checked_sub(1).filter(|&i| text.is_word(i));
    if let Some(i) = before
        && let Some((kind, _)) = super::headed::head(text, i)
    {
        return named(
            super::called::alone(text, i, tokens.start, tokens.end),
            kind,
        );
    }
    let noun = tokens
        .clone()
        .rev()
        .find(|&i| text.word(i).any(|g| g.is_noun()));
    let name = match noun {
        Some(noun) => nominative_phrase(text, tokens, noun),
        None => name_phrase(text, tokens),
    };
    named(name, PlaceKind::Other)
}
