//! Days counted from another day of the text, where a figure holds for them: «в первый день», «на вторые сутки», «на
//! следующий день».

use crate::lexicon::function::Function;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{DateFact, FigureFact, Tokens};
use crate::pattern::listed;
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::{Basis, DateType, Precision};
use jiff::ToSpan;
use jiff::civil::Date;

/// «В первый день вышли 25 тысяч человек».
pub(super) const COUNTED_DAY: Rule = Rule {
    id: "date.counted_day",
    about: "A day counted from another day of the text, in a sentence with a figure: «в первый день», «на следующий день»",
    examples: &[
        yields(
            "Акция началась 1 июня 2024 года. В первый день вышли 250 человек.",
            &["В первый день = 2024-06-01"],
        ),
        yields(
            "Марафон стартовал 5 мая 2024 года. На второй день пришли 90 волонтёров.",
            &["На второй день = 2024-05-06"],
        ),
        silent("В первый день вышли 250 человек.", "no day to count from"),
        silent(
            "Акция началась 1 июня 2024 года. В первый день было тепло.",
            "no figure that needs the day",
        ),
    ],
};

/// Sentences before in which the day that it is counted from may stand.
const REACH: u32 = 4;

/// Which day it is.
enum Which {
    /// Of several, counted from one.
    Nth(i64),
    /// The day after.
    Next,
    /// The last of several.
    Last,
}

/// Adds the days of which sentences with figures tell; what the calendar could not resolve gives way.
pub fn add_counted_days(text: &Text<'_>, figures: &[FigureFact], dates: &mut Vec<DateFact>) {
    let mut sentence = usize::MAX;
    for figure in figures {
        let own = text.sentence(figure.tokens.start);
        if own.start == sentence {
            continue;
        }
        sentence = own.start;
        let mut i = own.start;
        while i < own.end {
            let added = counted(text, i, own.end).and_then(|(tokens, which)| {
                let day = resolve(text, &tokens, &which, dates)?;
                let end = tokens.end;
                put(dates, fact(tokens, day));
                Some(end)
            });
            i = added.unwrap_or(i + 1);
        }
    }
}

/// «в первый день» at token `i`: the words, and which day they mean.
fn counted(text: &Text<'_>, i: usize, end: usize) -> Option<(Tokens, Which)> {
    let row = |at: usize, kind: &str| {
        listed(text, at, end, ListSet::of(&[List::DayWord])).filter(|row| &*row.entry.kind == kind)
    };
    let which = row(i, "which")?;
    let day = row(i + which.len, "day")?;
    let meant = match &*which.entry.canonical {
        "next" => Which::Next,
        "last" => Which::Last,
        number => Which::Nth(number.parse().ok()?),
    };
    let first =
        i - usize::from(i > 0 && text.is_a(i - 1, Function::In | Function::On | Function::Behind));
    let first = first.max(text.sentence(i).start);
    Some((first..i + which.len + day.len, meant))
}

/// The day: counted from the last day or stretch of days before it.
fn resolve(text: &Text<'_>, tokens: &Tokens, which: &Which, dates: &[DateFact]) -> Option<Date> {
    let sentence = text.tokens[tokens.start].sentence;
    let known = dates.partition_point(|date| date.tokens.start < tokens.start);
    let mut before = dates[..known]
        .iter()
        .rev()
        .take_while(|date| text.tokens[date.tokens.start].sentence + REACH >= sentence)
        .filter(|date| date.rule != COUNTED_DAY.id || matches!(which, Which::Next))
        .filter_map(days);
    match which {
        Which::Next => before.next()?.1.checked_add(1.day()).ok(),
        Which::Last => before
            .find(|(first, last)| first != last)
            .map(|days| days.1),
        Which::Nth(number) => {
            let all: Vec<_> = before.collect();
            let several = all.iter().find(|(first, last)| first != last);
            let first = several.or(all.first())?.0;
            first.checked_add((number - 1).days()).ok()
        }
    }
}

/// First and last day of a date that tells days; of one without an end its first: «с 1 марта».
fn days(date: &DateFact) -> Option<(Date, Date)> {
    let parse = |day: &str| day.parse().ok();
    if let Some((first, "..")) = date.edtf.as_deref().and_then(|edtf| edtf.split_once('/')) {
        let first = parse(first)?;
        return Some((first, first));
    }
    let exact = |precision: Precision| precision <= Precision::Week;
    let (first, last) = date.days.as_ref()?;
    date.precision
        .is_none_or(exact)
        .then(|| Some((parse(first)?, parse(last)?)))?
}

fn fact(tokens: Tokens, day: Date) -> DateFact {
    DateFact {
        kind: DateType::Date,
        edtf: Some(day.to_string()),
        days: Some((day.to_string(), day.to_string())),
        precision: Some(Precision::Day),
        duration: None,
        basis: Basis::Inferred,
        tokens,
        skip: 0,
        rule: COUNTED_DAY.id,
    }
}

/// Puts a date where it belongs, in place of those that share its words.
fn put(dates: &mut Vec<DateFact>, date: DateFact) {
    dates.retain(|known| {
        known.tokens.end <= date.tokens.start || date.tokens.end <= known.tokens.start
    });
    let at = dates.partition_point(|known| known.tokens.start < date.tokens.start);
    dates.insert(at, date);
}
