//! `svodka search`: what a database holds of some words.

mod numbers;

use super::args::{Color, help};
use super::dictionary::dictionary;
use super::explain::paint::{END, Paint};
use super::export::failure;
use super::report::say;
use super::status::{Failure, Status};
use clap::builder::RangedU64ValueParser;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::PathBuf;
use svodka::record::Modality;
use svodka::source::harmless;
use svodka_export::Target;
use svodka_export::sqlite::{self, Hit, Question, Searched, search};

/// Find words in a database that `svodka export` has made, in whatever form they are printed
///
/// All words are to be there; "words in quotes" as they stand, word* with any ending, -word not. A number finds
/// figures that state it, in whatever words: 300000, 300 тысяч. Without --kind
/// figures, campaigns, people, organizations, quotes and documents are searched; the best come first. Reprints
/// of articles that are there themselves are left out.
#[derive(Args)]
#[command(after_long_help = help::SEARCH)]
pub struct SearchArgs {
    /// The database
    #[arg(value_name = "FILE.db")]
    pub database: PathBuf,

    /// What to look for
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,

    /// What to find; may be repeated
    #[arg(long, value_name = "KIND", value_enum)]
    pub kind: Vec<Kind>,

    /// Of a campaign whose name has these words
    #[arg(long, value_name = "WORDS")]
    pub campaign: Option<String>,

    /// In articles published then or later: 2019, 2019-05 or 2019-05-04
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<String>,

    /// In articles published then or earlier
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub until: Option<String>,

    /// How much to show of each kind, at most
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub limit: usize,

    /// Print a JSON object for each, one a line
    #[arg(long)]
    pub json: bool,

    /// Whether to mark with colours; without them marks are brackets
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub color: Color,
}

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Numbers of people, events, things: by sentence, campaign, place, speaker, headline
    Figure,
    /// Campaigns, by name and aim
    Campaign,
    /// People, by name, office, and the sentence that says so
    Person,
    /// Organizations, by name
    Organization,
    /// Quotes, by their words
    Quote,
    /// Articles, by headline and text
    Document,
}

impl From<Kind> for Searched {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Figure => Self::Figure,
            Kind::Campaign => Self::Campaign,
            Kind::Person => Self::Person,
            Kind::Organization => Self::Organization,
            Kind::Quote => Self::Quote,
            Kind::Document => Self::Document,
        }
    }
}

/// Words of a question, at most: each is looked for in all its forms.
const MOST_WORDS: usize = 64;

/// Searches, and prints what is found.
pub fn run(args: SearchArgs) -> Result<Status, Failure> {
    let paint = Paint::chosen(args.color);
    let asked = |kind: &&Searched| args.kind.iter().any(|one| Searched::from(*one) == **kind);
    let kinds = Searched::ALL
        .iter()
        .filter(|kind| args.kind.is_empty() || asked(kind));
    let kinds: Vec<Searched> = kinds.copied().collect();
    let database = database(args.database)?;
    let words = args.words.join(" ");
    if words.split_whitespace().count() > MOST_WORDS {
        let message = format!("more than {MOST_WORDS} words; look for fewer");
        return Err(Failure::Usage(message));
    }
    if let (Some(since), Some(until)) = (&args.since, &args.until)
        && since > until
        && !since.starts_with(&**until)
    {
        let message = format!("--since {since} is later than --until {until}; nothing is between");
        return Err(Failure::Usage(message));
    }
    let (words, numbers) = numbers::split(&words).map_err(Failure::CannotRun)?;
    let question = Question {
        words,
        numbers,
        campaign: args.campaign,
        since: args.since,
        until: args.until,
        limit: args.limit,
    };
    let hits = search(&database, &kinds, &question, &dictionary()).map_err(failure)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut shown = hits.iter().try_for_each(|hit| match args.json {
        true => json(&mut out, hit),
        false => show(&mut out, paint, hit),
    });
    shown = shown.and_then(|()| out.flush());
    match shown {
        // Nobody reading on is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::CannotRun(format!(
            "cannot write to standard output: {error}"
        ))),
        _ if hits.is_empty() => {
            say("nothing found");
            Ok(Status::CouldNotRun)
        }
        _ => Ok(Status::Well),
    }
}

/// The file that was named, with or without a scheme.
fn database(named: PathBuf) -> Result<PathBuf, Failure> {
    let target = named.to_str().map(Target::parse);
    match target {
        Some(Ok(target)) if target.place.contains("://") => {
            let message = "in PostgreSQL words are looked for by SQL: SELECT … FROM figure_facts WHERE search @@ svodka_query('…')";
            Err(Failure::Usage(message.to_owned()))
        }
        Some(Ok(target)) if target.form.name == sqlite::FORM.name => Ok(target.place.into()),
        _ => Ok(named),
    }
}

