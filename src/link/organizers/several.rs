//! Several in one row organize together, or none of them does: «организаторами стали клуб «X», музей и школа».

use super::Asked;
use crate::lexicon::grammar::Case;
use crate::lexicon::list::{List, ListSet};
use crate::link::EntityRef;
use crate::mention::Tokens;
use crate::pattern::plausibly;
use crate::text::{Kind, Text};

/// Words between two of a row, at most.
const APART: usize = 6;

/// The probabilities of those asked about, the same for all of one row: between that of the surest and the mean. Sorts
/// them, then looks at each once.
pub(super) fn together(asked: &[Asked<'_>], alone: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..asked.len()).collect();
    order.sort_by_key(|&i| (asked[i].pair.campaign.entity, asked[i].holder.start));
    let mut all = alone.to_vec();
    let mut rows = order.chunk_by(|&a, &b| is_row(&asked[a], &asked[b]));
    for row in rows.by_ref().filter(|row| row.len() > 1) {
        let own = row.iter().map(|&i| alone[i]);
        let surest = own.clone().fold(0.0, f64::max);
        let mean = own.sum::<f64>() / row.len() as f64;
        for &i in row {
            all[i] = f64::midpoint(surest, mean);
        }
    }
    all
}

/// Whether two stand in one row beside one campaign, in one case.
fn is_row(first: &Asked<'_>, second: &Asked<'_>) -> bool {
    let text = first.words.text;
    let (a, b) = (&first.holder, &second.holder);
    let same = first.pair.campaign.entity == second.pair.campaign.entity
        && first.pair.holder.entity != second.pair.holder.entity
        && text.tokens[a.start].sentence == text.tokens[b.start].sentence;
    let is_person = |own: &Asked<'_>| matches!(own.pair.holder.entity, EntityRef::Person(_));
    same && a.end < b.start
        && b.start - a.end <= APART
        && joint(text, a.end..b.start)
            .is_some_and(|comma| !comma || is_person(first) == is_person(second))
        && share_case(text, a, b)
}

/// Whether the words join what stands around them, by a comma alone or by «и»: nothing but adjectives, legal forms,
/// nouns for bodies and marks of quotation stands with it.
fn joint(text: &Text<'_>, gap: Tokens) -> Option<bool> {
    const BODIES: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm, List::Office]);
    let (mut comma, mut and) = (false, false);
    for i in gap {
        match text.tokens[i].kind {
            Kind::Mark(',') => comma = true,
            Kind::Mark('«' | '»' | '"') => {}
            Kind::Word if text.normal(i) == "и" => and = true,
            Kind::Word => {
                let word = text.word(i);
                let fits = word.lists.meets(BODIES) || plausibly(word, |g| g.is_adjectival());
                if !fits {
                    return None;
                }
            }
            Kind::Number | Kind::Mark(_) => return None,
        }
    }
    (comma || and).then_some(!and)
}

/// Whether the nouns of both can stand in one case.
fn share_case(text: &Text<'_>, a: &Tokens, b: &Tokens) -> bool {
    const CASES: [Case; 6] = [
        Case::Nom,
        Case::Ins,
        Case::Gen,
        Case::Dat,
        Case::Acc,
        Case::Loc,
    ];
    let noun = |own: &Tokens| {
        let nouns = |i: &usize| text.word(*i).any(|g| g.is_noun());
        own.clone().find(nouns)
    };
    let can = |noun: Option<usize>, case| noun.is_none_or(|i| text.word(i).can_be(case));
    let (a, b) = (noun(a), noun(b));
    CASES.into_iter().any(|case| can(a, case) && can(b, case))
}
