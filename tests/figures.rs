//! What figures are tied to: campaign, speaker, date, place; repeats, differences, damaged numbers.

use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::source::{Media, RawDocument};

fn read(text: &str) -> Record {
    let engine = Engine::new(&Options::default()).expect("the built-in lists");
    let raw = RawDocument {
        origin: Origin::default(),
        media: Media::Json,
        bytes: serde_json::json!({"id": "x", "text": text, "published": "2024-10-25"})
            .to_string()
            .into_bytes(),
    };
    engine
        .extract(&raw, &mut Desk::default())
        .expect("a record")
}

/// Words of the evidence for `field` of figure `i`.
fn evidence<'a>(record: &'a Record, i: usize, field: &str) -> Vec<&'a str> {
    let all = record.figures[i].evidence.iter();
    all.filter(|reason| reason.field == field)
        .map(|reason| reason.text.as_str())
        .collect()
}

const ARTICLE: &str = "В Костанае прошла акция «Чистый двор». В ней участвовали 300 человек.\n\n\
    «Сегодня по всему Казахстану в акции участвует более 300 человек», — сказала Анна Ким.";

#[test]
fn campaign_speaker_date_and_place() {
    let record = read(ARTICLE);
    let campaign = record.campaigns[0].id;
    let figure = &record.figures[1];
    assert_eq!(figure.campaign, Some(campaign));
    assert_eq!(evidence(&record, 1, "campaign"), ["акции"]);
    assert_eq!(evidence(&record, 1, "counted_as"), ["участвует"]);
    assert_eq!(figure.speaker, Some(record.people[0].id));
    assert_eq!(figure.quote, Some(record.quotes[0].id));
    assert_eq!(evidence(&record, 1, "as_of"), ["Сегодня"]);
    assert_eq!(evidence(&record, 1, "place"), ["Казахстану"]);
}

#[test]
fn the_sentence_before_names_the_campaign() {
    let record = read(ARTICLE);
    assert_eq!(record.figures[0].campaign, Some(record.campaigns[0].id));
    assert_eq!(evidence(&record, 0, "campaign"), ["Чистый двор"]);
}

#[test]
fn two_statements_differ() {
    let record = read(ARTICLE);
    assert_eq!(record.warnings.len(), 1);
    assert_eq!(
        record.warnings[0].message,
        "300 and over 300 for «Чистый двор»"
    );
    let refs: Vec<_> = record.figures.iter().map(|figure| figure.id).collect();
    assert_eq!(record.warnings[0].refs, refs);
}

#[test]
fn one_statement_repeats_another() {
    let record = read(
        "В марафон «Добрый бег» включились 2 тысячи казахстанцев.\n\nВ марафоне участвовали 2000 человек.",
    );
    assert_eq!(record.figures[1].repeats, Some(record.figures[0].id));
    assert!(record.warnings.is_empty());
}

#[test]
fn the_dead_are_of_no_campaign() {
    let record = read("Во время марафона «Добрый бег» погибли двое спортсменов.");
    assert_eq!(record.figures[0].campaign, None);
}

#[test]
fn a_damaged_number_is_a_warning() {
    let record = read("В акции участвовали 1 00 человек. Пришли около человек.");
    assert!(record.figures.is_empty());
    let messages: Vec<_> = record
        .warnings
        .iter()
        .map(|warning| warning.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "«1 00» is no number",
            "a number is missing in «около человек»"
        ]
    );
}

#[test]
fn a_date_or_place_of_another_clause_is_none_of_the_figure() {
    let none = [
        "Канал открыт в 2013 году, на него подписаны 300 человек.",
        "У певца, которому 26 июля 2016 года исполнится 73 года, семеро детей.",
        "У него двое сыновей: Андрей (1992) и Пётр (1995).",
        "Они отправились в Америку, где живут 300 человек.",
    ];
    for text in none {
        let figure = &read(text).figures[0];
        assert_eq!((figure.as_of, figure.place), (None, None), "{text}");
    }
    let text = "5 мая в Алматы автобус врезался в остановку, в результате чего погибли трое.";
    let record = read(text);
    assert_eq!(record.figures[0].as_of, Some(record.dates[0].id));
    assert_eq!(record.figures[0].place, Some(record.places[0].id));
}

#[test]
fn the_only_campaign_may_be_named_some_sentences_before() {
    let record = read(
        "Стартовала акция «Чистый двор». Погода была хорошей. На уборку вышли 500 человек. Собрано 12 млн тенге.",
    );
    let campaign = Some(record.campaigns[0].id);
    assert_eq!(record.figures[0].campaign, campaign);
    assert_eq!(record.amounts[0].campaign, campaign);
}

#[test]
fn the_headline_and_the_text_differ() {
    let engine = Engine::new(&Options::default()).expect("the built-in lists");
    let warnings = |title: &str, text: &str| {
        let raw = RawDocument {
            origin: Origin::default(),
            media: Media::Json,
            bytes: serde_json::json!({"id": "x", "title": title, "text": text})
                .to_string()
                .into_bytes(),
        };
        let record = engine
            .extract(&raw, &mut Desk::default())
            .expect("a record");
        record
            .warnings
            .iter()
            .map(|warning| warning.message.clone())
            .collect::<Vec<_>>()
    };
    let title = "Три человека погибли при взрыве";
    let differ = warnings(
        title,
        "При взрыве погибли четыре человека. Год назад погибли двое человек.",
    );
    assert_eq!(differ, ["3 and 4"]);
    assert!(warnings(title, "При взрыве погибли трое, ещё пять человек ранены.").is_empty());
}
