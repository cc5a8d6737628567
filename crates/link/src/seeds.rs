//! What is known before: entities of an earlier run, and registers of the user's own.

use crate::constraints::Constraints;
use crate::error::Error;
use crate::sort::Sorter;
use std::path::{Path, PathBuf};
use svodka_record::{Entity, EntityKind};

/// What is known before.
#[derive(Default)]
pub(crate) struct Seeds {
    /// Entries of registers: register, id, name.
    pub(crate) known: Vec<(String, String, String)>,
}

impl Seeds {
    /// Reads both, and adds their names to the mentions.
    pub(crate) fn read(_base: Option<&Path>, _known: &[PathBuf], _constraints: &mut Constraints, _mentions: &mut Sorter) -> Result<Self, Error> {
        Ok(Self::default())
    }
}

/// Reads entities of an earlier run one by one.
pub(crate) fn read_entities(_path: &Path, _each: impl FnMut(Entity, (EntityKind, u64)) -> Result<(), Error>) -> Result<(), Error> {
    Ok(())
}
