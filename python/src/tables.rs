//! Records as tables in the memory format of Arrow, which data frames take without a copy.

use crate::outcome::broken;
use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, ListBuilder,
    StringBuilder,
};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use svodka_export::{Batch, Column, Kind, Reader, Value, tables};

/// Bytes of the values of a batch, about.
const BATCH_BYTES: usize = 8 << 20;

/// All tables in the making.
#[pyclass(frozen)]
pub struct Tables(Mutex<Vec<Growing>>);

#[pymethods]
impl Tables {
    /// Empty ones.
    #[new]
    fn new() -> Self {
        Self(Mutex::new(tables().iter().map(Growing::of).collect()))
    }

    /// Adds the rows of records, given as lines.
    fn add(&self, py: Python<'_>, lines: Vec<Bound<'_, PyBytes>>) -> PyResult<()> {
        let mut batch = Batch::default();
        for line in lines {
            let record = serde_json::from_slice(line.as_bytes());
            let told = |error| PyValueError::new_err(format!("no record of svodka: {error}"));
            batch.records.push(record.map_err(told)?);
        }
        py.detach(|| self.push(&batch)).map_err(broken)
    }

    /// Adds the rows of files that svodka wrote: records, entities, claims.
    fn add_files(&self, py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<()> {
        for batch in Reader::new(paths) {
            let batch = batch.map_err(|error| PyValueError::new_err(error.to_string()))?;
            py.detach(|| self.push(&batch)).map_err(broken)?;
            py.check_signals()?;
        }
        Ok(())
    }

    /// The tables by name; those here are empty again.
    fn finish<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let finished = PyDict::new(py);
        for growing in &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            let table = growing.finish().map_err(broken)?;
            finished.set_item(table.name, table)?;
        }
        Ok(finished)
    }
}

impl Tables {
    fn push(&self, batch: &Batch) -> Result<(), ArrowError> {
        let mut growing = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        growing.iter_mut().try_for_each(|table| table.push(batch))
    }
}

/// A table; frames take it by the Arrow `PyCapsule` interface.
#[pyclass(frozen)]
pub struct Table {
    /// Name.
    #[pyo3(get)]
    name: &'static str,
    /// What a row is.
    #[pyo3(get)]
    about: &'static str,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// Names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        let fields = self.schema.fields().iter();
        fields.map(|field| field.name().as_str()).collect()
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        let columns = self.column_names().join(", ");
        format!("<Table {}, {} rows: {columns}>", self.name, self.__len__())
    }

    /// The columns, as Arrow describes them.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&*self.schema).map_err(broken)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The rows. They have one schema; who asks for another casts them itself, as the interface allows.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let batches = RecordBatchIterator::new(batches, Arc::clone(&self.schema));
        let stream = FFI_ArrowArrayStream::new(Box::new(batches));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }
}

/// A table in the making.
struct Growing {
    table: &'static svodka_export::Table,
    schema: SchemaRef,
    cells: Vec<Cells>,
    bytes: usize,
    batches: Vec<RecordBatch>,
}

impl Growing {
    fn of(table: &'static svodka_export::Table) -> Self {
        let fields: Vec<Field> = table.columns.iter().map(field).collect();
        Self {
            table,
            schema: Arc::new(Schema::new(fields)),
            cells: table.columns.iter().map(Cells::of).collect(),
            bytes: 0,
            batches: Vec::new(),
        }
    }

    fn push(&mut self, batch: &Batch) -> Result<(), ArrowError> {
        self.table.rows(batch, &mut |values| {
            for (cells, value) in self.cells.iter_mut().zip(values) {
                self.bytes += cells.push(value);
            }
        });
        match self.bytes >= BATCH_BYTES {
            true => self.close_batch(),
            false => Ok(()),
        }
    }

