//! Who initiates, organizes or supports a campaign.

use super::campaign_cue::{Cue, Usage, Voice, cue};
use super::case::can_stand;
use super::{kazakh_campaign, stands};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Evidence, Name, Names, Referent, RoleFact, Tokens};
use crate::pattern::{is_negated, is_ones, plausibly};
use crate::text::Text;
use crate::vocabulary::{Basis, RoleKind};

/// Finds who initiated, organized or supported the campaigns of a text.
pub(super) fn find(text: &Text<'_>, names: &Names, roles: &mut Vec<RoleFact>) {
    for sentence in text.sentences {
        for i in sentence.clone() {
            if !text.word(i).is(List::RoleCue) {
                continue;
            }
            if text.is_kazakh(i) {
                roles.extend(kazakh_campaign::find(text, names, sentence, i));
                continue;
            }
            let Some(cue) = cue(text, i) else { continue };
            let target = match cue.usage {
                Usage::Behind => stands::target(text, names, sentence, i),
                _ => target(text, names, sentence, &cue),
            };
            let Some(target) = target else { continue };
            let campaign = target.tokens(names);
            if let Some(first) = holder(text, names, &cue, sentence, &campaign) {
                for holder in holders(text, names, &cue, first) {
                    roles.push(fact(text, names, &cue, holder, &target));
                }
            }
        }
    }
}

/// The campaign that a cue speaks of.
pub(super) enum Target {
    /// A mention.
    Name(usize),
    /// The noun that takes one up: «организатор акции».
    Noun(usize),
}

impl Target {
    pub fn tokens(&self, names: &Names) -> Tokens {
        match *self {
            Target::Name(mention) => names.mentions[mention].whole.clone(),
            Target::Noun(token) => token..token + 1,
        }
    }
}

/// The campaign of the sentence that is nearest to the cue; of a verb one that no other verb parts from it. Where
/// none is named the head noun beside the cue.
fn target(text: &Text<'_>, names: &Names, sentence: &Tokens, cue: &Cue) -> Option<Target> {
    let at = cue.tokens.end - 1;
    let verb = cue.voice != Voice::Noun;
    let parted = |tokens: &Tokens| {
        let between = if tokens.start > at {
            at + 1..tokens.start
        } else {
            tokens.end..at
        };
        let governed = cue.voice == Voice::Active && is_adverbial(text, names, tokens.start);
        verb && (governed && !takes_up(text, tokens.end)
            || between.len() > REACH
            || between.clone().any(|i| text.word(i).is_finite_verb()))
    };
    let starts = |at: usize| names.mentions.partition_point(|m| m.tokens.start < at);
    let first = starts(sentence.start);
    let near = &names.mentions[first..starts(sentence.end)];
    let named = (first..)
        .zip(near)
        .filter(|(_, m)| matches!(m.name, Name::Campaign(_)))
        .min_by_key(|(_, m)| m.tokens.start.abs_diff(at));
    if let Some((index, mention)) = named {
        return (!parted(&mention.whole)).then_some(Target::Name(index));
    }
    if let Some(token) = taken_up(text, cue, sentence) {
        return Some(Target::Noun(token));
    }
    let beside = at.saturating_sub(3).max(sentence.start)..sentence.end.min(at + 4);
    let is_noun = |i: usize| {
        let plain = names.over(i).is_none() && text.word(i).lists.meets(NOUNS);
        plain && i != at && !near.iter().any(|m| m.whole.contains(&i))
    };
    beside
        .filter(|&i| is_noun(i) && !parted(&(i..i + 1)))
        .min_by_key(|i| i.abs_diff(at))
        .map(Target::Noun)
}

