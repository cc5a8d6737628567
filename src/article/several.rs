//! Pages of several articles one below the other, each under its headline with a day of its own: the front of a blog.

use super::Finder;
use super::cards::{Card, WORDS, is_text, is_way};
use super::date;
use super::lines::Line;
use super::listing::{ASIDE, is_told};
use crate::page::Meta;
use crate::page::title::key;

/// Articles from which a page holds several.
const STORIES: usize = 3;

/// Lowest level of their headlines.
const LEVEL: u8 = 4;

/// Characters of a line that tells when an article was published, at most.
const DAY: usize = 120;

/// Characters of sentences above the first of them from which the page tells something itself.
const ABOVE: usize = 120;

/// The articles of a page that is not called as the first of them: each headline with its first paragraph.
pub(super) fn of(lines: &[Line], finder: &Finder, meta: &Meta) -> Vec<Card> {
    let first = lines.iter().position(|line| kind(line).is_some());
    let Some(first) = first.filter(|_| !meta.is_article) else {
        return Vec::new();
    };
    let told = |line: &&Line| is_text(line) && line.hint > ASIDE && is_told(line, finder);
    let above = lines[..first].iter().filter(told);
    let above: usize = above.map(|line| line.text.chars().count()).sum();
    let name = key(&lines[first].text);
    let called = meta.heads.iter().any(|head| key(head).contains(&name));
    if called || above > ABOVE {
        return Vec::new();
    }
    let same = |n: &usize| kind(&lines[*n]) == kind(&lines[first]);
    let heads: Vec<usize> = (first..lines.len()).filter(same).collect();
    let ends = heads.iter().skip(1).copied().chain([lines.len()]);
    let stories: Vec<Card> = heads
        .iter()
        .zip(ends)
        .filter_map(|(&way, end)| story(&lines[..end], way, finder))
        .collect();
    match stories.len() >= STORIES && stories.len() * 2 > heads.len() {
        true => stories,
        false => Vec::new(),
    }
}

/// What headlines of one page have in common: their level, and whether they are links.
fn kind(line: &Line) -> Option<(u8, bool)> {
    let words = line.text.split_whitespace().count() >= WORDS;
    let headed = (1..=LEVEL).contains(&line.level) && words || is_way(line);
    let own = headed && line.hint > ASIDE && date::whole_day(&line.text).is_none();
    own.then(|| (line.level, is_way(line)))
}

/// The article under a headline, up to the next one: a text, and a day in it or right above the headline.
fn story(lines: &[Line], way: usize, finder: &Finder) -> Option<Card> {
    let below = || way + 1..lines.len();
    let stamp = |n: usize| {
        let line = &lines[n];
        let short = line.level == 0 && line.text.chars().count() < DAY;
        short && (line.stamp.is_some() || date::read(&line.text).is_some())
    };
    let told = |n: &usize| {
        let line = &lines[*n];
        is_text(line) && line.hint > ASIDE && !stamp(*n) && is_told(line, finder)
    };
    let teaser = below().find(told)?;
    let above = way.checked_sub(1).is_some_and(stamp);
    (above || below().any(stamp)).then_some(Card {
        way,
        teaser: Some(teaser),
    })
}
