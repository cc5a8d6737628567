//! A CSV file for each table.

use crate::folder::{Folder, TableFile};
use crate::tables::Table;
use crate::target::Form;
use crate::{Options, Value};
use csv::{Terminator, Writer, WriterBuilder};
use std::fs::File;
use std::io::{self, Write};

/// The form.
pub const FORM: Form = Form {
    name: "csv",
    schemes: &[],
    endings: &[],
    place: "DIR",
    about: "a CSV file for each table; lists as JSON",
    open: Folder::<CsvFile>::open,
    beside: &[],
    sql: None,
};

/// Characters by which spreadsheets know a formula, or skip on the way to one; also as full-width characters.
const FORMULAS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

struct CsvFile {
    writer: Writer<File>,
    raw: bool,
    cell: String,
}

impl TableFile for CsvFile {
    const ENDING: &str = ".csv";

    fn begin(mut file: File, table: &'static Table, options: &Options) -> io::Result<Self> {
        if options.bom {
            file.write_all("\u{FEFF}".as_bytes())?;
        }
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(file);
        writer.write_record(table.columns.iter().map(|column| column.name))?;
        Ok(Self {
            writer,
            raw: options.raw,
            cell: String::new(),
        })
    }

    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        for value in values {
            match value {
                Value::Text(text) if !self.raw && text.starts_with(FORMULAS) => {
                    self.cell.clear();
                    self.cell.push('\'');
                    self.cell.push_str(text);
                    self.writer.write_field(&self.cell)?;
                }
                Value::Text(text) => self.writer.write_field(text.as_bytes())?,
                Value::Null => self.writer.write_field("")?,
                Value::Integer(number) => self.writer.write_field(number.to_string())?,
                Value::Real(number) => self.writer.write_field(number.to_string())?,
                Value::Boolean(truth) => self.writer.write_field(truth.to_string())?,
                Value::Date(day) => self.writer.write_field(day.to_string())?,
                Value::Texts(texts) => self.writer.write_field(serde_json::to_string(texts)?)?,
            }
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn finish(self) -> io::Result<File> {
        self.writer.into_inner().map_err(|error| error.into_error())
    }
}
