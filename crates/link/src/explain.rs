//! Why the mentions of an entity are one, in words.

use crate::seeds::read_entities;
use std::fmt::Write;
use std::path::Path;
use svodka_record::{Entity, Tie};
use svodka_shards::Error;

/// What a file of entities says of one of them: what it is, why its names are one, what was nearly tied and why not.
pub fn explain(entities: &Path, id: &str) -> Result<String, Error> {
    let mut found = None;
    read_entities(entities, |entity, _| {
        if entity.id == id {
            found = Some(entity);
        }
        Ok(())
    })?;
    let entity = found.ok_or_else(|| {
        Error::new(format!(
            "{}: no entity has the id {id:?}; ids stand in the field `entity` of linked records",
            entities.display()
        ))
    })?;
    Ok(told(&entity))
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
