//! Titles that no name stands behind in Kazakh text, by the verb or the dash that ties them to their holder: «әкімі болып
//! Омаров тағайындалды», «Омаров директор қызметін атқарған», «Омаров — зауыт директоры».

use super::kazakh::{begin, chain, is_counted, of};
use super::title::{Title, title_at};
use crate::lexicon::function::Function;
use crate::lexicon::list::{Entry, List};
use crate::mention::{Names, Referent, Tokens};
use crate::pattern::entry;
use crate::text::Text;
use crate::vocabulary::RoleStatus;
use svodka_kazakh::{Case, Form, is_and};

/// How far behind a title its verb may stand, in tokens.
const REACH: usize = 10;

/// What ties a title to its holder.
enum Tie {
    /// Nothing but a dash before the title.
    Dash,
    /// The verb at this token.
    Verb(usize),
}

/// The title with the listed words `words`, and who holds it.
pub(super) fn held(
    text: &Text<'_>,
    names: &Names,
    words: Tokens,
    sentence: &Tokens,
) -> Option<(Referent, Title)> {
    let (head, end) = (words.end - 1, words.end);
    if is_counted(text, words.start) {
        return None;
    }
    let mut title = of(text, names, words, None).filter(|title| !title.plural)?;
    let start = begin(names, &title);
    let tie =
        tie(text, head, end, sentence).or_else(|| listed_before(text, head, end, sentence))?;
    let holder = match tie {
        Tie::Dash => behind_dash(text, names, start, sentence)?,
        Tie::Verb(verb) => {
            let around = [end..verb, sentence.start..start];
            named(text, names, &around, verb).or_else(|| left_out(text, verb))?
        }
    };
    if let Tie::Verb(verb) = tie
        && has_ended(text, verb)
    {
        let former = (RoleStatus::Former, verb..verb + 1);
        title.status = title.status.or(Some(former));
    }
    Some((holder, title))
}

/// What ties the title that ends at token `end`.
fn tie(text: &Text<'_>, head: usize, end: usize, sentence: &Tokens) -> Option<Tie> {
    let case = chain(text, head).case;
    let closes = end >= sentence.end || text.is_mark(end, '.') || text.is_mark(end, ';');
    if closes {
        return (case == Case::Nominative).then_some(Tie::Dash);
    }
    let next = role_word(text, end)?;
    let is_post = &*next.kind == "noun";
    let fits = case == Case::Nominative || is_post && case == Case::Genitive;
    if !fits {
        return None;
    }
    let from = match &*next.kind {
        "noun" | "as" => end + 1,
        _ => end,
    };
    let verb = (from..sentence.end.min(from + REACH))
        .take_while(|&i| !text.is_mark(i, ';'))
        .find(|&i| told(text, i, is_post))?;
    Some(Tie::Verb(verb))
}

/// What ties the last title of those that the one which ends at token `end` is listed with: «ауданның әкімі, басқарманың
/// басшысы қызметтерін атқарған».
fn listed_before(text: &Text<'_>, head: usize, end: usize, sentence: &Tokens) -> Option<Tie> {
    let joins = |i: usize| text.is_mark(i, ',') || text.is_word(i) && is_and(text.normal(i));
    let is_title = |head: usize| chain(text, head).case == Case::Nominative;
    let mut at = end;
    let mut is_listed = is_title(head);
    while is_listed && at < sentence.end && joins(at) {
        let near = at + 1..sentence.end.min(at + 1 + REACH);
        let next = near.take_while(|&i| !text.is_mark(i, ',')).find_map(|i| {
            let (start, len) = title_at(text, i, sentence.end)?;
            Some(start + len).filter(|&end| end < sentence.end && is_title(end - 1))
        })?;
        if let Some(tie @ Tie::Verb(_)) = tie(text, next - 1, next, sentence) {
            return Some(tie);
        }
        is_listed = next > at;
        at = next;
    }
    None
}

/// Whom the text speaks of, where the sentence names nobody and the verb at token `verb` tells of an office.
fn left_out(text: &Text<'_>, verb: usize) -> Option<Referent> {
    let tells =
        role_word(text, verb).is_some_and(|entry| &*entry.kind == "post" || is_state(entry));
    tells.then_some(Referent::Pronoun {
        token: verb,
        gender: None,
    })
}

