//! Names in quotation marks.

use super::known::NAMES;
use super::words;
use super::{context, described, kazakh, kind_of, mention, named};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::lexicon::normal::clean;
use crate::mention::{Mention, OrganizationName, Tokens};
use crate::pattern::{Head, head_before, listed, nominative_phrase};
use crate::rules::campaign;
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Quoted, Text};
use crate::vocabulary::OrganizationKind;
use svodka_kazakh::{Possessor, read};

/// АО «X», фонд «X», школа искусств «X».
pub(super) const HEADED: Rule = Rule {
    id: "organization.quoted",
    about: "a quoted name with a legal form or a noun for an organization before it",
    examples: &[
        yields(
            "Директор ТОО «Степной ветер» приехал утром.",
            &["Степной ветер (company)"],
        ),
        yields(
            "Помог общественный фонд «Жылы жүрек».",
            &["Жылы жүрек (fund)"],
        ),
        yields(
            "Об этом пишет газета «Огни Алатау».",
            &["Огни Алатау (media)"],
        ),
        yields(
            "Ток подал филиал «Степная ГРЭС» ОАО «Светоч».",
            &["Степная ГРЭС (company)", "Светоч (company)"],
        ),
        yields("Сменилось правление «Батырстроя».", &["Батырстрой"]),
        silent("Вышла книга «Степной ветер».", "a book"),
        silent("Прошла акция «Степной ветер».", "a campaign"),
    ],
};

/// «Фонд развития спорта», «Batys Trust» without a noun before it.
pub(super) const TELLING: Rule = Rule {
    id: "organization.quoted_telling",
    about: "a quoted name that itself says that it names an organization",
    examples: &[
        yields(
            "Директор «Центра помощи молодым семьям» рассказал о планах.",
            &["Центр помощи молодым семьям"],
        ),
        yields(
            "Руководитель службы «Batys Trust» выступил первым.",
            &["Batys Trust (fund)"],
        ),
        silent("Он назвал это «помощью людям».", "words, no name"),
    ],
};

/// Longest name that is read, in tokens.
const LONGEST: usize = 14;

/// Adds the quoted names of a text.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let mut last: Option<(usize, Head<'_>)> = None;
    for quoted in text.quoted {
        let listed = last.filter(|&(close, _)| joins(text, close, quoted.open));
        let before = head_before(text, quoted.open).filter(|head| may_precede(text, head));
        let head = before.or(listed.map(|(_, head)| head));
        if let Some(mention) = at(text, quoted, head) {
            found.push(mention);
        }
        last = head.and_then(|head| Some((quoted.close?, head)));
    }
}

/// In Kazakh text, where head nouns stand behind, a legal form alone may stand before a name: «АҚ «X»».
fn may_precede(text: &Text<'_>, head: &Head<'_>) -> bool {
    !text.is_kazakh(head.token) || head.entry.list == List::OrgForm
}

/// Whether only a comma or «и» stands between two quoted names, which then share their head noun.
fn joins(text: &Text<'_>, close: usize, open: usize) -> bool {
    open == close + 2 && (text.is_mark(close + 1, ',') || text.is_a(close + 1, Function::And))
}

fn at(text: &Text<'_>, quoted: &Quoted, head: Option<Head<'_>>) -> Option<Mention> {
    let inside = quoted.inside();
    if !may_name(text, &inside) {
        return None;
    }
    let whole = quoted.open..inside.end + 1;
    if let Some((head, end)) = kazakh::behind(text, whole.end) {
        return Some(before_head(text, head, inside, whole.start..end));
    }
    if is_thing(text, whole.end) {
        return None;
    }
    if is_of_part(text, quoted.open) && !campaign::is_behind(text, whole.end) {
        return Some(of_part(text, inside, whole));
    }
    match head {
        Some(head) if is_body(text, &head) && !campaign::is_behind(text, whole.end) => {
            Some(headed(text, &head, inside, whole))
        }
        Some(head) if is_game(text, &head) => context::read(text, &inside, &whole),
        Some(head) if !is_subunit(text, &head) || campaign::is_behind(text, whole.end) => None,
        _ => telling(text, inside.clone(), whole.clone())
            .or_else(|| context::read(text, &inside, &whole)),
    }
}

/// Drops the mentions from number `from` on that are quoted and have a noun for a thing behind them.
pub(super) fn without_things(text: &Text<'_>, found: &mut Vec<Mention>, from: usize) {
    let names = found.split_off(from);
    let is_of_thing = |it: &Mention| {
        let close = it.tokens.end;
        text.is_quoted(&it.tokens) && is_thing(text, close + 1)
    };
    found.extend(names.into_iter().filter(|it| !is_of_thing(it)));
}

