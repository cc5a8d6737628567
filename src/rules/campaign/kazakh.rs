//! Kazakh and Kyrgyz names, whose head noun stands behind them.

use super::head;
use crate::lexicon::grammar::Pos;
use crate::lexicon::list::{Entry, List};
use crate::text::Text;

/// Case endings of a noun with the possessive ending of the third person.
const ENDINGS: [&str; 10] = [
    "на", "не", "нда", "нде", "ның", "нің", "нан", "нен", "мен", "н",
];

/// Words between a quoted name and a bare head noun: «X» атты байқау».
const CALLED: [&str; 5] = ["атты", "аталатын", "атауымен", "тақырыбындағы", "аттуу"];

/// The head noun behind a name: ««Таза өлке» экологиялық акциясына»; its entry and token.
pub(super) fn behind<'a>(text: &Text<'a>, after: usize, end: usize) -> Option<(&'a Entry, usize)> {
    let called = (after..end.min(after + 2)).any(|i| CALLED.contains(&text.normal(i)));
    (after..end.min(after + 5))
        .take_while(|&i| text.is_word(i) && !is_owner(text, i))
        .find_map(|i| Some((head(text, i)?, i)))
        .filter(|(entry, i)| is_possessed(entry) || called && *i > after)
}

/// «партиясының», «қорының»: the name before is that of an organization.
fn is_owner(text: &Text<'_>, i: usize) -> bool {
    let lists = text.lexicon.lists();
    let word = text.normal(i);
    let stems = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    std::iter::once(word).chain(stems).any(|stem| {
        [List::OtherHead, List::OrgHead, List::OrgForm]
            .iter()
            .any(|&list| lists.find(list, stem).is_some())
    })
}

/// The head noun that token `i` is, in any case of the third person's possession.
fn head<'a>(text: &Text<'a>, i: usize) -> Option<&'a Entry> {
    let lists = text.lexicon.lists();
    let word = text.normal(i);
    let stems = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    std::iter::once(word)
        .chain(stems)
        .find_map(|stem| lists.find(List::CampaignHead, stem))
}

/// The head noun that token `i` is with the ending of possession: «форумы», «акциясында».
pub(super) fn possessed<'a>(text: &Text<'a>, i: usize) -> Option<&'a Entry> {
    head(text, i).filter(|entry| is_possessed(entry))
}

fn is_possessed(entry: &Entry) -> bool {
    matches!(entry.surface.chars().last(), Some('ы' | 'і' | 'у' | 'ү'))
        && !matches!(&*entry.surface, "конкурсу")
}

/// The name that ends with the head noun at token `i`: a place or another capitalised word, then attributes.
/// Where it begins.
pub(super) fn titled<'a>(text: &Text<'a>, i: usize) -> Option<(usize, &'a Entry)> {
    let entry = possessed(text, i)?;
    let sentence = text.sentence(i).start;
    let mut start = i;
    while start > sentence && start + 5 > i && is_attribute(text, start - 1) {
        start -= 1;
        if text.word(start).shape.capital && text.word(start).is(List::Place) {
            return (start + 1 < i || head::is_compound(entry)).then_some((start, entry));
        }
    }
    None
}

fn is_attribute(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    text.is_word(i)
        && (word.is(List::Place) || word.pos() == Pos::Other || word.normal.ends_with(['қ', 'к']))
}
