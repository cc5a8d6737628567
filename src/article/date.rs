//! The article's own date among the lines of its page.

mod beside;
mod parts;
mod read;

use super::lines::Line;
use super::marks;
use super::role::Role;
use crate::calendar::{self, When};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::normal_form;
use crate::page::Published;
use crate::vocabulary::DateOrigin;
use jiff::Span;
use jiff::civil::Date;
use std::ops::Range;

pub(super) use read::whole_day;
pub(crate) use read::{crawled, machine_day, read, stamp};
use read::{day, is_day, tells_change};

/// How far above the title a date line may stand.
const ABOVE: usize = 3;

/// How far below the article a date line may stand.
const BELOW: usize = 4;

/// Links between a headline and its day from which they are a menu, and steps through the tree from the text to the
/// day below it, at most.
const MENU: u32 = 3;
const BESIDE: u32 = 3;

/// Characters after a date in which its place and time of day may stand.
const NEAR: usize = 24;

/// Confidence between title and body, below the article, above the title: 107 of 107 and 72 of 72 lines of
/// the pages measured (`data/README.md`) were right, shrunk for pages of other sites.
const INSIDE: f64 = 0.98;
const AFTER: f64 = 0.95;
const BEFORE: f64 = 0.95;

/// Confidence of a day without its year by the header of the page, and by the year of its copyright.
pub(super) const TOLD: f64 = 0.85;
const GUESSED: f64 = 0.5;

/// Words of a line among which such a day is sought.
const SHORT: usize = 4;

/// Words of a line beside a machine date that may tell of something else.
const STAMPED: usize = 8;

/// Words for days by the reader's clock, and days back.
const RELATIVE: [(&str, i64); 8] = [
    ("сегодня", 0),
    ("вчера", 1),
    ("позавчера", 2),
    ("бүгін", 0),
    ("кеше", 1),
    ("сьогодні", 0),
    ("вчора", 1),
    ("учора", 1),
];

/// Chooses the date line of the article that lies in `run`, with its title at `title`.
pub(crate) fn choose(
    lines: &[Line],
    roles: &[Role],
    title: Option<usize>,
    run: &Range<usize>,
) -> Option<Published> {
    let head = title.unwrap_or(run.start.saturating_sub(ABOVE));
    let dated = |n: &usize| roles[*n] == Role::Date && day(&lines[*n]).is_some();
    let first = (head..run.end).find(|&n| roles[n] == Role::Prose);
    let own = |n: &usize| match first {
        Some(first) if *n < first => is_under(lines, head, *n),
        _ => n.abs_diff(run.end) <= 1 && lines[*n].home != 0 && lines[*n].step <= BESIDE,
    };
    let stated = |n: &usize| {
        let text = &lines[*n].text;
        dated(n) && !is_of_page(text) && (!is_weekday_alone(text) || own(n))
    };
    let beside =
        |n: &usize| stated(n) && lines[*n].hint < 0.0 && lines[*n].home != lines[head].home;
    let within = || (head..run.end).filter(|n| stated(n) && !beside(n));
    let made = within().find(|&n| !tells_change(&lines[n].text));
    let inside = made.or_else(|| within().next());
    let below = |any: bool| {
        let other = |n: usize| {
            let prose = matches!(roles[n - 1], Role::Prose | Role::Sentence);
            prose && n > run.end && marks::is_open(&lines[n - 1].text)
        };
        let open = (run.end..lines.len().min(run.end + BELOW))
            .take_while(|&n| roles[n] != Role::End && !other(n));
        open.into_iter().find(|n| stated(n) && (any || !beside(n)))
    };
    let above = || {
        (head.saturating_sub(ABOVE)..head).rev().find(|&n| {
            let own = lines[n].cell != 0 && lines[n].cell == lines[head].cell;
            let told = own || read(&lines[n].text).is_some();
            let made = stated(&n) && !tells_change(&lines[n].text);
            made && told && (!in_header(lines, n, own) || has_clock_above(lines, roles, n))
        })
    };
    let found = inside
        .map(|at| (at, INSIDE))
        .or_else(|| above().map(|at| (at, BEFORE)))
        .or_else(|| below(false).or_else(|| below(true)).map(|at| (at, AFTER)))
        .or_else(|| (head..run.end).find(stated).map(|at| (at, INSIDE)));
    let Some((at, confidence)) = found else {
        if let Some(told) = machine(lines, roles, head..run.end) {
            return Some(told);
        }
        let near = head.saturating_sub(ABOVE)..lines.len().min(run.end + BELOW);
        return beside::below_headline(lines, roles, head..first.unwrap_or(run.end))
            .or_else(|| opening(lines, roles, run))
            .or_else(|| beside::above_or_below(lines, roles, head, run))
            .or_else(|| beside::of_issue(lines, roles, head))
            .or_else(|| by_clock(lines, roles, head, near));
    };
    let (when, text, origin) = day(&lines[at])?;
    Some(Published {
        when,
        origin,
        text: Some(text),
        confidence,
    })
}

