//! Bytes of text a second, by stage and whole: `cargo bench`.
//!
//! The input is made of the sentences of `corpus/`, about a megabyte of them, the same on every machine.
//! Before anything is timed the facts found in it are counted: a fast wrong answer fails.

mod input;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use input::{documents, finder, found, html_pages, pages, size};
use svodka::annotate::{Readers, annotate};
use svodka::article::Article;
use svodka::calendar::Calendar;
use svodka::confidence::weigh;
use svodka::decide::{Decide, Models, Scratch, Words};
use svodka::lexicon::Lexicon;
use svodka::link::{Entities, link};
use svodka::mention::Annotations;
use svodka::page;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::{Extraction, Record, assemble};
use svodka::rules::written::Rules;
use svodka::source::RawDocument;
use svodka::tagger::word::Facts;
use svodka::tagger::{self, Tagger};
use svodka::text::{Buffers, Splitter, Text, analyse};

/// Facts that the input holds at least. Rules grow, so more is no fault; fewer is.
const LEAST: [(&str, usize); 5] = [
    ("campaigns", 320),
    ("people", 1_300),
    ("figures", 580),
    ("dates", 850),
    ("quotes", 1_000),
];

/// Title and paragraphs of the page in `page.html`.
const PAGE_BLOCKS: usize = 21;

fn main() {
    check_counts();
    check_pages();
    divan::main();
}

fn check_counts() {
    let documents = documents();
    assert!(size(&documents) >= input::BYTES, "the input is too small");
    let records = extract_all(&engine(), &documents);
    let count = |of: fn(&Record) -> usize| records.iter().map(of).sum();
    let counts: [usize; 5] = [
        count(|record| record.campaigns.len()),
        count(|record| record.people.len()),
        count(|record| record.figures.len()),
        count(|record| record.dates.len()),
        count(|record| record.quotes.len()),
    ];
    for ((what, least), found) in LEAST.into_iter().zip(counts) {
        assert!(
            found >= least,
            "{found} {what}, {least} are there: {counts:?}"
        );
    }
}

/// Title, day and paragraphs of the page, the same in every character set.
fn check_pages() {
    let finder = finder();
    for page in html_pages() {
        let article = found(&finder, &page);
        let day = article.meta.published.map(|published| published.when.edtf);
        assert_eq!(day.as_deref(), Some("2010-07-03"));
        assert!(article.text.starts_with("Более 300 тысяч казахстанцев"));
        assert_eq!(article.blocks.len(), PAGE_BLOCKS);
    }
}

fn extract_all(engine: &Engine, documents: &[RawDocument]) -> Vec<Record> {
    let mut desk = Desk::default();
    documents
        .iter()
        .map(|document| {
            engine
                .extract(document, &mut desk)
                .expect("a document of the corpus")
        })
        .collect()
}

fn engine() -> Engine {
    Engine::new(&Options::default()).expect("the built-in lists")
}

/// What a thread reuses.
#[derive(Default)]
struct Buffered {
    tagging: tagger::Buffers,
    deciding: Scratch,
}

/// What stages after the article need.
struct Parts {
    lexicon: Lexicon,
    calendar: Calendar,
    splitter: Splitter,
    tagger: Tagger,
    models: Models,
    written: Rules,
    documents: Vec<RawDocument>,
    articles: Vec<Article>,
}

impl Parts {
    fn new() -> Self {
        let (documents, finder) = (documents(), finder());
        let articles = documents.iter().map(|document| found(&finder, document));
        let lexicon = Lexicon::new(&[]).expect("the built-in lists");
        Self {
            written: Rules::new(&lexicon).expect("the built-in rules"),
            lexicon,
            calendar: Calendar::new(),
            splitter: Splitter::new().expect("the splitter"),
            tagger: Tagger::new().expect("the model"),
            models: Models::new().expect("the models"),
            articles: articles.collect(),
            documents,
        }
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::new(
            self.articles
                .iter()
                .map(|article| article.text.len())
                .sum::<usize>(),
        )
    }

