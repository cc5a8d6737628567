//! Measures how often facts are right: `calibrate GOLD`.

use clap::Parser;
use std::io::Write;
use std::path::PathBuf;

/// Measure how often facts other than names are right and write data/calibration/facts.tsv; run it from the root of
/// the project
#[derive(Parser)]
struct Args {
    /// Folder of the gold sets
    gold: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let report = svodka::train::facts::run(&Args::parse().gold)?;
    writeln!(std::io::stdout(), "{report}")?;
    Ok(())
}
