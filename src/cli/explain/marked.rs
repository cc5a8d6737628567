//! The text with its mentions marked.

use super::paint::{END, Paint};
use super::view::View;
use std::cmp::Reverse;
use std::io::{self, Write};
use std::ops::Range;
use svodka::source::harmless;

/// A span to be marked.
struct Mark<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    id: &'a str,
}

/// Writes the parts of the text that are shown; a mark that crosses the one around it is left out, it stands among the
/// facts.
pub fn write(out: &mut impl Write, paint: Paint, view: &View) -> io::Result<()> {
    for part in &view.parts {
        write_part(out, paint, view, part.clone())?;
    }
    Ok(())
}

fn write_part(
    out: &mut impl Write,
    paint: Paint,
    view: &View,
    part: Range<usize>,
) -> io::Result<()> {
    let marks = marks(view).into_iter();
    let mut marks = marks.skip_while(|mark| mark.start < part.start).peekable();
    let mut open: Vec<Mark<'_>> = Vec::new();
    for at in part.start..=part.end {
        while let Some(mark) = open.pop_if(|mark| mark.end <= at) {
            out.write_all(close(&mark, &open, paint).as_bytes())?;
        }
        while let Some(mark) = marks.next_if(|mark| mark.start <= at) {
            let crosses = open.last().is_some_and(|around| mark.end > around.end);
            if !crosses && mark.end > at {
                out.write_all(begin(mark.kind, paint).as_bytes())?;
                open.push(mark);
            }
        }
        match view.text.get(at).filter(|_| at < part.end) {
            Some(c @ ('\n' | '\t')) => write!(out, "{c}")?,
            Some(c) => write!(out, "{}", harmless(*c))?,
            None => {}
        }
    }
    writeln!(out, "\n")
}

/// By start, longer first.
fn marks(view: &View) -> Vec<Mark<'_>> {
    let mut marks: Vec<Mark<'_>> = view
        .objects
        .iter()
        .flat_map(|object| {
            object.spans.iter().map(|&(start, end)| Mark {
                start,
                end,
                kind: object.kind,
                id: &object.id,
            })
        })
        .collect();
    marks.sort_by_key(|mark| (mark.start, Reverse(mark.end)));
    marks
}

fn begin(kind: &str, paint: Paint) -> &'static str {
    if paint.is_colored() {
        Paint::begin(kind)
    } else {
        "["
    }
}

/// The id, and back to the mark around.
fn close(mark: &Mark<'_>, around: &[Mark<'_>], paint: Paint) -> String {
    if !paint.is_colored() {
        return format!("|{} {}]", mark.kind, mark.id);
    }
    let outer = around.last().map_or("", |mark| Paint::begin(mark.kind));
    format!("{END} {}{outer}", paint.dim(mark.id))
}

#[cfg(test)]
mod tests {
    use super::super::view::{Object, View};
    use super::*;

    fn object(id: &str, kind: &'static str, spans: &[(usize, usize)]) -> Object {
        Object {
            id: id.into(),
            kind,
            words: String::new(),
            brief: String::new(),
            rule: String::new(),
            confidence: 1.0,
            sureness: String::new(),
            spans: spans.to_vec(),
            told: Vec::new(),
        }
    }

    fn shown(paint: Paint) -> String {
        let view = View {
            text: "МИД РК и Аида".chars().collect(),
            parts: Vec::from([Range { start: 0, end: 13 }]),
            is_excerpt: false,
            lang: svodka_tell::Lang::Ru,
            attempts: Vec::new(),
            refusals: Vec::new(),
            decisions: Vec::new(),
            objects: vec![
                object("o0", "organization", &[(0, 6)]),
                object("l4", "place", &[(4, 6)]),
                object("q5", "quote", &[(5, 8)]),
                object("p9", "person", &[(9, 13)]),
            ],
        };
        let mut out = Vec::new();
        write(&mut out, paint, &view).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn brackets_nest_and_what_crosses_is_left_out() {
        let expected = "[МИД [РК|place l4]|organization o0] и [Аида|person p9]\n\n";
        assert_eq!(shown(Paint::PLAIN), expected);
    }

    #[test]
    fn colors_come_back_after_a_mark_inside() {
        let colored = shown(Paint::COLORED);
        assert!(colored.starts_with("\x1b[1;34mМИД \x1b[36mРК\x1b[0m \x1b[2ml4\x1b[0m\x1b[1;34m"));
    }
}
