//! Whole pages through decoder and finder. The pages are made up; the chrome is of the kinds sites have.

use super::{Article, Finder};
use crate::error::{Code, Error};
use crate::page::decode;
use crate::source::{Media, RawDocument};
use crate::vocabulary::{BlockKind, DateOrigin};

fn find(media: Media, page: &str) -> Result<Article, Error> {
    let raw = RawDocument {
        origin: Default::default(),
        media,
        bytes: page.as_bytes().to_vec(),
    };
    Finder::new(&[crate::lexicon::CHROME.content.to_owned()])
        .unwrap()
        .find(decode(&raw)?)
}

/// Title, date, section and paragraphs of a plain-text page.
fn plain(page: &str) -> (Option<String>, Option<String>, Option<String>, Vec<String>) {
    facts(&find(Media::Plain, page).unwrap())
}

fn facts(article: &Article) -> (Option<String>, Option<String>, Option<String>, Vec<String>) {
    let meta = &article.meta;
    let body = article.blocks.iter().filter(|b| b.kind != BlockKind::Title);
    (
        meta.title.clone(),
        meta.published.as_ref().map(|p| p.when.edtf.clone()),
        meta.section.clone(),
        body.map(|b| b.span.of_text(&article.text).to_owned())
            .collect(),
    )
}

fn check(page: &str, title: &str, date: Option<&str>, section: Option<&str>, body: &[&str]) {
    let found = plain(page);
    assert_eq!(found.0.as_deref(), Some(title));
    assert_eq!(found.3, body);
    assert_eq!(found.1.as_deref(), date);
    assert_eq!(found.2.as_deref(), section);
}

const FIRST: &str = "В субботу в Павлодаре прошла акция «Чистый берег», в которой приняли участие порядка 15 тысяч жителей области, сообщили в акимате.";
const SECOND: &str = "Волонтёры очистили набережную Иртыша и высадили более 300 саженцев, а школьники раскрасили скамейки в городском саду.";
const THIRD: &str =
    "«Мы хотим, чтобы такие дни стали традицией», — сказала координатор штаба Дана Ахметова.";

#[test]
fn rates_clock_and_names_of_the_newsroom_stay_outside() {
    let page = format!(
        "RU\nПавлодар\n-12°\nплотный туман ветер 1 м/с, С\n498.51 522.84 4.81\n\nВ Павлодаре убрали берега Иртыша\n\nФото: пресс-служба акимата\nФото: пресс-служба акимата\n7 августа 2024 23:00 253 Дмитрий Чжан\n\n {FIRST}\n\n{SECOND}\n\n{THIRD}\n\nПоделиться\nТеги: экология, Павлодар\nПоследние новости\nЦены на хлеб выросли в Астане\nАлматинцы жалуются на смог, сообщили в городской администрации вечером.\n"
    );
    check(
        &page,
        "В Павлодаре убрали берега Иртыша",
        Some("2024-08-07T23:00"),
        None,
        &[FIRST, SECOND, THIRD],
    );
}

#[test]
fn menus_and_a_header_date_above_the_title() {
    let page = format!(
        "No Result\nView All Result\nЭхо области\nСуббота, 13.09.2025\n  • Главная\n  • Новости\n    • Общество\n    • Политика\n  • Аналитика\nNo Result\nView All Result\nHome Новости\n\nЖители Павлодара вышли на уборку берегов (ФОТО)\n\n15.04.2019\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\nПохожие новости\n\nФорум предпринимателей открылся в столице\n15.04.2019\n"
    );
    check(
        &page,
        "Жители Павлодара вышли на уборку берегов (ФОТО)",
        Some("2019-04-15"),
        None,
        &[FIRST, SECOND, THIRD],
    );
}

#[test]
fn the_next_article_of_an_endless_page_is_another() {
    let next = "Директор школы уволен после проверки, сообщили в управлении образования области в воскресенье вечером журналистам.";
    let page = format!(
        " date 2026-02-19 18.02.2026, 12:46 87636\nБерега Иртыша убрали 15 тысяч жителей Эксклюзив\nФото: акимат области\n{FIRST}\n{SECOND}\n{THIRD}\n08.02.2026, 16:58 27076\nДиректор школы в Экибастузе уволен после проверки\nФото: скриншот\n{next}\n"
    );
    check(
        &page,
        "Берега Иртыша убрали 15 тысяч жителей Эксклюзив",
        Some("2026-02-18T12:46"),
        None,
        &[FIRST, SECOND, THIRD],
    );
}

