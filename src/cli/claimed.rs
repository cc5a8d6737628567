//! The right to write: one run at a time has it for a file, whatever it writes there.

use super::refusal::{not_claimed, not_spared};
use super::status::Failure;
use std::fs;
use std::path::{Path, PathBuf};
use svodka::sink::{NotFit, canonical};
use svodka::source::{has_unfinished_run, is_held_by_run};
use svodka_shards::Claim;

/// The right to write these files and folders, held until it is dropped; or the one that another run is writing. Pipes and
/// devices are everybody's.
pub fn claims<'a>(outputs: impl IntoIterator<Item = &'a Path>) -> Result<Vec<Claim>, PathBuf> {
    let is_one =
        |path: &PathBuf| fs::metadata(path).map_or(true, |data| data.is_file() || data.is_dir());
    let files = outputs.into_iter().filter_map(|path| canonical(path).ok());
    Claim::of_all(files.filter(is_one))
}

/// The same, with what is said where another run is writing one of them, or has left something there to go on with.
pub fn claimed<'a>(
    outputs: impl IntoIterator<Item = &'a Path> + Clone,
) -> Result<Vec<Claim>, Failure> {
    let claims = claims(outputs.clone()).map_err(|path| not_claimed(&path, NotFit::Busy))?;
    outputs.into_iter().try_for_each(spare)?;
    Ok(claims)
}

/// Refuses a file that an unfinished run needs, or whose place it will take when it goes on.
pub fn spare(output: &Path) -> Result<(), Failure> {
    spare_part(output)?;
    match has_unfinished_run(output) {
        true => Err(not_spared(output)),
        false => Ok(()),
    }
}

/// Refuses a file that an unfinished run needs.
pub fn spare_part(output: &Path) -> Result<(), Failure> {
    match is_held_by_run(output) {
        true => Err(not_spared(output)),
        false => Ok(()),
    }
}
