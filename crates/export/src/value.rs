//! A value of a cell.

use jiff::civil::Date;
use std::borrow::Cow;
use svodka_record::Id;

/// A value of a cell, borrowed from its record.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Not stated.
    Null,
    /// Text.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(Date),
    /// Texts in order.
    Texts(Cow<'a, [String]>),
}

impl<'a> Value<'a> {
    /// A day as records write it (`2010-07-03`); null for anything else.
    pub(crate) fn date(text: Option<&str>) -> Self {
        text.and_then(|text| text.parse().ok())
            .map_or(Self::Null, Self::Date)
    }

    /// Ids in order.
    pub(crate) fn ids(ids: &[Id]) -> Self {
        Self::Texts(ids.iter().map(Id::to_string).collect())
    }

    /// An id, where its letter is `letter`.
    pub(crate) fn id_of(letter: char, id: Option<Id>) -> Self {
        id.filter(|id| id.letter() == letter).into()
    }
}

impl<'a, T: Into<Self>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    /// NUL, which databases refuse, becomes U+FFFD.
    fn from(text: &'a str) -> Self {
        Self::Text(without_nul(text))
    }
}

/// The text as cells hold it.
pub(crate) fn without_nul(text: &str) -> Cow<'_, str> {
    match text.contains(NUL) {
        true => text.replace(NUL, REPLACEMENT).into(),
        false => text.into(),
    }
}

const NUL: char = '\0';
const REPLACEMENT: &str = "\u{FFFD}";
impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        match Value::from(text.as_str()) {
            Value::Text(Cow::Owned(mended)) => Self::Text(mended.into()),
            _ => Self::Text(text.into()),
        }
    }
}

impl From<Id> for Value<'_> {
    fn from(id: Id) -> Self {
        Self::Text(id.to_string().into())
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u64> for Value<'_> {
    /// A number beyond those of databases is the greatest of them; of figures `warnings` says so.
    fn from(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}

impl<'a> From<&'a [String]> for Value<'a> {
    /// NUL becomes U+FFFD here too.
    fn from(texts: &'a [String]) -> Self {
        Self::Texts(match texts.iter().any(|text| text.contains(NUL)) {
            true => texts
                .iter()
                .map(|text| text.replace(NUL, REPLACEMENT))
                .collect(),
            false => texts.into(),
        })
    }
}
