//! Two numbers of which one takes the place of the other: «17, а не 20 человек», «не 100 тысяч, а 10 тысяч человек».

use super::Count;
use super::noun::noun_at;
use crate::lexicon::function::Function;
use crate::lexicon::group::Group;
use crate::mention::{FigureFact, Tokens};
use crate::pattern::number::{may_begin, numeral};
use crate::text::Text;
use crate::vocabulary::{Modality, Unit};

/// The «не», «вместо» or «никаких» before a number that another takes the place of, or that is denied.
pub(super) fn replaced(text: &Text<'_>, count: &Tokens) -> Option<Tokens> {
    let not = count.start.checked_sub(1)?;
    let is = |group, i: usize| text.lexicon.group(group).has(text.normal(i));
    let told = (text.sentence(not).start..not)
        .rev()
        .take(ATTRIBUTES)
        .take_while(|&i| text.word(i + 1).any(|g| g.is_adjectival()))
        .find(|&i| is(Group::Instead, i));
    if let Some(instead) = told {
        return Some(instead..count.start); // «вместо заявленных 15 тысяч»
    }
    if is(Group::Instead, not) || is(Group::Refuting, not) {
        return Some(not..count.start);
    }
    let after_but = not > text.sentence(not).start && text.is_a(not - 1, Function::Whereas);
    (text.is_a(not, Function::Not) && (after_but || is_before_but(text, count)))
        .then_some(not..count.start)
}

/// «погибли 11 из 30 человек»: whether a number tells of how many people those are a part whose number stands before it;
/// what befell these befell not all, unless their noun says so.
pub(super) fn is_whole(text: &Text<'_>, count: &Count) -> bool {
    let start = count.span.start;
    let of = start
        .checked_sub(1)
        .filter(|&i| text.is_a(i, Function::OutOf));
    let part = of.and_then(|of| of.checked_sub(1));
    let is_implied = count
        .noun
        .as_ref()
        .is_some_and(|noun| noun.implies.is_some());
    part.is_some_and(|part| may_begin(text, part)) && !is_implied
}

/// Words between «вместо» and a number, at most.
const ATTRIBUTES: usize = 2;

/// Whether a number without a noun shares that of the other number of its pair.
pub(super) fn shares_noun(text: &Text<'_>, count: &Count, known: &[FigureFact]) -> bool {
    let span = &count.span;
    if replaced(text, span).is_some() && is_before_but(text, span) {
        let (next, end) = (span.end + 2, text.sentence(span.start).end);
        let other = (next < end).then(|| numeral(text, next, end)).flatten();
        let noun = other
            .filter(|it| it.tokens.end < end)
            .and_then(|it| noun_at(text, it.tokens.end, &it));
        return noun.is_some_and(|noun| noun.unit == Unit::Person);
    }
    let but = span
        .start
        .checked_sub(1)
        .filter(|&i| text.is_a(i, Function::Whereas));
    let last = known.last().filter(|it| it.modality == Modality::Denied);
    but.is_some() && last.is_some_and(|it| it.tokens.end + 2 == span.start)
}

/// Whether «, а» follows.
fn is_before_but(text: &Text<'_>, count: &Tokens) -> bool {
    let but = count.end + 1;
    text.sentence(count.start).contains(&but)
        && text.is_mark(count.end, ',')
        && text.is_a(but, Function::Whereas)
}
