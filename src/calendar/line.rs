//! Date lines of pages: «3 Июля 2010», «Опубликовано: 12.03.2021, 15:30».

use super::atoms::{Atoms, Gap, LineAtoms};
use super::clock;
use super::expr::{Base, YearOf};
use super::lexeme::Cursor;
use super::period::{Clock, Period, When};
use super::point;
use super::words::{Prep, TimeWord, TimeWords};
use super::year::four_digits;
use crate::vocabulary::Precision;
use jiff::civil::Date;
use std::ops::Range;

/// A date found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateLine {
    /// Its value; the year is always stated, months stand alone only in lines of their own.
    pub when: When,
    /// Bytes of the line: the date with its time.
    pub span: Range<usize>,
    /// Whether the line holds nothing but the date, its time and marks.
    pub whole: bool,
}

/// Bytes of a line that are looked at: a date stands at its head, and words cost memory.
const LONGEST: usize = 64 << 10;

/// Finds the first full date of a line, in Russian, Kazakh or Ukrainian, with its time where stated.
///
/// Relative dates («вчера») have no value without a reference and are not found. A month with its year
/// is found where it is the whole line.
pub fn date_line(line: &str) -> Option<DateLine> {
    let head = &line[..line.floor_char_boundary(LONGEST)];
    let atoms = LineAtoms::new(head);
    let found = (0..atoms.len())
        .filter(|&at| may_begin(&atoms, at))
        .find_map(|at| read(&atoms, at));
    let (range, when) = found?;
    let alone = only_marks(&atoms, 0..range.start) && only_marks(&atoms, range.end..atoms.len());
    let whole = alone && head.len() == line.len();
    let day = when.precision() <= Precision::Day;
    (day || whole).then(|| DateLine {
        when,
        span: atoms.bytes(range),
        whole,
    })
}

/// Not in the middle of a number: «1.03.07.2010».
fn may_begin(atoms: &LineAtoms, at: usize) -> bool {
    use super::atoms::Atom;
    let joined = at >= 2
        && atoms.gap(at - 1) == Gap::None
        && matches!(
            atoms.atom(at - 1),
            Some(Atom::Mark('.' | '/' | ',' | ':' | '-'))
        )
        && atoms.gap(at - 2) == Gap::None
        && matches!(atoms.atom(at - 2), Some(Atom::Number(_)));
    !joined && !matches!(atoms.atom(at), Some(Atom::Mark(_)))
}

fn only_marks(atoms: &LineAtoms, range: Range<usize>) -> bool {
    use super::atoms::Atom;
    range.into_iter().all(|at| match atoms.atom(at) {
        Some(Atom::Word(word)) => matches!(word, "г" | "года" | "в" | "год" | "ж"),
        Some(Atom::Number(_)) => false,
        _ => true,
    })
}

fn read(atoms: &LineAtoms, at: usize) -> Option<(Range<usize>, When)> {
    let mut c = Cursor::new(atoms, TimeWords::built_in(), at);
    let before = c.attempt(clock_before);
    let base = point::day(&mut c)
        .or_else(|| c.attempt(month_first))
        .or_else(|| c.attempt(month_and_year))?;
    let mut end = c.between_atoms().then(|| c.passed())?;
    let when = match day_of(base) {
        Some(date) => {
            let after = before.or_else(|| c.attempt(clock_after));
            if after.is_some() && c.between_atoms() {
                end = c.passed();
            }
            When::at(date, after)
        }
        None => month_of(base)?,
    };
    Some((at..at + end, when))
}

/// «14:30, » before the date.
fn clock_before<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    let clock = clock::digital(c)?;
    c.eat_mark(&[',', '|', '-', '/', '•', '·', ';']);
    Some(clock)
}

/// «, 15:30», « (14:41)», « г. в 13:34», « | 15:30», « 15.30».
fn clock_after<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    for _ in 0..3 {
        c.eat_mark(&['.', ',', '|', '-', '/', '(', '[', '•', '·', ';', ':']);
    }
    c.eat(|word| matches!(word, TimeWord::Prep(Prep::In)).then_some(()));
    if c.text(0) == Some("at") {
        c.skip(1);
    }
    let clock = clock::digital(c).or_else(|| c.attempt(dotted))?;
    let clock = c.attempt(|c| of_half(c, clock)).unwrap_or(clock);
    c.eat_mark(&[')', ']']);
    Some(clock)
}

