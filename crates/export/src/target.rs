//! Where records go: a form and a place.

use crate::check::Whole;
use crate::{
    Error, Mode, Options, Sink, brat, csv_files, ftm, jsonld, label_studio, ndjson, parquet_files,
    postgres, sqlite, web_annotation,
};
use std::fs;
use std::path::{Path, PathBuf};
use svodka_shards::{Claim, MAKING, beside};

/// A form that records can be written in.
pub struct Form {
    /// Its scheme: `csv` for `csv:DIR`.
    pub name: &'static str,
    /// The same form by other names; the first also heads an address of a server.
    pub schemes: &'static [&'static str],
    /// Ends of file names that mean it.
    pub endings: &'static [&'static str],
    /// What is behind the scheme, for people.
    pub place: &'static str,
    /// What it is good for.
    pub about: &'static str,
    /// Begins to write it.
    pub open: Open,
    /// Ends of the names of files that are written beside the file.
    pub beside: &'static [&'static str],
    /// What makes its tables, views and indexes, of a database: for `svodka schema --sql`.
    pub sql: Option<fn() -> String>,
}

/// Opens a place to write.
pub type Open = fn(&Target, Options) -> Result<Box<dyn Sink>, Error>;

/// All forms, a line each.
pub const FORMS: &[Form] = &[
    sqlite::FORM,
    ndjson::FORM,
    parquet_files::FORM,
    csv_files::FORM,
    postgres::FORM,
    ftm::FORM,
    label_studio::FORM,
    brat::FORM,
    web_annotation::FORM,
    jsonld::FORM,
];

/// Ends of names that mean a form of more than one file, and what to say instead.
const INSTEAD: &[(&str, &str)] = &[
    (
        ".csv",
        "a CSV file holds one table; csv:DIR writes a file for each",
    ),
    (
        ".tsv",
        "a table is written as CSV; csv:DIR writes a file for each",
    ),
    (".xlsx", "csv:DIR with --bom writes files that Excel opens"),
    (
        ".parquet",
        "a Parquet file holds one table; parquet:DIR writes a file for each",
    ),
];

/// A form and a place, as asked for.
pub struct Target {
    /// The form.
    pub form: &'static Form,
    /// A file, a folder, or the address of a server whole.
    pub place: String,
}

impl Target {
    /// Reads a target: `csv:DIR`, `postgresql://…`, or a file whose ending means a form.
    ///
    /// # Errors
    /// A scheme or ending that means none; the error lists them.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let place = text.split_once(':').map_or(text, |(_, place)| place);
        if place == "-" {
            let cause = "no form is written to standard output; name a file, or take the records of svodka extract -o -";
            return Err(Error::usage(format!("{text}: {cause}")));
        }
        if let Some((scheme, rest)) = text.split_once(':')
            && let Some(form) = by_scheme(scheme)
        {
            let is_address = rest.starts_with("//");
            let place = if is_address { text } else { rest };
            if rest.is_empty() {
                let cause = format_args!("where to? {}:{}", form.name, form.place);
                return Err(Error::usage(format!("{text}: {cause}")));
            }
            return Ok(Self {
                form,
                place: place.to_owned(),
            });
        }
        let form = by_ending(text).ok_or_else(|| Error::usage(unknown(text)))?;
        Ok(Self {
            form,
            place: text.to_owned(),
        })
    }

    /// Begins to write.
    ///
    /// # Errors
    /// A place that cannot be written, or at which another process is at work; options that the form does not have.
    pub fn open(&self, options: Options) -> Result<Box<dyn Sink>, Error> {
        self.must_have(&options)?;
        let claims = self.claims()?;
        let sink = (self.form.open)(self, options)?;
        Ok(Box::new(Whole { sink, claims }))
    }

    /// Refuses what only CSV has.
    fn must_have(&self, options: &Options) -> Result<(), Error> {
        let flag = match options {
            _ if self.form.name == csv_files::FORM.name => return Ok(()),
            Options { raw: true, .. } => "--raw",
            Options { bom: true, .. } => "--bom",
            _ => return Ok(()),
        };
        let cause = format_args!(
            "{}: {flag} is of CSV alone; leave it out, or write csv:DIR",
            self.place
        );
        Err(Error::usage(cause.to_string()))
    }

    /// The right to write there; a server gives it itself, and a device is no target of any form.
    fn claims(&self) -> Result<Vec<Claim>, Error> {
        let is_no_file = fs::metadata(self.path()).is_ok_and(|it| !it.is_file() && !it.is_dir());
        if self.place.contains("://") || is_no_file {
            return Ok(Vec::new());
        }
        let others = self.form.beside.iter().map(|end| beside(self.path(), end));
        let places = std::iter::once(self.path().to_owned()).chain(others);
        // Two links lead to one place.
        let places = places.map(|path| fs::canonicalize(&path).unwrap_or(path));
        Claim::of_all(places).map_err(|path| {
            let cause = "another export is writing it; try again when that has finished";
            Error::at(path.display(), cause)
        })
    }

    /// The place as people are told: an address without its password.
    pub fn told(&self) -> String {
        told(&self.place)
    }

    /// The file, where records become plain lines: what `svodka extract -o` writes, and can go on with.
    pub fn plain_lines(&self) -> Option<&Path> {
        let is_plain = self.form.name == ndjson::FORM.name && !ndjson::is_packed(&self.place);
        is_plain.then(|| self.path())
    }

    /// The place as a path.
    pub fn path(&self) -> &Path {
        Path::new(&self.place)
    }

    /// All files that are written once it is [`open`](Self::open), and those that it replaces.
    pub fn files(&self) -> Vec<PathBuf> {
        let others = self.form.beside.iter().map(|end| beside(self.path(), end));
        let places = [self.path().to_owned(), beside(self.path(), MAKING)];
        let inside = |place: &PathBuf| fs::read_dir(place).into_iter().flatten().flatten();
        let inside = places.iter().flat_map(inside).map(|entry| entry.path());
        inside.chain(places.clone()).chain(others).collect()
    }

    /// For forms that are written anew and whole.
    ///
    /// # Errors
    /// A mode that wants to keep what is there.
    pub fn must_be_anew(&self, mode: Mode) -> Result<(), Error> {
        let flag = match mode {
            Mode::Usual | Mode::Replace => return Ok(()),
            Mode::Append => "--append",
            Mode::Prune => "--prune",
        };
        let (place, name) = (&self.place, self.form.name);
        Err(Error::usage(format!(
            "{place}: {name} is always written anew, so {flag} means nothing; give all records, or export to a database"
        )))
    }
}