/// The machine date of the first line between headline and end that is a day for readers, «5 марта», or that stands
/// with a few words above the first paragraph: «Дана Седова, вчера».
fn machine(lines: &[Line], roles: &[Role], mut near: Range<usize>) -> Option<Published> {
    let first = near.clone().find(|&n| roles[n] == Role::Prose);
    near.find_map(|n| {
        let line = &lines[n];
        let when = machine_day(line).filter(|_| line.level == 0)?;
        let day = matches!(roles[n], Role::Date | Role::Counter) && marks::is_day(&line.text);
        let few = || line.links == 0.0 && line.text.split_whitespace().count() <= STAMPED;
        let above = first.is_some_and(|first| n < first) && roles[n] != Role::Sentence && few();
        ((day || above) && line.hint >= 0.0).then(|| Published {
            when,
            origin: DateOrigin::Time,
            text: Some(line.text.clone()),
            confidence: INSIDE,
        })
    })
}

/// A date with which the first paragraph opens, set off by its time of day or a dash: «Хакасия, 06 января 2012, 11:10 — …».
fn opening(lines: &[Line], roles: &[Role], run: &Range<usize>) -> Option<Published> {
    let first = run.clone().find(|&n| roles[n] == Role::Prose)?;
    let text = &lines[first].text;
    let found = calendar::date_line(text).filter(|found| is_day(&found.when))?;
    let place = text[..found.span.start].split_whitespace().count() <= 3;
    let rest = text[found.span.end..].trim_start_matches([' ', '.', ')', 'г']);
    let near: String = rest.chars().take(NEAR).collect();
    let clock = near.starts_with(',') && near.contains(':');
    let apart =
        clock || found.when.edtf.contains('T') || rest.starts_with(['—', '–', '-', '/', '|']);
    (place && apart).then(|| Published {
        when: found.when,
        origin: DateOrigin::Text,
        text: Some(text[found.span].to_owned()),
        confidence: AFTER,
    })
}

/// A day without its year, or «вчера», beside the article: the header of the page tells when that was, or else
/// the year of its copyright.
fn by_clock(lines: &[Line], roles: &[Role], head: usize, near: Range<usize>) -> Option<Published> {
    let header = (0..head).find(|&n| roles[n] == Role::Date && read(&lines[n].text).is_some());
    let day = header.and_then(|n| read(&lines[n].text)?.0.days);
    let (today, confidence) = match day {
        Some((day, _)) => (day, TOLD),
        None => (last_day(lines)?, GUESSED),
    };
    let words = |n: &usize| !matches!(roles[*n], Role::Prose | Role::Sentence | Role::Chrome);
    let mut open = near
        .clone()
        .take_while(|&n| roles[n] != Role::End)
        .filter(words);
    let (when, text) = open
        .find_map(|n| short_day(&lines[n].text, today, day.is_some()))
        .or_else(|| {
            let first = near.clone().find(|&n| roles[n] == Role::Prose)?;
            short_day(place_line(&lines[first].text)?, today, false)
        })?;
    Some(Published {
        when,
        origin: DateOrigin::Text,
        text: Some(text),
        confidence,
    })
}

