//! What a file is called in records: its path, whatever bytes it has.

use std::ffi::OsStr;
use std::path::{Component, Path};

/// A path as records have it: as it was given, without `.` and doubled `/`. Of a name that is no UTF-8 the bytes
/// that are none, and `%`, are written `%FF`, so that other names stay other names; so is `%` of one that looks like that.
pub(super) fn typed(path: &Path) -> String {
    let mut name = String::new();
    for part in path.components() {
        let part = match part {
            Component::CurDir => continue,
            Component::RootDir => {
                name.push('/');
                continue;
            }
            part => part.as_os_str(),
        };
        if !name.is_empty() && !name.ends_with('/') {
            name.push('/');
        }
        match part.to_str() {
            Some(part) if !looks_encoded(part) => name.push_str(part),
            _ => push_encoded(&mut name, part),
        }
    }
    name
}

/// Whether a name is one that another one may be written as: once its escapes are read, as often as there are any, it is
/// no UTF-8.
fn looks_encoded(name: &str) -> bool {
    let mut name = name.to_owned();
    while let Some(bytes) = unescaped(&name) {
        match String::from_utf8(bytes) {
            Ok(read) => name = read,
            Err(_) => return true,
        }
    }
    false
}

/// The bytes of a name whose escapes are read, if it has any.
fn unescaped(name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let digits = behind.get(..2).filter(|_| first == b'%');
        let digits = digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let byte = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = byte.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        rest = if byte.is_some() { &behind[2..] } else { behind };
        bytes.push(byte.unwrap_or(first));
    }
    (bytes.len() < name.len()).then_some(bytes)
}

fn push_encoded(name: &mut String, part: &OsStr) {
    for chunk in part.as_encoded_bytes().utf8_chunks() {
        name.push_str(&chunk.valid().replace('%', "%25"));
        for byte in chunk.invalid() {
            name.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(unix)]
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn a_path_is_written_as_it_was_given() {
        for (given, expected) in [
            ("./news//a.html", "news/a.html"),
            ("news/", "news"),
            (".", ""),
            ("/news/./a", "/news/a"),
            ("../news/100%.html", "../news/100%.html"),
        ] {
            assert_eq!(typed(Path::new(given)), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_utf8_stay_apart() {
        let names = [
            &b"n/\xC0.html"[..],
            b"n/\xC1.html",
            b"n/%C0\xFF.html",
            b"n/%C0.html",
            b"n/%25C0.html",
            b"n/%D0%BF 5%.html",
        ];
        let typed = names.map(|name| typed(Path::new(OsStr::from_bytes(name))));
        let expected = [
            "n/%C0.html",
            "n/%C1.html",
            "n/%25C0%FF.html",
            "n/%25C0.html",
            "n/%2525C0.html",
            "n/%D0%BF 5%.html",
        ];
        assert_eq!(typed, expected);
    }
}
