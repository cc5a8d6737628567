//! Whose office a Kazakh title is: the body that stands before it, by name or by its noun, and the words between.

use super::extent::begins_line;
use super::kazakh::chain;
use super::title::TITLES;
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::KazakhVerb;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::pattern::{bare_body, before_gloss, entry, is_action};
use crate::text::Text;
use crate::vocabulary::PlaceKind;
use svodka_kazakh::{Case, Chain, Possessor, is_and, is_attribute, is_fixed, nominative, read};

/// Words that stand before the listed part of a title at most.
const ATTRIBUTES: usize = 7;

/// Words before the noun for a body at most.
const BODY: usize = 10;

/// Where the words of a title begin, and whose office it is.
pub(super) struct Owner {
    pub first: usize,
    pub target: Option<usize>,
    /// The words for an organization that is named elsewhere or has no name, the last its noun.
    pub body: Option<Tokens>,
}

/// Where the words begin that say which office it is, and whose it is: the organization right before them, or a place. A
/// country is whose the office is, and no word of it.
pub(super) fn attributes(text: &Text<'_>, names: &Names, start: usize, is_owned: bool) -> Owner {
    let floor = text
        .sentence(start)
        .start
        .max(start.saturating_sub(ATTRIBUTES));
    let mut first = start;
    let mut is_bound = is_owned; // whether a noun before belongs to what follows
    while first > floor && !begins_line(text, first) {
        let i = first - 1;
        let owner = before_gloss(text, first).checked_sub(1);
        if let Some((index, mention)) = owner.and_then(|i| owner_at(text, names, i)) {
            return named(index, mention, first, is_owned);
        }
        let word = text.word(i);
        if !text.is_word(i)
            || is_judging(text, i)
            || is_country(text, i)
            || is_aside(text, i)
            || word.is(List::Status) && !word.is(List::TitleAdjective)
        {
            break;
        }
        if is_bound && is_body(text, i) {
            let body = body(text, names, i);
            if let Some(target) = section_of(text, names, &body) {
                return Owner {
                    first: body.start,
                    target: Some(target),
                    body: None,
                };
            }
            return Owner {
                first: without_joint(text, first, start),
                target: None,
                body: Some(body), // «білім басқармасының басшысы»
            };
        }
        let is_for = text.lexicon.group(Group::TurkicFor).has(&word.normal);
        let describes = word.is(List::TitleAdjective) || is_attribute(&word.normal) || is_for;
        if !(describes || is_bound && (belongs(text, i) || is_object(text, i))) {
            break;
        }
        is_bound = is_owned || is_for;
        first = i;
        if word.shape.capital && first != text.sentence(start).start {
            return whose(text, names, first, is_owned);
        }
    }
    Owner {
        first: without_joint(text, first, start),
        target: None,
        body: None,
    }
}

/// «әкімдіктің тұрғын үй бөлімінің басшысы»: the organization named right before the words for a section of it.
fn section_of(text: &Text<'_>, names: &Names, body: &Tokens) -> Option<usize> {
    let noun = nominative(text.normal(body.end - 1));
    let is_section = text.lexicon.group(Group::Subunit).has(&noun);
    let owner = body.start.checked_sub(1).filter(|_| is_section)?;
    let is_owner = |it: &(usize, &Mention)| {
        matches!(it.1.name, Name::Organization(_)) && chain(text, owner).case == Case::Genitive
    };
    names
        .ending_at(owner)
        .filter(is_owner)
        .map(|(index, _)| index)
}

/// Whose office it is where its words begin with the capital at token `first`: «университеттің Басқарма төрағасы».
fn whose(text: &Text<'_>, names: &Names, first: usize, is_owned: bool) -> Owner {
    let before = first.checked_sub(1);
    let next = before.and_then(|i| names.ending_at(i));
    let target = next.filter(|(_, it)| matches!(it.name, Name::Organization(_)));
    let owns = |&i: &usize| {
        let is_owner = text.is_word(i) && chain(text, i).case == Case::Genitive;
        is_owned && is_owner && next.is_none() && is_body(text, i)
    };
    Owner {
        first,
        target: target.map(|(index, _)| index),
        body: before.filter(owns).map(|i| body(text, names, i)),
    }
}

