//! What the words of the calendar mean.

use crate::vocabulary::Precision;

/// What a word means to the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    /// A month, 1 to 12.
    Month(i8, Form),
    /// A day of the week, Monday is 1.
    Weekday(i8, Form),
    /// A season by its EDTF number, 21 to 24.
    Season(i8),
    /// A unit of time, and whether the word is certainly plural.
    Unit(Unit, bool),
    /// A cardinal number; `None` where it is vague («несколько»).
    Number(Option<Tenths>),
    /// An ordinal number: «третьего», «двадцатый».
    Ordinal(u16),
    /// «девяностые»: the year of the century a decade begins with, or the year for «двухтысячные».
    Decade(u16),
    /// A whole length in one word: «полгода».
    Length(Tenths, Unit),
    /// Days from the day of reference: «вчера» is -1.
    Day(i8),
    /// «былтыр», «биыл»: years from the year of reference.
    Year(i8),
    /// «прошлый», «этот», «следующий».
    Relation(Relation),
    /// A preposition.
    Prep(Prep),
    /// «назад».
    Ago,
    /// «ранее».
    Earlier,
    /// «позже».
    Later,
    /// «подряд».
    Running,
    /// «начало», «середина», «конец».
    Edge(Edge),
    /// «басы», «соңы»: Kazakh, behind what it is an edge of.
    EdgeBehind,
    /// «дейін»: Kazakh, behind the end of an interval.
    UntilBehind,
    /// «бастап»: Kazakh, behind the beginning of an interval.
    SinceBehind,
    /// «аралығында»: Kazakh, behind both ends of an interval.
    BetweenBehind,
    /// Part of a day, as TIMEX3 names it: `TMO`, `TMI`, `TAF`, `TEV`, `TNI`.
    Part(Part),
    /// «каждый».
    Every,
    /// «сайын»: Kazakh, behind what recurs.
    EveryBehind,
    /// «он»: ten in Kazakh, a pronoun in Russian; a number behind another one alone.
    Teen,
    /// «жарым»: Kazakh, a half behind its number.
    HalfBehind,
    /// «ежегодно»: something that recurs.
    Set(u8, Unit),
    /// «около», «почти», «более».
    Approx,
    /// «течение», «протяжение».
    Course,
    /// «бойы»: Kazakh, behind the length.
    CourseBehind,
    /// «период».
    Stretch,
    /// «недавно», «накануне»: a time without a value of its own.
    Vague(Vague),
    /// A small word inside expressions.
    Particle(Particle),
    /// «летие», after a number.
    Anniversary,
    /// What an anniversary is of.
    Event(Event),
    /// Words of «нашей страны», «Республики Казахстан».
    Country(Country),
    /// «время», «момент».
    Moment,
    /// A word that names of holidays begin with.
    Holiday,
    /// «пятилетний», «дневный» after a number: a length that describes something.
    Per(Tenths, Unit),
    /// What has a length of its own: «срок», «контракт».
    Term,
}

/// A number in tenths: «полтора» is 15.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub u32);

/// How a month or a weekday is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A noun that stands alone.
    Noun,
    /// Needs a number or a date beside it.
    Short,
    /// «декабрьский».
    Adjective,
    /// «субботам»: every one of them.
    Plural,
}

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A grain of the record.
    Grain(Precision),
    /// A sports season, which no calendar knows.
    SportsSeason,
    /// Saturday and Sunday.
    Weekend,
}

/// Direction of a relative expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// «позапрошлый».
    BeforeLast,
    /// «прошлый».
    Last,
    /// «минувший»: the nearest one that is over.
    Past,
    /// «этот», «нынешний».
    This,
    /// «следующий».
    Next,
    /// «ближайший», «предстоящий».
    Coming,
    /// «последний».
    Recent,
    /// «тот».
    That,
}

/// Prepositions, by what they do to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prep {
    /// «в».
    In,
    /// «на».
    On,
    /// «с».
    From,
    /// «до».
    To,
    /// «по».
    By,
    /// «к».
    Toward,
    /// «за».
    During,
    /// «от».
    Of,
    /// «через».
    InFuture,
    /// «спустя».
    After,
    /// «после».
    Since,
    /// «начиная».
    Starting,
    /// «между».
    Between,
}

/// A place inside a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// «начало».
    Begin,
    /// «середина».
    Middle,
    /// «конец».
    End,
}

/// Parts of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Morning.
    Morning,
    /// Noon.
    Midday,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
}

impl Part {
    /// As TIMEX3 writes it after a day.
    pub const fn code(self) -> &'static str {
        match self {
            Part::Morning => "TMO",
            Part::Midday => "TMI",
            Part::Afternoon => "TAF",
            Part::Evening => "TEV",
            Part::Night => "TNI",
        }
    }
}

/// Times without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// «недавно».
    Recent,
    /// «сейчас».
    Now,
    /// «накануне».
    Eve,
}

/// Small words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particle {
    /// «же».
    Same,
    /// «самый».
    Very,
    /// «чем», «не».
    Than,
    /// «ещё», «уже», «всего».
    Still,
    /// «и».
    And,
    /// «или».
    Or,
    /// «половина».
    Half,
    /// «четверть».
    Quarter,
}

/// Events that anniversaries are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Independence of the country.
    Independence,
    /// Its constitution.
    Constitution,
    /// The victory of 1945.
    Victory,
}

/// Countries that anniversaries belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Country {
    /// Kazakhstan.
    Kazakhstan,
    /// Russia.
    Russia,
    /// «наша», the country of the paper.
    Our,
    /// «страна», «республика».
    State,
}
