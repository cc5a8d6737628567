//! Quotes.
use super::Rule;
use crate::mention::{Names, QuoteFact};
use crate::text::Text;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];

/// Finds what was said in a text, and the mentions of organizations it is passed on from.
pub fn find(text: &Text<'_>, names: &Names) -> (Vec<QuoteFact>, Vec<usize>) {
    let _ = (text, names);
    (Vec::new(), Vec::new())
}
