//! Trains what the program has learned: `train tagger GOLD [RECORDS]`, `train decisions GOLD [RECORDS]`.

use clap::{Parser, ValueEnum};
use std::io::Write;
use std::path::PathBuf;

/// Train the tagger (data/tagger/) or the models that decide (data/decide/); run it from the root of the project
#[derive(Parser)]
struct Args {
    /// What to train
    what: What,
    /// Folder of the gold sets
    gold: PathBuf,
    /// Folder for the records of cross-validation, to be scored
    records: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// The tagger of names
    Tagger,
    /// The models that decide between readings
    Decisions,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let records = args.records.as_deref();
    let report = match args.what {
        What::Tagger => svodka::train::run(&args.gold, records)?,
        What::Decisions => svodka::train::decide::run(&args.gold, records)?,
    };
    writeln!(std::io::stdout(), "{report}")?;
    Ok(())
}
