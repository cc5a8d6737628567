//! What was meant by the arguments, checked before anything is opened.

use super::args::{ExtractArgs, Flush};
use super::checks::{
    check_found, check_inputs, check_is_file, check_lists, check_outputs, is_pipe, is_stdin,
    is_stdout,
};
use super::corrections::TakenUp;
use super::export::failure;
use super::overlap::once;
use super::status::Failure;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::available_parallelism;
use svodka::pipeline::Options;
use svodka::sink::Header;
use svodka::source::{ColumnNames, Inputs, Limits, Shard};
use svodka_export::{Target, meant_by_ending};

/// A run of `extract`, as meant.
pub struct Plan {
    /// Files, folders and `-`, none that another one holds.
    pub inputs: Inputs,
    /// How many were given that others hold, and are read with those.
    pub overlapping: usize,
    /// The part of them to do.
    pub shard: Shard,
    /// Names of columns of CSV files.
    pub columns: ColumnNames,
    /// How much is read at once.
    pub limits: Limits,
    /// What the engine is told.
    pub options: Options,
    /// Documents worked on at a time.
    pub jobs: usize,
    /// File for records; standard output if `None`.
    pub output: Option<PathBuf>,
    /// Another form for records, and how it is written.
    pub target: Option<(Target, svodka_export::Options)>,
    /// What people decided about the figures.
    pub corrections: Option<Arc<TakenUp>>,
    /// File for errors; standard error if `None`.
    pub errors: Option<PathBuf>,
    /// What becomes of what an earlier run has left.
    pub earlier: Earlier,
    /// Whether what is left aside is named on standard error.
    pub list_skipped: bool,
    /// Whether every document is answered before the next one is waited for.
    pub is_live: bool,
    /// Whether copies and reprints are marked.
    pub dedup: bool,
    /// Whether somebody sees the progress bar.
    pub show_progress: bool,
    /// Whether the run is summed up at the end.
    pub show_summary: bool,
}

/// What becomes of an unfinished run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// It is kept from harm: nothing is done.
    Spared,
    /// It is gone on with.
    Resumed,
    /// It is thrown away.
    Dropped,
    /// It is gone on with; what a finished run wrote is taken over as far as it still holds.
    Updated,
}

impl Plan {
    /// Resolves what was typed.
    pub fn resolve(args: ExtractArgs) -> Result<Self, Failure> {
        let (limits, mut inputs) = (args.limits(), args.inputs());
        let (shard, columns) = (args.part(), args.columns());
        let (output, target) = outputs(&args)?;
        check_inputs(&inputs)?;
        let given = inputs.paths.len();
        inputs.paths = once(inputs.paths);
        let named = inputs.paths.iter().chain(&args.input_list);
        let named: Vec<&PathBuf> = named.chain(&args.corrections).collect();
        let written = target.as_ref().map(|(target, _)| target.path());
        let written = written.or(output.as_deref());
        check_outputs(&named, written, args.errors.as_deref())?;
        check_found(&inputs, written, args.errors.as_deref())?;
        if (args.resume || args.restart || args.update) && output.is_none() {
            let message = "--resume, --restart and --update want a file: -o FILE".to_owned();
            return Err(Failure::Usage(message));
        }
        check_lists(&args.lexicon)?;
        let corrections = args.corrections.as_deref().map(TakenUp::read).transpose()?;
        // A bar in the midst of records on the same screen serves nobody.
        let screen_is_free = output.is_some() || target.is_some() || !io::stdout().is_terminal();
        let cores = available_parallelism().map_or(1, NonZeroUsize::get);
        Ok(Self {
            overlapping: given - inputs.paths.len(),
            inputs,
            shard,
            columns,
            limits,
            options: Options {
                lexicon: args.lexicon,
                no_text: args.no_text,
                listings: args.listings,
                source_map: args.with_source_map,
                max_text_bytes: args.max_text_bytes,
            },
            jobs: args.jobs.map_or(cores, NonZeroUsize::get),
            output,
            target,
            corrections: corrections.map(Arc::new),
            errors: args.errors,
            earlier: match (args.resume, args.restart, args.update) {
                (true, ..) => Earlier::Resumed,
                (_, true, _) => Earlier::Dropped,
                (.., true) => Earlier::Updated,
                _ => Earlier::Spared,
            },
            list_skipped: args.list_skipped,
            is_live: args.flush == Flush::Lines,
            dedup: args.dedup,
            show_progress: !args.quiet && screen_is_free && io::stderr().is_terminal(),
            show_summary: !args.quiet,
        })
    }

