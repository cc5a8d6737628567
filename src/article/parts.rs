//! Lines of an article → its parts, without what stands between them.

use super::assemble::Part;
use super::behind;
use super::body::{LINKED, Lines};
use super::date;
use super::headline;
use super::lines::ends_sentence;
use super::marks;
use super::role::Role;
use super::shorts::Shorts;
use crate::lexicon::normal::is_alphabetic;
use crate::page::Meta;
use crate::page::title::key;
use crate::vocabulary::BlockKind;
use std::collections::HashMap;
use std::ops::Range;

/// Lines a note like «Читайте также» takes with it.
const RELATED: usize = 4;

/// Hint from which a short line stands aside of the article: in its foot, in a sidebar.
const ASIDE: f32 = -0.5;

/// Lines around an item among which prose of its element stands.
const ITEMS: usize = 30;

/// Characters from which a line is not said twice.
const REPEATED: usize = 120;

/// Letters and digits from which a line is no name, and lines around it one of which may hold it once more.
const PULLED: usize = 40;
const AROUND: usize = 3;

/// Letters and digits of a lead that the text repeats.
const RETOLD: usize = 80;

/// Paragraphs that show whether a line above them is a slogan.
const CALLED: usize = 4;

impl Lines<'_> {
    /// The parts of the article in its run.
    pub(super) fn parts(&self, run: Range<usize>, meta: &Meta) -> Vec<Part> {
        let title = meta.title.as_deref().map(key);
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut headed = Vec::new();
        let mut parts: Vec<Part> = Vec::new();
        let (mut related, mut noted, mut prose) = (0, 0, 0);
        let is_table = run.clone().all(|n| self.lines[n].row);
        let mut table = None;
        let (home, shorts) = (self.home(&run), Shorts::of(self, &run));
        let trusted = self.is_trusted(home);
        let mut keys: Vec<String> = self.lines[run.clone()]
            .iter()
            .map(|line| key(&line.text))
            .collect();
        let retold = is_retold(&keys);
        if retold {
            // the text below is no piece of it
            keys[0].clear();
        }
        let pulled: Vec<bool> = (0..keys.len()).map(|n| is_pulled(&keys, n)).collect();
        for n in run.clone() {
            let line = &self.lines[n];
            table = line
                .row
                .then(|| table.unwrap_or_else(|| is_table || self.is_beside(n, &run)));
            related = match self.roles[n] {
                Role::Note => RELATED,
                Role::Chrome if !marks::is_of_picture(&line.text) => RELATED,
                _ => related,
            };
            if related == RELATED {
                noted = line.home;
            }
            // a widget takes nothing of the article with it
            let returns = noted != line.home && line.home == home && self.is_detail(n);
            let dropped = match self.roles[n] {
                Role::Prose => trusted && line.hint <= ASIDE && line.home != home,
                Role::Short if line.hint <= ASIDE => true,
                Role::Sentence if line.hint <= ASIDE && home != 0 && line.home != home => true,
                Role::Sentence | Role::Short
                    if prose == 0 && title.is_none() && self.is_call(n, &run) =>
                {
                    true
                }
                Role::Short if prose == 0 && title.is_some() && self.is_writer(n, meta) => true,
                Role::Sentence => related > 0 && !line.gap && !self.clean,
                Role::Short if line.row => !self.clean && table != Some(true),
                Role::Short if self.is_linked(n) || !line.bullet && self.is_linked(n + 1) => true,
                Role::Short if self.is_dated_link(n) => true,
                Role::Short if self.is_item(n, &run) => false,
                Role::Short if self.is_headed(n, &run) => false,
                Role::Short => {
                    !self.clean && (related > 0 && !returns || !self.is_part(n, &run, &shorts))
                }
                Role::Date if self.is_stamp(n, meta) => true,
                Role::Date | Role::Counter if !parts.is_empty() && self.is_held(n, &run) => false,
                Role::Date if line.timed => true,
                Role::Date if n > run.start && self.is_dated_link(n - 1) => true,
                Role::Date if self.clean => prose == 0 || n + 1 >= run.end,
                Role::Post => prose == 0,
                Role::Date => prose < 2 || n + 1 >= run.end || self.roles[n + 1] != Role::Prose,
                _ => !self.clean,
            };
            let folded = std::mem::take(&mut keys[n - run.start]);
            let repeats = |title: &String| {
                folded == *title && !self.opens(n)
                    || self.roles[n] == Role::Short && folded.starts_with(title.as_str())
            };
            if dropped
                || retold && n == run.start
                || prose > 0 && pulled[n - run.start]
                || title.as_ref().is_some_and(repeats)
                || folded.len() > 40 && self.is_copy(n, *seen.entry(folded).or_insert(n))
            {
                related = usize::saturating_sub(related, 1);
                continue;
            }
            related = 0;
            prose += usize::from(self.roles[n] == Role::Prose);
            // a lead may be a heading
            headed.push(line.level > 0 && self.roles[n] != Role::Prose);
            parts.push(Part {
                kind: self.kind(n, parts.is_empty(), title.is_some(), &run),
                text: behind::without_way_on(line).to_owned(),
                mended: line.mended,
                escaped: line.escaped,
            });
        }
        while prose > 0 && headed.pop() == Some(true) {
            parts.pop();
        }
        parts
    }

    /// Whether the line is nothing but the day of publication.
    fn is_stamp(&self, n: usize, meta: &Meta) -> bool {
        let day = meta
            .published
            .as_ref()
            .and_then(|published| published.when.days);
        let told = date::read(&self.lines[n].text);
        day.is_some()
            && told.is_some_and(|(when, _, rest)| when.days == day && !rest.contains(is_alphabetic))
    }

    /// Whether there is an element of the article that no names speak against.
    fn is_trusted(&self, home: usize) -> bool {
        let mut own = self.lines.iter().filter(|line| line.home == home);
        home != 0 && own.all(|line| line.hint > ASIDE)
    }

    /// Whether a line repeats an earlier one as a page does that shows its text twice: a paragraph, or what has
    /// the same line beside it. A question may be put again, with another answer.
    fn is_copy(&self, n: usize, first: usize) -> bool {
        let same = |a: Option<usize>, b: Option<usize>| {
            let text = |n: Option<usize>| self.lines.get(n?).map(|line| key(&line.text));
            text(a).is_some_and(|a| text(b) == Some(a))
        };
        let text = &self.lines[n].text;
        let long = !text.ends_with('?') && text.chars().count() >= REPEATED;
        n != first
            && (long
                || n == first + 1
                || same(Some(n + 1), Some(first + 1))
                || same(n.checked_sub(1), first.checked_sub(1)))
    }

    /// Whether the line is a link by itself: to another article, under a heading of its own.
    pub(super) fn is_linked(&self, n: usize) -> bool {
        let line = self.lines.get(n);
        let role = self.roles.get(n) == Some(&Role::Short);
        line.is_some_and(|line| role && line.level == 0 && line.links > LINKED)
    }

    /// Whether the line is the headline of another article, by its link and the day below it.
    fn is_dated_link(&self, n: usize) -> bool {
        let line = &self.lines[n];
        line.level > 1 && line.links > LINKED && self.roles.get(n + 1) == Some(&Role::Date)
    }

    /// Whether the line is a whole sentence beside the paragraph that goes on with it.
    fn opens(&self, n: usize) -> bool {
        let (line, next) = (&self.lines[n], self.lines.get(n + 1));
        line.level == 0
            && line.home != 0
            && line.text.ends_with(['.', '!'])
            && next.is_some_and(|next| next.home == line.home)
    }

    /// Whether a day without its year stands among the words of its element: when something of a programme is held.
    fn is_held(&self, n: usize, run: &Range<usize>) -> bool {
        let line = &self.lines[n];
        let own = |n: usize| {
            let told = matches!(self.roles[n], Role::Short | Role::Sentence | Role::Prose);
            told && self.lines[n].home == line.home && self.lines[n].links == 0.0
        };
        n > run.start
            && n + 1 < run.end
            && line.home != 0
            && line.hint >= 0.0
            && marks::is_day(&line.text)
            && own(n - 1)
            && own(n + 1)
    }

    /// Whether the line names who wrote the article: beside its date, or as the page says elsewhere.
    fn is_writer(&self, n: usize, meta: &Meta) -> bool {
        let words = key(&self.lines[n].text);
        if meta.authors.iter().any(|author| key(author) == words) {
            return true;
        }
        let beside = [n.checked_sub(1), Some(n + 1)];
        let dated = |n: usize| matches!(self.roles.get(n), Some(Role::Date | Role::Counter));
        marks::is_byline(&self.lines[n].text) && beside.into_iter().flatten().any(dated)
    }

    /// Whether words above the first paragraph of an article without a headline are none of it: slogans, feeds, menus.
    fn is_call(&self, n: usize, run: &Range<usize>) -> bool {
        let text = &self.lines[n].text;
        let listed = marks::begins_with_clock(text) || !headline::is_alone(&self.roles, n);
        if self.roles[n] == Role::Short && listed && self.first_prose(run) > n {
            return true;
        }
        let below = self.lines[n + 1..run.end].iter().take(CALLED);
        let below: Vec<&str> = below.map(|line| line.text.as_str()).collect();
        headline::is_call(text, &below)
    }

    fn kind(&self, n: usize, first: bool, titled: bool, run: &Range<usize>) -> BlockKind {
        let next = (n + 1 < run.end).then(|| self.roles[n + 1]);
        let apart = first
            && match next {
                Some(Role::Date | Role::Counter | Role::Chrome) => true,
                Some(Role::Prose) => titled && !ends_sentence(&self.lines[n].text),
                _ => false,
            };
        match self.roles[n] {
            Role::Post => BlockKind::Embed,
            Role::Short if self.lines[n].caption => BlockKind::Caption,
            Role::Short if apart && self.lines[n].level > 1 => BlockKind::Heading,
            _ if apart => BlockKind::Lead,
            _ if self.lines[n].bullet || self.lines[n].row => BlockKind::List,
            Role::Short if self.is_detail(n) || self.is_said(n) => BlockKind::Paragraph,
            Role::Short if !first && !self.lines[n].text.ends_with(':') => BlockKind::Heading,
            _ => BlockKind::Paragraph,
        }
    }

    /// Whether a few words that no element makes a heading are a sentence or an address: «Погибли двое.», «ул. Абая, 5».
    pub(super) fn is_said(&self, n: usize) -> bool {
        let line = &self.lines[n];
        let address =
            || line.text.contains(',') && line.text.ends_with(|c: char| c.is_ascii_digit());
        line.home != 0 && line.level == 0 && (line.text.ends_with(['.', '!']) || address())
    }

    /// Whether a paragraph of the element that holds the line stands near it.
    fn is_beside(&self, n: usize, run: &Range<usize>) -> bool {
        let home = self.lines[n].home;
        let mut near = n.saturating_sub(ITEMS).max(run.start)..run.end.min(n + ITEMS);
        home != 0 && near.any(|n| self.is_home(n, home))
    }

    /// Whether the line stands by itself among the paragraphs of the article: an item of a programme, an address.
    fn is_item(&self, n: usize, run: &Range<usize>) -> bool {
        let line = &self.lines[n];
        let prose = |n: usize| self.is_home(n, line.home);
        let (first, last) = (n.saturating_sub(ITEMS), run.end.min(n + ITEMS));
        line.home != 0
            && line.links == 0.0
            && line.level == 0
            && marks::begins_with_clock(&line.text)
            && (first..n).any(prose)
            && (n..last).any(|n| prose(n) || marks::begins_with_clock(&self.lines[n].text))
    }

    /// Whether the line is a heading over the paragraph or the list below it, in one element with it.
    fn is_headed(&self, n: usize, run: &Range<usize>) -> bool {
        let line = &self.lines[n];
        line.level > 1
            && line.links == 0.0
            && line.home != 0
            && n + 1 < run.end
            && self.lines[n + 1].home == line.home
            && (matches!(self.roles[n + 1], Role::Prose | Role::Sentence)
                || self.is_listed(n + 1, run))
    }

    /// Whether the line is an item of a list among the paragraphs of the article.
    fn is_listed(&self, n: usize, run: &Range<usize>) -> bool {
        run.contains(&n)
            && self.lines[n].bullet
            && self.roles[n] == Role::Short
            && self.is_inside(n)
            && self.is_beside(n, run)
    }

    /// Whether words stand in an element of their own that nothing speaks against, and are no link.
    pub(super) fn is_inside(&self, n: usize) -> bool {
        let line = &self.lines[n];
        line.home != 0 && line.hint >= 0.0 && line.links == 0.0 && line.level == 0
    }

    /// Whether words without an end belong to the article: a heading between paragraphs, or a list that is announced.
    fn is_part(&self, n: usize, run: &Range<usize>, shorts: &Shorts) -> bool {
        let (first, last) = shorts.block(n);
        if first == last && marks::continues(&self.lines[n].text) && n + 1 < run.end {
            return self.roles[n + 1] != Role::Chrome;
        }
        let detail = self.is_detail(n) && n > run.start && self.is_beside(n, run);
        let listed = self.is_listed(n, run)
            || self.is_listed(n + 1, run) && self.is_inside(n) && !self.lines[n].bullet;
        let said = n > run.start && self.is_said(n) && self.is_inside(n) && self.is_beside(n, run);
        shorts.is_announced(n)
            || detail
            || said
            || listed
            || last - first < 3 && last + 1 < run.end && !self.lines[n].bullet
    }
}

/// Whether the lines below the first one begin with all of its words: a lead that was made of the text.
fn is_retold(keys: &[String]) -> bool {
    let Some((lead, below)) = keys.split_first() else {
        return false;
    };
    let below: String = below.iter().take(AROUND).map(String::as_str).collect();
    lead.chars().nth(RETOLD).is_some() && below.starts_with(lead.as_str())
}

/// Whether a line, by its key, is a piece of a paragraph near it, set apart to catch the eye.
fn is_pulled(keys: &[String], n: usize) -> bool {
    let own = &keys[n];
    let near = n.saturating_sub(AROUND)..keys.len().min(n + AROUND + 1);
    own.chars().nth(PULLED).is_some()
        && near
            .into_iter()
            .any(|other| keys[other].len() > own.len() && keys[other].contains(own.as_str()))
}
