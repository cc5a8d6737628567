//! What speaks for and against an employer.

use super::{Asked, BETWEEN, Employer, Employers, PLACE};
use crate::decide::{Features, step};
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::list::List;
use crate::link::EntityRef;
use crate::link::bodies::takes_up;
use crate::link::near::{Spot, sentences_between, tokens_between};
use crate::mention::{Body, Name, Referent, Tokens};
use crate::pattern::{is_ones, is_predicate};
use crate::vocabulary::BlockKind;

impl Asked<'_> {
    /// What speaks for no employer.
    pub(super) fn nothing(&self, options: usize, features: &mut Features<'_>) {
        let words = self.employers.words;
        features.add("none", true);
        features.add("none.options", step(options));
        features.add("rule.none", (self.fact.rule, self.ruled()));
        words.describe(features, "none.head", self.head);
        features.add("none.words", step(self.fact.tokens.len()));
        let last = self.fact.tokens.end - 1;
        features.add("none.last", words.lemma(last));
        let place = self
            .fact
            .tokens
            .clone()
            .any(|i| self.employers.names.place(i).is_some());
        features.add("none.place", (place, self.rule.is_some()));
        features.add("none.block", self.block());
        features.add("none.taken_up", self.taken_up.is_some());
        features.add("none.pronoun", self.is_ones());
    }

    /// What speaks for and against an option.
    pub(super) fn option(
        &self,
        option: &Employer,
        rank: usize,
        options: usize,
        features: &mut Features<'_>,
    ) {
        match option {
            Employer::Known(entity, spot) => {
                self.candidate((*entity, *spot), rank, options, features);
            }
            Employer::Told(body) => self.told(body, options, features),
        }
    }

    /// What speaks for and against a body that the title tells.
    fn told(&self, body: &Body, options: usize, features: &mut Features<'_>) {
        let words = self.employers.words;
        features.add("told", self.ruled());
        features.add("told.only", options == 1);
        features.add("told.words", body.tokens.len().min(4));
        let rest = body.head - self.fact.tokens.start;
        features.add("told.title", rest.min(4));
        words.describe(features, "told.head", self.head);
        words.describe(features, "told.body", body.head);
        let place = |i: usize| self.employers.names.place(i).is_some();
        features.add("told.place", body.tokens.clone().any(place));
        features.add("told.block", self.block());
        let text = words.text;
        features.add("told.again", takes_up(text, body.head));
        let case = |case| text.word(body.head).can_be(case);
        features.add("told.case", (case(Case::Gen), case(Case::Ins)));
    }

    /// What speaks for and against a candidate.
    fn candidate(
        &self,
        (entity, spot): (EntityRef, Option<Spot>),
        rank: usize,
        options: usize,
        features: &mut Features<'_>,
    ) {
        let ruled = self.rule == Some(entity);
        features.add("some", true);
        features.add("rank", rank.min(3));
        features.add("only", options == 1);
        features.add("rule", (ruled, self.ruled()));
        features.add("rule.way", (ruled, self.ruled(), self.fact.rule));
        let taken_up = self.taken_up == Some(entity);
        features.add("rule.taken_up", (taken_up, self.taken_up.is_some(), ruled));
        let kind = match entity {
            EntityRef::Organization(index) => {
                let own = &self.entities.organizations[index];
                features.add("mentions", step(own.mentions.len()));
                own.what.kind.map_or(usize::MAX, |kind| kind as usize)
            }
            _ => PLACE,
        };
        features.add("kind", (kind, ruled));
        let words = self.employers.words;
        features.add("kind.head", (kind, words.lemma(self.head)));
        if let Some(classes) = words.classes(self.head) {
            features.add("kind.class", (kind, classes.middle));
            features.add("kind.coarse", (kind, classes.coarse));
        }
        features.add(
            "main",
            (self.employers.main == Some(entity), spot.is_some()),
        );
        let held = self.employers.held.get(&entity);
        let own = held.is_some_and(|held| held.contains(&self.holder));
        let foreign = held.is_some_and(|held| held.len() > usize::from(own));
        features.add("also", (own, foreign));
        let unnamed = self.entities.is_unnamed(entity);
        features.add("unnamed", (unnamed, taken_up, ruled));
        match spot {
            Some(spot) => self.mentioned(&spot, rank, ruled, features),
            None => features.add("far", ruled),
        }
    }

    /// Where and how it is mentioned.
    fn mentioned(&self, spot: &Spot, rank: usize, ruled: bool, features: &mut Features<'_>) {
        let Employers { words, names, .. } = self.employers;
        let text = words.text;
        let title = &self.fact.tokens;
        let whole = self.employers.whole(spot);
        let place = match sentences_between(text, title, spot) {
            0 if spot.start >= title.start && spot.start < title.end => "inside",
            0 if spot.start < title.start => "before",
            0 => "after",
            _ => "sentence",
        };
        features.add("place", (place, ruled));
        let back = sentences_between(text, title, spot).unsigned_abs() as usize;
        features.add("back", (step(back), rank.min(3)));
        features.add("back.words", (step(back), title.len().min(3)));
        features.add("pronoun", (self.is_ones(), place, rank.min(3)));
        let near = step(tokens_between(title, spot));
        features.add("near", (place, near));
        words.describe(features, place, self.head);
        let gap = if spot.start < title.start {
            whole.end..title.start
        } else {
            title.end..whole.start
        };
        let named = self
            .name
            .as_ref()
            .is_some_and(|name| gap.contains(&name.start));
        features.add("holder.between", (place, named));
        if place != "sentence" {
            self.between(gap, place, features);
        }
        let noun = whole.clone().find(|&i| text.word(i).any(|g| g.is_noun()));
        if let Some(noun) = noun {
            words.describe(features, "body", noun);
        }
        features.add("owned", (self.employers.is_owned(&whole), place));
        let fits = |case: Case| noun.is_none_or(|i| text.word(i).can_be(case));
        features.add("case", (place, fits(Case::Gen), fits(Case::Nom)));
        features.add("case.ins", (place, fits(Case::Ins)));
        let sentence = text.sentence(spot.start);
        for (at, i) in (sentence.start..whole.start).rev().take(2).enumerate() {
            let template = ["m.b1", "m.b2"][at];
            if text.is_word(i) {
                features.add(template, (words.lemma(i), place));
                words.describe(features, template, i);
            } else {
                features.add(template, (text.surface(i), place));
            }
        }
        if let Some(i) = Some(whole.end).filter(|&i| i < sentence.end) {
            let shown = if names.person(i).is_some() {
                "person"
            } else if text.is_word(i) {
                words.lemma(i)
            } else {
                text.surface(i)
            };
            features.add("m.a1", (shown, place));
        }
        let nested = names.over(spot.start).is_none_or(|(_, mention)| {
            (mention.tokens.start, mention.tokens.end) != (spot.start, spot.end)
        });
        features.add("nested", (nested, place));
        let block = text.tokens[spot.start].block == text.tokens[title.start].block;
        features.add("block", (block, place, self.block()));
    }

    /// What parts it from the title.
    fn between(&self, gap: Tokens, place: &str, features: &mut Features<'_>) {
        let Employers { words, names, .. } = self.employers;
        let text = words.text;
        let gap = gap.start..gap.end.min(gap.start + BETWEEN).max(gap.start);
        let verbs = gap.clone().filter(|&i| is_predicate(text, i)).count();
        let other = |i: &usize| {
            let own = self.name.as_ref().is_some_and(|name| name.contains(i));
            !own && names.person(*i).is_some()
        };
        let people = gap.clone().any(|i| other(&i));
        features.add("gap", (place, verbs.min(2), people));
        let marks = gap.clone().filter(|&i| !text.is_word(i)).count();
        features.add("gap.marks", (place, marks.min(3)));
        let of_body = |i: &usize| matches!(names.over(*i), Some((_, m)) if matches!(m.name, Name::Organization(_)));
        features.add("gap.bodies", (place, gap.clone().any(|i| of_body(&i))));
        let preposition = gap
            .clone()
            .rev()
            .find(|&i| text.word(i).pos() == Pos::Preposition);
        features.add(
            "gap.preposition",
            (place, preposition.map_or("", |i| text.normal(i))),
        );
        let title = gap.clone().any(|i| text.word(i).is(List::Office));
        features.add("gap.title", (place, title));
        if gap.is_empty() {
            features.add("beside", place);
        }
    }

    /// Whether a pronoun before the title says whose it is: «его директор».
    fn is_ones(&self) -> bool {
        let text = self.employers.words.text;
        let before = self.fact.tokens.start.checked_sub(1);
        before.is_some_and(|i| is_ones(text, i))
    }

    /// Whether the rules say something, and whether by name.
    fn ruled(&self) -> &'static str {
        match (&self.fact.target, self.rule) {
            (_, None) => "none",
            (Some(Referent::Name(_)), Some(EntityRef::Place(_))) => "place",
            (Some(Referent::Name(_)), _) => "name",
            _ => "noun",
        }
    }

    fn block(&self) -> &'static str {
        let text = self.employers.words.text;
        let block = text.tokens[self.fact.tokens.start].block as usize;
        match text.article.blocks[block].kind {
            BlockKind::Title => "title",
            _ => "body",
        }
    }
}
