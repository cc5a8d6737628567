//! The words of the calendar, read once from the lists in `data/`.

use crate::vocabulary::Precision;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;
use svodka_kazakh::{Case, Split};

pub use super::time_word::*;

const LISTS: [&str; 3] = [
    include_str!("../../data/months.tsv"),
    include_str!("../../data/weekdays.tsv"),
    include_str!("../../data/time_words.tsv"),
];

/// Kazakh words by their stem.
const STEMS: &str = include_str!("../../data/time_stems.tsv");

/// The lists, indexed by normal form.
#[derive(Debug)]
pub struct TimeWords {
    words: FxHashMap<&'static str, TimeWord>,
    stems: FxHashMap<&'static str, TimeWord>,
    /// What of each stem stands before any suffix.
    kept: FxHashSet<&'static str>,
    /// Those of them that are too short for `stem_beginnings`.
    short: Vec<&'static str>,
    stem_beginnings: Beginnings,
    beginnings: Beginnings,
}

/// Bytes of the longest word of the calendar with all its suffixes, by far: an endless one need not be looked up from
/// each of its letters.
const LONGEST: usize = 128;

/// First three letters of the words, as bits: most words of a text are told by them to be none of the calendar's.
#[derive(Debug)]
struct Beginnings([u64; 256]);

impl Beginnings {
    fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut bits = [0; 256];
        for (at, bit) in words.map(Self::place) {
            bits[at] |= bit;
        }
        Self(bits)
    }

    fn has(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit != 0
    }

    /// A place that the first three letters choose; one for all words, and first parts of words, that are shorter.
    fn place(word: &str) -> (usize, u64) {
        let place = match first_letters(word) {
            Some(letters) => letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 50,
            None => 0,
        };
        ((place >> 6) as usize, 1 << (place & 63))
    }
}

/// The first three letters as a number; none of words, and first parts of words, that are shorter.
fn first_letters(word: &str) -> Option<u64> {
    let first: [u8; 6] = *word.as_bytes().first_chunk()?;
    let [a, b, c, d, e, f] = first;
    // three letters of Cyrillic are no joints
    let is_cyrillic = [a, c, e].iter().all(|byte| matches!(byte, 0xD0..=0xD3));
    let is_whole = is_cyrillic || !first.iter().any(is_joint);
    is_whole.then_some(u64::from_le_bytes([a, b, c, d, e, f, 0, 0]))
}

/// A hyphen, a dot, or the first byte of a dash.
fn is_joint(byte: &u8) -> bool {
    matches!(byte, b'-' | b'.' | 0xE2)
}

impl TimeWords {
    /// The built-in lists, read when they are first asked for.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<TimeWords> = LazyLock::new(TimeWords::new);
        &BUILT_IN
    }

    fn new() -> Self {
        let lines = LISTS
            .iter()
            .enumerate()
            .flat_map(|(list, text)| rows(text).map(move |row| (list, row)));
        let words = lines.filter_map(|(list, row)| Some((row.surface, meaning(list, &row)?)));
        let words: FxHashMap<_, _> = words.collect();
        let stems = rows(STEMS).filter_map(|row| Some((row.surface, time_word(&row)?)));
        let stems: FxHashMap<_, _> = stems.collect();
        let kept: FxHashSet<_> = stems.keys().map(|stem| kept(stem)).collect();
        let is_short = |stem: &&str| first_letters(stem).is_none();
        Self {
            beginnings: Beginnings::of(words.keys().chain(stems.keys()).copied()),
            short: kept.iter().copied().filter(is_short).collect(),
            stem_beginnings: Beginnings::of(kept.iter().copied().filter(|stem| !is_short(stem))),
            kept,
            words,
            stems,
        }
    }

    /// The meaning of a word as it stands, or of its stem in Kazakh.
    fn known(&self, word: &str) -> Option<TimeWord> {
        if word.len() > LONGEST {
            return None;
        }
        let printed = self.words.get(word).copied();
        printed.or_else(|| self.by_stem(word))
    }

    /// The meaning of a Kazakh word in a case; one that may as well be a verb or an adjective has none: «жазды», «қысқа».
    fn by_stem(&self, word: &str) -> Option<TimeWord> {
        if !self.has_stem(word) {
            return None;
        }
        let fits = |split: &Split| {
            split.is_in_harmony && split.chain.case != Case::Accusative && !split.is_restored
        };
        let known = svodka_kazakh::splits(word)
            .into_iter()
            .filter(fits)
            .find_map(|split| self.stems.get(&*split.stem).copied())?;
        (!svodka_kazakh::is_attribute(word) || self.stems.contains_key(word)).then_some(known)
    }

    /// Whether the word begins with what some stem keeps: few do, and the others need not be cut.
    fn has_stem(&self, word: &str) -> bool {
        let may = self.stem_beginnings.has(word);
        if !may && !self.short.iter().any(|stem| word.starts_with(stem)) {
            return false;
        }
        let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.any(|end| self.kept.contains(&word[..end]))
    }

    /// Whether the word is a form of a Kazakh stem.
    pub fn is_kazakh(&self, word: &str) -> bool {
        self.beginnings.has(word) && self.by_stem(word).is_some()
    }

    /// The meaning of a word in its normal form: at most one look-up.
    pub fn get(&self, word: &str) -> Option<TimeWord> {
        self.beginnings.has(word).then(|| self.known(word))?
    }

    /// The meaning of a word, or else of its part before a hyphen or a dot.
    pub fn of_head(&self, word: &str) -> Option<TimeWord> {
        if !self.beginnings.has(word) {
            return None;
        }
        self.known(word)
            .or_else(|| self.known(&word[..word.as_bytes().iter().position(is_joint)?]))
    }
}

