//! Figures.
use super::Rule;
use crate::mention::{FigureFact, Names, Tokens};
use crate::text::Text;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];

/// Finds the figures of a text, and damaged numbers.
pub fn find(
    text: &Text<'_>,
    names: &Names,
    taken: &[Tokens],
) -> (Vec<FigureFact>, Vec<(Tokens, String)>) {
    let _ = (text, names, taken);
    (Vec::new(), Vec::new())
}
