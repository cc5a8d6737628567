//! Kazakh names, in which the head noun comes last: «Қаржы министрлігі».

use super::{kind_of, mention, named};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::lexicon::normal::is_kazakh;
use crate::lexicon::word::KazakhVerb;
use crate::mention::{Mention, Tokens};
use crate::pattern::{listed, name_phrase, phrase};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use svodka_kazakh::{Case, Form, Possessor, is_attribute, is_fixed, read};

/// «Қаржы министрлігі», «Шымкент қаласының әкімдігі».
pub(super) const KAZAKH: Rule = Rule {
    id: "organization.kazakh",
    about: "Kazakh words from a capitalised one to a head noun in the possessive form",
    examples: &[
        yields(
            "Бұл туралы Қазақстан Республикасының Қаржы министрлігі хабарлады.",
            &["Қазақстан Республикасының Қаржы министрлігі (government)"],
        ),
        yields(
            "Еңбек және халықты қорғау министрлігінің өкілі келді.",
            &["Еңбек және халықты қорғау министрлігі (government)"],
        ),
        yields(
            "Жұмысты Batys Energy компаниясы бастады.",
            &["Batys Energy (company)"],
        ),
        silent("Министрлігі туралы айтты.", "a head noun alone"),
        silent(
            "Теңіз маусымның екінші күні ресми қызметі туралы айтты.",
            "words that are no name",
        ),
    ],
};

const HEADS: ListSet = ListSet::of(&[List::OrgHead]);

/// Words between a quoted name and its head noun at most.
const BETWEEN: usize = 3;

/// Tokens of somebody's name after whom a body is called at most.
const NAMESAKE: usize = 5;

/// Words of a name before its head noun at most.
const LONGEST: usize = 9;

/// Adds the Kazakh names of a text.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    for i in 0..text.len() {
        let word = text.word(i);
        if !word.lists.meets(HEADS) && word.phrases.is_empty() {
            continue;
        }
        let Some(head) = listed(text, i, text.sentence(i).end, HEADS) else {
            continue;
        };
        let last = i + head.len - 1;
        let is_kazakh = text.is_kazakh(i) || head.entry.surface.chars().any(is_kazakh);
        if !is_kazakh {
            continue;
        }
        let start = match called_after(text, i) {
            Some(start) => Some(start),
            None if is_possessed(text, last) && !is_plural(text, last) => start(text, i),
            None if text.word(last).shape.all_caps => branch(text, i),
            None => None,
        };
        let Some(start) = start else {
            continue;
        };
        let tokens = start..last + 1;
        if let Some(latin) = latin(text, i) {
            let mut name = named(phrase(text, &latin), kind_of(head.entry));
            name.form = Some(head.entry.canonical.to_string());
            let whole = latin.start..last + 1;
            found.push(mention(&KAZAKH, 0.85, latin, whole, name));
            continue;
        }
        if !says_enough(text, &tokens, head.entry) {
            continue;
        }
        let name = named(name_phrase(text, &tokens), kind_of(head.entry));
        found.push(mention(&KAZAKH, 0.85, tokens.clone(), tokens, name));
    }
}

/// The head noun or legal form behind a quoted name that ends before token `after`, and the token behind it: ««Мейірім»
/// қоғамдық қорының».
pub(super) fn behind<'a>(text: &Text<'a>, after: usize) -> Option<(&'a Entry, usize)> {
    const BODIES: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm]);
    let end = text.sentence(after.checked_sub(1)?).end;
    if after >= end || !text.is_kazakh(after) {
        return None;
    }
    for i in after..end.min(after + BETWEEN + 1) {
        if let Some(head) = listed(text, i, end, BODIES)
            && is_possessed(text, i + head.len - 1)
        {
            return Some((head.entry, i + head.len));
        }
        let joins = text.is_word(i) && !text.word(i).shape.capital && is_member(text, i);
        if !joins {
            return None;
        }
    }
    None
}

/// Whether the noun at token `i` bears the possessive suffix in which names end: «министрлігі», «қорының».
fn is_possessed(text: &Text<'_>, i: usize) -> bool {
    read(text.normal(i)).chain.possessor == Some(Possessor::Third)
}

fn is_plural(text: &Text<'_>, i: usize) -> bool {
    read(text.normal(i)).chain.is_plural
}

/// «Абай облысы ТЖД»: where the name of a place begins whose body the acronym at token `head` is.
fn branch(text: &Text<'_>, head: usize) -> Option<usize> {
    let start = start(text, head)?;
    let is_place =
        |i: usize| text.word(i).is(List::Place) || text.word(i).phrase_lists.has(List::Place);
    (text.is_kazakh(head) && is_place(start)).then_some(start)
}