#[test]
fn a_repeated_title_and_a_line_of_facts() {
    let page = format!(
        "Сегодняшние новости области | Берег.kz KZ search\n23 сентября, 2024 / Аман ШАМАР / Общество\n\nЧистый берег: акция собрала тысячи горожан\n\nНа сайте размещён счётчик добрых дел.\n\nЧистый берег: акция собрала тысячи горожан\nФото: ru.freepik.com\n\n{FIRST}\n\n{SECOND}\n\nЧитайте также\nКак стать волонтёром в своём городе\n\n{THIRD}\n\nКомментарии\n\nАйгуль\n24.09.2024\nОчень хорошее дело, спасибо всем волонтёрам, которые вышли на улицы в такую погоду!\n"
    );
    let found = plain(&page);
    assert_eq!(
        found.0.as_deref(),
        Some("Чистый берег: акция собрала тысячи горожан")
    );
    assert_eq!(found.1.as_deref(), Some("2024-09-23"));
    assert_eq!(found.2.as_deref(), Some("Общество"));
    assert_eq!(found.3, [FIRST, SECOND, THIRD]);
}

#[test]
fn a_date_below_the_text() {
    let page = format!(
        "Город Павлодар\n\nСтартует областная акция «Чистый берег»\n\n{FIRST}\n{SECOND}\n\n\n11 марта 2024\n12:43\nПоделиться\n"
    );
    check(
        &page,
        "Стартует областная акция «Чистый берег»",
        Some("2024-03-11"),
        None,
        &[FIRST, SECOND],
    );
}

#[test]
fn clean_text_comes_out_whole() {
    let title = "Чистый берег";
    let short = "Всё.";
    let page = format!("{title}\n\n{FIRST}\n\n{SECOND}\n\n{short}\n\n{THIRD}\n");
    assert_eq!(plain(&page).3.last().map(String::as_str), Some(THIRD));
    assert_eq!(
        find(Media::Plain, &page).unwrap().text,
        page.trim_end(),
        "title, paragraphs and the shortest of them"
    );
    for page in [FIRST.to_owned(), format!("{FIRST}\n{SECOND}\n{THIRD}")] {
        let article = find(Media::Plain, &page).unwrap();
        assert_eq!(article.text, page.replace('\n', "\n\n"));
        assert_eq!(article.meta.title, None);
    }
}

#[test]
fn lists_and_headings_inside_are_kept() {
    let page = format!(
        "Главная\nВойти\nИтоги акции «Чистый берег» в Павлодаре\n{FIRST}\nКто победил\n{SECOND}\nЛучшими признали:\n• команду школы № 12;\n• клуб «Иртыш»\n• студентов университета\n{THIRD}\nДругие новости\nКурс доллара вырос\n"
    );
    let article = find(Media::Plain, &page).unwrap();
    let kinds: Vec<BlockKind> = article.blocks.iter().map(|b| b.kind).collect();
    use BlockKind::{Heading, List, Paragraph, Title};
    assert_eq!(
        kinds,
        [
            Title, Paragraph, Heading, Paragraph, Paragraph, List, List, List, Paragraph
        ],
        "{}",
        article.text
    );
}

#[test]
fn a_page_of_menus_has_no_article() {
    let menu =
        "Главная\nНовости\nОбщество\nПолитика\nКурс валют\nUSD 498.34\n© 2024 Все права защищены\n";
    let error = find(Media::Plain, menu).err().unwrap();
    assert_eq!(error.code, Code::NoArticle);
    let html =
        "<title>Сайт</title><nav><a href=/>Главная</a></nav><ul><li><a href=/a>Новости</a></ul>";
    assert_eq!(find(Media::Html, html).err().unwrap().code, Code::NoArticle);
}

/// Title, date, section and paragraphs of a page of these lines, with the three paragraphs below them.
fn headed(lines: &str) -> (Option<String>, Option<String>, Option<String>, Vec<String>) {
    plain(&format!("{lines}\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n"))
}

const TITLE: &str = "Жители Павлодара вышли на уборку берегов";

