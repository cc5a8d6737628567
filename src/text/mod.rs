//! Article text → sentences and tokens, with byte spans.

mod language;
mod memo;
mod quotes;
mod respell;
#[cfg(test)]
pub(crate) mod sample;
mod sentence;
mod token;

pub use memo::Memo;
pub use quotes::Quoted;
pub use sentence::Splitter;
pub use token::{Kind, Token};

use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::lexicon::function::FunctionSet;
use crate::lexicon::word::Word;
use crate::lexicon::word_table::{Generation, WordId, WordTable};
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::hash::Hash;
use std::ops::Range;
use std::rc::Rc;

/// Buffers of the analysis, reused from text to text.
#[derive(Default)]
pub struct Buffers {
    words: WordTable,
    of_words: OfWords,
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    languages: Vec<Option<&'static str>>,
    quoted: Vec<Quoted>,
}

/// What rules work out of the words of a filling of the word table.
#[derive(Default)]
struct OfWords {
    generation: Generation,
    memo: Memo,
}

/// An analysed text. Tokens are numbered through the whole text.
pub struct Text<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its tokens, in order; white space is in none, nor is what stands beside the story.
    pub tokens: &'a [Token],
    /// Its sentences as ranges of tokens; together they hold every token.
    pub sentences: &'a [Range<usize>],
    /// The language of each sentence, ISO 639-1, where it is known.
    languages: &'a [Option<&'static str>],
    /// Its quoted stretches, by opening mark.
    pub quoted: &'a [Quoted],
    /// The lists and the dictionary.
    pub lexicon: &'a Lexicon,
    words: &'a WordTable,
    of_words: &'a Memo,
    stretches: RefCell<FxHashMap<u32, Rc<[Range<usize>]>>>,
}

/// Splits the text of `article` into tokens and sentences. Costs one pass and a table look-up per token.
/// Blocks beside the story have none, so no fact can stand on them.
pub fn analyse<'a>(
    article: &'a Article,
    lexicon: &'a Lexicon,
    splitter: &Splitter,
    buffers: &'a mut Buffers,
) -> Text<'a> {
    let Buffers {
        words,
        of_words,
        tokens,
        sentences,
        languages,
        quoted,
    } = buffers;
    words.make_room();
    if of_words.generation != words.generation() {
        of_words.memo.clear();
        of_words.generation = words.generation();
    }
    tokens.clear();
    sentences.clear();
    languages.clear();
    let blocks = article.blocks.iter().enumerate();
    for (number, block) in blocks.filter(|(_, block)| block.kind.is_story()) {
        let text = block.span.of_text(&article.text);
        let first = tokens.len();
        token::split(
            text,
            block.span.start,
            number as u32,
            &mut |surface, token| {
                tokens.push(Token {
                    word: words.id(surface, lexicon),
                    ..token
                });
            },
        );
        if let Some(alphabet) = block.latin {
            respell::latin(article, words, lexicon, tokens, (first, alphabet));
        }
        splitter.mark(text, block.span.start, &tokens[first..], first, sentences);
    }
    for (number, sentence) in sentences.iter().enumerate() {
        let tokens = &mut tokens[sentence.clone()];
        let block = tokens
            .first()
            .and_then(|token| article.blocks[token.block as usize].language);
        let language = language::of_sentence(words, tokens, block);
        if language == Some("kk") {
            respell::mixed_up(article, words, lexicon, tokens);
        }
        for token in tokens {
            token.sentence = number as u32;
            token.is_kazakh = language == Some("kk");
        }
        languages.push(language);
    }
    quotes::pair(&article.text, tokens, quoted);
    Text {
        article,
        tokens,
        sentences,
        languages,
        quoted,
        lexicon,
        words,
        of_words: &of_words.memo,
        stretches: RefCell::default(),
    }
}

