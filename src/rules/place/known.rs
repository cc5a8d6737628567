//! Places of the gazetteer.

use super::{described, kazakh, mention, named};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Gender, Grammar, NameType, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::Word;
use crate::mention::{Mention, PlaceName};
use crate::pattern::{Listed, listed, nominative_phrase};
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Text};
use crate::vocabulary::PlaceKind;

/// «Караганда», «Западно-Казахстанская область», «РК».
pub(super) const KNOWN: Rule = Rule {
    id: "place.known",
    about: "a name of the gazetteer, in any case; one that also names people only where the words around it speak of a place",
    examples: &[
        yields("Он вырос в Караганде.", &["Караганда (city)"]),
        yields(
            "Снег выпал в Западно-Казахстанской области.",
            &["Западно-Казахстанская область (region)"],
        ),
        yields("Граждане РК получат выплаты.", &["Казахстан (country)"]),
        yields("Аким Шымкента сообщил об этом.", &["Шымкент (city)"]),
        yields("Құтқарушылар Ақтөбеге көмек жіберді.", &["Актобе (city)"]),
        yields("Ақтауда жаңа емхана ашылды.", &["Актау (city)"]),
        silent("Казахстанские врачи помогли соседям.", "an adjective"),
        silent("Они встретились в Мариинском парке.", "an adjective"),
        silent("Выступил Пушкин.", "a person speaks"),
    ],
};

/// «Южный Казахстан», «Западная Европа».
pub(super) const DIRECTION: Rule = Rule {
    id: "place.direction",
    about: "a capitalised adjective of direction before a known place",
    examples: &[
        yields(
            "Они живут в Северной Бразилии.",
            &["Северная Бразилия (country)"],
        ),
        silent("Они живут в северном городке.", "no name"),
    ],
};

/// «Сретенск»: no place of the gazetteer.
pub(super) const DICTIONARY: Rule = Rule {
    id: "place.dictionary",
    about: "a capitalised word that the dictionary knows as the name of a place alone, shown as one by the words before it",
    examples: &[
        yields("Он вырос в Сретенске.", &["Сретенск (other)"]),
        silent(
            "Сретенск уступил в финале.",
            "nothing says that a place is meant",
        ),
    ],
};

const PLACES: ListSet = ListSet::of(&[List::Place]);

/// Adds the known places of a text.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let mut unlisted = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let word = text.word(i);
        let mut next = i + 1;
        if let Some(place) = behind_case(text, i) {
            found.push(known(text, i, &place, 0.96));
        } else if (word.is(List::Place) || !word.phrases.is_empty())
            && let Some(place) = listed(text, i, text.sentence(i).end, PLACES)
            && let Some(confidence) = confidence(text, i, &place)
        {
            next = i + place.len;
            found.push(known(text, i, &place, confidence));
        } else if is_dictionary_place(text, i) {
            unlisted.push(i);
        }
        i = next;
    }
    dictionary(text, &unlisted, found);
}

/// «Киевке», «Шымкентке»: the place without its Kazakh case, which in Russian may be a form of another.
fn behind_case<'a>(text: &Text<'a>, i: usize) -> Option<Listed<'a>> {
    let word = text.word(i);
    let is_asked = text.is_kazakh(i)
        && word.shape.capital
        && !word.shape.all_caps
        && !word.is(List::GivenName);
    let reading = is_asked.then(|| svodka_kazakh::read(&word.normal))?;
    let lists = text.lexicon.lists();
    let has_case = reading.chain.case != svodka_kazakh::Case::Nominative
        && reading.chain.possessor.is_none()
        && !reading.chain.is_plural
        && lists.find(List::Place, &word.normal).is_none();
    let entry = has_case.then(|| lists.find(List::Place, &reading.stem))??;
    Some(Listed { entry, len: 1 })
}

