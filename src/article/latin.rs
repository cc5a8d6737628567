//! Kazakh in Latin letters: which blocks are written so.

use super::language::Evidence;
use crate::vocabulary::BlockKind;
use std::ops::Range;
use svodka_kazakh::{Alphabet, Seen};

/// Words in Latin letters from which a block is looked at.
const WORDS: u32 = 2;

/// The alphabet of each block that is Kazakh in Latin letters; their words count as evidence for Kazakh. A block that is too
/// short to show it by itself is written as the rest of its article.
pub(super) fn alphabets(
    text: &str,
    blocks: &[(BlockKind, Range<usize>)],
    evidence: &mut [Evidence],
) -> Vec<Option<Alphabet>> {
    let mut whole = Seen::default();
    let look = |(block, evidence): (&(BlockKind, Range<usize>), &Evidence)| {
        let text = &text[block.1.clone()];
        let is_latin = evidence.others() >= WORDS && is_mostly_latin(text);
        let seen = is_latin.then(|| Seen::of(text))?;
        whole.add(&seen);
        Some(seen)
    };
    let seen: Vec<Option<Seen>> = blocks.iter().zip(&*evidence).map(look).collect();
    let main = whole.alphabet();
    let mut alphabets = Vec::with_capacity(blocks.len());
    for (seen, evidence) in seen.into_iter().zip(evidence) {
        let alphabet = seen.and_then(|seen| seen.within(main));
        if let (Some(seen), Some(alphabet)) = (seen, alphabet) {
            evidence.add_kazakh(seen.known(alphabet).max(WORDS));
        }
        alphabets.push(alphabet);
    }
    alphabets
}

/// Whether more than half of the letters are Latin ones without marks.
fn is_mostly_latin(text: &str) -> bool {
    let latin = text.bytes().filter(u8::is_ascii_alphabetic).count();
    latin * 2 > text.len()
}

#[cfg(test)]
mod tests {
    use super::super::assemble::given;
    use crate::article::Finder;

    #[test]
    fn kazakh_in_latin_letters_is_kazakh() {
        let finder = Finder::new(&[crate::lexicon::CHROME.content.to_owned()]).unwrap();
        let languages = |text: &str| {
            let article = given(Default::default(), text.to_owned(), &finder);
            let blocks = article.blocks.iter();
            blocks
                .map(|block| (block.language, block.latin.is_some()))
                .collect::<Vec<_>>()
        };
        let kazakh = "Qostanaı qalasynyń ákimi eki júz oqýshynyń qatysqanyn habarlady.";
        let russian = "Более трёхсот жителей вышли на субботник, который прошёл в парке.";
        assert_eq!(languages(kazakh), [(Some("kk"), true)]);
        assert_eq!(
            languages(&format!("Jasyl qala\n\n{kazakh}")),
            [(Some("kk"), true), (Some("kk"), true)]
        );
        assert_eq!(
            languages(&format!("{russian}\n\n{kazakh}")),
            [(Some("ru"), false), (Some("kk"), true)]
        );
        for other in [
            "Belediye başkanı kampanyaya üç yüz gönüllünün katıldığını söyledi.",
            "The quarterly said qualified volunteers quickly queued near the old mosque.",
            "Qashqadaryo viloyati hokimi uch yuz ko'ngilli qatnashganini aytdi.",
        ] {
            let found = languages(other);
            assert!(
                found
                    .iter()
                    .all(|&(code, latin)| code != Some("kk") && !latin),
                "{found:?}"
            );
        }
    }
}
