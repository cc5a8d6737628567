//! Entities to a record, and what records are made of: the types of [`svodka_record`].

mod assemble;
mod ids;
mod key;

pub(crate) use assemble::part_id;
pub use assemble::{Extraction, assemble, text_digest};
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
