//! Arguments in, exit code out; nothing else.

use std::io::{BufRead, Write};
fn main() {
    let engine = svodka::pipeline::Engine::new(&Default::default()).expect("engine");
    let mut desk = Default::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let raw = svodka::source::RawDocument {
            origin: Default::default(),
            media: svodka::source::Media::Json,
            bytes: line.expect("line").into_bytes(),
        };
        let record = engine.extract(&raw, &mut desk).expect("record");
        serde_json::to_writer(&mut out, &record).expect("out");
        let _ = writeln!(out);
    }
}
