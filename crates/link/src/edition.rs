//! Editions of a campaign: the year and the number in its name.

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
