//! Everything known about a word form.

mod entries;

use super::Lexicon;
use super::function::{FunctionSet, functions_of};
use super::grammar::{Case, Grammar, NameType, Pos};
use super::list::{EntryId, List, ListSet};
use super::morphology::Reading;
use super::normal::{
    clean, is_alphabetic, is_cyrillic, is_kazakh, is_small_russian, is_uppercase, normal_form,
};
use super::sketch::Sketch;
use std::borrow::Cow;
use svodka_kazakh::{Chain, Form, Verb};

pub use entries::admits;

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Begins with a capital letter.
    pub capital: bool,
    /// Two letters or more, all of them capital.
    pub all_caps: bool,
    /// Capital letters with a Kazakh ending behind a hyphen: «ТЖМ-нің».
    pub acronym: bool,
    /// Has a Cyrillic letter.
    pub cyrillic: bool,
    /// Has a Latin letter.
    pub latin: bool,
    /// Has a letter that Kazakh has and Russian lacks.
    pub kazakh: bool,
    /// Has a digit.
    pub digit: bool,
    /// Has a hyphen.
    pub hyphen: bool,
    /// Number of letters, at most 255.
    pub letters: u8,
}

/// A word form: what it may be, and what lists hold it.
pub struct Word {
    /// Normal form.
    pub normal: Box<str>,
    /// How it is written.
    pub shape: Shape,
    /// Its readings, the likeliest first.
    pub readings: Box<[Reading]>,
    /// Of a word that no Russian dictionary holds: its stem in Kazakh, and the form without its case, which lists know.
    pub kazakh: Box<[Box<str>]>,
    /// What the suffixes of such a word say in Kazakh.
    pub kazakh_chain: Option<Chain>,
    /// Of such a word, and of the commonest verbs, the infinitives that it may be a form of, which lists of verbs know.
    pub infinitives: Box<[Box<str>]>,
    /// What it says as a Kazakh verb, where its stem is known as one.
    pub kazakh_verb: Option<KazakhVerb>,
    /// Lists with a one-word entry for it.
    pub lists: ListSet,
    /// Those entries.
    pub entries: Box<[EntryId]>,
    /// Entries of several words that begin with it.
    pub phrases: Box<[EntryId]>,
    /// The list of each of those.
    pub lists_of_phrases: Box<[List]>,
    /// All of these lists.
    pub phrase_lists: ListSet,
    /// The classes of function words that it is of.
    pub functions: FunctionSet,
    /// All that it is a form of: its normal form, lemmas, Kazakh forms and infinitives.
    pub sketch: Sketch,
}

/// What a form of a Kazakh verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KazakhVerb {
    /// Its ending.
    pub form: Form,
    /// Whether it is denied.
    pub is_negative: bool,
    /// Whether it may be the predicate of a sentence.
    pub is_finite: bool,
}

impl KazakhVerb {
    /// Whether it acts in a clause, as a predicate, a participle or a converb; the aorist is left out, for plurals look
    /// like it: «істер».
    pub fn acts(self) -> bool {
        let acting = [Form::Perfect, Form::Habitual, Form::Converb];
        self.form != Form::Aorist && (self.is_finite || acting.contains(&self.form))
    }
}

impl Word {
    /// Whether it is the word of this name, or as far as Kazakh goes a form of it.
    pub fn is_form_of(&self, name: &str) -> bool {
        let forms = self.kazakh.iter().chain(&self.infinitives);
        *self.normal == *name || forms.into_iter().any(|form| **form == *name)
    }

    /// Whether it is in `list`.
    pub fn is(&self, list: List) -> bool {
        self.lists.has(list)
    }

    /// Whether it is a function word of one of these classes.
    pub fn is_a(&self, functions: impl Into<FunctionSet>) -> bool {
        self.functions.meets(functions.into())
    }

    /// The readings that satisfy `test`.
    pub fn any(&self, test: impl Fn(&Grammar) -> bool) -> bool {
        self.readings.iter().any(|reading| test(&reading.grammar))
    }

