//! Forms of a file for each table, in a folder that is replaced as a whole.

use crate::identity::Documents;
use crate::tables::{Table, tables};
use crate::{Batch, Error, Options, Position, Sink, Target, Value};
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use svodka_shards::{MAKING, beside};

/// Writes the rows of a table to a file.
pub(crate) trait TableFile: Sized + 'static {
    /// The end of its name.
    const ENDING: &str;

    /// Begins a file.
    fn begin(file: File, table: &'static Table, options: &Options) -> io::Result<Self>;

    /// Writes a row, a value for each column.
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()>;

    /// Writes what is left, and leaves the file.
    fn finish(self) -> io::Result<File>;
}

/// Writes all tables to a folder beside `DIR`, which takes the place of `DIR` when all is written.
pub(crate) struct Folder<T> {
    /// The folder asked for.
    path: PathBuf,
    making: Making,
    files: Vec<(&'static Table, T)>,
    documents: Documents,
}

/// A folder in the making; removed if it is not kept.
pub(crate) struct Making(PathBuf);

impl<T: TableFile> Folder<T> {
    /// Begins all files of a target.
    pub(crate) fn open(target: &Target, options: Options) -> Result<Box<dyn Sink>, Error> {
        target.must_be_anew(options.mode)?;
        let path = target.path().components().collect::<PathBuf>();
        may_be_replaced(&path, T::ENDING)?;
        let failed = |cause: io::Error| Error::output(&path, &cause);
        let making = Making::begin(&path).map_err(failed)?;
        let mut files = Vec::new();
        for table in tables() {
            let file =
                File::create(making.path().join(file_name(table, T::ENDING))).map_err(failed)?;
            files.push((table, T::begin(file, table, &options).map_err(failed)?));
        }
        Ok(Box::new(Self {
            path,
            making,
            files,
            documents: Documents::default(),
        }))
    }

    fn rows(&mut self, batch: &Batch) -> io::Result<()> {
        for (table, file) in &mut self.files {
            let mut outcome = Ok(());
            table.rows(batch, &mut |values| {
                if outcome.is_ok() {
                    outcome = file.row(values);
                }
            });
            outcome?;
        }
        Ok(())
    }

    /// Writes everything out and gives the folder its name.
    fn keep(self) -> io::Result<()> {
        for (_, file) in self.files {
            file.finish()?.sync_all()?;
        }
        self.making.keep(&self.path)
    }
}

impl<T: TableFile> Sink for Folder<T> {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        self.documents.add(batch)?;
        self.rows(batch)
            .map_err(|cause| Error::output(&self.path, &cause))
    }

    fn commit(&mut self) -> Result<Position, Error> {
        Ok(Position::default())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let path = self.path.clone();
        self.keep().map_err(|cause| Error::output(&path, &cause))
    }
}

fn file_name(table: &Table, ending: &str) -> String {
    format!("{}{ending}", table.name)
}

/// A folder that is not there, is empty, or holds only such tables.
fn may_be_replaced(path: &Path, ending: &str) -> Result<(), Error> {
    let entries = match fs::read_dir(path) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|cause| Error::output(path, &cause))?,
    };
    let names: HashSet<OsString> = tables()
        .iter()
        .map(|table| file_name(table, ending).into())
        .collect();
    for entry in entries {
        let name = entry
            .map_err(|cause| Error::output(path, &cause))?
            .file_name();
        if !names.contains(&name) {
            let cause = format_args!(
                "holds {}, which no export has written; give a folder that is new or empty",
                name.display()
            );
            return Err(Error::at(path.display(), cause));
        }
    }
    Ok(())
}

impl Making {
    /// Makes `path` with [`MAKING`] behind it, and nothing in it.
    pub(crate) fn begin(path: &Path) -> io::Result<Self> {
        let making = Self(beside(path, MAKING));
        making.clear();
        fs::create_dir(&making.0)?;
        Ok(making)
    }

    /// Where its files are made.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Removes what a killed run left.
    fn clear(&self) {
        // Where it is not there, or cannot be removed, making it anew succeeds or tells why not.
        let _ = fs::remove_dir_all(&self.0);
    }

    /// Puts it in the place of `path`: in one step where the system can, and what was there is removed then.
    pub(crate) fn keep(self, path: &Path) -> io::Result<()> {
        File::open(&self.0)?.sync_all()?;
        match path.exists() {
            false => fs::rename(&self.0, path),
            true => exchange(&self.0, path),
        }
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Two folders swap their names.
#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).or_else(|_| replace(a, b))
}

#[cfg(not(target_os = "linux"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    replace(a, b)
}

/// `a` takes the name of `b`, in three steps.
fn replace(a: &Path, b: &Path) -> io::Result<()> {
    let aside = beside(b, ".old");
    fs::rename(b, &aside)?;
    fs::rename(a, b)?;
    fs::rename(&aside, a)
}
