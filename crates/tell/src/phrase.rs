//! Phrases by key and language: `data/phrases.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A language that facts are told in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Russian.
    Ru,
    /// Kazakh.
    Kk,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// The language of a tag or a locale: `ru`, `kk_KZ.UTF-8`; `None` for any other.
    pub fn of(tag: &str) -> Option<Self> {
        match tag.split(['_', '-', '.', '@']).next()? {
            "ru" => Some(Self::Ru),
            "kk" => Some(Self::Kk),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// The table as it is: key, Russian, Kazakh, English, parted by tabs; lines of `#` are notes.
pub const TABLE: &str = include_str!("../data/phrases.tsv");

static PHRASES: LazyLock<HashMap<&str, [&str; 3]>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        match cells[..] {
            [key, ru, kk, en] => Some((key, [ru, kk, en])),
            _ => None,
        }
    })
    .collect()
});

/// The phrase of `key`, its `{name}` filled in; `None` where there is no such phrase.
pub fn phrase(lang: Lang, key: &str, filled: &[(&str, &str)]) -> Option<String> {
    let phrases = PHRASES.get(key)?;
    let mut rest = match lang {
        Lang::Ru => phrases[0],
        Lang::Kk => phrases[1],
        Lang::En => phrases[2],
    };
    let mut told = String::new();
    while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, rest)| {
        rest.split_once('}')
            .map(|(name, after)| (before, name, after))
    }) {
        told += before;
        let value = filled.iter().find(|(known, _)| *known == name);
        told += value.map_or("", |(_, value)| value);
        rest = after;
    }
    Some(told + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_every_language_with_the_same_places() {
        let places = |text: &str| {
            let mut places: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}').map(|(name, _)| name.to_owned()))
                .collect();
            places.sort();
            places
        };
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(
            rows.count(),
            PHRASES.len() + 1,
            "a row is cut, or a key repeats"
        );
        for (key, [ru, kk, en]) in PHRASES.iter() {
            assert!(![ru, kk, en].iter().any(|cell| cell.is_empty()), "{key}");
            assert_eq!(places(ru), places(kk), "{key}");
            assert_eq!(places(ru), places(en), "{key}");
        }
    }

    #[test]
    fn places_are_filled_once() {
        let told = phrase(
            Lang::Ru,
            "by_word",
            &[("told", "больше {words}"), ("words", "более")],
        );
        assert_eq!(told.as_deref(), Some("больше {words} — по слову «более»"));
        assert_eq!(phrase(Lang::En, "no.such.key", &[]), None);
    }

    #[test]
    fn languages_of_locales() {
        assert_eq!(Lang::of("kk_KZ.UTF-8"), Some(Lang::Kk));
        assert_eq!(Lang::of("ru"), Some(Lang::Ru));
        assert_eq!(Lang::of("C.UTF-8"), None);
    }
}
