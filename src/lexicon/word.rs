//! Everything known about a word form.

use super::Lexicon;
use super::function::{FunctionSet, functions_of};
use super::grammar::{Case, Grammar, NameType, Number, Pos};
use super::group::Group;
use super::list::{Capitals, Entry, EntryId, List, ListSet};
use super::morphology::Reading;
use super::normal::{
    clean, is_alphabetic, is_cyrillic, is_kazakh, is_small_russian, is_uppercase, normal_form,
};
use super::sketch::Sketch;
use std::borrow::Cow;
use svodka_kazakh::{Chain, Form, Verb};

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
    let (mut entries, phrases) = entries(&word, lexicon);
    if entries.is_empty() && word.shape.hyphen {
        entries.extend(first_part(&word, lexicon).or_else(|| undertaking(&word, lexicon)));
    }
    let is_plain = |id: &EntryId| PLAIN.has(lexicon.lists().list_of(*id));
    if !word.shape.capital && entries.iter().all(is_plain) {
        entries.extend(local_body(&word, lexicon));
    }
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
        entries.any(|&id| VERBS.has(lists.list_of(id)))
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

/// Lists that hold Kazakh verbs by infinitive.
const VERBS: ListSet = ListSet::of(&[
    List::FigureVerb,
    List::Modality,
    List::Lasting,
    List::Measure,
    List::Bound,
    List::Say,
    List::RoleVerb,
    List::RoleCue,
    List::Pass,
]);

/// One-word entries that the word is, and longer ones that it begins.
fn entries(word: &Word, lexicon: &Lexicon) -> (Vec<EntryId>, Vec<EntryId>) {
    let (mut entries, mut phrases) = (Vec::new(), Vec::new());
    let words = keys(word).into_iter().map(|key| (key, false));
    let verbs = word.infinitives.iter().map(|key| (&**key, true));
    for (key, is_verb) in words.chain(verbs) {
        for &id in lexicon.lists().starting_with(key) {
            let place = lexicon.lists().place(id);
            if is_verb && !VERBS.has(place.list) {
                continue;
            }
            let is_one = place.words == 1;
            let found = if is_one { &mut entries } else { &mut phrases };
            let fits = || {
                let entry = lexicon.lists().entry(id);
                admits(entry, word) && !is_plural_of(entry, word, key)
            };
            if !found.contains(&id) && (!is_one || fits()) {
                found.push(id);
            }
        }
    }
    (entries, phrases)
}

/// The head noun of a body that a compound ends in, behind the level or field that it begins with: «горсуд»,
/// «крайизбирком», «облбольница».
fn local_body(word: &Word, lexicon: &Lexicon) -> Option<EntryId> {
    let lemmas = word.readings.iter().map(|reading| &*reading.lemma);
    let lists = lexicon.lists();
    let levels = lexicon.group(Group::Level);
    lemmas
        .flat_map(|lemma| levels.rests_of(lemma))
        .filter(|rest| rest.chars().count() > SHORTEST)
        .flat_map(|rest| lists.starting_with(rest))
        .copied()
        .find(|&id| {
            let entry = lists.entry(id);
            entry.list == List::OrgHead && entry.words.len() == 1
        })
}

/// Lists of nouns that may be those of bodies too: «горбольница № 3».
const PLAIN: ListSet = ListSet::of(&[List::Numbered, List::UnitNoun, List::OtherHead]);

/// Letters that the noun behind the level of a body has more than: «райсуд».
const SHORTEST: usize = 2;

/// The occupation that the first part of a compound names: «боксёр-тяжеловес».
fn first_part(word: &Word, lexicon: &Lexicon) -> Option<EntryId> {
    let (first, second) = word.normal.split_once('-')?;
    let animate = |part: &str| {
        let readings = lexicon.morphology().readings(part);
        let noun = readings
            .into_iter()
            .find(|r| r.known && r.grammar.animate && r.grammar.pos == Pos::Noun);
        noun.map(|reading| reading.lemma)
    };
    animate(second)?;
    let lemma = animate(first)?;
    let lists = lexicon.lists();
    lists.starting_with(&lemma).iter().copied().find(|&id| {
        let entry = lists.entry(id);
        entry.list == List::Office && entry.words.len() == 1
    })
}

/// The undertaking that a part of a compound names: «ярмарка-семинар», «чат-инициатива».
fn undertaking(word: &Word, lexicon: &Lexicon) -> Option<EntryId> {
    let lists = lexicon.lists();
    let named = |part: &str| {
        let readings = lexicon.morphology().readings(part);
        let nouns = readings
            .iter()
            .filter(|r| r.known && r.grammar.pos == Pos::Noun);
        let mut ids = nouns.flat_map(|r| lists.starting_with(&r.lemma)).copied();
        ids.find(|&id| {
            let entry = lists.entry(id);
            entry.list == List::CampaignHead && entry.words.len() == 1
        })
    };
    let (first, second) = word.normal.split_once('-')?;
    named(second).or_else(|| named(first))
}

/// Whether the word is only the plural of a proper name in the singular: «Ливанов» is not Lebanon.
fn is_plural_of(entry: &Entry, word: &Word, key: &str) -> bool {
    entry.capitals != Capitals::Any
        && key != &*word.normal
        && !key.ends_with(['ы', 'и'])
        && is_plural(word, key)
}

/// Whether the word is a form of this lemma, and none of them in the singular.
fn is_plural(word: &Word, lemma: &str) -> bool {
    let readings = word.readings.iter();
    let mut forms = readings
        .filter(|reading| &*reading.lemma == lemma)
        .peekable();
    forms.peek().is_some() && forms.all(|reading| reading.grammar.number == Some(Number::Plur))
}

/// Normal form, then the distinct lemmas, then the verbs of participles, then the stem of a Kazakh word.
fn keys(word: &Word) -> Vec<&str> {
    let mut keys: Vec<&str> = Vec::with_capacity(8);
    keys.push(&word.normal);
    // «экс-министр» is a «министр»
    if let Some(rest) = word.normal.strip_prefix("экс-") {
        keys.push(rest);
        keys.extend(
            word.readings
                .iter()
                .filter_map(|r| r.lemma.strip_prefix("экс-"))
                .take(1),
        );
    }
    let verbs = word.readings.iter().filter_map(|r| r.verb.as_deref());
    for key in word.readings.iter().map(|r| &*r.lemma).chain(verbs) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.extend(word.kazakh.iter().map(|form| &**form));
    keys
}

/// Whether the capitals of a word are those the entry asks for.
pub fn admits(entry: &Entry, word: &Word) -> bool {
    match entry.capitals {
        Capitals::Any => true,
        Capitals::First => word.shape.capital,
        Capitals::All => {
            (word.shape.all_caps || word.shape.acronym)
                && entry.words.iter().any(|w| {
                    w.normal == word.normal || word.shape.acronym && word.is_form_of(&w.normal)
                })
        }
    }
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