/// «March 5, 2024», «Mar 5th 2024», «Aug 18 21:14:05 MSD 2006»: as sites, letters and networks write days whose programs speak
/// English.
fn month_first<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let month = point::month_name(c, true)?;
    if c.glued() {
        c.eat_mark(&['.']);
    }
    let day = c.digits(0).filter(|digits| digits.count <= 2)?;
    c.skip(1);
    if matches!(c.text(0), Some("st" | "nd" | "rd" | "th")) && c.glued() {
        c.skip(1);
    }
    c.eat_mark(&[',']);
    c.attempt(clock_before_year);
    let year = four_digits(c)?;
    c.skip(1);
    let ends = point::number_ends(c);
    ends.then(|| point::day_of(YearOf::Stated(year), month, i8::try_from(day.value).ok()?))?
}

/// «21:14:05 MSD », «20:19:24 +0000 » before a year.
fn clock_before_year<A: Atoms>(c: &mut Cursor<A>) -> Option<()> {
    clock::digital(c)?;
    let is_told = c.eat_mark(&['+', '-']) || c.text(0).is_some();
    c.skip(usize::from(is_told));
    Some(())
}

/// «10:15 AM», «10:15 pm»: the hour of a day that has two halves.
fn of_half<A: Atoms>(c: &mut Cursor<A>, clock: Clock) -> Option<Clock> {
    let is_later = match c.text(0)? {
        "am" | "a" => false,
        "pm" | "p" => true,
        _ => return None,
    };
    let is_dotted = c.text(0).is_some_and(|half| half.len() == 1);
    c.skip(1);
    if is_dotted {
        let is_half = c.eat_mark(&['.']) && c.text(0) == Some("m");
        is_half.then(|| c.skip(1))?;
        c.eat_mark(&['.']);
    }
    clock.in_half(is_later)
}

/// «15.30» right after a date.
fn dotted<A: Atoms>(c: &mut Cursor<A>) -> Option<Clock> {
    let hour = c.digits(0).filter(|digits| digits.count == 2)?;
    c.skip(1);
    let joined = c.glued() && c.eat_mark(&['.', '-']) && c.glued();
    let minute = c.digits(0).filter(|digits| joined && digits.count == 2)?;
    c.skip(1);
    point::number_ends(c).then(|| Clock::new(hour.value, Some(minute.value), None))?
}

fn month_and_year<A: Atoms>(c: &mut Cursor<A>) -> Option<Base> {
    let point = point::stated(c)?;
    matches!(point.base, Base::Month(YearOf::Stated(_), _)).then_some(point.base)
}

fn day_of(base: Base) -> Option<Date> {
    match base {
        Base::Day(YearOf::Stated(year), month, day) => Date::new(year, month, day).ok(),
        _ => None,
    }
}

