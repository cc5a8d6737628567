//! The page in a real browser: `tools/with_chromium.sh cargo test -p svodka-review` brings Chromium and what drives it.
//! Without them these tests check nothing and say so; with `SVODKA_BROWSER=required` that is a failure.

use serde_json::json;
use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use svodka_record::{
    Bound, Claim, Correction, CountedAs, Decision, Difference, Record, Stated, Warning, WarningCode,
};
use svodka_review::{Contradictions, Folder, Review};
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
    // Linked: the other campaign is called otherwise in one article, and is another one in the last.
    for (at, record) in records.iter_mut().enumerate() {
        let campaign = &mut record.campaigns[0];
        campaign.entity = Some(format!("C{}", if at == 39 { 39 } else { at % 2 }));
        if at == 5 {
            campaign.name = "Жылы үй".to_owned();
        }
    }
    records[0].warnings.push(Warning {
        code: WarningCode::FiguresDiffer,
        difference: Some(Difference::Value),
        refs,
        message: "300 and 500".to_owned(),
    });
    records
}

/// The claim that a figure of an article makes, of one series.
fn claim(number: usize, record: &Record, contradicts: Option<usize>) -> Claim {
    let figure = &record.figures[0];
    let source = json!({
        "source": 1, "tie": null, "record": record.id, "figure": figure.id, "article": record.article.key, "url": null,
        "site": record.article.site.as_deref().unwrap_or("dvor.example"), "title": record.article.title, "published": "2026-03-12", "speaker": null,
        "speaker_name": "Алма Сеитова", "via": [], "text": figure.text, "sentence": null, "start": figure.start,
        "end": figure.end
    });
    let claim = json!({
        "schema_version": "1.0", "id": format!("K{number}"), "series": "S1", "position": number, "campaign": null,
        "campaign_name": null, "edition": null, "event": null, "event_name": null, "unit": "person", "noun": null,
        "subject": null, "counted_as": null, "measure": "total", "modality": "reported", "place": null,
        "place_name": null, "as_of": null, "as_of_basis": null, "value": 300, "min": 300, "max": null, "bound": "over",
        "relation": contradicts.map(|_| "contradicts"), "compared_with": contradicts.map(|other| format!("K{other}")),
        "independent_sources": 1, "sources": [source], "confidence": 0.9
    });
    serde_json::from_value(claim).expect("what the test makes is there")
}

/// The first figures of two articles, and of one that is not there, contradict each other.
fn contradictions(records: &[Record], (one, other): (usize, usize)) -> Arc<Contradictions> {
    let mut found = Contradictions::default();
    found.add(&claim(1, &records[one], None));
    found.add(&claim(2, &records[other], Some(1)));
    found.add(&claim(3, &record(9_999), Some(1)));
    Arc::new(found)
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

fn page(
    path: &Path,
    records: impl IntoIterator<Item = Record>,
    against: Arc<Contradictions>,
) -> usize {
    let mut review = Review::new(Lang::Ru).with(against);
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
    let forty = forty();
    let against = contradictions(&forty, (4, 10));
    page(&dir.path().join("page.html"), forty, against);
    let mut other = hostile();
    other.id = HOSTILE.to_owned();
    let against = contradictions(&[hostile(), other], (0, 1));
    page(&dir.path().join("hostile.html"), [hostile()], against);
    let thousand: Vec<Record> = (0..1_010).map(record).collect();
    let large = dir.path().join("large.html");
    let large = page(&large, thousand[..1_000].to_vec(), Arc::default());
    assert!(large <= 4_000_000, "{large} bytes for 2000 figures");
    let against = contradictions(&thousand, (0, 1_004));
    let mut folder = Folder::create(&dir.path().join("folder"), Lang::Ru, against)
        .expect("what the test makes is there");
    thousand
        .iter()
        .for_each(|record| folder.add(record).expect("what the test makes is there"));
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
