//! Trains the trees that tell events apart: `train_events STORIES… -- RECORDS…` writes `data/event_trees.tsv` to standard
//! output and how they fare to standard error. The records are those of the stories and of archives.

use std::io::Write;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut parts = files.split(|file| file.as_os_str() == "--");
    let (Some(stories), Some(records)) = (parts.next(), parts.next()) else {
        return Err("train_events STORIES… -- RECORDS…".into());
    };
    let (table, report) = svodka_claims::train::train(stories, records)?;
    std::io::stderr().write_all(report.as_bytes())?;
    std::io::stdout().write_all(table.as_bytes())?;
    Ok(())
}
