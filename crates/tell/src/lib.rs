//! What a record claims and why, as sentences that a reporter understands: «больше 300 000 — по слову «более»»,
//! «говорит Алина Хаматдинова — по слову «сказала»». In Russian, Kazakh and English.

mod facts;
mod phrase;

pub use facts::{Saying, sayings};
pub use phrase::{Lang, TABLE, phrase};

use svodka_record::{Id, Record};

/// Something said about a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The sentence, with the words that show it.
    pub sentence: String,
    /// The rule that read those words, where they stand elsewhere than the fact itself.
    pub rule: Option<String>,
}

/// What the record says of the campaign, role, date, figure, amount or quote `id`, and by which words; nothing of
/// other tables. `number_words` are the words of a figure or an amount before its number, which give its bound.
pub fn tell(record: &Record, id: Id, lang: Lang, number_words: &str) -> Vec<Told> {
    sayings(record, id, number_words)
        .into_iter()
        .filter_map(|saying| saying.told(lang))
        .collect()
}

/// The first two sayings of a fact, without the words that show them: «больше 300 000; участники».
pub fn gist(record: &Record, id: Id, lang: Lang) -> String {
    let sayings = sayings(record, id, "").into_iter().take(2);
    let told = sayings.filter_map(|saying| {
        Saying {
            words: None,
            ..saying
        }
        .told(lang)
    });
    told.map(|told| told.sentence)
        .collect::<Vec<_>>()
        .join("; ")
}

/// How sure a fact is, in words.
pub fn sureness(lang: Lang, confidence: f64) -> String {
    let key = match confidence {
        c if c >= 0.9 => "sure",
        c if c >= 0.7 => "likely",
        c if c >= 0.5 => "doubtful",
        _ => "weak",
    };
    phrase(lang, key, &[]).unwrap_or_default()
}

/// A number as people write it: «300 000», with spaces that do not break.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_from_five_digits_on() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(2400), "2400");
        assert_eq!(grouped(1_234_567), "1\u{a0}234\u{a0}567");
    }

    #[test]
    fn sureness_falls() {
        let told: Vec<String> = [0.95, 0.75, 0.6, 0.2]
            .into_iter()
            .map(|confidence| sureness(Lang::En, confidence))
            .collect();
        assert_eq!(
            told,
            [
                "almost surely right",
                "probably right",
                "doubtful",
                "very doubtful"
            ]
        );
    }
}
