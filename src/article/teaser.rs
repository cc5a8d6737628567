//! A page that lists articles → its teasers, each an article of a headline, the words below it and its day.

use super::assemble::{self, Part};
use super::cards::{self, Card};
use super::lines::Line;
use super::listing;
use super::{Article, Finder, date, marks};
use crate::calendar;
use crate::page::title::key;
use crate::page::{Meta, Published, address};
use crate::vocabulary::{BlockKind, DateOrigin};
use std::collections::HashSet;
use std::ops::Range;

/// Lines above a headline in which its day stands, where none stands below.
const ABOVE: usize = 2;

/// How sure the day on a card is.
const DATED: f64 = 0.9;

/// The teasers of a page at an address, in order; of those that lead to one article the first.
pub(super) fn of(lines: &[Line], meta: &Meta, page: Option<&str>, finder: &Finder) -> Vec<Article> {
    let cards = listing::items(lines, finder, meta);
    let base = meta
        .base
        .as_deref()
        .and_then(|base| address::resolved(base, page));
    let base = base.as_deref().or(page);
    let mut seen = HashSet::new();
    let mut teasers = Vec::new();
    for (n, card) in cards.iter().enumerate() {
        let from = n.checked_sub(1).map_or(0, |n| cards[n].end());
        let to = cards.get(n + 1).map_or(lines.len(), |next| next.way);
        let teaser = read(lines, card, from..to, base, meta, finder);
        let title = teaser.meta.title.as_deref().unwrap_or_default();
        let name = teaser.meta.url.clone().unwrap_or_else(|| key(title));
        if seen.insert(name) {
            teasers.push(teaser);
        }
    }
    teasers
}

/// The teaser of a card that has the lines `own` to itself.
fn read(
    lines: &[Line],
    card: &Card,
    own: Range<usize>,
    base: Option<&str>,
    page: &Meta,
    finder: &Finder,
) -> Article {
    let headline = &lines[card.way];
    let meta = Meta {
        title: Some(untimed(&headline.text).to_owned()),
        url: headline
            .href
            .as_deref()
            .and_then(|href| address::resolved(href, base)),
        site: page.site.clone(),
        language: page.language.clone(),
        published: published(lines, card, own),
        ..Meta::default()
    };
    let lead = card.teaser.map(|at| Part {
        kind: BlockKind::Lead,
        text: lines[at].text.clone(),
        mended: lines[at].mended,
        escaped: lines[at].escaped,
    });
    assemble::found(meta, lead.into_iter().collect(), finder)
}

/// A headline without the day beside it, or the time of day before it.
fn untimed(text: &str) -> &str {
    if let Some(bare) = cards::undated(text) {
        return bare;
    }
    let rest = text.split_once(' ').map(|(_, rest)| rest.trim_start());
    rest.filter(|_| marks::begins_with_clock(text))
        .unwrap_or(text)
}

/// The day that a card shows: on its lines, below them before the next headline, or right above.
fn published(lines: &[Line], card: &Card, own: Range<usize>) -> Option<Published> {
    let same = |n: &usize| lines[*n].cell == lines[card.way].cell;
    let above = own.start.max(card.way.saturating_sub(ABOVE))..card.way;
    let inside = card.way..card.end();
    let below = card.end()..own.end;
    let near = above.clone().filter(same).chain(inside);
    near.chain(below.clone().filter(same))
        .chain(above)
        .chain(below)
        .find_map(|n| day(&lines[n]))
}

/// The day that a line is, by its words or for machines.
fn day(line: &Line) -> Option<Published> {
    let dated = |when, origin, text| Published {
        when,
        origin,
        text: Some(text),
        confidence: DATED,
    };
    let stamp = line.stamp.as_ref();
    let stamp = stamp.and_then(|stamp| Some((calendar::iso(stamp.trim())?, stamp)));
    if let Some((when, stamp)) = stamp {
        return Some(dated(when, DateOrigin::Time, stamp.clone()));
    }
    let (when, words, rest) = date::read(&line.text)?;
    let alone = rest.chars().filter(|c| c.is_alphabetic()).count() < words.chars().count();
    alone.then(|| dated(when, DateOrigin::Text, words))
}
