//! A list as it is written.

use std::collections::BTreeMap;

/// A file of `data/`.
pub struct List<'a> {
    pub name: String,
    /// Comments and header, in their order.
    top: Vec<&'a str>,
    columns: Vec<&'a str>,
    pub rows: Vec<Row<'a>>,
    /// Lines of comments that stand among the rows.
    strayed: Vec<usize>,
    is_ended: bool,
}

/// A line that is neither comment nor header.
#[derive(Clone)]
pub struct Row<'a> {
    /// From 1.
    pub line: usize,
    written: &'a str,
    cells: Vec<&'a str>,
}

impl<'a> List<'a> {
    pub fn new(name: &str, content: &'a str) -> Self {
        let mut list = Self {
            name: name.to_owned(),
            top: Vec::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            strayed: Vec::new(),
            is_ended: content.ends_with('\n') && !content.contains('\r'),
        };
        for (at, written) in content.lines().enumerate() {
            let cells = written.split('\t').map(str::trim).collect();
            if written.starts_with('#') {
                list.top.push(written);
                if !list.rows.is_empty() {
                    list.strayed.push(at + 1);
                }
            } else if list.columns.is_empty() {
                list.top.push(written);
                list.columns = cells;
            } else {
                list.rows.push(Row {
                    line: at + 1,
                    written,
                    cells,
                });
            }
        }
        list
    }

    /// The cell of a column, empty where there is none.
    pub fn cell(&self, row: &Row<'a>, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| *name == column);
        at.and_then(|at| row.cells.get(at).copied()).unwrap_or("")
    }

    pub fn check_shape(&self, faults: &mut Vec<String>) {
        let mut fault = |line: usize, what: &str| {
            faults.push(format!("data/{}:{line}: {what}", self.name));
        };
        if self.columns.first() != Some(&"surface") || self.columns.last() != Some(&"source") {
            fault(1, "the header begins with `surface` and ends with `source`");
        }
        if !self.is_ended {
            fault(
                self.rows.len(),
                "lines end in a bare line feed, the last too",
            );
        }
        for line in &self.strayed {
            fault(*line, "a comment among the rows; move it above them");
        }
        for row in &self.rows {
            let clean = row.cells.join("\t");
            if row.cells.len() != self.columns.len() {
                let (cells, columns) = (row.cells.len(), self.columns.len());
                fault(
                    row.line,
                    &format!("{cells} cells, the header has {columns}"),
                );
            } else if row.written != clean || clean.contains("  ") {
                fault(row.line, "blanks around a cell or two in a row; drop them");
            }
            if self.cell(row, "surface").is_empty() || self.cell(row, "source").is_empty() {
                fault(row.line, "surface and source are never empty");
            }
        }
    }

    pub fn check_order(&self, faults: &mut Vec<String>) {
        let pairs = self.rows.iter().zip(self.rows.iter().skip(1));
        if let Some((_, row)) = pairs
            .into_iter()
            .find(|(before, row)| before.written > row.written)
        {
            let surface = self.cell(row, "surface");
            let (name, line) = (&self.name, row.line);
            faults.push(format!(
                "data/{name}:{line}: «{surface}» is out of order; rows are sorted by their bytes"
            ));
        }
    }

    pub fn check_keys(&self, faults: &mut Vec<String>) {
        for rows in self.by_key().values().filter(|rows| rows.len() > 1) {
            let lines: Vec<String> = rows.iter().map(|row| row.line.to_string()).collect();
            let surface = self.cell(rows[0], "surface");
            faults.push(format!(
                "data/{}:{}: «{surface}» more than once under one kind (case and ё aside): keep one",
                self.name,
                lines.join(", ")
            ));
        }
    }

    /// Rows under surface, without case and ё, and kind.
    fn by_key(&self) -> BTreeMap<(String, &'a str), Vec<&Row<'a>>> {
        let mut keys: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in &self.rows {
            let key = (fold(self.cell(row, "surface")), self.cell(row, "kind"));
            keys.entry(key).or_default().push(row);
        }
        keys
    }

    /// The file sorted, without repeats. Rows of one key that say different things all stay.
    pub fn tidied(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for mut rows in self.by_key().into_values() {
            rows.sort_by_key(|row| self.preference(row));
            let meaning = |row: &Row<'_>| self.meaning(row);
            let first = meaning(rows[0]);
            if rows.iter().all(|row| meaning(row) == first) {
                rows.truncate(1);
            }
            lines.extend(rows.iter().map(|row| row.cells.join("\t")));
        }
        lines.sort();
        lines.dedup();
        let top = self.top.iter().map(|line| line.trim_end().to_owned());
        top.chain(lines).map(|line| line + "\n").collect()
    }

    /// What a row says beside its surface and source.
    fn meaning(&self, row: &Row<'_>) -> Vec<String> {
        let cells = row.cells.iter().zip(&self.columns);
        cells
            .filter(|(_, column)| !["surface", "source"].contains(*column))
            .map(|(cell, _)| fold(cell))
            .collect()
    }

    /// Of rows that say the same the one stays that matches most texts (fewest capitals), keeps ё and
    /// is our own.
    fn preference(&self, row: &Row<'_>) -> (usize, bool, bool) {
        let surface = self.cell(row, "surface");
        let capitals = surface.chars().filter(|c| c.is_uppercase()).count();
        let has_yo = surface.contains(['ё', 'Ё']);
        (capitals, !has_yo, self.cell(row, "source") != "own")
    }
}

fn fold(cell: &str) -> String {
    cell.to_lowercase().replace('ё', "е")
}
