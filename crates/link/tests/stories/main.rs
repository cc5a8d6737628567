//! Stories of a few records: what is one, what is two.

mod corrections;
mod explained;
mod runs;
mod story;

use serde_json::json;
use story::{Article, Story};

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
