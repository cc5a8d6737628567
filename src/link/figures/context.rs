//! Where, when and by whom a figure is stated.

use crate::lexicon::function::Function;
use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::link::refer::SURE;
use crate::link::{Entities, EntityRef, LinkedAttribution, LinkedQuote};
use crate::mention::{AttributionKind, Evidence, Mention, Name, Names, Tokens};
use crate::pattern::{Clauses, has_predicate};
use crate::text::Text;
use std::cell::OnceCell;
use svodka_kazakh::read;

/// The quote among `holding` that a figure stands in, the innermost of several.
pub(super) fn quote(holding: &[usize], quotes: &[LinkedQuote]) -> Option<usize> {
    holding.iter().copied().min_by_key(|&i| {
        let quote = &quotes[i];
        (quote.speaker.is_none(), quote.fact.tokens.len())
    })
}

/// Quotes or attributions that hold a figure, at most, and those that are looked at for them: the innermost.
const HELD: usize = 16;
const LOOKED_AT: usize = 512;

/// Quotes or attributions by where they begin, so that those that hold a figure are found without a look at all of
/// them.
pub(super) struct Holders {
    /// Their words and indices, by first token.
    order: Vec<(Tokens, usize)>,
    /// How far those up to each place of the order reach.
    reach: Vec<usize>,
}

impl Holders {
    /// Orders what may hold figures; n log n.
    pub(super) fn new<'a>(all: impl Iterator<Item = &'a Tokens>) -> Self {
        let mut order: Vec<(Tokens, usize)> = all
            .enumerate()
            .map(|(i, tokens)| (tokens.clone(), i))
            .collect();
        order.sort_by_key(|(tokens, _)| tokens.start);
        let reach = order.iter().scan(0, |reach, (tokens, _)| {
            *reach = tokens.end.max(*reach);
            Some(*reach)
        });
        let reach = reach.collect();
        Self { order, reach }
    }

    /// Those that hold these tokens, the innermost [`HELD`], in the order of their indices.
    pub(super) fn of(&self, figure: &Tokens) -> Vec<usize> {
        let begin = |(tokens, _): &(Tokens, usize)| tokens.start <= figure.start;
        let last = self.order.partition_point(begin);
        let mut holding: Vec<usize> = (0..last)
            .rev()
            .take_while(|&place| self.reach[place] >= figure.end)
            .take(LOOKED_AT)
            .map(|place| &self.order[place])
            .filter(|(tokens, _)| figure.end <= tokens.end)
            .take(HELD)
            .map(|(_, index)| *index)
            .collect();
        holding.sort_unstable();
        holding
    }
}

/// The attribution of `holding` that says who states a figure: the innermost of the surest kind.
pub(super) fn attribution(holding: &[usize], attributions: &[LinkedAttribution]) -> Option<usize> {
    let tier = |kind: AttributionKind| kind.max(AttributionKind::Statement);
    holding
        .iter()
        .copied()
        .filter(|&i| attributions[i].fact.confidence >= SURE)
        .min_by_key(|&i| {
            let fact = &attributions[i].fact;
            (tier(fact.kind), fact.tokens.len())
        })
}

/// The words that name the figure's speaker; of a text that speaks, those that say so.
pub(super) fn reason(source: &LinkedAttribution) -> Option<Evidence> {
    let evidence = &source.fact.evidence;
    let named = evidence.iter().find(|reason| reason.field == "speaker");
    let reason = named.or(evidence.first())?;
    Some(Evidence {
        field: "speaker",
        rule: rule(source.fact.kind),
        ..reason.clone()
    })
}

/// The rule by which an attribution names a figure's speaker.
fn rule(kind: AttributionKind) -> &'static str {
    match kind {
        AttributionKind::Direct => "speaker.direct",
        AttributionKind::Indirect => "speaker.indirect",
        AttributionKind::Statement => "speaker.statement",
        AttributionKind::Before => "speaker.before",
        AttributionKind::Continued => "speaker.continued",
        AttributionKind::Nearby => "speaker.nearby",
    }
}

/// The place of the figure's clause, «в Костанайской области», «по всему Казахстану»: entity and mention.
pub(super) fn place(
    text: &Text<'_>,
    names: &Names,
    figure: &Tokens,
    starts: &[usize],
    entities: &Entities,
) -> Option<(EntityRef, usize)> {
    let sentence = text.sentence(figure.start);
    let clauses = OnceCell::new();
    let (index, _) = names
        .starting_in(sentence.clone())
        .filter(|(index, mention)| {
            matches!(mention.name, Name::Place(_))
                && !(figure.contains(&mention.tokens.start))
                && entities.of_mention[*index].is_some()
                && is_where(text, mention, sentence.start)
        })
        .filter(|(_, mention)| same_clause(text, names, figure, mention.tokens.start))
        .filter(|(_, mention)| {
            let clauses = clauses.get_or_init(|| Clauses::of(text, figure.start));
            holds_for(text, clauses, figure, mention.tokens.start)
                && !is_of_another(text, figure, mention.tokens.start, starts)
        })
        .min_by_key(|(_, mention)| mention.tokens.start.abs_diff(figure.start))?;
    Some((entities.of_mention[index]?, index))
}

