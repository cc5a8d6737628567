//! Two organizations, campaigns or places.

use super::around::are_elsewhere;
use super::{flag, has, pair};
use crate::features::{Feature, Observed};
use crate::fold::{distance, short};
use crate::lists::{NameWord, lists};
use crate::mention::{Around, Keys, Mention, shared};
use svodka_record::{EntityKind, Scope};

pub(super) fn thing(kind: EntityKind, a: &Mention, b: &Mention, observed: &mut Observed) {
    let (x, y) = (&a.keys, &b.keys);
    let short = x.core.len().min(y.core.len());
    let is_alias = |a: &Mention, b: &Mention| {
        b.aliases.contains(&a.keys.core.join(" ")) && !is_part_of(&b.keys, &a.keys)
    };
    if x.core == y.core {
        observed.push((Feature::CoreSame, 1.0));
    } else if is_alias(a, b) || is_alias(b, a) {
        observed.push((Feature::Alias, 1.0));
    } else {
        words(&x.core, &y.core, observed);
        let is_apart = names_beside(a, y) || names_beside(b, x);
        let is_one = a.around.article == b.around.article;
        flag(observed, Feature::NamedApart, is_apart && !is_one);
        // A campaign is named in full and in short; a body beside another is another.
        let is_short = kind == EntityKind::Campaign && !has(observed, Feature::RestBoth);
        flag(observed, Feature::OneArticle, is_one && !is_short);
    }
    observed.push((Feature::CoreLong, (short.max(1) as f64).ln()));
    let is_head = |keys: &Keys| keys.core.iter().all(|stem| lists().is_body(stem));
    flag(observed, Feature::OnlyHead, is_head(x) || is_head(y));
    regions(a, b, observed);
    let country = Mention::country_meant;
    pair(
        country(a) == [0; 2],
        country(b) == [0; 2],
        country(a) == country(b),
        Feature::CountrySame,
        Feature::CountryOther,
        observed,
    );
    pair(
        a.subtype == 0,
        b.subtype == 0,
        a.subtype == b.subtype,
        Feature::KindSame,
        Feature::KindOther,
        observed,
    );
    pair(
        a.reach == 0,
        b.reach == 0,
        a.reach == b.reach,
        Feature::ReachSame,
        Feature::ReachOther,
        observed,
    );
    let is_local = is_local(a) || is_local(b);
    flag(
        observed,
        Feature::LocalElsewhere,
        is_local && are_elsewhere(&a.around, &b.around),
    );
    pair(
        a.beside == 0,
        b.beside == 0,
        a.beside == b.beside,
        Feature::BesideSame,
        Feature::BesideOther,
        observed,
    );
    flag(observed, Feature::SmallLetter, !x.capital && !y.capital);
    flag(observed, Feature::CapitalOther, x.capital != y.capital);
}

/// Whether the article of a mention has another thing of a name.
fn names_beside(mention: &Mention, other: &Keys) -> bool {
    let other = short(&other.core.join(" "));
    let around = &mention.around;
    around.organizations.binary_search(&other).is_ok()
        || around.campaigns.binary_search(&other).is_ok()
}

/// Whether an undertaking is said to be that of a city or region.
fn is_local(mention: &Mention) -> bool {
    let reach = usize::from(mention.reach).checked_sub(1);
    let reach = reach.and_then(|reach| Scope::ALL.get(reach));
    matches!(reach, Some(Scope::Local | Scope::Regional))
}

/// Whether a name is that of a part of the other's body: «филиал фонда», «фонд».
fn is_part_of(part: &Keys, whole: &Keys) -> bool {
    let is_part = |stem: &&String| lists().name_word(stem) == Some(NameWord::Part);
    let has_all = whole.core.iter().all(|stem| part.core.contains(stem));
    has_all
        && part
            .core
            .iter()
            .filter(|stem| !whole.core.contains(stem))
            .any(|stem| is_part(&stem))
}

/// Which words of two names are in both, and what the others are.
fn words(x: &[String], y: &[String], observed: &mut Observed) {
    let is_near = |a: &String, b: &String| a == b || (a.chars().count() > 4 && distance(a, b) < 2);
    let rest = |own: &[String], other: &[String]| -> Vec<usize> {
        (0..own.len())
            .filter(|at| !other.iter().any(|word| is_near(&own[*at], word)))
            .collect()
    };
    let (rest_x, rest_y) = (rest(x, y), rest(y, x));
    let common = x.len() - rest_x.len();
    let all = common + rest_x.len() + rest_y.len();
    observed.push((Feature::CoreShared, common as f64 / all.max(1) as f64));
    flag(
        observed,
        Feature::RestBoth,
        !rest_x.is_empty() && !rest_y.is_empty(),
    );
    let left = rest_x.len() + rest_y.len();
    if left > 0 {
        observed.push((Feature::RestOne, (1.0 + left as f64).ln()));
    }
    let is = |word: NameWord, own: &[String], rest: &[usize]| {
        rest.iter()
            .any(|at| lists().name_word(&own[*at]) == Some(word))
    };
    let heads = |own: &[String], rest: &[usize]| {
        rest.iter()
            .all(|at| lists().name_word(&own[*at]) == Some(NameWord::Head))
    };
    flag(
        observed,
        Feature::RestHead,
        left > 0 && heads(x, &rest_x) && heads(y, &rest_y),
    );
    let is_part =
        |own: &[String], rest: &[usize]| is(NameWord::Part, own, rest) || rest.first() == Some(&0);
    flag(
        observed,
        Feature::RestPart,
        is_part(x, &rest_x) || is_part(y, &rest_y),
    );
    flag(
        observed,
        Feature::WordMisprint,
        left == 0 && x.iter().any(|word| !y.contains(word)),
    );
}

fn regions(a: &Mention, b: &Mention, observed: &mut Observed) {
    let (x, y) = (&a.keys.regions, &b.keys.regions);
    match (x.is_empty(), y.is_empty()) {
        (true, true) => {}
        (false, false) => flag(observed, Feature::RegionSame, shared(x, y) > 0),
        (true, false) => near(y, &a.around, observed),
        (false, true) => near(x, &b.around, observed),
    }
}

fn near(regions: &[u32], around: &Around, observed: &mut Observed) {
    let feature = if shared(regions, &around.places) > 0 {
        Feature::RegionNear
    } else if around.places.is_empty() {
        Feature::RegionMissing
    } else {
        Feature::RegionElsewhere
    };
    observed.push((feature, 1.0));
}
