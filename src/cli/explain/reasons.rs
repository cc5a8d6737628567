//! What is said of figures, sums, roles, dates, campaigns and quotes, in sentences, with the words that show it.

use super::decisions;
use super::paint::Paint;
use super::view::{Object, View, safe, short};
use std::io::{self, Write};

/// Writes the sentences of each object that has some: the rule that read the words behind each, decisions below.
pub fn write(out: &mut impl Write, paint: Paint, view: &View) -> io::Result<()> {
    for object in view.objects.iter().filter(|object| !object.told.is_empty()) {
        let id = paint.kind(object.kind, &object.id);
        writeln!(
            out,
            "{id} «{}»  {}",
            short(&object.words),
            paint.dim(&how_sure(object))
        )?;
        for told in &object.told {
            match &told.rule {
                Some(rule) => writeln!(out, "    {}  {}", safe(&told.sentence), paint.dim(rule))?,
                None => writeln!(out, "    {}", safe(&told.sentence))?,
            }
        }
        for line in decisions::lines(view, object) {
            writeln!(out, "    {}", paint.dim(&safe(line)))?;
        }
    }
    writeln!(out)
}

/// «figure.headcount 0.919, almost surely right».
fn how_sure(object: &Object) -> String {
    format!(
        "{} {:.3}, {}",
        object.rule, object.confidence, object.sureness
    )
}
