//! Numbers before people that count nobody, and damaged numbers.

use super::Count;
use super::noun::noun_at;
use super::numbered;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{Names, Tokens};
use crate::pattern::is_predicate;
use crate::pattern::number::{Numeral, may_begin, numeral};
use crate::text::{Kind, Text};

/// Whether the number at token `i` belongs to something else: a name, a time, a score, a list number.
pub(super) fn is_taken(text: &Text<'_>, names: &Names, taken: &[Tokens], i: usize) -> bool {
    let before = i
        .checked_sub(1)
        .filter(|&k| text.tokens[k].block == text.tokens[i].block);
    let glued = |k: usize| !text.tokens[k + 1].spaced;
    is_within(taken, i)
        || names.over(i).is_some()
        || before.is_some_and(|k| match text.tokens[k].kind {
            Kind::Mark('№' | '#' | '$' | '€' | '₸' | '₽' | '@') => true,
            Kind::Mark(':' | '/' | '.' | ',') => {
                glued(k)
                    && k > 0
                    && text.tokens[k - 1].kind == Kind::Number
                    && !text.tokens[k].spaced
            }
            _ => false,
        })
        || numbered::is_label(text, names, i)
        || numbered::is_clock(text, i)
        || numbered::is_rating(text, names, i)
        || is_name(text, i)
}

/// Whether token `i` is in one of these stretches, which are sorted and apart.
fn is_within(stretches: &[Tokens], i: usize) -> bool {
    let next = stretches.partition_point(|tokens| tokens.end <= i);
    stretches
        .get(next)
        .is_some_and(|tokens| tokens.contains(&i))
}

/// A film «12 друзей», «Белоснежка и семь гномов»: the number stands in a short quoted name.
fn is_name(text: &Text<'_>, i: usize) -> bool {
    const JOINED: usize = 6;
    let near = text.quotes_opened(i.saturating_sub(JOINED)..i);
    near.iter().any(|quote| {
        let inside = quote.inside();
        let first = inside.start == i && (2..=4).contains(&inside.len());
        // «Белоснежка и семь гномов»
        let joined = inside.start < i
            && inside.end > i
            && text.normal(i - 1) == "и"
            && inside.len() <= JOINED
            && text.word(inside.start).shape.capital
            && !inside.clone().any(|k| is_predicate(text, k));
        (first || joined) && !ends_clause(text, &inside)
    })
}

/// Whether the quote ends with a mark of its own: it is speech, not a name.
fn ends_clause(text: &Text<'_>, inside: &Tokens) -> bool {
    matches!(
        text.tokens[inside.end - 1].kind,
        Kind::Mark('.' | '!' | '?' | ',')
    )
}

