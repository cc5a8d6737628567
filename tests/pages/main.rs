//! Pages in the manner of the engines that most newsrooms use, and cases of pages one by one.

mod bulk;
mod engines;
mod kinds;
#[path = "../support/reader.rs"]
mod reader;

use reader::Reader;
use svodka::record::{BlockKind, Record};
use svodka::source::Media;

impl Reader {
    fn page(&mut self, html: &str) -> Result<Record, String> {
        let record = self.read(Media::Html, html);
        record.map_err(|error| match error.reason {
            Some(reason) => format!("{reason:?}: {}", error.message),
            None => format!("{:?}: {}", error.code, error.message),
        })
    }

    fn given(&mut self, text: &str) -> Record {
        let line = serde_json::json!({ "id": "x", "text": text }).to_string();
        self.read(Media::Json, &line).expect("a given text")
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

#[test]
fn what_stands_beside_the_story_is_named_and_holds_no_facts() {
    let mut reader = Reader::new();
    let post = "<blockquote class=\"twitter-tweet\"><p>На мост пришли 900 человек, сказал министр Олег Лихов</p>&mdash; Вести (@vesti) <a href=\"/1\">5 мая 2020</a></blockquote>";
    let page = filled(
        &format!(
            "<article><h1>Мост открыли после ремонта</h1>{{1}}{post}<p>Фото: Марат Ахметов / акимат</p>{{2}}\
             <figure><img><figcaption>Перила моста через Ишимку</figcaption></figure>{{3}}<p>Автор: Дана Седова</p></article>"
        ),
        true,
    );
    let record = reader.page(&page).unwrap();
    let text = record.article.text.as_deref().unwrap_or_default();
    let parts: Vec<(BlockKind, String)> = record.article.blocks[1..]
        .iter()
        .map(|block| {
            let (start, end) = (block.start as usize, block.end as usize);
            let words = text.chars().skip(start).take(end - start);
            (block.kind, words.collect())
        })
        .collect();
    let paragraph = |n: usize| (BlockKind::Paragraph, PARAGRAPHS[n].to_owned());
    let expected = [
        paragraph(0),
        (
            BlockKind::Embed,
            "На мост пришли 900 человек, сказал министр Олег Лихов".to_owned(),
        ),
        (BlockKind::Embed, "— Вести (@vesti) 5 мая 2020".to_owned()),
        paragraph(1),
        (BlockKind::Caption, "Перила моста через Ишимку".to_owned()),
        paragraph(2),
    ];
    assert_eq!(parts, expected);
    assert_eq!(record.article.authors, ["Дана Седова"]);
    assert!(record.people.is_empty() && record.figures.is_empty());
    let posts = record.article.blocks.iter();
    let posts: Vec<_> = posts
        .filter(|block| block.kind == BlockKind::Embed)
        .collect();
    let in_post = |at: u32| {
        posts
            .iter()
            .any(|post| (post.start..post.end).contains(&at))
    };
    assert!(!record.quotes.iter().any(|quote| in_post(quote.start)));
    assert!(!record.dates.iter().any(|date| in_post(date.start)));
}

#[test]
fn by_lines_of_given_texts_hold_no_facts() {
    let mut reader = Reader::new();
    for (above, below) in [
        ("18 Nov 2019 by Дана Седова", ""),
        ("", "Автор: Дана Седова"),
        ("", "Дана Седова, Заречный"),
        ("Дана СЕДОВА", "Фото: Марат Ахметов"),
        ("Фото: Марат Ахметов", "Подготовила Дана Седова."),
    ] {
        let text = [above, PARAGRAPHS[0], PARAGRAPHS[1], below].join("\n\n");
        let record = reader.given(&text);
        assert!(record.people.is_empty(), "{text}: {:?}", record.people);
        let authors: Vec<String> = record
            .article
            .authors
            .iter()
            .map(|a| a.to_lowercase())
            .collect();
        assert_eq!(authors, ["дана седова"], "{text}");
        assert_eq!(record.article.text.as_deref(), Some(text.as_str()));
    }
    let named =
        "Победителем стал тренер Олег Лихов, он живёт в Заречном, сообщили в акимате района.";
    let record = reader.given(&format!("{named}\n\n{}\n\nОлег Лихов", PARAGRAPHS[0]));
    assert_eq!(record.people.len(), 1, "who is named in the story is in it");
    assert!(record.article.authors.is_empty());
}
