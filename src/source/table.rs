//! CSV with a header: one document a row, in bounded memory whatever the file holds.

use super::fault::{self, Fault};
use super::fields::{
    AUTHORS, BESIDE, HTML, MARKED, PUBLISHED, SITE, TEXT, TITLE, URL, VAGUE, usual,
};
use super::rows::{CELLS, Row, Rows};
use super::sniff;
use super::within::{Flow, Within};
use super::{Item, Media, RawDocument};
use crate::error::{Code, Origin};
use csv::{ByteRecord, ReaderBuilder};
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Names of the columns of tables and of the keys of JSON objects; where none is given, those that crawlers use are known.
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
    /// Whether a row stands above the header that says what is between cells, as Excel wants it: `sep=;`.
    pub is_told: bool,
    /// How many cells the header has.
    pub cells: usize,
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
    /// The site.
    pub site: Option<usize>,
    /// Who wrote it.
    pub authors: Option<usize>,
}

/// What may stand between cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

impl ColumnNames {
    /// Every name by the flag that gives it.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, Option<String>)> {
        [
            ("--text-column", self.text.clone()),
            ("--html-column", self.html.clone()),
            ("--id-column", self.id.clone()),
            ("--title-column", self.title.clone()),
            ("--url-column", self.url.clone()),
            ("--date-column", self.published.clone()),
        ]
        .into_iter()
    }

    /// The key of JSON objects under which the text or the page stands, or an object with it, where one is named.
    pub(super) fn key(&self) -> Option<&str> {
        let name = self.text.as_deref().or(self.html.as_deref());
        name.and_then(|name| name.split('.').next())
    }

    /// What JSON objects are, whose fields may be named.
    pub(super) fn of_objects(&self) -> Media {
        match *self == Self::default() {
            true => Media::Json,
            false => Media::Keyed(Arc::new(self.clone())),
        }
    }

    /// The columns of a header that is split by `delimiter`.
    fn columns(&self, header: &[String], delimiter: u8) -> Columns {
        let known = |names: &[&str]| {
            let mut names = names.iter();
            names.find_map(|name| header.iter().position(|cell| usual(cell) == Some(*name)))
        };
        let of = |given: &Option<String>, names: &[&str]| match given {
            Some(name) => header.iter().position(|cell| cell == &name.to_lowercase()),
            None => known(names),
        };
        // A column that was asked for comes before one that is merely known.
        let is_html_asked = self.html.is_some() && self.text.is_none();
        let texts = [&TEXT[..], &VAGUE, &MARKED].concat();
        let text = of(&self.text, if is_html_asked { &[] } else { &texts });
        let days = [&PUBLISHED[..], &BESIDE].concat();
        Columns {
            delimiter,
            is_told: false,
            cells: header.len(),
            text,
            html: text.is_none().then(|| of(&self.html, &HTML)).flatten(),
            id: of(&self.id, &["id"]),
            title: of(&self.title, &TITLE),
            url: of(&self.url, &URL),
            published: of(&self.published, &days),
            site: known(&SITE),
            authors: known(&AUTHORS),
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
    let (told, head) = told(head);
    let candidates = told.map_or_else(|| DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    candidates.into_iter().find_map(|delimiter| {
        let columns = names.columns(&header(head, delimiter), delimiter);
        columns.has_documents().then_some(Columns {
            is_told: told.is_some(),
            ..columns
        })
    })
}

/// What a first row `sep=;` says to be between cells, and the table below it.
fn told(head: &[u8]) -> (Option<u8>, &[u8]) {
    let text = sniff::without_bom(head);
    let rest = text.strip_prefix(b"sep=").unwrap_or(b"");
    let (told, rest) = match rest {
        [told, b'\r', b'\n', rest @ ..] | [told, b'\n', rest @ ..] => (told, rest),
        _ => return (None, text),
    };
    (Some(*told), rest)
}

/// The cells of the first row, in lower case.
fn header(head: &[u8], delimiter: u8) -> Vec<String> {
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

/// What is told about a table without a column that the user has named.
pub(super) fn missing(head: &[u8], columns: &Columns, names: &ColumnNames) -> Option<Fault> {
    let found = [columns.id, columns.title, columns.url, columns.published];
    let asked = names.named().skip(2).zip(found);
    let mut missing = asked.filter(|((_, name), at)| name.is_some() && at.is_none());
    let ((flag, name), _) = missing.next()?;
    Some(Fault::new(
        Code::BadRecord,
        format!(
            "no column {}; name one that is there with {flag}: {}",
            name.unwrap_or_default(),
            shown(head)
        ),
    ))
}

/// The columns of a table as a message shows them.
fn shown(head: &[u8]) -> String {
    let (_, head) = told(head);
    let header = DELIMITERS
        .into_iter()
        .map(|delimiter| header(head, delimiter))
        .max_by_key(Vec::len)
        .unwrap_or_default();
    let shown = header.iter().take(SHOWN);
    let shown = shown.map(|cell| super::member::shown(cell.as_bytes()));
    shown.collect::<Vec<String>>().join(", ")
}

/// Columns that are named in a message, at most.
const SHOWN: usize = 20;

/// What is told about a table without a column of documents.
pub(super) fn no_column(head: &[u8], names: &ColumnNames) -> Fault {
    let wanted = names.text.as_deref().or(names.html.as_deref());
    Fault::new(
        Code::BadRecord,
        format!(
            "no column {}; name the one that holds the text with --text-column; there are: {}",
            wanted.unwrap_or("text"),
            shown(head)
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
    let mut rows = Rows::new(input, columns.delimiter, limit);
    let delimiter = columns.delimiter;
    let is_void =
        |byte: &u8| matches!(byte, b'"') || byte.is_ascii_whitespace() || *byte == delimiter;
    let mut above = 1 + usize::from(columns.is_told);
    let media = Media::Row(Arc::new(columns));
    let mut found_any = false;
    loop {
        let row = rows.next();
        let origin = Origin {
            line: Some(rows.line),
            offset: Some(rows.start),
            ..outer.clone()
        };
        match row {
            Ok(Some(_)) if above > 0 => {
                above -= 1;
                continue;
            }
            // Spreadsheets write rows of nothing below those that hold something.
            Ok(Some(Row::Whole(bytes))) if bytes.iter().all(is_void) => continue,
            Ok(Some(Row::Whole(bytes))) => within.pass_on(Item::Document(RawDocument {
                origin,
                media: media.clone(),
                bytes,
            }))?,
            Ok(Some(Row::TooMany)) => {
                let message = format!("a row of more than {CELLS} cells; mend it");
                within.fail(Fault::new(Code::TooMany, message), &origin)?;
            }
            Ok(None) if !found_any => {
                let message = "a table without rows; fetch it again or leave it out";
                return within.fail(Fault::new(Code::Empty, message), outer);
            }
            Ok(None) => return ControlFlow::Continue(()),
            Err(error) => return within.fail(fault::of(&error), &origin),
        }
        found_any = true;
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
        let header = "Заголовок;Текст;Дата публикации;Автор\n1;2;3;4\n";
        let ours = dialect(header.as_bytes(), &names).unwrap();
        let found = (ours.title, ours.text, ours.published, ours.authors);
        assert_eq!(found, (Some(0), Some(1), Some(2), Some(3)));
        let excel = dialect(b"\xEF\xBB\xBFsep=;\r\nid;text\r\n1;2\r\n", &names).unwrap();
        assert!(excel.is_told && excel.delimiter == b';' && excel.text == Some(1));
        let given = ColumnNames {
            text: Some("Статья".into()),
            ..ColumnNames::default()
        };
        let old = encoding_rs::WINDOWS_1251.encode("text\tСТАТЬЯ\n").0;
        let found = dialect(&old, &given).unwrap();
        assert_eq!((found.delimiter, found.text), (b'\t', Some(1)));
        assert!(no_column(b"a,b\n", &names).message.ends_with("a, b"));
        let titled = ColumnNames {
            title: Some("nope".into()),
            ..ColumnNames::default()
        };
        let head = b"id,text\n";
        let columns = dialect(head, &titled).unwrap();
        let message = missing(head, &columns, &titled).unwrap().message;
        assert!(message.contains("no column nope") && message.ends_with("id, text"));
        assert!(missing(head, &columns, &names).is_none());
    }
}
