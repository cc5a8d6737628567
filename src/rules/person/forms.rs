//! The nominatives that a word of a name may have, each with how likely it is to be a name at all.

use super::paradigm::{Bearer, Cases, candidates, ends_like_surname};
use super::parts::Slot;
use super::prior::{is_short, prior};
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::{Gender, NameType, Number};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::List;
use crate::lexicon::morphology::Reading;
use crate::lexicon::normal::{clean, fold, lower};
use crate::pattern::title_case_like;
use crate::text::Text;
use std::sync::Arc;

/// A nominative of one word.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// In lower case where the word is Cyrillic: see [`printed`].
    pub nominative: String,
    /// The cases in which the word as printed is a form of it.
    pub cases: Cases,
    pub bearer: Bearer,
    /// Logarithm of its probability as a name of the slot, up to a constant.
    pub weight: f32,
}

/// A given name of the list.
const LISTED: f32 = -0.5;
/// A name that the dictionary knows.
const KNOWN: f32 = -0.8;
/// A rare given name, or one that the dictionary knows where the list has another one for the word.
const RIVAL: f32 = -4.0;
/// The same where that one keeps its form, while the word is a case of the one of the list: «Анне» of Анна.
const FROZEN_RIVAL: f32 = -7.0;
/// What a name costs that nobody knows, where the word is a form of a known one.
const STRANGE: f32 = -2.0;
/// A surname that is a common word or another kind of name.
const WORD: f32 = -2.5;
/// A surname that is a woman's given name: «Таня».
const WOMANS: f32 = -5.0;
/// A word before a given name that says what somebody is like: «Блаженный Августин».
const EPITHET: f32 = -4.0;
/// What it costs the first part of a double name to stay as it is where the last one inflects.
const UNBENT: f32 = -1.5;

/// The nominatives of the word at token `at` in `slot`.
pub(super) fn forms(text: &Text<'_>, at: usize, slot: Slot) -> Arc<[Form]> {
    text.of_word(at, slot, || read(text, at, slot).into())
}

fn read(text: &Text<'_>, at: usize, slot: Slot) -> Vec<Form> {
    let word = text.word(at);
    let surface = without_capitals(text, at);
    if !word.shape.cyrillic {
        return [Bearer::Man, Bearer::Woman]
            .map(|bearer| Form {
                nominative: surface.clone(),
                cases: Cases::ALL,
                bearer,
                weight: -1.0,
            })
            .into();
    }
    let lower: String = surface.chars().map(lower).collect();
    let mut found = whole(text.lexicon, &lower, &word.readings, slot);
    if let Some((first, _)) = lower
        .rsplit_once('-')
        .filter(|(first, _)| !first.is_empty())
    {
        double(text.lexicon, first, slot, &mut found);
    }
    found
}

/// The nominative of `form` with the capitals of a name, which is at token `at`.
pub(super) fn printed(text: &Text<'_>, at: usize, form: &Form) -> String {
    if text.word(at).shape.cyrillic {
        title_case_like(&without_capitals(text, at), &form.nominative)
    } else {
        form.nominative.clone()
    }
}

/// The family name of a man and of a woman that several people share: «Стругацких» of Стругацкий, Стругацкая.
pub(super) fn couple_forms(text: &Text<'_>, at: usize) -> Option<(String, String)> {
    let surface = without_capitals(text, at);
    let word = surface.to_lowercase();
    let Some(plural) = candidates(&word)
        .into_iter()
        .find(|candidate| candidate.bearer == Bearer::Family)
        .map(|candidate| candidate.nominative(&word))
    else {
        return genitive_of_both(&surface);
    };
    let (man, woman) = match plural.strip_suffix("ие") {
        Some(stem) => (format!("{stem}ий"), format!("{stem}ая")),
        None => {
            let stem = plural.strip_suffix('ы')?;
            (stem.to_owned(), format!("{stem}а"))
        }
    };
    Some((
        title_case_like(&surface, &man),
        title_case_like(&surface, &woman),
    ))
}

/// «Рейганов», «Цоев», «Скрипалей»: a genitive of several people whose names a man and a woman share.
fn genitive_of_both(surface: &str) -> Option<(String, String)> {
    let consonant: fn(char) -> bool = |c| "бвгдзклмнпрстфх".contains(c);
    let vowel: fn(char) -> bool = |c| "аеёиоуэюя".contains(c);
    let endings = [
        ("ов", "", consonant),
        ("ев", "й", vowel),
        ("ей", "ь", consonant),
    ];
    endings.iter().find_map(|(plural, singular, follows)| {
        let stem = surface
            .strip_suffix(plural)
            .filter(|stem| stem.ends_with(follows))?;
        let name = format!("{stem}{singular}");
        Some((name.clone(), name))
    })
}

