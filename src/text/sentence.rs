//! Sentences of a block.

use super::{Kind, Token};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Words cut short that stand before a name, which anyseg does not know.
const SHORT_WORDS: &str = include_str!("../../data/short_words.tsv");

/// Finds sentence boundaries; shared and read-only.
pub struct Splitter {
    segmenter: anyseg::Segmenter,
    short: FxHashSet<&'static str>,
}

/// Words before and after a mark that decide whether a sentence ends there: anyseg looks at four and three.
const BEFORE: usize = 5;
const AFTER: usize = 4;

/// Tokens of a sentence at most. Rules look at pairs of them, so that the work on a text without full stops
/// would grow with its square.
const LONGEST: usize = 300;

/// What the splitter is shown of a block: the surroundings of marks that may end a sentence. The words between
/// decide nothing, and leaving them out makes it three times as fast.
#[derive(Default)]
struct Shown {
    text: String,
    /// Lengths of `text` where words were left out, and the bytes left out so far.
    seams: Vec<(usize, usize)>,
    /// The bytes of the block that are shown or left out.
    passed: usize,
}

impl Splitter {
    /// The sentence splitter.
    ///
    /// # Errors
    /// A build of the splitter without Russian.
    pub fn new() -> Result<Self, String> {
        let segmenter = anyseg::Segmenter::new("ru").map_err(|error| error.to_string())?;
        let rows = SHORT_WORDS.lines().skip(1);
        let short = rows
            .filter(|row| !row.starts_with('#'))
            .filter_map(|row| row.split('\t').next())
            .collect();
        Ok(Self { segmenter, short })
    }

    /// Adds the sentences of the block `text`, which begins at byte `offset` of the article, as ranges of its
    /// `tokens`, the first of which is number `first`.
    pub(super) fn mark(
        &self,
        text: &str,
        offset: u32,
        tokens: &[Token],
        first: usize,
        sentences: &mut Vec<Range<usize>>,
    ) {
        let mut from = 0;
        let block = Block {
            text,
            offset,
            tokens,
        };
        for end in self.ends(&block) {
            let end = offset + end as u32;
            let to = from + tokens[from..].partition_point(|token| token.span.start < end);
            if block.is_cut_short(to, &self.short) {
                continue;
            }
            add(first + from..first + to, sentences);
            from = to;
        }
        add(first + from..first + tokens.len(), sentences);
    }

    /// Where sentences end, in bytes of the block; the last may be left out.
    fn ends(&self, block: &Block<'_>) -> Vec<usize> {
        if block.text.bytes().any(|byte| byte < b' ') {
            let sentences = self.segmenter.sentenize(block.text).into_iter();
            return sentences.map(|sentence| sentence.end).collect();
        }
        let shown = block.shown();
        if shown.text.is_empty() {
            return Vec::new();
        }
        let whole = shown.passed == block.text.len();
        let mut seams = shown.seams.iter().peekable();
        let mut left_out = 0;
        let mut ends: Vec<usize> = self
            .segmenter
            .sentenize(&shown.text)
            .into_iter()
            .map(|sentence| {
                while let Some((_, so_far)) = seams.next_if(|(at, _)| *at < sentence.end) {
                    left_out = *so_far;
                }
                sentence.end + left_out
            })
            .collect();
        if !whole {
            ends.pop();
        }
        ends
    }
}

/// Adds a sentence; what is longer than any sentence is cut.
fn add(mut sentence: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    while sentence.len() > LONGEST {
        sentences.push(sentence.start..sentence.start + LONGEST);
        sentence.start += LONGEST;
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
}

/// A block with its tokens.
struct Block<'a> {
    text: &'a str,
    offset: u32,
    tokens: &'a [Token],
}

