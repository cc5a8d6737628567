//! Words of Kazakh blocks that are looked up by another spelling than the printed one.

use super::token::{Kind, Token};
use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::lexicon::word_table::WordTable;
use svodka_kazakh::{Alphabet, is_apostrophe};

/// Looks up words of a block in Latin letters, tokens from number `first` on, by their spelling in Cyrillic ones.
pub(super) fn latin(
    article: &Article,
    words: &mut WordTable,
    lexicon: &Lexicon,
    tokens: &mut Vec<Token>,
    (first, alphabet): (usize, Alphabet),
) {
    if alphabet == Alphabet::Apostrophes {
        join_apostrophes(article, words, lexicon, tokens, first);
    }
    for token in &mut tokens[first..] {
        respell(article, words, lexicon, token, Some(alphabet));
    }
}

/// Looks up words of a Kazakh sentence that nobody knows by those that their letters are taken for.
pub(super) fn mixed_up(
    article: &Article,
    words: &mut WordTable,
    lexicon: &Lexicon,
    sentence: &mut [Token],
) {
    let own = sentence.iter_mut().filter(|token| !token.is_respelt);
    own.for_each(|token| respell(article, words, lexicon, token, None));
}

fn respell(
    article: &Article,
    words: &mut WordTable,
    lexicon: &Lexicon,
    token: &mut Token,
    latin: Option<Alphabet>,
) {
    if token.kind != Kind::Word {
        return;
    }
    let surface = token.span.of_text(&article.text);
    let word = words.in_kazakh(token.word, surface, latin, lexicon);
    token.is_respelt = word != token.word;
    token.word = word;
}

/// «Qazaqstannyn' a'kimi»: an apostrophe right behind a word belongs to its last letter.
fn join_apostrophes(
    article: &Article,
    words: &mut WordTable,
    lexicon: &Lexicon,
    tokens: &mut Vec<Token>,
    first: usize,
) {
    let mut kept = first;
    for at in first..tokens.len() {
        let token = tokens[at];
        let is_mark = matches!(token.kind, Kind::Mark(mark) if is_apostrophe(mark));
        let before = kept.checked_sub(1).filter(|&before| before >= first);
        let word = before.filter(|&before| tokens[before].kind == Kind::Word);
        match word.filter(|_| is_mark && !token.spaced) {
            Some(word) => {
                let joined = &mut tokens[word];
                joined.span.end = token.span.end;
                joined.word = words.id(joined.span.of_text(&article.text), lexicon);
            }
            None => {
                tokens[kept] = token;
                kept += 1;
            }
        }
    }
    tokens.truncate(kept);
}
