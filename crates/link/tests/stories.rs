//! Stories of a few records: what is one, what is two.

mod story;

use serde_json::json;
use story::{Article, Story};
use svodka_link::Pass;

#[test]
fn one_person_in_four_languages() {
    let story = Story::of(&[
        Article::new("ru", "2019-03-01").person("Олена Гайворонская", "директор музея"),
        Article::new("uk", "2019-03-02").person("Олена Гайворонська", "директор музею"),
        Article::new("ru", "2019-03-03").person("Елена Гайворонская", "директор музея"),
        Article::new("en", "2019-03-04").person("Olena Haivoronska", "director"),
    ]);
    assert_eq!(story.entity("people", 0), story.entity("people", 1));
    assert_eq!(story.entity("people", 0), story.entity("people", 2));
    let entity = story.entity_of("people", 0);
    assert_eq!(entity["name"], "Елена Гайворонская");
    assert_eq!(entity["first_seen"], "2019-03-01");
}

#[test]
fn another_patronymic_given_name_or_gender_is_another_person() {
    let story = Story::of(&[
        Article::new("ru", "2020-01-01").person("Анна Викторовна Жилина", "врач"),
        Article::new("ru", "2020-01-01").person("Анна Павловна Жилина", "врач"),
        Article::new("ru", "2020-01-01").person("Вера Жилина", "врач"),
        Article::new("ru", "2020-01-02").person("Анна Жилина", "врач"),
    ]);
    let ids: Vec<String> = (0..3)
        .map(|article| story.entity("people", article))
        .collect();
    assert!(
        ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2],
        "{ids:?}"
    );
}