/// A stem without the letter that is another one before a vowel: «апта» whole, of «айғақ» what «айғағы» shares.
fn kept(stem: &'static str) -> &'static str {
    stem.strip_suffix(['п', 'к', 'қ']).unwrap_or(stem)
}

/// A line of a list.
pub(super) struct Row {
    pub surface: &'static str,
    pub canonical: &'static str,
    pub kind: &'static str,
}

/// The rows of a list, without its header and comments.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = Row> {
    text.lines()
        .skip(1)
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(Row {
                surface: cells.next()?,
                canonical: cells.next()?,
                kind: cells.next()?,
            })
        })
}

fn meaning(list: usize, row: &Row) -> Option<TimeWord> {
    match list {
        0 => Some(TimeWord::Month(row.canonical.parse().ok()?, form(row.kind))),
        1 => Some(TimeWord::Weekday(
            row.canonical.parse().ok()?,
            weekday_form(row),
        )),
        _ => time_word(row),
    }
}

fn form(kind: &str) -> Form {
    match kind {
        "month" | "weekday" => Form::Noun,
        "adjective" => Form::Adjective,
        _ => Form::Short,
    }
}

fn weekday_form(row: &Row) -> Form {
    match form(row.kind) {
        Form::Noun
            if ["ам", "ям", "ики", "рги"]
                .iter()
                .any(|ending| row.surface.ends_with(ending)) =>
        {
            Form::Plural
        }
        form => form,
    }
}

fn time_word(row: &Row) -> Option<TimeWord> {
    let name = row.canonical;
    Some(match row.kind {
        "unit" => TimeWord::Unit(unit(name)?, false),
        "units" => TimeWord::Unit(unit(name)?, true),
        "season" => TimeWord::Season(name.parse().ok()?),
        "day" => TimeWord::Day(name.parse().ok()?),
        "year" => TimeWord::Year(name.parse().ok()?),
        "relation" => TimeWord::Relation(relation(name)?),
        "number" => TimeWord::Number(tenths(name)),
        "length" => length(name)?,
        "ordinal" => TimeWord::Ordinal(name.parse().ok()?),
        "decade" => TimeWord::Decade(name.parse().ok()?),
        "prep" => TimeWord::Prep(prep(name)?),
        "adverb" => adverb(name)?,
        "edge" => TimeWord::Edge(edge(name)?),
        "edge_behind" => TimeWord::EdgeBehind,
        "until_behind" => TimeWord::UntilBehind,
        "since_behind" => TimeWord::SinceBehind,
        "between_behind" => TimeWord::BetweenBehind,
        "part" => TimeWord::Part(part(name)?),
        "each" => TimeWord::Every,
        "each_behind" => TimeWord::EveryBehind,
        "teen" => TimeWord::Teen,
        "half_behind" => TimeWord::HalfBehind,
        "set" => recurring(name)?,
        "approx" => TimeWord::Approx,
        "duration" if name == "period" => TimeWord::Stretch,
        "duration" if name == "course_behind" => TimeWord::CourseBehind,
        "duration" => TimeWord::Course,
        "vague" => TimeWord::Vague(vague(name)?),
        "particle" => TimeWord::Particle(particle(name)?),
        "anniversary" => TimeWord::Anniversary,
        "event" => TimeWord::Event(event(name)?),
        "moment" => TimeWord::Moment,
        "holiday" => TimeWord::Holiday,
        "per" => per(name)?,
        "term" => TimeWord::Term,
        "country" => TimeWord::Country(country(name)?),
        _ => return None,
    })
}

fn unit(name: &str) -> Option<Unit> {
    match name {
        "sports_season" => Some(Unit::SportsSeason),
        "weekend" => Some(Unit::Weekend),
        _ => Precision::by_name(name).map(Unit::Grain),
    }
}

fn tenths(name: &str) -> Option<Tenths> {
    let (whole, part) = name.split_once('.').unwrap_or((name, "0"));
    Some(Tenths(
        whole.parse::<u32>().ok()?.checked_mul(10)? + part.parse::<u32>().ok()?,
    ))
}

