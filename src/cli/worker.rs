//! One batch, worked up by one thread of the pool.

use super::keeper::Keeper;
use std::any::Any;
use std::cell::RefCell;
use std::io;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use svodka::error::{Code, Error, Stage};
use svodka::pipeline::Desk;
use svodka::record::Record;
use svodka::sink::{FileEnd, Print, Tally};
use svodka::source::{Found, Item, Place, RawDocument};

/// What makes records of a document: one, or one for each teaser of a page that lists articles.
pub trait Extract:
    Fn(&RawDocument, &mut Desk) -> Result<Vec<Extracted>, Error> + Send + Sync + 'static
{
}

impl<F> Extract for F where
    F: Fn(&RawDocument, &mut Desk) -> Result<Vec<Extracted>, Error> + Send + Sync + 'static
{
}

/// A record made of a document.
pub struct Extracted {
    /// The record.
    pub record: Record,
    /// What its text is known again by, where reprints are marked.
    pub print: Option<Print>,
}

/// What became of a batch.
#[derive(Default)]
pub struct Done {
    /// Which batch, from 0.
    pub number: u64,
    /// Records, in order.
    pub records: Vec<Record>,
    /// Errors, in order.
    pub errors: Vec<Error>,
    /// What the texts are known again by, one for each record, or none at all.
    pub prints: Vec<Print>,
    /// Numbers.
    pub tally: Tally,
    /// The last item that was done.
    pub place: Option<Place>,
    /// Files that were read to their end, in order; their bytes are not known yet.
    pub files: Vec<FileEnd>,
    /// Why records of an earlier run could not be taken over.
    pub fault: Option<io::Error>,
    /// Whether it was left before its end.
    pub is_cut: bool,
}

/// The desks of the threads; each stays with its thread for the whole run.
pub struct Desks(Vec<Mutex<Option<Desk>>>);

impl Desks {
    /// Room for the desks of `jobs` threads; a desk is set up when first needed.
    pub fn new(jobs: usize) -> Self {
        Self((0..jobs).map(|_| Mutex::default()).collect())
    }

    /// Taken out, not locked: a thread that waits inside a document may be lent to another batch.
    fn take(&self) -> Desk {
        self.slot()
            .and_then(|mut slot| slot.take())
            .unwrap_or_default()
    }

    fn put_back(&self, desk: Desk) {
        if let Some(mut slot) = self.slot() {
            *slot = Some(desk);
        }
    }

