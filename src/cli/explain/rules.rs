//! The list of rules.

use super::Stop;
use super::paint::Paint;
use super::view::safe;
use crate::cli::status::{Failure, Status};
use std::io::{self, Write};
use svodka::calendar::{self, RuleInfo};
use svodka::rules::figure::WrittenRule;
use svodka::rules::{self, Rule};

/// What else may stand as a rule in a record: readings that are not rules of their own.
const READINGS: [(&str, &str); 29] = [
    ("tagger", "a name that the learned tagger alone sees"),
    ("campaign.aim", "the words that say what a campaign is for"),
    (
        "campaign.kind",
        "the noun beside a campaign that says what it is",
    ),
    (
        "campaign.scope",
        "the word beside a campaign that says how far it reaches",
    ),
    (
        "campaign.term",
        "the date beside a verb of beginning or ending",
    ),
    ("figure.as_of", "the date in the sentence of a figure"),
    ("figure.bound", "the words away from a number that bound it"),
    (
        "figure.campaign",
        "the mention of the campaign that a model ties to a figure",
    ),
    (
        "figure.decided",
        "the predicate of a figure whose reading a model chose against the rules",
    ),
    (
        "figure.frame",
        "a noun, a preposition or a phrase around a figure",
    ),
    (
        "figure.measure",
        "the words that make a figure a part, a change or a share of each",
    ),
    (
        "figure.modality",
        "the words that say that something is planned, possible or denied",
    ),
    (
        "figure.noun",
        "the counted noun, which says what happened to the people",
    ),
    ("figure.place", "the place named beside a figure"),
    (
        "figure.situation",
        "the words that say in what the people are",
    ),
    ("figure.subject", "the words that say who the people are"),
    ("figure.verb", "the verb that governs a figure"),
    ("quote.source", "the source of words that are no quote"),
    (
        "refer.body",
        "a body without a name, which states, organizes or employs: «областная прокуратура»",
    ),
    (
        "refer.noun",
        "a noun that stands for somebody or something named",
    ),
    ("refer.pronoun", "a pronoun that stands for somebody named"),
    (
        "role.employer",
        "the organization of an office that a model chose against the rules",
    ),
    (
        "speaker.before",
        "the source of the sentences before: «об этом сообщил …»",
    ),
    (
        "speaker.continued",
        "the source of the sentence before, carried on",
    ),
    (
        "speaker.decided",
        "the mention of the speaker that a model chose against the rules",
    ),
    (
        "speaker.direct",
        "the speaker of the quote that a figure stands in",
    ),
    (
        "speaker.indirect",
        "the speaker of the clause that a figure stands in",
    ),
    ("speaker.nearby", "the source named in the paragraph"),
    ("speaker.statement", "the source beside a verb of saying"),
];

/// Writes the rules whose id holds `pattern`, by family.
pub fn list(
    out: &mut impl Write,
    paint: Paint,
    written: &[WrittenRule],
    pattern: &str,
) -> Result<Status, Stop> {
    if write(out, paint, written, |id| id.contains(pattern))? == 0 {
        let message =
            format!("no rule has `{pattern}` in its id; svodka explain --rules lists all");
        return Err(Failure::CannotRun(message).into());
    }
    Ok(Status::Well)
}

/// Writes the rule with this id.
pub fn one(
    out: &mut impl Write,
    paint: Paint,
    written: &[WrittenRule],
    id: &str,
) -> Result<(), Stop> {
    if write(out, paint, written, |known| known == id)? == 0 {
        let message = format!("no rule is called `{id}`; svodka explain --rules lists all");
        return Err(Failure::CannotRun(message).into());
    }
    Ok(())
}

/// Writes the rules whose ids are wanted, and says how many those are.
fn write(
    out: &mut impl Write,
    paint: Paint,
    written: &[WrittenRule],
    is_wanted: impl Fn(&str) -> bool,
) -> io::Result<u32> {
    let mut shown = 0;
    for rule in rules::all().into_iter().filter(|rule| is_wanted(rule.id)) {
        shown += 1;
        of_text(out, paint, rule)?;
    }
    for rule in written.iter().filter(|rule| is_wanted(rule.id)) {
        shown += 1;
        of_file(out, paint, rule)?;
    }
    for rule in calendar::rules().iter().filter(|rule| is_wanted(rule.id)) {
        shown += 1;
        of_calendar(out, paint, rule)?;
    }
    for (id, about) in READINGS.iter().filter(|(id, _)| is_wanted(id)) {
        shown += 1;
        writeln!(out, "{}  {about}\n", paint.strong(id))?;
    }
    Ok(shown)
}

fn of_text(out: &mut impl Write, paint: Paint, rule: &Rule) -> io::Result<()> {
    writeln!(out, "{}  {}", paint.strong(rule.id), rule.about)?;
    for example in rule.examples {
        if example.finds.is_empty() {
            writeln!(out, "  − {}", example.text)?;
            if !example.why.is_empty() {
                writeln!(out, "      {}", paint.dim(example.why))?;
            }
        } else {
            writeln!(out, "  + {}", example.text)?;
            for found in example.finds {
                writeln!(out, "      → {found}")?;
            }
        }
    }
    writeln!(out)
}

fn of_file(out: &mut impl Write, paint: Paint, rule: &WrittenRule) -> io::Result<()> {
    writeln!(out, "{}  {}", paint.strong(rule.id), safe(&rule.about))?;
    writeln!(out, "    {}", safe(&rule.written))?;
    writeln!(out, "    {}", paint.dim(&safe(&rule.file)))?;
    for example in &rule.examples {
        writeln!(out, "  + {}", safe(example))?;
    }
    for example in &rule.counterexamples {
        writeln!(out, "  − {}", safe(example))?;
    }
    writeln!(out)
}

fn of_calendar(out: &mut impl Write, paint: Paint, rule: &RuleInfo) -> io::Result<()> {
    writeln!(out, "{}  {}", paint.strong(rule.id), rule.doc)?;
    for example in rule.examples {
        let when = example
            .published
            .map_or_else(String::new, |day| format!(" (published {day})"));
        match example.expect {
            None => writeln!(out, "  − {}{when}", example.text)?,
            Some((words, value)) => {
                let value = if value.is_empty() { "?" } else { value };
                writeln!(out, "  + {}{when}\n      → {words} = {value}", example.text)?;
            }
        }
    }
    writeln!(out)
}
