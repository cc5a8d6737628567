//! The inputs as given → the files they stand for, lazily, in the order of their path bytes.

use super::naming::typed;
use super::own;
use super::sniff::Hint;
use crate::error::{Code, Error, Origin, Reason, Stage};
use std::cmp::Ordering;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What to read, as given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// Files, folders, and `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// A file that lists more of them, `-` for standard input, and how.
    pub list: Option<(PathBuf, ListFormat)>,
}

/// How a list of paths is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListFormat {
    /// One a line; blank lines are passed over.
    #[default]
    Lines,
    /// Each ended by NUL, as `find -print0` writes them.
    Nul,
}

/// One of what is to be read.
struct Root {
    path: PathBuf,
    /// What a file is called in records.
    name: String,
}

type Roots = Box<dyn Iterator<Item = io::Result<Root>> + Send>;

impl Inputs {
    /// Whether a file to be written is one that would be read, and was not written by an earlier run. A list is looked
    /// through where it can be read twice.
    pub fn hold(&self, output: &Path) -> bool {
        let Ok(output) = fs::canonicalize(output) else {
            return false; // it is not there yet
        };
        if !output.is_file() || own::is_own(&output) {
            return false;
        }
        let sought = Sought(&output);
        let list = self.list.as_ref().filter(|(list, _)| list.is_file());
        let listed = || list.map(|(list, format)| listed(list, *format));
        self.paths.iter().any(|root| sought.is_in(root))
            || listed()
                .into_iter()
                .flatten()
                .flatten()
                .any(|root| sought.is_named(&root.path) && sought.is_in(&root.path))
    }

    /// Named ones in the order of path bytes: which of two documents with one id is the first must not follow from how
    /// a shell or a caller put them. A list is read as it is written, for it may be long.
    fn roots(mut self) -> Roots {
        // Standard input may never end, and comes last.
        self.paths
            .sort_by_key(|path| (path.as_os_str() == "-", path.as_os_str().to_owned()));
        let given = self.paths.into_iter().map(|path| {
            let name = typed(&path);
            Ok(Root { path, name })
        });
        match self.list {
            None => Box::new(given),
            Some((list, format)) => Box::new(given.chain(listed(&list, format))),
        }
    }
}

/// Whether a file is one of these, or stands in one of them.
struct Sought<'a>(&'a Path);

impl Sought<'_> {
    fn is_in(&self, root: &Path) -> bool {
        fs::canonicalize(root).is_ok_and(|root| self.0.starts_with(root))
    }

    /// Whether a path of such a name can lead to it, links left aside.
    fn is_named(&self, root: &Path) -> bool {
        let name = root.file_name();
        name.is_none_or(|name| self.0.iter().any(|part| part == name))
    }
}

/// The paths of a list, called as they are written.
fn listed(list: &Path, format: ListFormat) -> Roots {
    let reader: Box<dyn io::Read + Send> = match list == Path::new("-") {
        true => Box::new(io::stdin()),
        false => match File::open(list) {
            Ok(file) => Box::new(file),
            Err(error) => return Box::new(std::iter::once(Err(error))),
        },
    };
    let end = match format {
        ListFormat::Lines => b'\n',
        ListFormat::Nul => 0,
    };
    let paths = BufReader::new(reader).split(end);
    let mut failed = false; // what cannot be read once is not asked again: a folder would fail for ever
    let paths = paths.take_while(move |path| !std::mem::replace(&mut failed, path.is_err()));
    Box::new(paths.filter_map(move |path| match path {
        Ok(mut path) => {
            if format == ListFormat::Lines && path.last() == Some(&b'\r') {
                path.pop();
            }
            (!path.is_empty()).then(|| Ok(root(path)))
        }
        Err(error) => Some(Err(error)),
    }))
}

