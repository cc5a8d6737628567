//! Letters and endings: spellings of one word in Russian, Ukrainian, Kazakh, Bulgarian, pre-reform Russian and
//! Latin letters become one key, and so do its cases.
//!
//! Keys only bring names together; the features of a tie look at the words themselves.

use svodka_likeness::is_alphanumeric;

/// Latin groups and what they sound like, longest first.
const LATIN: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("sch", "щ"),
    ("tch", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("gh", "г"),
    ("ts", "ц"),
    ("tz", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("ph", "ф"),
    ("ck", "к"),
    ("ya", "я"),
    ("ia", "я"),
    ("ja", "я"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("ju", "ю"),
    ("yo", "е"),
    ("ye", "е"),
    ("je", "е"),
    ("ey", "еи"),
    ("th", "т"),
    ("oo", "у"),
    ("ee", "и"),
];

/// Endings of nouns and adjectives in folded letters, longest first.
const ENDINGS: &[&str] = &[
    "иями", "ями", "ами", "ого", "его", "ому", "ему", "ими", "иях", "иям", "иеи", "ая", "яя", "ое",
    "ее", "ие", "ои", "еи", "ою", "ею", "ую", "юю", "ии", "ию", "ия", "ом", "ем", "им", "их", "ам",
    "ям", "ах", "ях", "ов", "ев", "ья", "ью", "ье", "а", "я", "у", "ю", "е", "и", "о",
];

/// The letters of a word as one alphabet: small, without marks, soft signs and doubled letters.
pub(crate) fn letters(word: &str) -> String {
    let word = word.to_lowercase();
    let word = if word.chars().any(|c| c.is_ascii_alphabetic()) {
        from_latin(&word)
    } else {
        word
    };
    let mut out = String::with_capacity(word.len());
    let mut last = None;
    for c in word.chars().filter_map(letter) {
        if last != Some(c) {
            out.push(c);
        }
        last = Some(c);
    }
    out
}

fn letter(c: char) -> Option<char> {
    let c = match c {
        'ё' | 'є' | 'э' | 'ѣ' | 'é' | 'è' => 'е',
        'і' | 'ї' | 'й' | 'ы' | 'ѵ' | 'í' => 'и',
        'ґ' | 'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' | 'ó' | 'ö' => 'о',
        'ұ' | 'ү' | 'ў' | 'ü' | 'ú' => 'у',
        'һ' | 'ҳ' => 'х',
        'ә' | 'á' | 'ä' => 'а',
        'ѳ' => 'ф',
        'ь' | 'ъ' | '\'' | '’' | 'ʼ' | '`' | '"' => return None,
        other => other,
    };
    is_alphanumeric(c).then_some(c)
}

fn from_latin(word: &str) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let group = LATIN.iter().find(|(latin, _)| rest.starts_with(latin));
        if let Some((latin, sound)) = group {
            out.push_str(sound);
            rest = &rest[latin.len()..];
        } else {
            push_latin(c, &mut out);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

fn push_latin(c: char, out: &mut String) {
    let sound = match c {
        'a' => 'а',
        'b' => 'б',
        'c' | 'k' | 'q' => 'к',
        'd' => 'д',
        'e' => 'е',
        'f' => 'ф',
        'g' => 'г',
        'h' => 'х',
        'i' | 'y' => 'и',
        'j' => 'ж',
        'l' => 'л',
        'm' => 'м',
        'n' => 'н',
        'o' => 'о',
        'p' => 'п',
        'r' => 'р',
        's' => 'с',
        't' => 'т',
        'u' => 'у',
        'v' | 'w' => 'в',
        'z' => 'з',
        'x' => {
            out.push_str("кс");
            return;
        }
        other => other,
    };
    out.push(sound);
}

/// The word without its ending, in the letters of [`letters`]; at least three letters stay.
pub(crate) fn stem(word: &str) -> String {
    let mut word = letters(word);
    let length = word.chars().count();
    let ending = ENDINGS
        .iter()
        .find(|ending| word.ends_with(**ending) && length - ending.chars().count() >= 3);
    if let Some(ending) = ending {
        word.truncate(word.len() - ending.len());
    }
    word
}

/// The words of a text: letters and digits, with hyphens as they stand inside.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(is_alphanumeric(c) || matches!(c, '\'' | '’' | 'ʼ')))
        .map(|word| word.trim_matches(['\'', '’', 'ʼ']))
        .filter(|word| !word.is_empty())
}

/// A hash that is the same on every machine.
pub(crate) fn hash(text: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(text.as_bytes())
}

/// A short hash for bags of words and names.
pub(crate) fn short(text: &str) -> u32 {
    hash(text) as u32
}

/// Letters that must be put in, left out or replaced to make one word of the other: 0, 1, or more as 2.
pub(crate) fn distance(a: &str, b: &str) -> u8 {
    if a == b {
        return 0;
    }
    let same = |(a, b): &(char, char)| a == b;
    let begin: usize = a
        .chars()
        .zip(b.chars())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (a, b) = (&a[begin..], &b[begin..]);
    let end: usize = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let is_short = |word: &str| word[..word.len() - end].chars().nth(1).is_none();
    if is_short(a) && is_short(b) { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_one() {
        let same = [
            ["Тоқаев", "Токаев", "Tokayev"],
            ["Зеленський", "Зеленский", "Zelensky"],
            ["Щербаков", "Щербаковъ", "Shcherbakov"],
            ["Өтегенов", "Отегенов", "Otegenov"],
        ];
        for [a, b, c] in same {
            let key = |word: &str| stem(word).trim_end_matches('и').to_owned();
            assert_eq!(key(a), key(b));
            assert_eq!(key(a), key(c), "{a} {c}");
        }
    }

    #[test]
    fn cases_are_one() {
        for (a, b) in [
            ("Портнова", "Портнову"),
            ("областной", "областная"),
            ("партии", "партия"),
        ] {
            assert_eq!(stem(a), stem(b));
        }
        assert_ne!(stem("Карин"), stem("Карпин"));
    }

    #[test]
    fn misprints_are_near() {
        assert_eq!(distance("петров", "петров"), 0);
        assert_eq!(distance("петров", "перов"), 1);
        assert_eq!(distance("петров", "питров"), 1);
        assert_eq!(distance("петров", "петровых"), 2);
        assert_eq!(distance("", "а"), 1);
    }
}
