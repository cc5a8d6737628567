//! What a name says: parts of people's names, and what tells organizations, campaigns and places apart.

use crate::fold::{letters, short, stem, words};
use crate::lists::{Abbreviation, Known, NameWord, lists};
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

/// What an article tells about the places that abbreviations stand for.
pub(crate) struct Near<'a> {
    /// The country it is about.
    pub(crate) country: [u8; 2],
    /// Whether it names a place.
    pub(crate) names: &'a dyn Fn(&Known) -> bool,
}

impl Near<'_> {
    /// Places that an abbreviation may stand for here: those named, if several those of the country, else the usual
    /// one; else all of the country, or all.
    fn meant<'b>(&self, abbreviation: &'b Abbreviation) -> Vec<&'b Known> {
        let own = |places: &[&'b Known]| -> Vec<&'b Known> {
            let is_own = |place: &&&Known| code(Some(place.country)) == self.country;
            places.iter().filter(is_own).copied().collect()
        };
        let all: Vec<&Known> = abbreviation.places.iter().collect();
        let named: Vec<&Known> = all.iter().copied().filter(|x| (self.names)(x)).collect();
        let usual = || abbreviation.usual.iter().collect();
        let choices = match named.len() {
            0 => [own(&all), usual(), all],
            _ => [own(&named), named, Vec::new()],
        };
        let mut choices = choices.into_iter().filter(|choice| !choice.is_empty());
        choices.next().unwrap_or_default()
    }
}

/// The keys of an organization's or campaign's name, whatever article it stands in.
pub(crate) fn thing(name: &str) -> (Keys, [u8; 2]) {
    let nowhere = Near {
        country: [0; 2],
        names: &|_| false,
    };
    thing_near(name, &nowhere)
}

/// The keys of an organization's or campaign's name in an article.
pub(crate) fn thing_near(name: &str, near: &Near<'_>) -> (Keys, [u8; 2]) {
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
        if at > 0
            && let Some(abbreviation) = lists().abbreviation(tokens[at])
        {
            state(&near.meant(abbreviation), &mut regions, &mut country);
            at += 1;
            continue;
        }
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

/// What a name states by an abbreviation: one place, or one of several.
fn state(meant: &[&Known], regions: &mut Vec<u32>, country: &mut [u8; 2]) {
    let countries = meant.iter().map(|known| code(Some(known.country)));
    let first = countries.clone().next().unwrap_or_default();
    if countries.into_iter().all(|other| other == first) {
        *country = first;
    }
    let is_state = |known: &Known| known.kind == "country" && *country != [0; 2];
    if !matches!(meant, [known] if is_state(known)) {
        regions.extend(meant.iter().map(|known| short(known.name)));
    }
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
}
