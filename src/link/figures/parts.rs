//! Numbers of regions and towns that a whole is made of: «312 456 человек: в Павлодарской области — 41 200, в Абайской —
//! 38 900».

use crate::link::{Entities, EntityRef, LinkedFigure};
use crate::mention::Evidence;
use crate::pattern::{Clauses, has_predicate};
use crate::text::Text;
use crate::vocabulary::{Measure, Modality, PlaceKind, Unit};

/// Figures back in which the whole may stand, and sentences.
const FIGURES: usize = 8;
const SENTENCES: u32 = 2;

/// Makes parts of the numbers that go on with parts, and of those of several places that stand behind a greater one of a
/// wider place or of none; a part without a verb is planned where its whole is.
pub(super) fn mark(text: &Text<'_>, entities: &mut Entities) {
    add_up(text, entities);
    go_on(text, entities);
    plan(text, entities);
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

/// «13 человек — семеро детей и шестеро взрослых»: what follows a number in its sentence and adds up to it.
fn add_up(text: &Text<'_>, entities: &mut Entities) {
    let figures = &entities.figures;
    let parts_of = |whole: usize| {
        let all = &figures[whole];
        let value = all.fact.value.filter(|_| is_total(all))?;
        let mut sum = 0;
        let behind = figures.iter().enumerate().skip(whole + 1);
        for (at, own) in behind.take(FIGURES - 1) {
            let fits = is_total(own)
                && are_of_one_kind(all, own)
                && sentences(text, all, own) == 0
                && is_bare(text, own);
            sum += own.fact.value.filter(|_| fits)?;
            if sum >= value {
                return (sum == value && at > whole + 1).then_some(whole + 1..at + 1);
            }
        }
        None
    };
    let parts: Vec<_> = (0..figures.len())
        .filter_map(|whole| Some((whole, parts_of(whole)?)))
        .collect();
    for (whole, parts) in parts {
        let span = text.span(&entities.figures[whole].fact.tokens);
        for part in &mut entities.figures[parts] {
            part.fact.measure = Measure::Part;
            part.fact.evidence.push(Evidence {
                field: "measure",
                span,
                rule: "figure.measure",
            });
        }
    }
}

/// «из них 1 850 пробежали 21 км, 2 410 — 10 км»: what follows a part in its sentence without a noun and a verb of its
/// own, and fits into the same whole, is another part.
fn go_on(text: &Text<'_>, entities: &mut Entities) {
    for at in 1..entities.figures.len() {
        let (before, own) = (&entities.figures[at - 1], &entities.figures[at]);
        let is_next = is_part(before)
            && is_total(own)
            && own.fact.noun.is_none()
            && are_of_one_kind(before, own)
            && sentences(text, before, own) == 0
            && is_bare(text, own);
        let fits = || {
            let (part, value) = (before.fact.value?, own.fact.value?);
            let whole = holding(text, &entities.figures, at - 1)?.fact.value?;
            (part + value <= whole).then_some(())
        };
        if is_next && fits().is_some() {
            let cue = before.fact.evidence.iter().find(|it| it.field == "measure");
            let cue = cue.cloned();
            let fact = &mut entities.figures[at].fact;
            fact.measure = Measure::Part;
            fact.evidence.extend(cue);
        }
    }
}

/// «планируется трудоустроить 9 тысяч, из них 800 — в Караганде»: such a part has not happened either.
fn plan(text: &Text<'_>, entities: &mut Entities) {
    for at in 1..entities.figures.len() {
        let own = &entities.figures[at];
        let is_open = is_part(own) && own.fact.modality == Modality::Reported && is_bare(text, own);
        let whole = holding(text, &entities.figures, at).filter(|_| is_open);
        let Some(whole) = whole.filter(|whole| whole.fact.modality == Modality::Planned) else {
            continue;
        };
        let cue = whole.fact.evidence.iter().find(|it| it.field == "modality");
        let cue = cue.cloned();
        let fact = &mut entities.figures[at].fact;
        fact.modality = Modality::Planned;
        fact.evidence.extend(cue);
    }
}

/// The total last told before a part, in its sentence or the one before, that may hold it.
fn holding<'a>(
    text: &Text<'_>,
    figures: &'a [LinkedFigure],
    part: usize,
) -> Option<&'a LinkedFigure> {
    let own = &figures[part];
    let near = &figures[part.saturating_sub(FIGURES)..part];
    near.iter().rev().find(|all| {
        is_total(all) && all.fact.value > own.fact.value && sentences(text, own, all) <= 1
    })
}

/// Whether the clause of a figure has no verb.
fn is_bare(text: &Text<'_>, figure: &LinkedFigure) -> bool {
    let clauses = Clauses::of(text, figure.fact.tokens.start);
    let own = &clauses.parts[clauses.index(figure.fact.tokens.start)];
    !has_predicate(text, own)
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
