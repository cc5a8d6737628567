//! Figures that state one quantity: repeats, and statements that differ.

use super::campaign::is_of_victims;
use crate::link::{Caution, Entities, LinkedFigure};
use crate::mention::FigureFact;
use crate::text::Text;
use crate::vocabulary::{BlockKind, Bound, Difference, Measure, Modality, Unit, WarningCode};

/// Marks every figure that states what an earlier one states.
pub(super) fn mark_repeats(figures: &mut [LinkedFigure]) {
    for i in 1..figures.len() {
        let (earlier, rest) = figures.split_at_mut(i);
        let figure = &mut rest[0];
        let first = earlier
            .iter()
            .position(|known| known.repeats.is_none() && repeats(known, figure));
        figure.repeats = first;
    }
}

/// Whether `figure` states again what `known` states.
fn repeats(known: &LinkedFigure, figure: &LinkedFigure) -> bool {
    let (a, b) = (&known.fact, &figure.fact);
    let same = a.min == b.min && a.max == b.max && a.bound == b.bound && a.measure == b.measure;
    let of_one = known.campaign == figure.campaign && known.campaign.is_some()
        || a.counted_as == b.counted_as && (known.campaign.is_none() || figure.campaign.is_none());
    let uncertain = a.bound == Bound::Vague && a.min <= Some(2);
    same && of_one && !uncertain && are_of_one_kind(a, b)
}

/// Whether both count the same: one noun, or one of them says only that they are people or events.
fn are_of_one_kind(a: &FigureFact, b: &FigureFact) -> bool {
    let generic = |fact: &FigureFact| match (fact.unit, fact.noun.as_deref()) {
        (Unit::Person, noun) => matches!(
            noun,
            None | Some("человек" | "участник" | "лицо" | "житель" | "гражданин" | "казахстанец")
        ),
        (Unit::Event, noun) => matches!(noun, Some("мероприятие" | "акция" | "событие")),
        _ => false,
    };
    let either = generic(a) || generic(b);
    let both = generic(a) && generic(b);
    let wide = if a.unit == Unit::Person { either } else { both };
    a.unit == b.unit && a.counted_as == b.counted_as && (a.noun == b.noun || wide)
}

/// A caution for each two statements of one quantity that differ: of one campaign, or of those killed, hurt,
/// detained in the headline and in the text below it.
pub(super) fn differing(text: &Text<'_>, entities: &Entities) -> Vec<Caution> {
    let figures = &entities.figures;
    let mut cautions = Vec::new();
    for (j, later) in figures.iter().enumerate() {
        for (i, first) in figures[..j].iter().enumerate() {
            let headline = || is_taken_up(text, figures, i, j);
            let of_one = first.campaign.is_some() && first.campaign == later.campaign;
            if let Some(difference) = difference(first, later)
                && (of_one || headline())
            {
                let campaign = first.campaign.map_or_else(String::new, |campaign| {
                    format!(" for «{}»", entities.name(campaign))
                });
                cautions.push(Caution {
                    code: WarningCode::FiguresDiffer,
                    difference: Some(difference),
                    figures: vec![i, j],
                    message: format!("{} and {}{campaign}", said(&first.fact), said(&later.fact)),
                });
            }
        }
    }
    cautions
}

/// Whether figure `i` stands in the headline and `j` is the first below it of people to whom the same happened.
fn is_taken_up(text: &Text<'_>, figures: &[LinkedFigure], i: usize, j: usize) -> bool {
    let in_headline = |figure: &LinkedFigure| {
        let block = text.tokens[figure.fact.tokens.start].block as usize;
        text.article.blocks[block].kind == BlockKind::Title
    };
    let same = |figure: &LinkedFigure| {
        figure.fact.measure == Measure::Total && are_of_one_kind(&figures[i].fact, &figure.fact)
    };
    is_of_victims(&figures[i].fact)
        && in_headline(&figures[i])
        && !in_headline(&figures[j])
        && !figures[i + 1..j]
            .iter()
            .any(|figure| !in_headline(figure) && same(figure))
}

/// In what two first statements of one quantity differ.
fn difference(a: &LinkedFigure, b: &LinkedFigure) -> Option<Difference> {
    let whole = |figure: &LinkedFigure| {
        figure.repeats.is_none()
            && figure.fact.measure == Measure::Total
            && figure.fact.modality == Modality::Reported
            && figure.fact.bound != Bound::Vague
    };
    let comparable =
        a.campaign == b.campaign && whole(a) && whole(b) && are_of_one_kind(&a.fact, &b.fact);
    let same = (a.fact.min, a.fact.max, a.fact.bound) == (b.fact.min, b.fact.max, b.fact.bound);
    if !comparable || same {
        return None;
    }
    let elsewhere = a.place != b.place;
    Some(match (a.fact.value, b.fact.value) {
        (Some(x), Some(y)) if x == y => Difference::Bound,
        (Some(x), Some(y)) if is_rounded(x, y) || agree(&a.fact, &b.fact) => Difference::Rounding,
        _ if elsewhere && !are_near(&a.fact, &b.fact) => return None,
        _ if elsewhere && a.place.is_some() && b.place.is_some() => Difference::Scope,
        _ if a.as_of != b.as_of && !are_near(&a.fact, &b.fact) => return None,
        _ if a.as_of != b.as_of => Difference::Time,
        _ if a.fact.unit == Unit::Person => Difference::Value,
        _ => return None,
    })
}

/// Whether neither number is more than twice the other: said of two places or times, others are no statements of
/// one quantity.
fn are_near(a: &FigureFact, b: &FigureFact) -> bool {
    let size = |fact: &FigureFact| fact.min.or(fact.max).unwrap_or(0);
    let (x, y) = (size(a), size(b));
    x.max(y) <= 2 * x.min(y)
}

/// Whether one number lies within the bounds of the other: «более 20» and 23.
fn agree(a: &FigureFact, b: &FigureFact) -> bool {
    let within = |outer: &FigureFact, inner: &FigureFact| {
        matches!(
            outer.bound,
            Bound::Over | Bound::AtLeast | Bound::Under | Bound::AtMost
        ) && inner.value.is_some_and(|n| {
            outer.min.is_none_or(|min| n >= min && n <= min * 2)
                && outer.max.is_none_or(|max| n <= max && n * 2 >= max)
        })
    };
    within(a, b) || within(b, a)
}

/// Whether one number is the other with fewer digits: 300 000 and 297 500.
fn is_rounded(x: u64, y: u64) -> bool {
    let trailing = |n: u64| {
        n.to_string()
            .bytes()
            .rev()
            .take_while(|&b| b == b'0')
            .count()
    };
    let (rough, fine) = if trailing(x) > trailing(y) {
        (x, y)
    } else {
        (y, x)
    };
    trailing(rough) > trailing(fine) && rough.abs_diff(fine) * 10 <= rough
}

/// A figure in words for people: «over 470».
fn said(fact: &FigureFact) -> String {
    let number = |n: Option<u64>| n.map_or_else(String::new, |n| n.to_string());
    let value = number(fact.value);
    match fact.bound {
        Bound::Exact => value,
        Bound::Over => format!("over {value}"),
        Bound::AtLeast => format!("at least {value}"),
        Bound::Under => format!("under {value}"),
        Bound::AtMost => format!("up to {value}"),
        Bound::About => format!("about {value}"),
        Bound::Almost => format!("almost {value}"),
        Bound::Range => format!("{} to {}", number(fact.min), number(fact.max)),
        Bound::Vague => format!("{} or more", number(fact.min)),
    }
}
