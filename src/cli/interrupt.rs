//! Signals. Ctrl-C: the first stops after the documents in hand, the second at once.

use super::batch::Event;
use super::status::{Failure, Status};
use std::sync::mpsc::Sender;

/// From now on a limit on the size of files (`ulimit -f`) is an error of writing, as a full disk is, not the end.
#[cfg(unix)]
pub fn outlive_full_files() {
    let is_noted = std::sync::Arc::default();
    // Where it cannot be caught the system ends the program, as it would without us.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, is_noted);
}

#[cfg(not(unix))]
pub fn outlive_full_files() {}

/// Sends [`Event::Interrupt`] on the first Ctrl-C from now on.
pub fn catch(events: Sender<Event>) -> Result<(), Failure> {
    let mut pressed = false;
    let handler = move || {
        // Nobody is listening once the run is over: then there is nothing to wait for.
        if pressed || events.send(Event::Interrupt).is_err() {
            std::process::exit(Status::Interrupted.code().into());
        }
        pressed = true;
    };
    ctrlc::set_handler(handler)
        .map_err(|error| Failure::CannotRun(format!("cannot listen to Ctrl-C: {error}")))
}
