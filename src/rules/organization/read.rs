//! The name of an organization in tokens that are known to hold one.

use super::descriptive::agrees;
use super::evidence::{is_acronym, letters};
use super::words;
use super::{acronym, described, kind_of, known, named, quoted};
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::mention::{OrganizationName, Tokens};
use crate::pattern::{entry, head_before, listed, name_phrase, nominative_phrase};
use crate::text::{Kind, Text};
use crate::vocabulary::OrganizationKind;

const HEADS: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm]);

/// The name that `tokens` are: in the nominative, without the quotation marks and the legal form around
/// it, with its kind, and what the gazetteer knows of it. The caller says that they name an organization;
/// nothing here doubts it. Costs a few look-ups a token; `tokens` must not be empty.
pub fn read(text: &Text<'_>, tokens: Tokens) -> OrganizationName {
    let heart = heart(text, &tokens);
    let whole = heart == tokens;
    let (own_form, inside) = unwrapped(text, heart);
    let in_quotes = inside.start > 0 && is_quote(text, inside.start - 1);
    let open = inside.start - usize::from(in_quotes);
    let head = head_before(text, open)
        .filter(|head| whole && matches!(head.entry.list, List::OrgForm | List::OrgHead));
    let beside = head.filter(|head| head.token + head.len == open);
    let mut name = gazetteer(text, &inside)
        .or_else(|| one_word(text, &inside))
        .or_else(|| descriptive(text, &inside))
        .unwrap_or_else(|| unknown(text, &inside, in_quotes && beside.is_some()));
    let by_head = own_form.or(head.map(|head| head.entry));
    if name.kind.is_none_or(|kind| kind == OrganizationKind::Other) {
        name.kind = by_head.map(kind_of).or(name.kind);
    }
    name.kind = name.kind.or_else(|| body_inside(text, &inside));
    let form = own_form.or(beside.map(|head| head.entry));
    name.form = form.map(|entry| entry.canonical.to_string());
    name
}

/// The tokens without what stands before the name of a body: the part of it that speaks for it («пресс-служба
/// МВД»), its country («казахстанский МИД»), a verb («Создал агентство по статистике»).
fn heart(text: &Text<'_>, tokens: &Tokens) -> Tokens {
    let mut rest = tokens.clone();
    while rest.len() > 1 && is_before_name(text, &rest) {
        rest.start += 1;
    }
    let named = text.word(tokens.start).pos() == Pos::Verb
        || rest.clone().any(|i| text.word(i).shape.capital);
    if named { rest } else { tokens.clone() }
}

fn is_before_name(text: &Text<'_>, tokens: &Tokens) -> bool {
    let (first, next) = (text.word(tokens.start), text.word(tokens.start + 1));
    let Some(best) = first.best() else {
        return false;
    };
    match first.pos() {
        Pos::Verb => !first.any(|g| g.is_noun() || g.is_adjectival()),
        Pos::Adjective => {
            let rank = text.lexicon.group(Group::Rank).begins(&best.lemma);
            !first.shape.capital
                && next.shape.capital
                && !rank
                && text.lexicon.group(Group::PlaceAdjective).ends(&best.lemma)
        }
        // «пресс-служба акима ЗКО» is that of an official
        _ => text.lexicon.group(Group::Spokesman).has(&best.lemma) && !next.is(List::Office),
    }
}

/// The tokens without a legal form before them and quotation marks around them, and the form.
fn unwrapped<'a>(text: &Text<'a>, mut inside: Tokens) -> (Option<&'a Entry>, Tokens) {
    let mut form = None;
    if let Some(found) = listed(text, inside.start, inside.end, HEADS) {
        let open = inside.start + found.len;
        if open + 1 < inside.end && is_quote(text, open) {
            form = Some(found.entry);
            inside.start = open;
        }
    }
    (form, without_quotes(text, inside))
}

/// The tokens without quotation marks around them, or that stand alone at an edge; of a name in quotation marks with more
/// behind it the name: «Ветер» Омска.
fn without_quotes(text: &Text<'_>, mut inside: Tokens) -> Tokens {
    while inside.len() > 1 && is_quote(text, inside.start) {
        let own = text.quotes_opened(inside.start..inside.start + 1);
        let close = own.iter().find_map(|quoted| quoted.close);
        let ends = close.filter(|close| inside.start + 1 < *close && inside.contains(close));
        inside = inside.start + 1..ends.unwrap_or(inside.end);
    }
    let opens = |tokens: &Tokens| {
        let last = tokens.end - 1;
        let mut own = text.quotes_opened(tokens.clone()).iter();
        own.any(|quoted| quoted.close == Some(last))
    };
    while inside.len() > 1 && is_quote(text, inside.end - 1) && !opens(&inside) {
        inside.end -= 1;
    }
    inside
}

fn is_quote(text: &Text<'_>, i: usize) -> bool {
    matches!(
        text.tokens[i].kind,
        Kind::Mark('«' | '»' | '"' | '“' | '”' | '„')
    )
}

