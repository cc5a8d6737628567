//! A Parquet file for each table: typed, packed with Zstandard, in row groups of bounded size.

use crate::folder::{Folder, TableFile};
use crate::tables::{Column, Kind, Table};
use crate::target::Form;
use crate::{Options, Value};
use bytes::Bytes;
use jiff::civil::{Date, date};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use std::fs::File;
use std::io;
use std::sync::Arc;

/// The form.
pub const FORM: Form = Form {
    name: "parquet",
    schemes: &[],
    endings: &[],
    place: "DIR",
    about: "a Parquet file for each table, for DuckDB, polars, pandas, Spark",
    open: Folder::<ParquetFile>::open,
    beside: &[],
    sql: None,
};

/// Rows of a row group, at most: as many as DuckDB gives to a thread.
const GROUP_ROWS: usize = 122_880;
/// Bytes of the values of a row group, about: all tables together stay below fifteen times as many.
const GROUP_BYTES: usize = 6 << 20;

struct ParquetFile {
    writer: SerializedFileWriter<File>,
    columns: Vec<Cells>,
    rows: usize,
    bytes: usize,
}

impl TableFile for ParquetFile {
    const ENDING: &str = ".parquet";

    fn begin(file: File, table: &'static Table, _: &Options) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(concat!("svodka ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let schema = schema(table).map_err(failed)?;
        let writer =
            SerializedFileWriter::new(file, schema, Arc::new(properties)).map_err(failed)?;
        Ok(Self {
            writer,
            columns: table.columns.iter().map(Cells::of).collect(),
            rows: 0,
            bytes: 0,
        })
    }

    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        for (cells, value) in self.columns.iter_mut().zip(values) {
            self.bytes += cells.push(value);
        }
        self.rows += 1;
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.write_group().map_err(failed)?;
        }
        Ok(())
    }

    fn finish(mut self) -> io::Result<File> {
        if self.rows > 0 {
            self.write_group().map_err(failed)?;
        }
        self.writer.into_inner().map_err(failed)
    }
}

impl ParquetFile {
    fn write_group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for cells in &mut self.columns {
            if let Some(column) = group.next_column()? {
                cells.write(column)?;
            }
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(cause) => match cause.downcast() {
            Ok(cause) => *cause,
            Err(cause) => io::Error::other(cause),
        },
        error => io::Error::other(error),
    }
}

/// The columns of a file; lists have the three levels that all readers know.
fn schema(table: &Table) -> Result<TypePtr, ParquetError> {
    let columns = table.columns.iter().map(column_type);
    let columns = columns.collect::<Result<Vec<TypePtr>, _>>()?;
    let root = Type::group_type_builder(table.name).with_fields(columns);
    root.build().map(Arc::new)
}

fn column_type(column: &Column) -> Result<TypePtr, ParquetError> {
    if column.kind == Kind::Texts {
        let element = primitive(
            "element",
            Physical::BYTE_ARRAY,
            Repetition::REQUIRED,
            Some(LogicalType::String),
        )?;
        let list = Type::group_type_builder("list")
            .with_repetition(Repetition::REPEATED)
            .with_fields(vec![element])
            .build()?;
        let column = Type::group_type_builder(column.name)
            .with_repetition(Repetition::REQUIRED)
            .with_logical_type(Some(LogicalType::List))
            .with_fields(vec![Arc::new(list)])
            .build()?;
        return Ok(Arc::new(column));
    }
    let (physical, logical) = match column.kind {
        Kind::Text | Kind::Texts => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT64, None),
        Kind::Real => (Physical::DOUBLE, None),
        Kind::Boolean => (Physical::BOOLEAN, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
    };
    let repetition = match column.nullable {
        true => Repetition::OPTIONAL,
        false => Repetition::REQUIRED,
    };
    primitive(column.name, physical, repetition, logical)
}

fn primitive(
    name: &str,
    physical: Physical,
    repetition: Repetition,
    logical: Option<LogicalType>,
) -> Result<TypePtr, ParquetError> {
    let made = Type::primitive_type_builder(name, physical)
        .with_repetition(repetition)
        .with_logical_type(logical);
    made.build().map(Arc::new)
}

/// Cells of a column that are not written yet.
struct Cells {
    values: Values,
    /// Whether each place holds a value; empty where every one does.
    definitions: Vec<i16>,
    /// Whether each place goes on with the list before; empty where there are no lists.
    repetitions: Vec<i16>,
    has_gaps: bool,
}

