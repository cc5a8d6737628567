//! What speaks for and against the readings of a count: features of the questions whether it is a count of people,
//! what happened to them, and whether it has happened.

use super::antecedent;
use super::slot::{does, slot_of};
use super::trust::{self, name};
use super::verbs::{Event, around, event_at};
use super::{Count, Proposal};
use crate::decide::{Decision, Features, Question, Words, step};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{FigureFact, Tokens};
use crate::pattern::{Clauses, is_negated, predicate_of};
use crate::text::{Kind, Text};
use crate::vocabulary::{BlockKind, CountedAs, Modality, Unit};

/// Words to each side of the figure whose place enters a feature.
const NEAR: usize = 3;

/// Words of the title and of the sentence before that enter features.
const BAG: usize = 16;

/// Words of the sentence to each side that enter features.
const REACH: usize = 24;

/// Harm is published only where it is likelier than everything else together.
const HARM: f64 = 0.5;

/// The answer to what happened to the people, and how probable it is; without enough evidence nobody is harmed.
pub(super) fn counted_as(decision: Decision) -> (CountedAs, f64) {
    let of = |answer: usize| {
        let name = Question::CountedAs.answers().get(answer).copied();
        name.and_then(CountedAs::by_name)
            .unwrap_or(CountedAs::Other)
    };
    match of(decision.answer) {
        harm if is_harm(harm) && decision.probability < HARM => {
            let second = decision.runner_up.map(of);
            let harmless = second.filter(|role| !is_harm(*role));
            let rest = 1.0 - decision.probability;
            (harmless.unwrap_or(CountedAs::Other), rest)
        }
        role => (role, decision.probability),
    }
}

/// Whether people came to harm.
pub(super) fn is_harm(role: CountedAs) -> bool {
    use CountedAs::{Detained, Injured, Killed, Missing};
    matches!(role, Killed | Injured | Detained | Missing)
}

/// The answer to whether it has happened.
pub(super) fn modality(decision: Decision) -> Modality {
    let name = Question::Modality.answers().get(decision.answer).copied();
    name.and_then(Modality::by_name)
        .unwrap_or(Modality::Reported)
}

/// Names the features of a count.
pub(super) fn features(
    words: &Words<'_>,
    clauses: &Clauses,
    count: &Count,
    proposal: &Proposal,
    known: &[FigureFact],
    features: &mut Features<'_>,
) {
    features.add("bias", true);
    proposed(words, count, proposal, features);
    trust::features(words.text, clauses, count, proposal, features);
    noun(words, count, features);
    antecedent::features(words, clauses, count, features);
    number(words.text, count, features);
    surroundings(words, &count.span, features);
    sentence(words, clauses, count, features);
    governor(words, clauses, count, features);
    neighbours(words.text, &count.span, known, features);
    document(words, &count.span, features);
}

/// What the rules make of it.
fn proposed(words: &Words<'_>, count: &Count, proposal: &Proposal, features: &mut Features<'_>) {
    let role = name(proposal.role.counted_as);
    let rule = proposal
        .role
        .words
        .as_ref()
        .map_or("", |(_, rule)| match count.read.role {
            // the model knows no rules of users; it takes them at their word as it does verbs
            Some(_) => "figure.verb",
            None => rule,
        });
    features.add("rule.role", role);
    features.add("rule.role.by", (role, rule));
    features.add("rule.of", proposal.rule);
    features.add("rule.modality", of_modality(proposal.modality));
    features.add("rule.measure", proposal.measure as usize);
    features.add("rule.lone", proposal.lone);
    if let Some((said, _)) = &proposal.role.words {
        words.describe(features, "rule.word", said.start);
    }
    if let Some(said) = &proposal.not_yet {
        features.add("rule.not_yet", words.lemma(said.start));
    }
    if let Some((lemma, _)) = &proposal.subject {
        features.add("rule.subject", lemma.as_str());
    }
    for doubt in &count.read.doubts {
        features.add("rule.doubt", *doubt);
    }
    features.add("rule.doubted", !count.read.doubts.is_empty());
}