    /// Whether the size of all there is to read can be known: not of streams.
    pub fn has_known_size(&self) -> bool {
        let is_stream = |path: &PathBuf| is_stdin(path) || is_pipe(path);
        let list = self.inputs.list.as_ref().map(|(path, _)| path);
        !self.inputs.paths.iter().chain(list).any(is_stream)
    }

    /// All that a run must share with the one that it goes on with; `data` is the hash of lists and model.
    pub fn header(&self, data: &str) -> Header {
        let list = self.inputs.list.as_ref();
        let settings = [
            ("version", env!("CARGO_PKG_VERSION").to_owned()),
            ("lists", data.to_owned()),
            ("inputs", spaced(&self.inputs.paths)),
            (
                "--input-list",
                list.map_or(String::new(), |(path, format)| {
                    format!("{} {format:?}", path.display())
                }),
            ),
            ("--shard", self.shard.to_string()),
            (
                "--errors",
                self.errors
                    .as_ref()
                    .map_or(String::new(), |path| path.display().to_string()),
            ),
            (
                "--corrections",
                self.corrections
                    .as_ref()
                    .map_or(String::new(), |corrections| corrections.setting()),
            ),
            ("--dedup", self.dedup.to_string()),
            ("--no-text", self.options.no_text.to_string()),
            ("--listings", self.options.listings.to_string()),
            ("--with-source-map", self.options.source_map.to_string()),
            ("--max-text-bytes", self.options.max_text_bytes.to_string()),
        ];
        let named = settings
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        let limits = self
            .limits
            .named()
            .map(|(name, value)| (name.to_owned(), value.to_string()));
        let columns = self
            .columns
            .named()
            .map(|(name, value)| (name.to_owned(), value.unwrap_or_default()));
        Header {
            settings: named.chain(limits).chain(columns).collect(),
        }
    }
}

/// The file for lines, or the target of another form.
type Outputs = (Option<PathBuf>, Option<(Target, svodka_export::Options)>);

/// Where records go; lines that are not packed go where `-o` puts them.
fn outputs(args: &ExtractArgs) -> Result<Outputs, Failure> {
    let Some(to) = &args.to else {
        let output = args.output.as_deref().filter(|path| !is_stdout(path));
        output.map_or(Ok(()), check_is_file)?;
        if let Some(instead) = output.and_then(|path| meant_by_ending(&path.to_string_lossy())) {
            return Err(Failure::Usage(instead));
        }
        if args.how.is_given() {
            let message =
                "--replace, --append, --prune, --raw and --bom want --to TARGET".to_owned();
            return Err(Failure::Usage(message));
        }
        return Ok((output.map(Path::to_owned), None));
    };
    let target = Target::parse(to).map_err(failure)?;
    match target.plain_lines() {
        Some(path) => Ok((
            Some(path)
                .filter(|path| !is_stdout(path))
                .map(Path::to_owned),
            None,
        )),
        None => Ok((None, Some((target, args.how.options())))),
    }
}

/// Paths as they would be typed.
fn spaced(paths: &[PathBuf]) -> String {
    let shown: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    shown.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::args::{Args, Command};
    use super::*;
    use clap::Parser;

    fn plan(typed: &[&str]) -> Result<Plan, Failure> {
        let typed = ["svodka", "extract"].iter().chain(typed);
        match Args::try_parse_from(typed).unwrap().command {
            Command::Extract(args) => Plan::resolve(*args),
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
    fn more_jobs_than_serve_are_not_started() {
        let cores = available_parallelism().map_or(1, NonZeroUsize::get);
        let many = plan(&["a", "--jobs", "4000000000"]).unwrap();
        assert_eq!(many.jobs, cores * 16);
        assert_eq!(plan(&["a", "--jobs", "3"]).unwrap().jobs, 3);
    }

    #[test]
    fn what_makes_no_sense() {
        assert!(is_wrong(&["-", "-"]));
        assert!(is_wrong(&["Cargo.toml", "-o", "./Cargo.toml"]));
        assert!(is_wrong(&["a.txt", "--errors", "a.txt"]));
        assert!(is_wrong(&["out.part", "-o", "out"]));
        assert!(is_wrong(&["a", "-o", "folder/"]));
        assert!(is_wrong(&["a", "-o", "out", "--errors", "out"]));
        assert!(is_wrong(&["a", "-o", "out", "--errors", "./out"]));
        assert!(!is_wrong(&[
            "a",
            "-o",
            "/dev/null",
            "--errors",
            "/dev/null"
        ]));
        assert!(is_wrong(&["-", "--input-list", "-"]));
        assert!(is_wrong(&["a", "-o", "-", "--resume"]));
        assert!(is_wrong(&["a", "-o", "-", "--restart"]));
        assert!(!is_wrong(&["-", "src", "-o", "src"]));
    }
}
