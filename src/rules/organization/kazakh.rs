//! Kazakh names, in which the head noun comes last: «Қаржы министрлігі».

use super::kazakh_bars::{is_centre, is_common_owner, is_service};
use super::{kind_of, mention, named};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::lexicon::normal::is_kazakh;
use crate::lexicon::word::KazakhVerb;
use crate::mention::{Mention, Tokens};
use crate::pattern::{
    Listed, bare_body, entry, is_action, is_honour, is_surname, listed, name_phrase, phrase,
};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use svodka_kazakh::{Case, Form, Possessor, is_and, is_attribute, is_fixed, read};

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
        yields(
            "Бұл туралы Жастар істері жөніндегі комиссия хабарлады.",
            &["Жастар істері жөніндегі комиссия (government)"],
        ),
        yields(
            "Бүгін Ә. Марғұлан атындағы №14 мектеп-гимназияның оқушылары келді.",
            &["Ә. Марғұлан атындағы №14 мектеп-гимназия (education)"],
        ),
        yields(
            "Қаладағы №2 емхананың дәрігерлері келді.",
            &["№2 емхана (other)"],
        ),
        silent("Министрлігі туралы айтты.", "a head noun alone"),
        yields(
            "Еліміздің Қаржы министрлігі бұл туралы хабарлады.",
            &["Қаржы министрлігі (government)"],
        ),
        silent("Жиын облыс орталығы Көкшетауда өтті.", "a town"),
        silent("Бұл — Американың компаниясы.", "whose company, not which"),
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
        let is_bare = is_behind_purpose(text, i);
        if !word.lists.meets(HEADS) && word.phrases.is_empty() && !is_bare {
            continue;
        }
        let head = listed(text, i, text.sentence(i).end, HEADS);
        let bare = || bare_body(text, i).map(|entry| Listed { entry, len: 1 });
        let Some(head) = head.or_else(|| is_bare.then(bare)?) else {
            continue;
        };
        let last = i + head.len - 1;
        let is_kazakh = text.is_kazakh(i) || head.entry.surface.chars().any(is_kazakh);
        if !is_kazakh || is_centre(text, i, head.entry) || is_service(text, i) {
            continue;
        }
        let start = match called_after(text, i) {
            Some(start) => Some(start),
            None if is_possessed(text, last) && !is_plural(text, last) => start(text, i),
            None if is_told(text, i, last) => start(text, i),
            None if text.word(last).shape.all_caps => branch(text, i),
            None => numbered(text, i),
        };
        let start = match start {
            None if is_possessed(text, last) => numbered(text, i),
            start => start,
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
            && (is_possessed(text, i + head.len - 1)
                || head.entry.surface.ends_with(['ы', 'і'])
                || head.entry.list == List::OrgForm
                    && (text.word(i).shape.acronym || text.word(i).shape.all_caps))
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

/// «жастар істері жөніндегі комитет», «Бас прокуратура»: whether a head noun that bears no suffix of possession ends a name,
/// by what it is for or by a capitalised adjective inside a sentence.
fn is_told(text: &Text<'_>, head: usize, last: usize) -> bool {
    let chain = read(text.normal(last)).chain;
    let Some(before) = head
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(head).start)
    else {
        return false;
    };
    let word = text.word(before);
    let is_adjective = || {
        let is_inside = before > text.sentence(head).start && text.is_word(before - 1);
        is_inside && word.shape.capital && is_attribute(&word.normal) && !word.is(List::Place)
    };
    text.is_word(before)
        && text.is_kazakh(head)
        && chain.possessor.is_none()
        && !chain.is_plural
        && chain.derived.is_none()
        && (is_for(text, before) || is_adjective())
}

fn is_behind_purpose(text: &Text<'_>, i: usize) -> bool {
    i > text.sentence(i).start && text.is_kazakh(i) && text.is_word(i - 1) && is_for(text, i - 1)
}

