//! What a single word can be in a person's name.

use super::paradigm::{ends_like_family, ends_like_surname};
use crate::lexicon::grammar::{NameType, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::{List, ListSet, Lists};
use crate::lexicon::normal::is_uppercase;
use crate::lexicon::word::Word;
use crate::text::{Kind, Text};

/// A slot of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    Given,
    Patronymic,
    Family,
}

/// What a word can be in a name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    /// A given name, by list or dictionary.
    pub given: bool,
    /// A given name, and nothing else that the dictionary knows.
    pub only_given: bool,
    /// A patronymic.
    pub patronymic: bool,
    /// A Turkic patronymic, which may serve as a family name.
    pub turkic: bool,
    /// A family name, by dictionary or prediction.
    pub family: bool,
    /// A family name, and nothing else that the dictionary knows.
    pub only_family: bool,
    /// Ends like a family name in -ов or -ин.
    pub suffix: bool,
    /// Ends like such a name of several people: «Ивановы».
    pub suffix_of_family: bool,
    /// No dictionary knows the word.
    pub unknown: bool,
    /// A common word of the language.
    pub common: bool,
    /// A place.
    place: bool,
    /// Named by a gazetteer of places or organizations, or a word of another office.
    other: bool,
    /// A place that the dictionary knows, or a function word.
    odd: bool,
    /// An occupation or a place that the lists know, which may be a family name behind a given name.
    borrowed: bool,
}

impl Part {
    /// A word that neither dictionary nor list knows.
    pub fn unheard_of() -> Self {
        Self {
            unknown: true,
            ..Self::default()
        }
    }

    /// Cannot stand in a name.
    pub fn is_blocked(self) -> bool {
        (self.other || self.odd) && !self.given && !self.family && !self.patronymic
    }

    /// Named by a gazetteer, or a common word of another use: no lone name.
    pub fn is_elsewhere(self) -> bool {
        self.other || self.odd
    }

    /// A place or another listed name, which a title before it may turn into a person's.
    pub fn is_place_like(self) -> bool {
        self.place && !self.common
    }

    /// Can follow a given name: any capitalised word that is nothing else.
    pub fn can_be_family(self) -> bool {
        self.family || self.unknown || self.suffix || (!self.other && !self.patronymic)
    }

    /// Names something else, but can be the family name behind a given name: «Джек Лондон».
    pub fn is_borrowed(self) -> bool {
        self.borrowed && !self.given
    }

    /// Hardly anything but a family name.
    pub fn surely_family(self) -> bool {
        let alone = !self.given && !self.common;
        self.family && !self.is_elsewhere() && (self.only_family || alone)
    }
}

/// Whether token `i` is a word with a capital letter that can belong to a name.
pub(super) fn is_capitalised(text: &Text<'_>, i: usize) -> bool {
    text.tokens[i].kind == Kind::Word && {
        let shape = text.word(i).shape;
        shape.capital && !shape.digit && (shape.cyrillic || shape.latin)
    }
}

/// «XVI»: the number of a monarch.
pub(super) fn is_roman(text: &Text<'_>, i: usize) -> bool {
    let roman = |c| matches!(c, 'I' | 'V' | 'X' | 'L');
    text.is_word(i) && text.word(i).shape.latin && text.surface(i).chars().all(roman)
}

/// The token after the initials that begin at `i`: «А.», «К.-Ж.», «А. Н.»; `None` where none do.
pub(super) fn initials(text: &Text<'_>, i: usize, end: usize) -> Option<usize> {
    let mut after = one_initial(text, i, end)?;
    if after + 1 < end
        && text.is_mark(after, '-')
        && let Some(second) = one_initial(text, after + 1, end)
    {
        after = second;
    } else if after < end
        && let Some(second) = one_initial(text, after, end)
    {
        after = second;
    }
    Some(after)
}

fn one_initial(text: &Text<'_>, i: usize, end: usize) -> Option<usize> {
    if i + 1 >= end {
        return None;
    }
    let word = text.word(i);
    let letters = word.shape.letters;
    let initial = is_capitalised(text, i)
        && (letters == 1 || (letters == 2 && own(Group::TwoLetterInitial).has(&word.normal)));
    let dotted = text.is_mark(i + 1, '.') && !text.tokens[i + 1].spaced;
    (initial && dotted).then_some(i + 2)
}

