//! Trains the tagger: `train GOLD [RECORDS]`.

use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// Train the tagger and write data/tagger/; run it from the root of the project
#[derive(Parser)]
struct Args {
    /// Folder of the gold sets
    gold: PathBuf,
    /// Folder for the records of cross-validation, to be scored
    records: Option<PathBuf>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match svodka::train::run(&args.gold, args.records.as_deref()) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::FAILURE
        }
    }
}