/// «жөніндегі»: a word behind what a body is for.
fn is_for(text: &Text<'_>, i: usize) -> bool {
    let word = text.normal(i);
    word.ends_with(['ы', 'і']) && text.lexicon.group(Group::TurkicFor).has(word) // not «бойынша»
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
        .take_while(|&i| after(&(i + 1)) || text.is_word(i) || is_number(text, i))
        .find(after)?;
    let is_name = |&i: &usize| {
        let is_initial =
            text.is_mark(i, '.') && i > first && text.surface(i - 1).chars().count() == 1;
        let is_honour = || i + 1 == at && i > first && is_honour(text.word(i));
        is_initial || text.is_word(i) && text.word(i).shape.capital || is_honour()
    };
    let between = at + 1..head;
    let fits = between
        .clone()
        .all(|i| text.word(i).shape.capital || is_member(text, i) || is_number(text, i));
    let len = (first..at).rev().take(NAMESAKE).take_while(is_name).count();
    (fits && len > 0).then(|| {
        let initial = (at - len..at).find(|&i| text.is_mark(i + 1, '.'));
        let start = initial.unwrap_or(at - len);
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

/// «№14 мектеп», «№ 2 емханасы»: where the number begins that tells the body with its head at `head`.
fn numbered(text: &Text<'_>, head: usize) -> Option<usize> {
    let first = text.sentence(head).start;
    let attributes = (first..head).rev().take(2);
    let attributes = attributes.take_while(|&i| text.is_word(i) && is_attribute(text.normal(i)));
    let end = attributes.last().unwrap_or(head);
    let mark = end.checked_sub(2).filter(|&i| i >= first)?;
    (text.is_mark(mark, '№') && text.is_kazakh(head)).then_some(mark)
}

/// «№14»: the number of a school.
fn is_number(text: &Text<'_>, i: usize) -> bool {
    text.is_mark(i, '№') || i > 0 && text.is_mark(i - 1, '№')
}

/// The first token of the name: the farthest capitalised word that only words of a name join to the head.
fn start(text: &Text<'_>, head: usize) -> Option<usize> {
    let first = text.sentence(head).start;
    let mut start: Option<usize> = None;
    let mut i = head;
    while i > first && head - i < LONGEST && text.is_word(i - 1) {
        i -= 1;
        let word = text.word(i);
        let is_place = read(&word.normal).chain.derived.is_some() && !is_for(text, i); // «Астанадағы зауыт»
        let is_fixed = is_fixed(&word.normal)
            && !is_and(&word.normal)
            && !is_for(text, i)
            && !is_attribute(&word.normal);
        let is_which = text.lexicon.group(Group::TurkicWhich).has(&word.normal);
        if is_place || is_fixed || is_which || word.is(List::OrgForm) && word.shape.all_caps {
            break;
        }
        if word.shape.capital {
            let is_somebody = i + 1 < head && is_surname(text, i);
            let is_whose = i == first && start.is_some() && is_common_owner(text, i);
            if is_where(text, i) || is_somebody || is_whose {
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
    let is_told = match read(text.normal(i)).chain.case {
        Case::Locative | Case::Ablative => true,
        Case::Dative | Case::Instrumental => !is_action(text, i + 1), // «Жұмыспен қамту орталығы»
        Case::Accusative => !(i + 1..i + 4).any(|i| is_action(text, i)),
        _ => false,
    };
    let is_printed = entry(text, i, List::Place).is_some_and(|place| {
        place
            .words
            .first()
            .is_some_and(|word| *word.normal == *text.normal(i))
    }); // «Қарағанды»
    is_told && !is_printed && !text.word(i).shape.all_caps
}

/// Whether a capitalised word before a name belongs to it: a place, an owner, an adjective, an acronym.
fn owns(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.is(List::Place)
        || word.shape.all_caps
        || is_attribute(&word.normal)
        || word.kazakh_verb.is_some_and(|verb| verb.form == Form::Perfect) // «Біріккен Ұлттар Ұйымы»
        || read(&word.normal).chain.case == Case::Genitive
        || text.lexicon.group(Group::RepublicStem).begins(text.normal(i + 1))
        || i > text.sentence(i).start
            && text.word(i - 1).is(List::Place)
            && read(&word.normal).chain.possessor == Some(Possessor::Third)
}

/// A word in lower case that a name may hold: «және», an adjective, a noun that is bare or an owner; not another body.
fn is_member(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    if is_for(text, i) {
        return true;
    }
    if read(&word.normal).chain.derived.is_some() {
        return false;
    }
    if is_and(&word.normal) || is_attribute(&word.normal) {
        return true;
    }
    let acts = word.kazakh_verb.is_some_and(KazakhVerb::acts);
    if acts || is_fixed(&word.normal) || word.lists.meets(HEADS) || word.is(List::Numeral) {
        return false;
    }
    let case = read(&word.normal).chain.case;
    let is_object = match case {
        Case::Accusative => (i + 1..i + 4).any(|i| is_action(text, i)),
        Case::Dative if i + 1 < text.len() && is_for(text, i + 1) => true, // «жемқорлыққа қарсы»
        Case::Instrumental | Case::Dative => is_action(text, i + 1),       // «жұмыспен қамту»
        _ => false,
    };
    !word.shape.digit && (matches!(case, Case::Nominative | Case::Genitive) || is_object)
}

/// Whether the words before the head say which body it is: the capital that begins a sentence does not, unless what
/// follows is a body of the state, a name, or long.
fn says_enough(text: &Text<'_>, tokens: &Tokens, head: &Entry) -> bool {
    let first = text.word(tokens.start);
    let reading = read(&first.normal);
    let places = text.lexicon.lists();
    let is_place = || first.is(List::Place) || places.find(List::Place, &reading.stem).is_some();
    let is_owned = reading.chain.case == Case::Genitive && is_place();
    if is_owned && tokens.len() == 2 && &*head.kind != "government" {
        return false; // «Американың компаниясы»
    }
    tokens.start != text.sentence(tokens.start).start
        || tokens.len() > 2
        || &*head.kind == "government"
        || first.is(List::Place)
        || first.shape.all_caps
        || !read(&first.normal).is_known
}
