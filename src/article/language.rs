//! The language of a paragraph, by the letters only some languages have and by its commonest words.

use std::collections::HashMap;

/// Languages told apart: ISO 639-1 code, letters that others of the list lack, and what a longer word without any
/// of them tells against the language. Names in Kazakh letters do not make a Russian sentence Kazakh.
const LANGUAGES: [(&str, &str, f32); 9] = [
    ("ru", "ыэё", 0.0),
    ("kk", "қғұәіңөүһ", 0.4),
    ("uk", "іїєґ", 0.3),
    ("be", "ўі", 0.3),
    ("bg", "ъ", 0.3),
    ("ky", "ңөү", 0.15),
    ("tt", "җәңөүһ", 0.2),
    ("sr", "ђјљњћџ", 0.15),
    ("mk", "ѓќѕјљњџ", 0.1),
];

/// Weight of a word with «ы», «э» or «ё»: Turkic languages and Belarusian write them too.
const SHARED: f32 = 0.3;

/// Letters of a longer word.
const LONGER: usize = 4;

/// Weight of a common word against a word with letters of its own.
const WORD: f32 = 2.0;

/// Weight of a word with a letter the language never has.
const FOREIGN: f32 = 0.6;

/// Common words by language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Languages {
    words: HashMap<String, u16>,
}

impl Languages {
    /// Reads `surface`, `canonical`, `kind` (the language); rows of other languages are passed over.
    pub(crate) fn new(tsv: &str) -> Self {
        let mut words = HashMap::new();
        for row in tsv.lines().filter(|row| !row.starts_with('#')) {
            let mut cells = row.split('\t');
            let (Some(surface), Some(code)) = (cells.next(), cells.nth(1)) else {
                continue;
            };
            if let Some(n) = LANGUAGES.iter().position(|(known, ..)| *known == code) {
                *words.entry(surface.to_lowercase()).or_default() |= 1 << n;
            }
        }
        Self { words }
    }

    /// Whether the lower-case word is among the commonest of some language.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// The language of a paragraph, where words and letters show it.
    pub(crate) fn of(&self, text: &str) -> Option<&'static str> {
        let lower = text.to_lowercase();
        let mut score = [0f32; LANGUAGES.len()];
        for word in lower
            .split(|c: char| !c.is_alphabetic() && c != '-')
            .filter(|word| !word.is_empty())
        {
            let known = self.words.get(word).copied().unwrap_or_default();
            let share = WORD / known.count_ones().max(1) as f32;
            for (n, score) in score.iter_mut().enumerate() {
                *score += if known & 1 << n != 0 { share } else { 0.0 };
            }
            letters(word, &mut score);
        }
        let (best, &top) = score
            .iter()
            .enumerate()
            .rev()
            .max_by(|a, b| a.1.total_cmp(b.1))?;
        (top > 0.0).then_some(LANGUAGES[best].0)
    }
}

/// Counts a word for the languages whose own letters it has, and against those that lack one of its letters.
fn letters(word: &str, score: &mut [f32; LANGUAGES.len()]) {
    let telling = |c: &char| ('\u{400}'..'\u{530}').contains(c) && !is_common_to_all(*c);
    for (n, (_, own, against)) in LANGUAGES.iter().enumerate() {
        if word
            .chars()
            .filter(telling)
            .any(|c| !own.contains(c) && lacks(n, c))
        {
            score[n] -= FOREIGN;
        } else if word.chars().filter(telling).any(|c| own.contains(c)) {
            score[n] += if own.contains('ы') { SHARED } else { 1.0 };
        } else if word.chars().count() >= LONGER {
            score[n] -= against;
        }
    }
}

/// Letters that tell nothing.
fn is_common_to_all(c: char) -> bool {
    "абвгдежзклмнопрстуфхцчш".contains(c)
}

/// Whether the language never writes the letter.
fn lacks(language: usize, c: char) -> bool {
    let also = match LANGUAGES[language].0 {
        "ru" => "ийщъыьэюяё",
        "kk" | "ky" | "tt" => "ийщъыьэюяё",
        "uk" => "ийщьюя",
        "be" => "йыьэюяё",
        "bg" => "ийщъьюя",
        _ => "и",
    };
    !also.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_sentences() {
        let languages = Languages::new(crate::article::STOP_WORDS);
        for (text, code) in [
            ("В субботнике приняли участие около 40 тысяч человек.", "ru"),
            (
                "Экоакция «Таза Қазақстан» прошла в Астане 5 шілде, сообщили в акимате.",
                "ru",
            ),
            (
                "Акцияға қала тұрғындары мен еріктілер қатысты, деп хабарлайды әкімдік.",
                "kk",
            ),
            (
                "У толоці взяли участь понад 300 волонтерів із трьох областей.",
                "uk",
            ),
            (
                "У суботніку ўдзельнічалі больш за сто чалавек, паведамілі ў гарвыканкаме.",
                "be",
            ),
            (
                "В акцията се включиха повече от сто доброволци от цялата страна.",
                "bg",
            ),
            (
                "Ишембиликке шаардын тургундары менен студенттер катышты, деп билдирди мэрия.",
                "ky",
            ),
            (
                "Өмәгә шәһәрдә яшәүчеләр һәм студентлар чыкты, дип хәбәр итте мэрия.",
                "tt",
            ),
            (
                "У акцији је учествовало више од сто волонтера из целе земље.",
                "sr",
            ),
            (
                "Во акцијата учествуваа повеќе од сто волонтери од целата земја.",
                "mk",
            ),
        ] {
            assert_eq!(languages.of(text), Some(code), "{text}");
        }
        assert_eq!(languages.of("2024: 15 000"), None);
    }
}
