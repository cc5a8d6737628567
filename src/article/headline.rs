//! The headline among the lines above an article.

mod head;

use super::called;
use super::date;
use super::lines::Line;
use super::marks;
use super::role::{Role, is_headline};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::is_alphanumeric;
use crate::page::Published;
use crate::page::title::{LONGEST, cuts, key};
use head::Head;
use std::collections::{HashMap, HashSet};

/// Lines above the article among which the headline is sought.
const REACH: usize = 14;

/// Lines at the top of a page whose repetition shows the headline.
const TOP: usize = 400;

/// Weight of a date or a counter right below a line.
const FACTS: f32 = 0.9;

/// A headline and where it stands last before the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Headline {
    /// Its line.
    pub at: usize,
    /// As the newsroom wrote it.
    pub text: String,
    /// The name of the site, where the page's own title adds it.
    pub site: Option<String>,
}

impl Headline {
    /// The headline without the day in its line, and that day: «17.10.2013 | Мост открыли», «Мост открыли (17.10.2013)».
    pub(super) fn without_day(self, line: &str) -> (Self, Option<Published>) {
        let found = marks::dated(line).or_else(|| marks::dated_behind(line));
        let own = |words: &str| key(words).contains(&key(&self.text)) || self.text == line;
        let found = found.filter(|(_, words)| own(words));
        match found.and_then(|(stamp, words)| Some((date::stamp(stamp)?, words))) {
            Some((day, words)) => {
                let text = words.to_owned();
                (Self { text, ..self }, Some(day))
            }
            None => (self, None),
        }
    }
}

/// A headline the page itself shows to be one: its own title repeats it, or it stands there twice.
pub(crate) fn evident(lines: &[Line], roles: &[Role]) -> Option<Headline> {
    let body = first_body(roles);
    let top = &lines[..lines.len().min(TOP)];
    suffixed(top, body).or_else(|| repeated(top, roles, body))
}

/// The only heading of the first level.
pub(crate) fn only(lines: &[Line]) -> Option<Headline> {
    let mut first = lines.iter().enumerate().filter(|(_, line)| line.level == 1);
    let (at, line) = first.next()?;
    (first.next().is_none() && is_headline(&line.text)).then(|| Headline {
        at,
        text: line.text.clone(),
        site: None,
    })
}

/// Where two paragraphs have been read: headlines stand before that.
fn first_body(roles: &[Role]) -> usize {
    let mut prose = roles
        .iter()
        .enumerate()
        .filter(|(_, role)| **role == Role::Prose)
        .map(|(n, _)| n);
    prose
        .nth(1)
        .or_else(|| roles.iter().rposition(|role| *role == Role::Prose))
        .unwrap_or(roles.len())
}

/// The first line, or one right above the headline, is the headline with the name of the site on it; or a line
/// below it is the way to it: «Новости / Общество / Берег убрали за день».
fn suffixed(lines: &[Line], body: usize) -> Option<Headline> {
    let last = lines.len().min(body + 1);
    for (n, line) in lines.iter().enumerate().take(last) {
        let below = if n == 0 {
            1..last
        } else {
            n + 1..last.min(n + 2)
        };
        for (head, tail) in cuts(&line.text) {
            let crumb = lines[..n].iter().rposition(|line| line.text == tail);
            let crumb = crumb.filter(|_| is_title_like(tail));
            if let Some(at) = crumb {
                return Some(Headline {
                    at,
                    text: tail.to_owned(),
                    site: None,
                });
            }
            if tail.chars().count() > 60 {
                continue;
            }
            let wanted = key(head);
            if wanted.chars().count() < 8 {
                continue;
            }
            let same = |n: &usize| {
                let text = &lines[*n].text;
                text.len() <= LONGEST && key(text) == wanted
            };
            if let Some(at) = below.clone().rev().find(same) {
                return Some(Headline {
                    at,
                    text: lines[at].text.clone(),
                    site: Some(tail.to_owned()),
                });
            }
        }
    }
    None
}

/// The longest of the lines that stand twice above the body: the last time, but before any paragraph.
fn repeated(lines: &[Line], roles: &[Role], body: usize) -> Option<Headline> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut best: Option<usize> = None;
    for (n, line) in lines.iter().enumerate().take(body + 1) {
        if !matches!(roles[n], Role::Short | Role::Sentence | Role::Prose)
            || !is_title_like(&line.text)
            || roles[n] == Role::Prose && line.text.ends_with('.')
        {
            continue;
        }
        let first = *seen.entry(key(&line.text)).or_insert(n);
        if first < n && best.is_none_or(|old| lines[old].text.len() <= line.text.len()) {
            let parted = roles[first + 1..n].contains(&Role::Prose);
            best = Some(if parted { first } else { n });
        }
    }
    best.map(|at| Headline {
        at,
        text: lines[at].text.clone(),
        site: None,
    })
}

fn is_title_like(text: &str) -> bool {
    is_headline(text) && text.chars().count() >= 24 && text.split_whitespace().count() >= 3
}

