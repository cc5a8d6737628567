//! Runs: many records in any order of files and jobs, what is near to another, what was stopped, how outputs are packed.

use crate::story::{Article, Story};
use serde_json::json;
use svodka_link::Pass;

#[test]
fn the_same_bytes_for_any_order_of_shards_and_jobs() {
    let articles: Vec<Article> = (0..40)
        .map(|number| {
            let name = ["Марат Тюлебаев", "Тюлебаев", "М. Тюлебаев", "Анна Жилина"][number % 4];
            Article::new("ru", &format!("2020-05-{:02}", number % 28 + 1))
                .person(name, "аким")
                .campaign("Степной марафон")
                .place("Алматы", "KZ")
        })
        .collect();
    let one = Story::with(&articles, |options| options.jobs = 1);
    for jobs in [1, 2, 8] {
        let other = Story::in_shards(&articles, 4, |options| {
            options.jobs = jobs;
            options.records.reverse();
        });
        assert_eq!(one.linked, other.linked);
        assert_eq!(one.entities, other.entities);
    }
}

/// Files of other names, each with other articles: who is who does not change, nor what is said of it.
#[test]
fn shards_under_other_names_and_in_another_order() {
    let names = ["Марат Тюлебаев", "Тюлебаев", "М. Тюлебаев", "Анна Жилина"];
    let articles: Vec<Article> = (0..40)
        .map(|number| {
            Article::new("ru", &format!("2020-05-{:02}", number % 28 + 1))
                .person(names[number % 4], "аким")
                .campaign("Степной марафон")
                .titled(
                    "Марафон",
                    &format!("По степи бежали {} человек", number / 3),
                )
        })
        .collect();
    let lines = |story: &Story| {
        let mut lines: Vec<String> = story.linked.lines().map(str::to_owned).collect();
        lines.sort_unstable();
        lines
    };
    let one = Story::with(&articles, |options| options.dedup = true);
    for shards in [2, 3, 7] {
        let other = Story::in_shards(&articles, shards, |options| {
            options.dedup = true;
            let count = options.records.len();
            for (at, path) in options.records.iter_mut().enumerate() {
                let renamed = path.with_file_name(format!("part-{:02}.ndjson", count - at));
                std::fs::rename(&*path, &renamed).unwrap();
                *path = renamed;
            }
            options.records.rotate_left(1);
        });
        assert_ne!(one.linked, other.linked);
        assert_eq!(lines(&one), lines(&other));
        assert_eq!(one.entities, other.entities);
    }
}

/// Blocks of more mentions than memory holds, and of more people than are compared.
#[test]
fn frequent_names_are_one_however_often_they_come() {
    let articles: Vec<Article> = (0..4_200)
        .map(|number| {
            let day = format!("20{:02}-05-{:02}", number % 20, number % 28 + 1);
            Article::new("ru", &day)
                .place("Казахстан", "KZ")
                .person(&format!("{} Иванов", given(number % 2_100)), "")
        })
        .collect();
    let story = Story::of(&articles);
    let records: Vec<serde_json::Value> = story
        .linked
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let places: std::collections::BTreeSet<String> = records
        .iter()
        .map(|record| record["places"][0]["entity"].to_string())
        .collect();
    assert_eq!(places.len(), 1);
    let places = story.entity_of("places", 0);
    assert_eq!(places["articles"], 4_200);
}

/// A made-up given name for each number.
fn given(number: usize) -> String {
    let syllable = |number: usize| {
        let letters: Vec<char> = "бвгдзклмнпрст".chars().collect();
        format!("{}{}", letters[number % 13], ["а", "у"][number / 13 % 2])
    };
    format!(
        "Д{}{}{}",
        syllable(number),
        syllable(number / 26),
        syllable(number / 676)
    )
}

