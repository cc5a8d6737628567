//! A megabyte of text out of the sentences of `corpus/`, the same on every machine.

use encoding_rs::{KOI8_R, WINDOWS_1251};
use std::ops::ControlFlow;
use std::path::Path;
use svodka::article::{Article, Block, Finder};
use svodka::error::Origin;
use svodka::lexicon::CHROME;
use svodka::page;
use svodka::source::{Inputs, Item, Limits, Media, RawDocument, Sources};

/// Size of the input in bytes, at least.
pub const BYTES: usize = 1 << 20;

/// Paragraphs of a document.
const PARAGRAPHS: usize = 12;

/// First syllables of made-up family names, so that documents do not share all their words.
const SYLLABLES: [&str; 16] = [
    "Ба", "Бе", "Га", "Да", "Жа", "За", "Ка", "Ке", "Ма", "Му", "На", "Ра", "Са", "Та", "Ха", "Ша",
];

/// The articles of the corpus as pages: text and HTML.
pub fn pages() -> Vec<RawDocument> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let inputs = Inputs {
        paths: vec![folder],
        list: None,
    };
    let mut pages = Vec::new();
    Sources::new(inputs, Limits::default(), Vec::new()).read(|item| {
        match item {
            Item::Document(page) if page.media != Media::Json => pages.push(page),
            _ => {}
        }
        ControlFlow::Continue(())
    });
    assert!(pages.len() >= 2, "corpus/ holds no articles");
    pages
}

/// A page of the kind sites had: tables, menus, feeds, comments, scripts around two articles of the corpus in one.
const PAGE: &str = include_str!("page.html");

/// The page as files hold it: UTF-8, windows-1251 declared, KOI8-R that nothing declares.
pub fn html_pages() -> Vec<RawDocument> {
    let bare = PAGE.replace("charset=utf-8", "");
    let old = PAGE.replace("charset=utf-8", "charset=windows-1251");
    let encoded = [
        PAGE.as_bytes().to_vec(),
        WINDOWS_1251.encode(&old).0.into_owned(),
        KOI8_R.encode(&bare).0.into_owned(),
    ];
    let page = |bytes| RawDocument {
        origin: Origin::default(),
        media: Media::Html,
        bytes,
    };
    encoded.into_iter().map(page).collect()
}

/// Bytes of all documents.
pub fn size(documents: &[RawDocument]) -> usize {
    documents.iter().map(|document| document.bytes.len()).sum()
}

/// Clean texts as JSON lines: paragraphs of the corpus in ever new order, with other numbers and names.
pub fn documents() -> Vec<RawDocument> {
    let finder = finder();
    let plain = pages()
        .into_iter()
        .filter(|page| page.media == Media::Plain);
    let paragraphs: Vec<String> = plain
        .flat_map(|page| paragraphs(&found(&finder, &page)))
        .collect();
    let mut documents = Vec::new();
    while size(&documents) < BYTES {
        documents.push(document(documents.len(), &paragraphs));
    }
    documents
}

/// What finds articles, with the built-in lists.
pub fn finder() -> Finder {
    Finder::new(&[CHROME.content.to_owned()]).expect("the built-in list")
}

/// The article of a page.
pub fn found(finder: &Finder, page: &RawDocument) -> Article {
    let page = page::decode(page).expect("a page of the corpus");
    finder.find(page).expect("an article of the corpus")
}

fn paragraphs(article: &Article) -> Vec<String> {
    let text = |block: &Block| block.span.of_text(&article.text).to_owned();
    article.blocks.iter().map(text).collect()
}

fn document(number: usize, paragraphs: &[String]) -> RawDocument {
    let step = 1 + number % (paragraphs.len() - 1);
    let text: Vec<String> = (0..PARAGRAPHS)
        .map(|at| {
            varied(
                &paragraphs[(number + at * step) % paragraphs.len()],
                number + at,
            )
        })
        .collect();
    let line = serde_json::json!({
        "id": number.to_string(),
        "text": text.join("\n\n"),
        "published": "2010-07-03",
    });
    RawDocument {
        origin: Origin {
            path: "bench.jsonl".into(),
            line: Some(number as u64 + 1),
            ..Origin::default()
        },
        media: Media::Json,
        bytes: line.to_string().into_bytes(),
    }
}

/// The paragraph with round numbers changed and family names begun anew.
fn varied(paragraph: &str, seed: usize) -> String {
    let syllable = SYLLABLES[seed % SYLLABLES.len()];
    let ending = SYLLABLES[seed / SYLLABLES.len() % SYLLABLES.len()].to_lowercase();
    paragraph
        .replace("Хаматдинов", &format!("{syllable}{ending}матдинов"))
        .replace("Балаев", &format!("{syllable}{ending}лаев"))
        .replace("300", &(200 + seed % 700).to_string())
        .replace("470", &(300 + seed % 600).to_string())
        .replace("100", &(101 + seed % 800).to_string())
}