/// Why a file of this name is not to be filled with plain lines: its ending means another form.
pub fn meant_by_ending(name: &str) -> Option<String> {
    let instead = instead(name).map(|instead| format!("{name}: {instead}, with --to"));
    let form = by_ending(name)
        .filter(|form| form.name != ndjson::FORM.name || ndjson::is_packed(name))
        .map(|form| format!("{name}: for {} say --to {name}", form.name));
    instead.or(form)
}

fn instead(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let instead = INSTEAD.iter().find(|(ending, _)| name.ends_with(ending));
    instead.map(|(_, instead)| *instead)
}

/// The statements that make the tables of a database, by the name of its form.
///
/// # Errors
/// A form that is none, or has no SQL; the error lists those that have.
pub fn sql(name: &str) -> Result<String, Error> {
    let script = by_scheme(name).and_then(|form| form.sql);
    script.map(|script| script()).ok_or_else(|| {
        let names = FORMS.iter().filter(|form| form.sql.is_some());
        let names: Vec<&str> = names.map(|form| form.name).collect();
        Error::usage(format!(
            "{name}: no SQL for that; there is {}",
            names.join(", ")
        ))
    })
}

/// An address without its password; where it is not certain what is one, without everything behind the scheme.
fn told(place: &str) -> String {
    let Some((scheme, rest)) = place.split_once("://") else {
        return place.to_owned();
    };
    let (address, _) = rest.split_once('?').unwrap_or((rest, ""));
    if rest.matches('@').count() != address.matches('@').count() {
        return format!("{scheme}://…");
    }
    match address.rsplit_once('@') {
        Some((user, server)) => {
            let user = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}@{server}")
        }
        None => format!("{scheme}://{address}"),
    }
}

fn by_scheme(scheme: &str) -> Option<&'static Form> {
    FORMS
        .iter()
        .find(|form| form.name == scheme || form.schemes.contains(&scheme))
}

fn by_ending(name: &str) -> Option<&'static Form> {
    let name = name.to_lowercase();
    FORMS
        .iter()
        .find(|form| form.endings.iter().any(|ending| name.ends_with(ending)))
}

fn unknown(text: &str) -> String {
    let text = &told(text);
    if let Some(instead) = instead(text) {
        return format!("{text}: {instead}");
    }
    let forms: Vec<String> = FORMS
        .iter()
        .map(|form| format!("{}:{} ({})", form.name, form.place, form.endings.join(", ")))
        .map(|form| form.replace(" ()", ""))
        .collect();
    format!(
        "{text}: no form by this name; there are {}",
        forms.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read() {
        let rows = [
            ("news.ndjson", "ndjson", "news.ndjson"),
            ("a b/News.NDJSON.GZ", "ndjson", "a b/News.NDJSON.GZ"),
            ("ndjson:all.records", "ndjson", "all.records"),
            ("c:news.jsonl.zst", "ndjson", "c:news.jsonl.zst"),
        ];
        for (text, name, place) in rows {
            let target = Target::parse(text).unwrap();
            assert_eq!((target.form.name, &*target.place), (name, place), "{text}");
        }
    }

    #[test]
    fn passwords_are_not_told() {
        let rows = [
            (
                "postgresql://anna:a@b@c@host:1/news",
                "postgresql://anna@host:1/news",
            ),
            ("postgres://host/news", "postgres://host/news"),
            (
                "postgresql://anna:geheim@host/db",
                "postgresql://anna@host/db",
            ),
            (
                "postgresql://host/db?user=anna&password=geheim",
                "postgresql://host/db",
            ),
            ("postgresql://host/db?password=ge@heim", "postgresql://…"),
            ("postgresql://anna:geheim?x@host/db", "postgresql://…"),
            (
                "postgresql://anna:geheim@x@host/db",
                "postgresql://anna@host/db",
            ),
            (
                "postgresql://anna:geheim/x@host/db",
                "postgresql://anna@host/db",
            ),
            ("news.db", "news.db"),
        ];
        let folder = Target::parse("csv:folder").unwrap();
        assert_eq!(folder.told(), "folder");
        for (place, said) in rows {
            assert_eq!(told(place), said);
        }
        let error = Target::parse("PostgreSQL://anna:geheim@host/db")
            .err()
            .unwrap();
        assert!(!error.to_string().contains("geheim"), "{error}");
    }

    #[test]
    fn other_endings_are_never_ndjson() {
        let rows = [
            ("news.csv", "csv:DIR"),
            ("news.parquet", "parquet:DIR"),
            ("news.xlsx", "--bom"),
            ("news.docx", "no form by this name"),
            ("news", "ndjson:FILE"),
            ("ndjson:", "where to?"),
            ("-", "standard output"),
            ("csv:-", "standard output"),
        ];
        for (text, said) in rows {
            let error = Target::parse(text).err().unwrap();
            assert!(error.is_usage());
            assert!(error.to_string().contains(said), "{error}");
        }
    }
}
