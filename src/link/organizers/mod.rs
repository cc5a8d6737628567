//! Who organizes a campaign: everybody whom a sentence names beside it is asked about.

mod pairs;
mod several;
mod weigh;

use super::near::Spot;
use super::{Entities, EntityRef, LinkedRole, Standing};
use crate::decide::{Decide, Question, Words};
use crate::lexicon::grammar::{Case, Grammar};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{Body, Evidence, Names, Referent, RoleFact, Tokens};
use crate::pattern::{Clauses, entry, is_negated, is_predicate};
use crate::vocabulary::{Basis, MentionKind, RoleKind};
use pairs::{Pair, cue, pairs};

/// From which probability somebody is an organizer, chosen by cross-validation.
const LEAST: f64 = 0.5;

/// Words before somebody's name that may say that he is honoured.
const HONOUR: usize = 4;

/// The rule of an organizer that no other rule proposes.
const RULE: &str = "campaign.decided";

/// A pair and what tells whether the one organizes the other.
struct Asked<'a> {
    words: &'a Words<'a>,
    names: &'a Names,
    entities: &'a Entities,
    standing: &'a Standing,
    pair: &'a Pair,
    /// What the rules say they are to each other.
    rule: Option<(RoleKind, &'static str)>,
    /// The words of their mentions with head nouns.
    campaign: Tokens,
    holder: Tokens,
    /// The word that ties somebody to a campaign, nearest to both.
    cue: Option<usize>,
}

/// Decides who organizes the campaigns of a document beside those of whom a rule says so.
pub(super) fn decide(
    words: &Words<'_>,
    (names, bodies): (&Names, &[Body]),
    entities: &mut Entities,
    decide: &mut Decide<'_>,
) {
    if entities.campaigns.is_empty() {
        return;
    }
    let named = entities.organizations.len();
    let pairs = pairs(words, names, bodies, entities);
    let standing = Standing::of(entities);
    let first = entities.roles.len();
    let mut added = Vec::new();
    let known: &Entities = entities;
    let asked: Vec<Asked<'_>> = pairs
        .iter()
        .map(|pair| Asked::new(words, names, (known, &standing), pair))
        .collect();
    let alone = asked.iter().map(|own| own.alone(decide));
    let alone: Vec<f64> = alone.collect();
    for (own, probability) in asked.iter().zip(several::together(&asked, &alone)) {
        let is_other =
            own.is_employer() || own.is_honoured() || is_negated(words.text, own.holder.start);
        let decided = probability >= LEAST && !is_other;
        if own.rule.is_none() && (decided || own.is_called_so()) {
            added.push(role(words, names, own.pair));
        }
    }
    entities.roles.extend(added);
    entities.keep_bodies(named, first);
}

/// The role of an organizer.
fn role(words: &Words<'_>, names: &Names, pair: &Pair) -> LinkedRole {
    let text = words.text;
    let mention = |spot: &Spot| names.over(spot.start).map(|(index, _)| index);
    let tokens = |spot: &Spot| spot.start..spot.end;
    let evidence = |field, spot: &Spot| Evidence {
        field,
        span: text.span(&tokens(spot)),
        rule: RULE,
    };
    let target = match mention(&pair.campaign) {
        Some(index) => Referent::Name(index),
        None => Referent::Noun {
            tokens: tokens(&pair.campaign),
            head: pair.campaign.start,
        },
    };
    LinkedRole {
        fact: RoleFact {
            holder: match mention(&pair.holder) {
                Some(index) => Referent::Name(index),
                None => Referent::Noun {
                    tokens: tokens(&pair.holder),
                    head: pair.holder.start,
                },
            },
            kind: RoleKind::Organizer,
            target: Some(target),
            title: None,
            status: None,
            basis: Basis::Stated,
            tokens: tokens(&pair.holder),
            evidence: vec![
                evidence("holder", &pair.holder),
                evidence("target", &pair.campaign),
            ],
            rule: RULE,
        },
        holder: pair.holder.entity,
        target: Some(pair.campaign.entity),
    }
}

/// The words of a mention with its head noun.
fn whole(names: &Names, spot: &Spot) -> Tokens {
    let mention = names.over(spot.start).map(|(_, mention)| mention);
    mention
        .filter(|m| m.tokens.start == spot.start && m.tokens.end == spot.end)
        .map_or(spot.start..spot.end, |m| m.whole.clone())
}

