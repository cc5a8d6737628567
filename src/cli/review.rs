//! `svodka review`: a page on which people look at figures and correct them.

use super::explain::lang;
use super::export::failure;
use super::plan;
use super::report::say;
use super::status::{Failure, Status};
use std::fs;
use std::path::{Path, PathBuf};
use svodka_export::Reader;
use svodka_record::Record;
use svodka_review::{Folder, MOST, Review};
use svodka_tell::Lang;

/// Make a page on which people look at the figures of records and correct them
///
/// The page is one file that opens without a network. What is decided on it stays in the browser and is saved as
/// `corrections.ndjson`, for `svodka export --corrections` and `svodka score --corrections`.
#[derive(clap::Args)]
pub struct ReviewArgs {
    /// Files of records: NDJSON, plain or packed; `-` is standard input
    #[arg(value_name = "RECORDS", required = true)]
    pub records: Vec<PathBuf>,

    /// The page
    #[arg(short, long, value_name = "FILE", required_unless_present = "pages")]
    pub output: Option<PathBuf>,

    /// Write a folder of pages instead, with an index that searches them all
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub pages: Option<PathBuf>,

    /// Language that the page opens in: ru, kk or en; it can be switched there
    #[arg(long, value_name = "LANG", value_parser = lang, default_value = "ru")]
    pub lang: Lang,
}

/// Makes the page.
pub fn run(args: ReviewArgs) -> Result<Status, Failure> {
    let inputs: Vec<&Path> = args.records.iter().map(PathBuf::as_path).collect();
    let outputs = args.output.iter().chain(&args.pages);
    let outputs: Vec<&Path> = outputs.map(PathBuf::as_path).collect();
    plan::check_read_and_written(&inputs, &outputs)?;
    let said = match (&args.output, &args.pages) {
        (Some(output), _) => page(args.records, output, args.lang)?,
        (None, Some(pages)) => folder(args.records, pages, args.lang)?,
        (None, None) => return Err(Failure::Usage("give --output or --pages".to_owned())),
    };
    say(&said);
    Ok(Status::Well)
}

fn page(records: Vec<PathBuf>, output: &Path, lang: Lang) -> Result<String, Failure> {
    let mut review = Review::new(lang);
    each(records, |record| {
        review.add(record);
        match review.figures() {
            0..=MOST => Ok(()),
            _ => Err(Failure::CannotRun(format!(
                "more than {MOST} figures are too much for one page; write a folder of them: --pages DIR"
            ))),
        }
    })?;
    let page = review
        .page()
        .map_err(|error| cannot_write(output, &error))?;
    fs::write(output, page).map_err(|error| cannot_write(output, &error))?;
    Ok(format!(
        "{}: {} figures; open it in a browser",
        output.display(),
        review.figures()
    ))
}

fn folder(records: Vec<PathBuf>, path: &Path, lang: Lang) -> Result<String, Failure> {
    let told = |error: std::io::Error| Failure::CannotRun(error.to_string());
    let mut folder = Folder::create(path, lang).map_err(told)?;
    each(records, |record| folder.add(record).map_err(told))?;
    let pages = folder.finish().map_err(told)?;
    let index = path.join("index.html");
    Ok(format!(
        "{}: {pages} pages; open it in a browser",
        index.display()
    ))
}

/// Reads all records.
fn each(
    records: Vec<PathBuf>,
    mut take: impl FnMut(&Record) -> Result<(), Failure>,
) -> Result<(), Failure> {
    for batch in Reader::new(records) {
        let batch = batch.map_err(failure)?;
        batch.records.iter().try_for_each(&mut take)?;
    }
    Ok(())
}

fn cannot_write(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::CannotRun(format!("cannot write {}: {error}", path.display()))
}
