//! Figures that state one quantity: repeats, and statements that differ.

use super::campaign::is_of_victims;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::link::{Caution, Entities, EntityRef, LinkedFigure};
use crate::mention::FigureFact;
use crate::text::Text;
use crate::vocabulary::{
    BlockKind, Bound, CountedAs, Difference, Measure, Modality, Unit, WarningCode,
};
use rustc_hash::FxHashMap;

/// Statements of what may be one quantity that a later one is compared with, the nearest.
const COMPARED: usize = 8;

/// Marks every figure that states what an earlier one states.
pub(super) fn mark_repeats(figures: &mut [LinkedFigure], comparisons: &mut u64) {
    let mut known = Firsts::default();
    for (index, figure) in figures.iter_mut().enumerate() {
        figure.repeats = known.of(figure, comparisons);
        if figure.repeats.is_none() && !is_uncertain(&figure.fact) {
            known.add(index, figure);
        }
    }
}

/// Marks what the text says exactly and its headline rounded: «более 300 тысяч» and 312 456.
pub(super) fn mark_rounded(text: &Text<'_>, figures: &mut [LinkedFigure]) {
    let headline = (0..figures.len())
        .take_while(|&i| is_in_headline(text, &figures[i]))
        .take(COMPARED)
        .filter(|&i| is_whole(&figures[i]));
    let rounded: Vec<(usize, usize)> = headline
        .filter_map(|i| {
            let same = |j: &usize| states_again(&figures[i], &figures[*j]);
            let mut below = (i + 1..figures.len()).filter(|&j| !is_in_headline(text, &figures[j]));
            Some((i, below.find(same)?))
        })
        .collect();
    for (first, again) in rounded {
        figures[again].repeats = Some(first);
    }
}

fn is_in_headline(text: &Text<'_>, figure: &LinkedFigure) -> bool {
    let block = text.tokens[figure.fact.tokens.start].block as usize;
    text.article.blocks[block].kind == BlockKind::Title
}

/// Whether a figure states in full what `rough` rounds, on the side that its bound allows.
fn states_again(rough: &LinkedFigure, figure: &LinkedFigure) -> bool {
    let (Some(x), Some(y)) = (rough.fact.value, figure.fact.value) else {
        return false;
    };
    let side = match rough.fact.bound {
        Bound::Over | Bound::AtLeast => y >= x,
        Bound::Under | Bound::AtMost | Bound::Almost => y <= x,
        _ => true,
    };
    let of_one =
        rough.campaign == figure.campaign || rough.campaign.is_none() || figure.campaign.is_none();
    is_whole(figure)
        && figure.fact.bound == Bound::Exact
        && are_of_one_kind(&rough.fact, &figure.fact)
        && of_one
        && side
        && x != y
        && zeros(x) > zeros(y)
        && is_rounded(x, y)
}

/// Figures that repeat none, by what those that repeat them share: each statement is compared with the first of a
/// few kinds, not with all.
#[derive(Default)]
struct Firsts(FxHashMap<Statement, usize>);

/// What is stated: the number, what is counted, for which campaign, by which noun.
type Statement = (Number, Counted, Of<EntityRef>, Of<String>);
type Number = (Option<u64>, Option<u64>, Bound, Measure);
type Counted = (Unit, Option<CountedAs>);

/// A part of a statement.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Of<T> {
    /// Whatever it is.
    Any,
    /// A noun that says only that they are people or events.
    Generic,
    /// This one or none.
    One(Option<T>),
}

impl Firsts {
    /// The first figure that `figure` states again: of its campaign, or one of both is of none; of its kind.
    fn of(&self, figure: &LinkedFigure, comparisons: &mut u64) -> Option<usize> {
        let fact = &figure.fact;
        let own = || Of::One(fact.noun.clone());
        let campaigns = match figure.campaign {
            None => vec![Of::Any],
            campaign => vec![Of::One(campaign), Of::One(None)],
        };
        let nouns = match (fact.unit, is_generic(fact)) {
            (Unit::Person, true) => vec![Of::Any],
            (Unit::Person, false) | (_, true) => vec![own(), Of::Generic],
            (_, false) => vec![own()],
        };
        *comparisons += (campaigns.len() * nouns.len()) as u64;
        let pairs = campaigns
            .iter()
            .flat_map(|campaign| nouns.iter().map(move |noun| (campaign, noun)));
        pairs
            .filter_map(|(campaign, noun)| {
                let (number, counted) = stated(fact);
                self.0
                    .get(&(number, counted, campaign.clone(), noun.clone()))
            })
            .min()
            .copied()
    }

    fn add(&mut self, index: usize, figure: &LinkedFigure) {
        let fact = &figure.fact;
        let generic = is_generic(fact).then_some(Of::Generic);
        for campaign in [Of::Any, Of::One(figure.campaign)] {
            let nouns = [Of::Any, Of::One(fact.noun.clone())].into_iter();
            for noun in nouns.chain(generic.clone()) {
                let (number, counted) = stated(fact);
                let statement = (number, counted, campaign.clone(), noun);
                self.0.entry(statement).or_insert(index);
            }
        }
    }
}

