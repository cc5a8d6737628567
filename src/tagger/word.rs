//! Features of a word form, whatever stands around it.
//!
//! Templates and codes are numbered for good: the model is made of their hashes. New ones go to the end. Parts of
//! speech and cases enter by their place in their enumerations; a change there wants training anew.

use super::classes::{ClassTable, Classes};
use super::hash::{feature, join, of_bytes};
use crate::lexicon::grammar::NameType;
use crate::lexicon::list::List;
use crate::lexicon::morphology::Reading;
use crate::lexicon::normal::{is_alphabetic, is_uppercase};
use crate::lexicon::word::Word;
use crate::text::Kind;
use svodka_kazakh::Chain;

/// What features of the surroundings use of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Hash of the normal form.
    pub normal: u64,
    /// Hash of the likeliest lemma; of the normal form without one.
    pub lemma: u64,
    /// Code of the way it is written.
    pub shape: u8,
    /// Code of the likeliest part of speech and case.
    pub grammar: u8,
    /// Its clusters; zeros without one.
    pub classes: Classes,
    /// A word that begins with a capital letter.
    pub capital: bool,
    /// A word without capital letters.
    pub lower: bool,
    /// Hash of the stem and code of the suffixes, of a word that may be Kazakh.
    pub kazakh: Option<(u64, u8)>,
}

impl Facts {
    /// What is known of the word in a Kazakh sentence.
    pub fn in_kazakh(mut self) -> Self {
        if let Some((stem, suffixes)) = self.kazakh {
            (self.lemma, self.grammar) = (stem, suffixes);
        }
        self
    }
}

/// Lists that say something about names, by their number in the model.
const LISTS: [List; 16] = [
    List::GivenName,
    List::Place,
    List::OrgName,
    List::OrgHead,
    List::OrgForm,
    List::Office,
    List::Deputy,
    List::Kin,
    List::FamilyFirst,
    List::NameParticle,
    List::CampaignHead,
    List::OtherHead,
    List::Say,
    List::SayPhrase,
    List::People,
    List::Honor,
];

const NAME_TYPES: [NameType; 5] = [
    NameType::Given,
    NameType::Patronymic,
    NameType::Surname,
    NameType::Place,
    NameType::Company,
];

mod shape {
    pub const LOWER: u8 = 0;
    pub const CAPITAL: u8 = 1;
    pub const CAPS: u8 = 2;
    pub const LETTER: u8 = 3;
    pub const INNER: u8 = 4;
    pub const LATIN: u8 = 5; // and the four after it
    pub const DIGITS: u8 = 10;
    pub const WITH_DIGITS: u8 = 11;
    pub const OPEN: u8 = 12;
    pub const CLOSE: u8 = 13;
    pub const QUOTE: u8 = 14;
    pub const STOP: u8 = 15;
    pub const COMMA: u8 = 16;
    pub const DASH: u8 = 17;
    pub const COLON: u8 = 18;
    pub const BRACKET: u8 = 19;
    pub const MARK: u8 = 20;
}

/// The facts about a word.
pub fn facts(word: &Word, surface: &str, kind: Kind, classes: &ClassTable<'_>) -> Facts {
    let normal = of_bytes(word.normal.as_bytes());
    let lemma = word
        .best()
        .map_or(normal, |reading| of_bytes(reading.lemma.as_bytes()));
    let is_word = kind == Kind::Word;
    Facts {
        normal,
        lemma,
        shape: shape_of(word, surface, kind),
        grammar: grammar(word, kind),
        classes: classes
            .find(normal)
            .or_else(|| classes.find(lemma))
            .unwrap_or_default(),
        capital: is_word && word.shape.capital,
        lower: is_word && !surface.chars().any(is_uppercase),
        kazakh: word.kazakh_chain.map(|chain| {
            let stem = word.kazakh.first();
            let stem = stem.map_or(normal, |stem| of_bytes(stem.as_bytes()));
            (stem, suffixes(chain))
        }),
    }
}

