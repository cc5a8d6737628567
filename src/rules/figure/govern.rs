//! The verb whose subject or object a figure is.

use super::Count;
use super::frame::sums_up;
use super::verbs::{Event, event_at, events};
use crate::lexicon::grammar::{Case, Gender, Grammar, Number, Pos};
use crate::lexicon::list::List;
use crate::mention::Tokens;
use crate::pattern::number::may_begin;
use crate::pattern::{Clauses, has_predicate, is_aside, is_predicate};
use crate::text::Text;
use crate::vocabulary::CountedAs;

/// The verb whose subject or object the figure is.
pub(super) fn governing(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Event> {
    if belongs_to_person(text, count) {
        return None;
    }
    let own = clauses.index(count.span.start);
    if let Some(event) = nearest(text, &clauses.parts[own], count) {
        return Some(event);
    }
    if has_predicate(text, &clauses.parts[own]) {
        return relative(text, clauses, own + 1, count);
    }
    if let Some(event) = inside_participle(text, clauses, own, count) {
        return event;
    }
    let left = clauses.parts[..own]
        .iter()
        .rev()
        .find(|part| has_predicate(text, part) && !is_aside(text, part));
    if let Some(event) = left.and_then(|part| nearest(text, part, count)) {
        return Some(event);
    }
    relative(text, clauses, own + 1, count).or_else(|| {
        let right = clauses.parts.iter().skip(own + 1).find(|part| {
            has_predicate(text, part)
                && !is_aside(text, part)
                && !text.word(part.start).has_lemma("который")
        })?;
        nearest(text, right, count)
    })
}

/// «Врач, заразивший троих детей, осуждён»: what the participle says, if anything; the verb of the sentence is
/// of somebody else. The outer option: the figure stands in the words of a participle.
fn inside_participle(
    text: &Text<'_>,
    clauses: &Clauses,
    own: usize,
    count: &Count,
) -> Option<Option<Event>> {
    let part = &clauses.parts[own];
    let first = text.word(part.start);
    let participle = own > 0
        && part.start < count.span.start
        && text.is_mark(part.start - 1, ',')
        && first.pos() == Pos::Participle
        && !first.any(|g| g.passive);
    participle.then(|| event_at(text, part.start, part).filter(|event| event.verb))
}

/// «мать пятерых детей»: the figure says whose, and the verb is of somebody else.
fn belongs_to_person(text: &Text<'_>, count: &Count) -> bool {
    let start = count.span.start;
    let Some(before) = start
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(start).start)
    else {
        return false;
    };
    let holder = text.word(before);
    let person = holder.is(List::People) || holder.is(List::Kin) || holder.is(List::Office);
    let one = holder.best().is_some_and(|r| {
        r.grammar.is_noun() && r.grammar.animate && r.grammar.number == Some(Number::Sing)
    });
    let genitive = count
        .noun
        .as_ref()
        .is_some_and(|noun| text.word(noun.token).any(|g| g.case == Some(Case::Gen)));
    person && one && genitive && !count.number.governs
}

/// The participle or «которые» that follows the figure's part: «358 человек, принявших участие …».
pub(super) fn relative(
    text: &Text<'_>,
    clauses: &Clauses,
    next: usize,
    count: &Count,
) -> Option<Event> {
    let part = clauses.parts.get(next)?;
    let noun = count.noun.as_ref()?;
    if noun.token + 2 != part.start {
        return None;
    }
    let first = text.word(part.start);
    if first.has_lemma("который") {
        // «которые обслуживают»: those who act
        let act = |event: &Event| {
            &*first.normal == "которые"
                && !event.passive
                && !event.participle
                && (acts_on_others(text, event.head) || serves(text, event.head))
        };
        return events(text, part)
            .into_iter()
            .find(|event| event.verb)
            .filter(|event| !act(event));
    }
    event_at(text, part.start, part).filter(|event| event.participle)
}