fn json(out: &mut impl Write, hit: &Hit) -> io::Result<()> {
    serde_json::to_writer(&mut *out, hit)?;
    writeln!(out)
}

/// What it is, the words around, who said it and when, and where that is to be read.
fn show(out: &mut impl Write, paint: Paint, hit: &Hit) -> io::Result<()> {
    let told = |text: &Option<String>| text.as_deref().map(clean);
    let kind = serde_json::to_value(hit.kind)?;
    let kind = kind.as_str().unwrap_or_default();
    // What has not happened is told beside its number, before all else.
    let modality = told(&hit.modality).filter(|word| word != Modality::Reported.name());
    let head = joined([
        told(&hit.name),
        told(&hit.words),
        modality,
        told(&hit.campaign),
        told(&hit.place),
        told(&hit.as_of),
    ]);
    writeln!(out, "{} {}", paint.dim(kind), paint.kind(kind, &head))?;
    if !hit.context.trim().is_empty() {
        writeln!(out, "  {}", marked(paint, hit))?;
    }
    let speaker = joined([told(&hit.speaker), told(&hit.speaker_title)]);
    let speaker = Some(speaker).filter(|speaker| !speaker.is_empty());
    let source = joined([
        speaker,
        told(&hit.published),
        told(&hit.site),
        told(&hit.title),
    ]);
    writeln!(out, "  {}", paint.dim(&source))?;
    let place = told(&hit.url).unwrap_or_else(|| clean(&hit.document_id));
    writeln!(out, "  {}\n", paint.dim(&place))
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// The words around, with what was looked for marked.
fn marked(paint: Paint, hit: &Hit) -> String {
    let (begin, end) = match paint.is_colored() {
        true => ("\x1b[1;4m", END),
        false => ("[", "]"),
    };
    let mut text = String::new();
    let mut marks = hit.marks.iter().peekable();
    for (at, c) in hit.context.chars().enumerate() {
        if marks.peek().is_some_and(|mark| mark.0 == at) {
            text.push_str(begin);
        }
        text.push(harmless(c));
        if marks.next_if(|mark| mark.1 == at + 1).is_some() {
            text.push_str(end);
        }
    }
    text
}

/// A text that cannot paint the screen.
fn clean(text: &str) -> String {
    text.chars().map(harmless).collect()
}

/// `2019`, `2019-05`, `2019-05-04`.
fn date(typed: &str) -> Result<String, String> {
    // What is left out is the first of its kind; then it must be a day as it is written.
    let ends = ["", "-01", "-01-01"];
    let is_day = |end: &&str| {
        let day = format!("{typed}{end}");
        day.parse::<Date>()
            .is_ok_and(|read| read.to_string() == day)
    };
    match ends.iter().any(is_day) {
        true => Ok(typed.to_owned()),
        false => {
            Err("no year, month or day that there is; write 2019, 2019-05 or 2019-05-04".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_years_months_or_days() {
        for right in ["2019", "2019-05", "2019-05-04"] {
            assert_eq!(date(right).as_deref(), Ok(right));
        }
        for wrong in [
            "",
            "19",
            "2019-5",
            "2019-05-04T10",
            "май",
            "2019-05-04-01",
            "2019-13",
            "2019-02-30",
            "2019-00",
            "-2019",
            "20190504",
        ] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn marks_are_shown() {
        let hit = Hit {
            kind: Searched::Quote,
            document_id: "1".to_owned(),
            id: "q1".to_owned(),
            score: 1.0,
            name: None,
            words: None,
            context: "вышли\u{1b} дети".to_owned(),
            marks: vec![(0, 5), (7, 11)],
            value: None,
            min: None,
            max: None,
            bound: None,
            modality: None,
            campaign: None,
            place: None,
            speaker: Some("Алина".to_owned()),
            speaker_title: Some("директор".to_owned()),
            as_of: None,
            title: Some("Итоги".to_owned()),
            url: None,
            site: None,
            published: Some("2019".to_owned()),
        };
        let mut out = Vec::new();
        show(&mut out, Paint::PLAIN, &hit).unwrap();
        let expected =
            "quote \n  [вышли]\u{FFFD} [дети]\n  Алина · директор · 2019 · Итоги\n  1\n\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        for (modality, head) in [
            ("denied", "figure 300 человек · denied · Шымкент\n"),
            ("planned", "figure 300 человек · planned · Шымкент\n"),
            ("reported", "figure 300 человек · Шымкент\n"),
        ] {
            let hit = Hit {
                kind: Searched::Figure,
                words: Some("300 человек".to_owned()),
                modality: Some(modality.to_owned()),
                place: Some("Шымкент".to_owned()),
                ..hit.clone()
            };
            let mut out = Vec::new();
            show(&mut out, Paint::PLAIN, &hit).unwrap();
            let out = String::from_utf8(out).unwrap();
            assert!(out.starts_with(head), "{out}");
        }
    }
}