/// The nominatives of `word`, in lower case.
fn whole(lexicon: &Lexicon, word: &str, readings: &[Reading], slot: Slot) -> Vec<Form> {
    let mut found: Vec<Form> = candidates(word)
        .iter()
        .map(|candidate| Form {
            nominative: candidate.nominative(word),
            cases: candidate.cases,
            bearer: candidate.bearer,
            weight: prior(slot, candidate, word),
        })
        .collect();
    let listed = slot == Slot::Given && raise_listed(lexicon, word, &mut found, readings);
    let best = readings.iter().map(|r| r.weight).fold(0.0, f32::max);
    for reading in readings.iter().filter(|reading| reading.known) {
        let share = 0.5 * (reading.weight / best).max(0.01).ln();
        raise_known(reading, share, word, slot, listed, &mut found);
    }
    if found.iter().any(|form| form.weight >= KNOWN) {
        let strange = |form: &&mut Form| form.weight < RIVAL;
        found
            .iter_mut()
            .filter(strange)
            .for_each(|form| form.weight += STRANGE);
    }
    found
}

/// Raises the given names of the list; whether there are any.
fn raise_listed(
    lexicon: &Lexicon,
    word: &str,
    found: &mut Vec<Form>,
    readings: &[Reading],
) -> bool {
    let mut any = false;
    for reading in readings
        .iter()
        .filter(|reading| reading.grammar.name == Some(NameType::Given))
    {
        // «Павла»: not by any ending
        let case = reading.grammar.case;
        let form = found
            .iter()
            .any(|form| same(&form.nominative, &reading.lemma));
        if let (false, Some(case), Some(bearer)) = (form, case, bearer_of(reading)) {
            found.push(Form {
                nominative: reading.lemma.to_string(),
                cases: Cases::one(case as usize),
                bearer,
                weight: -9.0,
            });
        }
    }
    let mut key = String::new();
    for form in found {
        key.clear();
        key.extend(form.nominative.chars().map(fold));
        let Some(entry) = lexicon.lists().find(List::GivenName, &key) else {
            continue;
        };
        let (fits, weight) = match entry.extra.first().map(|gender| &**gender) {
            Some("m") => (form.bearer == Bearer::Man, LISTED),
            Some("rm") => (form.bearer == Bearer::Man, RIVAL),
            Some("rf") => (form.bearer == Bearer::Woman, RIVAL),
            Some("f") => (form.bearer == Bearer::Woman, LISTED),
            _ => (form.bearer != Bearer::Family, LISTED),
        };
        if fits && keeps_form_rightly(form, &key) {
            form.weight = form.weight.max(weight);
            any = true;
            if form.nominative != word {
                // «Петра»: the list has the ё
                form.nominative = entry.surface.to_lowercase();
            }
        }
    }
    any
}

/// A known name that keeps its form in every case must be one that does so: «Айгуль», but not «Анна».
fn keeps_form_rightly(form: &Form, key: &str) -> bool {
    form.cases != Cases::ALL || !key.ends_with(['а', 'я'])
}

/// Raises the form that a reading of the dictionary bears out, or adds it.
fn raise_known(
    reading: &Reading,
    share: f32,
    word: &str,
    slot: Slot,
    listed: bool,
    found: &mut Vec<Form>,
) {
    let wanted = match slot {
        Slot::Given => NameType::Given,
        Slot::Patronymic => NameType::Patronymic,
        Slot::Family => NameType::Surname,
    };
    let named = reading.grammar.name == Some(wanted);
    let (Some(case), Some(bearer)) = (reading.grammar.case, bearer_of(reading)) else {
        return;
    };
    let weight = match slot {
        Slot::Given if named && listed && reading.grammar.indeclinable => FROZEN_RIVAL,
        Slot::Given if named && listed => RIVAL,
        _ if named => KNOWN + share,
        Slot::Family
            if reading.grammar.name == Some(NameType::Given) && bearer == Bearer::Woman =>
        {
            WOMANS
        }
        Slot::Given if reading.grammar.is_adjectival() => EPITHET,
        Slot::Family if reading.grammar.is_noun() || reading.grammar.is_adjectival() => WORD,
        _ => return,
    };
    let either = slot == Slot::Family && is_of_either(&reading.lemma);
    let fits = |form: &Form| {
        (form.bearer == bearer || (either && form.bearer != Bearer::Family))
            && form.cases.has(case as usize)
            && (reading.grammar.indeclinable || keeps_form_rightly(form, &reading.lemma))
            && (same(&form.nominative, &reading.lemma)
                || (reading.grammar.is_adjectival()
                    && same_adjective(&form.nominative, &reading.lemma)))
    };
    let mut borne_out = false;
    for form in found.iter_mut().filter(|form| fits(form)) {
        form.weight = form.weight.max(weight);
        borne_out = true;
    }
    if !borne_out && reading.grammar.is_noun() {
        found.push(Form {
            nominative: with_yo(&reading.lemma, word),
            cases: Cases::one(case as usize),
            bearer,
            weight,
        });
    }
}

