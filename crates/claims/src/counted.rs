//! Whom a figure counts, as numbers are compared by it.

use crate::gather::Reading;
use crate::groups::ELIDED;
use crate::lists::{PEOPLE, lists};
use crate::statement::{is_toll, root};
use std::collections::BTreeMap;
use svodka_record::{Figure, Id, PlaceKind, Unit};

impl Reading<'_> {
    /// Figures of one quantity are of one group: the widest of theirs, else that of the first.
    pub(crate) fn group(&self, x: &Figure) -> String {
        let groups: BTreeMap<Id, String> = self
            .chain(x)
            .map(|other| (other.id, self.own_group(other)))
            .collect();
        if groups.values().any(|group| group == PEOPLE) {
            return PEOPLE.to_owned();
        }
        groups.into_values().next().unwrap_or_default()
    }

    fn own_group(&self, x: &Figure) -> String {
        let of = |noun: &String| match lists().group(noun) {
            Some(group) => group.to_owned(),
            None if is_toll(x.counted_as) || self.is_of_inhabitants(noun) => PEOPLE.to_owned(),
            None => noun.clone(),
        };
        let group = x.noun.as_ref().map_or_else(|| ELIDED.to_owned(), of);
        let is_generic = group == PEOPLE || group == ELIDED && x.unit == Unit::Person;
        match x.subject.as_ref().map(of) {
            Some(subject) if is_generic && subject != PEOPLE => subject,
            _ => group,
        }
    }

    /// Whether a noun names those who live in a town or region of the article: «уралец», «павлодарец».
    fn is_of_inhabitants(&self, noun: &str) -> bool {
        let fine = |place: &&svodka_record::Place| place.kind != PlaceKind::Country;
        let mut places = self.record.places.iter().filter(fine);
        lists().may_be_inhabitant(noun)
            && places.any(|place| root(&place.name.to_lowercase()) == root(noun))
    }
}
