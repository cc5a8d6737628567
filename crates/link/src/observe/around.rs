//! What stands around two mentions.

use super::flag;
use crate::features::{Feature, Observed};
use crate::mention::{Around, Mention, Office, shared};
use std::cmp::Ordering;

pub(super) fn offices(one: &Mention, other: &Mention, observed: &mut Observed) {
    let (a, b) = (&one.offices[..], &other.offices[..]);
    if a.is_empty() || b.is_empty() {
        return;
    }
    let overlap = |x: &Office, y: &Office| {
        let least = x.words.len().min(y.words.len());
        if least == 0 {
            0.0
        } else {
            shared(&x.words, &y.words) as f64 / least as f64
        }
    };
    let pairs = || a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    let best = pairs()
        .map(|(x, y)| overlap(x, y))
        .max_by(|a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal));
    let best = best.unwrap_or(0.0);
    observed.push(if best > 0.0 {
        (Feature::OfficeShared, best)
    } else {
        (Feature::OfficeOther, 1.0)
    });
    let has = |offices: &[Office]| offices.iter().any(|office| office.target != 0);
    if has(a) && has(b) {
        let is_shared = pairs().any(|(x, y)| x.target != 0 && x.target == y.target);
        observed.push((
            if is_shared {
                Feature::TargetShared
            } else {
                Feature::TargetOther
            },
            1.0,
        ));
        let is_elsewhere =
            pairs().any(|(x, y)| x.target != 0 && y.target != 0 && overlap(x, y) > 0.0);
        flag(
            observed,
            Feature::OfficeElsewhere,
            is_elsewhere && !is_shared,
        );
    } else if best > 0.0 {
        let is_apart = are_elsewhere(&one.around, &other.around);
        flag(observed, Feature::OfficeApart, is_apart);
    }
}

pub(super) fn around(a: &Around, b: &Around, observed: &mut Observed) {
    let before = observed.len();
    for (feature, a, b) in [
        (Feature::People, &a.people, &b.people),
        (Feature::Organizations, &a.organizations, &b.organizations),
        (Feature::Places, &a.places, &b.places),
        (Feature::Topic, &a.topic, &b.topic),
    ] {
        let shared = shared(a, b);
        if shared > 0 {
            observed.push((feature, (1.0 + shared as f64).ln()));
        }
    }
    flag(observed, Feature::NothingShared, observed.len() == before);
    flag(observed, Feature::PlacesOther, are_elsewhere(a, b));
    flag(observed, Feature::SiteSame, a.site != 0 && a.site == b.site);
    if a.day != i32::MIN && b.day != i32::MIN {
        let days = a.day.abs_diff(b.day);
        flag(observed, Feature::SameDays, days <= 3);
        flag(observed, Feature::YearsApart, days > 365);
    }
    flag(
        observed,
        Feature::Reprint,
        a.group != 0 && a.group == b.group,
    );
    flag(observed, Feature::LanguageOther, a.language != b.language);
}

/// Whether both articles name places, and none that the other names.
pub(super) fn are_elsewhere(a: &Around, b: &Around) -> bool {
    !a.places.is_empty() && !b.places.is_empty() && shared(&a.places, &b.places) == 0
}