    fn slot(&self) -> Option<MutexGuard<'_, Option<Desk>>> {
        let slot = self.0.get(rayon::current_thread_index()?)?;
        Some(slot.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Works a batch up, until `is_closed`.
pub fn work(
    number: u64,
    batch: Vec<Found>,
    extract: &impl Extract,
    keeper: &Keeper,
    desks: &Desks,
    is_closed: impl Fn() -> bool,
) -> Done {
    let mut desk = desks.take();
    let mut done = Done {
        number,
        ..Done::default()
    };
    for found in batch {
        if is_closed() {
            done.is_cut = true;
            break;
        }
        done.take(found.item, extract, keeper, &mut desk);
        done.place = Some(found.place);
    }
    desks.put_back(desk);
    done
}

impl Done {
    fn take(&mut self, item: Item, extract: &impl Extract, keeper: &Keeper, desk: &mut Desk) {
        match item {
            Item::Skipped(error) | Item::Failed(error) => self.fail(error),
            Item::Kept(piece) => match keeper.take(piece, &mut self.records) {
                Ok(mut tally) => {
                    tally.kept = tally.records;
                    self.tally.merge(&tally);
                }
                Err(error) => self.fault = Some(error),
            },
            Item::Read(mark) => {
                let before = self.files.iter().fold(Tally::default(), |mut sum, file| {
                    sum.merge(&file.tally);
                    sum
                });
                self.files.push(FileEnd {
                    mark,
                    records: self.tally.records,
                    bytes: 0,
                    tally: self.tally.since(&before),
                });
            }
            Item::Document(document) => {
                self.tally.bytes += document.bytes.len() as u64;
                if let Err(error) = self.try_document(&document, extract, desk) {
                    self.fail(error);
                }
            }
        }
    }

    fn try_document(
        &mut self,
        document: &RawDocument,
        extract: &impl Extract,
        desk: &mut Desk,
    ) -> Result<(), Error> {
        for Extracted { record, print } in guarded(document, desk, extract)? {
            self.prints.extend(print);
            self.tally.add_record(&record);
            self.records.push(record);
        }
        Ok(())
    }

    fn fail(&mut self, error: Error) {
        self.tally.add_error(&error);
        self.errors.push(error);
    }
}

/// Runs `extract` on a document; a panic becomes the error of that document.
pub fn guarded<T>(
    document: &RawDocument,
    desk: &mut Desk,
    extract: impl Fn(&RawDocument, &mut Desk) -> Result<T, Error>,
) -> Result<T, Error> {
    let attempt = AssertUnwindSafe(|| extract(document, desk));
    panic::catch_unwind(attempt).unwrap_or_else(|payload| {
        // Whatever it held may be half-done.
        *desk = Desk::default();
        Err(internal(document, &what_happened(payload.as_ref())))
    })
}

fn internal(document: &RawDocument, cause: &str) -> Error {
    let message = format!("svodka broke on this document ({cause}); please report it");
    Error::new(&document.origin, Stage::Extract, Code::Internal, message)
}

/// Threads of the pool are named so, with their number.
pub const THREAD_PREFIX: &str = "extract-";

thread_local! {
    /// Place and words of the last panic of this thread: the payload does not know the place.
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on panics of the pool's threads are kept for their error records, not printed.
pub fn keep_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        let is_ours = thread::current()
            .name()
            .is_some_and(|name| name.starts_with(THREAD_PREFIX));
        if is_ours {
            LAST_PANIC.set(Some(placed(info)));
        } else {
            print(info);
        }
    }));
}

fn placed(info: &PanicHookInfo<'_>) -> String {
    let words = words(info.payload());
    match info.location() {
        Some(place) => format!("{}:{}: {words}", place.file(), place.line()),
        None => words,
    }
}

fn what_happened(payload: &(dyn Any + Send)) -> String {
    LAST_PANIC.take().unwrap_or_else(|| words(payload))
}

fn words(payload: &(dyn Any + Send)) -> String {
    let fixed = payload
        .downcast_ref::<&str>()
        .map(|words| (*words).to_owned());
    fixed
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "panic".to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::fake;
    use super::*;

    fn done(texts: &[&str], is_closed: impl Fn() -> bool) -> Done {
        let document = |text: &&str| fake::found(fake::document(text));
        let batch = texts.iter().map(document).collect();
        work(
            4,
            batch,
            &fake::extract,
            &Keeper::default(),
            &Desks::new(1),
            is_closed,
        )
    }

    #[test]
    fn one_bad_document_does_not_spoil_the_others() {
        let done = done(&["one", "panic", "fail", "two"], || false);
        let ids: Vec<&str> = done.records.iter().map(|record| &*record.id).collect();
        assert_eq!(ids, ["one", "two"]);
        let codes: Vec<Code> = done.errors.iter().map(|error| error.code).collect();
        assert_eq!(codes, [Code::Internal, Code::NoArticle]);
        assert!(done.errors[0].message.contains("trouble with panic"));
        let tally = &done.tally;
        assert_eq!(
            (tally.documents(), tally.records, tally.failed, tally.bytes),
            (4, 2, 2, 15)
        );
        assert!(!done.is_cut && done.number == 4);
    }

    #[test]
    fn a_closed_run_is_left_between_documents() {
        let asked = std::cell::Cell::new(0);
        let done = done(&["one", "two", "three"], || {
            asked.replace(asked.get() + 1) == 1
        });
        assert!(done.is_cut);
        assert_eq!(done.tally.records, 1);
    }
}
