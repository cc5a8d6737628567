//! Names in Latin letters.

use super::known::NAMES;
use super::words;
use super::{described, kind_of, mention, named};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::NameType;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Mention, Tokens};
use crate::pattern::{head_before, listed};
use crate::rules::role::is_post;
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Text};
use crate::vocabulary::OrganizationKind;

/// «Batys Power Group», компания Orange Hill.
pub(super) const LATIN: Rule = Rule {
    id: "organization.latin",
    about: "capitalised Latin words with a word for an organization among or before them, or between an office and who holds it",
    examples: &[
        yields(
            "Договор подписала Batys Power Group.",
            &["Batys Power Group (company)"],
        ),
        yields(
            "Игру выпустила компания Orange Hill.",
            &["Orange Hill (company)"],
        ),
        yields(
            "Об этом передаёт агентство Kazinform.",
            &["Казинформ (media)"],
        ),
        yields("Рынок изучил основатель Orange Анвар Ким.", &["Orange"]),
        silent(
            "Он читает стихи под псевдонимом Orange.",
            "nothing says that an organization is meant",
        ),
    ],
};

/// «Turan24.kz» that writes or reports.
pub(super) const DOMAIN: Rule = Rule {
    id: "organization.domain",
    about: "a medium called by the address of its site",
    examples: &[
        yields(
            "Как сообщает Turan24.kz, снег сойдёт.",
            &["Turan24.kz (media)"],
        ),
        silent(
            "Подробности ищите на turan24.kz завтра.",
            "an address, nobody says anything",
        ),
    ],
};

/// Adds the Latin names of a text.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let mut i = 0;
    while i < text.len() {
        if !starts(text, i) {
            i += 1;
            continue;
        }
        let end = run(text, i);
        if let Some(mention) = domain(text, i).or_else(|| name(text, i..end)) {
            found.push(mention);
        }
        i = end;
    }
}

fn starts(text: &Text<'_>, i: usize) -> bool {
    let shape = text.word(i).shape;
    text.is_word(i) && shape.latin && !shape.cyrillic && (shape.capital || text.is_mark(i + 1, '.'))
}

/// The end of the run of Latin words that begins at `i`.
pub(super) fn run(text: &Text<'_>, i: usize) -> usize {
    let end = text.sentence(i).end;
    let mut last = i + 1;
    let mut at = i + 1;
    while at < end {
        let shape = text.word(at).shape;
        match text.tokens[at].kind {
            Kind::Word if shape.latin && !shape.cyrillic && shape.capital => last = at + 1,
            Kind::Word
                if matches!(
                    text.normal(at),
                    "of" | "the" | "and" | "for" | "de" | "du" | "la"
                ) => {}
            Kind::Mark('&' | '+') => {}
            Kind::Mark('\'' | '’') if !text.tokens[at].spaced => {}
            Kind::Word | Kind::Number | Kind::Mark(_) => break,
        }
        at += 1;
    }
    last
}

fn name(text: &Text<'_>, tokens: Tokens) -> Option<Mention> {
    let letters: usize = tokens
        .clone()
        .map(|i| usize::from(text.word(i).shape.letters))
        .sum();
    if letters < 2 && !text.word(tokens.start).shape.digit {
        return None;
    }
    let (whole, kind, form, confidence) = if let Some(kind) = cue(text, &tokens) {
        (tokens.clone(), Some(kind), None, 0.85)
    } else if is_of_office(text, &tokens) {
        (tokens.clone(), None, None, 0.8)
    } else {
        let open = opening(text, tokens.start);
        let head = head_before(text, open)?;
        let body = matches!(head.entry.list, List::OrgForm | List::OrgHead);
        if !body || head.token + head.len != open {
            return None;
        }
        let form = head.entry.canonical.to_string();
        let known = listed(
            text,
            tokens.start,
            tokens.end,
            ListSet::of(&[List::OrgName]),
        )
        .filter(|known| known.len == tokens.len());
        (
            head.token..tokens.end,
            // «агентство Reuters» is a medium
            Some(kind_of(known.map_or(head.entry, |known| known.entry))),
            Some(form),
            0.85,
        )
    };
    let known = listed(text, tokens.start, tokens.end, NAMES);
    let mut name = match known.filter(|known| known.len == tokens.len()) {
        Some(known) => described(known.entry),
        None => named(text.slice(text.span(&tokens)).to_owned(), kind),
    };
    name.form = form;
    Some(mention(&LATIN, confidence, tokens, whole, name))
}

/// «основатель OneCoin Марк Ким»: between an office in an organization and the name of who holds it.
fn is_of_office(text: &Text<'_>, tokens: &Tokens) -> bool {
    let sentence = text.sentence(tokens.start);
    let office = tokens.start.checked_sub(1).filter(|i| sentence.contains(i));
    let is_name = |i: usize| {
        let word = text.word(i);
        let named = word.is(List::GivenName) || word.names(NameType::Surname);
        text.is_word(i) && word.shape.capital && word.shape.cyrillic && named
    };
    let next = tokens.end;
    office.is_some_and(|i| is_post(text, i)) && sentence.contains(&next) && is_name(next)
}

/// The token of the marks before a name that no pair of quotation marks holds: «газета ''X''».
fn opening(text: &Text<'_>, mut i: usize) -> usize {
    while i > 0 && matches!(text.tokens[i - 1].kind, Kind::Mark('\'' | '`' | '‘')) {
        i -= 1;
    }
    i
}

/// The kind that the last telling word of a run of several tells.
fn cue(text: &Text<'_>, tokens: &Tokens) -> Option<OrganizationKind> {
    if tokens.len() < 2 {
        return None;
    }
    tokens
        .clone()
        .rev()
        .find_map(|i| words::cue(text.lexicon, text.normal(i)))
}

/// An address of a site that says something, or that a noun for a medium precedes.
fn domain(text: &Text<'_>, i: usize) -> Option<Mention> {
    const ZONES: [&str; 8] = [
        "com", "info", "life", "media", "net", "news", "online", "org",
    ];
    let is_zone = |i: usize| {
        let shape = text.word(i).shape;
        let country = shape.letters == 2 && shape.latin && shape.capital == shape.all_caps;
        country || ZONES.contains(&text.normal(i))
    };
    let end = i + 3;
    let whole_token = text.is_mark(i + 1, '.') && !text.tokens[i + 1].spaced;
    if !whole_token
        || !text.is_word(i + 2)
        || text.tokens[i + 2].spaced
        || !is_zone(i + 2)
        || i > 0 && text.is_mark(i - 1, '/') && !text.tokens[i].spaced
    {
        return None;
    }
    let sentence = text.sentence(i);
    let near = sentence.start.max(i.saturating_sub(3))..sentence.end.min(end + 3);
    let speaks = near.clone().any(|t| {
        text.word(t)
            .lists
            .meets(ListSet::of(&[List::Say, List::SayPhrase]))
            || text.is_a(t, Function::Reference)
    });
    let head = head_before(text, i).filter(|head| &*head.entry.kind == "media");
    if !speaks && head.is_none() && !text.word(i).shape.capital {
        return None;
    }
    let tokens = i..end;
    let mut name = named(
        text.slice(text.span(&tokens)).to_owned(),
        OrganizationKind::Media,
    );
    name.form = head.map(|head| head.entry.canonical.to_string());
    Some(mention(&DOMAIN, 0.8, tokens.clone(), tokens, name))
}
