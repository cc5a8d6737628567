//! Many documents at a time, results in the order of the input.
//!
//! A reader thread cuts the input into batches, a pool works on them, the calling thread gets the
//! results in order. So reading, work and writing overlap. A [`Gate`] bounds how many batches are
//! under way, and with them the memory.

use super::gate::Gate;
use super::keeper::Keeper;
use super::worker::{Desks, Done, Extract, work};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use svodka::source::{Changed, Found, Item};

/// A batch is cut when its documents hold this many bytes, about ten milliseconds of work.
const BATCH_BYTES: u64 = 64 << 10;
/// … or when it has this many items.
const BATCH_ITEMS: usize = 64;
/// Batches under way for each job: enough that one slow document does not make the others wait.
const BATCHES_PER_JOB: u64 = 6;
/// Bytes under way; reached by huge documents alone.
const BYTES_UNDER_WAY: u64 = 32 << 20;
/// As much as a main thread has: pages nest deep.
const STACK_BYTES: usize = 8 << 20;

/// What the calling thread hears.
pub enum Event {
    /// A batch is worked up.
    Done(Box<Done>),
    /// Reading has ended.
    End(End),
    /// Ctrl-C.
    Interrupt,
}

/// How reading ends.
pub enum End {
    /// The input is exhausted after so many batches.
    Whole(u64),
    /// The input is not what it was when the run was stopped.
    Changed,
    /// The reader broke down.
    Broken,
}

/// What hands over all inputs, one after another, to a function that says when it has enough.
pub trait Read:
    FnOnce(&mut dyn FnMut(Found) -> ControlFlow<()>) -> Result<(), Changed> + Send + 'static
{
}

impl<F> Read for F where
    F: FnOnce(&mut dyn FnMut(Found) -> ControlFlow<()>) -> Result<(), Changed> + Send + 'static
{
}

/// How a run ends.
#[derive(Debug, PartialEq, Eq)]
pub enum Ending {
    /// The input is exhausted.
    Complete,
    /// Ctrl-C; results are complete up to a document.
    Interrupted,
}

/// How documents are worked on.
pub struct Workers {
    jobs: usize,
    batch_items: usize,
    keeper: Arc<Keeper>,
}

impl Workers {
    /// So many threads; with `is_live` no document waits for another.
    pub fn new(jobs: usize, is_live: bool) -> Self {
        Self {
            jobs,
            batch_items: if is_live { 1 } else { BATCH_ITEMS },
            keeper: Arc::default(),
        }
    }

    /// With records of an earlier run to take over.
    pub fn with_keeper(self, keeper: Keeper) -> Self {
        Self {
            keeper: Arc::new(keeper),
            ..self
        }
    }
}

/// Runs `extract` over what `read` hands over in the threads of `workers` and hands the results over in order.
///
/// `events` is a channel nobody has sent to yet; whoever keeps a sender may interrupt.
///
/// # Errors
/// The first error of `write`, threads that cannot be started, inputs that have changed, a reader that
/// broke down.
pub fn run(
    read: impl Read,
    extract: impl Extract,
    workers: Workers,
    events: (Sender<Event>, Receiver<Event>),
    mut write: impl FnMut(Done) -> io::Result<()>,
) -> io::Result<Ending> {
    let gate = Arc::new(Gate::new(
        BATCHES_PER_JOB.saturating_mul(workers.jobs as u64),
        BYTES_UNDER_WAY,
    ));
    let (sender, receiver) = events;
    let pool = start_pool(workers.jobs)?;
    let reader = Reader {
        pool,
        gate: Arc::clone(&gate),
        extract: Arc::new(extract),
        desks: Arc::new(Desks::new(workers.jobs)),
        batch_items: workers.batch_items,
        keeper: workers.keeper,
        sender,
    };
    thread::Builder::new()
        .name("read".into())
        .spawn(move || reader.run(read))?;
    let ending = collect(&receiver, &gate, &mut write);
    gate.close();
    ending
}

