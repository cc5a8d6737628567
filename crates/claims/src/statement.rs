//! What one article states: numbers with all that comparing them needs.

use crate::lists::{Often, stem};
use serde::{Deserialize, Serialize};
use svodka_record::{Bound, CampaignKind, CountedAs, Id, Measure, Modality, Unit};

/// An article and its statements.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Article {
    pub(crate) record: String,
    pub(crate) key: String,
    pub(crate) url: Option<String>,
    pub(crate) site: Option<String>,
    pub(crate) site_key: Option<String>,
    pub(crate) title: Option<String>,
    /// EDTF.
    pub(crate) published: Option<String>,
    /// Days from 1970-01-01.
    pub(crate) day: Option<i32>,
    /// Time of day, as far as known.
    pub(crate) time: Option<String>,
    pub(crate) via: Vec<Named>,
    /// The names of those, and those of its own site, spelled in letters of one alphabet.
    pub(crate) via_spelled: Vec<String>,
    pub(crate) site_spelled: Vec<String>,
    /// Hashes that near-duplicates share.
    pub(crate) prints: Vec<u64>,
    /// Keys of its places, the finest and earliest first.
    pub(crate) places: Vec<Place>,
    /// Stems of the names of places too small to be towns.
    pub(crate) spots: Vec<String>,
    /// Kinds of events its words name.
    pub(crate) kinds: Vec<String>,
    /// How often the rarest of them happens.
    pub(crate) often: Often,
    /// Whether one of them reaches many places.
    pub(crate) is_wide: bool,
    /// ISO 3166 codes of the countries of its places.
    pub(crate) countries: Vec<String>,
    /// Whether its headline says that a number has grown.
    pub(crate) says_growth: bool,
    /// Stems that tell its event from others of the kind, sorted.
    pub(crate) stems: Vec<String>,
    /// Stems of adjectives that may be made of places.
    pub(crate) adjectives: Vec<String>,
    /// Words of its quoted names, in small letters.
    pub(crate) quoted: Vec<String>,
    pub(crate) statements: Vec<Statement>,
    /// Id of its event, known when all articles are.
    pub(crate) event: String,
    /// What it states as a time that is none, EDTF.
    pub(crate) untrue_dates: Vec<String>,
}

/// A place of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) entity: Option<String>,
    pub(crate) reach: Reach,
}

impl Place {
    /// Whether both are one place, or a town and its region.
    pub(crate) fn is_one(&self, other: &Self) -> bool {
        self.at().is_one(&other.at())
    }

    /// What tells it from others.
    pub(crate) fn at(&self) -> At {
        let name = self.name.to_lowercase();
        At {
            key: self.key.clone(),
            root: root(&name),
            is_long: name.chars().count() >= TELLING,
            reach: self.reach,
        }
    }
}

/// What tells a place from others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct At {
    pub(crate) key: String,
    /// How the names begin of a region and the town it is named after.
    root: String,
    is_long: bool,
    pub(crate) reach: Reach,
}

impl At {
    /// The same place, or a town and the region that is named after it.
    pub(crate) fn is_one(&self, other: &Self) -> bool {
        let is_long = self.is_long || other.is_long;
        let is_after = self.reach != other.reach && is_long && self.root == other.root;
        self.key == other.key || is_after
    }
}

/// Letters from which the name of a place is told from other words.
const TELLING: usize = 5;
/// Letters that a town and its region share: «Тверь» and «Тверская область».
const ROOT: usize = 4;

/// How the name of a place in small letters begins.
pub(crate) fn root(name: &str) -> String {
    stem(name).chars().take(ROOT).collect()
}

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Reach {
    /// A street, a field, a volcano: no town.
    Spot,
    /// A part of a town or of a region.
    District,
    Town,
    Region,
    Country,
}

/// A thing by its key: the entity, else the name in small letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Named {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) name_key: String,
    pub(crate) entity: Option<String>,
}

/// A number of an article.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Statement {
    pub(crate) figure: Id,
    /// The figure of its record that it repeats.
    pub(crate) repeats: Option<Id>,
    pub(crate) campaign: Option<Undertaking>,
    pub(crate) unit: Unit,
    pub(crate) noun: Option<String>,
    pub(crate) subject: Option<String>,
    /// Who or what is counted, as numbers are compared by it.
    pub(crate) group: String,
    pub(crate) counted_as: Option<CountedAs>,
    pub(crate) measure: Measure,
    pub(crate) modality: Modality,
    pub(crate) number: Number,
    pub(crate) place: Option<Place>,
    /// The town that its sentence names, else that which the article is about.
    pub(crate) town: Option<Place>,
    /// Whether that is another one than the article is about.
    pub(crate) is_elsewhere: bool,
    pub(crate) speaker: Option<Named>,
    /// Who gives the number, by a word for such people, where the record names no speaker.
    pub(crate) voice: Option<String>,
    /// Whether such people stand against offices.
    pub(crate) is_side: bool,
    /// Hash of the quoted words.
    pub(crate) quote: Option<u64>,
    pub(crate) time: Time,
    pub(crate) cues: Cues,
    /// Of a part the number that holds it.
    pub(crate) part_of: Option<Id>,
    /// Whether it is a part by its place.
    pub(crate) is_of_place: bool,
    /// The number of its sentence from which it has changed.
    pub(crate) changed_from: Option<Id>,
    pub(crate) text: String,
    pub(crate) sentence: Option<String>,
    /// Hash of the sentence, where it is long enough to tell who copied it.
    pub(crate) print: Option<u64>,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) confidence: f64,
}