/// The words for a body whose noun is token `head`: «облыстық денсаулық сақтау басқармасының», «жастар істері жөніндегі
/// комитетінің».
pub fn body(text: &Text<'_>, names: &Names, head: usize) -> Tokens {
    let floor = text.sentence(head).start.max(head.saturating_sub(BODY));
    let is_member = |&i: &usize| {
        let word = text.word(i);
        let tells = || {
            text.lexicon.group(Group::TurkicFor).has(&word.normal)
                || is_attribute(&word.normal) && chain(text, i).derived.is_none()
                || belongs(text, i)
                || is_object(text, i)
        };
        let is_other = is_body(text, i) && !is_named_kind(text, i);
        let is_number = text.is_mark(i, '№') || i > 0 && text.is_mark(i - 1, '№');
        is_number
            || text.is_word(i)
                && !begins_line(text, i + 1)
                && names.over(i).is_none()
                && !is_judging(text, i)
                && !word.is(List::Status)
                && !is_other
                && tells()
    };
    let first = (floor..head).rev().take_while(is_member).last();
    without_joint(text, first.unwrap_or(head), head)..head + 1
}

/// «29 жастағы дәрігер», «жиын қорытындысы бойынша әкім»: words before a title that are none of it.
fn is_aside(text: &Text<'_>, i: usize) -> bool {
    let reading = read(text.normal(i));
    let is_age = reading.chain.derived.is_some()
        && text.lexicon.group(Group::TurkicYoung).has(&reading.stem);
    let is_by = || {
        let before = i.checked_sub(1).filter(|&before| text.is_word(before));
        before.is_some_and(|before| {
            let chain = chain(text, before).possessor;
            text.lexicon.group(Group::TurkicFor).has(text.normal(i))
                && chain == Some(Possessor::Third)
                && !read(text.normal(before)).chain.is_plural
                && !text.normal(i).ends_with(['ы', 'і'])
        })
    };
    is_age || is_by()
}

/// «Қазақстанның тұңғыш президенті»: a country, whose officer has no country in the title.
fn is_country(text: &Text<'_>, i: usize) -> bool {
    let place = entry(text, i, List::Place);
    text.word(i).shape.capital && place.is_some_and(|place| &*place.kind == "country")
}

/// «белгілі», «жас»: an adjective that judges, not «жастар».
fn is_judging(text: &Text<'_>, i: usize) -> bool {
    let listed = entry(text, i, List::JudgingAdjective);
    listed.is_some_and(|listed| *listed.surface == *text.normal(i))
}

/// «мектеп директорлары қауымдастығының»: a bare noun before another one says of what kind the other is.
fn is_named_kind(text: &Text<'_>, i: usize) -> bool {
    chain(text, i) == Chain::NONE
}

/// Whose office it is where the name `mention` stands before the words that begin with token `first`.
fn named(index: usize, mention: &Mention, first: usize, is_owned: bool) -> Owner {
    let (owns, is_word) = match &mention.name {
        Name::Organization(_) => (true, false),
        Name::Place(place) if place.kind == PlaceKind::Country => (true, false),
        Name::Place(_) => (is_owned, is_owned),
        _ => (false, false),
    };
    Owner {
        first: match is_word {
            true => mention.whole.start.min(first),
            false => first,
        },
        target: owns.then_some(index),
        body: None,
    }
}

/// The name whose last word, or the legal form behind it, is token `i`: «X» ЖШС.
fn owner_at<'a>(text: &Text<'_>, names: &'a Names, i: usize) -> Option<(usize, &'a Mention)> {
    let is_form = |i: usize| text.word(i).is(List::OrgForm) && names.over(i).is_none();
    names.ending_at(i).or_else(|| {
        let before = i.checked_sub(1).filter(|_| is_form(i))?;
        let is_body = |it: &&(usize, &Mention)| matches!(it.1.name, Name::Organization(_));
        names.ending_at(before).filter(|it| is_body(&it))
    })
}

