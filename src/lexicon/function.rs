//! Function words: the closed classes of words that rules name, «и», «из», «который».
//!
//! A class is a kind of row in `data/function_words.tsv`, described in the head of that file; the script that makes
//! the lists ready makes a variant of each.

use super::files::FUNCTION_WORDS;
use super::list::Table;
use super::morphology::Reading;
use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/functions.rs"));

/// Classes of function words, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FunctionSet(u128);

const _: () = assert!(FUNCTIONS.len() <= u128::BITS as usize);

impl FunctionSet {
    /// The set of these classes.
    pub const fn of(functions: &[Function]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < functions.len() {
            bits |= 1 << functions[i] as u32;
            i += 1;
        }
        Self(bits)
    }

    /// Whether the sets have a class in common.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl From<Function> for FunctionSet {
    fn from(function: Function) -> Self {
        Self(1 << function as u32)
    }
}

impl<T: Into<FunctionSet>> BitOr<T> for FunctionSet {
    type Output = Self;

    fn bitor(self, other: T) -> Self {
        Self(self.0 | other.into().0)
    }
}

impl<T: Into<FunctionSet>> BitOr<T> for Function {
    type Output = FunctionSet;

    fn bitor(self, other: T) -> FunctionSet {
        FunctionSet::from(self) | other
    }
}

/// The rows of the table: of a word the classes of its form and those of which it is the lemma.
struct Rows(HashMap<&'static str, (FunctionSet, FunctionSet)>);

impl Rows {
    /// # Errors
    /// A row that does not fit, or of a kind that is no class, named with its line.
    fn new() -> Result<Self, String> {
        let mut rows = HashMap::new();
        for row in Table::new(&FUNCTION_WORDS)?.rows() {
            let (line, row) = row?;
            let class = FUNCTIONS.iter().find(|(_, kind, _)| *kind == row.kind);
            let Some((_, _, function)) = class else {
                let name = FUNCTION_WORDS.name;
                return Err(format!("{name}:{line}: unknown kind {:?}", row.kind));
            };
            let (forms, lemmas): &mut (FunctionSet, FunctionSet) =
                rows.entry(row.surface).or_default();
            let classes = match row.canonical {
                "lemma" => lemmas,
                _ => forms,
            };
            *classes = *classes | *function;
        }
        Ok(Self(rows))
    }
}

/// The classes of a word of this normal form with these readings.
pub(super) fn functions_of(normal: &str, readings: &[Reading]) -> FunctionSet {
    // What a test has read holds no fault.
    static ROWS: LazyLock<Rows> =
        LazyLock::new(|| Rows::new().unwrap_or_else(|_| Rows(HashMap::new())));
    let of = |word: &str| ROWS.0.get(word).copied().unwrap_or_default();
    let of_lemmas = readings.iter().map(|reading| of(&reading.lemma).1);
    of_lemmas.fold(of(normal).0, |set, classes| set | classes)
}

#[cfg(test)]
mod tests {
    use super::{FUNCTIONS, Function, FunctionSet, Rows};

    #[test]
    fn every_class_has_words() {
        let rows = Rows::new().expect("rows that fit");
        let all = rows
            .0
            .values()
            .flat_map(|(forms, lemmas)| [*forms, *lemmas]);
        let all = all.fold(FunctionSet::default(), |set, classes| set | classes);
        for (_, kind, function) in FUNCTIONS {
            assert!(all.meets((*function).into()), "{kind}");
        }
    }

    #[test]
    fn sets_meet_in_a_class() {
        let joins = Function::And | Function::Or;
        assert!(joins.meets(Function::Or.into()));
        assert!(!joins.meets(Function::But | Function::Not));
    }
}
