//! What a campaign is for, where a sentence states it: «направленная на …», «с целью …», «призванная …»,
//! «цель акции — …».

use super::site::{self, Site};
use crate::lexicon::function::{Function, FunctionSet};
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{Evidence, Tokens};
use crate::pattern::{is_predicate, nominative_phrase, phrase};
use crate::text::{Kind, Text};

/// The longest aim, in tokens.
const LONGEST: usize = 25;
/// How far the words that state an aim stand from the campaign.
const NEAR: usize = 8;

/// An aim and the words that state it.
pub(super) struct Aim {
    pub campaign: usize,
    pub text: String,
    pub evidence: Evidence,
}

/// The aims stated in the sentences of the campaigns, in order.
pub(super) fn find(text: &Text<'_>, sites: &[Site]) -> Vec<Aim> {
    let mut found = Vec::new();
    let mut sentence = 0..0;
    for site in sites {
        if sentence.contains(&site.tokens.start) {
            continue;
        }
        sentence = text.sentence(site.tokens.start);
        found.extend(
            sentence
                .clone()
                .filter_map(|i| aim_at(text, sites, &sentence, i)),
        );
        let next = sentence.end;
        if next < text.len() && text.tokens[next].block == text.tokens[next - 1].block {
            found.extend(of_pronoun(text, sites, &sentence, next));
        }
    }
    found
}

/// The aim whose cue is token `i`.
fn aim_at(text: &Text<'_>, sites: &[Site], sentence: &Tokens, i: usize) -> Option<Aim> {
    if let Some(from) = directed(text, i, sentence.end) {
        let site = before(text, sites, sentence, i, true)?;
        return aim(text, site, i, from, true);
    }
    let after = |before: FunctionSet| i > sentence.start && text.is_a(i - 1, before);
    let word = text.word(i);
    let cued = word.is_a(Function::WithAim) && after(Function::With.into())
        || word.is_a(Function::ForAims) && after(Function::In.into());
    if cued {
        let site = before(text, sites, sentence, i, false)?;
        return aim(text, site, i, i + 1, true);
    }
    let is = |group, i: usize| text.lexicon.group(group).has_lemma_of(text.word(i));
    let case = |case| word.any(|g| g.number == Some(Number::Sing) && g.case == Some(case));
    if !is(Group::Aim, i) || !(case(Case::Nom) || case(Case::Ins)) {
        return None;
    }
    if case(Case::Nom) && after(Function::His | Function::Her) {
        let site = before(text, sites, sentence, i, false)?;
        let dash = i + 1 < sentence.end && text.is_dash(i + 1);
        return dash.then(|| aim(text, site, i, i + 2, false)).flatten();
    }
    let next = sites.partition_point(|site| site.tokens.start <= i);
    let site = sites.get(next).filter(|site| site.tokens.start <= i + 3)?;
    let end = site.tokens.end;
    let stated = end < sentence.end
        && (text.is_dash(end) || text.is_mark(end, ':') || is(Group::Equalling, end));
    stated.then(|| aim(text, site, i, end + 1, false)).flatten()
}

/// «Она направлена на …», «Её цель — …» in the sentence after the one that names a single campaign.
fn of_pronoun(text: &Text<'_>, sites: &[Site], named: &Tokens, first: usize) -> Option<Aim> {
    let sentence = text.sentence(first);
    let own_aim = text.is_a(first, Function::His | Function::Her)
        && first + 1 < sentence.end
        && text
            .lexicon
            .group(Group::Aim)
            .has_lemma_of(text.word(first + 1));
    if !own_aim && !text.is_a(first, Function::He | Function::She | Function::It) {
        return None;
    }
    let mut near = site::within(sites, named).iter();
    let site = near.next()?;
    if near.any(|other| other.campaign != site.campaign) {
        return None;
    }
    if own_aim {
        let stated = first + 2 < sentence.end && text.is_dash(first + 2);
        return stated
            .then(|| aim(text, site, first, first + 3, false))
            .flatten();
    }
    (first + 1..sentence.end.min(first + 4)).find_map(|i| {
        let from = directed(text, i, sentence.end)?;
        aim(text, site, i, from, true)
    })
}

