//! Counts of people, and of events, organizations and things that belong to an undertaking.
//!
//! A figure is found from its number: the words that bound it before, the noun it counts after. What
//! happened to the people is read from the noun, the verb and the frame.

mod argument;
mod bare;
mod beside;
mod bound;
mod contrast;
mod crowd;
mod examples;
mod fact;
mod frame;
mod given;
mod govern;
mod measure;
mod noun;
mod numbered;
mod omitted;
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

pub use examples::RULES;
pub use role::participant;
pub use verbs::takes_part;
pub(super) use written::Wanted;

use crate::decide::{Decide, Question, Words};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::list::List;
use crate::mention::{Evidence, FigureFact, FigureOdds, Names, Tokens};
use crate::pattern::number::{Numeral, may_begin, numeral};
use crate::pattern::{Clauses, Ground};
use crate::rules::written::{Rules, named};
use crate::text::Text;
use crate::vocabulary::{Bound, CountedAs, Measure, Modality, Unit};
use bound::Stated;
use fact::fact;
use noun::Counted;
use role::Role;
use written::Read;

/// From which probability a number with a noun counts people, and from which one that stands alone: most such numbers
/// count something else.
const LEAST: f64 = 0.5;
const BARE: f64 = 0.75;

/// A number with its bound and what it counts.
struct Count {
    number: Numeral,
    /// The figure: modifier, number, noun.
    span: Tokens,
    bound: Option<Stated>,
    noun: Option<Counted>,
    /// «человек двадцать».
    inverted: bool,
    /// What the rules of `rules.toml` find about it.
    read: Read,
}

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

/// The modifiers before token `number` and what they say; sums of money use them too.
pub(super) fn bound_before(text: &Text<'_>, number: usize) -> Option<(Bound, Tokens)> {
    bound::before(text, number).map(|stated| (stated.bound, stated.words))
}

/// The modifiers from token `after` on, behind a number, and what they say.
pub(super) fn bound_after(text: &Text<'_>, after: usize) -> Option<(Bound, Tokens)> {
    bound::after(text, after).map(|stated| (stated.bound, stated.words))
}

/// The number with its modifiers and its noun.
fn count(text: &Text<'_>, names: &Names, number: Numeral) -> Option<Count> {
    if number.low < 1.0 {
        return None;
    }
    let before = bound::before(text, number.tokens.start);
    let start = before
        .as_ref()
        .map_or(number.tokens.start, |b| b.words.start);
    let start = start
        - usize::from(
            number.about
                && text.is_a(
                    number.tokens.start.saturating_sub(1),
                    Function::With | Function::Under,
                )
                && start == number.tokens.start,
        );
    let start = start - usize::from(has_plus(text, start));
    let stated = restated(text, &number).unwrap_or(number.tokens.end);
    let exceeded = bound::exceeded(text, &number);
    let through = exceeded
        .clone()
        .filter(|b| bound::describes(text, b))
        .filter(|b| noun::counted(text, names, b.words.end, &number).is_some());
    let after = bound::after(text, stated).or(through);
    let end = after.as_ref().map_or(stated, |b| b.words.end);
    let noun = noun::counted(text, names, end, &number);
    // «человек двадцать», «человек двадцать студентов»
    let inverted = inverted(text, start, &number)
        .filter(|people| noun.is_none() || noun::is_generic(text, &people.lemma));
    let span = match (&noun, &inverted) {
        (Some(noun), Some(people)) => people.token..noun.token + 1,
        (Some(noun), None) => start..noun.token + 1,
        (None, Some(noun)) => noun.token..end,
        _ => start..end,
    };
    let behind = noun
        .as_ref()
        .and_then(|noun| bound::after(text, noun.token + 1))
        .filter(|b| is_behind(text, b));
    let about = inverted.is_some() || number.about || turkic::is_about(text, &number);
    let implied = number.bound.or(about.then_some(Bound::About));
    let implied = implied.map(|bound| Stated {
        bound,
        words: span.clone(),
    });
    let bound = before
        .or(after)
        .or(behind)
        .or_else(|| bound::verb(text, span.start))
        .or(exceeded)
        .or(implied);
    Some(Count {
        number,
        span,
        bound,
        inverted: inverted.is_some() && noun.is_none(),
        noun: noun.or(inverted),
        read: Read::default(),
    })
}

