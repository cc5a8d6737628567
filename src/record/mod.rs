//! Entities to a record, and what records are made of: the types of [`svodka_record`].

mod assemble;
mod entities;
mod ids;
mod key;
mod origin;

pub use assemble::{Extraction, assemble};
pub(crate) use origin::part_id;
pub use origin::text_digest;
pub use svodka_record::*;

use crate::error::Error;

impl From<&Error> for ErrorRecord {
    fn from(error: &Error) -> Self {
        Self {
            schema_version: SCHEMA_VERSION.into(),
            source: ErrorSource {
                path: error.origin.path.clone(),
                member: error.origin.member.clone(),
                line: error.origin.line,
                offset: error.origin.offset,
                url: error.origin.url.clone(),
            },
            stage: error.stage,
            code: error.code,
            reason: error.reason,
            message: error.message.clone(),
        }
    }
}