/// The counted noun, the words between, and what the list says of it.
fn noun(words: &Words<'_>, count: &Count, features: &mut Features<'_>) {
    let text = words.text;
    let Some(noun) = &count.noun else {
        features.add("noun", "");
        return;
    };
    let i = noun.token;
    features.add("noun", noun.lemma.as_str());
    words.describe(features, "noun.class", i);
    features.add("noun.listed", noun.listed);
    features.add("rule.implies", noun.implies.map_or("", name));
    for tail in tails(text.normal(i)) {
        features.add("noun.tail", tail);
    }
    let best = text.word(i).best();
    features.add(
        "noun.pos",
        best.map_or(usize::MAX, |reading| reading.grammar.pos as usize),
    );
    features.add("noun.person", text.word(i).is(List::People));
    features.add("noun.capital", text.word(i).shape.capital);
    let readings = || text.word(i).readings.iter().filter(|r| r.weight >= 0.05);
    let animate = readings().any(|r| r.grammar.animate);
    let thing = readings().any(|r| r.grammar.pos == Pos::Noun && !r.grammar.animate);
    features.add("noun.animate", (animate, thing, noun.listed));
    let next = text.sentence(i).end > i + 1 && text.is_word(i + 1);
    if next {
        let word = text.word(i + 1);
        let of = word.any(|g| g.case == Some(Case::Gen)) && word.pos() != Pos::Verb;
        let thing = word
            .best()
            .is_some_and(|r| r.grammar.is_noun() && !r.grammar.animate);
        features.add("noun.of", (of, thing, word.shape.latin));
        let (case, number) = agreement(text, i);
        features.add("noun.agrees", (case, number, word.is(List::People)));
    }
    for k in count.number.tokens.end..i {
        if text.is_word(k) {
            words.describe(features, "between", k);
        }
    }
    features.add("between", step(i.saturating_sub(count.number.tokens.end)));
}

/// Whether the word at token `i` may be an adjective of the noun behind it («ведущими банками»): in case, and in number too.
fn agreement(text: &Text<'_>, i: usize) -> (bool, bool) {
    let adjective = |grammar: &&Grammar| matches!(grammar.pos, Pos::Adjective | Pos::Participle);
    let readings = |i: usize| text.word(i).readings.iter().map(|r| &r.grammar);
    let own = readings(i).filter(adjective);
    own.fold((false, false), |found, own| {
        let nouns = readings(i + 1).filter(|g| g.is_noun() && g.case.is_some());
        nouns
            .filter(|g| g.case == own.case)
            .fold(found, |found, g| (true, found.1 || g.number == own.number))
    })
}

/// The last two to four letters of a word.
fn tails(normal: &str) -> impl Iterator<Item = &str> {
    let ends = normal.char_indices().rev().skip(1).take(3);
    ends.map(|(start, _)| &normal[start..])
}

/// How the number is written.
fn number(text: &Text<'_>, count: &Count, features: &mut Features<'_>) {
    let number = &count.number;
    let magnitude = (number.low.max(1.0).log10() * 2.0) as usize;
    features.add("size", magnitude);
    features.add("one", number.low == 1.0);
    let bound = count
        .bound
        .as_ref()
        .map_or("", |stated| crate::vocabulary::Bound::name(stated.bound));
    features.add("bound", bound);
    features.add("collective", number.collective);
    features.add("vague", (number.vague, number.one_word));
    let digits = text.tokens[number.tokens.start].kind == Kind::Number;
    features.add("digits", digits);
    let round = number.low >= 10.0 && number.low.log10().fract() == 0.0;
    features.add("round", (round, digits));
    features.add("range", number.high.is_some());
    features.add("inverted", count.inverted);
}

