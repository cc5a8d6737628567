//! What looks like a campaign and is none: shares, broadcasts, software, bands, works, owners, employers.

use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::Tokens;
use crate::pattern::{self, Head, listed};
use crate::text::Text;

/// How far before a head noun the words stand that show that it means something else.
const BEFORE: usize = 6;
/// How far behind a name.
const BEHIND: usize = 5;

/// Whether the words around a head noun and the name `inside` show that it means something else than a
/// campaign: shares, a broadcast, software, a band, an operation of the police.
pub(super) fn is_something_else(
    text: &Text<'_>,
    head: &Head<'_>,
    inside: &Tokens,
    end: usize,
) -> bool {
    is_barred(text, head)
        || is_barred_behind(text, head, end)
        || is_stock(text, head, inside)
        || is_coded(text, head.token + head.len..inside.start)
        || is_software(text, head, inside)
        || is_band(text, head)
}

/// Whether the name stands beside the head noun without being its own: where somebody works, what is pointed at,
/// whom it is for or against, what is talked about.
pub(super) fn is_beside(text: &Text<'_>, head: &Head<'_>, open: usize, end: usize) -> bool {
    is_employer(text, head, open)
        || is_section(text, head)
        || is_pointed_at(text, head.token, end)
        || is_for_another(text, open)
        || &*head.entry.canonical == "forum" && end > 1 && text.is_mark(end - 2, '?')
}

/// The bar that token `i` is, where the head noun may mean that.
fn bars(text: &Text<'_>, head: &Head<'_>, i: usize) -> bool {
    let Some(entry) = pattern::entry(text, i, List::CampaignBar) else {
        return false;
    };
    match &*entry.canonical {
        "shares" => is_share(text, head),
        "broadcast" => matches!(&*head.entry.canonical, "program" | "project"),
        "software" => &*head.entry.canonical == "program",
        "music" => false, // see `is_band`
        _ => true,
    }
}

fn is_share(text: &Text<'_>, head: &Head<'_>) -> bool {
    text.lexicon.group(Group::Share).has(&head.entry.surface)
}

/// Whether the words before the head noun show that it means something else.
pub(super) fn is_barred(text: &Text<'_>, head: &Head<'_>) -> bool {
    pattern::backwards(text, head.token)
        .take(BEFORE)
        .any(|i| bars(text, head, i))
}

/// Letters of the longest short nouns of broadcasts, which say too little behind a name: «автор», «гость».
const ROLE: usize = 5;

/// «программа «X» телеканала «Y»», «программу «X» в эфире»: right behind the name, before a verb.
fn is_barred_behind(text: &Text<'_>, head: &Head<'_>, end: usize) -> bool {
    let stop = text.sentence(head.token).end.min(end + BEHIND);
    let barred = |i: usize| {
        pattern::entry(text, i, List::CampaignBar).is_some_and(|entry| {
            &*entry.canonical == "broadcast" && entry.words[0].normal.chars().count() > ROLE
        })
    };
    let airs = |i: usize| text.lexicon.group(Group::Airing).has_lemma_of(text.word(i));
    &*head.entry.canonical == "program"
        && (end..stop)
            .take_while(|&i| text.is_word(i) && (!text.word(i).is_finite_verb() || airs(i)))
            .any(barred)
}

/// «акции «Газпрома»»: shares of a known organization, or of whoever a genitive names.
fn is_stock(text: &Text<'_>, head: &Head<'_>, inside: &Tokens) -> bool {
    let organization = || {
        listed(
            text,
            inside.start,
            inside.end,
            ListSet::of(&[List::OrgName]),
        )
        .is_some()
    };
    let first = text.word(inside.start);
    let owner = inside.len() == 1
        && first.shape.cyrillic
        && !first.shape.kazakh
        && first.best().is_some_and(|r| r.known)
        && first.can_be(Case::Gen)
        && !first.can_be(Case::Nom);
    is_share(text, head)
        && text
            .word(head.token)
            .any(|g| g.number == Some(Number::Plur))
        && (owner || organization())
}

/// «под кодовым названием «X»»: words between a head noun and its name that make it no undertaking.
fn is_coded(text: &Text<'_>, mut between: Tokens) -> bool {
    between.any(|i| {
        pattern::entry(text, i, List::CampaignBar)
            .is_some_and(|entry| &*entry.canonical == "operation")
    })
}

/// «программа Word», where the sentence speaks of writing, installing or using it.
fn is_software(text: &Text<'_>, head: &Head<'_>, inside: &Tokens) -> bool {
    let latin = inside.clone().all(|i| !text.word(i).shape.cyrillic);
    let several = text
        .lexicon
        .group(Group::SeveralPrograms)
        .has(text.normal(head.token));
    let listed = text.is_mark(inside.end, '»') || text.is_mark(inside.end, '"');
    let next = inside.end + usize::from(listed);
    let lone = !(text.is_mark(next, ',') || text.is_word(next) && text.is_a(next, Function::And));
    if &*head.entry.canonical == "program" && several && lone {
        return true; // «пакет программ «X»»
    }
    &*head.entry.canonical == "program"
        && latin
        && text.sentence(head.token).any(|i| {
            let word = text.word(i);
            text.lexicon.group(Group::Made).has_lemma_of(word)
                || pattern::entry(text, i, List::CampaignBar)
                    .is_some_and(|entry| &*entry.canonical == "software")
        })
}