impl Block<'_> {
    fn shown(&self) -> Shown {
        let mut shown = Shown::default();
        let mut ahead = Ahead::default();
        let end = self.close();
        for i in 0..end {
            if !self.is_telling(i) {
                continue;
            }
            let from = self.seam_before(i, shown.passed);
            if from > shown.passed {
                let so_far = shown.seams.last().map_or(0, |&(_, so_far)| so_far);
                let seam = (shown.text.len(), so_far + from - shown.passed);
                shown.seams.push(seam);
                shown.passed = from;
            }
            let to = ahead.seam_after(self, i);
            if to > shown.passed {
                shown.text.push_str(&self.text[shown.passed..to]);
                shown.passed = to;
            }
        }
        shown
    }

    /// Whether the full stop before token `to` is that of one of these words, and a name follows: «мкр. Самал».
    fn is_cut_short(&self, to: usize, short: &FxHashSet<&str>) -> bool {
        let word = |i: usize| &self.text[self.start(i)..self.end(i)];
        to > 1
            && to < self.tokens.len()
            && self.tokens[to - 1].kind == Kind::Mark('.')
            && self.tokens[to].kind == Kind::Word
            && short.contains(word(to - 2))
    }

    /// The number of tokens before the marks that end the block, after which no sentence begins.
    fn close(&self) -> usize {
        let mut end = self.tokens.len();
        while end > 0
            && !self.tokens[end - 1].spaced
            && matches!(
                self.tokens[end - 1].kind,
                Kind::Mark('.' | '!' | '?' | '…' | '»' | '”' | '"')
            )
        {
            end -= 1;
        }
        end
    }

    /// Whether token `i`, or what stands before it, may tell where sentences end.
    fn is_telling(&self, i: usize) -> bool {
        let token = self.tokens[i];
        let odd_gap = i > 0
            && !matches!(
                &self.text.as_bytes()[self.end(i - 1)..self.start(i)],
                b"" | b" " | [0xC2, 0xA0]
            );
        odd_gap
            || match token.kind {
                Kind::Number => false,
                // not an emoji that counts as a letter
                Kind::Word => self.text.as_bytes()[self.start(i)] >= 0xE0,
                Kind::Mark(
                    ',' | '-' | '–' | '—' | '«' | '»' | '"' | '“' | '”' | '„' | '%' | '№' | '/'
                    | '+',
                ) => false,
                // not a smile
                Kind::Mark(':' | ';') => self.tokens.get(i + 1).is_some_and(|next| !next.spaced),
                Kind::Mark(_) => true,
            }
    }

    /// The last byte from which everything near token `i` is seen, `from` at least.
    fn seam_before(&self, i: usize, from: usize) -> usize {
        let mut near = 0;
        for j in (1..=i).rev() {
            if self.start(j) <= from {
                return from;
            }
            if near >= BEFORE && self.is_seam(j) {
                return self.start(j);
            }
            near += usize::from(self.tokens[j].spaced);
        }
        from
    }

    /// Whether plain words meet before token `j`.
    fn is_seam(&self, j: usize) -> bool {
        let is_plain = |j: usize| {
            self.tokens[j].kind == Kind::Word
                && self.end(j) - self.start(j) >= 4
                && matches!(self.text.as_bytes()[self.start(j)], 0xD0 | 0xD1)
        };
        self.tokens[j].spaced && is_plain(j) && is_plain(j - 1)
    }

    /// Where token `i` begins in the block.
    fn start(&self, i: usize) -> usize {
        (self.tokens[i].span.start - self.offset) as usize
    }

    /// Where token `i` ends in the block.
    fn end(&self, i: usize) -> usize {
        (self.tokens[i].span.end - self.offset) as usize
    }
}

/// Looks for the seam behind one token after another, in one pass over the block.
#[derive(Default)]
struct Ahead {
    /// The token looked behind last.
    behind: usize,
    /// The token before which all that is near has been seen, and the words from `behind` to it.
    reach: usize,
    near: usize,
    /// The first seam from `reach` on.
    seam: usize,
}

