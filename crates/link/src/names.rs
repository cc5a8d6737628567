//! What a name says: parts of people's names, and what tells organizations, campaigns and places apart.

use crate::fold::{letters, short, stem, words};
use crate::lists::{Known, NameWord, lists};
use crate::mention::{Keys, bag, code};

/// The keys of a person's name.
pub(crate) fn person(
    name: &str,
    given: Option<&str>,
    patronymic: Option<&str>,
    family: Option<&str>,
) -> Keys {
    let (given, patronymic, family) = match (given, family) {
        (None, None) => split(name),
        _ => (given, patronymic, family),
    };
    let (given, patronymic) = match given.and_then(initials) {
        Some((first, second)) => (Some(first), patronymic.or(Some(second))),
        None => (given, patronymic),
    };
    let mut keys = Keys::default();
    if let Some(given) = given {
        keys.given = given_key(given);
        keys.doubtful = keys.given.chars().count() > 1 && !lists().is_given(given);
    }
    keys.patronymic = patronymic.map(patronymic_key).unwrap_or_default();
    keys.family = family.map(letters).unwrap_or_default();
    keys
}

/// Parts of a name that was not taken apart: given name first, family name last.
fn split(name: &str) -> (Option<&str>, Option<&str>, Option<&str>) {
    let parts: Vec<&str> = name.split_whitespace().collect();
    match parts[..] {
        [given, patronymic, family] if is_patronymic(patronymic) => {
            (Some(given), Some(patronymic), Some(family))
        }
        [family, given, patronymic] if is_patronymic(patronymic) => {
            (Some(given), Some(patronymic), Some(family))
        }
        [family, given] if lists().is_given(given) && !lists().is_given(family) => {
            (Some(given), None, Some(family))
        }
        [given, .., family] => (Some(given), None, Some(family)),
        [only] if lists().is_given(only) => (Some(only), None, None),
        [only] => (None, None, Some(only)),
        [] => (None, None, None),
    }
}

/// «О. Н.», «О.Н.»: two initials.
fn initials(given: &str) -> Option<(&str, &str)> {
    let (first, second) = given.split_once('.')?;
    let second = second.trim();
    let is_initial = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() == 1;
    (is_initial(first) && is_initial(second)).then_some((first, second))
}

const PATRONYMICS: &[&str] = &[
    "ович",
    "евич",
    "ьич",
    "овна",
    "евна",
    "инична",
    "івна",
    "ївна",
    "улы",
    "ұлы",
    "қызы",
    "кызы",
];

fn is_patronymic(word: &str) -> bool {
    let word = word.to_lowercase();
    PATRONYMICS.iter().any(|ending| word.ends_with(ending))
}

/// A given name without what cases change; an initial is one letter.
fn given_key(given: &str) -> String {
    let bare = given.trim_end_matches('.');
    if bare.chars().count() == 1 {
        return letters(bare);
    }
    let key = lists().given(bare);
    let trimmed = key.trim_end_matches(['а', 'я', 'у', 'ю', 'е', 'о', 'и']);
    if trimmed.chars().count() >= 2 {
        trimmed.to_owned()
    } else {
        key
    }
}

fn patronymic_key(patronymic: &str) -> String {
    let bare = letters(patronymic.trim_end_matches('.'));
    for ending in [
        "ович",
        "евич",
        "иевич",
        "ич",
        "овна",
        "евна",
        "ична",
        "ивна",
        "овни",
        "евни",
    ] {
        if let Some(root) = bare.strip_suffix(ending) {
            return root.trim_end_matches('и').to_owned();
        }
    }
    bare
}

/// The family name without endings: the block of a person.
pub(crate) fn family_block(family: &str) -> String {
    let stem = stem(family);
    let trimmed = stem.trim_end_matches(['и', 'о', 'е', 'а', 'у', 'ю', 'я']);
    let trimmed = if trimmed.chars().count() >= 2 {
        trimmed
    } else {
        &stem
    };
    trimmed
        .strip_suffix("ск")
        .map_or_else(|| trimmed.to_owned(), |root| format!("{root}ск"))
}

