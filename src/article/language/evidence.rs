//! What the words of a text tell of its language, and which it is by that.

use super::{AGAINST, DEFAULT, KAZAKH, LANGUAGES, PRIOR, WORD};

/// What a text tells of its language.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    /// How much for each.
    pub(super) told: [f32; LANGUAGES.len()],
    /// Words with letters that none of them but the last writes.
    pub(super) others: u32,
    /// Words that tell against Kazakh by nothing but the letters that they lack.
    pub(super) bare: u32,
}

impl Evidence {
    /// Adds what another part of the same text tells.
    pub(crate) fn add(&mut self, other: &Self) {
        for (own, other) in self.told.iter_mut().zip(other.told) {
            *own += other;
        }
        self.others += other.others;
        self.bare += other.bare;
    }

    /// Words in other letters than Cyrillic ones.
    pub(crate) fn others(&self) -> u32 {
        self.others
    }

    /// Adds words that are Kazakh ones in Latin letters.
    pub(crate) fn add_kazakh(&mut self, words: u32) {
        self.told[KAZAKH] += words as f32;
    }

    /// The language of a whole text, where its words and letters show it.
    pub(crate) fn language(&self) -> Option<&'static str> {
        self.best(0, DEFAULT)
    }

    /// The language of a whole text whose page says in which it is: Kazakh may be printed without its own letters, where
    /// words of it are told by more than they lack.
    pub(crate) fn declared(&self, code: Option<&str>) -> Option<&'static str> {
        let kazakh = self.told[KAZAKH] + self.bare as f32 * AGAINST[KAZAKH];
        let bare = code == Some(LANGUAGES[KAZAKH].0) && kazakh >= WORD && kazakh > self.told[0];
        match self.language() {
            Some(first) if bare && first == LANGUAGES[0].0 => Some(LANGUAGES[KAZAKH].0),
            told => told,
        }
    }

    /// The language of a part of a text in `main`.
    pub(crate) fn within(&self, main: Option<&str>) -> Option<&'static str> {
        let main = LANGUAGES.iter().position(|(code, ..)| Some(*code) == main);
        main.map_or_else(|| self.language(), |main| self.best(main, PRIOR))
    }

    /// The language most is told for, where one is expected; `None` where nothing is told.
    fn best(&self, expected: usize, prior: f32) -> Option<&'static str> {
        let mut weights = self.told;
        weights[expected] += prior;
        let nothing = self.told.iter().all(|&told| told == 0.0);
        let candidates = weights.iter().enumerate().rev();
        candidates
            .max_by(|a, b| a.1.total_cmp(b.1))
            .filter(|_| !nothing)
            .map(|(n, _)| LANGUAGES[n].0)
    }
}
