//! One quantity by itself: a number, an ordinal, a percentage, a sum, with its bound.

use super::amount;
use super::figure::{bound_after, bound_before};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::group::Group;
use crate::mention::AmountFact;
use crate::pattern::number::{Numeral, is_exact, may_begin, numeral, ordinal, scaled};
use crate::text::Text;
use crate::vocabulary::Bound;

/// The quantity that a text is, as the scorers write it: `300000`, `>30`, `5..7 %`, `1500 RUB`; the first where
/// there are several.
pub fn read(text: &Text<'_>) -> Option<String> {
    if let Some(amount) = amount::find(text).first() {
        let units = trailing(text, amount.tokens.end).unwrap_or(0.0);
        return sum(amount, units / 100.0);
    }
    let end = text.len();
    if let Some(value) = (0..end).find_map(|i| scaled(text, i)) {
        return Some(value.to_string());
    }
    let at = (0..end).find(|&i| may_begin(text, i) || text.word(i).shape.digit)?;
    if let Some((value, _)) = ordinal(text, at, end) {
        return Some(value.to_string());
    }
    let number = numeral(text, at, end).filter(|it| is_exact(it.high.unwrap_or(it.low)))?;
    let after = number.tokens.end;
    let percent = after < end
        && (text.is_mark(after, '%')
            || text
                .lexicon
                .group(Group::PercentStem)
                .begins(text.normal(after)));
    if let Some(code) = currency_before(text, at) {
        return Some(format!("{} {code}", plain(number.low)));
    }
    let unit = if percent { " %" } else { "" };
    Some(format!("{}{unit}", value(text, &number)))
}

/// «рублей 10», «Rs. 20»: by itself, a currency before a number is its own.
fn currency_before(text: &Text<'_>, number: usize) -> Option<String> {
    let mut before = number.checked_sub(1)?;
    if text.is_mark(before, '.') {
        before = before.checked_sub(1)?;
    }
    amount::code(text, before)
}

/// «20 долларов 43»: a number of two digits that ends the text is cents.
fn trailing(text: &Text<'_>, after: usize) -> Option<f64> {
    let cents = numeral(text, (after < text.len()).then_some(after)?, text.len())?;
    (cents.tokens.end == text.len() && cents.low < 100.0).then_some(cents.low)
}

fn sum(amount: &AmountFact, more: f64) -> Option<String> {
    let currency = amount.currency.as_deref().unwrap_or_default();
    let value = match (amount.min, amount.max) {
        (Some(low), Some(high)) if high > low => format!("{}..{}", plain(low), plain(high)),
        (low, high) => format!("{}{}", sign(amount.bound), plain(low.or(high)? + more)),
    };
    Some(format!("{value} {currency}"))
}

/// The number with its bound, or its two ends.
fn value(text: &Text<'_>, number: &Numeral) -> String {
    let start = number.tokens.start;
    let minus = start > 0 && (text.is_a(start - 1, Function::Minus) || text.is_dash(start - 1));
    let low = if minus { -number.low } else { number.low };
    if let Some(high) = number.high {
        return format!("{}..{}", plain(low), plain(high));
    }
    let noun_first = start > 0
        && text
            .word(start - 1)
            .any(|g| g.is_noun() && g.case == Some(Case::Gen) && g.number == Some(Number::Plur));
    let told = bound_before(text, start).or_else(|| bound_after(text, number.tokens.end));
    let bound = match told.map(|(bound, _)| bound).or(number.bound) {
        Some(bound) => bound,
        None if noun_first => Bound::About,
        None if number.about => Bound::About,
        None if number.vague => Bound::AtLeast,
        None => Bound::Exact,
    };
    format!("{}{}", sign(bound), plain(low))
}

fn sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Over => ">",
        Bound::AtLeast | Bound::Vague => ">=",
        Bound::Under => "<",
        Bound::AtMost => "<=",
        Bound::About | Bound::Almost => "~",
        Bound::Exact | Bound::Range | Bound::Other => "",
    }
}

/// Without the noise of binary fractions.
fn plain(number: f64) -> String {
    ((number * 1e6).round() / 1e6).to_string()
}