    fn annotate(&self, text: &Text<'_>, desk: &mut Buffered) -> Annotations {
        let mut decide = Decide::new(&self.models, &mut desk.deciding);
        let readers = Readers {
            calendar: &self.calendar,
            tagger: &self.tagger,
            written: &self.written,
        };
        annotate(text, &readers, &mut desk.tagging, &mut decide)
    }

    /// Everything read in a text, and what is known of its tokens.
    fn read(&self, text: &Text<'_>, desk: &mut Buffered) -> (Annotations, Vec<Facts>) {
        let annotations = self.annotate(text, desk);
        (annotations, desk.tagging.facts().to_vec())
    }

    fn link(
        &self,
        text: &Text<'_>,
        (annotations, facts): (Annotations, &[Facts]),
        desk: &mut Buffered,
    ) -> Entities {
        let words = Words { text, facts };
        let mut decide = Decide::new(&self.models, &mut desk.deciding);
        link(&words, annotations, &mut decide)
    }

    fn buffers(&self) -> Vec<Buffers> {
        self.articles.iter().map(|_| Buffers::default()).collect()
    }

    fn texts<'a>(&'a self, buffers: &'a mut [Buffers]) -> Vec<Text<'a>> {
        let pairs = self.articles.iter().zip(buffers);
        pairs
            .map(|(article, buffers)| analyse(article, &self.lexicon, &self.splitter, buffers))
            .collect()
    }
}

/// Start-up: dictionary and lists.
#[divan::bench(sample_count = 20)]
fn load() -> Engine {
    engine()
}

/// HTML and plain pages of the corpus to articles; bytes of the pages.
#[divan::bench]
fn decode_and_find_pages(bencher: Bencher<'_, '_>) {
    let (pages, finder) = (pages(), finder());
    bencher
        .counter(BytesCount::new(size(&pages)))
        .bench_local(|| {
            pages
                .iter()
                .map(|page| found(&finder, page))
                .collect::<Vec<_>>()
        });
}

/// Bytes of whole pages to trees and what they say about themselves, in three character sets.
#[divan::bench]
fn decode_html(bencher: Bencher<'_, '_>) {
    let pages = html_pages();
    let decode = |page: &RawDocument| page::decode(page).expect("a page");
    bencher
        .counter(BytesCount::new(size(&pages)))
        .bench_local(|| pages.iter().map(decode).collect::<Vec<_>>());
}

/// Trees to articles.
#[divan::bench]
fn find_in_html(bencher: Bencher<'_, '_>) {
    let (pages, finder) = (html_pages(), finder());
    bencher
        .counter(BytesCount::new(size(&pages)))
        .with_inputs(|| {
            let decoded = pages.iter().map(|page| page::decode(page).expect("a page"));
            decoded.collect::<Vec<_>>()
        })
        .bench_local_values(|pages| {
            let found = pages.into_iter().map(|page| finder.find(page));
            found.filter(Result::is_ok).count()
        });
}

/// Where the blocks of articles stand in the bytes of their pages.
#[divan::bench]
fn locate_blocks(bencher: Bencher<'_, '_>) {
    let (pages, finder) = (html_pages(), finder());
    let mut articles: Vec<Article> = pages.iter().map(|page| found(&finder, page)).collect();
    bencher
        .counter(BytesCount::new(size(&pages)))
        .bench_local(|| {
            for (article, page) in articles.iter_mut().zip(&pages) {
                article.locate(page);
            }
        });
}

/// Bytes of whole pages to records.
#[divan::bench]
fn extract_html(bencher: Bencher<'_, '_>) {
    let (engine, pages) = (engine(), html_pages());
    bencher
        .counter(BytesCount::new(size(&pages)))
        .bench_local(|| extract_all(&engine, &pages));
}

