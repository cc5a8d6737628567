//! Years, decades and centuries, alone and behind months.

use super::atoms::{Atoms, Gap};
use super::duration;
use super::expr::{Base, YearOf};
use super::lexeme::{Cursor, Digits, Lexeme};
use super::point::{full_year, number_ends};
use super::words::{Form, Particle, Prep, Relation, TimeWord, Unit};
use super::year_first;
use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::vocabulary::Precision;

/// The year after a month: «2010 года», «'12», «08 г.», «, 2010», «прошлого года», «того же года», «с.г.».
pub(super) fn year_after<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    let is_whole = matches!(c.last_word(), Some(TimeWord::Month(_, Form::Noun)));
    let ends = c.eat_mark(&['.']) && is_whole; // «в декабре. Этого года …»
    if c.glued() {
        c.eat_mark(&['-', '/']);
    }
    if let Some(related) = c.attempt(related_year).filter(|_| !ends) {
        return Some(related);
    }
    if c.eat_mark(&['\'']) {
        return short_year(c);
    }
    c.attempt(full_year_after)
        .or_else(|| c.attempt(short_year_after))
        .or_else(|| c.attempt(worded_year_after))
        .or_else(|| c.attempt(years_ago))
}

/// «12 июня год назад», «в марте два года назад».
fn years_ago<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    let length = duration::counted(c).or_else(|| c.attempt(duration::bare_unit))?;
    c.eat(|word| matches!(word, TimeWord::Ago).then_some(()))?;
    year_first::ago(length)
}

/// «две тысячи девятнадцатого года», «сорок пятого»: two digits are a year where no day is counted so far.
fn worded_year_after<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    let year = c.year_in_words().or_else(|| {
        let short = c.ordinal().filter(|short| (32..100).contains(short))?;
        ends_in(c, Case::Gen).then(|| recent_year(short))
    })?;
    year_word(c);
    Some(YearOf::Stated(year))
}

fn full_year_after<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    c.eat_mark(&[',']);
    let bracket = c.eat_mark(&['(']);
    let year = four_digits(c)?;
    c.skip(1);
    number_ends(c).then_some(())?;
    c.ending(Group::OrdinalEnding);
    if bracket {
        c.eat_mark(&[')']).then_some(())?;
    }
    year_word(c);
    Some(YearOf::Stated(year))
}

/// Two digits are a year only beside the word, an ending, a bracket or a clock: «мае 45-го», «28 ноября 11 (14:41)».
fn short_year_after<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    if let Some(year) = c.attempt(ordinal_year) {
        return Some(YearOf::Stated(year));
    }
    let year = short_year(c)?;
    let told = year_word(c)
        || (c.mark(0) == Some('(') && c.digits(1).is_some())
        || looks_like_clock(c)
        || (c.is_timed() && c.peek(0).is_none());
    told.then_some(year)
}

/// «45-го».
fn ordinal_year<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let digits = c.digits(0).filter(|digits| digits.count == 2)?;
    c.skip(1);
    c.ending(Group::GenitiveEnding).then_some(())?;
    year_word(c);
    Some(recent_year(digits.value))
}

fn short_year<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    let digits = c.digits(0).filter(|digits| digits.count == 2)?;
    if looks_like_clock(c) {
        return None;
    }
    c.skip(1);
    Some(YearOf::Stated(full_year(digits.value) as i16))
}

fn looks_like_clock<A: Atoms>(c: &mut Cursor<A>) -> bool {
    c.digits(0).is_some() && c.gap(0) == Gap::None && c.mark(1) == Some(':')
}

