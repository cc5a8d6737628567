//! Years before our era, of which EDTF as records have it writes none: «в 44 году до н. э.», «IV–III веках до нашей эры».

use super::Around;
use crate::calendar::atoms::{Atom, Atoms};
use crate::calendar::words::{Prep, TimeWord, Unit};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::vocabulary::Precision;

/// Marks and words from an expression to the end of the name of an era, at most: «. до н . э».
const REACH: usize = 5;

impl<A: Atoms> Around<'_, A> {
    /// Whether «до н. э.» follows, or «н. э.» a year of fewer than three digits, which is none of the last hundred.
    pub(super) fn is_of_early_era(&self) -> bool {
        let words = (self.end..self.end + REACH).map_while(|at| match self.atoms.atom(at)? {
            Atom::Mark('.') => Some(None),
            Atom::Word(word) => Some(Some((at, word))),
            _ => None,
        });
        let mut words = words.flatten().peekable();
        let before =
            |&(at, _): &(usize, &str)| matches!(self.word_at(at), Some(TimeWord::Prep(Prep::To)));
        let before = words.next_if(before).is_some();
        let named = own(Group::EraJoined);
        let era = match (words.next(), words.next()) {
            (Some((_, word)), _) if named.has(word) => true,
            (Some((_, first)), Some((_, second))) => {
                own(Group::EraFirst).has(first) && own(Group::EraSecond).has(second)
            }
            _ => false,
        };
        let century = |word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Century), _));
        era && (before || self.is_short() && !self.words().any(century))
    }
}
