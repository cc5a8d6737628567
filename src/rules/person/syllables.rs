//! Chinese syllables in Cyrillic letters.

const INITIALS: &[&str] = &[
    "чж", "цз", "б", "п", "м", "ф", "д", "т", "н", "л", "г", "к", "х", "ц", "с", "ч", "ш", "ж", "",
];

const FINALS: &[&str] = &[
    "юань", "уань", "вэнь", "янь", "ань", "энь", "инь", "юнь", "унь", "уан", "уай", "уэй", "вэй",
    "вэн", "вань", "ван", "вай", "яо", "ян", "юэ", "юн", "юй", "ай", "эй", "ао", "оу", "эн", "ан",
    "эр", "ин", "ун", "уа", "уй", "уо", "ва", "во", "а", "о", "э", "и", "у", "ю", "я", "е", "ё",
];

/// Whether `word`, in lower case, is one or two such syllables, or a form of them in some case.
pub(super) fn is_chinese(word: &str) -> bool {
    const ENDINGS: &[(&str, &str)] = &[
        ("", ""),
        ("а", ""),
        ("у", ""),
        ("ом", ""),
        ("е", ""),
        ("я", "ь"),
        ("ю", "ь"),
        ("ем", "ь"),
        ("е", "ь"),
        ("я", "й"),
        ("ю", "й"),
        ("ем", "й"),
        ("е", "й"),
    ];
    ENDINGS.iter().any(|(ending, nominative)| {
        word.strip_suffix(ending)
            .is_some_and(|stem| divides(stem, nominative, 2))
    })
}

/// Whether `stem` with `end` behind it is at most `most` syllables, and at least one.
fn divides(stem: &str, end: &str, most: usize) -> bool {
    if most == 0 {
        return false;
    }
    INITIALS
        .iter()
        .filter_map(|initial| stem.strip_prefix(initial))
        .any(|rest| {
            FINALS.iter().any(|last| {
                let whole = rest.len() + end.len() == last.len()
                    && last.starts_with(rest)
                    && last.ends_with(end);
                whole
                    || rest
                        .strip_prefix(last)
                        .is_some_and(|rest| !rest.is_empty() && divides(rest, end, most - 1))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::is_chinese;

    #[test]
    fn syllables() {
        for word in [
            "цзиньпин",
            "сяопина",
            "цзэминя",
            "чжэнь",
            "хунин",
            "цзяньином",
            "гоюй",
            "пэн",
        ] {
            assert!(is_chinese(word), "{word}");
        }
        for word in ["анатолий", "клеберн", "петров", "бетховен", "грэм"]
        {
            assert!(!is_chinese(word), "{word}");
        }
    }
}
