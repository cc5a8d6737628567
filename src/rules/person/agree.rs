//! The case and gender that the words of a name share, and their nominatives.

use super::parts::Slot;
use super::{surname, titles};
use crate::lexicon::grammar::{Case, Gender as Grammatical, Grammar, NameType, Number, Pos};
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::normal::clean;
use crate::pattern::{self, title_case_like};
use crate::text::Text;
use crate::vocabulary::Gender;

/// A name in the nominative.
pub(super) struct Agreed {
    /// Nominative of each slot, in the order of the slots.
    pub forms: Vec<String>,
    /// Gender, where the words show it.
    pub gender: Option<Gender>,
}

const CASES: [Case; 6] = [
    Case::Nom,
    Case::Gen,
    Case::Dat,
    Case::Acc,
    Case::Ins,
    Case::Loc,
];
const GENDERS: [Grammatical; 2] = [Grammatical::Masc, Grammatical::Fem];

/// How one word fits a case and gender.
#[derive(Clone, Default)]
struct Fit<'a> {
    score: f32,
    paradigm: Option<String>,
    reading: Option<&'a Reading>,
    listed: Option<&'a str>,
    shows_gender: bool,
}

/// The reading of all `slots` in one case and gender that is likeliest; the name begins at token `start`.
///
/// The score of a reading is its probability, more if the dictionary knows the word as a name of that
/// slot. The nominative wins ties, and a title before the name lends its case.
pub(super) fn agree(text: &Text<'_>, start: usize, slots: &[(usize, Slot)]) -> Option<Agreed> {
    let mut best: Option<(f32, Case, Grammatical, Vec<Fit<'_>>)> = None;
    let last = slots.last().map_or(start, |&(at, _)| at);
    for case in CASES {
        let around = context(text, start, case) + titles::around(text, start, last + 1, case);
        for gender in GENDERS {
            let fits: Option<Vec<Fit<'_>>> = slots
                .iter()
                .map(|&(at, slot)| fit(text, at, slot, case, gender))
                .collect();
            let Some(fits) = fits else { continue };
            let score = fits.iter().map(|fit| fit.score).sum::<f32>()
                + around
                + verb(text, start, last + 1, case, gender);
            if best
                .as_ref()
                .is_none_or(|(known, ..)| score > *known + 1e-4)
            {
                best = Some((score, case, gender, fits));
            }
        }
    }
    let (_, case, gender, fits) = best?;
    let shown = fits.iter().any(|fit| fit.shows_gender);
    Some(Agreed {
        forms: slots
            .iter()
            .zip(&fits)
            .map(|(&(at, slot), fit)| nominative(text, at, slot, fit, case, gender))
            .collect(),
        gender: shown.then_some(match gender {
            Grammatical::Fem => Gender::Female,
            _ => Gender::Male,
        }),
    })
}

/// A verb in the past beside a nominative shows the gender of its subject: «отметила Айзат Али».
fn verb(text: &Text<'_>, start: usize, end: usize, case: Case, gender: Grammatical) -> f32 {
    let sentence = text.sentence(start);
    let beside = [start.checked_sub(1), Some(end)]
        .into_iter()
        .flatten()
        .filter(|i| sentence.contains(i));
    let agrees = |i: usize| {
        text.word(i)
            .best()
            .is_some_and(|r| r.grammar.finite && r.grammar.gender == Some(gender))
    };
    if case == Case::Nom && beside.into_iter().any(agrees) {
        0.5
    } else {
        0.0
    }
}

/// A title, a preposition or a verb before the name speaks for a case.
fn context(text: &Text<'_>, start: usize, case: Case) -> f32 {
    const TITLES: ListSet = ListSet::of(&[List::Office, List::Honor, List::Kin, List::Deputy]);
    let mut score = if case == Case::Nom { 0.3 } else { 0.0 };
    if start == text.sentence(start).start {
        return score;
    }
    let before = if text.is_mark(start - 1, '.') {
        start.saturating_sub(2)
    } else {
        start - 1
    };
    let word = text.word(before);
    if matches!(&*word.normal, "имени" | "им") {
        return if case == Case::Gen { 1.5 } else { 0.0 };
    }
    if word.lists.meets(TITLES) && pattern::plausibly(word, |g| g.is_noun() && g.case == Some(case))
    {
        score += 0.6;
    }
    if word.pos() == Pos::Preposition {
        score += match (&*word.normal, case) {
            (_, Case::Nom) => -1.0,
            ("с" | "со" | "над" | "перед" | "под" | "между", Case::Ins)
            | ("от" | "у" | "для" | "из" | "без" | "до" | "против" | "около" | "с", Case::Gen)
            | ("к" | "ко" | "по" | "благодаря" | "согласно", Case::Dat)
            | ("о" | "об" | "при" | "на" | "в", Case::Loc)
            | ("на" | "в" | "за" | "про" | "через", Case::Acc) => 0.5,
            _ => 0.0,
        };
    }
    score
}

/// How the word at token `at` fits `slot` in this case and gender; `None` where it cannot.
fn fit<'a>(
    text: &'a Text<'_>,
    at: usize,
    slot: Slot,
    case: Case,
    gender: Grammatical,
) -> Option<Fit<'a>> {
    let word = text.word(at);
    let listed = listed_given(text, at, slot, case, gender);
    let by_reading = word
        .readings
        .iter()
        .filter(|reading| admits(&reading.grammar, case, gender))
        .map(|reading| (score(reading, slot), reading))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let indeclinable = indeclinable_score(text, at, slot, case, gender);
    let best = match (by_reading, indeclinable) {
        (Some((score, reading)), Some(other)) if score >= other => Some((score, Some(reading))),
        (_, Some(other)) => Some((other, None)),
        (Some((score, reading)), None) => Some((score, Some(reading))),
        (None, None) => None,
    };
    let bonus = if listed.is_some() { 0.8 } else { 0.0 };
    if let Some((score, reading)) = best {
        return Some(Fit {
            score: score + bonus,
            reading,
            listed,
            shows_gender: (listed.is_some() && listed_shows_gender(text, at))
                || reading.is_some_and(|r| shows_gender(text, at, r, slot)),
            paradigm: None,
        });
    }
    if listed.is_some() && case == Case::Nom {
        return Some(Fit {
            score: bonus,
            listed,
            shows_gender: listed_shows_gender(text, at),
            ..Fit::default()
        });
    }
    let paradigm = (slot == Slot::Family)
        .then(|| surname::nominative(&without_capitals(text, at), case, gender))
        .flatten()?;
    Some(Fit {
        score: 0.4,
        shows_gender: true,
        paradigm: Some(paradigm),
        ..Fit::default()
    })
}

