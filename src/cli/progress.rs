//! The progress bar, and the summary it ends in.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};
use svodka::sink::Tally;

const UNSIZED: &str = "{spinner} {msg}  {decimal_bytes}  {decimal_bytes_per_sec}  {elapsed}";
const SIZED: &str =
    "{wide_bar} {msg}  {decimal_bytes}/{decimal_total_bytes}  {decimal_bytes_per_sec}  {eta} left";

/// A bar on standard error, or nothing.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Nothing to be seen.
    pub fn hidden() -> Self {
        Self {
            bar: ProgressBar::hidden(),
        }
    }

    /// A bar for `inputs`. Where their size can be known it is summed up meanwhile, so that work
    /// on a large folder begins at once.
    pub fn shown(inputs: Option<Vec<PathBuf>>) -> Self {
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
        Self { bar }
    }

    /// Shows what has been done so far.
    pub fn update(&self, tally: &Tally) {
        self.bar.set_position(tally.bytes);
        self.bar
            .set_message(format!("{} documents", tally.documents));
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

/// The line at the end.
pub fn summary(tally: &Tally, since: Instant) -> String {
    let seconds = since.elapsed().as_secs_f64();
    let speed = tally.bytes as f64 / 1e6 / seconds.max(1e-9);
    format!("{tally}; {seconds:.2} s, {speed:.2} MB/s")
}
