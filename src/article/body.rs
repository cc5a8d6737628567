//! Lines of a page → the article: its run, its headline, its date, its parts.

use super::Finder;
use super::assemble::Part;
use super::called;
use super::date;
use super::headline::{self, Headline};
use super::lines::Line;
use super::listing;
use super::marks;
use super::role::Role;
use super::roles;
use super::run;
use super::seam;
use super::trail;
use super::zone;
use crate::lexicon::normal::{is_alphabetic, is_alphanumeric};
use crate::page::Meta;
use crate::page::title::key;
use std::collections::HashMap;
use std::ops::Range;

/// Letters from which words without a full stop, between title and body, are a lead.
pub(super) const LEAD: usize = 50;

/// Letters below which a line at the end of clean text is a button.
const TINY: usize = 3;

/// Lines of an article that take up the words of its headline.
const OPENING: usize = 4;

/// Names of sections beside one from which they are a menu.
const ROW: usize = 2;

/// Words of a line beside a headline from which it is a lead.
pub(super) const SUBTITLE: usize = 4;

/// Lowest level of a heading that may be the headline of a page that is called otherwise.
const HEADING: u8 = 3;

/// Lines below an article in which its writer is named.
const SIGNED: usize = 3;

/// Lines above a title in which it may stand once more.
const NEAR: usize = 12;

/// Share of links from which a line is a list of links.
pub(super) const LINKED: f32 = 0.55;

/// The lines of a page with what each is.
pub(crate) struct Lines<'a> {
    pub(super) lines: &'a [Line],
    pub(super) roles: Vec<Role>,
    pub(super) clean: bool,
    /// Bytes of sentences by the element that holds them.
    pub(super) told: HashMap<usize, usize>,
    /// The element in which links with words below them are parts of the article.
    pub(super) digest: Option<usize>,
}

/// Finds the article among lines. Fills what `meta` does not say: title, site, section, date.
pub(crate) fn find(lines: &[Line], finder: &Finder, meta: &mut Meta) -> Option<Vec<Part>> {
    for head in &mut meta.heads {
        *head = seam::unescaped(head).unwrap_or_else(|| std::mem::take(head));
    }
    let page = Lines::new(lines, finder, meta);
    let evident = match meta.heads.is_empty() {
        true => headline::only(lines).or_else(|| headline::evident(lines, &page.roles)),
        false => headline::named(lines, &meta.heads, &page.run_or_end()),
    };
    let evident = evident.map(|title| page.story(title, finder));
    let mut run = page.run(evident.as_ref());
    if page.is_slight(&run, evident.as_ref(), meta) {
        run = 0..0;
    }
    let told = run.clone().any(|n| page.roles[n] == Role::Prose);
    if let Some(title) = evident.as_ref().filter(|_| !told && !page.clean) {
        let brief = page.brief(title.at, meta.published.is_some());
        if brief.len() > run.len() && (run.is_empty() || brief.contains(&run.start)) {
            run = brief;
        }
    }
    if let Some(title) = evident.as_ref().filter(|_| run.is_empty())
        && listing::bare(lines, meta).is_none()
    {
        run = page.rows(title.at);
    }
    if run.is_empty() {
        return bare(evident, meta);
    }
    let title = evident.or_else(|| {
        let below = page.texts(run.start..run.end.min(run.start + OPENING));
        let told = meta.heads.iter().any(|head| {
            headline::shared(head, &below) > 1 && !names_site(&lines[..run.start], head)
        });
        page.headline(&run)
            .filter(|title| !told || page.is_taken_up_more(title, &below, meta))
    });
    if let Some(title) = &title {
        run = page.below(title, run);
    }
    let at = title.as_ref().map(|title| title.at);
    meta.section = meta
        .section
        .take()
        .or_else(|| page.section(finder, at.unwrap_or(run.start), page.first_prose(&run)));
    let first = title.as_ref().map(|title| first_of(lines, title));
    let (title, stamp) = match title {
        Some(title) => {
            let line = &lines[title.at].text;
            let (title, stamp) = title.without_day(line);
            (Some(title), stamp)
        }
        None => (None, None),
    };
    meta.published = meta.published.take().or(stamp);
    meta.published = match meta.published.take() {
        Some(published) => {
            let local = zone::local(published, lines, first.unwrap_or(run.start), &run);
            let printed = || date::choose(lines, &page.roles, first, &run);
            Some(zone::shown(local, printed))
        }
        None => date::choose(lines, &page.roles, first, &run).or_else(|| trail::named(&meta.heads)),
    };
    if meta.authors.is_empty() {
        meta.authors = page.authors(finder, at.map_or(run.start, |at| at + 1), &run);
    }
    if let Some(mut title) = title {
        if let Some((words, stamp)) = marks::stamped(&title.text) {
            meta.published = meta.published.take().or_else(|| date::stamp(stamp));
            title.text = words.to_owned();
        }
        if let Some(words) = marks::unclocked(&title.text) {
            title.text = words.to_owned();
        }
        meta.site = meta.site.take().or(title.site.map(unquoted));
        meta.title = meta.title.take().or(Some(title.text));
    }
    meta.title = meta
        .title
        .take()
        .or_else(|| called::title(meta, lines, finder));
    let parts = page.parts(run, meta);
    (!parts.is_empty()).then_some(parts)
}

