//! When a campaign begins and ends: «стартовала 5 мая», «продлится до 1 июня», «проходит с 5 по 12 мая».

use super::site::{self, Site};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::mention::{DateFact, Evidence};
use crate::pattern::{Clauses, has_predicate};
use crate::text::Text;
use crate::vocabulary::{DateType, Precision};

/// Tokens of a name, at most.
const LONGEST: usize = 64;

/// What a date is to a campaign.
pub(super) struct Term {
    pub campaign: usize,
    /// Index of the date.
    pub date: usize,
    pub begins: bool,
    pub ends: bool,
    pub evidence: Vec<Evidence>,
}

/// The dates that begin or end campaigns, in order.
pub(super) fn find(text: &Text<'_>, sites: &[Site], dates: &[DateFact]) -> Vec<Term> {
    let stated = |(index, date): (usize, &DateFact)| {
        let sentence = text.sentence(date.tokens.start);
        // a name with the year at its end may begin in the sentence before
        let before = sentence.start.saturating_sub(LONGEST);
        let near = site::within(sites, &(before..sentence.end));
        let last = near.last()?;
        let stated = sentence.contains(&last.tokens.start);
        stated.then(|| term(text, near, index, date)).flatten()
    };
    dates.iter().enumerate().filter_map(stated).collect()
}

fn term(text: &Text<'_>, sites: &[Site], index: usize, date: &DateFact) -> Option<Term> {
    let edtf = date.edtf.as_deref()?;
    let in_name = date.precision == Some(Precision::Year)
        && sites
            .iter()
            .any(|site| site.tokens.end == date.tokens.start);
    if in_name || !matches!(date.kind, DateType::Date | DateType::Interval) {
        return None;
    }
    let clauses = Clauses::of(text, date.tokens.start);
    let own = clauses.index(date.tokens.start);
    let part = clauses.parts[own].clone();
    let verb = part
        .clone()
        .filter(|&i| role(text, i).is_some())
        .min_by_key(|i| i.abs_diff(date.tokens.start))?;
    let (from, to) = match edtf.split_once('/') {
        Some((_, "..")) => (true, false),
        Some(("..", _)) => (false, true),
        Some(_) => (true, true),
        None => (false, false),
    };
    let point = !from && !to;
    let until = point
        && date.tokens.start > part.start
        && text.is_a(date.tokens.start - 1, Function::Until);
    let (begins, ends) = match role(text, verb)? {
        Verb::Begins => (point || from, false),
        Verb::Ends => (false, point || to),
        Verb::Lasts => (from, to || until),
        Verb::Holds => (from, to || until),
    };
    if !(begins || ends) {
        return None;
    }
    let campaign = subject(text, sites, &clauses, own, verb)?;
    let evidence = |field| Evidence {
        field,
        span: text.span(&date.tokens),
        rule: "campaign.term",
    };
    let fields = [begins.then_some("begins"), ends.then_some("ends")];
    Some(Term {
        campaign,
        date: index,
        begins,
        ends,
        evidence: fields.into_iter().flatten().map(evidence).collect(),
    })
}

#[derive(Clone, Copy)]
enum Verb {
    Begins,
    Ends,
    Lasts,
    Holds,
}

fn role(text: &Text<'_>, i: usize) -> Option<Verb> {
    let word = text.word(i);
    let is = |group: Group| text.lexicon.group(group).has_lemma_of(word);
    if !text.is_word(i) {
        return None;
    }
    match () {
        () if is(Group::Beginning) => Some(Verb::Begins),
        () if is(Group::Ending) => Some(Verb::Ends),
        () if is(Group::LastingTerm) => Some(Verb::Lasts),
        () if is(Group::Holding) => Some(Verb::Holds),
        () => None,
    }
}

/// The campaign of which the clause speaks: named in it, before «которая», or the subject of the clauses
/// before it.
fn subject(
    text: &Text<'_>,
    sites: &[Site],
    clauses: &Clauses,
    own: usize,
    verb: usize,
) -> Option<usize> {
    let started = text
        .lexicon
        .group(Group::StartNoun)
        .has_lemma_of(text.word(verb));
    let inside = |part: usize| {
        let tokens = clauses.parts[part].clone();
        site::within(sites, &tokens).iter().filter(move |site| {
            let head = text.word(site.tokens.start);
            let free = started || !text.is_word(site.tokens.start);
            free || head.can_be(Case::Nom) || head.can_be(Case::Acc)
        })
    };
    if let Some(site) = inside(own).min_by_key(|site| site.tokens.start.abs_diff(verb)) {
        return Some(site.campaign);
    }
    let which = text.word(clauses.parts[own].start).is_a(Function::Which);
    if which && own > 0 {
        let before = &clauses.parts[own - 1];
        let last = site::within(sites, before).last();
        return last
            .filter(|site| site.tokens.end + 1 >= before.end)
            .map(|site| site.campaign);
    }
    for part in (0..own).rev() {
        let site = inside(part).next_back();
        let told = clauses.parts[part].clone().any(|i| role(text, i).is_some());
        if has_predicate(text, &clauses.parts[part]) && !told {
            return None;
        }
        if let Some(site) = site {
            return Some(site.campaign);
        }
    }
    None
}