/// The campaign of a statement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Undertaking {
    pub(crate) named: Named,
    pub(crate) edition: Option<String>,
    pub(crate) kind: CampaignKind,
    /// Whether it reaches a country or more.
    pub(crate) is_wide: bool,
}

impl Undertaking {
    /// Whether it is held in one place, wherever its guests come from.
    pub(crate) fn is_in_one_place(kind: CampaignKind) -> bool {
        matches!(
            kind,
            CampaignKind::March
                | CampaignKind::Festival
                | CampaignKind::Marathon
                | CampaignKind::Forum
                | CampaignKind::Exhibition
                | CampaignKind::Contest
        )
    }
}

/// A number and its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Number {
    pub(crate) value: Option<u64>,
    pub(crate) min: Option<u64>,
    pub(crate) max: Option<u64>,
    pub(crate) bound: Bound,
}

/// The time a number holds for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Time {
    /// EDTF, as the text states it.
    pub(crate) stated: Option<String>,
    /// Its last day, else the day of publication; days from 1970-01-01.
    pub(crate) day: Option<i32>,
    /// The year, where the text states no more.
    pub(crate) year: Option<i32>,
    /// A month, year or other long time that the text states: the number is that of the period.
    pub(crate) period: Option<String>,
    /// Whether the text speaks of quite another time than that of publication.
    pub(crate) is_elsewhen: bool,
    /// Whether it lies after the day of publication.
    pub(crate) is_ahead: bool,
}

/// What the words around a number say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cues {
    /// It was said before and holds no more.
    pub(crate) is_replaced: bool,
    /// It replaces what was said before.
    pub(crate) corrects: bool,
    /// It is said against what others say.
    pub(crate) disputes: bool,
    /// It has become larger.
    pub(crate) grows: bool,
    /// It is the number of a day or a place alone.
    pub(crate) is_narrow: bool,
    /// It is that of the first day.
    pub(crate) is_of_first_day: bool,
    /// It is added to what its own sentence counts or names, not to what was told before.
    pub(crate) is_addend: bool,
    /// Those are counted who were there, whatever has befallen them.
    pub(crate) is_present: bool,
    /// It is that of all such things in a year.
    pub(crate) is_over_year: bool,
    /// Those are counted who are still somewhere, or no more, of those whom something has befallen.
    pub(crate) stays: bool,
    /// They mean to take part, and others may follow.
    pub(crate) is_enrolled: bool,
    /// They have gathered another time.
    pub(crate) is_again: bool,
    /// It is another one than that of its headline.
    pub(crate) differs_from_title: bool,
    /// They are in hospital, or were taken there.
    pub(crate) is_inpatient: bool,
    /// It is that of another place or thing, told beside this one.
    pub(crate) is_of_another: bool,
}

impl Statement {
    /// Whether its article says that the number does not hold.
    pub(crate) fn takes_back(&self) -> bool {
        self.cues.is_replaced || self.modality == Modality::Denied
    }

    /// Who says it, as far as known.
    pub(crate) fn voice(&self) -> Option<&str> {
        let speaker = self.speaker.as_ref().map(|speaker| &*speaker.key);
        speaker.or(self.voice.as_deref())
    }

    /// Whether it counts people something has befallen.
    pub(crate) fn is_toll(&self) -> bool {
        is_toll(self.counted_as)
    }
}

/// Whether people are counted whom something has befallen.
pub(crate) fn is_toll(counted_as: Option<CountedAs>) -> bool {
    matches!(
        counted_as,
        Some(
            CountedAs::Killed
                | CountedAs::Injured
                | CountedAs::Missing
                | CountedAs::Detained
                | CountedAs::Evacuated
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: &str, name: &str, reach: Reach) -> Place {
        Place {
            key: id.to_owned(),
            name: name.to_owned(),
            entity: Some(id.to_owned()),
            reach,
        }
    }

    #[test]
    fn towns_and_the_regions_named_after_them_are_one_by_their_names() {
        let town = place("L17", "Баткен", Reach::Town).at();
        let region = place("L90", "Баткенская область", Reach::Region).at();
        let other = place("L18", "Ошская область", Reach::Region).at();
        assert!(town.is_one(&region) && region.is_one(&town));
        assert!(!town.is_one(&other));
        assert!(!town.is_one(&place("L3", "Батуми", Reach::Town).at()));
    }
}
