//! A folder of its own for every test, and the program run in it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::Duration;
use svodka::record::{ErrorRecord, Record};

/// A folder that goes away with the test.
pub struct Folder(tempfile::TempDir);

/// What a run left behind.
#[derive(Debug)]
pub struct Run {
    pub status: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with files.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, content) in files {
            folder.write(name, content);
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// Error records of a file; fields that are not in the type would fail.
    pub fn errors(&self, name: &str) -> Vec<ErrorRecord> {
        let parse = |line| serde_json::from_str(line).unwrap();
        self.read(name).lines().map(parse).collect()
    }

    /// Starts `svodka extract` with these arguments, apart by spaces.
    pub fn start(&self, arguments: &str) -> Child {
        self.start_command(&format!("extract {arguments}"))
    }

    /// Runs another command, its arguments apart by spaces, with nothing on standard input.
    pub fn run(&self, arguments: &str) -> Run {
        let mut child = self.start_command(arguments);
        drop(child.stdin.take());
        Run::of(child)
    }

    fn start_command(&self, arguments: &str) -> Child {
        Command::new(env!("CARGO_BIN_EXE_svodka"))
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Starts a run over standard input that has written records, has noted how far it is, and waits for more.
    pub fn waiting(&self, arguments: &str) -> (Child, ChildStdin) {
        let mut child = self.start(arguments);
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(lines(0, 200).as_bytes()).unwrap();
        self.wait_until(&mut child, |folder| {
            folder.written() > 0 && folder.noted() > 1
        });
        (child, stdin)
    }

    /// Waits until something holds that a run brings about. How long that takes is for the machine to say; a run
    /// that has ended will not do it any more.
    pub fn wait_until(&self, child: &mut Child, holds: impl Fn(&Self) -> bool) {
        let mut ended = None;
        while !holds(self) {
            assert_eq!(ended, None, "it ended before that");
            ended = child.try_wait().unwrap();
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Bytes of `out.ndjson` that an unfinished run has written.
    pub fn written(&self) -> u64 {
        self.size("out.ndjson.part")
    }

    /// Bytes of a file, which need not be there.
    pub fn size(&self, name: &str) -> u64 {
        fs::metadata(self.path(name)).map_or(0, |data| data.len())
    }

    /// Lines of the journal of `out.ndjson`: the first is of the run, the others of what it has done.
    fn noted(&self) -> usize {
        let journal = fs::read(self.path("out.ndjson.journal")).unwrap_or_default();
        journal.iter().filter(|byte| **byte == b'\n').count()
    }

    /// Runs `svodka extract` without standard input.
    pub fn extract(&self, arguments: &str) -> Run {
        self.extract_from(arguments, b"")
    }

    /// Runs `svodka extract` with this standard input.
    pub fn extract_from(&self, arguments: &str, stdin: &[u8]) -> Run {
        let mut child = self.start(arguments);
        let mut pipe = child.stdin.take().unwrap();
        // Answers are taken meanwhile: a program that waits to be heard does not read on.
        thread::scope(|scope| {
            // The program need not read it.
            scope.spawn(move || pipe.write_all(stdin).is_ok());
            Run::of(child)
        })
    }
}

impl Run {
    /// Waits for the end.
    pub fn of(child: Child) -> Self {
        let output = child.wait_with_output().unwrap();
        Self {
            status: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub fn records(&self) -> Vec<Record> {
        records(&self.stdout)
    }

    /// Path and id of every record.
    pub fn ids(&self) -> Vec<String> {
        let id = |record: Record| format!("{} {}", record.source.path, record.id);
        self.records().into_iter().map(id).collect()
    }

    /// The line of standard error that says so.
    pub fn says(&self, words: &str) -> bool {
        self.stderr.lines().any(|line| line.contains(words))
    }
}

/// Records, one a line, the last line ended too.
pub fn records(lines: &[u8]) -> Vec<Record> {
    assert!(lines.is_empty() || lines.ends_with(b"\n"));
    let lines = std::str::from_utf8(lines).unwrap().lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Lines of JSON Lines, with ids from `first`.
pub fn lines(first: u32, count: u32) -> String {
    (first..first + count)
        .map(|id| {
            let text = format!("В акции «Чистый двор» приняли участие {id} человек.");
            format!(
                "{}\n",
                serde_json::json!({ "id": id.to_string(), "text": text })
            )
        })
        .collect()
}