/// The pronoun before a noun («его организаторы»), or the noun itself where nothing but a list, a dash or a name
/// stands behind it («Организаторы: …», «Организатор, певец Глеб Ярцев, …»).
fn taken_up(text: &Text<'_>, cue: &Cue, sentence: &Tokens) -> Option<usize> {
    let at = cue.tokens.end - 1;
    let before = at.checked_sub(1).filter(|&i| i >= sentence.start);
    let owned = |&i: &usize| is_ones(text, i) || text.word(i).is_a(Function::Which);
    let bare = || {
        let is_one = |mark: char| text.is_mark(at + 1, mark);
        let listed = at + 1 < sentence.end && (is_one(':') || is_one(',') || text.is_dash(at + 1));
        (before.is_none() && listed).then_some(at)
    };
    let organizes = cue.kind == RoleKind::Organizer;
    let found = || before.filter(owned).or_else(|| organizes.then(bare)?);
    let is_noun = matches!(cue.kind, RoleKind::Organizer | RoleKind::Initiator);
    (cue.voice == Voice::Noun && is_noun).then(found)?
}

/// Nouns that take up a campaign.
pub(super) const NOUNS: ListSet = ListSet::of(&[List::CampaignHead, List::RoleEvent]);

/// How far a campaign stands from the verb of which it is the object.
const REACH: usize = 12;

/// Whether the campaign that begins at token `i` stands behind a preposition: «в рамках акции «X»».
fn is_adverbial(text: &Text<'_>, names: &Names, i: usize) -> bool {
    (text.sentence(i).start..i)
        .rev()
        .take(4)
        .take_while(|&i| text.is_word(i) && names.over(i).is_none() && !is_verb(text, i))
        .any(|i| text.word(i).pos() == Pos::Preposition)
}

/// Whether a relative clause takes up what ends at token `i`: «…, который».
fn takes_up(text: &Text<'_>, i: usize) -> bool {
    text.is_mark(i, ',')
        && (i + 1..text.sentence(i).end)
            .take(3)
            .any(|i| text.word(i).is_a(Function::Which))
}

/// The first holder and those that a comma, «и» or «вместе с» joins to it: «акимат Алматы, фонд «X» и «Y»».
fn holders(text: &Text<'_>, names: &Names, cue: &Cue, first: usize) -> Vec<usize> {
    let mut found = vec![first];
    let mut last = first;
    loop {
        let end = names.mentions[last].whole.end;
        let joint = joint(text, end);
        let next = (joint..text.len().min(joint + 4))
            .take_while(|&i| !text.word(i).is_finite_verb() && !text.is_mark(i, ','))
            .find_map(|i| candidate(names, i))
            .filter(|&next| {
                cue.voice != Voice::Active
                    || !names.mentions[next].whole.contains(&cue.tokens.start)
            });
        match next.filter(|next| joint > end && !found.contains(next)) {
            Some(next) => {
                found.push(next);
                last = next;
            }
            None => return found,
        }
    }
}

/// Where the next of several holders begins, the last of whom ends at token `end`; `end` where none follows.
fn joint(text: &Text<'_>, end: usize) -> usize {
    if end >= text.len() {
        return end;
    }
    let company = text.is_word(end)
        && text.lexicon.group(Group::Together).has(text.normal(end))
        && end + 1 < text.len()
        && text.is_a(end + 1, Function::With);
    if company {
        end + 2
    } else if text.is_mark(end, ',') || text.is_word(end) && text.is_a(end, Function::And) {
        end + 1
    } else {
        end
    }
}

/// Who is meant: behind a noun or a passive, before an active verb.
fn holder(
    text: &Text<'_>,
    names: &Names,
    cue: &Cue,
    sentence: &Tokens,
    campaign: &Tokens,
) -> Option<usize> {
    let may_open = |m: &usize| {
        cue.usage != Usage::Opening || matches!(names.mentions[*m].name, Name::Organization(_))
    };
    let fits = |m: &usize| {
        let tokens = &names.mentions[*m].whole;
        let active = cue.voice == Voice::Active;
        may_open(m)
            && !is_negated(text, tokens.start)
            && !(active && is_oblique(text, tokens))
            && match cue.voice {
                Voice::Active => may_stand(text, names, *m, Case::Nom),
                Voice::Passive => may_stand(text, names, *m, Case::Ins),
                Voice::Noun => true,
            }
    };
    let start = governing(text, cue, sentence);
    let shared = governor_beside(text, sentence.start..start);
    let before = || {
        (sentence.start..start)
            .rev()
            .take_while(|&i| {
                cue.voice != Voice::Active || Some(i) == shared || !is_barrier(text, i)
            })
            .filter_map(|i| candidate(names, i))
            .find(|m| fits(m) && names.mentions[*m].tokens.end <= cue.tokens.start)
    };
    let after = || holder_behind(text, names, cue, sentence, campaign).filter(fits);
    let found = match cue.voice {
        Voice::Active => before().or_else(after)?,
        Voice::Passive => after().or_else(before)?,
        Voice::Noun if cue.kind == RoleKind::Organizer => after().or_else(before)?,
        Voice::Noun => after()?,
    };
    let first = cue.voice == Voice::Active && names.mentions[found].tokens.start < cue.tokens.start;
    Some(if first {
        first_of(text, names, found, sentence, cue)
    } else {
        found
    })
}

