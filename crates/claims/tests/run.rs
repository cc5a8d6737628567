//! Records of four stories of our own → the same claims whatever the order of shards, their packing and the jobs.

use serde_json::Value;
use std::path::{Path, PathBuf};
use svodka_claims::{Lang, Options, Summary, Table, claims};
use svodka_record::{AsOfBasis, Claim, Relation};

const RECORDS: &str = include_str!("data/records.ndjson");

fn run(records: Vec<PathBuf>, jobs: usize) -> (Vec<Claim>, Summary) {
    let options = Options {
        records,
        jobs,
        folder: None,
    };
    let mut found = Vec::new();
    let summary = claims(&options, &mut |claim| {
        found.push(claim.clone());
        Ok(())
    });
    (found, summary.expect("claims"))
}

fn written(folder: &Path, name: &str, lines: &[&str]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, lines.join("\n")).expect("a file");
    path
}

fn all() -> (Vec<Claim>, Summary) {
    let folder = tempfile::tempdir().expect("a folder");
    let lines: Vec<&str> = RECORDS.lines().collect();
    run(vec![written(folder.path(), "all", &lines)], 1)
}

#[test]
fn the_order_of_shards_and_the_jobs_change_nothing() {
    let (expected, summary) = all();
    assert_eq!(summary.records, 14);
    assert_eq!(summary.claims, expected.len() as u64);
    let folder = tempfile::tempdir().expect("a folder");
    let lines: Vec<&str> = RECORDS.lines().collect();
    let backwards: Vec<&str> = lines.iter().rev().copied().collect();
    let first = written(folder.path(), "first", &backwards[..4]);
    let second = written(folder.path(), "second", &backwards[4..]);
    for jobs in [1, 2, 8] {
        assert_eq!(run(vec![first.clone(), second.clone()], jobs).0, expected);
        assert_eq!(run(vec![second.clone(), first.clone()], jobs).0, expected);
        // Given twice, a shard says nothing twice.
        assert_eq!(
            run(vec![second.clone(), first.clone(), second.clone()], jobs).0,
            expected
        );
    }
}

/// The records again and again, each an article of its own.
fn repeated(copies: usize) -> Vec<String> {
    let own = |line: &str, copy: usize| {
        let of = |name: &str| format!("\"{name}\":\"");
        let names = ["id", "key", "text_sha256", "near_duplicate_group"];
        names.iter().fold(line.to_owned(), |line, name| {
            line.replacen(&of(name), &format!("{}{copy}-", of(name)), 1)
        })
    };
    let copies = (0..copies).flat_map(|copy| RECORDS.lines().map(move |line| own(line, copy)));
    copies.collect()
}

#[test]
fn many_shards_in_any_order_are_the_same_claims() {
    let lines = repeated(30);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let whole = written(folder.path(), "whole", &lines);
    let (expected, summary) = run(vec![whole], 1);
    assert_eq!(summary.records, 30 * 14);
    let sources: usize = expected.iter().map(|claim| claim.sources.len()).sum();
    assert!(sources > 30 * 14, "{sources} statements");
    let mut shards: Vec<PathBuf> = (0..7)
        .map(|shard| {
            let own: Vec<&str> = lines.iter().skip(shard).step_by(7).copied().collect();
            written(folder.path(), &shard.to_string(), &own)
        })
        .collect();
    for jobs in [1, 2, 8] {
        shards.rotate_left(3);
        assert!(run(shards.clone(), jobs).0 == expected, "{jobs} jobs");
        shards.reverse();
        assert!(
            run(shards.clone(), jobs).0 == expected,
            "{jobs} jobs, backwards"
        );
    }
}

#[test]
fn times_that_are_none_are_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = RECORDS.lines().next().expect("a record");
    let line = line.replace("\"edtf\":\"2023-02-06\"", "\"edtf\":\"2019-13\"");
    let (found, summary) = run(vec![written(folder.path(), "one", &[&line])], 1);
    assert!(summary.untrue_dates > 0);
    let first = ("bus_crash_grows/0".to_owned(), "2019-13".to_owned());
    assert_eq!(summary.first_untrue_date, Some(first));
    assert!(!found.is_empty());
    let untrue = |claim: &&Claim| {
        claim.as_of.as_deref() == Some("2019-13")
            || claim
                .sources
                .iter()
                .any(|x| x.published.as_deref() == Some("2019-13"))
    };
    assert_eq!(found.iter().find(untrue), None);
}

/// The claims of the record of this number, edited.
fn edited(number: usize, edit: impl Fn(&mut Value)) -> Vec<Claim> {
    let folder = tempfile::tempdir().expect("a folder");
    let line = RECORDS.lines().nth(number).expect("a record");
    let mut record: Value = serde_json::from_str(line).expect("a record");
    edit(&mut record);
    let line = record.to_string();
    run(vec![written(folder.path(), "one", &[&line])], 1).0
}

