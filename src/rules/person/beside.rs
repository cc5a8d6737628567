//! Names beside names: two given names with one family name, a name in Latin letters in brackets.

use super::forms::couple_forms;
use super::mention;
use super::name::{Frame, named};
use super::parts::{Slot, is_capitalised, part};
use super::rules::COUPLE;
use crate::lexicon::function::Function;
use crate::mention::{Mention, Name, PersonName, Tokens};
use crate::text::Text;
use crate::vocabulary::Gender;

/// «Аркадия и Бориса Стругацких»: two people, each with the family name in the singular.
pub(super) fn couple(text: &Text<'_>, i: usize, end: usize) -> Option<[Mention; 2]> {
    let (second, family) = (i + 2, i + 3);
    if family >= end || !text.is_a(i + 1, Function::And) {
        return None;
    }
    let given = |at: usize| is_capitalised(text, at) && part(text, at).given;
    if !is_capitalised(text, family) || !given(i) || !given(second) {
        return None;
    }
    let (man, woman) = couple_forms(text, family)?;
    let alone = |at: usize| named(text, &(at..at + 1), &[(at, Slot::Given)], &Frame::default());
    let names = [alone(i)?, alone(second)?];
    // «Нэнси и Рональда Рейганов»: a name that both share is read off its genitive alone, which a given name must show
    let genitive =
        |(name, at): (&PersonName, usize)| name.given.as_deref() != Some(text.surface(at));
    if man == woman && (part(text, family).common || !names.iter().zip([i, second]).any(genitive)) {
        return None;
    }
    let member = |mut name: PersonName, tokens: Tokens| {
        name.family = Some(match name.gender {
            Some(Gender::Female) => woman.clone(),
            _ => man.clone(),
        });
        name.readings.clear();
        mention(&COUPLE, tokens, 0.9, name)
    };
    let [first, last] = names;
    Some([member(first, i..i + 1), member(last, second..family + 1)])
}

/// «Илон Маск (Elon Musk)»: the same person again.
pub(super) fn gloss(text: &Text<'_>, of: &Mention) -> Option<Mention> {
    let Name::Person(name) = &of.name else {
        return None;
    };
    let open = of.tokens.end;
    let full = name.given.is_some() && name.family.is_some();
    if !full || !text.is_mark(open, '(') || !text.word(of.tokens.start).shape.cyrillic {
        return None;
    }
    let latin = |i: usize| is_capitalised(text, i) && text.word(i).shape.latin;
    let words = (open + 1..text.len()).take_while(|&i| latin(i)).count();
    let close = open + 1 + words;
    if !(2..=4).contains(&words) || !text.is_mark(close, ')') {
        return None;
    }
    Some(Mention {
        tokens: open + 1..close,
        whole: open + 1..close,
        ..of.clone()
    })
}
