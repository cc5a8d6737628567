//! `svodka explain` as people run it.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};
use svodka::error::Origin;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::source::{Media, RawDocument};

fn explain(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_svodka"))
        .arg("explain")
        .args(arguments)
        .env_remove("NO_COLOR")
        .env("LC_ALL", "C")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs")
}

fn shown(arguments: &[&str]) -> String {
    let output = explain(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    assert!(output.stderr.is_empty(), "{arguments:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn an_article_is_marked_listed_and_reasoned_about() {
    let shown = shown(&["corpus/my-odna-komanda.txt"]);
    for expected in [
        "«[Мы - одна команда|campaign c68]»",
        "[Более 300 тысяч казахстанцев|figure f0]",
        "p359   person        Алина Хаматдинова",
        "    more than 300\u{a0}000, from the word “Более”",
        "    counted: казахстанец",
        "    participants, from the words “приняли участие”  figure.verb",
        "    said by Алина Хаматдинова, from the words “Алина Хаматдинова”  speaker.indirect",
        "    the same number as “Более 300 тысяч казахстанцев”",
        "warning f194, f1110",
    ] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
    assert!(!shown.contains('\x1b'));
}

/// One campaign found by two rules, another by one of them: each keeps its own short form.
#[test]
fn every_object_has_its_own_short_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    let text = "В Казахстане проходит «Марафон добрых дел». Третья «Неделя добра» прошла на днях. \
                Проект «Марафон добрых дел» запущен в июле.";
    fs::write(&path, format!(r#"{{"id": "1", "text": "{text}"}}"#)).expect("written");
    let shown = shown(&[path.to_str().expect("UTF-8")]);
    for expected in [
        "campaign  Марафон добрых дел  Марафон добрых дел (project)  ",
        "campaign  Неделя добра        Неделя добра (other)  ",
    ] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
}

/// The heading tells which document of many it is.
#[test]
fn the_heading_names_the_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    let lines = [
        r#"{"id": "first", "text": "На субботник пришли 300 человек."}"#,
        r#"{"id": "second", "title": "Субботник", "url": "https://example.kz/2", "text": "Пришли 500 горожан."}"#,
    ];
    fs::write(&path, lines.join("\n")).expect("written");
    let shown = shown(&[path.to_str().expect("UTF-8")]);
    assert!(shown.contains("a.jsonl:1 · id first · ru\n"), "{shown}");
    assert!(
        shown.contains("Субботник\n")
            && shown.contains("a.jsonl:2 · id second · https://example.kz/2"),
        "{shown}"
    );
    assert_eq!(
        shown.matches("what was found, and its id").count(),
        1,
        "{shown}"
    );
}

#[test]
fn a_word_and_tables_choose_what_is_shown() {
    let file = "corpus/my-odna-komanda.txt";
    let told = shown(&[
        file,
        "--only",
        "figures,campaigns",
        "--find",
        "ГЕРОЕВ",
        "--lang",
        "ru",
    ]);
    assert!(told.contains("больше 200 — по слову «более»"), "{told}");
    assert!(told.contains("говорит Алина Хаматдинова"), "{told}");
    assert!(
        told.contains("больше 200; те, кому помогли"),
        "numbers are short in the language of the sentences: {told}"
    );
    assert!(
        told.contains(" · опубликовано 2010-07-03 «3 Июля 2010»\n"),
        "{told}"
    );
    assert!(
        !told.contains("figure f147") && !told.contains("|person "),
        "{told}"
    );
    let kazakh = shown(&[file, "--only", "figures", "--lang", "kk"]);
    assert!(
        kazakh.contains("қатысушылар — «участвуют» деген сөз бойынша"),
        "{kazakh}"
    );
    let none = explain(&[file, "--find", "динозавр"]);
    assert_eq!((none.status.code(), none.stdout.len()), (Some(0), 0));
    let said = String::from_utf8(none.stderr).expect("UTF-8");
    assert_eq!(said, "svodka: no paragraph has «динозавр»\n");
    assert_eq!(explain(&[file, "--only", "numbers"]).status.code(), Some(2));
    assert_eq!(
        explain(&["--rules", "date", "--find", "x"]).status.code(),
        Some(2)
    );
}

#[test]
fn colors_are_used_when_asked_for() {
    let colored = shown(&["--color", "always", "corpus/my-odna-komanda.txt"]);
    assert!(colored.contains("\x1b[1;31mБолее 300 тысяч казахстанцев\x1b[0m \x1b[2mf0\x1b[0m"));
    assert!(!colored.contains("|figure f0]"));
}

#[test]
fn rules_are_listed_with_examples_and_reasons() {
    let all = shown(&["--rules"]);
    for rule in svodka::rules::all() {
        assert!(
            all.contains(&format!("{}  {}\n", rule.id, rule.about)),
            "{}",
            rule.id
        );
        for example in rule.examples {
            assert!(all.contains(example.text) && all.contains(example.why));
        }
    }
    for rule in svodka::calendar::rules() {
        assert!(
            all.contains(&format!("{}  {}\n", rule.id, rule.doc)),
            "{}",
            rule.id
        );
    }
    let few = shown(&["--rules", "figure.head"]);
    assert!(few.starts_with("figure.headcount") && !few.contains("campaign.named"));
}

/// Everything that stands as a rule in the records of our own texts, and of the examples of rules, is listed.
#[test]
fn every_id_in_a_record_is_listed() {
    let all = shown(&["--rules"]);
    let listed: Vec<&str> = all
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(id, _)| id)
        .collect();
    let engine = Engine::new(&Options::default()).expect("an engine");
    let mut desk = Desk::default();
    let mut ids = BTreeSet::new();
    let quotes = fs::read_to_string("corpus/quotes.jsonl").expect("the corpus");
    let examples = svodka::rules::all()
        .into_iter()
        .flat_map(|rule| rule.examples)
        .map(|example| serde_json::json!({"id": "x", "text": example.text}).to_string());
    for line in quotes.lines().map(str::to_owned).chain(examples) {
        let raw = RawDocument {
            origin: Origin::default(),
            media: Media::Json,
            bytes: line.into_bytes(),
        };
        let record = engine.extract(&raw, &mut desk).expect("a record");
        collect(&serde_json::to_value(&record).expect("JSON"), &mut ids);
    }
    assert!(ids.len() > 50, "{ids:?}");
    let unknown: Vec<&String> = ids
        .iter()
        .filter(|id| !listed.contains(&id.as_str()))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// Every `rule` of a record.
fn collect(value: &Value, ids: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, ids)),
        Value::Object(fields) => {
            ids.extend(
                fields
                    .get("rule")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            );
            fields.values().for_each(|value| collect(value, ids));
        }
        _ => {}
    }
}

