//! Whom two numbers count, what those do, where, and what the words around the numbers say.

use super::given;
use crate::evidence::{share, share_root};
use crate::nouns::{ELIDED, PEOPLE, nouns};
use crate::sources::Entry;
use crate::statement::{Place, Reach, Statement, Undertaking};
use crate::step::asked;
use svodka_record::CountedAs;

asked! {
    /// What is said of whom both count, and where.
    ASKED, people: pair {
        noun: of_both(pair.old.statement.noun.as_ref(), pair.new.statement.noun.as_ref()),
        subject: of_both(pair.old.statement.subject.as_ref(), pair.new.statement.subject.as_ref()),
        group: of_both(named(&pair.old.statement), named(&pair.new.statement)),
        one_group: given(pair.old.statement.group == pair.new.statement.group),
        old_group: group(&pair.old.statement),
        new_group: group(&pair.new.statement),
        one_deed: given(pair.old.statement.counted_as == pair.new.statement.counted_as),
        old_deed: deed(pair.old.statement.counted_as),
        new_deed: deed(pair.new.statement.counted_as),
        old_toll: given(pair.old.statement.is_toll()),
        new_toll: given(pair.new.statement.is_toll()),
        campaign: of_both(pair.old.statement.campaign.as_ref().map(|x| &x.named.key), pair.new.statement.campaign.as_ref().map(|x| &x.named.key)),
        edition: of_both(edition(pair.old), edition(pair.new)),
        held_in_one_place: given(pair.new.statement.campaign.as_ref().is_some_and(|x| Undertaking::is_in_one_place(x.kind))),
        wide: given(pair.old.article.is_wide) + given(pair.new.article.is_wide),
        kinds: given(share(&pair.old.article.kinds, &pair.new.article.kinds)),
        names: given(share(&pair.old.article.quoted, &pair.new.article.quoted)),
        place: pair.place(),
        old_place: reach(pair.old.statement.place.as_ref()),
        new_place: reach(pair.new.statement.place.as_ref()),
        old_of_place: given(pair.old.statement.is_of_place),
        new_of_place: given(pair.new.statement.is_of_place),
        two_towns: given(pair.old.statement.is_of_other_town(&pair.new.statement)),
        town: of_both(pair.old.statement.town.as_ref().map(|x| &x.key), pair.new.statement.town.as_ref().map(|x| &x.key)),
        elsewhere: given(pair.old.statement.is_elsewhere) + given(pair.new.statement.is_elsewhere),
        places: given(pair.old.article.places.iter().any(|place| names(pair.new, place))),
        sentence: pair.likeness(0),
        near: pair.likeness(1),
        headline: pair.likeness(2),
    }
}

/// Names what the words around both numbers say, and tells it.
macro_rules! cues {
    ($($cue:ident)*) => {
        /// What the words around both numbers say, first of the old, then of the new one.
        pub(crate) const CUES: &[&str] = &[$(concat!("old_", stringify!($cue)),)* $(concat!("new_", stringify!($cue)),)*];

        impl crate::step::Pair<'_> {
            /// What the words around both numbers say.
            pub(super) fn cues(&self) -> Vec<f32> {
                let (old, new) = (&self.old.statement.cues, &self.new.statement.cues);
                vec![$(given(old.$cue),)* $(given(new.$cue),)*]
            }
        }
    };
}

cues! {
    is_replaced corrects disputes grows is_narrow is_of_first_day is_addend is_present is_over_year stays is_enrolled is_again
    differs_from_title is_inpatient
}

impl crate::step::Pair<'_> {
    /// Whether both are of one place: 2, or one of what the article of the other names, 1; of two, less than 0.
    fn place(&self) -> f32 {
        match (&self.old.statement.place, &self.new.statement.place) {
            (Some(old), Some(new)) if old.at().is_one(&new.at()) => 2.0,
            (Some(old), Some(new)) => {
                let is_told = names(self.new, old) || names(self.old, new);
                match is_told || share_root(&old.name, &new.name) {
                    true => -1.0,
                    false if old.reach == new.reach => -3.0,
                    false => -2.0,
                }
            }
            (Some(place), None) => given(names(self.new, place)),
            (None, Some(place)) => given(names(self.old, place)),
            (None, None) => 0.5,
        }
    }
}

/// 1 where both say the same, -1 where they say two things, else 0.
fn of_both<T: PartialEq>(one: Option<T>, other: Option<T>) -> f32 {
    match (one, other) {
        (Some(one), Some(other)) if one == other => 1.0,
        (Some(_), Some(_)) => -1.0,
        _ => 0.0,
    }
}

/// The group of a number, where it tells whom it counts.
fn named(statement: &Statement) -> Option<&str> {
    let group = &*statement.group;
    nouns().is_telling(group).then_some(group)
}

/// How telling the word is for those counted.
fn group(statement: &Statement) -> f32 {
    match &*statement.group {
        ELIDED => 0.0,
        PEOPLE => 1.0,
        group if nouns().is_wide(group) => 2.0,
        group if nouns().is_part(group) => 3.0,
        group if nouns().serves(group) => 4.0,
        group if nouns().is_group(group) => 5.0,
        _ => 6.0,
    }
}

fn deed(deed: Option<CountedAs>) -> f32 {
    match deed {
        None => 0.0,
        Some(CountedAs::Other) => 1.0,
        Some(CountedAs::Participant) => 2.0,
        Some(CountedAs::Staff) => 3.0,
        Some(CountedAs::Helped) => 4.0,
        Some(CountedAs::Evacuated) => 5.0,
        Some(CountedAs::Detained) => 6.0,
        Some(CountedAs::Missing) => 7.0,
        Some(CountedAs::Injured) => 8.0,
        Some(CountedAs::Killed) => 9.0,
    }
}

fn edition(entry: &Entry) -> Option<&String> {
    entry.statement.campaign.as_ref()?.edition.as_ref()
}

fn reach(place: Option<&Place>) -> f32 {
    match place.map(|x| x.reach) {
        None => 0.0,
        Some(Reach::Spot) => 1.0,
        Some(Reach::District) => 2.0,
        Some(Reach::Town) => 3.0,
        Some(Reach::Region) => 4.0,
        Some(Reach::Country) => 5.0,
    }
}

/// Whether the article names the place.
pub(crate) fn names(entry: &Entry, place: &Place) -> bool {
    let at = place.at();
    let mut places = entry.article.places.iter();
    places.any(|other| other.at().is_one(&at))
}