fn start_pool(jobs: usize) -> io::Result<ThreadPool> {
    ThreadPoolBuilder::new()
        .num_threads(jobs)
        .stack_size(STACK_BYTES)
        .thread_name(|number| format!("{}{number}", super::worker::THREAD_PREFIX))
        .build()
        .map_err(io::Error::other)
}

/// Puts results in order and writes them, until all there will be are written.
fn collect(
    receiver: &Receiver<Event>,
    gate: &Gate,
    write: &mut impl FnMut(Done) -> io::Result<()>,
) -> io::Result<Ending> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    let mut end = None;
    let mut ending = Ending::Complete;
    while end != Some(next) {
        match receiver.recv().map_err(io::Error::other)? {
            Event::Done(done) => {
                early.insert(done.number, *done);
            }
            Event::End(End::Whole(batches)) => end = Some(batches),
            Event::End(End::Changed) => return Err(io::Error::other(CHANGED)),
            Event::End(End::Broken) => return Err(io::Error::other("the reader broke down")),
            Event::Interrupt => {
                ending = Ending::Interrupted;
                end = Some(gate.close());
            }
        }
        while let Some(done) = early.remove(&next) {
            let (bytes, is_cut) = (done.tally.bytes, done.is_cut);
            write(done)?;
            if is_cut {
                return Ok(ending);
            }
            next += 1;
            gate.leave(bytes);
        }
    }
    Ok(ending)
}

/// The reading side of a run.
struct Reader<E> {
    pool: ThreadPool,
    gate: Arc<Gate>,
    extract: Arc<E>,
    desks: Arc<Desks>,
    batch_items: usize,
    keeper: Arc<Keeper>,
    sender: Sender<Event>,
}

impl<E: Extract> Reader<E> {
    fn run(self, read: impl Read) {
        let batches = catch_unwind(AssertUnwindSafe(|| self.feed(read)));
        let end = match batches {
            Ok(Ok(batches)) => End::Whole(batches),
            Ok(Err(Changed)) => End::Changed,
            Err(_) => End::Broken,
        };
        // Nobody listens any more when writing has failed.
        let _ = self.sender.send(Event::End(end));
    }

    /// Cuts batches and puts them to work; how many they were.
    fn feed(&self, read: impl Read) -> Result<u64, Changed> {
        let mut number = 0;
        let mut batch = Batch::default();
        let mut begin = |batch: Batch| {
            if batch.items.is_empty() {
                return ControlFlow::Continue(());
            }
            if !self.gate.enter(batch.bytes) {
                return ControlFlow::Break(());
            }
            self.spawn(number, batch.items);
            number += 1;
            ControlFlow::Continue(())
        };
        read(&mut |found| {
            batch.add(found);
            match batch.is_full(self.batch_items) {
                true => begin(std::mem::take(&mut batch)),
                false => ControlFlow::Continue(()),
            }
        })?;
        // A closed gate lets nothing in.
        let _ = begin(batch);
        Ok(number)
    }

    fn spawn(&self, number: u64, batch: Vec<Found>) {
        let gate = Arc::clone(&self.gate);
        let extract = Arc::clone(&self.extract);
        let desks = Arc::clone(&self.desks);
        let keeper = Arc::clone(&self.keeper);
        let sender = self.sender.clone();
        self.pool.spawn_fifo(move || {
            let is_closed = || gate.is_closed();
            let done = work(number, batch, extract.as_ref(), &keeper, &desks, is_closed);
            let _ = sender.send(Event::Done(Box::new(done)));
        });
    }
}

/// Why a run does not go on.
const CHANGED: &str = "the inputs are not what they were when the run was stopped, by names, sizes or \
                       times; put back what is gone, or begin anew with --restart";

/// Items that go to work together.
#[derive(Default)]
struct Batch {
    items: Vec<Found>,
    bytes: u64,
}

impl Batch {
    fn add(&mut self, found: Found) {
        self.bytes += match &found.item {
            Item::Document(document) => document.bytes.len() as u64,
            // As much as a batch of the earlier run.
            Item::Kept(_) => BATCH_BYTES,
            _ => 0,
        };
        self.items.push(found);
    }

