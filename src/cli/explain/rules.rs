//! The list of rules.

use super::Stop;
use super::paint::Paint;
use crate::cli::status::{Failure, Status};
use std::io::{self, Write};
use svodka::calendar::{self, RuleInfo};
use svodka::rules::{self, Rule};

/// Writes the rules whose id holds `pattern`, by family.
pub fn list(out: &mut impl Write, paint: Paint, pattern: &str) -> Result<Status, Stop> {
    let mut shown = 0;
    for rule in rules::all()
        .into_iter()
        .filter(|rule| rule.id.contains(pattern))
    {
        shown += 1;
        of_text(out, paint, rule)?;
    }
    for rule in calendar::rules()
        .iter()
        .filter(|rule| rule.id.contains(pattern))
    {
        shown += 1;
        of_calendar(out, paint, rule)?;
    }
    if shown == 0 {
        let message =
            format!("no rule has `{pattern}` in its id; svodka explain --rules lists all");
        return Err(Failure::CannotRun(message).into());
    }
    Ok(Status::Well)
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
