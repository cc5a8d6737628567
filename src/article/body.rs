//! Lines of a page → the article: its run, its headline, its date, its parts.

use super::Finder;
use super::assemble::Part;
use super::date;
use super::headline::{self, Headline};
use super::lines::Line;
use super::role::{self, Role};
use super::run;
use crate::page::Meta;
use crate::page::title::key;
use crate::vocabulary::BlockKind;
use std::collections::HashSet;
use std::ops::Range;

/// Letters of prose before a line that ends articles is believed.
const ENOUGH: usize = 150;

/// Lines a note like «Читайте также» takes with it.
const RELATED: usize = 4;

/// Steps through the tree that may lead out of the article.
const AWAY: u32 = 3;

/// Lines of other elements that may stand between two paragraphs of an article.
const AWAY_LINES: usize = 12;

/// Bytes of prose that make an element the article's.
const FAIR: usize = 400;

/// Lines looked at to see whether the article goes on.
const AHEAD: usize = 6;

/// Letters from which words without a full stop, between title and body, are a lead.
const LEAD: usize = 50;

/// Lines above a title in which it may stand once more.
const NEAR: usize = 12;

/// Share of links from which a line is a list of links.
const LINKED: f32 = 0.55;

/// The lines of a page with what each is.
pub(crate) struct Lines<'a> {
    lines: &'a [Line],
    roles: Vec<Role>,
    clean: bool,
}

/// Finds the article among lines. Fills what `meta` does not say: title, site, section, date.
pub(crate) fn find(lines: &[Line], finder: &Finder, meta: &mut Meta) -> Option<Vec<Part>> {
    let page = Lines::new(lines, finder);
    let evident = match meta.heads.is_empty() {
        true => headline::evident(lines, &page.roles),
        false => headline::named(lines, &meta.heads, &page.run(None)),
    };
    let mut run = page.run(evident.as_ref());
    if run.is_empty() {
        return None;
    }
    let title = evident.or_else(|| page.headline(&run).filter(|_| meta.heads.is_empty()));
    if let Some(title) = &title {
        run = page.below(title, run);
    }
    let at = title.as_ref().map(|title| title.at);
    meta.section = meta
        .section
        .take()
        .or_else(|| page.section(finder, at.unwrap_or(run.start), run.start));
    let first = title.as_ref().map(|title| first_of(lines, title));
    meta.published = meta
        .published
        .take()
        .or_else(|| date::choose(lines, &page.roles, first, &run));
    if let Some(title) = title {
        meta.site = meta.site.take().or(title.site);
        meta.title = meta.title.take().or(Some(title.text));
    }
    meta.title = meta
        .title
        .take()
        .or_else(|| headline::bare(&meta.heads, meta.site.as_deref()));
    let parts = page.parts(run, meta.title.as_deref());
    (!parts.is_empty()).then_some(parts)
}

/// What a line is: words that are mostly links are no prose.
fn role_of(line: &Line, finder: &Finder) -> Role {
    match role::judge(&line.text, &finder.chrome, &finder.languages) {
        Role::Prose | Role::Sentence if line.links > LINKED => Role::Short,
        role => role,
    }
}

/// The first of the lines that repeat a title shortly above it.
fn first_of(lines: &[Line], title: &Headline) -> usize {
    let wanted = key(&title.text);
    let mut near = title.at.saturating_sub(NEAR)..title.at;
    near.find(|&n| key(&lines[n].text) == wanted)
        .unwrap_or(title.at)
}

impl<'a> Lines<'a> {
    fn new(lines: &'a [Line], finder: &Finder) -> Self {
        let roles: Vec<Role> = lines.iter().map(|line| role_of(line, finder)).collect();
        let count = |wanted: &[Role]| roles.iter().filter(|role| wanted.contains(role)).count();
        let prose = count(&[Role::Prose, Role::Sentence]);
        let chrome = count(&[
            Role::Chrome,
            Role::Note,
            Role::End,
            Role::Counter,
            Role::Section,
        ]);
        let clean = prose > 0 && chrome == 0 && count(&[Role::Short]) <= prose + 2;
        Self {
            lines,
            roles,
            clean,
        }
    }

