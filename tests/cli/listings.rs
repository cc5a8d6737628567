//! Pages that list articles: named among what was skipped.

use crate::folder::Folder;
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
