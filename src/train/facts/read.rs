//! Gold documents of facts. Spans are code points.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// A span.
pub type Span = (u32, u32);

#[derive(Deserialize)]
pub struct Plain {
    pub id: String,
    pub text: String,
}

#[derive(Deserialize)]
pub struct Dated {
    pub id: String,
    pub text: String,
    #[serde(rename = "ref", default)]
    pub reference: Option<String>,
    /// Whether the spans have values.
    #[serde(default)]
    pub normalised: bool,
    pub spans: Vec<DateSpan>,
}

#[derive(Deserialize)]
pub struct DateSpan {
    pub start: u32,
    pub end: u32,
    #[serde(default)]
    pub value: Option<String>,
    #[serde(default)]
    pub alt: Vec<String>,
    #[serde(default)]
    pub precision: Option<String>,
}

#[derive(Deserialize)]
pub struct Employed {
    pub id: String,
    pub text: String,
    /// Person and profession.
    pub works_as: Vec<(Span, Span)>,
    /// Person and organization.
    pub workplace: Vec<(Span, Span)>,
}

#[derive(Deserialize)]
pub struct Named {
    pub id: String,
    pub text: String,
    pub entities: Vec<Entity>,
}

#[derive(Deserialize)]
pub struct Entity {
    pub start: u32,
    pub end: u32,
    #[serde(rename = "type")]
    pub kind: String,
}

#[derive(Deserialize)]
pub struct Facts {
    pub id: String,
    pub figures: Vec<Figure>,
    pub campaigns: Vec<Campaign>,
}

#[derive(Deserialize)]
pub struct Figure {
    pub text: String,
    #[serde(default)]
    pub nth: usize,
    pub min: Option<u64>,
    pub max: Option<u64>,
    pub bound: String,
    pub role: String,
}

#[derive(Deserialize)]
pub struct Campaign {
    pub name: String,
}

#[derive(Deserialize)]
pub struct Quoted {
    pub id: String,
    pub text: String,
    pub quotes: Vec<Quote>,
}

#[derive(Deserialize)]
pub struct Quote {
    pub starts: String,
    pub ends: String,
    pub speaker: Option<String>,
    pub mode: String,
}

/// The lines of a file.
///
/// # Errors
/// A file that cannot be read, or a line that does not fit.
pub fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let shown = path.display();
    let content = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
    let lines = content.lines().enumerate();
    lines
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|error| format!("{shown}:{}: {error}", number + 1))
        })
        .collect()
}

/// A gold document as a line of input; `published` may go on after the day.
pub fn document(id: &str, text: &str, published: Option<&str>) -> String {
    let mut document = serde_json::json!({"id": id, "text": text});
    if let Some(published) = published {
        let day: String = published.chars().take(10).collect();
        document["published"] = day.into();
    }
    document.to_string()
}