/// Adds those of the dictionary's places that the text somewhere shows to be meant as places.
fn dictionary(text: &Text<'_>, places: &[usize], found: &mut Vec<Mention>) {
    let lemma = |i: usize| text.word(i).best().map(|reading| &reading.lemma);
    let shown: Vec<usize> = places
        .iter()
        .copied()
        .filter(|&i| is_cued(text, i))
        .collect();
    for &i in places {
        if shown.iter().any(|&cued| lemma(cued) == lemma(i)) {
            let tokens = i..i + 1;
            let name = nominative_phrase(text, &tokens, i);
            let name = named(name, PlaceKind::Other);
            found.push(mention(&DICTIONARY, 0.85, tokens, name));
        }
    }
}

/// A capitalised word that the dictionary holds as the name of a place and nothing else.
fn is_dictionary_place(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let shape = word.shape;
    let candidate = shape.capital && shape.cyrillic && !shape.all_caps && shape.letters > 2;
    candidate
        && word.best().is_some_and(|r| {
            r.known && r.grammar.name == Some(NameType::Place) && r.grammar.is_noun()
        })
        && !word
            .lists
            .meets(ListSet::of(&[List::Place, List::GivenName, List::OrgName]))
        && !names_people(word)
        && !other(word)
        && !is_beside_name(text, i)
}

/// The word means something else too.
fn other(word: &Word) -> bool {
    word.readings
        .iter()
        .any(|r| r.known && r.weight >= 0.05 && r.grammar.name != Some(NameType::Place))
}

fn known(text: &Text<'_>, i: usize, place: &Listed<'_>, confidence: f64) -> Mention {
    let name = described(place.entry);
    if i > text.sentence(i).start && is_direction(text, i - 1) {
        let tokens = i - 1..i + place.len;
        let name = PlaceName {
            name: nominative_phrase(text, &tokens, i),
            aliases: Vec::new(),
            ..name
        };
        return mention(&DIRECTION, 0.8, tokens, name);
    }
    mention(&KNOWN, confidence, i..i + place.len, name)
}

fn is_direction(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.shape.capital
        && !text.starts_clause(i)
        && word.any(|g| g.is_adjectival())
        && text
            .lexicon
            .group(Group::SideBeginning)
            .begins(&word.normal)
}

/// How sure it is that a place is meant; `None` where it is not.
fn confidence(text: &Text<'_>, i: usize, place: &Listed<'_>) -> Option<f64> {
    let word = text.word(i);
    if place.len > 1 {
        return (word.shape.capital || !place.entry.surface.starts_with(char::is_uppercase))
            .then_some(0.985);
    }
    if word.shape.all_caps && word.normal.chars().count() <= 4 || word.readings.is_empty() {
        return Some(0.96);
    }
    let surface = &place.entry.words[0].normal;
    let fits = fits(word, surface) || text.is_kazakh(i) && is_kazakh_form(word, surface);
    if !fits || is_attribute(text, i) {
        return None;
    }
    let river = &*place.entry.kind == "natural" && word.is(List::GivenName);
    let cued = is_cued(text, i)
        || river && is_waterside(text, i)
        || text.is_kazakh(i) && kazakh::is_cued(text, i);
    if is_beside_name(text, i) {
        return cued.then_some(0.5);
    }
    if names_people(word) || river {
        return cued.then_some(0.75);
    }
    let common = word
        .best()
        .is_some_and(|r| r.known && r.grammar.name.is_none());
    match (common, text.starts_clause(i)) {
        (true, true) => cued.then_some(0.6),
        (true, false) => Some(0.85),
        (false, _) => Some(0.96),
    }
}

/// The word is the entry as printed, or a case form of it and no verb; of a town that is called by an adjective
/// («Рудный»), the masculine singular.
fn fits(word: &Word, surface: &str) -> bool {
    let masculine = |grammar: &Grammar| {
        grammar.is_adjectival()
            && grammar.gender == Some(Gender::Masc)
            && grammar.number == Some(Number::Sing)
    };
    *word.normal == *surface
        || word.readings.iter().any(|r| {
            *r.lemma == *surface
                && (r.grammar.is_noun() || masculine(&r.grammar) && word.shape.capital)
                && r.weight >= 0.05
        })
}

