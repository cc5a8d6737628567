//! What the rules make of a count of people, which the models weigh.

use super::count::Count;
use super::noun::Counted;
use super::role::{self, Role};
use super::{measure, omitted, rumour, state, subject};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Pos;
use crate::mention::{FigureFact, Tokens};
use crate::pattern::Clauses;
use crate::text::Text;
use crate::vocabulary::{CountedAs, Measure, Modality, Unit};

/// The rules of numbers that stand alone.
const BARE: &str = "figure.bare";
const SUBSTANTIVE: &str = "figure.substantive";

/// What the rules make of a count of people; models decide.
pub(super) struct Proposal {
    pub role: Role,
    pub modality: Modality,
    /// The words that say that it has not happened.
    pub not_yet: Option<Tokens>,
    /// They stand in the clause above, which tells of the report.
    pub of_report: bool,
    pub measure: Measure,
    /// The words that say what it measures.
    pub part: Option<Tokens>,
    /// Who they are: lemma and token.
    pub subject: Option<(String, usize)>,
    /// One of its kind, and nothing says that people are tallied.
    pub lone: bool,
    /// «один комиссар»: some one, unless something happened to him that is counted.
    pub some_one: bool,
    pub rule: &'static str,
}

impl Proposal {
    /// Whether nothing but the words around says that people are counted: no noun, and no verb that is listed.
    pub(super) fn is_alone(&self) -> bool {
        matches!(self.rule, BARE | SUBSTANTIVE)
    }
}

/// What the rules make of the count; `None` where a number without a noun counts nothing that they know.
pub(super) fn propose(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    known: &[FigureFact],
) -> Option<Proposal> {
    let (mut role, rule) = match &count.noun {
        Some(_) => (role::role(text, clauses, count), rule_of(text, count)),
        None => {
            let reading = omitted::read(text, clauses, count, known)?;
            (reading.role, reading.rule)
        }
    };
    let (mut measure, mut part) = measure::measure(text, clauses, count);
    if matches!(measure, Measure::Total | Measure::Increase)
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
    let one = count.number.one_word && !tally && !is_tally(text, count, known);
    let lone = one && !is_told_in_tallies(&role);
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
        some_one: one && count.noun.is_some(),
        rule,
    })
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

fn rule_of(text: &Text<'_>, count: &Count) -> &'static str {
    match &count.noun {
        Some(noun) if is_substantive(text, noun) => SUBSTANTIVE,
        _ if count.inverted => "figure.inverted",
        _ if count.number.one_word => "figure.tally",
        _ if count.number.vague => "figure.vague",
        _ if count.number.high.is_some() => "figure.range",
        _ => "figure.headcount",
    }
}

/// «48 контактных»: an adjective that no list has, without a noun.
fn is_substantive(text: &Text<'_>, noun: &Counted) -> bool {
    let best = text.word(noun.token).best();
    !noun.listed && noun.implies.is_none() && best.is_some_and(|r| r.grammar.pos == Pos::Adjective)
}

/// One of its kind is a count only in a tally: «один человек погиб».
fn is_told_in_tallies(role: &Role) -> bool {
    let firm = !matches!(
        role.counted_as,
        CountedAs::Other | CountedAs::Staff | CountedAs::Participant | CountedAs::Helped
    );
    firm || role.is_framed()
}

/// Whether words say that one is a number: «всего один человек», «двое мужчин и одна женщина», «1 взрослый».
fn is_tally(text: &Text<'_>, count: &Count, known: &[FigureFact]) -> bool {
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
    digit || counted || beside
}
