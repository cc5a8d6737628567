//! Parts → article: one text, and blocks that lie on it.

use super::language::Evidence;
use super::latin;
use super::lines::{continues, is_wrapped, width};
use super::{Article, Block, Finder};
use crate::page::Meta;
use crate::span::Span;
use crate::vocabulary::BlockKind;

/// What stands between blocks.
const BREAK: &str = "\n\n";

/// A part of a found article: tidy text without line breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its kind.
    pub kind: BlockKind,
    /// Its text.
    pub text: String,
    /// Whether words in it stood together where elements meet.
    pub mended: bool,
    /// Whether entities in it were encoded twice.
    pub escaped: bool,
}

/// Joins title and parts; `meta.title` becomes the title block.
pub(crate) fn found(meta: Meta, parts: Vec<Part>, finder: &Finder) -> Article {
    let title = meta.title.iter().map(|title| Part {
        kind: BlockKind::Title,
        text: title.clone(),
        mended: false,
        escaped: false,
    });
    let mended = parts.iter().any(|part| part.mended);
    let escaped = parts.iter().any(|part| part.escaped);
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for part in title.chain(parts) {
        if !text.is_empty() {
            text.push_str(BREAK);
        }
        let start = text.len();
        text.push_str(&part.text);
        blocks.push((part.kind, start..text.len()));
    }
    let mut article = finish(meta, text, blocks, finder);
    article
        .repairs
        .extend(mended.then(|| "glued_words".to_owned()));
    article
        .repairs
        .extend(escaped.then(|| "double_entities".to_owned()));
    article
}

/// Takes given text as it stands; a given title that it does not begin with is put before it.
pub(crate) fn given(meta: Meta, body: String, finder: &Finder) -> Article {
    let (mut text, mut blocks, mut from) = (body, Vec::new(), 0);
    if let Some(title) = &meta.title {
        let lead_in = text.len() - text.trim_start().len();
        if !text[lead_in..].starts_with(title.as_str()) {
            text = format!("{title}{BREAK}{text}");
            from = title.len();
            blocks.push((BlockKind::Title, 0..from));
        } else if ends_line(&text[lead_in + title.len()..]) {
            from = lead_in + title.len();
            blocks.push((BlockKind::Title, lead_in..from));
        }
    }
    paragraphs(&text, from, &mut blocks);
    finish(meta, text, blocks, finder)
}

fn ends_line(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t', '\u{A0}'])
        .chars()
        .next()
        .is_none_or(|c| c == '\n' || c == '\r')
}

/// Paragraphs of `text[from..]`: a blank line ends one, and a line break where lines are not hard-wrapped.
fn paragraphs(text: &str, from: usize, blocks: &mut Vec<(BlockKind, std::ops::Range<usize>)>) {
    let mut stanza: Vec<&str> = Vec::new();
    let base = text.as_ptr() as usize;
    let offset = |line: &str| line.as_ptr() as usize - base;
    let mut close = |stanza: &mut Vec<&str>| {
        let wrapped = is_wrapped(stanza);
        let width = width(stanza);
        for n in 0..stanza.len() {
            let line = stanza[n].trim();
            let range = offset(line)..offset(line) + line.len();
            match blocks.last_mut() {
                Some((_, last))
                    if wrapped && n > 0 && continues(stanza[n - 1], stanza[n], width) =>
                {
                    last.end = range.end
                }
                _ => blocks.push((BlockKind::Paragraph, range)),
            }
        }
        stanza.clear();
    };
    let lines = text[from..].split('\n').flat_map(|line| line.split('\r'));
    for line in lines {
        if line.trim().is_empty() {
            close(&mut stanza);
        } else {
            stanza.push(line);
        }
    }
    close(&mut stanza);
}

/// Names languages: the article's own by all its blocks, that of each block with the article's in mind.
fn finish(
    mut meta: Meta,
    text: String,
    mut blocks: Vec<(BlockKind, std::ops::Range<usize>)>,
    finder: &Finder,
) -> Article {
    finder.asides.mark(&finder.chrome, &text, &mut blocks);
    if meta.authors.is_empty() {
        meta.authors = finder.asides.authors(&finder.chrome, &text, &blocks);
    }
    let mut evidence: Vec<Evidence> = blocks
        .iter()
        .map(|(_, range)| finder.languages.evidence(&text[range.clone()]))
        .collect();
    let latin = latin::alphabets(&text, &blocks, &mut evidence);
    let mut whole = Evidence::default();
    let story = blocks.iter().zip(&evidence);
    story
        .filter(|((kind, _), _)| kind.is_story())
        .for_each(|(_, block)| whole.add(block));
    let main = whole.declared(meta.language.as_deref());
    let blocks = blocks
        .into_iter()
        .zip(evidence.iter().zip(latin))
        .map(|((kind, range), (evidence, latin))| Block {
            kind,
            language: evidence.within(main),
            latin,
            span: Span::of(range),
            source: None,
        })
        .collect();
    if let Some(code) = main {
        meta.language = Some(code.to_owned());
    }
    Article {
        text,
        blocks,
        meta,
        repairs: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder() -> Finder {
        Finder::new(&[crate::lexicon::CHROME.content.to_owned()]).unwrap()
    }

    fn blocks(title: Option<&str>, text: &str) -> (String, Vec<(BlockKind, String)>) {
        let meta = Meta {
            title: title.map(str::to_owned),
            ..Meta::default()
        };
        let article = given(meta, text.to_owned(), &finder());
        let parts = article
            .blocks
            .iter()
            .map(|b| (b.kind, b.span.of_text(&article.text).to_owned()))
            .collect();
        (article.text, parts)
    }

    #[test]
    fn given_text_is_not_touched() {
        use BlockKind::{Paragraph, Title};
        let text = " Мы  вместе\u{A0}\n\nПервый  абзац.\nВторой.\r\n";
        let (whole, parts) = blocks(None, text);
        assert_eq!(whole, text);
        assert_eq!(parts[0], (Paragraph, "Мы  вместе".into()));
        assert_eq!(parts[2], (Paragraph, "Второй.".into()));
        assert_eq!(
            blocks(Some("Мы  вместе"), text).1[0],
            (Title, "Мы  вместе".into())
        );
        let (whole, parts) = blocks(Some("Новое"), text);
        assert_eq!(whole, format!("Новое\n\n{text}"));
        assert_eq!(parts[0], (Title, "Новое".into()));
        assert_eq!(parts.len(), 4);
        assert_eq!(
            blocks(Some("Мы"), text).1[0],
            (Paragraph, "Мы  вместе".into())
        );
    }

    #[test]
    fn hard_wrapped_lines_are_one_block() {
        let text = "В субботнике приняли участие более трёх тысяч жителей города, а\nтакже студенты и школьники, сообщили в акимате. Участники убрали\nпарки.";
        assert_eq!(blocks(None, text).1.len(), 1);
    }
}
