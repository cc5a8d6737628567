//! HTML → tree, no larger than a page can need, however it grows.
//!
//! Unclosed elements like `<b>` are opened anew in every paragraph that follows (HTML standard,
//! «reconstruct the active formatting elements»), so that a tree may grow with the square of its page. The
//! tree is looked at while it grows; what its making costs in time, `tags` has counted before.

use super::empty::Empty;
use ego_tree::NodeId;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TokenizerResult;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use scraper::{Html, HtmlTreeSink};

/// Nodes of a page; the largest of newsrooms have a twentieth of that.
const MOST_NODES: usize = 500_000;

/// Bytes parsed between two looks at the tree.
const PIECE: usize = 4096;

/// The same where elements lie so deep that each tag may open them all.
const SMALLEST_PIECE: usize = 64;

/// Bytes of the shortest tag.
const TAG: usize = 3;

/// Parses a page, or says why not.
pub(super) fn parse(text: &str, empty: &Empty) -> Result<Html, String> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let tokens = Tokens {
        builder: TreeBuilder::new(sink, TreeBuilderOpts::default()),
        empty,
    };
    let tokenizer = Tokenizer::new(tokens, TokenizerOpts::default());
    let input = BufferQueue::default();
    let (mut rest, mut piece, mut nodes) = (text, PIECE, 0);
    while !rest.is_empty() {
        let (head, behind) = rest.split_at(rest.floor_char_boundary(piece));
        input.push_back(head.into());
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        rest = behind;
        let html = tokenizer.sink.builder.sink.0.borrow();
        let now = html.tree.values().len();
        if now > MOST_NODES {
            return Err(format!(
                "a page of more than {MOST_NODES} elements and texts; split it, or give its text"
            ));
        }
        if now != nodes {
            nodes = now;
            let last = html.tree.nodes().next_back();
            let depth = last.map_or(0, |node| node.ancestors().count());
            piece = (MOST_NODES * TAG / (depth + 1)).clamp(SMALLEST_PIECE, PIECE);
        }
    }
    tokenizer.end();
    Ok(tokenizer.sink.builder.sink.finish())
}

/// Closes the elements that the page writes as empty, on the way from the tags to the tree.
struct Tokens<'a> {
    builder: TreeBuilder<NodeId, HtmlTreeSink>,
    empty: &'a Empty,
}

impl TokenSink for Tokens<'_> {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let closing = self.closing(&token);
        let result = self.builder.process_token(token, line);
        match closing {
            // What the opening tag wants to be read behind it is no content of it.
            Some(tag) => self.builder.process_token(Token::TagToken(tag), line),
            None => result,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Tokens<'_> {
    /// The closing tag of an element that closes itself; in SVG and formulas the builder does that.
    fn closing(&self, token: &Token) -> Option<Tag> {
        let Token::TagToken(tag) = token else {
            return None;
        };
        let closes = tag.kind == TagKind::StartTag && tag.self_closing;
        let is_empty = closes
            && self.empty.has(&tag.name)
            && !self.adjusted_current_node_present_but_not_in_html_namespace();
        is_empty.then(|| Tag {
            kind: TagKind::EndTag,
            name: tag.name.clone(),
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Html, String> {
        super::parse(text, &Empty::of(text))
    }

    #[test]
    fn elements_written_as_in_xml_hold_nothing() {
        let text = |page: &str| {
            let tree = parse(page).unwrap();
            let body = scraper::Selector::parse("body").unwrap();
            tree.select(&body).next().unwrap().inner_html()
        };
        for (page, expected) in [
            ("<a id=\"x\"/>а<p>б</p>", "<a id=\"x\"></a>а<p>б</p>"),
            ("<b/><p>а</p>", "<b></b><p>а</p>"),
            (
                "<div><iframe src=\"x\"/><p>а</p></div>",
                "<div><iframe src=\"x\"></iframe><p>а</p></div>",
            ),
            (
                "<p>а<script src=\"x\"/>б</p>",
                "<p>а<script src=\"x\"></script>б</p>",
            ),
            (
                "<svg><g><path d=\"x\"/></g></svg>а",
                "<svg><g><path d=\"x\"></path></g></svg>а",
            ),
            ("<div/>а</div>б", "<div>а</div>б"),
        ] {
            assert_eq!(text(page), expected);
        }
        let head = parse("<title/><p>а</p>").unwrap();
        assert_eq!(
            head.html(),
            "<html><head><title></title></head><body><p>а</p></body></html>"
        );
    }

    #[test]
    fn pieces_make_no_difference() {
        let paragraph = "<p>Новости &laquo;дня&raquo;, <b>ещё</b> & ещё <!-- x --></p>\r\n";
        let page = format!("<!doctype html><title>Т</title>{}", paragraph.repeat(500));
        let whole = Html::parse_document(&page);
        assert_eq!(parse(&page).unwrap().html(), whole.html());
    }

    #[test]
    fn trees_that_grow_without_bounds_are_refused() {
        assert!(parse(&"<div>".repeat(5000)).is_ok());
        assert!(parse(&"<br>".repeat(600_000)).is_err());
        let unclosed: String = (0..900)
            .map(|n| format!("<p><font size={n}></p>"))
            .collect();
        assert!(parse(&(unclosed + &"<p>x".repeat(10_000))).is_err());
    }
}
