//! Figures in sentences (`sentences.tsv`); numbers, bounds and nouns (`numbers.tsv`); who is counted in
//! words that no list has (`unlisted.tsv`, `counted.tsv`; `held.tsv`, from which no model learns); what they are tied to: campaign, speaker, date, place; repeats, differences,
//! damaged numbers.

use std::fmt::Write;
use std::sync::LazyLock;
use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::{Figure, Record};
use svodka::source::{Media, RawDocument};
use svodka::vocabulary::{Bound, Difference, Modality, Unit};

const SENTENCES: &str = include_str!("sentences.tsv");
const NUMBERS: &str = include_str!("numbers.tsv");
const STORIES: &str = include_str!("stories.tsv");
const UNLISTED: &str = include_str!("unlisted.tsv");
const COUNTED: &str = include_str!("counted.tsv");
const PLAIN: &str = include_str!("plain.tsv");
const HELD: &str = include_str!("held.tsv");

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(&Options::default()).expect("the built-in lists"));

fn extract(article: serde_json::Value) -> Record {
    let raw = RawDocument {
        origin: Origin::default(),
        media: Media::Json,
        bytes: article.to_string().into_bytes(),
    };
    ENGINE
        .extract(&raw, &mut Desk::default())
        .expect("a record")
}

fn read(text: &str) -> Record {
    extract(serde_json::json!({"id": "x", "text": text, "published": "2024-10-25"}))
}

fn read_titled(title: &str, text: &str) -> Record {
    extract(serde_json::json!({"id": "x", "title": title, "text": text, "published": "2024-10-25"}))
}

fn messages(record: &Record) -> Vec<&str> {
    let warnings = record.warnings.iter();
    warnings.map(|warning| warning.message.as_str()).collect()
}

#[test]
fn figures_of_sentences() {
    let rows = SENTENCES.lines().filter(|line| !line.starts_with('#'));
    let mut failures = String::new();
    let mut count = 0;
    for row in rows {
        let (sentence, figures) = row
            .split_once('\t')
            .unwrap_or_else(|| panic!("sentences.tsv: no tab behind the text in «{row}»"));
        let record = read(sentence);
        let figures_found = record
            .briefs()
            .into_iter()
            .filter(|brief| brief.rules.iter().any(|rule| rule.starts_with("figure.")));
        let found = figures_found
            .map(|brief| brief.form)
            .collect::<Vec<_>>()
            .join("; ");
        if found != figures {
            let _ = writeln!(
                failures,
                "«{sentence}»\n  expected {figures}\n  found    {found}"
            );
        }
        count += 1;
    }
    assert!(count > 400, "{count} sentences");
    assert!(failures.is_empty(), "{failures}");
}

