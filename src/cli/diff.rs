//! `svodka diff`: what changed between two sets of records.

use super::args::help;
use super::report::say;
use super::status::Status;
use serde_json::Value;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use svodka::source::harmless;
use svodka_diff::{Became, Change, Old, Summary, compare, each_record};

/// Show what NEW says that OLD did not, and the other way round
///
/// Documents are matched by `id`, facts by id and words. Confidence and reasons are not compared.
#[derive(clap::Args)]
#[command(after_long_help = help::DIFF)]
pub struct DiffArgs {
    /// Records before: NDJSON, also packed with gzip or zstd, `-` for standard input; a SQLite database; or
    /// `postgresql://USER@HOST/DATABASE`
    #[arg(value_name = "OLD")]
    pub old: PathBuf,

    /// Records after, likewise
    #[arg(value_name = "NEW")]
    pub new: PathBuf,

    /// Print counts by table and rule alone
    #[arg(long, conflicts_with = "json")]
    pub summary: bool,

    /// Print a JSON object for each change
    #[arg(long)]
    pub json: bool,
}

/// Compares and says what differs.
pub fn run(args: &DiffArgs) -> Status {
    let mut out = BufWriter::new(io::stdout().lock());
    let told = differences(args, &mut out).and_then(|differs| {
        out.flush()?;
        Ok(differs)
    });
    match told {
        Ok(false) => Status::Well,
        Ok(true) => Status::Differs,
        // Nobody reading on is no failure, and something differs.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Status::Differs,
        Err(error) => {
            say(&error.to_string());
            Status::NotCompared
        }
    }
}

/// Writes the differences; whether there are any.
fn differences(args: &DiffArgs, out: &mut impl Write) -> io::Result<bool> {
    if [&args.old, &args.new]
        .iter()
        .all(|path| *path == Path::new("-"))
    {
        let told = "standard input (-) can be read once only; give a file for OLD or NEW";
        return Err(io::Error::other(told));
    }
    let mut old = Old::new()?;
    each_record(&args.old, &mut |record| old.add(&record))?;
    let mut teller = Teller {
        args,
        out,
        summary: Summary::default(),
    };
    each_record(&args.new, &mut |record| {
        let title = record.article.title.as_deref();
        let changes = match old.take(&record.id)? {
            Some(before) => compare(&before, &record)?,
            None => vec![Change::of_document(&record.id, title, Became::Gained)],
        };
        teller.tell(&record.id, title, &changes)
    })?;
    old.rest(|record| {
        let title = record.article.title.as_deref();
        let lost = Change::of_document(&record.id, title, Became::Lost);
        teller.tell(&record.id, title, &[lost])
    })?;
    if !args.json {
        write!(teller.out, "{}", teller.summary)?;
    }
    Ok(teller.summary.differs())
}

/// Writes changes in the form that was asked for, and counts them.
struct Teller<'a, W> {
    args: &'a DiffArgs,
    out: &'a mut W,
    summary: Summary,
}

impl<W: Write> Teller<'_, W> {
    fn tell(&mut self, id: &str, title: Option<&str>, changes: &[Change]) -> io::Result<()> {
        self.summary.add(changes);
        if self.args.summary || changes.is_empty() {
            return Ok(());
        }
        if self.args.json {
            for change in changes {
                serde_json::to_writer(&mut *self.out, change)?;
                writeln!(self.out)?;
            }
            return Ok(());
        }
        writeln!(
            self.out,
            "{}",
            safe(&format!("{id}  {}", title.unwrap_or_default()))
        )?;
        for change in changes {
            self.change(change)?;
        }
        writeln!(self.out)
    }

    fn change(&mut self, change: &Change) -> io::Result<()> {
        let sign = match change.became {
            Became::Gained => '+',
            Became::Lost => '-',
            Became::Changed => '~',
        };
        let known = [change.id.as_deref(), change.rule.as_deref()];
        let known: Vec<&str> = known.into_iter().flatten().collect();
        let line = format!(
            "  {sign} {} «{}»  {}",
            change.table,
            change.words,
            known.join(" ")
        );
        writeln!(self.out, "{}", safe(line.trim_end()))?;
        for own in &change.fields {
            let line = format!(
                "      {}: {} → {}",
                own.field,
                told(&own.old),
                told(&own.new)
            );
            writeln!(self.out, "{}", safe(&line))?;
        }
        match &change.context {
            Some(context) => writeln!(self.out, "      … {} …", safe(context)),
            None => Ok(()),
        }
    }
}

/// A value in few words.
fn told(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => format!("«{text}»"),
        value => value.to_string(),
    }
}

fn safe(text: &str) -> String {
    text.chars().map(harmless).collect()
}
