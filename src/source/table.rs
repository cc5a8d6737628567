//! CSV with a header: one document a row, in bounded memory whatever the file holds.

use super::fault::{self, Fault};
use super::within::{Flow, Within};
use super::{Item, Media, RawDocument};
use crate::error::{Code, Origin};
use csv::{ByteRecord, ReaderBuilder};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Names of columns; where none is given, those that crawlers use are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnNames {
    /// The text of the article.
    pub text: Option<String>,
    /// The page, as HTML.
    pub html: Option<String>,
    /// The id.
    pub id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The date of publication.
    pub published: Option<String>,
}

/// Which column of a table holds what, from 0, and how its rows are split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Between cells: `,`, `;`, `|` or a tab.
    pub delimiter: u8,
    /// The text of the article.
    pub text: Option<usize>,
    /// The page, as HTML.
    pub html: Option<usize>,
    /// The id.
    pub id: Option<usize>,
    /// The headline.
    pub title: Option<usize>,
    /// The address.
    pub url: Option<usize>,
    /// The date of publication.
    pub published: Option<usize>,
}

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

const TEXT: &[&str] = &["text", "maintext", "article_text", "body", "content"];
const HTML: &[&str] = &["html", "raw_html"];
const ID: &[&str] = &["id"];
const TITLE: &[&str] = &["title", "headline"];
const URL: &[&str] = &["url", "link"];
const PUBLISHED: &[&str] = &["published", "date_publish", "date", "pubdate"];

impl ColumnNames {
    /// The columns of a header that is split by `delimiter`.
    fn columns(&self, header: &[String], delimiter: u8) -> Columns {
        let of = |given: &Option<String>, known: &[&str]| match given {
            Some(name) => header.iter().position(|cell| cell == &name.to_lowercase()),
            None => known
                .iter()
                .find_map(|name| header.iter().position(|cell| cell == name)),
        };
        // A column that was asked for comes before one that is merely known.
        let is_html_asked = self.html.is_some() && self.text.is_none();
        let text = of(&self.text, if is_html_asked { &[] } else { TEXT });
        Columns {
            delimiter,
            text,
            html: text.is_none().then(|| of(&self.html, HTML)).flatten(),
            id: of(&self.id, ID),
            title: of(&self.title, TITLE),
            url: of(&self.url, URL),
            published: of(&self.published, PUBLISHED),
        }
    }
}

impl Columns {
    fn has_documents(&self) -> bool {
        self.text.is_some() || self.html.is_some()
    }
}

/// How a table that begins like this is split; `None` if its header has no column of documents.
pub(super) fn dialect(head: &[u8], names: &ColumnNames) -> Option<Columns> {
    DELIMITERS.into_iter().find_map(|delimiter| {
        let columns = names.columns(&header(head, delimiter), delimiter);
        columns.has_documents().then_some(columns)
    })
}

/// The cells of the first row, in lower case.
fn header(head: &[u8], delimiter: u8) -> Vec<String> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut row = ByteRecord::new();
    // A slice does not fail.
    let _ = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(head)
        .read_byte_record(&mut row);
    row.iter().map(name).collect()
}

fn name(cell: &[u8]) -> String {
    let (text, _) = match std::str::from_utf8(cell) {
        Ok(text) => (text.into(), false),
        Err(_) => encoding_rs::WINDOWS_1251.decode_without_bom_handling(cell),
    };
    text.trim().to_lowercase()
}

/// What is told about a table without a column of documents.
pub(super) fn no_column(head: &[u8], names: &ColumnNames) -> Fault {
    let header = DELIMITERS
        .into_iter()
        .map(|delimiter| header(head, delimiter))
        .max_by_key(Vec::len)
        .unwrap_or_default();
    let shown: Vec<String> = header
        .iter()
        .take(20)
        .map(|cell| super::member::shown(cell.as_bytes()))
        .collect();
    let wanted = names.text.as_deref().or(names.html.as_deref());
    Fault::new(
        Code::BadRecord,
        format!(
            "no column {}; name the one that holds the text with --text-column; there are: {}",
            wanted.unwrap_or("text"),
            shown.join(", ")
        ),
    )
}