/// What number is stated of whom, whatever happened to them.
#[test]
fn numbers_of_sentences() {
    let rows = NUMBERS.lines().filter(|line| !line.starts_with('#'));
    let mut failures = String::new();
    for row in rows {
        let (sentence, numbers) = row
            .split_once('\t')
            .unwrap_or_else(|| panic!("sentences.tsv: no tab behind the text in «{row}»"));
        let record = read(sentence);
        let people = record.figures.iter().filter(|f| f.unit == Unit::Person);
        let found = people.map(number).collect::<Vec<_>>().join("; ");
        if found != numbers {
            let _ = writeln!(
                failures,
                "«{sentence}»\n  expected {numbers}\n  found    {found}"
            );
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Who is counted as what in words that no list has. The models weigh, so a few sentences may go wrong.
#[test]
fn people_in_unlisted_words() {
    for (table, least) in [(UNLISTED, 95), (COUNTED, 92), (PLAIN, 95)] {
        must_be_right(table, least);
    }
}

/// The same in sentences that models and lists have not seen: 55 of a hundred of the first were right when they were first
/// read, 64 since models learn from the others by the same writers; of those in several sentences 46, and 48.
#[test]
fn people_in_words_nobody_has_seen() {
    must_be_right(HELD, 54);
}

/// At least so many of a hundred sentences tell just the people that the table says.
fn must_be_right(table: &str, least: usize) {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let mut failures = Vec::new();
    let mut count = 0;
    for row in rows {
        let (sentence, figures) = row
            .split_once('\t')
            .unwrap_or_else(|| panic!("no tab behind the text in «{row}»"));
        let record = read(sentence);
        let people = record.figures.iter().filter(|f| f.unit == Unit::Person);
        let found: Vec<String> = people.map(counted).collect();
        let told: Vec<&str> = figures
            .split("; ")
            .filter(|told| !told.is_empty())
            .collect();
        let mut pairs = found.iter().zip(&told);
        if found.len() != told.len() || !pairs.all(|(found, told)| is_told(found, told)) {
            let found = found.join("; ");
            failures.push(format!(
                "«{sentence}»\n  expected {figures}\n  found    {found}"
            ));
        }
        count += 1;
    }
    assert!(count > 200, "{count} sentences");
    let report = failures.join("\n");
    let right = count - failures.len();
    assert!(right * 100 >= count * least, "{right} of {count}\n{report}");
}

/// Whether a figure is the one that is told, counted as any of what is told.
fn is_told(found: &str, told: &str) -> bool {
    let Some((number, rest)) = told.split_once(", ") else {
        return false;
    };
    let (roles, modality) = rest.split_once(", ").unwrap_or((rest, ""));
    let modality = if modality.is_empty() {
        String::new()
    } else {
        format!(", {modality}")
    };
    let mut roles = roles.split('/');
    roles.any(|role| found == format!("{number}, {role}{modality}"))
}

/// What figures of articles are tied to. The models weigh, so some cells may go wrong.
#[test]
fn figures_of_stories() {
    const MAY_FAIL: usize = 7; // of a hundred
    let rows = STORIES.lines().filter(|line| !line.starts_with('#'));
    let mut failures = Vec::new();
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [day, title, text, figures] = cells[..] else {
            panic!("four columns: {row}");
        };
        let record =
            extract(serde_json::json!({"id": "x", "title": title, "text": text, "published": day}));
        let mut found = record.figures.iter();
        for told in figures.split("; ") {
            let (words, expected) = told.split_once('|').expect("cells");
            let figure = found.find(|figure| figure.text == words);
            let figure = figure.unwrap_or_else(|| panic!("«{title}» has no {words}"));
            let ties = ties(&record, figure);
            for (expected, found) in expected.split('|').zip(&ties) {
                count += usize::from(!expected.is_empty());
                if !expected.is_empty() && expected.to_lowercase() != found.to_lowercase() {
                    failures.push(format!("«{title}», {words}: {expected}, found {found}"));
                }
            }
        }
    }
    assert!(count > 250, "{count} cells");
    let report = failures.join("\n");
    assert!(failures.len() * 100 <= count * MAY_FAIL, "{report}");
}

/// What a figure measures, its date, campaign, speaker and place, as a story tells them.
fn ties(record: &Record, figure: &Figure) -> [String; 5] {
    let named =
        |id: Option<svodka::record::Id>| id.map_or_else(|| "-".to_owned(), |id| record.name_of(id));
    let date = record
        .dates
        .iter()
        .find(|date| Some(date.id) == figure.as_of);
    let measure = serde_json::json!(figure.measure);
    [
        measure.as_str().expect("a word").to_owned(),
        date.and_then(|date| date.edtf.clone())
            .unwrap_or_else(|| "-".to_owned()),
        named(figure.campaign),
        named(figure.speaker),
        named(figure.place),
    ]
}

/// «300 человек = 300, participant, planned».
fn counted(figure: &Figure) -> String {
    let word = |value: serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let min = figure.min.unwrap_or_default();
    let counted_as = word(serde_json::json!(figure.counted_as));
    let mut counted = format!("{} = {min}, {counted_as}", figure.text);
    if figure.modality != Modality::Reported {
        let modality = word(serde_json::json!(figure.modality));
        let _ = write!(counted, ", {modality}");
    }
    counted
}

/// «300.. over человек».
fn number(figure: &Figure) -> String {
    let end = |end: Option<u64>| end.map(|end| end.to_string()).unwrap_or_default();
    let noun = figure.noun.as_deref().unwrap_or("-");
    let (min, max) = (end(figure.min), end(figure.max));
    let bound = serde_json::json!(figure.bound);
    let bound = bound.as_str().expect("a word");
    format!("{min}..{max} {bound} {noun}")
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
fn a_comma_of_another_block_opens_no_modifier() {
    for before in [
        ",",
        "В городе прошёл субботник,",
        "Пришло, по меньшей мере,",
    ] {
        let record = read(&format!("{before}\n\n300 человек пришли в парк."));
        let figure = &record.figures[0];
        assert_eq!((&*figure.text, figure.bound), ("300 человек", Bound::Exact));
    }
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
    assert_eq!(
        messages(&record),
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
    let title = "Три человека погибли при взрыве";
    let record = read_titled(
        title,
        "При взрыве погибли четыре человека. Год назад погибли двое человек.",
    );
    assert_eq!(messages(&record), ["3 and 4"]);
    let record = read_titled(title, "При взрыве погибли трое, ещё пять человек ранены.");
    assert!(record.warnings.is_empty());
}

#[test]
fn other_places_and_times_are_other_quantities() {
    let record = read(
        "В кампании «Чистый двор» участвуют более 300 тысяч человек.\n\n\
         В Костанае на уборку «Чистого двора» вышли 20 тысяч человек. В прошлом году в кампании \
         «Чистый двор» участвовали 90 тысяч человек.",
    );
    assert_eq!(record.figures.len(), 3);
    assert_eq!(messages(&record), Vec::<&str>::new());
    let record = read(
        "В акции «Лес Победы» приняли участие 300 человек. В прошлом году в «Лесе Победы» участвовали 260 человек.",
    );
    assert_eq!(messages(&record), ["300 and 260 for «Лес Победы»"]);
    assert_eq!(record.warnings[0].difference, Some(Difference::Time));
}

#[test]
fn an_action_is_the_one_called_so() {
    let record = read(
        "Стартовала акция «Дорога в школу». В тот же день прошёл марафон «Алматы», в котором пробежали 5 тысяч \
         человек. Помощь в рамках акции получили 10 тысяч детей.",
    );
    let of = |i: usize| record.figures[i].campaign.map(|id| record.name_of(id));
    assert_eq!(of(0).as_deref(), Some("Алматы"));
    assert_eq!(of(1).as_deref(), Some("Дорога в школу"));
}

#[test]
fn whoever_the_words_name_says_it() {
    let said = [
        (
            "По данным МЧС, эвакуированы 300 человек.",
            "Министерство по чрезвычайным ситуациям",
        ),
        (
            "По словам Марата Ахметова, эвакуированы 300 человек.",
            "Марат Ахметов",
        ),
        (
            "Эвакуированы 300 человек, сообщил Марат Ахметов.",
            "Марат Ахметов",
        ),
        (
            "«Эвакуированы 300 человек», — сказал Марат Ахметов.",
            "Марат Ахметов",
        ),
    ];
    for (text, speaker) in said {
        let record = read(text);
        let found = record.figures[0].speaker.map(|id| record.name_of(id));
        assert_eq!(found.as_deref(), Some(speaker), "{text}");
        assert!(!evidence(&record, 0, "speaker").is_empty(), "{text}");
    }
}
