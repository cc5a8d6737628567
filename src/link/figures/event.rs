//! Things that an event of the text has harmed, that were sent to it, or that are cases of it.

use crate::lexicon::grammar::Pos;
use crate::lexicon::group::Group;
use crate::mention::{Evidence, FigureFact, Tokens};
use crate::pattern::Clauses;
use crate::text::Text;

/// Words between a case and the illness that it is one of, at most.
const BETWEEN: usize = 2;
/// Words before cases among which the illness is looked for.
const BEFORE: usize = 80;
/// How likely a reading is, at least.
const LIKELY: f32 = 0.1;

/// The words that tie a number of things to an event: «подтоплены 64 дома», «к тушению привлечены 52 единицы техники»,
/// «2167 случаев кори».
pub(super) fn of(text: &Text<'_>, fact: &FigureFact) -> Option<Evidence> {
    let cases = text.lexicon.group(Group::Case);
    let is_case = fact.noun.as_deref().is_some_and(|noun| cases.has(noun));
    let (token, rule) = if is_case {
        let illness = illness_behind(text, fact).or_else(|| illness_before(text, fact));
        (illness?, "figure.case")
    } else {
        let harmed = governed(text, fact, Group::Harming).map(|verb| (verb, "figure.harmed"));
        harmed.or_else(|| Some((governed(text, fact, Group::Sending)?, "figure.sent")))?
    };
    Some(Evidence {
        field: "event",
        span: text.span(&(token..token + 1)),
        rule,
    })
}

/// The verb of the group in the clause of the number, the nearest one.
fn governed(text: &Text<'_>, fact: &FigureFact, group: Group) -> Option<usize> {
    let start = fact.tokens.start;
    let clauses = Clauses::of(text, start);
    let clause = clauses.parts.get(clauses.index(start))?.clone();
    let verbs = clause.filter(|i| !fact.tokens.contains(i) && is_of(text, *i, group));
    let verb = verbs.min_by_key(|i| i.abs_diff(start));
    // «Насчитали 410 домов, повреждённых градом».
    let behind = fact.tokens.end + 1;
    let is_behind = text.sentence(start).contains(&behind)
        && text.is_mark(behind - 1, ',')
        && text.word(behind).pos() == Pos::Participle
        && is_of(text, behind, group);
    verb.or(is_behind.then_some(behind))
}

/// Whether the word at `i` is a verb of the group.
fn is_of(text: &Text<'_>, i: usize, group: Group) -> bool {
    let group = text.lexicon.group(group);
    let mut readings = text.word(i).readings.iter();
    readings.any(|r| {
        let verb = r.verb.as_deref().unwrap_or(&r.lemma);
        r.weight >= LIKELY && group.has(verb)
    })
}

/// The illness right behind the number of cases, adjectives between: «случаев кори», «случаев новой лихорадки».
fn illness_behind(text: &Text<'_>, fact: &FigureFact) -> Option<usize> {
    let end = text.sentence(fact.tokens.start).end;
    let behind = fact.tokens.end..end.min(fact.tokens.end + BETWEEN + 1);
    let mut words =
        behind.skip_while(|i| text.word(*i).pos() == Pos::Adjective && !is_illness(text, *i));
    words.next().filter(|i| is_illness(text, *i))
}

/// The illness that the words before cases name which are registered: «всего зарегистрировано 2774 случая».
fn illness_before(text: &Text<'_>, fact: &FigureFact) -> Option<usize> {
    let Tokens { start, end } = fact.tokens;
    let is_of_something = text.sentence(start).contains(&end)
        && text.is_word(end)
        && text.word(end).pos() == Pos::Noun;
    if is_of_something || governed(text, fact, Group::Registering).is_none() {
        return None;
    }
    let before = start.saturating_sub(BEFORE)..start;
    before.rev().find(|i| is_illness(text, *i))
}

fn is_illness(text: &Text<'_>, i: usize) -> bool {
    let group = text.lexicon.group(Group::Illness);
    text.is_word(i) && (group.has_lemma_of(text.word(i)) || group.begins(text.normal(i)))
}
