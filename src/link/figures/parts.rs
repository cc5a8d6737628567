//! Numbers of regions and towns that a whole is made of: «312 456 человек: в Павлодарской области — 41 200, в Абайской —
//! 38 900».

use crate::link::{Entities, EntityRef, LinkedFigure};
use crate::mention::Evidence;
use crate::text::Text;
use crate::vocabulary::{Measure, PlaceKind, Unit};

/// Figures back in which the whole may stand, and sentences.
const FIGURES: usize = 8;
const SENTENCES: u32 = 2;

/// Makes parts of the numbers of several places that stand behind a greater one of a wider place or of none.
pub(super) fn mark(text: &Text<'_>, entities: &mut Entities) {
    let parts: Vec<(usize, usize)> = (0..entities.figures.len())
        .filter_map(|part| Some((part, whole(text, entities, part)?)))
        .collect();
    for (part, whole) in parts {
        let span = text.span(&entities.figures[whole].fact.tokens);
        let fact = &mut entities.figures[part].fact;
        fact.measure = Measure::Part;
        fact.evidence.push(Evidence {
            field: "measure",
            span,
            rule: "figure.measure",
        });
    }
}

/// The figure that the one of number `part` is a part of.
fn whole(text: &Text<'_>, entities: &Entities, part: usize) -> Option<usize> {
    let figures = &entities.figures;
    let own = &figures[part];
    let place = own.place.filter(|_| is_total(own))?;
    let near = part.saturating_sub(FIGURES)..(part + FIGURES).min(figures.len());
    let siblings = near.clone().filter(|&i| {
        let other = &figures[i];
        (is_total(other) || is_part(other))
            && are_of_one_kind(own, other)
            && sentences(text, own, other) <= 1
            && other.place.is_some_and(|it| it != place)
    });
    let others: Vec<u64> = siblings.filter_map(|i| figures[i].fact.value).collect();
    let together: u64 = others.iter().sum();
    let value = own.fact.value?;
    (near.start..part).rev().find(|&i| {
        let all = &figures[i];
        let greater = all.fact.value.is_some_and(|it| it >= value + together);
        !others.is_empty()
            && greater
            && is_total(all)
            && are_of_one_kind(own, all)
            && sentences(text, own, all) <= SENTENCES
            && is_wider(entities, all)
    })
}

fn is_total(figure: &LinkedFigure) -> bool {
    figure.fact.measure == Measure::Total && figure.fact.unit == Unit::Person
}

fn is_part(figure: &LinkedFigure) -> bool {
    figure.fact.measure == Measure::Part && figure.fact.unit == Unit::Person
}

fn are_of_one_kind(a: &LinkedFigure, b: &LinkedFigure) -> bool {
    a.fact.counted_as == b.fact.counted_as
        && a.fact.modality == b.fact.modality
        && (a.campaign == b.campaign || a.campaign.is_none() || b.campaign.is_none())
}

fn sentences(text: &Text<'_>, a: &LinkedFigure, b: &LinkedFigure) -> u32 {
    let of = |figure: &LinkedFigure| text.tokens[figure.fact.tokens.start].sentence;
    of(a).abs_diff(of(b))
}

/// Whether it is of a country or of no place, here and where it is told first.
fn is_wider(entities: &Entities, figure: &LinkedFigure) -> bool {
    let first = figure.repeats.map(|first| &entities.figures[first]);
    let place = figure.place.or(first.and_then(|first| first.place));
    match place {
        Some(EntityRef::Place(index)) => entities.places[index].what.kind == PlaceKind::Country,
        _ => true,
    }
}
