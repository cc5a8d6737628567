//! Files of rows: TSV with a header that names its columns.
//!
//! `surface`, `canonical`, `kind` and `source` are common to all. Lines that begin with `#` are comments.

/// A file of rows: name and content.
#[derive(Clone, Copy)]
pub struct ListFile<'a> {
    /// File name, which says what lists it holds.
    pub name: &'a str,
    /// Its content.
    pub content: &'a str,
}

/// A TSV file with a header.
pub struct Table<'a> {
    name: &'a str,
    columns: Vec<Column>,
    header: &'a str,
    lines: &'a str,
}

/// What a column of a [`Table`] holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Surface,
    Canonical,
    Kind,
    Source,
    Extra,
}

impl Column {
    fn by_name(name: &str) -> Self {
        match name {
            "surface" => Self::Surface,
            "canonical" => Self::Canonical,
            "kind" => Self::Kind,
            "source" => Self::Source,
            _ => Self::Extra,
        }
    }
}

/// One row of a [`Table`].
#[derive(Default)]
pub struct Row<'a> {
    /// Byte of the file at which its line begins.
    pub at: usize,
    /// The words.
    pub surface: &'a str,
    /// What they stand for.
    pub canonical: &'a str,
    /// The row's kind.
    pub kind: &'a str,
    /// Columns beside the common ones.
    pub extra: Vec<&'a str>,
}

/// Characters of a header line that a message shows.
const HEADER: usize = 40;

impl<'a> Table<'a> {
    /// Reads the header of `file`.
    ///
    /// # Errors
    /// A file without a `surface` column.
    pub fn new(file: &ListFile<'a>) -> Result<Self, String> {
        // a mark of byte order, as editors of Windows leave it
        let content = file
            .content
            .strip_prefix('\u{FEFF}')
            .unwrap_or(file.content);
        let header = content
            .lines()
            .find(|line| !line.starts_with('#'))
            .unwrap_or("");
        let columns: Vec<Column> = header.split('\t').map(Column::by_name).collect();
        if !columns.contains(&Column::Surface) {
            return Err(format!(
                "{}: the first line, {:?}, names no column `surface`; begin the file with a line like \
                 `surface`, `canonical`, `kind`, `source`, with tabs between",
                file.name,
                header.chars().take(HEADER).collect::<String>()
            ));
        }
        Ok(Self {
            name: file.name,
            columns,
            header,
            lines: content,
        })
    }

    /// The rows with their line numbers.
    ///
    /// # Errors
    /// A row with too few or too many cells, named with file and line.
    pub fn rows(&self) -> impl Iterator<Item = Result<(usize, Row<'a>), String>> {
        let mut end = 0;
        let lines = self.lines.split_inclusive('\n').map(move |line| {
            let at = end;
            end += line.len();
            (at, without_end(line))
        });
        lines
            .enumerate()
            .filter(|(_, (_, line))| !line.starts_with('#') && !line.is_empty())
            .skip(1)
            .map(|(index, (at, line))| {
                let row = self.row(index + 1, line)?;
                Ok((index + 1, Row { at, ..row }))
            })
    }

    /// The cell of a row in the column of that name, empty where there is none.
    pub fn cell(&self, row: &Row<'a>, name: &str) -> &'a str {
        let line = self
            .lines
            .get(row.at..)
            .and_then(|rest| rest.lines().next());
        let named = self.header.split('\t').position(|column| column == name);
        let cell = line
            .zip(named)
            .and_then(|(line, at)| line.split('\t').nth(at));
        cell.unwrap_or("")
    }

    /// The row whose line begins at a byte, as [`Row::at`] has it.
    pub fn row_at(&self, at: usize) -> Option<Row<'a>> {
        let line = self.lines.get(at..)?.lines().next()?;
        self.row(0, line).ok()
    }

    fn row(&self, number: usize, line: &'a str) -> Result<Row<'a>, String> {
        let count = line.bytes().filter(|&b| b == b'\t').count() + 1;
        if count != self.columns.len() {
            return Err(format!(
                "{}:{number}: {count} cells where the header names {}",
                self.name,
                self.columns.len()
            ));
        }
        let mut row = Row::default();
        for (column, cell) in self.columns.iter().zip(line.split('\t')) {
            match column {
                Column::Surface => row.surface = cell,
                Column::Canonical => row.canonical = cell,
                Column::Kind => row.kind = cell,
                Column::Source => {}
                Column::Extra => row.extra.push(cell),
            }
        }
        if row.surface.is_empty() {
            return Err(format!("{}:{number}: empty surface", self.name));
        }
        Ok(row)
    }
}

/// A line without what ends it.
fn without_end(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_where_they_stand() {
        let file = ListFile {
            name: "words.tsv",
            content: "# of wood\nsurface\tcanonical\tkind\tsource\tnote\r\n\nель\tель\ttree\town\tgreen\r\nдуб\tдуб\ttree\town\t",
        };
        let table = Table::new(&file).unwrap();
        let rows: Vec<_> = table.rows().map(Result::unwrap).collect();
        let told: Vec<_> = rows.iter().map(|(n, row)| (*n, row.surface)).collect();
        assert_eq!(told, [(4, "ель"), (5, "дуб")]);
        for (_, row) in rows {
            let again = table.row_at(row.at).unwrap();
            assert_eq!(again.surface, row.surface);
            assert_eq!(again.extra, row.extra);
            assert_eq!(table.cell(&row, "surface"), row.surface);
            assert_eq!(table.cell(&row, "note"), row.extra[0]);
            assert_eq!(table.cell(&row, "colour"), "");
        }
        assert!(table.row_at(0).is_none() && table.row_at(1 << 20).is_none());
    }
}
