//! The article's own date among the lines of its page.

use super::lines::Line;
use super::role::Role;
use crate::calendar::{self, When};
use crate::page::Published;
use crate::vocabulary::DateOrigin;
use std::ops::Range;

/// How far above the title a date line may stand.
const ABOVE: usize = 3;

/// How far below the article a date line may stand.
const BELOW: usize = 3;

/// Confidence between title and body, below the article, above the title.
const INSIDE: f64 = 0.95;
const AFTER: f64 = 0.85;
const BEFORE: f64 = 0.85;

/// The day a line states, its words, and what is left of the line: «7 августа 2024 23:00 253 Дмитрий Чжан».
pub(crate) fn read(line: &str) -> Option<(When, String, String)> {
    if !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let found = calendar::date_line(line).filter(|found| is_day(&found.when))?;
    let rest = format!("{} {}", &line[..found.span.start], &line[found.span.end..]);
    Some((found.when, line[found.span].to_owned(), rest))
}

/// Whether it is one day of one year.
fn is_day(when: &When) -> bool {
    when.days.is_some_and(|(first, last)| first == last)
}

/// Chooses the date line of the article that lies in `run`, with its title at `title`.
pub(crate) fn choose(
    lines: &[Line],
    roles: &[Role],
    title: Option<usize>,
    run: &Range<usize>,
) -> Option<Published> {
    let head = title.unwrap_or(run.start.saturating_sub(ABOVE));
    let dated = |n: &usize| roles[*n] == Role::Date;
    let inside = (head..run.end).find(dated);
    let below = || {
        let open =
            (run.end..lines.len().min(run.end + BELOW)).take_while(|&n| roles[n] != Role::End);
        open.into_iter().find(|n| dated(n))
    };
    let above = || {
        (head.saturating_sub(ABOVE)..head)
            .rev()
            .find(|n| dated(n) && !in_header(lines, *n))
    };
    let (at, confidence) = inside
        .map(|at| (at, INSIDE))
        .or_else(|| above().map(|at| (at, BEFORE)))
        .or_else(|| below().map(|at| (at, AFTER)))?;
    let (when, text, _) = read(&lines[at].text)?;
    Some(Published {
        when,
        origin: DateOrigin::Text,
        text: Some(text),
        confidence,
    })
}

/// Signs of rates, weather and the page's clock.
const CLOCK: [&str; 6] = ["usd", "eur", "rub", "сегодня", "бүгін", "бүгүн"];

/// Whether weather, rates or the word «today» stand beside the line: then it is the page's clock.
fn in_header(lines: &[Line], at: usize) -> bool {
    let near = &lines[at.saturating_sub(2)..lines.len().min(at + 3)];
    near.iter()
        .map(|line| &line.text)
        .filter(|text| text.chars().count() < 60)
        .any(|text| {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            text.contains(['°', '$', '€', '₸', '₽', '₴'])
                || words.any(|word| CLOCK.contains(&word.to_lowercase().as_str()))
        })
}
