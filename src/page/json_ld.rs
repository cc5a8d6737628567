//! JSON-LD of a page, as newsrooms write it: arrays, `@graph`, comments around it, commas too many.

use serde_json::Value;
use std::borrow::Cow;

/// Deepest nesting looked into.
const DEEPEST: u8 = 6;

/// What JSON-LD says about the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct JsonLd {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub publisher: Option<String>,
    pub section: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub authors: Vec<String>,
}

impl JsonLd {
    /// Adds what one script says; what cannot be read is passed over.
    pub(super) fn read(&mut self, script: &str) {
        let script = bare(script);
        let value = serde_json::from_str(script).or_else(|_| serde_json::from_str(&mended(script)));
        if let Ok(value) = value {
            self.visit(&value, 0);
        }
    }

    fn visit(&mut self, value: &Value, depth: u8) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Array(list) => list.iter().for_each(|value| self.visit(value, depth + 1)),
            Value::Object(object) => {
                if is_article(value) {
                    self.take(value);
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    if let Some(inner) = object.get(key) {
                        self.visit(inner, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, article: &Value) {
        let first = |keys: &[&str]| keys.iter().find_map(|key| text(&article[*key]));
        self.headline = self
            .headline
            .take()
            .or_else(|| first(&["headline", "name"]));
        self.published = self
            .published
            .take()
            .or_else(|| first(&["datePublished", "dateCreated"]));
        self.section = self.section.take().or_else(|| first(&["articleSection"]));
        self.url = self
            .url
            .take()
            .or_else(|| first(&["url", "mainEntityOfPage"]));
        self.language = self.language.take().or_else(|| first(&["inLanguage"]));
        self.publisher = self
            .publisher
            .take()
            .or_else(|| text(&article["publisher"]));
        if self.authors.is_empty() {
            self.authors = authors(&article["author"]);
        }
    }
}

/// Whether the object is an article, by its type or by having a headline.
fn is_article(value: &Value) -> bool {
    let named = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
        })
    };
    match &value["@type"] {
        Value::Array(kinds) => kinds.iter().any(named),
        kind => named(kind) || value["headline"].is_string(),
    }
}

/// A string, the name of an object, its id, or the first of a list.
fn text(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => text.trim(),
        Value::Array(list) => return list.iter().find_map(text),
        Value::Object(object) => {
            return ["name", "@id", "url"]
                .iter()
                .find_map(|key| text(object.get(*key)?));
        }
        _ => "",
    };
    (!found.is_empty()).then(|| found.to_owned())
}

fn authors(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().flat_map(authors).collect(),
        Value::Object(object) => object.get("name").map(authors).unwrap_or_default(),
        value => text(value).into_iter().collect(),
    }
}

/// Without comments and CDATA marks around it.
fn bare(script: &str) -> &str {
    let start = script.find(['{', '[']).unwrap_or(0);
    let start = if script[start..].starts_with("[CDATA[") {
        start + "[CDATA[".len()
    } else {
        start
    };
    let end = script.rfind(['}']).map_or(script.len(), |at| at + 1);
    let end = script[end..]
        .find(']')
        .filter(|_| script[start..].trim_start().starts_with('['))
        .map_or(end, |at| end + at + 1);
    script.get(start..end).unwrap_or(script).trim()
}

/// Commas before closing brackets dropped, bare line breaks inside strings made spaces.
fn mended(script: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(script.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in script.chars() {
        if quoted {
            out.push(if c.is_control() { ' ' } else { c });
            quoted = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        if matches!(c, '}' | ']') {
            let kept = out.trim_end().trim_end_matches(',').len();
            out.truncate(kept);
        }
        quoted = c == '"';
        out.push(c);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_newsrooms() {
        for script in [
            r#"{"@type":"NewsArticle","headline":"Старт","datePublished":"2021-01-06","author":{"name":"А. Б."},"publisher":{"name":"Газета"}}"#,
            r#"<!-- [{"@type":"WebSite","name":"Х"},{"@type":["NewsArticle"],"headline":" Старт ","datePublished":"2021-01-06","author":[{"name":"А. Б."}],"publisher":"Газета",},] -->"#,
            "//<![CDATA[\n{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"Старт\",\"datePublished\":\"2021-01-06\",\"author\":\"А. Б.\",\"publisher\":{\"name\":\"Газета\"},\"description\":\"а\nб\"}]}\n//]]>",
        ] {
            let mut found = JsonLd::default();
            found.read(script);
            assert_eq!(found.headline.as_deref(), Some("Старт"), "{script}");
            assert_eq!(found.published.as_deref(), Some("2021-01-06"));
            assert_eq!(found.publisher.as_deref(), Some("Газета"));
            assert_eq!(found.authors, ["А. Б."]);
        }
        let mut found = JsonLd::default();
        found.read("{ no json");
        assert_eq!(found, JsonLd::default());
    }
}