/// A given name tells its bearer's gender where the dictionary knows it, or by its ending in the feminine.
fn listed_shows_gender(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    word.normal.ends_with(['а', 'я'])
        || word
            .readings
            .iter()
            .any(|r| r.known && r.grammar.name == Some(NameType::Given))
}

/// Whether a form shows the gender: not one that both men and women bear in the nominative («Задубняк»).
fn shows_gender(text: &Text<'_>, at: usize, reading: &Reading, slot: Slot) -> bool {
    let name = reading.grammar.name;
    let telling = reading.grammar.case != Some(Case::Nom)
        || declines_as_surname(text.normal(at))
        || text.normal(at).ends_with(['а', 'я']);
    !reading.grammar.indeclinable
        && match slot {
            Slot::Given => name == Some(NameType::Given) && reading.known,
            Slot::Patronymic => true,
            Slot::Family => name == Some(NameType::Surname) && telling,
        }
}

fn admits(grammar: &Grammar, case: Case, gender: Grammatical) -> bool {
    let nominal = grammar.is_noun() || (grammar.is_adjectival() && grammar.case.is_some());
    let genders = grammar.gender.is_none()
        || grammar.gender == Some(gender)
        || (grammar.pos == Pos::Noun && !grammar.animate);
    nominal
        && grammar.number != Some(Number::Plur)
        && genders
        && (grammar.case == Some(case) || grammar.case.is_none() || grammar.indeclinable)
}

fn score(reading: &Reading, slot: Slot) -> f32 {
    let wanted = match slot {
        Slot::Given => NameType::Given,
        Slot::Patronymic => NameType::Patronymic,
        Slot::Family => NameType::Surname,
    };
    let kind = match reading.grammar.name {
        Some(name) if name == wanted => 1.0,
        Some(_) => 0.3,
        None => 0.1,
    };
    kind * (0.5 + reading.weight) + if reading.known { 0.1 } else { 0.0 }
}

