//! Sums of a list that say once, at its end, of what they are: «5 и 7 млн рублей», «3, 4 и 5 тысяч тенге».

use crate::lexicon::function::Function;
use crate::mention::AmountFact;
use crate::pattern::number::{Numeral, numeral};
use crate::text::Text;
use crate::vocabulary::Bound;

/// Sums before the last one, at most.
const ITEMS: usize = 8;

/// A number that is written out before what multiplies it is smaller.
const SMALL: f64 = 1000.0;

/// The sums whose unit the one of `number` names, in order.
pub(super) fn before(text: &Text<'_>, number: &Numeral, last: &AmountFact) -> Vec<AmountFact> {
    let first = number.tokens.start;
    let own = numeral(text, first, first + 1).filter(|own| own.high.is_none() && own.low > 0.0);
    let times = own.map(|own| number.low / own.low);
    let (Some(times), Bound::Exact, true) = (times, last.bound, last.tokens.start == first) else {
        return Vec::new();
    };
    let mut sums = Vec::new();
    let mut at = first;
    while sums.len() < ITEMS
        && let Some(item) = item(text, at, sums.is_empty())
    {
        at = item.tokens.start;
        let value = Some(item.low * times);
        sums.push(AmountFact {
            value,
            min: value,
            max: value,
            tokens: item.tokens,
            ..last.clone()
        });
    }
    let is_numbered = at > 0 && text.is_mark(at - 1, '№');
    sums.reverse();
    match is_numbered {
        true => Vec::new(),
        false => sums,
    }
}

/// The number in digits before «и», or before a comma where «и» stood further on, that ends at token `at`.
fn item(text: &Text<'_>, at: usize, last: bool) -> Option<Numeral> {
    let joint = at.checked_sub(1)?;
    let joins = match last {
        true => text.is_a(joint, Function::And),
        false => text.is_mark(joint, ','),
    };
    let start = joint.checked_sub(1).filter(|_| joins)?;
    let plain = text.word(start).shape.digit && text.sentence(start) == text.sentence(at);
    let found = numeral(text, start, joint).filter(|_| plain)?;
    let whole = found.tokens == (start..joint) && found.high.is_none() && !found.vague;
    (whole && (1.0..SMALL).contains(&found.low)).then_some(found)
}
