//! Titles that a verb gives: «назначен министром».

use super::before::{acting, ending_at};
use super::title::{Title, complete, head_noun, phrase_end, title_at};
use crate::lexicon::grammar::Case;
use crate::lexicon::list::List;
use crate::mention::{Names, Tokens};
use crate::pattern::plausibly;
use crate::text::{Kind, Text};

/// The title in the instrumental before the verb and the name, or between them: «акимом назначен Досаев»,
/// «назначил акимом Досаева», «и. о. акима назначен Досаев».
pub(super) fn inverted(text: &Text<'_>, names: &Names, name: &Tokens) -> Option<Title> {
    let sentence = text.sentence(name.start).start;
    let is_verb = |i: usize| text.word(i).is(List::RoleVerb);
    let instrumental = |head: usize| plausibly(text.word(head), |g| g.case == Some(Case::Ins));
    if name.start <= sentence {
        return None;
    }
    if is_verb(name.start - 1) {
        let verb = name.start - 1;
        return ending_at(text, names, verb, instrumental).or_else(|| acting(text, names, verb));
    }
    ending_at(text, names, name.start, instrumental)
        .filter(|title| title.tokens.start > sentence && is_verb(title.tokens.start - 1))
}

/// The title in the instrumental of a verb that appoints: «Досаев назначен министром финансов».
pub(super) fn predicate(text: &Text<'_>, names: &Names, name: &Tokens) -> Option<Title> {
    let end = text.sentence(name.start).end;
    let verb = (name.end..end.min(name.end + 6)).find(|&i| text.word(i).is(List::RoleVerb))?;
    if (name.end..verb).any(|i| matches!(text.tokens[i].kind, Kind::Mark(_))) {
        return None;
    }
    let (start, len) = (verb + 1..end.min(verb + 5)).find_map(|i| title_at(text, i, end))?;
    let head = head_noun(text, start, len);
    if !plausibly(text.word(head), |g| g.case == Some(Case::Ins)) {
        return None;
    }
    let stop = phrase_end(text, names, start + len, end);
    Some(complete(text, names, start, len, stop))
}
