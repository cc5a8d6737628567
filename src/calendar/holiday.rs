//! Holidays of a fixed day, as names declined in the text: «Дню Победы», «Нового года».

use super::atoms::Atoms;
use super::expr::{Base, Expr, Point, YearOf};
use super::lexeme::Cursor;
use super::words::{Country, Event, Form, TimeWord, Unit, rows};
use super::year;
use crate::vocabulary::Precision;
use rustc_hash::FxHashMap;

/// The names, by the beginning of their first word.
#[derive(Debug)]
pub(super) struct Holidays {
    names: FxHashMap<&'static str, Vec<Holiday>>,
}

#[derive(Debug)]
struct Holiday {
    words: Vec<&'static str>,
    /// Month and day of the first and the last day.
    first: (i8, i8),
    last: (i8, i8),
}

const LIST: &str = include_str!("../../data/holidays.tsv");
/// The first word of most.
const DAY: &str = "день";
/// Characters of the first word that pick the candidates.
const HEAD: usize = 3;

impl Holidays {
    /// Reads the list. A name that several countries keep on different days stands for Kazakhstan's, the first reader's.
    pub fn new() -> Self {
        let mut names: FxHashMap<&'static str, Vec<Holiday>> = FxHashMap::default();
        for row in rows(LIST)
            .filter(|row| row.kind == "KZ")
            .chain(rows(LIST).filter(|row| row.kind != "KZ"))
        {
            let words: Vec<&str> = row.surface.split(' ').collect();
            let Some((first, last)) = days(row.canonical) else {
                continue;
            };
            let list = names.entry(head(words[0])).or_default();
            if !list.iter().any(|known| known.words == words) {
                list.push(Holiday { words, first, last });
            }
        }
        Self { names }
    }
}

fn days(canonical: &str) -> Option<((i8, i8), (i8, i8))> {
    let (first, last) = canonical.split_once('/').unwrap_or((canonical, canonical));
    Some((month_day(first)?, month_day(last)?))
}

fn month_day(edtf: &str) -> Option<(i8, i8)> {
    let (month, day) = edtf.strip_prefix("XXXX-")?.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

fn head(word: &str) -> &str {
    word.char_indices()
        .nth(HEAD)
        .map_or(word, |(end, _)| &word[..end])
}

/// Whether `form` can be a form of `lemma`: they share all but an ending.
fn declined(lemma: &str, form: &str) -> bool {
    if lemma == form || lemma.chars().next() != form.chars().next() {
        return lemma == form;
    }
    let shared = lemma
        .chars()
        .zip(form.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let (long, short) = (lemma.chars().count(), form.chars().count());
    let ending = if lemma.ends_with(['й', 'я', 'е']) {
        2
    } else {
        1
    };
    long > 3 && shared + ending >= long && shared + 3 >= short
}

/// Whether `form` is a Kazakh form of `lemma`: «жылға» of «жыл».
fn is_kazakh_form(lemma: &str, form: &str) -> bool {
    form.starts_with(lemma)
        && svodka_kazakh::splits(form)
            .iter()
            .any(|split| split.stem == lemma)
}

/// The longest holiday that begins here, and its year.
pub(super) fn holiday<A: Atoms>(c: &mut Cursor<A>, names: &Holidays) -> Option<Expr> {
    let first = match c.word(0)? {
        TimeWord::Unit(Unit::Grain(Precision::Day), _) => DAY,
        TimeWord::Holiday | TimeWord::Relation(_) | TimeWord::Month(_, Form::Short) => c.text(0)?,
        _ => return None,
    };
    let found = names
        .names
        .get(head(first))?
        .iter()
        .filter(|holiday| fits(c, holiday, first));
    let found = found.max_by_key(|holiday| holiday.words.len())?;
    // «наурыз айында» is the month.
    if found.words == ["наурыз"] && c.text(1).is_some_and(|text| text.starts_with("ай")) {
        return None;
    }
    c.skip(found.words.len());
    let year = c.attempt(year::year_after).unwrap_or(YearOf::Open);
    let of = |(month, day)| Point::of(Base::Day(year, month, day));
    Some(match found.first == found.last {
        true => Expr::Point(of(found.first)),
        false => Expr::Range(Some(of(found.first)), Some(of(found.last))),
    })
}

fn fits<A: Atoms>(c: &mut Cursor<A>, holiday: &Holiday, first: &str) -> bool {
    let begins = declined(holiday.words[0], first);
    // «День спасателя» keeps its genitive: «за день спасатели вывезли» names no holiday.
    let is_fixed = holiday.words[0] == DAY;
    begins
        && holiday
            .words
            .iter()
            .enumerate()
            .skip(1)
            .all(|(at, word)| match (c.text(at), *word) {
                (Some(text), "год") => text.starts_with("год"),
                (Some(text), DAY) => text.starts_with("ден") || text.starts_with("дн"),
                (Some(text), word) if is_fixed => text == word,
                (Some(text), word) => declined(word, text) || is_kazakh_form(word, text),
                _ => false,
            })
}

/// «Год 30-летия Независимости Казахстана», «Года 75-летия Победы»: the year that many after the event.
pub(super) fn anniversary<A: Atoms>(c: &mut Cursor<A>) -> Option<Expr> {
    year::year_word(c).then_some(())?;
    let count = c.digits(0).filter(|digits| digits.count <= 3)?;
    c.skip(1);
    c.eat_mark(&['-']);
    c.eat(|word| matches!(word, TimeWord::Anniversary).then_some(()))?;
    let event = c.eat(|word| match word {
        TimeWord::Event(event) => Some(event),
        _ => None,
    })?;
    let mut russia = false;
    while let Some(country) = c.eat(|word| match word {
        TimeWord::Country(country) => Some(country),
        _ => None,
    }) {
        russia |= country == Country::Russia;
    }
    let year = match (event, russia) {
        (Event::Independence, false) => 1991,
        (Event::Independence, true) => 1990,
        (Event::Constitution, false) => 1995,
        (Event::Constitution, true) => 1993,
        (Event::Victory, _) => 1945,
    };
    Some(Expr::Point(Point::of(Base::Anniversary(
        year + count.value as i16,
    ))))
}