/// «в честь юбилея поэта Иванова»: behind a title in another case than the nominative.
fn is_oblique(text: &Text<'_>, name: &Tokens) -> bool {
    let before = name.start.checked_sub(1);
    before.is_some_and(|i| {
        let word = text.word(i);
        text.is_word(i)
            && word.is(List::Office)
            && plausibly(word, |g| g.is_noun() && g.case == Some(Case::Gen))
            && !word.can_be(Case::Nom)
    })
}

/// «министерство шлёт врачей и объявило кампанию»: the verb before that a conjunction joins the one behind these words to,
/// so that both have one subject.
fn governor_beside(text: &Text<'_>, before: Tokens) -> Option<usize> {
    let and = before
        .clone()
        .rev()
        .take(NEAR)
        .find(|&i| text.is_a(i, Function::And))?;
    let own = |i: usize| {
        text.word(i)
            .any(|g| g.is_noun() && g.case == Some(Case::Nom))
    };
    if (and + 1..before.end).any(own) {
        return None;
    }
    let other = |&i: &usize| text.is_mark(i, ';') || text.word(i).is_finite_verb();
    let verb = (before.start..and).rev().find(other)?;
    text.word(verb).is_finite_verb().then_some(verb)
}

/// Words between a conjunction and the verb behind it, at most.
const NEAR: usize = 3;

/// Where the verb of a cue begins: that of the finite verb beside an infinitive, «планирует провести».
fn governing(text: &Text<'_>, cue: &Cue, sentence: &Tokens) -> usize {
    let at = cue.tokens.end - 1;
    let start = cue.tokens.start;
    if !text.word(at).best().is_some_and(|r| r.grammar.infinitive) {
        return start;
    }
    (sentence.start..start)
        .rev()
        .take(4)
        .take_while(|&i| text.is_word(i))
        .find(|&i| text.word(i).is_finite_verb())
        .unwrap_or(start)
}

fn is_verb(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.is_finite_verb() || word.pos() == Pos::Verb
}

/// The first of those who are enumerated before a verb up to `last`: «акимат и фонд «X» провели».
fn first_of(text: &Text<'_>, names: &Names, last: usize, sentence: &Tokens, cue: &Cue) -> usize {
    let several = text
        .word(cue.tokens.end - 1)
        .any(|g| g.finite && g.number == Some(Number::Plur));
    if !several {
        return last;
    }
    let mut first = last;
    loop {
        let start = names.mentions[first].whole.start;
        let before = (sentence.start..start)
            .rev()
            .take(4)
            .find_map(|i| candidate(names, i));
        let Some(before) = before.filter(|&m| {
            let end = names.mentions[m].whole.end;
            let next = joint(text, end);
            next > end && (next..start).all(|i| text.is_word(i))
        }) else {
            return first;
        };
        first = before;
    }
}

/// What parts a verb from a subject before it: another finite verb, or the beginning of a clause with «что».
fn is_barrier(text: &Text<'_>, i: usize) -> bool {
    text.is_mark(i, ';')
        || text.is_word(i) && (text.word(i).is_finite_verb() || text.is_a(i, Function::That))
}

/// Whether somebody named can stand in a case, a woman with her given name in any: «Гульнар Есенова».
fn may_stand(text: &Text<'_>, names: &Names, mention: usize, case: Case) -> bool {
    let mention = &names.mentions[mention];
    let is_person = matches!(mention.name, Name::Person(_));
    stands_in(text, &mention.whole, &[case])
        || is_person && mention.tokens.len() > 1 && can_stand(text, &mention.tokens, case)
}

