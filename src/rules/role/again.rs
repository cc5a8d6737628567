//! Titles that stand alone: lines of a life («С 2008 года — министр»), and nouns that take up somebody
//! named before («министр добавил»).

use super::after::can_be;
use super::title::Title;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Names, Referent, Tokens};
use crate::pattern::{is_ones, listed};
use crate::text::{Kind, Text};
use crate::vocabulary::RoleStatus;

/// Words of the longest row of the list of times, «до недавнего времени».
const LONGEST: usize = 3;

/// Whoever the text speaks of, where the title is all that a sentence says, but for a time before a dash.
pub(super) fn of_life(text: &Text<'_>, names: &Names, title: &Title) -> Option<Referent> {
    let start = title.start();
    if !can_be(text, title.head, Case::Nom) {
        return None;
    }
    when(text, names, start)?;
    let sentence = text.sentence(start);
    let named = (sentence.start..start).find_map(|i| names.person(i));
    let subject = Referent::Pronoun {
        token: start,
        gender: None,
    };
    Some(named.map_or(subject, |(index, _)| Referent::Name(index)))
}

/// The words before a dash at `title` that say when somebody held it, and nothing else: «С 2008 года — министр».
fn when(text: &Text<'_>, names: &Names, title: usize) -> Option<Tokens> {
    let sentence = text.sentence(title);
    let before = title.checked_sub(1)?;
    let dash = if is_ones(text, before) {
        before.checked_sub(1)?
    } else {
        before
    };
    if dash <= sentence.start || !text.is_dash(dash) {
        return None;
    }
    let from = (sentence.start..dash)
        .rev()
        .find(|&i| text.is_mark(i, ',') || text.is_mark(i, ';'))
        .map_or(sentence.start, |i| i + 1);
    let from = if text.is_a(from, Function::Whereas) {
        from + 1
    } else {
        from
    };
    let words = from..dash;
    let listed = listed(text, from, dash, ListSet::of(&[List::RoleTime]));
    let all = listed.is_some_and(|found| from + found.len == dash);
    (all || is_time(text, names, &words)).then_some(words)
}

/// Whether words tell of a time in numbers, or from what or till what: nobody is named, and no verb stands there.
pub(super) fn is_time(text: &Text<'_>, names: &Names, words: &Tokens) -> bool {
    let number = |i: usize| text.tokens[i].kind == Kind::Number;
    let related = text.is_a(words.start, Function::Until | Function::After) && words.len() > 1;
    (related || words.clone().any(number))
        && (words.clone()).all(|i| names.over(i).is_none() && !text.word(i).is_finite_verb())
}

/// The words before a title that say when it was held: «ныне —», «В 2004–2008 годах —», «затем».
pub(super) fn time_before(text: &Text<'_>, names: &Names, title: usize) -> Option<Tokens> {
    when(text, names, title).or_else(|| told(text, title))
}

/// Whether an office is held that somebody held at that time; nothing where the words do not say.
pub(super) fn status(text: &Text<'_>, words: Tokens) -> Option<(RoleStatus, Tokens)> {
    let listed = listed(text, words.start, words.end, ListSet::of(&[List::RoleTime]));
    let status = match listed.map(|found| &*found.entry.canonical) {
        Some("current") => RoleStatus::Current,
        Some("former") => RoleStatus::Former,
        None if is_over(text, &words) => RoleStatus::Former,
        Some(_) | None => return None,
    };
    Some((status, words))
}

/// The words right before a title that say when it is held: «Иванов, ныне директор школы».
fn told(text: &Text<'_>, title: usize) -> Option<Tokens> {
    let sentence = text.sentence(title);
    let lists = ListSet::of(&[List::RoleTime]);
    let starts = (sentence.start..title).rev().take(LONGEST);
    let mut found = starts.filter_map(|at| Some((at, listed(text, at, title, lists)?.len)));
    found
        .find(|(at, len)| at + len == title)
        .map(|(at, _)| at..title)
}

/// Whether a time has an end: «с 1996 по 2011 год», «в 2004–2008 годах», «до выборов»; not «с 2008 года», «после 2008 года».
fn is_over(text: &Text<'_>, words: &Tokens) -> bool {
    let opens = text.is_a(words.start, Function::With | Function::After);
    let closes = |i: usize| text.is_a(i, Function::By | Function::Until) || text.is_dash(i);
    !opens || words.clone().any(closes)
}

/// The noun phrase that takes up somebody named before.
pub(super) fn taken_up(text: &Text<'_>, title: &Title) -> Option<Referent> {
    let head = title.head;
    let word = text.word(head);
    let plural = !word.any(|g| g.is_noun() && g.number == Some(Number::Sing));
    let bare = title.tokens.len() == 1 && title.target.is_none();
    if plural || !bare || is_new(text, title) || !is_subject(text, title) {
        return None;
    }
    Some(Referent::Noun {
        tokens: title.tokens.clone(),
        head,
    })
}

/// Words before a title that tell of somebody not named yet, or of nobody: «другой врач», «как врач».
fn is_new(text: &Text<'_>, title: &Title) -> bool {
    let start = title.start();
    if text
        .lexicon
        .group(Group::Another)
        .has_lemma_of(text.word(start))
    {
        return true;
    }
    let Some(before) = start
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(start).start)
    else {
        return false;
    };
    let word = text.word(before);
    let before = text.lexicon.group(Group::BeforeStranger);
    before.has(&word.normal) || text.lexicon.group(Group::OtherOne).has_lemma_of(word)
}

/// Whether the title is the nominative beside a verb.
fn is_subject(text: &Text<'_>, title: &Title) -> bool {
    let sentence = text.sentence(title.head);
    let before = title
        .start()
        .checked_sub(1)
        .filter(|&i| i >= sentence.start);
    let after = Some(title.tokens.end).filter(|&i| i < sentence.end);
    let nominative = text.word(title.head).best().is_some_and(|r| {
        r.grammar.animate
            && r.grammar.case == Some(Case::Nom)
            && r.grammar.number == Some(Number::Sing)
    });
    nominative
        && [before, after]
            .into_iter()
            .flatten()
            .any(|i| text.word(i).is_finite_verb())
}