/// «прошлого года», «этого же года», «того же года», «с. г.», «т.г.».
fn related_year<A: Atoms>(c: &mut Cursor<A>) -> Option<YearOf> {
    if matches!(c.text(0), Some("с" | "т")) {
        c.skip(1);
        (c.eat_mark(&['.']) && year_word(c)).then_some(())?;
        return Some(YearOf::Related(Relation::This));
    }
    let relation = c.eat(|word| match word {
        TimeWord::Relation(relation) => Some(relation),
        _ => None,
    })?;
    c.eat(|word| matches!(word, TimeWord::Particle(Particle::Same)).then_some(()));
    year_word(c).then_some(YearOf::Related(relation))
}

/// A number that can be a year, not passed over; what is far ahead («до 31 декабря 9999 года») needs the word.
pub(super) fn four_digits<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let digits = c.digits(0).filter(|digits| digits.count == 4)?;
    let known = (800..2200).contains(&digits.value) || digits.value >= 2200 && is_of_one(c, 1);
    known.then_some(digits.value as i16)
}

/// Whether the word for one year stands `ahead` places further, as no count of years has it.
fn is_of_one<A: Atoms>(c: &mut Cursor<A>, ahead: usize) -> bool {
    matches!(c.text(ahead), Some("году" | "года" | "год"))
}

/// Passes over «года», «г.», «жылы»; the dot only where something of the date may follow it.
pub(super) fn year_word<A: Atoms>(c: &mut Cursor<A>) -> bool {
    c.eat(|word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Year), _)).then_some(()))
        .is_some()
}

/// «2010 год», «в 2017-м», «2010» alone: whether the number alone is enough is for the caller to say.
pub(super) fn year<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    if year_word(c) {
        let year = four_digits(c).filter(|_| c.glued())?;
        c.skip(1);
        return Some(Base::Year(year));
    }
    let worded = c
        .attempt(worded_year)
        .or_else(|| c.attempt(worded_short_year))
        .or_else(|| c.attempt(worded_year_alone));
    if let Some(year) = worded {
        return Some(Base::Year(year));
    }
    if let Some(year) = four_digits(c) {
        c.skip(1);
        (number_ends(c) || sports_year(c)).then_some(())?;
        let ranks = c.ending(Group::OrdinalEnding) && ends_in(c, Case::Loc);
        let told = year_word(c);
        // «в 1000-м матче»
        return (told || !ranks || !c.declines(Case::Loc)).then_some(Base::Year(year));
    }
    if let Some(year) = c.attempt(short_year_at_end) {
        return Some(Base::Year(year));
    }
    let digits = c.digits(0).filter(|digits| matches!(digits.count, 2 | 3))?;
    c.skip(1);
    let year = match digits.count {
        2 => {
            let told = c.ending(Group::OrdinalEnding) || c.text(0) == Some("году");
            told.then(|| recent_year(digits.value))?
        }
        _ => digits.value as i16,
    };
    (is_of_one(c, 0) && (digits.count == 2 || c.text(0) == Some("году"))).then_some(())?;
    year_word(c);
    Some(Base::Year(year))
}

/// «две тысячи седьмой год».
fn worded_year<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let year = c.year_in_words()?;
    year_word(c).then_some(year)
}

/// «в две тысячи девятом», «с тысяча девятьсот сорокового»: in the case of the preposition before it, and no noun
/// behind it that it could count.
fn worded_year_alone<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let case = match c.last_word()? {
        TimeWord::Prep(Prep::In) => Case::Loc,
        TimeWord::Prep(Prep::From | Prep::To | Prep::Of | Prep::Since) => Case::Gen,
        TimeWord::Prep(Prep::Toward) => Case::Dat,
        TimeWord::Prep(Prep::By) => Case::Acc,
        _ => return None,
    };
    let year = c.year_in_words().filter(|year| *year >= OLDEST)?;
    (ends_in(c, case) && !c.declines(case)).then_some(year)
}

/// The first year that is told in words without the noun; «в тысяча первом» counts something.
const OLDEST: i16 = 1100;

