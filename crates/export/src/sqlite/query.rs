//! What a person looks for, as full-text search takes it.

use crate::Lemmatizer;
use crate::lemmas::words;
use rusqlite::{Connection, Result};
use std::collections::BTreeSet;

/// Printed forms of a word that are looked for, at most.
const FORMS: usize = 200;

/// A query of FTS5 for what was typed: every word in any of its forms, `"words in quotes"` as they are, `word*` with
/// whatever ending, `-word` not at all. Words like «в» and «и» need not be there where others are asked for. None where
/// no word is asked for.
pub(super) fn matching(
    db: &Connection,
    lemmas: &Lemmatizer,
    typed: &str,
) -> Result<Option<String>> {
    let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
    let terms = terms(typed);
    let says_more = terms
        .iter()
        .any(|term| !term.is_unwanted && !term.is_empty(lemmas));
    for term in terms {
        if says_more && term.is_empty(lemmas) {
            continue;
        }
        let into = match term.is_unwanted {
            true => &mut unwanted,
            false => &mut wanted,
        };
        match term.kind {
            TermKind::Phrase => into.push(quoted(term.text)),
            TermKind::Prefix => into.push(format!("{}*", quoted(term.text))),
            TermKind::Words => {
                let groups = words(term.text).map(|word| any_form(db, lemmas, word));
                let groups: Vec<String> = groups.collect::<Result<_>>()?;
                into.push(format!("({})", groups.join(" AND ")));
            }
        }
    }
    if wanted.is_empty() {
        return Ok(None);
    }
    let mut query = wanted.join(" AND ");
    for term in unwanted {
        query = format!("({query}) NOT {term}");
    }
    Ok(Some(query))
}

#[derive(Debug, PartialEq, Eq)]
enum TermKind {
    Words,
    Phrase,
    Prefix,
}

#[derive(Debug, PartialEq, Eq)]
struct Term<'a> {
    text: &'a str,
    kind: TermKind,
    is_unwanted: bool,
}

impl Term<'_> {
    /// Whether it is a word that tells nothing by itself.
    fn is_empty(&self, lemmas: &Lemmatizer) -> bool {
        self.kind == TermKind::Words && words(self.text).all(|word| lemmas.is_function_word(word))
    }
}

/// What was typed, term by term; only terms with a letter or digit.
fn terms(typed: &str) -> Vec<Term<'_>> {
    let mut found = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let positive = rest.strip_prefix('-');
        let is_unwanted = positive.is_some();
        let begin = positive.unwrap_or(rest);
        let (text, kind);
        if let Some(inside) = begin.strip_prefix('"') {
            let (phrase, after) = inside.split_once('"').unwrap_or((inside, ""));
            (text, kind, rest) = (phrase, TermKind::Phrase, after);
        } else {
            let end = begin.find(|c: char| c.is_whitespace() || c == '"');
            let (word, after) = begin.split_at(end.unwrap_or(begin.len()));
            let prefix = word
                .strip_suffix('*')
                .filter(|word| words(word).count() == 1);
            rest = after;
            (text, kind) = match prefix {
                Some(prefix) => (prefix, TermKind::Prefix),
                None => (word, TermKind::Words),
            };
        }
        if words(text).next().is_some() {
            found.push(Term {
                text,
                kind,
                is_unwanted,
            });
        }
        rest = rest.trim_start();
    }
    found
}

/// The word in any of the forms that the database holds of its dictionary forms.
fn any_form(db: &Connection, lemmas: &Lemmatizer, word: &str) -> Result<String> {
    let mut of = BTreeSet::new();
    lemmas.lemmas(word, &mut |lemma| {
        of.insert(lemma.to_owned());
    });
    let mut forms = of.clone();
    forms.insert(word.to_lowercase());
    let mut printed =
        db.prepare_cached("SELECT form FROM word_forms WHERE lemma = ? ORDER BY form LIMIT ?")?;
    for lemma in of {
        let found = printed.query_map((lemma, FORMS as i64), |row| row.get::<_, String>(0))?;
        for form in found {
            forms.insert(form?);
        }
    }
    let forms: Vec<String> = forms.iter().take(FORMS).map(|form| quoted(form)).collect();
    Ok(format!("({})", forms.join(" OR ")))
}

/// A string of FTS5; NUL would end it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\0', " ").replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_as_terms() {
        let term = |text, kind, is_unwanted| Term {
            text,
            kind,
            is_unwanted,
        };
        for (typed, read) in [
            ("", vec![]),
            (" - «» \" \" -\"", vec![]),
            (
                "Нур-Султан",
                vec![term("Нур-Султан", TermKind::Words, false)],
            ),
            (
                "волонт* -дети \"чистый двор",
                vec![
                    term("волонт", TermKind::Prefix, false),
                    term("дети", TermKind::Words, true),
                    term("чистый двор", TermKind::Phrase, false),
                ],
            ),
            (
                "a\"b\"c OR NOT(",
                vec![
                    term("a", TermKind::Words, false),
                    term("b", TermKind::Phrase, false),
                    term("c", TermKind::Words, false),
                    term("OR", TermKind::Words, false),
                    term("NOT(", TermKind::Words, false),
                ],
            ),
        ] {
            assert_eq!(terms(typed), read, "{typed}");
        }
    }
}
