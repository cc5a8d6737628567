//! Prepositions and the cases that they take.

use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::text::Text;

/// The cases that a preposition takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Governed(u8);

impl Governed {
    /// Whether it takes the case.
    pub fn has(self, case: Case) -> bool {
        self.0 & 1 << case as u8 != 0
    }
}

/// The cases that the preposition at token `i` takes; none where no preposition of the list stands.
pub fn governed(text: &Text<'_>, i: usize) -> Option<Governed> {
    let cases = text
        .lexicon
        .group(Group::Preposition)
        .meaning(text.normal(i))?;
    let bits = cases.split(',').map(|case| match case {
        "gen" => Case::Gen,
        "dat" => Case::Dat,
        "acc" => Case::Acc,
        "ins" => Case::Ins,
        _ => Case::Loc,
    });
    Some(Governed(bits.fold(0, |set, case| set | 1 << case as u8)))
}