/// Whether a place at token `at` behind the figure is said of the next one: «700 человек: в Рудном — 300»; `starts` is
/// where the figures begin.
fn is_of_another(text: &Text<'_>, figure: &Tokens, at: usize, starts: &[usize]) -> bool {
    let next = starts.get(starts.partition_point(|&start| start <= at));
    let next = next.filter(|&&start| text.sentence(at).contains(&start));
    at > figure.end
        && is_parted(text, figure.end..at)
        && next.is_some_and(|&start| !is_parted(text, at..start))
}

/// Whether a comma, a colon or a semicolon stands among these tokens.
fn is_parted(text: &Text<'_>, mut tokens: Tokens) -> bool {
    tokens.any(|i| [',', ':', ';'].iter().any(|&mark| text.is_mark(i, mark)))
}

/// Whether a time or place at token `at` is said of the figure: in its clause, in a part without a verb of
/// its own beside it, or in the clause on which that of the figure depends.
pub(super) fn holds_for(text: &Text<'_>, clauses: &Clauses, figure: &Tokens, at: usize) -> bool {
    let (own, other) = (clauses.index(figure.start), clauses.index(at));
    if own == other {
        return true;
    }
    let said = |part: usize| {
        let part = &clauses.parts[part];
        has_predicate(text, part) && !depends(text, part.start)
    };
    let between = own.min(other) + 1..own.max(other);
    if between.clone().any(said) {
        return false;
    }
    if other < own {
        // «из них в Лисаковске — 300»: a dash alone parts them
        if !said(own) && !is_parted(text, at..figure.start) {
            return true;
        }
        let linked = depends(text, clauses.parts[own].start)
            || between
                .clone()
                .any(|part| depends(text, clauses.parts[part].start))
            || !has_predicate(text, &clauses.parts[own]);
        return !depends(text, clauses.parts[other].start) && (!said(other) || linked);
    }
    let bracket = (figure.end..at).any(|i| text.is_mark(i, '('));
    let apart = (own + 1..=other).any(|part| depends(text, clauses.parts[part].start));
    !has_predicate(text, &clauses.parts[other]) && !bracket && !apart
}

/// Whether a part that begins at token `i` depends on what stands before it: «когда», «в результате чего»,
/// «в котором», «из них».
fn depends(text: &Text<'_>, i: usize) -> bool {
    let which = |i: usize| i < text.len() && text.is_a(i, Function::Which | Function::That);
    text.is_a(
        i,
        Function::When
            | Function::Where
            | Function::There
            | Function::Moreover
            | Function::Including
            | Function::After
            | Function::OutOf
            | Function::Among,
    ) || text.is_a(i, Function::In)
        && (i + 1 < text.len())
        && text.is_a(
            i + 1,
            Function::InCourse | Function::ThatOne | Function::Number,
        )
        || which(i)
        || which(i + 1)
}

/// Whether the name says where: by its case in Kazakh, «Атырау облысында», else by what stands before it.
fn is_where(text: &Text<'_>, mention: &Mention, floor: usize) -> bool {
    let last = mention.whole.end.max(mention.tokens.end) - 1;
    let in_place = || {
        let chain = read(text.normal(last)).chain;
        chain.case == svodka_kazakh::Case::Locative && chain.derived.is_none()
    };
    text.is_word(last) && text.is_kazakh(last) && in_place()
        || is_locative(text, mention.tokens.start, floor)
}

/// «в», «на», «по» before the name, an adjective between at most; not where to: «в Россию».
fn is_locative(text: &Text<'_>, name: usize, floor: usize) -> bool {
    let word = text.word(name);
    let whither = word.best().is_some_and(|r| r.known)
        && !word
            .any(|g| matches!(g.case, Some(Case::Loc | Case::Dat | Case::Gen)) || g.indeclinable);
    (floor.max(name.saturating_sub(3))..name).rev().any(|i| {
        let between_is_adjective = (i + 1..name).all(|k| {
            text.word(k).any(|g| g.is_adjectival())
                || text.lexicon.group(Group::BeforeTown).has(text.normal(k))
                || text.is_mark(k, '.')
        });
        text.is_a(i, Function::In | Function::On | Function::By) && between_is_adjective && !whither
    })
}

/// No semicolon, bracket or dash between the figure and the place, but for those inside a name, and a dash in place of
/// the verb.
fn same_clause(text: &Text<'_>, names: &Names, figure: &Tokens, place: usize) -> bool {
    let between = figure.end.min(place)..figure.start.max(place);
    !between
        .clone()
        .filter(|&i| names.over(i).is_none())
        .any(|i| {
            // «в Лисаковске — 800», «41 200 человек — в Павлодарской области»
            let stands_for_verb = i + 1 == figure.start || i == figure.end;
            text.is_mark(i, ';') || text.is_mark(i, '(') || text.is_mark(i, '—') && !stands_for_verb
        })
}