/// The day in the words with which an agency opens its news: «КОСТАНАЙ, 3 мая. /КазИнформ/ — …».
fn place_line(text: &str) -> Option<&str> {
    let (place, rest) = text.split_once(',').or_else(|| text.split_once('.'))?;
    let rest = rest.trim_start();
    let mut words = rest.splitn(3, ' ');
    let day = words.next()?.len() + words.next()?.len() + 1;
    let is_set_off = words
        .next()?
        .trim_start()
        .starts_with(['/', '—', '–', '-', '(']);
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let places = place.split_whitespace();
    (is_set_off && places.clone().count() <= SHORT && places.clone().all(is_name))
        .then(|| &rest[..day])
}

/// The last day of the year of a copyright: «© 1999—2012».
fn last_day(lines: &[Line]) -> Option<Date> {
    let line = lines.iter().rev().find(|line| line.text.contains('©'))?;
    let years = line.text.split(|c: char| !c.is_ascii_digit());
    let year = years
        .filter(|year| year.len() == 4)
        .filter_map(|year| year.parse().ok())
        .next_back()?;
    (1994..=2100)
        .contains(&year)
        .then(|| Date::new(year, 12, 31).ok())?
}

/// The last «15 января 15:31» or «Вчера, 17:19» up to `today`, and its words; relative days only where today is `sure`.
fn short_day(line: &str, today: Date, sure: bool) -> Option<(When, String)> {
    let words: Vec<&str> = line.split_whitespace().take(SHORT).collect();
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let relative = words
        .first()
        .and_then(|word| RELATIVE.iter().find(|(known, _)| *known == bare(word)));
    if let Some((_, back)) = relative.filter(|_| sure) {
        let day = today.checked_sub(Span::new().days(*back)).ok()?;
        return moment(&day.to_string(), &words[..1], words.get(1))
            .filter(|(when, _)| when.edtf.contains('T'));
    }
    let at = words
        .windows(2)
        .position(|pair| marks::is_day(&format!("{} {}", bare(pair[0]), bare(pair[1]))))?;
    let pair = &words[at..at + 2];
    let days = [today.year(), today.year() - 1]
        .into_iter()
        .filter_map(|year| {
            calendar::date_line(&format!("{} {} {year}", bare(pair[0]), bare(pair[1])))?
                .when
                .days
        });
    let (day, _) = days.into_iter().find(|(day, _)| *day <= today)?;
    (at == 0).then(|| moment(&day.to_string(), pair, words.get(2)))?
}

/// A day, with the time of day that follows its words.
fn moment(day: &str, words: &[&str], next: Option<&&str>) -> Option<(When, String)> {
    let clock = next.map(|next| next.trim_start_matches(|c: char| !c.is_ascii_digit()));
    let clock = clock.map_or(String::new(), |clock| {
        clock
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == ':')
            .collect()
    });
    let timed = Some(clock).filter(|clock| clock.contains(':'));
    let timed =
        timed.and_then(|clock| Some((calendar::iso(&format!("{day}T{clock:0>5}"))?, clock)));
    let text = words.join(" ");
    match timed {
        Some((when, clock)) => Some((when, format!("{text} {clock}"))),
        None => Some((calendar::iso(day)?, text.trim_end_matches(',').to_owned())),
    }
}

/// Signs of rates, weather and the page's clock.
const CLOCK: [&str; 7] = ["usd", "eur", "rub", "сегодня", "сейчас", "бүгін", "бүгүн"];

/// «-15 C», «+4°».
pub(crate) fn is_degrees(text: &str) -> bool {
    let figure = text
        .strip_suffix(['C', 'С', 'F', '°'])
        .map(|figure| figure.trim_end_matches([' ', '°']));
    figure.is_some_and(|figure| figure.parse::<f32>().is_ok())
}

