//! What the database answers: views and search.

use super::*;

#[test]
fn a_quantity_is_one_row_with_all_that_is_said_of_it() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    let db = place.db();
    let one = |statement: &str| {
        let found = db.query_row(statement, [], |row| row.get::<_, String>(0));
        found.unwrap()
    };
    assert_eq!(
        one("SELECT json_array(id, text, min, max, bound, noun, campaign, place, speaker, speaker_title, as_of, \
            statements, confidence) FROM figure_facts WHERE measure = 'total'"),
        r#"["f39","более 300 волонтёров",300,null,"over","волонтёр","Чистый двор","Шымкент","Алина Омарова","#.to_owned()
            + r#""директор","2019-05-04",2,0.9]"#
    );
    assert_eq!(
        one("SELECT json_array(id, person_id, name, kind, role_title, target, statements, sentence) FROM people_roles"),
        r#"["r121","p143","Алина Омарова","office","директор","Жасыл",1,"На акцию «Чистый двор» в Шымкенте 4 мая вышли "#
            .to_owned()
            + r#"более 300 волонтёров, сообщила директор фонда «Жасыл» Алина Омарова."]"#
    );
    let sentence: String = db
        .query_row(
            "SELECT sentence FROM figure_facts WHERE id = 'f175'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(sentence, "Среди них 40 школьников.");
    let rows: i64 = db
        .query_row("SELECT count(*) FROM figure_facts", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 2);
    check(&place.path);
}

#[test]
fn campaigns_are_seen_across_articles() {
    let place = Place::new();
    let mut second = sample::cleanup("2");
    second["article"]["published"]["date"] = json!("2020-01-02");
    second["article"]["duplicate_of"] = json!("1");
    second["roles"][0] = json!({
        "id": "r121", "holder": "o136", "kind": "organizer", "target": "c14", "title": null, "status": null,
        "basis": "stated", "start": 121, "end": 129, "text": "директор", "evidence": [], "rule": "test",
        "confidence": 0.8 });
    place
        .export(Mode::Usual, &[sample::cleanup("1"), second])
        .unwrap();
    let row: String = place
        .db()
        .query_row(
            "SELECT json_array(campaign, articles, originals, first_date, last_date, figures, organizers) \
            FROM campaign_overview",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(
        row,
        r#"["Чистый двор",2,1,"2019-05-04","2020-01-02",4,"Жасыл"]"#
    );
}

#[test]
fn words_are_found_in_any_form() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    use Searched::{Campaign, Document, Figure, Organization, Person, Quote};
    for (kind, words, ids) in [
        (Figure, "волонтёры Шымкента", vec!["f39"]),
        (Figure, "волонтеры шымкент", vec!["f39"]),
        (Figure, "школьник", vec!["f175"]),
        (Figure, "чистым дворам", vec![]),
        (Figure, "\"Чистый двор\" -школьники", vec!["f39"]),
        (Figure, "волонт*", vec!["f39"]),
        (Figure, "волонт", vec![]),
        (Person, "директора", vec!["p143"]),
        (Person, "Омаровой", vec!["p143"]),
        (Organization, "жасыл", vec!["o136"]),
        (Campaign, "двора", vec!["c14"]),
        (Quote, "волонтёр", vec!["q193"]),
        (Document, "школьники Шымкента", vec!["1"]),
        (Document, "ничего", vec![]),
    ] {
        let found = place.found(kind, words);
        let found: Vec<&str> = found.iter().map(|hit| &*hit.id).collect();
        assert_eq!(found, ids, "{kind:?} {words}");
    }
    let hit = &place.found(Figure, "волонтёрам Шымкента")[0];
    let marked = |&(start, end): &(usize, usize)| {
        hit.context
            .chars()
            .skip(start)
            .take(end - start)
            .collect::<String>()
    };
    assert_eq!(
        hit.marks.iter().map(marked).collect::<Vec<_>>(),
        ["Шымкенте", "волонтёров"]
    );
    assert_eq!(hit.speaker_title.as_deref(), Some("директор"));
    let hit = &place.found(Organization, "Жасыл")[0];
    assert!(
        hit.context.contains("директор фонда «Жасыл» Алина"),
        "{}",
        hit.context
    );
}

#[test]
fn numbers_are_found_by_what_they_say() {
    let place = Place::new();
    let mut range = sample::cleanup("2");
    range["figures"][1]["min"] = json!(40);
    range["figures"][1]["max"] = json!(300);
    range["figures"][1]["value"] = json!(null);
    place
        .export(Mode::Usual, &[sample::cleanup("1"), range])
        .unwrap();
    let found = |kind, words: &str, numbers: &[(&str, u64)]| {
        let number = |&(words, value): &(&str, u64)| Number {
            words: words.to_owned(),
            value,
        };
        let question = Question {
            words: words.to_owned(),
            numbers: numbers.iter().map(number).collect(),
            limit: 10,
            ..Question::default()
        };
        search(&place.path, &[kind], &question, &Lemmatizer::new(Known)).unwrap()
    };
    let ids = |hits: &[Hit]| {
        let ids = hits
            .iter()
            .map(|hit| format!("{}:{}", hit.document_id, hit.id));
        ids.collect::<Vec<_>>().join(" ")
    };
    let figures = |words, numbers: &[_]| ids(&found(Searched::Figure, words, numbers));
    assert_eq!(figures("", &[("триста", 300)]), "1:f39 2:f39");
    assert_eq!(figures("", &[("сорок", 40)]), "1:f175 2:f175 2:f39");
    assert_eq!(figures("школьники", &[("сорок", 40)]), "1:f175 2:f175");
    assert_eq!(figures("школьники", &[("триста", 300)]), "");
    assert_eq!(
        figures("волонтёры", &[("триста", 300), ("4", 4)]),
        "1:f39 2:f39"
    );
    assert_eq!(figures("", &[("41", 41)]), "");
    assert_eq!(
        ids(&found(Searched::Document, "", &[("40", 40)])),
        "1:1 2:2"
    );
    assert_eq!(ids(&found(Searched::Document, "", &[("сорок", 40)])), "");
    let hit = &found(Searched::Figure, "", &[("триста", 300)])[0];
    let marked: Vec<String> = hit
        .marks
        .iter()
        .map(|(start, end)| hit.context.chars().skip(*start).take(end - start).collect())
        .collect();
    assert_eq!(marked, ["более 300 волонтёров"]);
}

