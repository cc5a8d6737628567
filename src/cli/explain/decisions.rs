//! What was decided, what came second, and what weighed most for and against.

use super::paint::Paint;
use super::view::{Object, View, safe, short};
use super::weights::{Weight, weigh};
use std::io::{self, Write};
use svodka::decide::{Attempt as Tried, Question, Trace, Traced};
use svodka::record::Record;
use svodka::span::Span;

/// Weights shown to each side.
const SHOWN: usize = 3;

/// The least weight that is shown.
const LEAST: f32 = 0.05;

/// A decision as people read it.
pub struct Decision {
    /// What was asked.
    question: Question,
    /// The answer in the words of the record.
    answer: String,
    /// Where the words stand that it is about, in code points.
    span: (usize, usize),
    /// The words that it is about.
    words: String,
    /// Answer, runner-up and weights.
    line: String,
}

/// The decisions about a record, in the order they were made.
pub fn of(record: &Record, trace: &Trace) -> Vec<Decision> {
    let text = record.article.text.as_deref().unwrap_or("");
    let points = Points::new(text);
    let decisions = trace.decisions.iter();
    decisions
        .filter_map(|traced| {
            let (start, end) = (traced.about.start as usize, traced.about.end as usize);
            Some(Decision {
                question: traced.question,
                answer: traced.options.get(traced.decision.answer)?.name.clone(),
                span: (points.at(start), points.at(end)),
                words: text.get(start..end)?.to_owned(),
                line: line(traced),
            })
        })
        .collect()
}

/// What a rule of a file looked at, and how far it came.
pub struct Attempt {
    /// The rule.
    pub rule: &'static str,
    /// Where the words stand that it looked at, in code points.
    pub span: (usize, usize),
    /// Those words.
    pub words: String,
    /// How far it came.
    pub told: String,
}

/// What rules of files looked at in a record, of those attempts that are wanted, in the order they did.
pub fn attempts(
    record: &Record,
    trace: &Trace,
    is_wanted: impl Fn(&Tried) -> bool,
) -> Vec<Attempt> {
    let text = record.article.text.as_deref().unwrap_or("");
    let points = Points::new(text);
    let slice = |span: Span| span.of_text(text).to_owned();
    let wanted = trace.attempts.iter().filter(|attempt| is_wanted(attempt));
    let attempts = wanted.map(|attempt| Attempt {
        rule: attempt.rule,
        span: (
            points.at(attempt.about.start as usize),
            points.at(attempt.about.end as usize),
        ),
        words: slice(attempt.about),
        told: told(attempt, slice),
    });
    attempts.collect()
}

/// How far it came, and whom it yields to.
fn told(attempt: &Tried, slice: impl Fn(Span) -> String) -> String {
    let told = attempt.outcome.clone().map(slice).to_string();
    match attempt.yields_to {
        Some(first) => format!("{told}, but {first} has said otherwise before"),
        None => told,
    }
}

impl Decision {
    /// What the object is called that it is about.
    pub fn kind(&self) -> &'static str {
        match self.question {
            Question::Count
            | Question::Alone
            | Question::CountedAs
            | Question::Modality
            | Question::Speaker
            | Question::Campaign
            | Question::FigureRight => "figure",
            Question::Named | Question::CampaignRight => "campaign",
            Question::Organizer | Question::Employer | Question::RoleRight => "role",
            Question::DateRight => "date",
            Question::AmountRight => "amount",
            Question::QuoteRight => "quote",
        }
    }

    /// Whether it made the object what it is.
    fn is_of(&self, object: &Object) -> bool {
        object.kind == self.kind() && object.spans.contains(&self.span)
    }

    /// Where the words stand that it is about, in code points.
    pub fn span(&self) -> (usize, usize) {
        self.span
    }

    /// Whether it left something out, or is about a name that no reasons are shown of.
    fn stands_alone(&self) -> bool {
        match self.question {
            Question::Count | Question::Alone => self.answer == "no",
            Question::Named => true,
            _ => false,
        }
    }
}

/// The lines of an object: each question once, about its first words.
pub fn lines<'v>(view: &'v View, object: &Object) -> Vec<&'v str> {
    let mut asked = Vec::new();
    let own = view
        .decisions
        .iter()
        .filter(|decision| decision.is_of(object));
    own.filter(|decision| {
        let new = !asked.contains(&decision.question);
        asked.push(decision.question);
        new
    })
    .map(|decision| &*decision.line)
    .collect()
}

/// Writes what was decided about words that are no object with reasons.
pub fn write(out: &mut impl Write, paint: Paint, view: &View) -> io::Result<()> {
    let shown = |decision: &Decision| view.objects.iter().any(|object| decision.is_of(object));
    let alone = view.decisions.iter().filter(|own| own.stands_alone());
    let alone: Vec<&Decision> = alone.filter(|own| !shown(own)).collect();
    for decision in &alone {
        writeln!(out, "{} «{}»", paint.dim("decided"), short(&decision.words))?;
        writeln!(out, "    {}", decision.line)?;
    }
    for refused in &view.refusals {
        writeln!(
            out,
            "{} «{}»",
            paint.dim("decided"),
            short(&safe(&refused.words))
        )?;
        writeln!(
            out,
            "    counts nobody: {} {}",
            refused.rule,
            safe(&refused.told)
        )?;
    }
    if !alone.is_empty() || !view.refusals.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// «counted_as participant .93 (then other .04): for: …; against: …».
fn line(traced: &Traced) -> String {
    let decision = &traced.decision;
    let mut line = match traced.options.get(decision.answer) {
        Some(answer) => format!(
            "{} {} {}",
            traced.question.name(),
            answer.name,
            share(answer.probability)
        ),
        None => traced.question.name().to_owned(),
    };
    if let Some(second) = decision
        .runner_up
        .and_then(|second| traced.options.get(second))
    {
        line += &format!(" (then {} {})", second.name, share(second.probability));
    }
    let weights = weigh(traced);
    let side = |name: &str, own: Vec<&Weight>| {
        let words: Vec<String> = own
            .iter()
            .take(SHOWN)
            .map(|weight| format!("{} {:+.1}", weight.words, weight.value))
            .collect();
        (!words.is_empty()).then(|| format!("{name}: {}", words.join(", ")))
    };
    let pro = weights.iter().filter(|own| own.value >= LEAST).collect();
    let con = weights.iter().filter(|own| own.value <= -LEAST).collect();
    let sides: Vec<String> = [side("for", pro), side("against", con)]
        .into_iter()
        .flatten()
        .collect();
    if !sides.is_empty() {
        line += &format!(": {}", sides.join("; "));
    }
    line
}

/// A probability in two digits: «.93».
fn share(probability: f64) -> String {
    let digits = format!("{probability:.2}");
    digits
        .strip_prefix('0')
        .map_or(digits.clone(), str::to_owned)
}

/// Code points before each byte.
struct Points {
    starts: Vec<usize>,
}

impl Points {
    fn new(text: &str) -> Self {
        Self {
            starts: text.char_indices().map(|(byte, _)| byte).collect(),
        }
    }

    fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start < byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_have_two_digits() {
        assert_eq!(share(0.934), ".93");
        assert_eq!(share(0.0), ".00");
        assert_eq!(share(0.999), "1.00");
    }

    #[test]
    fn bytes_become_code_points() {
        let points = Points::new("да, 5");
        assert_eq!([points.at(0), points.at(4), points.at(7)], [0, 2, 5]);
    }
}
