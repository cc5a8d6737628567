//! Texts in blocks and spans, as the editors of sites keep them: EditorJS, Sanity, Contentful, ProseMirror, Lexical,
//! Slate, Draft, Quill, Notion, Gutenberg. They are the text itself, so nothing of them is left out.

use serde_json::{Map, Value};
use std::borrow::Cow;

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

/// The text of the article, a paragraph for each block, where the value holds words.
pub(super) fn text(value: &str) -> Option<String> {
    let value: Value = serde_json::from_str(value).ok()?;
    let mut article = Article::default();
    article.read(&value);
    let text = article.text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[derive(Default)]
struct Article {
    text: String,
    /// Blocks around: only inside one are words a part of its line.
    depth: u32,
}

impl Article {
    /// Ends the paragraph.
    fn close(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push_str("\n\n");
        }
    }

    fn read(&mut self, value: &Value) {
        match value {
            Value::String(words) => self.words(words),
            Value::Array(parts) => {
                let are_blocks = parts.iter().all(Value::is_string);
                for part in parts {
                    self.read(part);
                    if are_blocks {
                        self.close();
                    }
                }
            }
            Value::Object(block) => self.block(block),
            _ => {}
        }
    }

    fn block(&mut self, block: &Map<String, Value>) {
        let kinds = || KINDS.iter().filter_map(|key| block.get(*key)?.as_str());
        let holds_list = INSIDE
            .iter()
            .any(|key| block.get(*key).is_some_and(Value::is_array));
        let is_named = kinds().next().is_some();
        let is_span = self.depth > 0
            && kinds().all(|kind| SPANS.contains(&kind))
            && (is_named || !holds_list);
        if !is_span {
            self.close();
        }
        self.depth += 1;
        let words = WORDS.iter().filter_map(|key| block.get(*key)?.as_str());
        for words in words {
            self.words(words);
        }
        // of Notion a paragraph stands under its kind
        let own = kinds().filter(|kind| !INSIDE.contains(kind) && !WORDS.contains(kind));
        for key in INSIDE.into_iter().chain(own) {
            if let Some(inside @ (Value::Array(_) | Value::Object(_))) = block.get(key) {
                self.read(inside);
            }
        }
        self.depth -= 1;
        if !is_span {
            self.close();
        }
    }

    /// Words of the paragraph; their lines are paragraphs.
    fn words(&mut self, words: &str) {
        let plain = match is_marked(words) {
            true => {
                let tree = scraper::Html::parse_fragment(words);
                Cow::Owned(tree.root_element().text().collect::<String>())
            }
            false => Cow::Borrowed(words),
        };
        for (at, line) in plain.split('\n').enumerate() {
            if at > 0 {
                self.close();
            }
            self.text.push_str(line);
        }
    }
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
        let whole = "Мост\n\nПришли <5 & 6.\n\nРаз\n\nДва";
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
            assert_eq!(text(value).as_deref(), Some(whole), "{editor}");
        }
        let quill =
            r#"{"ops":[{"insert":"Мост. "},{"insert":{"image":"a"}},{"insert":"Да.\nНет.\n"}]}"#;
        assert_eq!(text(quill).as_deref(), Some("Мост. Да.\n\nНет."));
        assert_eq!(text(r#"{"a":[1,{"b":null}]}"#), None);
    }
}
