//! What public reports of errors in tools of this kind came to: inputs with right values, kind by kind, and neighbours of
//! each kind. `texts.tsv` holds given texts; `encodings.rs` makes texts that were encoded twice.

#[path = "../support/dates.rs"]
mod dates;
mod encodings;
#[path = "../support/reader.rs"]
mod reader;

use reader::Reader;
use std::path::Path;
use svodka::calendar::iso;
use svodka::record::{Figure, Person, Record, Role};
use svodka::source::Media;
use svodka::vocabulary::{Bound, Modality};

impl Reader {
    /// The record of a given text, published when `published` says, if at all.
    fn given(&mut self, text: &str, published: &str) -> Record {
        let mut document = serde_json::json!({"id": "x", "text": text.replace(" ¶ ", "\n\n")});
        if !published.is_empty() {
            document["published"] = published.into();
        }
        let record = self.read(Media::Json, &document.to_string());
        record.expect(text)
    }

    /// What `svodka dates` answers.
    fn value(&mut self, expression: &str, reference: &str) -> String {
        let reference = iso(reference);
        let value = self
            .engine
            .expression(expression, reference.as_ref(), &mut self.desk);
        value
            .expect(expression)
            .unwrap_or_else(|| "null".to_owned())
    }
}

/// The entries of one table of a record, in the short form of `texts.tsv`.
fn table(record: &Record, name: &str) -> String {
    let names = |parts: Vec<&str>| parts.join("; ");
    match name {
        "people" => names(record.people.iter().map(|x| &*x.name).collect()),
        "families" => each(&record.people, |x| part(x.family.as_deref())),
        "genders" => each(&record.people, gender),
        "orgs" => names(record.organizations.iter().map(|x| &*x.name).collect()),
        "places" => names(record.places.iter().map(|x| &*x.name).collect()),
        "roles" => each(&record.roles, |x| role(record, x)),
        "figures" => each(&record.figures, |x| figure(record, x)),
        "where" => each(&record.figures, |x| {
            part(x.place.map(|place| record.name_of(place)).as_deref())
        }),
        "amounts" => each(&record.amounts, |x| {
            format!("{} {}", number(x.value), part(x.currency.as_deref()))
        }),
        "dates" => each(&record.dates, dates::value),
        "language" => part(record.article.language.as_deref()),
        "warnings" => each(&record.warnings, |x| word(&x.code)),
        _ => panic!("no table {name}"),
    }
}

fn each<T>(entries: &[T], say: impl Fn(&T) -> String) -> String {
    entries.iter().map(say).collect::<Vec<_>>().join("; ")
}

fn part(part: Option<&str>) -> String {
    part.unwrap_or("-").to_owned()
}

fn number(number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// A word of a closed list as records write it.
fn word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).expect("a word");
    part(value.as_str())
}

fn gender(person: &Person) -> String {
    person
        .gender
        .map_or_else(|| part(None), |gender| word(&gender))
}

/// «former аким Рудного: Олег Петров @ Рудный».
fn role(record: &Record, role: &Role) -> String {
    let status = match &role.status {
        Some(status) => word(status),
        None => word(&role.kind),
    };
    let title = part(role.title.as_deref());
    let holder = record.name_of(role.holder);
    let target = role.target.map_or_else(String::new, |target| {
        format!(" @ {}", record.name_of(target))
    });
    format!("{status} {title}: {holder}{target}")
}

/// «~50 журналист planned by Анна Ким».
fn figure(record: &Record, figure: &Figure) -> String {
    let count = |count: Option<u64>| count.map_or_else(String::new, |count| count.to_string());
    let (min, max) = (count(figure.min), count(figure.max));
    let amount = match figure.bound {
        Bound::Exact => min,
        Bound::About => format!("~{min}"),
        Bound::Almost => format!("almost {min}"),
        Bound::Range => format!("{min}..{max}"),
        Bound::Over => format!(">{min}"),
        Bound::AtLeast => format!(">={min}"),
        Bound::Vague => format!("vague {min}"),
        Bound::Under => format!("<{max}"),
        Bound::AtMost => format!("<={max}"),
        Bound::Other => panic!("{}: a bound of a later version", figure.text),
    };
    let mut said = format!("{amount} {}", part(figure.noun.as_deref()));
    if figure.modality != Modality::Reported {
        said += &format!(" {}", word(&figure.modality));
    }
    if let Some(speaker) = figure.speaker {
        said += &format!(" by {}", record.name_of(speaker));
    }
    said
}

#[test]
fn texts_say_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/texts.tsv");
    let rows = std::fs::read_to_string(path).expect("the table");
    let mut reader = Reader::new();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let [kind, published, text, expected] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {row}");
        };
        count += 1;
        let mut compare = |what: &str, wanted: &str, found: &str| {
            if wanted != found {
                wrong.push(format!(
                    "{kind}: {text}\n  {what}: expected [{wanted}]\n  found [{found}]"
                ));
            }
        };
        if let Some(wanted) = expected.strip_prefix("value: ") {
            compare("value", wanted, &reader.value(text, published));
            continue;
        }
        let record = reader.given(text, published);
        for part in expected.split(" | ") {
            let (name, wanted) = part.split_once(':').expect(expected);
            compare(name, wanted.trim(), &table(&record, name));
        }
    }
    assert!(count > 240, "{count} texts only");
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
