//! What people say of entities: it wins, it stays said, and what cannot be obeyed is told.

use crate::story::{Article, Story};
use serde_json::json;

#[test]
fn an_earlier_run_keeps_its_ids_and_corrections_win() {
    let first = Story::of(&[
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("Серик Тюлебаев", "тренер"),
    ]);
    let (marat, serik) = (first.entity("people", 0), first.entity("people", 1));
    let next = [Article::new("ru", "2019-01-01").person("Марат Тюлебаев", "аким")];
    let base = first.file("entities.ndjson");
    let second = Story::with(&next, |options| options.base = Some(base.clone()));
    assert_eq!(second.entity("people", 0), marat);
    assert_eq!(second.entity_of("people", 0)["articles"], 2);
    let corrections = first.write(
        "corrections.csv",
        &format!("verdict,left,right\nsame,{marat},{serik}\n"),
    );
    let third = Story::with(&next, |options| {
        options.base = Some(base.clone());
        options.corrections = Some(corrections.clone());
    });
    let merged: Vec<_> = third
        .entities()
        .into_iter()
        .filter(|entity| !entity["merged_into"].is_null())
        .collect();
    assert_eq!(merged.len(), 1);
    for entity in third.entities() {
        let corrections = entity["corrections"].as_array().unwrap();
        assert!(corrections.iter().all(|x| x["other"] != entity["id"]));
    }
    // What was said stays said.
    let base = third.file("entities.ndjson");
    let fourth = Story::with(&next, |options| options.base = Some(base.clone()));
    assert_eq!(
        fourth
            .entities()
            .iter()
            .filter(|entity| !entity["merged_into"].is_null())
            .count(),
        1
    );
}

#[test]
fn two_that_a_person_keeps_apart_stay_apart() {
    let articles = [
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("Марат Тюлебаев", "аким"),
    ];
    let free = Story::of(&articles);
    assert_eq!(free.entity("people", 0), free.entity("people", 1));
    let corrections = free.write(
        "corrections.csv",
        "verdict,left,right\ndifferent,r0#p10,r1#p10\n",
    );
    let kept = Story::with(&articles, |options| {
        options.corrections = Some(corrections.clone())
    });
    assert_ne!(kept.entity("people", 0), kept.entity("people", 1));
}

#[test]
fn what_a_correction_takes_out_of_an_entity_is_split_from_it() {
    let articles = [
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("Марат Тюлебаев", "тренер"),
    ];
    let first = Story::of(&articles[..1]);
    let base = first.file("entities.ndjson");
    let whole = first.entity("people", 0);
    let kept = first.write(
        "corrections.csv",
        &format!("verdict,left,right\ndifferent,{whole},r1#p10\n"),
    );
    let second = Story::with(&articles, |options| {
        options.base = Some(base.clone());
        options.corrections = Some(kept.clone());
    });
    assert_eq!(second.entity("people", 0), whole);
    assert_ne!(second.entity("people", 1), whole);
    assert_eq!(second.entity_of("people", 1)["split_from"], whole.as_str());
    assert_eq!(second.entity_of("people", 0)["split_from"], json!(null));
}

#[test]
fn records_say_what_they_were_part_of() {
    let articles = [
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("Марат Тюлебаев", "аким"),
    ];
    let first = Story::of(&articles);
    let whole = first.entity("people", 0);
    assert_eq!(whole, first.entity("people", 1));
    let kept = first.write(
        "corrections.csv",
        "verdict,left,right\ndifferent,r0#p10,r1#p10\n",
    );
    let (base, linked) = (first.file("entities.ndjson"), first.file("linked.ndjson"));
    let second = Story::with(&articles, |options| {
        options.records = vec![linked.clone()];
        options.base = Some(base.clone());
        options.corrections = Some(kept.clone());
    });
    let ids = [0, 1].map(|article| second.entity("people", article));
    assert_ne!(ids[0], ids[1]);
    let split: Vec<_> = (0..2)
        .filter(|article| second.entity_of("people", *article)["split_from"] == whole.as_str())
        .collect();
    assert_eq!(split.len(), 1);
}

#[test]
fn corrections_name_entities_of_the_same_records() {
    let articles = [
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("Серик Жунусов", "тренер"),
    ];
    let free = Story::of(&articles);
    let (one, other) = (free.entity("people", 0), free.entity("people", 1));
    assert_ne!(one, other);
    let said = free.write(
        "corrections.csv",
        &format!("verdict,left,right\nsame,{one},{other}\n"),
    );
    let tied = Story::with(&articles, |options| {
        options.corrections = Some(said.clone())
    });
    assert_eq!(tied.entity("people", 0), tied.entity("people", 1));
}

