//! Why an output is not written, with the way out.

use super::plan::Plan;
use super::status::Failure;
use std::io;
use std::path::Path;
use svodka::sink::NotFit;

/// A list of errors that cannot be written.
pub(super) fn cannot_write_errors(plan: &Plan, error: &io::Error) -> Failure {
    let path = plan.errors.as_deref().unwrap_or(Path::new("-"));
    match error.kind() {
        io::ErrorKind::WouldBlock => Failure::CannotRun(format!(
            "{}: another svodka is writing its errors there; give every run a file of its own",
            path.display()
        )),
        _ => cannot_write(path, error),
    }
}

/// An output that is not free.
pub(super) fn not_claimed(path: &Path, why: NotFit) -> Failure {
    match why {
        NotFit::Busy => Failure::CannotRun(format!(
            "{}: another svodka is writing this output; wait for its end or give another name",
            path.display()
        )),
        NotFit::Io(error) => cannot_write(path, &error),
    }
}

/// What an earlier run left, and the two ways on.
pub(super) fn unfinished(part: &Path, bytes: u64) -> String {
    format!(
        "{}: {bytes} bytes of an unfinished run; continue with --resume, or begin again with --restart",
        part.display()
    )
}

/// An output that would destroy what another run has left to go on with.
pub(super) fn not_spared(path: &Path) -> Failure {
    Failure::CannotRun(format!(
        "{}: an unfinished run of svodka extract needs this name; continue that with --resume, remove its .part and \
         .journal, or name another file",
        path.display()
    ))
}

/// What an earlier run left without a journal that says what of it counts.
pub(super) fn unaccounted(part: &Path, bytes: u64) -> String {
    format!(
        "{}: {bytes} bytes of an unfinished run, but no journal says what of them counts; the run begins anew",
        part.display()
    )
}

/// Longest value of a setting that is shown.
const SHOWN: usize = 60;

/// Settings that are not those of the earlier run.
pub(super) fn changed(path: &Path, differences: &[(String, String, String)]) -> String {
    let shown = |value: &str| match value.chars().nth(SHOWN) {
        _ if value.is_empty() => "none".to_owned(),
        Some(_) => format!("{}…", value.chars().take(SHOWN).collect::<String>()),
        None => value.to_owned(),
    };
    let differences: Vec<String> = differences
        .iter()
        .map(|(name, then, now)| format!("{name} ({} then, {} now)", shown(then), shown(now)))
        .collect();
    format!(
        "{}: the earlier run had other settings: {}; give the same, or begin anew with --restart",
        path.display(),
        differences.join(", ")
    )
}

/// An output that is no longer what the earlier run wrote.
pub(super) fn overwritten(path: &Path) -> String {
    format!(
        "{}: not what the earlier run wrote, so nothing is touched; begin anew with --restart",
        path.display()
    )
}

/// An output that cannot be written.
pub fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    if let Some(folder) = folder.filter(|folder| !folder.is_dir())
        && error.kind() == io::ErrorKind::NotFound
    {
        return Failure::CannotRun(format!(
            "{}: cannot be written: there is no folder {}; make it first",
            path.display(),
            folder.display()
        ));
    }
    Failure::CannotRun(format!("{}: cannot be written: {error}", path.display()))
}
