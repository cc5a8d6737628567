//! Page → article text: body found, boilerplate dropped.

use crate::error::Error;
use crate::page::{Meta, Page};
use crate::span::Span;
use crate::vocabulary::BlockKind;

/// An article: the text that all spans index, and what its page says about it.
pub struct Article {
    /// Title, then paragraphs, joined by blank lines; given text verbatim.
    pub text: String,
    /// Parts of the text, in order, without overlap.
    pub blocks: Vec<Block>,
    /// What the page, or the lines around the article, say about it. `title` is what the first block shows.
    pub meta: Meta,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Bytes of `Article::text`.
    pub span: Span,
    /// Language code, where the words show it.
    pub language: Option<&'static str>,
}

/// Finds the article of a page.
///
/// # Errors
/// A page without an article.
pub fn find(page: Page) -> Result<Article, Error> {
    let crate::page::Content::Given(text) = page.content else {
        todo!()
    };
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive('\n') {
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let start = at + (part.len() - part.trim_start().len());
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span: Span::of(start..start + trimmed.len()),
                language: None,
            });
        }
        at += part.len();
    }
    Ok(Article {
        text,
        blocks,
        meta: page.meta,
    })
}