#[test]
fn corrections_of_what_is_not_there_are_told() {
    let story = Story::of(&[Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким")]);
    let known = story.entity("people", 0);
    let said = story.write(
        "corrections.csv",
        &format!("verdict,left,right\nsame,{known},P00000000000000aa\ndifferent,r0#p10,r7#p10\n"),
    );
    let records = story.file("shard0.ndjson");
    let summary = story
        .link(|options| {
            options.records = vec![records.clone()];
            options.corrections = Some(said.clone());
        })
        .unwrap();
    let [first, second] = &summary.not_obeyed[..] else {
        panic!("{:?}", summary.not_obeyed);
    };
    assert!(
        first.contains("corrections.csv:2: found no \"P00000000000000aa\""),
        "{first}"
    );
    assert!(
        second.contains("corrections.csv:3: found no \"r7#p10\""),
        "{second}"
    );
}

#[test]
fn of_corrections_that_contradict_each_other_the_later_wins() {
    let articles = [
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("Серик Досов", "судья"),
        Article::new("ru", "2020-05-03").person("Олег Вязов", "врач"),
    ];
    let story = Story::of(&articles);
    let records = story.file("shard0.ndjson");
    let said = |rows: &str| {
        let path = story.write("said.csv", &format!("verdict,left,right\n{rows}"));
        let done = story.link(|options| {
            options.records = vec![records.clone()];
            options.corrections = Some(path.clone());
        });
        let linked = std::fs::read_to_string(story.file("linked.ndjson")).unwrap();
        let of = |line: &str| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            record["people"][0]["entity"].as_str().unwrap().to_owned()
        };
        let entities: Vec<String> = linked.lines().map(of).collect();
        (done.unwrap().not_obeyed, entities)
    };
    let (told, found) = said("same,r0#p10,r1#p10\ndifferent,r0#p10,r1#p10\n");
    assert_eq!(told.len(), 1);
    assert!(
        told[0].contains("said.csv:2:") && told[0].contains("line 3"),
        "{told:?}"
    );
    assert_ne!(found[0], found[1]);
    let (told, found) = said("different,r0#p10,r1#p10\nsame,r0#p10,r1#p10\n");
    assert!(
        told[0].contains("said.csv:2:") && told[0].contains("line 3"),
        "{told:?}"
    );
    assert_eq!(found[0], found[1]);
    // Over a third one.
    let (told, found) = said("same,r0#p10,r1#p10\nsame,r1#p10,r2#p10\ndifferent,r0#p10,r2#p10\n");
    assert!(
        told[0].contains("said.csv:2:") && told[0].contains("line 4"),
        "{told:?}"
    );
    assert_eq!(told.len(), 1);
    assert!(found[0] != found[1] && found[1] == found[2]);
    let (told, _) = said("same,r0#p10,r1#p10\ndifferent,r1#p10,r2#p10\n");
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn corrections_follow_what_was_merged() {
    let first = Story::of(&[
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("Серик Тюлебаев", "тренер"),
        Article::new("ru", "2020-05-03").person("Айгуль Сатпаева", "врач"),
    ]);
    let ids = [0, 1, 2].map(|article| first.entity("people", article));
    let said = first.write(
        "corrections.csv",
        &format!("verdict,left,right\nsame,{},{}\n", ids[0], ids[1]),
    );
    let base = first.file("entities.ndjson");
    let second = Story::with(&[], |options| {
        options.base = Some(base.clone());
        options.corrections = Some(said.clone());
    });
    let merged: Vec<_> = second
        .entities()
        .into_iter()
        .filter(|entity| !entity["merged_into"].is_null())
        .collect();
    assert_eq!(merged.len(), 1);
    // The one that is no more is named again: the one it became part of is meant.
    let gone = merged[0]["id"].as_str().unwrap();
    let said = first.write(
        "more.csv",
        &format!("verdict,left,right\nsame,{gone},{}\n", ids[2]),
    );
    let base = second.file("entities.ndjson");
    let third = Story::with(&[], |options| {
        options.base = Some(base.clone());
        options.corrections = Some(said.clone());
    });
    let left = third
        .entities()
        .iter()
        .filter(|entity| entity["merged_into"].is_null())
        .count();
    assert_eq!(left, 1);
}
