//! Who states a figure: people and bodies mentioned near it are ranked, nobody among them.

use super::Near;
use crate::decide::{Decide, Features, Question, Words, step};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::list::{List, ListSet};
use crate::link::Standing;
use crate::link::near::{Spot, nearest, sentences_between, tokens_between};
use crate::link::refer::is_addressed;
use crate::link::{Entities, EntityRef, LinkedAttribution};
use crate::mention::{AttributionKind, FigureFact, Tokens};
use crate::pattern::{Clauses, is_predicate};
use crate::text::{Kind, Text};
use crate::vocabulary::BlockKind;

/// Sentences before and behind the figure in which its speaker may be mentioned.
const BEFORE: usize = 4;
const BEHIND: usize = 1;

/// Candidates at most, the nearest first.
const MOST: usize = 12;

/// From which confidence of a quote its words are those of its speaker, whoever else is near.
const SURE: f64 = 0.9;

/// Words around a mention that enter features.
const NEAR: usize = 3;

/// A figure and what its speaker is told by.
struct Asked<'a> {
    words: &'a Words<'a>,
    entities: &'a Entities,
    standing: &'a Standing,
    fact: &'a FigureFact,
    clauses: Clauses,
    /// What the rules take for its source.
    source: Option<&'a LinkedAttribution>,
    /// Everything that ascribes it to somebody, or to nobody.
    holding: Vec<&'a LinkedAttribution>,
}

/// Who states the figure, and the words that name him, if any.
pub(super) fn of(
    words: &Words<'_>,
    known: &Near,
    fact: &FigureFact,
    (source, holding): (Option<&LinkedAttribution>, &[usize]),
    entities: &Entities,
    decide: &mut Decide<'_>,
) -> Option<(EntityRef, Option<Tokens>)> {
    let text = words.text;
    if let Some(source) = source.filter(|it| is_stated(text, fact, it) || is_quoted(fact, it)) {
        return source.speaker.map(|speaker| (speaker, None));
    }
    let sentence = text.tokens[fact.tokens.start].sentence as usize;
    let range = sentence.saturating_sub(BEFORE)..(sentence + 1 + BEHIND).min(text.sentences.len());
    let block = text.tokens[fact.tokens.start].block;
    let near = known.spots.within(text, range).iter();
    let near: Vec<Spot> = near
        .filter(|spot| !matches!(spot.entity, EntityRef::Campaign(_)))
        .filter(|spot| text.tokens[spot.start].block + 1 >= block)
        .filter(|spot| text.tokens[spot.start].block <= block)
        .filter(|spot| !is_addressed(text, spot.start..spot.end))
        .copied()
        .collect();
    let clauses = Clauses::of(text, fact.tokens.start);
    let own = said_in(text, &clauses, fact.tokens.start);
    let of_others = is_told_by_others(text, &own, fact, &near);
    let near: Vec<Spot> = near
        .into_iter()
        .filter(|spot| !of_others || own.contains(&spot.start))
        .collect();
    let mut options: Vec<(EntityRef, Option<Spot>)> = nearest(text, &fact.tokens, &near)
        .into_iter()
        .take(MOST)
        .map(|spot| (spot.entity, Some(spot)))
        .collect();
    let holding: Vec<&LinkedAttribution> =
        holding.iter().map(|&i| &entities.attributions[i]).collect();
    let sources = holding.iter().filter_map(|it| it.speaker);
    let sources = sources.chain(source.and_then(|source| source.speaker));
    for speaker in sources.filter(|_| !of_others) {
        if options.iter().all(|(entity, _)| *entity != speaker) {
            options.push((speaker, None));
        }
    }
    if options.is_empty() {
        return None;
    }
    if let Some(stated) = stated_in_headline(text, fact, source).filter(|_| !of_others) {
        let spot = options.iter().find(|(entity, _)| *entity == stated);
        let spot = spot.and_then(|(_, spot)| *spot);
        return Some((stated, spot.map(|spot| spot.start..spot.end)));
    }
    let asked = Asked {
        words,
        entities,
        standing: &known.standing,
        fact,
        clauses,
        source,
        holding,
    };
    let decision = decide.rank(
        Question::Speaker,
        text.span(&fact.tokens),
        options.len() + 1,
        |option, features| match option.checked_sub(1) {
            None => asked.nobody(options.len(), features),
            Some(at) => asked.candidate(options[at], at, options.len(), features),
        },
        |option| match option.checked_sub(1) {
            None => "none".to_owned(),
            Some(at) => entities.name(options[at].0),
        },
    );
    let (entity, spot) = options[decision.answer.checked_sub(1)?];
    let is_held = || asked.holding.iter().any(|it| it.speaker == Some(entity));
    let tells = |spot: &Spot| {
        sentences_between(text, &fact.tokens, spot) == 0 || tells(text, text.sentence(spot.start))
    };
    let stated = spot.as_ref().is_none_or(tells) || is_held();
    stated.then(|| (entity, spot.map(|spot| spot.start..spot.end)))
}

