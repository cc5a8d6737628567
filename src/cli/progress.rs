//! The progress bar, and the summary it ends in.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use svodka::sink::Tally;
use svodka::source::Inputs;

const UNSIZED: &str = "{spinner} {msg}  {decimal_bytes}  {decimal_bytes_per_sec}  {elapsed}";
const SIZED: &str =
    "{wide_bar} {msg}  {decimal_bytes}/{decimal_total_bytes}  {decimal_bytes_per_sec}  {eta} left";

/// A bar on standard error, or nothing.
pub struct Progress {
    bar: ProgressBar,
    /// Bytes of files read so far.
    passed: Arc<AtomicU64>,
}

impl Progress {
    /// Nothing to be seen.
    pub fn hidden() -> Self {
        Self {
            bar: ProgressBar::hidden(),
            passed: Arc::default(),
        }
    }

    /// A bar for `inputs`. Where their size can be known it is summed up meanwhile, so that work
    /// on a large folder begins at once.
    pub fn shown(inputs: Option<Inputs>, passed: Arc<AtomicU64>) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        restyle(&bar, UNSIZED);
        bar.enable_steady_tick(Duration::from_millis(200));
        if let Some(inputs) = inputs {
            let bar = bar.clone();
            thread::spawn(move || {
                bar.set_length(svodka::source::total_bytes(inputs));
                restyle(&bar, SIZED);
            });
        }
        Self { bar, passed }
    }

    /// Shows what has been done so far.
    pub fn update(&self, tally: &Tally) {
        self.bar.set_position(self.passed.load(Ordering::Relaxed));
        self.bar
            .set_message(format!("{} documents", tally.documents()));
    }

    /// Does something that writes to the screen, out of the way of the bar.
    pub fn aside(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

fn restyle(bar: &ProgressBar, template: &str) {
    // The templates are ours; if one were wrong, the default style would do.
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

/// The line at the end; `before` was done by runs that this one goes on with.
pub fn summary(tally: &Tally, before: &Tally, since: Instant) -> String {
    let seconds = since.elapsed().as_secs_f64();
    let bytes = tally.bytes - before.bytes;
    let speed = bytes as f64 / 1e6 / seconds.max(1e-9);
    format!("{tally}; {seconds:.2} s, {speed:.2} MB/s")
}
