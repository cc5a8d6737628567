//! Why the mentions of an entity are one, in words.

use crate::seeds::read_entities;
use std::fmt::Write;
use std::path::Path;
use svodka_record::{Entity, Tie};
use svodka_shards::Error;

/// Entities that are named where none has the id, at most.
const NEAR: usize = 5;
/// Signs of an id that may be wrong, missing or too many.
const WRONG: usize = 2;

/// What a file of entities says of one of them: what it is, why its names are one, what was nearly tied and why not.
pub fn explain(entities: &Path, id: &str) -> Result<String, Error> {
    let mut found = None;
    let mut near = Vec::new();
    read_entities(entities, |entity, _| {
        if entity.id == id {
            found = Some(entity);
        } else if near.len() < NEAR && may_be_meant(&entity, id) {
            near.push(format!("{} ({})", entity.id, entity.name));
        }
        Ok(())
    })?;
    let entity = found.ok_or_else(|| {
        let instead = match near.is_empty() {
            true => "ids stand in the field `entity` of linked records".to_owned(),
            false => format!("near it are {}", near.join(", ")),
        };
        let file = entities.display();
        Error::new(format!("{file}: no entity has the id {id:?}; {instead}"))
    })?;
    Ok(told(&entity))
}

/// Whether who typed this may have meant the entity: its id with a slip or not to its end, or one of its names.
fn may_be_meant(entity: &Entity, typed: &str) -> bool {
    is_slip(&entity.id.to_lowercase(), &typed.to_lowercase()) || is_name(entity, typed)
}

/// Whether one is the other but for a few signs in one place, or its beginning.
fn is_slip(id: &str, typed: &str) -> bool {
    let alike = |(a, b): &(char, char)| a == b;
    let begins = id.chars().zip(typed.chars()).take_while(alike).count();
    let ends = id.chars().rev().zip(typed.chars().rev());
    let ends = ends.take_while(alike).count();
    let length = typed.chars().count();
    let is_begun = begins == length && length > WRONG;
    is_begun || begins + ends + WRONG >= length.max(id.chars().count())
}

fn is_name(entity: &Entity, typed: &str) -> bool {
    let typed = typed.to_lowercase();
    let mut names = entity.forms.iter().map(|form| &form.name);
    names.any(|name| name.to_lowercase() == typed) || entity.name.to_lowercase() == typed
}

fn told(entity: &Entity) -> String {
    let mut text = format!("{}  {}\n", entity.id, entity.name);
    let seen = |day: &Option<String>| day.clone().unwrap_or_else(|| "?".to_owned());
    line(
        &mut text,
        &format!(
            "{} articles, {} mentions, {} to {}, confidence {}",
            entity.articles,
            entity.mentions,
            seen(&entity.first_seen),
            seen(&entity.last_seen),
            entity.confidence
        ),
    );
    if let Some(other) = &entity.merged_into {
        line(&mut text, &format!("merged into {other}"));
    }
    for known in &entity.known {
        line(
            &mut text,
            &format!(
                "known as {} in {} ({})",
                known.id, known.register, known.name
            ),
        );
    }
    for correction in &entity.corrections {
        let verdict = format!("{:?}", correction.verdict).to_lowercase();
        line(
            &mut text,
            &format!("said to be {verdict}: {}", correction.other),
        );
    }
    let forms: Vec<String> = entity
        .forms
        .iter()
        .map(|form| format!("{} ({})", form.name, form.articles))
        .collect();
    line(&mut text, &format!("names: {}", forms.join(", ")));
    section(&mut text, "tied", &entity.ties);
    section(&mut text, "nearly tied", &entity.near_ties);
    text
}

fn section(text: &mut String, head: &str, ties: &[Tie]) {
    if !ties.is_empty() {
        line(text, &format!("{head}:"));
    }
    for tie in ties {
        let other = tie
            .other_entity
            .as_deref()
            .map(|other| format!(" [{other}]"))
            .unwrap_or_default();
        line(
            text,
            &format!(
                "  {} = {}{other}  {}",
                tie.name, tie.other_name, tie.probability
            ),
        );
        if let Some(contradiction) = &tie.contradiction {
            line(text, &format!("    forbidden by {contradiction}"));
        }
        for reason in &tie.reasons {
            line(
                text,
                &format!("    {:+.2}  {}", reason.weight, reason.feature),
            );
        }
    }
}

fn line(text: &mut String, line: &str) {
    // Writing to a string does not fail.
    let _written = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips() {
        let is = |typed| is_slip("p1f0c3a5b7d9e2468", typed);
        for near in [
            "p1f0c3a5b7d9e2469",
            "p1f0c3a57bd9e2468",
            "1f0c3a5b7d9e2468",
            "p1f0c3a5b7d9e24688",
            "p1f0",
        ] {
            assert!(is(near), "{near}");
        }
        for far in ["", "p1", "p2f0c", "p00003a5b7d9e2468", "алина"] {
            assert!(!is(far), "{far}");
        }
    }
}