#[test]
fn headlines_are_told_from_slogans_feeds_bylines_and_leads() {
    for (lines, title) in [
        (
            "Мы в соцсетях\nи узнайте всё первыми!\n7 мая, 10:05\n7 мая, 10:05\n312",
            None,
        ),
        ("Знай наших!", None),
        (
            "12:30 Пожар потушили на складе\n12:10 Хлеб подорожал в Аксу",
            None,
        ),
        (
            "Самое обсуждаемое\nКто станет чемпионом?\nПогода подвела туристов",
            None,
        ),
        (
            "Best Wishes 3\n\n2024-05-07\n\nЖители Павлодара вышли на уборку берегов\n",
            Some(TITLE),
        ),
        (
            "Прямой эфир Новости спорта\n\nЖители Павлодара вышли на уборку берегов\n",
            Some(TITLE),
        ),
        (
            "Жители Павлодара вышли на уборку берегов\nДана Ахметова\n7 мая 2024\nВ акции приняли участие 15 тысяч жителей",
            Some(TITLE),
        ),
        (
            "Жители Павлодара вышли на уборку берегов | Vesti.kz\n",
            Some(TITLE),
        ),
        (
            "Жители Павлодара вышли на уборку берегов\nУчастники. Фото: Вести",
            Some(TITLE),
        ),
        (
            "Жители Павлодара вышли на уборку берегов\n345\n\nЧитайте также\nВ Аксу вышли на уборку берегов Иртыша\n",
            Some(TITLE),
        ),
    ] {
        let (found, _, _, body) = headed(lines);
        assert_eq!(found.as_deref(), title, "{lines}");
        assert_eq!(body[body.len() - 3..], [FIRST, SECOND, THIRD], "{lines}");
        assert_eq!(
            body.len(),
            if lines.contains("приняли") {
                4
            } else {
                3
            },
            "{lines}"
        );
    }
}

#[test]
fn dates_are_told_from_clocks() {
    for (lines, date, section) in [
        (
            "НовостиОбщество7 мая 2024 4:02",
            Some("2024-05-07T04:02"),
            Some("Общество"),
        ),
        ("-15 C\nПавлодар\nЧетверг, 22 января, 2026", None, None),
        (
            "Қазақстан\nӘлем\nСпорт\n7 мамыр 2024",
            Some("2024-05-07"),
            None,
        ),
        (
            "Коом 0\nОт Вести Май 7, 2024 0 312",
            Some("2024-05-07"),
            Some("Коом"),
        ),
    ] {
        let (title, found, named, body) = headed(&format!("{lines}\n{TITLE}\n"));
        assert_eq!(title.as_deref(), Some(TITLE), "{lines}");
        assert_eq!(found.as_deref(), date, "{lines}");
        assert_eq!(named.as_deref(), section, "{lines}");
        assert_eq!(body, [FIRST, SECOND, THIRD], "{lines}");
    }
    let dated = headed(&format!(
        "{TITLE}\nпарк, фото - Новости Vesti.kz от 07.05.2024 10:00"
    ));
    assert_eq!(dated.1.as_deref(), Some("2024-05-07T10:00"));
    let crawled = headed(&format!(" date 2024-05-08 {TITLE}\n"));
    assert_eq!(crawled.1.as_deref(), Some("2024-05-08"));
    assert_eq!(crawled.0.as_deref(), Some(TITLE));
}

#[test]
fn names_of_pictures_and_paragraphs_twice_stay_outside() {
    let page = format!(
        "«Чистый берег» зовёт - «Вести области»\n\n«Чистый берег» зовёт\n\n07.05.2024\n\n411730 2985510719553418 7333241823277 n e1683022415\n\n\
         {FIRST}\n\nПОДЕЛИТЬСЯ\n\nИконка комментария блок соц сети\n\n{FIRST}\n\nphoto 2023 05 17 10 22 41{SECOND}\n\n\
         Фото: Вести\n\n{THIRD}\n\nФото предоставлено акиматом\n\nимени области\n\nКомментарии (0)\nИнформация\n\
         Посетители, находящиеся в группе Гости, не могут писать.\n"
    );
    let article = find(Media::Plain, &page).unwrap();
    let (title, date, _, body) = facts(&article);
    assert_eq!(title.as_deref(), Some("«Чистый берег» зовёт"));
    assert_eq!(article.meta.site.as_deref(), Some("Вести области"));
    assert_eq!(date.as_deref(), Some("2024-05-07"));
    assert_eq!(body, [FIRST, SECOND, THIRD]);
}

#[test]
fn a_headline_between_two_paragraphs_and_the_last_sentence() {
    let last = "Акция продлится до мая.";
    let page = format!(
        "07.05.2024\n\n{TITLE}\n\n{FIRST}\n{TITLE}\n\n{SECOND}\n\nЧИТАЙТЕ ТАКЖЕ:\n\nВ Аксу открыли парк\n\n{last}\n\nПодпишитесь на нас\n"
    );
    check(
        &page,
        TITLE,
        Some("2024-05-07"),
        None,
        &[FIRST, SECOND, last],
    );
}

