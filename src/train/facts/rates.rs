//! Shares of right facts by family, rule and case, drawn toward the mean where there are few.

use super::judge::Verdict;
use crate::record::calibration::{Calibration, key};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A fact held against gold.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The fold of its document.
    pub fold: usize,
    /// What it is and whether it is right.
    pub verdict: Verdict,
}

/// How many facts the mean above weighs like: the share of a row is (right + 10 · mean) / (found + 10), which is the
/// mean of a beta distribution (m-estimate, Cestnik 1990).
const PRIOR: f64 = 10.0;
/// Facts in a case, at least; cases of fewer are one with their rule.
const LEAST: usize = 20;

#[derive(Clone, Copy, Default)]
struct Count {
    found: usize,
    right: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.found += 1;
        self.right += usize::from(right);
    }

    fn share(self, mean: f64) -> f64 {
        (self.right as f64 + PRIOR * mean) / (self.found as f64 + PRIOR)
    }
}

/// The table that `Calibration` reads.
pub fn table<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> String {
    let mut families: BTreeMap<&str, Count> = BTreeMap::new();
    let mut rules: BTreeMap<(&str, &str), Count> = BTreeMap::new();
    let mut cases: BTreeMap<(&str, &str, &str), Count> = BTreeMap::new();
    for Outcome { verdict, .. } in outcomes {
        let Verdict {
            family,
            rule,
            case,
            right,
        } = verdict;
        families.entry(family).or_default().add(*right);
        rules.entry((family, rule)).or_default().add(*right);
        cases.entry((family, rule, case)).or_default().add(*right);
    }
    let mut table = "family\trule\tcase\tfound\tright\tconfidence\n".to_owned();
    let mut row = |family: &str, rule: &str, case: &str, count: Count, mean: f64| {
        let Count { found, right } = count;
        let share = count.share(mean);
        let _ = writeln!(
            table,
            "{family}\t{rule}\t{case}\t{found}\t{right}\t{share:.3}"
        );
        share
    };
    for (family, &count) in &families {
        // A family is drawn toward even odds.
        let mean = row(family, "*", "*", count, 0.5);
        for (&(_, rule), &count) in rules.iter().filter(|((of, _), _)| of == family) {
            let mean = row(family, rule, "*", count, mean);
            let own = cases
                .iter()
                .filter(|((of, by, _), _)| of == family && *by == rule);
            for (&(.., case), &few) in own {
                if few.found >= LEAST && few.found < count.found {
                    row(family, rule, case, few, mean);
                }
            }
        }
    }
    table
}

/// For people to read: precision by tenth of the confidence and the expected calibration error of each family, each
/// fold judged by the table of the others.
pub fn report(outcomes: &[Outcome], folds: usize) -> String {
    let mut judged: BTreeMap<&str, Vec<(f64, bool)>> = BTreeMap::new();
    for fold in 0..folds {
        let others = table(outcomes.iter().filter(|outcome| outcome.fold != fold));
        let Ok(calibration) = Calibration::new(&others) else {
            continue;
        };
        for Outcome { verdict, .. } in outcomes.iter().filter(|outcome| outcome.fold == fold) {
            let key = key(verdict.family, &verdict.rule, verdict.case);
            if let Some(confidence) = calibration.confidence(&key) {
                let family = judged.entry(verdict.family).or_default();
                family.push((confidence, verdict.right));
            }
        }
    }
    let mut report =
        "| family | confidence | mean | facts | right | precision |\n|---|---|---|---|---|---|\n"
            .to_owned();
    let mut errors =
        "| family | facts | right | expected calibration error |\n|---|---|---|---|\n".to_owned();
    for (family, judged) in judged {
        let mut error = 0.0;
        for tenth in 0..10 {
            let bin = judged
                .iter()
                .filter(|(confidence, _)| (confidence * 10.0).min(9.0) as usize == tenth);
            let mut count = Count::default();
            let mut sum = 0.0;
            for (confidence, right) in bin {
                count.add(*right);
                sum += confidence;
            }
            if count.found == 0 {
                continue;
            }
            let (mean, precision) = (
                sum / count.found as f64,
                count.right as f64 / count.found as f64,
            );
            error += (mean - precision).abs() * count.found as f64 / judged.len() as f64;
            let _ = writeln!(
                report,
                "| {family} | {:.1}–{:.1} | {mean:.3} | {} | {} | {precision:.3} |",
                tenth as f64 / 10.0,
                (tenth + 1) as f64 / 10.0,
                count.found,
                count.right
            );
        }
        let right = judged.iter().filter(|(_, right)| *right).count();
        let _ = writeln!(
            errors,
            "| {family} | {} | {right} | {error:.3} |",
            judged.len()
        );
    }
    format!("{report}\n{errors}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_drawn_toward_the_mean() {
        let of = |rule: &str, right| Outcome {
            fold: 0,
            verdict: Verdict {
                family: "date",
                rule: rule.to_owned(),
                case: "stated",
                right,
            },
        };
        let mut outcomes = vec![of("a", true); 90];
        outcomes.push(of("b", false));
        let table = table(&outcomes);
        let calibration = Calibration::new(&table).unwrap();
        let confidence = |rule| {
            calibration
                .confidence(&key("date", rule, "stated"))
                .unwrap()
        };
        // (90 + 10 · ½) / 101 = .941 is the mean; (90 + 9.41) / 100; (0 + 9.41) / 11
        assert_eq!(confidence("a"), 0.994);
        assert_eq!(confidence("b"), 0.855);
    }
}
