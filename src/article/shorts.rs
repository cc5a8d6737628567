//! Lines without an end that follow each other: a heading by itself, or the items of a list.

use super::body::Lines;
use super::role::Role;
use std::ops::Range;

/// What stands in the block of such lines around each line of a run; one pass for all of them.
pub(super) struct Shorts {
    start: usize,
    /// First and last line of the block, by line.
    blocks: Vec<(usize, usize)>,
    /// Whether the line, one before it in the block, or the line above the block ends with a colon.
    announced: Vec<bool>,
}

impl Shorts {
    /// The blocks of a run.
    pub(super) fn of(page: &Lines, run: &Range<usize>) -> Self {
        let short = |n: usize| run.contains(&n) && page.roles[n] == Role::Short;
        let colon = |n: usize| page.lines[n].text.ends_with([':', ';']);
        let mut blocks: Vec<(usize, usize)> = Vec::with_capacity(run.len());
        let mut announced = Vec::with_capacity(run.len());
        for n in run.clone() {
            let above = n.checked_sub(1).filter(|above| run.contains(above));
            let open = above.filter(|&above| short(above));
            let first = open.map_or(n, |above| blocks[above - run.start].0);
            let told = match open {
                Some(above) => announced[above - run.start],
                None => above.is_some_and(colon),
            };
            blocks.push((first, n));
            announced.push(told || colon(n));
        }
        for n in run.clone().rev().skip(1) {
            if short(n + 1) {
                blocks[n - run.start].1 = blocks[n + 1 - run.start].1;
            }
        }
        Self {
            start: run.start,
            blocks,
            announced,
        }
    }

    /// First and last line of the block around a line.
    pub(super) fn block(&self, n: usize) -> (usize, usize) {
        self.blocks[n - self.start]
    }

    /// Whether a colon announces the line.
    pub(super) fn is_announced(&self, n: usize) -> bool {
        self.announced[n - self.start]
    }
}
