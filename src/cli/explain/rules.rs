//! The list of rules.

use super::Stop;
use super::paint::Paint;
use super::view::safe;
use crate::cli::status::{Failure, Status};
use std::io::{self, Write};
use svodka::calendar::{self, RuleInfo};
use svodka::rules::written::WrittenRule;
use svodka::rules::{self, Rule};

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
    for (id, about) in rules::READINGS.iter().filter(|(id, _)| is_wanted(id)) {
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
        writeln!(out, "  + {}", safe(&example.text))?;
        for found in &example.finds {
            writeln!(out, "      → {}", safe(found))?;
        }
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