/// «проект «X» записал альбом»: the sentence speaks of music, and the head noun may mean a band.
fn is_band(text: &Text<'_>, head: &Head<'_>) -> bool {
    text.lexicon.group(Group::Band).has(&head.entry.surface)
        && text.sentence(head.token).any(|i| {
            pattern::entry(text, i, List::CampaignBar)
                .is_some_and(|entry| &*entry.canonical == "music")
        })
}

/// Whether what is quoted behind a head noun says whose it is: «инициатива «Единой России»», «съезд «Наших»».
/// All its words are genitives then; a single noun, which may be a name in Kazakh, only where it is a known
/// organization. «Дорогами победы», «Таза дала» and «Таза Алматы» are names.
pub(super) fn is_owner(text: &Text<'_>, tokens: &Tokens) -> bool {
    let first = text.word(tokens.start);
    let genitive = |i: usize| {
        let word = text.word(i);
        text.is_word(i)
            && !word.shape.kazakh
            && !word.shape.latin
            && word.best().is_some_and(|r| r.known)
            && word.can_be(Case::Gen)
    };
    let noun = first.any(|g| g.is_noun());
    let inflected = |i: usize| !text.word(i).any(|g| g.indeclinable);
    let several = tokens.len() > 1 && (!noun || tokens.clone().skip(1).any(inflected));
    let known = several || !noun || first.is(List::OrgName);
    known && !first.can_be(Case::Nom) && tokens.clone().all(genitive)
}

/// «приз фестиваля за «Лучшую роль»»: a preposition right before the name, which stands in its case.
pub(super) fn is_governed(text: &Text<'_>, tokens: &Tokens) -> bool {
    let open = tokens.start - 1;
    let first = text.word(tokens.start);
    open > 0
        && text.word(open - 1).pos() == Pos::Preposition
        && first
            .best()
            .is_some_and(|r| r.known && r.grammar.case.is_some())
        && !first.can_be(Case::Nom)
}

/// «кампания в отношении «X»», «марш в поддержку «X»», «круглый стол на тему «X»».
fn is_for_another(text: &Text<'_>, open: usize) -> bool {
    open > 1
        && text
            .lexicon
            .group(Group::ForAnother)
            .has(text.normal(open - 1))
        && text.is_a(open - 2, Function::In | Function::On)
}

/// «марш в поддержку журналиста «X»»: a person right before the name, which says where the person works.
fn is_employer(text: &Text<'_>, head: &Head<'_>, open: usize) -> bool {
    let before = open - 1;
    head.token + head.len <= before
        && text.word(before).is(List::Office)
        && text.word(before).best().is_some_and(|r| {
            r.grammar.is_noun() && r.grammar.animate && r.grammar.number == Some(Number::Sing)
        })
}

/// «начальник отдела проектов «X»»: the head noun says what a section works on.
fn is_section(text: &Text<'_>, head: &Head<'_>) -> bool {
    let before = head.token.checked_sub(1).map(|i| text.word(i));
    let noun = text.word(head.token);
    before.is_some_and(|word| {
        word.is(List::OrgHead) || text.lexicon.group(Group::Section).has_lemma_of(word)
    }) && noun.any(|g| g.number == Some(Number::Plur) && g.case == Some(Case::Gen))
        && !noun.any(|g| g.number == Some(Number::Sing))
}

/// «игрок «Проекта 7»», «солисты «Фестиваля»»: who belongs to a team or band, not to an undertaking.
pub(super) fn is_members(text: &Text<'_>, open: usize) -> bool {
    let before = open.checked_sub(1).map(|i| text.word(i));
    before.is_some_and(|word| {
        word.is(List::Office)
            && !word.is(List::CampaignCue)
            && word.any(|g| g.is_noun() && g.animate)
    })
}

/// «В рамках этого проекта «X» открыл …»: a head noun pointed at has no name of its own, and the quoted name
/// is the subject of what follows.
fn is_pointed_at(text: &Text<'_>, head: usize, after: usize) -> bool {
    let sentence = text.sentence(head);
    let this = head > sentence.start && text.is_a(head - 1, Function::This | Function::Given);
    this && after < sentence.end && text.word(after).is_finite_verb()
}

/// «назвал это «Великой экспедицией»», «слова «X»»: a verb of calling before the quote.
pub(super) fn is_called(text: &Text<'_>, open: usize) -> bool {
    pattern::backwards(text, open)
        .take(4)
        .take_while(|&i| text.is_word(i))
        .any(|i| {
            text.lexicon
                .group(Group::Calling)
                .has_lemma_of(text.word(i))
        })
}

/// Whether the sentence before token `open` speaks of films, books and the like.
pub(super) fn is_among_works(text: &Text<'_>, open: usize) -> bool {
    let is_work = |word: &str| text.lexicon.group(Group::StageWork).has(word);
    pattern::backwards(text, open).any(|i| {
        let word = text.word(i);
        let first = || word.normal.split('-').next().unwrap_or_default();
        word.readings.iter().any(|reading| is_work(&reading.lemma))
            || word.shape.hyphen && is_work(first())
    })
}
