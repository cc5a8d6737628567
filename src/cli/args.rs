//! Arguments as typed.

use super::diff::DiffArgs;
use super::explain::ExplainArgs;
use clap::{Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use svodka::source::{ColumnNames, Inputs, Limits, ListFormat, Shard, ShardBy};
use svodka_export::Mode;
use svodka_tell::Lang;

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
    Man,
}

/// Read articles and write one JSON record a line.
///
/// Folders are read with all their folders, in the order of path bytes. What a file is, is told by how
/// it begins: HTML, JSON (an object a line, one object or an array of them, with `text`, `maintext` or
/// `html`), CSV with a header, WARC, tar, zip, and gzip, zstd, bzip2 or xz around any of them, also
/// inside archives. Names decide only between kinds of text: .txt (a saved page, chrome and all), .html,
/// .htm, .jsonl, .ndjson, .json, .csv, .tsv. Any other text is read as a saved page if it was named,
/// and left alone if it was found.
///
/// In folders and archives, files of other kinds, hidden files, links to folders, and WARC records that
/// are no pages are skipped and counted; so are, everywhere, files that svodka is writing or has written.
/// A document that fails becomes an error and the rest goes on.
#[derive(clap::Args)]
#[command(after_long_help = EXIT_STATUSES)]
pub struct ExtractArgs {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "PATH", required_unless_present = "input_list")]
    pub paths: Vec<PathBuf>,

    /// Read the paths listed in FILE too, one a line; `-` is standard input
    ///
    /// Records name a listed file by its path as it is written there.
    #[arg(long, value_name = "FILE")]
    pub input_list: Option<PathBuf>,

    /// Paths in the list end in NUL, as `find -print0` writes them
    #[arg(short = '0', long, requires = "input_list")]
    pub null: bool,

    /// Do part I of N alone, for job arrays; all parts together are the whole
    ///
    /// Files are dealt out in turn, in the order in which they are read, skipped ones too; what svodka writes, in
    /// this run or in another, is dealt to no part.
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub shard: Option<(u64, u64)>,

    /// What --shard deals out: files, or the documents of all files, which every part then reads
    #[arg(
        long,
        value_name = "WHAT",
        value_enum,
        default_value_t,
        requires = "shard"
    )]
    pub shard_by: Dealt,

    /// Write records to FILE instead of standard output
    ///
    /// The file is written as FILE.part, whole lines at a time, and gets its name when the run is finished; until
    /// then a FILE that is there already stays as it is, and then it is replaced. After Ctrl-C or a failure
    /// FILE.part stays: the next run must say --resume or --restart. FILE.journal knows how far the run got, and
    /// stays when it is finished. `-` is standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Write records in another form: news.db, news.ndjson.zst, parquet:DIR; forms: svodka export --help
    ///
    /// The same as writing records to a file and exporting that. Databases keep what was written when the run is
    /// stopped, and the same run again brings them to its end; files and folders get their names at the end.
    #[arg(long, value_name = "TARGET", conflicts_with = "output")]
    pub to: Option<String>,

    #[command(flatten)]
    pub how: HowArgs,

    /// Go on where a run with the same arguments was stopped, however it was
    ///
    /// The outputs become what they would have been without the stop. A run that was finished is left alone.
    /// Where there is nothing to go on with, the run begins anew. If options, inputs or the version have
    /// changed since, nothing is done.
    #[arg(long, requires = "output")]
    pub resume: bool,

    /// Begin anew, and throw away what an unfinished run has left in FILE.part
    #[arg(long, requires = "output", conflicts_with = "resume")]
    pub restart: bool,

    /// Bring FILE up to date: read what is new or changed since the run that wrote it, and keep the rest
    ///
    /// FILE becomes what a full run would make of it now. Files are known again by path, size and times; those that
    /// had errors or skipped parts are read again. With other settings or another version, or with --dedup, all of
    /// it is read; other corrections are refused. FILE stays as it is until the new one is whole.
    #[arg(long, requires = "output", conflicts_with_all = ["resume", "restart"])]
    pub update: bool,

    /// Take up what people decided: `corrections.ndjson` as the review page saves it
    ///
    /// Corrected figures have the rule `human`; the table `corrections` says who decided what and when. What no
    /// longer finds its place is named on standard error, and the exit status is 3. A run is gone on with, or brought
    /// up to date, with the same corrections alone.
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,

    /// Mark copies and reprints of earlier articles of this run
    ///
    /// `article.duplicate_of` names the first article with the same text,
    /// `article.near_duplicate_group` the first that it is a reprint of: 6 of 10 runs of five words of the
    /// shorter text are the same, whatever headline or lead stands before them, or all that is quoted. Two
    /// articles of one site must share more. Takes about 800 bytes of memory for each different article.
    #[arg(long)]
    pub dedup: bool,

    /// Write errors to FILE, one JSON record a line, instead of standard error; what is skipped too
    ///
    /// What FILE held is replaced when the run begins, once nothing stands against it.
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,

    /// Name on standard error what is skipped, and why; --errors takes it in any case
    #[arg(long)]
    pub list_skipped: bool,

    /// Read pages that list articles (front pages, tags, results of a search) as what they are: a record a teaser
    ///
    /// Each holds the headline, the words below it, the address it leads to and the day it shows; its `id` is a
    /// hash of the place of the page and of that address, its `article.key` that of the article. Without it such
    /// pages are skipped.
    #[arg(long)]
    pub listings: bool,

    /// When records are written: as batches are done, or each document before the next one is waited for
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub flush: Flush,

    /// Leave `article.text` out of the records
    #[arg(long)]
    pub no_text: bool,

    /// Say where each block stands in the document: `source_start` and `source_end`, in bytes
    #[arg(long)]
    pub with_source_map: bool,

    /// Add the lists in DIR to the built-in ones; may be repeated
    #[arg(long, value_name = "DIR")]
    pub lexicon: Vec<PathBuf>,

    /// Documents worked on at a time, 16 a core at most; the records are the same whatever N [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,

    /// Column of CSV files that holds the text [default: text, maintext, article_text, body, content]
    #[arg(long, value_name = "NAME")]
    pub text_column: Option<String>,

    /// Column of CSV files that holds the page as HTML, where none holds the text [default: html, raw_html]
    #[arg(long, value_name = "NAME")]
    pub html_column: Option<String>,

    /// Column of CSV files that holds the id [default: id]
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,

    /// Column of CSV files that holds the headline [default: title, headline]
    #[arg(long, value_name = "NAME")]
    pub title_column: Option<String>,

    /// Column of CSV files that holds the address [default: url, link]
    #[arg(long, value_name = "NAME")]
    pub url_column: Option<String>,

    /// Column of CSV files that holds the date of publication [default: published, date_publish, date,
    /// pubdate]
    #[arg(long, value_name = "NAME")]
    pub date_column: Option<String>,

    /// Longest line of JSON Lines or row of CSV: bytes, or a number with K, M or G
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "64M")]
    pub max_line_bytes: u64,

    /// Longest document: a text or HTML file, a member of an archive, or the body of a WARC record;
    /// also a zip inside another file: bytes, or a number with K, M or G
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "64M")]
    pub max_file_bytes: u64,

    /// Longest text of an article: bytes, or a number with K, M or G
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "1M")]
    pub max_text_bytes: u64,

    /// How many times its size compressed data may unpack to, beyond the first 16 MiB
    #[arg(long, value_name = "N", default_value_t = Limits::default().ratio)]
    pub max_ratio: u64,

    /// What one input may unpack to in all: bytes, or a number with K, M, G or T
    #[arg(long, value_name = "SIZE", value_parser = large_size, default_value = "1T")]
    pub max_unpacked_bytes: u64,

    /// Members and records of one input
    #[arg(long, value_name = "N", default_value_t = Limits::default().members)]
    pub max_members: u64,

    /// Archives and compressions inside each other: 3 for a tar.gz of html.gz
    #[arg(long, value_name = "N", default_value_t = Limits::default().depth)]
    pub max_depth: u32,

    /// Show neither the progress bar nor the summary; errors are shown unless --errors takes them
    #[arg(short, long)]
    pub quiet: bool,
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
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
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

