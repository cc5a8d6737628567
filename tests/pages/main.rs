//! Pages in the manner of the engines that most newsrooms use, and cases of pages one by one.

mod bulk;
mod engines;

use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::source::{Media, RawDocument};

/// Reads pages.
struct Reader {
    engine: Engine,
    desk: Desk,
}

impl Reader {
    fn new() -> Self {
        Self {
            engine: Engine::new(&Options::default()).expect("the built-in lists"),
            desk: Desk::default(),
        }
    }

    fn page(&mut self, html: &str) -> Result<Record, String> {
        let document = RawDocument {
            origin: Origin::default(),
            media: Media::Html,
            bytes: html.as_bytes().to_vec(),
        };
        let record = self.engine.extract(&document, &mut self.desk);
        record.map_err(|error| format!("{:?}: {}", error.code, error.message))
    }
}

/// The text of a record without its title, a paragraph a line.
fn body(record: &Record) -> Vec<String> {
    let text = record.article.text.clone().unwrap_or_default();
    let title = record.article.title.clone().unwrap_or_default();
    let rest = text.strip_prefix(title.as_str()).unwrap_or(&text);
    let parts = rest.split("\n\n").filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Paragraphs of an article, which the cases name by their numbers.
const PARAGRAPHS: [&str; 3] = [
    "Движение по мосту через Ишимку возобновили в понедельник утром, рассказали в дорожном управлении района.",
    "Ремонт длился два месяца: строители заменили перила, уложили новый асфальт и поставили фонари вдоль тротуаров.",
    "Следующей весной рабочие займутся набережной, на неё в бюджете посёлка уже заложены деньги.",
];

/// `{1}` is a paragraph, in the page as an element, `{1.}` its words alone.
fn filled(text: &str, in_page: bool) -> String {
    let mut text = text.to_owned();
    for (n, words) in PARAGRAPHS.iter().enumerate() {
        let element = match in_page {
            true => format!("<p>{words}</p>"),
            false => (*words).to_owned(),
        };
        text = text.replace(&format!("{{{}.}}", n + 1), words);
        text = text.replace(&format!("{{{}}}", n + 1), &element);
    }
    text
}

#[test]
fn cases_of_pages() {
    let mut reader = Reader::new();
    let mut wrong = Vec::new();
    let table = include_str!("cases.tsv").lines();
    for row in table.filter(|row| !row.starts_with('#')) {
        let [name, page, published, text] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {row}");
        };
        let found = match reader.page(&filled(page, true)) {
            Ok(record) => {
                let day = record.article.published.as_ref().map(|p| p.edtf.clone());
                (day.unwrap_or_else(|| "-".into()), body(&record).join(" | "))
            }
            Err(error) => (
                "-".into(),
                error.split(':').next().unwrap_or_default().to_owned(),
            ),
        };
        let expected = (published.to_owned(), filled(text, false));
        if found != expected {
            wrong.push(format!(
                "{name}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_of_ten_engines_are_read_whole() {
    let mut reader = Reader::new();
    let mut wrong = Vec::new();
    for (engine, html) in engines::pages() {
        assert!(html.len() > 500_000, "{engine}: {} bytes", html.len());
        let record = match reader.page(&html) {
            Ok(record) => record,
            Err(error) => {
                wrong.push(format!("{engine}: {error}"));
                continue;
            }
        };
        let day = record
            .article
            .published
            .as_ref()
            .map(|p| p.edtf[..10].to_owned());
        if record.article.title.as_deref() != Some(engines::TITLE) {
            wrong.push(format!("{engine}: title {:?}", record.article.title));
        }
        if day.as_deref() != Some(engines::DAY) {
            wrong.push(format!("{engine}: published {day:?}"));
        }
        if body(&record) != engines::TEXT {
            wrong.push(format!("{engine}: {:#?}", body(&record)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
