//! Word forms that were looked up, once for each thread, in bounded tables.

use super::Lexicon;
use super::word::{Word, describe};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use svodka_kazakh::Alphabet;

/// Number of a word in a [`WordTable`].
pub type WordId = u32;

/// Words of one thread. Bounded; the bound never changes a result.
#[derive(Default)]
pub struct WordTable {
    ids: Surfaces<WordId>,
    words: Vec<Arc<Word>>,
    /// Words by which others are looked up in a Kazakh text.
    respelt: FxHashMap<(WordId, Option<Alphabet>), WordId>,
    generation: Generation,
    /// Tells the table from the others, whatever its filling.
    own: Generation,
}

/// Tells fillings of word tables apart; a number of its own each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generation(u64);

impl Default for Generation {
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// Words that some thread has looked up, for the others: a second thread does not pay for them again, and a thread
/// that is alone keeps none here unless it is told to. Bounded; neither the bound nor the order of threads changes a result.
#[derive(Default)]
pub struct SharedWords {
    shards: [Mutex<Surfaces<Arc<Word>>>; 16],
    /// The table that asked first.
    first: OnceLock<Generation>,
    /// Whether another one has asked.
    several: AtomicBool,
}

/// Something for each surface. Short ones lie in the table itself, where a look-up finds them without another way
/// into the memory.
struct Surfaces<T> {
    short: FxHashMap<(u64, u64, u64), T>,
    long: FxHashMap<Box<str>, T>,
}

impl<T> Default for Surfaces<T> {
    fn default() -> Self {
        Self {
            short: FxHashMap::default(),
            long: FxHashMap::default(),
        }
    }
}

impl<T> Surfaces<T> {
    /// The bytes of a short surface, and their number in the last place.
    fn short(surface: &str) -> Option<(u64, u64, u64)> {
        const LAST: usize = 23;
        if surface.len() > LAST {
            return None;
        }
        // what is copied as bytes and read as words waits for the copy to be written
        let (words, rest) = surface.as_bytes().as_chunks();
        let word = |at: usize| words.get(at).map(|word| u64::from_le_bytes(*word));
        let rest = rest
            .iter()
            .rev()
            .fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        let length = (surface.len() as u64) << 56;
        Some(match (word(0), word(1)) {
            (Some(first), Some(second)) => (first, second, rest | length),
            (Some(first), None) => (first, rest, length),
            _ => (rest, 0, length),
        })
    }

    fn get(&self, surface: &str) -> Option<&T> {
        match Self::short(surface) {
            Some(short) => self.short.get(&short),
            None => self.long.get(surface),
        }
    }

    fn insert(&mut self, surface: &str, value: T) {
        match Self::short(surface) {
            Some(short) => self.short.insert(short, value),
            None => self.long.insert(surface.into(), value),
        };
    }

    fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    fn clear(&mut self) {
        self.short.clear();
        self.long.clear();
    }
}

impl SharedWords {
    /// Words in a shard, at most.
    const LIMIT: usize = 8_000;

    /// The word of `surface`, for `table`.
    fn get(&self, surface: &str, table: Generation, lexicon: &Lexicon) -> Arc<Word> {
        if self.has_one_reader(table) {
            return Arc::new(describe(surface, lexicon));
        }
        let shard = self.shard(surface);
        if let Some(word) = lock(shard).get(surface) {
            return Arc::clone(word);
        }
        let word = Arc::new(describe(surface, lexicon));
        let mut words = lock(shard);
        if words.len() >= Self::LIMIT {
            words.clear();
        }
        words.insert(surface, Arc::clone(&word));
        word
    }

    fn shard(&self, surface: &str) -> &Mutex<Surfaces<Arc<Word>>> {
        &self.shards[FxBuildHasher.hash_one(surface) as usize % self.shards.len()]
    }

    /// The word of `surface`, if a thread has looked it up and it was kept.
    pub(super) fn known(&self, surface: &str) -> Option<Arc<Word>> {
        lock(self.shard(surface)).get(surface).map(Arc::clone)
    }

    /// Keeps words from now on, though one thread alone looks them up.
    pub(super) fn keep(&self) {
        self.several.store(true, Ordering::Relaxed);
    }

    /// Whether no table but `table` has asked so far, and nobody else will.
    fn has_one_reader(&self, table: Generation) -> bool {
        if *self.first.get_or_init(|| table) != table {
            self.several.store(true, Ordering::Relaxed);
        }
        !self.several.load(Ordering::Relaxed)
    }
}

/// A shard; one that a panic left behind is as good as any, for words are whole or absent.
fn lock<T>(shard: &Mutex<T>) -> MutexGuard<'_, T> {
    shard.lock().unwrap_or_else(PoisonError::into_inner)
}

impl WordTable {
    /// About 60 MB of words; a news archive of any size meets them slowly.
    const LIMIT: usize = 120_000;

    /// Makes room when the table is full. To be called between documents: it invalidates ids.
    pub fn make_room(&mut self) {
        if self.words.len() >= Self::LIMIT {
            self.ids.clear();
            self.words.clear();
            self.respelt.clear();
            self.generation = Generation::default();
        }
    }

    /// The filling of the table: numbers of words hold within one.
    pub fn generation(&self) -> Generation {
        self.generation
    }

    /// The number of `surface`, which is looked up in the lexicon the first time.
    pub fn id(&mut self, surface: &str, lexicon: &Lexicon) -> WordId {
        if let Some(&id) = self.ids.get(surface) {
            return id;
        }
        let id = self.words.len() as WordId;
        self.words
            .push(lexicon.words().get(surface, self.own, lexicon));
        self.ids.insert(surface, id);
        id
    }

    /// The number of the word by which `surface`, whose own is `id`, is looked up in a Kazakh text in this alphabet, or in
    /// Cyrillic letters: its own, where nothing is known of another spelling.
    pub fn in_kazakh(
        &mut self,
        id: WordId,
        surface: &str,
        latin: Option<Alphabet>,
        lexicon: &Lexicon,
    ) -> WordId {
        if let Some(&known) = self.respelt.get(&(id, latin)) {
            return known;
        }
        let spelling = match latin {
            Some(alphabet) => lexicon.in_cyrillic(surface, alphabet),
            None => lexicon.with_kazakh_letters(surface, self.word(id)),
        };
        let respelt = spelling.map_or(id, |spelling| self.id(&spelling, lexicon));
        self.respelt.insert((id, latin), respelt);
        respelt
    }

    /// The word of that number.
    pub fn word(&self, id: WordId) -> &Word {
        &self.words[id as usize]
    }
}
