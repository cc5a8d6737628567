//! Texts in blocks and spans, as the editors of sites keep them: EditorJS, Sanity, Contentful, ProseMirror, Lexical,
//! Slate, Draft, Quill, Notion, Gutenberg.

use serde_json::{Map, Value};

/// Keys of words.
const WORDS: [&str; 11] = [
    "text",
    "value",
    "insert",
    "plain_text",
    "html",
    "raw",
    "rendered",
    "innerHTML",
    "markdown",
    "content",
    "body",
];

/// Keys of what is inside a block.
const INSIDE: [&str; 13] = [
    "children",
    "content",
    "body",
    "blocks",
    "innerBlocks",
    "root",
    "document",
    "ops",
    "items",
    "data",
    "rich_text",
    "nodes",
    "elements",
];

/// Keys that say what a block is.
const KINDS: [&str; 6] = ["type", "nodeType", "_type", "style", "blockName", "object"];

/// What spans are called that go on in the line.
const SPANS: [&str; 9] = [
    "text",
    "span",
    "link",
    "hyperlink",
    "autolink",
    "a",
    "mark",
    "inline",
    "mention",
];

/// Whether what a block is begins so, and its element.
const ELEMENTS: [(&str, &str); 6] = [
    ("head", "h2"),
    ("h2", "h2"),
    ("h3", "h2"),
    ("list", "li"),
    ("bullet", "li"),
    ("quote", "blockquote"),
];

/// The article in HTML, where the value holds words.
pub(super) fn html(value: &str) -> Option<String> {
    let value: Value = serde_json::from_str(value).ok()?;
    let mut article = Article::default();
    article.read(&value, "p");
    article.close();
    (!article.html.is_empty()).then_some(article.html)
}

#[derive(Default)]
struct Article {
    html: String,
    /// The element that is open.
    open: Option<&'static str>,
}

impl Article {
    fn close(&mut self) {
        if let Some(element) = self.open.take() {
            self.html.push_str(&format!("</{element}>\n"));
        }
    }

    fn read(&mut self, value: &Value, element: &'static str) {
        match value {
            Value::String(words) => self.words(words, element),
            Value::Array(parts) => {
                let are_blocks = parts.iter().all(Value::is_string);
                for part in parts {
                    self.read(part, element);
                    if are_blocks {
                        self.close();
                    }
                }
            }
            Value::Object(block) => self.block(block, element),
            _ => {}
        }
    }

    fn block(&mut self, block: &Map<String, Value>, element: &'static str) {
        let kinds = || KINDS.iter().filter_map(|key| block.get(*key)?.as_str());
        let is_span = kinds().all(|kind| SPANS.contains(&kind));
        if !is_span {
            self.close();
        }
        let element = kinds().find_map(element_of).unwrap_or(element);
        let words = WORDS.iter().filter_map(|key| block.get(*key)?.as_str());
        for words in words {
            self.words(words, element);
        }
        // of Notion a paragraph stands under its kind
        let own = kinds().filter(|kind| !INSIDE.contains(kind) && !WORDS.contains(kind));
        for key in INSIDE.into_iter().chain(own) {
            if let Some(inside @ (Value::Array(_) | Value::Object(_))) = block.get(key) {
                self.read(inside, element);
            }
        }
        if !is_span {
            self.close();
        }
    }

    /// Words in the element that is open, or in one of their own; lines are elements.
    fn words(&mut self, words: &str, element: &'static str) {
        let marked = is_marked(words);
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                self.close();
            }
            if line.is_empty() {
                continue;
            }
            if self.open.is_none() {
                self.html.push_str(&format!("<{element}>"));
                self.open = Some(element);
            }
            match marked {
                true => self.html.push_str(line),
                false => self
                    .html
                    .push_str(&line.replace('&', "&amp;").replace('<', "&lt;")),
            }
        }
    }
}

fn element_of(kind: &str) -> Option<&'static str> {
    let kind = kind.trim_start_matches("core/");
    let mut known = ELEMENTS.iter();
    known
        .find(|(begin, _)| kind.starts_with(begin))
        .map(|(_, element)| *element)
}

