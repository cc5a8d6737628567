//! Whether a number stands alone: what follows it is nothing that it counts.

use super::Count;
use super::beside::is_adverb;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::word::Word;
use crate::pattern::is_predicate;
use crate::text::{Kind, Text};

/// Nothing is counted after the number: a mark, a verb, a preposition or a conjunction follows.
pub(super) fn stands_alone(text: &Text<'_>, count: &Count) -> bool {
    let next = count.span.end;
    if next >= text.len() || text.tokens[next].block != text.tokens[next - 1].block {
        return true;
    }
    match text.tokens[next].kind {
        Kind::Number => false,
        Kind::Mark(mark) => {
            (",.;:!?)—–»…(\"".contains(mark) || text.is_dash(next) && text.tokens[next].spaced)
                && (text.tokens[next].spaced || !digits_follow(text, next))
        }
        Kind::Word => {
            let word = text.word(next);
            if text.lexicon.group(Group::Times).has(&word.normal) {
                return false;
            }
            matches!(word.pos(), Pos::Verb | Pos::Preposition | Pos::Conjunction)
                || word.is_a(
                    Function::And
                        | Function::Whereas
                        | Function::But
                        | Function::Still
                        | Function::Already
                        | Function::Also
                        | Function::Greater
                        | Function::Fewer,
                )
                || text.lexicon.group(Group::GenericPerson).has_lemma_of(word)
                || (is_adverb(text, next) || word.is_a(Function::Not))
                    && next + 1 < text.len()
                    && is_predicate(text, next + 1)
                || is_predicate(text, next)
                || count.number.collective && !is_counted(text, count, word)
        }
    }
}

/// Whether a word can be what a collective number counts: «трое рыбаков», «пятерым рыбакам», but not «двоих ледник не
/// отдал».
fn is_counted(text: &Text<'_>, count: &Count, word: &Word) -> bool {
    let number = text.word(count.number.tokens.end - 1);
    word.any(|g| {
        let case = g.case == Some(Case::Gen) || g.case.is_some_and(|case| number.can_be(case));
        (g.is_noun() || g.is_adjectival()) && g.number == Some(Number::Plur) && case
    })
}

fn digits_follow(text: &Text<'_>, mark: usize) -> bool {
    mark + 1 < text.len()
        && text.tokens[mark + 1].kind == Kind::Number
        && !text.tokens[mark + 1].spaced
}

/// Whether the number ends its clause.
pub(super) fn ends(text: &Text<'_>, count: &Count) -> bool {
    count.span.end >= text.len()
        || matches!(
            text.tokens[count.span.end].kind,
            Kind::Mark('.' | ',' | ')' | ';')
        )
}

/// «в декабре 1988 избил»: a year.
pub(super) fn is_year(text: &Text<'_>, count: &Count) -> bool {
    let number = &count.number;
    count.bound.is_none()
        && number.tokens.len() == 1
        && (1900.0..2100.0).contains(&number.low)
        && text.tokens[number.tokens.start].kind == Kind::Number
}