/// The words right before and right behind.
fn surroundings(words: &Words<'_>, span: &Tokens, features: &mut Features<'_>) {
    let text = words.text;
    let sentence = text.sentence(span.start);
    let before = (sentence.start..span.start).rev().take(NEAR).enumerate();
    for (place, i) in before {
        words.stand(features, ["b1", "b2", "b3"][place], i);
    }
    let after = (span.end..sentence.end).take(NEAR).enumerate();
    for (place, i) in after {
        words.stand(features, ["a1", "a2", "a3"][place], i);
    }
    features.add("first", span.start == sentence.start);
    features.add("last", span.end == sentence.end);
    let pair = |from: usize| (words.lemma(from), words.lemma(from + 1));
    if span.start >= sentence.start + 2 {
        features.add("b21", pair(span.start - 2));
    }
    if span.end + 1 < sentence.end {
        features.add("a12", pair(span.end));
    }
}

/// The words of the sentence: those of its own clause apart from the others, by side; what the list of verbs makes
/// of them.
fn sentence(words: &Words<'_>, clauses: &Clauses, count: &Count, features: &mut Features<'_>) {
    let text = words.text;
    let span = &count.span;
    let sentence = text.sentence(span.start);
    let own = &clauses.parts[clauses.index(span.start)];
    let from = sentence.start.max(span.start.saturating_sub(REACH));
    let to = sentence.end.min(span.end + REACH);
    for i in (from..to).filter(|i| !span.contains(i)) {
        if !is_content(text, i) {
            continue;
        }
        let near = own.contains(&i);
        let template = match (near, i < span.start) {
            (true, true) => "clause.before",
            (true, false) => "clause.after",
            (false, true) => "sentence.before",
            (false, false) => "sentence.after",
        };
        words.mention(features, template, i);
        let event = listed_event(text, i, &sentence);
        if let Some(event) = event.filter(|event| !(near && does(text, own, event, count))) {
            features.add("event", (template, name(event.role)));
            features.add("event.any", name(event.role));
        }
    }
}

fn listed_event(text: &Text<'_>, i: usize, sentence: &Tokens) -> Option<Event> {
    let word = text.word(i);
    let may = word.is(List::FigureVerb) || word.phrase_lists.has(List::FigureVerb);
    may.then(|| event_at(text, i, sentence)).flatten()
}

/// Nouns, verbs, adjectives and participles say something, and so do negations and words of doubt.
fn is_content(text: &Text<'_>, i: usize) -> bool {
    text.is_word(i)
        && (matches!(
            text.word(i).pos(),
            Pos::Noun
                | Pos::Proper
                | Pos::Verb
                | Pos::Adjective
                | Pos::Participle
                | Pos::Adverb
                | Pos::Conjunction
                | Pos::Other
        ) || text.is_a(i, Function::Not | Function::Nor | Function::Would))
}

/// The governing predicate and the noun that the figure depends on.
fn governor(words: &Words<'_>, clauses: &Clauses, count: &Count, features: &mut Features<'_>) {
    let text = words.text;
    let span = &count.span;
    if let Some(i) = predicate_of(text, clauses, span) {
        let side = if i < span.start { "before" } else { "after" };
        let own = clauses.index(i) == clauses.index(span.start);
        words.describe(features, "verb", i);
        features.add("verb.side", (side, own));
        features.add("verb.side.lemma", (side, words.lemma(i)));
        if let Some(classes) = words.classes(i) {
            features.add("verb.side.middle", (side, classes.middle));
        }
        if let Some(reading) = text.word(i).best() {
            let grammar = &reading.grammar;
            let reflexive = is_reflexive(text, &reading.lemma);
            let tense = grammar.tense.map_or(3, |tense| tense as usize);
            features.add("verb.tense", tense);
            features.add("verb.future", grammar.tense == Some(Tense::Future));
            features.add("verb.voice", (grammar.passive, grammar.short, reflexive));
            let number = grammar.number.map_or(2, |number| number as usize);
            features.add("verb.number", (side, number, grammar.passive));
        }
        features.add("verb.negated", is_negated(text, i));
        done(words, clauses, i, count, features);
    } else {
        features.add("verb", "");
    }
    head(words, span, features);
}