/// Reads the rows of a table.
pub(super) fn read(
    within: &mut Within<'_>,
    input: impl Read,
    columns: Columns,
    outer: &Origin,
) -> Flow {
    let limit = within.shared.limits.line_bytes;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(columns.delimiter)
        .from_reader(Kept::new(input, limit));
    let media = Media::Row(Arc::new(columns));
    let mut row = ByteRecord::new();
    let mut is_header = true;
    let mut found_any = false;
    loop {
        let read = reader.read_byte_record(&mut row);
        let end = reader.position().byte();
        let (start, bytes) = reader.get_mut().take_until(end);
        let origin = Origin {
            line: row.position().map(csv::Position::line),
            offset: Some(start),
            ..outer.clone()
        };
        match read {
            Ok(true) if std::mem::take(&mut is_header) => continue,
            Ok(true) => within.pass_on(Item::Document(RawDocument {
                origin,
                media: media.clone(),
                bytes,
            }))?,
            Ok(false) if !found_any => {
                let message = "a table without rows; fetch it again or leave it out";
                return within.fail(Fault::new(Code::Empty, message), outer);
            }
            Ok(false) => return ControlFlow::Continue(()),
            Err(error) => {
                let fault = match error.into_kind() {
                    csv::ErrorKind::Io(error) => fault::of(&error),
                    other => Fault::new(Code::Corrupt, format!("{other:?}; mend the row")),
                };
                return within.fail(fault, &origin);
            }
        }
        found_any = true;
    }
}

/// Keeps what was read ahead until it is known where the row ends.
struct Kept<R> {
    inner: R,
    bytes: Vec<u8>,
    start: u64,
    limit: u64,
}

impl<R: Read> Kept<R> {
    fn new(inner: R, limit: u64) -> Self {
        Self {
            inner,
            bytes: Vec::new(),
            start: 0,
            limit,
        }
    }

    /// The row up to `end`, without the line breaks around it, and where it begins.
    fn take_until(&mut self, end: u64) -> (u64, Vec<u8>) {
        let length = end.saturating_sub(self.start) as usize;
        let row: Vec<u8> = self.bytes.drain(..length.min(self.bytes.len())).collect();
        let is_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let before = row.iter().take_while(|byte| is_break(byte)).count();
        let after = row[before..].iter().rev().take_while(|byte| is_break(byte));
        let after = after.count();
        let start = self.start + before as u64;
        self.start = end;
        (start, row[before..row.len() - after].to_vec())
    }
}

impl<R: Read> Read for Kept<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.bytes.len() as u64 > self.limit {
            let message = format!(
                "a row of more than {} bytes, perhaps a quote that is never closed; mend it or raise \
                 --max-line-bytes; what follows was not read",
                self.limit
            );
            return Err(Fault::new(Code::TooLong, message).into());
        }
        let read = self.inner.read(buffer)?;
        self.bytes.extend_from_slice(&buffer[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_by_known_and_given_names() {
        let names = ColumnNames::default();
        let found = dialect("\u{feff}ID;Title;Text\n1;а;б\n".as_bytes(), &names).unwrap();
        assert_eq!(
            (found.delimiter, found.id, found.title, found.text),
            (b';', Some(0), Some(1), Some(2))
        );
        assert_eq!(dialect(b"a,b\n1,2\n", &names), None);
        let given = ColumnNames {
            text: Some("Статья".into()),
            ..ColumnNames::default()
        };
        let old = encoding_rs::WINDOWS_1251.encode("text\tСТАТЬЯ\n").0;
        let found = dialect(&old, &given).unwrap();
        assert_eq!((found.delimiter, found.text), (b'\t', Some(1)));
        assert!(no_column(b"a,b\n", &names).message.ends_with("a, b"));
    }
}