/// The best headline above line `start`, judged by nearness, shape and the words it shares with the text below.
pub(crate) fn above(
    lines: &[Line],
    roles: &[Role],
    start: usize,
    below: &[&str],
) -> Option<Headline> {
    let stems: HashSet<String> = below.iter().take(4).flat_map(|text| stems(text)).collect();
    let mut best: Option<(f32, usize)> = None;
    let mut passed = 0;
    for n in (0..=start.min(lines.len() - 1)).rev() {
        if passed > REACH {
            break;
        }
        let text = &lines[n].text;
        let may = matches!(roles[n], Role::Short | Role::Sentence)
            && is_headline(text)
            && !text.ends_with([':', ';', ','])
            && (n == 0 || roles[n - 1] != Role::Note)
            && !marks::begins_with_clock(text)
            && !is_slogan(text, &stems)
            && (holds(text, &stems) || is_alone(roles, n));
        if may {
            let score = likeness(text, &stems)
                - 0.12 * passed as f32
                - if lines[n].bullet { 1.2 } else { 0.0 }
                - if marks::is_byline(text) { 1.5 } else { 0.0 }
                - if names_medium(text) { FACTS } else { 0.0 }
                + if has_facts_below(lines, roles, n, taken_up(text, &stems)) {
                    FACTS
                } else {
                    0.0
                };
            if score > 0.5 && best.is_none_or(|(top, _)| score > top) {
                best = Some((score, n));
            }
        }
        passed += usize::from(!matches!(
            roles[n],
            Role::Date | Role::Counter | Role::Chrome
        ));
    }
    best.map(|(_, at)| with_address(at, &lines[at].text))
}

/// A headline without the address of its site: «Берег убрали за день | Vesti.kz».
fn with_address(at: usize, text: &str) -> Headline {
    let cut = cuts(text).into_iter().find(|(head, tail)| {
        let site = tail.split_whitespace().count() <= 3 && !tail.contains(['«', '"']);
        site && is_headline(head) && tail.split_whitespace().any(marks::is_address)
    });
    Headline {
        at,
        text: cut.map_or(text, |(head, _)| head).to_owned(),
        site: cut.map(|(_, tail)| tail.to_owned()),
    }
}

/// Whether the line says what a medium is: «Первая газета для жителей области».
fn names_medium(text: &str) -> bool {
    let words = text.split(|c: char| !is_alphanumeric(c)).map(key);
    words
        .into_iter()
        .any(|word| own(Group::Medium).begins(&word))
}

/// Words that call out or ask, or begin in the middle of a sentence, and that the text does not take up.
fn is_slogan(text: &str, below: &HashSet<String>) -> bool {
    let calls = text.ends_with(['!', '?']) || marks::continues(text) || text.starts_with('#');
    calls && !holds(text, below)
}

/// Whether a line above a text is a slogan to it.
pub(super) fn is_call(text: &str, below: &[&str]) -> bool {
    text.ends_with('!') && shared(text, below) == 0
}

/// Whether the text below holds a longer word of the line.
fn holds(text: &str, below: &HashSet<String>) -> bool {
    stems(text).iter().any(|stem| below.contains(stem))
}

/// Whether no more than one other line of words without an end stands beside the line: more are a menu.
pub(super) fn is_alone(roles: &[Role], at: usize) -> bool {
    let short = |role: &&Role| **role == Role::Short;
    let above = roles[..at].iter().rev().take_while(short).count();
    let below = roles[at + 1..].iter().take_while(short).count();
    above + below < 2
}

/// Lines below a headline among which its date is sought.
const BELOW: usize = 5;

/// Whether a date or a counter follows the line: what newsrooms put under headlines. Where the text takes up
/// the line, who wrote it and buttons may stand between.
fn has_facts_below(lines: &[Line], roles: &[Role], at: usize, taken_up: bool) -> bool {
    let between = |n: usize| {
        let few = lines[n].text.split_whitespace().count() < 2;
        let chrome = matches!(roles[n], Role::Chrome | Role::Section);
        marks::is_byline(&lines[n].text) || taken_up && (few || chrome)
    };
    let below = at + 1..lines.len().min(at + BELOW);
    let next = below
        .into_iter()
        .find(|&n| !between(n) || is_fact(roles[n]));
    next.is_some_and(|n| is_fact(roles[n]))
}

fn is_fact(role: Role) -> bool {
    matches!(role, Role::Date | Role::Counter)
}

/// Whether the text below holds two of the longer words of a line.
fn taken_up(text: &str, below: &HashSet<String>) -> bool {
    stems(text)
        .iter()
        .filter(|stem| below.contains(*stem))
        .count()
        > 1
}

/// How much a line looks like the headline of a text with these stems.
fn likeness(text: &str, below: &HashSet<String>) -> f32 {
    let own = stems(text);
    let shared = own.iter().filter(|stem| below.contains(*stem)).count() as f32;
    let words = text.split_whitespace().count() as f32;
    let full_stop = if text.ends_with('.') { 0.5 } else { 0.0 };
    (words / 6.0).min(1.0) + 1.6 * shared / (own.len().max(2) as f32) - full_stop
}

