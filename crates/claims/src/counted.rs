//! Whom a figure counts, as numbers are compared by it.

use crate::cue::Cue;
use crate::lists::stem;
use crate::nouns::{ELIDED, PEOPLE, nouns};
use crate::reading::Reading;
use crate::statement::{is_toll, root};
use std::collections::BTreeMap;
use svodka_record::{Figure, Id, PlaceKind, Unit};

/// Where a record says by which words a number of things is tied to an event; the rule by which they are sent there.
const EVENT: &str = "event";
const SENT: &str = "figure.sent";

/// What follows the name of a group that stands on a list.
const LISTED: &str = "listed";

impl Reading<'_> {
    /// Figures of one quantity are of one group: the widest of theirs, else that of the first.
    pub(crate) fn group(&self, x: &Figure) -> String {
        // Whom the text names a headline calls by where they live.
        let x = self.same.headed_by(x).unwrap_or(x);
        let groups: BTreeMap<Id, String> = self
            .same
            .repeating(x)
            .map(|other| (other.id, self.own_group(other)))
            .collect();
        if groups.values().any(|group| group == PEOPLE) {
            return PEOPLE.to_owned();
        }
        groups.into_values().next().unwrap_or_default()
    }

    fn own_group(&self, x: &Figure) -> String {
        if self.is_case(x) {
            return PEOPLE.to_owned();
        }
        let of = |noun: &String| match nouns().group(noun) {
            Some(group) => group.to_owned(),
            None if is_toll(x.counted_as) || self.is_of_inhabitants(noun) => PEOPLE.to_owned(),
            None => noun.clone(),
        };
        let group = x.noun.as_ref().map_or_else(|| ELIDED.to_owned(), of);
        if x.unit != Unit::Person && self.clause_says(x, Cue::Listed) {
            return format!("{group} {LISTED}");
        }
        let is_generic = group == PEOPLE || group == ELIDED && x.unit == Unit::Person;
        if let Some(event) = x.evidence.iter().find(|it| it.field == EVENT) {
            // Those sent are one by any verb; what has befallen things is told by one.
            let verb = stem(&event.text.to_lowercase());
            let told = if event.rule == SENT { SENT } else { &verb };
            return format!("{group} {told}");
        }
        match x.subject.as_ref().map(of) {
            Some(subject) if is_generic && subject != PEOPLE => subject,
            _ => group,
        }
    }

    /// Whether a noun names those who live in a town or region of the article: «уралец», «павлодарец».
    fn is_of_inhabitants(&self, noun: &str) -> bool {
        let fine = |place: &&svodka_record::Place| place.kind != PlaceKind::Country;
        let mut places = self.record.places.iter().filter(fine);
        nouns().may_be_inhabitant(noun)
            && places.any(|place| root(&place.name.to_lowercase()) == root(noun))
    }
}
