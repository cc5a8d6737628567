//! Frames: words beside the figure that say who the people are, without being its verb.

use super::Count;
use super::argument::is_oblique;
use super::role::{Role, people_noun};
use super::total::{fronted, total_of};
use super::verbs::{Event, event_at, events};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List};
use crate::mention::Tokens;
use crate::pattern::number::may_begin;
use crate::pattern::{Clauses, has_predicate, is_predicate};
use crate::text::Text;
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

/// «56 человек личного состава».
pub(super) fn personnel(text: &Text<'_>, count: &Count) -> Option<Role> {
    let next = count.noun.as_ref()?.token + 1;
    let staff = next + 1 < text.len()
        && (next..next + 2).all(|i| text.lexicon.group(Group::Personnel).has(text.normal(i)));
    staff.then(|| Role {
        words: Some((next..next + 2, "figure.frame")),
        ..Role::noun(CountedAs::Staff, next)
    })
}

/// A noun that governs the figure: «убийство 14 пограничников», «при участии 300 школьников».
pub(super) fn governor(text: &Text<'_>, count: &Count) -> Option<Role> {
    let start = count.span.start;
    let floor = text.sentence(start).start;
    let mut i = start;
    while i > floor {
        i -= 1;
        if let Some(fate) = fate(text, i) {
            return Some(fate);
        }
        let event = event_at(text, i, &(i..i + 1)).filter(|event| !is_hiring(text, event));
        let given = |event: &Event| {
            i + 1 == start
                || !text.is_a(start - 1, Function::From)
                || event.role == CountedAs::Participant
        };
        if let Some(event) = event.filter(|event| !event.verb && given(event)) {
            return Some(match is_backed(text, i, floor) {
                true => Role::noun(CountedAs::Participant, i),
                false => Role::of(event),
            });
        }
        let skipped = text.is_a(
            i,
            Function::Still
                | Function::Least
                | Function::Already
                | Function::All
                | Function::Altogether
                | Function::AtOnce
                | Function::For
                | Function::From,
        );
        if !skipped {
            return None;
        }
    }
    None
}

/// «поиск специалистов»: nobody is lost; those who are need «поиски».
fn is_hiring(text: &Text<'_>, event: &Event) -> bool {
    let word = text.word(event.head);
    text.lexicon.group(Group::Seeking).has_lemma_of(word)
        && !word.any(|g| g.number == Some(Number::Plur))
}

/// «получил поддержку 115 делегатов»: those counted give the support.
fn is_backed(text: &Text<'_>, noun: usize, floor: usize) -> bool {
    text.lexicon
        .group(Group::Backing)
        .has_lemma_of(text.word(noun))
        && (floor.max(noun.saturating_sub(6))..noun).any(|i| {
            text.lexicon
                .group(Group::Obtaining)
                .has_lemma_of(text.word(i))
        })
}

/// «судьба ещё пяти пассажиров неизвестна».
pub(super) fn fate(text: &Text<'_>, i: usize) -> Option<Role> {
    let is = |group, k: usize| text.lexicon.group(group).has_lemma_of(text.word(k));
    let missing = is(Group::Fate, i) && text.sentence(i).any(|k| is(Group::Unknown, k));
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
    let part = &clauses.parts[clauses.index(count.span.start)];
    let copula = part.clone().any(|i| {
        text.lexicon
            .group(Group::Becoming)
            .has_lemma_of(text.word(i))
    });
    let own = clauses.index(count.span.start);
    let bare = |part: &&Tokens| !has_predicate(text, part);
    let verbless = clauses.parts[..own].iter().rev().take_while(bare);
    let start = verbless.last().map_or(part.start, |part| part.start);
    let instrumental = |i: usize| copula && text.word(i).any(|g| g.case == Some(Case::Ins));
    (start..part.end)
        .filter(|&i| !count.span.contains(&i) && instrumental(i))
        .find_map(|i| people_role(text, i))
        .or_else(|| {
            let words = among(text, clauses, count.span.start)?;
            people_role(text, words.end - 1)
        })
}

