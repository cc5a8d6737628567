//! Which words gave each field of a figure, a sum, a date that is told from another, a role, a campaign and a quote.

use super::decisions;
use super::paint::Paint;
use super::view::{Object, View, short};
use serde_json::Value;
use std::io::{self, Write};

/// Fields that an object's own words give.
const OWN: [&str; 9] = [
    "unit", "kind", "title", "status", "type", "edtf", "duration", "currency", "subject",
];

/// Fields that are so where no words say otherwise.
const USUAL: [&str; 3] = ["modality", "measure", "basis"];

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
    "mode",
];

/// Writes the reasoning of figures, sums and roles, of dates told from another day, and of campaigns and quotes that
/// have evidence.
pub fn write(out: &mut impl Write, paint: Paint, view: &View) -> io::Result<()> {
    let explained = |object: &&Object| match object.kind {
        "figure" | "amount" | "role" => true,
        "date" => object.fields["basis"] != "stated",
        "campaign" | "quote" => !object.evidence.is_empty(),
        _ => false,
    };
    for object in view.objects.iter().filter(explained) {
        let id = paint.kind(object.kind, &object.id);
        writeln!(out, "{id} «{}»: {}", short(&object.words), object.brief)?;
        for line in lines(view, object) {
            writeln!(out, "    {line}")?;
        }
        for line in decisions::lines(view, object) {
            writeln!(out, "    {}", paint.dim(line))?;
        }
    }
    writeln!(out)
}

/// A line for the words of the number, one for what the other words of the object say, one for each field that words
/// elsewhere gave, one for what is taken as usual, and the links that follow.
fn lines(view: &View, object: &Object) -> Vec<String> {
    let has_reason = |field: &str| object.evidence.iter().any(|reason| reason.field == field);
    let unreasoned = |fields: &[&'static str]| -> Vec<&'static str> {
        fields
            .iter()
            .copied()
            .filter(|field| !has_reason(field))
            .collect()
    };
    let told = |fields: Vec<&str>| -> Vec<String> {
        let told = fields.into_iter().filter_map(|field| {
            let value = shown(view, &object.fields[field])?;
            Some(format!("{field} {value}"))
        });
        told.collect()
    };
    let mut lines = number(object);
    let own = told(unreasoned(&OWN));
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
    if object.kind == "date" {
        lines.push(format!("basis {}", reference(view, object)));
    } else {
        let usual = told(unreasoned(&USUAL));
        if !usual.is_empty() {
            lines.push(format!("no words say otherwise: {}", usual.join(", ")));
        }
    }
    lines.extend(told(unreasoned(&OTHERS)));
    lines
}

/// What the words of the number say: value and ends, then the bound and the noun beside it.
fn number(object: &Object) -> Vec<String> {
    let Some([before, number, after]) = &object.parts else {
        return Vec::new();
    };
    let ends = ["min", "max"].map(|end| match &object.fields[end] {
        Value::Null => "open".to_owned(),
        end => end.to_string(),
    });
    let value = match &object.fields["value"] {
        Value::Null => "none".to_owned(),
        value => value.to_string(),
    };
    let [least, most] = ends;
    let mut lines = vec![format!(
        "value {value} ← «{number}»; from {least} to {most}"
    )];
    let bound = object.fields["bound"].as_str().unwrap_or("exact");
    lines.push(match (bound, before.is_empty()) {
        ("exact", _) => "bound exact: no words limit it".to_owned(),
        (bound, false) => format!("bound {bound} ← «{before}»"),
        (bound, true) => format!("bound {bound} ← «{}»", short(&object.words)),
    });
    if let Some(noun) = object.fields["noun"].as_str() {
        lines.push(match after.as_str() {
            "" => format!("counted: {noun}, not said beside the number"),
            after => format!("counted: {noun} ← «{}»", short(after)),
        });
    }
    lines
}

/// What a date is told from.
fn reference(view: &View, object: &Object) -> String {
    let basis = object.fields["basis"].as_str().unwrap_or_default();
    match (basis, &object.fields["edtf"], &view.published) {
        ("relative", Value::Null, None) => {
            "relative: no publication date to tell it from".to_owned()
        }
        ("relative", Value::Null, Some(_)) => "relative: the words give no day".to_owned(),
        ("relative", _, Some(published)) => {
            format!("relative: told from the publication, {published}, or from a date before it")
        }
        ("relative", _, None) => "relative: told from a date before it".to_owned(),
        (basis, ..) => format!("{basis}: it follows from the words"),
    }
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