#[test]
fn what_a_stopped_run_left_is_cleared() {
    let articles = [Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким")];
    let story = Story::of(&articles);
    let left = story.file("linked.ndjson.tmp");
    std::fs::create_dir(&left).unwrap();
    std::fs::write(left.join("mentions.1"), "half a row").unwrap();
    story.write("linked.ndjson.part", "half a record");
    story.write("linked.ndjson", "what was there before\n");
    let records = story.file("shard0.ndjson");
    story
        .link(|options| options.records = vec![records.clone()])
        .unwrap();
    assert!(!left.exists());
    assert!(!story.file("linked.ndjson.part").exists());
    let linked = std::fs::read_to_string(story.file("linked.ndjson")).unwrap();
    assert_eq!(linked, story.linked);
}

#[test]
fn a_stopped_run_goes_on_behind_its_last_finished_pass() {
    let articles = [
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("Марат Тюлебаев", "аким"),
    ];
    let story = Story::with(&articles, |options| options.dedup = true);
    let records = story.file("shard0.ndjson");
    let run = || {
        story.link(|options| {
            options.records = vec![records.clone()];
            options.dedup = true;
        })
    };
    // What stands in the way of an output stops a run right before that output.
    for (obstacle, pass) in [
        ("linked.ndjson.part", Pass::Resolved),
        ("entities.ndjson.part", Pass::Published),
    ] {
        std::fs::create_dir(story.file(obstacle)).unwrap();
        let error = run().unwrap_err().to_string();
        assert!(
            error.contains("the same command goes on from there"),
            "{error}"
        );
        std::fs::remove_dir(story.file(obstacle)).unwrap();
        assert_eq!(run().unwrap().went_on, Some(pass));
        for (name, whole) in [
            ("linked.ndjson", &story.linked),
            ("entities.ndjson", &story.entities),
        ] {
            assert_eq!(&std::fs::read_to_string(story.file(name)).unwrap(), whole);
        }
        assert!(!story.file("linked.ndjson.tmp").exists());
    }
    // Other inputs begin anew.
    std::fs::create_dir(story.file("entities.ndjson.part")).unwrap();
    run().unwrap_err();
    std::fs::remove_dir(story.file("entities.ndjson.part")).unwrap();
    let lines = std::fs::read_to_string(&records).unwrap();
    let first = lines.lines().next().unwrap();
    story.write("shard0.ndjson", first);
    let done = run().unwrap();
    assert_eq!((done.went_on, done.records), (None, 1));
}

#[test]
fn outputs_are_packed_as_their_names_say() {
    let articles = [Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким")];
    let story = Story::of(&articles);
    let (records, packed) = (story.file("shard0.ndjson"), story.file("packed.ndjson.zst"));
    story
        .link(|options| {
            options.records = vec![records.clone()];
            options.output.clone_from(&packed);
        })
        .unwrap();
    let mut text = String::new();
    let mut lines = svodka_shards::open(&packed).unwrap();
    std::io::Read::read_to_string(&mut lines, &mut text).unwrap();
    assert_eq!(text, story.linked);
}

#[test]
fn near_duplicates_are_found_over_shards() {
    let text = "Сегодня в степи прошёл большой слёт пчеловодов, на который приехали гости из трёх соседних областей. Они привезли мёд.";
    let articles = [
        Article::new("ru", "2020-05-02").titled("Слёт пчеловодов", text),
        Article::new("ru", "2020-05-01").titled("Мёд везут отовсюду", text),
        Article::new("ru", "2020-05-01").titled(
            "Другое",
            "Совсем о другом говорили вчера на собрании жителей дома по улице Садовой.",
        ),
    ];
    let story = Story::in_shards(&articles, 3, |options| options.dedup = true);
    let group = |article: usize| story.record(article)["article"]["near_duplicate_group"].clone();
    assert_eq!(
        [group(0), group(1), group(2)],
        [json!("r1"), json!("r1"), json!("r2")]
    );
}

/// Another headline and lead above one body, and all that was said in a story told anew.
#[test]
fn reprints_with_another_lead_or_only_the_quote() {
    let body = "Улей поставили на площади, и каждый мог посмотреть на него через стекло. Мёд продавали до вечера. Осенью \
        слёт повторят в соседнем районе, где этой весной посадили липовую рощу и открыли школу для тех, кто хочет \
        держать пчёл у себя во дворе.";
    let quote = "«Мы держим пчёл с тех пор, как дед привёз первую семью из-за реки, и ни разу не пожалели об этом, хотя зимы \
        здесь долгие, а лета хватает только на липу и гречиху. Теперь учим соседских детей, пусть и у них будет своё дело»";
    let texts = [
        ("Слёт", format!("Пчеловоды съехались в степь. {body}")),
        (
            "Мёд",
            format!(
                "Больше ста гостей попробовали мёд, пишет «Вестник» в утреннем выпуске. {body}"
            ),
        ),
        (
            "Пасечник",
            format!("О своём деле рассказал хозяин пасеки. {quote}, — сказал он."),
        ),
        (
            "Дед и пчёлы",
            format!(
                "Семья из села хранит память о переселенцах сорок лет подряд. {quote}, — пишет газета."
            ),
        ),
    ];
    let articles: Vec<Article> = texts
        .iter()
        .zip(1..)
        .map(|((title, text), day)| {
            Article::new("ru", &format!("2020-05-{day:02}"))
                .on(title)
                .titled(title, text)
        })
        .collect();
    let story = Story::in_shards(&articles, 2, |options| options.dedup = true);
    let group = |article: usize| story.record(article)["article"]["near_duplicate_group"].clone();
    assert_eq!(
        [0, 1, 2, 3].map(group),
        ["r0", "r0", "r2", "r2"].map(|id| json!(id))
    );
}

#[test]
fn what_is_no_record_is_named() {
    let story = Story::of(&[]);
    let bad = story.write("bad.ndjson", "\n{\"id\": 1}\n");
    let error = story
        .link(|options| options.records = vec![bad.clone()])
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("bad.ndjson:2: is no record of svodka"),
        "{error}"
    );
}
