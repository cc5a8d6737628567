//! Kazakh nouns by the form in which lists have them.

use crate::lexicon::list::{Entry, List};
use crate::text::Text;
use svodka_kazakh::{Form, POSSESSED, Verb, read, verbs};

/// The noun for a body at token `i` that the list has with the suffix of possession alone: «орталық» by «орталығы».
pub fn bare_body<'a>(text: &Text<'a>, i: usize) -> Option<&'a Entry> {
    if !text.is_word(i) || !text.is_kazakh(i) {
        return None;
    }
    let lists = text.lexicon.lists();
    let stem = read(text.normal(i)).stem;
    let mut softened = stem.clone();
    let voiced = match softened.pop() {
        Some('қ') => 'ғ',
        Some('к') => 'г',
        Some('п') => 'б',
        last => last?,
    };
    softened.push(voiced);
    POSSESSED
        .into_iter()
        .find_map(|ending| lists.find(List::OrgHead, &format!("{softened}{ending}")))
}

/// «қорғау»: whether the Kazakh word at token `i` may be a verb as a noun, which has an object.
pub fn is_action(text: &Text<'_>, i: usize) -> bool {
    let is_it = |verb: &Verb| verb.form == Form::Noun;
    let stem = (i < text.len() && text.is_word(i)).then(|| read(text.normal(i)).stem);
    stem.is_some_and(|stem| stem.ends_with(['у', 'ю']) && verbs(&stem).iter().any(is_it))
}