impl Ahead {
    /// The first byte up to which everything near token `i` is seen; `i` is never less than the time before.
    fn seam_after(&mut self, block: &Block<'_>, i: usize) -> usize {
        let tokens = block.tokens;
        let words = |tokens: &[Token]| tokens.iter().filter(|token| token.spaced).count();
        if self.reach > i {
            self.near -= words(&tokens[self.behind + 1..=i]);
        } else {
            (self.reach, self.near) = (i + 1, 0);
        }
        self.behind = i;
        while self.near < AFTER && self.reach < tokens.len() {
            self.near += usize::from(tokens[self.reach].spaced);
            self.reach += 1;
        }
        self.seam = self.seam.max(self.reach);
        while self.seam < tokens.len() && !block.is_seam(self.seam) {
            self.seam += 1;
        }
        if self.seam < tokens.len() {
            block.start(self.seam)
        } else {
            block.text.len()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However long a text without a full stop is, rules that look at pairs of tokens look at few of them.
    #[test]
    fn no_sentence_is_longer_than_any() {
        let mut sentences = Vec::new();
        add(7..7 + 3 * LONGEST + 1, &mut sentences);
        assert_eq!(sentences.len(), 4);
        assert!(sentences.iter().all(|sentence| sentence.len() <= LONGEST));
        assert!(sentences.windows(2).all(|two| two[0].end == two[1].start));
    }
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    const PIECES: &[&str] = &[
        "слово",
        "дом",
        "и",
        "Город",
        "в",
        "на",
        "большой",
        "город",
        "улица",
        "пришёл",
        "человек",
        "из",
        "Москвы",
        "слово",
        "дом",
        "работа",
        "Работа",
        "страна",
        "Нур-Султан",
        "кто-то",
        "мероприятие",
        "акция",
        "прошла",
        "ветер",
        "г.",
        "т. д.",
        "и т. п.",
        "5",
        "000",
        "млн",
        "руб.",
        "А.",
        "С.",
        "(",
        ")",
        ":)",
        "«",
        "»",
        "...",
        "!",
        "?",
        ".",
        ". ",
        ". Слово",
        "…",
        "—",
        "-",
        ",",
        ":",
        ": ",
        ";",
        "1914",
        "1 000 000",
        "км/ч.",
        "x.",
        "C.",
        "5 А.",
        "им.",
        "ул.",
        "http://a.kz/b",
        "a.kz",
        "*",
        "**",
        "•",
        "😀",
        "\u{a0}",
        "  ",
        "\u{2028}",
        "\"",
        "№5",
        "+7 701 123-45-67",
        "1)",
        "II)",
        "@anna",
        "#слово",
        "\u{200b}",
        "❶",
        "20%-ный",
        "^_^",
        "<3",
        "Яндекс.Маркет",
        ".NET",
        "[",
        "]",
        "’",
    ];

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        super::super::token::split(text, 0, 0, &mut |_, token| tokens.push(token));
        tokens
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn what_is_left_out_decides_nothing(pieces in prop::collection::vec((0..PIECES.len(), 0..9_usize, any::<bool>()), 0..30)) {
            let mut text = String::new();
            for (piece, words, spaced) in pieces {
                text.push_str(PIECES[piece]);
                if spaced {
                    text.push(' ');
                }
                for word in 0..words {
                    text.push_str(PIECES[(piece + word) % 24]);
                    text.push(' ');
                }
            }
            let text = text.trim();
            let tokens = tokens(text);
            let splitter = Splitter::new().unwrap();
            let block = Block { text, offset: 0, tokens: &tokens };
            let mut all: Vec<usize> = splitter.segmenter.sentenize(text).iter().map(|sentence| sentence.end).collect();
            let ends = splitter.ends(&block);
            if ends.len() < all.len() && tokens.last().is_some_and(|last| all.last() == Some(&(last.span.end as usize))) {
                all.pop();
            }
            prop_assert_eq!(ends, all, "{}", text);
        }
    }
}
