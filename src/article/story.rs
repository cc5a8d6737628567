//! The headline of a story below a heading that names the section or the site of its page.

use super::Finder;
use super::body::{LINKED, Lines};
use super::called;
use super::chrome::fold;
use super::headline::{self, Headline};
use super::role::Role;
use std::ops::Range;

/// Words of a headline, at least.
const WORDS: usize = 4;

/// Lines of an article that take up the words of its headline.
const OPENING: usize = 4;

/// Lines below a headline that no element makes one among which its day stands.
const STAMPED: usize = 2;

impl Lines<'_> {
    /// The headline that stands between what the page is called by and its first paragraph, and is taken up there, where
    /// that is the name of a section or leads to the front page, or shares no word with the text and stands above a menu.
    pub(super) fn story(&self, named: Headline, finder: &Finder) -> Headline {
        let from = named.at + 1;
        let prose = |role: &Role| *role == Role::Prose;
        let Some(first) = self.roles[from..].iter().position(prose) else {
            return named;
        };
        let between = from..from + first;
        let end = self.lines.len().min(between.end + OPENING);
        let lines = self.lines[between.end..end].iter();
        let text: Vec<&str> = lines.map(|line| line.text.as_str()).collect();
        let folded = fold(&named.text);
        let section = finder.chrome.section(&folded).is_some() || finder.chrome.is_line(&folded);
        let section = section || called::is_home(&self.lines[named.at]);
        let strange = headline::shared(&named.text, &text) == 0;
        let own = |n: &usize| self.is_headline(*n, between.end, &text);
        let Some(at) = between.clone().find(own).filter(|_| section || strange) else {
            return named;
        };
        if !section && !self.holds_menu(between.start..at) {
            return named;
        }
        Headline {
            at,
            text: self.lines[at].text.clone(),
            site: named.site.or_else(|| (!section).then_some(named.text)),
        }
    }

    /// Whether a heading, or words with a day below them, is taken up by the text.
    fn is_headline(&self, n: usize, first: usize, text: &[&str]) -> bool {
        let line = &self.lines[n];
        let dated = |n: usize| self.roles[n] == Role::Date;
        let headed = line.level > 1 || (n + 1..first.min(n + 1 + STAMPED)).any(dated);
        headed
            && matches!(self.roles[n], Role::Short | Role::Sentence)
            && line.links == 0.0
            && line.hint >= 0.0
            && line.text.split_whitespace().count() >= WORDS
            && headline::shared(&line.text, text) > 1
    }

    /// Whether names of sections or links stand among lines.
    fn holds_menu(&self, mut between: Range<usize>) -> bool {
        between.any(|n| {
            let named = matches!(self.roles[n], Role::Chrome | Role::Section);
            named || self.lines[n].links > LINKED
        })
    }
}
