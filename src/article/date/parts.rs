//! Days whose parts stand in any order with marks between: «Май 25, 2023», «Март / 05 / 2014», «7 IV 2016», «2018, 4 шілде».

use crate::calendar::{self, DateLine};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use std::ops::Range;

/// Years that pages are of.
const YEARS: Range<u16> = 1990..2100;

/// Characters between two parts, at most, and of the name of a month.
const BETWEEN: usize = 4;
const MONTH: usize = 12;

/// Roman numbers of months.
const ROMAN: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

/// A part of a day.
#[derive(Clone, Copy)]
enum Part {
    /// Of one or two figures.
    Small(u16),
    Year(u16),
    /// A month by its name, or in Roman figures.
    Month(u16),
}

/// The first such day of a line, with the time of day behind it.
pub(super) fn day(line: &str) -> Option<DateLine> {
    let tokens = tokens(line);
    tokens.windows(3).find_map(|three| {
        let gap = |at: usize| &line[three[at].end..three[at + 1].start];
        let near = |gap: &str| !gap.is_empty() && gap.chars().count() <= BETWEEN;
        (near(gap(0)) && near(gap(1))).then_some(())?;
        let is_even = gap(0) == gap(1) && !gap(0).contains(':') && !gap(0).trim().is_empty();
        let numeric = three.iter().all(|own| line[own.clone()].len() <= 4);
        let words = three.iter().map(|own| &line[own.clone()]);
        let words: Vec<&str> = words.collect();
        let (day, month, year) = ordered([words[0], words[1], words[2]], is_even && numeric)?;
        let span = three[0].start..three[2].end;
        told(line, span, &format!("{day:02}.{month:02}.{year}"))
    })
}

/// Words and numbers of a line, by their bytes.
fn tokens(line: &str) -> Vec<Range<usize>> {
    let words = line.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let start = |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
    words
        .map(|word| start(word)..start(word) + word.len())
        .collect()
}

/// Day, month and year of three words; numbers alone are a day only where the marks between them are equal.
fn ordered(words: [&str; 3], is_even: bool) -> Option<(u16, u16, u16)> {
    use Part::{Month, Small, Year};
    let has_year = words
        .iter()
        .any(|word| matches!(figures(word), Some(Year(_))));
    let part = |word: &str| figures(word).or_else(|| month(word).filter(|_| has_year));
    match [part(words[0])?, part(words[1])?, part(words[2])?] {
        [Small(day), Month(month), Year(year)]
        | [Month(month), Small(day), Year(year)]
        | [Year(year), Month(month), Small(day)]
        | [Year(year), Small(day), Month(month)] => Some((day, month, year)),
        [Small(day), Small(month), Year(year)] | [Year(year), Small(month), Small(day)]
            if is_even =>
        {
            Some((day, month, year))
        }
        _ => None,
    }
}

/// A day or a year in figures, its ending aside.
fn figures(word: &str) -> Option<Part> {
    let bare = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &word[..word.len() - bare.len()];
    let is_ended = bare.is_empty() || own(Group::BesideDay).has(bare);
    match (is_ended, number.len()) {
        (true, 1 | 2) => number.parse().ok().map(Part::Small),
        (true, 4) => {
            let year: u16 = number.parse().ok()?;
            YEARS.contains(&year).then_some(Part::Year(year))
        }
        _ => None,
    }
}

fn month(word: &str) -> Option<Part> {
    if let Some(at) = ROMAN.iter().position(|roman| *roman == word) {
        return Some(Part::Month(at as u16 + 1));
    }
    let short = word.chars().count() <= MONTH && word.chars().all(char::is_alphabetic);
    let found = short.then(|| calendar::date_line(&format!("1 {word} 2000")))??;
    let (first, _) = found.when.days.filter(|_| found.whole)?;
    Some(Part::Month(first.month() as u16))
}

/// The day that stands in `span` of the line, as it is usually written, with what is left of the line behind it.
fn told(line: &str, span: Range<usize>, usual: &str) -> Option<DateLine> {
    let found = calendar::date_line(&format!("{usual}{}", &line[span.end..]))?;
    (found.span.start == 0).then_some(())?;
    let behind = found.span.end.saturating_sub(usual.len());
    let span = span.start..span.end + behind;
    Some(DateLine {
        when: found.when,
        whole: span.len() == line.trim().len(),
        span,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_any_order() {
        for (line, edtf) in [
            ("Май 25, 2023", Some("2023-05-25")),
            ("Март / 05 / 2014", Some("2014-03-05")),
            ("Среда, Апрель 12th, 2017", Some("2017-04-12")),
            ("7 IV 2016", Some("2016-04-07")),
            ("2018, 4 шілде", Some("2018-07-04")),
            ("«12» апреля 2017 г.", Some("2017-04-12")),
            ("12 · 04 · 2017, 14:05", Some("2017-04-12T14:05")),
            ("Фото | 12 | 04 | 2017", Some("2017-04-12")),
            ("12 04 2017", None),
            ("40 / 05 / 2014", None),
            ("Счёт 3 : 12 : 2014", None),
            ("В 2018 году 4 моста", None),
        ] {
            let found = day(line).map(|found| found.when.edtf);
            assert_eq!(found.as_deref(), edtf, "{line}");
        }
    }
}
