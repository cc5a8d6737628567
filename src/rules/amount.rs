//! Sums of money.
use super::Rule;
use crate::mention::AmountFact;
use crate::text::Text;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];

/// Finds the sums of money in a text.
pub fn find(text: &Text<'_>) -> Vec<AmountFact> {
    let _ = text;
    Vec::new()
}