    fn is_full(&self, items: usize) -> bool {
        self.items.len() >= items || self.bytes >= BATCH_BYTES
    }
}

#[cfg(test)]
mod tests {
    use super::super::fake;
    use super::*;
    use std::sync::mpsc;

    /// Hands over items one after another.
    fn read(items: impl Iterator<Item = Item> + Send + 'static) -> impl Read {
        move |take: &mut dyn FnMut(Found) -> ControlFlow<()>| {
            for item in items {
                if take(fake::found(item)).is_break() {
                    break;
                }
            }
            Ok(())
        }
    }

    fn output(jobs: usize, items: Vec<Item>) -> (Vec<String>, Vec<String>, Ending) {
        let (mut ids, mut errors) = (Vec::new(), Vec::new());
        let ending = run(
            read(items.into_iter()),
            fake::extract,
            Workers::new(jobs, false),
            mpsc::channel(),
            |done| {
                ids.extend(done.records.into_iter().map(|record| record.id));
                errors.extend(done.errors.iter().map(ToString::to_string));
                Ok(())
            },
        );
        (ids, errors, ending.unwrap())
    }

    #[test]
    fn the_same_records_in_the_same_order_whatever_the_jobs() {
        let items: Vec<Item> = (0..1000)
            .map(|number| match number % 10 {
                7 => fake::document("panic"),
                8 => fake::skipped(),
                _ => fake::document(&number.to_string()),
            })
            .collect();
        let one = output(1, items.clone());
        assert_eq!(one.0.len(), 800);
        assert_eq!(one.1.len(), 200);
        assert_eq!(one.2, Ending::Complete);
        assert_eq!(output(2, items.clone()), one);
        assert_eq!(output(8, items), one);
    }

    #[test]
    fn an_interrupted_run_ends_at_a_document_even_if_the_reader_hangs() {
        let (sender, receiver) = mpsc::channel();
        let interrupt = sender.clone();
        let (blocker, blocked) = mpsc::channel::<()>();
        let items = (0..).map(move |number| {
            if number == 3 * BATCH_ITEMS {
                let _ = blocked.recv();
            }
            fake::document(&number.to_string())
        });
        let mut records = 0;
        let ending = run(
            read(items),
            fake::extract,
            Workers::new(2, false),
            (sender, receiver),
            |done| {
                records += done.records.len();
                if records == 3 * BATCH_ITEMS {
                    interrupt.send(Event::Interrupt).map_err(io::Error::other)?;
                }
                Ok(())
            },
        );
        assert_eq!(ending.unwrap(), Ending::Interrupted);
        assert_eq!(records, 3 * BATCH_ITEMS);
        drop(blocker);
    }

    #[test]
    fn a_full_disk_ends_an_endless_run() {
        let items = (0..).map(|number: u32| fake::document(&number.to_string()));
        let full = |_| Err(io::ErrorKind::StorageFull.into());
        let ending = run(
            read(items),
            fake::extract,
            Workers::new(2, false),
            mpsc::channel(),
            full,
        );
        assert_eq!(ending.unwrap_err().kind(), io::ErrorKind::StorageFull);
    }

    #[test]
    fn changed_inputs_are_told() {
        let changed = |_: &mut dyn FnMut(Found) -> ControlFlow<()>| Err(Changed);
        let ending = run(
            changed,
            fake::extract,
            Workers::new(2, false),
            mpsc::channel(),
            |_| Ok(()),
        );
        assert!(
            ending
                .unwrap_err()
                .to_string()
                .contains("not what they were")
        );
    }

    #[test]
    fn a_reader_that_breaks_down_is_told() {
        let items = (0..10).map(|number| match number {
            5 => panic!("broken reader"),
            _ => fake::document("a"),
        });
        assert!(
            run(
                read(items),
                fake::extract,
                Workers::new(2, false),
                mpsc::channel(),
                |_| Ok(())
            )
            .is_err()
        );
    }
}
