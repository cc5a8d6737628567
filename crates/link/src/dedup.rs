//! Near-duplicates over the whole archive.

/// What an article is to the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Id of the first record with the same text.
    pub(crate) duplicate_of: Option<String>,
    /// Id of the first record with nearly the same text.
    pub(crate) group: String,
}
