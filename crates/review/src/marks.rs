//! Words of an excerpt that state a part of a figure.

use crate::number::parts;
use crate::text::{Excerpt, Text};
use serde::Serialize;
use std::ops::Range;
use svodka_record::{Figure, Id, Mention, MentionKind, Record};

/// What marked words state. The page has a colour and a line for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The words that bound the number.
    Bound,
    /// The number.
    Number,
    /// What is counted.
    Noun,
    /// What happened to those counted.
    Happened,
    /// The campaign.
    Campaign,
    /// Who said it.
    Speaker,
    /// When it holds.
    Date,
    /// Where it holds.
    Place,
}

/// Marked words of an excerpt, in units of UTF-16, as JavaScript counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark(pub usize, pub usize, pub Kind);

/// Marked words in another part of the text.
#[derive(Debug, Serialize)]
pub struct Far {
    /// What they state.
    pub kind: Kind,
    /// The words beside them.
    pub text: String,
    /// The words themselves in `text`.
    pub mark: Mark,
}

/// Code points beside marked words of another part of the text.
const BESIDE: usize = 50;

/// Marked words, in code points of the text.
struct Marked(Range<usize>, Kind);

/// The marks of a figure: those in its excerpt, and for what is stated elsewhere the words nearest to it.
pub fn marks(
    record: &Record,
    figure: &Figure,
    text: &Text,
    shown: &Excerpt,
) -> (Vec<Mark>, Vec<Far>) {
    let mut all = own(figure);
    all.extend(evidence(figure));
    all.extend(named(record, figure));
    let mut kept: Vec<Marked> = Vec::new();
    let mut far: Vec<Marked> = Vec::new();
    for Marked(range, kind) in all {
        let inside = range.start >= shown.range.start && range.end <= shown.range.end;
        let overlaps = |mark: &Marked| mark.0.start < range.end && range.start < mark.0.end;
        if inside && !kept.iter().any(overlaps) {
            kept.push(Marked(range, kind));
        } else if !inside {
            far.push(Marked(range, kind));
        }
    }
    far.retain(|Marked(_, kind)| !kept.iter().any(|mark| mark.1 == *kind));
    far.sort_by_key(|Marked(range, kind)| {
        (*kind as usize, range.start.abs_diff(figure.start as usize))
    });
    far.dedup_by_key(|Marked(_, kind)| *kind);
    kept.sort_by_key(|Marked(range, _)| range.start);
    let near = kept
        .into_iter()
        .map(|Marked(range, kind)| mark(text, &shown.range, range, kind));
    let far = far.into_iter().map(|Marked(range, kind)| {
        let beside = text.near(range.clone(), BESIDE);
        let mark = mark(text, &beside, range, kind);
        let text = text.slice(beside);
        Far { kind, text, mark }
    });
    (near.collect(), far.collect())
}

/// A mark in the part `within` of the text.
fn mark(text: &Text, within: &Range<usize>, range: Range<usize>, kind: Kind) -> Mark {
    let units = |range: Range<usize>| text.slice(range).encode_utf16().count();
    let start = units(within.start..range.start);
    Mark(start, start + units(range), kind)
}

/// The figure's own words.
fn own(figure: &Figure) -> Vec<Marked> {
    let parts = parts(&figure.text, figure.noun.is_some());
    let points = |at: usize| figure.start as usize + figure.text[..at].chars().count();
    [
        (parts.bound, Kind::Bound),
        (parts.number, Kind::Number),
        (parts.noun, Kind::Noun),
    ]
    .into_iter()
    .filter(|(part, _)| !part.is_empty())
    .map(|(part, kind)| Marked(points(part.start)..points(part.end), kind))
    .collect()
}

/// The words that gave fields of the figure.
fn evidence(figure: &Figure) -> impl Iterator<Item = Marked> {
    figure.evidence.iter().filter_map(|evidence| {
        let kind = match &*evidence.field {
            "counted_as" | "modality" => Kind::Happened,
            "campaign" => Kind::Campaign,
            "speaker" => Kind::Speaker,
            "as_of" => Kind::Date,
            "place" => Kind::Place,
            "bound" => Kind::Bound,
            _ => return None,
        };
        Some(Marked(evidence.start as usize..evidence.end as usize, kind))
    })
}

/// The names and the date that the figure refers to.
fn named<'r>(record: &'r Record, figure: &Figure) -> impl Iterator<Item = Marked> + use<'r> {
    let campaign = figure.campaign.map(|id| (id, Kind::Campaign));
    let speaker = figure.speaker.map(|id| (id, Kind::Speaker));
    let place = figure.place.map(|id| (id, Kind::Place));
    let when = figure.as_of;
    let names = [campaign, speaker, place].into_iter().flatten();
    let names = names.flat_map(|(id, kind)| {
        mentions(record, id)
            .iter()
            .filter(|mention| mention.kind == MentionKind::Name)
            .map(move |mention| Marked(mention.start as usize..mention.end as usize, kind))
    });
    let dates = record
        .dates
        .iter()
        .filter(move |date| Some(date.id) == when);
    let dates = dates.map(|date| Marked(date.start as usize..date.end as usize, Kind::Date));
    names.chain(dates)
}

fn mentions(record: &Record, id: Id) -> &[Mention] {
    let found = match id.letter() {
        'c' => record
            .campaigns
            .iter()
            .find(|x| x.id == id)
            .map(|x| &x.mentions),
        'p' => record
            .people
            .iter()
            .find(|x| x.id == id)
            .map(|x| &x.mentions),
        'o' => record
            .organizations
            .iter()
            .find(|x| x.id == id)
            .map(|x| &x.mentions),
        'l' => record
            .places
            .iter()
            .find(|x| x.id == id)
            .map(|x| &x.mentions),
        _ => None,
    };
    found.map_or(&[], Vec::as_slice)
}
