//! `svodka explain`: what was found in an article, and why.

mod args;
mod decisions;
mod facts;
mod marked;
mod one_rule;
pub mod paint;
mod reasons;
mod rules;
mod view;
mod weights;

use super::checks;
use super::overlap::once;
use super::report::say;
use super::status::{Failure, Status};
use super::worker::guarded;
pub use args::{ExplainArgs, lang, language};
use paint::Paint;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use svodka::error::{Error, Origin};
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::sink::Tally;
use svodka::source::{Inputs, Item, Limits, RawDocument, Sources, harmless};
use svodka_export::{FileKind, must_be_of_others};
use svodka_tell::{Lang, phrase};
use view::{NumberIn, View, Wanted, safe};

/// Explains documents or lists the rules.
pub fn run(args: ExplainArgs) -> Result<Status, Failure> {
    let paint = Paint::chosen(args.color);
    let mut out = BufWriter::new(io::stdout().lock());
    let shown = match (&args.rules, &args.entity) {
        (Some(pattern), _) => engine(args.lexicon)
            .and_then(|engine| rules::list(&mut out, paint, engine.written_rules(), pattern)),
        (None, Some(id)) => entity(&mut out, &args.paths, id),
        (None, None) => documents(&mut out, paint, args),
    };
    // Nobody reading on is no failure.
    match (shown, out.flush()) {
        (Err(Stop::Write(error)), _) | (Ok(_), Err(error)) => match error.kind() {
            ErrorKind::BrokenPipe => Ok(Status::Well),
            _ => Err(Failure::CannotRun(format!(
                "cannot write to standard output: {error}"
            ))),
        },
        (Err(Stop::Run(failure)), _) => Err(failure),
        (Ok(status), Ok(())) => Ok(status),
    }
}

/// Explains an entity that linking wrote.
fn entity(out: &mut impl Write, files: &[PathBuf], id: &str) -> Result<Status, Stop> {
    let file = match files {
        [] => Path::new("entities.ndjson"),
        [file] => file,
        _ => return Err(Failure::Usage("--entity wants one file of entities".into()).into()),
    };
    checks::check_holds(file, &[FileKind::Entities])?;
    let told = svodka_link::explain(file, id);
    let told = told.map_err(|error| Failure::CannotRun(error.to_string()))?;
    let told: String = told
        .chars()
        .map(|c| if c == '\n' { c } else { harmless(c) })
        .collect();
    out.write_all(told.as_bytes())?;
    Ok(Status::Well)
}

/// Why nothing more is shown.
enum Stop {
    Write(io::Error),
    Run(Failure),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Run(failure)
    }
}

/// An engine with lists and rules of the user.
fn engine(lexicon: Vec<PathBuf>) -> Result<Engine, Stop> {
    checks::check_lists(&lexicon)?;
    let options = Options {
        lexicon,
        ..Options::default()
    };
    Ok(Engine::new(&options).map_err(Failure::CannotRun)?)
}

