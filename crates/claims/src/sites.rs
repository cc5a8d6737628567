//! The sites that articles stand on and those that they pass on, however they are spelled.

use crate::names::named;
use crate::words::quoted;
use svodka_record::{Record, address};

/// Letters from which the name of a site is told from others.
const SPELLED: usize = 5;

/// Name of the site, else the host of the address.
pub(crate) fn site(record: &Record) -> Option<String> {
    record.article.site.clone().or_else(|| host(record))
}

fn host(record: &Record) -> Option<String> {
    let url = record.article.url.as_deref();
    address::host(url.or(record.source.url.as_deref())?)
}

/// Quoted names, but for those of whom the article passes on.
pub(crate) fn quoted_names(record: &Record, words: &str) -> Vec<String> {
    let via = via_spelled(record);
    let is_passed_on = |name: &String| {
        let name = spelled(name);
        name.is_some_and(|name| via.iter().any(|via| via.starts_with(&name)))
    };
    let mut names = quoted(words);
    names.retain(|name| !is_passed_on(name));
    names
}

/// A name in letters of one alphabet, without what stands between its words: «Тараз-Инфо» is «taraz-info».
fn spelled(name: &str) -> Option<String> {
    let letters: String = name
        .split(|c: char| !c.is_alphanumeric())
        .map(svodka_likeness::letters)
        .collect();
    (letters.chars().count() >= SPELLED).then_some(letters)
}

/// The name of the site and the host, which lacks its last part, in letters of one alphabet.
pub(crate) fn site_spelled(record: &Record) -> Vec<String> {
    let host = host(record);
    let host = host.as_deref().and_then(|host| host.rsplit_once('.'));
    let names = [record.article.site.as_deref(), host.map(|(name, _)| name)];
    names.into_iter().flatten().filter_map(spelled).collect()
}

/// Whom an article passes on, in letters of one alphabet.
pub(crate) fn via_spelled(record: &Record) -> Vec<String> {
    let via = record.article.via.iter();
    let named = via.filter_map(|id| named(record, *id));
    named.filter_map(|via| spelled(&via.name)).collect()
}
