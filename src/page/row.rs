//! One row of a CSV file.

use super::given::Given;
use super::{Decoding, Page, charset, page_error};
use crate::error::{Code, Error};
use crate::source::{Columns, RawDocument};
use csv::{ReaderBuilder, StringRecord};

/// Reads the row.
pub(super) fn decode(
    raw: &RawDocument,
    columns: &Columns,
    mut decoding: Decoding,
) -> Result<Page, Error> {
    let line = charset::decode(raw, &mut decoding).text;
    let mut row = StringRecord::new();
    let read = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(columns.delimiter)
        .from_reader(line.as_bytes())
        .read_record(&mut row);
    if let Err(error) = read {
        let message = format!("not a row of CSV: {error}; mend it");
        return Err(page_error(raw, Code::BadRecord, message));
    }
    let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).map(str::to_owned);
    let named = |column| {
        cell(column)
            .map(|value| value.trim().replace('\0', "\u{FFFD}"))
            .filter(|value| !value.is_empty())
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
    let given = Given {
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

#[cfg(test)]
mod tests {
    use crate::error::{Code, Origin};
    use crate::page::{Content, decode};
    use crate::source::{Columns, Media, RawDocument};
    use std::sync::Arc;

    fn row(bytes: &[u8]) -> RawDocument {
        let columns = Columns {
            delimiter: b';',
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
        let short = decode(&row("7;05.01.2019".as_bytes())).err().unwrap();
        assert_eq!(short.code, Code::BadRecord);
        let blank = decode(&row(b"7;; ")).err().unwrap();
        assert_eq!(blank.code, Code::Empty);
    }
}