/// What is asked of a word: its part in a name that goes on behind it, or does not.
#[derive(PartialEq, Eq, Hash)]
struct PartOf {
    goes_on: bool,
}

/// What the word at token `i` can be.
pub(super) fn part(text: &Text<'_>, i: usize) -> Part {
    let goes_on = goes_on(text, i);
    text.of_word(i, PartOf { goes_on }, || read(text, i, goes_on))
}

fn read(text: &Text<'_>, i: usize, goes_on: bool) -> Part {
    const OTHER: ListSet = ListSet::of(&[
        List::Place,
        List::OrgName,
        List::OrgHead,
        List::OrgForm,
        List::Office,
        List::Deputy,
        List::CampaignHead,
        List::Kin,
        List::Status,
        List::Honor,
    ]);
    let word = text.word(i);
    let shape = word.shape;
    let acronym = (shape.all_caps && shape.letters <= 4) || has_inner_capital(text.surface(i));
    if shape.letters < 2 || (acronym && shape.cyrillic) {
        return Part {
            other: true,
            ..Part::default()
        };
    }
    let turkic = is_turkic_patronymic(&word.normal);
    let patronymic =
        turkic || word.names(NameType::Patronymic) && (goes_on || !is_surname_in_ich(text, word));
    // «Аким Марат Ахметов»: an office before it is a name
    let given = !word.is(List::Office)
        && !own(Group::Article).has(&word.normal)
        && (is_listed_given(text, word) || known(word, NameType::Given));
    let (family, rival) = family_weight(word);
    let common = word
        .readings
        .iter()
        .any(|r| r.known && !matches!(r.grammar.pos, Pos::Proper | Pos::Other));
    let place = word
        .readings
        .iter()
        .any(|r| r.known && r.grammar.name == Some(NameType::Place));
    let other = word.lists.meets(OTHER) || (shape.all_caps && is_function_word(word));
    let odd = (place && !given) || is_function_word(word);
    let family = family > 0.2 && family >= rival;
    let unknown = !word.readings.iter().any(|r| r.known) && !common;
    Part {
        given,
        only_given: given && !common && !other && !odd,
        patronymic,
        turkic,
        family,
        only_family: family
            && !common
            && !other
            && !odd
            && !given
            && word.readings.iter().any(|r| r.known),
        suffix: !word.is(List::Place) && ends_like_surname(&word.normal),
        suffix_of_family: !word.is(List::Place) && ends_like_family(&word.normal),
        unknown,
        common,
        place: word.is(List::Place) && !shape.all_caps,
        other,
        odd,
        borrowed: !shape.all_caps
            && !shape.hyphen
            && (word.is(List::Office) || word.is(List::Place))
            && !word.lists.meets(ListSet::of(&[
                List::OrgName,
                List::OrgHead,
                List::OrgForm,
                List::Kin,
            ])),
    }
}

/// «МИДа», «СМИ-центр»: two capitals and then small letters.
fn has_inner_capital(surface: &str) -> bool {
    let mut letters = surface.chars();
    letters.next().is_some_and(is_uppercase)
        && letters.next().is_some_and(is_uppercase)
        && letters.any(char::is_lowercase)
}

/// Probability of the readings as a family name, and of the best other kind of name.
fn family_weight(word: &Word) -> (f32, f32) {
    let sum = |name: NameType| -> f32 {
        word.readings
            .iter()
            .filter(|r| r.grammar.name == Some(name))
            .map(|r| r.weight)
            .sum()
    };
    (
        sum(NameType::Surname),
        sum(NameType::Place).max(sum(NameType::Company)),
    )
}

/// Whether another capitalised word follows: then what ends like a patronymic is one.
fn goes_on(text: &Text<'_>, i: usize) -> bool {
    let next = i + 1;
    next < text.sentence(i).end && is_capitalised(text, next) && text.tokens[next].spaced
}

