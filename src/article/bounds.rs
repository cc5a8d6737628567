//! Where an article ends among the lines of its page.

use super::body::{LINKED, Lines};
use super::date;
use super::headline::Headline;
use super::lines::Line;
use super::marks;
use super::role::Role;
use super::run::TOLD;
use std::collections::HashMap;
use std::ops::Range;

/// Letters of prose before a line that ends articles is believed.
const ENOUGH: usize = 150;

/// Steps through the tree that may lead out of the article.
const AWAY: u32 = 3;

/// Lines of other elements that may stand between two paragraphs of an article.
const AWAY_LINES: usize = 12;

/// Lines without a sentence, outside the element of the article, behind which nothing of it follows.
const GAP: usize = 16;

/// Bytes of prose that make an element the article's.
const FAIR: usize = 300;

/// The same of an article that has nothing but short sentences.
const FAIR_BRIEF: usize = 150;

/// Paragraphs that are an article by themselves, however much others hold.
const ARTICLE: usize = 3;

/// Lines looked at to see whether the article goes on.
const AHEAD: usize = 6;

/// Rows from which a table may be an article.
const ROWS: usize = 2;

/// Words from which a sentence below a credit or a note is the article's.
const WORDS: usize = 4;

/// Paragraphs from which an article goes on below what elsewhere ends one.
const PARAGRAPHS: usize = 2;

/// Characters of the headline of another article, at least.
const HEADLINE: usize = 25;

/// What sentences of an article end with; questions below it are headlines.
const STOPS: [&str; 5] = [".", "…", ".»", "!»", ".\""];

pub(super) fn ends_in_stop(text: &str) -> bool {
    STOPS.iter().any(|stop| text.ends_with(stop))
}

/// Whether a line is prose, or a whole sentence, and no name of an element speaks against it.
fn is_said(line: &Line, role: Role) -> bool {
    let told = match role {
        Role::Prose => true,
        Role::Sentence => {
            line.level == 0
                && line.links < LINKED
                && ends_in_stop(&line.text)
                && line.text.split_whitespace().count() >= WORDS
        }
        _ => false,
    };
    told && line.hint >= 0.0
}

