//! Arguments of `svodka export`, and how any target is written.

use super::help;
use crate::cli::dictionary::dictionary;
use std::path::PathBuf;
use svodka_export::Mode;

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
    #[arg(short, long)]
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
            lemmas: dictionary(),
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
    format!("Forms:{}\n\n{}", forms.collect::<String>(), help::EXPORT)
}
