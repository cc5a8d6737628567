//! The case that a title beside a name lends it.

use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::list::{List, ListSet};
use crate::pattern::plausibly;
use crate::text::Text;

const TITLES: ListSet = ListSet::of(&[List::Office, List::Honor, List::Deputy]);

/// How many words may stand between a title and the name it belongs to.
const REACH: usize = 10;

/// What a title speaks for `case` in the name at tokens `start..end`: one before it with its genitives,
/// or one in apposition: «акима области Ерика Досова», «Ерика Досова, первого зама».
pub(super) fn around(text: &Text<'_>, start: usize, end: usize, case: Case) -> f32 {
    let sentence = text.sentence(start);
    let comma = end + 1 < sentence.end && text.is_mark(end, ',');
    let apposed = comma && starts_title(text, end + 1, sentence.end, case);
    if apposed || before(text, start, case, comma) {
        0.5
    } else {
        0.0
    }
}

/// A title of this case within reach before the name, and genitives alone between; a comma right before the
/// name is passed over where one stands behind it.
fn before(text: &Text<'_>, start: usize, case: Case, comma: bool) -> bool {
    let sentence = text.sentence(start).start;
    let parted = comma && start > sentence && text.is_mark(start - 1, ',');
    let from = start - usize::from(parted);
    (sentence..from)
        .rev()
        .take(REACH)
        .take_while(|&i| may_stand_between(text, i))
        .enumerate()
        .filter(|&(steps, i)| (steps > 0 || parted) && text.word(i).lists.meets(TITLES))
        .any(|(_, i)| plausibly(text.word(i), |g| g.is_noun() && g.case == Some(case)))
}

fn may_stand_between(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    text.is_word(i)
        && (word.lists.meets(TITLES)
            || matches!(word.pos(), Pos::Noun | Pos::Proper | Pos::Adjective)
            || matches!(&*word.normal, "и" | "по"))
}

/// A title of this case at `at`, or behind the adjectives there.
fn starts_title(text: &Text<'_>, at: usize, end: usize, case: Case) -> bool {
    let noun = (at..end.min(at + 3)).find(|&i| {
        let word = text.word(i);
        !text.is_word(i) || word.lists.meets(TITLES) || !word.any(|g| g.is_adjectival())
    });
    noun.is_some_and(|i| {
        text.word(i).lists.meets(TITLES)
            && plausibly(text.word(i), |g| g.is_noun() && g.case == Some(case))
    })
}
