//! Observations of two mentions: what the weights are of.

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
    /// One office, where it is held is not said, and the articles are about other places.
    OfficeApart = "office_apart",
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
    /// Only one name has a region, and the other article is about other places.
    RegionElsewhere = "region_elsewhere",
    /// An article names both, as two.
    NamedApart = "named_apart",
    /// One article has both, as two.
    OneArticle = "one_article",
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
    /// One is local or regional, and the articles are about other places.
    LocalElsewhere = "local_elsewhere",
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
    /// Both articles name places, and share none.
    PlacesOther = "places_other",
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