/// How many of the longer words of a line stand in the text below.
pub(super) fn shared(line: &str, below: &[&str]) -> usize {
    let below: HashSet<String> = below.iter().flat_map(|text| stems(text)).collect();
    let own: HashSet<String> = stems(line).into_iter().collect();
    own.intersection(&below).count()
}

/// First letters of the longer words: enough to know a word in another case.
fn stems(text: &str) -> Vec<String> {
    text.split(|c: char| !is_alphanumeric(c))
        .filter(|word| word.chars().count() >= 4)
        .map(|word| key(&word.chars().take(5).collect::<String>()))
        .collect()
}

/// Weight of a heading by its level: the first is the page's own.
const LEVELS: [f32; 4] = [0.0, 2.0, 1.0, 0.6];

/// Score from which a line is the headline that metadata speak of.
const NAMED: f32 = 2.2;

/// Agreement with metadata that leaves no doubt.
const SURE: f32 = 2.7;

/// Lines into the article where its headline may still stand.
const INTO: usize = 3;

/// The line that best agrees with what metadata call the page; it stands above the article, or begins it.
pub(crate) fn named(
    lines: &[Line],
    heads: &[String],
    run: &std::ops::Range<usize>,
) -> Option<Headline> {
    let heads: Vec<Head> = heads.iter().map(|head| Head::new(head)).collect();
    let body: HashSet<String> = lines[run.clone()]
        .iter()
        .take(OPENING)
        .flat_map(|line| stems(&line.text))
        .collect();
    let mut best: Option<(f32, usize)> = None;
    for (n, line) in lines.iter().enumerate().take(run.end) {
        // the name of the site in its header is no headline
        let is_cap = called::is_home(line) || called::is_cap(lines, n, run.start);
        if !(6..=300).contains(&line.text.chars().count()) || is_cap {
            continue;
        }
        let agreed = heads
            .iter()
            .map(|head| head.agrees(&line.text))
            .fold(0.0, f32::max);
        let beyond = n > run.start + INTO;
        if agreed == 0.0 && line.level != 1 || beyond && (agreed < SURE || line.level != 1) {
            continue;
        }
        let level = LEVELS.get(line.level as usize).copied().unwrap_or(0.3);
        let far = if n > run.start {
            1.0 + 0.05 * (n - run.start) as f32
        } else {
            0.01 * (run.start - n) as f32
        };
        let words = line.text.split_whitespace().count();
        let told = stems(&line.text)
            .iter()
            .filter(|stem| body.contains(*stem))
            .count();
        let told = if told > 1 && n < run.start { 0.5 } else { 0.0 };
        let score = agreed + told + level
            - far.min(1.5)
            - if words < 3 { 1.0 } else { 0.0 }
            - 0.4 * line.links;
        if score > NAMED && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, n));
        }
    }
    let beyond = || {
        let sure = |head: &Head, line: &Line| head.agrees(&line.text) >= SURE;
        (run.end..lines.len()).find(|&n| heads.iter().any(|head| sure(head, &lines[n])))
    };
    let best = best.map(|(_, at)| at).or_else(beyond);
    let best = best.map(|at| nearer(lines, &heads, &body, at, run.start).unwrap_or(at));
    best.map(|at| {
        let shown = key(&lines[at].text);
        let whole = heads.iter().any(|head| head.key == shown);
        let text = heads
            .iter()
            .find_map(|head| head.inside(&lines[at], whole))
            .or_else(|| {
                let mut named = heads.iter().filter(|_| !whole);
                named.find_map(|head| head.behind(&lines[at].text))
            })
            .unwrap_or(&lines[at].text);
        let site = heads.iter().find_map(|head| head.site_of(text));
        Headline {
            at,
            text: text.to_owned(),
            site,
        }
    })
}

/// Below the line `at`, which is another name of the page, the line that is its first one («Министерство», and below it the
/// headline); or, where the text takes up no word of it, as of the name of a forum, a heading that is a name too and that it does.
fn nearer(
    lines: &[Line],
    heads: &[Head],
    body: &HashSet<String>,
    at: usize,
    start: usize,
) -> Option<usize> {
    let named = |n: usize| heads.iter().any(|head| head.agrees(&lines[n].text) >= SURE);
    let several = heads.iter().any(|head| head.key != heads[0].key);
    let is_first = |n: usize| several && key(&lines[n].text) == heads[0].key;
    let taken_up = |n: usize| holds(&lines[n].text, body);
    if is_first(at) || !named(at) {
        return None;
    }
    let mut below = (at + 1..start.min(lines.len())).rev();
    let first = below.clone().find(|&n| is_first(n));
    let is_site = !taken_up(at);
    first.or_else(|| {
        let heading = |n: usize| lines[n].level > 0 && named(n) && taken_up(n);
        below.find(|&n| is_site && heading(n))
    })
}

/// Lines of an article whose words its headline shares.
const OPENING: usize = 4;