/// Write records in another form: tables, databases, annotations
///
/// TARGET is a file whose ending says the form, or FORM:PLACE. Files and folders get their names when all
/// is written. In databases documents that come again replace their facts whole, all others stay, and what
/// is killed at any moment is as before or after a batch.
#[derive(clap::Args)]
#[command(after_long_help = forms_help())]
pub struct ExportArgs {
    /// Files of records: NDJSON, plain or packed; `-` is standard input
    #[arg(value_name = "RECORDS", required = true)]
    pub records: Vec<PathBuf>,

    /// Where to: news.db, news.ndjson.zst, parquet:DIR, csv:DIR
    #[arg(long, value_name = "TARGET")]
    pub to: String,

    #[command(flatten)]
    pub how: HowArgs,

    /// Take up what people decided: `corrections.ndjson` as the review page saves it
    ///
    /// Corrected figures have the rule `human`; the table `corrections` says who decided what and when. What no
    /// longer finds its place is named on standard error, and the exit status is 3.
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,

    /// Do not say what was written
    #[arg(long)]
    pub quiet: bool,
}

/// How a target is written.
#[derive(clap::Args)]
pub struct HowArgs {
    /// Drop everything that the target holds
    #[arg(long, group = "mode")]
    pub replace: bool,

    /// Only add documents that the database does not hold yet
    #[arg(long, group = "mode")]
    pub append: bool,

    /// Drop documents from the database that are not in the input
    #[arg(long, group = "mode")]
    pub prune: bool,

    /// Leave cells of CSV as they are, also those that a spreadsheet takes for formulas
    #[arg(long)]
    pub raw: bool,

    /// Begin CSV files with a byte order mark, for Excel
    #[arg(long)]
    pub bom: bool,
}

impl HowArgs {
    /// Whether anything was asked for.
    pub fn is_given(&self) -> bool {
        self.replace || self.append || self.prune || self.raw || self.bom
    }

