//! Arguments as typed.

mod export;
mod extract;
pub(super) mod help;
mod values;

pub use export::ExportArgs;
pub use extract::{ExtractArgs, Flush};

use super::diff::DiffArgs;
use super::explain::ExplainArgs;
use clap::{Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use svodka_tell::Lang;
use values::jobs;

/// Reads archives of Cyrillic news and writes down what they claim, one JSON record an article.
#[derive(Parser)]
#[command(name = "svodka", version, after_long_help = help::PROGRAM)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    Extract(Box<ExtractArgs>),
    Link(LinkArgs),
    Explain(ExplainArgs),
    Dates(DatesArgs),
    Diff(DiffArgs),
    Export(ExportArgs),
    Review(super::review::ReviewArgs),
    Score(super::score::ScoreArgs),
    Search(super::search::SearchArgs),
    Claims(ClaimsArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(after_long_help = help::MAN)]
    Man,
}

/// Find the same people, organizations, places and campaigns across records, and name them alike
///
/// Fills `entity` of all four in the records, `edition` of campaigns, and writes one line for each entity: its names,
/// roles, places, time, sites, and why its names are one. Precision comes first: where in doubt there are two
/// entities, and each tells what was nearly tied to it (`svodka explain --entity ID`).
///
/// The outputs are the same for any order of the shards and any number of jobs. They are written beside their names
/// as .part and get their names at the end; temporary files stand in OUTPUT.tmp.
#[derive(clap::Args)]
#[command(after_long_help = help::LINK)]
pub struct LinkArgs {
    /// Files of records, plain or packed with gzip or zstd; `-` is standard input
    #[arg(value_name = "RECORDS", required = true)]
    pub records: Vec<PathBuf>,

    /// Write the linked records to FILE, shard after shard in the order of their paths
    ///
    /// They are packed if the name ends in .zst. A run that is stopped leaves what it has finished in FILE.tmp, and the
    /// same command goes on from there.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// Write the entities to FILE, packed if its name ends in .zst
    #[arg(long, value_name = "FILE")]
    pub entities: PathBuf,

    /// Link to the entities of an earlier run; their ids keep their meaning, their counts grow
    ///
    /// Give records that are new since then. Entities found to be one say so in `merged_into`.
    #[arg(long, value_name = "FILE")]
    pub base: Option<PathBuf>,

    /// Tie to a register of your own, and give its ids; may be repeated
    ///
    /// CSV with the columns id and name, and if there are kind (person, organization, place, campaign), aliases
    /// (by `;`) and country; or entities of FollowTheMoney, one JSON object a line.
    #[arg(long, value_name = "FILE")]
    pub known: Vec<PathBuf>,

    /// Obey what people have said: CSV with the columns verdict (same, different), left and right
    ///
    /// Left and right are ids of entities, or RECORD#OBJECT (`1f2e11b2#p202`). What was said of entities is kept in
    /// their file, and holds for later runs with --base.
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,

    /// Mark copies and near-duplicates over all records
    #[arg(long)]
    pub dedup: bool,

    /// Threads [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,

    /// Do not say what was written, nor what an earlier run had done; corrections that find no place are told
    #[arg(short, long)]
    pub quiet: bool,
}

/// Read expressions of time and quantities, one JSON object a line, and write the value of each
///
/// In: {"id": …, "text": "два месяца назад", "ref": "2010-07-03"}. `ref` is the time that the expression is
/// told from; without one nothing is relative. Other keys are passed over.
///
/// Out, in the same order: {"id": …, "value": "2010-05"}; null where there is none. Values of time are EDTF
/// (2010-07-03, 2010-07-03T15:30, 199X, 2010-34, 2010-07-05/2010-07-12, 2000/..), ISO 8601 durations (P3Y; PXD for several days) and
/// set:P1W for what recurs; quantities are numbers (300000, 1.5) with their bound (>30, >=3, <7, <=7, ~100,
/// 5..7) and unit (USD, %).
#[derive(clap::Args)]
#[command(after_long_help = help::DATES)]
pub struct DatesArgs {
    /// Files of JSON Lines; `-`, or none at all, is standard input
    #[arg(value_name = "FILE")]
    pub paths: Vec<PathBuf>,
}

/// Tell what an archive says about each quantity: who said how many, when, and what changed
///
/// Reads records, best those that `svodka link` wrote; others are tied by equal names. Statements of one number for one
/// day are a claim; statements that copy each other (reprints, one agency, one quote, one speaker, one site) are one
/// source. Claims of one quantity are a series, and each says what it is to an earlier one: it grew, is the same,
/// rounded, what had been planned, narrower (a region, a day), corrected, or it contradicts it.
///
/// The order of the files and the number of jobs do not change a byte.
#[derive(clap::Args)]
#[command(after_long_help = help::CLAIMS)]
pub struct ClaimsArgs {
    /// Files of records, plain, gzip or Zstandard; `-`, or none at all, is standard input
    #[arg(value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    /// Write claims to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Print tables for people, a series each, instead of claims; series of which nothing follows are left out
    #[arg(long)]
    pub table: bool,
    /// Language of tables: ru, kk or en; that of the terminal, else English, unless given
    #[arg(long, value_name = "LANG", value_parser = super::explain::lang, requires = "table")]
    pub lang: Option<Lang>,
    /// Threads; one for each processor unless given
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,
    /// Folder for temporary files, twice as large as what the records say in numbers; OUTPUT.tmp unless given, and
    /// that of the system without -o
    #[arg(long, value_name = "FOLDER")]
    pub temp: Option<PathBuf>,
}

/// Print what completes commands and options in a shell
#[derive(clap::Args)]
#[command(after_long_help = help::COMPLETIONS)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Print the JSON Schema (2020-12) of the records
#[derive(clap::Args)]
#[command(after_long_help = help::SCHEMA)]
pub struct SchemaArgs {
    /// Print the schema of error records instead
    #[arg(long)]
    pub errors: bool,

    /// Print the schema of the lines of `corrections.ndjson` instead
    #[arg(long, conflicts_with = "errors")]
    pub corrections: bool,

    /// Print the schema of claims instead
    #[arg(long, conflicts_with_all = ["errors", "corrections"])]
    pub claims: bool,

    /// Print the schema of entities instead
    #[arg(long, conflicts_with_all = ["errors", "corrections", "claims"])]
    pub entities: bool,

    /// Print the SQL that makes the tables of a database instead: sqlite, postgresql
    #[arg(long, value_name = "FORM", conflicts_with_all = ["errors", "corrections", "claims", "entities"])]
    pub sql: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Args::command().debug_assert();
    }
}
