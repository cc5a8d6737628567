//! Groups of words that a rule's condition names: small, closed, and nothing that a text is searched for.
//!
//! A group is a kind of row in a file of `data/`, described in the head of that file; the script that makes the lists
//! ready makes a variant of each.

include!(concat!(env!("OUT_DIR"), "/groups.rs"));

impl Group {
    /// The group that is a kind of row in a file.
    pub fn by_kind(file: &str, kind: &str) -> Option<Self> {
        let known = GROUPS
            .iter()
            .find(|known| (known.0, known.1) == (file, kind));
        known.map(|(_, _, group)| *group)
    }
}
