//! Rules hold on their examples; names are compared with few.

use super::*;
use crate::link::Entities;

/// Every rule finds in its examples exactly what it says, and nothing in its counterexamples;
/// every rule has both.
#[test]
fn rules_hold_on_their_examples() {
    let engine = Engine::new(&Options::default()).unwrap();
    let mut desk = Desk::default();
    let mut failures = Vec::new();
    for rule in crate::rules::all() {
        let yields = rule.examples.iter().filter(|e| !e.finds.is_empty()).count();
        if yields == 0 || yields == rule.examples.len() {
            failures.push(format!(
                "{}: wants an example and a counterexample",
                rule.id
            ));
        }
        for example in rule.examples {
            let raw = RawDocument {
                origin: Origin::default(),
                media: Media::Json,
                bytes:
                    serde_json::json!({"id": "x", "text": example.text, "published": "2024-10-25"})
                        .to_string()
                        .into_bytes(),
            };
            let record = engine.extract(&raw, &mut desk).unwrap();
            let found = record.brief(rule.id);
            if found != example.finds {
                failures.push(format!(
                    "{}: «{}»\n  expected {:?}\n  found    {found:?}",
                    rule.id, example.text, example.finds
                ));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// A word nobody bears, another one for each number.
fn made_up(number: usize) -> String {
    const SYLLABLES: [&str; 12] = [
        "ба", "ко", "ли", "ну", "ре", "та", "жо", "ви", "му", "са", "до", "ги",
    ];
    let word: String = (0..4)
        .map(|place| SYLLABLES[number / 12_usize.pow(place) % 12])
        .collect();
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// How many comparisons of names and figures linking makes of a text of so many phrases.
fn comparisons(engine: &Engine, phrase: impl Fn(usize) -> String, count: usize) -> u64 {
    let text: Vec<String> = (0..count).map(phrase).collect();
    linked(engine, &text.join("\n")).comparisons
}

/// What a text is linked to.
fn linked(engine: &Engine, text: &str) -> Entities {
    let line = serde_json::json!({"id": "x", "text": text}).to_string();
    let article = engine
        .finder
        .find(page::decode(&raw(line.as_bytes())).unwrap())
        .unwrap();
    let mut desk = Desk::default();
    let text = analyse(
        &article,
        &engine.lexicon,
        &engine.splitter,
        &mut desk.buffers,
    );
    let mut decide = Decide::new(&engine.models, &mut desk.deciding);
    let annotations = annotate(&text, &engine.readers(), &mut desk.tagging, &mut decide);
    let words = Words {
        text: &text,
        facts: desk.tagging.facts(),
    };
    link(&words, annotations, &mut decide)
}

/// Twice the names cost twice the comparisons, not four times as many; found by `tools/mixtures.py`.
#[test]
fn names_are_compared_with_few() {
    let engine = Engine::new(&Options::default()).unwrap();
    let initial = |i: usize| ["А", "Б", "В", "Г", "Д"][i % 5];
    let city = |i: usize| {
        [
            "Алматы",
            "Астана",
            "Караганда",
            "Шымкент",
            "Павлодар",
            "Актобе",
            "Тараз",
        ][i % 7]
    };
    let acronym = |i: usize| made_up(i * 5).to_uppercase()[..8].to_owned();
    let phrases: [(&str, &dyn Fn(usize) -> String); 18] = [
        ("family names", &|i| {
            format!("{}ов {}.", made_up(i), initial(i))
        }),
        ("full names", &|i| format!("Иван {}ов пришёл.", made_up(i))),
        ("one family name", &|i| {
            format!("{} Иванов пришёл.", ["Олег", "Иван", "Пётр", "Глеб"][i % 4])
        }),
        ("given names alone", &|i| {
            format!("Иван {}ов пришёл. Иван ушёл.", made_up(i))
        }),
        ("one family, many initials", &|i| {
            format!("Пришёл Иванов {}. {}.", initial(i), initial(i / 5))
        }),
        ("villages", &|i| {
            format!("В селе {}ка живут люди.", made_up(i))
        }),
        ("cities", &|i| format!("Он был в городе {}.", city(i))),
        ("one city", &|_| "Он был в городе Алматы.".to_owned()),
        ("campaigns", &|i| {
            format!("Прошла акция «{} дом».", made_up(i))
        }),
        ("one beginning of campaigns", &|i| {
            format!("В акции «Чистый {}» помогали 500 человек.", made_up(i))
        }),
        ("acronyms", &|i| acronym(i)),
        ("acronyms of ministries", &|i| {
            format!("{} (Министерство «{}»)", acronym(i), made_up(i))
        }),
        ("acronyms in one sentence", &|i| {
            format!("{} (Фонд «{}») и", acronym(i), made_up(i))
        }),
        ("codes in capitals", &|i| {
            format!("{} {}-{}", acronym(i), &acronym(i + 7)[..4], 1000 + i)
        }),
        ("projects", &|i| {
            format!("Начался проект «{} {}».", made_up(i), made_up(i * 7))
        }),
        ("one campaign, many figures", &|i| {
            let count = 1000 + i * 7;
            format!("В акции «Чистый двор» приняли участие {count} человек.")
        }),
        ("campaigns with figures", &|i| {
            format!("В акции «{}» приняли участие 500 человек.", made_up(i))
        }),
        ("one victim after another", &|i| {
            format!("Погибли {} человек.", 20 + i % 50)
        }),
    ];
    for (name, phrase) in phrases {
        let (half, whole) = (
            comparisons(&engine, phrase, 800),
            comparisons(&engine, phrase, 1600),
        );
        // Names that are met once share nothing, so they may be compared with none.
        assert!(
            whole >= 300 || !name.starts_with("one"),
            "{name}: {whole} comparisons of 1600 names"
        );
        assert!(whole <= half * 5 / 2 + 100, "{name}: {half}, then {whole}");
    }
}

/// Pronouns in one long speech look back at no more sentences each the longer it is.
#[test]
fn pronouns_look_back_at_few_sentences() {
    let engine = Engine::new(&Options::default()).unwrap();
    let looks = |count| {
        let said = "Она сказала, что он придёт. ".repeat(count);
        let text = format!("Иван Петров и Анна Ким спорили. «{said}» — сказал он.");
        linked(&engine, &text).looks.get()
    };
    let (half, whole) = (looks(200), looks(400));
    assert!(half > 200, "{half} sentences of 200");
    assert!(whole <= half * 5 / 2, "{half}, then {whole}");
}

/// What stands at the very beginning has nothing before it to look at.
#[test]
fn names_at_the_beginning() {
    let engine = Engine::new(&Options::default()).unwrap();
    for number in 0..200 {
        let text: Vec<String> = (0..12)
            .map(|i| {
                format!(
                    "{}ский {}.",
                    made_up(number * 31 + i * 7),
                    ["А", "Б", "Е"][i % 3]
                )
            })
            .collect();
        comparisons(&engine, |i| text[i].clone(), text.len());
    }
}
