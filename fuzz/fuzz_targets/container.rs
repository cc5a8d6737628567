//! Any bytes as an input: no panic, bounded work, and every error says something.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;
use svodka::source::{Item, Limits, read_stream};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits {
        line_bytes: 1 << 16,
        file_bytes: 1 << 16,
        unpacked_bytes: 1 << 24,
        members: 1000,
        ..Limits::default()
    };
    let mut documents = 0;
    for name in ["-", "a.csv", "a.txt"] {
        read_stream(&mut &bytes[..], name, limits, |item| {
            match item {
                Item::Document(document) => {
                    assert!(!document.bytes.is_empty());
                    assert!(document.bytes.len() as u64 <= limits.file_bytes.max(limits.line_bytes));
                    documents += 1;
                }
                Item::Failed(error) => assert!(!error.message.is_empty()),
                Item::Skipped(_) | Item::Kept(_) | Item::Read(_) => {}
            }
            ControlFlow::Continue(())
        });
    }
});
