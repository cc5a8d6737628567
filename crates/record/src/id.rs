//! Ids of the objects of a record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An id within a record: a letter, the start of the first span and, for ties, a number from 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    letter: char,
    start: u32,
    tie: u32,
}

impl Id {
    /// The id of the `tie`-th object (from 1) of kind `letter` that starts at code point `start`.
    pub fn new(letter: char, start: u32, tie: u32) -> Self {
        Self { letter, start, tie }
    }

    /// The letter of its table.
    pub fn letter(self) -> char {
        self.letter
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.letter, self.start)?;
        if self.tie > 1 {
            write!(f, ".{}", self.tie)?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Id {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        let bad = || format!("{s:?} is no id");
        let letter = s
            .chars()
            .next()
            .filter(char::is_ascii_lowercase)
            .ok_or_else(bad)?;
        let (start, tie) = s[1..].split_once('.').unwrap_or((&s[1..], "1"));
        let number = |digits: &str| digits.parse().map_err(|_| bad());
        Ok(Self::new(letter, number(start)?, number(tie)?))
    }
}

impl Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Letter of the table, first code point, and a number from 2 for ties.",
            "type": "string",
            "pattern": r"^[copltrfmq][0-9]+(\.[0-9]+)?$"
        })
    }
}
