//! What the tagger writes on tokens: families of names and where a token stands in one.

use crate::mention::Tokens;

/// What a tagged name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organization.
    Organization,
}

impl Family {
    /// All families, by number.
    pub const ALL: [Self; 3] = [Self::Person, Self::Place, Self::Organization];

    /// The family as tables call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
        }
    }
}

/// A label: 0 is outside; then begin, inside, end and single (BIOES) of each family.
pub type Label = u8;

/// Number of labels.
pub const LABELS: usize = 13;

/// Outside of names.
pub const OUTSIDE: Label = 0;

const BEGIN: u8 = 0;
const INSIDE: u8 = 1;
const END: u8 = 2;
const SINGLE: u8 = 3;

fn label(family: Family, position: u8) -> Label {
    1 + 4 * family as u8 + position
}

/// Family and position of a label of a name.
fn parts(label: Label) -> Option<(Family, u8)> {
    let inner = label.checked_sub(1)?;
    Some((Family::ALL[usize::from(inner / 4)], inner % 4))
}

/// The family that a label stands for.
pub fn family(label: Label) -> Option<Family> {
    Some(parts(label)?.0)
}

/// Whether a name goes on after a token with this label.
fn is_open(label: Label) -> bool {
    parts(label).is_some_and(|(_, position)| position == BEGIN || position == INSIDE)
}

/// Whether a name goes on at a token with this label.
fn continues(label: Label) -> bool {
    parts(label).is_some_and(|(_, position)| position == INSIDE || position == END)
}

/// Whether a token labelled `next` may stand after one labelled `before`.
pub fn may_follow(before: Label, next: Label) -> bool {
    if is_open(before) {
        continues(next) && family(before) == family(next)
    } else {
        !continues(next)
    }
}

/// Whether a stretch may begin with this label.
pub fn may_begin(label: Label) -> bool {
    !continues(label)
}

/// Whether a stretch may end with this label.
pub fn may_end(label: Label) -> bool {
    !is_open(label)
}

/// Writes a name over `labels`.
pub fn write(labels: &mut [Label], name: &Tokens, kind: Family) {
    if name.len() == 1 {
        labels[name.start] = label(kind, SINGLE);
        return;
    }
    labels[name.clone()].fill(label(kind, INSIDE));
    labels[name.start] = label(kind, BEGIN);
    labels[name.end - 1] = label(kind, END);
}

/// The names that `labels` show, as ranges of its positions.
pub fn read(labels: &[Label]) -> impl Iterator<Item = (Tokens, Family)> {
    let mut start = 0;
    labels.iter().enumerate().filter_map(move |(i, &here)| {
        let (family, position) = parts(here)?;
        match position {
            BEGIN => start = i,
            END => return Some((start..i + 1, family)),
            SINGLE => return Some((i..i + 1, family)),
            _ => {}
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_were_written() {
        let names = [
            (0..1, Family::Place),
            (1..3, Family::Person),
            (3..7, Family::Organization),
            (8..9, Family::Person),
        ];
        let mut labels = [OUTSIDE; 10];
        for (name, family) in &names {
            write(&mut labels, name, *family);
        }
        assert_eq!(read(&labels).collect::<Vec<_>>(), names);
        assert!(may_begin(labels[0]) && may_end(labels[9]));
        assert!(labels.windows(2).all(|pair| may_follow(pair[0], pair[1])));
    }

    #[test]
    fn a_name_neither_changes_family_nor_breaks_off() {
        let begin = |family| {
            let mut labels = [OUTSIDE; 2];
            write(&mut labels, &(0..2), family);
            labels
        };
        let [place, place_end] = begin(Family::Place);
        let [_, person_end] = begin(Family::Person);
        assert!(may_follow(place, place_end));
        assert!(!may_follow(place, person_end));
        assert!(!may_follow(place, OUTSIDE));
        assert!(!may_follow(OUTSIDE, place_end));
        assert!(!may_begin(place_end) && !may_end(place));
    }
}
