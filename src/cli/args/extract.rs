//! Arguments of `svodka extract`.

use super::export::HowArgs;
use super::help;
use super::values::{file, jobs, large_size, shard, size};
use clap::ValueEnum;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use svodka::source::{ColumnNames, Inputs, Limits, ListFormat, Shard, ShardBy};

/// Read articles and write one JSON record a line.
///
/// Inputs are read in the order of path bytes, however they are put, and standard input last; folders with
/// all their folders. What is given twice is read once, and so is a folder given beside one that holds it.
/// What a file is, is told by how it begins: HTML, JSON (an object a line, one object or an array of them, with
/// `text`, `maintext` or `html`), CSV with a header, WARC, tar, zip, and gzip, zstd, bzip2 or xz around any of
/// them, also inside archives. Names decide only between kinds of text: .txt (a saved page, chrome and all),
/// .html, .htm, .jsonl, .ndjson, .json, .csv, .tsv. Any other text is read as a saved page if it was named, and
/// left alone if it was found.
///
/// In folders and archives, files of other kinds, hidden files, links to folders, and WARC records that
/// are no pages are skipped and counted; so are, everywhere, files that svodka is writing or has written.
/// A document that fails becomes an error and the rest goes on.
#[derive(clap::Args)]
#[command(after_long_help = help::EXTRACT)]
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
    #[arg(long, value_name = "FILE", value_parser = file)]
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

    /// Column of CSV files, or key of JSON objects, that holds the text [default: text, maintext, content, body and others]
    ///
    /// A key of an object inside another one goes behind its key and a dot: `news.body`.
    #[arg(long, value_name = "NAME")]
    pub text_column: Option<String>,

    /// Column or key that holds the page as HTML, where none holds the text [default: html, raw_html]
    #[arg(long, value_name = "NAME")]
    pub html_column: Option<String>,

    /// Column or key that holds the id [default: id]
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,

    /// Column or key that holds the headline [default: title, headline, заголовок and others]
    #[arg(long, value_name = "NAME")]
    pub title_column: Option<String>,

    /// Column or key that holds the address [default: url, link and others]
    #[arg(long, value_name = "NAME")]
    pub url_column: Option<String>,

    /// Column or key that holds the date of publication [default: published, date_publish, date and others]
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

    /// How many times its size compressed data may unpack to, beyond the first 4 MiB
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