impl Lines<'_> {
    /// Reaches on to the last prose of the element that holds most of the run.
    pub(super) fn whole(&self, run: Range<usize>) -> Range<usize> {
        let home = self.home(&run);
        let mut end = run.end;
        while let Some(next) = self.last_at_home(end, home) {
            end = next + 1;
        }
        run.start..end
    }

    /// The last of the next lines that is prose of that element, before what ends the article.
    fn last_at_home(&self, from: usize, home: usize) -> Option<usize> {
        let next = from..self.lines.len().min(from + AWAY_LINES);
        let over = |n: &usize| {
            self.roles[*n] == Role::End
                && !self.comes_home(*n, home)
                && !self.goes_on_at_home(*n, home, PARAGRAPHS)
        };
        let open = next.start..next.clone().find(over).unwrap_or(next.end);
        open.rev().find(|&n| home != 0 && self.is_home(n, home))
    }

    /// Cuts a run where lines say that nothing of the article follows, or another article begins.
    pub(super) fn until_end(&self, run: Range<usize>) -> Range<usize> {
        let (mut prose, mut last) = (0, run.start);
        let home = self.home(&run);
        for n in run.clone() {
            let line = &self.lines[n];
            let listed = line.bullet && home == 0;
            let own = listed || matches!(self.roles[n], Role::Prose | Role::Sentence);
            if own || home != 0 && line.home == home {
                last = n;
            } else if prose >= ENOUGH && n - last > GAP {
                return run.start..last + 1;
            }
            let over = prose >= ENOUGH
                && match self.roles[n] {
                    Role::End => !self.goes_on_at_home(n, home, PARAGRAPHS),
                    Role::Note => !self.goes_on(n + 1) && !self.goes_on_at_home(n, home, 1),
                    Role::Date if self.begins_another(n) => true,
                    Role::Short if self.is_teaser(n) => true,
                    _ => line.step >= AWAY && line.hint < TOLD && self.is_rest(n, run.end),
                };
            if over && !self.comes_home(n, home) {
                return run.start..n;
            }
            let at_home = home != 0 && line.home == home && self.roles[n] == Role::Sentence;
            prose += match at_home || self.roles[n] == Role::Prose {
                true => line.text.chars().count(),
                false => 0,
            };
        }
        run
    }

    /// In a page: from the first of the sentences that stand right above the run in the element of the article.
    pub(super) fn since_first_sentence(
        &self,
        run: Range<usize>,
        title: Option<&Headline>,
    ) -> Range<usize> {
        let home = self.home(&run);
        let top = title.map_or(0, |title| title.at + 1);
        let above = (top..run.start).rev();
        let own = |n: &usize| home != 0 && self.is_home(*n, home);
        run.start - above.take_while(own).count()..run.end
    }

    /// Whether words without an end say a detail of the article below its text: a row, a time, figures among words.
    pub(super) fn is_detail(&self, n: usize) -> bool {
        let line = &self.lines[n];
        let text = &line.text;
        let figures = || text.contains(|c: char| c.is_ascii_digit());
        let words = || text.split_whitespace().count() >= WORDS && date::read(text).is_none();
        self.roles[n] == Role::Short
            && line.home != 0
            && line.hint >= 0.0
            && line.links == 0.0
            && line.level == 0
            && (line.row || marks::begins_with_clock(text) || words() && figures())
    }

    /// The line set apart below what may stand inside an article: credits, «Подпишитесь…», a note with its headline.
    pub(super) fn below_insert(&self, from: usize) -> Option<usize> {
        let insert = |n: &usize| match self.roles[*n] {
            Role::Chrome => marks::is_insert(&self.lines[*n].text),
            Role::Note => true,
            Role::Short => *n > from && self.roles[*n - 1] == Role::Note,
            _ => false,
        };
        let next = (from..self.lines.len().min(from + AHEAD)).find(|n| !insert(n))?;
        let line = &self.lines[next];
        let long = line.text.split_whitespace().count() >= WORDS;
        let own = self.roles[next] == Role::Sentence || self.goes_on(next);
        (next > from && line.gap && long && own).then_some(next)
    }

    /// The first element with a fair part of the prose of a run; what the element holds elsewhere on the page counts too.
    pub(super) fn home(&self, run: &Range<usize>) -> usize {
        let (mut homes, mut sums) = (Vec::new(), HashMap::new());
        let prose = |n: &usize| self.roles[*n] == Role::Prose;
        // short news may hold nothing but short sentences
        let short = !run.clone().any(|n| prose(&n));
        let told = |n: &usize| prose(n) || short && is_said(&self.lines[*n], self.roles[*n]);
        for n in run.clone().filter(told) {
            let line = &self.lines[n];
            let (bytes, paragraphs) = sums.entry(line.home).or_insert_with(|| {
                homes.push(line.home);
                (0, 0)
            });
            *bytes += line.text.len();
            *paragraphs += 1;
        }
        let most = sums.values().map(|sum| sum.0).max().unwrap_or_default();
        let whole = |home: &usize| self.told.get(home).copied().unwrap_or_default();
        let least = if short || homes.len() == 1 {
            FAIR_BRIEF
        } else {
            FAIR
        };
        let fair = |home: &usize| {
            let (bytes, paragraphs) = sums[home];
            (bytes * 4 >= most || paragraphs >= ARTICLE) && bytes.max(whole(home)) >= least
        };
        homes.into_iter().find(fair).unwrap_or_default()
    }

    /// Bytes of sentences by the element that holds them.
    pub(super) fn told(lines: &[Line], roles: &[Role]) -> HashMap<usize, usize> {
        let mut told = HashMap::new();
        for (line, role) in lines.iter().zip(roles) {
            if is_said(line, *role) {
                *told.entry(line.home).or_default() += line.text.len();
            }
        }
        told
    }

    /// The sentences right below a headline, too few to be told from slogans by their length.
    pub(super) fn brief(&self, title: usize, dated: bool) -> Range<usize> {
        let below = title + 1..self.lines.len().min(title + 1 + AHEAD);
        let own = |n: usize| self.is_home(n, self.lines[n].home);
        let open = below.take_while(|&n| !matches!(self.roles[n], Role::End | Role::Note));
        let Some(first) = open.into_iter().find(|&n| own(n)) else {
            return 0..0;
        };
        let above = title.checked_sub(1).filter(|&above| {
            let beside = self.lines[above].cell == self.lines[title].cell;
            beside && date::read(&self.lines[above].text).is_some()
        });
        let mut near = above.into_iter().chain(title + 1..first);
        let dated = dated || near.any(|n| self.roles[n] == Role::Date);
        let home = self.lines[first].home;
        let open = |n: &usize| {
            let over = matches!(self.roles[*n], Role::End | Role::Note | Role::Chrome);
            self.lines[*n].home == home && self.lines[*n].links < LINKED && !over
        };
        let inside = (first..self.lines.len()).take_while(open);
        let last = inside.filter(|&n| self.is_home(n, home)).last();
        match dated && home != 0 {
            true => self.to_last_of(first..last.unwrap_or(first) + 1, home),
            false => 0..0,
        }
    }

    /// The rows of a table right below a headline, which are all that some articles hold: a schedule, results.
    pub(super) fn rows(&self, title: usize) -> Range<usize> {
        let below = title + 1..self.lines.len().min(title + 1 + AHEAD);
        let mut open = below.take_while(|&n| !matches!(self.roles[n], Role::End | Role::Note));
        let Some(first) = open.find(|&n| self.lines[n].row) else {
            return 0..0;
        };
        let home = self.lines[first].home;
        let own = |n: &usize| {
            let line = &self.lines[*n];
            line.row && line.home == home && line.hint >= 0.0
        };
        let count = (first..self.lines.len()).take_while(own).count();
        match home != 0 && count >= ROWS {
            true => first..first + count,
            false => 0..0,
        }
    }

    /// Whether the line lies outside the element of the article, and prose inside it follows; behind the end of an
    /// article, only where links to others stand between.
    fn comes_home(&self, from: usize, home: usize) -> bool {
        let mut next = from..self.lines.len().min(from + AWAY_LINES);
        if home == 0 || self.lines[from].home == home {
            return false;
        }
        let back = next.find(|&n| self.is_home(n, home));
        back.is_some_and(|back| {
            self.roles[from] != Role::End
                || (from..back).any(|n| self.lines[n].links > LINKED)
                    && !(from..back).any(|n| self.roles[n] == Role::Date)
        })
    }

    /// Whether the line is prose of that element, or a whole sentence, and no name of an element speaks against it.
    pub(super) fn is_home(&self, n: usize, home: usize) -> bool {
        self.lines[n].home == home && is_said(&self.lines[n], self.roles[n])
    }

    /// Whether an article goes on below a note and the headline it names.
    fn goes_on(&self, from: usize) -> bool {
        let prose = |n: &usize| {
            let line = &self.lines[*n];
            let words = match self.roles[*n] {
                Role::Prose => true,
                Role::Sentence => line.home == 0 && ends_in_stop(&line.text),
                _ => false,
            };
            words && line.links < LINKED && line.hint >= 0.0 && self.is_apart(*n, from)
        };
        let next = from..self.lines.len().min(from + AHEAD);
        let open =
            next.take_while(|&n| !matches!(self.roles[n], Role::End | Role::Note | Role::Date));
        let open: Vec<usize> = open.collect();
        let first = open.iter().position(&prose).filter(|&first| first <= 2);
        first.is_some_and(|first| {
            let chrome = |n: &&usize| self.roles[**n] != Role::Chrome;
            let rest: Vec<&usize> = open[first..].iter().take_while(chrome).collect();
            rest.iter().filter(|n| prose(n)).count() * 2 >= rest.len()
        })
    }

    /// Whether so many paragraphs of the element that holds the article follow a note inside it, with nothing between
    /// but the links that the note announces and a heading: teasers of other articles have a link behind each.
    fn goes_on_at_home(&self, note: usize, home: usize, paragraphs: usize) -> bool {
        let linked = |n: &usize| self.lines[*n].links > LINKED;
        let next = note + 1..self.lines.len().min(note + AWAY_LINES);
        let mut rest = next.skip_while(linked).skip_while(|&n| {
            let line = &self.lines[n];
            self.roles[n] == Role::Short && line.level > 1 && line.home == home
        });
        let own = rest.by_ref().take(paragraphs);
        let own = own
            .filter(|n| self.is_home(*n, home) && !linked(n) && self.is_apart(*n, note + 1))
            .count();
        home != 0
            && self.lines[note].home == home
            && own == paragraphs
            && rest.next().is_none_or(|n| !linked(&n))
    }

    /// Whether a line below a note is no teaser, by the elements: a teaser stands in one with its headline, and the text
    /// above the note, which ends at `from`, in another.
    fn is_apart(&self, n: usize, from: usize) -> bool {
        let cell = self.lines[n].cell;
        let above = from.checked_sub(2).map(|above| self.lines[above].cell);
        let headed = (from..n).any(|n| self.lines[n].links > LINKED && self.lines[n].cell == cell);
        Some(cell) == above || !headed
    }

    /// Whether other things than the article follow: links, dates of comments, words without an end.
    fn is_rest(&self, from: usize, end: usize) -> bool {
        let next = from..end.min(from + AHEAD);
        let count = |wanted: &dyn Fn(usize) -> bool| next.clone().filter(|&n| wanted(n)).count();
        let prose = count(&|n| {
            matches!(self.roles[n], Role::Prose | Role::Sentence) && self.lines[n].hint >= 0.0
        });
        let dates = count(&|n| self.roles[n] == Role::Date);
        let links = count(&|n| self.lines[n].links > LINKED);
        prose * 5 < next.len() * 2 || dates > 1 || links * 3 > next.len()
    }

    /// A headline with its day and the words below it, or one of several that link to their articles.
    fn is_teaser(&self, at: usize) -> bool {
        let role = |n: usize| self.roles.get(n).copied();
        let long = self.lines[at].text.chars().count() >= HEADLINE;
        let words = |n: usize| matches!(role(n), Some(Role::Prose | Role::Sentence));
        let dated = role(at + 1) == Some(Role::Date) && words(at + 2);
        let cut = words(at + 1)
            && marks::is_open(&self.lines[at + 1].text)
            && role(at + 2) == Some(Role::Date);
        let next = |n: usize| {
            let long = |line: &Line| line.text.chars().count() >= HEADLINE;
            self.is_linked(n) && self.lines.get(n).is_some_and(long)
        };
        let listed = self.is_linked(at) && words(at + 1) && next(at + 2);
        let part = self.digest == Some(self.lines[at].cell);
        long && !part && (dated || cut || listed)
    }

    /// A date line with a headline below it, and prose below that.
    fn begins_another(&self, at: usize) -> bool {
        let next = |n: usize| self.roles.get(at + n).copied();
        let headline = |n: usize| {
            self.lines
                .get(at + n)
                .is_some_and(|line| line.text.chars().count() >= HEADLINE)
        };
        matches!(next(1), Some(Role::Short))
            && headline(1)
            && !matches!(next(2), Some(Role::Short) | None)
    }
}
