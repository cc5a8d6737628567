//! Frames: words beside the figure that say who the people are, without being its verb.

use super::Count;
use super::bound::{grows, grows_behind};
use super::role::Role;
use super::verbs::{Event, event_at, events};
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::list::List;
use crate::mention::Tokens;
use crate::pattern::{Clauses, has_predicate};
use crate::text::{Kind, Text};
use crate::vocabulary::CountedAs;

/// A participle inside the figure or right before it: «20 погибших шахтёров», «участвующие 300 школьников».
pub(super) fn attribute(text: &Text<'_>, count: &Count) -> Option<Role> {
    let noun = count.noun.as_ref()?;
    let from = count.number.tokens.end;
    let start = count.span.start;
    let before = text.sentence(start).start.max(start.saturating_sub(3))..start;
    (from..noun.token + 1).chain(before).find_map(|i| {
        let event = event_at(text, i, &(i..from.max(start)))?;
        if i < start && event.words.end != start {
            return None;
        }
        let adjectival = text
            .word(i)
            .best()
            .is_some_and(|r| r.grammar.is_adjectival() || r.grammar.pos == Pos::Noun && event.verb);
        (event.verb && adjectival).then(|| Role {
            verb: None,
            ..Role::of(event)
        })
    })
}

/// A noun that governs the figure: «убийство 14 пограничников», «при участии 300 школьников».
pub(super) fn governor(text: &Text<'_>, count: &Count) -> Option<Role> {
    let floor = text.sentence(count.span.start).start;
    let mut i = count.span.start;
    while i > floor {
        i -= 1;
        if let Some(fate) = fate(text, i) {
            return Some(fate);
        }
        let event = event_at(text, i, &(i..i + 1));
        if let Some(event) = event.filter(|event| !event.verb) {
            return (!is_backed(text, i, floor)).then(|| Role::of(event));
        }
        let skipped = matches!(
            text.normal(i),
            "еще" | "минимум" | "уже" | "всех" | "всего" | "сразу" | "для"
        );
        if !skipped {
            return None;
        }
    }
    None
}

/// «получил поддержку 115 делегатов»: those counted give the support.
fn is_backed(text: &Text<'_>, noun: usize, floor: usize) -> bool {
    const TAKES: [&str; 5] = ["получить", "получать", "заручиться", "иметь", "найти"];
    noun > floor
        && text.word(noun).has_lemma("поддержка")
        && TAKES
            .iter()
            .any(|lemma| text.word(noun - 1).has_lemma(lemma))
}

/// «судьба ещё пяти пассажиров неизвестна».
pub(super) fn fate(text: &Text<'_>, i: usize) -> Option<Role> {
    let unknown =
        |k: usize| text.word(k).has_lemma("неизвестный") || text.word(k).has_lemma("неизвестно");
    let missing = text.word(i).has_lemma("судьба") && text.sentence(i).any(unknown);
    missing.then(|| Role {
        counted_as: CountedAs::Missing,
        words: Some((i..i + 1, "figure.frame")),
        verb: None,
    })
}

/// «число погибших достигло 16 человек»: the noun after «число» says who they are.
pub(super) fn number_of(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let start = count.span.start;
    let token = total_of(text, clauses, start).or_else(|| fronted(text, clauses, start))?;
    let found = people_role(text, token)?;
    Some(Role {
        words: Some((token..token + 1, "figure.number_of")),
        ..found
    })
}

/// «участниками стали 300 человек», «в числе участников 20 женщин»: another noun says who they are.
pub(super) fn named_as(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    const COPULAS: [&str; 6] = [
        "стать",
        "становиться",
        "оказаться",
        "являться",
        "быть",
        "признать",
    ];
    let part = &clauses.parts[clauses.index(count.span.start)];
    let copula = part
        .clone()
        .any(|i| COPULAS.iter().any(|lemma| text.word(i).has_lemma(lemma)));
    let own = clauses.index(count.span.start);
    let bare = |part: &&Tokens| !has_predicate(text, part);
    let verbless = clauses.parts[..own].iter().rev().take_while(bare);
    let start = verbless.last().map_or(part.start, |part| part.start);
    (start..part.end)
        .filter(|i| !count.span.contains(i))
        .find_map(|i| {
            let instrumental = copula && text.word(i).any(|g| g.case == Some(Case::Ins));
            let among = || {
                let before = (part.start.max(i.saturating_sub(3))..i)
                    .any(|k| text.normal(k) == "среди" || text.normal(k) == "числе");
                before && i < count.span.start && text.word(i).any(|g| g.case == Some(Case::Gen))
            };
            (instrumental || among())
                .then(|| people_role(text, i))
                .flatten()
        })
}

/// The role that the people noun at token `i` implies.
pub(super) fn people_role(text: &Text<'_>, i: usize) -> Option<Role> {
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let entry = word
        .entries
        .iter()
        .map(|&id| lists.entry(id))
        .find(|entry| entry.list == List::People)?;
    let role = entry
        .extra
        .first()
        .and_then(|role| CountedAs::by_name(role))?;
    Some(Role {
        words: Some((i..i + 1, "figure.frame")),
        ..Role::noun(role, i)
    })
}

/// Verbs whose subject is a number.
pub(super) fn sums_up(text: &Text<'_>, i: usize) -> bool {
    const VERBS: [&str; 8] = [
        "составить",
        "составлять",
        "достичь",
        "достигнуть",
        "достигать",
        "превысить",
        "превышать",
        "равняться",
    ];
    let word = text.word(i);
    VERBS.iter().any(|lemma| word.has_lemma(lemma)) || (&*word.normal == "до" && grows(text, i))
}