/// ««X» медалі»: whether a noun for a thing stands right behind a name in Kazakh text.
fn is_thing(text: &Text<'_>, after: usize) -> bool {
    const BODIES: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm]);
    after < text.len()
        && text.is_word(after)
        && text.is_kazakh(after)
        && text.word(after).is(List::OtherHead)
        && !text.word(after).lists.meets(BODIES)
        && read(text.normal(after)).chain.possessor == Some(Possessor::Third)
}

/// ««X» компаниясы»: the Kazakh head noun or legal form stands behind.
fn before_head(text: &Text<'_>, head: &Entry, inside: Tokens, whole: Tokens) -> Mention {
    let mut name = match gazetteer(text, &inside).filter(|entry| fits(entry, head)) {
        Some(entry) => described(entry),
        None => named(printed(text, &inside), kind_of(head)),
    };
    name.form = Some(head.canonical.to_string());
    mention(&HEADED, 0.9, inside, whole, name)
}

/// «филиал «X»», «правление «X»»: a noun for a part of a body right before the mark.
fn is_of_part(text: &Text<'_>, open: usize) -> bool {
    let noun = open
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(open).start);
    noun.is_some_and(|i| {
        text.lexicon
            .group(Group::QuotedPart)
            .has_lemma_of(text.word(i))
    })
}

fn of_part(text: &Text<'_>, inside: Tokens, whole: Tokens) -> Mention {
    let name = gazetteer(text, &inside)
        .map(described)
        .or_else(|| described_inside(text, &inside))
        .unwrap_or_else(|| {
            let name = owner_in_genitive(text, &inside).map_or_else(
                || printed(text, &inside),
                |noun| nominative_phrase(text, &inside, noun),
            );
            named(name, cue(text, &inside))
        });
    mention(&HEADED, 0.85, inside, whole.start - 1..whole.end, name)
}

/// The noun of a name that stands in the genitive: «правление «Степной зари»», unlike «филиал «Степная заря»».
fn owner_in_genitive(text: &Text<'_>, inside: &Tokens) -> Option<usize> {
    let noun = inside
        .clone()
        .find(|&i| matches!(text.word(i).pos(), Pos::Noun | Pos::Proper))?;
    let singular = |i: usize, case: Case| {
        text.word(i)
            .any(|g| g.case == Some(case) && g.number != Some(Number::Plur))
    };
    let nominative = (inside.start..noun + 1).all(|i| singular(i, Case::Nom));
    (!nominative && singular(noun, Case::Gen)).then_some(noun)
}

/// Whether quoted tokens look like a name: short, no sentence, with a capital.
fn may_name(text: &Text<'_>, inside: &Tokens) -> bool {
    if inside.is_empty() || inside.len() > LONGEST {
        return false;
    }
    let first = text.word(inside.start);
    let begins = first.shape.capital || first.shape.digit || first.shape.latin;
    let plain = inside.clone().all(|i| match text.tokens[i].kind {
        Kind::Mark('!' | '?' | '…' | ':' | ';') => false,
        Kind::Mark('.') => !text.tokens.get(i + 1).is_some_and(|t| t.spaced) && i + 1 < inside.end,
        Kind::Mark('«' | '„') => false,
        _ => true,
    });
    let tells = |i: usize| {
        let kazakh = text.word(i).kazakh_verb.filter(|_| text.is_kazakh(i));
        text.word(i).is_finite_verb() || kazakh.is_some_and(|verb| verb.is_finite)
    };
    let sentence = inside.len() > 4 && inside.clone().any(tells);
    begins && plain && !sentence
}

fn is_body(text: &Text<'_>, head: &Head<'_>) -> bool {
    matches!(head.entry.list, List::OrgForm | List::OrgHead) && !is_subunit(text, head)
}

/// «матч «X» — «Y»»: between clubs.
fn is_game(text: &Text<'_>, head: &Head<'_>) -> bool {
    text.lexicon.group(Group::Game).has(&head.entry.surface)
}

fn is_subunit(text: &Text<'_>, head: &Head<'_>) -> bool {
    head.entry.list == List::OrgHead && text.lexicon.group(Group::Subunit).has(&head.entry.surface)
}