/// Whether the ordinal just passed ends as in this case; the accusative as any.
pub(super) fn ends_in<A: Atoms>(c: &Cursor<A>, case: Case) -> bool {
    let endings = match case {
        Case::Loc => Group::LocativeEnding,
        Case::Gen => Group::GenitiveEnding,
        Case::Dat => Group::DativeEnding,
        _ => Group::OrdinalEnding,
    };
    c.last_text().is_some_and(|text| own(endings).ends(text))
}

/// «в шестьдесят втором году»: numbers up to thirty are rather ranks.
fn worded_short_year<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let short = c.ordinal().filter(|short| (31..100).contains(short))?;
    (c.text(0) == Some("году")).then(|| year_word(c))?;
    Some(recent_year(short))
}

/// «окончил в семьдесят девятом», «поженились в 78-м.»: without the word only at the end of a clause, behind «в».
fn short_year_at_end<A: Atoms>(c: &mut Cursor<A>) -> Option<i16> {
    let behind = matches!(c.last_word(), Some(TimeWord::Prep(Prep::In)));
    let short = match c.digits(0).filter(|digits| digits.count == 2) {
        Some(digits) => {
            c.skip(1);
            c.ending(Group::LocativeEnding).then_some(digits.value)?
        }
        None => {
            let short = c.ordinal()?;
            ends_in(c, Case::Loc).then_some(short)?
        }
    };
    let ends = matches!(
        c.peek(0),
        None | Some(Lexeme::Mark('.' | ',' | ';' | ')' | '!' | '?'))
    );
    (behind && ends && (32..100).contains(&short)).then(|| recent_year(short))
}

/// «в 98-м году», «в 41-м»: of the last hundred years.
pub(super) fn recent_year(short: u32) -> i16 {
    let century = if short <= 30 { 2000 } else { 1900 };
    century + short as i16
}

/// «2004/05»: the year goes on after the stroke.
fn sports_year<A: Atoms>(c: &mut Cursor<A>) -> bool {
    let second = c
        .digits(1)
        .is_some_and(|digits| matches!(digits.count, 2 | 4));
    c.mark(0) == Some('/') && second && c.mark(2) != Some('/')
}

/// «1990-е», «в 90-х годах», «девяностые годы прошлого века», «1990-шы жылдары».
pub(super) fn decade<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let start = match c.peek(0)? {
        Lexeme::Number(Digits {
            value,
            count: 2 | 4,
        }) if value % 10 == 0 && value < 2200 => {
            c.skip(1);
            // «к 90-м годам», unlike «в 1990-м»
            let is_plural = c.ending(Group::DecadeEnding)
                && (c.last_text() != Some("м") || c.text(0) == Some("годам"));
            let tens = is_plural || {
                c.ending(Group::OrdinalEnding);
                if c.glued() {
                    c.eat_mark(&['-']);
                }
                c.text(0)
                    .is_some_and(|word| own(Group::DecadeYears).has(word))
            };
            tens.then_some(())?;
            (!is_of_one(c, 0)).then_some(value)?
        }
        Lexeme::Word(TimeWord::Decade(start)) => {
            c.skip(1);
            u32::from(start)
        }
        _ => return None,
    };
    c.eat(|word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Year), _)).then_some(()));
    if start < 100 {
        if let Some(Base::Century(century)) = c.attempt(century) {
            return Some(Base::Decade((century - 1) * 100 + start as i16));
        }
        c.attempt(|c| {
            c.eat(|word| matches!(word, TimeWord::Relation(Relation::Last)).then_some(()))?;
            c.eat(|word| {
                matches!(word, TimeWord::Unit(Unit::Grain(Precision::Century), _)).then_some(())
            })
        });
    }
    Some(Base::Decade(start as i16))
}

/// «XIX век», «двадцатого века», «в 20-м столетии».
pub(super) fn century<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let rank = c.rank().filter(|rank| (1..=30).contains(rank))?;
    c.eat(|word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Century), _)).then_some(()))?;
    Some(Base::Century(rank as i16))
}
