//! Titles before a name in Kazakh text, where whose office it is stands first: «Қостанай облысының әкімі Ақсақалов»,
//! «Қаржы министрлігінің баспасөз хатшысы Уәлиев».

use super::extent::begins_line;
use super::kazakh_owner::{Owner, attributes};
use super::kazakh_predicate::{has_ended, role_word};
use super::title::{TITLES, Title, status_before, title_at};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::KazakhVerb;
use crate::mention::{Name, Names, Tokens};
use crate::pattern::{as_printed, entry, listed, nominative_phrase, phrase};
use crate::text::{Kind, Text};
use crate::vocabulary::RoleStatus;
use svodka_kazakh::{Case, Chain, Form, POSSESSED, Possessor, is_and, is_attribute, read};

/// Words of the listed part of a title at most.
const LISTED: usize = 6;

/// Letters of a trade in no list at least.
const TRADE: usize = 5;

/// Titles of one person at most.
const CHAINED: usize = 3;

/// The titles that end where the name at `name` begins, a dash between or not: «облыс әкімі — партия төрағасы Ақсақалов»
/// has two.
pub(super) fn before(text: &Text<'_>, names: &Names, name: &Tokens) -> Vec<Title> {
    let sentence = text.sentence(name.start).start;
    let mut titles = Vec::new();
    let (mut end, over) = before_participle(text, sentence, name.start);
    while titles.len() < CHAINED {
        let joint = end
            .checked_sub(1)
            .filter(|&i| i > sentence && joins(text, i, !titles.is_empty()));
        let title = ending(text, names, sentence, joint.unwrap_or(end));
        let over = || {
            let end =
                before_description(text, names, sentence, end).filter(|_| titles.is_empty())?;
            ending(text, names, sentence, end)
        };
        let Some(title) = title.or_else(over) else {
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
    if let Some(words) = over {
        for title in &mut titles {
            let former = (RoleStatus::Former, words.clone());
            title.status = title.status.take().or(Some(former));
        }
    }
    share_owner(text, &mut titles);
    titles
}

/// «X, департаменттің баспасөз хатшысы, …»: the title that is all of what stands between the mark behind the name at `name`
/// and the next one.
pub(super) fn behind(text: &Text<'_>, names: &Names, name: &Tokens) -> Option<Title> {
    const WORDS: usize = 12;
    let (mark, last) = (name.end, text.sentence(name.start).end);
    let opens = mark + 1 < last && (text.is_mark(mark, ',') || text.is_dash(mark));
    if !opens || !text.is_kazakh(mark + 1) {
        return None;
    }
    let mut words = (mark + 1..last).take(WORDS);
    let end = words.find(|&i| !text.is_word(i) && names.over(i).is_none())?;
    let title = ending(text, names, mark + 1, end)?;
    (begin(names, &title) == mark + 1).then_some(title)
}

/// «директор болған X», «әкім қызметін атқарған X»: where the title before a participle ends, and the participle where it
/// says that the office is over.
fn before_participle(text: &Text<'_>, sentence: usize, name: usize) -> (usize, Option<Tokens>) {
    let participle = name.checked_sub(1).filter(|&i| i > sentence).filter(|&i| {
        let form = text.word(i).kazakh_verb.map(|verb| verb.form);
        let is_own = |form| matches!(form, Form::Perfect | Form::Habitual);
        form.is_some_and(is_own) && role_word(text, i).is_some()
    });
    let Some(verb) = participle else {
        return (name, None);
    };
    let is_tie = |&i: &usize| {
        role_word(text, i).is_some_and(|entry| matches!(&*entry.kind, "as" | "noun"))
            || listed(text, i, verb, ListSet::of(&[List::RoleTime])).is_some()
    };
    let end = (sentence..verb).rev().take_while(is_tie).last();
    let words = verb..verb + 1;
    (end.unwrap_or(verb), has_ended(text, verb).then_some(words))
}

/// «университеттің басқарма төрағасы — ректоры»: titles that say nothing of whose they are belong to the owner of the one
/// before them.
fn share_owner(text: &Text<'_>, titles: &mut [Title]) {
    for i in (1..titles.len()).rev() {
        let (near, far) = titles.split_at_mut(i);
        let (Some(title), Some(owner)) = (near.last_mut(), far.first()) else {
            return;
        };
        let is_bare = title.target.is_none() && title.body.is_none() && title.tokens.len() == 1;
        let is_owned = chain(text, title.head).possessor.is_some();
        if is_bare && is_owned && owner.tokens.end + 1 == title.tokens.start {
            title.target = owner.target;
            title.body = owner.body.clone();
        }
    }
}

/// «федерацияның президенті, Олимпиада жүлдегері X»: where the title before a comma ends, where what stands between is a
/// description of somebody and no title.
fn before_description(
    text: &Text<'_>,
    names: &Names,
    sentence: usize,
    end: usize,
) -> Option<usize> {
    const WORDS: usize = 6;
    let last = end
        .checked_sub(1)
        .filter(|&i| i > sentence && text.is_word(i))?;
    let comma = (sentence + 1..last)
        .rev()
        .take(WORDS)
        .find(|&i| text.is_mark(i, ','))?;
    let plain = |i: usize| {
        text.is_word(i)
            && !text.word(i).kazakh_verb.is_some_and(KazakhVerb::acts)
            && names.person(i).is_none()
    };
    let describes = text
        .word(last)
        .lists
        .meets(ListSet::of(&[List::Kin, List::Honor]))
        || chain(text, last).possessor.is_some();
    (describes && (comma + 1..end).all(plain)).then_some(comma)
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
    let body = title.body.as_ref().map(|body| body.start);
    let owners = target.into_iter().chain(body);
    owners.fold(own, usize::min)
}

/// Whether token `i` may stand between a title and the name, or between two titles.
fn joins(text: &Text<'_>, i: usize, between_titles: bool) -> bool {
    let word = || text.is_word(i) && is_and(text.normal(i));
    text.is_dash(i) || between_titles && (text.is_mark(i, ',') || word())
}

/// The title whose last word, or «міндетін атқарушы» behind it, ends at token `end`.
fn ending(text: &Text<'_>, names: &Names, sentence: usize, end: usize) -> Option<Title> {
    let acting = acting(text, sentence, end);
    let end = acting.as_ref().map_or(end, |words| words.start);
    let listed = (sentence.max(end.saturating_sub(LISTED))..end).find(|&start| {
        title_at(text, start, end).is_some_and(|(_, len)| start + len == end)
            && names.over(start).is_none_or(|(_, it)| {
                it.tokens.end > end || matches!(it.name, Name::Place(_)) // «Қазақстанның халық әртісі»
            })
            && !begins_line(text, end)
    });
    let trade = || {
        let last = end.checked_sub(1).filter(|&i| i >= sentence)?;
        (trade(text, last).is_some() && names.over(last).is_none()).then_some(last)
    };
    let start = listed
        .or_else(trade)
        .filter(|&start| !is_counted(text, start))?;
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
    let is_owned = chain.possessor == Some(Possessor::Third) || is_listed_owned(text, head);
    let Owner {
        first,
        target,
        body,
    } = attributes(text, names, start, is_owned);
    let status = status_before(text, first, text.sentence(start).start, start)
        .or(acting.map(|words| (RoleStatus::Acting, words)));
    let entry = listed(text, start, end, TITLES).map(|found| found.entry);
    let canonical = match entry {
        Some(entry) => as_printed(text, &words, &entry.canonical),
        None => trade(text, head)?.0.to_owned(),
    };
    // a place of the title keeps its capital
    let place = target.filter(|&index| names.mentions[index].tokens.start >= first);
    Some(Title {
        tokens: first..end,
        head,
        target,
        body,
        status,
        plural: chain.is_plural,
        merit: entry
            .and_then(|entry| entry.extra.first())
            .is_some_and(|cell| &**cell == "merit"),
        full: if first == start || chain.is_plural {
            Some(canonical)
        } else if (first..start).all(|i| describes(text, i)) {
            let before = phrase(text, &(first..start));
            Some(format!(
                "{} {canonical}",
                uncapitalised(text, first, before)
            ))
        } else {
            place.map(|_| nominative_phrase(text, &(first..end), head))
        },
    })
}

/// Whether the word at token `i` says of what kind an office is, not whose: «атқарушы директоры» is a «атқарушы директор».
fn describes(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    text.is_word(i)
        && (word.is(List::TitleAdjective) || is_attribute(&word.normal))
        && (chain(text, i).case == Case::Nominative || chain(text, i).derived.is_some())
}

/// A phrase that begins with token `first`, in small letters unless it begins with a place.
fn uncapitalised(text: &Text<'_>, first: usize, phrase: String) -> String {
    match chain(text, first).derived {
        Some(_) => phrase,
        None => phrase.to_lowercase(),
    }
}

/// The trade that the word at token `i` is by its ending, in no list, and whether it is somebody's: «дәнекерлеуші»,
/// «дәнекерлеушісі».
fn trade<'a>(text: &'a Text<'_>, i: usize) -> Option<(&'a str, bool)> {
    const OTHERS: ListSet = ListSet::of(&[List::Kin, List::Office, List::Deputy, List::Honor]);
    let word = text.word(i);
    let is_free = text.is_word(i) && !word.shape.capital && !word.lists.meets(OTHERS);
    let implies = || {
        entry(text, i, List::People).is_some_and(|people| !people.extra.is_empty()) // «жараланушы»
    };
    let agents = text.lexicon.group(Group::TurkicAgent);
    let owned = || {
        let mut endings = POSSESSED.into_iter();
        endings.find_map(|ending| {
            word.normal
                .strip_suffix(ending)
                .filter(|stem| agents.ends(stem))
        })
    };
    let (stem, is_owned) = match agents.ends(&word.normal) {
        true => (&*word.normal, false),
        false => (owned().filter(|_| is_free)?, true),
    };
    let is_trade = is_free && stem.chars().count() >= TRADE && !implies();
    is_trade.then_some((stem, is_owned))
}

/// «полковнигі»: whether the list has the title with the suffix of possession.
fn is_listed_owned(text: &Text<'_>, i: usize) -> bool {
    entry(text, i, List::Office).is_some_and(|office| {
        let is_printed = *office.surface == *text.normal(i) && office.surface != office.canonical;
        is_printed && office.surface.ends_with(['ы', 'і'])
    })
}

/// «екі жүргізуші»: whether a number stands before a title.
pub(super) fn is_counted(text: &Text<'_>, start: usize) -> bool {
    let before = start
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(start).start);
    before.is_some_and(|i| {
        let is_number = text.tokens[i].kind == Kind::Number || text.word(i).shape.digit;
        is_number || text.is_word(i) && text.word(i).is(List::Numeral)
    })
}

/// What is hung on the word at token `i`.
pub(super) fn chain(text: &Text<'_>, i: usize) -> Chain {
    if let Some((_, is_owned)) = trade(text, i) {
        return Chain {
            possessor: is_owned.then_some(Possessor::Third),
            ..Chain::NONE
        };
    }
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