/// Whether the first noun of the tokens can stand in one of the cases; what does not inflect can.
fn stands_in(text: &Text<'_>, tokens: &Tokens, cases: &[Case]) -> bool {
    let noun = tokens
        .clone()
        .find(|&i| text.is_word(i) && text.word(i).any(|g| g.is_noun()));
    let Some(noun) = noun else { return true };
    let word = text.word(noun);
    let is = |g: &Grammar| {
        g.is_noun() && (g.indeclinable || g.case.is_none_or(|case| cases.contains(&case)))
    };
    !word.readings.iter().any(|r| r.known) || plausibly(word, is)
}

/// The person or organization named at token `i`.
fn candidate(names: &Names, i: usize) -> Option<usize> {
    names
        .over(i)
        .filter(|(_, m)| m.tokens.start == i || m.tokens.end == i + 1)
        .filter(|(_, m)| matches!(m.name, Name::Person(_) | Name::Organization(_)))
        .map(|(index, _)| index)
}

/// The first one behind the cue; of «главы МИОР Аиды Балаевой» the person whose title the organization completes.
fn holder_behind(
    text: &Text<'_>,
    names: &Names,
    cue: &Cue,
    sentence: &Tokens,
    campaign: &Tokens,
) -> Option<usize> {
    let mut found = (cue.tokens.end..sentence.end.min(cue.tokens.end + 24))
        .take_while(|&i| cue.usage != Usage::Means || text.word(i).pos() != Pos::Preposition)
        .take_while(|&i| {
            let word = text.word(i);
            let apposed = i == cue.tokens.end && cue.voice == Voice::Noun; // «его автор, поэт Анна Ким»
            (apposed || !text.is_mark(i, ',')) && !word.is(List::Say) && !word.is(List::RoleCue)
        })
        .filter(|i| !campaign.contains(i))
        .filter_map(|i| candidate(names, i))
        .filter(|&m| names.mentions[m].tokens.start >= cue.tokens.end);
    let first = found.next()?;
    let person = found.find(|&m| m != first).filter(|&m| {
        let mention = &names.mentions[m];
        matches!(mention.name, Name::Person(_))
            && mention.tokens.start <= names.mentions[first].whole.end + 1
            && cue.kind == RoleKind::Initiator
    });
    Some(person.unwrap_or(first))
}

fn fact(text: &Text<'_>, names: &Names, cue: &Cue, holder: usize, target: &Target) -> RoleFact {
    let words = names.mentions[holder].tokens.clone();
    fact_of(text, names, cue, (Referent::Name(holder), words), target)
}

/// What the cue says of somebody, whose words stand beside him.
pub(super) fn fact_of(
    text: &Text<'_>,
    names: &Names,
    cue: &Cue,
    (holder, holder_words): (Referent, Tokens),
    target: &Target,
) -> RoleFact {
    let campaign = target.tokens(names);
    let behind = campaign.start >= cue.tokens.end && campaign.start <= cue.tokens.end + 1;
    let evidence = |field, tokens: &Tokens| Evidence {
        field,
        span: text.span(tokens),
        rule: cue.rule.id,
    };
    let (referent, words, head) = match *target {
        Target::Name(index) => {
            let tokens = names.mentions[index].tokens.clone();
            let campaign = names.campaign(tokens.start);
            let head = campaign
                .and_then(|(_, c)| c.head.as_ref())
                .map(|(_, head)| *head);
            (Referent::Name(index), tokens, head)
        }
        Target::Noun(token) => {
            let tokens = token..token + 1;
            let noun = Referent::Noun {
                tokens: tokens.clone(),
                head: token,
            };
            (noun, tokens, Some(token))
        }
    };
    let end = match head {
        Some(head) if behind && cue.kind == RoleKind::Organizer => head + 1,
        _ => cue.tokens.end,
    };
    RoleFact {
        holder,
        kind: cue.kind,
        target: Some(referent),
        title: None,
        status: None,
        basis: Basis::Stated,
        tokens: cue.tokens.start..end.max(cue.tokens.end),
        evidence: vec![
            evidence("holder", &holder_words),
            evidence("target", &words),
        ],
        rule: cue.rule.id,
    }
}