/// The keys of an organization's or campaign's name.
pub(crate) fn thing(name: &str) -> (Keys, [u8; 2]) {
    let mut keys = Keys {
        capital: name
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(char::is_uppercase),
        ..Keys::default()
    };
    let mut country = [0; 2];
    let tokens: Vec<&str> = words(name).collect();
    let stems: Vec<String> = tokens.iter().map(|word| stem(word)).collect();
    let mut at = 0;
    let mut regions = Vec::new();
    let mut scope = Vec::new();
    while at < tokens.len() {
        if let Some((known, length)) = place_at(&tokens, &stems, at) {
            if known.kind == "country" {
                country = code(Some(known.country));
            } else {
                regions.push(short(known.name));
                if country == [0; 2] {
                    country = code(Some(known.country));
                }
            }
            at += length;
            continue;
        }
        match lists().name_word(&stems[at]) {
            Some(NameWord::Form | NameWord::Filler) if tokens.len() > 1 => {}
            Some(NameWord::Scope) => scope.push(short(&stems[at])),
            _ => keys.core.push(stems[at].clone()),
        }
        at += 1;
    }
    if keys.core.is_empty() {
        keys.core = stems;
        regions.clear();
    }
    keys.regions = bag(regions);
    keys.scope = bag(scope);
    (keys, country)
}

/// The place whose name stands at a word, and how many words it has. Cities need a capital and stand behind another
/// word, for «Свободный» may be anything.
fn place_at(tokens: &[&str], stems: &[String], at: usize) -> Option<(&'static Known, usize)> {
    if !tokens[at].starts_with(char::is_uppercase) && at == 0 {
        return None;
    }
    (1..=4.min(tokens.len() - at)).rev().find_map(|length| {
        let known = lists().place(&stems[at..at + length].join(" "))?;
        let fits = match known.kind {
            "country" => length > 1 || tokens[at].starts_with(char::is_uppercase),
            "region" => true,
            "city" | "district" => at > 0 && tokens[at].starts_with(char::is_uppercase),
            _ => false,
        };
        (fits && (at > 0 || tokens.len() > length) && !is_adjective(tokens[at], length))
            .then_some((known, length))
    })
}

