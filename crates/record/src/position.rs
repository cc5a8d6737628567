//! How far a writer of records has got.

use serde::{Deserialize, Serialize};

/// How far a writer has got: its own words, which a journal keeps and nobody else reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub String);
