//! HTML → tree, no larger than a page can need, however it grows.
//!
//! Unclosed elements like `<b>` are opened anew in every paragraph that follows (HTML standard,
//! «reconstruct the active formatting elements»), so that a tree may grow with the square of its page. The
//! tree is looked at while it grows; what its making costs in time, `tags` has counted before.

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::TendrilSink;
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
pub(super) fn parse(text: &str) -> Result<Html, String> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, ParseOpts::default());
    let (mut rest, mut piece, mut nodes) = (text, PIECE, 0);
    while !rest.is_empty() {
        let (head, behind) = rest.split_at(rest.floor_char_boundary(piece));
        parser.process(head.into());
        rest = behind;
        let html = parser.tokenizer.sink.sink.0.borrow();
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
    Ok(parser.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

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
