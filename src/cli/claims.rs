//! `svodka claims`: records in, what they say about each quantity out.

use super::args::ClaimsArgs;
use super::checks;
use super::claimed::claimed;
use super::explain::language;
use super::refusal;
use super::report::say;
use super::status::{Failure, Status};
use std::env;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use svodka_claims::{Error, Options, Summary, Table, claims};
use svodka_record::Claim;
use svodka_shards::beside;
use terminal_size::{Width, terminal_size};

/// Columns of a table where no terminal says how many it has.
const COLUMNS: u16 = 120;

/// Reads every record and writes the claims.
pub fn run(args: ClaimsArgs) -> Result<Status, Failure> {
    let records = if args.paths.is_empty() {
        vec![PathBuf::from("-")]
    } else {
        args.paths
    };
    checks::check_stdin(&records)?;
    let output = args.output.filter(|path| !checks::is_stdout(path));
    if let Some(output) = &output {
        let inputs: Vec<&Path> = records.iter().map(PathBuf::as_path).collect();
        checks::check_read_and_written(&inputs, &[output])?;
        if !args.table {
            checks::check_plain_lines(output)?;
        }
    }
    let options = Options {
        records,
        jobs: args.jobs.map_or(0, usize::from),
        folder: args.temp,
    };
    let table = args
        .table
        .then(|| Table::new(columns(), language(args.lang)));
    match output {
        Some(path) => to_file(options, table, &path),
        None => match write(&options, table, &mut Out::of_stdout()) {
            Ok(()) => Ok(Status::Well),
            Err(Stop::Pipe) => Ok(Status::Well),
            Err(Stop::Failed(message)) => Err(Failure::CannotRun(message)),
        },
    }
}

/// Columns of the terminal, else those that the shell says, where a pager stands between.
fn columns() -> u16 {
    let told = || env::var("COLUMNS").ok()?.parse().ok();
    let columns = terminal_size().map(|(Width(columns), _)| columns);
    columns.or_else(told).unwrap_or(COLUMNS)
}

/// The file gets its name when it is whole. What a killed run has left beside it is thrown away.
fn to_file(mut options: Options, table: Option<Table>, path: &Path) -> Result<Status, Failure> {
    let cannot = |error: io::Error| refusal::cannot_write(path, &error);
    let path = &svodka_export::place(path).map_err(cannot)?;
    let _claims = claimed([path.as_path()])?;
    let (part, temp) = (beside(path, ".part"), beside(path, ".tmp"));
    let file = File::create(&part).map_err(cannot)?;
    if options.folder.is_none() {
        match fs::remove_dir_all(&temp) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(cannot(error)),
            _ => fs::create_dir(&temp).map_err(cannot)?,
        }
        options.folder = Some(temp.clone());
    }
    let written = write(&options, table, &mut Out::of_file(path, file));
    if options.folder.as_ref() == Some(&temp) {
        // Of no use any more; that it cannot be removed is no failure.
        let _ = fs::remove_dir_all(&temp);
    }
    match written {
        Ok(()) => fs::rename(&part, path).map_err(cannot),
        Err(Stop::Pipe) => Err(cannot(ErrorKind::BrokenPipe.into())),
        Err(Stop::Failed(message)) => Err(Failure::CannotRun(message)),
    }
    .inspect_err(|_| {
        // What is half done is of no use; that it cannot be removed is not the failure.
        let _ = fs::remove_file(&part);
    })
    .map(|()| Status::Well)
}

/// Why nothing more is written.
enum Stop {
    /// Nobody reads on.
    Pipe,
    Failed(String),
}

/// Where claims are written, and what it is called.
struct Out<'a> {
    to: BufWriter<Box<dyn Write + 'a>>,
    name: String,
}

impl<'a> Out<'a> {
    fn of_file(path: &Path, part: File) -> Self {
        Self {
            to: BufWriter::new(Box::new(part)),
            name: path.display().to_string(),
        }
    }

    fn of_stdout() -> Self {
        Self {
            to: BufWriter::new(Box::new(io::stdout().lock())),
            name: "standard output".into(),
        }
    }

    fn say(&mut self, text: &str) -> Result<(), Stop> {
        let written = self.to.write_all(text.as_bytes());
        written.map_err(|error| self.stop(&error))
    }

    fn finish(&mut self) -> Result<(), Stop> {
        let flushed = self.to.flush();
        flushed.map_err(|error| self.stop(&error))
    }

    fn stop(&self, error: &io::Error) -> Stop {
        match error.kind() {
            ErrorKind::BrokenPipe => Stop::Pipe,
            _ => Stop::Failed(format!("{}: cannot be written: {error}", self.name)),
        }
    }
}

fn write(options: &Options, mut table: Option<Table>, out: &mut Out<'_>) -> Result<(), Stop> {
    let mut stop = None;
    let mut say = |text: Option<String>| {
        let said = text.map_or(Ok(()), |text| out.say(&text));
        said.map_err(|why| {
            stop = Some(why);
            Error::new("stopped")
        })
    };
    let written =
        claims(options, &mut |claim| say(text_of(&mut table, claim)?)).and_then(|summary| {
            warn(&summary);
            say(table.as_mut().and_then(Table::finish))
        });
    match (stop, written) {
        (Some(stop), _) => Err(stop),
        (None, Err(error)) => Err(Stop::Failed(error.to_string())),
        (None, Ok(())) => out.finish(),
    }
}

/// Says what of the records was left out.
fn warn(summary: &Summary) {
    if let Some((record, edtf)) = &summary.first_untrue_date {
        let count = summary.untrue_dates;
        say(&format!(
            "{count} times that are none are left out, the first {edtf} of the record {record}"
        ));
    }
}

/// A line, or the table that the claim has ended.
fn text_of(table: &mut Option<Table>, claim: &Claim) -> Result<Option<String>, Error> {
    match table {
        Some(table) => Ok(table.take(claim)),
        None => serde_json::to_string(claim)
            .map(|line| Some(line + "\n"))
            .map_err(|error| Error::new(error.to_string())),
    }
}