/// What looks as if the number counted nobody, by name: each is a reason against it, none decides.
pub(super) fn doubts(text: &Text<'_>, count: &Count) -> impl Iterator<Item = &'static str> {
    type Doubt = fn(&Text<'_>, &Count) -> bool;
    const DOUBTS: [(&str, Doubt); 9] = [
        ("rate", is_rate),
        ("frequency", is_frequency),
        ("capacity", is_capacity),
        ("counter", is_counter),
        ("choice", is_choice),
        ("nobody", is_nobody),
        ("couple", is_couple),
        ("year", is_year),
        ("household", is_household),
    ];
    DOUBTS
        .into_iter()
        .filter(move |(_, holds)| holds(text, count))
        .map(|(name, _)| name)
}

/// «на семью из 4 человек»: so much for each family. What happens to one family is counted.
fn is_household(text: &Text<'_>, count: &Count) -> bool {
    let start = count.span.start;
    let of = start >= text.sentence(start).start + 3
        && text.normal(start - 1) == "из"
        && text.normal(start - 3) == "на";
    of && text
        .lexicon
        .group(Group::Household)
        .has_lemma_of(text.word(start - 2))
}

/// «в 2024 волонтёров стало больше»: a year before people.
fn is_year(text: &Text<'_>, count: &Count) -> bool {
    let number = &count.number;
    let start = count.span.start;
    count.noun.is_some()
        && count.bound.is_none()
        && number.tokens.len() == 1
        && number.high.is_none()
        && (1950.0..2050.0).contains(&number.low)
        && text.surface(number.tokens.start).len() == 4
        && start > text.sentence(start).start
        && text.normal(start - 1) == "в"
}

/// «39 человек на 100 000 населения»: so many of a round number.
fn is_frequency(text: &Text<'_>, count: &Count) -> bool {
    let on = count.span.end;
    let end = text.sentence(count.span.start).end;
    let base = (on + 1 < end && text.normal(on) == "на")
        .then(|| numeral(text, on + 1, end))
        .flatten();
    base.is_some_and(|base| base.low >= 1000.0 && base.low.log10().fract() == 0.0)
}

/// «на 100 жителей», «на каждые 10 тысяч человек», «на душу».
fn is_rate(text: &Text<'_>, count: &Count) -> bool {
    let start = count.span.start;
    let floor = text.sentence(start).start;
    let each = start > floor
        && matches!(
            text.normal(start - 1),
            "каждые" | "каждых" | "каждую" | "каждый"
        );
    let on = start - usize::from(each);
    let round = count.number.low >= 10.0 && count.number.low.log10().fract() == 0.0;
    let per = on > floor && matches!(text.normal(on - 1), "на" | "из" | "из-за");
    each || falls_to(text, start, floor)
        || (per
            && text.normal(on - 1) == "на"
            && round
            && !count.number.vague
            && count.number.high.is_none()
            && !is_change(text, on - 1, count.span.end))
}

/// «на 1000 жителей приходится 3 врача».
fn falls_to(text: &Text<'_>, figure: usize, floor: usize) -> bool {
    let verb = (floor.max(figure.saturating_sub(4))..figure)
        .find(|&i| text.word(i).has_lemma("приходиться"));
    verb.is_some_and(|verb| (floor..verb).any(|i| text.normal(i) == "на" && may_begin(text, i + 1)))
}

/// «на 100 человек больше», «вырос на 100 человек», «рассчитан на 100 человек».
fn is_change(text: &Text<'_>, on: usize, end: usize) -> bool {
    let sentence = text.sentence(on);
    let compared = end < sentence.end && matches!(text.normal(end), "больше" | "меньше");
    let verb = (sentence.start..on)
        .rev()
        .take(4)
        .any(|i| text.word(i).is(List::Modality) || text.word(i).is(List::Bound));
    compared || verb
}

/// «Зал рассчитан на 300 человек», «вмещает 5 тысяч зрителей»: seats, not people.
fn is_capacity(text: &Text<'_>, count: &Count) -> bool {
    let start = count.span.start;
    let floor = text.sentence(start).start;
    let is = |i: usize, group: Group| text.lexicon.group(group).has_lemma_of(text.word(i));
    let near = floor.max(start.saturating_sub(4))..start;
    if near.clone().any(|i| is(i, Group::HoldingSeats)) {
        return true;
    }
    let on = start > floor && text.normal(start - 1) == "на";
    on && ((near.clone().any(|i| is(i, Group::BuiltFor))
        && !(floor..start).any(|i| is(i, Group::ForPeople)))
        || (start > floor + 1 && is(start - 2, Group::Venue)))
}

/// A line of the page's chrome: «1,6 тыс. подписчиков».
fn is_counter(text: &Text<'_>, count: &Count) -> bool {
    let Some(noun) = &count.noun else {
        return false;
    };
    if !text.lexicon.group(Group::Reader).has(noun.lemma.as_str()) {
        return false;
    }
    let told = crate::pattern::has_predicate(text, &text.sentence(noun.token));
    !told && text.block(noun.token).len() <= count.span.len() + 3
}

/// «один из», «один из пяти лучших», «убийство двух и более лиц» (words of the law): no count.
fn is_choice(text: &Text<'_>, count: &Count) -> bool {
    let next = count.number.tokens.end;
    let start = count.span.start;
    let one = count.number.low == 1.0
        && next < text.len()
        && matches!(text.normal(next), "из" | "другого" | "другой");
    let of = start >= 2 && text.normal(start - 1) == "из" && text.word(start - 2).has_lemma("один");
    let law = count.number.low == 2.0
        && count.bound.is_some()
        && count.noun.as_ref().is_some_and(|noun| noun.lemma == "лицо");
    one || of || law
}

/// «ни один олигарх не погиб».
fn is_nobody(text: &Text<'_>, count: &Count) -> bool {
    let start = count.span.start;
    count.number.low == 1.0 && start > text.sentence(start).start && text.normal(start - 1) == "ни"
}

/// «двое супругов», «оба брата» refer to people already named; «пара» alone is a couple.
fn is_couple(text: &Text<'_>, count: &Count) -> bool {
    let Some(noun) = &count.noun else {
        return false;
    };
    let both = count.span.start > 0
        && matches!(
            text.normal(count.span.start - 1),
            "эти" | "обе" | "оба" | "этих" | "обоих" | "этим" | "этими"
        );
    noun.lemma == "супруг" || (both && count.number.low < 5.0)
}

/// A number that is cut or misprinted before people: its tokens, and what is wrong.
pub(super) fn damaged(text: &Text<'_>, names: &Names, i: usize) -> Option<(Tokens, String)> {
    let end = text.sentence(i).end.min(i + 6);
    let broken = broken_end(text, i, end)?;
    let any = Numeral {
        tokens: i..broken,
        low: 5.0,
        high: None,
        vague: false,
        collective: false,
        about: false,
        governs: true,
        one_word: false,
    };
    let follows = names.over(i).is_none()
        && (broken..end.min(broken + 3)).any(|k| {
            noun_at(text, k, &any)
                .is_some_and(|noun| noun.listed && noun.unit == crate::vocabulary::Unit::Person)
        });
    follows.then(|| {
        (
            i..broken,
            format!("«{}» is no number", text.slice(text.span(&(i..broken)))),
        )
    })
}

/// One past the last token of digits that make no number: «1 00», «3ОО», «1.00.000».
fn broken_end(text: &Text<'_>, i: usize, end: usize) -> Option<usize> {
    if text.tokens[i].kind != Kind::Number {
        return None;
    }
    let next = i + 1;
    if next >= end {
        return None;
    }
    let digits = |k: usize| text.surface(k);
    match text.tokens[next].kind {
        Kind::Number if text.tokens[next].spaced => {
            let group = digits(next);
            let zeros = group.starts_with('0') && group.len() != 3 && digits(i).len() <= 3;
            zeros.then_some(next + 1)
        }
        // «12..000»
        Kind::Mark('.') if next + 2 < end && text.is_mark(next + 1, '.') => {
            let glued = (next..next + 3).all(|k| !text.tokens[k].spaced);
            (glued && text.tokens[next + 2].kind == Kind::Number).then_some(next + 3)
        }
        Kind::Word if !text.tokens[next].spaced => {
            let letters = digits(next);
            letters
                .chars()
                .all(|c| "ОоOoЗз".contains(c))
                .then_some(next + 1)
        }
        _ => {
            let number = numeral(text, i, end).is_some();
            let groups = digits(i).split(['.', ',']).skip(1);
            let marks = groups.clone().count();
            (marks >= 2
                && !number
                && groups.clone().any(|g| g.len() != 3)
                && digits(i).len() > 8
                && !is_date(digits(i)))
            .then_some(next)
        }
    }
}

/// «03.07.2010».
fn is_date(surface: &str) -> bool {
    surface.len() == 10 && surface.split('.').count() == 3
}

/// Bounds that must have a number: «более тысяч человек», «около человек».
pub(super) fn missing(text: &Text<'_>, i: usize) -> Option<(Tokens, String)> {
    let word = text.normal(i);
    let near = matches!(word, "свыше" | "порядка" | "около");
    let needs = near || matches!(word, "более" | "больше" | "менее");
    let next = i + 1;
    if !needs || next >= text.sentence(i).end {
        return None;
    }
    let word = text.word(next);
    let scale = matches!(&*word.normal, "тысяч" | "тыс" | "миллионов");
    let people = near && &*word.normal == "человек";
    let genitive = word.any(|g| g.case == Some(Case::Gen) && g.number == Some(Number::Plur));
    (genitive && (scale || people)).then(|| {
        let tokens = i..next + 1;
        let message = format!(
            "a number is missing in «{}»",
            text.slice(text.span(&tokens))
        );
        (tokens, message)
    })
}
