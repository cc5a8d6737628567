//! What speaks for and against two mentions being one thing, as numbers.

use crate::fold::distance;
use crate::lists::{NameWord, lists};
use crate::mention::{Around, Keys, Mention, Office, shared};
use std::cmp::Ordering;
use svodka_record::EntityKind;

macro_rules! features {
    ($($(#[$doc:meta])* $feature:ident = $name:literal,)*) => {
        /// An observation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Feature { $($(#[$doc])* $feature,)* }

        impl Feature {
            /// Every feature.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$feature,)*];

            /// Its name in the file of weights.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$feature => $name,)* }
            }
        }
    };
}

features!(
    /// Always there.
    Bias = "bias",
    /// The given names are one.
    GivenSame = "given_same",
    /// Neither has a family name.
    NoFamily = "no_family",
    /// One has an initial that fits.
    GivenInitial = "given_initial",
    /// One has no given name; how many people of the block it may be (log).
    GivenMissing = "given_missing",
    /// The crowd it may be one of (log), with a given name missing or an initial.
    Crowd = "crowd",
    /// The share of the other's name in the block, with a given name missing.
    Prominent = "prominent",
    /// Neither has a given name.
    GivenNeither = "given_neither",
    /// A given name that is in no list.
    GivenDoubtful = "given_doubtful",
    /// Given names that differ in one letter.
    GivenMisprint = "given_misprint",
    /// The patronymics are one.
    PatronymicSame = "patronymic_same",
    /// Family names in the same letters.
    FamilySame = "family_same",
    /// Family names that differ in one letter.
    FamilyMisprint = "family_misprint",
    /// How many given names the family name has here (log), where the given names are one.
    CommonName = "common_name",
    /// The same where neither office, target, people, organizations nor places are shared.
    CommonAlone = "common_alone",
    /// Words that the offices share.
    OfficeShared = "office_shared",
    /// Offices that share no word.
    OfficeOther = "office_other",
    /// Offices with one target.
    TargetShared = "target_shared",
    /// Offices with other targets.
    TargetOther = "target_other",
    /// One office, held in another place or body.
    OfficeElsewhere = "office_elsewhere",
    /// The names that tell things apart are one.
    CoreSame = "core_same",
    /// The share of words that the names have in common.
    CoreShared = "core_shared",
    /// Both names have words that the other lacks.
    RestBoth = "rest_both",
    /// Words that only the longer name has (log).
    RestOne = "rest_one",
    /// Words that only one name has are nouns of undertakings.
    RestHead = "rest_head",
    /// A word that only one name has is a part of a body, or begins the name.
    RestPart = "rest_part",
    /// The names differ in a letter of a word.
    WordMisprint = "word_misprint",
    /// Nothing but nouns that many bodies share.
    OnlyHead = "only_head",
    /// How many words the shorter name has (log).
    CoreLong = "core_long",
    /// A name of one is another name of the other.
    Alias = "alias",
    /// Regions of the names are one.
    RegionSame = "region_same",
    /// Only one name has a region, and the other article knows it.
    RegionNear = "region_near",
    /// Only one name has a region, and the other article does not know it.
    RegionMissing = "region_missing",
    /// Countries are one.
    CountrySame = "country_same",
    /// Countries differ.
    CountryOther = "country_other",
    /// Kinds are one.
    KindSame = "kind_same",
    /// Kinds differ.
    KindOther = "kind_other",
    /// One reach.
    ReachSame = "reach_same",
    /// Another reach.
    ReachOther = "reach_other",
    /// Words beside the names are one.
    BesideSame = "beside_same",
    /// Words beside the names differ.
    BesideOther = "beside_other",
    /// Neither name begins with a capital.
    SmallLetter = "small_letter",
    /// One name begins with a capital.
    CapitalOther = "capital_other",
    /// People the articles share (log).
    People = "people_shared",
    /// Organizations the articles share (log).
    Organizations = "organizations_shared",
    /// Places the articles share (log).
    Places = "places_shared",
    /// Words the headlines share (log).
    Topic = "topic_shared",
    /// Nothing around is shared.
    NothingShared = "nothing_shared",
    /// One site.
    SiteSame = "site_same",
    /// Three days or fewer between them.
    SameDays = "same_days",
    /// More than a year between them.
    YearsApart = "years_apart",
    /// Reprints of one article.
    Reprint = "reprint",
    /// The texts are in one language.
    LanguageOther = "language_other",
);

/// Features with their values.
pub(crate) type Observed = Vec<(Feature, f64)>;

/// What is known of the names that share a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// Given names, each with how many mentions have it.
    pub(crate) given: Vec<(String, u32)>,
    /// Mentions with a given name.
    pub(crate) full: u32,
    /// Given names at least, where they are not all in `given`.
    pub(crate) at_least: u32,
}

impl Block {
    /// What is known of a block.
    pub(crate) fn of<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Self {
        let mut given: Vec<&str> = mentions
            .map(|mention| &mention.keys)
            .filter(|keys| keys.given.chars().count() > 1 && !keys.doubtful)
            .map(|keys| keys.given.as_str())
            .collect();
        given.sort_unstable();
        let full = given.len() as u32;
        let runs = given.chunk_by(|a, b| a == b);
        Self {
            given: runs
                .map(|run| (run[0].to_owned(), run.len() as u32))
                .collect(),
            full,
            at_least: 0,
        }
    }