/// «+700 человек»: the sign is a part of the figure.
fn has_plus(text: &Text<'_>, number: usize) -> bool {
    number > 0
        && text.is_mark(number - 1, '+')
        && !text.tokens[number].spaced
        && (number == 1 || text.tokens[number - 1].spaced)
}

/// «20 000 (двадцать тысяч) человек», «свыше 1,5 тысяч (1540) человек»: one past the number said again in brackets.
fn restated(text: &Text<'_>, number: &Numeral) -> Option<usize> {
    let open = number.tokens.end;
    let end = text.sentence(number.tokens.start).end;
    let again = (open + 2 < end && text.is_mark(open, '('))
        .then(|| numeral(text, open + 1, end))
        .flatten()?;
    let close = again.tokens.end;
    let same = again.low <= number.low * 1.2 && number.low <= again.low * 1.2;
    (same && close < end && text.is_mark(close, ')')).then_some(close + 1)
}

/// Modifiers behind the noun: «300 человек и более».
fn is_behind(text: &Text<'_>, stated: &Stated) -> bool {
    text.is_a(
        stated.words.start,
        Function::And | Function::Or | Function::Least | Function::Most | Function::As,
    ) && stated.words.len() > 1
}

/// «человек двадцать»: the noun before a number says that it is not exact.
fn inverted(text: &Text<'_>, start: usize, number: &Numeral) -> Option<Counted> {
    let token = start.checked_sub(1)?;
    let word = text.word(token);
    if number.collective
        || number.vague
        || number.one_word
        || !word.is(List::People)
        || text.sentence(token) != text.sentence(start)
    {
        return None;
    }
    let genitive = word.any(|g| g.case == Some(Case::Gen) && g.number == Some(Number::Plur));
    let first = token == text.sentence(token).start;
    let free = first || {
        let before = text.word(token - 1);
        before.is_finite_verb()
            || bound::is_before(text, token)
            || !text.is_word(token - 1)
            || before.is_a(
                Function::Still
                    | Function::Be
                    | Function::There
                    | Function::Altogether
                    | Function::Us
                    | Function::Their,
            )
    };
    let bare = !may_begin(text, token.saturating_sub(1)) || first;
    let many = Numeral {
        governs: true,
        ..number.clone()
    };
    (genitive && free && bare)
        .then(|| noun::noun_at(text, token, &many))
        .flatten()
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
    let probability = decide.ask(Question::Count, about);
    let least = if proposal.rule == "figure.bare" {
        BARE
    } else {
        LEAST
    };
    let is_count = probability >= least;
    if !is_count && !decide.is_traced() {
        return None;
    }
    let (counted_as, role_odds) = weigh::counted_as(decide.answer(Question::CountedAs, about));
    let happened = decide.answer(Question::Modality, about);
    let modality = match contrast::replaced(text, &count.span) {
        Some(_) => Modality::Denied,
        None if state::is_awaited(text, &proposal) => Modality::Planned,
        None if proposal.of_report => proposal.modality,
        None => weigh::modality(happened),
    };
    let (counted_as, modality) =
        turkic::stated(text, count, &proposal, (counted_as, role_odds, modality));
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

/// What the rules make of a count of people; models decide.
struct Proposal {
    role: Role,
    modality: Modality,
    /// The words that say that it has not happened.
    not_yet: Option<Tokens>,
    /// They stand in the clause above, which tells of the report.
    of_report: bool,
    measure: Measure,
    /// The words that say what it measures.
    part: Option<Tokens>,
    /// Who they are: lemma and token.
    subject: Option<(String, usize)>,
    /// One of its kind, and nothing says that people are tallied.
    lone: bool,
    rule: &'static str,
}

/// What the rules make of the count; `None` where a number without a noun counts nothing that they know.
fn propose(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    known: &[FigureFact],
) -> Option<Proposal> {
    let (mut role, rule) = match &count.noun {
        Some(_) => (role::role(text, clauses, count), rule_of(count)),
        None => {
            let reading = omitted::read(text, clauses, count, known)?;
            (reading.role, reading.rule)
        }
    };
    let (mut measure, mut part) = measure::measure(text, clauses, count);
    if measure == Measure::Total
        && let Some(words) = measure::continued_part(text, count, known)
            .or_else(|| measure::of_whole(text, count, known))
    {
        (measure, part) = (Measure::Part, Some(words));
    }
    let whole = known
        .iter()
        .rev()
        .find(|figure| omitted::is_near(text, figure, count.span.start));
    let own = clauses.index(count.span.start);
    let elsewhere = role
        .verb
        .as_ref()
        .is_none_or(|verb| clauses.index(verb.head) != own);
    let given = measure == Measure::Part && elsewhere && !role.is_noun() && !role.is_framed();
    if (given || measure == Measure::Part && is_weak(&role)) && whole.is_some() {
        role = omitted::inherited(whole);
    }
    let subject = subject::of(text, clauses, count);
    if let Some((_, token, Some(counted_as))) = &subject
        && is_weak(&role)
    {
        role = Role::noun(*counted_as, *token);
    }
    let goes_on =
        || is_joined(text, count, known) || is_left_out(text, clauses, count, &role, known);
    if role.counted_as == CountedAs::Other && role.verb.is_none() && goes_on() {
        role = omitted::inherited(known.last());
    }
    if let Some(found) = &count.read.role {
        role = role::with_verb(text, clauses, count, found.clone());
    }
    let tally = measure == Measure::Part && whole.is_some();
    let lone = count.number.one_word && !tally && !is_tally(text, count, &role, known);
    let told = rumour::told(text, clauses, count);
    let of_report = told.is_some();
    let (modality, not_yet) = match (count.read.modality.clone(), told) {
        (Some((modality, words, _)), _) | (None, Some((modality, words))) => {
            (modality, Some(words))
        }
        (None, None) => state::modality(text, clauses, count, &role),
    };
    Some(Proposal {
        role,
        modality,
        not_yet,
        of_report,
        measure,
        part,
        subject: subject.map(|(lemma, token, _)| (lemma, token)),
        lone,
        rule,
    })
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
            let words = weigh::predicate(text, clauses, &count.span);
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

/// «несколько министров, а также одна женщина»: what the last figure was counted as holds for this one.
fn is_joined(text: &Text<'_>, count: &Count, known: &[FigureFact]) -> bool {
    let start = count.span.start;
    let joined = start > 0 && text.is_a(start - 1, Function::And | Function::Also | Function::Plus);
    joined
        && known.last().is_some_and(|figure| {
            omitted::is_near(text, figure, start)
                && text.tokens[figure.tokens.start].sentence == text.tokens[start].sentence
        })
}

/// «в 2023 году участвовали 5 тысяч человек, в 2024 году — 7 тысяч человек»: the verb is left out.
fn is_left_out(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    role: &Role,
    known: &[FigureFact],
) -> bool {
    let same = |figure: &FigureFact| {
        omitted::is_near(text, figure, count.span.start)
            && text.tokens[figure.tokens.start].sentence == text.tokens[count.span.start].sentence
    };
    role.words.is_none()
        && known.last().is_some_and(same)
        && omitted::is_elliptic(text, clauses, count)
}

/// Whether a role may give way to that of the whole or of the subject.
fn is_weak(role: &Role) -> bool {
    role.counted_as == CountedAs::Other
        || role
            .words
            .as_ref()
            .is_none_or(|(_, rule)| *rule == "figure.noun")
            && matches!(role.counted_as, CountedAs::Staff)
}

fn rule_of(count: &Count) -> &'static str {
    match count.noun {
        _ if count.inverted => "figure.inverted",
        _ if count.number.one_word => "figure.tally",
        _ if count.number.vague => "figure.vague",
        _ if count.number.high.is_some() => "figure.range",
        _ => "figure.headcount",
    }
}

/// One of its kind is a count only in a tally: «один человек погиб», «двое мужчин и одна женщина».
fn is_tally(text: &Text<'_>, count: &Count, role: &Role, known: &[FigureFact]) -> bool {
    let firm = !matches!(
        role.counted_as,
        CountedAs::Other | CountedAs::Staff | CountedAs::Participant | CountedAs::Helped
    );
    let framed = role.is_framed();
    let start = count.span.start;
    let digit = text.word(count.number.tokens.start).shape.digit;
    let counted = start > 0 && text.is_a(start - 1, Function::Only | Function::Altogether);
    let beside = known.last().is_some_and(|figure| {
        figure.unit == Unit::Person
            && figure.tokens.end + 6 >= start
            && text.tokens[figure.tokens.start].sentence == text.tokens[start].sentence
    }) && start > 0
        && (text.is_mark(start - 1, ',')
            || text.is_a(
                start - 1,
                Function::And | Function::Also | Function::Still | Function::Plus,
            ));
    firm || framed || digit || counted || beside
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
