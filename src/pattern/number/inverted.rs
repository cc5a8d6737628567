//! «тысяч пять», «десятка два», «сотни две-три», «тысячи полторы»: the multiplier before its number says about so many.

use super::cardinal::{factor_after, part};
use super::sum::{Cardinal, Part};
use super::{Numeral, forward};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number};
use crate::lexicon::list::List;
use crate::text::{Kind, Text};

/// A multiplier or group before the number that it multiplies.
struct Leading {
    factor: f64,
    /// The token after it.
    next: usize,
    /// In the genitive plural, before any number: «тысяч пять». In the singular only one and a half to four can
    /// follow, as they are: «тысячи двухсот» is the genitive of 1200.
    many: bool,
}

/// About so many: «тысяч пять», «миллиона два с половиной».
pub(super) fn single(text: &Text<'_>, at: usize, end: usize) -> Option<Cardinal> {
    let leading = leading(text, at, end)?;
    let (mut small, mut next) = match part(text, leading.next, end, false)? {
        (Part::Digits(value, _) | Part::Plain(value), next) if value < 1000.0 => (value, next),
        (Part::Half(value), next) if (1.0..2.0).contains(&value) => (value, next),
        _ => return None,
    };
    if let Some((Part::Half(half), after)) =
        (next < end).then(|| part(text, next, end, false)).flatten()
        && half < 1.0
        && small.fract() == 0.0
    {
        (small, next) = (small + half, after);
    }
    if factor_after(text, next, end).is_some() || !leading.takes(text, small) {
        return None;
    }
    let mut number = Cardinal::start();
    number.current = Some(small * leading.factor);
    (number.next, number.about, number.governs) = (next, true, true);
    Some(number)
}

/// About from so many to so many: «тысячи две-три», «десятков пять-шесть».
pub(super) fn range(text: &Text<'_>, at: usize, end: usize) -> Option<Numeral> {
    let leading = leading(text, at, end)?;
    let inner = forward(text, leading.next, end)?;
    let high = inner.high.filter(|_| !inner.vague && !inner.governs)?;
    leading.takes(text, inner.low).then_some(Numeral {
        tokens: at..inner.tokens.end,
        low: inner.low * leading.factor,
        high: Some(high * leading.factor),
        governs: true,
        ..inner
    })
}

/// The multiplier at token `at`, where a number does not stand before it but may stand behind.
fn leading(text: &Text<'_>, at: usize, end: usize) -> Option<Leading> {
    let (factor, next) = factor_after(text, at, end)?;
    let genitive = |number| {
        let of = |g: &Grammar| g.case == Some(Case::Gen) && g.number == Some(number);
        text.word(at).any(of)
    };
    let many = genitive(Number::Plur);
    let counted = at > 0 && matches!(part(text, at - 1, at, false), Some((_, n)) if n == at);
    let whole = !many && at > 0 && of_one(text, at - 1);
    let fits = (many || genitive(Number::Sing)) && next < end && !counted && !whole;
    fits.then_some(Leading { factor, next, many })
}

/// «из тысячи два», «более сотни»: one thousand and one hundred stand behind such words.
fn of_one(text: &Text<'_>, before: usize) -> bool {
    text.is_a(
        before,
        Function::OutOf | Function::From | Function::Until | Function::For | Function::Without,
    ) || text.word(before).is(List::Bound)
}

impl Leading {
    fn takes(&self, text: &Text<'_>, small: f64) -> bool {
        let word = text.word(self.next);
        // «тысячи 2 мая вышли»: in digits only behind what can be no plural
        let plural = text
            .word(self.next - 1)
            .any(|g| g.number == Some(Number::Plur));
        let direct = word.shape.hyphen
            || small == 1.5
            || match text.tokens[self.next].kind {
                Kind::Number => !plural,
                _ => word.any(|g| matches!(g.case, Some(Case::Nom | Case::Acc))),
            };
        self.many || (1.5..5.0).contains(&small) && direct
    }
}