/// Clean text in JSON lines to articles.
#[divan::bench]
fn decode_and_find_json(bencher: Bencher<'_, '_>) {
    let (documents, finder) = (documents(), finder());
    let find = |document| found(&finder, document);
    bencher
        .counter(BytesCount::new(size(&documents)))
        .bench_local(|| documents.iter().map(find).collect::<Vec<_>>());
}

/// Sentences, tokens, words; the words are in the thread's table after the first round.
#[divan::bench]
fn analyse_text(bencher: Bencher<'_, '_>) {
    let parts = Parts::new();
    let mut buffers = Buffers::default();
    bencher.counter(parts.bytes()).bench_local(|| {
        for article in &parts.articles {
            black_box(analyse(article, &parts.lexicon, &parts.splitter, &mut buffers).len());
        }
    });
}

/// All rules and the tagger, and their overlaps settled; each article has words of its own.
#[divan::bench]
fn annotate_text(bencher: Bencher<'_, '_>) {
    let parts = Parts::new();
    let mut buffers = parts.buffers();
    let texts = parts.texts(&mut buffers);
    let mut desk = Buffered::default();
    bencher.counter(parts.bytes()).bench_local(|| {
        for text in &texts {
            black_box(parts.annotate(text, &mut desk));
        }
    });
}

/// Mentions to entities.
#[divan::bench]
fn link_mentions(bencher: Bencher<'_, '_>) {
    let parts = Parts::new();
    let mut buffers = parts.buffers();
    let texts = parts.texts(&mut buffers);
    let mut desk = Buffered::default();
    let read = |text| parts.read(text, &mut desk);
    let (annotations, facts): (Vec<Annotations>, Vec<Vec<Facts>>) = texts.iter().map(read).unzip();
    let mut desk = Buffered::default();
    bencher
        .counter(parts.bytes())
        .with_inputs(|| annotations.clone())
        .bench_local_values(|annotations| {
            for ((text, facts), annotations) in texts.iter().zip(&facts).zip(annotations) {
                black_box(parts.link(text, (annotations, facts), &mut desk));
            }
        });
}

/// Entities to a record, and the record to JSON.
#[divan::bench]
fn assemble_record(bencher: Bencher<'_, '_>) {
    let parts = Parts::new();
    let mut buffers = parts.buffers();
    let texts = parts.texts(&mut buffers);
    let mut desk = Buffered::default();
    let linked = |text| {
        let (annotations, facts) = parts.read(text, &mut desk);
        let entities = parts.link(text, (annotations, &facts), &mut desk);
        let words = Words {
            text,
            facts: &facts,
        };
        let mut decide = Decide::new(&parts.models, &mut desk.deciding);
        let confidences = weigh(&words, &entities, &mut decide);
        (entities, confidences)
    };
    let entities: Vec<_> = texts.iter().map(linked).collect();
    let decoded = |document| {
        page::decode(document)
            .expect("a document of the corpus")
            .decoding
    };
    let decodings: Vec<_> = parts.documents.iter().map(decoded).collect();
    bencher.counter(parts.bytes()).bench_local(|| {
        let mut bytes = 0;
        for (number, document) in parts.documents.iter().enumerate() {
            let extraction = Extraction {
                origin: &document.origin,
                decoding: &decodings[number],
                data: parts.lexicon.hash(),
                no_text: false,
            };
            let (entities, confidences) = &entities[number];
            let record = assemble(&extraction, &texts[number], entities, confidences);
            bytes += serde_json::to_vec(&record).expect("a record").len();
        }
        bytes
    });
}

/// Bytes of JSON lines to records, with a fresh desk: nothing is remembered from round to round.
#[divan::bench]
fn extract_whole(bencher: Bencher<'_, '_>) {
    let engine = engine();
    let documents = documents();
    bencher
        .counter(BytesCount::new(size(&documents)))
        .bench_local(|| extract_all(&engine, &documents));
}
