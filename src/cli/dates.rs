//! `svodka dates`: expressions of time and quantities in, values out.

use super::args::DatesArgs;
use super::checks;
use super::report::say;
use super::status::{Failure, Status};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use svodka::calendar::iso;
use svodka::page::whole_characters;
use svodka::pipeline::{Desk, Engine, Options};

/// A line in.
#[derive(Deserialize)]
struct Expression {
    id: Value,
    text: String,
    #[serde(rename = "ref", default)]
    reference: Option<String>,
}

/// A line out.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    value: Option<String>,
}

/// Reads every expression and writes its value.
pub fn run(args: &DatesArgs) -> Result<Status, Failure> {
    let stdin = [PathBuf::from("-")];
    let paths = if args.paths.is_empty() {
        &stdin[..]
    } else {
        &args.paths
    };
    checks::check_stdin(paths)?;
    let engine = Engine::new(&Options::default()).map_err(Failure::CannotRun)?;
    let mut reader = Reader {
        engine,
        desk: Desk::default(),
        out: BufWriter::new(io::stdout().lock()),
        status: Status::Well,
    };
    for path in paths {
        match reader.file(path) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(Status::Well),
            Err(error) => return Err(Failure::CannotRun(error.to_string())),
        }
    }
    Ok(reader.status)
}

struct Reader<W> {
    engine: Engine,
    desk: Desk,
    out: W,
    status: Status,
}

impl<W: Write> Reader<W> {
    /// Answers the lines of a file; a line that cannot be read is told of and passed over.
    fn file(&mut self, path: &Path) -> io::Result<()> {
        let lines: Box<dyn BufRead> = if path == Path::new("-") {
            Box::new(io::stdin().lock())
        } else {
            let opened = File::open(path).map_err(|error| {
                let told = format!(
                    "{}: cannot be read: {error}; give files of JSON Lines",
                    path.display()
                );
                io::Error::other(told)
            })?;
            Box::new(BufReader::new(opened))
        };
        for (number, line) in lines.split(b'\n').enumerate() {
            let line = line.map_err(|error| {
                io::Error::other(format!("{}: cannot be read: {error}", path.display()))
            })?;
            let answered = match std::str::from_utf8(&line) {
                Ok(line) if line.trim().is_empty() => continue,
                Ok(line) => self.line(line)?,
                Err(_) => Err("not UTF-8; convert the file".to_owned()),
            };
            if let Err(cause) = answered {
                self.status = Status::SomeFailed;
                say(&format!("{}:{}: {cause}", path.display(), number + 1));
            }
        }
        self.out.flush()
    }

    /// Answers a line; the inner error is the line's. A line with an id has an answer in any case, so that answers stand
    /// beside what was asked.
    fn line(&mut self, line: &str) -> io::Result<Result<(), String>> {
        let asked: Expression = match serde_json::from_str(&whole_characters(line)) {
            Ok(asked) => asked,
            Err(error) => {
                let told = error.to_string();
                let told = told.split(" at line ").next().unwrap_or(&told);
                let told = match line.trim_start().starts_with('{') {
                    true => format!("{told} at column {}", error.column()),
                    false => "no object".to_owned(),
                };
                return Ok(Err(format!(
                    "{told}; expected an object with `id`, a string `text`, and perhaps `ref`"
                )));
            }
        };
        let reference = match asked.reference.as_deref().map(|text| (text, iso(text))) {
            Some((text, None)) => {
                let told = format!(
                    "`ref` is {text:?}, which is no time; expected a day, with its clock or without: 2010-07-03, \
                     2010-07-03T15:30"
                );
                return self.answer(&asked.id, None).map(|()| Err(told));
            }
            Some((_, reference)) => reference,
            None => None,
        };
        let value = self
            .engine
            .expression(&asked.text, reference.as_ref(), &mut self.desk);
        let (value, told) = match value {
            Ok(value) => (value, Ok(())),
            Err(error) => (None, Err(error.to_string())),
        };
        self.answer(&asked.id, value)?;
        Ok(told)
    }

    fn answer(&mut self, id: &Value, value: Option<String>) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, &Answer { id, value })?;
        writeln!(self.out)
    }
}
