//! Which words gave each field of a figure, a role, a campaign and a quote.

use super::paint::Paint;
use super::view::{Object, View, short};
use serde_json::Value;
use std::io::{self, Write};

/// Fields of a figure or role that its own words give.
const OWN: [&str; 13] = [
    "value", "min", "max", "bound", "unit", "noun", "subject", "modality", "measure", "kind",
    "title", "status", "basis",
];

/// Fields that other words give, or other objects.
const OTHERS: [&str; 14] = [
    "counted_as",
    "holder",
    "target",
    "campaign",
    "place",
    "speaker",
    "quote",
    "as_of",
    "repeats",
    "cue",
    "scope",
    "scope_word",
    "kind_word",
    "currency",
];

/// Writes the reasoning of figures and roles, and of campaigns and quotes that have evidence.
pub fn write(out: &mut impl Write, paint: Paint, view: &View) -> io::Result<()> {
    let explained = |object: &&Object| match object.kind {
        "figure" | "role" => true,
        "campaign" | "quote" => !object.evidence.is_empty(),
        _ => false,
    };
    for object in view.objects.iter().filter(explained) {
        let id = paint.kind(object.kind, &object.id);
        writeln!(out, "{id} «{}»: {}", short(&object.words), object.brief)?;
        for line in lines(view, object) {
            writeln!(out, "    {line}")?;
        }
    }
    writeln!(out)
}

/// What its own words say, then a line for each field that other words gave.
fn lines(view: &View, object: &Object) -> Vec<String> {
    let has_reason = |field: &str| object.evidence.iter().any(|reason| reason.field == field);
    let own: Vec<String> = OWN
        .iter()
        .filter(|field| !has_reason(field))
        .filter_map(|field| Some(format!("{field} {}", shown(view, &object.fields[*field])?)))
        .collect();
    let mut lines = Vec::new();
    if !own.is_empty() {
        lines.push(format!("its words: {} ({})", own.join(", "), object.rule));
    }
    for reason in &object.evidence {
        let value = shown(view, &object.fields[&reason.field]);
        let value = value.map_or_else(String::new, |value| format!(" {value}"));
        let words = short(&reason.words);
        lines.push(format!(
            "{}{value} ← «{words}» ({})",
            reason.field, reason.rule
        ));
    }
    let linked = OTHERS.iter().filter(|field| !has_reason(field));
    lines.extend(linked.filter_map(|field| {
        let value = shown(view, &object.fields[*field])?;
        Some(format!("{field} {value}"))
    }));
    lines
}

/// A value in few words: ids with the name behind them; `None` where nothing is stated.
fn shown(view: &View, value: &Value) -> Option<String> {
    match value {
        Value::String(word) => Some(match view.name_of(word) {
            Some(name) => format!("{word} {name}"),
            None => word.clone(),
        }),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