/// What is expected of an article of the corpus.
#[derive(serde::Deserialize)]
struct Expected {
    title: String,
    site: Option<String>,
    section: Option<String>,
    published: Option<String>,
    paragraphs: usize,
    text_must_not_contain: Vec<String>,
}

#[test]
fn corpus_articles_are_found_in_text_and_in_html() {
    for name in ["marafon-dobryh-del", "my-odna-komanda"] {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/");
        let read = |kind: &str| std::fs::read_to_string(format!("{folder}{name}.{kind}")).unwrap();
        let expected: Expected = serde_json::from_str(&read("expected.json")).unwrap();
        let text = find(Media::Plain, &read("txt")).unwrap();
        let html = find(Media::Html, &read("html")).unwrap();
        assert_eq!(text.text, html.text, "{name}");
        for article in [&text, &html] {
            let (title, published, section, body) = facts(article);
            assert_eq!(title.as_ref(), Some(&expected.title));
            assert_eq!(published, expected.published);
            assert_eq!(section, expected.section);
            assert_eq!(body.len(), expected.paragraphs);
            assert_eq!(article.meta.language.as_deref(), Some("ru"));
            for chrome in &expected.text_must_not_contain {
                assert!(!article.text.contains(chrome), "{chrome}");
            }
        }
        if expected.site.is_some() {
            assert_eq!(
                (&text.meta.site, &html.meta.site),
                (&expected.site, &expected.site)
            );
        }
    }
}

#[test]
fn table_layouts_with_metadata() {
    let page = format!(
        "<html lang=ru><head><title>Берег убрали за день :: Вести области</title>\
         <meta property='og:site_name' content='Вести области'><link rel=canonical href='https://vesti.kz/n/1'>\
         <script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Берег убрали за день\",\"datePublished\":\"2021-05-04T10:20:00+05:00\",\
         \"author\":[{{\"name\":\"Ерлан Сапаров\"}}],}}</script></head><body><table><tr><td><a href=/1>Общество</a><br><a href=/2>Политика</a>\
         <td><h1>Берег убрали за день</h1><div class=share><span>Поделиться</span><b>15</b></div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}<br><br>\
         <div class=comments><p>Марат: Молодцы, что вышли всем городом на уборку, так и надо делать каждую весну, чтобы было чисто.</p></div>\
         <td><p><a href=/3>В Экибастузе открыли новый спортивный зал для детей и взрослых</a></p></table></body></html>"
    );
    let article = find(Media::Html, &page).unwrap();
    let (title, published, _, body) = facts(&article);
    assert_eq!(title.as_deref(), Some("Берег убрали за день"));
    assert_eq!(published.as_deref(), Some("2021-05-04T10:20:00+05:00"));
    assert_eq!(body, [FIRST, SECOND, THIRD]);
    let meta = article.meta;
    assert_eq!(meta.published.map(|p| p.origin), Some(DateOrigin::JsonLd));
    assert_eq!(meta.site.as_deref(), Some("Вести области"));
    assert_eq!(meta.authors, ["Ерлан Сапаров"]);
    assert_eq!(meta.url.as_deref(), Some("https://vesti.kz/n/1"));
}

/// An HTML page with a headline, paragraphs, and what stands below them.
fn html(body: &str) -> Article {
    let page = format!(
        "<html><head><title>В Павлодаре убрали берега Иртыша - Газета</title></head><body><div><a href=/>Главная</a></div>{body}</body></html>"
    );
    find(Media::Html, &page).unwrap()
}

fn paragraphs(article: &Article) -> Vec<String> {
    facts(article).3
}

#[test]
fn other_articles_below_are_left_even_where_they_are_longer() {
    let teaser = |n: usize| {
        format!(
            "<div><div><h3><a href=/{n}>В городе номер {n} открыли новый мост через реку</a></h3></div><div>0{n}.05.2012</div><div><p>{SECOND} {SECOND}</p></div></div>"
        )
    };
    let rules = "<div><div><div><p>Пользователь обязуется высказываться уважительно по отношению к другим участникам дискуссии, читателям и лицам.</p></div></div></div>".repeat(12);
    let page = format!(
        "<div><h1>В Павлодаре убрали берега Иртыша</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div><div><div>{}{}{}{rules}</div></div>",
        teaser(1),
        teaser(2),
        teaser(3)
    );
    assert_eq!(paragraphs(&html(&page)), [FIRST, SECOND, THIRD]);
}

