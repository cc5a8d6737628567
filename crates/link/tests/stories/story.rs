//! Builds small records, links them, and looks at what came out.

use serde_json::{Value, json};
use std::path::PathBuf;
use svodka_link::{Error, Model, Options, Summary, link};

/// An article with a few names.
#[derive(Clone)]
pub struct Article(Value);

impl Article {
    pub fn new(language: &str, day: &str) -> Self {
        Self(json!({
            "id": "", "source": {"url": null},
            "article": {"title": null, "key": "", "url": null, "site": "Степь", "language": language,
                "published": {"date": day}, "duplicate_of": null, "near_duplicate_group": null, "text": null},
            "campaigns": [], "people": [], "organizations": [], "places": [], "roles": []
        }))
    }

    /// A person given name first, or family name alone.
    pub fn person(mut self, name: &str, title: &str) -> Self {
        let words: Vec<&str> = name.split(' ').collect();
        let (given, patronymic, family) = match words[..] {
            [given, patronymic, family] => (Some(given), Some(patronymic), family),
            [given, family] => (Some(given), None, family),
            _ => (None, None, name),
        };
        let id = format!("p{}", self.spot("people"));
        self.add("people", json!({"id": id, "entity": null, "name": name, "given": given, "patronymic": patronymic,
            "family": family, "gender": null, "mentions": [{"text": name, "kind": "name"}], "confidence": 0.9}));
        if !title.is_empty() {
            self.add("roles", json!({"holder": id, "kind": "office", "target": null, "title": title, "status": "current"}));
        }
        self
    }

    pub fn on(mut self, site: &str) -> Self {
        self.0["article"]["site"] = json!(site);
        self
    }

    /// The last person has a given name alone.
    pub fn given_alone(mut self) -> Self {
        if let Some(last) = self.0["people"]
            .as_array_mut()
            .and_then(|rows| rows.last_mut())
        {
            last["given"] = last["family"].take();
        }
        self
    }

    pub fn organization(mut self, name: &str, acronym: &str) -> Self {
        let acronym = (!acronym.is_empty()).then_some(acronym);
        let id = format!("o{}", self.spot("organizations"));
        self.add("organizations", json!({"id": id, "entity": null, "name": name, "acronym": acronym, "form": null,
            "kind": null, "aliases": [], "mentions": [{"text": name, "kind": "name"}], "confidence": 0.9}));
        self
    }

    pub fn place(mut self, name: &str, country: &str) -> Self {
        let kind = if name.ends_with("стан") || name == "Грузия" {
            "country"
        } else {
            "city"
        };
        let id = format!("l{}", self.spot("places"));
        self.add(
            "places",
            json!({"id": id, "entity": null, "name": name, "kind": kind, "country": country,
            "mentions": [{"text": name, "kind": "name"}], "confidence": 0.9}),
        );
        self
    }

    pub fn campaign(mut self, name: &str) -> Self {
        let id = format!("c{}", self.spot("campaigns"));
        self.add("campaigns", json!({"id": id, "entity": null, "name": name, "kind": "campaign", "kind_word": null,
            "scope": null, "aliases": [], "mentions": [{"text": name, "kind": "name"}], "confidence": 0.9}));
        self
    }

    pub fn titled(mut self, title: &str, text: &str) -> Self {
        self.0["article"]["title"] = json!(title);
        self.0["article"]["text"] = json!(format!("{title}\n\n{text}"));
        self
    }

    fn spot(&self, table: &str) -> usize {
        10 * (1 + self.0[table].as_array().map_or(0, Vec::len))
    }

    fn add(&mut self, table: &str, row: Value) {
        if let Some(rows) = self.0[table].as_array_mut() {
            rows.push(row);
        }
    }
}

/// Records that were linked.
pub struct Story {
    folder: tempfile::TempDir,
    pub linked: String,
    pub entities: String,
}

impl Story {
    pub fn of(articles: &[Article]) -> Self {
        Self::with(articles, |_| {})
    }

    pub fn with(articles: &[Article], change: impl Fn(&mut Options)) -> Self {
        Self::in_shards(articles, 1, change)
    }

    /// The articles dealt to files in a row.
    pub fn in_shards(articles: &[Article], shards: usize, change: impl Fn(&mut Options)) -> Self {
        let mut story = Self {
            folder: tempfile::tempdir().expect("a story that links"),
            linked: String::new(),
            entities: String::new(),
        };
        let numbered: Vec<String> = articles
            .iter()
            .enumerate()
            .map(|(number, article)| {
                let mut record = article.0.clone();
                record["id"] = json!(format!("r{number}"));
                record["article"]["key"] = json!(format!("site.kz/{number}"));
                record.to_string() + "\n"
            })
            .collect();
        let each = numbered.len().div_ceil(shards).max(1);
        let mut records = Vec::new();
        for shard in 0..shards {
            let lines: String = numbered
                .iter()
                .skip(shard * each)
                .take(each)
                .cloned()
                .collect();
            records.push(story.write(&format!("shard{shard}.ndjson"), &lines));
        }
        story
            .link(|options| {
                options.records.clone_from(&records);
                change(options);
            })
            .expect("a story that links");
        story.linked =
            std::fs::read_to_string(story.file("linked.ndjson")).expect("a story that links");
        story.entities =
            std::fs::read_to_string(story.file("entities.ndjson")).expect("a story that links");
        story
    }

    pub fn link(&self, change: impl Fn(&mut Options)) -> Result<Summary, Error> {
        let mut options = Options {
            records: Vec::new(),
            output: self.file("linked.ndjson"),
            entities: self.file("entities.ndjson"),
            base: None,
            known: Vec::new(),
            corrections: None,
            dedup: false,
            jobs: 2,
        };
        change(&mut options);
        link(&options, &Model::built_in())
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        std::fs::write(self.file(name), text).expect("a story that links");
        self.file(name)
    }

    pub fn record(&self, article: usize) -> Value {
        let line = self
            .linked
            .lines()
            .find(|line| line.contains(&format!("\"id\":\"r{article}\"")))
            .expect("a story that links");
        serde_json::from_str(line).expect("a story that links")
    }

    /// The first object of a table.
    pub fn object(&self, table: &str, article: usize) -> Value {
        self.record(article)[table][0].clone()
    }

    pub fn entity(&self, table: &str, article: usize) -> String {
        self.object(table, article)["entity"]
            .as_str()
            .expect("a story that links")
            .to_owned()
    }

    pub fn entity_of(&self, table: &str, article: usize) -> Value {
        let id = self.entity(table, article);
        self.entities()
            .into_iter()
            .find(|entity| entity["id"] == id.as_str())
            .expect("a story that links")
    }

    pub fn entities(&self) -> Vec<Value> {
        self.entities
            .lines()
            .map(|line| serde_json::from_str(line).expect("a story that links"))
            .collect()
    }
}
