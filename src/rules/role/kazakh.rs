//! Titles before a name in Kazakh text, where whose office it is stands first: «Қостанай облысының әкімі Ақсақалов»,
//! «Қаржы министрлігінің баспасөз хатшысы Уәлиев».

use super::extent::begins_line;
use super::title::{TITLES, Title, status_before, title_at};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::KazakhVerb;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::pattern::{entry, listed, nominative_phrase};
use crate::text::Text;
use crate::vocabulary::{PlaceKind, RoleStatus};
use svodka_kazakh::{Case, Chain, Possessor, is_attribute, is_fixed, nominative, read};

/// Words of the listed part of a title at most, and of what stands before it.
const LISTED: usize = 6;
const ATTRIBUTES: usize = 7;

/// Titles of one person at most.
const CHAINED: usize = 3;

/// The titles that end where the name at `name` begins, a dash between or not: «облыс әкімі — партия төрағасы Ақсақалов»
/// has two.
pub(super) fn before(text: &Text<'_>, names: &Names, name: &Tokens) -> Vec<Title> {
    let sentence = text.sentence(name.start).start;
    let mut titles = Vec::new();
    let mut end = name.start;
    while titles.len() < CHAINED {
        let joint = end
            .checked_sub(1)
            .filter(|&i| i > sentence && joins(text, i, !titles.is_empty()));
        let Some(title) = ending(text, names, sentence, joint.unwrap_or(end)) else {
            break;
        };
        let is_joined =
            joint.is_some() || titles.is_empty() || is_rank(text, titles.last(), &title);
        if !is_joined {
            break;
        }
        end = begin(names, &title);
        titles.push(title);
    }
    titles
}

/// «бөлім бастығы полковник»: whether a title right behind one that says whose it is says nothing of that.
fn is_rank(text: &Text<'_>, behind: Option<&Title>, title: &Title) -> bool {
    let is_owned = |title: &Title| chain(text, title.head).possessor.is_some();
    is_owned(title) && behind.is_some_and(|rank| !is_owned(rank) && rank.tokens.len() == 1)
}

/// Where a title begins, with the words that say whose office it is.
pub(super) fn begin(names: &Names, title: &Title) -> usize {
    let own = title.start();
    let target = title.target.map(|index| names.mentions[index].whole.start);
    target.map_or(own, |start| start.min(own))
}

/// Whether token `i` may stand between a title and the name, or between two titles.
fn joins(text: &Text<'_>, i: usize, between_titles: bool) -> bool {
    let word = || text.is_word(i) && matches!(text.normal(i), "және" | "әрі");
    text.is_dash(i) || between_titles && (text.is_mark(i, ',') || word())
}

/// The title whose last word, or «міндетін атқарушы» behind it, ends at token `end`.
fn ending(text: &Text<'_>, names: &Names, sentence: usize, end: usize) -> Option<Title> {
    let acting = acting(text, sentence, end);
    let end = acting.as_ref().map_or(end, |words| words.start);
    let start = (sentence.max(end.saturating_sub(LISTED))..end).find(|&start| {
        title_at(text, start, end).is_some_and(|(_, len)| start + len == end)
            && names.over(start).is_none_or(|(_, it)| {
                it.tokens.end > end || matches!(it.name, Name::Place(_)) // «Қазақстанның халық әртісі»
            })
            && !begins_line(text, end)
    })?;
    let chain = chain(text, end - 1);
    let fits = chain.case == Case::Nominative || acting.is_some() && chain.case == Case::Genitive;
    fits.then(|| of(text, names, start..end, acting))?
}

/// The title with the listed words `words`, what describes it and whose it is.
pub(super) fn of(
    text: &Text<'_>,
    names: &Names,
    words: Tokens,
    acting: Option<Tokens>,
) -> Option<Title> {
    let (start, end) = (words.start, words.end);
    let head = end - 1;
    let chain = chain(text, head);
    let is_owned = chain.possessor == Some(Possessor::Third);
    let Owner {
        first,
        target,
        body,
    } = attributes(text, names, start, is_owned);
    let status = status_before(text, first, text.sentence(start).start, start)
        .or(acting.map(|words| (RoleStatus::Acting, words)));
    let entry = listed(text, start, end, TITLES)?.entry;
    // a place of the title keeps its capital
    let place = target.filter(|&index| names.mentions[index].tokens.start >= first);
    Some(Title {
        tokens: first..end,
        head,
        target,
        body,
        status,
        plural: chain.is_plural,
        merit: entry.extra.first().is_some_and(|cell| &**cell == "merit"),
        full: match first == start || chain.is_plural {
            true => Some(entry.canonical.to_string()),
            false => place.map(|_| nominative_phrase(text, &(first..end), head)),
        },
    })
}

