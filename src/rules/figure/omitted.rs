//! Figures without a noun: «погибли трое», «ранены 20», «из них трое», «достигло 117».

use super::Count;
use super::bound::growth;
use super::frame::{fronted, people_role, sums_up, total_of};
use super::govern::nearest;
use super::role::{Role, is_firm};
use super::state::part_of;
use super::verbs::{Event, event_at};
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::list::List;
use crate::mention::FigureFact;
use crate::pattern::number::may_begin;
use crate::pattern::{Clauses, has_predicate, is_predicate};
use crate::text::{Kind, Text};
use crate::vocabulary::{CountedAs, Unit};

/// What a number without a noun counts, and the rule that says so.
pub(super) struct Reading {
    pub role: Role,
    pub rule: &'static str,
}

/// Whether a number without a noun counts people.
pub(super) fn read(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    known: &[FigureFact],
) -> Option<Reading> {
    if count.number.one_word {
        return one(text, clauses, count);
    }
    if !stands_alone(text, count)
        || count.number.low == 1.0
        || count.number.low.fract() != 0.0
        || is_year(text, count)
    {
        return None;
    }
    let start = count.span.start;
    let part = clauses.parts[clauses.index(start)].start;
    let whole = known
        .iter()
        .rev()
        .find(|figure| is_near(text, figure, start));
    if let Some(event) = beside(text, clauses, count) {
        let fits = !matches!(
            event.role,
            CountedAs::Other | CountedAs::Staff | CountedAs::Participant | CountedAs::Helped
        );
        if fits || count.number.collective {
            let rule = if part_of(text, start, part).is_some() {
                "figure.part"
            } else {
                "figure.without_noun"
            };
            return Some(Reading {
                role: of(event),
                rule,
            });
        }
    }
    if let Some(noun) = partitive(text, count) {
        let own = nearest(text, &clauses.parts[clauses.index(start)], count);
        let said = own.filter(|event| event.role != CountedAs::Other).map(of);
        let role = said.or_else(|| people_role(text, noun));
        return Some(Reading {
            role: role.unwrap_or_else(|| inherited(None)),
            rule: "figure.part",
        });
    }
    let clear = |figure: &&FigureFact| {
        count.number.collective || !(figure.tokens.end..start).any(|i| may_begin(text, i))
    };
    let whole = whole.filter(clear);
    if is_part(text, count, part) && (whole.is_some() || count.number.collective) {
        let own = nearest(text, &clauses.parts[clauses.index(start)], count);
        let role = own
            .filter(|event| is_firm(event.role))
            .map_or_else(|| inherited(whole), of);
        return Some(Reading {
            role,
            rule: "figure.part",
        });
    }
    if let Some(role) = total(text, clauses, count) {
        return Some(Reading {
            role,
            rule: "figure.number_of",
        });
    }
    if let Some(token) = fronted(text, clauses, start) {
        return Some(Reading {
            role: people_role(text, token).unwrap_or_else(|| inherited(None)),
            rule: "figure.number_of",
        });
    }
    let told = start > 0 && matches!(text.normal(start - 1), "о" | "об" | "лишь" | "против");
    let same = whole.filter(|figure| {
        (told || is_elliptic(text, clauses, count))
            && text.tokens[figure.tokens.start].sentence == text.tokens[start].sentence
    });
    if same.is_some() && (ends(text, count) || is_elliptic(text, clauses, count)) {
        return Some(Reading {
            role: inherited(same),
            rule: "figure.without_noun",
        });
    }
    let subject = count.number.collective && (neighbour_predicate(text, count));
    subject.then_some(Reading {
        role: Role {
            counted_as: CountedAs::Other,
            words: None,
            verb: None,
        },
        rule: "figure.without_noun",
    })
}

/// «из них трое», «20 из них».
fn is_part(text: &Text<'_>, count: &Count, part: usize) -> bool {
    let next = count.span.end;
    let behind = next + 1 < text.len()
        && text.normal(next) == "из"
        && matches!(text.normal(next + 1), "них" | "которых");
    behind || part_of(text, count.span.start, part).is_some()
}