/// Whether a line stands below the headline in a page of elements, with no menu between them.
fn is_under(lines: &[Line], head: usize, n: usize) -> bool {
    let line = &lines[n];
    let links = || lines[head + 1..n].iter().map(|line| line.ways).sum::<u32>();
    n > head && line.home != 0 && line.hint >= 0.0 && links() < MENU
}

/// Whether the line itself shows that its day may be the page's own: «Сегодня 5 июня 2024», «Среда, 5 июня 2024».
fn is_clock(text: &str) -> bool {
    is_of_page(text) || is_weekday_alone(text)
}

/// Whether it begins with the day of the week and tells no time of day.
fn is_weekday_alone(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.next().is_some_and(marks::is_weekday) && !text.contains(':')
}

/// Whether rates, weather or «сегодня» stand in the line: «Сегодня 5 июня 2024, среда», «5 июня 2024 USD 450».
fn is_of_page(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let named = words.clone().any(|word| {
        let word = word.to_lowercase();
        CLOCK.contains(&word.as_str())
    });
    let counts = words.any(|word| COUNTED.contains(&word.to_lowercase().as_str()));
    text.contains(['$', '€', '₸', '₽', '₴', '°']) || named && !counts || is_licence(text)
}

/// Whether the line tells of the papers of a medium: «Свидетельство о регистрации от 12.04.2009».
fn is_licence(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| own(Group::Licensed).begins(&normal_form(word)))
}

/// Words of lines that count readers: «сегодня» is part of the count there.
const COUNTED: [&str; 4] = ["просмотрено", "просмотров", "просмотры", "раз"];

/// Whether another date, the clock of the page, stands above a date line that is near to the headline.
fn has_clock_above(lines: &[Line], roles: &[Role], at: usize) -> bool {
    let other = |n: usize| {
        let same = read(&lines[n].text).map(|(when, ..)| when.days)
            == read(&lines[at].text).map(|(when, ..)| when.days);
        roles[n] == Role::Date && !same && read(&lines[n].text).is_some()
    };
    (at.saturating_sub(ABOVE)..at).any(other)
}

/// Whether weather, rates or the word «today» stand beside the line, or it begins with the day of the week
/// and has no time: then it is the page's clock.
/// Rates beside it count for less where it is a part of the element with the headline.
fn in_header(lines: &[Line], at: usize, own: bool) -> bool {
    let (text, mut words) = (&lines[at].text, lines[at].text.split_whitespace());
    if is_clock(text) || words.next().is_some_and(marks::is_weekday) && !text.contains(':') {
        return true;
    }
    let near = &lines[at.saturating_sub(2)..lines.len().min(at + 3)];
    near.iter()
        .filter(|line| !own || line.cell == lines[at].cell)
        .map(|line| &line.text)
        .filter(|text| text.chars().count() < 60)
        .any(|text| {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            is_degrees(text)
                || text.contains(['°', '$', '€', '₸', '₽', '₴'])
                || words.any(|word| CLOCK.contains(&word.to_lowercase().as_str()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_by_the_header_of_the_page() {
        let today = Date::constant(2012, 1, 17);
        for (line, sure, edtf) in [
            ("15 января 15:31", true, Some("2012-01-15T15:31")),
            ("4 января, 22:32", false, Some("2012-01-04T22:32")),
            ("28 декабря", true, Some("2011-12-28")),
            ("Вчера, 17:19", true, Some("2012-01-16T17:19")),
            (
                "Сегодня, 9:05Комментариев:1",
                true,
                Some("2012-01-17T09:05"),
            ),
            ("кеше 12:00", true, Some("2012-01-16T12:00")),
            ("Вчера, 17:19", false, None),
            ("Сегодня в номере", true, None),
            ("17:19", true, None),
            ("Более 15 января", true, None),
        ] {
            let found = short_day(line, today, sure).map(|(when, _)| when.edtf);
            assert_eq!(found.as_deref(), edtf, "{line}");
        }
    }
}