/// Under a figure stands what was decided, what came second, and words with their weights.
#[test]
fn decisions_are_told_with_their_reasons() {
    let plain = shown(&["corpus/my-odna-komanda.txt"]);
    assert!(
        !plain.contains(" (then "),
        "weights are shown when asked for"
    );
    let shown = shown(&["corpus/my-odna-komanda.txt", "--weights"]);
    let figure = shown.find("f0 «").expect("the figure");
    let own = &shown[figure..];
    let own = own.split("\nf194 «").next().unwrap_or(own);
    for expected in [
        "    count yes ",
        "    counted_as participant ",
        " (then ",
        "for: ",
        "«участ…» (verb) ",
        "    figure_right yes ",
    ] {
        assert!(own.contains(expected), "{expected}\n{own}");
    }
    assert!(!own.contains("middle+"), "{own}");
}

/// What one rule made, each in its sentence: a fact, and the words behind a field of others.
#[test]
fn one_rule_is_shown_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    let text = "На уборку вышли 300 человек. Их ждали от 40 до 50 машин. В акции участвовали от 3 до 5 тысяч зрителей.";
    fs::write(&path, format!(r#"{{"id": "1", "text": "{text}"}}"#)).expect("written");
    let file = path.to_str().expect("UTF-8");
    let range = shown(&[file, "--rule", "figure.range"]);
    assert!(range.starts_with("figure.range  From so many"), "{range}");
    let made = "f77 «от 3 до 5 тысяч зрителей»  figure.range\n    \
                В акции участвовали от 3 до 5 тысяч зрителей.\n";
    assert!(range.contains(made) && !range.contains("f16"), "{range}");
    let verb = shown(&[file, "--rule", "figure.verb"]);
    let made = "f77.counted_as «участвовали»  figure.verb\n    В акции участвовали";
    assert!(verb.contains(made), "{verb}");
}

/// Where a rule made nothing, the others of its family are told, and with a word all of the paragraph.
#[test]
fn a_rule_that_made_nothing_is_told_with_those_that_did() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    let text = "В Алматы на уборку вышли 300 человек.\\n\\nРассчитанный на 20 пассажиров катер стоит у причала.";
    fs::write(&path, format!(r#"{{"id": "1", "text": "{text}"}}"#)).expect("written");
    let file = path.to_str().expect("UTF-8");
    let family = shown(&[file, "--rule", "figure.range"]);
    for expected in [
        "figure.range made nothing here; other rules did:\n",
        "f25 «300 человек»  figure.headcount\n    В Алматы на уборку вышли 300 человек.\n",
        "decided «20 пассажиров»\n    count no ",
    ] {
        assert!(family.contains(expected), "{expected}\n{family}");
    }
    assert!(!family.contains("place."), "{family}");
    let paragraph = shown(&[file, "--rule", "figure.range", "--find", "уборку"]);
    assert!(paragraph.contains("«Алматы»  place."), "{paragraph}");
    assert!(!paragraph.contains("20 пассажиров"), "{paragraph}");
    let nothing = shown(&[file, "--rule", "amount.money"]);
    let told = "amount.money made nothing here, nor did its family\n";
    assert!(nothing.contains(told), "{nothing}");
}

/// Rules of a file find roles and campaigns, and are held to what they say that they find.
#[test]
fn rules_of_a_file_propose() {
    let folder = tempfile::tempdir().unwrap();
    let lists = folder.path().join("data"); // called as the built-in folder, and still one of the user
    fs::create_dir(&lists).unwrap();
    let rules = lists.join("rules.toml");
    let text = folder.path().join("a.txt");
    let told = "Анна Ким стала официальным голосом фонда «Нива». Жители откликнулись на призыв «Чистый берег». \
                В отчёте фонда «Нива» значится: помощь получили 300 семей. 40 штыков вышли на субботник.";
    fs::write(&text, told).unwrap();
    let voice = |pattern: &str, finds: &str| {
        format!(
            "[[rule]]\nid = \"role.voice\"\nabout = \"A voice\"\npattern = \"{pattern}\"\nrole = \"office\"\n\
             examples = [{{ text = \"Анна Ким стала голосом фонда «Нива».\", finds = [\"{finds}\"] }}]\n\
             counterexamples = [\"Анна Ким стала другом фонда «Нива».\"]\n"
        )
    };
    let call = "[[rule]]\nid = \"campaign.call\"\nabout = \"A call\"\npattern = \"откликнуться|откликнулись на {призыв} name:QUOTED\"\n\
        campaign = \"action\"\nexamples = [\"Жители откликнулись на призыв «Чистый берег».\"]\n\
        counterexamples = [\"Жители прочли призыв «Чистый берег».\"]\n";
    let report = "[[rule]]\nid = \"quote.in_report\"\nabout = \"A report\"\npattern = \"в отчёте speaker:ORGANIZATION[gen] cue:{значиться} :\"\n\
        quote = \"after\"\nexamples = [{ text = \"В отчёте фонда «Нива» значится: помощь получили 300 семей.\", \
        finds = [\"Нива: помощь получили 300 семей\"] }]\ncounterexamples = [\"В отчёте фонда «Нива» десять страниц.\"]\n";
    let bayonets = "[[rule]]\nid = \"figure.bayonets\"\nabout = \"Old words\"\npattern = \"COUNT noun:{штык} {выйти} на {субботник}\"\n\
        counted_as = \"participant\"\nexamples = [\"40 штыков вышли на субботник.\"]\ncounterexamples = [\"40 штыков вышли из строя.\"]\n";
    let good = "holder:PERSON {стать} {официальный}? title:{голос} target:ORGANIZATION[gen]";
    fs::write(
        &rules,
        voice(good, "Анна Ким: голос → Нива") + call + report + bayonets,
    )
    .unwrap();
    let (text, lists) = (text.to_str().unwrap(), lists.to_str().unwrap());
    let told = shown(&["--lexicon", lists, "--only", "roles,campaigns", text]);
    assert!(told.contains("role.voice"), "{told}");
    assert!(told.contains("campaign.call"), "{told}");
    let told = shown(&["--lexicon", lists, "--only", "figures,quotes", text]);
    assert!(told.contains("quote.in_report"), "{told}");
    assert!(told.contains("[40 штыков|"), "{told}");
    let told = shown(&["--lexicon", lists, "--rule", "role.voice", text]);
    assert!(
        told.contains("«Анна Ким»  fires: «Анна Ким стала официальным голосом фонда «Нива»»"),
        "{told}"
    );
    for (pattern, finds, fault) in [
        (good, "Анна Ким: лицо → Нива", "it is to find"),
        (
            "holder:PERSON {стала} title:{голос} target:ORGANIZATION",
            "",
            "`{стала}` is no word but a form of one: any form of it is {стать}",
        ),
        (
            "holder:PERSON {стать} {голос}",
            "",
            "no piece is called `title:` or `target:`",
        ),
        (
            "holder:PLACE {стать} title:{голос}",
            "",
            "it takes one piece `holder:PERSON|ORGANIZATION`",
        ),
        ("COUNT {стать}", "", "`COUNT` stands for nothing"),
    ] {
        fs::write(&rules, voice(pattern, finds)).unwrap();
        let run = explain(&["--lexicon", lists, text]);
        assert_eq!(run.status.code(), Some(1));
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(
            said.contains(fault) && said.contains("data/rules.toml"),
            "{pattern}: {said}"
        );
    }
}

/// Of two rules that say what there can be only one of, the first stands, and the other is told so.
#[test]
fn the_rule_that_came_first_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    fs::write(&text, "Вчера 300 человек вышли на субботник.").unwrap();
    let rule = |id: &str, counted_as: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\nabout = \"Those who come out\"\npattern = \"COUNT {{выйти}}\"\ncounted_as = \"{counted_as}\"\n\
             examples = [\"300 человек вышли на субботник.\"]\ncounterexamples = [\"300 человек спят.\"]\n"
        )
    };
    let both = rule("figure.out", "participant") + &rule("figure.outside", "staff");
    fs::write(folder.path().join("rules.toml"), both).unwrap();
    let (lists, text) = (folder.path().to_str().unwrap(), text.to_str().unwrap());
    let told = shown(&["--lexicon", lists, "--rule", "figure.outside", text]);
    let wanted = "fires: «300 человек вышли», but figure.out has said otherwise before";
    assert!(told.contains(wanted), "{told}");
}

