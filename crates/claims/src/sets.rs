//! Sets of things known by their places, each named by the first of it.

/// Places in sets.
pub(crate) struct Sets(Vec<u32>);

impl Sets {
    /// So many places, each in a set of its own.
    pub(crate) fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    /// The first place of the set.
    pub(crate) fn first(&mut self, mut at: usize) -> usize {
        loop {
            let up = self.0[at] as usize;
            if up == at {
                return at;
            }
            self.0[at] = self.0[up];
            at = up;
        }
    }

    /// Makes the sets of two places one.
    pub(crate) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other)] = one.min(other) as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_places_are_named_by_the_first() {
        let mut sets = Sets::new(6);
        for (one, other) in [(4, 5), (1, 3), (5, 3), (3, 4)] {
            sets.join(one, other);
        }
        let firsts: Vec<usize> = (0..6).map(|at| sets.first(at)).collect();
        assert_eq!(firsts, [0, 1, 2, 1, 1, 1]);
    }
}