/// What is hung on the word at token `i`.
pub(super) fn chain(text: &Text<'_>, i: usize) -> Chain {
    let chain = read(text.normal(i)).chain;
    match chain.case != Case::Nominative && is_title_as_printed(text, i) {
        true => Chain::NONE,
        false => chain,
    }
}

/// Whether the word stands so in the list of titles, whatever its end looks like: «ерікті».
fn is_title_as_printed(text: &Text<'_>, i: usize) -> bool {
    entry(text, i, List::Office).is_some_and(|office| *office.surface == *text.normal(i))
}

/// «міндетін атқарушы» between the title and the name.
fn acting(text: &Text<'_>, sentence: usize, end: usize) -> Option<Tokens> {
    let start = (sentence.max(end.saturating_sub(LISTED))..end).find(|&start| {
        let found = listed(text, start, end, ListSet::of(&[List::Status]));
        found.is_some_and(|found| {
            start + found.len == end && &*found.entry.canonical == "acting" && found.len > 1
        })
    })?;
    Some(start..end)
}

/// Where the words of a title begin, and whose office it is.
struct Owner {
    first: usize,
    target: Option<usize>,
    /// The noun for an organization that is named elsewhere.
    body: Option<usize>,
}

/// Where the words begin that say which office it is, and whose it is: the organization right before them, or a place. A
/// country is whose the office is, and no word of it.
fn attributes(text: &Text<'_>, names: &Names, start: usize, is_owned: bool) -> Owner {
    let floor = text
        .sentence(start)
        .start
        .max(start.saturating_sub(ATTRIBUTES));
    let mut first = start;
    let mut body = None;
    let mut is_bound = is_owned; // whether a noun before belongs to what follows
    while first > floor && !begins_line(text, first) {
        let i = first - 1;
        if let Some((index, mention)) = owner_at(text, names, i) {
            return named(index, mention, first, is_owned);
        }
        let word = text.word(i);
        if !text.is_word(i)
            || word.is(List::JudgingAdjective)
            || word.is(List::Status) && !word.is(List::TitleAdjective)
        {
            break;
        }
        if is_bound && is_body(text, i) && chain(text, i).possessor.is_some() {
            return Owner {
                first: without_joint(text, first, start),
                target: None,
                body: Some(i), // «білім басқармасының басшысы»: the words before name the body
            };
        }
        let is_for = text.lexicon.group(Group::TurkicFor).has(&word.normal);
        let describes = word.is(List::TitleAdjective) || is_attribute(&word.normal) || is_for;
        if !(describes || is_bound && belongs(text, i)) {
            break;
        }
        body = body.or_else(|| (is_bound && is_body(text, i)).then_some(i));
        is_bound = is_owned || is_for;
        first = i;
        if word.shape.capital && first != text.sentence(start).start {
            let next = names.ending_at(first.wrapping_sub(1));
            let target = next.filter(|(_, it)| matches!(it.name, Name::Organization(_)));
            return Owner {
                first,
                target: target.map(|(index, _)| index),
                body: body.filter(|_| target.is_none()),
            };
        }
    }
    Owner {
        first: without_joint(text, first, start),
        target: None,
        body,
    }
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
fn is_body(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let chain = chain(text, i);
    let name = nominative(&word.normal);
    let is_part = [Group::Board, Group::Subunit]
        .into_iter()
        .any(|group| text.lexicon.group(group).has(&name));
    word.lists
        .meets(ListSet::of(&[List::OrgHead, List::OrgForm]))
        && !word.lists.meets(TITLES)
        && matches!(chain.case, Case::Nominative | Case::Genitive)
        && !chain.is_plural
        && !is_part
}

/// A noun that belongs to the one behind it: bare, or its owner: «сыртқы істер министрі», «бақылау кеңесінің төрағасы».
fn belongs(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    if &*word.normal == "және" {
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

/// A title does not begin with «және».
fn without_joint(text: &Text<'_>, first: usize, start: usize) -> usize {
    (first..start)
        .find(|&i| text.normal(i) != "және")
        .unwrap_or(start)
}
