//! Inputs that others hold: what is given twice is read once.

use super::checks::is_stdin;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The paths, in the order of their bytes, without those that lead to what an earlier one leads to, and without folders
/// that are read with another one; whatever the order in which they were given.
pub fn once(mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
    paths.sort_by(|a, b| by_bytes(a, b));
    let mut places: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let mut kept = Vec::new();
    for path in paths {
        match place(&path) {
            Some(place) => {
                places.entry(place).or_insert(path);
            }
            None => kept.push(path),
        }
    }
    let is_read = |place: &Path| {
        let mut above = place.ancestors().skip(1);
        place.is_dir() && above.any(|folder| places.contains_key(folder) && leads(folder, place))
    };
    let own = places.iter().filter(|(place, _)| !is_read(place));
    kept.extend(own.map(|(_, path)| path.clone()));
    kept.sort_by(|a, b| by_bytes(a, b));
    kept
}

fn by_bytes(a: &Path, b: &Path) -> Ordering {
    a.as_os_str().cmp(b.as_os_str())
}

/// Where a file or folder lies, links resolved; none of what is not there, and of what may hold something else each time.
fn place(path: &Path) -> Option<PathBuf> {
    let place = fs::canonicalize(path).ok()?;
    let is_lasting = place.is_file() || place.is_dir();
    (is_lasting && !is_stdin(path)).then_some(place)
}

/// Whether who reads the folder with all its folders comes to the one below it: into no hidden one.
fn leads(folder: &Path, below: &Path) -> bool {
    let is_hidden = |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
    let rest = below.strip_prefix(folder);
    rest.is_ok_and(|rest| !rest.components().any(is_hidden))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of these, below a folder of their own.
    fn left(given: &[&str]) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        for folder in ["news/2019/may", "news/.old/2018", "other"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for file in ["news/a.html", "news/2019/b.html", "other/c.html"] {
            fs::write(root.path().join(file), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("news/2019", root.path().join("link")).unwrap();
        let named = |path: &PathBuf| {
            let inside = path.strip_prefix(root.path()).unwrap_or(path);
            inside.display().to_string()
        };
        let paths = given.iter().map(|path| match *path {
            "-" => PathBuf::from("-"),
            path => root.path().join(path),
        });
        once(paths.collect()).iter().map(named).collect()
    }

    #[test]
    fn what_is_given_twice_stays_once() {
        assert_eq!(left(&["news", "news/2019", "news/2019/may"]), ["news"]);
        assert_eq!(left(&["news/2019", "news"]), ["news"]);
        assert_eq!(
            left(&["news/a.html", "other/../news/a.html"]),
            ["news/a.html"]
        );
        assert_eq!(left(&["other", "news/2019"]), ["news/2019", "other"]);
        assert_eq!(
            left(&["nowhere", "nowhere", "-"]),
            ["-", "nowhere", "nowhere"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_to_what_they_name() {
        assert_eq!(left(&["link", "news"]), ["news"]);
        assert_eq!(left(&["link", "news/2019"]), ["link"]);
    }

    #[test]
    fn a_folder_that_the_other_does_not_enter_stays() {
        assert_eq!(
            left(&["news", "news/.old/2018"]),
            ["news", "news/.old/2018"]
        );
    }
}