/// Whether one word alone is an adjective («Восточный», «Украинский»): part of what the thing is called.
fn is_adjective(word: &str, length: usize) -> bool {
    let word = word.to_lowercase();
    length == 1
        && [
            "ий", "ый", "ая", "яя", "ое", "ого", "ой", "ому", "ым", "им", "ие", "ые",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// The edition words of a campaign's name: number, year; and the name without them.
pub(crate) struct Edition {
    pub(crate) year: Option<u32>,
    pub(crate) number: Option<u32>,
    pub(crate) series: String,
}

/// Takes a campaign's name apart into series and edition.
pub(crate) fn edition(name: &str) -> Edition {
    let mut edition = Edition {
        year: None,
        number: None,
        series: String::new(),
    };
    let mut kept: Vec<&str> = Vec::new();
    let tokens: Vec<&str> = name.split_whitespace().collect();
    for (at, token) in tokens.iter().enumerate() {
        let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
        let (stem, tail) = match bare.rsplit_once(['-', '–', '—']) {
            Some((stem, tail)) if year_of(tail).is_some() => (stem, tail),
            _ => ("", bare),
        };
        if let Some(year) = year_of(tail).filter(|_| tokens.len() > 1 || !stem.is_empty()) {
            edition.year = Some(year);
            if !stem.is_empty() {
                kept.push(&token[..token.find(stem).unwrap_or(0) + stem.len()]);
            } else if token.ends_with(':') && !kept.is_empty() {
                kept.push(":");
            }
        } else if let Some(number) = number_of(bare).filter(|_| at == 0 && tokens.len() > 1) {
            edition.number = Some(number);
        } else {
            kept.push(token);
        }
    }
    while kept
        .last()
        .is_some_and(|token| !token.contains(char::is_alphanumeric) || is_year_word(token))
    {
        kept.pop();
    }
    edition.series = kept.join(" ").replace(" — :", ":").replace(" :", ":");
    edition
}

fn is_year_word(token: &str) -> bool {
    matches!(
        token,
        "год" | "года" | "году" | "жылы" | "року" | "рік" | "г."
    )
}

fn year_of(word: &str) -> Option<u32> {
    let year: u32 = word.parse().ok()?;
    (word.len() == 4 && (1990..2100).contains(&year)).then_some(year)
}

/// «VIII», «8-й», «третий».
fn number_of(word: &str) -> Option<u32> {
    if let Some(roman) = roman(word) {
        return Some(roman);
    }
    if let Some((digits, tail)) = word.split_once('-') {
        let is_ordinal = tail.chars().count() <= 3 && tail.chars().all(|c| c.is_lowercase());
        return digits
            .parse()
            .ok()
            .filter(|number| is_ordinal && *number < 200);
    }
    let ordinals = [
        "перв",
        "втор",
        "трет",
        "четверт",
        "пят",
        "шест",
        "седьм",
        "восьм",
        "девят",
        "десят",
    ];
    let lower = word.to_lowercase();
    let is_ordinal = |root: &str| {
        lower.strip_prefix(root).is_some_and(|end| {
            matches!(
                end,
                "ый" | "ой"
                    | "ий"
                    | "ая"
                    | "ое"
                    | "ья"
                    | "ье"
                    | "ого"
                    | "ому"
                    | "ом"
                    | "ым"
                    | "ую"
            )
        })
    };
    ordinals
        .iter()
        .position(|root| is_ordinal(root))
        .map(|at| at as u32 + 1)
}

fn roman(word: &str) -> Option<u32> {
    let value = |c: char| match c {
        'I' | 'І' => Some(1),
        'V' => Some(5),
        'X' | 'Х' => Some(10),
        'L' => Some(50),
        'C' | 'С' => Some(100),
        _ => None,
    };
    let values: Vec<u32> = word.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (at, value) in values.iter().enumerate() {
        let is_less = values.get(at + 1).is_some_and(|next| next > value);
        sum = if is_less {
            sum - (*value as i64)
        } else {
            sum + i64::from(*value)
        };
    }
    u32::try_from(sum).ok().filter(|sum| (1..200).contains(sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_in_other_languages() {
        for (a, b) in [
            ("Володимир Савченко", "Владимир Савченко"),
            ("Олена Ткач", "Елена Ткач"),
            ("Әлихан Өтегенов", "Alikhan Otegenov"),
            ("Дима Орлов", "Дмитрий Орлов"),
        ] {
            let (a, b) = (person(a, None, None, None), person(b, None, None, None));
            assert_eq!(a.given, b.given);
            assert_eq!(family_block(&a.family), family_block(&b.family));
        }
    }

    #[test]
    fn patronymics() {
        let key = |name| person(name, None, None, None).patronymic;
        assert_eq!(key("Анна Викторовна Лис"), key("Лис Анна Вікторівна"));
        assert_ne!(key("Анна Викторовна Лис"), key("Анна Павловна Лис"));
    }

    #[test]
    fn places_in_names_are_apart() {
        let core = |name| thing(name).0.core.join(" ");
        assert_eq!(
            core("Министерство культуры Узбекистана"),
            core("Министерство культуры РФ")
        );
        let (keys, country) = thing("управление архивов Тамбовской области");
        assert_eq!(
            (keys.core.len(), keys.regions.len(), country),
            (2, 1, *b"RU")
        );
        assert_eq!(thing("Украинский шахматный клуб").0.core.len(), 3);
        assert_eq!(thing("Газпром").0.core, [stem("Газпром")]);
        assert_eq!(thing("Бурятия").0.core, ["бурят"]);
    }

    #[test]
    fn editions() {
        for (name, series, year, number) in [
            (
                "VIII Невский книжный форум",
                "Невский книжный форум",
                None,
                Some(8),
            ),
            ("Лучший повар — 2019", "Лучший повар", Some(2019), None),
            ("Игротека-2018", "Игротека", Some(2018), None),
            ("Третий степной марафон", "степной марафон", None, Some(3)),
            ("12-й слёт юннатов", "слёт юннатов", None, Some(12)),
            (
                "Школа — 2020: новые подходы",
                "Школа: новые подходы",
                Some(2020),
                None,
            ),
            ("100 лучших хозяйств", "100 лучших хозяйств", None, None),
        ] {
            let found = edition(name);
            assert_eq!(
                (found.series.as_str(), found.year, found.number),
                (series, year, number)
            );
        }
    }
}
