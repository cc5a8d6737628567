//! W3C Web Annotations: what was found as tags on quoted words, and what ties them as links.

use crate::identity::urn;
use crate::json_file::{self, Shape};
use crate::spans::{Span, Tie, marked};
use crate::target::Form;
use crate::{Batch, Error};
use serde_json::{Value, json};
use svodka_record::{Record, address};

/// The form.
pub const FORM: Form = Form {
    name: "web-annotation",
    schemes: &[],
    endings: &[],
    place: "FILE",
    about: "W3C Web Annotations: quoted words with their places, tags and links",
    open: |target, options| json_file::open(target, &options, &SHAPE),
    beside: &[],
    sql: None,
};

const SHAPE: Shape = Shape {
    head: r#"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:svodka:annotations","type":"AnnotationCollection","label":"svodka","first":{"id":"urn:svodka:annotations:1","type":"AnnotationPage","startIndex":0,"items":[
"#,
    between: ",\n",
    tail: "\n]}}\n",
    values: |batch, take| annotations(batch, take),
};

/// Characters before and after quoted words, by which they are found when a page has changed.
const CONTEXT: usize = 32;

fn annotations(batch: &Batch, take: &mut dyn FnMut(Value)) -> Result<(), Error> {
    for record in &batch.records {
        let page = Page::new(record);
        let marked = marked(record);
        marked
            .spans
            .iter()
            .for_each(|span| take(page.annotation(span)));
        marked.ties.iter().for_each(|tie| take(page.link(tie)));
    }
    Ok(())
}

/// A document as a source of annotations.
struct Page<'a> {
    record: &'a Record,
    source: String,
    /// The text by code points; nothing where the record has none.
    text: Vec<char>,
}

impl<'a> Page<'a> {
    fn new(record: &'a Record) -> Self {
        let urls = [&record.article.url, &record.source.url];
        let url = urls.into_iter().flatten().find_map(|url| address::web(url));
        let text = record.article.text.as_deref().unwrap_or_default();
        Self {
            record,
            source: url.map_or_else(|| urn(&["document", &record.id]), str::to_owned),
            text: text.chars().collect(),
        }
    }

    fn annotation(&self, span: &Span<'_>) -> Value {
        let words = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "value": value });
        let mut body = vec![words("tagging", span.label)];
        let attributes = span.attributes.iter();
        body.extend(attributes.map(|(name, word)| words("classifying", &format!("{name}:{word}"))));
        body.extend(span.note.as_deref().map(|note| words("identifying", note)));
        self.framed(&span.id, "tagging", body.into(), self.target(span))
    }

    /// The words with what stands around them, and their place in the text of the article.
    fn target(&self, span: &Span<'_>) -> Value {
        let (start, end) = (span.start as usize, span.end as usize);
        let around = |from: usize, to: usize| -> String {
            self.text.get(from..to).unwrap_or_default().iter().collect()
        };
        let mut quote = json!({ "type": "TextQuoteSelector", "exact": span.text });
        if !self.text.is_empty() {
            quote["prefix"] = around(start.saturating_sub(CONTEXT), start).into();
            quote["suffix"] = around(end, (end + CONTEXT).min(self.text.len())).into();
        }
        let place = json!({ "type": "TextPositionSelector", "start": start, "end": end });
        json!({ "source": self.source, "selector": [quote, place] })
    }

    fn link(&self, tie: &Tie) -> Value {
        let id = format!("{} {} {}", tie.from, tie.name, tie.to);
        let body = json!([
            { "type": "SpecificResource", "source": self.id(&tie.to), "purpose": "linking" },
            { "type": "TextualBody", "purpose": "tagging", "value": tie.name },
        ]);
        self.framed(&id, "linking", body, self.id(&tie.from).into())
    }

    fn framed(&self, id: &str, motivation: &str, body: Value, target: Value) -> Value {
        let extractor = &self.record.extractor;
        json!({
            "id": self.id(id),
            "type": "Annotation",
            "motivation": motivation,
            "generator": {
                "id": "urn:svodka", "type": "Software",
                "name": format!("{} {}", extractor.name, extractor.version),
            },
            "body": body,
            "target": target,
        })
    }

    fn id(&self, id: &str) -> String {
        urn(&["annotation", &self.record.id, id])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cleanup, read};
    use serde_json::json;
    use std::collections::HashSet;

    fn all(record: &Value) -> Vec<Value> {
        let batch = Batch {
            records: vec![read(record)],
            ..Batch::default()
        };
        let mut all = Vec::new();
        annotations(&batch, &mut |value| all.push(value)).unwrap();
        all
    }

    #[test]
    fn words_are_quoted_with_what_is_around() {
        let all = all(&cleanup("a"));
        let exact = |x: &&Value| x["target"]["selector"][0]["exact"] == "40 школьников";
        let target = &all.iter().find(exact).unwrap()["target"];
        let expected = json!({
            "source": "https://site.kz/a",
            "selector": [
                { "type": "TextQuoteSelector", "exact": "40 школьников",
                  "prefix": "Жасыл» Алина Омарова. Среди них ",
                  "suffix": ".\n\n«Мы посадили деревья вместе с" },
                { "type": "TextPositionSelector", "start": 177, "end": 190 },
            ],
        });
        assert_eq!(*target, expected);
    }

    #[test]
    fn links_lead_to_annotations() {
        let all = all(&cleanup("a"));
        let ids: HashSet<&Value> = all.iter().map(|x| &x["id"]).collect();
        assert_eq!(ids.len(), all.len());
        let links: Vec<&Value> = all
            .iter()
            .filter(|x| x["motivation"] == "linking")
            .collect();
        assert_eq!(links.len(), 8);
        for link in links {
            assert!(ids.contains(&link["target"]) && ids.contains(&link["body"][0]["source"]));
        }
    }

    #[test]
    fn pages_without_an_address_have_a_name() {
        let mut record = cleanup("a");
        record["article"]["url"] = json!("javascript:alert(1)");
        let all = all(&record);
        let source = all[0]["target"]["source"].as_str().unwrap();
        assert!(source.starts_with("urn:uuid:"), "{source}");
    }
}
