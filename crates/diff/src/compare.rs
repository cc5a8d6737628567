//! Matching the facts of two records of one document.

use crate::fact::{Fact, facts};
use crate::{Became, Change, FieldChange};
use serde_json::Value;
use std::collections::{HashMap, VecDeque};
use svodka_record::Record;

/// Code points of context at each side.
const AROUND: usize = 60;

/// What changed between two records of one document, in the order of the new record, then what was lost.
///
/// # Errors
/// A record that is not JSON.
pub fn compare(old: &Record, new: &Record) -> serde_json::Result<Vec<Change>> {
    let (before, after) = (facts(old)?, facts(new)?);
    let old_of = matched(&before, &after);
    let mut changes = Vec::new();
    for (fact, old_fact) in after.iter().zip(&old_of) {
        match old_fact {
            None => changes.push(change(new, fact, Became::Gained, Vec::new())),
            Some(at) => {
                let fields = differing(&before[*at], fact);
                if !fields.is_empty() {
                    changes.push(change(new, fact, Became::Changed, fields));
                }
            }
        }
    }
    let mut is_kept = vec![false; before.len()];
    old_of
        .into_iter()
        .flatten()
        .for_each(|at| is_kept[at] = true);
    let lost = before.iter().zip(is_kept).filter(|(_, is_kept)| !is_kept);
    changes.extend(lost.map(|(fact, _)| change(old, fact, Became::Lost, Vec::new())));
    Ok(changes)
}

/// For each fact of `after` the one of `before` that it was: by table, id and words, else by table and id, else by table
/// and words, each in order and once.
fn matched(before: &[Fact], after: &[Fact]) -> Vec<Option<usize>> {
    type Key<'f> = (&'static str, Option<&'f str>, Option<&'f str>);
    let keys: [fn(&Fact) -> Key<'_>; 3] = [
        |fact| (fact.table, fact.id.as_deref(), Some(&fact.words)),
        |fact| (fact.table, None, Some(&fact.words)),
        |fact| (fact.table, fact.id.as_deref(), None),
    ];
    let mut old_of = vec![None; after.len()];
    let mut is_free = vec![true; before.len()];
    for key in keys {
        let mut waiting: HashMap<Key<'_>, VecDeque<usize>> = HashMap::new();
        for (at, fact) in before.iter().enumerate().filter(|(at, _)| is_free[*at]) {
            waiting.entry(key(fact)).or_default().push_back(at);
        }
        for (fact, own) in after
            .iter()
            .zip(&mut old_of)
            .filter(|(_, own)| own.is_none())
        {
            let found = waiting.get_mut(&key(fact)).and_then(VecDeque::pop_front);
            if let Some(at) = found {
                *own = Some(at);
                is_free[at] = false;
            }
        }
    }
    old_of
}

/// Fields that differ; one that a version does not know counts as not stated.
fn differing(old: &Fact, new: &Fact) -> Vec<FieldChange> {
    let fields = new.fields.iter().map(|(field, value)| {
        let old = old.fields.get(field).unwrap_or(&Value::Null);
        (field, old, value)
    });
    let gone = old
        .fields
        .iter()
        .filter(|(field, _)| !new.fields.contains_key(*field));
    let gone = gone.map(|(field, value)| (field, value, &Value::Null));
    fields
        .chain(gone)
        .filter(|(_, old, new)| old != new)
        .map(|(field, old, new)| FieldChange {
            field: field.clone(),
            old: old.clone(),
            new: new.clone(),
        })
        .collect()
}

fn change(record: &Record, fact: &Fact, became: Became, fields: Vec<FieldChange>) -> Change {
    Change {
        document: record.id.clone(),
        table: fact.table,
        became,
        id: fact.id.clone(),
        rule: fact.rule.clone(),
        words: fact.words.clone(),
        fields,
        context: context(record, fact),
    }
}

/// The words around a fact, in one line.
fn context(record: &Record, fact: &Fact) -> Option<String> {
    let (text, start) = (record.article.text.as_deref()?, fact.start?);
    let from = start.saturating_sub(AROUND);
    let words = text.chars().skip(from).take(start - from + AROUND);
    let line: String = words
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    Some(line.trim().to_owned())
}
