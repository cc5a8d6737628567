//! Numbers, sizes and parts as typed.

use std::num::NonZeroUsize;
use std::path::PathBuf;

/// `4`; more than [`MOST_JOBS`] a core are those: thousands of threads would wait for each other, and results are the same.
pub(super) fn jobs(typed: &str) -> Result<NonZeroUsize, String> {
    let said = "a number from 1 up; leave --jobs out to use all cores";
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let jobs: NonZeroUsize = typed.parse().map_err(|_| said.to_owned())?;
    let most = NonZeroUsize::new(cores.saturating_mul(MOST_JOBS));
    Ok(most.map_or(jobs, |most| jobs.min(most)))
}

/// Jobs of a core, at most.
const MOST_JOBS: usize = 16;

/// `2/10`.
pub(super) fn shard(typed: &str) -> Result<(u64, u64), String> {
    let parts = typed.split_once('/');
    let parts = parts.and_then(|(index, count)| Some((index.parse().ok()?, count.parse().ok()?)));
    match parts {
        Some((index, count)) if (1..=count).contains(&index) => Ok((index, count)),
        _ => Err("I/N, I from 1 to N, like 2/10".to_owned()),
    }
}

/// The name of a file: what goes to standard output is records.
pub(super) fn file(typed: &str) -> Result<PathBuf, String> {
    match typed {
        "-" => Err("the name of a file; without it errors go to standard error".to_owned()),
        _ => Ok(PathBuf::from(typed)),
    }
}

/// `65536`, `64K`, `64M`, `1G`.
pub(super) fn size(typed: &str) -> Result<u64, String> {
    match bytes(typed)? {
        bytes @ 1..=MOST_BYTES => Ok(bytes),
        _ => Err(format!("between 1 and {MOST_BYTES} bytes")),
    }
}

/// The same, and `1T`, without an upper bound.
pub(super) fn large_size(typed: &str) -> Result<u64, String> {
    bytes(typed)
}

fn bytes(typed: &str) -> Result<u64, String> {
    let (digits, shift) = match typed.as_bytes().last() {
        Some(b'K' | b'k') => (&typed[..typed.len() - 1], 10),
        Some(b'M' | b'm') => (&typed[..typed.len() - 1], 20),
        Some(b'G' | b'g') => (&typed[..typed.len() - 1], 30),
        Some(b'T' | b't') => (&typed[..typed.len() - 1], 40),
        _ => (typed, 0),
    };
    let number: Option<u64> = digits.parse().ok();
    number
        .and_then(|number| number.checked_mul(1 << shift))
        .ok_or_else(|| "a number of bytes, or one with K, M, G or T behind it".to_owned())
}

/// Spans are 32 bits wide, and a character set may make three bytes of one.
const MOST_BYTES: u64 = 1 << 30;

#[cfg(test)]
mod tests {
    use super::*;
    use svodka::source::Limits;

    #[test]
    fn sizes() {
        assert_eq!(size("1"), Ok(1));
        assert_eq!(size("64M"), Ok(Limits::DEFAULT_BYTES));
        assert_eq!(size("3k"), Ok(3072));
        for wrong in ["", "K", "0", "2G", "-1", "1.5M", "99999999999999999999"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
        assert_eq!(large_size("1T"), Ok(1 << 40));
        assert_eq!(shard("2/3"), Ok((2, 3)));
        for wrong in ["", "0/3", "4/3", "1", "a/b"] {
            assert!(shard(wrong).is_err(), "{wrong}");
        }
    }
}