fn headed(text: &Text<'_>, head: &Head<'_>, inside: Tokens, whole: Tokens) -> Mention {
    let between = head.token + head.len..whole.start;
    let plain = between
        .clone()
        .all(|i| !text.word(i).shape.capital && !text.is_mark(i, '«'));
    let whole = if plain { head.token..whole.end } else { whole };
    let known = gazetteer(text, &inside).filter(|entry| fits(entry, head.entry));
    let mut name = match known {
        Some(entry) => described(entry),
        None => {
            let by_list = kind_of(head.entry);
            let kind = kind_inside(text, head, &inside);
            let kind = words::shown(text.lexicon, &head.entry.surface, by_list, kind);
            named(printed(text, &inside), kind)
        }
    };
    if known.is_none() && name.kind.is_none_or(|kind| kind == OrganizationKind::Other) {
        name.kind = cue(text, &inside).or(name.kind);
    }
    name.form = Some(head.entry.canonical.to_string());
    let confidence = if between.is_empty() { 0.96 } else { 0.85 };
    mention(&HEADED, confidence, inside, whole, name)
}

/// The kind of a name: behind a legal form that of its own head noun, where it has one.
fn kind_inside(text: &Text<'_>, head: &Head<'_>, inside: &Tokens) -> OrganizationKind {
    let own = (head.entry.list == List::OrgForm).then(|| described_inside(text, inside));
    own.flatten()
        .and_then(|name| name.kind)
        .unwrap_or_else(|| kind_of(head.entry))
}

/// Whether the noun before a quoted name can be that of the known bearer: «телеканал «Интер»» is no club,
/// «фонд «Халык»» no bank.
fn fits(entry: &Entry, head: &Entry) -> bool {
    let fund = &*head.kind == "fund" && &*entry.kind == "company";
    let particular = fund || matches!(&*head.kind, "media" | "sport" | "education" | "party");
    let club = &*entry.kind == "sport";
    entry.kind == head.kind || !particular && !club || &*entry.kind == "other"
}

fn telling(text: &Text<'_>, inside: Tokens, whole: Tokens) -> Option<Mention> {
    let (name, confidence) = if let Some(entry) = gazetteer(text, &inside) {
        (described(entry), 0.9)
    } else if let Some(name) = described_inside(text, &inside) {
        (name, 0.85)
    } else {
        let kind = cue(text, &inside)?;
        (named(printed(text, &inside), kind), 0.75)
    };
    Some(mention(&TELLING, confidence, inside, whole, name))
}

/// The entry of the gazetteer that the quoted words are.
pub(super) fn gazetteer<'a>(text: &Text<'a>, inside: &Tokens) -> Option<&'a Entry> {
    listed(text, inside.start, inside.end, NAMES)
        .filter(|known| known.len == inside.len())
        .map(|known| known.entry)
}

/// A quoted name that begins with a head noun, after adjectives or at once, and has more words.
pub(super) fn described_inside(text: &Text<'_>, inside: &Tokens) -> Option<OrganizationName> {
    const HEADS: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm]);
    let mut i = inside.start;
    while i + 1 < inside.end
        && text.word(i).pos() == Pos::Adjective
        && !text.word(i).lists.meets(HEADS)
    {
        i += 1;
    }
    let head = listed(text, i, inside.end, HEADS)?;
    if head.entry.list == List::OrgForm && head.entry.surface.chars().all(char::is_uppercase) {
        return None;
    }
    let long = inside.len() > head.len;
    let noun = (i..i + head.len).find(|&t| text.word(t).pos() != Pos::Adjective)?;
    long.then(|| {
        let name = nominative_phrase(text, inside, noun);
        let by_list = kind_of(head.entry);
        let kind = words::by_attributes(text.lexicon, by_list, &name);
        named(
            name,
            words::shown(text.lexicon, &head.entry.surface, by_list, kind),
        )
    })
}

/// The kind that a word inside the name tells.
pub(super) fn cue(text: &Text<'_>, inside: &Tokens) -> Option<OrganizationKind> {
    inside.clone().rev().find_map(|i| {
        let normal = text.normal(i);
        words::cue(text.lexicon, normal)
            .or_else(|| words::coined(text.lexicon, normal))
            .or_else(|| {
                normal
                    .split('-')
                    .find_map(|part| words::cue(text.lexicon, part))
            })
    })
}

/// The tokens as printed, white space and dashes normalised.
fn printed(text: &Text<'_>, tokens: &Tokens) -> String {
    let mut name = String::new();
    for i in tokens.clone() {
        if i > tokens.start && text.tokens[i].spaced {
            name.push(' ');
        }
        if text.is_dash(i) && text.tokens[i].spaced {
            name.push('—');
        } else {
            name.push_str(&clean(text.surface(i)));
        }
    }
    name
}
