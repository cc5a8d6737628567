//! One row of a CSV file.

use super::given::{Given, words};
use super::{Decoding, Page, authors, charset, page_error};
use crate::error::{Code, Error};
use crate::source::{Columns, RawDocument};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Reads the row.
pub(super) fn decode(
    raw: &RawDocument,
    columns: &Columns,
    mut decoding: Decoding,
) -> Result<Page, Error> {
    let line = charset::decode(raw, &mut decoding).text;
    if line.contains('\n') && is_unclosed(&line, columns.delimiter) {
        let message = "a quote is never closed, so that rows run into each other; mend it";
        return Err(page_error(raw, Code::BadRecord, message));
    }
    let row = cells(&line, columns);
    let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).cloned();
    let named = |column| {
        let words = cell(column).as_deref().and_then(words);
        words.filter(|words| !NULLS.contains(&words.as_str()))
    };
    let wanted = columns.text.or(columns.html).unwrap_or(0);
    if row.len() <= wanted {
        let message = format!(
            "the row has {} cells, the text is in number {}; mend the row",
            row.len(),
            wanted + 1
        );
        return Err(page_error(raw, Code::BadRecord, message));
    }
    if let Some(at) = beyond(&row, columns) {
        let message = format!(
            "the row has {} cells, the header {}; quote the cells that hold what stands between cells",
            at + 1,
            columns.cells
        );
        return Err(page_error(raw, Code::BadRecord, message));
    }
    let told = cell(columns.authors).unwrap_or_default();
    let given = Given {
        site: named(columns.site),
        authors: authors::names(&told),
        id: named(columns.id),
        title: named(columns.title),
        url: named(columns.url),
        published: named(columns.published),
        text: cell(columns.text),
        html: cell(columns.html),
        ..Given::default()
    };
    given.page(raw, decoding)
}

/// What databases and programs write for nothing.
const NULLS: [&str; 4] = ["NULL", "\\N", "NaN", "null"];

/// Whether a quote that closes a cell stands in the middle of one, as the quote before it was to close another, or none
/// closes the last.
fn is_unclosed(row: &str, delimiter: u8) -> bool {
    let bytes = row.as_bytes();
    let mut begins = true;
    let mut quoted = false;
    let mut i = 0;
    while i < bytes.len() {
        let next = bytes.get(i + 1);
        match (bytes[i], quoted) {
            (b'"', false) if begins => quoted = true,
            (b'"' | b'\\', true) if next == Some(&b'"') => i += 1,
            (b'"', true) => {
                if next.is_some_and(|byte| *byte != delimiter && !byte.is_ascii_whitespace()) {
                    return true;
                }
                quoted = false;
            }
            _ => {}
        }
        begins = !quoted && bytes[i] == delimiter;
        i += 1;
    }
    quoted
}

thread_local! {
    /// A reader of rows by what is between their cells, and whether a backslash keeps quotation marks: making one costs more than reading a row, and a copy of one
    /// does not read.
    static READERS: RefCell<BTreeMap<(u8, bool), Reader>> = RefCell::default();
}

/// The last cell that holds something and has no column.
fn beyond(row: &[String], columns: &Columns) -> Option<usize> {
    let last = row.iter().rposition(|cell| !cell.trim().is_empty())?;
    (last >= columns.cells).then_some(last)
}

/// The cells of a row. Where a backslash stands before quotation marks, it is meant to keep them from ending the cell, if
/// that makes as many cells as the header has: so databases write them.
fn cells(row: &str, columns: &Columns) -> Vec<String> {
    let escaped = row
        .contains("\\\"")
        .then(|| read_by(row, columns.delimiter, true))
        .filter(|cells| cells.len() == columns.cells);
    escaped.unwrap_or_else(|| read_by(row, columns.delimiter, false))
}

