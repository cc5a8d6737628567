//! How often names of each family are right, by what the tagger gives them: `data/tagger/calibration.tsv`.

use super::label::Family;

/// Measured precision by family, by who saw the name, and by the tagger's probability.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// By family; names that a rule found, then those that the tagger alone sees; each a rising row of
    /// least probability and precision.
    steps: [[Vec<(f32, f64)>; 2]; 3],
}

impl Calibration {
    /// Reads the table: family, `rule` or `tagger`, least probability, precision, number of names.
    ///
    /// # Errors
    /// The number of a line that does not fit.
    pub fn new(table: &str) -> Result<Self, String> {
        let mut calibration = Self {
            steps: Default::default(),
        };
        for (number, line) in table.lines().enumerate().skip(1) {
            let wrong = || format!("tagger/calibration.tsv:{}: {line:?}", number + 1);
            let cells: Vec<&str> = line.split('\t').collect();
            let &[family, maker, least, precision, _] = &cells[..] else {
                return Err(wrong());
            };
            let family = Family::ALL
                .into_iter()
                .find(|f| f.name() == family)
                .ok_or_else(wrong)?;
            let step = (
                least.parse().map_err(|_| wrong())?,
                precision.parse().map_err(|_| wrong())?,
            );
            calibration.steps[family as usize][usize::from(maker == "tagger")].push(step);
        }
        Ok(calibration)
    }

    /// How often a name with this probability is right.
    pub fn confidence(&self, family: Family, by_tagger: bool, probability: f32) -> f64 {
        let steps = &self.steps[family as usize][usize::from(by_tagger)];
        let above = steps.partition_point(|step| step.0 <= probability);
        steps
            .get(above.saturating_sub(1))
            .map_or(f64::from(probability), |step| step.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "family\tmade_by\tleast\tprecision\tnames\n\
        person\trule\t0.2\t0.4\t100\nperson\trule\t0.7\t0.9\t100\n";

    #[test]
    fn a_probability_takes_the_precision_of_its_step() {
        let calibration = Calibration::new(TABLE).unwrap();
        let of = |probability| calibration.confidence(Family::Person, false, probability);
        assert_eq!(
            [of(0.1), of(0.2), of(0.69), of(0.7), of(1.0)],
            [0.4, 0.4, 0.4, 0.9, 0.9]
        );
    }

    #[test]
    fn what_the_table_lacks_is_as_probable_as_the_tagger_says() {
        let calibration = Calibration::new(TABLE).unwrap();
        assert_eq!(calibration.confidence(Family::Place, true, 0.5), 0.5);
    }

    #[test]
    fn a_line_that_does_not_fit_is_named() {
        let wrong = format!("{TABLE}planet\trule\t0.2\t0.4\t100\n");
        assert!(Calibration::new(&wrong).unwrap_err().contains(":4:"));
    }
}