/// The word at token `i` in the list of verbs and posts, where it is a Kazakh one.
pub(super) fn role_word<'a>(text: &Text<'a>, i: usize) -> Option<&'a Entry> {
    let is_kazakh = text.is_word(i) && text.is_kazakh(i);
    is_kazakh.then(|| entry(text, i, List::RoleVerb))?
}

/// Whether the verb at token `i` tells that somebody holds, held or got a title.
fn told(text: &Text<'_>, i: usize, is_post: bool) -> bool {
    let Some(entry) = role_word(text, i) else {
        return false;
    };
    let fits = match &*entry.kind {
        "verb" => true,
        "post" => is_post,
        _ => false,
    };
    let is_to_come = |form| form == Form::Present && is_state(entry) && &*entry.kind == "verb";
    fits && !is_denied(text, i)
        && text.word(i).kazakh_verb.is_some_and(|verb| {
            let form = verb.form;
            let is_fact = matches!(form, Form::Past | Form::Perfect | Form::Present);
            !verb.is_negative && is_fact && !is_to_come(form)
        })
}

/// Whether the word behind the verb at token `i` denies it: «сайланған жоқ».
fn is_denied(text: &Text<'_>, i: usize) -> bool {
    let next = i + 1;
    next < text.len()
        && entry(text, next, List::Modality).is_some_and(|entry| &*entry.canonical == "denied")
}

/// Whether the verb tells of a state.
fn is_state(entry: &Entry) -> bool {
    entry.extra.first().is_some_and(|use_| &**use_ == "state")
}

/// Whether the verb at token `i` tells that the office is over.
pub(super) fn has_ended(text: &Text<'_>, i: usize) -> bool {
    let form = text.word(i).kazakh_verb.map(|verb| verb.form);
    role_word(text, i).is_some_and(|entry| {
        let leaves = entry.extra.first().is_some_and(|use_| &**use_ == "leave");
        leaves || is_state(entry) && form != Some(Form::Present)
    })
}

/// Who is named, or taken up by «ол», right before the dash that the title at token `start` follows.
fn behind_dash(
    text: &Text<'_>,
    names: &Names,
    start: usize,
    sentence: &Tokens,
) -> Option<Referent> {
    let dash = start.checked_sub(1).filter(|&i| i > sentence.start)?;
    let last = dash - 1;
    if !text.is_dash(dash) {
        return None;
    }
    let person = names.person(last).filter(|_| is_in(text, last, false));
    person
        .map(|(index, _)| Referent::Name(index))
        .or_else(|| pronoun(text, last))
}

/// The holder in the words around a title: somebody named, in the nominative or as the object of the verb; else «ол».
fn named(text: &Text<'_>, names: &Names, around: &[Tokens], verb: usize) -> Option<Referent> {
    let appoints = role_word(text, verb).is_some_and(|entry| !is_state(entry));
    let people = || {
        let tokens = around.iter().flat_map(|words| words.clone().rev());
        tokens.filter_map(|i| Some((i, names.person(i)?.0)))
    };
    let ends = |&(i, index): &(usize, usize)| names.mentions[index].tokens.end == i + 1;
    let in_case = |is_object| {
        people()
            .filter(ends)
            .find(|&(i, _)| is_in(text, i, is_object))
            .map(|(_, index)| Referent::Name(index))
    };
    let object = || appoints.then(|| in_case(true))?;
    object().or_else(|| in_case(false)).or_else(|| {
        let mut tokens = around.iter().flat_map(|words| words.clone().rev());
        tokens.find_map(|i| pronoun(text, i))
    })
}

/// Whether the name that ends with token `i` is in the nominative, or the accusative.
fn is_in(text: &Text<'_>, i: usize, accusative: bool) -> bool {
    match accusative {
        true => chain(text, i).case == Case::Accusative,
        false => chain(text, i).case == Case::Nominative,
    }
}

/// «ол» at token `i`.
fn pronoun(text: &Text<'_>, i: usize) -> Option<Referent> {
    let is_pronoun = text.is_word(i) && text.is_a(i, Function::TurkicThey);
    is_pronoun.then_some(Referent::Pronoun {
        token: i,
        gender: None,
    })
}