fn month_of(base: Base) -> Option<When> {
    match base {
        Base::Month(YearOf::Stated(year), month) => Period::month(year, month).map(When::from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_dates() {
        for (line, edtf, span, whole) in [
            ("3 Июля 2010", "2010-07-03", "3 Июля 2010", true),
            (
                "3 июля 2010, 15:30",
                "2010-07-03T15:30",
                "3 июля 2010, 15:30",
                true,
            ),
            (
                "05/08/2008 10:35",
                "2008-08-05T10:35",
                "05/08/2008 10:35",
                true,
            ),
            ("5 января'12", "2012-01-05", "5 января'12", true),
            (
                "28 ноября 11 (14:41)",
                "2011-11-28T14:41",
                "28 ноября 11 (14:41)",
                true,
            ),
            (
                "2024 жылғы 25 қараша",
                "2024-11-25",
                "2024 жылғы 25 қараша",
                true,
            ),
            ("25 қараша 2024 ж.", "2024-11-25", "25 қараша 2024", true),
            (
                "Опубликовано: 12.03.2021",
                "2021-03-12",
                "12.03.2021",
                false,
            ),
            (
                "14:30, 5 мая 2022 года",
                "2022-05-05T14:30",
                "14:30, 5 мая 2022 года",
                true,
            ),
            ("Пятница, 18.07.14", "2014-07-18", "Пятница, 18.07.14", true),
            (
                "21 сентября 2021г., вторник",
                "2021-09-21",
                "21 сентября 2021г., вторник",
                true,
            ),
            (
                "13 января 2015 г. в 13:34",
                "2015-01-13T13:34",
                "13 января 2015 г. в 13:34",
                true,
            ),
            (
                "15 січня 2023, 09:05",
                "2023-01-15T09:05",
                "15 січня 2023, 09:05",
                true,
            ),
            (
                "2021-03-12 08:00",
                "2021-03-12T08:00",
                "2021-03-12 08:00",
                true,
            ),
            (
                "Автор: Иван Петров | 12 марта 2021 | 10:15",
                "2021-03-12T10:15",
                "12 марта 2021 | 10:15",
                false,
            ),
            ("— 7 ақпан, 2019 —", "2019-02-07", "7 ақпан, 2019", true),
            ("5 шілде 2023", "2023-07-05", "5 шілде 2023", true),
            ("Июль 2010", "2010-07", "Июль 2010", true),
            ("12 марта 2021 г.", "2021-03-12", "12 марта 2021 г", true),
            ("14.V.2019", "2019-05-14", "14.V.2019", true),
            ("3.xi.2018 г.", "2018-11-03", "3.xi.2018 г", true),
            ("14 / 05 / 2019", "2019-05-14", "14 / 05 / 2019", true),
            ("2019 ж. 14 мамыр", "2019-05-14", "2019 ж. 14 мамыр", true),
            (
                "2019-жылғы 14-мамыр, 09:20",
                "2019-05-14T09:20",
                "2019-жылғы 14-мамыр, 09:20",
                true,
            ),
            ("14 жел. 2019", "2019-12-14", "14 жел. 2019", true),
            (
                "Fri Aug 18 21:14:05 MSD 2006",
                "2006-08-18",
                "Aug 18 21:14:05 MSD 2006",
                false,
            ),
            (
                "Wed Oct 10 20:19:24 +0000 2018",
                "2018-10-10",
                "Oct 10 20:19:24 +0000 2018",
                false,
            ),
            (
                "March 5, 2024, 10:15 PM",
                "2024-03-05T22:15",
                "March 5, 2024, 10:15 PM",
                true,
            ),
            ("Mar. 5, 2024", "2024-03-05", "Mar. 5, 2024", true),
            ("Sept. 5, 2024", "2024-09-05", "Sept. 5, 2024", true),
            (
                "March 5, 2024 at 3:07 p.m.",
                "2024-03-05T15:07",
                "March 5, 2024 at 3:07 p.m.",
                true,
            ),
            (
                "Tuesday, Mar 5th 2024 12:05 am",
                "2024-03-05T00:05",
                "Mar 5th 2024 12:05 am",
                false,
            ),
        ] {
            let found = date_line(line).unwrap_or_else(|| panic!("no date in {line}"));
            assert_eq!(
                (
                    found.when.edtf.as_str(),
                    &line[found.span.clone()],
                    found.whole
                ),
                (edtf, span, whole),
                "{line}"
            );
        }
    }

    #[test]
    fn lines_without_dates() {
        for line in [
            "",
            "983",
            "498.34",
            "519.72",
            "вчера, 15:30",
            "15:30",
            "3 июля",
            "31 июня 2010",
            "99.99.9999",
            "1.2.3.4",
            "+7 (727) 258-20-10",
            "3:0",
            "2010",
            "30-летие",
            "Событие июля 2010 в стране",
            "12.03.20211",
            "14.XV.2019",
            "14 х 2019",
            "14 / 15",
            "Mar 32, 2024",
            "March 5, 20245",
            "2019 ж. 14 ауыл",
        ] {
            assert_eq!(date_line(line), None, "{line}");
        }
    }
}
