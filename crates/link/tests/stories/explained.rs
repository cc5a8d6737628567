//! What is told of an entity, and where none has the id.

use super::story::{Article, Story};

#[test]
fn explanations_say_why() {
    let story = Story::of(&[
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("М. Тюлебаев", "аким"),
    ]);
    let told =
        svodka_link::explain(&story.file("entities.ndjson"), &story.entity("people", 0)).unwrap();
    assert!(
        told.contains("tied:") && told.contains("an initial that fits"),
        "{told}"
    );
    let days = ["2020-05-01", "2020-05-02", "2020-05-03"];
    let article = |day| Article::new("ru", day).person("Марат Тюлебаев", "аким");
    let alike = Story::of(&days.map(article));
    let ties = alike.entity_of("people", 0)["ties"].clone();
    assert_eq!(ties.as_array().map(Vec::len), Some(1), "{ties}");
    let error = svodka_link::explain(&story.file("entities.ndjson"), "P0")
        .unwrap_err()
        .to_string();
    assert!(error.contains("no entity has the id \"P0\""), "{error}");
}

#[test]
fn ids_near_a_wrong_one_are_named() {
    let story = Story::of(&[
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-01").person("Анна Ким", "аким"),
    ]);
    let id = story.entity("people", 0);
    let told = |typed: &str| {
        let explained = svodka_link::explain(&story.file("entities.ndjson"), typed);
        explained.unwrap_err().to_string()
    };
    let near = format!("; near it are {id} (Марат Тюлебаев)");
    for typed in [&id[..12], &id.to_lowercase(), &id[1..], "марат тюлебаев"] {
        assert!(told(typed).ends_with(&near), "{}", told(typed));
    }
    let far = "; ids stand in the field `entity` of linked records";
    assert!(told("Тимур").ends_with(far), "{}", told("Тимур"));
}