/// The people whose number a figure from token `figure` on states: their token.
pub(super) fn total_of(text: &Text<'_>, clauses: &Clauses, figure: usize) -> Option<usize> {
    if let Some(verb) = grown_to(text, figure) {
        return number_noun(text, verb + 1, text.sentence(figure).end.min(verb + 7));
    }
    let own = clauses.index(figure);
    let bare = |part: &&Tokens| !has_predicate(text, part);
    let verbless = clauses.parts[..own].iter().rev().take_while(bare);
    let start = match figure.checked_sub(1) {
        // «число погибших при взрыве, который …, достигло 16 человек»
        Some(verb) if sums_up(text, verb) => text.sentence(figure).start,
        _ => verbless
            .last()
            .map_or(clauses.parts[own].start, |part| part.start),
    };
    let head = (start..figure).rev().find(|&i| {
        text.normal(i) != "числе"
            && matches!(
                first_lemma(text, i),
                "число" | "количество" | "численность" | "счет"
            )
    })?;
    let clear = figure
        .checked_sub(1)
        .is_some_and(|verb| sums_up(text, verb))
        || !(head + 1..figure).any(|i| text.tokens[i].kind == Kind::Number);
    let people =
        |i: usize| text.word(i).is(List::People) && text.word(i).any(|g| g.case == Some(Case::Gen));
    (head + 1..figure.min(head + 5))
        .filter(|_| clear)
        .find(|&i| people(i) || !text.word(i).any(|g| g.is_adjectival()))
        .filter(|&i| people(i))
}

/// «До 117 выросло число погибших»: the verb behind the figure at token `figure`.
fn grown_to(text: &Text<'_>, figure: usize) -> Option<usize> {
    let first = text.sentence(figure).start;
    let to = figure == first + 1 && text.normal(first) == "до";
    to.then(|| grows_behind(text, first)).flatten()
}

/// «число погибших», «количество участников акции»: the people of the first such words.
fn number_noun(text: &Text<'_>, from: usize, end: usize) -> Option<usize> {
    let head = (from..end).find(|&i| {
        matches!(
            first_lemma(text, i),
            "число" | "количество" | "численность" | "счет"
        )
    })?;
    let people =
        |i: usize| text.word(i).is(List::People) && text.word(i).any(|g| g.case == Some(Case::Gen));
    (head + 1..end)
        .find(|&i| people(i) || !text.word(i).any(|g| g.is_adjectival()))
        .filter(|&i| people(i))
}

/// «Участников было 300», «Волонтёров уже 20 тысяч», «Участников стало на 200 больше»: the people before
/// the figure, which begin the clause.
pub(super) fn fronted(text: &Text<'_>, clauses: &Clauses, figure: usize) -> Option<usize> {
    const COPULAS: [&str; 9] = [
        "быть",
        "стать",
        "оказаться",
        "насчитываться",
        "собраться",
        "прийти",
        "набраться",
        "приехать",
        "зарегистрировать",
    ];
    let sentence = text.sentence(figure);
    let own = &clauses.parts[clauses.index(figure)];
    let dash = own.start > sentence.start && text.is_dash(own.start - 1);
    let start = if dash {
        clauses.parts[clauses.index(own.start - 1).saturating_sub(1)].start
    } else {
        own.start
    };
    let between = |i: usize| {
        text.is_dash(i)
            || text.word(i).pos() == Pos::Adverb
            || text.word(i).pos() == Pos::Other
            || COPULAS.iter().any(|lemma| text.word(i).has_lemma(lemma))
            || matches!(
                text.normal(i),
                "на" | "уже" | "всего" | "лишь" | "только" | "же" | "теперь"
            )
    };
    let token = (start..figure).rev().find(|&i| !between(i))?;
    let plural = |g: &crate::lexicon::grammar::Grammar| {
        g.case == Some(Case::Gen) && g.number == Some(Number::Plur)
    };
    let people = text.word(token).is(List::People) && text.word(token).any(plural);
    let leads = (start..token).all(|i| {
        text.word(i).any(|g| g.is_adjectival() && plural(g))
            || matches!(
                text.normal(i),
                "таких" | "всего" | "и" | "а" | "но" | "при" | "этом"
            )
            || text.word(i).pos() == Pos::Adverb
    });
    (people && leads && token + 1 < figure).then_some(token)
}

pub(super) fn first_lemma<'a>(text: &'a Text<'_>, i: usize) -> &'a str {
    text.word(i).best().map_or("", |r| &r.lemma)
}

/// «Участие принимают юные казахстанцы. Всего около трёхсот человек.»: the sentence before says it.
pub(super) fn said_before(text: &Text<'_>, start: usize) -> Option<Event> {
    let last = start.checked_sub(1)?;
    let near = text.normal(start) == "всего" && text.tokens[last].block == text.tokens[start].block;
    let before = near.then(|| text.sentence(last))?;
    let mut verbs = events(text, &before).into_iter();
    verbs.rfind(|event| event.verb && !event.participle)
}

/// A figure without a verb beside an undertaking: «На субботнике — 300 человек».
pub(super) fn surroundings(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Role {
    let sentence = text.sentence(count.span.start);
    let verbless = !has_predicate(text, &sentence);
    let own = clauses.index(count.span.start);
    let scene = clauses.parts[..=own]
        .iter()
        .flat_map(Clone::clone)
        .find(|&i| i < count.span.start && text.word(i).is(List::CampaignHead));
    let told = verbless
        .then(|| said_before(text, sentence.start))
        .flatten();
    if let (None, Some(event)) = (scene, told) {
        return Role::of(event);
    }
    match scene {
        Some(i) if verbless => Role {
            counted_as: CountedAs::Participant,
            words: Some((i..i + 1, "figure.frame")),
            verb: None,
        },
        _ => Role {
            counted_as: CountedAs::Other,
            words: None,
            verb: None,
        },
    }
}