/// The nearest verb of a part; nouns only to the left and where there is no verb.
pub(super) fn nearest(text: &Text<'_>, part: &Tokens, count: &Count) -> Option<Event> {
    let found = events(text, part);
    let verbs = found
        .iter()
        .filter(|event| event.verb && !event.participle && fits(text, event, count));
    let verb = verbs.min_by_key(|event| distance(text, event, count));
    let noun = || {
        found.iter().rev().find(|event| {
            !event.verb
                && event.words.end <= count.span.start
                && count.span.start - event.words.end <= 4
                && describes(text, event, count.span.start)
        })
    };
    verb.or_else(noun).cloned()
}

/// Nouns whose size a figure states beside them: «коллектив — 40 человек», «с населением 30 тысяч».
pub(super) fn describes(text: &Text<'_>, event: &Event, figure: usize) -> bool {
    event.role != CountedAs::Helped
        && !(event.words.end..figure)
            .any(|i| is_predicate(text, i) && !sums_up(text, i) && !text.word(i).has_lemma("быть"))
}

/// Tokens between, and a penalty where another number stands between.
pub(super) fn distance(text: &Text<'_>, event: &Event, count: &Count) -> usize {
    let between = if event.head < count.span.start {
        event.head + 1..count.span.start
    } else {
        count.span.end..event.head
    };
    let numbers = between
        .clone()
        .filter(|&i| may_begin(text, i) && !text.word(i).shape.hyphen)
        .count();
    let after = usize::from(event.head > count.span.start);
    between.len() * 2 + numbers * 8 + after
}

/// Whether the figure can be the one to whom the verb happens.
pub(super) fn fits(text: &Text<'_>, event: &Event, count: &Count) -> bool {
    let Some(noun) = &count.noun else { return true };
    let people = text.word(noun.token);
    let received = event.role == CountedAs::Helped && text.word(event.head).has_lemma("получить");
    let governs = event.words.len() > 1 && event.words.end == count.span.start && !received;
    if governs || is_group(text, count) {
        return true;
    }
    if is_oblique(text, count) {
        return false;
    }
    if event.passive {
        // «застрелен двумя неизвестными»: those who did it
        return people.any(|g| g.is_noun() && g.case != Some(Case::Ins))
            || people.any(|g| g.is_adjectival() && g.case != Some(Case::Ins))
            || count.number.governs;
    }
    let before = count.span.start < event.head;
    match event.role {
        CountedAs::Helped if takes_dative(text, event.head) => {
            let number = count
                .number
                .tokens
                .clone()
                .any(|i| text.word(i).any(|g| g.case == Some(Case::Dat)));
            number || people.any(|g| g.case == Some(Case::Dat))
        }
        CountedAs::Participant | CountedAs::Staff | CountedAs::Other => {
            takes_object(text, event.head)
                || agrees(text, event.head, count) && !has_subject(text, event.head, count)
        }
        CountedAs::Helped if text.word(event.head).has_lemma("получить") => {
            agrees(text, event.head, count)
        }
        // «двадцать полицейских задержали …»: those who act
        _ => {
            !(before
                && noun.implies == Some(CountedAs::Staff)
                && is_predicate(text, event.head)
                && acts_on_others(text, event.head))
        }
    }
}

/// «команда из шести человек»: what the group does, they do.
pub(super) fn is_group(text: &Text<'_>, count: &Count) -> bool {
    const GROUPS: [&str; 9] = [
        "команда",
        "группа",
        "делегация",
        "отряд",
        "экипаж",
        "бригада",
        "семья",
        "коллектив",
        "колонна",
    ];
    let start = count.span.start;
    start > text.sentence(start).start + 1
        && text.normal(start - 1) == "из"
        && GROUPS
            .iter()
            .any(|lemma| text.word(start - 2).has_lemma(lemma))
}