/// Whether words have elements or entities of HTML in them.
fn is_marked(words: &str) -> bool {
    let entity = |part: &str| {
        let name = part.split_once(';').map_or("", |(name, _)| name);
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
    };
    words.contains("</") || words.contains("<br") || words.split('&').skip(1).any(entity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_editors() {
        let whole = "<h2>Мост</h2>\n<p>Пришли <5 & 6.</p>\n<li>Раз</li>\n<li>Два</li>\n";
        let whole = whole.replace("<5 & 6", "&lt;5 &amp; 6");
        for (editor, value) in [
            (
                "EditorJS",
                r#"{"time":1,"blocks":[{"id":"a","type":"header","data":{"text":"Мост","level":2}},
                {"type":"paragraph","data":{"text":"Пришли &lt;5 &amp; 6."}},{"type":"image","data":{"file":{"url":"/a.jpg"}}},
                {"type":"list","data":{"style":"unordered","items":["Раз","Два"]}}]}"#,
            ),
            (
                "Sanity",
                r#"[{"_type":"block","style":"h2","children":[{"_type":"span","text":"Мост"}]},
                {"_type":"block","style":"normal","children":[{"_type":"span","text":"Пришли "},{"_type":"span","marks":["em"],"text":"<5 & 6."}]},
                {"_type":"block","listItem":"bullet","style":"list","children":[{"_type":"span","text":"Раз"}]},
                {"_type":"block","style":"list","children":[{"_type":"span","text":"Два"}]}]"#,
            ),
            (
                "Contentful",
                r#"{"nodeType":"document","data":{},"content":[{"nodeType":"heading-2","content":[{"nodeType":"text","value":"Мост"}]},
                {"nodeType":"paragraph","content":[{"nodeType":"hyperlink","data":{"uri":"/"},"content":[{"nodeType":"text","value":"Пришли"}]},{"nodeType":"text","value":" <5 & 6."}]},
                {"nodeType":"unordered-list","content":[{"nodeType":"list-item","content":[{"nodeType":"text","value":"Раз"}]},{"nodeType":"list-item","content":[{"nodeType":"text","value":"Два"}]}]}]}"#,
            ),
            (
                "Slate",
                r#"[{"type":"heading","children":[{"text":"Мост"}]},{"type":"paragraph","children":[{"text":"Пришли "},{"text":"<5","bold":true},{"text":" & 6."}]},
                {"type":"list-item","children":[{"text":"Раз"}]},{"type":"list-item","children":[{"text":"Два"}]}]"#,
            ),
            (
                "Draft",
                r#"{"blocks":[{"text":"Мост","type":"header-two"},{"text":"Пришли <5 & 6.","type":"unstyled"},{"text":"Раз","type":"list"},{"text":"Два","type":"list"}],"entityMap":{}}"#,
            ),
            (
                "Notion",
                r#"[{"type":"heading_2","heading_2":{"rich_text":[{"type":"text","plain_text":"Мост"}]}},
                {"type":"paragraph","paragraph":{"rich_text":[{"plain_text":"Пришли <5 & 6."}]}},
                {"type":"bulleted","bulleted":[{"type":"bulleted_list_item","bulleted_list_item":{"rich_text":[{"plain_text":"Раз"}]}},
                {"type":"bulleted_list_item","bulleted_list_item":{"rich_text":[{"plain_text":"Два"}]}}]}]"#,
            ),
        ] {
            assert_eq!(html(value).as_deref(), Some(whole.as_str()), "{editor}");
        }
        let quill =
            r#"{"ops":[{"insert":"Мост. "},{"insert":{"image":"a"}},{"insert":"Да.\nНет.\n"}]}"#;
        assert_eq!(
            html(quill).as_deref(),
            Some("<p>Мост. Да.</p>\n<p>Нет.</p>\n")
        );
        assert_eq!(html(r#"{"a":[1,{"b":null}]}"#), None);
    }
}