/// The given name of the list that this word is a form of, where its gender fits.
fn listed_given<'a>(
    text: &'a Text<'_>,
    at: usize,
    slot: Slot,
    case: Case,
    gender: Grammatical,
) -> Option<&'a str> {
    if slot != Slot::Given {
        return None;
    }
    let word = text.word(at);
    let lists = text.lexicon.lists();
    word.entries
        .iter()
        .map(|&id| lists.entry(id))
        .filter(|entry| entry.list == List::GivenName)
        .find(|entry| {
            let of_gender = match entry.extra.first().map(|gender| &**gender) {
                Some("m") => gender == Grammatical::Masc,
                Some("f") => gender == Grammatical::Fem,
                _ => true,
            };
            let normal = &*entry.words[0].normal;
            let in_case = if normal == &*word.normal {
                case == Case::Nom || !inflects(normal, gender)
            } else {
                word.readings
                    .iter()
                    .any(|r| &*r.lemma == normal && admits(&r.grammar, case, gender))
            };
            of_gender && in_case
        })
        .map(|entry| &*entry.surface)
}

/// Whether a given name of this ending and gender changes with the case.
fn inflects(normal: &str, gender: Grammatical) -> bool {
    match normal.chars().last() {
        Some('а' | 'я') => true,
        Some('е' | 'ө' | 'ү' | 'ұ' | 'і' | 'и' | 'о' | 'у' | 'ю' | 'ы' | 'э') => false,
        Some('ь') => gender == Grammatical::Masc || normal.ends_with("вь"),
        _ => gender == Grammatical::Masc,
    }
}

/// A word that keeps its form in every case: a woman's name on a consonant, a foreign name, a Latin one.
fn indeclinable_score(
    text: &Text<'_>,
    at: usize,
    slot: Slot,
    case: Case,
    gender: Grammatical,
) -> Option<f32> {
    let word = text.word(at);
    let nominative = if case == Case::Nom { 0.1 } else { 0.0 };
    if word.readings.is_empty()
        || word
            .readings
            .iter()
            .all(|r| r.grammar.case.is_none() && !r.grammar.is_noun())
    {
        return Some(0.3 + nominative);
    }
    let declines = inflects(&word.normal, gender)
        || (slot == Slot::Family && declines_as_surname(&word.normal));
    if !declines {
        return Some(0.25 + nominative);
    }
    (case == Case::Nom && word.readings.iter().all(|r| !r.known) && slot != Slot::Family)
        .then_some(0.05)
}

/// Surnames that inflect for men and women alike.
fn declines_as_surname(normal: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ов", "ев", "ин", "ын", "ий", "ый", "ой", "ая", "ове", "еве", "ине", "ову", "еву", "ину",
        "ым",
    ];
    ENDINGS.iter().any(|ending| normal.ends_with(ending))
}

fn nominative(
    text: &Text<'_>,
    at: usize,
    slot: Slot,
    fit: &Fit<'_>,
    case: Case,
    gender: Grammatical,
) -> String {
    let surface = without_capitals(text, at);
    if let Some(listed) = fit
        .listed
        .filter(|listed| case != Case::Nom && !listed.is_empty())
    {
        let own = text.word(at).shape.kazakh;
        if !own || listed.chars().any(crate::lexicon::normal::is_kazakh) {
            return listed.to_owned();
        }
    }
    if let Some(paradigm) = &fit.paradigm {
        return title_case_like(&surface, &paradigm.to_lowercase());
    }
    let Some(reading) = fit.reading else {
        return surface;
    };
    if case == Case::Nom || reading.grammar.indeclinable || reading.grammar.case.is_none() {
        return surface;
    }
    let wanted =
        (slot == Slot::Family && reading.grammar.name == Some(NameType::Surname)).then_some(gender);
    text.lexicon
        .morphology()
        .inflect(&surface, reading, Case::Nom, Some(Number::Sing), wanted)
        .map_or(surface.clone(), |form| title_case_like(&surface, &form))
}

/// The word with a capital first letter alone where all its letters are capitals: «СКАКОВ» → «Скаков».
fn without_capitals(text: &Text<'_>, at: usize) -> String {
    let surface = clean(text.surface(at));
    let shape = text.word(at).shape;
    if !shape.all_caps || shape.letters < 3 {
        return surface;
    }
    let mut letters = surface.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + &letters.as_str().to_lowercase()
    })
}