#[test]
fn the_place_of_an_office_is_none_of_a_number() {
    let place = |start: u32| {
        let claims = edited(12, |record| {
            record["figures"][0]["place"] = Value::Null;
            record["places"][0]["mentions"][0]["start"] = start.into();
            record["places"][0]["mentions"][0]["end"] = (start + 5).into();
        });
        assert_eq!(claims.len(), 1);
        claims[0].place_name.clone()
    };
    assert_eq!(place(64).as_deref(), Some("Екатеринбург"));
    assert_eq!(place(135), None);
}

#[test]
fn victims_are_counted_on_the_day_on_which_they_are_told() {
    let as_of = |counted_as: &str| {
        let claims = edited(0, |record| {
            record["dates"][0]["edtf"] = "2023-02-04".into();
            record["dates"][0]["earliest"] = "2023-02-04".into();
            record["dates"][0]["latest"] = "2023-02-04".into();
            record["figures"][0]["as_of"] = "t136".into();
            record["figures"][0]["counted_as"] = counted_as.into();
        });
        assert_eq!(claims.len(), 1);
        (claims[0].as_of.clone(), claims[0].as_of_basis)
    };
    let told = Some("2023-02-06".to_owned());
    assert_eq!(as_of("killed"), (told, Some(AsOfBasis::Published)));
    let stated = Some("2023-02-04".to_owned());
    assert_eq!(as_of("participant"), (stated, Some(AsOfBasis::Stated)));
}

/// The claims of an article of two numbers of dead.
fn told_of(text: &str, numbers: [(u64, &str); 2]) -> [Claim; 2] {
    told_in(text, numbers, |_| ())
}

/// The same of a record that is edited on.
fn told_in(text: &str, numbers: [(u64, &str); 2], edit: impl Fn(&mut Value)) -> [Claim; 2] {
    let claims = edited(0, |record| {
        let figure = |(number, words): (u64, &str)| {
            let start = text.find(words).map(|at| text[..at].chars().count());
            let start = start.expect("its words");
            let mut figure = record["figures"][0].clone();
            figure["id"] = format!("f{start}").into();
            figure["start"] = start.into();
            figure["end"] = (start + words.chars().count()).into();
            figure["text"] = words.into();
            for bound in ["value", "min", "max"] {
                figure[bound] = number.into();
            }
            figure
        };
        record["figures"] = numbers.map(figure).as_slice().into();
        record["article"]["text"] = text.into();
        edit(record);
    });
    assert_eq!(claims.len(), 2, "{text}");
    numbers.map(|(number, _)| {
        let mut claims = claims.iter();
        let claim = claims.find(|claim| claim.value == Some(number));
        claim.expect("its claim").clone()
    })
}

#[test]
fn a_number_that_changes_within_a_sentence_has_grown() {
    let text = "Число погибших выросло с 3 человек до 5 человек.";
    let [from, to] = told_of(text, [(3, "3 человек"), (5, "5 человек")]);
    assert_eq!((from.relation, to.relation), (None, Some(Relation::Grew)));
    assert_eq!(to.compared_with.as_ref(), Some(&from.id));
    let text = "Число погибших снизилось с 300 человек до 120 человек.";
    let [from, to] = told_of(text, [(300, "300 человек"), (120, "120 человек")]);
    assert_eq!((from.relation, to.relation), (None, None));
}

/// The two numbers are of the first and of the second region.
fn of_regions(record: &mut Value, names: [(&str, &str); 2]) {
    let place = |(id, name): (&str, &str)| {
        let mut place = record["places"][0].clone();
        place["id"] = id.into();
        place["name"] = name.into();
        place["kind"] = "region".into();
        place
    };
    record["places"] = names.map(place).as_slice().into();
    for (at, (id, _)) in names.into_iter().enumerate() {
        record["figures"][at]["place"] = id.into();
    }
}

#[test]
fn a_round_number_is_that_of_its_own_place() {
    let text = "В Актюбинской области погибли более 2000 человек, в Костанайской — 2205.";
    let names = ["Актюбинская область", "Костанайская область"];
    let numbers = [(2000, "более 2000 человек"), (2205, "2205")];
    let told = told_in(text, numbers, |record| {
        record["figures"][0]["max"] = Value::Null;
        record["figures"][0]["bound"] = "over".into();
        of_regions(record, [("l2", names[0]), ("l48", names[1])]);
    });
    assert_eq!(told.map(|claim| claim.place_name.unwrap()), names);
}

#[test]
fn what_one_region_counts_is_no_part_of_another() {
    let text = "В Омской области вышли 900 человек. В Томской области вышли 300 человек.";
    let relation = |second: &str| {
        let told = told_in(
            text,
            [(900, "900 человек"), (300, "300 человек")],
            |record| {
                for figure in 0..2 {
                    record["figures"][figure]["counted_as"] = "participant".into();
                }
                of_regions(record, [("l2", "Омская область"), ("l38", second)]);
            },
        );
        told[1].relation
    };
    assert_eq!(relation("Омская область"), Some(Relation::Narrower));
    assert_eq!(relation("Томская область"), None);
}

