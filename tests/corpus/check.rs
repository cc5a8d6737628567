//! What is compared, and how.

use serde_json::Value;
use std::fmt::Display;

/// A record beside what is expected of it.
pub struct Check<'a> {
    name: &'a str,
    pub expected: &'a Value,
    pub record: &'a Value,
    /// How many facts are as expected.
    pub held: usize,
    /// A line for each that is not.
    pub failures: Vec<String>,
}

impl<'a> Check<'a> {
    pub fn new(name: &'a str, expected: &'a Value, record: &'a Value) -> Self {
        Self {
            name,
            expected,
            record,
            held: 0,
            failures: Vec::new(),
        }
    }

    pub fn hold(&mut self, ok: bool, what: impl Display) {
        if ok {
            self.held += 1;
        } else {
            self.failures.push(format!("{}: {what}", self.name));
        }
    }

    /// Whether `got` has in `field` what `expected` has there, if that names the field at all.
    pub fn same(&mut self, got: &Value, expected: &Value, field: &str, of: &str) {
        if let Some(wanted) = expected.get(field) {
            let got = &got[field];
            let what = format!("{of} {field} {got}, expected {wanted}");
            self.hold(alike(got, wanted), what);
        }
    }

    pub fn article(&mut self) {
        let (article, expected) = (&self.record["article"], self.expected);
        for field in ["title", "site", "section"] {
            self.same(article, expected, field, "article");
        }
        let (got, wanted) = (&article["published"]["edtf"], &expected["published"]);
        self.hold(got == wanted, format!("published {got}, expected {wanted}"));
        let text = string(&article["text"]);
        for chrome in strings(&expected["text_must_not_contain"]) {
            let what = format!("boilerplate «{chrome}» is still in the text");
            self.hold(!text.contains(chrome), what);
        }
        if let Some(wanted) = expected["paragraphs"].as_u64() {
            let blocks = list(&article["blocks"]).iter();
            let got = blocks.filter(|block| block["kind"] != "title").count() as u64;
            self.hold(
                got == wanted,
                format!("{got} paragraphs, expected {wanted}"),
            );
        }
    }

    /// Name of the campaign, person or organization with this id.
    pub fn name_of(&self, id: &Value) -> &'a str {
        ["people", "organizations", "campaigns"]
            .into_iter()
            .flat_map(|table| list(&self.record[table]))
            .find(|object| object["id"] == *id)
            .map_or("", |object| string(&object["name"]))
    }
}

/// Names compare without case, ё, quotes, and kinds of dashes.
pub fn key(name: &str) -> String {
    let folded: String = name
        .to_lowercase()
        .chars()
        .filter(|c| !"«»\"“”„".contains(*c))
        .map(|c| match c {
            'ё' => 'е',
            '—' | '–' => '-',
            _ => c,
        })
        .collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(|c| c == ' ' || c == '.')
        .to_owned()
}

/// Strings by their keys, anything else as it is.
pub fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => key(a) == key(b),
        _ => a == b,
    }
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub fn string(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

pub fn strings(value: &Value) -> impl Iterator<Item = &str> {
    list(value).iter().filter_map(Value::as_str)
}

/// The texts of objects, to be shown.
pub fn texts<'a>(objects: impl IntoIterator<Item = &'a Value>, field: &str) -> String {
    let shown: Vec<&str> = objects
        .into_iter()
        .map(|object| string(&object[field]))
        .collect();
    format!("{shown:?}")
}
