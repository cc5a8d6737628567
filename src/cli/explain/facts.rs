//! The facts as a table.

use super::paint::Paint;
use super::view::{Object, View, short};
use std::io::{self, Write};

/// Writes a row for each object: id, kind, words, value, rule, confidence.
pub fn write(out: &mut impl Write, paint: Paint, view: &View) -> io::Result<()> {
    let rows: Vec<[String; 5]> = view.objects.iter().map(row).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2), width(3)];
    for (row, object) in rows.iter().zip(&view.objects) {
        let mut line = paint.kind(object.kind, &padded(&row[0], widths[0]));
        for column in 1..widths.len() {
            line += "  ";
            line += &padded(&row[column], widths[column]);
        }
        writeln!(out, "{line}  {}", paint.dim(&row[4]))?;
    }
    writeln!(out)
}

fn row(object: &Object) -> [String; 5] {
    [
        object.id.clone(),
        object.kind.to_owned(),
        short(&object.words),
        short(&object.brief),
        format!("{} {:.3}", object.rule, object.confidence),
    ]
}

fn padded(cell: &str, width: usize) -> String {
    let missing = width.saturating_sub(cell.chars().count());
    cell.to_owned() + &" ".repeat(missing)
}
