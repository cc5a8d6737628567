//! Lists of words of one use, and the files that hold them.

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident = $file:literal $kinds:expr,)*) => {
        /// A list of words of one use.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum List { $($(#[$doc])* $list,)* }

        /// Every list with its file and the kinds of rows it takes from there; no kinds = all.
        pub const LISTS: &[(List, &str, &[&str])] = &[$((List::$list, $file, &$kinds),)*];
    };
}

// The models know lists by their place here: a new one goes to the end.
lists!(
    /// Head nouns of named undertakings; canonical is the kind of campaign.
    CampaignHead = "campaign_heads.tsv" ["head"],
    /// Head nouns of quoted names that are no campaigns.
    OtherHead = "campaign_heads.tsv" ["not"],
    /// Head nouns that make an undertaking only inside its name: «Неделя добра».
    CampaignInside = "campaign_heads.tsv" ["inside"],
    /// Words before a quoted name that show that it is an undertaking.
    CampaignCue = "campaign_cues.tsv" ["for"],
    /// Words before a head noun that show that it means something else: «пакет акций».
    CampaignBar = "campaign_cues.tsv" ["against"],
    /// Adjectives like those of places, but of none: «детский», «городской».
    PlainAdjective = "campaign_cues.tsv" ["plain"],
    /// Undertakings known by name wherever they stand; canonical is the kind of campaign.
    CampaignKnown = "campaigns.tsv" ["name"],
    /// Undertakings known by name in quotation marks.
    CampaignQuoted = "campaigns.tsv" ["quoted"],
    /// Adjectives of reach.
    Scope = "scopes.tsv" [],
    /// Offices and occupations.
    Office = "role_titles.tsv" ["office"],
    /// Words that go before another title: «заместитель».
    Deputy = "role_titles.tsv" ["deputy"],
    /// Degrees and honorary titles.
    Honor = "role_titles.tsv" ["honor"],
    /// Words for people that are no office: «жена», «житель».
    Kin = "role_titles.tsv" ["kin"],
    /// Adjectives that belong to a title.
    TitleAdjective = "role_adjectives.tsv" ["part"],
    /// Words that say whether an office is held now.
    Status = "role_adjectives.tsv" ["status"],
    /// Words between two titles that say which was held when: «ныне», «затем».
    RoleTime = "role_adjectives.tsv" ["when"],
    /// Verbs with which somebody is appointed or called.
    RoleVerb = "role_verbs.tsv" [],
    /// Words that tie somebody to a campaign.
    RoleCue = "role_cues.tsv" ["noun", "participle", "verb", "means", "behind", "opening", "host"],
    /// Nouns with which people are counted; the extra column is what they imply.
    People = "people_nouns.tsv" [],
    /// Other nouns counted for a campaign; kind is the unit.
    UnitNoun = "unit_nouns.tsv" [],
    /// Nouns behind which a number is a name.
    Numbered = "numbered.tsv" [],
    /// Modifiers of numbers.
    Bound = "bounds.tsv" [],
    /// Number words.
    Numeral = "numerals.tsv" [],
    /// Currencies; canonical is the ISO 4217 code.
    Currency = "currencies.tsv" [],
    /// What happened to the people counted.
    FigureVerb = "figure_verbs.tsv" [],
    /// Words that say that something has not happened yet.
    Modality = "modality.tsv" ["word"],
    /// Verbs of saying.
    Say = "speech_verbs.tsv" ["say"],
    /// Phrases that introduce a source: «по словам».
    SayPhrase = "speech_verbs.tsv" ["phrase"],
    /// Nouns of saying.
    SayNoun = "speech_verbs.tsv" ["noun"],
    /// Head nouns of descriptive names of organizations; kind is theirs.
    OrgHead = "org_heads.tsv" [],
    /// Legal forms; kind is what they imply.
    OrgForm = "org_forms.tsv" [],
    /// Organizations known by name.
    OrgName = "organizations.tsv" [],
    /// Places known by name.
    Place = "places.tsv" [],
    /// Given names; the extra column is the gender.
    GivenName = "given_names.tsv" [],
    /// Particles between the words of a name: «фон», «де».
    NameParticle = "name_particles.tsv" ["particle"],
    /// Family names that stand before the given name: «Ким».
    FamilyFirst = "name_particles.tsv" ["family_first"],
    /// Things that are called after people: «орден», «улица», «крейсер».
    Bearing = "name_particles.tsv" ["bearing"],
    /// Words before the name of who made a text or a photo: «фото», «подготовил».
    Credit = "name_particles.tsv" ["credit"],
    /// Short forms of given names; canonical is the full one: «Лиза».
    ShortName = "name_particles.tsv" ["short"],
    /// Parts of an organization: «отдел», «совет директоров».
    OrgPart = "org_parts.tsv" [],
    /// Nouns that take up any event: «мероприятие».
    RoleEvent = "role_cues.tsv" ["event"],
    /// Adjectives that praise or describe whoever holds a title: «известный».
    JudgingAdjective = "role_adjectives.tsv" ["judging"],
    /// Verbs and phrases of what lasts, beside which «сегодня» is no day: «жить», «всё больше».
    Lasting = "modality.tsv" ["lasting"],
    /// Words that say what a count measures; canonical is the measure.
    Measure = "measures.tsv" [],
    /// Words that tie a count to a day.
    DayWord = "day_words.tsv" [],
    /// Nouns for bodies that speak and head no names; canonical is their kind where one is told without its name.
    SayBody = "speech_verbs.tsv" ["body"],
    /// Verbs with which media pass news on.
    Pass = "speech_verbs.tsv" ["pass"],
    /// Words that cite: «ссылаясь»; canonical before where whom they cite stands before them.
    Cite = "speech_verbs.tsv" ["cite"],
    /// Kazakh and Kyrgyz words between a name and what it names: «X» атты байқау».
    CampaignCalled = "campaign_cues.tsv" ["called"],
    /// Nouns beside the names of places; canonical is the kind of place, kind whether they are parts of the names.
    PlaceNoun = "place_heads.tsv" ["behind", "inside"],
    /// Short forms of these before a dot or with a hyphen.
    PlaceShort = "place_heads.tsv" ["short", "short_inside"],
    /// Kazakh nouns behind the names of places, which are theirs: «ауылы».
    PlaceOwn = "place_heads.tsv" ["own", "own_inside"],
);

/// A set of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListSet(u64);

impl ListSet {
    /// The set of `lists`.
    pub const fn of(lists: &[List]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < lists.len() {
            bits |= 1 << lists[i] as u8;
            i += 1;
        }
        Self(bits)
    }

    /// The lists that a file holds, or of those the ones that take rows of a kind.
    pub fn of_file(file: &str, kind: Option<&str>) -> Self {
        let mut set = Self::default();
        let takes = |kinds: &[&str]| kind.is_none_or(|kind| kinds.contains(&kind));
        let own = LISTS
            .iter()
            .filter(|(_, name, kinds)| *name == file && takes(kinds));
        own.for_each(|(list, _, _)| set.insert(*list));
        set
    }

    /// Whether `list` is in the set.
    pub const fn has(self, list: List) -> bool {
        self.0 & (1 << list as u8) != 0
    }

    /// Whether the sets share a list.
    pub const fn meets(self, other: ListSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Adds `list`.
    pub fn insert(&mut self, list: List) {
        self.0 |= 1 << list as u8;
    }
}
