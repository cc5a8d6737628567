//! Tables of an article: a row of short cells is a line.

use super::body::LINKED;
use super::lines::Line;

/// What stands between two cells of a row.
const BETWEEN: &str = " | ";

/// Letters from which a cell holds a paragraph, and its table lays out a page.
const LONGEST: usize = 80;

/// Rows from which there is a table.
const ROWS: usize = 2;

/// What an element is in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Grid {
    /// No part of one.
    #[default]
    None,
    /// The table.
    Table,
    /// One of its rows, several of them, or its caption.
    Row,
    /// One of its cells.
    Cell,
    /// A paragraph, of a cell or elsewhere.
    Text,
}

/// The place of an element in its table, by its name.
pub(super) fn place(name: &str) -> Grid {
    match name {
        "table" => Grid::Table,
        "tr" | "tbody" | "thead" | "tfoot" | "caption" => Grid::Row,
        "td" | "th" => Grid::Cell,
        "p" => Grid::Text,
        _ => Grid::None,
    }
}

/// An element around a line: the one around it, which stands earlier, and its place in a table.
pub(super) type Element = (usize, Grid);

/// What the lines of a table show.
#[derive(Clone, Copy, Debug, Default)]
struct Table {
    /// Whether something else than short cells stands in it.
    mixed: bool,
    rows: usize,
    /// Rows of more than one cell.
    wide: usize,
    cells: usize,
    linked: usize,
}

impl Table {
    fn is_data(self) -> bool {
        !self.mixed
            && self.wide >= ROWS
            && self.wide * 2 > self.rows
            && self.linked * 2 < self.cells
    }
}

/// Joins the cells of each row into one line. Says of each element whether it is part of such a table.
pub(super) fn join(
    lines: &mut Vec<Line>,
    of_line: &mut Vec<usize>,
    elements: &[Element],
) -> Vec<bool> {
    let around = tables(elements);
    let cells: Vec<usize> = of_line.iter().map(|&at| cell(at, elements)).collect();
    let is_data: Vec<bool> = counted(lines, &cells, elements, &around)
        .into_iter()
        .map(Table::is_data)
        .collect();
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut places: Vec<usize> = Vec::with_capacity(lines.len());
    let mut last = None;
    for (n, line) in std::mem::take(lines).into_iter().enumerate() {
        let in_row = is_data[around[of_line[n]]];
        let before = last.replace(cells[n]).filter(|_| in_row);
        let open = before.is_some_and(|before| elements[before].0 == elements[cells[n]].0);
        match joined.last_mut().filter(|_| open) {
            Some(row) => add(
                row,
                &line,
                if before == Some(cells[n]) {
                    " "
                } else {
                    BETWEEN
                },
            ),
            None => {
                joined.push(Line {
                    row: in_row,
                    ..line
                });
                places.push(of_line[n]);
            }
        }
    }
    (*lines, *of_line) = (joined, places);
    around.into_iter().map(|table| is_data[table]).collect()
}

/// What each table shows, by the number of its element.
fn counted(lines: &[Line], cells: &[usize], elements: &[Element], around: &[usize]) -> Vec<Table> {
    let mut tables: Vec<Table> = vec![Table::default(); elements.len()];
    for (at, (parent, grid)) in elements.iter().enumerate() {
        let own = |grid: Grid| matches!(grid, Grid::Cell | Grid::Row | Grid::Table);
        let paragraph = *grid == Grid::Text && elements[*parent].1 == Grid::Cell;
        tables[around[at]].mixed |= !own(*grid) && !paragraph;
        tables[around[*parent]].mixed |= *grid == Grid::Table;
    }
    let row = |n: usize| elements[cells[n]].0;
    let mut wide = false;
    for (n, line) in lines.iter().enumerate() {
        let table = &mut tables[around[cells[n]]];
        let first = n == 0 || row(n) != row(n - 1);
        wide &= !first;
        let next = !first && !wide && cells[n] != cells[n - 1];
        wide |= next;
        table.mixed |= line.text.chars().count() >= LONGEST;
        table.rows += usize::from(first);
        table.wide += usize::from(next);
        table.cells += 1;
        table.linked += usize::from(line.links > LINKED);
    }
    tables
}

/// The cell around a paragraph of it, other elements as they are.
fn cell(at: usize, elements: &[Element]) -> usize {
    let (parent, grid) = elements[at];
    let paragraph = grid == Grid::Text && elements[parent].1 == Grid::Cell;
    if paragraph { parent } else { at }
}

/// The table around each element, 0 for none; a table is around itself.
fn tables(elements: &[Element]) -> Vec<usize> {
    let mut around: Vec<usize> = Vec::with_capacity(elements.len());
    for (at, (parent, grid)) in elements.iter().enumerate() {
        let outer = around.get(*parent).copied().unwrap_or_default();
        around.push(if *grid == Grid::Table { at } else { outer });
    }
    around
}

/// Puts a cell behind those of its row.
fn add(row: &mut Line, cell: &Line, between: &str) {
    let (own, more) = (row.text.len() as f32, cell.text.len() as f32);
    row.links = (row.links * own + cell.links * more) / (own + more);
    row.text.push_str(between);
    row.text.push_str(&cell.text);
    row.mended |= cell.mended;
    row.escaped |= cell.escaped;
    row.stamp = row.stamp.take().or_else(|| cell.stamp.clone());
}