    /// The likeliest reading.
    pub fn best(&self) -> Option<&Reading> {
        self.readings.first()
    }

    /// The likeliest part of speech; `Other` without readings.
    pub fn pos(&self) -> Pos {
        self.best()
            .map_or(Pos::Other, |reading| reading.grammar.pos)
    }

    /// Whether a reading has this lemma.
    pub fn has_lemma(&self, lemma: &str) -> bool {
        self.readings.iter().any(|reading| &*reading.lemma == lemma)
    }

    /// Whether it can be a noun or adjective in this case.
    pub fn can_be(&self, case: Case) -> bool {
        self.any(|g| g.case == Some(case) || (g.indeclinable && g.is_noun()))
    }

    /// Whether a reading of at least this weight is a finite verb.
    pub fn is_finite_verb(&self) -> bool {
        self.best().is_some_and(|reading| reading.grammar.finite)
    }

    /// Whether a reading names this type.
    pub fn names(&self, name: NameType) -> bool {
        self.any(|g| g.name == Some(name))
    }
}

/// What is known of a word form.
pub(super) fn describe(surface: &str, lexicon: &Lexicon) -> Word {
    let cleaned: Cow<'_, str> = match is_small_russian(surface) {
        true => surface.into(),
        false => clean(surface).into(),
    };
    let normal = normal_form(surface);
    let shape = shape(&cleaned);
    // the dictionary is of Russian, and what it would guess of a Kazakh word says nothing
    let kazakh = shape.kazakh && surface.chars().any(is_kazakh);
    let readings = if shape.cyrillic && !kazakh {
        lexicon.morphology().readings(&cleaned)
    } else {
        Vec::new()
    };
    let is_known = readings.iter().any(|reading| reading.known);
    let is_kazakh = shape.cyrillic && !is_known;
    let is_verb = is_kazakh || shape.cyrillic && svodka_kazakh::is_common_verb(&normal);
    let verbs = match is_verb {
        true => svodka_kazakh::verbs(&normal),
        false => Vec::new(),
    };
    let (kazakh, kazakh_chain) = match is_kazakh {
        true => kazakh_forms(&normal, shape.capital, lexicon),
        false => (Box::default(), None),
    };
    let mut word = Word {
        kazakh,
        kazakh_chain,
        kazakh_verb: kazakh_verb(&verbs, lexicon),
        infinitives: infinitives(&verbs),
        normal: normal.into_boxed_str(),
        shape,
        readings: exact(readings),
        lists: ListSet::default(),
        entries: Box::default(),
        phrases: Box::default(),
        lists_of_phrases: Box::default(),
        phrase_lists: ListSet::default(),
        functions: FunctionSet::default(),
        sketch: Sketch::default(),
    };
    word.functions = functions_of(&word.normal, &word.readings);
    word.sketch = sketch(&word);
    let (entries, phrases) = entries::of(&word, lexicon);
    for &id in &entries {
        word.lists.insert(lexicon.lists().list_of(id));
    }
    let lists = phrases.iter().map(|&id| lexicon.lists().list_of(id));
    word.lists_of_phrases = lists.collect();
    for &list in &word.lists_of_phrases {
        word.phrase_lists.insert(list);
    }
    word.entries = entries.into_boxed_slice();
    word.phrases = phrases.into_boxed_slice();
    word
}

/// What the word is a form of.
fn sketch(word: &Word) -> Sketch {
    let mut sketch = Sketch::of(&word.normal);
    let forms = word.kazakh.iter().chain(&word.infinitives);
    forms.for_each(|form| sketch.add(form));
    let lemmas = word.readings.iter().map(|reading| &reading.lemma);
    lemmas.for_each(|lemma| sketch.add(lemma));
    sketch
}

