//! Words and suffixes that other code looks for.

/// The suffixes of possession behind a noun in the nominative, the longer first: «қоры», «акциясы».
pub const POSSESSED: [&str; 4] = ["сы", "сі", "ы", "і"];

/// Whether the word in small letters joins words that say one thing: «және», «әрі».
pub fn is_and(word: &str) -> bool {
    matches!(word, "және" | "әрі")
}

/// Whether the word in small letters joins those who do something together: «және», «мен».
pub fn joins_names(word: &str) -> bool {
    matches!(word, "және" | "мен" | "пен" | "бен")
}
