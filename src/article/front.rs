//! Front pages whose first story is told at length, as an article would be.

use super::Finder;
use super::cards::{CARDS, Card, WORDS, is_text, is_way};
use super::date;
use super::headline;
use super::lines::Line;
use super::listing::{ASIDE, headlines, is_told};
use super::marks;
use crate::page::Meta;
use crate::page::title::key;

/// Share of links from which a line is the way on.
const LINKED: f32 = 0.9;

/// Paragraphs from which a story is told at length: a teaser has one.
const TOLD: usize = 2;

/// Paragraphs of a story whose words its headline shares.
const OPENING: usize = 4;

/// The first story of a front page, and how many others the page leads to.
pub(super) struct Front {
    /// Its headline, which may be a link, and its first paragraph.
    pub story: Card,
    pub others: usize,
}

/// The front page that a page is whose text is a story of which the whole stands elsewhere: its headline is a link, the
/// way on stands below it, or metadata call the page a collection. A page that is called as the story is its article.
pub(super) fn of(lines: &[Line], finder: &Finder, meta: &Meta) -> Option<Front> {
    if meta.is_article {
        return None;
    }
    let told = |n: &usize| {
        let line = &lines[*n];
        is_text(line) && line.hint > ASIDE && is_told(line, finder)
    };
    let first = (0..lines.len()).find(told)?;
    let head = (0..first).rfind(|&n| lines[n].level > 0 || is_way(&lines[n]))?;
    let apart = lines[head + 1..first].iter().any(may_be_headline);
    if apart || lines[head].hint <= ASIDE || is_called(lines, first, meta) {
        return None;
    }
    let next = (first..lines.len()).find(|&n| is_way(&lines[n]))?;
    if (first..next).filter(told).count() < TOLD {
        return None;
    }
    let goes_on = |line: &Line| line.links >= LINKED && marks::is_more(&line.text);
    let goes_on = lines[first..next].iter().any(goes_on);
    let least = match (meta.is_collection, goes_on) {
        (true, _) => 1,
        (_, true) => CARDS - 2,
        _ if is_way(&lines[head]) => CARDS - 1,
        _ => return None,
    };
    let others = headlines(&lines[next..]).len();
    let story = Card {
        way: head,
        teaser: Some(first),
    };
    (others >= least).then_some(Front { story, others })
}

/// Whether a line is words that no day or link explains.
fn may_be_headline(line: &Line) -> bool {
    let words = line.text.split_whitespace().count();
    words >= WORDS && line.links < LINKED && date::read(&line.text).is_none()
}

/// Whether a name of the page is that of a line above its first text, or of one that is no link; or the text takes it
/// up.
fn is_called(lines: &[Line], first: usize, meta: &Meta) -> bool {
    let opening = &lines[first..lines.len().min(first + OPENING)];
    let text: Vec<&str> = opening.iter().map(|line| line.text.as_str()).collect();
    let taken_up = |words: &str| headline::shared(words, &text) > 1;
    let heads: Vec<String> = meta.heads.iter().map(|head| key(head)).collect();
    let named = |line: &Line| {
        let name = key(&line.text);
        line.text.split_whitespace().count() >= WORDS
            && heads.iter().any(|head| head.contains(&name))
    };
    let mut own = lines.iter().enumerate();
    own.any(|(n, line)| (n < first || line.links < LINKED) && named(line))
        || meta.heads.iter().any(|head| taken_up(head))
}
