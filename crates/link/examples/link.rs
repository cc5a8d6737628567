//! Links records as `svodka link` does, with fewer options, to measure and to stop it:
//! `link RECORDS… -o LINKED --entities ENTITIES [--base FILE] [--corrections FILE] [--jobs N] [--dedup]`.

use std::io::Write;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut options = svodka_link::Options {
        records: Vec::new(),
        output: PathBuf::new(),
        entities: PathBuf::new(),
        base: None,
        known: Vec::new(),
        corrections: None,
        dedup: false,
        jobs: 0,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} wants a value"));
        match argument.as_str() {
            "link" => {}
            "-o" => options.output = value()?.into(),
            "--entities" => options.entities = value()?.into(),
            "--base" => options.base = Some(value()?.into()),
            "--corrections" => options.corrections = Some(value()?.into()),
            "--jobs" => options.jobs = value()?.parse()?,
            "--dedup" => options.dedup = true,
            _ => options.records.push(argument.into()),
        }
    }
    let done = svodka_link::link(&options, &svodka_link::Model::built_in())?;
    writeln!(std::io::stderr(), "{done:?}")?;
    Ok(())
}
