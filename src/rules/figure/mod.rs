//! Counts of people, and of events, organizations and things that belong to an undertaking.
//!
//! A figure is found from its number: the words that bound it before, the noun it counts after. What
//! happened to the people is read from the noun, the verb and the frame.

mod alone;
mod antecedent;
mod argument;
mod bare;
mod beside;
mod bound;
mod contrast;
mod count;
mod crowd;
mod examples;
mod examples_alone;
mod fact;
mod frame;
mod given;
mod govern;
mod measure;
mod noun;
mod numbered;
mod omitted;
mod propose;
mod role;
mod rumour;
mod situation;
mod slot;
mod state;
mod subject;
mod total;
mod traps;
mod trust;
mod turkic;
mod turkic_verbs;
mod unlisted;
mod verbs;
mod weigh;
mod word_parts;
mod written;

pub(super) use count::{bound_after, bound_before, bound_behind};
pub use examples::RULES;
pub use role::participant;
pub use verbs::takes_part;
pub(super) use written::Wanted;

use crate::decide::{Decide, Question, Words};
use crate::lexicon::list::List;
use crate::mention::{Evidence, FigureFact, FigureOdds, Names, Tokens};
use crate::pattern::number::{may_begin, numeral};
use crate::pattern::{Clauses, Ground, predicate_of};
use crate::rules::written::{Rules, named};
use crate::text::Text;
use crate::vocabulary::{CountedAs, Measure, Modality, Unit};
use count::{Count, count};
use fact::fact;
use propose::{Proposal, propose};
use role::Role;
use written::Read;

/// From which probability a number counts people.
const LEAST: f64 = 0.5;

/// Figures of a text, and damaged numbers with what is wrong.
type Found = (Vec<FigureFact>, Vec<(Tokens, String)>);

/// The largest number that counts anything; beyond it numbers are no longer exact.
const LARGEST: f64 = 1e15;

/// Finds the figures of a text, and damaged numbers. `taken` are tokens of dates.
pub fn find(
    words: &Words<'_>,
    rules: &Rules,
    (names, taken): (&Names, &[Tokens]),
    decide: &mut Decide<'_>,
) -> Found {
    let text = words.text;
    let known = &named(text, names);
    let ground = Ground { text, known };
    let (mut figures, mut damaged) = (Vec::new(), Vec::new());
    let mut next = 0;
    for i in 0..text.len() {
        if i < next {
            continue;
        }
        let missing = text
            .word(i)
            .is(List::Bound)
            .then(|| traps::missing(text, i));
        if let Some(broken) = missing.flatten() {
            next = broken.0.end;
            damaged.push(broken);
            continue;
        }
        if text.word(i).shape.letters >= 8
            && let Some(crowd) = crowd::find(text, names, i)
        {
            next = i + 1;
            figures.push(crowd);
            continue;
        }
        if !may_begin(text, i) || traps::is_taken(text, names, taken, i) {
            continue;
        }
        if let Some(broken) = traps::damaged(text, names, i) {
            next = broken.0.end;
            damaged.push(broken);
            continue;
        }
        let Some(number) = numeral(text, i, text.sentence(i).end) else {
            continue;
        };
        next = number.tokens.end;
        if number.low.max(number.high.unwrap_or(0.0)) > LARGEST {
            continue;
        }
        if let Some(mut count) = count(text, names, number) {
            count.read = Read::new(rules, ground, &count, &mut decide.attempts());
            count.count_noun(text);
            next = next.max(count.span.end);
            figures.extend(figure(words, &count, &figures, decide));
        }
    }
    (figures, damaged)
}