impl Text<'_> {
    /// Which filling of the thread's word table the tokens' words are numbered in.
    pub fn generation(&self) -> Generation {
        self.words.generation()
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the text has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The word of token `i`.
    pub fn word(&self, i: usize) -> &Word {
        self.words.word(self.tokens[i].word)
    }

    /// What the word of token `i` comes to, asked so; `make` must make it of nothing but the word and the lists.
    pub fn of_word<K, V>(&self, i: usize, key: K, make: impl FnOnce() -> V) -> V
    where
        K: Eq + Hash + Send + 'static,
        V: Clone + Send + 'static,
    {
        let word: WordId = self.tokens[i].word;
        self.of_words.get((word, key), make)
    }

    /// The normal form of token `i`.
    pub fn normal(&self, i: usize) -> &str {
        &self.word(i).normal
    }

    /// Whether token `i` is a function word of one of these classes.
    pub fn is_a(&self, i: usize, functions: impl Into<FunctionSet>) -> bool {
        self.word(i).is_a(functions)
    }

    /// Token `i` as printed.
    pub fn surface(&self, i: usize) -> &str {
        self.tokens[i].span.of_text(&self.article.text)
    }

    /// Token `i` as printed, or in the letters and spelling by which it was looked up.
    pub fn spelling(&self, i: usize) -> &str {
        match self.tokens[i].is_respelt {
            true => self.normal(i),
            false => self.surface(i),
        }
    }

    /// The language of the sentence of token `i`, ISO 639-1, where it is known.
    pub fn language(&self, i: usize) -> Option<&str> {
        self.languages[self.tokens[i].sentence as usize]
    }

    /// Whether token `i` stands in a Kazakh sentence.
    pub fn is_kazakh(&self, i: usize) -> bool {
        self.tokens[i].is_kazakh
    }

    /// The sentence of token `i`, as a range of tokens.
    pub fn sentence(&self, i: usize) -> Range<usize> {
        self.sentences[self.tokens[i].sentence as usize].clone()
    }

    /// The stretches of the sentence of token `i`; `split`, always the same, makes them when they are asked for first.
    pub fn stretches(
        &self,
        i: usize,
        split: impl FnOnce(&Range<usize>) -> Vec<Range<usize>>,
    ) -> Rc<[Range<usize>]> {
        let number = self.tokens[i].sentence;
        if let Some(known) = self.stretches.borrow().get(&number) {
            return Rc::clone(known);
        }
        let made: Rc<[Range<usize>]> = split(&self.sentences[number as usize]).into();
        let mut known = self.stretches.borrow_mut();
        known.insert(number, Rc::clone(&made));
        made
    }

    /// The block of token `i`, as a range of tokens.
    pub fn block(&self, i: usize) -> Range<usize> {
        let number = self.tokens[i].block;
        let before = |number: u32| self.tokens.partition_point(|token| token.block < number);
        before(number)..before(number + 1)
    }

    /// Whether these tokens are all that their block holds.
    pub fn fills_block(&self, tokens: &Range<usize>) -> bool {
        let block = |i: usize| self.tokens.get(i).map(|token| token.block);
        let own = block(tokens.start);
        let begins = tokens.start == 0 || block(tokens.start - 1) != own;
        begins && block(tokens.end) != own
    }

    /// Whether exactly these tokens stand between quotation marks.
    pub fn is_quoted(&self, tokens: &Range<usize>) -> bool {
        let Some(open) = tokens.start.checked_sub(1) else {
            return false;
        };
        let mut here = self.quotes_opened(open..tokens.start).iter();
        here.any(|quoted| quoted.close == Some(tokens.end))
    }

    /// Whether a token stands in a quote of a few words: part of some name.
    pub fn is_in_short_quote(&self, i: usize) -> bool {
        const SHORT: usize = 4;
        let near = self.quotes_opened(i.saturating_sub(SHORT)..i);
        near.iter()
            .any(|quoted| quoted.inside().len() <= SHORT && quoted.inside().contains(&i))
    }

    /// The quotes whose opening mark is one of these tokens.
    pub fn quotes_opened(&self, tokens: Range<usize>) -> &[Quoted] {
        let before = |token: usize| self.quoted.partition_point(|quoted| quoted.open < token);
        &self.quoted[before(tokens.start)..before(tokens.end)]
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of_text(&self.article.text)
    }

    /// The span of a range of tokens; the range must not be empty.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        Span::new(
            self.tokens[tokens.start].span.start,
            self.tokens[tokens.end - 1].span.end,
        )
    }

    /// Whether token `i` is this punctuation mark or symbol.
    pub fn is_mark(&self, i: usize, mark: char) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// Whether token `i` is a dash between words, of any length.
    pub fn is_dash(&self, i: usize) -> bool {
        matches!(
            self.tokens.get(i).map(|token| token.kind),
            Some(Kind::Mark('-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−'))
        )
    }

    /// Whether token `i` exists and is a word.
    pub fn is_word(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|token| token.kind == Kind::Word)
    }

    /// Whether token `i` begins a sentence, a quote or follows a dash or colon: its capital says nothing.
    pub fn starts_clause(&self, i: usize) -> bool {
        let mut before = i;
        let start = self.sentence(i).start;
        while before > start {
            before -= 1;
            match self.tokens[before].kind {
                Kind::Mark('«' | '"' | '“' | '„' | '(' | '[') => return true,
                Kind::Mark(':') => return true,
                Kind::Mark(_) if self.is_dash(before) => {}
                _ => return false,
            }
        }
        true
    }
}
