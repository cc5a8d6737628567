//! What linking and claims found, in databases: written again it changes nothing, and it goes with its documents.

mod support;

use rusqlite::Connection;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use support::{lines, record};
use svodka_export::{Mode, Options, Target, Written, export};
use tempfile::TempDir;

/// An entity of an organization.
fn entity(id: &str, name: &str) -> Value {
    json!({
        "schema_version": "1.0", "id": id, "kind": "organization", "name": name, "merged_into": null, "split_from": null,
        "known": [], "person": null,
        "organization": {"kind": "fund", "acronym": null, "form": null, "country": "KZ"}, "place": null, "campaign": null,
        "forms": [{"name": name, "given": null, "patronymic": null, "family": null, "articles": 1, "languages": ["ru"]}],
        "languages": [], "roles": [], "places": [], "associates": [], "first_seen": "2019-05-04", "last_seen": null,
        "articles": 1, "independent_articles": 1, "mentions": 1, "sites": [], "confidence": 1.0, "ties": [],
        "near_ties": [], "corrections": []
    })
}

/// A claim that `records` state.
fn claim(id: &str, records: &[&str]) -> Value {
    let source = |(number, record): (usize, &&str)| {
        json!({
            "source": number + 1, "tie": null, "record": record, "figure": "f58", "article": "site.kz/1", "url": null,
            "site": null, "title": null, "published": null, "speaker": null, "speaker_name": null, "via": [],
            "text": "40 человек", "sentence": null, "start": 58, "end": 68
        })
    };
    json!({
        "schema_version": "1.0", "id": id, "series": "S1", "position": 1, "campaign": null, "campaign_name": null,
        "edition": null, "event": null, "event_name": null, "unit": "person", "noun": "человек", "subject": null,
        "counted_as": "participant", "measure": "total", "modality": "reported", "place": null, "place_name": null,
        "as_of": null, "as_of_basis": null, "value": 40, "min": 40, "max": 40, "bound": "exact", "relation": null,
        "compared_with": null, "independent_sources": records.len(), "confidence": 0.9,
        "sources": records.iter().enumerate().map(source).collect::<Vec<_>>()
    })
}

/// A record whose organization is the entity.
fn linked(id: &str, entity: &str) -> Value {
    let mut record = record(id);
    record["organizations"][0]["entity"] = json!(entity);
    record
}

struct Place {
    folder: TempDir,
    db: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let db = folder.path().join("news.db");
        Self { folder, db }
    }

    fn export(&self, mode: Mode, rows: &[Value]) -> Written {
        let input = self.folder.path().join("in.ndjson");
        fs::write(&input, lines(rows)).expect("a file");
        write(&input, self.db.to_str().expect("a name"), mode)
    }

    fn rows(&self, query: &str) -> Vec<String> {
        let db = Connection::open(&self.db).expect("a database");
        let mut query = db.prepare(query).expect("a query");
        let rows = query.query_map([], |row| row.get(0)).expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    }

    fn claims(&self) -> Vec<String> {
        self.rows("SELECT c.id || ':' || s.record FROM claims AS c LEFT JOIN claim_sources AS s ON s.claim = c.id ORDER BY 1")
    }

    fn entities(&self) -> Vec<String> {
        self.rows("SELECT id FROM entities ORDER BY 1")
    }
}

fn write(input: &Path, to: &str, mode: Mode) -> Written {
    let options = Options {
        mode,
        ..Options::default()
    };
    let target = Target::parse(to).expect("a target");
    export(vec![input.to_owned()], &target, options, &mut |_| ()).expect("an export")
}

fn archive() -> [Value; 6] {
    [
        linked("1", "O1"),
        linked("2", "O2"),
        entity("O1", "Жасыл"),
        entity("O2", "Алма"),
        claim("K1", &["1", "2"]),
        claim("K2", &["2"]),
    ]
}

