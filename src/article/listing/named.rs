//! Pages told by their names: those of tags, of sections, of the news of a day, and such as no article has.

use super::notice::{NOTICE, says_little};
use super::{LINKED, OWN, headlines, is_headed, is_titled};
use crate::article::Finder;
use crate::article::cards::{self, CARDS, WORDS, is_way};
use crate::article::chrome::{fold, lower};
use crate::article::lines::Line;
use crate::article::{date, headline, marks};
use crate::page::Meta;
use crate::page::title::{cuts, key};

/// Letters of a preposition before a day.
const PREPOSITION: usize = 2;

/// Words of a headline that the text below takes up.
const TAKEN_UP: usize = 2;

/// The name of a page that lists articles.
pub(super) fn list<'a>(lines: &'a [Line], finder: &Finder, meta: &'a Meta) -> Option<&'a str> {
    tagged(lines, finder, meta)
        .or_else(|| of_day(lines, finder, meta))
        .or_else(|| section(lines, meta))
}

/// The name of a page of a tag or a rubric, below which links to articles stand and next to nothing else: «Тег: мосты».
fn tagged<'a>(lines: &'a [Line], finder: &Finder, meta: &'a Meta) -> Option<&'a str> {
    let named = |words: &&str| finder.chrome.is_list(&lower(words));
    let own = |line: &&Line| line.level > 0 && line.links == 0.0;
    let mut top = lines.iter().filter(own).map(|line| line.text.as_str());
    let heads = meta.heads.iter().map(String::as_str);
    let name = heads.chain(top.clone().next()).find(named)?;
    let headline = |words: &str| words.split_whitespace().count() >= WORDS && !named(&words);
    let cards = cards::cards(lines);
    let ways = headlines(lines).len();
    let list = !meta.is_article && !top.any(headline) && ways > 0;
    let most = if ways >= CARDS { NOTICE } else { OWN };
    (list && super::own(lines, &cards, finder) < most).then_some(name)
}

/// Words of the name of a section, at most, and cards of a section that tells what it is about.
const NAME: usize = 2;
const DATED: usize = 3;

/// The name of a section that says what it is about, and lists dated headlines below: «Экология».
fn section<'a>(lines: &[Line], meta: &'a Meta) -> Option<&'a str> {
    let head = meta.heads.first()?;
    let name = cuts(head).first().map_or(head.as_str(), |(name, _)| name);
    let words = name.split_whitespace().count();
    let at = lines
        .iter()
        .position(|line| line.level > 0 && key(&line.text) == key(name))?;
    let dated = |line: &Line| line.links >= LINKED && date::read(&line.text).is_some();
    let linked = lines[at..].windows(2).filter(|pair| {
        let [day, way] = pair else { return false };
        dated(day) && is_way(way) && day.link == way.link
    });
    let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let told = headline::shared(name, &text[at + 1..]);
    let listed = words <= NAME && !meta.is_article && !meta.is_dated && told == 0;
    (listed && linked.count() >= DATED && says_little(lines)).then_some(name)
}

/// The name of a page that holds the news of a day, by a section and that day: «Новости за 11 июня 2019», where news stand
/// in it one below the other.
fn of_day<'a>(lines: &'a [Line], finder: &Finder, meta: &'a Meta) -> Option<&'a str> {
    let named = |name: &&str| {
        let pieces = cuts(name).into_iter().map(|(head, _)| head).chain([*name]);
        pieces.into_iter().any(|piece| names_day(piece, finder))
    };
    let top = lines
        .iter()
        .filter(|line| line.level == 1 && line.links == 0.0);
    let heads = meta.heads.iter().map(String::as_str);
    let name = heads
        .chain(top.map(|line| line.text.as_str()))
        .find(named)?;
    let told = |line: &&Line| {
        let long = line.text.split_whitespace().count() > WORDS;
        long && (line.level > 1 || marks::begins_with_clock(&line.text) || is_way(line))
    };
    (lines.iter().filter(told).count() >= CARDS).then_some(name)
}

/// Whether a name is that of a section with a day behind it.
fn names_day(name: &str, finder: &Finder) -> bool {
    let Some(rest) = cards::undated(name).filter(|rest| name.starts_with(rest)) else {
        return false;
    };
    let section = rest.rsplit_once(' ').map_or(rest, |(head, last)| {
        let short = last.chars().count() <= PREPOSITION;
        if short { head } else { rest }
    });
    finder.section(section).is_some() || finder.chrome.is_line(&fold(section))
}

/// The name of a page that is called like an item of a menu: «Контакты», «Вход на сайт — Вестник».
pub(super) fn menu<'a>(lines: &[Line], finder: &Finder, meta: &'a Meta) -> Option<&'a str> {
    let listed = |name: &str| finder.chrome.is_line(&fold(name));
    let called = |name: &str| {
        let mut heads = cuts(name).into_iter().map(|(head, _)| head);
        let rest = |head| name.strip_prefix(head).unwrap_or_default();
        listed(name) || heads.any(|head| listed(head) && !rest(head).starts_with(':'))
    };
    // «Новости — Паводок отрезал сёла»: the page names its section before its headline
    let headed = |line: &Line| {
        let words = key(&line.text);
        meta.heads.iter().any(|head| key(head).ends_with(&words))
    };
    let other = |line: &Line| {
        let told = line.level == 1 || line.level > 1 && line.links == 0.0 && headed(line);
        told && line.text.split_whitespace().count() >= WORDS && !called(&line.text)
    };
    let every = !meta.is_dated && meta.heads.iter().all(|head| called(head));
    let listed = every && !lines.iter().any(other) && says_little(lines);
    let name = meta.heads.first().map(String::as_str);
    name.filter(|_| listed && !is_headed(lines, finder, 2) && !is_titled(lines, finder, TAKEN_UP))
}
