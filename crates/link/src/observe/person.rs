//! Two people.

use super::{flag, pair};
use crate::block::Block;
use crate::contradiction::by_length;
use crate::features::{Feature, Observed};
use crate::fold::distance;
use crate::mention::Mention;

pub(super) fn person(a: &Mention, b: &Mention, block: &Block, observed: &mut Observed) {
    let (x, y) = (a.around.country, b.around.country);
    pair(
        x == [0; 2],
        y == [0; 2],
        x == y,
        Feature::CountrySame,
        Feature::CountryOther,
        observed,
    );
    let (a, b) = (&a.keys, &b.keys);
    let (short, long) = by_length(&a.given, &b.given);
    let common = block.common();
    if a.doubtful != b.doubtful {
        observed.push((Feature::GivenDoubtful, 1.0));
        observed.push((Feature::Crowd, common));
        let known = if a.doubtful { &b.given } else { &a.given };
        observed.push((Feature::Prominent, block.share(known)));
    } else if short.is_empty() && long.is_empty() {
        observed.push((Feature::GivenNeither, 1.0));
        observed.push((Feature::Crowd, common));
    } else if short.is_empty() {
        observed.push((Feature::GivenMissing, 1.0));
        observed.push((Feature::Crowd, common));
        observed.push((Feature::Prominent, block.share(long)));
    } else if short.chars().count() == 1 && long.chars().count() > 1 {
        observed.push((Feature::GivenInitial, 1.0));
        observed.push((Feature::Crowd, block.crowd(short)));
    } else {
        observed.push((Feature::CommonName, common));
        observed.push((
            if short == long {
                Feature::GivenSame
            } else {
                Feature::GivenMisprint
            },
            1.0,
        ));
    }
    flag(
        observed,
        Feature::NoFamily,
        a.family.is_empty() && b.family.is_empty(),
    );
    flag(
        observed,
        Feature::PatronymicSame,
        !a.patronymic.is_empty() && a.patronymic == b.patronymic,
    );
    match distance(&a.family, &b.family) {
        0 => observed.push((Feature::FamilySame, 1.0)),
        1 => observed.push((Feature::FamilyMisprint, 1.0)),
        _ => {}
    }
}
