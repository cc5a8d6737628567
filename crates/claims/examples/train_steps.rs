//! Trains the trees that tell what a number is to one told before it: `train_steps STORIES… -- RECORDS…` writes
//! `data/step_trees.tsv` to standard output and how they fare to standard error. The records are those of the stories and of
//! archives. `train_steps --unseen …` writes the claims of the stories by models that have not seen them.

use std::io::Write;
use std::path::PathBuf;
use svodka_claims::{Error, train::steps};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let is_unseen = files.first().is_some_and(|x| x.as_os_str() == "--unseen");
    files.drain(..usize::from(is_unseen));
    let mut parts = files.split(|file| file.as_os_str() == "--");
    let (Some(stories), Some(records)) = (parts.next(), parts.next()) else {
        return Err("train_steps [--unseen] STORIES… -- RECORDS…".into());
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if is_unseen {
        steps::unseen(stories, records, &mut |claim| {
            let line =
                serde_json::to_string(claim).map_err(|error| Error::new(error.to_string()))?;
            writeln!(out, "{line}").map_err(|error| Error::new(error.to_string()))
        })?;
        return Ok(());
    }
    let (table, report) = steps::train(stories, records)?;
    std::io::stderr().write_all(report.as_bytes())?;
    out.write_all(table.as_bytes())?;
    Ok(())
}