/// Whether the people do what the predicate at token `i` says, or have it done to them, with what it says.
fn done(
    words: &Words<'_>,
    clauses: &Clauses,
    i: usize,
    count: &Count,
    features: &mut Features<'_>,
) {
    let text = words.text;
    let part = around(&clauses.parts[clauses.index(i)], &count.span);
    let is_passive = text.word(i).best().is_some_and(|reading| {
        let grammar = &reading.grammar;
        grammar.passive || grammar.pos == Pos::Participle || is_reflexive(text, &reading.lemma)
    });
    let slot = slot_of(text, &part, (i, is_passive), count).name();
    features.add("slot", slot);
    features.add("slot.verb", (slot, words.lemma(i)));
    if let Some(classes) = words.classes(i) {
        features.add("slot.fine", (slot, classes.fine));
        features.add("slot.middle", (slot, classes.middle));
        features.add("slot.coarse", (slot, classes.coarse));
    }
}

fn is_reflexive(text: &Text<'_>, lemma: &str) -> bool {
    text.lexicon.group(Group::Reflexive).ends(lemma)
}

/// «среди 20 человек», «группа из 20 человек», «для 300 детей»: the preposition before, and the noun before that.
fn head(words: &Words<'_>, span: &Tokens, features: &mut Features<'_>) {
    let text = words.text;
    let start = text.sentence(span.start).start;
    let Some(before) = span.start.checked_sub(1).filter(|&i| i >= start) else {
        return;
    };
    let preposition = text.word(before).pos() == Pos::Preposition;
    let first = if preposition { before } else { span.start };
    let preposition = if preposition { text.normal(before) } else { "" };
    features.add("preposition", preposition);
    let noun = (start.max(first.saturating_sub(NEAR))..first)
        .rev()
        .take_while(|&i| text.is_word(i))
        .find(|&i| text.word(i).any(|g| g.is_noun()));
    if let Some(noun) = noun {
        words.describe(features, "head", noun);
        features.add("head.of", (preposition, words.lemma(noun)));
        if let Some(classes) = words.classes(noun) {
            features.add("head.of", (preposition, "middle", classes.middle));
        }
        let genitive = text.word(noun).any(|g| g.case == Some(Case::Gen));
        features.add("head.genitive", genitive);
    }
}

/// The figures of the sentence, and the one before.
fn neighbours(text: &Text<'_>, span: &Tokens, known: &[FigureFact], features: &mut Features<'_>) {
    let sentence = text.tokens[span.start].sentence;
    let people = known.iter().rev().find(|fact| fact.unit == Unit::Person);
    let Some(last) = people else {
        features.add("figure.before", "");
        return;
    };
    let role = last.counted_as.map_or("", name);
    let distance = sentence - text.tokens[last.tokens.start].sentence;
    let distance = (distance as usize).min(3);
    features.add("figure.before", (role, distance));
    let joined = distance == 0 && span.start <= last.tokens.end + 2;
    features.add("figure.joined", (role, joined));
}

/// Where in the document it stands, and of what the document speaks.
fn document(words: &Words<'_>, span: &Tokens, features: &mut Features<'_>) {
    let text = words.text;
    let block = text.tokens[span.start].block;
    let kind = text.article.blocks[block as usize].kind;
    features.add("block", kind as usize);
    features.add("title", kind == BlockKind::Title);
    let inside = text.quotes_opened(0..span.start).iter().rev().take(4);
    let quoted = inside
        .clone()
        .any(|quote| quote.inside().contains(&span.start));
    features.add("quoted", quoted);
    let bag = |features: &mut Features<'_>, template: &str, range: Tokens| {
        for i in range.filter(|&i| is_content(text, i)).take(BAG) {
            if let Some(classes) = words.classes(i) {
                features.add(template, classes.middle);
            }
        }
    };
    if text.tokens[span.start].sentence > 0 {
        let title = text.sentence(0);
        bag(features, "title.words", title);
    }
    for class in words.topic() {
        features.add("topic", class);
    }
    let start = text.sentence(span.start).start;
    if let Some(last) = start.checked_sub(1)
        && text.tokens[last].block == block
    {
        bag(features, "before.words", text.sentence(last));
    }
}

fn of_modality(modality: Modality) -> &'static str {
    let answers = Question::Modality.answers();
    let same = |answer: &&&str| Modality::by_name(answer) == Some(modality);
    answers.iter().find(same).copied().unwrap_or("")
}