#[test]
fn search_is_kept_to_campaign_and_time() {
    let place = Place::new();
    let mut other = sample::cleanup("2");
    other["campaigns"][0]["name"] = json!("Другая");
    other["article"]["published"] = json!(null);
    place
        .export(Mode::Usual, &[sample::cleanup("1"), other])
        .unwrap();
    let asked = |campaign: Option<&str>, since: Option<&str>, until: Option<&str>| {
        let question = Question {
            words: "школьники".to_owned(),
            numbers: Vec::new(),
            campaign: campaign.map(str::to_owned),
            since: since.map(str::to_owned),
            until: until.map(str::to_owned),
            limit: 10,
        };
        let lemmas = Lemmatizer::new(Known);
        let hits = search(
            &place.path,
            &[Searched::Figure, Searched::Document],
            &question,
            &lemmas,
        )
        .unwrap();
        hits.into_iter()
            .map(|hit| hit.document_id + ":" + &hit.id)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(asked(None, None, None), "2:f175 1:f175 1:1 2:2");
    assert_eq!(asked(Some("чистого двора"), None, None), "");
    assert_eq!(asked(Some("Чистый двора"), None, None), "1:f175 1:1");
    assert_eq!(asked(None, Some("2019-05"), Some("2019")), "1:f175 1:1");
    assert_eq!(asked(None, Some("2019-05-05"), None), "");
    assert_eq!(asked(None, None, Some("2019-04")), "");
}

#[test]
fn words_that_tell_nothing_need_not_be_there() {
    let place = Place::new();
    place.export(Mode::Usual, &[sample::cleanup("1")]).unwrap();
    let known = place.found(Searched::Figure, "волонтёры Шымкента").len();
    assert_eq!(known, 1);
    for (words, count) in [
        ("волонтёры в Шымкенте", known),
        ("И волонтёры, и про Шымкент", known),
        ("волонтёры из-под Шымкента", known),
        ("для волонтёры", known),
        // Nobody has said them here.
        ("\"волонтёры из-под Шымкента\"", 0),
        ("волонтёры зонтик", 0),
        // Nothing but such words is looked for as it is.
        ("между тем", 0),
        ("-в волонтёры", known),
    ] {
        assert_eq!(place.found(Searched::Figure, words).len(), count, "{words}");
    }
    let text = place.found(Searched::Document, "с");
    assert_eq!(text.len(), 1);
}

#[test]
fn a_number_comes_before_its_bounds() {
    let place = Place::new();
    let mut bounded = sample::cleanup("1");
    bounded["figures"][2]["max"] = json!(null);
    bounded["figures"][2]["bound"] = json!("at_least");
    let exact = sample::cleanup("2");
    place.export(Mode::Usual, &[bounded, exact]).unwrap();
    let question = Question {
        numbers: vec![Number {
            words: "сорок".to_owned(),
            value: 40,
        }],
        limit: 10,
        ..Question::default()
    };
    let kinds = [Searched::Figure];
    let hits = search(&place.path, &kinds, &question, &Lemmatizer::new(Known)).unwrap();
    let ids: Vec<&str> = hits.iter().map(|hit| &*hit.document_id).collect();
    assert_eq!(ids, ["2", "1"]);
}

#[test]
fn search_outlives_a_vacuum() {
    let place = Place::new();
    let records: Vec<Value> = (1..=5).map(|n| sample::cleanup(&n.to_string())).collect();
    place.export(Mode::Usual, &records).unwrap();
    place.export(Mode::Prune, &records[2..]).unwrap();
    place.db().execute_batch("VACUUM").unwrap();
    assert_eq!(place.found(Searched::Figure, "школьники").len(), 3);
    check(&place.path);
}

#[test]
fn questions_to_other_files_are_told() {
    let place = Place::new();
    let ask = |words: &str| {
        let question = Question {
            words: words.to_owned(),
            limit: 1,
            ..Question::default()
        };
        let found = search(
            &place.path,
            &[Searched::Figure],
            &question,
            &Lemmatizer::default(),
        );
        found.map(|_| ())
    };
    assert!(told(ask("слово")).contains("no such file"));
    place.export(Mode::Usual, &[]).unwrap();
    assert!(told(ask(" -«» ")).contains("no word to look for"));
    ask("слово").unwrap();
}