#[test]
fn a_lone_family_name_needs_one_that_fits() {
    let one = Story::of(&[
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-02").person("Тюлебаев", "аким"),
    ]);
    assert_eq!(one.entity("people", 0), one.entity("people", 1));
    let two = Story::of(&[
        Article::new("ru", "2020-05-01").person("Марат Тюлебаев", "аким"),
        Article::new("ru", "2020-05-01").person("Серик Тюлебаев", "тренер"),
        Article::new("ru", "2020-05-02").person("Тюлебаев", ""),
    ]);
    assert_ne!(two.entity("people", 0), two.entity("people", 2));
    assert_ne!(two.entity("people", 1), two.entity("people", 2));
    assert!(
        !two.entity_of("people", 2)["near_ties"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_ministry_belongs_to_a_country_and_a_department_is_not_its_ministry() {
    let ministry = |country| {
        Article::new("ru", "2021-02-01")
            .place("Грузия", country)
            .organization("Министерство почты", "")
    };
    let story = Story::of(&[
        ministry("GE"),
        Article::new("ru", "2021-02-01").organization("Министерство почты Казахстана", ""),
        Article::new("ru", "2021-02-01").organization("Министерство почты РК", ""),
        Article::new("ru", "2021-02-01")
            .organization("Министерство почты по Тамбовской области", ""),
        Article::new("ru", "2021-02-01").organization("Министерство почты по Брянской области", ""),
    ]);
    let id = |article| story.entity("organizations", article);
    assert_ne!(id(0), id(1));
    assert_ne!(id(3), id(4));
    assert_ne!(id(1), id(3));
}

#[test]
fn bodies_of_other_rank_are_two() {
    // What is said of one, and in which place; the other; whether they are one.
    let pairs = [
        (
            ("Верховный суд России", "Москва"),
            ("Верховный суд Бурятии", "Улан-Удэ"),
            false,
        ),
        (
            ("Верховный суд", "Москва"),
            ("Верховный суд Бурятии", "Улан-Удэ"),
            false,
        ),
        (
            ("Верховный суд", "Бурятия"),
            ("Верховный суд Бурятии", "Бурятия"),
            true,
        ),
        (
            ("Государственная дума", "Самара"),
            ("Городская дума", "Самара"),
            false,
        ),
        (
            ("Роспотребнадзор", "Москва"),
            ("Роспотребнадзор по Тверской области", "Тверь"),
            false,
        ),
        (
            ("Государственный совет", "Казань"),
            ("Общественный совет", "Казань"),
            false,
        ),
        (
            ("Национальный банк", "Киев"),
            ("Всемирный банк", "Киев"),
            false,
        ),
        (
            ("Пенсионный фонд России", "Тамбов"),
            ("Пенсионный фонд", "Тамбов"),
            true,
        ),
    ];
    for ((one, here), (other, there), is_one) in pairs {
        let article = |name, place| {
            Article::new("ru", "2020-05-01")
                .organization(name, "")
                .place(place, "RU")
        };
        let story = Story::of(&[article(one, here), article(other, there)]);
        let of = |article| story.entity("organizations", article);
        assert_eq!(of(0) == of(1), is_one, "{one}, {other}");
    }
}

#[test]
fn an_abbreviation_of_a_republic_is_its_place() {
    let cases = [
        ("РБ", "Башкирия", "RU", "Башкортостана", true),
        ("РБ", "Башкортостан", "RU", "России", false),
        ("РБ", "Бурятия", "RU", "Башкортостана", false),
        ("РБ", "Беларусь", "BY", "Республики Беларусь", true),
        ("РБ", "Беларусь", "BY", "Бурятии", false),
        ("РТ", "Казань", "RU", "РФ", false),
        ("РТ", "Татарстан", "RU", "Татарстана", true),
        ("РК", "Петрозаводск", "RU", "Казахстана", false),
        ("РК", "Казахстан", "KZ", "Казахстана", true),
        ("КР", "Бишкек", "KG", "Киргизии", true),
        ("ЛНР", "Луганск", "UA", "РФ", false),
        ("РМЭ", "Марий Эл", "RU", "Марий Эл", true),
    ];
    for (short, here, country, long, is_one) in cases {
        let body = |whose: &str| {
            let name = format!("Министерство здравоохранения {whose}");
            Article::new("ru", "2024-01-10").organization(&name, "")
        };
        let named = body(long).on("other.example");
        let story = Story::of(&[body(short).place(here, country), named]);
        let of = |article| story.entity("organizations", article);
        assert_eq!(of(0) == of(1), is_one, "{short} in {here}, {long}");
    }
}

#[test]
fn a_region_under_two_names_is_one() {
    let story = Story::of(&[
        Article::new("ru", "2024-01-10").place("Кустанайская область", "KZ"),
        Article::new("ru", "2024-01-11").place("Костанайская область", "KZ"),
    ]);
    assert_eq!(story.entity("places", 0), story.entity("places", 1));
}

#[test]
fn places_of_one_public_name_are_one() {
    let far =
        |day: &str, name: &str, country: &str| Article::new("ru", day).place(name, country).on(day);
    let articles = [
        far("2010-01-01", "Казахстан", "KZ").person("Анна Ким", "судья"),
        far("2019-07-01", "Казахстан", "KZ").person("Олег Вязов", "врач"),
        far("2012-03-01", "Караганда", "KZ"),
        far("2018-11-01", "Караганда", "KZ").organization("Шахта «Северная»", ""),
        far("2018-11-02", "Кушмурун", "KZ"),
    ];
    let story = Story::of(&articles);
    let of = |article| story.entity("places", article);
    assert_eq!(of(0), of(1));
    assert_eq!(of(2), of(3));
    assert_ne!(of(0), of(2));
    let register = "id,kind,name,country\nkz-1,place,Казахстан,KZ\nkz-2,place,Кушмурун,KZ\n";
    let path = story.write("places.csv", register);
    let records = story.file("shard0.ndjson");
    story
        .link(|options| {
            options.records = vec![records.clone()];
            options.known = vec![path.clone()];
        })
        .unwrap();
    let entities = std::fs::read_to_string(story.file("entities.ndjson")).unwrap();
    for (name, id) in [("Казахстан", "kz-1"), ("Кушмурун", "kz-2")] {
        let places = entities
            .lines()
            .map(|line| serde_json::from_str(line).unwrap());
        let is_named = |x: &serde_json::Value| x["kind"] == "place" && x["name"] == name;
        let found: Vec<serde_json::Value> = places.filter(is_named).collect();
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!(found[0]["known"][0]["id"], id);
    }
}

#[test]
fn an_acronym_is_its_long_form() {
    let story = Story::of(&[
        Article::new("ru", "2021-02-01").organization("Союз степных пчеловодов", "ССП"),
        Article::new("ru", "2021-02-03").organization("ССП", ""),
        Article::new("ru", "2021-02-04").organization("Союза степных пчеловодов", ""),
    ]);
    assert_eq!(
        story.entity("organizations", 0),
        story.entity("organizations", 1)
    );
    assert_eq!(
        story.entity("organizations", 0),
        story.entity("organizations", 2)
    );
}

#[test]
fn a_campaign_in_three_languages_and_its_editions() {
    let story = Story::of(&[
        Article::new("kk", "2024-04-01").campaign("Таза Қазақстан"),
        Article::new("ru", "2024-04-02").campaign("Чистый Казахстан"),
        Article::new("en", "2024-04-03").campaign("Taza Qazaqstan"),
        Article::new("ru", "2018-04-22").campaign("Степной марафон — 2018"),
        Article::new("ru", "2019-04-21").campaign("Степной марафон — 2019"),
        Article::new("ru", "2019-04-21").campaign("IX Степной марафон"),
    ]);
    let id = |article| story.entity("campaigns", article);
    assert_eq!((id(0), id(0)), (id(1), id(2)));
    assert_eq!((id(3), id(3)), (id(4), id(5)));
    let editions: Vec<_> = (0..6)
        .map(|article| story.object("campaigns", article)["edition"].clone())
        .collect();
    assert_eq!(
        editions,
        [
            json!(null),
            json!(null),
            json!(null),
            json!("2018"),
            json!("2019"),
            json!("9")
        ]
    );
    let facts = story.entity_of("campaigns", 3)["campaign"].clone();
    assert_eq!(facts["series"], "Степной марафон");
    assert_eq!(facts["editions"].as_array().unwrap().len(), 3);
}

#[test]
fn places_have_public_ids() {
    let story = Story::of(&[
        Article::new("ru", "2024-04-01")
            .place("Казахстан", "KZ")
            .place("Алматы", "KZ"),
        Article::new("kk", "2024-04-02").place("Қазақстан", "KZ"),
    ]);
    assert_eq!(story.entity("places", 0), story.entity("places", 1));
    assert_eq!(
        story.entity_of("places", 0)["place"]["identifiers"][0]["id"],
        "KZ"
    );
}

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

/// One office of which nobody says where it is held, a family name that many have, articles about other places.
#[test]
fn heads_of_other_regions_are_two() {
    for (given, family, title) in [
        ("Сергей", "Лапин", "глава региона"),
        ("Пётр", "Седов", "мэр"),
        ("Андрей", "Панин", "прокурор"),
    ] {
        let of = |place: &str, site: &str, day: &str| {
            let article = Article::new("ru", day).on(site).place(place, "RU");
            article.person(&format!("{given} {family}"), title)
        };
        let mut articles = vec![
            of("Омск", "Степь", "2021-03-01"),
            of("Тамбов", "Край", "2021-04-10"),
            of("Омск", "Новости", "2021-05-20"),
        ];
        for other in ["Олег", "Иван", "Виктор", "Павел", "Николай"] {
            let other = format!("{other} {family}");
            articles.push(Article::new("ru", "2021-03-04").person(&other, ""));
        }
        let story = Story::of(&articles);
        let entity = |article| story.entity("people", article);
        assert_ne!(entity(0), entity(1), "{given} {family}");
        assert_eq!(entity(0), entity(2), "{given} {family}");
    }
}

/// A given name alone is nobody's own.
#[test]
fn a_lone_given_name_of_two_articles_is_two_people() {
    for name in ["Иван", "Айгуль", "Мария"] {
        let of = |day| {
            let article = Article::new("ru", day).person(name, "");
            article.given_alone().place("Омск", "RU")
        };
        let story = Story::of(&[of("2021-03-01"), of("2021-03-02")]);
        assert_ne!(
            story.entity("people", 0),
            story.entity("people", 1),
            "{name}"
        );
    }
}

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
fn two_undertakings_of_one_article_and_of_other_regions_are_two() {
    let story = Story::of(&[
        Article::new("ru", "2021-03-01")
            .place("Омск", "RU")
            .campaign("Степные дороги — новые города"),
        Article::new("ru", "2021-03-02")
            .place("Тамбов", "RU")
            .campaign("Башкирия: степные дороги — новые города"),
        Article::new("ru", "2021-03-03")
            .campaign("Бережливый завод и занятость")
            .campaign("Адресная помощь бережливому заводу"),
    ]);
    assert_ne!(story.entity("campaigns", 0), story.entity("campaigns", 1));
    let both = story.record(2)["campaigns"].clone();
    assert_ne!(both[0]["entity"], both[1]["entity"]);
}

#[test]
fn registers_give_their_ids() {
    let articles = [Article::new("ru", "2020-05-01")
        .person("Марат Тюлебаев", "аким")
        .organization("Степной банк", "")];
    let story = Story::of(&articles);
    let table = story.write("people.csv", "id,name,kind\nkz-1,Тюлебаев Марат,person\n");
    let ftm = story.write(
        "bodies.json",
        "{\"id\":\"Q1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Степной банк\"]}}\n",
    );
    let known = Story::with(&articles, |options| {
        options.known = vec![table.clone(), ftm.clone()]
    });
    assert_eq!(known.entity_of("people", 0)["known"][0]["id"], "kz-1");
    assert_eq!(
        known.entity_of("organizations", 0)["known"][0]["register"],
        "bodies.json"
    );
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
