//! The endings of names, by paradigm: what a form ends in, and its nominative.

use super::paradigm::Bearer::{self, Family, Man, Woman};
use super::paradigm::Class::{
    self, Adjective, First, Fleeting, Possessive, Second, Skiy, Stressed, Third,
};
use super::paradigm::Stem;

const N: u8 = 1;
const G: u8 = 2;
const D: u8 = 4;
const A: u8 = 8;
const I: u8 = 16;
const L: u8 = 32;

/// An ending: of the form, of its nominative, its cases by bit, who bears it, its paradigm, the stems it follows.
pub(super) struct Ending(
    pub &'static str,
    pub &'static str,
    pub u8,
    pub Bearer,
    pub Class,
    pub &'static [Stem],
);

const POSSESSIVE: &[Stem] = &[Stem::Possessive];
const SK: &[Stem] = &[Stem::Sk];
const PLAIN: &[Stem] = &[Stem::Plain];
const VELAR: &[Stem] = &[Stem::Velar];
const HUSHING: &[Stem] = &[Stem::Hushing];
const EITHER: &[Stem] = &[Stem::Either];
const HUSHING_C: &[Stem] = &[Stem::HushingC];
const SOFT: &[Stem] = &[Stem::Soft];
const SOFT_OR_HUSHING: &[Stem] = &[Stem::Soft, Stem::Hushing];
const CONSONANT: &[Stem] = &[Stem::Consonant];
const NOT_EITHER: &[Stem] = &[Stem::NotEither];
const VOWEL: &[Stem] = &[Stem::Vowel];
const VOWEL_NOT_I: &[Stem] = &[Stem::VowelNotI];
const NOT_I: &[Stem] = &[Stem::NotI];
const ON_I: &[Stem] = &[Stem::OnI];
const BEFORE: &[Stem] = &[Stem::Before];

