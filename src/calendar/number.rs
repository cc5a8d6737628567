//! Numbers inside expressions: digits with endings, ordinals and cardinals in words, roman numerals.

use super::atoms::{Atoms, Gap};
use super::lexeme::{Cursor, Digits, Lexeme, roman};
use super::words::{Particle, Tenths, TimeWord};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;

impl<A: Atoms> Cursor<'_, A> {
    /// An ending glued to the number before it: «2010-м», «24го». Only the word of the ending is passed over.
    pub(super) fn ending(&mut self, endings: Group) -> bool {
        let endings = own(endings);
        self.attempt(|c| {
            if !c.glued() {
                return None;
            }
            if c.mark(0) == Some('-') && c.gap(0) == Gap::None {
                c.skip(1);
            }
            match c.peek(0)? {
                Lexeme::Other(text) if endings.has(text) => c.skip(1),
                Lexeme::Word(TimeWord::Unit(..)) if endings.has("м") => return None,
                _ => return None,
            }
            Some(())
        })
        .is_some()
    }

    /// An ordinal of one to two digits, or in words, up to 31: «3», «3-го», «третьего», «двадцать первое».
    pub(super) fn day_number(&mut self) -> Option<u32> {
        self.attempt(|c| {
            let number = match c.peek(0)? {
                Lexeme::Number(Digits { value, count }) if count <= 2 => {
                    c.skip(1);
                    c.ending(Group::OrdinalEnding);
                    value
                }
                _ => c.ordinal()?,
            };
            (1..=31).contains(&number).then_some(number)
        })
    }

    /// An ordinal in words below 100.
    pub(super) fn ordinal(&mut self) -> Option<u32> {
        self.attempt(|c| {
            let tens = match c.word(0)? {
                TimeWord::Teen
                    if matches!(c.last_word(), Some(TimeWord::Number(_)))
                        || c.text(1)
                            .is_some_and(|next| own(Group::TurkicOrdinal).ends(next)) =>
                {
                    c.skip(1);
                    10
                }
                TimeWord::Number(Some(Tenths(tens)))
                    if (200..1000).contains(&tens) && tens % 100 == 0 =>
                {
                    c.skip(1);
                    tens / 10
                }
                _ => 0,
            };
            match c.word(0)? {
                TimeWord::Ordinal(unit) if tens == 0 || unit < 10 => {
                    c.skip(1);
                    Some(tens + u32::from(unit))
                }
                _ => None,
            }
        })
    }

    /// A year in words: «две тысячи девятнадцатого», «тысяча девятьсот девяносто девятый», «двухтысячного».
    pub(super) fn year_in_words(&mut self) -> Option<i16> {
        self.attempt(|c| {
            let mut year = 0;
            let number = |word| match word {
                TimeWord::Number(Some(Tenths(tenths))) if tenths % 10 == 0 => Some(tenths / 10),
                _ => None,
            };
            if let Some(count) = c.eat(number) {
                if count == 2 && c.word(0) == Some(TimeWord::Ordinal(1000)) {
                    c.skip(1); // «екі мыңыншы»
                    return Some(2000);
                }
                year = match c.eat(|word| number(word).filter(|_| count <= 2)) {
                    Some(1000) => count * 1000,
                    None if count == 1000 => count,
                    _ => return None,
                };
                let of_hundred = |c: &mut Self| {
                    let digit = c.eat(|word| number(word).filter(|n| *n < 10))?;
                    c.eat(|word| number(word).filter(|n| *n == 100))?;
                    Some(digit * 100)
                };
                let hundreds = c
                    .attempt(of_hundred)
                    .or_else(|| c.eat(|word| number(word).filter(|n| (100..1000).contains(n))));
                year += hundreds.unwrap_or(0);
            }
            let last = match c.ordinal() {
                Some(last) => last,
                None => c.thousandth().filter(|_| year == 0)?,
            };
            year += last;
            (1000..2100).contains(&year).then_some(year as i16)
        })
    }

    /// «двухтысячного».
    fn thousandth(&mut self) -> Option<u32> {
        let named = self.text(0)?.starts_with("двухтысячн");
        named.then(|| {
            self.skip(1);
            2000
        })
    }

    /// An ordinal as quarters and centuries have it: «II», «второй», «2-й», «2».
    pub(super) fn rank(&mut self) -> Option<u32> {
        self.attempt(|c| match c.peek(0)? {
            Lexeme::Other(text) => {
                let rank = u32::from(roman(text)?);
                c.skip(1);
                c.ending(Group::OrdinalEnding);
                Some(rank)
            }
            Lexeme::Number(Digits { value, count }) if count <= 2 => {
                c.skip(1);
                c.ending(Group::OrdinalEnding);
                Some(value)
            }
            _ => c.ordinal(),
        })
    }

    /// A cardinal with tenths: «3», «1,5», «двадцать пять», «три с половиной», «полтора»; `Some(None)` for «несколько».
    pub(super) fn cardinal(&mut self) -> Option<Option<Tenths>> {
        self.attempt(|c| match c.peek(0)? {
            Lexeme::Number(digits) => c.decimal(digits).map(Some),
            Lexeme::Word(TimeWord::Number(None)) => {
                c.skip(1);
                Some(None)
            }
            Lexeme::Word(TimeWord::Number(Some(_))) => c.in_words().map(Some),
            Lexeme::Word(TimeWord::Teen) => c.teen().map(Some),
            _ => None,
        })
    }

    /// «он жыл», «он екі жыл»: ten, and what is above it, before a Kazakh unit.
    fn teen(&mut self) -> Option<Tenths> {
        let above = match self.word(1) {
            Some(TimeWord::Number(Some(Tenths(value)))) if value < 100 => value,
            _ => 0,
        };
        let words = 1 + usize::from(above > 0);
        self.has_kazakh_unit(words).then(|| {
            self.skip(words);
            Tenths(100 + above)
        })
    }

    fn decimal(&mut self, whole: Digits) -> Option<Tenths> {
        let tenths = whole.value.checked_mul(10).filter(|&n| n < 1_000_000)?;
        self.skip(1);
        let part = self.attempt(|c| {
            let glued = c.glued() && c.eat_mark(&[',', '.']) && c.glued();
            let part = c.digits(0).filter(|part| glued && part.count == 1)?;
            c.skip(1);
            Some(part.value)
        });
        if part.is_none() {
            self.ending(Group::CardinalEnding);
        }
        Some(Tenths(tenths + part.unwrap_or(0) + self.and_a_half()))
    }

    fn in_words(&mut self) -> Option<Tenths> {
        let (mut total, mut limit) = (0, u32::MAX);
        while let Some(TimeWord::Number(Some(Tenths(value)))) = self.word(0) {
            if value >= limit {
                break;
            }
            total += value;
            limit = match value {
                10_000.. => 10_000,
                1_000.. => 1_000,
                200.. => 100,
                _ => 0,
            };
            self.skip(1);
        }
        Some(Tenths(total + self.and_a_half()))
    }

    /// «с половиной», «жарым».
    fn and_a_half(&mut self) -> u32 {
        let behind = |word| matches!(word, TimeWord::HalfBehind).then_some(());
        if self.eat(behind).is_some() {
            return 5;
        }
        let half = self.attempt(|c| {
            c.eat(|word| matches!(word, TimeWord::Prep(super::words::Prep::From)).then_some(()))?;
            c.eat(|word| matches!(word, TimeWord::Particle(Particle::Half)).then_some(()))
        });
        half.map_or(0, |()| 5)
    }
}