    fn close_batch(&mut self) -> Result<(), ArrowError> {
        let columns = self.cells.iter_mut().map(|cells| cells.finish()).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns)?;
        if batch.num_rows() > 0 {
            self.batches.push(batch);
        }
        self.bytes = 0;
        Ok(())
    }

    fn finish(&mut self) -> Result<Table, ArrowError> {
        self.close_batch()?;
        Ok(Table {
            name: self.table.name,
            about: &self.table.about,
            schema: Arc::clone(&self.schema),
            batches: std::mem::take(&mut self.batches),
        })
    }
}

/// A column, with what a cell says as its comment.
fn field(column: &Column) -> Field {
    let kind = match column.kind {
        Kind::Text => DataType::Utf8,
        Kind::Integer => DataType::Int64,
        Kind::Real => DataType::Float64,
        Kind::Boolean => DataType::Boolean,
        Kind::Date => DataType::Date32,
        Kind::Texts => DataType::List(Arc::new(Field::new("item", DataType::Utf8, true))),
    };
    let comment = HashMap::from([("comment".to_owned(), column.about.clone())]);
    Field::new(column.name, kind, column.nullable).with_metadata(comment)
}

/// Cells of a column.
enum Cells {
    Texts(StringBuilder),
    Integers(Int64Builder),
    Reals(Float64Builder),
    Booleans(BooleanBuilder),
    Days(Date32Builder),
    Lists(ListBuilder<StringBuilder>),
}

/// Bytes of a number, and about those of an offset.
const CELL_BYTES: usize = 8;

impl Cells {
    fn of(column: &Column) -> Self {
        match column.kind {
            Kind::Text => Self::Texts(StringBuilder::new()),
            Kind::Integer => Self::Integers(Int64Builder::new()),
            Kind::Real => Self::Reals(Float64Builder::new()),
            Kind::Boolean => Self::Booleans(BooleanBuilder::new()),
            Kind::Date => Self::Days(Date32Builder::new()),
            Kind::Texts => Self::Lists(ListBuilder::new(StringBuilder::new())),
        }
    }

    /// Adds a cell; about how many bytes that are. A value of another kind than its column is none.
    fn push(&mut self, value: &Value<'_>) -> usize {
        match (self, value) {
            (Self::Texts(cells), Value::Text(text)) => {
                cells.append_value(text);
                return CELL_BYTES + text.len();
            }
            (Self::Lists(cells), Value::Texts(texts)) => {
                texts
                    .iter()
                    .for_each(|text| cells.values().append_value(text));
                cells.append(true);
                return CELL_BYTES + texts.iter().map(String::len).sum::<usize>();
            }
            (Self::Integers(cells), Value::Integer(number)) => cells.append_value(*number),
            (Self::Reals(cells), Value::Real(number)) => cells.append_value(*number),
            (Self::Booleans(cells), Value::Boolean(truth)) => cells.append_value(*truth),
            (Self::Days(cells), Value::Date(day)) => cells.append_value(days_since_1970(*day)),
            (Self::Texts(cells), _) => cells.append_null(),
            (Self::Integers(cells), _) => cells.append_null(),
            (Self::Reals(cells), _) => cells.append_null(),
            (Self::Booleans(cells), _) => cells.append_null(),
            (Self::Days(cells), _) => cells.append_null(),
            (Self::Lists(cells), _) => cells.append(true),
        }
        CELL_BYTES
    }

    fn finish(&mut self) -> arrow_array::ArrayRef {
        match self {
            Self::Texts(cells) => ArrayBuilder::finish(cells),
            Self::Integers(cells) => ArrayBuilder::finish(cells),
            Self::Reals(cells) => ArrayBuilder::finish(cells),
            Self::Booleans(cells) => ArrayBuilder::finish(cells),
            Self::Days(cells) => ArrayBuilder::finish(cells),
            Self::Lists(cells) => ArrayBuilder::finish(cells),
        }
    }
}

fn days_since_1970(day: jiff::civil::Date) -> i32 {
    let since = day.duration_since(jiff::civil::date(1970, 1, 1));
    since
        .as_hours()
        .div_euclid(24)
        .try_into()
        .unwrap_or(i32::MAX)
}
