//! Rules of this family.

use super::Rule;
use crate::mention::Mention;
use crate::text::Text;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];

/// Finds candidates.
pub fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let _ = (text, found);
}