/// Where the aim begins behind «направлена на», «призвана», at token `i`.
fn directed(text: &Text<'_>, i: usize, end: usize) -> Option<usize> {
    let word = text.word(i);
    let participle = word.any(|g| g.pos == Pos::Participle || g.passive || g.is_adjectival());
    if !text.is_word(i) || !participle || i + 2 >= end {
        return None;
    }
    let is = |group: Group| text.lexicon.group(group).has_lemma_of(word);
    if text.is_a(i + 1, Function::On) && is(Group::Directed) {
        return Some(i + 2);
    }
    (is(Group::CalledTo) && text.word(i + 1).any(|g| g.infinitive)).then_some(i + 1)
}

/// The campaign named last before token `i` of the sentence; `joined`: as the subject of what stands there.
fn before<'a>(
    text: &Text<'_>,
    sites: &'a [Site],
    sentence: &Tokens,
    i: usize,
    joined: bool,
) -> Option<&'a Site> {
    let last = sites.partition_point(|site| site.tokens.start < i);
    let mut near = sites[..last].iter().rev();
    let site = near
        .by_ref()
        .take_while(|site| sentence.contains(&site.tokens.start))
        .find(|site| site.tokens.end <= i)?;
    let between = site.tokens.end..i;
    let other = between.clone().any(|k| {
        let verb = is_predicate(text, k) && !text.word(k).is_a(Function::Be);
        joined && (verb || text.word(k).is(List::CampaignHead))
    });
    (between.len() <= NEAR && !other).then_some(site)
}

fn aim(text: &Text<'_>, site: &Site, cue: usize, from: usize, inflected: bool) -> Option<Aim> {
    let words = extent(text, from)?;
    let noun = words
        .clone()
        .take_while(|&i| text.word(i).any(|g| g.is_adjectival() || g.is_noun()))
        .find(|&i| text.word(i).best().is_some_and(|r| r.grammar.is_noun()));
    let text_of = match noun.filter(|_| inflected) {
        Some(noun) => nominative_phrase(text, &words, noun),
        None => phrase(text, &words),
    };
    Some(Aim {
        campaign: site.campaign,
        text: text_of,
        evidence: Evidence {
            field: "aim",
            span: text.span(&(cue..words.end)),
            rule: "campaign.aim",
        },
    })
}

/// The words of the aim: to a mark or verb that ends it. A comma between nouns does not.
fn extent(text: &Text<'_>, from: usize) -> Option<Tokens> {
    let sentence = text.sentence(from.min(text.len() - 1));
    let mut end = from;
    while end < sentence.end.min(from + LONGEST) {
        let ends = match text.tokens[end].kind {
            Kind::Mark(',') => !goes_on(text, end + 1, sentence.end),
            Kind::Mark(mark) => !"«»\"“”„-#".contains(mark) || text.is_dash(end),
            _ => end > from && is_predicate(text, end),
        };
        if ends {
            break;
        }
        end += 1;
    }
    let trails = |i: usize| {
        text.is_mark(i, ',')
            || text.is_a(
                i,
                Function::And | Function::Whereas | Function::Also | Function::Not,
            )
    };
    while end > from && trails(end - 1) {
        end -= 1;
    }
    (end > from && end < from + LONGEST).then_some(from..end)
}

/// Whether a list of nouns goes on at token `i`, behind a comma.
fn goes_on(text: &Text<'_>, i: usize, end: usize) -> bool {
    if i >= end || !text.is_word(i) || text.word(i).is_a(Function::Which) {
        return false;
    }
    let word = text.word(i);
    let nominal = word.best().is_some_and(|r| {
        let g = &r.grammar;
        (g.is_noun() || g.pos == Pos::Adjective)
            && matches!(g.case, Some(Case::Acc | Case::Gen | Case::Nom))
    });
    (nominal
        || word.any(|g| g.infinitive)
        || text.is_a(i, Function::Whereas) && i + 1 < end && text.is_a(i + 1, Function::Also))
        && !word.is(List::Say)
}
