//! Texts in blocks and spans, as the editors of sites keep them: EditorJS, Sanity, Contentful, ProseMirror, Lexical,
//! Slate, Draft, Quill, Notion, Gutenberg. They are the text itself, so nothing of them is left out.

use serde_json::{Map, Value};
use std::borrow::Cow;

/// Keys of words.
const WORDS: [&str; 12] = [
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
    "message",
];

/// Keys of what is inside a block.
const INSIDE: [&str; 13] = [
    "rich_text",
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
    "nodes",
    "elements",
];

/// Keys that say what a block is.
const KINDS: [&str; 6] = ["type", "nodeType", "_type", "style", "blockName", "object"];

/// What spans are called that go on in the line.
const SPANS: [&str; 10] = [
    "text",
    "span",
    "link",
    "hyperlink",
    "autolink",
    "a",
    "mark",
    "inline",
    "mention",
    "emoji",
];

/// Endings of what rows of tables are called, without capitals, and keys of their cells beside those of what is inside.
const ROWS: [&str; 2] = ["row", "tr"];
const CELLS: &str = "cells";

/// What stands between the cells of a row.
const BETWEEN: &str = " | ";

/// Keys of the parts of a list, each of which is a paragraph.
const ITEMS: &str = "items";

/// Keys of words that are shown in a line for somebody or something, and of objects around them.
const SHOWN: [&str; 4] = ["label", "value", "text", "name"];
const AROUND: [&str; 2] = ["attrs", "insert"];

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
            Value::Array(rows) if !rows.is_empty() && rows.iter().all(is_plain_row) => {
                rows.iter()
                    .filter_map(Value::as_array)
                    .for_each(|row| self.row(row));
            }
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
        let before = self.text.len();
        self.own_words(block);
        if !is_span || self.text.len() == before {
            self.inside(block);
        }
        if is_span && self.text.len() == before {
            self.words(shown(block).unwrap_or_default());
        }
        if let (Some(_), Some(Value::String(who))) = (block.get("text"), block.get("caption")) {
            self.close();
            self.words(who);
        }
        self.depth -= 1;
        if !is_span {
            self.close();
        }
    }

    /// The words that stand in a block itself, those of a notice below what heads it.
    fn own_words(&mut self, block: &Map<String, Value>) {
        let head = block.get("title").filter(|_| block.contains_key("message"));
        if let Some(Value::String(head)) = head {
            self.words(head);
            self.close();
        }
        let words = WORDS.iter().filter_map(|key| block.get(*key)?.as_str());
        for words in words {
            self.words(words);
        }
    }

    /// The blocks inside a block.
    fn inside(&mut self, block: &Map<String, Value>) {
        let kinds = || KINDS.iter().filter_map(|key| block.get(*key)?.as_str());
        // of Notion a paragraph stands under its kind
        let own = kinds().filter(|kind| !INSIDE.contains(kind) && !WORDS.contains(kind));
        let is_row = kinds().any(is_row);
        for key in INSIDE.into_iter().chain(own).chain([CELLS]) {
            match block.get(key) {
                Some(Value::Array(cells)) if is_row => self.row(cells),
                Some(Value::Object(row)) if is_row => self.inner_row(row),
                Some(Value::Array(items)) if key == ITEMS => self.items(items),
                Some(inside @ (Value::Array(_) | Value::Object(_))) => self.read(inside),
                _ => {}
            }
        }
    }

    /// Parts of a list, each in a paragraph of its own.
    fn items(&mut self, items: &[Value]) {
        for item in items {
            self.read(item);
            self.close();
        }
    }

    /// The row of a table that stands in an object of its own.
    fn inner_row(&mut self, row: &Map<String, Value>) {
        if let Some(Value::Array(cells)) = row.get(CELLS) {
            self.row(cells);
        }
    }

    /// The cells of a row of a table, in a line.
    fn row(&mut self, cells: &[Value]) {
        let cells = cells.iter().map(|cell| {
            let mut inside = Self {
                depth: self.depth,
                ..Self::default()
            };
            inside.read(cell);
            inside.text.split_whitespace().collect::<Vec<_>>().join(" ")
        });
        let line = cells.collect::<Vec<_>>().join(BETWEEN);
        self.close();
        self.text.push_str(&line);
        self.close();
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

/// Whether a value is the row of a table of strings.
fn is_plain_row(value: &Value) -> bool {
    let cells = value.as_array().filter(|cells| !cells.is_empty());
    cells.is_some_and(|cells| cells.iter().all(Value::is_string))
}

/// Whether a block of this kind is the row of a table: `tableRow`, `table_row`, `tr`.
fn is_row(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    ROWS.iter().any(|row| kind.ends_with(row))
}

/// What is shown of a part of a line that holds no words of its own: who is mentioned.
fn shown(part: &Map<String, Value>) -> Option<&str> {
    let around = AROUND.iter().filter_map(|key| part.get(*key)?.as_object());
    let mut inner = around.flat_map(|object| {
        let inside = object.values().filter_map(Value::as_object);
        std::iter::once(object).chain(inside)
    });
    inner.find_map(|object| SHOWN.iter().find_map(|key| object.get(*key)?.as_str()))
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
        let table = "Год | Число\n\n2023 | 300";
        for (editor, value) in [
            (
                "EditorJS",
                r#"{"blocks":[{"type":"table","data":{"withHeadings":true,"content":[["Год","Число"],["2023","300"]]}}]}"#,
            ),
            (
                "Notion",
                r#"[{"object":"block","type":"table_row","table_row":{"cells":[[{"plain_text":"Год"}],[{"plain_text":"Число"}]]}},
                {"object":"block","type":"table_row","table_row":{"cells":[[{"plain_text":"20"},{"plain_text":"23"}],[{"plain_text":"300"}]]}}]"#,
            ),
            (
                "TipTap",
                r#"{"type":"doc","content":[{"type":"table","content":[{"type":"tableRow","content":[
                {"type":"tableHeader","content":[{"type":"paragraph","content":[{"type":"text","text":"Год"}]}]},
                {"type":"tableHeader","content":[{"type":"paragraph","content":[{"type":"text","text":"Число"}]}]}]},
                {"type":"tableRow","content":[{"type":"tableCell","content":[{"type":"text","text":"2023"}]},{"type":"tableCell","content":[{"type":"text","text":"300"}]}]}]}]}"#,
            ),
            (
                "Slate",
                r#"[{"type":"table","children":[{"type":"tr","children":[{"type":"td","children":[{"text":"Год"}]},{"type":"td","children":[{"text":"Число"}]}]},
                {"type":"tr","children":[{"type":"td","children":[{"text":"2023"}]},{"type":"td","children":[{"text":"300"}]}]}]}]"#,
            ),
        ] {
            assert_eq!(text(value).as_deref(), Some(table), "{editor}");
        }
        for (editor, value) in [
            (
                "Notion",
                r#"[{"type":"paragraph","paragraph":{"rich_text":[{"type":"text","plain_text":"Вчера "},
                {"type":"mention","mention":{"type":"user","user":{"object":"user","name":"x"}},"plain_text":"Ким"},{"type":"text","plain_text":" пришёл."}]}}]"#,
            ),
            (
                "TipTap",
                r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Вчера "},{"type":"mention","attrs":{"id":"1","label":"Ким"}},
                {"type":"text","text":" пришёл."}]}]}"#,
            ),
            (
                "Quill",
                r#"{"ops":[{"insert":"Вчера "},{"insert":{"mention":{"id":"1","value":"Ким"}}},{"insert":" пришёл.\n"}]}"#,
            ),
        ] {
            assert_eq!(
                text(value).as_deref(),
                Some("Вчера Ким пришёл."),
                "{editor}"
            );
        }
        let parts = r#"{"blocks":[{"type":"warning","data":{"title":"Важно","message":"Закрыто."}},{"type":"quote","data":{"text":"Да.","caption":"Ким"}},
            {"type":"checklist","data":{"items":[{"text":"Раз","checked":true},{"text":"Два","checked":false}]}},
            {"type":"list","items":[{"type":"text","content":"Три"},{"type":"text","content":"Пять"}]}]}"#;
        let told = "Важно\n\nЗакрыто.\n\nДа.\n\nКим\n\nРаз\n\nДва\n\nТри\n\nПять";
        assert_eq!(text(parts).as_deref(), Some(told));
        let quill =
            r#"{"ops":[{"insert":"Мост. "},{"insert":{"image":"a"}},{"insert":"Да.\nНет.\n"}]}"#;
        assert_eq!(text(quill).as_deref(), Some("Мост. Да.\n\nНет."));
        assert_eq!(text(r#"{"a":[1,{"b":null}]}"#), None);
    }
}
