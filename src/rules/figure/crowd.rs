//! A number inside an adjective: «100-тысячная толпа», «двухтысячный коллектив».

use super::fact::fact;
use super::state;
use super::written::Read;
use super::{Count, bound, role::Role};
use crate::lexicon::grammar::Pos;
use crate::lexicon::group::Group;
use crate::mention::{Evidence, FigureFact, Names};
use crate::pattern::Clauses;
use crate::pattern::number::{Numeral, scaled};
use crate::text::Text;
use crate::vocabulary::{CountedAs, Unit};

/// The figure in the adjective at token `i`; the number stands for people without a noun of its own.
pub(super) fn find(text: &Text<'_>, names: &Names, i: usize) -> Option<FigureFact> {
    let word = text.word(i);
    let next = i + 1;
    if word.pos() != Pos::Adjective || next >= text.sentence(i).end || names.over(i).is_some() {
        return None;
    }
    let crowds = text.lexicon.group(Group::Crowd);
    let counted_as = crowds
        .meaning_of_lemma(text.word(next))
        .and_then(CountedAs::by_name)?;
    let value = scaled(text, i)?;
    let before = bound::before(text, i);
    let start = before.as_ref().map_or(i, |stated| stated.words.start);
    let count = Count {
        number: Numeral {
            tokens: i..next,
            low: value as f64,
            high: None,
            vague: false,
            collective: false,
            about: false,
            governs: true,
            one_word: false,
            bound: None,
        },
        span: start..next,
        bound: before,
        noun: None,
        inverted: false,
        read: Read::default(),
    };
    let clauses = Clauses::of(text, i);
    let role = Role::noun(counted_as, next);
    let (modality, words) = state::modality(text, &clauses, &count, &role);
    let mut fact = fact(text, &count, Unit::Person, "figure.crowd");
    (fact.counted_as, fact.modality) = (Some(counted_as), modality);
    let reasons = [("counted_as", Some(next..next + 1)), ("modality", words)];
    for (field, words) in reasons {
        fact.evidence.extend(words.map(|words| Evidence {
            field,
            span: text.span(&words),
            rule: "figure.crowd",
        }));
    }
    Some(fact)
}
