//! The language of a sentence in a block of another: a Russian sentence among Kazakh ones, and the other way round.

use super::token::{Kind, Token};
use crate::lexicon::grammar::Pos;
use crate::lexicon::word_table::WordTable;

/// Words of a Russian sentence among Kazakh ones at least, and how many of ten Russian knows.
const WORDS: usize = 4;
const KNOWN: usize = 9;

/// Words with letters of Kazakh that a Kazakh sentence among Russian ones has at least.
const OWN: usize = 3;

/// The language of a sentence of these tokens in a block of this language, by the words outside of quotes: in Kazakh text one without a letter of its own
/// in which Russian knows nearly every word, one with a preposition or a conjunction among them, is Russian; in Russian text
/// one of whose words half have letters of Kazakh is Kazakh.
pub(super) fn of_sentence(
    words: &WordTable,
    tokens: &[Token],
    block: Option<&'static str>,
) -> Option<&'static str> {
    let (mut all, mut kazakh, mut known, mut links) = (0, 0, 0, 0);
    let mut depth = 0_usize; // quoted names are often of another language
    for token in tokens {
        match token.kind {
            Kind::Mark('«' | '“' | '„') => depth += 1,
            Kind::Mark('»' | '”') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if token.kind != Kind::Word || depth > 0 {
            continue;
        }
        let word = words.word(token.word);
        if !word.shape.cyrillic {
            continue;
        }
        all += 1;
        if word.shape.kazakh {
            kazakh += 1;
        } else if word.readings.iter().any(|reading| reading.known) {
            known += 1;
            let links_words = matches!(word.pos(), Pos::Preposition | Pos::Conjunction);
            links += usize::from(links_words);
        }
    }
    match block {
        Some("kk") if kazakh == 0 && all >= WORDS && known * 10 >= all * KNOWN && links > 0 => {
            Some("ru")
        }
        Some("ru") if kazakh >= OWN && kazakh * 2 >= all => Some("kk"),
        block => block,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::sample::Analyst;

    #[test]
    fn sentences_of_another_language() {
        let analyst = Analyst::new();
        for (block, text, wanted) in [
            (
                "kk",
                "Қала тұрғындары көшет отырғызды. Мы посадили сто деревьев в парке и рады этому.",
                "ru",
            ),
            (
                "ru",
                "Жители города посадили деревья. Біз бүгін жүз көшет отырғыздық.",
                "kk",
            ),
            (
                "kk",
                "Қала тұрғындары көшет отырғызды. Адам да, бала да келді.",
                "kk",
            ),
            (
                "ru",
                "Жители города вышли на субботник. Акция «Таза Қазақстан» прошла в парке.",
                "ru",
            ),
        ] {
            let found = analyst.read_in(Some(block), text, |text| {
                text.language(text.len() - 1).map(str::to_owned)
            });
            assert_eq!(found.as_deref(), Some(wanted), "{text}");
        }
    }
}