/// The fact, where the count is one of people or of what an undertaking holds.
fn figure(
    words: &Words<'_>,
    count: &Count,
    known: &[FigureFact],
    decide: &mut Decide<'_>,
) -> Option<FigureFact> {
    let text = words.text;
    if count.read.is_refused {
        return None;
    }
    let clauses = Clauses::of(text, count.span.start);
    let unit = count.noun.as_ref().map_or(Unit::Person, |noun| noun.unit);
    if unit != Unit::Person {
        let counted = !count.number.one_word && count.read.doubts.is_empty();
        return counted.then(|| undertaking(text, &clauses, count, unit));
    }
    let proposal = propose(text, &clauses, count, known)?;
    let about = text.span(&count.span);
    decide.prepare(|features| weigh::features(words, &clauses, count, &proposal, known, features));
    let question = match proposal.is_alone() {
        true => Question::Alone,
        false => Question::Count,
    };
    let probability = decide.ask(question, about);
    let is_count = probability >= LEAST;
    if !is_count && !decide.is_traced() {
        return None;
    }
    let (counted_as, role_odds) = match weigh::counted_as(decide.answer(Question::CountedAs, about))
    {
        (harm, odds) if weigh::is_harm(harm) && contrast::is_whole(text, count) => {
            (CountedAs::Other, 1.0 - odds)
        }
        decided => decided,
    };
    let happened = decide.answer(Question::Modality, about);
    let modality = match contrast::replaced(text, &count.span) {
        Some(_) => Modality::Denied,
        None if state::is_awaited(text, &proposal) => Modality::Planned,
        None if state::is_unreal(text, &clauses, count) => Modality::Possible,
        None if state::is_waiting(text, &clauses, count) => Modality::Reported,
        None if proposal.of_report => proposal.modality,
        None => weigh::modality(happened),
    };
    let (counted_as, modality) =
        turkic::stated(text, count, &proposal, (counted_as, role_odds, modality));
    let is_count = is_count && !is_some_one(&proposal, counted_as);
    let odds = FigureOdds {
        count: probability,
        counted_as: role_odds,
        modality: happened.probability,
        agreed: proposal.role.counted_as == counted_as,
    };
    is_count.then(|| FigureFact {
        odds: Some(odds),
        ..decided(
            text,
            &clauses,
            count,
            proposal,
            (counted_as, modality),
            known,
        )
    })
}

/// «один комиссар говорил»: a number where one reads «some», and nothing happened that people are counted for.
fn is_some_one(proposal: &Proposal, counted_as: CountedAs) -> bool {
    proposal.some_one && matches!(counted_as, CountedAs::Other | CountedAs::Staff)
}

/// The fact that was decided, with the words that support it.
fn decided(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    proposal: Proposal,
    (counted_as, modality): (CountedAs, Modality),
    known: &[FigureFact],
) -> FigureFact {
    let mut fact = fact(text, count, Unit::Person, proposal.rule);
    fact.counted_as = Some(counted_as);
    (fact.modality, fact.measure) = (modality, proposal.measure);
    let others = |words: &Tokens| measure::adds_others(text, words, counted_as, known);
    let part = proposal.part.filter(|words| !others(words));
    if part.is_none() {
        fact.measure = Measure::Total;
    }
    let mut reason = |field, words: Option<Tokens>, rule| {
        fact.evidence.extend(words.map(|words| Evidence {
            field,
            span: text.span(&words),
            rule,
        }));
    };
    let same = proposal.role.counted_as == counted_as;
    match proposal.role.words.filter(|_| same) {
        Some((words, rule)) => reason("counted_as", Some(words), rule),
        None => {
            let words = predicate_of(text, clauses, &count.span);
            reason("counted_as", words.map(|i| i..i + 1), "figure.decided");
        }
    }
    let stated = proposal.not_yet.filter(|_| modality == proposal.modality);
    let read = count.read.modality.as_ref();
    let by = read.map_or("figure.modality", |(.., rule)| *rule);
    reason("modality", stated, by);
    reason("measure", part, "figure.measure");
    if let Some((lemma, token)) = proposal.subject {
        reason("subject", Some(token..token + 1), "figure.subject");
        fact.subject = Some(lemma);
    }
    fact
}

/// A count of events, organizations or things; linking drops it where no undertaking is near.
fn undertaking(text: &Text<'_>, clauses: &Clauses, count: &Count, unit: Unit) -> FigureFact {
    let nothing = Role {
        counted_as: CountedAs::Other,
        words: None,
        verb: None,
    };
    let mut fact = fact(text, count, unit, "figure.undertaking");
    let (modality, words) = state::modality(text, clauses, count, &nothing);
    let (measure, part) = measure::measure(text, clauses, count);
    (fact.modality, fact.measure) = (modality, measure);
    let reasons = [
        ("modality", words, "figure.modality"),
        ("measure", part, "figure.measure"),
    ];
    for (field, words, rule) in reasons {
        fact.evidence.extend(words.map(|words| Evidence {
            field,
            span: text.span(&words),
            rule,
        }));
    }
    fact
}
