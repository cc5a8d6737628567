//! Roles.
use super::Rule;
use crate::mention::{Names, RoleFact};
use crate::text::Text;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];

/// Finds the roles of a text.
pub fn find(text: &Text<'_>, names: &Names) -> Vec<RoleFact> {
    let _ = (text, names);
    Vec::new()
}
