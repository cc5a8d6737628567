//! Kazakh words that look like a name of a body, or like a part of one, and are none.

use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::pattern::listed;
use crate::text::Text;
use svodka_kazakh::{Case, Possessor, read};

/// «министрліктің баспасөз қызметі»: what speaks for a body and is none.
pub(super) fn is_service(text: &Text<'_>, head: usize) -> bool {
    let before = head
        .checked_sub(1)
        .filter(|&b| b >= text.sentence(head).start);
    before.is_some_and(|before| {
        let found = listed(text, before, head + 1, ListSet::of(&[List::SayBody]));
        found.is_some_and(|found| found.len == 2)
    })
}

/// «облыс орталығы»: the town from which a region is governed.
pub(super) fn is_centre(text: &Text<'_>, i: usize, head: &Entry) -> bool {
    let before = i.checked_sub(1).filter(|&b| b >= text.sentence(i).start);
    let is_region = |b: usize| {
        let reading = read(text.normal(b));
        text.is_word(b)
            && !text.word(b).shape.capital
            && reading.chain.possessor.is_none()
            && matches!(reading.chain.case, Case::Nominative | Case::Genitive)
            && text.lexicon.group(Group::TurkicPlace).has(&reading.stem)
    };
    &*head.kind == "ngo" && before.is_some_and(is_region)
}

/// «Еліміздің Қаржы министрлігі», «Облыстың Білім басқармасы»: a common noun that says whose the body is that is named
/// behind it.
pub(super) fn is_common_owner(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let reading = read(&word.normal);
    let is_ours = reading
        .chain
        .possessor
        .is_some_and(|own| own != Possessor::Third);
    reading.chain.case == Case::Genitive
        && reading.is_known
        && (is_ours || reading.chain.possessor.is_none())
        && text.word(i + 1).shape.capital
        && !word.shape.all_caps
        && !word
            .lists
            .meets(ListSet::of(&[List::Place, List::GivenName, List::OrgName]))
}
