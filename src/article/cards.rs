//! Cards: headlines that lead to other articles, with the words below them.

use super::date;
use super::headline;
use super::lines::{Line, ends_sentence};
use super::marks;
use super::role::Role;
use crate::calendar;
use crate::lexicon::normal::is_alphanumeric;
use crate::page::title::key;
use std::ops::Range;

/// Cards from which a page lists articles.
pub(super) const CARDS: usize = 4;

/// Cards whose words break off from which they are those of others.
const OPEN: usize = 2;

/// Characters and words of the headline on a card, and characters of one that is a heading by its element.
const HEADLINE: usize = 18;
pub(super) const WORDS: usize = 3;
const HEADING: usize = 6;

/// Characters of a teaser, and of a paragraph that is none.
const TEASER: usize = 25;
const LONG: usize = 700;

/// Characters of a part of a digest, at least.
const TOLD: usize = 120;

/// Lines below the headline on a card among which its teaser stands.
const NEAR: usize = 4;

/// Share of links from which a line is the way to an article.
const LINKED: f32 = 0.9;

/// The same behind a time of day.
const TIMED: f32 = 0.7;

/// Links from which a line is a menu.
const MENU: u32 = 3;

/// Share of links below which a day beside them does not matter.
const TOLERATED: f32 = 0.4;

/// A headline that leads to another article, and the words below it.
#[derive(Clone, Copy)]
pub(super) struct Card {
    /// The line of the headline.
    pub way: usize,
    /// The line of the words.
    pub teaser: Option<usize>,
}

impl Card {
    /// One past its last line.
    pub(super) fn end(&self) -> usize {
        self.teaser.unwrap_or(self.way) + 1
    }

    pub(super) fn chars(&self, lines: &[Line]) -> usize {
        self.teaser.map_or(0, |at| chars(&lines[at]))
    }
}

/// Headlines and teasers of other articles that stand beside one: several cards, each right below the other.
/// A headline that the page itself is called by is none of them, nor are the parts of a digest, which stand in the
/// element `own` of its other paragraphs, or between them.
pub(super) fn asides(
    lines: &[Line],
    roles: &[Role],
    heads: &[String],
    own: Option<usize>,
) -> Vec<usize> {
    let heads: Vec<String> = heads.iter().map(|head| key(head)).collect();
    let digest = Digest::of(lines, roles);
    let (mut asides, mut group) = (Vec::new(), Vec::new());
    for card in cards(lines) {
        let (way, teaser) = (card.way, card.end() - 1);
        let name = key(&lines[way].text);
        let part = own.is_some_and(|own| own == lines[way].cell && own == lines[teaser].cell);
        if part || heads.iter().any(|head| head.contains(&name)) {
            continue;
        }
        let apart = |&(_, last): &(usize, usize)| {
            let prose = |n: usize| roles[n] == Role::Prose && lines[n].links == 0.0;
            way > last + NEAR || (last + 1..way).any(prose)
        };
        if group.last().is_some_and(apart) {
            close(&mut group, &digest, &mut asides);
        }
        group.push((way, teaser));
    }
    close(&mut group, &digest, &mut asides);
    asides
}

/// Takes the lines of a group of cards over, where it is one: fewer are enough whose words break off.
fn close(group: &mut Vec<(usize, usize)>, digest: &Digest<'_>, asides: &mut Vec<usize>) {
    if digest.has(group) {
        group.clear();
        return;
    }
    let lines = digest.lines;
    let breaks_off = |card: &&(usize, usize)| marks::is_open(&lines[card.1].text);
    let open = group.iter().filter(breaks_off).count();
    let cards = group.drain(..);
    if cards.len() >= CARDS || open >= OPEN {
        asides.extend(cards.flat_map(|(way, teaser)| [way, teaser]));
    }
}

/// Where cards may be parts of an article: below its only headline and a paragraph without links, before anything that
/// ends articles.
struct Digest<'a> {
    lines: &'a [Line],
    roles: &'a [Role],
    open: Range<usize>,
}

impl<'a> Digest<'a> {
    fn of(lines: &'a [Line], roles: &'a [Role]) -> Self {
        let mut digest = Self {
            lines,
            roles,
            open: 0..0,
        };
        let title = headline::only(lines).map_or(lines.len(), |title| title.at + 1);
        let below = title..lines.len();
        let end = below.clone().find(|n| !digest.is_open(*n));
        let prose = |n: &usize| roles[*n] == Role::Prose && digest.is_plain(*n);
        if let Some(first) = below.clone().find(prose) {
            digest.open = first..end.unwrap_or(below.end);
        }
        digest
    }

    fn is_open(&self, n: usize) -> bool {
        !matches!(self.roles[n], Role::End | Role::Note | Role::Section)
    }

    fn is_plain(&self, n: usize) -> bool {
        self.lines[n].links == 0.0 && self.lines[n].hint >= 0.0
    }

