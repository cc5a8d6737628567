//! `svodka review`: a page on which people look at figures and correct them.

use super::args::help;
use super::checks;
use super::claimed::claimed;
use super::explain::lang;
use super::export::failure;
use super::report::say;
use super::status::{Failure, Status};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use svodka_claims::{Options, claims};
use svodka_export::{FileKind, Part, Reader};
use svodka_record::Record;
use svodka_review::{Contradictions, Folder, MOST, Review};
use svodka_tell::Lang;

/// Make a page on which people look at the figures of records and correct them
///
/// The page is one file that opens without a network. What is decided on it stays in the browser and is saved as
/// `corrections.ndjson`, for `--corrections` of `svodka extract`, `export` and `score`. Give records that
/// `svodka link` wrote, and names of one thing are one choice.
#[derive(clap::Args)]
#[command(after_long_help = help::REVIEW)]
pub struct ReviewArgs {
    /// Files of records: NDJSON, plain or packed; `-` is standard input
    #[arg(value_name = "RECORDS", required = true)]
    pub records: Vec<PathBuf>,

    /// The page
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Write a folder of pages instead, with an index that searches them all
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub pages: Option<PathBuf>,

    /// Claims of these records, as `svodka claims` wrote them: figures of other articles that contradict a figure stand
    /// beside it
    ///
    /// Without FILE they are found in the records, unless those come from standard input.
    #[arg(long, value_name = "FILE")]
    pub claims: Option<PathBuf>,

    /// Language that the page opens in: ru, kk or en; it can be switched there
    #[arg(long, value_name = "LANG", value_parser = lang, default_value = "ru")]
    pub lang: Lang,

    /// Do not say what was written
    #[arg(short, long)]
    pub quiet: bool,
}

/// Makes the page.
pub fn run(args: ReviewArgs) -> Result<Status, Failure> {
    if args.output.as_deref() == Some(Path::new("-")) {
        let message = "the page is written to a file, not to standard output; name it";
        return Err(Failure::Usage(message.to_owned()));
    }
    checks::check_stdin(&args.records)?;
    let inputs = args.records.iter().chain(&args.claims);
    let inputs: Vec<&Path> = inputs.map(PathBuf::as_path).collect();
    let outputs = args.output.iter().chain(&args.pages);
    let outputs: Vec<&Path> = outputs.map(PathBuf::as_path).collect();
    checks::check_read_and_written(&inputs, &outputs)?;
    let _claims = claimed(outputs.iter().copied())?;
    let contradictions = Arc::new(contradictions(&args)?);
    let said = match (&args.output, &args.pages) {
        (Some(output), _) => page(
            args.records,
            output,
            Review::new(args.lang).with(contradictions),
        )?,
        (None, Some(pages)) => {
            let created = Folder::create(pages, args.lang, contradictions);
            folder(args.records, pages, created.map_err(told)?)?
        }
        (None, None) => return Err(Failure::Usage("give --output or --pages".to_owned())),
    };
    if !args.quiet {
        say(&said);
    }
    Ok(Status::Well)
}

/// What contradicts what across articles: as a file of claims says, else as the records do.
fn contradictions(args: &ReviewArgs) -> Result<Contradictions, Failure> {
    let mut found = Contradictions::default();
    if let Some(path) = &args.claims {
        for batch in Reader::of(vec![path.clone()], &[FileKind::Claims]) {
            let batch = batch.map_err(failure)?;
            batch.claims.iter().for_each(|claim| found.add(claim));
        }
    } else if !args.records.iter().any(|path| path == Path::new("-")) {
        let options = Options {
            records: args.records.clone(),
            jobs: 0,
            folder: None,
        };
        let claimed = claims(&options, &mut |claim| {
            found.add(claim);
            Ok(())
        });
        claimed.map_err(|error| Failure::CannotRun(error.to_string()))?;
    }
    Ok(found)
}

fn page(records: Vec<PathBuf>, output: &Path, mut review: Review) -> Result<String, Failure> {
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
    let written = Part::create(output).and_then(|mut part| {
        part.write_all(page.as_bytes())?;
        part.keep()
    });
    written.map_err(|error| cannot_write(output, &error))?;
    Ok(format!(
        "{}: {} figures; open it in a browser",
        output.display(),
        review.figures()
    ))
}

fn folder(records: Vec<PathBuf>, path: &Path, mut folder: Folder) -> Result<String, Failure> {
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
    for batch in Reader::of(records, &[FileKind::Records]) {
        let batch = batch.map_err(failure)?;
        batch.records.iter().try_for_each(&mut take)?;
    }
    Ok(())
}

fn told(error: io::Error) -> Failure {
    Failure::CannotRun(error.to_string())
}

fn cannot_write(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::CannotRun(format!("cannot write {}: {error}", path.display()))
}
