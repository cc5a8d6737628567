//! How often facts of each rule are right: `data/calibration/facts.tsv`, measured on gold.
//!
//! A rule grades its finds by hand, only to choose between them. What a record publishes is the share of the
//! facts of that rule, in that case of it, that gold called right, drawn toward the share of the rule and of
//! the family where there were few (the table says how many; `train/facts` how it was made).

use super::{Basis, Date, Id, Record, Role};
use rustc_hash::FxHashMap;

/// The family or rule has one row for all its cases.
const ALL: &str = "*";

/// The table, indexed.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    /// By rule, or by family; then by case.
    rates: FxHashMap<Box<str>, Vec<(Box<str>, f64)>>,
}

/// What the table tells facts apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    /// `date`, `figure`, `amount`, `campaign`, `role`, `quote`.
    pub family: &'static str,
    /// Id of the rule.
    pub rule: &'a str,
    /// Which of its cases.
    pub case: &'static str,
}

impl Calibration {
    /// Reads the table: family, rule, case, facts found, right, confidence; `*` stands for all.
    ///
    /// # Errors
    /// The number of a line that does not fit.
    pub fn new(table: &str) -> Result<Self, String> {
        let mut calibration = Self::default();
        for (number, line) in table.lines().enumerate().skip(1) {
            let wrong = || format!("calibration/facts.tsv:{}: {line:?}", number + 1);
            let cells: Vec<&str> = line.split('\t').collect();
            let &[family, rule, case, _, _, confidence] = &cells[..] else {
                return Err(wrong());
            };
            let confidence = confidence.parse().map_err(|_| wrong())?;
            let name = if rule == ALL { family } else { rule };
            let rates = calibration.rates.entry(name.into()).or_default();
            rates.push((case.into(), confidence));
        }
        Ok(calibration)
    }

    /// The share of the case, else of its rule, else of its family; `None` where the table knows none of them.
    pub fn confidence(&self, key: &Key<'_>) -> Option<f64> {
        let of = |name: &str, case: &str| {
            let rates = self.rates.get(name)?.iter();
            rates
                .clone()
                .find(|rate| *rate.0 == *case)
                .map(|rate| rate.1)
        };
        of(key.rule, key.case)
            .or_else(|| of(key.rule, ALL))
            .or_else(|| of(key.family, ALL))
    }

    /// Gives every fact of a record its measured confidence.
    pub fn settle(&self, record: &mut Record) {
        let set = |confidence: &mut f64, key: &Key<'_>| {
            *confidence = self.confidence(key).unwrap_or(*confidence);
        };
        for date in &mut record.dates {
            let case = of_date(date);
            set(&mut date.confidence, &key("date", &date.rule, case));
        }
        for role in &mut record.roles {
            let case = of_role(role);
            set(&mut role.confidence, &key("role", &role.rule, case));
        }
        for figure in &mut record.figures {
            set(&mut figure.confidence, &key("figure", &figure.rule, ALL));
        }
        for amount in &mut record.amounts {
            set(&mut amount.confidence, &key("amount", &amount.rule, ALL));
        }
        for campaign in &mut record.campaigns {
            set(
                &mut campaign.confidence,
                &key("campaign", &campaign.rule, ALL),
            );
        }
        for quote in &mut record.quotes {
            let case = of_speaker(quote.speaker);
            set(&mut quote.confidence, &key("quote", &quote.rule, case));
        }
    }
}

/// A key of one family.
pub fn key<'a>(family: &'static str, rule: &'a str, case: &'static str) -> Key<'a> {
    Key { family, rule, case }
}

/// Cases of dates: how they were read.
pub fn of_date(date: &Date) -> &'static str {
    match date.basis {
        Basis::Stated => "stated",
        Basis::Relative => "relative",
        Basis::Inferred => "inferred",
    }
}

/// Cases of roles: a title, or where someone works and no more.
pub fn of_role(role: &Role) -> &'static str {
    match role.title {
        Some(_) => "title",
        None => "workplace",
    }
}

/// Cases of quotes: somebody speaks, or it is not said who.
pub fn of_speaker(speaker: Option<Id>) -> &'static str {
    match speaker {
        Some(_) => "speaker",
        None => "nobody",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "family\trule\tcase\tfound\tright\tconfidence\n\
        date\t*\t*\t100\t90\t0.900\n\
        date\tdate.year\t*\t60\t57\t0.945\n\
        date\tdate.year\trelative\t20\t10\t0.600\n";

    #[test]
    fn a_case_falls_back_on_its_rule_and_family() {
        let calibration = Calibration::new(TABLE).unwrap();
        let of = |rule, case| calibration.confidence(&key("date", rule, case));
        assert_eq!(of("date.year", "relative"), Some(0.6));
        assert_eq!(of("date.year", "stated"), Some(0.945));
        assert_eq!(of("date.month", "stated"), Some(0.9));
        assert_eq!(
            calibration.confidence(&key("quote", "quote.after", ALL)),
            None
        );
    }

    #[test]
    fn a_line_that_does_not_fit_is_named() {
        assert!(Calibration::new("header\ndate\t*\t*\n").is_err());
        assert!(Calibration::new("header\ndate\t*\t*\t1\t1\tmuch\n").is_err());
    }

    #[test]
    fn the_built_in_table_is_read() {
        let table = include_str!("../../data/calibration/facts.tsv");
        let calibration = Calibration::new(table).unwrap();
        for family in ["date", "figure", "amount", "campaign", "role", "quote"] {
            let mean = calibration.confidence(&key(family, "", ALL)).unwrap();
            assert!((0.0..=1.0).contains(&mean), "{family}");
        }
    }
}
