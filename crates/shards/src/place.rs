//! Where a file gets its name that is whole.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The file that a new one takes the place of: what a link leads to, else the path itself.
///
/// # Errors
/// A folder, and what is no file at all, as a pipe or a device: nothing can take its place.
pub fn place(path: &Path) -> io::Result<PathBuf> {
    match fs::metadata(path) {
        Ok(it) if it.is_file() => fs::canonicalize(path),
        Ok(it) if it.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(_) => Err(io::Error::other(
            "it is no file, but a pipe or a device; write a file, and copy it there",
        )),
        Err(_) => Ok(path.to_owned()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::place;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::Path;

    #[test]
    fn links_are_followed_and_devices_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&file, "1").expect("a file");
        symlink(&file, &link).expect("a link");
        let real = fs::canonicalize(&file).expect("its path");
        assert_eq!(place(&link).expect("a place"), real);
        let missing = folder.path().join("c");
        assert_eq!(place(&missing).expect("a place"), missing);
        assert!(place(folder.path()).is_err());
        let told = place(Path::new("/dev/null"))
            .expect_err("a device")
            .to_string();
        assert!(told.contains("no file"), "{told}");
    }
}
