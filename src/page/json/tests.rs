use crate::error::{Code, Error};
use crate::page::{Content, Page, decode};
use crate::source::{Around, ColumnNames, Media, RawDocument};
use std::sync::Arc;

fn read(line: &[u8]) -> Result<Page, Error> {
    decode(&RawDocument {
        origin: Default::default(),
        media: Media::Json,
        bytes: line.to_vec(),
    })
}

fn fault(line: &[u8]) -> (Code, String) {
    let error = read(line).err().unwrap();
    (error.code, error.message)
}

#[test]
fn ids_and_text_are_verbatim() {
    for (line, id, text) in [
        (
            r#"{"id":"a 1","text":" Да.\n\nНет. "}"#,
            "a 1",
            " Да.\n\nНет. ",
        ),
        (r#"{"text":"Да","id":1.50,"more":{"text":1}}"#, "1.50", "Да"),
        (
            "{\"id\":7,\"text\":\"a\\u0000й и\u{306}\"}",
            "7",
            "a\u{FFFD}й и\u{306}",
        ),
        (r#"{"id":1,"text":"Да","title":null,"url":" "}"#, "1", "Да"),
    ] {
        let page = read(line.as_bytes()).unwrap();
        assert_eq!(page.meta.id.as_deref(), Some(id));
        assert!(
            matches!(&page.content, Content::Given(given) if given == text),
            "{line}"
        );
        assert_eq!((page.meta.title, page.meta.url), (None, None));
    }
}

#[test]
fn lines_of_databases_and_networks() {
    for (line, id, text, day) in [
        (
            r#"{"_id":{"$oid":"5f1a"},"text":"Да","date":{"$date":{"$numberLong":"1618200000000"}}}"#,
            Some("5f1a"),
            "Да",
            Some("2021-04-12T04:00:00Z"),
        ),
        (
            r#"{"_id":"x","body":"Да","@timestamp":"2021-04-12T10:00:00Z"}"#,
            Some("x"),
            "Да",
            Some("2021-04-12T10:00:00Z"),
        ),
        (
            r#"{"id":7,"published":1618200000000000,"text":["Да ",{"type":"bold","text":"и нет"},"."]}"#,
            Some("7"),
            "Да и нет.",
            Some("2021-04-12T04:00:00Z"),
        ),
        (r#"{"text":["Да.","Нет."]}"#, None, "Да.\n\nНет.", None),
        (
            r#"{"id":7,"type":"article","attributes":{"text":"Да","date":"2021-04-12"}}"#,
            Some("7"),
            "Да",
            Some("2021-04-12"),
        ),
        (
            r#"{"_id":"x","_source":{"id":"y","body":"Да"}}"#,
            Some("y"),
            "Да",
            None,
        ),
    ] {
        let page = read(line.as_bytes()).unwrap();
        assert_eq!(page.meta.id.as_deref(), id, "{line}");
        assert!(
            matches!(&page.content, Content::Given(given) if given == text),
            "{line}"
        );
        let published = page.meta.published.map(|published| published.when.edtf);
        assert_eq!(published.as_deref(), day, "{line}");
    }
    let (code, told) = fault(r#"{"text":[1]}"#.as_bytes());
    assert_eq!(
        (code, told.contains("`text` is not a string")),
        (Code::BadRecord, true)
    );
}

#[test]
fn lines_of_crawlers() {
    let ours = read(r#"{"text":"Да","id":null,"authors":"А. Б.; В. Г."}"#.as_bytes()).unwrap();
    assert_eq!(
        (ours.meta.id, ours.meta.authors),
        (None, vec!["А. Б.".to_owned(), "В. Г.".into()])
    );
    let parts = r#"{"text":"Да","author":[{"givenName":"Асель","familyName":"Кан"},{"name":"Б. Т."},null]}"#;
    let parts = read(parts.as_bytes()).unwrap();
    assert_eq!(parts.meta.authors, ["Асель Кан", "Б. Т."]);
    let please = r#"{"authors":["Асель К."],"date_download":"2020-02-02 00:00:00",
        "date_publish":"2019-01-05 10:00:00","language":"ru","maintext":"Текст","title":"Т",
        "source_domain":"vesti.kz","url":"https://vesti.kz/1"}"#;
    let page = read(please.as_bytes()).unwrap();
    assert!(matches!(&page.content, Content::Given(text) if text == "Текст"));
    assert_eq!(page.meta.site.as_deref(), Some("vesti.kz"));
    assert_eq!(page.meta.url.as_deref(), Some("https://vesti.kz/1"));
    assert_eq!(page.meta.authors, ["Асель К."]);
    let when = |page: &Page| page.meta.published.as_ref().map(|p| p.when.edtf.clone());
    assert!(when(&page).is_some_and(|edtf| edtf.starts_with("2019-01-05")));
    let trafilatura = r#"{"title":"Т","author":null,"hostname":"a.kz","date":"2018-03-04",
        "id":null,"raw_text":"x","text":"Текст","source":"https://a.kz/1","filedate":"2020-01-01"}"#;
    let page = read(trafilatura.as_bytes()).unwrap();
    assert_eq!(when(&page).as_deref(), Some("2018-03-04"));
    assert_eq!(
        (page.meta.site.as_deref(), page.meta.url.as_deref()),
        (Some("a.kz"), Some("https://a.kz/1"))
    );
    let html = r#"{"url":"https://a.kz/2","html":"<title>Т</title><p>Да","date":"2020-01-01"}"#;
    let page = read(html.as_bytes()).unwrap();
    assert!(matches!(page.content, Content::Html(_)));
    assert_eq!(
        (page.meta.url.as_deref(), when(&page)),
        (Some("https://a.kz/2"), None)
    );
    let beside = page.meta.crawled.map(|day| day.when.edtf);
    assert_eq!(beside.as_deref(), Some("2020-01-01"));
    let part = r#"{"html":"<p>Да","date":"2020-01-01"}"#;
    assert_eq!(
        when(&read(part.as_bytes()).unwrap()).as_deref(),
        Some("2020-01-01")
    );
}

#[test]
fn fields_that_the_user_names() {
    let names = |text: &str, id: &str| ColumnNames {
        text: Some(text.into()),
        id: Some(id.into()),
        ..ColumnNames::default()
    };
    let read = |line: &str, names| {
        decode(&RawDocument {
            origin: Default::default(),
            media: Media::Keyed(Arc::new(names)),
            bytes: line.into(),
        })
    };
    let line = r#"{"n":7,"text":"Нет","news":{"lead.ru":"Да"},"title":"Мост"}"#;
    let page = read(line, names("news.lead.ru", "n")).unwrap();
    assert!(matches!(&page.content, Content::Given(text) if text == "Да"));
    let found = (page.meta.id.as_deref(), page.meta.title.as_deref());
    assert_eq!(found, (Some("7"), Some("Мост")));
    let message = read(line, names("news.body", "n")).err().unwrap().message;
    assert!(message.contains("no `news.body`"), "{message}");
}

#[test]
fn what_stands_beside_a_text() {
    for (line, site, authors, is_cut) in [
        (
            r#"{"page_content":"Да","metadata":{"source":"Вести","author":"А. Б."}}"#,
            "Вести",
            "А. Б.",
            false,
        ),
        (
            r#"{"content":"Да… [+1234 chars]","source":{"id":null,"name":"Вести"},"author":"['А. Б.']"}"#,
            "Вести",
            "А. Б.",
            true,
        ),
        (
            r#"{"text":"Да","id":{"a":1},"site_name":"Вести","author":{"node":{"name":"А. Б."}}}"#,
            "Вести",
            "А. Б.",
            false,
        ),
    ] {
        let page = read(line.as_bytes()).unwrap();
        assert!(
            matches!(&page.content, Content::Given(text) if text == "Да"),
            "{line}"
        );
        let found = (page.meta.site.as_deref(), page.meta.url.as_deref());
        assert_eq!(found, (Some(site), None), "{line}");
        assert_eq!(page.meta.authors, [authors], "{line}");
        assert_eq!(page.decoding.repairs == ["truncated"], is_cut, "{line}");
    }
}

#[test]
fn articles_of_feeds() {
    for (line, title, text) in [
        (
            r#"{"id":"1","title":"Мост","content_text":"Да.","date_published":"2019-05-15"}"#,
            Some("Мост"),
            Some("Да."),
        ),
        (
            r#"{"id":1,"title":{"rendered":"Мост"},"content":{"rendered":"<p>Да.</p>"},"date":"2019-05-15"}"#,
            Some("Мост"),
            None,
        ),
        (
            r#"{"@type":"NewsArticle","headline":"Мост","articleBody":"Да.","datePublished":"2019-05-15"}"#,
            Some("Мост"),
            Some("Да."),
        ),
        (
            r#"{"title":"Мост","content":"Да.","publishedAt":"2019-05-15"}"#,
            Some("Мост"),
            Some("Да."),
        ),
    ] {
        let page = read(line.as_bytes()).unwrap();
        assert_eq!(page.meta.title.as_deref(), title, "{line}");
        let day = page.meta.published.as_ref();
        let day = day.map(|published| published.when.edtf.as_str());
        assert_eq!(day, Some("2019-05-15"), "{line}");
        match text {
            Some(text) => {
                assert!(matches!(&page.content, Content::Given(given) if given == text))
            }
            None => assert!(matches!(page.content, Content::Html(_)), "{line}"),
        }
    }
}

#[test]
fn words_under_other_names() {
    for fields in [
        r#""text":"","html":"<p>Да.</p>""#,
        r#""text":null,"contentHtml":"<p>Да.</p>""#,
        r#""content":" ","body":"Да.""#,
        r#""Text":"Да.""#,
        r#""postBody":"Да.""#,
        r#""text":"<p>Да.</p>""#,
    ] {
        let line = format!(
            r#"{{"header":"Дело &#171;о мосте&#187;","webUrl":"https://a.kz/1",{fields}}}"#
        );
        let page = read(line.as_bytes()).unwrap();
        assert_eq!(
            page.meta.title.as_deref(),
            Some("Дело «о мосте»"),
            "{fields}"
        );
        assert_eq!(page.meta.url.as_deref(), Some("https://a.kz/1"), "{fields}");
    }
    assert_eq!(fault(br#"{"text":" ","html":""}"#).0, Code::Empty);
}

#[test]
fn halves_of_characters_are_replaced() {
    for (text, expected, is_mended) in [
        (r"а\ud800б", "а\u{FFFD}б", true),
        (r"\udc00\ud83d", "\u{FFFD}\u{FFFD}", true),
        (r"\ud83d\ud83d\ude00", "\u{FFFD}😀", true),
        (r"\uD83D\uDE00\\ud800", r"😀\ud800", false),
        (r"\ud800\n", "\u{FFFD}\n", true),
    ] {
        let page = read(format!(r#"{{"id":1,"text":"{text}"}}"#).as_bytes()).unwrap();
        let Content::Given(given) = &page.content else {
            panic!("{text}");
        };
        let repairs: &[String] = &page.decoding.repairs;
        assert_eq!(
            (given.as_str(), !repairs.is_empty()),
            (expected, is_mended),
            "{text}"
        );
    }
    assert_eq!(fault(br#"{"id":1,"text":"\ud80"}"#).0, Code::BadJson);
}

#[test]
fn days_by_other_names_and_as_numbers() {
    for (fields, edtf) in [
        (r#""postDate":"2019-05-15""#, "2019-05-15"),
        (r#""created_at":1557900000"#, "2019-05-15T06:00:00Z"),
        (
            r#""date":"2019-05-14","publish-time":"2019-05-15""#,
            "2019-05-15",
        ),
        (r#""published":1557900000000"#, "2019-05-15T06:00:00Z"),
        (r#""published":"1557900000""#, "2019-05-15T06:00:00Z"),
        (r#""published":1557900000.5"#, "2019-05-15T06:00:00Z"),
        (r#""published":20190515"#, "2019-05-15"),
        (r#""published":["2019-05-15"]"#, "2019-05-15"),
        (
            r#""publish_date":"2019-05-15 14:00:00""#,
            "2019-05-15T14:00:00",
        ),
        (
            r#""published":null,"published_at":"2019-05-15""#,
            "2019-05-15",
        ),
    ] {
        let page = read(format!(r#"{{"text":"Да",{fields}}}"#).as_bytes()).unwrap();
        let found = page.meta.published.map(|published| published.when.edtf);
        assert_eq!(found.as_deref(), Some(edtf), "{fields}");
        assert!(page.decoding.repairs.is_empty(), "{fields}");
    }
    for value in [
        r#""давно""#,
        "12",
        "-1",
        "99999999999999999999",
        "true",
        "[]",
        "{}",
    ] {
        let page = read(format!(r#"{{"text":"Да","published":{value}}}"#).as_bytes()).unwrap();
        assert_eq!(page.meta.published, None);
        assert_eq!(page.decoding.repairs, ["published_unreadable"], "{value}");
    }
}

#[test]
fn faults_are_named() {
    assert_eq!(fault(b"  ").0, Code::Empty);
    assert_eq!(fault(br#"{"id":1,"text":" "}"#).0, Code::Empty);
    assert_eq!(fault(b"{\"id\":1,\"text\":\"\xFF\"}").0, Code::BadEncoding);
    assert!(
        fault(b"{\"id\":1,\"text\":\"\xFF\"}")
            .1
            .starts_with("byte 16 ")
    );
    let (code, message) = fault(br#"{"id":1,"text":"a"#);
    assert_eq!(code, Code::BadJson);
    assert!(message.contains("column 17"), "{message}");
    for line in [r#"{"id":1}"#, r#"{"id":1,"text":5}"#, "[1]", "5"] {
        assert_eq!(fault(line.as_bytes()).0, Code::BadRecord, "{line}");
    }
}

#[test]
fn what_is_said_around_holds_where_nothing_else_is_said() {
    let told = |line: &str| {
        let around = Around {
            site: Some(r#"{"name":"site.kz"}"#.into()),
            published: Some(r#""2024-03-05""#.into()),
            language: Some(r#""ru-RU""#.into()),
            ..Around::default()
        };
        let page = decode(&RawDocument {
            origin: Default::default(),
            media: Media::Listed(Arc::new(around)),
            bytes: line.as_bytes().to_vec(),
        });
        let meta = page.unwrap().meta;
        let published = meta.published.map(|day| day.when.edtf);
        let beside = meta.crawled.map(|day| day.when.edtf);
        (meta.site, published, beside, meta.language)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        told(r#"{"text":"Да"}"#),
        (some("site.kz"), None, some("2024-03-05"), some("ru"))
    );
    assert_eq!(
        told(r#"{"text":"Да","site":"a.kz","date":"2024-01-02","language":"kk"}"#),
        (some("a.kz"), some("2024-01-02"), None, some("kk"))
    );
}

#[test]
fn old_character_sets() {
    let line =
        r#"{"title":"Мост открыли","text":"В субботу в городе открыли новый мост через реку."}"#;
    for (set, name) in [
        (encoding_rs::WINDOWS_1251, "windows-1251"),
        (encoding_rs::KOI8_R, "koi8-r"),
    ] {
        let page = read(&set.encode(line).0).unwrap();
        assert_eq!(page.meta.title.as_deref(), Some("Мост открыли"));
        assert_eq!(page.decoding.encoding, name);
    }
}

#[test]
fn messages_name_the_keys_of_the_object() {
    let (_, message) = fault(r#"{"Текст":5}"#.as_bytes());
    assert!(message.starts_with("`Текст` is not a string"), "{message}");
    let (_, message) = fault(r#"{"article_text":{"x":{"y":1}}}"#.as_bytes());
    assert!(
        message.contains("--text-column article_text.KEY"),
        "{message}"
    );
    let names = ColumnNames {
        html: Some("page".into()),
        ..ColumnNames::default()
    };
    let read = decode(&RawDocument {
        origin: Default::default(),
        media: Media::Keyed(Arc::new(names)),
        bytes: br#"{"text":"x"}"#.to_vec(),
    });
    let message = read.err().unwrap().message;
    assert!(
        message.contains("no `page`") && message.ends_with("--html-column"),
        "{message}"
    );
}