enum Values {
    Texts(Texts),
    Integers(Vec<i64>),
    Reals(Vec<f64>),
    Booleans(Vec<bool>),
    Days(Vec<i32>),
}

/// Texts behind each other, and where each ends.
#[derive(Default)]
struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// Bytes of a number, and about those of a level.
const CELL_BYTES: usize = 8;

impl Cells {
    fn of(column: &Column) -> Self {
        Self {
            values: match column.kind {
                Kind::Text | Kind::Texts => Values::Texts(Texts::default()),
                Kind::Integer => Values::Integers(Vec::new()),
                Kind::Real => Values::Reals(Vec::new()),
                Kind::Boolean => Values::Booleans(Vec::new()),
                Kind::Date => Values::Days(Vec::new()),
            },
            definitions: Vec::new(),
            repetitions: Vec::new(),
            has_gaps: column.nullable || column.kind == Kind::Texts,
        }
    }

    /// Adds a cell; about how many bytes that are.
    fn push(&mut self, value: &Value<'_>) -> usize {
        if let (Value::Texts(list), Values::Texts(texts)) = (value, &mut self.values) {
            self.definitions.push(i16::from(!list.is_empty()));
            self.definitions.extend(list.iter().skip(1).map(|_| 1));
            self.repetitions.push(0);
            self.repetitions.extend(list.iter().skip(1).map(|_| 1));
            return CELL_BYTES + list.iter().map(|text| texts.push(text)).sum::<usize>();
        }
        if self.has_gaps {
            self.definitions.push(i16::from(*value != Value::Null));
        }
        match (&mut self.values, value) {
            (Values::Texts(texts), Value::Text(text)) => return texts.push(text),
            (Values::Integers(numbers), Value::Integer(number)) => numbers.push(*number),
            (Values::Reals(numbers), Value::Real(number)) => numbers.push(*number),
            (Values::Booleans(truths), Value::Boolean(truth)) => truths.push(*truth),
            (Values::Days(days), Value::Date(day)) => days.push(days_since_1970(*day)),
            _ => {}
        }
        CELL_BYTES
    }

    /// Writes all cells, and keeps the room they took.
    fn write(&mut self, mut column: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let definitions = self.has_gaps.then_some(&*self.definitions);
        let repetitions = (!self.repetitions.is_empty()).then_some(&*self.repetitions);
        match (column.untyped(), &mut self.values) {
            (ColumnWriter::ByteArrayColumnWriter(writer), Values::Texts(texts)) => {
                writer.write_batch(&texts.take(), definitions, repetitions)
            }
            (ColumnWriter::Int64ColumnWriter(writer), Values::Integers(numbers)) => {
                writer.write_batch(&std::mem::take(numbers), definitions, repetitions)
            }
            (ColumnWriter::DoubleColumnWriter(writer), Values::Reals(numbers)) => {
                writer.write_batch(&std::mem::take(numbers), definitions, repetitions)
            }
            (ColumnWriter::BoolColumnWriter(writer), Values::Booleans(truths)) => {
                writer.write_batch(&std::mem::take(truths), definitions, repetitions)
            }
            (ColumnWriter::Int32ColumnWriter(writer), Values::Days(days)) => {
                writer.write_batch(&std::mem::take(days), definitions, repetitions)
            }
            _ => Ok(0),
        }?;
        self.definitions.clear();
        self.repetitions.clear();
        column.close()
    }
}

impl Texts {
    fn push(&mut self, text: &str) -> usize {
        self.bytes.extend_from_slice(text.as_bytes());
        self.ends.push(self.bytes.len());
        text.len() + CELL_BYTES
    }

    /// All texts, none of them copied.
    fn take(&mut self) -> Vec<ByteArray> {
        let bytes = Bytes::from(std::mem::take(&mut self.bytes));
        let mut start = 0;
        let mut one = |end: usize| {
            let text = bytes.slice(start..end);
            start = end;
            text.into()
        };
        self.ends.drain(..).map(&mut one).collect()
    }
}

fn days_since_1970(day: Date) -> i32 {
    day.duration_since(date(1970, 1, 1))
        .as_hours()
        .div_euclid(24)
        .try_into()
        .unwrap_or(i32::MAX)
}
