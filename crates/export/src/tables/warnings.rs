//! Warnings: those of the record, and of numbers that no column holds.

use super::spec::{OF_DOCUMENT, TableSpec, columns};
use crate::Value;
use std::borrow::Cow;
use svodka_record::{Figure, Id, Record};

pub(super) const WARNINGS: TableSpec = TableSpec {
    name: "warnings",
    of: "Warning",
    key: OF_DOCUMENT,
    columns: WARNING,
    fill: |batch, take| {
        for record in &batch.records {
            let all = of_record(record).chain(record.figures.iter().flat_map(too_large));
            for (number, x) in (1..).zip(all) {
                take(&warning(&record.id, number, x));
            }
        }
    },
};

/// A row.
struct Warned<'a> {
    code: &'static str,
    difference: Option<&'static str>,
    refs: Cow<'a, [Id]>,
    message: Cow<'a, str>,
}

columns!(WARNING, warning(document: &'a str, number: u32, x: Warned<'a>) {
    document_id: Text from "Record.id" -> documents = document;
    id: Text from "Record.warnings", "`w` and the number of the warning, from 1" = format!("w{number}");
    code: Text, "`number_too_large` where a figure has a number that no column holds" = x.code;
    difference: Text or null = x.difference;
    refs: Texts = Value::ids(&x.refs);
    message: Text = x.message;
});

fn of_record(record: &Record) -> impl Iterator<Item = Warned<'_>> {
    record.warnings.iter().map(|x| Warned {
        code: x.code.name(),
        difference: x.difference.map(|word| word.name()),
        refs: Cow::Borrowed(&x.refs),
        message: Cow::Borrowed(&x.message),
    })
}

/// What is said of numbers that databases do not have.
fn too_large(figure: &Figure) -> impl Iterator<Item = Warned<'_>> {
    let numbers = [
        ("value", figure.value),
        ("min", figure.min),
        ("max", figure.max),
    ];
    let beyond = numbers.into_iter().filter_map(|(column, number)| {
        Some((column, number.filter(|x| i64::try_from(*x).is_err())?))
    });
    beyond.map(|(column, number)| Warned {
        code: "number_too_large",
        difference: None,
        refs: Cow::Owned(vec![figure.id]),
        message: format!(
            "{column} of {} is {number}; the greatest number of a column, {}, stands for it",
            figure.id,
            i64::MAX
        )
        .into(),
    })
}
