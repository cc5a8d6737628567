//! Beginnings of number words inside other words, as `data/paradigms/number_stems.tsv` has them.

use std::sync::LazyLock;

/// Stems with their values, the longer of two that begin alike first.
pub(super) type Stems = Vec<(&'static str, f64)>;

/// As compounds begin with them.
pub(super) static COMPOUND: LazyLock<Stems> = LazyLock::new(|| of("compound"));
/// What such compounds end with.
pub(super) static SCALES: LazyLock<Stems> = LazyLock::new(|| of("scale"));
/// Of a range with a hyphen, in any case.
pub(super) static HYPHENED: LazyLock<Stems> = LazyLock::new(|| of("hyphened"));
/// Before «другой».
pub(super) static GROUPS: LazyLock<Stems> = LazyLock::new(|| of("group"));

fn of(part: &str) -> Stems {
    let rows = include_str!("../../../data/paradigms/number_stems.tsv").lines();
    let stems = rows.filter_map(|row| {
        let (own, rest) = row.split_once('\t')?;
        let (stem, value) = rest.split_once('\t')?;
        Some((stem, value.parse().ok()?)).filter(|_| own == part)
    });
    stems.collect()
}

#[cfg(test)]
mod tests {
    use super::{COMPOUND, GROUPS, HYPHENED, SCALES};

    #[test]
    fn every_row_is_read() {
        let rows = include_str!("../../../data/paradigms/number_stems.tsv").lines();
        let rows = rows.filter(|row| !row.starts_with('#')).count() - 1;
        let read = [&COMPOUND, &SCALES, &HYPHENED, &GROUPS].map(|stems| stems.len());
        assert_eq!(read.iter().sum::<usize>(), rows);
        assert!(read.iter().all(|&count| count > 0), "{read:?}");
    }
}
