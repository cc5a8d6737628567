//! Texts that were read by a wrong character set and stored, or had their references encoded twice.

use crate::Reader;
use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC,
};
use svodka::source::Media;

/// Headlines and paragraphs of articles, with marks that every one of the sets has but for those in [`plain`].
const ARTICLES: [[&str; 4]; 5] = [
    [
        "Более 300 школьников посадили яблони",
        "Сегодня в Заречном прошёл субботник, на который пришли более 300 человек. «Мы ждали меньше», — сказала Анна Ким.",
        "По словам акима, работы начнутся 12 мая и продлятся до осени; подрядчик уже известен.",
        "Жители довольны: «Наконец-то!» — говорит пенсионер Олег Петров. Всего собрано 20 тонн мусора.",
    ],
    [
        "Мост через Ишимку откроют в мае",
        "Движение по мосту возобновят в понедельник утром, рассказали в дорожном управлении района.",
        "Строители заменили перила, уложили новый асфальт и поставили фонари вдоль тротуаров.",
        "На следующей неделе рабочие займутся набережной, на неё в бюджете посёлка заложены деньги.",
    ],
    [
        "Новый музей принял первых гостей",
        "Экспозиция рассказывает о геологах, которые приехали в эти края полвека назад.",
        "«Многие вещи подарили сами жители», — пояснила хранительница Ирина Белова.",
        "Музей работает ежедневно, кроме понедельника; вход для детей бесплатный.",
    ],
    [
        "Хлеб подорожал: что говорят пекари",
        "Мука за месяц прибавила в цене двенадцать процентов, поэтому выросли и расходы пекарен.",
        "Пекари просят продлить льготы на электричество хотя бы до весны.",
        "В акимате обещают ответить на обращение в ближайшие дни.",
    ],
    [
        "Студенты провели марафон чтения",
        "Пять часов подряд студенты читали вслух рассказы писателей родного края.",
        "Послушать их пришли около двухсот горожан, многие — целыми семьями.",
        "Следующий марафон проведут в сентябре, заявки принимает городская библиотека.",
    ],
];

/// Sets that texts are in, and sets that they are read by.
const READ_AS: [(&Encoding, &Encoding); 19] = [
    (UTF_8, WINDOWS_1252),
    (UTF_8, WINDOWS_1251),
    (UTF_8, KOI8_R),
    (UTF_8, IBM866),
    (UTF_8, X_MAC_CYRILLIC),
    (WINDOWS_1251, WINDOWS_1252),
    (WINDOWS_1251, KOI8_R),
    (WINDOWS_1251, IBM866),
    (WINDOWS_1251, X_MAC_CYRILLIC),
    (KOI8_R, WINDOWS_1252),
    (KOI8_R, WINDOWS_1251),
    (KOI8_R, IBM866),
    (IBM866, WINDOWS_1251),
    (IBM866, KOI8_R),
    (X_MAC_CYRILLIC, WINDOWS_1251),
    (X_MAC_CYRILLIC, WINDOWS_1252),
    (UTF_8, ISO_8859_5),
    (ISO_8859_5, WINDOWS_1251),
    (WINDOWS_1251, ISO_8859_5),
];

/// Sets that texts are in, and sets that they are read by two times over.
const TWICE: [(&Encoding, &Encoding); 6] = [
    (UTF_8, WINDOWS_1252),
    (UTF_8, WINDOWS_1251),
    (UTF_8, KOI8_R),
    (UTF_8, IBM866),
    (KOI8_R, WINDOWS_1251),
    (WINDOWS_1251, KOI8_R),
];

/// The text without what some of the sets lack.
fn plain(text: &str) -> String {
    text.replace(['«', '»'], "\"")
        .replace('—', "-")
        .replace('ё', "е")
}

fn misread(text: &str, meant: &'static Encoding, read: &'static Encoding) -> String {
    let bytes = match meant == UTF_8 {
        true => text.as_bytes().to_vec(),
        false => meant.encode(&plain(text)).0.into_owned(),
    };
    read.decode_without_bom_handling(&bytes).0.into_owned()
}

/// Marks as references whose own marks were encoded again: «&amp;laquo;».
fn named_twice(text: &str) -> String {
    text.replace('«', "&amp;laquo;")
        .replace('»', "&amp;raquo;")
        .replace('—', "&amp;mdash;")
}

fn numbered_twice(text: &str) -> String {
    let numbered = |c: char| match c.is_ascii() {
        true => c.to_string(),
        false => format!("&amp;#{};", u32::from(c)),
    };
    text.chars().map(numbered).collect()
}

fn page(article: &[String]) -> String {
    let paragraphs: String = (article[1..].iter())
        .map(|words| format!("<p>{words}</p>"))
        .collect();
    let title = &article[0];
    format!(
        "<html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>{paragraphs}</body></html>"
    )
}

/// Ways to spoil a text, by name.
type Ways = Vec<(String, Box<dyn Fn(&str) -> String>)>;

fn ways() -> Ways {
    let mut ways: Ways = Vec::new();
    for (meant, read) in READ_AS {
        let name = format!("{} read as {}", meant.name(), read.name());
        ways.push((name, Box::new(move |text| misread(text, meant, read))));
    }
    for (meant, read) in TWICE {
        let name = format!("{} read as {} twice", meant.name(), read.name());
        let twice = move |text: &str| misread(&misread(text, meant, read), meant, read);
        ways.push((name, Box::new(twice)));
    }
    for meant in [WINDOWS_1251, KOI8_R] {
        let name = format!("{} and then UTF-8 read as latin", meant.name());
        let twice =
            move |text: &str| misread(&misread(text, meant, WINDOWS_1252), UTF_8, WINDOWS_1252);
        ways.push((name, Box::new(twice)));
    }
    ways.push(("named references".into(), Box::new(named_twice)));
    ways.push(("numbered references".into(), Box::new(numbered_twice)));
    ways
}

#[test]
fn texts_encoded_twice_are_mended() {
    let mut reader = Reader::new();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (name, spoil) in ways() {
        for (number, article) in ARTICLES.iter().enumerate() {
            // A headline with three paragraphs, or with one.
            let parts = if number % 2 == 0 { 4 } else { 2 };
            let spoilt: Vec<String> = article[..parts].iter().map(|words| spoil(words)).collect();
            let (media, content) = match number % 3 == 0 {
                true if !name.contains("references") => (Media::Plain, spoilt.join("\n\n")),
                _ => (Media::Html, page(&spoilt)),
            };
            count += 1;
            let found = match reader.read(media, &content) {
                Ok(record) => plain(&record.article.text.unwrap_or_default()),
                Err(error) => error.message,
            };
            if found != plain(&article[..parts].join("\n\n")) {
                wrong.push(format!("{name}: {found}"));
            }
        }
    }
    assert!(
        wrong.len() * 25 < count,
        "{} of {count} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
