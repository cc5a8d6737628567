//! What one rule made in an article; where it made nothing, what was made in its stead.

use super::args::Table;
use super::paint::Paint;
use super::view::{View, list, safe, short};
use super::{Stop, decisions};
use crate::cli::status::Failure;
use clap::ValueEnum;
use serde_json::Value;
use std::io::{self, Write};
use svodka::record::Record;
use svodka_export::Sentences;

/// A fact, a mention or the words behind a field, with the rule that made it.
struct Made<'r> {
    rule: &'r str,
    /// Id of the object it belongs to.
    object: &'r str,
    /// The field that its words support; none of a fact or a mention.
    field: Option<&'r str>,
    words: &'r str,
    start: u32,
    end: u32,
}

impl<'r> Made<'r> {
    fn new(object: &'r Value, part: &'r Value) -> Self {
        let text = |value: &'r Value, name| value[name].as_str().unwrap_or_default();
        let point = |name| part[name].as_u64().unwrap_or(0) as u32;
        Self {
            rule: text(part, "rule"),
            object: text(object, "id"),
            field: part["field"].as_str(),
            words: text(part, "text"),
            start: point("start"),
            end: point("end"),
        }
    }
}

/// The family of a rule: what stands before the dot of its id, which is the kind of what it makes.
pub fn family(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

/// Writes what the rule `id` looked at, if it is one of a file, and what it made in the parts that are shown, each in its
/// sentence. Where it made nothing, writes so, and
/// what other rules of its family made (of every family, where the parts were chosen by a word), and what models refused.
pub fn write(
    out: &mut impl Write,
    paint: Paint,
    (record, view): (&Record, &View),
    id: &str,
) -> Result<(), Stop> {
    let mut sentences = Sentences::new(&record.article);
    if !view.attempts.is_empty() {
        write_attempts(out, paint, view, id, &mut sentences)?;
    }
    let value = serde_json::to_value(record);
    let value = value.map_err(|error| Failure::CannotRun(error.to_string()))?;
    let stands = |made: &Made<'_>| {
        let start = made.start as usize;
        view.parts.iter().any(|part| part.contains(&start))
    };
    let mut all = made(&value);
    all.retain(stands);
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|made| made.rule == id);
    if !own.is_empty() || !view.attempts.is_empty() {
        write_each(out, paint, &own, &mut sentences)?;
        return Ok(());
    }
    let is_near = |made: &Made<'_>| view.is_excerpt || family(made.rule) == family(id);
    let near: Vec<_> = others.into_iter().filter(is_near).collect();
    match near.is_empty() {
        true => writeln!(out, "{id} made nothing here, nor did its family\n")?,
        false => writeln!(out, "{id} made nothing here; other rules did:\n")?,
    }
    write_each(out, paint, &near, &mut sentences)?;
    decisions::write(out, paint, view)?;
    Ok(())
}

/// Writes what a rule of a file looked at and how far it came.
fn write_attempts(
    out: &mut impl Write,
    paint: Paint,
    view: &View,
    id: &str,
    sentences: &mut Sentences<'_>,
) -> io::Result<()> {
    writeln!(out, "{id} looked at {}:\n", view.attempts.len())?;
    for attempt in &view.attempts {
        let words = paint.strong(&format!("«{}»", short(&safe(&attempt.words))));
        writeln!(out, "{words}  {}", safe(&attempt.told))?;
        let (start, end) = (attempt.span.0 as u32, attempt.span.1 as u32);
        if let Some(sentence) = sentences.around(start, end) {
            writeln!(out, "    {}", safe(&sentence))?;
        }
    }
    writeln!(out)
}

/// Everything in a record that carries a rule, by its place.
fn made(record: &Value) -> Vec<Made<'_>> {
    let tables = Table::value_variants().iter().map(|table| table.names().0);
    let objects = tables.flat_map(|table| list(&record[table]));
    let mut found: Vec<Made<'_>> = objects.flat_map(of_object).collect();
    found.sort_by_key(|made| (made.start, made.end));
    found
}

/// What of an object carries a rule: its mentions, or where it has none itself, and its evidence.
fn of_object(object: &Value) -> impl Iterator<Item = Made<'_>> {
    let own = match object.get("mentions") {
        Some(mentions) => list(mentions),
        None => std::slice::from_ref(object),
    };
    let parts = own.iter().chain(list(&object["evidence"]));
    parts.map(|part| Made::new(object, part))
}

/// Object and field, words and rule of each, its sentence below.
fn write_each(
    out: &mut impl Write,
    paint: Paint,
    all: &[Made<'_>],
    sentences: &mut Sentences<'_>,
) -> io::Result<()> {
    for made in all {
        let field = made
            .field
            .map_or_else(String::new, |field| format!(".{field}"));
        let name = paint.strong(&format!("{}{field}", made.object));
        let words = short(&safe(made.words));
        writeln!(out, "{name} «{words}»  {}", paint.dim(made.rule))?;
        if let Some(sentence) = sentences.around(made.start, made.end) {
            writeln!(out, "    {}", safe(&sentence))?;
        }
    }
    if !all.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}
