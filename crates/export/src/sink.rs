//! What takes records.

use crate::{Batch, Error, Lemmatizer};
use svodka_record::Position;

/// Takes batches of records and writes them in one form.
///
/// What was written counts when [`commit`](Self::commit) has returned; a form that can only be replaced as a whole
/// gets its name in [`finish`](Self::finish). Dropped before that, it leaves what was there before as it was.
pub trait Sink {
    /// Writes a batch.
    ///
    /// # Errors
    /// A full disk, a lost connection.
    fn write(&mut self, batch: &Batch) -> Result<(), Error>;

    /// Makes what was written so far count, and says how far that is.
    ///
    /// # Errors
    /// A full disk, a lost connection.
    fn commit(&mut self) -> Result<Position, Error>;

    /// All is written: indexes, names, pruning.
    ///
    /// # Errors
    /// A full disk, a lost connection.
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// What happens to documents that the target holds already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Files are written anew, under their names when all is written. In databases a document that comes again
    /// replaces its facts whole, all others stay.
    #[default]
    Usual,
    /// All that the target held is dropped, in the same step that shows the new.
    Replace,
    /// Documents that the target does not hold are added; those that it holds stay as they are.
    Append,
    /// As usual, and documents that are not in the input are dropped.
    Prune,
}

/// How a target is written.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What happens to documents that are there already.
    pub mode: Mode,
    /// Cells of CSV stay as they are, also where a spreadsheet would take them for formulas.
    pub raw: bool,
    /// CSV begins with a byte order mark, by which spreadsheets know UTF-8.
    pub bom: bool,
    /// Who knows dictionary forms, for the search of databases.
    pub lemmas: Lemmatizer,
}
