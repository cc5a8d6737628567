//! The days that lines state.

use super::parts;
use crate::article::lines::Line;
use crate::article::trail;
use crate::calendar::{self, DateLine, When};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::normal_form;
use crate::page::{CRAWLED, Published};
use crate::vocabulary::DateOrigin;

/// Bytes of «2025-08-14».
const ISO: usize = 10;

/// Some archives put a day before the text, that of the page or of its crawl: «date 2025-08-14 …». It is taken off.
pub(crate) fn crawled(text: &str) -> (Option<Published>, &str) {
    let marked = text
        .trim_start_matches(['\u{FEFF}', ' ', '\n'])
        .strip_prefix("date ");
    let found = marked
        .and_then(|rest| rest.split_at_checked(ISO))
        .and_then(|(day, rest)| Some((calendar::iso(day)?, day, rest)));
    let Some((when, day, rest)) = found else {
        return (None, text);
    };
    let published = Published {
        when,
        origin: DateOrigin::Text,
        text: Some(day.to_owned()),
        confidence: CRAWLED,
    };
    (Some(published), rest)
}

/// The day a line states, its words, and what is left of the line: «7 августа 2024 23:00 253 Дмитрий Чжан».
pub(crate) fn read(line: &str) -> Option<(When, String, String)> {
    if !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let found = calendar::date_line(line)
        .filter(|found| is_day(&found.when))
        .or_else(|| parts::day(line))
        .or_else(|| stamp_alone(line))
        .or_else(|| trail::day(line))?;
    let head = line[..found.span.start].trim_end();
    let head = if head.ends_with(':') { "" } else { head };
    let rest = format!("{head} {}", &line[found.span.end..]);
    let told = published_behind(line, &found).unwrap_or(found);
    Some((told.when, line[told.span].to_owned(), rest))
}

/// Words of a line that tells both when the page was made and when it was changed, at most.
const STAMPS: usize = 20;

/// The day behind that of a change: «Обновлено 20 марта 2015 Опубликовано 19 марта 2015».
fn published_behind(line: &str, changed: &DateLine) -> Option<DateLine> {
    let short = line.split_whitespace().count() <= STAMPS;
    (short && is_of_change(&line[..changed.span.start])).then_some(())?;
    let behind = changed.span.end;
    let next = calendar::date_line(&line[behind..]).filter(|next| is_day(&next.when))?;
    let span = behind + next.span.start..behind + next.span.end;
    (!is_of_change(&line[behind..span.start])).then_some(DateLine { span, ..next })
}

/// Whether these words before a day say that something was changed on it.
fn is_of_change(words: &str) -> bool {
    let last = words.split(|c: char| !c.is_alphabetic()).rev();
    let mut last = last.filter(|word| !word.is_empty()).take(2);
    last.any(|word| own(Group::Changed).begins(&normal_form(word)))
}

/// Whether the only day of a line is that of a change.
pub(super) fn tells_change(line: &str) -> bool {
    let text = read(line).map(|(_, text, _)| text);
    let at = text.and_then(|text| line.find(&text));
    at.is_some_and(|at| is_of_change(&line[..at]))
}

/// The time that a stamp glued to a headline states.
pub(crate) fn stamp(text: &str) -> Option<Published> {
    let line = calendar::date_line(text).filter(|line| line.whole)?;
    Some(Published {
        when: line.when,
        origin: DateOrigin::Text,
        text: Some(text.to_owned()),
        confidence: super::INSIDE,
    })
}

/// A machine date that is printed as it is: «2016-03-14T08:00».
fn stamp_alone(line: &str) -> Option<DateLine> {
    let text = line.trim();
    let when = calendar::iso(text).filter(|when| text.contains('T') && is_day(when))?;
    let start = line.len() - line.trim_start().len();
    Some(DateLine {
        when,
        span: start..start + text.len(),
        whole: true,
    })
}

/// The day that words are, with nothing beside it.
pub(in crate::article) fn whole_day(words: &str) -> Option<When> {
    let found = calendar::date_line(words).filter(|found| found.whole)?;
    Some(found.when).filter(is_day)
}

/// Whether it is one day of one year.
pub(super) fn is_day(when: &When) -> bool {
    when.days.is_some_and(|(first, last)| first == last)
}

/// The machine date of a line, where it is one day.
pub(crate) fn machine_day(line: &Line) -> Option<When> {
    let stamp = line.stamp.as_deref()?.trim();
    // some print it for readers who point at it: «14 октября 2022 г., 18:05»
    calendar::iso(stamp)
        .or_else(|| Some(calendar::date_line(stamp).filter(|day| day.whole)?.when))
        .filter(is_day)
}

/// The day that a line states by its words or, where it holds nothing else, by its machine date; a zone is told by that.
pub(super) fn day(line: &Line) -> Option<(When, String, DateOrigin)> {
    let machine = machine_day(line);
    let Some((when, text, _)) = read(&line.text) else {
        let when = machine.filter(|_| line.timed)?;
        return Some((when, line.text.clone(), DateOrigin::Time));
    };
    let zoned = machine.filter(|machine| {
        let rest = machine.edtf.strip_prefix(when.edtf.as_str());
        when.edtf.contains('T')
            && rest.is_some_and(|rest| rest.contains('+') && !rest.ends_with("+00:00"))
    });
    Some((zoned.unwrap_or(when), text, DateOrigin::Text))
}
