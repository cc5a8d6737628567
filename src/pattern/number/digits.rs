//! Numbers in digits: groups, decimals, endings.

use super::cardinal::scale_after;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::is_invisible;
use crate::text::{Kind, Text};
use svodka_kazakh::Case;

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    /// Its value.
    pub value: f64,
    /// One past its last token.
    pub next: usize,
    /// Value where a mark before three last digits is decimal: «1,234 млн».
    pub decimal: Option<f64>,
}

/// Groups of three digits behind the first: nothing that is counted has as many, a row of a table may.
const MOST_GROUPS: usize = 8;

/// The number in digits at token `at`, with the groups of three that follow it.
pub(super) fn digits(text: &Text<'_>, at: usize, end: usize) -> Option<Digits> {
    let surface = text.spelling(at);
    match text.tokens[at].kind {
        Kind::Number => {
            let mut found = plain(surface)?;
            let mut next = at + 1;
            if behind_point(text, at).is_some() && scale_after(text, next, end).is_some() {
                let value = format!(".{surface}").parse().ok()?;
                return Some(Digits {
                    value,
                    next,
                    decimal: None,
                });
            }
            if surface.len() <= 3 && !surface.starts_with('0') {
                let end = end.min(next + MOST_GROUPS);
                while let Some(group) = group_after(text, next, end) {
                    found = (found.0 * 1000.0 + group, None);
                    next += 1;
                    if group.fract() != 0.0 {
                        break;
                    }
                }
            }
            if let Some(scale) = letter_scale(text, next, end) {
                return Some(Digits {
                    value: found.1.unwrap_or(found.0) * scale,
                    next: next + 1,
                    decimal: None,
                });
            }
            Some(Digits {
                value: found.0,
                next,
                decimal: found.1,
            })
        }
        Kind::Word => Some(Digits {
            value: with_ending(surface, text.language(at) == Some("kk"))?,
            next: at + 1,
            decimal: None,
        }),
        Kind::Mark(_) => None,
    }
}

/// «.5 млн»: the point before which the naught is left out; before three digits it rather ends the sentence.
pub(super) fn behind_point(text: &Text<'_>, at: usize) -> Option<usize> {
    let point = at.checked_sub(1).filter(|&i| text.is_mark(i, '.'))?;
    let glued = |i: usize| !text.tokens[i].spaced;
    let apart = point == 0 || !glued(point) && text.tokens[point].block == text.tokens[at].block;
    let short = text.surface(at);
    let short = short.len() <= 2 && short.bytes().all(|b| b.is_ascii_digit());
    (text.tokens[at].kind == Kind::Number && short && glued(at) && apart).then_some(point)
}

/// «100к», «3М»: thousands or millions in one letter behind the digits.
fn letter_scale(text: &Text<'_>, at: usize, end: usize) -> Option<f64> {
    if at >= end || text.tokens[at].spaced || text.tokens[at].kind != Kind::Word {
        return None;
    }
    let word = text.word(at);
    let is = |group| word.shape.letters == 1 && own(group).has(&text.surface(at).to_lowercase());
    match word.shape.capital {
        _ if is(Group::ThousandLetter) => Some(1e3),
        true if is(Group::MillionLetter) => Some(1e6),
        _ => None,
    }
}