    /// Whether cards are parts of the article: all tell at length, and sentences without links stand below the last.
    fn has(&self, group: &[(usize, usize)]) -> bool {
        let (Some((first, _)), Some((_, last))) = (group.first(), group.last()) else {
            return false;
        };
        let long = |(_, teaser): &(usize, usize)| {
            let text = &self.lines[*teaser].text;
            chars(&self.lines[*teaser]) >= TOLD && ends_sentence(text) && !marks::is_open(text)
        };
        let told = |n: usize| matches!(self.roles[n], Role::Prose | Role::Sentence);
        let below = (last + 1..self.lines.len()).take_while(|n| self.is_open(*n));
        self.open.contains(first)
            && group.iter().all(long)
            && below.take(NEAR).any(|n| self.is_plain(n) && told(n))
    }
}

/// The cards of a page with words below their headlines, in order.
pub(super) fn cards(lines: &[Line]) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    let mut n = 0;
    while n < lines.len() {
        let next = n > 0 && cards.last().is_some_and(|card| card.end() == n);
        match one_link(lines, n).or_else(|| below(lines, n, next)) {
            Some(card) => {
                n = card.end();
                cards.push(card);
            }
            None => n += 1,
        }
    }
    cards
}

/// A headline at `n` with its teaser below; one right behind another card begins a card by that.
fn below(lines: &[Line], n: usize, next_card: bool) -> Option<Card> {
    let mut next = (n + 1..lines.len().min(n + 1 + NEAR)).take_while(|&at| !is_way(&lines[at]));
    let told = |at: &usize| is_text(&lines[*at]) && !is_stamp(&lines[*at]);
    let teaser = is_way(&lines[n]).then(|| next.find(told))??;
    is_card(lines, n, teaser, next_card).then_some(Card {
        way: n,
        teaser: Some(teaser),
    })
}

/// A headline at `n` with its teaser, both in one link.
fn one_link(lines: &[Line], n: usize) -> Option<Card> {
    let link = lines[n].link;
    let inside = |at: usize| lines[at].link == link && lines[at].links >= LINKED;
    let mut rest = (n + 1..lines.len().min(n + 1 + NEAR)).take_while(|&at| inside(at));
    let headed = link != 0 && is_way(&lines[n]);
    let teaser =
        headed.then(|| rest.find(|&at| lines[at].level == 0 && is_teaser(&lines[at])))??;
    Some(Card {
        way: n,
        teaser: Some(teaser),
    })
}

/// Whether nothing but the teaser follows the headline: its element ends there, or another headline or the end of
/// the teaser's words does.
fn is_card(lines: &[Line], headline: usize, teaser: usize, next_card: bool) -> bool {
    let line = &lines[teaser];
    let next = lines.get(teaser + 1);
    let apart = next.is_none_or(|next| !is_text(next) || next.cell != line.cell);
    let begins = next_card || headline == 0 || !is_text(&lines[headline - 1]) || {
        let before = &lines[headline - 1];
        before.cell != lines[headline].cell || lines[headline].level > 1
    };
    chars(line) < LONG && apart && begins
}

/// A line that leads to an article by its headline.
pub(super) fn is_way(line: &Line) -> bool {
    let (least, words) = match line.level {
        0 => (HEADLINE, WORDS),
        _ => (HEADING, 1),
    };
    let inside = line.href.as_ref().is_some_and(|href| href.starts_with('#'));
    let linked = match marks::begins_with_clock(&line.text) {
        true => line.links / TIMED,
        false => leads(line) / LINKED,
    };
    !inside
        && line.ways < MENU
        && linked >= 1.0
        && chars(line) >= least
        && line.text.split_whitespace().count() >= words
}

/// Share of a line that leads elsewhere, a day at its beginning or its end aside.
fn leads(line: &Line) -> f32 {
    let letters = |text: &str| text.chars().filter(|c| is_alphanumeric(*c)).count() as f32;
    if line.links >= LINKED || line.links < TOLERATED {
        return line.links;
    }
    let day = undated(&line.text).map_or(0.0, |rest| letters(&line.text) - letters(rest));
    let all = letters(&line.text);
    line.links * all / (all - day).max(1.0)
}

/// A line without the day that it begins or ends with.
pub(super) fn undated(text: &str) -> Option<&str> {
    let day = calendar::date_line(text)?.span;
    let (before, behind) = (text[..day.start].trim(), text[day.end..].trim());
    match (before.is_empty(), behind.is_empty()) {
        (true, false) => Some(behind),
        (false, true) => Some(before),
        _ => None,
    }
}

/// A line of text that is no link.
pub(super) fn is_text(line: &Line) -> bool {
    line.links < 0.5 && is_teaser(line)
}

/// A line that holds a day and few words beside it: «2-07-2022 | Просмотров: 33».
fn is_stamp(line: &Line) -> bool {
    date::read(&line.text).is_some_and(|(_, _, rest)| rest.chars().count() < TEASER)
}

/// A line long enough for a teaser.
fn is_teaser(line: &Line) -> bool {
    chars(line) >= TEASER && line.text.contains(' ')
}

pub(super) fn chars(line: &Line) -> usize {
    line.text.chars().count()
}