fn root(path: Vec<u8>) -> Root {
    let path = path_of(path);
    Root {
        name: typed(&path),
        path,
    }
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// One step of the walk.
pub(super) enum Step {
    /// Standard input.
    Stdin,
    /// A file to look at.
    File(Candidate),
    /// A file that is not for us.
    Skipped(Error),
    /// Something that cannot be reached.
    Failed(Error),
}

/// A file to look at.
pub(super) struct Candidate {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called in records.
    pub name: String,
    /// What its name says.
    pub hint: Hint,
}

/// The files of all inputs. Of every folder on the way down the names are held, no more.
pub(super) struct Walk {
    roots: Roots,
    tree: Option<Tree>,
}

struct Tree {
    root: Root,
    entries: walkdir::IntoIter,
}

/// Bytes of all files that would be looked at, as far as they can be told; 0 for standard input.
pub fn total_bytes(inputs: Inputs) -> u64 {
    Walk::new(inputs)
        .map(|step| match step {
            Step::File(file) => fs::metadata(file.path).map_or(0, |data| data.len()),
            Step::Stdin | Step::Skipped(_) | Step::Failed(_) => 0,
        })
        .sum()
}

impl Walk {
    pub(super) fn new(inputs: Inputs) -> Self {
        Self {
            roots: inputs.roots(),
            tree: None,
        }
    }

    /// What one of the inputs is; a folder is opened and yields nothing itself.
    fn enter(&mut self, root: Root) -> Option<Step> {
        if root.path == Path::new("-") {
            return Some(Step::Stdin);
        }
        match fs::metadata(&root.path) {
            Err(error) => Some(failed(root.name, &error)),
            Ok(data) if data.is_dir() => {
                self.tree = Some(Tree::new(root));
                None
            }
            Ok(_) => Some(Step::File(Candidate {
                hint: Hint::asked(&root.name),
                name: root.name,
                path: root.path,
            })),
        }
    }
}

impl Iterator for Walk {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        loop {
            if let Some(step) = self.tree.as_mut().and_then(Iterator::next) {
                return Some(step);
            }
            self.tree = None;
            let step = match self.roots.next()? {
                Ok(root) => self.enter(root),
                Err(error) => Some(failed("the list of inputs".into(), &error)),
            };
            if step.is_some() {
                return step;
            }
        }
    }
}

impl Tree {
    fn new(root: Root) -> Self {
        let entries = WalkDir::new(&root.path).sort_by(by_path_bytes).into_iter();
        Self { root, entries }
    }

    /// `None` for a folder, whose entries follow.
    fn classify(&mut self, entry: DirEntry) -> Option<Step> {
        let kind = entry.file_type();
        if own::is_claim(entry.file_name()) {
            return None;
        }
        if entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".") {
            if kind.is_dir() {
                self.entries.skip_current_dir();
            }
            return Some(skipped(self.named(entry.path()), Reason::Hidden));
        }
        if kind.is_dir() || entry.depth() == 0 {
            return None;
        }
        let name = self.named(entry.path());
        // Links to files are read; links to folders are not entered, so no walk is endless.
        match fs::metadata(entry.path()) {
            Err(_) if own::was_put_away(entry.path()) => None,
            Err(error) => Some(failed(name, &error)),
            Ok(data) if !data.is_file() => Some(skipped(name, Reason::NoFile)),
            Ok(_) => Some(Step::File(Candidate {
                path: entry.into_path(),
                hint: Hint::found(&name),
                name,
            })),
        }
    }

    /// The root as it was given and the path in it.
    fn named(&self, path: &Path) -> String {
        let inside = typed(path.strip_prefix(&self.root.path).unwrap_or(path));
        match self.root.name.as_str() {
            "" => inside,
            root if root.ends_with('/') => format!("{root}{inside}"),
            root => format!("{root}/{inside}"),
        }
    }

    fn unreachable(&self, error: walkdir::Error) -> Step {
        let name = match error.path() {
            Some(path) if path != self.root.path => self.named(path),
            _ => self.root.name.clone(),
        };
        failed(name, &error.into())
    }
}

impl Iterator for Tree {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        loop {
            let step = match self.entries.next()? {
                Ok(entry) => self.classify(entry),
                Err(error) => Some(self.unreachable(error)),
            };
            if step.is_some() {
                return step;
            }
        }
    }
}

/// Names as they stand in whole paths: a folder goes with the `/` that follows it.
fn by_path_bytes(a: &DirEntry, b: &DirEntry) -> Ordering {
    fn key(entry: &DirEntry) -> impl Iterator<Item = &u8> {
        let slash: &[u8] = if entry.file_type().is_dir() {
            b"/"
        } else {
            b""
        };
        entry.file_name().as_encoded_bytes().iter().chain(slash)
    }
    key(a).cmp(key(b))
}

