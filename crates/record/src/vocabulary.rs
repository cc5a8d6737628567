//! The closed lists of words that records use and rules fill in: the vocabulary everyone shares.

words!(
    /// Where the publication date was read.
    DateOrigin {
        /// JSON-LD of the page.
        JsonLd,
        /// A meta element, or the field of a JSON line.
        Meta,
        /// A `time` element.
        Time,
        /// The address of the page.
        Url,
        /// A date line of the page.
        Text,
    }
);

words!(
    /// Grain of a date.
    Precision {
        /// A second.
        Second,
        /// A minute.
        Minute,
        /// An hour.
        Hour,
        /// A day.
        Day,
        /// A week.
        Week,
        /// A month.
        Month,
        /// A season.
        Season,
        /// A quarter.
        Quarter,
        /// A half of a year.
        Half,
        /// A year.
        Year,
        /// A decade.
        Decade,
        /// A century.
        Century,
    }
);

words!(
    /// Part of an article.
    BlockKind {
        /// The headline.
        Title,
        /// The standfirst.
        Lead,
        /// A paragraph.
        Paragraph,
        /// A heading inside the article.
        Heading,
        /// An item of a list.
        List,
        /// A caption.
        Caption,
        /// Who wrote the article; no fact of it.
        Byline,
        /// Whose a picture is; no fact of the article.
        Credit,
        /// What was posted elsewhere and is shown in the article; no fact of it.
        Embed,
    }
);

impl BlockKind {
    /// Whether facts may be taken from such a block: not of who wrote the article, took its pictures, or was quoted
    /// by a post shown in it.
    pub fn is_story(self) -> bool {
        !matches!(self, Self::Byline | Self::Credit | Self::Embed)
    }
}

words!(
    /// How a mention refers.
    MentionKind {
        /// By name.
        Name,
        /// By a common noun.
        Noun,
        /// By a pronoun.
        Pronoun,
    }
);

words!(
    /// Kind of a campaign.
    CampaignKind or Other {
        /// кампания
        Campaign,
        /// акция
        Action,
        /// проект
        Project,
        /// программа
        Program,
        /// марафон
        Marathon,
        /// эстафета
        Relay,
        /// инициатива
        Initiative,
        /// фестиваль
        Festival,
        /// форум
        Forum,
        /// конкурс
        Contest,
        /// выставка
        Exhibition,
        /// движение
        Movement,
        /// челлендж
        Challenge,
        /// марш
        March,
        /// субботник
        Cleanup,
        /// Anything else.
        Other,
    }
);

words!(
    /// Reach of a campaign.
    Scope {
        /// Several countries.
        International,
        /// One country.
        National,
        /// One region.
        Regional,
        /// One town, district or school.
        Local,
    }
);

words!(
    /// Grammatical gender of a person's name.
    Gender {
        /// A man.
        Male,
        /// A woman.
        Female,
    }
);

words!(
    /// Kind of an organization.
    OrganizationKind or Other {
        /// A body of state.
        Government,
        /// A company.
        Company,
        /// A public association.
        Ngo,
        /// A fund or foundation.
        Fund,
        /// A medium or news agency.
        Media,
        /// A school or university.
        Education,
        /// A political party.
        Party,
        /// An international body.
        International,
        /// An armed force.
        Military,
        /// A club or sports federation.
        Sport,
        /// A church or community of faith.
        Religious,
        /// Anything else.
        Other,
    }
);

words!(
    /// Kind of a place.
    PlaceKind or Other {
        /// A country.
        Country,
        /// A region of a country.
        Region,
        /// A district.
        District,
        /// A city or town.
        City,
        /// A village.
        Village,
        /// A street or square.
        Street,
        /// A river, lake, mountain, sea.
        Natural,
        /// Anything else.
        Other,
    }
);

words!(
    /// Kind of a role.
    RoleKind {
        /// An office or occupation.
        Office,
        /// Carries the undertaking out.
        Organizer,
        /// Had the idea.
        Initiator,
        /// Takes part in carrying it out.
        Partner,
        /// Pays.
        Sponsor,
    }
);

words!(
    /// Whether an office is held now.
    RoleStatus {
        /// Held now.
        Current,
        /// Held before.
        Former,
        /// Held for the time being.
        Acting,
    }
);

words!(
    /// How a claim was read.
    Basis {
        /// The words say it.
        Stated,
        /// From the date of reference.
        Relative,
        /// It follows from the words.
        Inferred,
    }
);

words!(
    /// Type of a date.
    DateType {
        /// A point of some grain.
        Date,
        /// From one to another.
        Interval,
        /// A length of time.
        Duration,
        /// Something that recurs.
        Set,
    }
);

words!(
    /// How the number bounds the true one.
    Bound {
        /// It is the number.
        Exact,
        /// More than the number.
        Over,
        /// The number or more.
        AtLeast,
        /// Less than the number.
        Under,
        /// The number or less.
        AtMost,
        /// Near the number.
        About,
        /// A little less than the number.
        Almost,
        /// Between two numbers.
        Range,
        /// No number is said.
        Vague,
    }
);

words!(
    /// What is counted.
    Unit {
        /// People.
        Person,
        /// Events.
        Event,
        /// Organizations.
        Organization,
        /// Things.
        Item,
    }
);

words!(
    /// What happened to the people counted.
    CountedAs or Other {
        /// Took part.
        Participant,
        /// Died.
        Killed,
        /// Were hurt.
        Injured,
        /// Are missing.
        Missing,
        /// Were detained, arrested, convicted.
        Detained,
        /// Were evacuated, displaced, rescued.
        Evacuated,
        /// Received help, awards, services.
        Helped,
        /// Employees, members, soldiers.
        Staff,
        /// Anything else.
        Other,
    }
);

words!(
    /// Whether it has happened.
    Modality {
        /// It has happened or holds.
        Reported,
        /// Expected, invited, needed.
        Planned,
        /// May be.
        Possible,
        /// Said not to be so.
        Denied,
    }
);

words!(
    /// What the number measures.
    Measure {
        /// The whole.
        Total,
        /// A part of a whole named before.
        Part,
        /// So many for each.
        Each,
        /// How many more.
        Increase,
        /// How many fewer.
        Decrease,
    }
);

words!(
    /// How speech is rendered.
    QuoteMode {
        /// Word for word.
        Direct,
        /// In the author's words.
        Indirect,
    }
);

words!(
    /// What to look at.
    WarningCode {
        /// Figures of one quantity differ.
        FiguresDiffer,
        /// A number is cut or misprinted.
        NumberDamaged,
        /// Text in a language of which only what is sure is published.
        LanguageUnsupported,
        /// The date of publication that was given cannot be read.
        PublishedUnreadable,
        /// The archive says that the end of the page was not fetched.
        Truncated,
        /// Much of the text is noise: words that were read by a wrong character set, or lost.
        DamagedText,
    }
);

words!(
    /// In what figures differ.
    Difference {
        /// One is rounded.
        Rounding,
        /// The bounds.
        Bound,
        /// The numbers.
        Value,
        /// What is counted.
        Scope,
        /// The time they hold for.
        Time,
    }
);