fn read_by(row: &str, delimiter: u8, is_escaped: bool) -> Vec<String> {
    READERS.with_borrow_mut(|readers| {
        let made = || {
            let escape = is_escaped.then_some(b'\\');
            let mut builder = ReaderBuilder::new();
            builder.delimiter(delimiter).escape(escape).build()
        };
        let reader = readers.entry((delimiter, is_escaped)).or_insert_with(made);
        reader.reset();
        read(reader, row, delimiter)
    })
}

fn read(reader: &mut Reader, row: &str, delimiter: u8) -> Vec<String> {
    // Cells are no longer than the row, and no more than what parts them and one.
    let most = memchr::memchr_iter(delimiter, row.as_bytes()).count() + 1;
    let (mut text, mut ends) = (vec![0; row.len() + 1], vec![0; most + 1]);
    let (mut written, mut ended) = (0, 0);
    // Without a break an empty last cell would be none; the end of the input ends a quote that is open.
    for piece in [row, "\n", ""] {
        let (result, _, output, found) =
            reader.read_record(piece.as_bytes(), &mut text[written..], &mut ends[ended..]);
        written += output;
        ended += found;
        if !matches!(result, ReadRecordResult::InputEmpty) {
            break;
        }
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let spans = starts.zip(&ends[..ended]);
    spans
        .map(|(start, end)| String::from_utf8_lossy(&text[start..*end]).into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::error::{Code, Origin};
    use crate::page::{Content, decode};
    use crate::source::{Columns, Media, RawDocument};
    use std::sync::Arc;

    fn row(bytes: &[u8]) -> RawDocument {
        let columns = Columns {
            delimiter: b';',
            cells: 3,
            id: Some(0),
            text: Some(2),
            published: Some(1),
            ..Columns::default()
        };
        RawDocument {
            origin: Origin::default(),
            media: Media::Row(Arc::new(columns)),
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn cells_by_their_columns_in_an_old_character_set() {
        let line = "7;05.01.2019;\"Он сказал: \"\"да; нет\"\"\nи ушёл\"";
        for bytes in [line.as_bytes(), &encoding_rs::WINDOWS_1251.encode(line).0] {
            let page = decode(&row(bytes)).unwrap();
            let text = "Он сказал: \"да; нет\"\nи ушёл";
            assert!(matches!(&page.content, Content::Given(given) if given == text));
            assert_eq!(page.meta.id.as_deref(), Some("7"));
            assert_eq!(page.meta.published.unwrap().when.edtf, "2019-01-05");
            assert_eq!(page.decoding.media_type, "text/csv");
        }
        let open = decode(&row("7;;\"не закрыто; да".as_bytes())).unwrap();
        assert!(
            matches!(&open.content, Content::Given(given) if given.trim_end() == "не закрыто; да")
        );
        let escaped = decode(&row(br#"7;;"5; \"300\" people""#)).unwrap();
        assert!(matches!(&escaped.content, Content::Given(given) if given == "5; \"300\" people"));
        let swallowed = decode(&row("7;;\"5 человек\n8;;\"6 человек\"".as_bytes())).err();
        assert_eq!(swallowed.unwrap().code, Code::BadRecord);
        let to_the_end = decode(&row("7;;\"5 человек\n8;;6 человек\n9;;7".as_bytes())).err();
        assert_eq!(to_the_end.unwrap().code, Code::BadRecord);
        let spoken = decode(&row("7;;\"Он:\n\"\"да\"\"\"".as_bytes())).unwrap();
        assert!(matches!(&spoken.content, Content::Given(given) if given == "Он:\n\"да\""));
        let long = decode(&row(b"7;;5; 300")).err().unwrap();
        assert_eq!(long.code, Code::BadRecord);
        assert!(decode(&row(b"7;;5;;")).is_ok());
        let short = decode(&row("7;05.01.2019".as_bytes())).err().unwrap();
        assert_eq!(short.code, Code::BadRecord);
        for blank in [&b"7;; "[..], b"7;;", b"7;;\"\""] {
            let blank = decode(&row(blank)).err().unwrap();
            assert_eq!(blank.code, Code::Empty);
        }
    }
}
