//! What must hold of the names of files before a command begins: nothing is read twice, nor both read and written.

use super::status::Failure;
use std::fs;
use std::path::{Path, PathBuf};
use svodka::sink::canonical;
use svodka::source::Inputs;
use svodka_export::{FileKind, meant_by_ending, must_hold};
use svodka_shards::beside;

/// Standard input is read once, and a list is there.
pub fn check_inputs(inputs: &Inputs) -> Result<(), Failure> {
    let list = inputs.list.as_ref().map(|(path, _)| path);
    if let Some(path) = list.filter(|path| !is_stdin(path))
        && let Err(error) = fs::File::open(path)
    {
        return Err(Failure::CannotRun(format!(
            "{}: cannot be read: {error}; --input-list takes a file with paths",
            path.display()
        )));
    }
    check_stdin(inputs.paths.iter().chain(list))
}

/// Standard input is read once.
pub fn check_stdin<'a>(inputs: impl IntoIterator<Item = &'a PathBuf>) -> Result<(), Failure> {
    let times = inputs.into_iter().filter(|path| is_stdin(path)).count();
    if times > 1 {
        let message = "standard input (-) can be read once only".to_owned();
        return Err(Failure::Usage(message));
    }
    Ok(())
}

/// A file must hold what is asked for; standard input is told by its lines.
pub fn check_holds(path: &Path, wanted: &[FileKind]) -> Result<(), Failure> {
    must_hold(path, wanted).map_err(|error| Failure::CannotRun(error.to_string()))
}

/// What a command reads must not be what it writes: its content would be lost.
pub fn check_read_and_written(inputs: &[&Path], outputs: &[&Path]) -> Result<(), Failure> {
    let is_input = |output: &&&Path| {
        let mut files = inputs.iter().filter(|input| !is_stdin(input));
        files.any(|input| is_same(input, output))
    };
    match outputs.iter().find(is_input) {
        Some(output) => {
            let output = output.display();
            let message = format!("{output} is both read and written; write another file");
            Err(Failure::Usage(message))
        }
        None => Ok(()),
    }
}

/// A name that ends like that of a folder is none of a file, nor is that of standard output.
pub fn check_is_file(output: &Path) -> Result<(), Failure> {
    if is_stdin(output) {
        let message = "-: what is written there is a file of its own; give it a name".to_owned();
        return Err(Failure::Usage(message));
    }
    if output.as_os_str().as_encoded_bytes().ends_with(b"/") {
        return Err(Failure::Usage(format!(
            "{}: the name of a folder; name the file in it",
            output.display()
        )));
    }
    Ok(())
}

/// Lines are written plain, under names of files that do not mean another form.
pub fn check_plain_lines(output: &Path) -> Result<(), Failure> {
    check_is_file(output)?;
    match meant_by_ending(&output.to_string_lossy()) {
        Some(_) => Err(Failure::Usage(format!(
            "{}: plain JSON Lines are written; end the name in .ndjson, and export or pack that",
            output.display()
        ))),
        None => Ok(()),
    }
}

/// Files that a run writes must be no inputs given by name, and its errors go to a file of their own.
pub fn check_outputs(
    inputs: &[&PathBuf],
    output: Option<&Path>,
    errors: Option<&Path>,
) -> Result<(), Failure> {
    let part = output.map(|path| beside(path, ".part"));
    let journal = output.map(|path| beside(path, ".journal"));
    let records = [output, part.as_deref(), journal.as_deref()];
    let records: Vec<&Path> = records.into_iter().flatten().collect();
    let inputs: Vec<&Path> = inputs.iter().map(|path| path.as_path()).collect();
    check_read_and_written(&inputs, &records)?;
    let Some(errors) = errors else { return Ok(()) };
    check_read_and_written(&inputs, &[errors])?;
    match records.into_iter().any(|path| is_same(path, errors)) {
        true => Err(Failure::Usage(format!(
            "{} cannot take both records and errors; name another file with --errors",
            errors.display()
        ))),
        false => Ok(()),
    }
}

/// A file to be written must not be one that a folder or a list of inputs holds.
pub fn check_found(
    inputs: &Inputs,
    output: Option<&Path>,
    errors: Option<&Path>,
) -> Result<(), Failure> {
    let mut written = output.into_iter().chain(errors);
    match written.find(|path| inputs.hold(path)) {
        Some(path) => Err(Failure::Usage(format!(
            "{} is one of the inputs, so it would be both read and written; write another file",
            path.display()
        ))),
        None => Ok(()),
    }
}

/// Folders of lists are there.
pub fn check_lists(folders: &[PathBuf]) -> Result<(), Failure> {
    match folders.iter().find(|path| !path.is_dir()) {
        None => Ok(()),
        Some(path) => Err(Failure::CannotRun(format!(
            "{}: no such folder; --lexicon takes a folder with lists",
            path.display()
        ))),
    }
}

/// Whether the name is that of standard input.
pub fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Whether the name is that of standard output, to which what the shell has opened is left as it is.
pub fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout"].map(Path::new).contains(&path)
}

/// Whether it is there, and neither file nor folder.
pub fn is_pipe(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir())
}

/// Whether both are one file, however its name is written.
pub fn is_same(a: &Path, b: &Path) -> bool {
    match (canonical(a), canonical(b)) {
        (Ok(a), Ok(b)) => a == b && !is_pipe(&a) && !a.is_dir(),
        _ => a == b,
    }
}