/// «Alageum Electric компаниясы»: the words in Latin letters right before a head noun, which alone are the name.
fn latin(text: &Text<'_>, head: usize) -> Option<Tokens> {
    let first = text.sentence(head).start;
    let is_latin = |&i: &usize| {
        let shape = text.word(i).shape;
        text.is_word(i) && shape.latin && !shape.cyrillic
    };
    let len = (first..head).rev().take_while(is_latin).count();
    (len > 0).then_some(head - len..head)
}

/// «Абай атындағы театр»: the first token of a name with somebody after whom the body with its head at `head` is called.
fn called_after(text: &Text<'_>, head: usize) -> Option<usize> {
    let first = text.sentence(head).start;
    let floor = first.max(head.saturating_sub(LONGEST));
    let after =
        |&i: &usize| text.is_word(i) && text.lexicon.group(Group::TurkicAfter).has(text.normal(i));
    let at = (floor..head)
        .rev()
        .take_while(|&i| after(&(i + 1)) || text.is_word(i))
        .find(after)?;
    let is_name = |&i: &usize| {
        let is_initial =
            text.is_mark(i, '.') && i > first && text.surface(i - 1).chars().count() == 1;
        is_initial || text.is_word(i) && text.word(i).shape.capital
    };
    let between = at + 1..head;
    let fits = between
        .clone()
        .all(|i| text.word(i).shape.capital || is_member(text, i));
    let len = (first..at).rev().take(NAMESAKE).take_while(is_name).count();
    (fits && len > 0).then(|| {
        let start = at - len;
        let is_loose = |i: usize| {
            let case = read(text.normal(i)).chain.case;
            case != Case::Nominative && text.surface(i).chars().count() > 1
        };
        (start..at)
            .rev()
            .find(|&i| is_loose(i))
            .map_or(start, |i| i + 1)
    })
}

/// The first token of the name: the farthest capitalised word that only words of a name join to the head.
fn start(text: &Text<'_>, head: usize) -> Option<usize> {
    let first = text.sentence(head).start;
    let mut start: Option<usize> = None;
    let mut i = head;
    while i > first && head - i < LONGEST && text.is_word(i - 1) {
        i -= 1;
        let word = text.word(i);
        let is_place = read(&word.normal).chain.derived.is_some(); // «Астанадағы зауыт»
        if is_place || is_fixed(&word.normal) && &*word.normal != "және" {
            break;
        }
        if word.shape.capital {
            if is_where(text, i) {
                break;
            }
            if start.is_some_and(|start| i + 1 < start || !owns(text, i)) {
                break;
            }
            start = Some(i);
        } else if start.is_some() || !is_member(text, i) {
            break;
        }
    }
    start
}

/// «Астанада мешіт», «Астанадан театр»: a place that the name is told of.
fn is_where(text: &Text<'_>, i: usize) -> bool {
    let case = read(text.normal(i)).chain.case;
    matches!(case, Case::Locative | Case::Ablative | Case::Dative) && !text.word(i).shape.all_caps
}

/// Whether a capitalised word before a name belongs to it: a place, an owner, an adjective, an acronym.
fn owns(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.is(List::Place)
        || word.shape.all_caps
        || is_attribute(&word.normal)
        || read(&word.normal).chain.case == Case::Genitive
        || text.normal(i + 1).starts_with("республика")
}

/// A word in lower case that a name may hold: «және», an adjective, a noun that is bare or an owner; not another body.
fn is_member(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    if read(&word.normal).chain.derived.is_some() {
        return false;
    }
    if &*word.normal == "және" || is_attribute(&word.normal) {
        return true;
    }
    let acts = word.kazakh_verb.is_some_and(KazakhVerb::acts);
    if acts || is_fixed(&word.normal) || word.lists.meets(HEADS) || word.is(List::Numeral) {
        return false;
    }
    let case = read(&word.normal).chain.case;
    let is_object = case == Case::Accusative && (i + 1..i + 3).any(|i| is_action(text, i));
    !word.shape.digit && (matches!(case, Case::Nominative | Case::Genitive) || is_object)
}

/// «халықты қорғау»: a verb as a noun, which has an object.
fn is_action(text: &Text<'_>, i: usize) -> bool {
    let verb = (i < text.len()).then(|| text.word(i).kazakh_verb).flatten();
    verb.is_some_and(|verb| verb.form == Form::Noun)
}

/// Whether the words before the head say which body it is: the capital that begins a sentence does not, unless what
/// follows is a body of the state, a name, or long.
fn says_enough(text: &Text<'_>, tokens: &Tokens, head: &Entry) -> bool {
    let first = text.word(tokens.start);
    tokens.start != text.sentence(tokens.start).start
        || tokens.len() > 2
        || &*head.kind == "government"
        || first.is(List::Place)
        || first.shape.all_caps
        || !read(&first.normal).is_known
}