/// Every ending of every paradigm.
pub(super) const ENDINGS: &[Ending] = &[
    Ending("", "", N, Man, Possessive, POSSESSIVE),
    Ending("а", "", G | A, Man, Possessive, POSSESSIVE),
    Ending("у", "", D, Man, Possessive, POSSESSIVE),
    Ending("ым", "", I, Man, Possessive, POSSESSIVE),
    Ending("е", "", L, Man, Possessive, POSSESSIVE),
    Ending("а", "а", N, Woman, Possessive, POSSESSIVE),
    Ending("ой", "а", G | D | I | L, Woman, Possessive, POSSESSIVE),
    Ending("у", "а", A, Woman, Possessive, POSSESSIVE),
    Ending("ы", "ы", N, Family, Possessive, POSSESSIVE),
    Ending("ых", "ы", G | A | L, Family, Possessive, POSSESSIVE),
    Ending("ым", "ы", D, Family, Possessive, POSSESSIVE),
    Ending("ыми", "ы", I, Family, Possessive, POSSESSIVE),
    Ending("ий", "ий", N, Man, Skiy, SK),
    Ending("ого", "ий", G | A, Man, Skiy, SK),
    Ending("ому", "ий", D, Man, Skiy, SK),
    Ending("им", "ий", I, Man, Skiy, SK),
    Ending("ом", "ий", L, Man, Skiy, SK),
    Ending("ая", "ая", N, Woman, Skiy, SK),
    Ending("ой", "ая", G | D | I | L, Woman, Skiy, SK),
    Ending("ую", "ая", A, Woman, Skiy, SK),
    Ending("ие", "ие", N, Family, Skiy, SK),
    Ending("их", "ие", G | A | L, Family, Skiy, SK),
    Ending("им", "ие", D, Family, Skiy, SK),
    Ending("ими", "ие", I, Family, Skiy, SK),
    Ending("ый", "ый", N, Man, Adjective, PLAIN),
    Ending("ого", "ый", G | A, Man, Adjective, PLAIN),
    Ending("ому", "ый", D, Man, Adjective, PLAIN),
    Ending("ым", "ый", I, Man, Adjective, PLAIN),
    Ending("ом", "ый", L, Man, Adjective, PLAIN),
    Ending("ий", "ий", N, Man, Adjective, EITHER),
    Ending("ого", "ий", G | A, Man, Adjective, VELAR),
    Ending("ому", "ий", D, Man, Adjective, VELAR),
    Ending("ом", "ий", L, Man, Adjective, VELAR),
    Ending("им", "ий", I, Man, Adjective, EITHER),
    Ending("его", "ий", G | A, Man, Adjective, HUSHING),
    Ending("ему", "ий", D, Man, Adjective, HUSHING),
    Ending("ем", "ий", L, Man, Adjective, HUSHING),
    Ending("ая", "ая", N, Woman, Adjective, CONSONANT),
    Ending("ой", "ая", G | D | I | L, Woman, Adjective, CONSONANT),
    Ending("ей", "ая", G | D | I | L, Woman, Adjective, HUSHING),
    Ending("ую", "ая", A, Woman, Adjective, CONSONANT),
    Ending("ий", "ий", N, Man, Adjective, SOFT),
    Ending("его", "ий", G | A, Man, Adjective, SOFT),
    Ending("ему", "ий", D, Man, Adjective, SOFT),
    Ending("им", "ий", I, Man, Adjective, SOFT),
    Ending("ем", "ий", L, Man, Adjective, SOFT_OR_HUSHING),
    Ending("яя", "яя", N, Woman, Adjective, SOFT),
    Ending("ей", "яя", G | D | I | L, Woman, Adjective, SOFT),
    Ending("юю", "яя", A, Woman, Adjective, SOFT),
    Ending("ой", "ой", N, Man, Stressed, CONSONANT),
    Ending("ого", "ой", G | A, Man, Stressed, CONSONANT),
    Ending("ому", "ой", D, Man, Stressed, CONSONANT),
    Ending("ым", "ой", I, Man, Stressed, PLAIN),
    Ending("им", "ой", I, Man, Stressed, EITHER),
    Ending("ом", "ой", L, Man, Stressed, CONSONANT),
    Ending("", "", N, Man, Second, CONSONANT),
    Ending("а", "", G | A, Man, Second, CONSONANT),
    Ending("у", "", D, Man, Second, CONSONANT),
    Ending("ом", "", I, Man, Second, CONSONANT),
    Ending("ем", "", I, Man, Second, HUSHING_C),
    Ending("е", "", L, Man, Second, CONSONANT),
    Ending("й", "й", N, Man, Second, VOWEL),
    Ending("я", "й", G | A, Man, Second, VOWEL),
    Ending("ю", "й", D, Man, Second, VOWEL),
    Ending("ем", "й", I, Man, Second, VOWEL),
    Ending("е", "й", L, Man, Second, VOWEL_NOT_I),
    Ending("и", "й", L, Man, Second, ON_I),
    Ending("ь", "ь", N, Man, Second, CONSONANT),
    Ending("я", "ь", G | A, Man, Second, NOT_EITHER),
    Ending("ю", "ь", D, Man, Second, NOT_EITHER),
    Ending("ем", "ь", I, Man, Second, NOT_EITHER),
    Ending("ём", "ь", I, Man, Second, NOT_EITHER),
    Ending("е", "ь", L, Man, Second, NOT_EITHER),
    Ending("ца", "ец", G | A, Man, Fleeting, BEFORE),
    Ending("цу", "ец", D, Man, Fleeting, BEFORE),
    Ending("цом", "ец", I, Man, Fleeting, BEFORE),
    Ending("цем", "ец", I, Man, Fleeting, BEFORE),
    Ending("це", "ец", L, Man, Fleeting, BEFORE),
    Ending("а", "а", N, Woman, First, CONSONANT),
    Ending("ы", "а", G, Woman, First, NOT_EITHER),
    Ending("и", "а", G, Woman, First, EITHER),
    Ending("е", "а", D | L, Woman, First, CONSONANT),
    Ending("у", "а", A, Woman, First, CONSONANT),
    Ending("ой", "а", I, Woman, First, CONSONANT),
    Ending("ей", "а", I, Woman, First, HUSHING_C),
    Ending("я", "я", N, Woman, First, NOT_I),
    Ending("и", "я", G, Woman, First, NOT_I),
    Ending("е", "я", D | L, Woman, First, NOT_I),
    Ending("ю", "я", A, Woman, First, NOT_I),
    Ending("ей", "я", I, Woman, First, NOT_I),
    Ending("ёй", "я", I, Woman, First, NOT_I),
    Ending("я", "я", N, Woman, First, ON_I),
    Ending("и", "я", G | D | L, Woman, First, ON_I),
    Ending("е", "я", D | L, Woman, First, ON_I),
    Ending("ю", "я", A, Woman, First, ON_I),
    Ending("ей", "я", I, Woman, First, ON_I),
    Ending("ь", "ь", N | A, Woman, Third, CONSONANT),
    Ending("и", "ь", G | D | L, Woman, Third, CONSONANT),
    Ending("ью", "ь", I, Woman, Third, CONSONANT),
];