    /// The run of lines that is the article, still with what stands inside it.
    fn run(&self, title: Option<&Headline>) -> Range<usize> {
        if self.clean {
            return 0..self.lines.len();
        }
        let mut gains: Vec<f32> = Vec::with_capacity(self.lines.len());
        let mut listing = false;
        for (line, &role) in self.lines.iter().zip(&self.roles) {
            let item = line.bullet || role == Role::Short;
            listing = line.text.ends_with(':') && role != Role::Chrome || listing && item;
            gains.push(run::gain(role, line, listing));
        }
        if let Some(title) = title {
            gains[..=title.at].fill(-9.0);
        }
        let run = run::best(&gains);
        self.until_end(self.whole(run))
    }

    /// Reaches on to the last prose of the element that holds most of the run.
    fn whole(&self, run: Range<usize>) -> Range<usize> {
        let home = self.home(&run);
        let stays = |n: &usize| self.lines[*n].home == home && self.roles[*n] == Role::Prose;
        let mut end = run.end;
        while let Some(next) = (end..self.lines.len().min(end + AWAY_LINES))
            .rev()
            .find(|n| home != 0 && stays(n))
        {
            end = next + 1;
        }
        run.start..end
    }

    /// Cuts a run where lines say that nothing of the article follows, or another article begins.
    fn until_end(&self, run: Range<usize>) -> Range<usize> {
        let mut prose = 0;
        let home = self.home(&run);
        for n in run.clone() {
            let line = &self.lines[n];
            let over = prose >= ENOUGH
                && match self.roles[n] {
                    Role::End => true,
                    Role::Note => !self.goes_on(n + 1),
                    Role::Date if self.begins_another(n) => true,
                    _ => line.step >= AWAY && self.is_rest(n, run.end),
                };
            if over && !self.comes_home(n, home) {
                return run.start..n;
            }
            prose += if self.roles[n] == Role::Prose {
                line.text.chars().count()
            } else {
                0
            };
        }
        run
    }

    /// The first element of a run with a fair part of its prose.
    fn home(&self, run: &Range<usize>) -> usize {
        let mut sums: Vec<(usize, usize)> = Vec::new();
        for line in run
            .clone()
            .filter(|&n| self.roles[n] == Role::Prose)
            .map(|n| &self.lines[n])
        {
            match sums.iter_mut().find(|(home, _)| *home == line.home) {
                Some((_, sum)) => *sum += line.text.len(),
                None => sums.push((line.home, line.text.len())),
            }
        }
        let most = sums.iter().map(|(_, sum)| *sum).max().unwrap_or_default();
        sums.into_iter()
            .find(|(_, sum)| *sum >= FAIR && *sum * 4 >= most)
            .map_or(0, |(home, _)| home)
    }

    /// Whether the line lies outside the element of the article, and prose inside it follows.
    fn comes_home(&self, from: usize, home: usize) -> bool {
        let at_home = |n: usize| self.lines[n].home == home;
        home != 0
            && !at_home(from)
            && (from..self.lines.len().min(from + AWAY_LINES))
                .any(|n| at_home(n) && self.roles[n] == Role::Prose)
    }

    /// Whether an article goes on below a note and the headline it names.
    fn goes_on(&self, from: usize) -> bool {
        let prose = |n: &usize| self.roles[*n] == Role::Prose && self.lines[*n].links < LINKED;
        let next = from..self.lines.len().min(from + AHEAD);
        let open =
            next.take_while(|&n| !matches!(self.roles[n], Role::End | Role::Note | Role::Date));
        let open: Vec<usize> = open.collect();
        let first = open
            .iter()
            .position(|n| prose(n))
            .filter(|&first| first <= 2);
        first.is_some_and(|first| {
            open[first..].iter().filter(|n| prose(n)).count() * 2 >= open.len() - first
        })
    }

    /// Whether other things than the article follow: links, dates of comments, words without an end.
    fn is_rest(&self, from: usize, end: usize) -> bool {
        let next = from..end.min(from + AHEAD);
        let count = |wanted: &dyn Fn(usize) -> bool| next.clone().filter(|&n| wanted(n)).count();
        let prose = count(&|n| self.roles[n] == Role::Prose && self.lines[n].hint >= 0.0);
        let dates = count(&|n| self.roles[n] == Role::Date);
        let links = count(&|n| self.lines[n].links > LINKED);
        prose * 5 < next.len() * 2 || dates > 1 || links * 3 > next.len()
    }

    /// A date line with a headline below it, and prose below that.
    fn begins_another(&self, at: usize) -> bool {
        let next = |n: usize| self.roles.get(at + n).copied();
        let headline = |n: usize| {
            self.lines
                .get(at + n)
                .is_some_and(|line| line.text.chars().count() >= 25)
        };
        matches!(next(1), Some(Role::Short))
            && headline(1)
            && !matches!(next(2), Some(Role::Short) | None)
    }