#[test]
fn what_happens_next_door_is_no_part() {
    let relation = |place: &str| {
        let text = format!("По области погибли 9 человек. {place} погибли двое.");
        told_of(&text, [(9, "9 человек"), (2, "двое")])[1].relation
    };
    assert_eq!(relation("Из них в Караганде"), Some(Relation::Narrower));
    assert_eq!(relation("В соседней области"), None);
    assert_eq!(relation("Год назад при похожей аварии"), None);
}

/// «5 контра 4» of a claim and the one it is compared with.
fn told(found: &[Claim], story: &str) -> Vec<String> {
    let is_of = |claim: &&Claim| claim.sources[0].record.starts_with(story);
    found
        .iter()
        .filter(is_of)
        .filter_map(|claim| {
            let relation = serde_json::to_value(claim.relation?).expect("a word");
            let other = found
                .iter()
                .find(|other| Some(&other.id) == claim.compared_with.as_ref());
            let other = other.expect("the claim compared with");
            Some(format!(
                "{} {} {}",
                claim.value.expect("a number"),
                relation.as_str().expect("a word"),
                other.value.expect("a number")
            ))
        })
        .collect()
}

#[test]
fn relations_of_the_stories() {
    let (found, summary) = all();
    assert_eq!(
        told(&found, "trees_regions"),
        [
            "3200 narrower 48000",
            "2700 narrower 48000",
            "61000 grew 48000"
        ]
    );
    assert_eq!(
        told(&found, "bus_crash_grows"),
        ["8 grew 6", "1 grew 8", "9 grew 8"]
    );
    assert_eq!(
        told(&found, "mine_corrected"),
        ["4 corrected 5", "4 same 4"]
    );
    assert_eq!(told(&found, "rally_contradiction").len(), 1);
    assert_eq!(summary.contradictions, 1);
    let contradicting = found
        .iter()
        .find(|claim| claim.relation == Some(Relation::Contradicts));
    assert_eq!(contradicting.unwrap().as_of.as_deref(), Some("2019-05-19"));
}

#[test]
fn claims_are_json_that_comes_back() {
    for claim in all().0 {
        let line = serde_json::to_string(&claim).unwrap();
        assert_eq!(serde_json::from_str::<Claim>(&line).unwrap(), claim);
    }
}

/// The tables of all stories.
fn tables(width: u16, lang: Lang) -> String {
    let mut table = Table::new(width, lang);
    let found = all().0;
    let text: String = found.iter().filter_map(|claim| table.take(claim)).collect();
    text + &table.finish().unwrap_or_default()
}

#[test]
fn tables_fit_their_width() {
    for width in [70, 80, 120, 200] {
        for lang in [Lang::Ru, Lang::Kk, Lang::En] {
            let text = tables(width, lang);
            let rows: Vec<&str> = text.lines().filter(|line| line.starts_with(' ')).collect();
            assert!(rows.len() > 10, "{text}");
            let fits = |row: &&&str| row.chars().count() <= usize::from(width);
            assert_eq!(rows.iter().find(|row| !fits(row)), None, "{width}");
        }
    }
}

#[test]
fn tables_speak_one_language() {
    for (lang, words) in [
        (Lang::Ru, ["что изменилось", "ПРОТИВОРЕЧИТ", "погибшие"]),
        (Lang::Kk, ["не өзгерді", "ҚАЙШЫ", "қаза тапқандар"]),
        (Lang::En, ["what changed", "CONTRADICTS", "killed"]),
    ] {
        let text = tables(200, lang);
        for said in words {
            assert!(text.contains(said), "{said}\n{text}");
        }
        let is_latin = |c: char| c.is_ascii_alphabetic();
        let names = ["example", ".kz", ".ru"];
        let heads = text.lines().filter(|line| line.starts_with(" "));
        let heads = heads.filter(|line| !names.iter().any(|name| line.contains(name)));
        if lang != Lang::En {
            assert_eq!(heads.clone().find(|line| line.contains(is_latin)), None);
        }
    }
}

#[test]
fn what_is_no_record_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = written(folder.path(), "bad", &["", "{}"]);
    let options = Options {
        records: vec![path.clone()],
        jobs: 1,
        folder: None,
    };
    let error = claims(&options, &mut |_| Ok(())).unwrap_err().to_string();
    assert!(
        error.starts_with(&format!("{}:2: no record of svodka", path.display())),
        "{error}"
    );
}

#[test]
fn the_schema_is_what_the_types_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/claim.schema.json");
    let generated = serde_json::to_string_pretty(&svodka_record::claim_schema()).unwrap() + "\n";
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        stored == generated,
        "schemas/claim.schema.json is not what the types say; refresh it:\n{generated}"
    );
}