fn documents(out: &mut impl Write, paint: Paint, args: ExplainArgs) -> Result<Status, Stop> {
    let wanted = Wanted::of(&args);
    checks::check_stdin(&args.paths)?;
    let inputs = Inputs {
        paths: once(args.paths),
        list: None,
    };
    for path in &inputs.paths {
        must_be_of_others(path).map_err(|error| Failure::CannotRun(error.to_string()))?;
    }
    let engine = engine(args.lexicon)?;
    if let Some(id) = &wanted.rule {
        rules::one(out, paint, engine.written_rules(), id)?;
    }
    let mut desk = Desk::default();
    let mut tally = Tally::default();
    let mut shown = 0_u64;
    let mut stopped = Ok(());
    Sources::new(inputs, Limits::default(), Vec::new()).read(|item| {
        let outcome = match item {
            Item::Document(document) => {
                let traced = |raw: &RawDocument, desk: &mut Desk| engine.traced(raw, desk);
                guarded(&document, &mut desk, traced).map(|found| (document.origin, found))
            }
            Item::Failed(error) => Err(error),
            Item::Skipped(error) => {
                tally.add_error(&error);
                return ControlFlow::Continue(());
            }
            Item::Kept(_) | Item::Read(_) => return ControlFlow::Continue(()),
        };
        stopped = match outcome {
            Ok((origin, (record, trace))) => {
                tally.add_record(&record);
                let mut number_in = NumberIn {
                    engine: &engine,
                    desk: &mut desk,
                };
                match View::of(&record, &trace, &wanted, &mut number_in) {
                    Err(error) => Err(Failure::CannotRun(error.to_string()).into()),
                    Ok(None) => Ok(()),
                    Ok(Some(view)) => {
                        shown += 1;
                        show(out, paint, (&origin, &record), &view, (&wanted, shown == 1))
                    }
                }
            }
            Err(error) => tell(out, &error, &mut tally),
        };
        match stopped {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    stopped?;
    if let (0, Some(word)) = (shown, wanted.word()) {
        out.flush()?;
        say(&format!("no paragraph has «{word}»"));
    }
    status(&tally)
}

fn tell(out: &mut impl Write, error: &Error, tally: &mut Tally) -> Result<(), Stop> {
    tally.add_error(error);
    out.flush()?;
    say(&error.to_string());
    Ok(())
}

fn status(tally: &Tally) -> Result<Status, Stop> {
    if tally.documents() > tally.unopened {
        return Ok(match tally.failed {
            0 => Status::Well,
            _ => Status::SomeFailed,
        });
    }
    let message = match tally.unopened {
        0 => "no input found; what is read: svodka extract --help",
        _ => "no input could be opened",
    };
    Err(Failure::CannotRun(message.to_owned()).into())
}

/// One article, or what the rule that was asked for made of it; above the first one how marks are read.
fn show(
    out: &mut impl Write,
    paint: Paint,
    (origin, record): (&Origin, &Record),
    view: &View,
    (wanted, is_first): (&Wanted, bool),
) -> Result<(), Stop> {
    head(out, paint, view.lang, (origin, record))?;
    if let Some(id) = &wanted.rule {
        writeln!(out)?;
        return one_rule::write(out, paint, (record, view), id);
    }
    if is_first {
        writeln!(out, "{}", paint.dim(&legend(paint, wanted)))?;
    }
    writeln!(out)?;
    explain(out, paint, record, view)
}

/// Marked text, facts, reasons, decisions, warnings.
fn explain(out: &mut impl Write, paint: Paint, record: &Record, view: &View) -> Result<(), Stop> {
    marked::write(out, paint, view)?;
    facts::write(out, paint, view)?;
    reasons::write(out, paint, view)?;
    decisions::write(out, paint, view)?;
    for warning in record.warnings.iter().filter(|_| !view.is_excerpt) {
        let refs: Vec<String> = warning.refs.iter().map(ToString::to_string).collect();
        let title = paint.strong("warning");
        writeln!(
            out,
            "{title} {}: {}",
            refs.join(", "),
            safe(&warning.message)
        )?;
    }
    writeln!(out)?;
    Ok(())
}

/// How marks are read.
fn legend(paint: Paint, wanted: &Wanted) -> String {
    let marks = match paint.is_colored() {
        true => format!("{} {}", paint.kind("figure", "300"), paint.dim("f12")),
        false => "[300|figure f12]".to_owned(),
    };
    phrase(wanted.lang, "legend", &[("marks", &marks)]).unwrap_or_default()
}

/// Which document it is: its title; where it lies; what is known of it.
fn head(
    out: &mut impl Write,
    paint: Paint,
    lang: Lang,
    (origin, record): (&Origin, &Record),
) -> io::Result<()> {
    let article = &record.article;
    let published = article.published.as_ref().and_then(|when| {
        let words = when.text.as_deref().filter(|words| *words != when.edtf);
        let words = words.map(|words| format!(" «{words}»"));
        let value = when.edtf.clone() + &words.unwrap_or_default();
        phrase(lang, "published", &[("value", &value)])
    });
    let mut place = origin.path.clone();
    if let Some(member) = &origin.member {
        place += &format!("!{member}");
    }
    if let Some(line) = origin.line {
        place += &format!(":{line}");
    }
    let about = [
        Some(place),
        Some(format!("id {}", record.id)),
        article.url.clone().or_else(|| record.source.url.clone()),
        article.site.clone(),
        article.section.clone(),
        article.language.clone(),
        published,
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    if let Some(title) = &article.title {
        writeln!(out, "{}", paint.strong(&safe(title)))?;
    }
    writeln!(out, "{}", paint.dim(&safe(&about.join(" · "))))
}
