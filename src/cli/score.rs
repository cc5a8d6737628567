//! `svodka score`: how right records are, by what people decided.

use super::args::help;
use super::checks;
use super::corrections;
use super::export::failure;
use super::report::say;
use super::status::{Failure, Status};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::PathBuf;
use svodka_corrections::{Report, Row, Score};
use svodka_export::{FileKind, Reader};

/// Show how right records are, by kind of fact and by rule
///
/// People who looked at the records (`svodka review`) are taken to be right. Give records that have not taken up the
/// corrections.
#[derive(clap::Args)]
#[command(after_long_help = help::SCORE)]
pub struct ScoreArgs {
    /// Files of records: NDJSON, plain or packed; `-` is standard input
    #[arg(value_name = "RECORDS", required = true)]
    pub records: Vec<PathBuf>,

    /// What people decided: `corrections.ndjson` as the review page saves it
    #[arg(long, value_name = "FILE")]
    pub corrections: PathBuf,

    /// Print a JSON object for each row
    #[arg(long)]
    pub json: bool,
}

/// Scores the records.
pub fn run(args: ScoreArgs) -> Result<Status, Failure> {
    let corrections = corrections::read(&args.corrections)?;
    let mut report = Report::new(&corrections);
    let mut score = Score::default();
    checks::check_stdin(&args.records)?;
    let mut corrected = 0_u64;
    for batch in Reader::of(args.records, &[FileKind::Records]) {
        let batch = batch.map_err(failure)?;
        for record in &batch.records {
            corrected += u64::from(!record.corrections.is_empty());
            report.add(score.add(&corrections, record));
        }
    }
    if corrected > 0 {
        say(&format!(
            "records that have taken up corrections: {corrected}; they are as right as people made them, so score those that svodka extract wrote without --corrections"
        ));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let written = write(&mut out, &score.rows(), args.json).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::CannotRun(format!(
            "cannot write to standard output: {error}"
        ))),
        _ => Ok(corrections::tell_lost(&args.corrections, &report)),
    }
}

fn write(out: &mut impl Write, rows: &[Row], json: bool) -> io::Result<()> {
    if json {
        for row in rows {
            serde_json::to_writer(&mut *out, row)?;
            writeln!(out)?;
        }
        return Ok(());
    }
    writeln!(
        out,
        "{:<12}{:<28}{:>7}{:>7}{:>8}{:>11}",
        "kind", "rule", "right", "wrong", "missed", "precision"
    )?;
    for row in rows {
        let rule = row.rule.as_deref().unwrap_or("all");
        let precision = row
            .precision
            .map_or_else(|| "-".to_owned(), |precision| format!("{precision:.3}"));
        writeln!(
            out,
            "{:<12}{rule:<28}{:>7}{:>7}{:>8}{precision:>11}",
            row.kind, row.right, row.wrong, row.missed
        )?;
    }
    Ok(())
}