/// The stem of a Kazakh word and its form without the case, where they are others than the word, and what its suffixes say.
fn kazakh_forms(
    normal: &str,
    is_capital: bool,
    lexicon: &Lexicon,
) -> (Box<[Box<str>]>, Option<Chain>) {
    let reading = svodka_kazakh::read(normal);
    if is_capital
        && !reading.is_known
        && let Some(name) = listed_name(normal, lexicon)
    {
        return (Box::new([name.stem.into()]), Some(name.chain));
    }
    if reading.chain == Chain::NONE {
        return (Box::default(), Some(Chain::NONE));
    }
    let nominative = svodka_kazakh::nominative_of(normal, &reading).into_boxed_str();
    let mut forms: Vec<Box<str>> = vec![reading.stem.into_boxed_str()];
    if *nominative != *normal && !forms.contains(&nominative) {
        forms.push(nominative);
    }
    (forms.into_boxed_slice(), Some(reading.chain))
}

/// The way to cut a word of no known stem that leaves a place or a given name of the lists: «Парижге».
fn listed_name<'a>(normal: &'a str, lexicon: &Lexicon) -> Option<svodka_kazakh::Split<'a>> {
    const NAMES: ListSet = ListSet::of(&[List::Place, List::GivenName]);
    let lists = lexicon.lists();
    let is_name = |&id: &EntryId| {
        let place = lists.place(id);
        place.words == 1 && NAMES.has(place.list)
    };
    let cut = svodka_kazakh::splits(normal).into_iter().skip(1);
    cut.filter(|cut| cut.chain.derived.is_none() && !cut.chain.is_plural)
        .find(|cut| lists.starting_with(&cut.stem).iter().any(is_name))
}

/// The infinitives of the readings as a verb, each once.
fn infinitives(verbs: &[Verb]) -> Box<[Box<str>]> {
    let mut found: Vec<Box<str>> = Vec::new();
    for verb in verbs {
        let infinitive = verb.infinitive().into_boxed_str();
        if !found.contains(&infinitive) {
            found.push(infinitive);
        }
    }
    found.into_boxed_slice()
}

/// What the likeliest reading as a verb says whose stem is known, or whose infinitive a list of verbs has.
fn kazakh_verb(verbs: &[Verb], lexicon: &Lexicon) -> Option<KazakhVerb> {
    let lists = lexicon.lists();
    let is_listed = |verb: &&Verb| {
        let mut entries = lists.starting_with(&verb.infinitive()).iter();
        entries.any(|&id| entries::VERBS.has(lists.list_of(id)))
    };
    let verb = verbs
        .first()
        .filter(|verb| verb.is_known)
        .or_else(|| verbs.iter().find(is_listed))?;
    Some(KazakhVerb {
        form: verb.form,
        is_negative: verb.is_negative,
        is_finite: verb.is_finite(),
    })
}

/// The readings in a place of their own size; shrinking would leave them in the larger one.
fn exact(mut readings: Vec<Reading>) -> Box<[Reading]> {
    let mut exact = Vec::with_capacity(readings.len());
    exact.append(&mut readings);
    exact.into_boxed_slice()
}

/// «ТЖМ-нің»: capital letters and small ones behind a hyphen.
fn is_acronym_with_ending(word: &str) -> bool {
    let parts = word.split_once('-');
    parts.is_some_and(|(stem, ending)| {
        stem.chars().count() > 1
            && stem.chars().all(is_uppercase)
            && ending.chars().all(|c| is_alphabetic(c) && !is_uppercase(c))
    })
}

fn shape(word: &str) -> Shape {
    let mut shape = Shape {
        capital: word
            .chars()
            .find(|c| is_alphabetic(*c))
            .is_some_and(is_uppercase),
        ..Shape::default()
    };
    let (mut upper, mut letters) = (0_usize, 0_usize);
    for c in word.chars() {
        shape.cyrillic |= is_cyrillic(c);
        shape.latin |= c.is_ascii_alphabetic();
        shape.kazakh |= is_kazakh(c);
        shape.digit |= c.is_ascii_digit();
        shape.hyphen |= c == '-';
        letters += usize::from(is_alphabetic(c));
        upper += usize::from(is_uppercase(c));
    }
    shape.all_caps = letters > 1 && upper == letters;
    shape.acronym = shape.hyphen && is_acronym_with_ending(word);
    shape.letters = letters.min(255) as u8;
    shape
}
