//! JSON-LD of a page, as newsrooms write it: arrays, `@graph`, comments around it, commas too many.

use serde_json::Value;
use std::borrow::Cow;

/// Deepest nesting looked into.
const DEEPEST: u8 = 6;

/// Nesting above which an object is about the page itself: in its graph, not inside another object.
const SHALLOW: u8 = 3;

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
    /// Whether it calls the page a collection of articles.
    pub is_collection: bool,
}

impl JsonLd {
    /// Adds what one script says; what cannot be read is passed over.
    pub(super) fn read(&mut self, script: &str) {
        let script = bare(script);
        let sound = self.objects(script);
        if !sound {
            self.objects(&mended(script));
        }
    }

    /// Reads the objects that stand in a row; whether all of them could be read.
    fn objects(&mut self, script: &str) -> bool {
        let mut values = serde_json::Deserializer::from_str(script).into_iter::<Value>();
        values.all(|value| value.map(|value| self.visit(&value, 0)).is_ok())
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
                self.is_collection |= depth < SHALLOW && is_collection(value);
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
            .or_else(|| first(&["datePublished", "dateCreated"]))
            .or_else(|| Some(article["datePublished"].as_i64()?.to_string()));
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

/// Whether the object is a list of articles or of what was searched for.
fn is_collection(value: &Value) -> bool {
    let named = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| ["CollectionPage", "SearchResultsPage", "ItemList"].contains(&kind))
    };
    match &value["@type"] {
        Value::Array(kinds) => kinds.iter().any(named),
        kind => named(kind),
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

/// The names of those who wrote something: strings, objects with a name or its parts, lists of them.
pub(super) fn authors(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().flat_map(authors).collect(),
        Value::Object(object) => match NAMES.iter().find_map(|name| object.get(*name)) {
            Some(name) => authors(name),
            None => full_name(value).into_iter().collect(),
        },
        value => text(value).into_iter().collect(),
    }
}

/// Keys of the name of who wrote, and of objects around it.
const NAMES: [&str; 9] = [
    "name",
    "fullName",
    "full_name",
    "displayName",
    "display_name",
    "by",
    "node",
    "nodes",
    "edges",
];

/// The name of a person told in parts.
fn full_name(person: &Value) -> Option<String> {
    let parts = ["givenName", "additionalName", "familyName"];
    let parts: Vec<String> = parts
        .iter()
        .filter_map(|part| text(&person[*part]))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
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

/// Commas before closing brackets and between objects dropped, bare line breaks inside strings made spaces, quotes
/// inside strings escaped: a quote ends a string only before what may follow one. What was cut off is closed.
fn mended(script: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(script.len());
    let (mut quoted, mut escaped) = (false, false);
    let mut open = Vec::new();
    for (at, c) in script.char_indices() {
        if quoted {
            let inside = c == '"' && !escaped && !may_end(&script[at + 1..]);
            out.push_str(if inside { "\\" } else { "" });
            out.push(if c.is_control() { ' ' } else { c });
            quoted = escaped || inside || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '{' => open.push('}'),
            '[' => open.push(']'),
            '}' | ']' => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
                open.pop();
            }
            ',' if open.is_empty() => continue,
            _ => {}
        }
        quoted = c == '"';
        out.push(c);
    }
    if quoted {
        out.push('"');
    }
    out.extend(open.into_iter().rev());
    Cow::Owned(out)
}

/// Whether a string may end before this: a bracket or a colon follows, or a comma and what may follow that.
fn may_end(rest: &str) -> bool {
    let rest = rest.trim_start();
    match rest.strip_prefix(',') {
        Some(next) => {
            next.trim_start()
                .starts_with(['"', '{', '[', ']', '}', '-', 't', 'f', 'n'])
                || next.trim_start().starts_with(|c: char| c.is_ascii_digit())
        }
        None => rest.is_empty() || rest.starts_with([':', '}', ']']),
    }
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
        for script in [
            r#"{"@type":"NewsArticle","headline":"Старт","description":"акция "Чистый двор" идёт, "Сад" растёт","datePublished":"2021-01-06","author":{"givenName":"Дана","familyName":"Ким"}}"#,
            r#"{"@type":"NewsArticle","headline":"Старт","datePublished":"2021-01-06","author":[{"@type":"Person","givenName":"Дана","familyName":"Ким"}]}{"@type":"WebPage","name":"Х"}"#,
            r#"{"@type":"WebPage","name":"Х"}
               {"@type":"NewsArticle","headline":"Старт","datePublished":"2021-01-06","author":"Дана Ким",}"#,
        ] {
            let mut found = JsonLd::default();
            found.read(script);
            assert_eq!(found.headline.as_deref(), Some("Старт"), "{script}");
            assert_eq!(found.published.as_deref(), Some("2021-01-06"), "{script}");
            assert_eq!(found.authors, ["Дана Ким"], "{script}");
        }
        let mut found = JsonLd::default();
        found.read("{ no json");
        assert_eq!(found, JsonLd::default());
    }
}
