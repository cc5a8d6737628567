//! A quoted name that a model takes for a campaign, whatever the rules know of its head noun.

use super::{Found, bare, head, headless, name};
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::list::List;
use crate::mention::{CampaignName, Mention, Tokens};
use crate::pattern::{self, entry, phrase};
use crate::rules::{Rule, silent, yields};
use crate::text::{Quoted, Text};
use crate::vocabulary::CampaignKind;

/// What no other rule proposes.
pub(super) const DECIDED: Rule = Rule {
    id: "campaign.decided",
    about: "a quoted name of which the words around say that it names an undertaking",
    examples: &[
        yields(
            "Школьники поборются за победу в «Малой лиге».",
            &["Малая лига (other)"],
        ),
        yields(
            "Стартовал проект районного центра помощи семье «Тёплые руки».",
            &[
                "Тёплые руки (project)",
                "районный центр помощи семье: organizer → Тёплые руки",
            ],
        ),
        silent("Дети посмотрели фильм «Крутим педали».", "a work"),
    ],
};

/// Words between a head noun and its name.
const REACH: usize = 3;

/// The mention of the campaign that is quoted.
pub fn decided(text: &Text<'_>, quoted: &Quoted) -> Mention {
    headed(text, quoted).unwrap_or_else(|| unheaded(text, quoted, DECIDED.id))
}

/// With the head noun before it or inside that a list knows.
fn headed(text: &Text<'_>, quoted: &Quoted) -> Option<Mention> {
    let inside = quoted.inside();
    let end = quoted.close.map_or(inside.end, |close| close + 1);
    let listed = pattern::head_before(text, quoted.open)
        .filter(|head| head.entry.list == List::CampaignHead)
        .map(|head| {
            (
                head.entry,
                head::noun(text, head.token, head.len),
                head.token,
            )
        });
    if let Some((entry, noun, first)) = listed {
        let found = Found {
            entry,
            head: noun,
            inside: false,
        };
        return Some(found.mention(text, &DECIDED, 0.8, inside, first..end));
    }
    if let Some((entry, noun)) = head::inside(text, &inside) {
        let found = Found {
            entry,
            head: noun,
            inside: true,
        };
        return Some(found.mention(text, &DECIDED, 0.8, inside, quoted.open..end));
    }
    let listed = |&i: &usize| entry(text, i, List::CampaignHead).is_some();
    let near = noun_before(text, quoted.open).filter(listed);
    // whoever stands between has a name of his own
    let first = near.unwrap_or(quoted.open);
    let noun = near.or_else(|| owned(text, quoted.open))?;
    let found = Found {
        entry: entry(text, noun, List::CampaignHead)?,
        head: noun,
        inside: false,
    };
    Some(found.mention(text, &DECIDED, 0.8, inside, first..end))
}

/// The mention that `rule` makes of a quoted name without a head noun that a list knows.
pub(super) fn unheaded(text: &Text<'_>, quoted: &Quoted, rule: &'static str) -> Mention {
    let inside = quoted.inside();
    let end = quoted.close.map_or(inside.end, |close| close + 1);
    let noun = noun_before(text, quoted.open).filter(|_| !is_complement(text, &inside));
    let whole = noun.unwrap_or(quoted.open)..end;
    let printed = match noun {
        Some(_) => phrase(text, &inside),
        None => name(text, &inside, None),
    };
    let name = CampaignName {
        head: noun.map(|i| (lemma(text, i), i)),
        ..headless(printed, CampaignKind::Other)
    };
    bare(rule, 0.7, name, inside, whole)
}

/// Whether the name stands in the genitive that the noun before it asks for: «финал «Большой лиги»».
pub(super) fn is_complement(text: &Text<'_>, inside: &Tokens) -> bool {
    let noun = |i: &usize| text.word(*i).any(|g| g.is_noun());
    let phrase = inside.clone().find(noun).map(|noun| inside.start..noun + 1);
    phrase.is_some_and(|words| {
        let all = |case: Case| words.clone().all(|i| text.word(i).can_be(case));
        all(Case::Gen) && !all(Case::Nom)
    })
}

/// The noun right before the name, over words in the genitive; its head noun, where no list knows it. A name behind a
/// preposition has none.
fn noun_before(text: &Text<'_>, open: usize) -> Option<usize> {
    let near: Tokens = text.sentence(open).start.max(open.saturating_sub(REACH))..open;
    let mut nouns = near
        .rev()
        .take_while(|&i| text.is_word(i) && !text.word(i).is_finite_verb())
        .take_while(|&i| text.word(i).pos() != Pos::Preposition)
        .filter(|&i| {
            let common = text.word(i).best();
            let begins = i == text.sentence(open).start;
            common.is_some_and(|r| r.grammar.is_noun()) && (begins || !text.word(i).shape.capital)
        });
    nouns.next()
}

/// Words between a head noun and a name behind whose it is, or what it is named after.
const OWNED: usize = 12;

/// «проект районного центра помощи семье «X»», «фестиваль песни им. Павленко «X»»: the head noun in the singular before
/// all words that belong to it, with no other name or clause between.
fn owned(text: &Text<'_>, open: usize) -> Option<usize> {
    let near = text.sentence(open).start.max(open.saturating_sub(OWNED))..open;
    let belongs = |i: usize| {
        let word = text.word(i);
        match text.is_word(i) {
            true => !word.is_finite_verb() && word.pos() != Pos::Preposition,
            false => text.is_mark(i, '.') && i + 1 < open && !text.tokens[i].spaced,
        }
    };
    let head = |&i: &usize| {
        let single = text
            .word(i)
            .any(|g| g.is_noun() && g.number == Some(Number::Sing));
        single && entry(text, i, List::CampaignHead).is_some()
    };
    near.rev().take_while(|&i| belongs(i)).find(head)
}

fn lemma(text: &Text<'_>, i: usize) -> String {
    let word = text.word(i);
    word.best()
        .map_or_else(|| word.normal.to_string(), |r| r.lemma.to_string())
}
