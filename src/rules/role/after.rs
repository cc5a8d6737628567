//! Titles after a name.

use super::title::{Title, complete, head_noun, phrase_end, shares_case, title_at};
use crate::lexicon::grammar::Pos;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Names, Tokens};
use crate::pattern::listed;
use crate::text::Text;

/// The title after a name: in apposition between commas, after a dash, or in brackets.
pub(super) fn after(text: &Text<'_>, names: &Names, name: &Tokens) -> Option<Title> {
    let end = text.sentence(name.start).end;
    let mark = name.end;
    let opens =
        mark < end && (text.is_mark(mark, ',') || text.is_mark(mark, '(') || text.is_dash(mark));
    if !opens {
        return None;
    }
    let (start, len) = first_title(text, mark + 1, end)?;
    let head = head_noun(text, start, len);
    if !shares_case(text, head, name, false) && !text.is_dash(mark) {
        return None;
    }
    let stop = phrase_end(text, names, start + len, end);
    let next_person = names.person(stop).is_some() && !text.is_mark(stop, ',');
    (!next_person && stop > start).then(|| complete(text, names, start, len, stop))
}

/// The title that begins at `at`, after a status and adjectives.
pub(super) fn first_title(text: &Text<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
    let mut i = at;
    while i < end && i < at + 5 {
        if let Some(title) = title_at(text, i, end) {
            return Some(title);
        }
        let word = text.word(i);
        let status = listed(text, i, end, ListSet::of(&[List::Status]));
        match status {
            Some(found) => i += found.len,
            None if text.is_word(i)
                && (word.is(List::TitleAdjective) || word.pos() == Pos::Adjective) =>
            {
                i += 1
            }
            None => return None,
        }
    }
    None
}
