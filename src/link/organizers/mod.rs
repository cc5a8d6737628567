//! Who organizes a campaign: everybody whom a sentence names beside it is asked about.

mod pairs;

use super::near::Spot;
use super::{Entities, EntityRef, LinkedRole, Standing};
use crate::decide::{Decide, Features, Question, Words, step};
use crate::lexicon::grammar::{Case, Grammar, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{Body, Evidence, Name, Names, Referent, RoleFact, Tokens};
use crate::pattern::{Clauses, entry, is_predicate};
use crate::vocabulary::{Basis, BlockKind, MentionKind, RoleKind};
use pairs::{Pair, pairs};

/// From which probability somebody is an organizer, chosen by cross-validation.
const LEAST: f64 = 0.5;

/// Words between that enter features.
const BETWEEN: usize = 10;

/// Words between that are looked at: the campaign may have been named long before.
const SEEN: usize = 512;

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
    for pair in &pairs {
        let (who, campaign) = (pair.holder.entity, pair.campaign.entity);
        let rule = standing.between.get(&(who, campaign)).copied();
        let asked = Asked::new(words, names, (entities, &standing), pair, rule);
        let probability = asked.probability(decide);
        let decided = probability >= LEAST && !asked.is_employer();
        if rule.is_none() && (decided || asked.is_called_so()) {
            added.push(role(words, names, pair));
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
        rule: Option<(RoleKind, &'static str)>,
    ) -> Self {
        let text = words.text;
        let far = |i: &usize| {
            (
                i.abs_diff(pair.campaign.start) + i.abs_diff(pair.holder.start),
                *i,
            )
        };
        let cue = text
            .sentence(pair.holder.start)
            .filter(|&i| text.word(i).is(List::RoleCue) && names.over(i).is_none())
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
            cue,
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
            cue.is_some_and(|cue| &*cue.canonical == "organizer" && &*cue.kind == "noun")
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

    /// What the document says of both.
    fn both(&self, features: &mut Features<'_>) {
        let text = self.words.text;
        features.add("bias", true);
        let kind = self.rule.map_or(usize::MAX, |(kind, _)| kind as usize);
        features.add("rule", kind);
        features.add("rule.way", self.rule.map_or("", |(_, rule)| rule));
        features.add("times", self.pair.times.min(3));
        let block = text.tokens[self.holder.start].block as usize;
        features.add("title", text.article.blocks[block].kind == BlockKind::Title);
        let EntityRef::Campaign(index) = self.pair.campaign.entity else {
            return;
        };
        let campaign = &self.entities.campaigns[index];
        features.add("campaign.kind", campaign.what.kind as usize);
        features.add("campaign.mentions", step(campaign.mentions.len()));
        features.add("campaigns", step(self.entities.campaigns.len()));
        let is_name = self.pair.campaign.kind == MentionKind::Name;
        features.add("campaign.name", is_name);
        let campaign = &self.pair.campaign.entity;
        let others = self.standing.organizers.get(campaign);
        let others = others.copied().unwrap_or(0).min(2);
        features.add("rule.others", (kind, others));
    }

    /// What kind of person or body it is.
    fn who(&self, features: &mut Features<'_>) {
        let entity = self.pair.holder.entity;
        match entity {
            EntityRef::Organization(index) => {
                let own = &self.entities.organizations[index];
                let kind = own.what.kind.map_or(usize::MAX, |kind| kind as usize);
                features.add("who", ("organization", kind));
                features.add("mentions", ("organization", step(own.mentions.len())));
                features.add("who.unnamed", self.entities.is_unnamed(entity));
            }
            _ => features.add("who", "person"),
        }
        let standing = self.standing;
        features.add("who.how", (self.pair.holder.kind as usize, self.first()));
        features.add("via", standing.via.contains(&entity));
        features.add("speaks", standing.speaks.contains_key(&entity));
        features.add("employs", standing.targets.contains(&entity));
    }

    /// Where they stand to each other.
    fn order(&self, features: &mut Features<'_>) {
        let text = self.words.text;
        let first = self.first();
        let gap = self.gap();
        let apart =
            text.tokens[self.holder.start].sentence != text.tokens[self.campaign.start].sentence;
        features.add("first", first);
        features.add("apart", apart);
        features.add("near", (first, step(gap.len())));
        let seen = gap.start..gap.end.min(gap.start + SEEN);
        let verbs = seen.clone().filter(|&i| is_predicate(text, i));
        features.add("gap.verbs", (first, verbs.take(2).count()));
        let commas = seen.clone().filter(|&i| text.is_mark(i, ','));
        features.add("gap.commas", (first, commas.take(2).count()));
        let is_other = |name: &Name| matches!(name, Name::Person(_) | Name::Organization(_));
        let other = |i: &usize| self.names.over(*i).is_some_and(|(_, m)| is_other(&m.name));
        features.add("gap.others", (first, seen.clone().any(|i| other(&i))));
        let clauses = Clauses::of(text, self.holder.start);
        let same = clauses.index(self.holder.start) == clauses.index(self.campaign.start);
        features.add("clause", (first, same));
        if gap.len() <= BETWEEN {
            for i in gap {
                if self.names.over(i).is_none() && text.is_word(i) {
                    self.words.mention(features, "between", i);
                }
            }
        }
        let case = |words: &Tokens, case: Case| {
            let noun = words.clone().find(|&i| text.word(i).any(|g| g.is_noun()));
            noun.is_none_or(|i| text.word(i).can_be(case))
        };
        let own = |wanted: Case| case(&self.holder, wanted);
        features.add("case", (own(Case::Nom), own(Case::Ins), own(Case::Gen)));
        features.add("case.first", (first, own(Case::Nom), own(Case::Ins)));
        let object = (
            case(&self.campaign, Case::Acc),
            case(&self.campaign, Case::Nom),
        );
        features.add("campaign.case", (first, object.0, object.1));
    }

    /// The words beside both.
    fn around(&self, features: &mut Features<'_>) {
        let text = self.words.text;
        let sentence = text.sentence(self.holder.start);
        let mut beside = |template: &str, i: Option<usize>| match i {
            Some(i) if !sentence.contains(&i) => {}
            Some(i) if text.is_word(i) => self.words.describe(features, template, i),
            Some(i) => features.add(template, text.surface(i)),
            None => {}
        };
        beside("h.b1", self.holder.start.checked_sub(1));
        beside("h.b2", self.holder.start.checked_sub(2));
        beside("h.a1", Some(self.holder.end));
        beside("c.b1", self.campaign.start.checked_sub(1));
        beside("c.b2", self.campaign.start.checked_sub(2));
        beside("c.a1", Some(self.campaign.end));
        for (template, words) in [("h.prep", &self.holder), ("c.prep", &self.campaign)] {
            let near = (sentence.start..words.start).rev().take(4);
            let preposition = near
                .take_while(|&i| text.is_word(i) && !is_predicate(text, i))
                .find(|&i| text.word(i).pos() == Pos::Preposition);
            let shown = preposition.map_or("", |i| text.normal(i));
            features.add(template, (shown, self.first()));
        }
    }

    /// The word that ties somebody to a campaign.
    fn cued(&self, features: &mut Features<'_>) {
        let text = self.words.text;
        let found = self
            .cue
            .and_then(|i| Some((i, entry(text, i, List::RoleCue)?)));
        let Some((cue, entry)) = found else {
            features.add("cue", "");
            return;
        };
        let kind = (&*entry.canonical, &*entry.kind);
        features.add("cue", kind);
        self.words.describe(features, "cue.word", cue);
        let side = |words: &Tokens| cue < words.start;
        features.add(
            "cue.side",
            (side(&self.holder), side(&self.campaign), self.first()),
        );
        let far = cue
            .abs_diff(self.holder.start)
            .min(cue.abs_diff(self.holder.end));
        features.add("cue.near", (kind.0, step(far)));
        let far = cue
            .abs_diff(self.campaign.start)
            .min(cue.abs_diff(self.campaign.end));
        features.add("cue.campaign", (kind.0, step(far)));
        features.add("cue.voice", (self.voice(cue), side(&self.holder)));
    }

    /// The nearest verb of the clause, and who can be its subject.
    fn verb(&self, features: &mut Features<'_>) {
        let text = self.words.text;
        let clauses = Clauses::of(text, self.holder.start);
        let part = &clauses.parts[clauses.index(self.holder.start)];
        let outside = |i: &usize| !self.holder.contains(i) && !self.campaign.contains(i);
        let verb = part
            .clone()
            .filter(|i| outside(i) && is_predicate(text, *i))
            .min_by_key(|&i| (i.abs_diff(self.holder.start), i));
        let Some(verb) = verb else {
            features.add("verb", "");
            return;
        };
        self.words.describe(features, "verb", verb);
        let subject = self.holder.clone().all(|i| text.word(i).can_be(Case::Nom));
        features.add("verb.subject", (self.words.lemma(verb), subject));
        if let Some(classes) = self.words.classes(verb) {
            features.add("verb.class", (classes.middle, subject));
        }
        features.add("verb.says", (text.word(verb).is(List::Say), subject));
        features.add("verb.voice", (self.voice(verb), subject, self.first()));
    }

    fn voice(&self, i: usize) -> &'static str {
        let word = self.words.text.word(i);
        let reflexive = self
            .words
            .text
            .lexicon
            .group(Group::Reflexive)
            .ends(&word.normal);
        match word.best().map(|reading| &reading.grammar) {
            Some(grammar) if grammar.passive || reflexive => "passive",
            Some(grammar) if grammar.finite || grammar.infinitive => "active",
            Some(grammar) if grammar.pos == Pos::Participle => "participle",
            _ => "noun",
        }
    }

    /// Which stands first.
    fn first(&self) -> &'static str {
        let sentence = |words: &Tokens| self.words.text.tokens[words.start].sentence;
        if sentence(&self.holder) != sentence(&self.campaign) {
            "apart"
        } else if self.holder.start < self.campaign.start {
            "holder"
        } else {
            "campaign"
        }
    }

    /// The words between them.
    fn gap(&self) -> Tokens {
        let (first, last) = if self.holder.start < self.campaign.start {
            (&self.holder, &self.campaign)
        } else {
            (&self.campaign, &self.holder)
        };
        first.end..last.start.max(first.end)
    }
}