#[test]
fn links_to_other_articles_between_paragraphs_are_left() {
    let page = format!(
        "<div><h1>В Павлодаре убрали берега Иртыша</h1><p>{FIRST}</p><h5>Горячее</h5><ul><li><a href=/1>Мост закрыли на ремонт</a></li></ul><p>{SECOND}</p><p><a href=/2>Субботник прошёл и в Экибастузе</a></p><p>{THIRD}</p></div>"
    );
    assert_eq!(paragraphs(&html(&page)), [FIRST, SECOND, THIRD]);
}

#[test]
fn names_of_sidebars_do_not_hide_a_body_below_its_headline() {
    let page = format!(
        "<h1>В Павлодаре убрали берега Иртыша</h1><div class=relatedNews><p>{FIRST}</p><p>{SECOND}</p></div><div class=comments><p>{THIRD}</p><p>{SECOND} {SECOND}</p></div>"
    );
    assert_eq!(paragraphs(&html(&page)), [FIRST, SECOND]);
}

#[test]
fn a_page_of_pictures_is_its_headline() {
    let page = "<html><head><title>В Павлодаре убрали берега Иртыша - Газета</title><meta property=article:published_time content=2012-05-03T10:00:00+06:00></head><body><h1>В Павлодаре убрали берега Иртыша</h1><img src=1.jpg></body></html>";
    let article = find(Media::Html, page).unwrap();
    assert_eq!(article.text, "В Павлодаре убрали берега Иртыша");
    assert_eq!(
        article.meta.published.map(|p| p.when.edtf).as_deref(),
        Some("2012-05-03T10:00:00+06:00")
    );
}

#[test]
fn blocks_know_their_bytes_in_any_character_set() {
    let page = format!(
        "<title>В Павлодаре убрали берега Иртыша</title><script>var a = \"{FIRST}\";</script><h1>В Павлодаре убрали берега Иртыша</h1><table><tr><td><p>{}</p><p>{SECOND}</p></td></tr></table>",
        FIRST
            .replace(' ', "&nbsp;")
            .replace("берег", "<b>бе&#1088;ег</b>")
    );
    for encoding in [encoding_rs::UTF_8, encoding_rs::WINDOWS_1251] {
        let bytes = encoding.encode(&page).0.into_owned();
        let raw = RawDocument {
            origin: Default::default(),
            media: Media::Html,
            bytes,
        };
        let finder = Finder::new(&[crate::lexicon::CHROME.content.to_owned()]).unwrap();
        let mut article = finder.find(decode(&raw).unwrap()).unwrap();
        assert!(article.blocks.iter().all(|block| block.source.is_none()));
        article.locate(&raw);
        let shown: Vec<String> = article
            .blocks
            .iter()
            .map(|block| {
                let (start, end) = block.source.unwrap();
                encoding
                    .decode(&raw.bytes[start as usize..end as usize])
                    .0
                    .into_owned()
            })
            .collect();
        let first = FIRST
            .replace(' ', "&nbsp;")
            .replace("берег", "<b>бе&#1088;ег</b>");
        assert_eq!(shown[0], "В Павлодаре убрали берега Иртыша");
        assert_eq!(shown[1..], [first, SECOND.to_owned()]);
    }
}

#[test]
fn slogans_of_the_medium_above_the_date_are_no_headlines() {
    for (slogan, below) in [
        ("Первая газета для жителей Павлодара", "Новости"),
        ("Информационный портал Павлодарской области", "Общество"),
    ] {
        let page = format!(
            "Главная\n{slogan}\n12 мая 2020, 10:15\n{below}\nВолонтёры вышли на берега Иртыша\n\n{FIRST}\n\n{SECOND}\n\nПоделиться\nЕще новости\nМост закрыли\n"
        );
        let article = find(Media::Plain, &page).unwrap();
        let title = article.meta.title.as_deref();
        assert_eq!(title, Some("Волонтёры вышли на берега Иртыша"));
    }
}

#[test]
fn a_heading_above_the_text_beats_the_name_of_the_site() {
    let page = format!(
        "<title>Акимат Павлодара - Новости</title><div><p>15.04.2019</p><h2>{TITLE}</h2><p>{FIRST}</p><p>{SECOND}</p></div>"
    );
    let found = facts(&find(Media::Html, &page).unwrap());
    assert_eq!(found.0.as_deref(), Some(TITLE));
    assert_eq!(found.3, [FIRST, SECOND]);
}