#[test]
fn written_again_it_changes_no_byte() {
    for mode in [Mode::Usual, Mode::Append, Mode::Prune] {
        let place = Place::new();
        place.export(mode, &archive());
        let before = fs::read(&place.db).unwrap();
        let written = place.export(mode, &archive());
        assert_eq!((written.entities, written.claims), (2, 2));
        assert!(fs::read(&place.db).unwrap() == before, "{mode:?}");
    }
}

#[test]
fn a_run_states_all_claims_anew() {
    let place = Place::new();
    place.export(Mode::Usual, &archive());
    place.export(Mode::Append, &[claim("K1", &["9"]), claim("K3", &["1"])]);
    assert_eq!(place.claims(), ["K1:1", "K1:2", "K2:2", "K3:1"]);
    // A claim that has lost a source, and one that was not there; all others are gone.
    place.export(Mode::Usual, &[claim("K1", &["2"]), claim("K4", &["1"])]);
    assert_eq!(place.claims(), ["K1:2", "K4:1"]);
    assert_eq!(place.entities(), ["O1", "O2"]);
    // A run without claims leaves them.
    place.export(Mode::Usual, &[linked("1", "O1")]);
    assert_eq!(place.claims(), ["K1:2", "K4:1"]);
}

#[test]
fn pruning_takes_what_hung_on_documents_that_are_gone() {
    let place = Place::new();
    let mut merged = entity("O3", "Жасыл фонды");
    merged["merged_into"] = json!("O1");
    place.export(Mode::Usual, &[&archive()[..], &[merged]].concat());
    place.export(Mode::Prune, &[linked("1", "O1")]);
    assert_eq!(place.claims(), ["K1:1"]);
    assert_eq!(place.entities(), ["O1", "O3"]);
    place.export(Mode::Prune, &[linked("1", "O1"), entity("O2", "Алма")]);
    assert_eq!(place.entities(), ["O2"]);
}

/// The same on a server: `tools/with_postgres.sh cargo test -p svodka-export --test linked`.
#[test]
fn a_server_takes_it_the_same_way() {
    let Ok(server) = std::env::var("SVODKA_TEST_POSTGRES") else {
        assert!(
            std::env::var_os("SVODKA_TEST_ALL").is_none(),
            "SVODKA_TEST_POSTGRES is not set"
        );
        return;
    };
    let name = format!("linked_{}", std::process::id());
    let mut admin = postgres::Client::connect(&server, postgres::NoTls).unwrap();
    admin
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .unwrap();
    let (front, _) = server.rsplit_once('/').unwrap();
    let address = format!("{front}/{name}");
    let mut client = postgres::Client::connect(&address, postgres::NoTls).unwrap();
    let place = Place::new();
    let input = place.folder.path().join("in.ndjson");
    let mut told = |mode: Mode, rows: &[Value]| {
        fs::write(&input, lines(rows)).unwrap();
        write(&input, &address, mode);
        // Rows that are not written anew keep their place.
        let query = "SELECT c.id || ':' || s.record || ' ' || s.ctid::text FROM claims AS c
            JOIN claim_sources AS s ON s.claim = c.id UNION ALL SELECT id || ' ' || ctid::text FROM entities ORDER BY 1";
        let rows = client.query(query, &[]).unwrap();
        rows.iter().map(|row| row.get(0)).collect::<Vec<String>>()
    };
    let names = |rows: &[String]| -> Vec<String> {
        let names = rows.iter().filter_map(|row| row.split(' ').next());
        names.map(str::to_owned).collect()
    };
    let first = told(Mode::Usual, &archive());
    assert_eq!(names(&first), ["K1:1", "K1:2", "K2:2", "O1", "O2"]);
    assert_eq!(told(Mode::Usual, &archive()), first);
    let claims = told(Mode::Usual, &[claim("K1", &["2"]), claim("K4", &["1"])]);
    assert_eq!(names(&claims), ["K1:2", "K4:1", "O1", "O2"]);
    assert_eq!(
        names(&told(Mode::Prune, &[linked("1", "O1")])),
        ["K4:1", "O1"]
    );
}
