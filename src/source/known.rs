//! Files that an earlier run has read, known again by name, size and times.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::ops::Range;

/// What tells a file from itself after a change: its size, when it was changed, and, where the system keeps it, when
/// it was last touched in any way, which nobody can set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    changed: (i64, i64),
    touched: (i64, i64),
}

impl Stamp {
    #[cfg(unix)]
    pub(super) fn of(data: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            size: data.len(),
            changed: (data.mtime(), data.mtime_nsec()),
            touched: (data.ctime(), data.ctime_nsec()),
        }
    }

    #[cfg(not(unix))]
    pub(super) fn of(data: &Metadata) -> Self {
        let changed = data
            .modified()
            .ok()
            .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok())
            .unwrap_or_default();
        Self {
            size: data.len(),
            changed: (changed.as_secs() as i64, changed.subsec_nanos().into()),
            touched: (0, 0),
        }
    }
}

/// A file that was read to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    /// What records call it.
    pub name: String,
    /// What tells whether it has changed; `None` of what is no regular file, or was changed while it was read.
    pub stamp: Option<Stamp>,
}

/// Files whose records are there already.
#[derive(Clone, Debug, Default)]
pub struct KnownFiles(FxHashMap<String, (Stamp, Range<usize>)>);

impl KnownFiles {
    /// Adds a file; its records are pieces with these numbers.
    pub fn add(&mut self, mark: FileMark, pieces: Range<usize>) {
        if let Some(stamp) = mark.stamp {
            self.0.insert(mark.name, (stamp, pieces));
        }
    }

    /// The pieces of a file that has not changed since.
    pub(super) fn pieces(&self, name: &str, stamp: Stamp) -> Option<Range<usize>> {
        let (known, pieces) = self.0.get(name)?;
        (*known == stamp).then(|| pieces.clone())
    }
}
