//! Values as PostgreSQL takes them in a binary copy.

use crate::Value;
use bytes::{BufMut, BytesMut};
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use std::error::Error;

/// A cell of a row.
#[derive(Debug)]
pub(super) enum Cell<'a> {
    /// A value of the model.
    Value(&'a Value<'a>),
    /// The dictionary forms of a row, each once and in order, with where they stand.
    Words(&'a [(String, Vec<u16>)]),
}

impl ToSql for Cell<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        let value = match self {
            Self::Value(value) => *value,
            Self::Words(words) => {
                put_words(words, out)?;
                return Ok(IsNull::No);
            }
        };
        match value {
            Value::Null => Ok(IsNull::Yes),
            Value::Text(text) => (&**text).to_sql(kind, out),
            Value::Integer(number) => number.to_sql(kind, out),
            Value::Real(number) => number.to_sql(kind, out),
            Value::Boolean(is) => is.to_sql(kind, out),
            Value::Texts(texts) => (&**texts).to_sql(kind, out),
            Value::Date(day) => day.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [
            Type::TEXT,
            Type::INT8,
            Type::FLOAT8,
            Type::BOOL,
            Type::DATE,
            Type::TEXT_ARRAY,
            Type::TS_VECTOR,
        ]
        .contains(kind)
    }

    to_sql_checked!();
}

/// A `tsvector`: the number of words; of each its bytes, a NUL, and the number of its places with the places.
fn put_words(
    words: &[(String, Vec<u16>)],
    out: &mut BytesMut,
) -> Result<(), Box<dyn Error + Sync + Send>> {
    out.put_i32(i32::try_from(words.len())?);
    for (word, places) in words {
        out.put_slice(word.as_bytes());
        out.put_u8(0);
        out.put_u16(u16::try_from(places.len())?);
        places.iter().for_each(|place| out.put_u16(*place));
    }
    Ok(())
}