/// Rows of a user that no word could match are refused.
#[test]
fn rows_that_match_nothing_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let lists = folder.path().to_str().unwrap();
    for (surface, kind, fault) in [
        ("Паром", "venue", "`Паром` can match no word; write `паром`"),
        (
            "большой паром",
            "venue",
            "words of this kind are single words",
        ),
        ("паромом", "venue", "`паромом` is a form of «паром»"),
        (" паром", "venue", "white space beside the words"),
    ] {
        let row = format!("surface\tcanonical\tkind\tsource\n{surface}\t\t{kind}\tme\n");
        fs::write(folder.path().join("figure_words.tsv"), row).unwrap();
        let run = explain(&["--lexicon", lists, "--rules"]);
        assert_eq!(run.status.code(), Some(1), "{surface}");
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(
            said.contains(fault) && said.contains("figure_words.tsv:2"),
            "{surface}: {said}"
        );
    }
}

/// A rule of a file is run alone: where it fires, and where it stops.
#[test]
fn a_rule_of_a_file_is_run_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("a.txt");
    let lists = folder.path().join("mine");
    fs::create_dir(&lists).unwrap();
    fs::write(
        &text,
        "Рыбаки купили коракл на 12 человек. Коракл вёз 40 человек.",
    )
    .unwrap();
    let rules = lists.join("rules.toml");
    let rule = |pattern: &str| {
        format!(
            "[[rule]]\nid = \"figure.coracle\"\nabout = \"Seats\"\npattern = \"{pattern}\"\nrefused = true\n\
             examples = [\"Коракл на 8 человек утонул.\"]\ncounterexamples = [\"8 человек утонули.\"]\n"
        )
    };
    let (text, lists) = (text.to_str().unwrap(), lists.to_str().unwrap());
    let arguments = ["--lexicon", lists, "--rule", "figure.coracle", text];
    fs::write(&rules, rule("{коракл} на COUNT")).unwrap();
    let told = shown(&arguments);
    assert!(told.contains("figure.coracle looked at 2:"), "{told}");
    assert!(
        told.contains("«12 человек»  fires: «коракл на 12 человек»"),
        "{told}"
    );
    assert!(
        told.contains("«40 человек»  stops at `на`, where «вёз» stands"),
        "{told}"
    );
    let figures = shown(&["--lexicon", lists, "--only", "figures", text]);
    assert!(!figures.contains("[12 человек|"), "{figures}");
    assert!(figures.contains("[40 человек|"), "{figures}");
    let told = shown(&["--lexicon", lists, "--weights", text]);
    let refused = "counts nobody: figure.coracle fires: «коракл на 12 человек»";
    assert!(told.contains(refused), "{told}");
    for (pattern, told) in [
        (
            "{коракл} из COUNT",
            "the rule does not fire: stops at `из`, where «на» stands",
        ),
        (
            "<коракл> COUNT",
            "`<коракл>` is no kind of figure_words.tsv",
        ),
        (
            "COUNT",
            "a counterexample, but the rule fires at «8 человек»",
        ),
    ] {
        fs::write(&rules, rule(pattern)).unwrap();
        let run = explain(&arguments);
        assert_eq!(run.status.code(), Some(1));
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(
            said.contains(told) && said.contains("rules.toml"),
            "{pattern}: {said}"
        );
    }
}

