//! From texts to linked records, claims and a database, each read by the next.

use crate::folder::{Folder, records};

const NEWS: &str = r#"{"id": "a", "published": "2023-05-04", "text": "Акция «Чистый двор» прошла в Костанае. В акции «Чистый двор» участвовали 300 человек, сообщила аким Анна Ким."}
{"id": "b", "published": "2023-05-06", "text": "В акции «Чистый двор» в Костанае участвовали уже 450 человек, сообщила аким Анна Ким."}
"#;

#[test]
fn each_command_reads_what_the_one_before_has_written() {
    let folder = Folder::of(&[("news.jsonl", NEWS)]);
    let done = |arguments: &str| {
        let run = folder.run(arguments);
        assert_eq!(run.status, Some(0), "{arguments}\n{}", run.stderr);
        run
    };
    done("extract news.jsonl -o news.ndjson -q");
    done("link news.ndjson -o linked.ndjson --entities entities.ndjson");
    let linked = records(folder.read("linked.ndjson").as_bytes());
    let entity = |number: usize| linked[number].campaigns[0].entity.clone();
    assert!(entity(0).is_some() && entity(0) == entity(1), "{linked:#?}");
    done("link linked.ndjson -o again.ndjson --entities again.entities.ndjson");
    assert_eq!(folder.read("again.ndjson"), folder.read("linked.ndjson"));
    done("claims linked.ndjson -o claims.ndjson");
    let claims = folder.read("claims.ndjson");
    assert!(claims.contains(r#""relation":"grew""#), "{claims}");
    done("export linked.ndjson entities.ndjson claims.ndjson --to news.db --quiet");
    let found = done("search news.db участвовавших --kind figure --json");
    assert!(String::from_utf8(found.stdout).unwrap().contains("450"));
    done("review linked.ndjson -o review.html");
    assert!(folder.read("review.html").contains("Чистый двор"));
    done("review linked.ndjson --claims claims.ndjson -o other.html");
    assert_eq!(folder.read("other.html"), folder.read("review.html"));
    let differ = folder.run("diff news.ndjson linked.ndjson --summary");
    assert_eq!(differ.status, Some(1));
    assert!(
        String::from_utf8(differ.stdout)
            .unwrap()
            .contains(".entity")
    );
}

#[test]
fn quiet_commands_say_nothing() {
    let folder = Folder::of(&[("news.jsonl", NEWS)]);
    for arguments in [
        "extract news.jsonl -o news.ndjson",
        "link news.ndjson -o linked.ndjson --entities entities.ndjson",
        "export linked.ndjson --to news.db",
        "review linked.ndjson -o review.html",
    ] {
        let run = folder.run(arguments);
        assert!(!run.stderr.is_empty(), "{arguments}");
        for quiet in ["-q", "--quiet"] {
            let run = folder.run(&format!("{arguments} {quiet}"));
            assert_eq!((run.status, &*run.stderr), (Some(0), ""), "{arguments}");
        }
    }
}

#[test]
fn an_entity_is_explained_without_what_has_no_effect() {
    let folder = Folder::of(&[("news.jsonl", NEWS)]);
    folder.extract("news.jsonl -o news.ndjson -q");
    folder.run("link news.ndjson -o linked.ndjson --entities entities.ndjson -q");
    let linked = records(folder.read("linked.ndjson").as_bytes());
    let id = linked[0].people[0].entity.clone().unwrap();
    let explain = |with: &str| folder.run(&format!("explain --entity {with}"));
    assert_eq!(explain(&id).status, Some(0));
    for with in ["--lang ru", "--color never", "--only figures", "--find Ким"] {
        let run = explain(&format!("{id} {with}"));
        assert_eq!(run.status, Some(2), "{with}: {}", run.stderr);
    }
    assert_eq!(folder.run("explain --rules --lang ru").status, Some(2));
    let run = explain(&id[..10]);
    assert_eq!(run.status, Some(1));
    assert!(
        run.says(&format!("near it are {id} (Анна Ким)")),
        "{}",
        run.stderr
    );
}

#[test]
fn nothing_that_is_read_is_written() {
    let folder = Folder::of(&[("news.jsonl", NEWS)]);
    assert_eq!(
        folder.extract("news.jsonl -o news.ndjson -q").status,
        Some(0)
    );
    folder.write("decided.ndjson", "");
    let before = folder.read("news.ndjson");
    for arguments in [
        "link news.ndjson -o news.ndjson --entities e.ndjson",
        "link news.ndjson -o linked.ndjson --entities ./news.ndjson",
        "claims news.ndjson -o news.ndjson",
        "review news.ndjson -o news.ndjson",
        "export news.ndjson --to ndjson:news.ndjson",
        "export news.ndjson --corrections decided.ndjson --to ndjson:decided.ndjson",
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.status, Some(2), "{arguments}\n{}", run.stderr);
        assert!(
            run.says("both read and written"),
            "{arguments}\n{}",
            run.stderr
        );
    }
    assert_eq!(folder.read("news.ndjson"), before);
    for arguments in [
        "link news.ndjson -o linked.csv --entities e.ndjson",
        "link news.ndjson -o linked.ndjson --entities e.db",
        "claims news.ndjson -o claims.ndjson.gz",
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.status, Some(2), "{arguments}\n{}", run.stderr);
        assert!(
            run.says("end the name in .ndjson"),
            "{arguments}\n{}",
            run.stderr
        );
    }
}
