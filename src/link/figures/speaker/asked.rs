//! What speaks for and against somebody as the one who states a figure.

use super::turns::Beside;
use super::{says, tells};
use crate::decide::{Features, Words, step};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::list::List;
use crate::link::Standing;
use crate::link::near::{Spot, opening, sentences_between, tokens_between};
use crate::link::{Entities, EntityRef, LinkedAttribution};
use crate::mention::{AttributionKind, FigureFact};
use crate::pattern::{Clauses, is_predicate, predicate_of};
use crate::text::Kind;
use crate::vocabulary::BlockKind;

/// Tokens before the sentence of a figure in which a quote that holds it may have begun.
const QUOTE: usize = 64;

/// Words around a mention that enter features.
const NEAR: usize = 3;

/// A figure and what its speaker is told by.
pub(super) struct Asked<'a> {
    pub words: &'a Words<'a>,
    pub entities: &'a Entities,
    pub standing: &'a Standing,
    pub fact: &'a FigureFact,
    pub clauses: Clauses,
    /// What the rules take for its source.
    pub source: Option<&'a LinkedAttribution>,
    /// Everything that ascribes it to somebody, or to nobody.
    pub holding: Vec<&'a LinkedAttribution>,
    /// Everybody mentioned near it.
    pub near: &'a [Spot],
    /// Who speaks before and behind it.
    pub beside: Beside,
}