impl<'a> Asked<'a> {
    fn new(
        words: &'a Words<'a>,
        names: &'a Names,
        (entities, standing): (&'a Entities, &'a Standing),
        pair: &'a Pair,
    ) -> Self {
        let text = words.text;
        let ends = (pair.holder.entity, pair.campaign.entity);
        let rule = standing.between.get(&ends).copied();
        let far = |i: &usize| {
            (
                i.abs_diff(pair.campaign.start) + i.abs_diff(pair.holder.start),
                *i,
            )
        };
        let nearest = text
            .sentence(pair.holder.start)
            .filter(|&i| names.over(i).is_none() && cue(text, i).is_some())
            .min_by_key(far);
        Self {
            words,
            names,
            entities,
            standing,
            pair,
            rule,
            campaign: whole(names, &pair.campaign),
            holder: whole(names, &pair.holder),
            cue: nearest,
        }
    }

    /// «организатором фестиваля «X» выступил колледж», «организаторами выступили колледж и фонд «Y»»: a noun says outright who
    /// the one is to the other.
    fn is_called_so(&self) -> bool {
        let text = self.words.text;
        let clauses = Clauses::of(text, self.holder.start);
        let part = &clauses.parts[clauses.index(self.holder.start)];
        if self.pair.holder.kind == MentionKind::Pronoun {
            return false;
        }
        let instrumental = |i: &usize| {
            let noun = |g: &Grammar| g.is_noun() && g.case == Some(Case::Ins);
            text.word(*i).any(noun)
        };
        let organizer = |i: &usize| {
            let cue = entry(text, *i, List::RoleCue);
            let noun = |kind: &str| matches!(kind, "noun" | "host");
            cue.is_some_and(|cue| &*cue.canonical == "organizer" && noun(&cue.kind))
        };
        let campaign = self.campaign.start;
        let is_its = |cue: &usize| !part.contains(&campaign) || campaign == *cue + 1;
        let noun = part
            .clone()
            .find(|i| organizer(i) && instrumental(i))
            .filter(|cue| is_its(cue));
        let acts = |i: &usize| {
            text.lexicon
                .group(Group::ActingAs)
                .has_lemma_of(text.word(*i))
        };
        let holder = &self.holder;
        let nominative = holder.clone().find(|&i| text.word(i).any(|g| g.is_noun()));
        noun.is_some()
            && nominative.is_some_and(|i| text.word(i).can_be(Case::Nom))
            && part
                .clone()
                .find(acts)
                .is_some_and(|verb| holder.start == verb + 1 || holder.end == verb)
    }

    /// «форум организовала депутат маслихата Анна Ким»: the organization of whom is named right behind it acts through nobody
    /// else.
    fn is_employer(&self) -> bool {
        let employs = self.standing.targets.contains(&self.pair.holder.entity);
        employs && self.names.person(self.holder.end).is_some()
    }

    /// «концерт в честь юбилея поэта X», «забег памяти X»: somebody whom it honours.
    fn is_honoured(&self) -> bool {
        let text = self.words.text;
        let start = text.sentence(self.holder.start).start;
        let honours = text.lexicon.group(Group::Honours);
        let before = (start..self.holder.start).rev().take(HONOUR);
        let nominal = |i: &usize| text.is_word(*i) && !is_predicate(text, *i);
        matches!(self.pair.holder.entity, EntityRef::Person(_))
            && before
                .take_while(nominal)
                .any(|i| honours.has_lemma_of(text.word(i)))
    }

    /// How probable it is that the one organizes the other, whoever stands beside; what the rules say is certain.
    fn alone(&self, decide: &mut Decide<'_>) -> f64 {
        let probability = self.probability(decide);
        match self.rule {
            None => probability,
            Some((RoleKind::Organizer | RoleKind::Initiator, _)) => 1.0,
            Some(_) => 0.0,
        }
    }

    fn probability(&self, decide: &mut Decide<'_>) -> f64 {
        decide.prepare(|features| {
            self.both(features);
            self.who(features);
            self.order(features);
            self.around(features);
            self.cued(features);
            self.verb(features);
        });
        let (campaign, holder) = (&self.pair.campaign, &self.pair.holder);
        let about = self.words.text.span(&(holder.start..holder.end));
        decide.ask_of(Question::Organizer, about, || {
            let name = |spot: &Spot| self.entities.name(spot.entity);
            format!("{} | {}", name(holder), name(campaign))
        })
    }
}
