//! What speaks for and against two mentions being one thing, as numbers.

mod around;
mod person;
mod thing;

use crate::block::Block;
use crate::features::{Feature, Observed};
use crate::mention::Mention;
use around::{around, offices};
use person::person;
use svodka_record::EntityKind;
use thing::thing;

/// What speaks for and against two mentions of a block being one.
pub(crate) fn observe(
    kind: EntityKind,
    a: &Mention,
    b: &Mention,
    block: &Block,
    observed: &mut Observed,
) {
    observed.clear();
    observed.push((Feature::Bias, 1.0));
    match kind {
        EntityKind::Person => person(a, b, block, observed),
        EntityKind::Organization | EntityKind::Campaign | EntityKind::Place => {
            thing(kind, a, b, observed)
        }
    }
    offices(a, b, observed);
    // What stands around two names of one article is the same, and says nothing of them.
    if !has(observed, Feature::OneArticle) {
        around(&a.around, &b.around, observed);
    }
    if let Some((_, common)) = observed
        .iter()
        .find(|(feature, _)| *feature == Feature::CommonName)
        .copied()
    {
        let company = [
            Feature::OfficeShared,
            Feature::TargetShared,
            Feature::People,
            Feature::Organizations,
            Feature::Places,
            Feature::Reprint,
        ];
        if !observed
            .iter()
            .any(|(feature, _)| company.contains(feature))
        {
            observed.push((Feature::CommonAlone, common));
        }
    }
}

/// Whether something was observed.
fn has(observed: &Observed, wanted: Feature) -> bool {
    observed.iter().any(|(feature, _)| *feature == wanted)
}

fn flag(observed: &mut Observed, feature: Feature, is_so: bool) {
    if is_so {
        observed.push((feature, 1.0));
    }
}

/// One of two observations, where both are known.
fn pair(
    no_a: bool,
    no_b: bool,
    is_same: bool,
    same: Feature,
    other: Feature,
    observed: &mut Observed,
) {
    if !no_a && !no_b {
        observed.push((if is_same { same } else { other }, 1.0));
    }
}
