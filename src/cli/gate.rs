//! How much may be under way at a time.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Lets a bounded number of batches and bytes in, and none once it is closed.
pub struct Gate {
    state: Mutex<State>,
    changed: Condvar,
    batches: u64,
    bytes: u64,
}

#[derive(Default)]
struct State {
    entered: u64,
    left: u64,
    bytes: u64,
    is_closed: bool,
}

impl Gate {
    /// An open gate with room for so many batches and bytes.
    pub fn new(batches: u64, bytes: u64) -> Self {
        Self {
            state: Mutex::default(),
            changed: Condvar::new(),
            batches,
            bytes,
        }
    }

    /// Waits for room and takes it; false once the gate is closed. A batch that is larger than all
    /// the room enters alone.
    pub fn enter(&self, bytes: u64) -> bool {
        let must_wait = |state: &mut State| {
            let inside = state.entered - state.left;
            let is_full = inside >= self.batches || state.bytes + bytes > self.bytes;
            !state.is_closed && inside > 0 && is_full
        };
        let mut state = self
            .changed
            .wait_while(self.lock(), must_wait)
            .unwrap_or_else(PoisonError::into_inner);
        if state.is_closed {
            return false;
        }
        state.entered += 1;
        state.bytes += bytes;
        true
    }

    /// Gives the room of a batch back.
    pub fn leave(&self, bytes: u64) {
        let mut state = self.lock();
        state.left += 1;
        state.bytes = state.bytes.saturating_sub(bytes);
        self.changed.notify_one();
    }

    /// How many have entered, and will ever have.
    pub fn close(&self) -> u64 {
        let mut state = self.lock();
        state.is_closed = true;
        self.changed.notify_one();
        state.entered
    }

    /// Whether nobody enters any more.
    pub fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing can be half-done under this lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn full_is_full_until_somebody_leaves() {
        let gate = Gate::new(2, 10);
        assert!(gate.enter(100), "alone");
        thread::scope(|scope| {
            let waiting = scope.spawn(|| gate.enter(5));
            gate.leave(100);
            assert!(waiting.join().unwrap());
        });
        assert!(gate.enter(5));
        thread::scope(|scope| {
            let waiting = scope.spawn(|| gate.enter(0));
            assert_eq!(gate.close(), 3);
            assert!(!waiting.join().unwrap());
        });
        assert!(gate.is_closed() && !gate.enter(0));
    }
}