/// «один погиб», «ранен один»: one person, right beside what happened.
fn one(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Reading> {
    let event = beside(text, clauses, count).filter(|event| {
        is_firm(event.role)
            && (text.word(event.head).is_finite_verb()
                || event.verb && text.word(event.head).any(|g| g.infinitive))
    })?;
    stands_alone(text, count).then(|| Reading {
        role: of(event),
        rule: "figure.without_noun",
    })
}

/// «семеро из задержанных», «339 из 476 депутатов»: the people that the number is a part of.
pub(super) fn partitive(text: &Text<'_>, count: &Count) -> Option<usize> {
    let of = count.span.end;
    let end = text.sentence(count.span.start).end.min(of + 6);
    if of + 1 >= end || text.normal(of) != "из" || count.number.vague {
        return None;
    }
    let counted = may_begin(text, of + 1);
    let noun = (of + 1..end).find(|&i| {
        let word = text.word(i);
        (!word.any(|g| g.is_adjectival()) || word.is(List::People)) && !may_begin(text, i)
    })?;
    let word = text.word(noun);
    let people = word.is(List::People)
        && word.any(|g| g.case == Some(Case::Gen) && (counted || g.number == Some(Number::Plur)));
    let participle = word.any(|g| g.is_adjectival());
    (people && (counted || count.number.collective || participle)).then_some(noun)
}

/// «трое арестованы в порту, двое — в городе»: the verb of the first holds for the second. So for «в этом
/// году — 500», where the number ends the clause that a preposition begins.
fn is_elliptic(text: &Text<'_>, clauses: &Clauses, count: &Count) -> bool {
    let (start, end) = (count.span.start, count.span.end);
    let dash = end < text.len() && text.is_dash(end);
    let floor = text.sentence(start).start;
    let joined = start > floor
        && (text.is_mark(start - 1, ',') || matches!(text.normal(start - 1), "и" | "а" | "еще"));
    if dash && (count.number.collective || joined) {
        return true;
    }
    let own = clauses.parts[clauses.index(start)].start;
    let before =
        (own > floor && text.is_dash(own - 1)).then(|| clauses.index(own - 1).saturating_sub(1));
    let adverbial = before.is_some_and(|before| {
        let part = &clauses.parts[before];
        let first = part.start + usize::from(matches!(text.normal(part.start), "а" | "и" | "но"));
        first < part.end && text.word(first).pos() == Pos::Preposition && !has_predicate(text, part)
    });
    adverbial && ends(text, count)
}

/// «в декабре 1988 избил»: a year.
fn is_year(text: &Text<'_>, count: &Count) -> bool {
    let number = &count.number;
    count.bound.is_none()
        && number.tokens.len() == 1
        && (1900.0..2100.0).contains(&number.low)
        && text.tokens[number.tokens.start].kind == Kind::Number
}

fn of(event: Event) -> Role {
    Role {
        counted_as: event.role,
        words: Some((event.words.clone(), "figure.verb")),
        verb: Some(event),
    }
}

/// What the whole was counted as holds for its part.
pub(super) fn inherited(whole: Option<&FigureFact>) -> Role {
    Role {
        counted_as: whole
            .and_then(|figure| figure.counted_as)
            .unwrap_or(CountedAs::Other),
        words: whole.map(|figure| (figure.tokens.clone(), "figure.part")),
        verb: None,
    }
}

/// Whether a figure of people stands in the sentence of token `i` or in the one before.
pub(super) fn is_near(text: &Text<'_>, figure: &FigureFact, i: usize) -> bool {
    let distance = text.tokens[i].sentence - text.tokens[figure.tokens.start].sentence;
    figure.unit == Unit::Person && figure.tokens.end <= i && distance <= 1
}

/// Nothing is counted after the number: a mark, a verb, a preposition or a conjunction follows.
fn stands_alone(text: &Text<'_>, count: &Count) -> bool {
    let next = count.span.end;
    if next >= text.len() || text.tokens[next].block != text.tokens[next - 1].block {
        return true;
    }
    match text.tokens[next].kind {
        Kind::Number => false,
        Kind::Mark(mark) => {
            (",.;:!?)—–»…(\"".contains(mark) || text.is_dash(next) && text.tokens[next].spaced)
                && (text.tokens[next].spaced || !digits_follow(text, next))
        }
        Kind::Word => {
            let word = text.word(next);
            matches!(word.pos(), Pos::Verb | Pos::Preposition | Pos::Conjunction)
                || matches!(
                    &*word.normal,
                    "и" | "а"
                        | "но"
                        | "еще"
                        | "уже"
                        | "также"
                        | "человека"
                        | "больше"
                        | "меньше"
                )
                || is_adverb(text, next) && next + 1 < text.len() && is_predicate(text, next + 1)
                || is_predicate(text, next)
        }
    }
}

fn digits_follow(text: &Text<'_>, mark: usize) -> bool {
    mark + 1 < text.len()
        && text.tokens[mark + 1].kind == Kind::Number
        && !text.tokens[mark + 1].spaced
}

fn ends(text: &Text<'_>, count: &Count) -> bool {
    count.span.end >= text.len()
        || matches!(
            text.tokens[count.span.end].kind,
            Kind::Mark('.' | ',' | ')' | ';')
        )
}

/// The verb right beside the figure: «погибли трое», «трое погибли», «спасти удалось лишь 79».
fn beside(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Event> {
    let part = &clauses.parts[clauses.index(count.span.start)];
    let mut i = count.span.end;
    while i < part.end
        && matches!(
            text.normal(i),
            "были" | "было" | "уже" | "также" | "из" | "них" | "в" | "итоге"
        )
        || i < part.end && i < count.span.end + 2 && is_adverb(text, i)
    {
        i += 1;
    }
    let after = (i < part.end).then(|| event_at(text, i, part)).flatten();
    if let Some(event) = after.filter(|event| is_verb_of_many(text, event)) {
        return Some(event);
    }
    let mut i = count.span.start;
    while i > part.start {
        i -= 1;
        if let Some(event) = event_at(text, i, part) {
            return Some(event).filter(|event| {
                is_verb_of_many(text, event) && event.words.end <= count.span.start
            });
        }
        if let Some(event) = phrase_ending(text, i, part) {
            return Some(event);
        }
        if !is_between(text, i) && !is_adverb(text, i) {
            return None;
        }
    }
    None
}

/// «получили ранения пятеро»: the verb of a phrase that ends at token `i`.
fn phrase_ending(text: &Text<'_>, i: usize, part: &std::ops::Range<usize>) -> Option<Event> {
    (part.start.max(i.saturating_sub(3))..i)
        .rev()
        .find_map(|k| {
            event_at(text, k, part).filter(|event| event.words.end == i + 1 && event.verb)
        })
}

/// «двое серьёзно ранены».
fn is_adverb(text: &Text<'_>, i: usize) -> bool {
    text.word(i).any(|g| g.pos == Pos::Adverb)
}

/// Words between a verb and its figure.
fn is_between(text: &Text<'_>, i: usize) -> bool {
    matches!(
        text.normal(i),
        "лишь"
            | "еще"
            | "только"
            | "всего"
            | "уже"
            | "также"
            | "удалось"
            | "были"
            | "было"
            | "сразу"
            | "как"
            | "минимум"
            | "следующие"
            | "не"
            | "и"
    )
}

/// A verb that can have several people as subject or object.
fn is_verb_of_many(text: &Text<'_>, event: &Event) -> bool {
    let word = text.word(event.head);
    event.verb
        && !event.participle
        && word.any(|g| {
            g.pos == Pos::Verb
                && (g.infinitive
                    || g.number == Some(Number::Plur)
                    || g.gender == Some(crate::lexicon::grammar::Gender::Neut)
                    || (g.finite && !g.short))
        })
}

/// «число погибших достигло 117», «количество участников — 300».
fn total(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let token = total_of(text, clauses, count.span.start)?;
    let before = count.span.start.checked_sub(1)?;
    let bounded = count
        .bound
        .as_ref()
        .is_some_and(|stated| stated.words.end == count.span.start && stated.words.start > token);
    let grown = matches!(text.normal(before), "на" | "до") && growth(text, before, token).is_some();
    let stated = bounded
        || grown
        || token > before
        || sums_up(text, before)
        || text.is_dash(before)
        || text.normal(before) == "в" && before > 0 && is_predicate(text, before - 1);
    if !stated {
        return None;
    }
    let lists = text.lexicon.lists();
    let entry = text
        .word(token)
        .entries
        .iter()
        .map(|&id| lists.entry(id))
        .find(|entry| entry.list == List::People)?;
    let role = entry
        .extra
        .first()
        .and_then(|role| CountedAs::by_name(role))
        .unwrap_or(CountedAs::Other);
    Some(Role {
        counted_as: role,
        words: Some((token..token + 1, "figure.number_of")),
        verb: None,
    })
}

/// «Трое вошли», «вошли трое».
fn neighbour_predicate(text: &Text<'_>, count: &Count) -> bool {
    let sentence = text.sentence(count.span.start);
    let plural = |i: usize| {
        is_predicate(text, i)
            && text
                .word(i)
                .any(|g| g.number == Some(Number::Plur) && g.finite)
    };
    let after = count.span.end < sentence.end && plural(count.span.end);
    let before = count.span.start > sentence.start && plural(count.span.start - 1);
    after || before
}
