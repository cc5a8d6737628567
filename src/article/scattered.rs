//! Days whose parts stand in lines of their own: «12», «сентября», «2020».

use super::lines::Line;
use crate::calendar;
use crate::lexicon::normal::is_alphanumeric;

/// Characters of a part of a day, at most: «сентября 2020».
const PART: usize = 16;

/// Steps through the tree between elements that stand side by side.
const SIBLING: u32 = 2;

/// Digits of a year.
const YEAR: usize = 4;

/// Parts of a day, at most.
const PARTS: usize = 3;

/// Makes one line of the parts of a day that stand one below the other in one element.
pub(super) fn join(lines: &mut Vec<Line>) {
    let mut at = 0;
    while at < lines.len() {
        let found = (2..=PARTS).rev().find_map(|count| {
            let parts = lines.get(at..at + count)?;
            Some((count, whole(parts)?))
        });
        if let Some((count, text)) = found {
            lines.drain(at + 1..at + count);
            lines[at].text = text;
            lines[at].bullet = false;
        }
        at += 1;
    }
}

/// The day that short lines of one element are together.
fn whole(lines: &[Line]) -> Option<String> {
    let first = &lines[0];
    let beside =
        |line: &Line| line.home == first.home || line.cell == first.cell || line.step <= SIBLING;
    let part =
        |line: &Line| line.level == 0 && line.cell != 0 && beside(line) && is_part(&line.text);
    if !lines.iter().all(part) {
        return None;
    }
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    together(&texts)
}

/// Figures alone, or one word that may have some beside it.
fn is_part(text: &str) -> bool {
    let short = text.char_indices().nth(PART).is_none();
    let words = text.split(|c: char| !is_alphanumeric(c));
    short && text.contains(is_alphanumeric) && words.filter(|word| !word.is_empty()).count() < PARTS
}

/// The day of such parts in the order in which they stand, or of the year, the month and the day: none of them is one
/// by itself.
pub(super) fn together(parts: &[&str]) -> Option<String> {
    let figures = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
    let day = |text: String| {
        let found = calendar::date_line(&text)?;
        let is_day = found.when.days.is_some_and(|(first, last)| first == last);
        (found.whole && is_day).then_some(text)
    };
    let year = |part: &&str| {
        let mut runs = part.split(|c: char| !c.is_ascii_digit());
        runs.any(|digits| digits.len() == YEAR)
    };
    let told = parts.iter().any(figures) && parts.iter().any(year);
    if !told || parts.iter().any(|part| day((*part).to_owned()).is_some()) {
        return None;
    }
    let mark = if parts.iter().all(figures) { "." } else { " " };
    let turned: Vec<&str> = parts.iter().rev().copied().collect();
    day(parts.join(mark)).or_else(|| day(turned.join(mark)).filter(|_| mark == " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(texts: &[&str]) -> Vec<String> {
        let line = |text: &&str| Line {
            text: (*text).to_owned(),
            home: 3,
            cell: 2,
            ..Line::default()
        };
        let mut lines: Vec<Line> = texts.iter().map(line).collect();
        join(&mut lines);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn parts_of_a_day() {
        for (parts, day) in [
            (&["14", "мая", "2019"][..], "14 мая 2019"),
            (&["14", "мамыр", "2019"], "14 мамыр 2019"),
            (&["14", "май", "2019 г."], "14 май 2019 г."),
            (&["14", "мая 2019"], "14 мая 2019"),
            (&["14", "05", "2019"], "14.05.2019"),
            (&["2019", "05", "14"], "2019.05.14"),
            (&["май", "14", "2019"], "май 14 2019"),
            (&["2019", "Май", "14"], "14 Май 2019"),
        ] {
            assert_eq!(joined(parts), [day], "{parts:?}");
        }
        for parts in [
            &["14", "мая"][..],
            &["14", "33", "2019"],
            &["14", "05", "31"],
            &["14", "мест", "2019"],
            &["14 мая 2019", "18", "2019"],
            &["Мост открыли", "14", "2019"],
        ] {
            assert_eq!(joined(parts), parts, "{parts:?}");
        }
    }
}