fn shape_of(word: &Word, surface: &str, kind: Kind) -> u8 {
    match kind {
        Kind::Number => shape::DIGITS,
        Kind::Mark(mark) => match mark {
            '«' | '“' | '„' => shape::OPEN,
            '»' | '”' => shape::CLOSE,
            '"' | '\'' => shape::QUOTE,
            '.' | '!' | '?' | '…' => shape::STOP,
            ',' | ';' => shape::COMMA,
            '-' | '–' | '—' => shape::DASH,
            ':' => shape::COLON,
            '(' | ')' | '[' | ']' => shape::BRACKET,
            _ => shape::MARK,
        },
        Kind::Word if word.shape.digit => shape::WITH_DIGITS,
        Kind::Word => {
            let written = if !surface.chars().any(is_uppercase) {
                shape::LOWER
            } else if word.shape.all_caps {
                shape::CAPS
            } else if word.shape.letters == 1 {
                shape::LETTER
            } else if has_inner_capital(surface) {
                shape::INNER
            } else {
                shape::CAPITAL
            };
            written + if word.shape.latin { shape::LATIN } else { 0 }
        }
    }
}

/// A capital letter after a small one: «КазМунайГаз».
fn has_inner_capital(surface: &str) -> bool {
    let mut small = false;
    surface.chars().any(|c| {
        let inner = small && is_uppercase(c);
        small = is_alphabetic(c) && !is_uppercase(c);
        inner
    })
}

fn grammar(word: &Word, kind: Kind) -> u8 {
    match kind {
        Kind::Word => word.best().map_or(250, |reading| {
            let case = reading.grammar.case.map_or(7, |case| case as u8);
            reading.grammar.pos as u8 * 8 + case
        }),
        Kind::Number => 251,
        Kind::Mark(_) => 252,
    }
}

/// Code of what Kazakh suffixes say, above those of Russian.
fn suffixes(chain: Chain) -> u8 {
    let is_possessed = u8::from(chain.possessor.is_some());
    192 + chain.case as u8 * 4 + is_possessed * 2 + u8::from(chain.is_plural)
}

/// Names the features of a word.
pub fn features(word: &Word, facts: &Facts, kind: Kind, emit: &mut impl FnMut(u64)) {
    let shape = u64::from(facts.shape);
    let mut put = |template: u8, value: u64| emit(feature(template, value));
    put(0, facts.normal);
    put(1, shape);
    if kind != Kind::Word {
        return;
    }
    let cased = |value: u64| join(value, u64::from(facts.capital));
    put(2, facts.lemma);
    put(3, join(u64::from(facts.grammar), shape));
    affixes(&word.normal, facts.capital, &mut put);
    let classes = facts.classes;
    let known = classes != Classes::default();
    put(4, cased(u64::from(known)));
    if known {
        put(5, cased(classes.coarse.into()));
        put(6, cased(classes.middle.into()));
        put(7, cased(classes.fine.into()));
    }
    for (code, list) in LISTS.iter().enumerate() {
        if word.is(*list) {
            put(9, cased(code as u64));
        }
    }
    for (code, name) in NAME_TYPES.iter().enumerate() {
        let likely = |r: &Reading| r.grammar.name == Some(*name) && r.weight > 0.02;
        if let Some(reading) = word.readings.iter().find(|r| likely(r)) {
            put(10, cased((code * 2 + usize::from(reading.known)) as u64));
        }
    }
    let mut set = 0_u64;
    for (code, name) in NAME_TYPES.iter().enumerate() {
        set |= u64::from(word.names(*name)) << code;
    }
    for (code, list) in LISTS.iter().take(9).enumerate() {
        set |= u64::from(word.is(*list)) << (code + 5);
    }
    put(13, join(set, shape));
    put(14, u64::from(word.shape.letters.min(12)) << 8 | shape);
    if word.shape.hyphen {
        put(15, cased(1));
        hyphenated(&word.normal, &mut put);
    }
    if word.shape.kazakh {
        put(16, cased(1));
    }
}

/// Prefixes and suffixes of two to four letters.
fn affixes(normal: &str, capital: bool, put: &mut impl FnMut(u8, u64)) {
    let cased = |bytes: &str| join(of_bytes(bytes.as_bytes()), u64::from(capital));
    for (length, (end, _)) in normal.char_indices().skip(2).take(3).enumerate() {
        put(20 + length as u8, cased(&normal[..end]));
    }
    for (length, (start, _)) in normal.char_indices().rev().skip(1).take(3).enumerate() {
        if start > 0 {
            put(24 + length as u8, cased(&normal[start..]));
        }
    }
}

/// The parts around the hyphens: «Западно-Казахстанский».
fn hyphenated(normal: &str, put: &mut impl FnMut(u8, u64)) {
    if let Some((first, _)) = normal.split_once('-') {
        put(17, of_bytes(first.as_bytes()));
    }
    if let Some((_, last)) = normal.rsplit_once('-') {
        put(18, of_bytes(last.as_bytes()));
    }
}
