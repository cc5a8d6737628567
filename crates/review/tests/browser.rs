//! The page in a real browser: `tools/with_chromium.sh cargo test -p svodka-review` brings Chromium and what drives it.
//! Without them these tests check nothing and say so; with `SVODKA_BROWSER=required` that is a failure.

use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::process::Command;
use svodka_record::{
    Bound, Correction, CountedAs, Decision, Difference, Record, Stated, Warning, WarningCode,
};
use svodka_review::{Folder, Review};
use svodka_tell::Lang;

const RECORD: &str = include_str!("record.json");
const HOSTILE: &str =
    "</script><img src=x onerror=\"hit=1\"><!--<script>hit=1</script>\u{202e}\u{2066}\u{2028}";

fn record(at: usize) -> Record {
    let mut record: Record = serde_json::from_str(RECORD).expect("what the test makes is there");
    record.id = format!("статья{at}");
    record.article.key = format!("text:{at}");
    record.article.title = Some(format!("Уборка, статья{at}"));
    record
}

/// Forty articles, every other one about another campaign and of a later day.
fn forty() -> Vec<Record> {
    let mut records: Vec<Record> = (0..40).map(record).collect();
    for (at, record) in records.iter_mut().enumerate() {
        if at % 2 == 1 {
            record.campaigns[0].name = "Тёплый дом".to_owned();
        }
        if at >= 20 {
            record
                .figures
                .iter_mut()
                .for_each(|figure| figure.as_of = None);
            let published = record
                .article
                .published
                .as_mut()
                .expect("what the test makes is there");
            published.date = Some("2026-03-25".to_owned());
        }
    }
    let refs = records[0].figures.iter().map(|figure| figure.id).collect();
    records[0].warnings.push(Warning {
        code: WarningCode::FiguresDiffer,
        difference: Some(Difference::Value),
        refs,
        message: "300 and 500".to_owned(),
    });
    records
}

fn hostile() -> Record {
    let mut record = record(0);
    let bad = || Some(HOSTILE.to_owned());
    record.article.title = Some(HOSTILE.repeat(1_000_000 / HOSTILE.len()));
    record.article.site = bad();
    record.article.url = Some("javascript:hit=1".to_owned());
    record
        .article
        .text
        .as_mut()
        .expect("what the test makes is there")
        .push_str(HOSTILE);
    record
        .article
        .blocks
        .last_mut()
        .expect("what the test makes is there")
        .end += HOSTILE.chars().count() as u32;
    record.campaigns[0].name = HOSTILE.to_owned();
    record.people[0].name = HOSTILE.to_owned();
    record.source.path = HOSTILE.to_owned();
    for figure in &mut record.figures {
        figure.noun = bad();
        figure.subject = bad();
        figure.rule = HOSTILE.to_owned();
    }
    record
}

fn page(path: &Path, records: impl IntoIterator<Item = Record>) -> usize {
    let mut review = Review::new(Lang::Ru);
    records.into_iter().for_each(|record| review.add(&record));
    let page = review.page().expect("what the test makes is there");
    fs::write(path, &page).expect("what the test makes is there");
    page.len()
}

/// Chromium, if it is here with what drives it.
fn chromium(driver: &Path) -> Option<PathBuf> {
    let named = std::env::var_os("SVODKA_CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].map(PathBuf::from);
    let browser = named.into_iter().chain(usual).find(|path| path.exists())?;
    let is_driven = driver.join("node_modules/playwright-core").exists();
    let has_node = Command::new("node").arg("--version").output().is_ok();
    (is_driven && has_node).then_some(browser)
}

#[test]
fn the_page_works_in_chromium() {
    let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let Some(browser) = chromium(&driver) else {
        let required = std::env::var_os("SVODKA_BROWSER").is_some_and(|value| value == "required");
        assert!(
            !required,
            "no Chromium, no node or no playwright-core: tools/with_chromium.sh brings them"
        );
        writeln!(
            stderr(),
            "not checked, for want of Chromium: tools/with_chromium.sh cargo test -p svodka-review"
        )
        .expect("what the test makes is there");
        return;
    };
    let dir = tempfile::tempdir().expect("what the test makes is there");
    page(&dir.path().join("page.html"), forty());
    page(&dir.path().join("hostile.html"), [hostile()]);
    let large = page(&dir.path().join("large.html"), (0..1_000).map(record));
    assert!(large <= 4_000_000, "{large} bytes for 2000 figures");
    let mut folder =
        Folder::create(&dir.path().join("folder"), Lang::Ru).expect("what the test makes is there");
    (0..1_010).for_each(|at| {
        folder
            .add(&record(at))
            .expect("what the test makes is there")
    });
    folder.finish().expect("what the test makes is there");

    let run = Command::new("node")
        .arg(driver.join("run.mjs"))
        .args([&browser, dir.path()])
        .output()
        .expect("what the test makes is there");
    let said = [run.stdout, run.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(run.status.success(), "{}", said.concat());
    stderr()
        .write_all(said[0].as_bytes())
        .expect("what the test makes is there");
    check_saved(
        &fs::read_to_string(dir.path().join("corrections.ndjson"))
            .expect("what the test makes is there"),
    );
}

/// What was decided in the browser is what is read.
fn check_saved(lines: &str) {
    let corrections: Vec<Correction> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("what the test makes is there"))
        .collect();
    let decisions: Vec<&Decision> = corrections.iter().map(|line| &line.decision).collect();
    let value = Stated {
        bound: Bound::Range,
        number: 300,
        to: Some(350),
    };
    let campaign = Some("Чистый двор".to_owned());
    let note = "<b>по телефону</b>".to_owned();
    let expected = [
        Decision::Right,
        Decision::Wrong,
        Decision::Value { value },
        Decision::CountedAs {
            counted_as: Some(CountedAs::Helped),
        },
        Decision::Campaign { campaign },
        Decision::Speaker { speaker: None },
        Decision::Note { note },
    ];
    assert_eq!(decisions, expected.iter().collect::<Vec<_>>());
    let first = &corrections[0];
    assert_eq!(first.document.key, "text:0");
    assert_eq!(first.target.exact, "более 300 человек");
    assert_eq!(
        first.target.prefix,
        "ители Караганды вышли на уборку\n\nВо вторник "[..]
            .chars()
            .rev()
            .take(32)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect::<String>()
    );
    assert_eq!(first.target.suffix, " вышли на акцию «Чистый двор», с");
    assert_eq!(first.saw.speaker.as_deref(), Some("Алма Сеитова"));
}