/// The kind of a known body of state whose acronym the name has: «ГУ МВД по Омской области».
fn body_inside(text: &Text<'_>, tokens: &Tokens) -> Option<OrganizationKind> {
    let known = |i: usize| {
        text.word(i)
            .shape
            .all_caps
            .then(|| entry(text, i, List::OrgName))?
    };
    let state = |kind: &OrganizationKind| {
        matches!(
            kind,
            OrganizationKind::Government | OrganizationKind::Military
        )
    };
    tokens.clone().filter_map(known).map(kind_of).find(state)
}

/// A known name, alone or with a place behind it.
fn gazetteer(text: &Text<'_>, tokens: &Tokens) -> Option<OrganizationName> {
    let found = listed(text, tokens.start, tokens.end, known::NAMES)
        .map(|found| (found.entry, found.len))
        .or_else(|| known::by_ending(text, tokens.start).map(|entry| (entry, 1)))?;
    let (entry, len) = found;
    let end = tokens.start + len;
    let mut name = described(entry);
    if end < tokens.end {
        let place = listed(text, end, tokens.end, ListSet::of(&[List::Place]))?;
        if end + place.len != tokens.end {
            return None;
        }
        known::with_place(&mut name, text.slice(text.span(&(end..tokens.end))));
    }
    Some(name)
}

/// An acronym, with a case ending or without, or a coined word.
fn one_word(text: &Text<'_>, tokens: &Tokens) -> Option<OrganizationName> {
    if tokens.len() > 1 {
        return None;
    }
    let i = tokens.start;
    let word = text.word(i);
    if word.shape.all_caps || is_acronym(text, i) {
        let mut name = named(letters(text, i).to_owned(), None);
        name.acronym = Some(name.name.clone()).filter(|_| word.shape.letters <= 8);
        return Some(name);
    }
    if let Some(entry) = acronym::stem_entry(text, i) {
        return Some(described(entry));
    }
    let kind = words::coined(text.lexicon, word.best().map_or(&word.normal, |r| &r.lemma))?;
    Some(named(in_nominative(text, tokens, i), kind))
}

/// Adjectives and a head noun, or Kazakh words before one.
fn descriptive(text: &Text<'_>, tokens: &Tokens) -> Option<OrganizationName> {
    if let Some(name) = quoted::described_inside(text, tokens) {
        return Some(name);
    }
    let last = text.word(tokens.end - 1);
    const NOUNS: ListSet = ListSet::of(&[List::OrgHead, List::OrgPart]);
    let headed = (tokens.start..tokens.end - 1).any(|i| text.word(i).lists.meets(NOUNS));
    if headed && !last.shape.kazakh {
        return None;
    }
    let entry = listed(
        text,
        tokens.end - 1,
        tokens.end,
        ListSet::of(&[List::OrgHead]),
    )?
    .entry;
    let name = if last.shape.kazakh || tokens.len() == 1 {
        name_phrase(text, tokens)
    } else {
        nominative_phrase(text, tokens, tokens.end - 1)
    };
    Some(named(name, kind_of(entry)))
}

/// Words of which nothing is known; those behind their noun in quotes (`apposed`) stand as printed.
fn unknown(text: &Text<'_>, tokens: &Tokens, apposed: bool) -> OrganizationName {
    let kind = quoted::cue(text, tokens);
    let noun =
        head_noun(text, tokens).filter(|_| !apposed && text.word(tokens.start).shape.cyrillic);
    let name = match noun {
        Some(noun) => in_nominative(text, tokens, noun),
        None => name_phrase(text, tokens),
    };
    named(name, kind)
}

/// The noun that the words before the first genitive agree with: «отделение» of «Степного отделения полиции», where
/// «Степного» may be a name too.
fn head_noun(text: &Text<'_>, tokens: &Tokens) -> Option<usize> {
    let noun = |i: &usize| text.word(*i).any(|g| g.is_noun());
    let qualifies = |i: usize| i + 1 < tokens.end && agrees(text, i, i + 1);
    tokens
        .clone()
        .find(|i| noun(i) && !qualifies(*i))
        .or_else(|| tokens.clone().find(noun))
}

fn in_nominative(text: &Text<'_>, tokens: &Tokens, noun: usize) -> String {
    let fits = |i: usize| !text.word(i).shape.cyrillic || text.word(i).can_be(Case::Nom);
    if !is_governed(text, tokens, noun) && (tokens.start..noun + 1).all(fits) {
        name_phrase(text, tokens)
    } else {
        nominative_phrase(text, tokens, noun)
    }
}

/// Whether a preposition or a noun before the name asks for another case than the nominative: «с Комиссией»,
/// «председатель Комиссии».
fn is_governed(text: &Text<'_>, tokens: &Tokens, noun: usize) -> bool {
    let Some(before) = tokens.start.checked_sub(1) else {
        return false;
    };
    let singular = |case| {
        move |g: &Grammar| g.is_noun() && g.number != Some(Number::Plur) && g.case == Some(case)
    };
    let word = text.word(noun);
    match text.word(before).pos() {
        Pos::Preposition => true,
        Pos::Noun => word.any(singular(Case::Gen)) && !word.any(singular(Case::Nom)),
        _ => false,
    }
}
