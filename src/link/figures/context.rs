//! Where, when and by whom a figure is stated.

use crate::link::{Entities, EntityRef, LinkedQuote};
use crate::mention::{DateFact, Name, Names, Tokens};
use crate::text::Text;
use crate::vocabulary::DateType;

/// The quote that holds the figure, the innermost of several.
pub(super) fn quote(figure: &Tokens, quotes: &[LinkedQuote]) -> Option<usize> {
    let holds = |quote: &LinkedQuote| {
        quote.fact.tokens.start <= figure.start && figure.end <= quote.fact.tokens.end
    };
    let all = quotes.iter().enumerate();
    all.filter(|(_, quote)| holds(quote))
        .min_by_key(|(_, quote)| (quote.speaker.is_none(), quote.fact.tokens.len()))
        .map(|(index, _)| index)
}

/// The date of the figure's sentence that stands nearest, one before it first.
pub(super) fn date(text: &Text<'_>, figure: &Tokens, dates: &[DateFact]) -> Option<usize> {
    let sentence = text.sentence(figure.start);
    let all = dates.iter().enumerate();
    all.filter(|(_, date)| {
        matches!(date.kind, DateType::Date | DateType::Interval)
            && sentence.contains(&date.tokens.start)
    })
    .min_by_key(|(_, date)| {
        let after = date.tokens.start > figure.start;
        (after, date.tokens.start.abs_diff(figure.start))
    })
    .map(|(index, _)| index)
}

/// The place of the figure's clause, «в Костанайской области», «по всему Казахстану»: entity and mention.
pub(super) fn place(
    text: &Text<'_>,
    names: &Names,
    figure: &Tokens,
    entities: &Entities,
) -> Option<(EntityRef, usize)> {
    let sentence = text.sentence(figure.start);
    let all = names.mentions.iter().enumerate();
    let (index, _) = all
        .filter(|(index, mention)| {
            matches!(mention.name, Name::Place(_))
                && sentence.contains(&mention.tokens.start)
                && !(figure.contains(&mention.tokens.start))
                && entities.of_mention[*index].is_some()
                && is_locative(text, mention.tokens.start, sentence.start)
        })
        .filter(|(_, mention)| same_clause(text, names, figure, mention.tokens.start))
        .min_by_key(|(_, mention)| mention.tokens.start.abs_diff(figure.start))?;
    Some((entities.of_mention[index]?, index))
}

/// «в», «на», «по» before the name, an adjective between at most.
fn is_locative(text: &Text<'_>, name: usize, floor: usize) -> bool {
    (floor.max(name.saturating_sub(3))..name).rev().any(|i| {
        let between_is_adjective = (i + 1..name).all(|k| {
            text.word(k).any(|g| g.is_adjectival())
                || text.normal(k) == "г"
                || text.is_mark(k, '.')
                || matches!(text.normal(k), "городе" | "селе")
        });
        matches!(text.normal(i), "в" | "во" | "на" | "по") && between_is_adjective
    })
}

/// No semicolon, bracket or dash between the figure and the place, but for those inside a name.
fn same_clause(text: &Text<'_>, names: &Names, figure: &Tokens, place: usize) -> bool {
    let between = figure.end.min(place)..figure.start.max(place);
    !between
        .clone()
        .filter(|&i| names.over(i).is_none())
        .any(|i| text.is_mark(i, ';') || text.is_mark(i, '(') || text.is_mark(i, '—'))
}
