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
        let short = |n: usize| page.roles[n] == Role::Short;
        let colon = |n: usize| page.lines[n].text.ends_with([':', ';']);
        Self::among(run, short, colon)
    }

    /// The blocks of a run, by what says whether a line is short and whether it ends with a colon.
    fn among(
        run: &Range<usize>,
        short: impl Fn(usize) -> bool,
        colon: impl Fn(usize) -> bool,
    ) -> Self {
        let short = |n: usize| run.contains(&n) && short(n);
        let mut blocks: Vec<(usize, usize)> = Vec::with_capacity(run.len());
        let mut announced = Vec::with_capacity(run.len());
        for n in run.clone() {
            let above = n.checked_sub(1).filter(|above| run.contains(above));
            let open = above.filter(|&above| short(above));
            let first = open.map_or(n, |above| blocks[above - run.start].0);
            let told = match open {
                Some(above) => announced[above - run.start],
                None => above.is_some_and(&colon),
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn blocks_and_what_announces_them() {
        // 3 is prose with a colon, 4..7 are short, 7 is prose
        let blocks = Shorts::among(&(2..9), |n| (4..7).contains(&n), |n| n == 3);
        assert_eq!([blocks.block(4), blocks.block(6)], [(4, 6), (4, 6)]);
        assert!(blocks.is_announced(5) && !blocks.is_announced(8));
    }

    /// Twice the lines are twice the work, however long a block is.
    #[test]
    fn a_line_is_looked_at_a_few_times() {
        for length in [1_000, 100_000] {
            let looked = Cell::new(0);
            let look = |answer| {
                looked.set(looked.get() + 1);
                answer
            };
            let blocks = Shorts::among(&(0..length), |_| look(true), |_| look(false));
            assert_eq!(blocks.block(length / 2), (0, length - 1));
            assert!(looked.get() <= 3 * length, "{}", looked.get());
        }
    }
}