/// «документы от 12 кандидатов», «из 300 опрошенных»: the figure is no subject or object.
pub(super) fn is_oblique(text: &Text<'_>, count: &Count) -> bool {
    count.span.start > text.sentence(count.span.start).start
        && matches!(
            text.normal(count.span.start - 1),
            "от" | "у"
                | "между"
                | "о"
                | "об"
                | "без"
                | "под"
                | "над"
                | "к"
                | "ко"
                | "из"
                | "из-за"
                | "среди"
                | "против"
        )
}

/// Whether the verb can have several people as its subject: not «президент участвовал».
pub(super) fn agrees(text: &Text<'_>, verb: usize, count: &Count) -> bool {
    let one = |g: &Grammar| {
        g.finite
            && g.number == Some(Number::Sing)
            && matches!(g.gender, Some(Gender::Masc | Gender::Fem))
    };
    let infinitive = text.word(verb).any(|g| g.infinitive) && text.word(verb).has_lemma("получить");
    !(infinitive || text.word(verb).any(one))
        || count.number.governs
        || count.number.low % 10.0 == 1.0
}

/// Verbs whose object are the people: «акция собрала 300 человек».
pub(super) fn takes_object(text: &Text<'_>, i: usize) -> bool {
    const GATHER: [&str; 24] = [
        "собрать",
        "собирать",
        "объединить",
        "объединять",
        "привлечь",
        "привлекать",
        "охватить",
        "охватывать",
        "сплотить",
        "созвать",
        "вовлечь",
        "вовлекать",
        "задействовать",
        "пригласить",
        "мобилизовать",
        "допустить",
        "зарегистрировать",
        "принять",
        "нанять",
        "насчитывать",
        "уволить",
        "состоять",
        "откомандировать",
        "командировать",
    ];
    GATHER.iter().any(|lemma| text.word(i).has_lemma(lemma))
}

/// «волонтёры посетили 300 ветеранов»: the verb has its subject already.
pub(super) fn has_subject(text: &Text<'_>, verb: usize, count: &Count) -> bool {
    const VISITS: [&str; 5] = [
        "посетить",
        "посещать",
        "поддержать",
        "поддерживать",
        "навестить",
    ];
    let transitive = VISITS.iter().any(|lemma| text.word(verb).has_lemma(lemma));
    let before = verb
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(verb).start);
    transitive
        && count.span.start > verb
        && before.is_some_and(|i| {
            text.word(i).any(|g| {
                g.is_noun()
                    && g.case == Some(Case::Nom)
                    && g.number == Some(Number::Plur)
                    && g.animate
            })
        })
}

/// Verbs of serving: those served stand in the accusative.
fn serves(text: &Text<'_>, i: usize) -> bool {
    const SERVING: [&str; 6] = [
        "обслуживать",
        "обслужить",
        "кормить",
        "обеспечивать",
        "лечить",
        "обучать",
    ];
    takes_dative(text, i) || SERVING.iter().any(|lemma| text.word(i).has_lemma(lemma))
}

/// Verbs of giving: the people helped stand in the dative.
pub(super) fn takes_dative(text: &Text<'_>, i: usize) -> bool {
    const GIVING: [&str; 12] = [
        "помочь",
        "помогать",
        "оказать",
        "оказывать",
        "вручить",
        "вручать",
        "выдать",
        "раздать",
        "подарить",
        "предоставить",
        "выплатить",
        "выделить",
    ];
    GIVING.iter().any(|lemma| text.word(i).has_lemma(lemma))
}

/// Transitive verbs: somebody does it to somebody else.
pub(super) fn acts_on_others(text: &Text<'_>, i: usize) -> bool {
    const DONE_TO: [&str; 14] = [
        "убить",
        "ранить",
        "задержать",
        "арестовать",
        "эвакуировать",
        "спасти",
        "освободить",
        "вывезти",
        "избить",
        "застрелить",
        "наградить",
        "обучить",
        "накормить",
        "осудить",
    ];
    DONE_TO.iter().any(|lemma| text.word(i).has_lemma(lemma))
}