/// An article of pictures or of a video: its page names a headline and a day, and holds no paragraph.
fn bare(evident: Option<Headline>, meta: &mut Meta) -> Option<Vec<Part>> {
    let title = evident.filter(|_| meta.published.is_some())?;
    meta.site = meta.site.take().or(title.site.map(unquoted));
    meta.title = Some(title.text);
    Some(Vec::new())
}

/// Whether a name of a page is that of its site: the first line begins with it («Районный суд Заречной области»), it has few
/// words, or it is that of an issue.
fn names_site(lines: &[Line], head: &str) -> bool {
    let first = lines.first().filter(|_| lines.len() > 1);
    first.is_some_and(|line| key(&line.text).starts_with(&key(head)))
        || head.split_whitespace().count() < SUBTITLE
        || head.contains('№')
}

/// A name without the quotes around it.
fn unquoted(name: String) -> String {
    let quotes = ['«', '»', '"', '“', '”', '„'];
    let inner = name.trim_matches(quotes);
    let whole = name.starts_with(quotes) && name.ends_with(quotes);
    match whole && !inner.is_empty() && !inner.contains(quotes) {
        true => inner.to_owned(),
        false => name,
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
    fn new(lines: &'a [Line], finder: &Finder, meta: &Meta) -> Self {
        let roles = roles::of(lines, finder, meta);
        // marks alone are nobody's words
        let has_words = |line: &Line| line.text.contains(is_alphanumeric);
        let count = |wanted: &[Role]| {
            let own = roles.iter().zip(lines);
            let own = own.filter(|(role, line)| wanted.contains(role) && has_words(line));
            own.count()
        };
        let prose = count(&[Role::Prose, Role::Sentence]);
        let chrome = count(&[
            Role::Chrome,
            Role::Note,
            Role::End,
            Role::Counter,
            Role::Section,
        ]);
        let clean = prose > 0 && chrome == 0 && count(&[Role::Short]) <= prose + 2;
        let told = Self::told(lines, &roles);
        let digest = roles::digest(lines, &roles);
        Self {
            lines,
            roles,
            clean,
            told,
            digest,
        }
    }

    /// The first run below a headline that takes it up and is an article by itself: what follows may be longer,
    /// but is another.
    fn near(&self, gains: &[f32], title: &Headline) -> Option<Range<usize>> {
        let whole = |run: &Range<usize>| {
            let prose = run.clone().filter(|&n| self.roles[n] == Role::Prose);
            prose.count() > 1 && headline::shared(&title.text, &self.texts(run.clone())) > 1
        };
        let mut islands = run::islands(gains, title.at + 1).into_iter();
        islands
            .find(|(run, sum)| *sum >= run::MOST && whole(run))
            .map(|(run, _)| run)
    }

    /// The run found without a headline; where there is none, the end of the page.
    fn run_or_end(&self) -> Range<usize> {
        let run = self.run(None);
        match run.is_empty() {
            true => self.lines.len()..self.lines.len(),
            // the whole page is the run: its headline stands before the first paragraph
            false if self.clean => self.first_prose(&run)..run.end,
            false => run,
        }
    }

    /// The run of lines that is the article, still with what stands inside it.
    fn run(&self, title: Option<&Headline>) -> Range<usize> {
        if self.clean {
            let tiny = |line: &Line| line.text.chars().filter(|&c| is_alphabetic(c)).count() < TINY;
            let last = self.lines.iter().rposition(|line| !tiny(line));
            return 0..last.map_or(0, |last| last + 1);
        }
        let mut gains: Vec<f32> = Vec::with_capacity(self.lines.len());
        let mut listing = false;
        let believed = title.and_then(|title| self.believed(title.at));
        for (line, &role) in self.lines.iter().zip(&self.roles) {
            let item = line.bullet || role == Role::Short;
            listing = line.text.ends_with(':') && role != Role::Chrome || listing && item;
            let hint = match believed {
                Some(home) if home == line.home => line.hint.max(0.0),
                _ => line.hint,
            };
            gains.push(run::gain(role, line, hint, listing));
        }
        if let Some(title) = title {
            gains[..=title.at].fill(-9.0);
        }
        let near = title.and_then(|title| self.near(&gains, title));
        let run = near.unwrap_or_else(|| run::best(&gains));
        let run = self.to_last_sentence(self.until_end(self.whole(run)));
        let run = self.to_last_item(self.to_last_entry(run));
        self.since_first_sentence(run, title)
    }

    /// The element of the first prose shortly below a headline, where its names speak against it, but no more
    /// than those of sidebars are spoken against, or than against the headline: the headline speaks for it.
    fn believed(&self, title: usize) -> Option<usize> {
        let next = title + 1..self.lines.len().min(title + NEAR);
        let open = next.take_while(|&n| !matches!(self.roles[n], Role::End | Role::Note));
        let first = open.into_iter().find(|&n| self.roles[n] == Role::Prose)?;
        let line = &self.lines[first];
        let alike = line.hint < 0.0 && self.lines[title].hint <= line.hint;
        (line.home != 0 && ((-1.0..0.0).contains(&line.hint) || alike)).then_some(line.home)
    }

    /// Whether a page of elements says no more than one short sentence, and nothing shows it to be an article.
    fn is_slight(&self, run: &Range<usize>, title: Option<&Headline>, meta: &Meta) -> bool {
        let told = |n: &usize| matches!(self.roles[*n], Role::Prose | Role::Sentence);
        let mut told = run.clone().filter(told);
        let short = told.next().is_none_or(|n| self.roles[n] == Role::Sentence);
        let dated = || {
            let at = title.map(|title| title.at);
            meta.published.is_some() || date::choose(self.lines, &self.roles, at, run).is_some()
        };
        let flat = self.clean || run.is_empty() || self.lines[run.start].home == 0;
        !flat && short && told.next().is_none() && !meta.is_article && !dated()
    }

    /// The words of some lines.
    pub(super) fn texts(&self, range: Range<usize>) -> Vec<&str> {
        self.lines[range]
            .iter()
            .map(|line| line.text.as_str())
            .collect()
    }

    /// The headline above the run, or its first line.
    fn headline(&self, run: &Range<usize>) -> Option<Headline> {
        let mut start = match self.clean {
            true => self.first_prose(run),
            false => run.start,
        };
        if !matches!(self.roles[start], Role::Short | Role::Sentence) {
            start = start.checked_sub(1)?;
        }
        let below = self.texts(start + 1..run.end);
        headline::above(self.lines, &self.roles, start, &below)
    }

    /// Whether a headline above a text is a heading that the text takes up no less than it does what the page is called.
    fn is_taken_up_more(&self, title: &Headline, below: &[&str], meta: &Meta) -> bool {
        let line = &self.lines[title.at];
        let named = meta.heads.iter();
        let named = named.map(|head| headline::shared(head, below)).max();
        let heading = (1..=HEADING).contains(&line.level) && line.links == 0.0;
        heading && headline::shared(&line.text, below) >= named.unwrap_or_default()
    }

    /// The first paragraph of a run, or its first line where it has none.
    pub(super) fn first_prose(&self, run: &Range<usize>) -> usize {
        let mut lines = run.clone();
        lines
            .find(|&n| self.roles[n] == Role::Prose)
            .unwrap_or(run.start)
    }

    /// Who wrote the article, by the lines between its headline and its text, and right below it.
    fn authors(&self, finder: &Finder, from: usize, run: &Range<usize>) -> Vec<String> {
        let below = run.end..self.lines.len().min(run.end + SIGNED);
        let first = self.first_prose(run).max(from);
        // a lead may stand above the line that says who wrote the article, and when
        let stamps = (first..run.end.min(first + SIGNED)).filter(|&n| self.roles[n] == Role::Date);
        let near = (from..first).chain(stamps).chain(below);
        let names = near
            .filter(|&n| !self.lines[n].caption)
            .find_map(|n| finder.asides.writers(&self.lines[n].text, &finder.chrome));
        names.unwrap_or_default()
    }

    /// The section named beside the title; a row of names is a menu, a name beside degrees a city with its weather.
    fn section(&self, finder: &Finder, title: usize, body: usize) -> Option<String> {
        let named = |n: usize| {
            let pieces = self.lines[n]
                .text
                .rsplit(['/', '|', '>', '»', '•', '→', '›']);
            let short = self.lines[n].text.chars().count() < 90;
            pieces
                .into_iter()
                .filter(|_| short)
                .map(|piece| piece.trim_end().strip_suffix(" 0").unwrap_or(piece))
                .find_map(|piece| finder.section(piece))
        };
        let above = title.saturating_sub(3)..title;
        let is_name = |n: &usize| self.roles[*n] == Role::Section;
        let row = |n: usize| {
            let before = (0..n).rev().take_while(is_name).count();
            let after = (n + 1..self.lines.len()).take_while(is_name).count();
            is_name(&n) && before + after >= ROW
        };
        let weather = |n: usize| {
            let near = n.saturating_sub(1)..(n + 2).min(self.lines.len());
            self.lines[near]
                .iter()
                .any(|line| date::is_degrees(&line.text))
        };
        above
            .rev()
            .filter(|&n| !row(n) && !weather(n))
            .chain(title + 1..body.max(title + 1).min(self.lines.len()))
            .find_map(named)
    }
}
