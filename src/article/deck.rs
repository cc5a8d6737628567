//! Cards by their shape: elements of one kind, several in one element, each of which begins with a link to another page.

use super::cards::Card;
use super::lines::Line;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Elements of one kind from which they are cards.
const CARDS: usize = 4;

/// Lines of a card among which its link stands: a day or a section may stand above it.
const FIRST: usize = 2;

/// Share of links from which a line leads to another page, and from which it is nothing but that way.
const LEADS: f32 = 0.4;
const WHOLE: f32 = 0.9;

/// Hint from which cards stand in a menu or a sidebar.
const ASIDE: f32 = -0.5;

/// Classes that tell one card from another.
const OWN: [&str; 5] = ["odd", "even", "first", "last", "active"];

/// A number for the kind of an element that may be a card, 0 for none.
pub(super) fn kind(element: &scraper::node::Element) -> u64 {
    let name = element.name();
    let alone = matches!(name, "li" | "tr");
    if !alone && !matches!(name, "div" | "section" | "article") {
        return 0;
    }
    let mut hasher = std::hash::DefaultHasher::new();
    name.hash(&mut hasher);
    let classes = element.attr("class").unwrap_or_default();
    let shared =
        |class: &&str| !OWN.contains(class) && !class.contains(|c: char| c.is_ascii_digit());
    let mut shared = classes.split_whitespace().filter(shared).peekable();
    if !alone && shared.peek().is_none() {
        return 0;
    }
    shared.for_each(|class| class.hash(&mut hasher));
    hasher.finish() | 1
}

/// The card and the deck around each element, by its parent, which stands earlier, and its kind; 0 for none. A deck
/// is known by its first card.
pub(super) fn places(elements: &[(usize, u64)]) -> Vec<(usize, usize)> {
    let mut decks: HashMap<(usize, u64), (usize, usize)> = HashMap::new();
    for (n, element) in elements.iter().enumerate() {
        decks.entry(*element).or_insert((n, 0)).1 += 1;
    }
    let mut places: Vec<(usize, usize)> = Vec::with_capacity(elements.len());
    for (n, element) in elements.iter().enumerate() {
        let (first, count) = decks[element];
        let around = places.get(element.0).copied().unwrap_or_default();
        let card = element.1 != 0 && count >= CARDS;
        places.push(if card { (n, first) } else { around });
    }
    places
}

/// The cards of decks, in order, with the lines of each: most of a deck lead to pages of their own and say more than
/// their link does.
pub(super) fn cards(lines: &[Line], least: usize) -> Vec<(Card, Range<usize>)> {
    let mut decks: HashMap<usize, (usize, usize, HashSet<&str>)> = HashMap::new();
    let mut found = Vec::new();
    for own in runs(lines) {
        let deck = decks.entry(lines[own.start].deck).or_default();
        deck.0 += 1;
        let Some(card) = card(lines, &own) else {
            continue;
        };
        let href = lines[card.way].href.as_deref().unwrap_or_default();
        deck.1 += usize::from(deck.2.insert(href));
        found.push((card, own));
    }
    found.retain(|(card, _)| {
        let (all, told, _) = &decks[&lines[card.way].deck];
        *told >= least && told * 3 >= all * 2
    });
    found
}

/// Runs of lines on one card.
fn runs(lines: &[Line]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (n, line) in lines.iter().enumerate().filter(|(_, line)| line.card != 0) {
        match runs.last_mut() {
            Some(run) if run.end == n && lines[run.start].card == line.card => run.end = n + 1,
            _ => runs.push(n..n + 1),
        }
    }
    runs
}

/// The card on these lines: its way, and what it says beside.
fn card(lines: &[Line], own: &Range<usize>) -> Option<Card> {
    let leads = |n: &usize| {
        let line = &lines[*n];
        let other =
            |href: &String| !href.starts_with(['#', '?']) && !href.starts_with("javascript");
        line.links >= LEADS && line.hint > ASIDE && line.href.as_ref().is_some_and(other)
    };
    let way = own.clone().take(FIRST).find(leads)?;
    let said = |n: &usize| lines[*n].links < LEADS && lines[*n].text.contains(' ');
    let teaser = (way + 1..own.end).find(said);
    let more = teaser.is_some() || lines[way].links < WHOLE;
    more.then_some(Card { way, teaser })
}
