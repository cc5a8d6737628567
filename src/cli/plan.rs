//! What was meant by the arguments, checked before anything is opened.

use super::args::ExtractArgs;
use super::status::Failure;
use std::fs;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use svodka::pipeline::Options;
use svodka::source::Limits;

/// A run of `extract`, as meant.
pub struct Plan {
    /// Files, folders and `-`, in order.
    pub inputs: Vec<PathBuf>,
    /// How much is read at once.
    pub limits: Limits,
    /// What the engine is told.
    pub options: Options,
    /// Documents worked on at a time.
    pub jobs: usize,
    /// File for records; standard output if `None`.
    pub output: Option<PathBuf>,
    /// File for errors; standard error if `None`.
    pub errors: Option<PathBuf>,
    /// Whether somebody sees the progress bar.
    pub show_progress: bool,
    /// Whether the run is summed up at the end.
    pub show_summary: bool,
}

impl Plan {
    /// Resolves what was typed.
    pub fn resolve(args: ExtractArgs) -> Result<Self, Failure> {
        let limits = args.limits();
        let output = args.output.filter(|path| path != Path::new("-"));
        check_stdin(&args.paths)?;
        check_outputs(&args.paths, output.as_deref(), args.errors.as_deref())?;
        check_lists(&args.lexicon)?;
        // A bar in the midst of records on the same screen serves nobody.
        let screen_is_free = output.is_some() || !io::stdout().is_terminal();
        let cores = available_parallelism().map_or(1, NonZeroUsize::get);
        Ok(Self {
            inputs: args.paths,
            limits,
            options: Options {
                lexicon: args.lexicon,
                no_text: args.no_text,
                source_map: args.with_source_map,
            },
            jobs: args.jobs.map_or(cores, NonZeroUsize::get),
            output,
            errors: args.errors,
            show_progress: !args.quiet && screen_is_free && io::stderr().is_terminal(),
            show_summary: !args.quiet,
        })
    }

    /// Whether the size of all there is to read can be known: not of streams.
    pub fn has_known_size(&self) -> bool {
        let is_stream = |path: &PathBuf| is_stdin(path) || is_pipe(path);
        !self.inputs.iter().any(is_stream)
    }
}

/// Standard input is read once.
pub fn check_stdin(inputs: &[PathBuf]) -> Result<(), Failure> {
    let times = inputs.iter().filter(|path| is_stdin(path)).count();
    if times > 1 {
        let message = "standard input (-) can be read once only".to_owned();
        return Err(Failure::Usage(message));
    }
    Ok(())
}

/// A file to be written must not be an input given by name: its content would be lost.
fn check_outputs(
    inputs: &[PathBuf],
    output: Option<&Path>,
    errors: Option<&Path>,
) -> Result<(), Failure> {
    let part = output.map(with_part);
    let written = [output, part.as_deref(), errors];
    for path in written.into_iter().flatten() {
        let clash = inputs
            .iter()
            .any(|input| !is_stdin(input) && is_same(input, path));
        if clash {
            let message = format!("{} is both read and written", path.display());
            return Err(Failure::Usage(message));
        }
    }
    let taken = [output, part.as_deref()].into_iter().flatten();
    if let Some(errors) = errors
        && taken.into_iter().any(|path| is_same(path, errors))
    {
        let message = format!("{} cannot take both records and errors", errors.display());
        return Err(Failure::Usage(message));
    }
    Ok(())
}

/// Folders of lists are there.
pub fn check_lists(folders: &[PathBuf]) -> Result<(), Failure> {
    match folders.iter().find(|path| !path.is_dir()) {
        None => Ok(()),
        Some(path) => Err(Failure::CannotRun(format!(
            "{}: no such folder; --lexicon takes a folder with lists",
            path.display()
        ))),
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether it is there, and neither file nor folder.
fn is_pipe(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir())
}

/// `FILE.part` beside `FILE`.
fn with_part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

fn is_same(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b && a.is_file(),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::super::args::{Args, Command};
    use super::*;
    use clap::Parser;

    fn plan(typed: &[&str]) -> Result<Plan, Failure> {
        let typed = ["svodka", "extract"].iter().chain(typed);
        match Args::try_parse_from(typed).unwrap().command {
            Command::Extract(args) => Plan::resolve(args),
            _ => unreachable!(),
        }
    }

    fn is_wrong(typed: &[&str]) -> bool {
        matches!(plan(typed), Err(Failure::Usage(_)))
    }

    #[test]
    fn defaults_are_resolved() {
        let plan = plan(&["a", "-o", "-", "--quiet"]).unwrap();
        assert_eq!(plan.output, None);
        assert_eq!(plan.limits, Limits::default());
        assert!(plan.jobs >= 1);
        assert!(!plan.show_progress && !plan.show_summary);
    }

    #[test]
    fn what_makes_no_sense() {
        assert!(is_wrong(&["-", "-"]));
        assert!(is_wrong(&["Cargo.toml", "-o", "./Cargo.toml"]));
        assert!(is_wrong(&["a.txt", "--errors", "a.txt"]));
        assert!(is_wrong(&["out.part", "-o", "out"]));
        assert!(is_wrong(&["a", "-o", "out", "--errors", "out"]));
        assert!(!is_wrong(&["-", "src", "-o", "src"]));
    }
}
