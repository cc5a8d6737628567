//! Trains the tagger: `train GOLD [RECORDS]`.

use clap::Parser;
use std::io::Write;
use std::path::PathBuf;

/// Train the tagger and write data/tagger/; run it from the root of the project
#[derive(Parser)]
struct Args {
    /// Folder of the gold sets
    gold: PathBuf,
    /// Folder for the records of cross-validation, to be scored
    records: Option<PathBuf>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    let report = svodka::train::run(&args.gold, args.records.as_deref())?;
    writeln!(std::io::stdout(), "{report}")?;
    Ok(())
}