/// «среди погибших», «в числе десяти участников» before a figure from token `figure` on, in its clause or in one
/// without a verb right before: the words, a noun for people the last of them.
pub(super) fn among(text: &Text<'_>, clauses: &Clauses, figure: usize) -> Option<Tokens> {
    let own = clauses.index(figure);
    let bare = |part: &&Tokens| !has_predicate(text, part);
    let verbless = clauses.parts[..own].iter().rev().take_while(bare);
    let start = verbless.last().unwrap_or(&clauses.parts[own]).start;
    let from = (start..figure).rev().find(|&i| {
        text.is_a(i, Function::Among)
            || text.is_a(i, Function::Number) && i > start && text.is_a(i - 1, Function::In)
    })?;
    let genitive = |i: usize| text.word(i).any(|g| g.case == Some(Case::Gen));
    let people = |i: usize| text.word(i).is(List::People) && genitive(i);
    let noun = (from + 1..figure.min(from + 5))
        .find(|&i| people(i) || !(genitive(i) || may_begin(text, i)))
        .filter(|&i| people(i))?;
    let first = from - usize::from(text.is_a(from, Function::Number));
    Some(first..noun + 1)
}

/// The role that the people noun at token `i` implies.
pub(super) fn people_role(text: &Text<'_>, i: usize) -> Option<Role> {
    let role = people_noun(text, i)?.1?;
    let role = match role {
        CountedAs::Killed if is_of_fraud(text, i) => CountedAs::Other,
        role => role,
    };
    Some(Role {
        words: Some((i..i + 1, "figure.frame")),
        ..Role::noun(role, i)
    })
}

/// «жертвы мошенников»: nobody died.
fn is_of_fraud(text: &Text<'_>, victims: usize) -> bool {
    let end = text.sentence(victims).end.min(victims + 3);
    text.lexicon
        .group(Group::Victim)
        .has_lemma_of(text.word(victims))
        && (victims + 1..end).any(|i| text.lexicon.group(Group::Harm).has_lemma_of(text.word(i)))
}

/// «Участие принимают юные казахстанцы. Всего около трёхсот человек.»: the sentence before says it.
pub(super) fn said_before(text: &Text<'_>, start: usize) -> Option<Event> {
    let last = start.checked_sub(1)?;
    let near = text.is_a(start, Function::Altogether)
        && text.tokens[last].block == text.tokens[start].block;
    let before = near.then(|| text.sentence(last))?;
    let mut verbs = events(text, &before).into_iter();
    verbs.rfind(|event| event.verb && !event.participle)
}

/// «на акцию принесли фонарики 400 жителей»: those counted are the subject of a verb in whose clause they come to the
/// undertaking at token `scene`.
fn comes_to(text: &Text<'_>, clauses: &Clauses, count: &Count, scene: usize) -> bool {
    let part = &clauses.parts[clauses.index(count.span.start)];
    let many = |i: &usize| {
        let word = text.word(*i);
        is_predicate(text, *i)
            && word.any(|g| g.finite && !g.passive && g.number == Some(Number::Plur))
    };
    let is_attribute = |i: &usize| text.word(*i).any(|g| g.is_adjectival());
    let before = (part.start..scene).rev().find(|i| !is_attribute(i));
    let goes = before.is_some_and(|i| text.is_a(i, Function::On | Function::In | Function::To));
    let nominative = |i: usize| text.word(i).readings.is_empty() || text.word(i).can_be(Case::Nom);
    let subject = || count.number.tokens.clone().all(nominative);
    part.contains(&scene)
        && goes
        && subject()
        && part.clone().any(|i| many(&i))
        && !is_oblique(text, count)
}

/// «ушибы у восьми человек»: the noun for an injury that those have of whom «у» speaks.
pub(super) fn suffered(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let part = &clauses.parts[clauses.index(count.span.start)];
    let before = count
        .span
        .start
        .checked_sub(1)
        .filter(|i| part.contains(i))?;
    let lists = text.lexicon.lists();
    let injury = |i: &usize| {
        let word = text.word(*i);
        let entries = word.entries.iter().map(|&id| lists.entry(id));
        let named = |entry: &Entry| {
            entry.list == List::FigureVerb
                && &*entry.kind != "verb"
                && &*entry.canonical == "injured"
        };
        word.is(List::FigureVerb) && word.can_be(Case::Nom) && entries.into_iter().any(named)
    };
    let having = text.lexicon.group(Group::Having);
    let noun = having
        .has(text.normal(before))
        .then(|| part.clone().find(injury))??;
    Some(Role {
        words: Some((noun..noun + 1, "figure.frame")),
        ..Role::noun(CountedAs::Injured, noun)
    })
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
    let start = count.span.start;
    if start > sentence.start && text.is_a(start - 1, Function::For) {
        return Role {
            counted_as: CountedAs::Helped,
            words: Some((start - 1..start, "figure.frame")),
            verb: None,
        };
    }
    let told = verbless
        .then(|| said_before(text, sentence.start))
        .flatten();
    if let (None, Some(event)) = (scene, told) {
        return Role::of(event);
    }
    match scene {
        Some(i) if verbless || comes_to(text, clauses, count, i) => Role {
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
