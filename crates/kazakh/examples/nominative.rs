//! Prints each form of standard input with its nominative: `cargo run -p svodka-kazakh --example nominative`.

use std::io::{self, BufRead};
use svodka_kazakh::nominative;

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<String> = line.split(' ').map(nominative).collect();
        println!("{line}\t{}", words.join(" "));
    }
    Ok(())
}
