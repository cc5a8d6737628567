//! Pages that list articles: named among what was skipped.

use crate::folder::Folder;
use std::collections::HashSet;
use svodka::error::{Code, Reason};

/// A front page of cards, each a headline with its teaser.
fn front() -> String {
    let card = |n: u32| {
        format!(
            "<div class=item><h3><a href=\"/news/{n}.html\">В Заречном прошла акция номер {n}</a></h3><time datetime=\"2020-05-0{n}\">{n} мая 2020</time>\
             <p>В акции номер {n} участвовали {n}00 человек, сообщили в штабе волонтёров.</p></div>"
        )
    };
    let cards: String = (1..8).map(card).collect();
    format!("<title>Новости акций</title><h1>Новости акций</h1>{cards}")
}

fn archive() -> Folder {
    let folder = Folder::of(&[("in/front.html", &front())]);
    folder.write(
        "in/one.jsonl",
        "{\"id\": \"a\", \"text\": \"Мост открыли в мае.\"}\n",
    );
    folder
}

#[test]
fn listings_are_named_among_what_was_skipped() {
    let folder = archive();
    let run = folder.extract("in --errors errors.ndjson");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(run.ids(), ["in/one.jsonl a"]);
    assert!(
        run.says("2 read = 1 record + 0 errors + 1 skipped"),
        "{}",
        run.stderr
    );
    let errors = folder.errors("errors.ndjson");
    let [skipped] = &errors[..] else {
        panic!("one entry: {errors:?}")
    };
    assert_eq!(skipped.source.path, "in/front.html");
    assert_eq!(
        (skipped.code, skipped.reason),
        (Code::Skipped, Some(Reason::Listing))
    );
    assert!(skipped.message.contains("7 teasers"), "{}", skipped.message);
    let run = folder.extract("in --list-skipped");
    assert!(
        run.says("svodka: skipped: in/front.html: a list of 7 teasers"),
        "{}",
        run.stderr
    );
    assert!(!folder.extract("in").says("front.html"));
}

#[test]
fn listings_are_read_as_teasers() {
    let folder = Folder::of(&[("in/front.html", &front())]);
    let record = serde_json::json!({"id": "p", "html": front(), "url": "https://site.kz/news/"});
    folder.write("page.jsonl", record.to_string());
    let run = folder.extract("in page.jsonl --listings --jobs 1");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let records = run.records();
    assert_eq!(records.len(), 14);
    let (bare, fetched) = records.split_at(7);
    for (n, record) in fetched.iter().enumerate() {
        let n = n + 1;
        let article = &record.article;
        let title = format!("В Заречном прошла акция номер {n}");
        let lead =
            format!("В акции номер {n} участвовали {n}00 человек, сообщили в штабе волонтёров.");
        assert_eq!(
            article.text.as_deref(),
            Some(format!("{title}\n\n{lead}").as_str())
        );
        assert_eq!(article.title.as_deref(), Some(title.as_str()));
        assert_eq!(article.url, Some(format!("https://site.kz/news/{n}.html")));
        assert_eq!(article.key, format!("site.kz/news/{n}.html"));
        let day = article
            .published
            .as_ref()
            .map(|published| published.edtf.clone());
        assert_eq!(day, Some(format!("2020-05-0{n}")));
        assert_eq!(record.source.url.as_deref(), Some("https://site.kz/news/"));
        assert_eq!(record.figures.len(), 1);
    }
    assert!(bare.iter().all(|record| record.article.url.is_none()));
    let ids: HashSet<&str> = records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids.len(), 14);
}

#[test]
fn ids_of_teasers_stay_when_others_come() {
    let folder = Folder::of(&[("in/front.html", &front())]);
    let before = folder.extract("in --listings").ids();
    let newer = front().replacen(
        "<div",
        "<div class=item><h3><a href=\"/news/9.html\">В Заречном прошла акция номер 9</a></h3>\
         <p>В акции номер 9 участвовали 900 человек, сообщили в штабе волонтёров.</p></div><div",
        1,
    );
    folder.write("in/front.html", newer);
    let after = folder.extract("in --listings").ids();
    assert_eq!(after.len(), 8);
    assert_eq!(after[1..], before);
}

/// The first story of a front page may be told at length: it is a teaser like the others.
#[test]
fn a_front_page_with_a_story_is_read_as_its_headlines() {
    let link = |n: u32| {
        format!("<div><a href=\"/news/{n}.html\">В Заречном прошла акция номер {n}</a></div>")
    };
    let story = "<h2><a href=\"/news/0.html\">Мост через Ишимку открыли весной</a></h2>\
                 <p>Движение по мосту пустили утром в понедельник, рассказали в управлении дорог.</p>\
                 <p>Ремонт длился два месяца: строители заменили перила и поставили фонари.</p>";
    let links: String = (1..6).map(link).collect();
    let page = format!("<title>Вести района</title>{story}{links}");
    let folder = Folder::of(&[("front.html", &page)]);
    let run = folder.extract("front.html --listings");
    let titles: Vec<String> = run
        .records()
        .into_iter()
        .filter_map(|record| record.article.title)
        .collect();
    assert_eq!(titles.len(), 6, "{titles:?}");
    assert_eq!(titles[0], "Мост через Ишимку открыли весной");
    let run = folder.extract("front.html --list-skipped");
    assert!(run.says("a list of 6 stories"), "{}", run.stderr);
}
