//! Records in files → claims on standard output: `cargo run -p svodka-claims --example claims -- [--table] [--jobs N] FILES`.

use std::io::Write;
use std::path::PathBuf;
use svodka_claims::{Error, Lang, Options, Table, claims};

fn main() -> Result<(), Error> {
    let mut options = Options {
        records: Vec::new(),
        jobs: 0,
        folder: None,
    };
    let mut table = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--table" => table = Some(Table::new(120, Lang::En)),
            "--jobs" => {
                options.jobs = arguments
                    .next()
                    .and_then(|jobs| jobs.parse().ok())
                    .unwrap_or(0)
            }
            _ => options.records.push(PathBuf::from(argument)),
        }
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut say = |text: &str| {
        out.write_all(text.as_bytes())
            .map_err(|error| Error::new(error.to_string()))
    };
    claims(&options, &mut |claim| match &mut table {
        Some(table) => table.take(claim).map_or(Ok(()), |text| say(&text)),
        None => {
            let line =
                serde_json::to_string(claim).map_err(|error| Error::new(error.to_string()))?;
            say(&(line + "\n"))
        }
    })?;
    table
        .and_then(|mut table| table.finish())
        .map_or(Ok(()), |text| say(&text))
}