/// «Шымкентке», «Ақтауда»: the entry with Kazakh suffixes, which the Russian dictionary knows as no other word.
fn is_kazakh_form(word: &Word, surface: &str) -> bool {
    word.kazakh.iter().any(|form| **form == *surface)
}

/// «в Мариинском театре»: an adjective of the noun behind it, not the town in the instrumental.
fn is_attribute(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let next = i + 1;
    if next >= text.sentence(i).end || !word.any(|g| g.is_adjectival()) {
        return false;
    }
    let behind = &text.word(next).readings;
    word.any(|g| {
        g.is_adjectival()
            && behind.iter().any(|r| {
                let other = r.grammar.is_noun() || r.grammar.is_adjectival();
                other && r.grammar.case.is_some() && g.agrees_with(&r.grammar)
            })
    })
}

fn names_people(word: &Word) -> bool {
    let person = |name| {
        matches!(
            name,
            NameType::Given | NameType::Surname | NameType::Patronymic
        )
    };
    let place = word
        .best()
        .is_some_and(|r| r.grammar.name == Some(NameType::Place));
    let people = word
        .readings
        .iter()
        .any(|r| r.known && r.weight >= 0.05 && r.grammar.name.is_some_and(person));
    !place && (people || word.is(List::GivenName))
}

/// A preposition of place, a noun for a place or another place stands before it.
fn is_cued(text: &Text<'_>, i: usize) -> bool {
    if i == text.sentence(i).start {
        return false;
    }
    let mut before = i - 1;
    if text.is_mark(before, '.') && before > 0 {
        before -= 1;
    }
    match text.tokens[before].kind {
        Kind::Word => {
            text.lexicon
                .group(Group::BeforePlace)
                .has(text.normal(before))
                && !is_accusative_of_person(text, i)
        }
        Kind::Mark('-' | '–' | '—' | ',' | '(') => {
            before > 0 && text.word(before - 1).is(List::Place)
        }
        Kind::Mark(_) | Kind::Number => false,
    }
}

/// «вдоль Лены», and «На Лене …» that begins a sentence: where something is, not whom it is done to.
fn is_waterside(text: &Text<'_>, i: usize) -> bool {
    let start = text.sentence(i).start;
    let before = i.checked_sub(1).filter(|&before| before >= start);
    before.is_some_and(|before| {
        let opens = before == start && text.is_a(before, Function::On | Function::By);
        text.is_a(before, Function::Along) || opens
    })
}

/// «в Кирова»: after «в» a place stands in the accusative or prepositional.
fn is_accusative_of_person(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    text.is_a(i - 1, Function::In)
        && !word.any(|g| matches!(g.case, Some(Case::Loc | Case::Acc)) || g.indeclinable)
}

/// A part of a person's name stands beside it.
fn is_beside_name(text: &Text<'_>, i: usize) -> bool {
    let sentence = text.sentence(i);
    let part = |t: usize| {
        let word = text.word(t);
        let initial = word.shape.capital && word.shape.letters == 1;
        text.is_word(t)
            && word.shape.capital
            && !word.is(List::Place)
            && !word.is(List::Office) // «Аким Шымкента»
            && (word.is(List::GivenName)
                || initial && word.pos() != Pos::Preposition && text.is_mark(t + 1, '.')
                || word.best().is_some_and(|r| {
                    matches!(r.grammar.name, Some(NameType::Given | NameType::Patronymic))
                }))
    };
    let before = i > sentence.start && part(i - 1)
        || i > sentence.start + 1 && text.is_mark(i - 1, '.') && part(i - 2);
    let after = i + 1 < sentence.end && part(i + 1);
    before || after && names_people(text.word(i))
}
