//! Where the lines of a page stand, once all of its elements are known: hints, places in the tree, steps between them.

use super::{LETTERS_OF_PROSE, Walk};
use crate::article::lines::{Line, ends_sentence};
use crate::article::twins::{self, BARE};
use crate::article::{deck, grid};

/// Share of the page's prose above which a part of the page is not believed to be a sidebar.
const MOST: f32 = 0.35;

/// Such a share for what names call the comments of readers.
const ALL: f32 = 0.85;

/// Steps between two blocks of text in elements of one class, at most.
const ALIKE: u32 = 2;

/// Share of links from which a line leads elsewhere, and characters below which it is a button.
const LINKED: f32 = 0.5;
const BUTTON: usize = 18;

/// What stands in an element: lines, how many of them are sentences, and whether there are links or headings.
#[derive(Clone, Copy, Default)]
struct Inside {
    lines: u32,
    said: u32,
    linked: bool,
    headed: bool,
}

impl Inside {
    fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.said += other.said;
        self.linked |= other.linked;
        self.headed |= other.headed;
    }

    /// Whether it is text alone: without links and headings, told at some length or in sentences only.
    fn is_plain(self, told: bool) -> bool {
        !self.linked && !self.headed && self.lines > 0 && (told || self.said == self.lines)
    }
}

impl Walk<'_> {
    pub(super) fn finish(mut self) -> Vec<Line> {
        self.flush();
        let total = self.holders[0].prose.max(1) as f32;
        let hints: Vec<f32> = self.inherited(total);
        self.mark_twins();
        self.join_rows();
        let kinds: Vec<(usize, u64)> = self
            .holders
            .iter()
            .map(|holder| (holder.parent, holder.kind))
            .collect();
        let places = deck::places(&kinds);
        for n in 0..self.lines.len() {
            let at = self.of_line[n];
            self.lines[n].hint = hints[at];
            self.lines[n].home = self.home(at);
            self.lines[n].cell = self.cell(at);
            (self.lines[n].card, self.lines[n].deck) = places[at];
        }
        self.count_steps();
        self.lines
    }

    /// Steps through the tree from line to line; a post or a caption is no step out of the article, and elements of one
    /// class that hold text are blocks of one text, unless a link stands between them.
    fn count_steps(&mut self) {
        let (mut before, mut text): (Option<usize>, Option<(u64, usize)>) = (None, None);
        for n in 0..self.lines.len() {
            let line = &self.lines[n];
            if line.posted || line.caption {
                continue;
            }
            let (home, letters) = (line.home, line.text.chars().count());
            let linked = line.links > LINKED && letters >= BUTTON;
            let long = letters >= LETTERS_OF_PROSE;
            let class = self.holders[home].class;
            self.lines[n].step = before.map_or(0, |before| self.steps(before, home));
            if let Some((_, last)) = text.filter(|(known, _)| class != 0 && *known == class) {
                for line in &mut self.lines[last + 1..=n] {
                    line.step = line.step.min(ALIKE);
                }
            }
            let same = text.is_some_and(|(known, _)| known == class);
            text = match linked {
                true => None,
                false if long || same => Some((class, n)),
                false => text,
            };
            before = Some(home);
        }
    }

    /// Hints of each element with those of the elements around it; parents stand before their children.
    fn inherited(&self, total: f32) -> Vec<f32> {
        let mut hints: Vec<f32> = Vec::with_capacity(self.holders.len());
        for (n, holder) in self.holders.iter().enumerate() {
            let around = if n == 0 { 0.0 } else { hints[holder.parent] };
            let most = if holder.hint <= -2.0 { ALL } else { MOST };
            let whole = holder.prose as f32 > most * total;
            let own = if holder.hint < 0.0 && whole {
                0.0
            } else {
                holder.hint
            };
            hints.push((around + own).clamp(-2.0, 1.0));
        }
        hints
    }

    /// Makes a line of each row of a table, which is a paragraph of the element around its table.
    fn join_rows(&mut self) {
        let holders = self.holders.iter();
        let elements: Vec<grid::Element> =
            holders.map(|holder| (holder.parent, holder.grid)).collect();
        let rows = grid::join(&mut self.lines, &mut self.of_line, &elements);
        for (holder, in_row) in self.holders.iter_mut().zip(rows) {
            holder.paragraph |= in_row;
        }
    }

    /// Marks elements that are paragraphs by the way they repeat.
    fn mark_twins(&mut self) {
        let inside = self.inside();
        let leaf = |n: usize| {
            let holder = &self.holders[n];
            holder.class == BARE && !holder.is_text && inside[n].lines == 1
        };
        let elements = (0..self.holders.len()).map(|n| {
            let holder = &self.holders[n];
            twins::Element {
                parent: holder.parent,
                class: holder.class,
                inner: holder.inner,
                told: holder.prose > 0,
                leaf: leaf(n),
                plain: inside[n].is_plain(holder.prose > 0),
            }
        });
        let paragraphs = twins::paragraphs(&elements.collect::<Vec<_>>());
        for (holder, twin) in self.holders.iter_mut().zip(paragraphs) {
            holder.paragraph |= twin;
        }
    }

    /// What stands in each element; parents stand before their children.
    fn inside(&self) -> Vec<Inside> {
        let mut inside = vec![Inside::default(); self.holders.len()];
        for (line, at) in self.lines.iter().zip(&self.of_line) {
            inside[*at].add(Inside {
                lines: 1,
                said: u32::from(ends_sentence(&line.text)),
                linked: line.links > LINKED,
                headed: line.level > 0,
            });
        }
        for n in (1..inside.len()).rev() {
            let own = inside[n];
            inside[self.holders[n].parent].add(own);
        }
        inside
    }

    /// The element that holds another one as one of its paragraphs.
    fn home(&self, mut at: usize) -> usize {
        while self.holders[at].paragraph {
            at = self.holders[at].parent;
        }
        at
    }

    /// The element around a paragraph or a heading, be it one of several of its class or not.
    fn cell(&self, mut at: usize) -> usize {
        while self.holders[at].is_text {
            at = self.holders[at].parent;
        }
        at
    }

    /// Steps through the tree from one element to another.
    fn steps(&self, mut a: usize, mut b: usize) -> u32 {
        let mut steps = 0;
        while a != b {
            let up = if self.holders[a].depth >= self.holders[b].depth {
                &mut a
            } else {
                &mut b
            };
            *up = self.holders[*up].parent;
            steps += 1;
        }
        steps
    }
}
