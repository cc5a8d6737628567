//! Groups of words that a rule's condition names: small, closed, and nothing that a text is searched for.

macro_rules! groups {
    ($($file:literal { $($(#[$doc:meta])* $group:ident = $kind:literal,)* })*) => {
        /// A group of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Group { $($($(#[$doc])* $group,)*)* }

        /// Every group with its file and its kind of row there.
        pub(super) const GROUPS: &[(&str, &str, Group)] = &[$($(($file, $kind, Group::$group),)*)*];
    };
}

groups!(
    "organization_words.tsv" {
        /// Parts of an organization: beside a name they say nothing about its kind.
        Subunit = "subunit",
        /// Those who lead an organization: they are never named for themselves.
        Board = "board",
        /// Parts of an organization that are named with it: «факультет права Омского университета».
        Inner = "inner",
        /// Bodies that are named with the place where they are: «посольство Казахстана в Китае».
        Mission = "mission",
        /// What bodies do: an acronym that is the subject of one of these is that of a body.
        Act = "act",
        /// Parts of a body that stand before its name, or their own, in quotation marks.
        QuotedPart = "quoted_part",
        /// Nouns that go on with «о» in a name: «Фонд заботы о детях».
        Regard = "regard",
        /// Nouns that go on with a preposition in a name: «отдел по борьбе с пожарами».
        GoesOn = "goes_on",
        /// Nouns that go on with a dative in a name: «центр помощи семье».
        GivingTo = "giving_to",
        /// Nouns that name no body, whatever stands behind them: «власти Омска».
        Nobody = "nobody",
        /// Prepositions with which no name goes on.
        Where = "where",
        /// Parts of an organization that its name stands behind and that are no part of it.
        Spokesman = "spokesman",
        /// Nouns that stand for a place or state without naming it.
        UnnamedPlace = "unnamed_place",
        /// Nouns before the name of a place, which then need not be in the genitive.
        PlaceHead = "place_head",
        /// Heads of bodies of which there is one in a place, so that no common noun tells which one.
        Single = "single",
        /// Beginnings of adjectives that tell the rank or branch of a body, and so belong to its name.
        Rank = "rank",
        /// Nouns of phrases with «по» that belong to a verb, not to a name.
        Adverbial = "adverbial",
        /// Attributes that point instead of naming: «этого», «своего».
        Pointing = "pointing",
        /// Words inside a name that tell what it names.
        InsideCue = "inside",
        /// Endings of coined names: «Казтрансойл», «Роспотребнадзор».
        CoinedEnding = "ending",
        /// Beginnings of coined names that the dictionary may hold as common nouns: «Росгвардия».
        CoinedBeginning = "beginning",
        /// Beginnings of compounds that tell the level of a body: «горсуд», «облсовет».
        Level = "level",
        /// What follows «Мин» in the short name of a ministry.
        Ministry = "ministry",
        /// Head nouns of bodies of any kind: alone they show none.
        Vague = "vague",
        /// What a descriptive name whose head says little begins with, and the kind it tells.
        FirstAttribute = "first_attribute",
        /// What the names of sports hold.
        Sport = "sport",
        /// Endings of the cases of acronyms.
        AcronymEnding = "acronym_ending",
        /// Acronyms of things, not of bodies.
        ThingAcronym = "thing_acronym",
        /// Those who stand right before the name of a club or company.
        TeamLeader = "team_leader",
        /// Verbs with which media report.
        Reporting = "reporting",
        /// Words of sport, near which a name is that of a club.
        Match = "match",
        /// What leagues that are contests are called after: «Лига чемпионов».
        Prize = "prize",
        /// Endings of relational adjectives.
        RelationalEnding = "relational_ending",
        /// Beginnings of adjectives that tell how high a court or council is.
        HighBeginning = "high_beginning",
        /// Those of whom the assembly of a body consists.
        CouncilMember = "council_member",
        /// Beginnings of heads that alone name nothing.
        LooseHead = "loose_head",
        /// Networks that name where something was said, not who did something.
        Network = "network",
        /// Prepositions with which a network is a place.
        Locative = "locative",
        /// Things called after who makes them: «автомобиль Toyota».
        Product = "product",
        /// Those whose council leads a body: «совет директоров».
        BoardMember = "board_member",
        /// What the councils that lead a body are: «наблюдательный совет».
        BoardAttribute = "board_attribute",
        /// Heads of names of regions and districts.
        Region = "region",
        /// Nouns that take up a body named before.
        BodyAgain = "body_again",
        /// Those who head something: who takes up a person by such a noun means the holder of an office.
        Leader = "leader",
        /// Offices of which no one holds two.
        HighOffice = "high_office",
        /// Nouns for people that bring in somebody new.
        Stranger = "stranger",
        /// Nouns that alone stand for a body named before, with the kinds that it may be of.
        StandsFor = "stands_for",
        /// What somebody heads, with the words of titles of those who do.
        HeadedBy = "headed_by",
        /// Kazakh words behind somebody after whom a body is called: «атындағы».
        TurkicAfter = "turkic_after",
        /// Kazakh words that make a noun that of a board, before it («бақылау кеңесі») or behind («басқарма төрағасы»).
        TurkicBoard = "turkic_board",
        /// Kazakh words for which of several, which no name holds: «барлық».
        TurkicWhich = "turkic_which",
        /// Kazakh nouns for places, which stand behind their names: «ауданы».
        TurkicPlace = "turkic_place",
        /// Heads of bodies that are contests where a prize follows: «Лига чемпионов».
        League = "league",
        /// Beginnings of heads that name a ministry without more.
        MinistryHead = "ministry_head",
        /// Beginnings of heads of education that alone name any of them.
        AnySchool = "any_school",
        /// Nouns that go on with «в» in a name: «в сфере», «помощь в защите».
        Concern = "concern",
        /// Nouns that go on with «на» in a name: «контроль на транспорте».
        Carriage = "carriage",
        /// Beginnings of the noun for a republic in Kazakh names.
        RepublicStem = "republic_stem",
        /// Nouns in the genitive before the name of a place behind a body: «города Астаны».
        TownNoun = "town_noun",
        /// Words behind a body for after whom it is called.
        Dedication = "dedication",
        /// Nouns for a time behind a body, which say when, not what: «сезона».
        BodyTime = "body_time",
        /// Heads of bodies that lead another: «совет директоров».
        Council = "council",
        /// Games between two clubs: «матч «X» — «Y»».
        Game = "game",
        /// Endings of adjectives of places, before the name of a body.
        PlaceAdjective = "place_adjective",
        /// What is credited behind a headline: «Фото».
        Credit = "credit",
        /// Nouns behind «в» inside a name: «комитет в сфере …».
        Sphere = "sphere",
        /// Nouns that with «по» are of the verb in the singular: «по делу».
        Case = "case",
        /// Heads of bodies that are an action too: «при организации».
        ArrangingNoun = "arranging_noun",
        /// Beginnings of short names of ministries.
        MinistryPrefix = "ministry_prefix",
        /// Services that speak for a body.
        PressService = "press_service",
    }
    "figure_words.tsv" {
        /// Verbs of waiting for people and of inviting them, who have not come yet.
        Awaiting = "awaiting",
        /// The preposition of those who have something.
        Having = "having",
        /// Adverbs that say of what befalls people that they died of it.
        Fatal = "fatal",
        /// Verbs of saving a life, which may fail.
        LifeSaving = "life_saving",
        /// Verbs that say, denied, that something failed: «спасти не удалось».
        Failing = "failing",
        /// What may stand between a verb and a number without a noun: «погибли ещё трое».
        BesideFigure = "beside_figure",
        /// Groups that do what their people do: «команда из шести человек».
        ActingGroup = "acting_group",
        /// Verbs whose object are the people who take part: «акция собрала 300 человек».
        Gathering = "gathering",
        /// Verbs of those who call on the people counted behind them.
        Visiting = "visiting",
        /// Verbs of serving: those served stand in the accusative.
        Serving = "serving",
        /// Verbs of giving: the people helped stand in the dative.
        Giving = "giving",
        /// Transitive verbs of what somebody does to somebody else.
        DoneToOthers = "done_to_others",
        /// What grows by people: «команда выросла до 20 человек».
        GrowingGroup = "growing_group",
        /// Verbs of getting something from the people counted.
        Obtaining = "obtaining",
        /// Verbs of being or becoming something: «жертвами стали 12 человек».
        Becoming = "becoming",
        /// What victims fell prey to that is no death: «жертвы мошенников».
        Harm = "harm",
        /// Endings of the dative in Kazakh and Kyrgyz, behind a number or a noun.
        TurkicDative = "turkic_dative",
        /// Verbs and nouns of growing less.
        Falling = "falling",
        /// What tells beside a noun for people that it is a company: «сотовый оператор», «юридические лица».
        CompanySign = "company_sign",
        /// Verbs of voting: who does it need not be named.
        Voting = "voting",
        /// Verbs with which people are called to a task.
        CallingUp = "calling_up",
        /// Verbs whose subject is a number: «число достигло 117».
        Totalling = "totalling",
        /// Verbs between people and their number: «участников было 300».
        NumberCopula = "number_copula",
        /// Families: so much for each one of them counts nobody.
        Household = "household",
        /// Words that tell how many a place holds.
        HoldingSeats = "holding_seats",
        /// Words that tell for how many something is built.
        BuiltFor = "built_for",
        /// What is meant for people, and so has no seats: «программа рассчитана на 300 человек».
        ForPeople = "for_people",
        /// Places and vehicles that have seats: «зал на 300 человек».
        Venue = "venue",
        /// Those whom the counter of a page counts.
        Reader = "reader",
        /// Endings of nouns for people: «путешественник».
        PersonEnding = "person_ending",
        /// Verbs of prices and amounts that move.
        PriceMove = "price_move",
        /// Verbs with which things and money are collected.
        Collecting = "collecting",
        /// Nouns for an undertaking of any kind.
        AnyCampaign = "any_campaign",
        /// Adjectives that place something in time and say nothing of the people they stand before.
        TimeAdjective = "time_adjective",
        /// Nouns for a human being, whoever it is.
        GenericPerson = "generic_person",
        /// Nouns for how many there are.
        NumberNoun = "number_noun",
        /// Kazakh verbs of helping, whose subject takes part.
        TurkicHelping = "turkic_helping",
        /// Endings of Kazakh nouns for those who do something: «байқаушы».
        TurkicAgent = "turkic_agent",
        /// Kazakh nouns for what holds so much of something.
        TurkicVessel = "turkic_vessel",
        /// Kazakh words for the young that mean years of age too.
        TurkicYoung = "turkic_young",
        /// Verbs of getting something: who is helped is their subject, not their object.
        Getting = "getting",
        /// Verbs of charges, with those charged in the dative: «двоим предъявлены обвинения».
        Accusing = "accusing",
        /// Verbs of helping that take a dative, whose subject takes part.
        Aiding = "aiding",
        /// Beginnings of adjectives for years of age: «летний».
        YearsOld = "years_old",
        /// Nouns for people together, and what they are counted as: «100-тысячная толпа».
        Crowd = "crowd",
        /// Words of «личный состав» behind people, who serve.
        Personnel = "personnel",
        /// Nouns that in the singular say that somebody is wanted for work: «поиск специалистов».
        Seeking = "seeking",
        /// Nouns for support, which those counted give: «поддержка 115 делегатов».
        Backing = "backing",
        /// Nouns for what became of somebody: «судьба пяти пассажиров неизвестна».
        Fate = "fate",
        /// What is said of the fate of those who are missing.
        Unknown = "unknown",
        /// Nouns for victims, of whom not all died.
        Victim = "victim",
        /// Who is one of those counted before: «кто из них», «каждый из».
        OneOf = "one_of",
        /// Endings of participles of those who act: «нападавший».
        ActingEnding = "acting_ending",
        /// What there is none of those who are missing: «пропавший без вести».
        Trace = "trace",
        /// Endings of participles that have become nouns for people: «учащийся».
        NounParticiple = "noun_participle",
        /// Endings of participles in the genitive plural: «управляющих».
        ManagingEnding = "managing_ending",
        /// Endings of reflexive participles, which are nouns for people alone.
        ReflexiveParticiple = "reflexive_participle",
        /// Numbers that take the genitive singular, before a noun.
        Few = "few",
        /// Short forms of nouns for people, and what they stand for: «чел.».
        PersonShort = "person_short",
        /// What a number counts that is no one: «три раза».
        Times = "times",
        /// Words of plans and doubts that say something else in most sentences with figures.
        Uncertain = "uncertain",
        /// Verbs that say what is meant to be done, before an infinitive alone: «собираются усыновить».
        Meaning = "meaning",
        /// Verbs of waiting, which «своей» gives another object: «ждут своей очереди».
        Waiting = "waiting",
        /// Verbs of getting ready, with «к» for what comes.
        Readying = "readying",
        /// Verbs of being able, which in the past say what was done.
        Managing = "managing",
        /// Nouns for a time, between people and their number: «участников за день было 300».
        Period = "period",
        /// Letters that stand for digits in text that was scanned: «З00».
        DigitLike = "digit_like",
        /// Bounds that must have a number, even before «человек»: «около человек».
        NearBound = "near_bound",
        /// Numbers that stand as nouns: «тысяч».
        Scale = "scale",
        /// Endings of adjectives that may stand as nouns: «рабочий».
        Substantive = "substantive",
        /// Endings of reflexive verbs.
        Reflexive = "reflexive",
        /// Nouns for a rate of exchange: numbers beside are no sums.
        Rate = "rate",
        /// Beginnings of nouns for a hundredth.
        PercentStem = "percent_stem",
        /// Nouns that say only that people are counted.
        AnyPerson = "any_person",
        /// Nouns that say only that events are counted.
        AnyEvent = "any_event",
    }
    "person_words.tsv" {
        /// Verbs whose object behind them is a dative: who is given or told something.
        TakesDative = "takes_dative",
        /// Those who are somebody's: their owner stands in the genitive.
        Helper = "helper",
        /// Endings of nouns for women: «журналистка».
        FeminineEnding = "feminine_ending",
        /// Words behind a father's name that make a patronymic of it.
        KinWord = "kin_word",
        /// What women are called before their names.
        WomanTitle = "woman_title",
        /// What men are called before their names.
        ManTitle = "man_title",
        /// Those who bear one family name together: «супруги», «династия».
        SharedName = "shared_name",
        /// Endings of adjectives in «-ск-».
        AdjectiveEnding = "adjective_ending",
        /// Titles that are followed by a given name alone.
        RoyalTitle = "royal_title",
        /// Endings that only family names have.
        SurnameEnding = "surname_ending",
        /// Endings of family names that places and bodies share.
        BareSurnameEnding = "bare_surname_ending",
        /// Personal pronouns of one person.
        Pronoun = "pronoun",
    }
    "role_words.tsv" {
        /// Nouns for becoming the holder of a post: «с избранием на пост».
        Election = "election",
        /// Verbs that begin the story of a life.
        Birth = "birth",
        /// Trades, with the nouns for the bodies where they are at home: «прокурор», «прокуратура».
        WorksAt = "works_at",
        /// Words of somebody's coming to a post, or leaving it.
        Staffing = "staffing",
        /// Months and nouns for years behind a number, which no title holds.
        DatePart = "date_part",
        /// Those who are somebody's: «помощник Иванова».
        Relational = "relational",
        /// Nouns of «инспектор по фамилии Иванов», which no title holds.
        CalledBy = "called_by",
        /// Endings of nouns for occupations: «кинолог».
        OccupationEnding = "occupation_ending",
        /// Nouns that take up a body named before, canonical its kind, other for any: «пресс-секретарь ведомства».
        TakesUpBody = "takes_up_body",
        /// Those who head a place or a state.
        PlaceLeader = "place_leader",
        /// Kazakh postpositions inside a title, behind what the office is for: «жөніндегі».
        TurkicFor = "turkic_for",
        /// Adjectives that point and do not describe: «свой».
        Pronominal = "pronominal",
        /// Endings of participles that serve as nouns: «командующий».
        ParticipleEnding = "participle_ending",
        /// Endings of patronymics in the nominative: «Ивановна».
        PatronymicEnding = "patronymic_ending",
        /// Endings of patronymics in other cases: «Ивановны».
        PatronymicCase = "patronymic_case",
        /// Words before a title of somebody not named yet, or of nobody: «как врач».
        BeforeStranger = "before_stranger",
        /// Attributes of a title that tell of somebody not named yet, or of nobody: «другой врач».
        OtherOne = "other_one",
        /// Nouns for years behind a number, which tell how old somebody is.
        AgeUnit = "age_unit",
        /// Adjectives of somebody not spoken of yet: «новый министр».
        Another = "another",
        /// Words before «с» and another holder: «вместе с».
        Together = "together",
        /// Bodies whose office stands for whoever heads them.
        OfficeBody = "office_body",
        /// Stems of adjectives for an age, inside a word: «60-летний».
        AdjectiveOfAge = "adjective_of_age",
        /// What participles of those who did something hold: «занимавший».
        PastActive = "past_active",
        /// What stands before the title of somebody who held it: «экс-министр».
        FormerPrefix = "former_prefix",
        /// What titles of deputies begin with, which have one form for all cases: «замминистра».
        DeputyPrefix = "deputy_prefix",
        /// Hard consonants, on which a man's name takes endings and a woman's does not.
        HardEnding = "hard_ending",
        /// Endings of superlatives: «крупнейший».
        Superlative = "superlative",
        /// Endings of surnames that may be patronymics.
        FatherName = "father_name",
    }
    "place_words.tsv" {
        /// Ranks before the name that a street is called after: «улица Маршала Жукова».
        StreetRank = "street_rank",
        /// Beginnings of adjectives for sides and parts of a place.
        SideBeginning = "side_beginning",
        /// Words before the name of a place that is a name otherwise too.
        BeforePlace = "before_place",
        /// Titles inside the Kazakh names of places, in small letters: «Төле би ауданы».
        InPlaceName = "in_place_name",
        /// Nouns for where streets meet: «на углу».
        Meeting = "meeting",
        /// Endings of the cases behind a shortened noun: «пр-те».
        ShortCase = "short_case",
        /// Heads of places that are called by a name in quotation marks: «микрорайон «Кайрат»».
        QuotedTown = "quoted_town",
        /// Heads of areas that are called after no person.
        HeadedArea = "headed_area",
        /// What stands between «в» and the name of a town: «в г.», «в селе».
        BeforeTown = "before_town",
    }
    "campaign_words.tsv" {
        /// Verbs and participles before «на» and an aim.
        Directed = "directed",
        /// Verbs and participles before an infinitive that is an aim.
        CalledTo = "called_to",
        /// Verbs of an undertaking that begins.
        Beginning = "beginning",
        /// Verbs of an undertaking that ends.
        Ending = "ending",
        /// Verbs of an undertaking that lasts.
        LastingTerm = "lasting_term",
        /// Verbs of an undertaking that is held.
        Holding = "holding",
        /// Nouns that take up the only undertaking of a text.
        OnlyCampaign = "only_campaign",
        /// Verbs of making: what was made is a work.
        Made = "made",
        /// Verbs of calling somebody names.
        Calling = "calling",
        /// Verbs behind the name of an undertaking.
        HeldCampaign = "held_campaign",
        /// Verbs of taking part, which tell of nothing that is a place.
        Joining = "joining",
        /// Endings of nouns for what is done to something.
        Doing = "doing",
        /// Verbs with which somebody lets an undertaking take place.
        Arranging = "arranging",
        /// Verbs between somebody and what he is to an undertaking.
        ActingAs = "acting_as",
        /// Verbs of bearing a name.
        NamedCampaign = "named_campaign",
        /// Heads of undertakings that last for a stretch of time.
        Span = "span",
        /// Members before a body that is called like an undertaking.
        AssemblyMember = "assembly_member",
        /// Words of stage and screen, near which a name is that of a work.
        StageWork = "stage_work",
        /// Words behind «в» that say that something is part of an undertaking: «в рамках».
        Within = "within",
        /// Heads of undertakings that mean shares of companies too.
        Share = "share",
        /// The form in which those count shares: «39 % акций».
        ShareForm = "share_form",
        /// Heads of undertakings that mean a band too.
        Band = "band",
        /// Verbs of being broadcast.
        Airing = "airing",
        /// The form of a head in which it means software: «пакет программ».
        SeveralPrograms = "several_programs",
        /// Words behind «в» or «на» that say for whom or against whom something is: «в поддержку».
        ForAnother = "for_another",
        /// Parts of a body that work on undertakings: «отдел проектов».
        Section = "section",
        /// Heads of undertakings in Latin letters, and the Russian ones that they stand for.
        LatinHead = "latin_head",
        /// Heads that end compounds which say what they are about: «медиафорум».
        CompoundHead = "compound_head",
        /// Heads in Kazakh that end like a possessed noun and are none.
        Unpossessed = "unpossessed",
        /// Heads of undertakings that are bodies which have some.
        OwnerHead = "owner_head",
        /// Nouns behind «под» for the words that an undertaking is called by: «под девизом».
        Motto = "motto",
        /// Nouns for a name: «получившая название».
        NameNoun = "name_noun",
        /// Shortened nouns for years, whose dot may end a name: «на 2020–2022 гг.».
        YearShort = "year_short",
        /// Kazakh heads of undertakings without a letter of its own, inside any word.
        MixedHead = "mixed_head",
        /// Endings of adjectives like those of places: «Каспийский».
        OfPlace = "of_place",
        /// Endings of adjectives that look like those and are of kinds: «технический».
        NotOfPlace = "not_of_place",
        /// Heads of undertakings that are bodies too: «Национальный конгресс».
        Assembly = "assembly",
        /// Adjectives of reach that are part of the name of a body.
        OwnReach = "own_reach",
        /// Words of parties, whose meetings are no undertakings.
        PartyWord = "party_word",
        /// Beginnings of nouns for those who meet where states do.
        OfStates = "of_states",
        /// Heads of undertakings that without quotes are something else.
        Trip = "trip",
        /// Nouns for what an undertaking is for, which take the undertaking in the genitive.
        Aim = "aim",
        /// Verbs of being something: «целью акции является».
        Equalling = "equalling",
        /// Nouns for a beginning, whose undertaking need not be a subject.
        StartNoun = "start_noun",
        /// Adjectives of prizes before a head noun: «на лучший проект».
        Best = "best",
    }
    "prepositions.tsv" {
        /// Prepositions with the cases that they take.
        Preposition = "governs",
    }
    "quote_words.tsv" {
        /// Prepositions before the body in whose house something is said: «в акимате сообщили».
        Inside = "inside",
        /// Verbs of saying that tell the present in the form of the past.
        LastingSay = "lasting_say",
        /// Verbs with which somebody's words are given.
        GiveWords = "give_words",
        /// What somebody's words stand in.
        Post = "post",
        /// Words with which a text turns from a speech.
        Turn = "turn",
        /// Those through whom a body speaks.
        Carrier = "carrier",
        /// Attributes that take up what was said.
        TakesUp = "takes_up",
        /// Nouns of where a clause is known from: «по данным».
        SourceNoun = "source_noun",
        /// Kazakh words between somebody's words and the verb of saying: «деп».
        Quotative = "quotative",
        /// Kazakh words that take up what was said, before [`Group::TurkicAbout`]: «бұл».
        TurkicThis = "turkic_this",
        /// Kazakh words for what is spoken of: «туралы».
        TurkicAbout = "turkic_about",
        /// Endings of Kazakh participles that say «as»: «хабарлағандай».
        TurkicLike = "turkic_like",
        /// Kazakh pronouns of whose words something is by: «оның».
        TurkicOnes = "turkic_ones",
        /// Kazakh pronouns of who speaks: «ол».
        TurkicHe = "turkic_he",
        /// Kazakh forms of being that close a clause that is an object: «екенін».
        TurkicBeing = "turkic_being",
        /// Predicates without a verb: «нужно», «нельзя».
        BareNeed = "bare_need",
        /// Words of «тем временем», before a verb of saying.
        Meanwhile = "meanwhile",
        /// Nouns of saying that behind «по» name no source: «по обращению».
        NoSource = "no_source",
        /// First words of phrases of saying that are read as verbs and references.
        OtherPhrase = "other_phrase",
        /// Words that begin phrases of saying and are no prepositions: «судя по».
        Judging = "judging",
        /// Kazakh and Kyrgyz pronouns of whose words they are: «оның айтуынша».
        TurkicTheir = "turkic_their",
        /// Verbs of quoting somebody, who is their object.
        Citing = "citing",
        /// What somebody else gives of a speaker, and the cue that it makes: «приводит слова».
        GivenWords = "given_words",
        /// Nouns for a speaker without a name: «источник».
        Anonymous = "anonymous",
        /// Verbs of saying that in the passive name nobody: «сообщалось».
        Rumour = "rumour",
    }
    "calendar_words.tsv" {
        /// Beginnings of words that tell a text of Kazakhstan.
        HomeName = "home_name",
        /// Verbs of what is still to come.
        Expected = "expected",
        /// Kazakh words of what lies ahead, beside which the present tense tells it.
        TurkicAhead = "turkic_ahead",
        /// Kazakh words of a time that goes on, beside which the present tense tells what happens in it later.
        TurkicLater = "turkic_later",
        /// Kazakh names of months and days of the week.
        TurkicDay = "turkic_day",
        /// Kazakh words for what happens again and again: «сайын».
        TurkicHabit = "turkic_habit",
    }
    "calendar_cues.tsv" {
        /// Units of measure in short: a number before them is no year.
        ShortUnit = "short_unit",
        /// Beginnings of nouns for places that are named after a day: «улица 1 Мая».
        StreetStem = "street_stem",
        /// The same in short.
        StreetShort = "street_short",
        /// Beginnings of Kazakh nouns for places, behind the day: «1 Мамыр көшесі».
        TurkicStreet = "turkic_street",
        /// Beginnings of nouns of which years, or places, are counted: «на 80-м году жизни».
        YearsOf = "years_of",
        /// Beginnings of words for holidays that several countries have: «День независимости».
        SharedHoliday = "shared_holiday",
        /// Adjectives that compare ages: «на 10 лет моложе».
        AgeCompared = "age_compared",
        /// Beginnings of nouns for what is named after a month: «Октябрьский район».
        NamedPlace = "named_place",
        /// Endings of nouns that numbers count: «2000 человек».
        CountedEnding = "counted_ending",
        /// What a term is of: «до 15 лет лишения свободы».
        Term = "term",
        /// Beginnings of words that tell of a term: «грозит».
        TermCue = "term_cue",
        /// Words between an age and whose it is.
        AgeFill = "age_fill",
        /// Words that an age stands behind: «ему 35 лет».
        AgeBefore = "age_before",
        /// Beginnings of words that an age stands behind: «в возрасте 35 лет».
        AgeStem = "age_stem",
        /// Prepositions that stand between the bounds of an age.
        AgePreposition = "age_preposition",
        /// Prepositions of terms: «осуждены на 20 и 10 лет».
        TermPreposition = "term_preposition",
        /// Prepositions before «этого»: «до этого».
        PointingPreposition = "pointing_preposition",
        /// Beginnings of nouns for people whose age follows them: «мужчина 35 лет».
        AgedStem = "aged_stem",
        /// Endings of ordinals written with digits: «3-го».
        OrdinalEnding = "ordinal_ending",
        /// Endings of decades written with digits: «90-х».
        DecadeEnding = "decade_ending",
        /// Endings of ordinals in the genitive, written with digits: «15-го».
        GenitiveEnding = "genitive_ending",
        /// Endings of ordinals in the locative, written with digits: «в 2010-м».
        LocativeEnding = "locative_ending",
        /// Endings of counts written with digits: «20-ти».
        CardinalEnding = "cardinal_ending",
    }
    "number_cues.tsv" {
        /// Endings of ordinals behind digits: «21-го».
        OrdinalCase = "ordinal_case",
        /// Endings of counts behind digits: «160-ти».
        CountCase = "count_case",
        /// What stands between the whole part of a number in words and its fraction.
        Whole = "whole",
        /// Multipliers in short, with a dot or without.
        DottedScale = "dotted_scale",
        /// What adds a half behind «с»: «два с половиной».
        HalfMore = "half_more",
        /// Collective numbers that count nobody anew: «оба», «вдвоём».
        TogetherCollective = "together_collective",
        /// Numbers that are the accusative of another noun.
        SevenOrFamily = "seven_or_family",
        /// Numbers that behind «в» are the first so many: «войти в десятку».
        InTop = "in_top",
        /// Words that say no size: «ряд», «немало».
        NoSize = "no_size",
        /// Beginnings of nouns that say no size or name a team: «множество», «тройка».
        NoSizeStem = "no_size_stem",
        /// Verbs of reaching a number, which stands in the genitive.
        Reaching = "reaching",
        /// Letters behind digits for thousands: «100к».
        ThousandLetter = "thousand_letter",
        /// Letters behind digits for millions, as capitals: «3М».
        MillionLetter = "million_letter",
        /// Beginnings of the second part of «сотня-другая»: one or two of them.
        OneOrTwo = "one_or_two",
        /// Endings of collective numbers: «двое-трое».
        CollectiveEnding = "collective_ending",
    }
    "person_cues.tsv" {
        /// Articles of Arabic and Hebrew names, which a hyphen joins to the name: «аль-Багдади».
        Article = "article",
        /// What fathers' names end in that no list need have: «Жанбек».
        TurkicStem = "turkic_stem",
        /// Endings of Turkic patronymics: «Сагындыкулы».
        TurkicPatronymic = "turkic_patronymic",
        /// Kazakh titles behind a name, in small letters: «Абылай хан».
        TurkicHonour = "turkic_honour",
        /// Endings of family names that keep their form: «Иваненко».
        Settled = "settled",
        /// The same of men: «Сагындыкулы».
        SettledMan = "settled_man",
        /// The same of women: «Нұрланқызы».
        SettledWoman = "settled_woman",
        /// Endings behind which a name of a person does not go on.
        SettledEnding = "settled_ending",
        /// The ending of a man's patronymic, which surnames share.
        FatherEnding = "father_ending",
        /// Particles of names that are conjunctions too: «да Силва».
        JoiningParticle = "joining_particle",
        /// What adjectives of places and such surnames have before their ending.
        SkStem = "sk_stem",
        /// Endings of the cases of such surnames.
        SurnameCase = "surname_case",
        /// Endings of such surnames of several people.
        FamilyCase = "family_case",
        /// Initials of two letters: «Дж. Байден».
        TwoLetterInitial = "two_letter_initial",
        /// Endings of surnames that are adjectives of places.
        LandEnding = "land_ending",
        /// Endings of the cases of Chinese names, and what stands there in the nominative.
        SyllableCase = "syllable_case",
    }
    "page_cues.tsv" {
        /// What a picture is, in its credit: «фото».
        Picture = "picture",
        /// What the beginning of another article ends with, where the whole of it is a link away.
        More = "more",
        /// Days of the week, and words for days near the reader, beside a date.
        NearDay = "near_day",
    }
);

impl Group {
    /// The group that is a kind of row in a file.
    pub fn by_kind(file: &str, kind: &str) -> Option<Self> {
        let known = GROUPS
            .iter()
            .find(|known| (known.0, known.1) == (file, kind));
        known.map(|(_, _, group)| *group)
    }
}
