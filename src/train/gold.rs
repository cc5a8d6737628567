//! Gold documents: text and its names as spans of code points.

use crate::tagger::label::Family;
use serde::Deserialize;
use std::path::Path;

/// A gold document.
pub struct Document {
    /// The line of the file, to be read like any input.
    pub line: String,
    /// Names as spans of bytes, outermost only.
    pub names: Vec<(usize, usize, Family)>,
    /// The same as spans of code points.
    pub points: Vec<(usize, usize, Family)>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    r#type: String,
}

/// Reads the documents of a file.
///
/// # Errors
/// A file that cannot be read, or a line that is no gold document.
pub fn read(path: &Path) -> Result<Vec<Document>, String> {
    let content = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    content
        .lines()
        .map(|line| {
            let line: Line =
                serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
            Ok(document(line))
        })
        .collect()
}

fn document(line: Line) -> Document {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let mut spans: Vec<(usize, usize, Family)> = line
        .entities
        .iter()
        .filter_map(|e| Some((bytes[e.start], bytes[e.end], family(&e.r#type)?)))
        .collect();
    spans.sort_by_key(|&(start, end, _)| (start, usize::MAX - end));
    let mut names: Vec<(usize, usize, Family)> = Vec::new();
    for span in spans {
        if names.last().is_none_or(|last| span.0 >= last.1) {
            names.push(span);
        }
    }
    names.retain(|&(start, end, _)| line.text[start..end].chars().any(char::is_uppercase));
    let point = |byte: usize| line.text[..byte].chars().count();
    let points = names
        .iter()
        .map(|&(start, end, family)| (point(start), point(end), family))
        .collect();
    let line = serde_json::json!({"id": line.id, "text": line.text}).to_string();
    Document {
        line,
        names,
        points,
    }
}

fn family(kind: &str) -> Option<Family> {
    Some(match kind {
        "PERSON" | "PER" => Family::Person,
        "ORGANIZATION" | "ORGANISATION" | "ORG" => Family::Organization,
        "CITY" | "COUNTRY" | "STATE_OR_PROVINCE" | "DISTRICT" | "LOCATION" | "GPE" | "LOC" => {
            Family::Place
        }
        _ => return None,
    })
}
