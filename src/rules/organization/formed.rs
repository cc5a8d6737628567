//! Names without quotation marks behind a legal form.

use super::acronym::is_shouted;
use super::descriptive::agrees;
use super::quoted::gazetteer;
use super::{described, kind_of, mention, named};
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Mention, Tokens};
use crate::pattern::{entry, listed, phrase};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;

/// ТОО Ромашка, АО НК Степь.
pub(super) const FORMED: Rule = Rule {
    id: "organization.formed",
    about: "capitalised words without quotation marks behind the letters of a legal form",
    examples: &[
        yields(
            "Договор подписали ТОО Ромашка и АО НК Алтын Дала.",
            &["Ромашка (company)", "Алтын Дала (company)"],
        ),
        yields(
            "Ремонт ведёт ООО Гранит-Сервис из Омска.",
            &["Гранит-Сервис (company)"],
        ),
        silent("Ремонт ведёт одно ТОО из Омска.", "no name behind the form"),
        silent("Он нарушил УК Чехии дважды.", "a code of a country"),
        silent(
            "УЧРЕДИТЕЛИ ТОО РОМАШКА ВЫСТУПИЛИ.",
            "everything is in capitals",
        ),
    ],
};

const FORMS: ListSet = ListSet::of(&[List::OrgForm]);

/// Longest name that is read, in words.
const LONGEST: usize = 4;

/// Adds the names behind legal forms.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let mut i = 0;
    while i < text.len() {
        let mention = is_form(text, i).then(|| at(text, i)).flatten();
        i = mention.as_ref().map_or(i + 1, |mention| mention.tokens.end);
        found.extend(mention);
    }
}

fn is_form(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.shape.all_caps && word.shape.cyrillic && word.is(List::OrgForm)
}

/// The name behind the form at token `i`, of which there may be several: «АО НК».
fn at(text: &Text<'_>, i: usize) -> Option<Mention> {
    let form = listed(text, i, i + 1, FORMS)?.entry;
    let end = text.sentence(i).end;
    let start = (i + 1..end).find(|&t| !is_form(text, t))?;
    let tokens = run(text, start, end)?;
    if is_shouted(text, i) || is_country(text, &tokens) || qualifies(text, &tokens) {
        return None;
    }
    let mut name = match gazetteer(text, &tokens) {
        Some(known) => described(known),
        None => named(phrase(text, &tokens), kind_of(form)),
    };
    name.form = Some(form.canonical.to_string());
    Some(mention(&FORMED, 0.85, tokens.clone(), i..tokens.end, name))
}

/// «МБУК Степного центра»: an adjective of the noun that the name begins with behind the form.
fn qualifies(text: &Text<'_>, tokens: &Tokens) -> bool {
    let next = tokens.end;
    tokens.len() == 1
        && next < text.sentence(tokens.start).end
        && text.is_word(next)
        && text.word(next).is(List::OrgHead)
        && agrees(text, tokens.start, next)
}

/// The capitalised words from `start` on, but for a person's or an office's.
fn run(text: &Text<'_>, start: usize, end: usize) -> Option<Tokens> {
    const OTHERS: ListSet = ListSet::of(&[List::Office, List::Deputy, List::GivenName]);
    let is_name = |i: usize| {
        let word = text.word(i);
        let capital = word.shape.capital && word.shape.letters > 1;
        let other = i > start && word.lists.meets(OTHERS);
        let alike = word.shape.latin == text.word(start).shape.latin;
        text.is_word(i) && capital && alike && !is_form(text, i) && !other
    };
    let len = (start..end.min(start + LONGEST))
        .take_while(|&i| is_name(i))
        .count();
    (len > 0).then_some(start..start + len)
}

/// «СК РФ», «УК Чехии»: letters that mean a body or a code of a country, and no form.
fn is_country(text: &Text<'_>, tokens: &Tokens) -> bool {
    let word = text.word(tokens.start);
    tokens.len() == 1
        && entry(text, tokens.start, List::Place)
            .is_some_and(|place| word.shape.all_caps || &*place.kind == "country")
}
