//! The rules of the family with their examples and counterexamples.

use crate::rules::{Rule, silent, yields};

/// The rules of this family.
pub const RULES: &[&Rule] = &[&HEADCOUNT];

/// A number and a noun for people.
const HEADCOUNT: Rule = Rule {
    id: "figure.headcount",
    about: "A number with a noun for people: «более 3 тысяч волонтёров».",
    examples: &[
        yields(
            "На субботник вышли более 3 тысяч человек.",
            &["более 3 тысяч человек = 3000.. over человек, participant"],
        ),
        silent("Трое суток шёл снег.", "nobody is counted"),
    ],
};