    /// How many people of the archive have the name (log).
    fn common(&self) -> f64 {
        (self.given.len().max(self.at_least as usize).max(1) as f64).ln()
    }

    fn share(&self, given: &str) -> f64 {
        let found = self
            .given
            .binary_search_by(|(known, _)| known.as_str().cmp(given));
        found.map_or(0.0, |at| {
            f64::from(self.given[at].1) / f64::from(self.full.max(1))
        })
    }

    fn crowd(&self, initial: &str) -> f64 {
        let fitting = self
            .given
            .iter()
            .filter(|(given, _)| given.starts_with(initial));
        (fitting.count().max(1) as f64).ln()
    }
}

/// What forbids two mentions to be one, whatever else is the case.
pub(crate) fn contradiction(kind: EntityKind, a: &Mention, b: &Mention) -> Option<&'static str> {
    if a.gender != 0 && b.gender != 0 && a.gender != b.gender {
        return Some("gender");
    }
    match kind {
        EntityKind::Person => person_contradiction(&a.keys, &b.keys),
        EntityKind::Place => {
            let other = a.country != [0; 2] && b.country != [0; 2] && a.country != b.country;
            other.then_some("country")
        }
        EntityKind::Organization => organization_contradiction(a, b),
        EntityKind::Campaign => numbers_differ(&a.keys, &b.keys).then_some("number"),
    }
}

fn person_contradiction(a: &Keys, b: &Keys) -> Option<&'static str> {
    if !given_fit(a, b) {
        return Some("given name");
    }
    let (short, long) = by_length(&a.patronymic, &b.patronymic);
    let fits = short.is_empty()
        || (if short.chars().count() == 1 {
            long.starts_with(short)
        } else {
            distance(short, long) < 2
        });
    (!fits).then_some("patronymic")
}

/// Whether given names may be those of one person.
fn given_fit(a: &Keys, b: &Keys) -> bool {
    if a.doubtful != b.doubtful {
        return true;
    }
    let (short, long) = by_length(&a.given, &b.given);
    match short.chars().count() {
        0 => true,
        1 => long.starts_with(short),
        2..=3 => short == long,
        _ => distance(short, long) < 2,
    }
}

fn by_length<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a.chars().count() <= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    }
}

fn organization_contradiction(a: &Mention, b: &Mention) -> Option<&'static str> {
    if a.country != [0; 2] && b.country != [0; 2] && a.country != b.country {
        return Some("country");
    }
    // Every state has a ministry: one without a country is that of the country its article is about.
    let is_state = |mention: &Mention| {
        let head = mention.keys.core.first();
        head.is_some_and(|stem| lists().name_word(stem) == Some(NameWord::State))
    };
    let is_named = a.country != [0; 2] || b.country != [0; 2];
    let (x, y) = (a.country_meant(), b.country_meant());
    if is_state(a) && is_state(b) && is_named && x != [0; 2] && y != [0; 2] && x != y {
        return Some("country");
    }
    let (a, b) = (&a.keys, &b.keys);
    if !a.regions.is_empty() && !b.regions.is_empty() && shared(&a.regions, &b.regions) == 0 {
        return Some("region");
    }
    numbers_differ(a, b).then_some("number")
}

/// «Школа № 25», «Школа № 26».
fn numbers_differ(a: &Keys, b: &Keys) -> bool {
    fn numbers(keys: &Keys) -> Vec<&String> {
        keys.core
            .iter()
            .filter(|stem| stem.chars().any(|c| c.is_ascii_digit()))
            .collect()
    }
    numbers(a) != numbers(b)
}

/// What speaks for and against two mentions of a block being one.
pub(crate) fn observe(kind: EntityKind, a: &Mention, b: &Mention, block: &Block) -> Observed {
    let mut observed = vec![(Feature::Bias, 1.0)];
    match kind {
        EntityKind::Person => person(a, b, block, &mut observed),
        EntityKind::Organization | EntityKind::Campaign | EntityKind::Place => {
            thing(a, b, &mut observed)
        }
    }
    offices(&a.offices, &b.offices, &mut observed);
    around(&a.around, &b.around, &mut observed);
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
    observed
}

fn flag(observed: &mut Observed, feature: Feature, is_so: bool) {
    if is_so {
        observed.push((feature, 1.0));
    }
}

fn person(a: &Mention, b: &Mention, block: &Block, observed: &mut Observed) {
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

fn thing(a: &Mention, b: &Mention, observed: &mut Observed) {
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
    let is_near = shared(regions, &around.places) > 0;
    observed.push((
        if is_near {
            Feature::RegionNear
        } else {
            Feature::RegionMissing
        },
        1.0,
    ));
}

fn offices(a: &[Office], b: &[Office], observed: &mut Observed) {
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
    }
}

fn around(a: &Around, b: &Around, observed: &mut Observed) {
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
