//! What is a campaign and what is none (`names.tsv`), and what campaigns are tied to: aim, beginning and end, other spellings, the noun they are called by.

mod organizers;
mod quoted;

use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::source::{Media, RawDocument};

fn records(texts: &[&str]) -> Vec<Record> {
    let engine = Engine::new(&Options::default()).expect("the built-in lists");
    let read = |text: &&str| {
        let raw = RawDocument {
            origin: Origin::default(),
            media: Media::Json,
            bytes: serde_json::json!({"id": "x", "text": text, "published": "2024-05-25"})
                .to_string()
                .into_bytes(),
        };
        engine
            .extract(&raw, &mut Desk::default())
            .expect("a record")
    };
    texts.iter().map(read).collect()
}

/// A campaign as the table has it: name, head noun, reach.
type Row = (String, Option<String>, Option<String>);

/// The rows of the table: a text, and what it names.
fn table() -> Vec<(&'static str, Vec<Row>)> {
    let lines = include_str!("names.tsv").lines().skip(1);
    let rows = lines.filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let (text, named) = line
            .split_once('\t')
            .unwrap_or_else(|| panic!("names.tsv: no tab behind the text in «{line}»"));
        let named = named.split(" ; ").filter(|cell| *cell != "-");
        (text, named.map(row).collect())
    })
    .collect()
}

fn row(cell: &str) -> Row {
    let (name, kind) = cell.rsplit_once(" = ").expect("a name and a head noun");
    let (kind, scope) = kind
        .split_once(" / ")
        .map_or((kind, None), |(kind, scope)| (kind, Some(scope)));
    let kind = Some(kind).filter(|kind| *kind != "-");
    (
        name.to_owned(),
        kind.map(str::to_owned),
        scope.map(str::to_owned),
    )
}

#[test]
fn names() {
    let table = table();
    assert!(table.len() > 200);
    let texts: Vec<&str> = table.iter().map(|(text, _)| *text).collect();
    let mut faults = Vec::new();
    for (record, (text, wanted)) in records(&texts).iter().zip(&table) {
        let scope = |scope| {
            serde_json::to_value(scope)
                .ok()?
                .as_str()
                .map(str::to_owned)
        };
        let campaigns = record.campaigns.iter();
        let found: Vec<Row> = campaigns
            .map(|known| {
                (
                    known.name.clone(),
                    known.kind_word.clone(),
                    known.scope.and_then(scope),
                )
            })
            .collect();
        if found != *wanted {
            faults.push(format!("{text}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn aims() {
    let cases = [
        (
            "Акция «Чистый двор» направлена на уборку дворов и улиц.",
            Some("уборка дворов и улиц"),
        ),
        (
            "Стартовал проект «Жаңа дос», нацеленный на поддержку сирот, развитие спорта, сообщил акимат.",
            Some("поддержка сирот, развитие спорта"),
        ),
        (
            "Кампания «Мы рядом» проводится с целью сбора средств для детей.",
            Some("сбор средств для детей"),
        ),
        (
            "Кампания «Мы рядом», призванная объединить волонтёров, завершилась.",
            Some("объединить волонтёров"),
        ),
        (
            "Цель акции «Чистый двор» — приучить детей к порядку.",
            Some("приучить детей к порядку"),
        ),
        (
            "Целью проекта «Жаңа дос» является поддержка молодых учёных.",
            Some("поддержка молодых учёных"),
        ),
        (
            "В городе прошла акция «Чистый двор». Она направлена на озеленение города.",
            Some("озеленение города"),
        ),
        (
            "В городе прошла акция «Чистый двор». Её цель — убрать все дворы.",
            Some("убрать все дворы"),
        ),
        (
            "Акция «Чистый двор» продлится до мая, её цель — убрать все дворы.",
            Some("убрать все дворы"),
        ),
        (
            "В рамках акции «Чистый двор» прошёл забег, направленный на укрепление здоровья.",
            None,
        ),
        (
            "Акцию «Чистый двор» поддержал аким, призвав жителей к порядку.",
            None,
        ),
    ];
    let texts = cases.map(|(text, _)| text);
    for (record, (text, aim)) in records(&texts).iter().zip(cases) {
        assert_eq!(record.campaigns[0].aim.as_deref(), aim, "{text}");
        let stated = record.campaigns[0]
            .evidence
            .iter()
            .any(|reason| reason.field == "aim");
        assert_eq!(stated, aim.is_some(), "{text}");
    }
}

#[test]
fn terms() {
    let cases = [
        (
            "Акция «Чистый двор», направленная на очистку города, стартовала 5 мая и продлится до 1 июня.",
            [Some("2024-05-05"), Some("../2024-06-01")],
        ),
        (
            "Акция «Чистый двор» проходит с 5 по 12 мая.",
            [Some("2024-05-05/2024-05-12"), Some("2024-05-05/2024-05-12")],
        ),
        (
            "Студенты помогают проекту «Жаңа дос», который реализуется с 2005 года.",
            [Some("2005/.."), None],
        ),
        (
            "Форум «Алтын дала» завершился 3 мая.",
            [None, Some("2024-05-03")],
        ),
        (
            "На форуме «Алтын дала» выступил министр, который начал работу 3 мая.",
            [None, None],
        ),
        (
            "Участники форума «Алтын дала» приехали 3 мая.",
            [None, None],
        ),
    ];
    let texts = cases.map(|(text, _)| text);
    for (record, (text, wanted)) in records(&texts).iter().zip(cases) {
        let campaign = &record.campaigns[0];
        let found = [campaign.begins, campaign.ends].map(|id| {
            let id = id?;
            let date = record.dates.iter().find(|date| date.id == id)?;
            date.edtf.clone()
        });
        assert_eq!(found.each_ref().map(Option::as_deref), wanted, "{text}");
    }
}

#[test]
fn one_campaign_under_several_names() {
    let cases = [
        (
            "Стартовал челлендж #БіргеЖасаймыз. К акции «Бірге жасаймыз» присоединились школы.",
            "Бірге жасаймыз",
        ),
        (
            "Прошёл кинофестиваль «Рассвет» (Dawn Film Festival). Гости довольны.",
            "Рассвет",
        ),
        (
            "Жюри Ташкентского кинофестиваля названо. Гости Ташкентского международного кинофестиваля едут.",
            "Ташкентский кинофестиваль",
        ),
    ];
    let texts = cases.map(|(text, _)| text);
    for (record, (text, name)) in records(&texts).iter().zip(cases) {
        assert_eq!(record.campaigns.len(), 1, "{text}");
        assert_eq!(record.campaigns[0].name, name, "{text}");
        assert_eq!(record.campaigns[0].aliases.len(), 1, "{text}");
    }
}

#[test]
fn called_by_the_noun_that_refers_back() {
    let text = "Завершился Tulpar Marathon. Марафон собрал 5 тысяч человек.";
    let record = &records(&[text])[0];
    assert_eq!(record.campaigns[0].kind_word.as_deref(), Some("марафон"));
}