/// Something that is not for us.
fn skipped(path: String, reason: Reason) -> Step {
    let origin = Origin {
        path,
        ..Origin::default()
    };
    Step::Skipped(Error::skipped(&origin, Stage::Source, reason))
}

/// The error of an input that cannot be reached or opened.
fn failed(path: String, error: &io::Error) -> Step {
    let origin = Origin {
        path,
        ..Origin::default()
    };
    Step::Failed(cannot_open(&origin, error))
}

/// The error of an input that cannot be opened.
pub(super) fn cannot_open(origin: &Origin, error: &io::Error) -> Error {
    let (code, message) = match error.kind() {
        io::ErrorKind::NotFound => (
            Code::NotFound,
            "no such file or directory; check the path".to_owned(),
        ),
        io::ErrorKind::PermissionDenied => (
            Code::Unreadable,
            "permission denied; check who may read it".to_owned(),
        ),
        _ => (
            Code::Unreadable,
            format!("cannot be opened: {error}; check the file and its disk"),
        ),
    };
    Error::new(origin, Stage::Source, code, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "abc").unwrap();
        }
        root
    }

    fn inputs(root: &Path) -> Inputs {
        Inputs {
            paths: vec![root.to_owned()],
            list: None,
        }
    }

    /// Names below the root.
    fn names(root: &Path) -> Vec<String> {
        let before = format!("{}/", root.display());
        Walk::new(inputs(root))
            .map(|step| match step {
                Step::File(file) => file.name,
                Step::Skipped(_) => "skipped".into(),
                Step::Failed(error) => error.to_string(),
                Step::Stdin => unreachable!(),
            })
            .map(|name| {
                name.strip_prefix(&before)
                    .map_or(name.clone(), str::to_owned)
            })
            .collect()
    }

    #[test]
    fn whole_paths_are_sorted_by_bytes() {
        let root = tree(&[
            "b.txt",
            "a/z.txt",
            "a-b.txt",
            "a.txt",
            "a/b/c.html",
            "Я.txt",
        ]);
        let mut sorted = names(root.path());
        assert_eq!(
            sorted,
            [
                "a-b.txt",
                "a.txt",
                "a/b/c.html",
                "a/z.txt",
                "b.txt",
                "Я.txt"
            ]
        );
        sorted.sort();
        assert_eq!(sorted, names(root.path()));
        assert_eq!(total_bytes(inputs(root.path())), 18);
    }

    #[test]
    fn hidden_files_are_skipped() {
        let root = tree(&["a.pdf", ".b.txt", ".git/c.txt", ".git/d.txt", "e.txt"]);
        assert_eq!(names(root.path()), ["skipped", "skipped", "a.pdf", "e.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_to_files_are_read_and_loops_are_not_entered() {
        use std::os::unix::fs::symlink;
        let root = tree(&["a/b.txt"]);
        symlink("..", root.path().join("a/loop.txt")).unwrap();
        symlink("b.txt", root.path().join("a/c.txt")).unwrap();
        symlink("nowhere", root.path().join("a/d.txt")).unwrap();
        let dangling = "a/d.txt: no such file or directory; check the path";
        assert_eq!(
            names(root.path()),
            ["a/b.txt", "a/c.txt", dangling, "skipped"]
        );
    }

    #[test]
    fn a_path_is_named_as_it_was_given() {
        let root = tree(&["a/b.dat"]);
        let file = root.path().join("a/b.dat");
        assert_eq!(names(&file), [file.display().to_string()]);
    }
    #[test]
    fn a_listed_file_goes_by_its_path() {
        let root = tree(&["a.txt", "b c.txt"]);
        let path = |name: &str| root.path().join(name).display().to_string();
        let read = |content: String, format| -> Vec<String> {
            let list = root.path().join("list");
            fs::write(&list, content).unwrap();
            let inputs = Inputs {
                paths: Vec::new(),
                list: Some((list, format)),
            };
            Walk::new(inputs)
                .map(|step| match step {
                    Step::File(file) => file.name,
                    _ => "no file".into(),
                })
                .collect()
        };
        let (a, b) = (path("a.txt"), path("b c.txt"));
        let lines = read(format!("{a}\r\n\n{b}\nnowhere"), ListFormat::Lines);
        assert_eq!(lines, [a.clone(), b.clone(), "no file".into()]);
        assert_eq!(read(format!("{a}\0{b}\0"), ListFormat::Nul), [a, b]);
    }
}
