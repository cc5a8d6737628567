//! «стотысячный», «двадцатипятитысячный», «300-тысячный»: a number and its scale in one word.

/// Number words as such compounds begin with, longer ones first.
const STEMS: &[(&str, f64)] = &[
    ("девяносто", 90.0),
    ("двадцати", 20.0),
    ("тридцати", 30.0),
    ("сорока", 40.0),
    ("пятидесяти", 50.0),
    ("шестидесяти", 60.0),
    ("семидесяти", 70.0),
    ("восьмидесяти", 80.0),
    ("двухсот", 200.0),
    ("трехсот", 300.0),
    ("четырехсот", 400.0),
    ("пятисот", 500.0),
    ("шестисот", 600.0),
    ("семисот", 700.0),
    ("восьмисот", 800.0),
    ("девятисот", 900.0),
    ("одиннадцати", 11.0),
    ("двенадцати", 12.0),
    ("тринадцати", 13.0),
    ("четырнадцати", 14.0),
    ("пятнадцати", 15.0),
    ("шестнадцати", 16.0),
    ("семнадцати", 17.0),
    ("восемнадцати", 18.0),
    ("девятнадцати", 19.0),
    ("полутора", 1.5),
    ("полу", 0.5),
    ("десяти", 10.0),
    ("девяти", 9.0),
    ("восьми", 8.0),
    ("семи", 7.0),
    ("шести", 6.0),
    ("пяти", 5.0),
    ("четырех", 4.0),
    ("трех", 3.0),
    ("двух", 2.0),
    ("одно", 1.0),
    ("сто", 100.0),
];

/// The number that the normal form of a word says: «стотысячная» → 100 000; nothing for «тысячный» alone.
pub(super) fn scaled(word: &str) -> Option<f64> {
    const SCALES: [(&str, f64); 3] = [("тысячн", 1e3), ("миллионн", 1e6), ("миллиардн", 1e9)];
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
        let (stem, value) = STEMS.iter().find(|(stem, _)| rest.starts_with(stem))?;
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
