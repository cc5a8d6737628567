//! Whether a title and a name can stand in one case.

use super::title::is_abbreviated;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::lexicon::word::Word;
use crate::mention::Tokens;
use crate::pattern::{entry, is_given_of, plausibly};
use crate::text::Text;

/// Whether the noun at `head`, in the plural or not, and the name can stand in the same case.
pub(super) fn shares_case(text: &Text<'_>, head: usize, name: &Tokens, plural: bool) -> bool {
    const CASES: [Case; 6] = [
        Case::Nom,
        Case::Gen,
        Case::Dat,
        Case::Acc,
        Case::Ins,
        Case::Loc,
    ];
    let noun = text.word(head);
    if noun.readings.is_empty() || is_indeclinable(text, noun) || is_abbreviated(text, head) {
        return !plural;
    }
    let animate = noun.any(|g| g.is_noun() && g.animate);
    CASES.iter().any(|&case| {
        plausibly(noun, |g| {
            g.case == Some(case)
                && (g.number == Some(Number::Plur)) == plural
                && (g.animate || !animate)
        }) && can_stand(text, name, case)
    })
}

/// Whether a title has one form for all cases: «атташе», «замминистра».
pub(super) fn is_indeclinable(text: &Text<'_>, word: &Word) -> bool {
    let deputy =
        text.lexicon.group(Group::DeputyPrefix).begins(&word.normal) && word.is(List::Office);
    word.any(|g| g.indeclinable) || deputy && word.normal.ends_with(['а', 'я', 'ы'])
}

/// Whether a patronymic that shows its case shows another.
fn denies(text: &Text<'_>, normal: &str, case: Case) -> bool {
    let nominative = text.lexicon.group(Group::PatronymicEnding).ends(normal);
    let oblique = text.lexicon.group(Group::PatronymicCase).ends(normal);
    nominative && case != Case::Nom || oblique && case == Case::Nom
}

/// A man's given name that ends in a hard consonant: it takes endings, whether a dictionary knows it or not.
fn is_mans(text: &Text<'_>, i: usize) -> bool {
    ends_hard(text, i) && is_given_of(text, i, "m")
}

/// A woman's given name that ends in no vowel: it has one form for all cases, «Аружан», «Айгуль».
fn is_womans(text: &Text<'_>, i: usize) -> bool {
    (ends_hard(text, i) || text.normal(i).ends_with(['ь', 'й'])) && is_given_of(text, i, "f")
}

fn ends_hard(text: &Text<'_>, i: usize) -> bool {
    text.lexicon.group(Group::HardEnding).ends(text.normal(i))
}

/// Whether the name can stand in a case: one of its words can, and no given name or patronymic that shows its
/// case denies it. Behind a given name that stands in it another one is the family name, which may be unbent.
pub(super) fn can_stand(text: &Text<'_>, name: &Tokens, case: Case) -> bool {
    let is = |word: &Word, case: Case| {
        word.readings.iter().any(|r| {
            r.grammar.is_noun()
                && r.weight >= 0.02
                && (r.grammar.case == Some(case) || r.grammar.indeclinable)
        })
    };
    let (mut one, mut unbent) = (false, false);
    for i in name.clone().filter(|&i| text.is_word(i)) {
        let word = text.word(i);
        if word.shape.letters < 2 || unbent && word.is(List::GivenName) {
            continue;
        }
        if name.len() > 2 && i > name.start && denies(text, &word.normal, case) {
            return false;
        }
        let given = word.is(List::GivenName);
        if given && is_womans(text, i) {
            (one, unbent) = (true, true);
            continue;
        }
        let printed = entry(text, i, List::GivenName)
            .is_some_and(|entry| entry.words[0].normal == word.normal)
            || word.best().is_none_or(|r| *r.lemma == *word.normal);
        let single = word.readings.iter().any(|r| {
            r.grammar.is_noun()
                && r.grammar.number == Some(Number::Sing)
                && (r.known || case == Case::Nom)
        });
        let bends = given && single && !word.is(List::FamilyFirst);
        let denied = bends && (case != Case::Nom) == printed && !is(word, case);
        if denied || printed && case != Case::Nom && is_mans(text, i) {
            return false;
        }
        unbent |= given && !printed && case != Case::Nom && is(word, case);
        one |= word.readings.is_empty() || is(word, case) || given && printed && case == Case::Nom;
    }
    one || name.clone().all(|i| text.word(i).shape.letters < 2)
}
