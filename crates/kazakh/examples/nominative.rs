//! Prints each form of standard input with its nominative: `cargo run -p svodka-kazakh --example nominative`.

use std::io::{self, BufRead, Write};
use svodka_kazakh::nominative;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<String> = line.split(' ').map(nominative).collect();
        writeln!(out, "{line}\t{}", words.join(" "))?;
    }
    Ok(())
}