/// «Михалевич», «Бондаревича»: ends like a patronymic, but no father is called so.
fn is_surname_in_ich(text: &Text<'_>, word: &Word) -> bool {
    let stem = ["", "а", "у", "ем", "е"]
        .iter()
        .find_map(|ending| word.normal.strip_suffix(ending)?.strip_suffix("ич"));
    let Some(stem) = stem else { return false };
    let lists = text.lexicon.lists();
    let named = |name: String| lists.find(List::GivenName, &name).is_some();
    let father = if let Some(stem) = stem.strip_suffix("ов") {
        is_turkic_stem(stem) || fathers(stem).into_iter().any(named)
    } else if let Some(stem) = stem.strip_suffix("ев") {
        // «Узакпаевич»: of a name in -й behind a vowel
        stem.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'ь'])
            || ["й", "ь"].iter().any(|end| named(format!("{stem}{end}")))
            // «Яковлевич»: of a name on a labial
            || stem
                .strip_suffix('л')
                .is_some_and(|stem| stem.ends_with(LABIALS) && named(stem.to_owned()))
    } else {
        true
    };
    !father
}

/// Consonants behind which -левич is an ending of patronymics.
const LABIALS: [char; 5] = ['б', 'в', 'м', 'п', 'ф'];

/// The names that a stem before -ович may be of: «Петр-», «Михайл-», «Павл-», «Льв-», «Данил-».
fn fathers(stem: &str) -> [String; 5] {
    let (last, _) = stem.char_indices().next_back().unwrap_or_default();
    let (body, end) = stem.split_at(last);
    [
        stem.to_owned(),
        stem.replace('й', "и"),
        format!("{body}е{end}"),
        stem.replace('ь', "е"),
        format!("{stem}а"),
    ]
}

/// A father's name that the list need not have: longer than the stems of surnames, and of other letters.
pub(super) fn is_turkic_stem(stem: &str) -> bool {
    own(Group::TurkicStem).ends(stem)
}

/// Whether the list has the word as a given name.
pub(super) fn is_listed(text: &Text<'_>, i: usize) -> bool {
    is_listed_given(text, text.word(i))
}

/// «МИДа», «США», «Ф.И.О»: an abbreviation.
pub fn is_acronym(text: &Text<'_>, i: usize) -> bool {
    let (shape, surface) = (text.word(i).shape, text.surface(i));
    shape.all_caps && shape.letters > 1 && shape.letters <= 4
        || has_inner_capital(surface)
        || surface.contains('.')
}

/// A form of a given name of the list, in the singular.
fn is_listed_given(text: &Text<'_>, word: &Word) -> bool {
    let lists = text.lexicon.lists();
    if word.shape.hyphen && !word.is(List::Place) && is_double_given(lists, &word.normal) {
        return true;
    }
    word.is(List::GivenName)
        && word.entries.iter().map(|&id| lists.entry(id)).any(|entry| {
            let normal = &*entry.words[0].normal;
            entry.list == List::GivenName
                && (normal == &*word.normal
                    || word
                        .readings
                        .iter()
                        .any(|r| &*r.lemma == normal && r.grammar.number != Some(Number::Plur)))
        })
}

/// «Мари-Клод»: given names on either side of the hyphen.
fn is_double_given(lists: &Lists, normal: &str) -> bool {
    let is_given = |name: &str| lists.find(List::GivenName, name).is_some();
    normal
        .split_once('-')
        .is_some_and(|(first, second)| is_given(first) && is_given(second))
}

fn known(word: &Word, name: NameType) -> bool {
    word.readings.iter().any(|r| {
        r.known
            && r.grammar.name == Some(name)
            && r.weight > 0.05
            && r.grammar.number != Some(Number::Plur)
    })
}

/// «Сагындыкулы», «Нұрланқызы», «Гейдар оглу»: Turkic patronymics.
fn is_turkic_patronymic(normal: &str) -> bool {
    let mut endings = own(Group::TurkicPatronymic).endings_of(normal);
    endings.any(|(ending, _)| normal.len() > ending.len() + 6)
}

/// Pronouns, prepositions, conjunctions, adverbs and verbs: capitalised at the start of a sentence only.
fn is_function_word(word: &Word) -> bool {
    let Some(best) = word.best() else {
        return false;
    };
    best.known
        && matches!(
            best.grammar.pos,
            Pos::Pronoun
                | Pos::Preposition
                | Pos::Conjunction
                | Pos::Adverb
                | Pos::Verb
                | Pos::Numeral
        )
        && best.weight > 0.5
}