/// Three digits after one white space: the next group of a number.
fn group_after(text: &Text<'_>, at: usize, end: usize) -> Option<f64> {
    if at >= end {
        return None;
    }
    let surface = match text.tokens[at].kind {
        Kind::Number => text.surface(at),
        Kind::Word => group_with_ending(text.spelling(at), text.language(at) == Some("kk"))?,
        Kind::Mark(_) => return None,
    };
    let between = text.tokens[at - 1].span.end..text.tokens[at].span.start;
    let gap = text
        .article
        .text
        .get(between.start as usize..between.end as usize)?;
    if gap.chars().count() != 1 || gap == "\n" {
        return None;
    }
    let (whole, fraction) = surface.split_once(',').unwrap_or((surface, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    (whole.len() == 3 && digits(whole) && fraction.len() <= 2 && digits(fraction))
        .then(|| surface.replace(',', ".").parse().ok())
        .flatten()
}

/// Value of one token of digits and marks; the second is its value as a decimal, where both are possible.
fn plain(surface: &str) -> Option<(f64, Option<f64>)> {
    if surface.len() > 24 {
        return None;
    }
    if surface.contains(is_invisible) {
        return plain(&surface.replace(is_invisible, ""));
    }
    if surface.bytes().all(|b| b.is_ascii_digit()) {
        return (surface.len() <= 15)
            .then(|| surface.parse().ok())
            .flatten()
            .map(|value| (value, None));
    }
    let is_mark = |c: char| {
        matches!(
            c,
            '.' | ',' | '\'' | '’' | '\u{202F}' | '\u{A0}' | '\u{2009}'
        )
    };
    if let Some((whole, fraction)) = decimal_behind_groups(surface) {
        return format!("{}.{fraction}", whole.replace(['.', ','], ""))
            .parse()
            .ok()
            .map(|value| (value, None));
    }
    let mark = surface.chars().find(|&c| is_mark(c))?;
    let parts: Vec<&str> = surface.split(is_mark).collect();
    let sound = parts
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    if !sound || surface.chars().any(|c| is_mark(c) && c != mark) {
        return None;
    }
    let groups = parts[0].len() <= 3
        && !parts[0].starts_with('0')
        && parts[1..].iter().all(|part| part.len() == 3);
    let decimal = matches!(mark, '.' | ',') && parts.len() == 2;
    let as_decimal = || format!("{}.{}", parts[0], parts[1]).parse().ok();
    if groups {
        let value = parts.concat().parse().ok()?;
        return Some((value, if decimal { as_decimal() } else { None }));
    }
    (decimal && parts[1].len() <= 4)
        .then(as_decimal)
        .flatten()
        .map(|value| (value, None))
}

/// «1.234,5», «12,500.00»: one mark parts groups of three, the other, which stands once, the decimals.
fn decimal_behind_groups(surface: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = surface.rsplit_once(['.', ','])?;
    let decimal = surface.as_bytes()[whole.len()];
    let group = if decimal == b',' { '.' } else { ',' };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let mut parts = whole.split(group);
    let first = parts.next()?;
    let grouped = digits(first) && first.len() <= 3 && !first.starts_with('0');
    let groups = parts.clone().count() > 0 && parts.all(|part| part.len() == 3 && digits(part));
    (grouped && groups && digits(fraction) && fraction.len() <= 4).then_some((whole, fraction))
}

/// «160-ти», «3-х», «20-ю», Kazakh «7000-ға»: a count with the ending of its case. Ordinals («5-й») are none.
fn with_ending(surface: &str, in_kazakh: bool) -> Option<f64> {
    if !surface.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let (number, ending) = surface.split_once(['-', '‑', '‐'])?;
    let counts = is_kazakh_ending(ending, in_kazakh) || own(Group::CountCase).has(ending);
    (counts && number.len() <= 9)
        .then(|| number.parse().ok())
        .flatten()
}

/// The digits of «000-нан» in «20 000-нан астам».
fn group_with_ending(surface: &str, in_kazakh: bool) -> Option<&str> {
    let (digits, ending) = surface.split_once(['-', '‑', '‐'])?;
    is_kazakh_ending(ending, in_kazakh).then_some(digits)
}

/// The ending of a count in Kazakh: «…-нан астам», «…-ға жуық»; in Kazakh text any, «…-еуі», for others look like those of
/// Slavic ordinals.
fn is_kazakh_ending(ending: &str, in_kazakh: bool) -> bool {
    let own = svodka_kazakh::number_ending(ending);
    own.is_some_and(|own| {
        let is_bound = matches!(own.chain.case, Case::Dative | Case::Ablative);
        in_kazakh || is_bound && own.chain.possessor.is_none()
    })
}

/// «100-деген»: so many at least.
pub(super) fn is_vague(surface: &str) -> bool {
    let ending = surface
        .split_once(['-', '‑', '‐'])
        .map(|(_, ending)| ending);
    let own = ending.and_then(svodka_kazakh::number_ending);
    own.is_some_and(|own| own.is_vague)
}

/// «1-й», «21-го», «3я»: the number of an ordinal in digits.
pub(super) fn ordinal(surface: &str) -> Option<f64> {
    let digits = surface.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = surface.split_at(digits);
    let ending = ending.trim_start_matches(['-', '‑', '‐']);
    let is_ordinal =
        own(Group::OrdinalCase).has(ending) || svodka_kazakh::is_ordinal_ending(ending);
    (is_ordinal && number.len() <= 9)
        .then(|| number.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers() {
        let cases = [
            ("300", Some(300.0)),
            ("1.500", Some(1500.0)),
            ("1,5", Some(1.5)),
            ("12'000", Some(12_000.0)),
            ("1.234.567", Some(1_234_567.0)),
            ("0,500", Some(0.5)),
            ("03.07.2010", None),
            ("1.00.000", None),
            ("1.234,5", Some(1234.5)),
            ("2.300.450,75", Some(2_300_450.75)),
            ("12,500.00", Some(12_500.0)),
            ("1,234,56", None),
            ("0.123,4", None),
        ];
        for (surface, value) in cases {
            assert_eq!(plain(surface).map(|found| found.0), value, "{surface}");
        }
        assert_eq!(plain("1,234"), Some((1234.0, Some(1.234))));
        assert_eq!(with_ending("160-ти", false), Some(160.0));
        assert_eq!(with_ending("7000-ға", false), Some(7000.0));
        assert_eq!(with_ending("5-й", false), None);
        assert_eq!(ordinal("21-го"), Some(21.0));
        assert_eq!(ordinal("3я"), Some(3.0));
        assert_eq!(ordinal("160-ти"), None);
    }
}