/// Whether the word at token `i` is a predicate of saying.
fn says(text: &Text<'_>, i: usize) -> bool {
    text.word(i).is(List::Say) && is_predicate(text, i)
}

/// Whether a sentence tells of something that is said: who only acts in another sentence than the figure's does not state it.
fn tells(text: &Text<'_>, sentence: Tokens) -> bool {
    const WORDS: ListSet = ListSet::of(&[List::SayPhrase, List::SayNoun]);
    sentence.into_iter().any(|i| {
        let word = text.word(i);
        says(text, i)
            || word.lists.meets(WORDS)
            || word.phrase_lists.has(List::SayPhrase)
            || text.is_mark(i, '«')
    })
}

/// Whether Kazakh words say who states the figure: the model knows little of them.
fn is_stated(text: &Text<'_>, fact: &FigureFact, source: &LinkedAttribution) -> bool {
    text.is_kazakh(fact.tokens.start) && is_own(source)
}

/// Whether the figure stands in words that a person is quoted with: whose they are, its is. Bodies are quoted from papers that
/// tell of others.
fn is_quoted(fact: &FigureFact, source: &LinkedAttribution) -> bool {
    let said = &source.fact.tokens;
    source.fact.kind == AttributionKind::Direct
        && source.fact.confidence >= SURE
        && matches!(source.speaker, Some(EntityRef::Person(_)))
        && said.start <= fact.tokens.start
        && fact.tokens.end <= said.end
}

/// Whether words of the figure's own sentence attribute it, not those of one before.
fn is_own(source: &LinkedAttribution) -> bool {
    use AttributionKind::{Continued, Nearby};
    !matches!(source.fact.kind, Continued | Nearby)
}

/// Who a headline says states its figure: «…, заявил X», «… — X», «X: …».
fn stated_in_headline(
    text: &Text<'_>,
    fact: &FigureFact,
    source: Option<&LinkedAttribution>,
) -> Option<EntityRef> {
    let block = text.tokens[fact.tokens.start].block as usize;
    let is_headline = text.article.blocks[block].kind == BlockKind::Title;
    let source = source.filter(|it| {
        let holds =
            it.fact.tokens.start <= fact.tokens.start && fact.tokens.end <= it.fact.tokens.end;
        is_headline && holds && is_own(it)
    });
    source?.speaker
}

/// The clause of a figure, with the one that it is the words of: «очевидцы рассказали, что погибли двое».
fn said_in(text: &Text<'_>, clauses: &Clauses, figure: usize) -> Tokens {
    let at = clauses.index(figure);
    let own = clauses.parts[at].clone();
    let told = at > 0 && text.is_a(own.start, Function::That | Function::AsIf);
    match told {
        true => clauses.parts[at - 1].start..own.end,
        false => own,
    }
}

/// «организаторы говорят о 5 тысячах»: people without a name say it, so nobody named elsewhere does.
fn is_told_by_others(text: &Text<'_>, clause: &Tokens, fact: &FigureFact, named: &[Spot]) -> bool {
    let is_named = |i: usize| named.iter().any(|spot| (spot.start..spot.end).contains(&i));
    let people = |i: usize| {
        let word = text.word(i);
        let counted = fact.tokens.contains(&i);
        word.is(List::People) && word.can_be(Case::Nom) && !counted && !is_named(i)
    };
    let Some(verb) = clause.clone().find(|&i| says(text, i)) else {
        return false;
    };
    (clause.start..verb).rev().take(3).any(people)
}

impl Asked<'_> {
    /// What speaks for nobody.
    fn nobody(&self, options: usize, features: &mut Features<'_>) {
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
    }

    /// What speaks for and against an entity.
    fn candidate(
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
        let inside = |it: &&LinkedAttribution| {
            let tokens = &it.fact.tokens;
            tokens.start <= spot.start && spot.end <= tokens.end
        };
        features.add("spoken_of", self.source.as_ref().is_some_and(inside));
        self.around(spot, place, features);
        self.saying(spot, place, features);
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
