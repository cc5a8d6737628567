//! Arguments as typed.

use clap::{Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use svodka::source::Limits;

/// Reads archives of Cyrillic news and writes down what they claim, one JSON record an article.
#[derive(Parser)]
#[command(name = "svodka", version)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    Extract(ExtractArgs),
    Explain(ExplainArgs),
    Dates(DatesArgs),
    Schema(SchemaArgs),
}

/// Read articles and write one JSON record a line.
///
/// Folders are read with all their folders, in the order of path bytes. Read are .txt (a saved page,
/// chrome and all), .html and .htm, .jsonl and .ndjson (an object with `id` and `text` a line, taken
/// verbatim). A file given by name whose extension is another is judged by how it begins, like
/// standard input: `{` JSON Lines, `<` HTML, anything else plain text.
///
/// In folders, files of other kinds, hidden files, and links to folders are skipped and counted; so
/// are, everywhere, files that svodka is writing or has written. A document that fails becomes an
/// error and the rest goes on.
#[derive(clap::Args)]
#[command(after_long_help = EXIT_STATUSES)]
pub struct ExtractArgs {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// Write records to FILE instead of standard output
    ///
    /// The file is written as FILE.part, whole lines at a time, and gets its name at the end; after
    /// Ctrl-C or a failure FILE.part stays. `-` is standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Write errors to FILE, one JSON record a line, instead of standard error
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,

    /// Leave `article.text` out of the records
    #[arg(long)]
    pub no_text: bool,

    /// Say where each block stands in the document: `source_start` and `source_end`, in bytes
    #[arg(long)]
    pub with_source_map: bool,

    /// Add the lists in DIR to the built-in ones; may be repeated
    #[arg(long, value_name = "DIR")]
    pub lexicon: Vec<PathBuf>,

    /// Documents worked on at a time; the records are the same whatever N [default: all cores]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,

    /// Longest line of JSON Lines: bytes, or a number with K, M or G
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "64M")]
    pub max_line_bytes: u64,

    /// Longest text or HTML file: bytes, or a number with K, M or G
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "64M")]
    pub max_file_bytes: u64,

    /// Show neither the progress bar nor the summary
    #[arg(short, long)]
    pub quiet: bool,
}

/// Show an article with its mentions marked, its facts, and the words each of them rests on
///
/// Errors go to standard error; exit statuses are those of `extract`.
#[derive(clap::Args)]
pub struct ExplainArgs {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present = "rules")]
    pub paths: Vec<PathBuf>,

    /// List the rules instead, with examples and counterexamples; with PATTERN those whose id has it
    #[arg(
        long,
        value_name = "PATTERN",
        num_args = 0..=1,
        default_missing_value = "",
        conflicts_with = "paths"
    )]
    pub rules: Option<String>,

    /// Whether to mark with colours; without them marks are brackets
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub color: Color,

    /// Add the lists in DIR to the built-in ones; may be repeated
    #[arg(long, value_name = "DIR")]
    pub lexicon: Vec<PathBuf>,
}

/// Read expressions of time and quantities, one JSON object a line, and write the value of each
///
/// In: {"id": …, "text": "два месяца назад", "ref": "2010-07-03"}. `ref` is the time that the expression is
/// told from; without one nothing is relative. Other keys are passed over.
///
/// Out, in the same order: {"id": …, "value": "2010-05"}; null where there is none. Values of time are EDTF
/// (2010-07-03, 2010-07-03T15:30, 199X, 2010-34, 2010-07-05/2010-07-12, 2000/..), ISO 8601 durations (P3Y) and
/// set:P1W for what recurs; quantities are numbers (300000, 1.5) with their bound (>30, >=3, <7, <=7, ~100,
/// 5..7) and unit (USD, %).
#[derive(clap::Args)]
pub struct DatesArgs {
    /// Files of JSON Lines; `-`, or none at all, is standard input
    #[arg(value_name = "FILE")]
    pub paths: Vec<PathBuf>,
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
pub struct SchemaArgs {
    /// Print the schema of error records instead
    #[arg(long)]
    pub errors: bool,
}

const EXIT_STATUSES: &str = "Exit status:
  0    all went well, or the reader of standard output had enough
  1    could not run: no input was found or could be opened, or the output cannot be written
  2    wrong usage
  3    finished, but some documents failed
  130  stopped by Ctrl-C after the documents in hand; a second Ctrl-C stops at once";

impl ExtractArgs {
    /// The limits as the library takes them.
    pub fn limits(&self) -> Limits {
        Limits {
            line_bytes: self.max_line_bytes,
            file_bytes: self.max_file_bytes,
        }
    }
}

/// `65536`, `64K`, `64M`, `1G`.
fn size(typed: &str) -> Result<u64, String> {
    let (digits, shift) = match typed.as_bytes().last() {
        Some(b'K' | b'k') => (&typed[..typed.len() - 1], 10),
        Some(b'M' | b'm') => (&typed[..typed.len() - 1], 20),
        Some(b'G' | b'g') => (&typed[..typed.len() - 1], 30),
        _ => (typed, 0),
    };
    let number: u64 = digits
        .parse()
        .map_err(|_| "a number of bytes, or one with K, M or G behind it".to_owned())?;
    match number.checked_mul(1 << shift) {
        Some(bytes @ 1..=MOST_BYTES) => Ok(bytes),
        _ => Err(format!("between 1 and {MOST_BYTES} bytes")),
    }
}

/// Spans are 32 bits wide, and a character set may make three bytes of one.
const MOST_BYTES: u64 = 1 << 30;

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn sizes() {
        assert_eq!(size("1"), Ok(1));
        assert_eq!(size("64M"), Ok(Limits::DEFAULT_BYTES));
        assert_eq!(size("3k"), Ok(3072));
        for wrong in ["", "K", "0", "2G", "-1", "1.5M", "99999999999999999999"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