    /// The same as exports take it.
    pub fn options(&self) -> svodka_export::Options {
        let mode = match self {
            Self { replace: true, .. } => Mode::Replace,
            Self { append: true, .. } => Mode::Append,
            Self { prune: true, .. } => Mode::Prune,
            _ => Mode::Usual,
        };
        svodka_export::Options {
            mode,
            raw: self.raw,
            bom: self.bom,
            lemmas: super::dictionary::dictionary(),
        }
    }
}

/// All forms, a line each.
fn forms_help() -> String {
    let forms = svodka_export::FORMS.iter().map(|form| {
        let place = format!("{}:{}", form.name, form.place);
        let endings = match form.endings {
            [] => String::new(),
            endings => format!("; {}", endings.join(" ")),
        };
        format!("\n  {place:<21} {}{endings}", form.about)
    });
    format!("Forms:{}", forms.collect::<String>())
}

/// Print the JSON Schema (2020-12) of the records
#[derive(clap::Args)]
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

const EXIT_STATUSES: &str = "Exit status:
  0    all went well, or the reader of standard output had enough
  1    could not run: no input was found or could be opened, or the output cannot be written
  2    wrong usage
  3    finished, but some documents failed, or corrections did not find their place
  130  stopped by Ctrl-C after the documents in hand; a second Ctrl-C stops at once";

impl ExtractArgs {
    /// The limits as the library takes them.
    pub fn limits(&self) -> Limits {
        Limits {
            line_bytes: self.max_line_bytes,
            file_bytes: self.max_file_bytes,
            ratio: self.max_ratio,
            unpacked_bytes: self.max_unpacked_bytes,
            members: self.max_members,
            depth: self.max_depth,
        }
    }

    /// What to read, as the library takes it.
    pub fn inputs(&self) -> Inputs {
        let format = match self.null {
            true => ListFormat::Nul,
            false => ListFormat::Lines,
        };
        Inputs {
            paths: self.paths.clone(),
            list: self.input_list.clone().map(|path| (path, format)),
        }
    }

    /// The part to do, as the library takes it.
    pub fn part(&self) -> Shard {
        let (index, count) = self.shard.unwrap_or((1, 1));
        let by = match self.shard_by {
            Dealt::Files => ShardBy::Files,
            Dealt::Documents => ShardBy::Documents,
        };
        Shard { index, count, by }
    }

    /// The names of columns, as the library takes them.
    pub fn columns(&self) -> ColumnNames {
        ColumnNames {
            text: self.text_column.clone(),
            html: self.html_column.clone(),
            id: self.id_column.clone(),
            title: self.title_column.clone(),
            url: self.url_column.clone(),
            published: self.date_column.clone(),
        }
    }
}

/// When records are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Flush {
    /// As batches are done
    #[default]
    Batches,
    /// Each document at once, for a program that sends one and waits for its record
    Lines,
}

/// What is dealt out to the parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dealt {
    /// Files
    #[default]
    Files,
    /// Documents
    Documents,
}

/// `4`.
fn jobs(typed: &str) -> Result<NonZeroUsize, String> {
    let said = "a number from 1 up; leave --jobs out to use all cores";
    typed.parse().map_err(|_| said.to_owned())
}

/// `2/10`.
fn shard(typed: &str) -> Result<(u64, u64), String> {
    let parts = typed.split_once('/');
    let parts = parts.and_then(|(index, count)| Some((index.parse().ok()?, count.parse().ok()?)));
    match parts {
        Some((index, count)) if (1..=count).contains(&index) => Ok((index, count)),
        _ => Err("I/N, I from 1 to N, like 2/10".to_owned()),
    }
}

/// `65536`, `64K`, `64M`, `1G`.
fn size(typed: &str) -> Result<u64, String> {
    match bytes(typed)? {
        bytes @ 1..=MOST_BYTES => Ok(bytes),
        _ => Err(format!("between 1 and {MOST_BYTES} bytes")),
    }
}

/// The same, and `1T`, without an upper bound.
fn large_size(typed: &str) -> Result<u64, String> {
    bytes(typed)
}

fn bytes(typed: &str) -> Result<u64, String> {
    let (digits, shift) = match typed.as_bytes().last() {
        Some(b'K' | b'k') => (&typed[..typed.len() - 1], 10),
        Some(b'M' | b'm') => (&typed[..typed.len() - 1], 20),
        Some(b'G' | b'g') => (&typed[..typed.len() - 1], 30),
        Some(b'T' | b't') => (&typed[..typed.len() - 1], 40),
        _ => (typed, 0),
    };
    let number: Option<u64> = digits.parse().ok();
    number
        .and_then(|number| number.checked_mul(1 << shift))
        .ok_or_else(|| "a number of bytes, or one with K, M, G or T behind it".to_owned())
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
        assert_eq!(large_size("1T"), Ok(1 << 40));
        assert_eq!(shard("2/3"), Ok((2, 3)));
        for wrong in ["", "0/3", "4/3", "1", "a/b"] {
            assert!(shard(wrong).is_err(), "{wrong}");
        }
    }
}