impl Asked<'_> {
    /// What speaks for nobody.
    pub fn nobody(&self, options: usize, features: &mut Features<'_>) {
        let text = self.words.text;
        features.add("none", true);
        features.add("none.options", step(options));
        let block = text.tokens[self.fact.tokens.start].block as usize;
        let title = text.article.blocks[block].kind == BlockKind::Title;
        features.add("none.title", title);
        let chosen = self.source.map_or("", |source| kind(source.fact.kind));
        features.add("rule.none", chosen);
        for it in &self.holding {
            let named = it.speaker.is_some();
            features.add("rule.none.held", (kind(it.fact.kind), named));
            features.add("rule.none.anonymous", (it.fact.is_anonymous, named));
        }
        features.add("rule.none.many", self.holding.len().min(3));
        let sentence = text.sentence(self.fact.tokens.start);
        features.add("none.says", sentence.clone().any(|i| says(text, i)));
        features.add(
            "none.source",
            sentence.clone().any(|i| text.word(i).is(List::SayPhrase)),
        );
        let role = self
            .fact
            .counted_as
            .map_or(usize::MAX, |role| role as usize);
        features.add("none.role", role);
        features.add("none.quoted", self.is_quoted());
        let block = text.tokens[sentence.start].block;
        let begins = sentence.start == 0 || text.tokens[sentence.start - 1].block != block;
        features.add("none.begins", begins);
        self.opening("none.opening", features);
        self.beside.nobody(features);
        match predicate_of(text, &self.clauses, &self.fact.tokens) {
            Some(verb) => {
                self.words.describe(features, "none.verb", verb);
                features.add("none.verb.said", says(text, verb));
            }
            None => features.add("none.verb", ""),
        }
    }

    /// Whether the figure stands between quotation marks.
    fn is_quoted(&self) -> bool {
        let text = self.words.text;
        let figure = self.fact.tokens.start;
        let opened = text.quotes_opened(text.sentence(figure).start.saturating_sub(QUOTE)..figure);
        opened.iter().any(|quote| quote.inside().contains(&figure))
    }

    /// The words that begin the sentence of the figure.
    fn opening(&self, place: &str, features: &mut Features<'_>) {
        for i in opening(self.words.text, &self.fact.tokens) {
            self.words.mention(features, place, i);
        }
    }

    /// What speaks for and against an entity.
    pub fn candidate(
        &self,
        (entity, spot): (EntityRef, Option<Spot>),
        rank: usize,
        options: usize,
        features: &mut Features<'_>,
    ) {
        features.add("some", true);
        features.add("rank", rank.min(4));
        features.add("only", options == 1);
        self.who(entity, features);
        self.ascribed(entity, features);
        self.beside.candidate(entity, features);
        match spot {
            Some(spot) => self.mentioned(entity, &spot, features),
            None => features.add("far", true),
        }
    }

    /// What kind of entity it is, and how often it speaks.
    fn who(&self, entity: EntityRef, features: &mut Features<'_>) {
        let family = match entity {
            EntityRef::Person(_) => "person",
            EntityRef::Organization(index) => {
                let kind = self.entities.organizations[index].what.kind;
                features.add(
                    "organization",
                    kind.map_or(usize::MAX, |kind| kind as usize),
                );
                "organization"
            }
            EntityRef::Place(_) | EntityRef::Campaign(_) => "other",
        };
        features.add("family", family);
        let standing = self.standing;
        features.add("rule.via", (family, standing.via.contains(&entity)));
        let times = standing.speaks.get(&entity).copied().unwrap_or(0);
        features.add("rule.speaks", (family, times.min(3)));
        features.add("office", (family, standing.titled.contains(&entity)));
    }

    /// What ascribes the figure to it.
    fn ascribed(&self, entity: EntityRef, features: &mut Features<'_>) {
        let own = |it: &LinkedAttribution| it.speaker == Some(entity);
        let chosen = self.source.is_some_and(own);
        features.add("rule.source", (chosen, self.source.is_some()));
        if let Some(source) = self.source.filter(|source| own(source)) {
            features.add("rule.source.kind", kind(source.fact.kind));
            features.add_some("source.cue", source.fact.cue.as_deref());
            features.add("source.body", source.fact.is_body);
            let base = source
                .fact
                .carries
                .and_then(|at| self.entities.attributions.get(at));
            if let Some(base) = base {
                features.add("source.carries", kind(base.fact.kind));
                let text = self.words.text;
                let from = text.tokens[base.fact.tokens.end - 1].sentence;
                let sentences = text.tokens[self.fact.tokens.start].sentence.abs_diff(from);
                features.add("source.reach", (sentences as usize).min(4));
            }
        }
        let mut held = false;
        for it in self.holding.iter().filter(|it| own(it)) {
            let sure = (it.fact.confidence * 10.0) as usize;
            features.add("rule.held", kind(it.fact.kind));
            features.add("rule.held.sure", (kind(it.fact.kind), sure));
            held = true;
        }
        features.add("rule.holds", (held, self.holding.is_empty()));
    }

    /// Where and how it is mentioned.
    fn mentioned(&self, entity: EntityRef, spot: &Spot, features: &mut Features<'_>) {
        let text = self.words.text;
        let figure = &self.fact.tokens;
        let sentences = sentences_between(text, figure, spot);
        let place = match sentences {
            0 if spot.start < figure.start => "same.before",
            0 => "same.after",
            1.. => "after",
            -1 => "before.1",
            -2 => "before.2",
            _ => "before.more",
        };
        let family = match entity {
            EntityRef::Person(_) => "person",
            _ => "organization",
        };
        features.add("place", (place, family));
        features.add("place.held", (place, self.source.is_some()));
        let block = text.tokens[spot.start].block == text.tokens[figure.start].block;
        features.add("place.block", (place, block));
        if sentences == 0 {
            let near = step(tokens_between(figure, spot));
            features.add("tokens", (place, near));
            let clause = self.clauses.index(spot.start) == self.clauses.index(figure.start);
            features.add("clause", (place, clause));
        }
        features.add("how", (spot.kind.name(), place));
        features.add("quoted", (place, family, self.is_quoted()));
        if sentences != 0 {
            let told = tells(text, text.sentence(spot.start));
            features.add("tells", (place, told));
            self.opening(place, features);
            features.add("rivals", (place, self.rivals(entity, spot)));
        }
        let inside = |it: &&LinkedAttribution| {
            let tokens = &it.fact.tokens;
            tokens.start <= spot.start && spot.end <= tokens.end
        };
        features.add("spoken_of", self.source.as_ref().is_some_and(inside));
        self.around(spot, place, features);
        self.saying(spot, place, features);
    }

    /// How many others are named in the nominative between it and the figure, or in the sentence of the figure.
    fn rivals(&self, entity: EntityRef, spot: &Spot) -> usize {
        let text = self.words.text;
        let last = text.sentence(self.fact.tokens.start).end;
        let between = |it: &&Spot| it.start >= spot.end && it.end <= last && it.entity != entity;
        let acts = |it: &&Spot| (it.start..it.end).all(|i| text.word(i).can_be(Case::Nom));
        let rivals = self.near.iter().filter(between).filter(acts);
        rivals.take(3).count()
    }

    /// The words beside the mention.
    fn around(&self, spot: &Spot, place: &str, features: &mut Features<'_>) {
        let text = self.words.text;
        let sentence = text.sentence(spot.start);
        let before = (sentence.start..spot.start).rev().take(NEAR).enumerate();
        for (at, i) in before {
            self.beside(["m.b1", "m.b2", "m.b3"][at], i, features);
        }
        let after = spot.end..sentence.end;
        for (at, i) in after.take(NEAR).enumerate() {
            self.beside(["m.a1", "m.a2", "m.a3"][at], i, features);
        }
        let phrase = (sentence.start..spot.start)
            .rev()
            .take(6)
            .take_while(|&i| text.is_word(i))
            .find(|&i| text.word(i).is(List::SayPhrase) || text.is_a(i, Function::By));
        if let Some(i) = phrase {
            features.add("phrase", (self.words.lemma(i), place));
            if i + 1 < spot.start {
                features.add("phrase.noun", self.words.lemma(i + 1));
                self.words.describe(features, "phrase.noun.class", i + 1);
            }
        }
        let nominative = (spot.start..spot.end).all(|i| text.word(i).can_be(Case::Nom));
        features.add("nominative", nominative);
        let preposition =
            spot.start > sentence.start && text.word(spot.start - 1).pos() == Pos::Preposition;
        features.add("preposition", preposition);
    }

    fn beside(&self, place: &str, i: usize, features: &mut Features<'_>) {
        let text = self.words.text;
        match text.tokens[i].kind {
            Kind::Word => {
                self.words.describe(features, place, i);
                if text.word(i).is(List::Say) {
                    features.add(place, "say");
                }
            }
            Kind::Number => features.add(place, "number"),
            Kind::Mark(_) => features.add(place, text.surface(i)),
        }
    }

    /// The nearest verb of the mention's clause, and whether a clause of what is said follows.
    fn saying(&self, spot: &Spot, place: &str, features: &mut Features<'_>) {
        let text = self.words.text;
        let clauses = Clauses::of(text, spot.start);
        let part = &clauses.parts[clauses.index(spot.start)];
        let verb = part
            .clone()
            .filter(|&i| !(spot.start..spot.end).contains(&i) && is_predicate(text, i))
            .min_by_key(|&i| (i.abs_diff(spot.start), i));
        let Some(verb) = verb else {
            features.add("verb", ("", place));
            return;
        };
        let says = text.word(verb).is(List::Say);
        self.words.describe(features, "verb", verb);
        if self.clauses.parts[self.clauses.index(self.fact.tokens.start)] == *part {
            // «диспетчер насчитала 180», «прокурор говорит о 120»
            let subject = (spot.start..spot.end).all(|i| text.word(i).can_be(Case::Nom));
            features.add("own.subject", (subject, says));
            if subject {
                self.words.describe(features, "own.verb", verb);
            }
        }
        let that = (part.end..text.sentence(spot.start).end.min(part.end + 2))
            .any(|i| text.is_a(i, Function::That | Function::As | Function::SoThat));
        let side = if verb < spot.start { "before" } else { "after" };
        features.add("says", (says, place, side));
        features.add("that", (that, says, place));
    }
}

fn kind(kind: AttributionKind) -> &'static str {
    match kind {
        AttributionKind::Direct => "direct",
        AttributionKind::Indirect => "indirect",
        AttributionKind::Statement => "statement",
        AttributionKind::Before => "before",
        AttributionKind::Continued => "continued",
        AttributionKind::Nearby => "nearby",
    }
}
