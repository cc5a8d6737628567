//! Notices that a page is missing, closed or meant for people alone.

use super::{is_titled, is_told};
use crate::article::cards::{WORDS, chars, is_text};
use crate::article::chrome::lower;
use crate::article::lines::Line;
use crate::article::role::{self, Role};
use crate::article::{Finder, marks};
use crate::lexicon::group::Group;
use crate::lexicon::groups;
use crate::lexicon::normal::normal_form;
use crate::page::Meta;

/// Characters of text on a page that only says that it is none.
pub(super) const NOTICE: usize = 700;

/// Paragraphs below a name that goes on behind the words of a notice, from which it is a headline.
const PARAGRAPHS: usize = 2;

/// The words with which a page says that it is none: its name, or its first line, where little follows.
pub(super) fn told<'a>(lines: &'a [Line], finder: &Finder, meta: &'a Meta) -> Option<&'a str> {
    let heads = meta.heads.iter().map(String::as_str);
    let none = |words: &&str| finder.chrome.is_none(&lower(words));
    // what stands below a headline of its own is the text of an article
    let headline = |line: &Line| line.level > 0 && line.text.split_whitespace().count() >= WORDS;
    let mut top = lines.iter().filter(|line| line.level > 0 || is_text(line));
    let first = top.next();
    let below = top.next().filter(|_| !first.is_some_and(headline));
    let top = first.into_iter().chain(below);
    let named = heads.chain(top.map(|line| line.text.as_str()));
    let words = named.into_iter().find(none)?;
    if tells(words, lines, finder) {
        return None;
    }
    let little = says_little(lines) || speaks_to_reader(lines, finder);
    (little && !is_titled(lines, finder, 0)).then_some(words)
}

/// Whether half of the sentences of a page speak to whoever opened it: «Запрашиваемый вами ресурс …».
fn speaks_to_reader(lines: &[Line], finder: &Finder) -> bool {
    let prose = |line: &&Line| {
        let role = role::judge(&line.text, &finder.chrome, &finder.languages);
        is_text(line) && role == Role::Prose
    };
    let told = || lines.iter().filter(prose);
    let addressed = |line: &&Line| {
        let words = line.text.split(|c: char| !c.is_alphanumeric());
        words
            .into_iter()
            .any(|word| groups::own(Group::Addressed).has(&normal_form(word)))
    };
    let spoken = told().filter(addressed).count();
    spoken >= PARAGRAPHS && spoken * 2 >= told().count()
}

/// Whether what a page is called goes on behind the words of a notice, and its text tells of it: «Доступ запрещён: в парк
/// не пустят с собаками».
fn tells(name: &str, lines: &[Line], finder: &Finder) -> bool {
    let name = lower(name);
    let rest = finder.chrome.behind_none(&name);
    let goes_on = rest.is_some_and(|rest| rest.split_whitespace().count() >= WORDS);
    let told = lines
        .iter()
        .filter(|line| is_text(line) && is_told(line, finder));
    goes_on && told.count() >= PARAGRAPHS
}

/// Whether the sentences of a page are no more than those of a notice.
pub(super) fn says_little(lines: &[Line]) -> bool {
    let text = lines.iter();
    let text = text.filter(|line| is_text(line) && !marks::is_open(&line.text));
    text.map(chars).sum::<usize>() < NOTICE
}
