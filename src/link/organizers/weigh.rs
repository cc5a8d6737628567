//! What speaks for and against somebody as the organizer of a campaign.

use super::Asked;
use super::pairs::is_taken_up;
use crate::decide::{Features, step};
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::link::EntityRef;
use crate::mention::{Name, Tokens};
use crate::pattern::{Clauses, entry, is_predicate};
use crate::vocabulary::{BlockKind, MentionKind};

/// Words between that enter features.
const BETWEEN: usize = 10;

/// Words between that are looked at: the campaign may have been named long before.
const SEEN: usize = 512;

impl Asked<'_> {
    /// What the document says of both.
    pub(super) fn both(&self, features: &mut Features<'_>) {
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
        let sentence = text.tokens[self.holder.start].sentence as usize;
        let taken_up = is_taken_up(text, self.names, &self.pair.campaign, sentence);
        features.add("taken.up", (taken_up, self.holder_case()));
        let is_name = self.pair.campaign.kind == MentionKind::Name;
        features.add("campaign.name", is_name);
        let campaign = &self.pair.campaign.entity;
        let others = self.standing.organizers.get(campaign);
        let others = others.copied().unwrap_or(0).min(2);
        features.add("rule.others", (kind, others));
    }

    /// What kind of person or body it is.
    pub(super) fn who(&self, features: &mut Features<'_>) {
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
    pub(super) fn order(&self, features: &mut Features<'_>) {
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
    pub(super) fn around(&self, features: &mut Features<'_>) {
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
    pub(super) fn cued(&self, features: &mut Features<'_>) {
        let text = self.words.text;
        let found = self
            .cue
            .and_then(|i| Some((i, entry(text, i, List::RoleCue)?)));
        let Some((cue, entry)) = found else {
            features.add("cue", "");
            return;
        };
        let kind = match &*entry.kind {
            "host" => "noun",
            kind => kind,
        };
        let kind = (&*entry.canonical, kind);
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
        let frame = (kind, self.voice(cue), self.holder_case());
        features.add("cue.frame", (frame, self.first()));
        let clauses = Clauses::of(text, cue);
        let same = |i: usize| clauses.index(i) == clauses.index(cue);
        let with = (same(self.holder.start), same(self.campaign.start));
        features.add("cue.clause", (frame, with.0, with.1));
    }

    /// The nearest verb of the clause, and who can be its subject.
    pub(super) fn verb(&self, features: &mut Features<'_>) {
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

    /// The case that the holder stands in, as far as its noun shows one.
    fn holder_case(&self) -> &'static str {
        let text = self.words.text;
        let noun = self
            .holder
            .clone()
            .find(|&i| text.word(i).any(|g| g.is_noun()));
        let can = |case| noun.is_some_and(|i| text.word(i).can_be(case));
        match (can(Case::Nom), can(Case::Ins), can(Case::Gen)) {
            (true, ..) => "nominative",
            (_, true, _) => "instrumental",
            (.., true) => "genitive",
            _ => "",
        }
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