fn stated(fact: &FigureFact) -> (Number, Counted) {
    let number = (fact.min, fact.max, fact.bound, fact.measure);
    (number, (fact.unit, fact.counted_as))
}

/// «несколько», «пара»: said twice, these need not be the same.
fn is_uncertain(fact: &FigureFact) -> bool {
    fact.bound == Bound::Vague && fact.min <= Some(2)
}

/// Whether the noun says only that they are people or events.
fn is_generic(fact: &FigureFact) -> bool {
    let noun = fact.noun.as_deref();
    match fact.unit {
        Unit::Person => noun.is_none_or(|noun| own(Group::AnyPerson).has(noun)),
        Unit::Event => noun.is_some_and(|noun| own(Group::AnyEvent).has(noun)),
        _ => false,
    }
}

/// Whether both count the same: one noun, or one of them says only that they are people or events.
fn are_of_one_kind(a: &FigureFact, b: &FigureFact) -> bool {
    let (of_a, of_b) = (is_generic(a), is_generic(b));
    let wide = match a.unit {
        Unit::Person => of_a || of_b,
        _ => of_a && of_b,
    };
    a.unit == b.unit && a.counted_as == b.counted_as && (a.noun == b.noun || wide)
}

/// A caution for each two statements of one quantity that differ: of one campaign, or of those killed, hurt,
/// detained in the headline and in the text below it. Of very many that differ, each is told with the nearest before.
pub(super) fn differing(text: &Text<'_>, entities: &mut Entities) {
    let mut pairs = pairs(&entities.figures);
    pairs.extend(taken_up(text, &entities.figures));
    pairs.sort_unstable_by_key(|&(i, j)| (j, i));
    entities.comparisons += pairs.len() as u64;
    let cautions = pairs.into_iter().filter_map(|(i, j)| {
        let (first, later) = (&entities.figures[i], &entities.figures[j]);
        let difference = difference(first, later)?;
        let campaign = first.campaign.map_or_else(String::new, |campaign| {
            format!(" for «{}»", entities.name(campaign))
        });
        Some(Caution {
            code: WarningCode::FiguresDiffer,
            difference: Some(difference),
            figures: vec![i, j],
            message: format!("{} and {}{campaign}", said(&first.fact), said(&later.fact)),
        })
    });
    let cautions: Vec<Caution> = cautions.collect();
    entities.cautions.extend(cautions);
}

/// Pairs of figures of one campaign that may state one quantity.
fn pairs(figures: &[LinkedFigure]) -> Vec<(usize, usize)> {
    let mut known: FxHashMap<(EntityRef, Counted), Vec<usize>> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (j, figure) in figures.iter().enumerate().filter(|(_, it)| is_whole(it)) {
        let Some(campaign) = figure.campaign else {
            continue;
        };
        let (_, counted) = stated(&figure.fact);
        let earlier = known.entry((campaign, counted)).or_default();
        pairs.extend(earlier.iter().rev().take(COMPARED).map(|&i| (i, j)));
        earlier.push(j);
    }
    pairs
}

/// Figures of no campaign in the headline, each with the first below it of people to whom the same happened.
fn taken_up(text: &Text<'_>, figures: &[LinkedFigure]) -> Vec<(usize, usize)> {
    let in_headline = |figure: &LinkedFigure| is_in_headline(text, figure);
    let below = |i: &usize| {
        let mut later = (i + 1..figures.len()).filter(|&j| !in_headline(&figures[j]));
        later.find(|&j| {
            let figure = &figures[j].fact;
            figure.measure == Measure::Total && are_of_one_kind(&figures[*i].fact, figure)
        })
    };
    let victims = |figure: &LinkedFigure| {
        in_headline(figure) && is_of_victims(&figure.fact) && figure.campaign.is_none()
    };
    (0..figures.len())
        .filter(|&i| victims(&figures[i]))
        .take(COMPARED)
        .filter_map(|i| Some((i, below(&i)?)))
        .collect()
}

/// Whether a figure states a quantity in full, and first.
fn is_whole(figure: &LinkedFigure) -> bool {
    figure.repeats.is_none()
        && figure.fact.measure == Measure::Total
        && figure.fact.modality == Modality::Reported
        && figure.fact.bound != Bound::Vague
}

/// In what two first statements of one quantity differ.
fn difference(a: &LinkedFigure, b: &LinkedFigure) -> Option<Difference> {
    let comparable =
        a.campaign == b.campaign && is_whole(a) && is_whole(b) && are_of_one_kind(&a.fact, &b.fact);
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
    let (rough, fine) = if zeros(x) > zeros(y) { (x, y) } else { (y, x) };
    zeros(rough) > zeros(fine) && rough.abs_diff(fine) * 10 <= rough
}

/// How many zeros a number ends in.
fn zeros(n: u64) -> usize {
    let digits = n.to_string();
    digits.len() - digits.trim_end_matches('0').len()
}

/// A figure in words for people: «over 470».
fn said(fact: &FigureFact) -> String {
    let number = |n: Option<u64>| n.map_or_else(String::new, |n| n.to_string());
    let value = number(fact.value);
    match fact.bound {
        Bound::Exact | Bound::Other => value,
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