/// Whether token `i` is the noun for an organization whose office it is: «театрдың», «қор»; not one of its parts.
pub(super) fn is_body(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let chain = chain(text, i);
    (word
        .lists
        .meets(ListSet::of(&[List::OrgHead, List::OrgForm]))
        || bare_body(text, i).is_some()
        || text
            .lexicon
            .group(Group::BodyAgain)
            .has(&read(&word.normal).stem))
        && !word.lists.meets(TITLES)
        && matches!(chain.case, Case::Nominative | Case::Genitive)
        && !chain.is_plural
        && !is_part(text, i)
}

/// Whether the noun at token `i` is that of a part of a body: of a board («бақылау кеңесінің», «басқарма төрағасы»), of a
/// section that nothing tells from others («бөлім бастығы»).
fn is_part(text: &Text<'_>, i: usize) -> bool {
    let has = |group: Group, name: &str| text.lexicon.group(group).has(name);
    let stem = |i: usize| text.is_word(i).then(|| read(text.normal(i)).stem);
    let name = nominative(text.normal(i));
    let before = i
        .checked_sub(1)
        .filter(|&before| i > text.sentence(i).start && text.is_word(before));
    let is_told = before.is_some_and(|i| is_attribute(text.normal(i)) || belongs(text, i));
    if has(Group::Board, &name) {
        let is_board = |i: usize| stem(i).is_some_and(|stem| has(Group::TurkicBoard, &stem));
        return match before.filter(|_| is_told && chain(text, i) != Chain::NONE) {
            Some(before) => is_board(before),
            // «компанияның басқарма басшысы», «басқарма төрағасы»
            None => {
                let is_owned = before.is_some_and(|i| chain(text, i).case == Case::Genitive);
                is_owned || i + 1 < text.len() && is_board(i + 1)
            }
        };
    }
    // «департаменттің өкілі»: of a body told of before
    let is_definite = chain(text, i).case == Case::Genitive && chain(text, i).possessor.is_none();
    has(Group::Subunit, &name) && !is_told && !is_definite
}

/// A noun that belongs to the one behind it: bare, or its owner: «сыртқы істер министрі», «бақылау кеңесінің төрағасы».
fn belongs(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    if is_and(&word.normal) {
        return true;
    }
    if is_fixed(&word.normal) || word.kazakh_verb.is_some_and(KazakhVerb::acts) {
        return false;
    }
    let chain = chain(text, i);
    chain.derived.is_none()
        && matches!(chain.case, Case::Nominative | Case::Genitive)
        && chain.possessor.is_none_or(|own| own == Possessor::Third)
}

/// «халықты қорғау министрі», «жұмыспен қамту басқармасы»: what a verb that is a noun governs.
fn is_object(text: &Text<'_>, i: usize) -> bool {
    let is_governed = || match chain(text, i).case {
        Case::Accusative => (i + 1..i + 4).any(|i| is_action(text, i)),
        Case::Dative if is_for(text, i + 1) => true, // «жемқорлыққа қарсы»
        Case::Instrumental | Case::Dative => is_action(text, i + 1),
        _ => false,
    };
    text.is_word(i) && !text.word(i).shape.capital && is_governed()
}

/// «жөніндегі», «қарсы»: a word behind what something is for or against.
fn is_for(text: &Text<'_>, i: usize) -> bool {
    i < text.len() && text.is_word(i) && text.lexicon.group(Group::TurkicFor).has(text.normal(i))
}

/// A title does not begin with «және».
fn without_joint(text: &Text<'_>, first: usize, start: usize) -> usize {
    (first..start)
        .find(|&i| !is_and(text.normal(i)))
        .unwrap_or(start)
}
