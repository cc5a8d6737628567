//! Numbers that stand alone near people: which of them may count people, and what else claims them.

use super::Count;
use super::omitted::is_near;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Gender, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::FigureFact;
use crate::pattern::number::{may_begin, numeral};
use crate::pattern::{Clauses, is_predicate};
use crate::text::{Kind, Text};
use std::ops::Range;

/// Words before a number among which the people that it counts are looked for.
pub(super) const REACH: usize = 30;

/// More than there are people.
const EVERYBODY: f64 = 9e9;

/// From here on a number behind «в» is neither an age nor an hour.
const AGE: f64 = 100.0;

/// Whether a number without a noun may count people at all: a collective number, or one that nothing else claims, with
/// people near it, counted or not, or a predicate of several in its clause: «танцевали 16 тысяч».
pub(super) fn may_be(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    known: &[FigureFact],
) -> bool {
    let start = count.span.start;
    if count.number.collective {
        return true;
    }
    if count.number.vague || is_claimed(text, count) {
        return false;
    }
    let sentence = text.tokens[start].sentence as usize;
    let from = text.sentences[sentence.saturating_sub(1)].start;
    let to = text.sentence(start).end.min(count.span.end + REACH);
    let counted = || {
        let last = known.last();
        last.is_some_and(|figure| is_near(text, figure, start))
    };
    counted()
        || (from.max(start.saturating_sub(REACH))..start).any(|i| is_people(text, i))
        || (count.span.end..to).any(|i| is_people(text, i))
        || several_do(text, &clauses.parts[clauses.index(start)])
}

/// Whether the word at token `i` means several living beings: of a list, by the dictionary, or an adjective without a
/// noun («заболевших, по сводке, больше двух тысяч»).
fn is_people(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let alone = || i + 1 >= text.len() || !text.is_word(i + 1) || is_predicate(text, i + 1);
    word.any(|g| {
        let living = || g.is_noun() && g.animate || g.is_adjectival() && g.case == Some(Case::Gen);
        g.number == Some(Number::Plur)
            && (word.is(List::People) || living() && (g.is_noun() || alone()))
    })
}

/// Whether something in the clause `part` is said of several, or of nobody in particular: «писали», «набралось».
fn several_do(text: &Text<'_>, part: &Range<usize>) -> bool {
    let several = |g: &Grammar| {
        g.finite && (g.number == Some(Number::Plur) || g.gender == Some(Gender::Neut))
    };
    part.clone()
        .any(|i| is_predicate(text, i) && text.word(i).any(several))
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
        || is_compound(text, number.end)
        || count.number.low > EVERYBODY
        || is_written(text, count) && is_name(text, number)
        || is_end_of_range(text, count)
        || other
        || is_age(text, number)
        || of_other_whole(text, number.end)
        || of_counted_things(text, number.start)
        || in_row(text, number)
        || of_things(text, sentence.start..number.start)
        || shares_noun(text, count)
}

/// Whether the number stands in digits, without a word for how many.
fn is_written(text: &Text<'_>, count: &Count) -> bool {
    count.bound.is_none() && text.tokens[count.number.tokens.start].kind == Kind::Number
}

/// «Лермонтова, 45», «дом 56а», «59.ru», «11) справки», «12 Ибо сказано»: digits that are a name of something, or the
/// number of a passage.
fn is_name(text: &Text<'_>, number: &Range<usize>) -> bool {
    let sentence = text.sentence(number.start);
    let glued = |i: usize| i < text.len() && !text.tokens[i].spaced;
    let capital = |i: usize| text.is_word(i) && text.word(i).shape.capital;
    let next = number.end;
    let is_glued = glued(next) && text.is_word(next);
    let is_domain = glued(next)
        && text.is_mark(next, '.')
        && glued(next + 1)
        && text.is_word(next + 1)
        && text.word(next + 1).shape.latin;
    let block = text.tokens[number.start].block;
    let opens = number.start == 0 || text.tokens[number.start - 1].block != block;
    let is_passage = next < text.len() && opens && (capital(next) || text.is_mark(next, ')'));
    let of_street = number.start >= sentence.start + 2
        && text.is_mark(number.start - 1, ',')
        && capital(number.start - 2)
        && !text.word(number.start - 2).is(List::People);
    is_glued || is_domain || is_passage || of_street
}

/// «30-двадцатифутовых», «8-10»: the number is a part of what a hyphen makes one word.
fn is_compound(text: &Text<'_>, end: usize) -> bool {
    end < text.len() && text.is_dash(end) && !text.tokens[end].spaced
}

/// «с 100 до 200», «в 18 получил»: one end of a range, an age or an hour.
fn is_end_of_range(text: &Text<'_>, count: &Count) -> bool {
    let Some(before) = count.span.start.checked_sub(1) else {
        return false;
    };
    let end = text.sentence(count.span.start).end;
    let next = count.span.end;
    let goes_on = next + 1 < end
        && text.is_a(next, Function::Until)
        && numeral(text, next + 1, end).is_some();
    let is_small = count.number.low < AGE && !count.number.collective;
    text.is_a(before, Function::With) && goes_on || text.is_a(before, Function::In) && is_small
}

/// «штраф в 100 тысяч», «сумма в 800 миллионов»: the size of what the noun before names.
pub(super) fn is_size(text: &Text<'_>, number: usize) -> bool {
    let sentence = text.sentence(number).start;
    let noun = number.checked_sub(2).filter(|&i| i >= sentence);
    noun.is_some_and(|i| {
        let thing = |g: &Grammar| g.pos == Pos::Noun && !g.animate;
        let best = text.word(i).best();
        text.is_a(i + 1, Function::In) && text.is_word(i) && best.is_some_and(|r| thing(&r.grammar))
    })
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

/// «участок в 753 гектара, из них 740 передадут»: a part of what the last number before counts.
fn of_counted_things(text: &Text<'_>, number: usize) -> bool {
    let sentence = text.sentence(number);
    let of_them = number >= sentence.start + 2
        && text.is_a(number - 2, Function::OutOf)
        && text.is_a(number - 1, Function::OfThem | Function::Which);
    let before = || {
        (sentence.start..number - 2)
            .rev()
            .find(|&i| may_begin(text, i))
    };
    let whole = of_them.then(before).flatten();
    let whole = whole.and_then(|i| numeral(text, i, number));
    whole.is_some_and(|whole| {
        let noun = whole.tokens.end;
        let word = text.word(noun);
        let best = word.best();
        text.is_word(noun)
            && !word.is(List::People)
            && best.is_some_and(|r| r.grammar.is_noun() && !r.grammar.animate)
    })
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
