//! Standoff files for brat: a text and its annotations for each document, in a folder with its configuration.

use crate::folder::Making;
use crate::identity::{Documents, key};
use crate::spans::{ATTRIBUTES, LABELS, Marked, Span, TIES, marked, text};
use crate::target::Form;
use crate::{Batch, Error, Mode, Options, Position, Sink, Target};
use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use svodka_record::Record;

/// The form.
pub const FORM: Form = Form {
    name: "brat",
    schemes: &[],
    endings: &[],
    place: "DIR",
    about: "standoff files for brat: NAME.txt and NAME.ann a document, annotation.conf",
    open,
    beside: &[],
    sql: None,
};

/// The name of the configuration, and how those of ours begin.
const CONFIG: &str = "annotation.conf";
const OURS: &str = "# svodka: kinds of spans, ties and choices\n";
/// Bytes of an id that is a file name as it is, at most.
const LONGEST: usize = 100;

fn open(target: &Target, options: Options) -> Result<Box<dyn Sink>, Error> {
    target.must_be_anew(options.mode)?;
    let path = target.path().components().collect::<PathBuf>();
    may_be_written(&path, options.mode)?;
    let begun = Making::begin(&path).and_then(|making| {
        fs::write(making.path().join(CONFIG), config())?;
        Ok(making)
    });
    let making = begun.map_err(|cause| Error::output(&path, &cause))?;
    Ok(Box::new(Brat {
        path,
        making,
        documents: Documents::default(),
    }))
}

/// People correct such files, so a folder with files in it is left alone; `--replace` replaces one that an export made.
fn may_be_written(path: &Path, mode: Mode) -> Result<(), Error> {
    let is_empty = match fs::read_dir(path) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => true,
        Err(cause) => return Err(Error::output(path, &cause)),
        Ok(mut entries) => entries.next().is_none(),
    };
    let is_ours = || fs::read(path.join(CONFIG)).is_ok_and(|x| x.starts_with(OURS.as_bytes()));
    let way_out = match mode {
        _ if is_empty => return Ok(()),
        Mode::Replace if is_ours() => return Ok(()),
        Mode::Replace => {
            "holds files that no export has written; give a folder that is new or empty"
        }
        _ => {
            "holds files, which may have been corrected; give a new folder, or --replace to drop them"
        }
    };
    Err(Error::at(path.display(), way_out))
}

struct Brat {
    path: PathBuf,
    making: Making,
    documents: Documents,
}

impl Sink for Brat {
    fn write(&mut self, batch: &Batch) -> Result<(), Error> {
        self.documents.add(batch)?;
        for record in &batch.records {
            let text = text(record)?;
            let file = self.making.path().join(file_name(&record.id));
            let written = fs::write(file.with_extension("txt"), text.as_bytes())
                .and_then(|()| fs::write(file.with_extension("ann"), annotations(record, &text)));
            written.map_err(|cause| Error::output(&self.path, &cause))?;
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<Position, Error> {
        Ok(Position::default())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let Self { path, making, .. } = *self;
        making
            .keep(&path)
            .map_err(|cause| Error::output(&path, &cause))
    }
}

/// The id where it is a good file name; else what of it is, and a hash. The extension is to be replaced.
fn file_name(id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
    if !id.is_empty() && id.len() <= LONGEST && id.chars().all(is_plain) && !id.starts_with('-') {
        return format!("{id}.x");
    }
    let plain = id.chars().filter(|c| c.is_ascii_alphanumeric()).take(40);
    let plain: String = plain.collect();
    // A point is in no plain id, and there are no capital letters to be confused.
    format!("d{}.{}.x", plain.to_ascii_lowercase(), key(&[id]))
}

/// The configuration of the folder.
fn config() -> String {
    let mut text = String::from(OURS);
    text += "[entities]\n";
    for (label, _) in LABELS {
        let _ = writeln!(text, "{label}");
    }
    text += "\n[relations]\n<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n";
    for (name, from, to) in TIES {
        let (from, to) = (from.join("|"), to.join("|"));
        let _ = writeln!(text, "{name} Arg1:{from}, Arg2:{to}");
    }
    text += "\n[events]\n\n[attributes]\n";
    for attribute in ATTRIBUTES.iter() {
        let (of, words) = (attribute.of.join("|"), attribute.words.join("|"));
        let _ = writeln!(text, "{} Arg:{of}, Value:{words}", attribute.name);
    }
    text
}

/// The annotations of a record: spans, what they say, choices, ties.
fn annotations(record: &Record, text: &str) -> String {
    let points: Vec<char> = text.chars().collect();
    let Marked { spans, ties, .. } = marked(record);
    let (mut out, mut attributes) = (String::new(), 0);
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for (number, span) in (1..).zip(&spans) {
        numbers.insert(&span.id, number);
        bound(&mut out, number, span, &points);
        let note = one_line(span.note.as_deref().unwrap_or_default());
        let _ = writeln!(
            out,
            "#{number}\tAnnotatorNotes T{number}\t{} {note}",
            span.id
        );
        for (name, word) in &span.attributes {
            attributes += 1;
            let _ = writeln!(out, "A{attributes}\t{name} T{number} {word}");
        }
    }
    for (number, tie) in (1..).zip(&ties) {
        if let (Some(from), Some(to)) = (numbers.get(&*tie.from), numbers.get(&*tie.to)) {
            let _ = writeln!(out, "R{number}\t{} Arg1:T{from} Arg2:T{to}", tie.name);
        }
    }
    out
}

/// A text-bound line; words on several lines are parts of it, for brat takes no line break inside one.
fn bound(out: &mut String, number: usize, span: &Span<'_>, points: &[char]) {
    let (start, end) = (span.start as usize, span.end as usize);
    let mut at = start;
    let (mut places, mut words) = (Vec::new(), Vec::new());
    let covered = points.get(start..end).unwrap_or_default();
    for part in covered.split(|c| is_break(*c)) {
        if !part.is_empty() {
            places.push(format!("{at} {}", at + part.len()));
            words.push(part.iter().collect::<String>());
        }
        at += part.len() + 1;
    }
    let (places, words) = (places.join(";"), words.join(" "));
    let _ = writeln!(out, "T{number}\t{} {places}\t{words}", span.label);
}

fn one_line(text: &str) -> String {
    text.replace(is_break, " ")
}

/// What readers of such files take for the end of a line or a field.
fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{1C}'
            ..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cleanup, export_all, read};
    use serde_json::json;

