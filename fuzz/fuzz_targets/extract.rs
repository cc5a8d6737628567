//! Any bytes as an input, all the way: spans show their words, and the same bytes make the same record.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;
use std::sync::LazyLock;
use svodka::pipeline::{Desk, Engine, Options};
use svodka::record::Record;
use svodka::source::{Item, Limits, read_stream};

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(&Options::default()).expect("the built-in lists"));

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits {
        line_bytes: 1 << 14,
        file_bytes: 1 << 14,
        unpacked_bytes: 1 << 20,
        members: 16,
        ..Limits::default()
    };
    let mut desk = Desk::default();
    for name in ["-", "a.html"] {
        read_stream(&mut &bytes[..], name, limits, |item| {
            if let Item::Document(document) = item
                && let Ok(record) = ENGINE.extract(&document, &mut desk)
            {
                check(&record);
                let again = ENGINE.extract(&document, &mut Desk::default());
                assert_eq!(Ok(record), again);
            }
            ControlFlow::Continue(())
        });
    }
});

fn check(record: &Record) {
    let text = record.article.text.as_deref().unwrap_or("");
    let shown = |start: u32, end: u32| -> String {
        text.chars()
            .skip(start as usize)
            .take((end - start) as usize)
            .collect()
    };
    for figure in &record.figures {
        assert_eq!(shown(figure.start, figure.end), figure.text);
    }
    for date in &record.dates {
        assert_eq!(shown(date.start, date.end), date.text);
    }
    for quote in &record.quotes {
        assert_eq!(shown(quote.start, quote.end), quote.text);
    }
    let people = record.people.iter().flat_map(|person| &person.mentions);
    let organizations = record.organizations.iter().flat_map(|entity| &entity.mentions);
    for mention in people.chain(organizations) {
        assert_eq!(shown(mention.start, mention.end), mention.text);
    }
}