fn length(name: &str) -> Option<TimeWord> {
    Some(match name {
        "half_year" => TimeWord::Length(Tenths(60), Unit::Grain(Precision::Month)),
        "half_month" => TimeWord::Length(Tenths(5), Unit::Grain(Precision::Month)),
        "half_day" => TimeWord::Length(Tenths(120), Unit::Grain(Precision::Hour)),
        "half_hour" => TimeWord::Length(Tenths(300), Unit::Grain(Precision::Minute)),
        "half_century" => TimeWord::Length(Tenths(500), Unit::Grain(Precision::Year)),
        _ => return None,
    })
}

/// `5Y`, `18M`.
fn per(name: &str) -> Option<TimeWord> {
    let (count, letter) = name.split_at_checked(name.len().checked_sub(1)?)?;
    let grain = match letter {
        "Y" => Precision::Year,
        "M" => Precision::Month,
        "W" => Precision::Week,
        "D" => Precision::Day,
        _ => return None,
    };
    Some(TimeWord::Per(tenths(count)?, Unit::Grain(grain)))
}

fn relation(name: &str) -> Option<Relation> {
    Some(match name {
        "before_last" => Relation::BeforeLast,
        "last" => Relation::Last,
        "past" => Relation::Past,
        "this" => Relation::This,
        "next" => Relation::Next,
        "coming" => Relation::Coming,
        "recent" => Relation::Recent,
        "that" => Relation::That,
        _ => return None,
    })
}

fn prep(name: &str) -> Option<Prep> {
    Some(match name {
        "in" => Prep::In,
        "on" => Prep::On,
        "from" => Prep::From,
        "to" => Prep::To,
        "by" => Prep::By,
        "toward" => Prep::Toward,
        "during" => Prep::During,
        "of" => Prep::Of,
        "in_future" => Prep::InFuture,
        "after" => Prep::After,
        "since" => Prep::Since,
        "starting" => Prep::Starting,
        "between" => Prep::Between,
        _ => return None,
    })
}

fn adverb(name: &str) -> Option<TimeWord> {
    Some(match name {
        "ago" => TimeWord::Ago,
        "earlier" => TimeWord::Earlier,
        "later" => TimeWord::Later,
        "running" => TimeWord::Running,
        _ => return None,
    })
}

fn edge(name: &str) -> Option<Edge> {
    Some(match name {
        "begin" => Edge::Begin,
        "middle" => Edge::Middle,
        "end" => Edge::End,
        _ => return None,
    })
}

fn part(name: &str) -> Option<Part> {
    Some(match name {
        "TMO" => Part::Morning,
        "TMI" => Part::Midday,
        "TAF" => Part::Afternoon,
        "TEV" => Part::Evening,
        "TNI" => Part::Night,
        _ => return None,
    })
}

fn recurring(name: &str) -> Option<TimeWord> {
    let (count, grain) = match name {
        "PT1H" => (1, Precision::Hour),
        "P1D" => (1, Precision::Day),
        "P1W" => (1, Precision::Week),
        "P1M" => (1, Precision::Month),
        "P3M" => (3, Precision::Month),
        "P1Y" => (1, Precision::Year),
        _ => return None,
    };
    Some(TimeWord::Set(count, Unit::Grain(grain)))
}

fn vague(name: &str) -> Option<Vague> {
    Some(match name {
        "recent" => Vague::Recent,
        "now" => Vague::Now,
        "eve" => Vague::Eve,
        _ => return None,
    })
}

fn particle(name: &str) -> Option<Particle> {
    Some(match name {
        "same" => Particle::Same,
        "very" => Particle::Very,
        "than" => Particle::Than,
        "still" => Particle::Still,
        "and" => Particle::And,
        "or" => Particle::Or,
        "half" => Particle::Half,
        "quarter" => Particle::Quarter,
        _ => return None,
    })
}

fn event(name: &str) -> Option<Event> {
    Some(match name {
        "independence" => Event::Independence,
        "constitution" => Event::Constitution,
        "victory" => Event::Victory,
        _ => return None,
    })
}

fn country(name: &str) -> Option<Country> {
    Some(match name {
        "kz" => Country::Kazakhstan,
        "ru" => Country::Russia,
        "home" => Country::Our,
        "state" => Country::State,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        for (list, text) in LISTS.iter().enumerate() {
            for row in rows(text) {
                assert!(
                    meaning(list, &row).is_some(),
                    "{} {} {}",
                    row.surface,
                    row.canonical,
                    row.kind
                );
            }
        }
    }

    #[test]
    fn lists_are_sorted_and_unique() {
        let mut seen = std::collections::HashMap::new();
        for (list, text) in LISTS.iter().enumerate() {
            let lines: Vec<&str> = text
                .lines()
                .skip(1)
                .filter(|line| !line.starts_with('#'))
                .collect();
            assert!(
                lines.is_sorted_by_key(|line| line.as_bytes()),
                "list {list} is not sorted"
            );
            for row in rows(text) {
                assert_eq!(
                    seen.insert(row.surface, list),
                    None,
                    "{} twice",
                    row.surface
                );
            }
        }
    }
}
