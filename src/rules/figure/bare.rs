//! Numbers that stand alone near people: which of them may count people, and what else claims them.

use super::Count;
use super::omitted::is_near;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::FigureFact;
use crate::pattern::number::{may_begin, numeral};
use crate::text::{Kind, Text};
use std::ops::Range;

/// Words before a number among which the people that it counts are looked for.
pub(super) const REACH: usize = 30;

/// Whether a number without a noun may count people at all: a collective number, or one with people right before it,
/// counted or not, that nothing else claims.
pub(super) fn may_be(text: &Text<'_>, count: &Count, known: &[FigureFact]) -> bool {
    let start = count.span.start;
    if count.number.collective {
        return true;
    }
    let sentence = text.tokens[start].sentence as usize;
    let from = text.sentences[sentence.saturating_sub(1)].start;
    let people = |i: usize| {
        let word = text.word(i);
        word.is(List::People) && word.any(|g| g.number == Some(Number::Plur))
    };
    let near = known
        .last()
        .is_some_and(|figure| is_near(text, figure, start))
        || (from.max(start.saturating_sub(REACH))..start).any(people);
    near && !count.number.vague && !is_claimed(text, count)
}

/// Whether the number belongs to something else: «Mazda 626», «(6086)», «26 из 30», «вагонов было 200», «38 и 36 лет».
fn is_claimed(text: &Text<'_>, count: &Count) -> bool {
    let number = &count.number.tokens;
    let sentence = text.sentence(number.start);
    let alone = number.len() == 1 && count.bound.is_none();
    let item = alone
        && number.start == sentence.start
        && number.end < text.len()
        && text.is_mark(number.end, '.');
    let before = number.start.checked_sub(1).filter(|i| *i >= sentence.start);
    let beside = before.is_some_and(|i| match text.tokens[i].kind {
        Kind::Number => true,
        Kind::Mark(mark) => mark == '(' || !text.tokens[number.start].spaced && mark != '«',
        Kind::Word => {
            let word = text.word(i);
            word.is_a(Function::OutOf)
                || word.shape.latin
                || numeral(text, i, number.start).is_some()
        }
    });
    // «в паре», «прогулял пары», «вернули две»
    let first = text.word(number.start);
    let other =
        count.number.low < 10.0 && first.pos() == Pos::Noun || first.is_a(Function::FewWomen);
    beside
        || item
        || other
        || is_age(text, number)
        || of_other_whole(text, number.end)
        || in_row(text, number)
        || of_things(text, sentence.start..number.start)
        || shares_noun(text, count)
}

/// «8, 18, 3 и 16», «Польша – 9378, Германия – 7826»: numbers in a row, alone or behind what they are of.
fn in_row(text: &Text<'_>, number: &Range<usize>) -> bool {
    let sentence = text.sentence(number.start);
    let is_number = |i: Option<usize>| {
        i.is_some_and(|i| sentence.contains(&i) && text.tokens[i].kind == Kind::Number)
    };
    let comma = |i: Option<usize>| i.is_some_and(|i| sentence.contains(&i) && text.is_mark(i, ','));
    let (first, end) = (number.start, number.end);
    let before = comma(first.checked_sub(1)) && is_number(first.checked_sub(2));
    let behind = comma(Some(end)) && is_number(Some(end + 1));
    // «в Аркалыке — 600» is said of what the sentence before counts.
    let is_there = first > sentence.start + 2 && text.word(first - 3).pos() == Pos::Preposition;
    let of_place = first > sentence.start + 1
        && text.is_dash(first - 1)
        && text.word(first - 2).shape.capital
        && text.is_word(first - 2)
        && !is_there;
    before && behind || of_place
}

/// «вагонов теперь 200», «стульев привезли 250»: the last noun before in the genitive plural is a thing.
fn of_things(text: &Text<'_>, before: Range<usize>) -> bool {
    let genitive = |i: &usize| {
        text.word(*i).best().filter(|r| {
            r.grammar.pos == Pos::Noun
                && r.grammar.case == Some(Case::Gen)
                && r.grammar.number == Some(Number::Plur)
        })
    };
    let counted = |i: usize| i > 0 && may_begin(text, i - 1);
    let last = before.rev().take(REACH / 2).find(|i| genitive(i).is_some());
    last.is_some_and(|i| {
        !counted(i)
            && !text.word(i).is(List::People)
            && genitive(&i).is_some_and(|r| !r.grammar.animate)
    })
}

/// «1500, 500 и 1000 метров»: the noun behind the last of the numbers is theirs.
fn shares_noun(text: &Text<'_>, count: &Count) -> bool {
    let end = text.sentence(count.span.start).end;
    let mut next = count.span.end;
    let mut many = false;
    while next + 1 < end
        && (matches!(text.tokens[next].kind, Kind::Mark(',')) || text.is_a(next, Function::And))
    {
        let Some(number) = numeral(text, next + 1, end) else {
            break;
        };
        next = number.tokens.end;
        many = true;
    }
    many && next < end
        && text.is_word(next)
        && !text.word(next).is(List::People)
        && text.word(next).any(|g| g.is_noun() && !g.animate)
}

/// «ей было 18», «ему 45», «32 – летнего».
fn is_age(text: &Text<'_>, number: &Range<usize>) -> bool {
    let sentence = text.sentence(number.start);
    let years_old = text.lexicon.group(Group::AdjectiveOfAge);
    let years = number.end + 1 < sentence.end
        && text.is_dash(number.end)
        && years_old.begins(text.normal(number.end + 1));
    let mut before = (sentence.start..number.start).rev();
    let holder = before.find(|&i| {
        !text.is_a(
            i,
            Function::Be | Function::Altogether | Function::Already | Function::Only,
        )
    });
    let personal = holder
        .is_some_and(|i| text.word(i).pos() == Pos::Pronoun && text.word(i).can_be(Case::Dat));
    years || personal
}

/// «13 из 15 организаций»: a part of things.
fn of_other_whole(text: &Text<'_>, of: usize) -> bool {
    let end = if of < text.len() {
        text.sentence(of).end
    } else {
        of
    };
    if of + 1 >= end || !text.is_a(of, Function::OutOf) {
        return false;
    }
    numeral(text, of + 1, end).is_some_and(|whole| {
        let noun = whole.tokens.end;
        noun < end
            && text.is_word(noun)
            && !text.word(noun).is(List::People)
            && text.word(noun).any(|g| g.is_noun() && !g.animate)
    })
}