/// A surname in -а, -я or of one syllable in -ой, -ей, which men and women bear alike: «Дзюба», «Цой».
fn is_of_either(lemma: &str) -> bool {
    let adjectival = ["ая", "яя"].iter().any(|ending| lemma.ends_with(ending));
    lemma.ends_with(['а', 'я']) && !adjectival && !ends_like_surname(lemma)
        || lemma.ends_with('й') && is_short(lemma)
}

/// Who bears a name read so; common nouns in the neuter and adjectives of any number name nobody.
fn bearer_of(reading: &Reading) -> Option<Bearer> {
    let grammar = &reading.grammar;
    if grammar.number == Some(Number::Plur) {
        return None;
    }
    match grammar.gender? {
        Gender::Masc => Some(Bearer::Man),
        Gender::Fem => Some(Bearer::Woman),
        Gender::Neut => None,
    }
}

/// The lemma with the ё of the letters it shares with `word`.
fn with_yo(lemma: &str, word: &str) -> String {
    let mut same = true;
    let mut printed = word.chars();
    lemma
        .chars()
        .map(|c| match printed.next() {
            Some('ё') if same && c == 'е' => 'ё',
            other => {
                same &= other == Some(c);
                c
            }
        })
        .collect()
}

fn same(nominative: &str, lemma: &str) -> bool {
    nominative.chars().map(fold).eq(lemma.chars())
}

/// A woman's surname and the adjective it is, which the dictionary has in the masculine.
fn same_adjective(nominative: &str, lemma: &str) -> bool {
    let stem = |word: &'static [&'static str], of: &str| -> Option<usize> {
        word.iter()
            .find_map(|ending| of.strip_suffix(ending))
            .map(str::len)
    };
    let (woman, man) = (
        stem(&["ая", "яя"], nominative),
        stem(&["ый", "ий", "ой"], lemma),
    );
    woman.is_some()
        && woman == man
        && same(
            &nominative[..woman.unwrap_or(0)],
            &lemma[..man.unwrap_or(0)],
        )
}

/// Puts the first part of a double name into the nominative of each form of the last one.
fn double(lexicon: &Lexicon, first: &str, slot: Slot, found: &mut [Form]) {
    let readings = lexicon.morphology().readings(first);
    let parts = whole(lexicon, first, &readings, slot);
    let open = |form: &&mut Form| slot != Slot::Given || form.weight < LISTED;
    let article = own(Group::Article).has(first);
    for form in found.iter_mut().filter(open) {
        let bent = parts
            .iter()
            .filter(|part| part.bearer == form.bearer && part.cases.meets(form.cases) && !article)
            .map(|part| (part.weight, &part.nominative));
        let unbent = parts
            .iter()
            .filter(|part| part.nominative == first && part.cases.has(0))
            .map(|part| (part.weight + UNBENT, &part.nominative));
        let best = bent.chain(unbent).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((weight, nominative)) = best {
            let last = form
                .nominative
                .rsplit_once('-')
                .map_or("", |(_, last)| last);
            form.nominative = format!("{nominative}-{last}");
            form.weight += weight / 2.0;
        }
    }
}

/// The word with the apostrophe it is printed with: «О’Мэлли».
fn with_apostrophe_of(word: String, printed: &str) -> String {
    if printed.contains('’') {
        word.replace('\'', "’")
    } else {
        word
    }
}

/// The word with a capital first letter alone where all its letters are capitals: «СКАКОВ» → «Скаков».
pub(super) fn without_capitals(text: &Text<'_>, at: usize) -> String {
    let surface = clean(text.surface(at));
    let surface = with_apostrophe_of(surface, text.surface(at));
    let shape = text.word(at).shape;
    if !shape.all_caps || shape.letters < 3 {
        return surface;
    }
    let mut starts = true;
    surface
        .chars()
        .flat_map(|c| {
            let keeps = std::mem::replace(&mut starts, c == '-');
            let lower = (!keeps).then(|| c.to_lowercase());
            lower.into_iter().flatten().chain(keeps.then_some(c))
        })
        .collect()
}
