//! Letters: spellings of one word in Russian, Ukrainian, Kazakh, Bulgarian, pre-reform Russian and Latin letters become
//! one.

use crate::is_alphanumeric;

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

/// The letters of a word as one alphabet: small, without marks, soft signs and doubled letters.
pub fn letters(word: &str) -> String {
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
