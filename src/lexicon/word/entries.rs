//! The entries of lists that a word is or begins.

use super::Word;
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Capitals, Entry, EntryId, List, ListSet};
use crate::lexicon::morphology::Reading;

/// Lists that hold Kazakh verbs by infinitive.
pub(super) const VERBS: ListSet = ListSet::of(&[
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

/// Lists of nouns that may be those of bodies too: «горбольница № 3».
const PLAIN: ListSet = ListSet::of(&[List::Numbered, List::UnitNoun, List::OtherHead]);

/// Letters that the noun behind the level of a body has more than: «райсуд».
const SHORTEST: usize = 2;

/// One-word entries that the word is, those that its parts are where it is none itself, and longer ones that it begins.
pub(super) fn of(word: &Word, lexicon: &Lexicon) -> (Vec<EntryId>, Vec<EntryId>) {
    let (mut entries, phrases) = whole(word, lexicon);
    if entries.is_empty() && word.shape.hyphen {
        entries.extend(first_part(word, lexicon).or_else(|| undertaking_or_body(word, lexicon)));
    }
    let is_plain = |id: &EntryId| PLAIN.has(lexicon.lists().list_of(*id));
    if !word.shape.capital && entries.iter().all(is_plain) {
        entries.extend(local_body(word, lexicon));
    }
    (entries, phrases)
}

/// One-word entries that the word is, and longer ones that it begins.
fn whole(word: &Word, lexicon: &Lexicon) -> (Vec<EntryId>, Vec<EntryId>) {
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

/// The undertaking that a part of a compound names, or the body: «ярмарка-семинар», «чат-инициатива», «дайвинг-клуб».
fn undertaking_or_body(word: &Word, lexicon: &Lexicon) -> Option<EntryId> {
    let lists = lexicon.lists();
    let named = |part: &str, list: List| {
        let readings = lexicon.morphology().readings(part);
        let nouns = readings
            .iter()
            .filter(|r| r.known && r.grammar.pos == Pos::Noun);
        let mut ids = nouns.flat_map(|r| lists.starting_with(&r.lemma)).copied();
        ids.find(|&id| {
            let entry = lists.entry(id);
            entry.list == list && entry.words.len() == 1
        })
    };
    let (first, second) = word.normal.split_once('-')?;
    let of = |list: List| named(second, list).or_else(|| named(first, list));
    let is_plain = !word.shape.capital && !word.shape.latin;
    let undertaking = of(List::CampaignHead).filter(|id| {
        let is_second = named(second, List::CampaignHead) == Some(*id);
        is_second || declines(lexicon, first, second)
    });
    undertaking.or_else(|| is_plain.then(|| of(List::OrgHead))?)
}

/// Whether the first part of a compound is a noun of its own, which declines with the second: «ярмарки-семинара»,
/// «проект-победитель»; not what only says of which kind the second is: «кросс-купе», «кросс-универсала».
fn declines(lexicon: &Lexicon, first: &str, second: &str) -> bool {
    let of_first = lexicon.morphology().readings(first);
    let of_second = lexicon.morphology().readings(second);
    let is_bare = of_first.iter().any(|r| &*r.lemma == first)
        && !first.ends_with(|last| "аяоеийь".contains(last));
    let cases = |readings: &[Reading]| -> Vec<Option<Case>> {
        readings.iter().map(|r| r.grammar.case).collect()
    };
    let (own, others) = (cases(&of_first), cases(&of_second));
    let agree = own.iter().any(|case| others.contains(case));
    let mut nouns = of_second.iter().filter(|r| r.grammar.is_noun());
    let is_someone = nouns.all(|r| r.known && r.grammar.animate);
    agree && (!is_bare || is_someone)
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