#[test]
fn what_was_left_out_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    let text = "Рассчитанный на 20 пассажиров катер стоит у причала.";
    fs::write(&path, format!(r#"{{"id": "1", "text": "{text}"}}"#)).expect("written");
    let shown = shown(&[path.to_str().expect("UTF-8"), "--weights"]);
    let left_out = shown.find("decided «20 пассажиров»").expect("the number");
    assert!(shown[left_out..].contains("    count no "), "{shown}");
}

#[test]
fn failures_have_the_statuses_of_extract() {
    let status = |arguments: &[&str]| explain(arguments).status.code();
    assert_eq!(status(&["no-such-file"]), Some(1));
    assert_eq!(
        status(&["no-such-file", "corpus/my-odna-komanda.txt"]),
        Some(3)
    );
    assert_eq!(status(&["--rules", "no.such.rule"]), Some(1));
    let file = "corpus/my-odna-komanda.txt";
    assert_eq!(status(&["--rule", "figure.head", file]), Some(1));
    assert_eq!(status(&["--rule", "figure.headcount"]), Some(2));
    assert_eq!(status(&[]), Some(2));
    assert_eq!(
        status(&["--rules", "date", "--lexicon", "no-such-folder"]),
        Some(1)
    );
    let said = String::from_utf8(explain(&["no-such-file"]).stderr).expect("UTF-8");
    assert!(said.contains("no-such-file: no such file"), "{said}");
}
