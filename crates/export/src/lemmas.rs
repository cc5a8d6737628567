//! Dictionary forms, by which search finds a word in whatever form it is printed.

use std::fmt;
use std::sync::Arc;

/// Knows the dictionary forms of words. Exports know no morphology: the program hands its own in.
pub trait Lemmas: Send + Sync {
    /// Hands over the dictionary forms that `word` may be of, in small letters, each once.
    fn lemmas(&self, word: &str, take: &mut dyn FnMut(&str));

    /// Whether a word says nothing by itself: a preposition, a conjunction.
    fn is_function_word(&self, _word: &str) -> bool {
        false
    }
}

/// A shared [`Lemmas`]; without one, words are their own dictionary forms.
#[derive(Clone)]
pub struct Lemmatizer(Arc<dyn Lemmas>);

impl Lemmatizer {
    /// Shares `lemmas`.
    pub fn new(lemmas: impl Lemmas + 'static) -> Self {
        Self(Arc::new(lemmas))
    }

    /// The dictionary forms of a word, each once.
    pub fn lemmas(&self, word: &str, take: &mut dyn FnMut(&str)) {
        self.0.lemmas(word, take);
    }

    /// Whether a word says nothing by itself.
    pub fn is_function_word(&self, word: &str) -> bool {
        self.0.is_function_word(word)
    }
}

impl Default for Lemmatizer {
    fn default() -> Self {
        Self::new(AsPrinted)
    }
}

impl fmt::Debug for Lemmatizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lemmatizer")
    }
}

struct AsPrinted;

impl Lemmas for AsPrinted {
    fn lemmas(&self, word: &str, take: &mut dyn FnMut(&str)) {
        take(&word.to_lowercase());
    }
}

/// The words of a text as search sees them: letters and digits, with the accents on them and what is invisible inside.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_inside = |c: char| is_alphanumeric(c) || is_accent(c) || is_invisible(c);
    let words = text.split(move |c| !is_inside(c));
    let words = words.map(|word| word.trim_matches(|c| is_accent(c) || is_invisible(c)));
    words.filter(|word| !word.is_empty())
}

/// As the standard library says, which asks no table for the letters that nearly all text is of.
fn is_alphanumeric(c: char) -> bool {
    match c {
        'а'..='я' | 'А'..='Я' | 'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '\0'..='\u{7F}' => false,
        _ => c.is_alphanumeric(),
    }
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Soft hyphens and joiners of no width.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_text() {
        let text = "«Нур-Султан»: 5 волон\u{AD}тёров, за́мок; \u{FEFF}Қазақстан \u{200B} e\u{301}";
        let found: Vec<&str> = words(text).collect();
        let expected = [
            "Нур",
            "Султан",
            "5",
            "волон\u{AD}тёров",
            "за́мок",
            "Қазақстан",
            "e",
        ];
        assert_eq!(found, expected);
    }
}
