//! Answers that rules ask for again and again, each worked out once.

use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::hash::Hash;

/// Answers by what was asked, in a table for each kind of question. Bounded; neither the bound nor what was asked
/// before changes an answer.
#[derive(Default)]
pub struct Memo(RefCell<FxHashMap<TypeId, Box<dyn Any + Send>>>);

impl Memo {
    /// Answers of a kind, at most.
    const LIMIT: usize = 2_000;

    /// The answer to `key`: the one known, or what `make` makes, which must be the same whenever `key` is.
    pub fn get<K, V>(&self, key: K, make: impl FnOnce() -> V) -> V
    where
        K: Eq + Hash + Send + 'static,
        V: Clone + Send + 'static,
    {
        let kind = TypeId::of::<(K, V)>();
        if let Some(known) = self.known(kind, &key) {
            return known;
        }
        let made = make();
        let mut kinds = self.0.borrow_mut();
        let table = kinds
            .entry(kind)
            .or_insert_with(|| Box::new(FxHashMap::<K, V>::default()));
        if let Some(table) = table.downcast_mut::<FxHashMap<K, V>>() {
            if table.len() >= Self::LIMIT {
                table.clear();
            }
            table.insert(key, made.clone());
        }
        made
    }

    fn known<K, V>(&self, kind: TypeId, key: &K) -> Option<V>
    where
        K: Eq + Hash + 'static,
        V: Clone + 'static,
    {
        let kinds = self.0.borrow();
        let table = kinds.get(&kind)?.downcast_ref::<FxHashMap<K, V>>()?;
        table.get(key).cloned()
    }

    /// Forgets all answers.
    pub fn clear(&mut self) {
        self.0.get_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn answers_are_made_once_and_kinds_are_told_apart() {
        let memo = Memo::default();
        assert_eq!(memo.get(1_u32, || "one"), "one");
        assert_eq!(memo.get(1_u32, || "two"), "one");
        assert_eq!(memo.get(1_u8, || "three"), "three");
        assert_eq!(memo.get(1_u32, || 4_u64), 4);
        for key in 0..20_000_u32 {
            assert_eq!(memo.get(key, || key / 2), key / 2);
        }
        assert_eq!(memo.get(5_u32, || 2), 2);
    }
}
