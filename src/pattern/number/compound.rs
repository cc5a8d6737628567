//! «стотысячный», «двадцатипятитысячный», «300-тысячный»: a number and its scale in one word.

use super::stems::{COMPOUND, SCALES};

/// The number that the normal form of a word says: «стотысячная» → 100 000; nothing for «тысячный» alone.
pub(super) fn scaled(word: &str) -> Option<f64> {
    let (at, scale) = SCALES
        .iter()
        .find_map(|(stem, scale)| Some((word.find(stem)?, scale)))?;
    let count = word[..at].trim_end_matches(['-', '‑', '‐']);
    let known = match count.parse::<f64>() {
        Ok(number) => number,
        Err(_) => in_words(count)?,
    };
    Some(known * scale)
}

fn in_words(mut rest: &str) -> Option<f64> {
    let mut sum = 0.0;
    while !rest.is_empty() {
        let (stem, value) = COMPOUND.iter().find(|(stem, _)| rest.starts_with(stem))?;
        sum += value;
        rest = &rest[stem.len()..];
    }
    (sum > 0.0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_compounds() {
        let cases = [
            ("стотысячная", Some(100_000.0)),
            ("двадцатипятитысячного", Some(25_000.0)),
            ("стодевяностотысячный", Some(190_000.0)),
            ("двадцатиодномиллионный", Some(21e6)),
            ("полуторамиллионный", Some(1.5e6)),
            ("300-тысячный", Some(300_000.0)),
            ("тысячный", None),
            ("многотысячный", None),
        ];
        for (word, value) in cases {
            assert_eq!(scaled(word), value, "{word}");
        }
    }
}
