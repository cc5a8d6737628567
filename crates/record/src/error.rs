//! Documents that became no record.

use crate::{Code, Reason, Stage};

table!(
    /// A document that became no record: the line of the errors file.
    ErrorRecord {
        /// Version of this format.
        schema_version: String,
        /// The document.
        source: ErrorSource,
        /// The stage that failed.
        stage: Stage,
        /// What was wrong, for programs; `skipped` where nothing was.
        code: Code,
        /// Why it was left aside, with `skipped`.
        reason: Option<Reason>,
        /// What was wrong and the way out.
        message: String,
    }
);

table!(
    /// Where a failed document came from.
    ErrorSource {
        /// Path, as in records.
        path: String,
        /// Name inside a container, or the given id of a JSON line.
        member: Option<String>,
        /// Line in the file, from 1.
        line: Option<u64>,
        /// Byte offset, as in records.
        offset: Option<u64>,
        /// Address the document was fetched from, where the container says so.
        url: Option<String>,
    }
);