    #[test]
    fn spans_choices_and_ties() {
        let record = read(&cleanup("a"));
        let all = annotations(&record, &text(&record).unwrap());
        for line in [
            "T1\tcampaign 14 25\tЧистый двор\n",
            "#1\tAnnotatorNotes T1\tc14/m1 Чистый двор\n",
            "\tcampaign_kind T1 cleanup\n",
            "\tfigure 98 118\tболее 300 волонтёров\n",
            "\tbound T7 over\n",
            "\trepeats Arg1:T7 Arg2:T6\n",
        ] {
            assert!(all.contains(line), "{line} is not in\n{all}");
        }
    }

    #[test]
    fn words_on_two_lines_are_one_span() {
        let mut value = cleanup("a");
        let text = value["article"]["text"].as_str().unwrap().to_owned();
        let words: String = text.chars().skip(39).take(22).collect();
        value["quotes"][0]["start"] = json!(39);
        value["quotes"][0]["end"] = json!(61);
        value["quotes"][0]["text"] = json!(words);
        let all = annotations(&read(&value), &text);
        let line = "\tquote 39 50;52 61\t300 человек На акцию \n";
        assert!(
            all.contains(line.trim_end_matches(" \n")) && words.contains("\n\n"),
            "{all}"
        );
    }

    #[test]
    fn any_id_is_a_file_of_its_own() {
        assert_eq!(file_name("0a1b-2"), "0a1b-2.x");
        let ids = ["../../etc/passwd", "", "A", "a.", "CON", "-rf", "ж", "a/b"];
        let names: Vec<String> = ids.iter().map(|id| file_name(id)).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(
                !name.contains('/') && name.starts_with('d') && !names[..at].contains(name),
                "{name}"
            );
        }
    }

    #[test]
    fn corrected_files_are_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("brat");
        let target = format!("brat:{}", path.display());
        export_all(&target, &[cleanup("a"), cleanup("b")]).unwrap();
        let mut names: Vec<_> = fs::read_dir(&path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        assert_eq!(
            names,
            ["a.ann", "a.txt", "annotation.conf", "b.ann", "b.txt"]
        );
        let error = export_all(&target, &[cleanup("a")])
            .unwrap_err()
            .to_string();
        assert!(error.contains("--replace"), "{error}");
        let replace = Options {
            mode: Mode::Replace,
            ..Options::default()
        };
        let target = Target::parse(&target).unwrap();
        target.open(replace.clone()).unwrap().finish().unwrap();
        assert_eq!(fs::read_dir(&path).unwrap().count(), 1);
        fs::write(path.join(CONFIG), "[entities]\n").unwrap();
        let error = target.open(replace).err().unwrap().to_string();
        assert!(error.contains("no export has written"), "{error}");
    }
}
