//! How right a model is on what it has not seen.

use std::fmt::Write;

/// A decision held against gold.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The set of its document.
    pub source: &'static str,
    /// The answer of gold.
    pub wanted: usize,
    /// The answer that was given.
    pub given: usize,
    /// Its probability.
    pub probability: f32,
    /// Gold has that answer, perhaps among others.
    pub right: bool,
}

/// Accuracy by source, area under the curve and calibration error, in a line each.
pub fn line(outcomes: &[Outcome]) -> String {
    let mut sources: Vec<&str> = outcomes.iter().map(|o| o.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut line = format!(
        "{:.3} of {}, AUC {:.3}, ECE {:.3};",
        accuracy(outcomes.iter()),
        outcomes.len(),
        area(outcomes),
        calibration_error(outcomes)
    );
    for source in sources {
        let own = || outcomes.iter().filter(|o| o.source == source);
        let _ = write!(
            line,
            " {source} {:.3} of {}",
            accuracy(own()),
            own().count()
        );
    }
    line
}

/// Precision and recall of each answer of a closed list.
pub fn answers(outcomes: &[Outcome], names: &[&str]) -> String {
    let mut lines = String::new();
    for (answer, name) in names.iter().enumerate() {
        let given = outcomes.iter().filter(|o| o.given == answer).count();
        let wanted = outcomes.iter().filter(|o| o.wanted == answer).count();
        let right = outcomes
            .iter()
            .filter(|o| o.given == answer && o.right)
            .count();
        let found = outcomes
            .iter()
            .filter(|o| o.wanted == answer && o.right)
            .count();
        let _ = writeln!(
            lines,
            "    {name}: precision {:.3} of {given}, recall {:.3} of {wanted}",
            right as f32 / given.max(1) as f32,
            found as f32 / wanted.max(1) as f32
        );
    }
    lines
}

/// Precision and recall of «yes», the second of two answers, from each probability on, by source.
pub fn thresholds(outcomes: &[Outcome]) -> String {
    const LEAST: [f32; 5] = [0.4, 0.5, 0.6, 0.7, 0.8];
    let mut sources: Vec<&str> = outcomes.iter().map(|o| o.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut lines = String::new();
    for source in sources {
        let own = || outcomes.iter().filter(|o| o.source == source);
        let wanted = own().filter(|o| o.wanted == 1).count();
        let _ = write!(lines, "    yes, {source} ({wanted}):");
        for least in LEAST {
            let yes = |o: &&Outcome| match o.given {
                0 => 1.0 - o.probability >= least,
                _ => o.probability >= least,
            };
            let given = own().filter(yes).count();
            let right = own().filter(yes).filter(|o| o.wanted == 1).count();
            let precision = right as f32 / given.max(1) as f32;
            let recall = right as f32 / wanted.max(1) as f32;
            let _ = write!(lines, " from {least}: {precision:.3}, {recall:.3};");
        }
        lines.push('\n');
    }
    lines
}

fn accuracy<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> f32 {
    let (mut right, mut all) = (0, 0);
    for outcome in outcomes {
        right += usize::from(outcome.right);
        all += 1;
    }
    right as f32 / all.max(1) as f32
}

/// The probability that a right answer has a higher one than a wrong answer (Hanley and McNeil 1982).
pub fn area(outcomes: &[Outcome]) -> f32 {
    let mut sorted: Vec<&Outcome> = outcomes.iter().collect();
    sorted.sort_by(|a, b| a.probability.total_cmp(&b.probability));
    let (mut ranks, mut right, mut first) = (0.0, 0usize, 0);
    while first < sorted.len() {
        let same = |o: &&&Outcome| o.probability == sorted[first].probability;
        let last = first + sorted[first..].iter().take_while(same).count();
        let rank = (first + last + 1) as f64 / 2.0;
        for outcome in &sorted[first..last] {
            if outcome.right {
                ranks += rank;
                right += 1;
            }
        }
        first = last;
    }
    let wrong = sorted.len() - right;
    if right == 0 || wrong == 0 {
        return 0.5;
    }
    let least = (right * (right + 1)) as f64 / 2.0;
    ((ranks - least) / (right as f64 * wrong as f64)) as f32
}

/// Expected calibration error over ten bins of equal size.
pub fn calibration_error(outcomes: &[Outcome]) -> f32 {
    let mut sorted: Vec<&Outcome> = outcomes.iter().collect();
    sorted.sort_by(|a, b| a.probability.total_cmp(&b.probability));
    let size = sorted.len().div_ceil(10).max(1);
    let error: f32 = sorted
        .chunks(size)
        .map(|bin| {
            let said: f32 = bin.iter().map(|o| o.probability).sum();
            let right = bin.iter().filter(|o| o.right).count() as f32;
            (said - right).abs()
        })
        .sum();
    error / sorted.len().max(1) as f32
}

/// The temperature at which the answers have the highest likelihood, by golden section.
pub fn temperature(likelihood: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.3, 4.0);
    let share = 0.618_034;
    for _ in 0..24 {
        let (a, b) = (high - share * (high - low), low + share * (high - low));
        if likelihood(a) > likelihood(b) {
            high = b;
        } else {
            low = a;
        }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(probability: f32, right: bool) -> Outcome {
        Outcome {
            source: "",
            wanted: 0,
            given: 0,
            probability,
            right,
        }
    }

    #[test]
    fn the_area_counts_pairs_in_order() {
        let outcomes = [
            outcome(0.9, true),
            outcome(0.8, false),
            outcome(0.7, true),
            outcome(0.1, false),
        ];
        assert_eq!(area(&outcomes), 0.75);
        assert_eq!(area(&[outcome(0.9, true)]), 0.5);
    }

    #[test]
    fn what_is_said_as_often_as_it_is_right_has_no_error() {
        let outcomes = [outcome(1.0, true), outcome(0.0, false)];
        assert_eq!(calibration_error(&outcomes), 0.0);
    }

    #[test]
    fn the_best_temperature_is_found() {
        let best = temperature(|t| -(t - 1.3) * (t - 1.3));
        assert!((best - 1.3).abs() < 0.01);
    }
}