    /// The headline above the run, or its first line.
    fn headline(&self, run: &Range<usize>) -> Option<Headline> {
        let mut start = run.start;
        if !matches!(self.roles[start], Role::Short | Role::Sentence) {
            start = start.checked_sub(1)?;
        }
        let below: Vec<&str> = self.lines[start + 1..run.end]
            .iter()
            .map(|line| line.text.as_str())
            .collect();
        headline::above(self.lines, &self.roles, start, &below)
    }

    /// The run from below the title on, with the lead that may stand between.
    fn below(&self, title: &Headline, run: Range<usize>) -> Range<usize> {
        let first = title.at + 1;
        let lead = (first..run.start).find(|&n| match self.roles[n] {
            Role::Prose | Role::Sentence => true,
            Role::Short => !self.lines[n].bullet && self.lines[n].text.chars().count() >= LEAD,
            _ => false,
        });
        lead.unwrap_or(run.start.max(first))..run.end
    }

    /// The section named beside the title; a row of names is a menu.
    fn section(&self, finder: &Finder, title: usize, body: usize) -> Option<String> {
        let named = |n: usize| {
            let pieces = self.lines[n]
                .text
                .rsplit(['/', '|', '>', '»', '•', '→', '›']);
            let short = self.lines[n].text.chars().count() < 90;
            pieces
                .into_iter()
                .filter(|_| short)
                .find_map(|piece| finder.section(piece))
        };
        let above = title.saturating_sub(3)..title;
        let row =
            |n: usize| (n.saturating_sub(2)..=n).all(|n| self.roles[n] == Role::Section) && n >= 2;
        above
            .rev()
            .filter(|&n| !row(n))
            .chain(title + 1..body.max(title + 1).min(self.lines.len()))
            .find_map(named)
    }

    /// The parts of the article in its run.
    fn parts(&self, run: Range<usize>, title: Option<&str>) -> Vec<Part> {
        let title = title.map(key);
        let mut seen = HashSet::new();
        let mut parts: Vec<Part> = Vec::new();
        let (mut related, mut prose) = (0, 0);
        for n in run.clone() {
            let line = &self.lines[n];
            related = if matches!(self.roles[n], Role::Chrome | Role::Note) {
                RELATED
            } else {
                related
            };
            let dropped = match self.roles[n] {
                Role::Prose => false,
                Role::Sentence => related > 0 && !line.gap && !self.clean,
                Role::Short => !self.clean && (related > 0 || !self.is_part(n, &run)),
                Role::Date => {
                    !self.clean
                        && (prose < 2 || n + 1 >= run.end || self.roles[n + 1] != Role::Prose)
                }
                _ => !self.clean,
            };
            let folded = key(&line.text);
            if dropped
                || title.as_ref() == Some(&folded)
                || folded.len() > 40 && !seen.insert(folded)
            {
                related = usize::saturating_sub(related, 1);
                continue;
            }
            related = 0;
            prose += usize::from(self.roles[n] == Role::Prose);
            parts.push(Part {
                kind: self.kind(n, parts.is_empty(), &run),
                text: line.text.clone(),
            });
        }
        parts
    }

    fn kind(&self, n: usize, first: bool, run: &Range<usize>) -> BlockKind {
        let apart = first
            && n + 1 < run.end
            && matches!(self.roles[n + 1], Role::Date | Role::Counter | Role::Chrome);
        match self.roles[n] {
            _ if apart => BlockKind::Lead,
            _ if self.lines[n].bullet => BlockKind::List,
            Role::Short if !first && !self.lines[n].text.ends_with(':') => BlockKind::Heading,
            _ => BlockKind::Paragraph,
        }
    }

    /// Whether words without an end belong to the article: a heading between paragraphs, or a list that is announced.
    fn is_part(&self, n: usize, run: &Range<usize>) -> bool {
        let short = |n: &usize| self.roles[*n] == Role::Short;
        let first = (run.start..n).rev().take_while(short).last().unwrap_or(n);
        let last = (n + 1..run.end).take_while(short).last().unwrap_or(n);
        let announces = |line: &Line| line.text.ends_with([':', ';']);
        let announced = self.lines[first.saturating_sub(1).max(run.start)..=n]
            .iter()
            .any(announces);
        announced || last - first < 3 && last + 1 < run.end
    }
}
