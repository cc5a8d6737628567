//! Figures of one record that state the same quantity: those that repeat another one, and headlines with their text.

use std::collections::BTreeMap;
use svodka_record::{Bound, CountedAs, Figure, Id, Measure, Unit};

/// Numbers from which one that a headline and its own text say of the same is no chance, whomever each names.
const TELLING: u64 = 20;
/// Figures of one quantity that are asked, the first: who repeats a number a thousand times has said all by then.
const ASKED: usize = 64;

/// Where in a record a figure stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Title,
    Text,
}

/// What a headline and its text say alike, each by another word for the people: «700 жамбылцев», «700 новобранцев».
type Said = (Unit, Option<u64>, Bound, Measure, Option<CountedAs>);

/// What a figure says that may say it in the other part too.
fn said(x: &Figure) -> Option<Said> {
    let is_telling = x.repeats.is_none() && x.value >= Some(TELLING);
    is_telling.then_some((x.unit, x.value, x.bound, x.measure, x.counted_as))
}

/// The first figure of the quantity, as the record says.
fn first(x: &Figure) -> Id {
    x.repeats.unwrap_or(x.id)
}

/// Adds a figure to the first of its quantity.
fn keep<'a, K: Ord>(known: &mut BTreeMap<K, Vec<&'a Figure>>, key: K, figure: &'a Figure) {
    let figures = known.entry(key).or_default();
    if figures.len() < ASKED {
        figures.push(figure);
    }
}

/// The figures of a record by what makes them one quantity.
pub(crate) struct Same<'a> {
    /// Where the headline ends.
    title: u32,
    /// Each figure and the first that repeat it, by its id.
    repeats: BTreeMap<Id, Vec<&'a Figure>>,
    /// The first that say what may be said in the other part too.
    said: BTreeMap<(Part, Said), Vec<&'a Figure>>,
}

impl<'a> Same<'a> {
    /// Of the figures of a record whose headline ends at `title`.
    pub(crate) fn new(figures: &'a [Figure], title: u32) -> Self {
        let mut same = Self {
            title,
            repeats: BTreeMap::new(),
            said: BTreeMap::new(),
        };
        for figure in figures {
            keep(&mut same.repeats, figure.id, figure);
            if let Some(first) = figure.repeats.filter(|first| *first != figure.id) {
                keep(&mut same.repeats, first, figure);
            }
            if let Some(key) = same.part(figure).zip(said(figure)) {
                keep(&mut same.said, key, figure);
            }
        }
        same
    }

    /// The part in which a figure stands; none for one in both.
    fn part(&self, x: &Figure) -> Option<Part> {
        if self.is_of_title(x) {
            return Some(Part::Title);
        }
        self.is_of_text(x).then_some(Part::Text)
    }

    /// Whether a figure stands in the headline.
    pub(crate) fn is_of_title(&self, x: &Figure) -> bool {
        x.end <= self.title
    }

    /// Whether a figure stands behind the headline.
    pub(crate) fn is_of_text(&self, x: &Figure) -> bool {
        x.start >= self.title
    }

    /// The figure and those of its record that state the same quantity, the figure first.
    pub(crate) fn chain<'b>(&'b self, x: &'b Figure) -> impl Iterator<Item = &'b Figure> {
        self.repeating(x).chain(self.across(x))
    }

    /// The figure and those that repeat it, as the record says.
    pub(crate) fn repeating<'b>(&'b self, x: &'b Figure) -> impl Iterator<Item = &'b Figure> {
        let others = self.repeats.get(&first(x)).into_iter().flatten().copied();
        std::iter::once(x).chain(others.filter(|other| other.id != x.id))
    }

    /// Of a figure of the headline those of the text that say the same, and the other way round.
    fn across(&self, x: &Figure) -> impl Iterator<Item = &'a Figure> + use<'_, 'a> {
        let other = self.part(x).map(|part| match part {
            Part::Title => Part::Text,
            Part::Text => Part::Title,
        });
        let told = other.zip(said(x)).and_then(|key| self.said.get(&key));
        told.into_iter().flatten().copied()
    }

    /// What the text says of the people of a figure of the headline, whom that calls by another word.
    pub(crate) fn headed_by(&self, x: &Figure) -> Option<&'a Figure> {
        self.across(x).find(|_| self.is_of_title(x))
    }

    /// Whether a figure is one of those that state the same quantity.
    pub(crate) fn are_one(&self, x: &Figure, other: &Figure) -> bool {
        let is_repeat = other.id == first(x) || other.repeats == Some(first(x));
        let parts = self.part(x).zip(self.part(other));
        let is_across = || parts.is_some_and(|(one, two)| one != two) && said(x) == said(other);
        is_repeat || said(x).is_some() && is_across()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: u32 = 50;

    fn figure(start: u32, value: u64, repeats: Option<&Figure>) -> Figure {
        let json = serde_json::json!({
            "id": format!("f{start}"), "value": value, "min": value, "max": value, "bound": "exact", "unit": "person",
            "modality": "reported", "measure": "total", "repeats": repeats.map(|x| x.id), "start": start, "end": start + 5,
            "text": "", "evidence": [], "rule": "", "confidence": 1.0,
        });
        serde_json::from_value(json).unwrap()
    }

    fn starts<'a>(chain: impl Iterator<Item = &'a Figure>) -> Vec<u32> {
        chain.map(|x| x.start).collect()
    }

    #[test]
    fn one_quantity_is_repeated_or_headed() {
        let first = figure(60, 700, None);
        let figures = [
            figure(0, 700, None),
            figure(10, 7, None),
            first.clone(),
            figure(70, 700, Some(&first)),
            figure(80, 7, None),
        ];
        let same = Same::new(&figures, TITLE);
        let chains: Vec<Vec<u32>> = figures.iter().map(|x| starts(same.chain(x))).collect();
        // Seven may be seven others.
        assert_eq!(
            chains,
            [
                vec![0, 60],
                vec![10],
                vec![60, 70, 0],
                vec![70, 60],
                vec![80]
            ]
        );
        assert_eq!(same.headed_by(&figures[0]), Some(&figures[2]));
        assert_eq!(same.headed_by(&figures[2]), None);
        for x in &figures {
            for other in &figures {
                let is_told = same.chain(x).any(|told| told.id == other.id);
                assert_eq!(same.are_one(x, other), is_told, "{x:?} {other:?}");
            }
        }
    }

    #[test]
    fn what_is_said_thousands_of_times_is_asked_of_the_first() {
        let first = figure(60, 700, None);
        let repeated = (100..5000).map(|at| figure(at, 700, Some(&first)));
        let headed = (5000..9000).map(|at| figure(at, 800, None));
        let title = figure(0, 800, None);
        let figures: Vec<Figure> = [title, first.clone()]
            .into_iter()
            .chain(repeated)
            .chain(headed)
            .collect();
        let same = Same::new(&figures, TITLE);
        let asked: usize = figures.iter().map(|x| same.chain(x).count()).sum();
        assert!(asked <= figures.len() * (ASKED + 1), "{asked}");
    }
}
