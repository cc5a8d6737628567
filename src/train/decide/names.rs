//! Names as the project is scored: by their words, whatever the marks, dashes and capitals.

/// A name without marks, dashes as hyphens, in small letters, ё as е.
pub fn key(name: &str) -> String {
    let mut key = String::new();
    let mut gap = false;
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            '«' | '»' | '"' | '“' | '”' | '„' | '‟' | '’' | '‘' | '\'' | '`' => {}
            c if c.is_whitespace() => gap = !key.is_empty(),
            c => {
                if std::mem::take(&mut gap) {
                    key.push(' ');
                }
                key.push(match c {
                    'ё' => 'е',
                    '—' | '–' | '‑' => '-',
                    c => c,
                });
            }
        }
    }
    let key = key.replace(" - ", "-");
    key.trim_matches([' ', '.', ',', ':', ';', '(', ')'])
        .to_owned()
}

/// The words of a name, sorted.
pub fn words(name: &str) -> Vec<String> {
    let key = key(name);
    let parts = key.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether one of `ours` is one of `theirs`, or is made of some of the words of one.
pub fn is_one(ours: &[String], theirs: &[String]) -> bool {
    ours.iter().filter(|own| !own.is_empty()).any(|own| {
        let (own_key, own_words) = (key(own), words(own));
        theirs.iter().any(|their| {
            let their_words = words(their);
            key(their) == own_key
                || !own_words.is_empty() && own_words.iter().all(|word| their_words.contains(word))
        })
    })
}

/// Whether two names are one but for the endings of their words.
pub fn is_inflected(own: &str, their: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let key = key(name);
        let parts = key.split(|c: char| !c.is_alphanumeric());
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (own, their) = (words(own), words(their));
    let alike = |(a, b): (&String, &String)| {
        let longest = a.chars().count().max(b.chars().count());
        let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        a == b || shared >= longest.saturating_sub(3).max(2)
    };
    !own.is_empty() && own.len() == their.len() && own.iter().zip(&their).all(alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_whatever_their_marks_and_order() {
        let of = |name: &str| vec![name.to_owned()];
        assert!(is_one(&of("Мы — одна команда"), &of("«Мы - одна команда»")));
        assert!(is_one(&of("Хаматдинова"), &of("Алина Хаматдинова")));
        assert!(!is_one(&of("Алина Хаматдинова"), &of("Хаматдинова")));
    }

    #[test]
    fn endings_do_not_tell_names_apart() {
        assert!(is_inflected("Марафону чистых рек", "Марафон чистых рек"));
        assert!(!is_inflected("Марафон чистых рук", "Марафон больших рек"));
        assert!(!is_inflected("Марафон", "Марафон чистых рек"));
    }
}
