//! Text of one set that was read by another, once or twice, a page at a time: «Ñåãîäíÿ», «яЕЦНДМЪ», «п║п╣пЁп╬»,
//! «п©Б√▓п©Б∙╛».

use super::alike;
use super::letters::score;
use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC,
};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Characters beyond ASCII of pieces that are no words, from which the pair of sets is judged.
const SAMPLE: usize = 4096;

/// The same for two pairs, one behind the other: there are hundreds of them.
const SHORT_SAMPLE: usize = 768;

/// Such characters of a piece at least.
const LETTERS: usize = 3;

/// Gain in words from which a pair is believed.
pub(super) const GAIN: i32 = 30;

/// Shares of its letters that the score of words reaches at least, and that of noise at most: words have 0.5 and more,
/// letters that two sets have mixed up -0.7 to 0.4.
const WORDS: i32 = 2;
const NOISE: i32 = 3;

/// Letters of a text to one of noise, at most, where two pairs are tried.
const SHARE: usize = 8;

/// Letters of a piece of UTF-8 to one that is torn.
const SOUND: usize = 4;

/// Sets that texts are read by wrongly.
pub(super) const READ: [&Encoding; 6] = [
    WINDOWS_1252,
    WINDOWS_1251,
    KOI8_R,
    IBM866,
    X_MAC_CYRILLIC,
    ISO_8859_5,
];

/// Sets they are in.
pub(super) const MEANT: [&Encoding; 6] = [
    UTF_8,
    WINDOWS_1251,
    KOI8_R,
    IBM866,
    X_MAC_CYRILLIC,
    ISO_8859_5,
];

/// Upper halves of [`READ`].
pub(super) static HALVES: LazyLock<[Vec<char>; 6]> = LazyLock::new(|| {
    let bytes: Vec<u8> = (0x80..=0xFF).collect();
    READ.map(|set| set.decode_without_bom_handling(&bytes).0.chars().collect())
});

/// A pair of sets: text in one that was read by the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Swap {
    read: usize,
    meant: usize,
}

/// How a text was spoilt: by a pair of sets, or by one and then by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    last: Swap,
    first: Option<Swap>,
}

/// The pieces of a text that are no words.
struct Sample<'t> {
    pieces: Vec<&'t str>,
    /// Their characters beyond ASCII.
    letters: usize,
    /// Those of all pieces that were looked at.
    seen: usize,
}

/// The way that makes words of the pieces that are none; `None` where there are no such pieces.
///
/// Costs one pass over a sound text.
pub(super) fn of(text: &str) -> Option<Way> {
    if text.is_ascii() {
        return None;
    }
    let sample = Sample::of(text);
    let (single, mended) = sample.best(swaps().map(Way::once));
    let explained = mended * 2 >= sample.letters || sample.letters * SHARE < sample.seen;
    let double = match explained {
        true => None,
        false => sample.short().doubled(),
    };
    double.or(single).or_else(|| alike::of(text))
}

/// All pairs of sets whose words show that one was read by the other.
fn swaps() -> impl DoubleEndedIterator<Item = Swap> {
    let pairs =
        (0..READ.len()).flat_map(|read| (0..MEANT.len()).map(move |meant| Swap { read, meant }));
    pairs.filter(|swap| is_seen(READ[swap.read], MEANT[swap.meant]))
}

/// Whether reading one set by the other makes no words.
fn is_seen(read: &'static Encoding, meant: &'static Encoding) -> bool {
    read != meant && !alike::are(read, meant)
}

/// Whether a sentence of the text, or all of it, was read by a wrong set.
///
/// Costs two passes over a sound text.
pub(super) fn is_swapped(text: &str) -> bool {
    let (single, _) = Sample::of(text).best(swaps().map(Way::once));
    single.is_some() || alike::of(text).is_some()
}

impl<'t> Sample<'t> {
    fn of(text: &'t str) -> Self {
        let pieces = text.split(['<', '>', '\n']);
        Self::taken(pieces.flat_map(sentences), SAMPLE, is_noise)
    }

    fn short(&self) -> Self {
        Self::taken(self.pieces.iter().copied(), SHORT_SAMPLE, |_, _| true)
    }

    fn taken(
        all: impl Iterator<Item = &'t str>,
        most: usize,
        is_taken: impl Fn(&str, usize) -> bool,
    ) -> Self {
        let mut sample = Self {
            pieces: Vec::new(),
            letters: 0,
            seen: 0,
        };
        for piece in all {
            let piece = head(piece, most);
            let letters = beyond(piece);
            sample.seen += letters;
            if is_taken(piece, letters) {
                sample.letters += letters;
                sample.pieces.push(piece);
            }
            if sample.letters >= most {
                break;
            }
        }
        sample
    }

    /// The two pairs, one behind the other, that make words of most of it.
    fn doubled(&self) -> Option<Way> {
        let pairs = swaps().flat_map(|last| {
            swaps().map(move |first| Way {
                last,
                first: Some(first),
            })
        });
        let (double, mended) = self.best(pairs);
        double.filter(|_| mended * 2 >= self.letters)
    }

    /// The way that gains most, and how many characters of the sample it makes words of.
    fn best(&self, ways: impl DoubleEndedIterator<Item = Way>) -> (Option<Way>, usize) {
        let gains = ways.map(|way| (self.gain(way), way));
        let best = gains.rev().max_by_key(|((gain, _), _)| *gain);
        match best {
            Some(((gain, mended), way)) if gain >= GAIN => (Some(way), mended),
            _ => (None, 0),
        }
    }

    fn gain(&self, way: Way) -> (i32, usize) {
        let (mut gain, mut mended) = (0, 0);
        for piece in &self.pieces {
            if let Some((_, words)) = way.words(piece) {
                gain += words - score(piece.chars());
                mended += beyond(piece);
            }
        }
        (gain, mended)
    }
}

/// What stands between full stops, which is spoilt as a whole; a question mark may be what is left of half a letter.
pub(super) fn sentences(piece: &str) -> impl Iterator<Item = &str> {
    let mut rest = piece;
    std::iter::from_fn(move || {
        let ends = |pair: &[u8]| matches!(pair, [b'.' | b'!', b' ']);
        let end = rest.as_bytes().windows(2).position(ends);
        let (sentence, behind) = rest.split_at(end.map_or(rest.len(), |at| at + 2));
        rest = behind;
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Whether these letters are no words.
fn is_noise(piece: &str, letters: usize) -> bool {
    letters >= LETTERS && score(piece.chars()) * NOISE < as_score(letters)
}

/// The first characters of a piece, which may be a whole page in one line.
fn head(piece: &str, most: usize) -> &str {
    let end = piece.char_indices().nth(most);
    end.map_or(piece, |(at, _)| &piece[..at])
}

/// Characters of a piece beyond ASCII.
fn beyond(piece: &str) -> usize {
    piece.chars().filter(|c| !c.is_ascii()).count()
}

/// A number of letters, to compare a score with.
fn as_score(letters: usize) -> i32 {
    i32::try_from(letters).unwrap_or(i32::MAX)
}

impl Way {
    fn once(last: Swap) -> Self {
        Self { last, first: None }
    }

    /// By one pair of sets.
    pub(super) fn between(read: &'static Encoding, meant: &'static Encoding) -> Option<Self> {
        let read = READ.iter().position(|set| *set == read)?;
        let meant = MEANT.iter().position(|set| *set == meant)?;
        Some(Self::once(Swap { read, meant }))
    }

    /// Whether the sets of its one pair are alike.
    fn is_of_alike(self) -> bool {
        self.first.is_none() && alike::are(READ[self.last.read], MEANT[self.last.meant])
    }

    /// The piece as it was meant, where that makes more words of it.
    pub(super) fn undo(self, piece: &str) -> Option<String> {
        if piece.is_ascii() {
            return None;
        }
        let scored = |text: String| (score(text.chars()), text);
        let whole = self.back(piece).map(scored);
        let parts = scored(self.by_sentence(piece));
        let best = whole.filter(|whole| whole.0 >= parts.0).unwrap_or(parts);
        (best.0 > score(piece.chars())).then_some(best.1)
    }

    /// The piece with those of its sentences as they were meant that are no words.
    fn by_sentence(self, piece: &str) -> String {
        let mended = sentences(piece).map(|sentence| {
            let sound = match self.is_of_alike() {
                true => alike::restored(self, sentence),
                false if is_noise(sentence, beyond(sentence)) => {
                    self.words(sentence).map(|(sound, _)| sound)
                }
                false => None,
            };
            sound.map_or(Cow::Borrowed(sentence), Cow::Owned)
        });
        mended.collect()
    }

    /// The piece as it was meant, where that is words, and their score.
    fn words(self, piece: &str) -> Option<(String, i32)> {
        let sound = self.back(piece)?;
        let words = score(sound.chars());
        (words > 0 && words * WORDS >= as_score(beyond(&sound))).then_some((sound, words))
    }

    pub(super) fn back(self, piece: &str) -> Option<String> {
        let before = self.last.back(piece)?;
        match self.first {
            Some(first) => first.back(&before),
            None => Some(before),
        }
    }
}

impl Swap {
    /// The piece encoded back and read anew.
    fn back(self, piece: &str) -> Option<String> {
        let half = &HALVES[self.read];
        let mut bytes: Vec<u8> = Vec::with_capacity(piece.len());
        for c in piece.chars() {
            let torn = READ[self.read] == KOI8_R && matches!(bytes.last(), Some(0xD0 | 0xD1));
            bytes.push(match c {
                // Readers make a common space of the one that stands for half a letter.
                ' ' if torn && MEANT[self.meant] == UTF_8 => 0x9A,
                '\u{FFFD}' => b'?',
                c if c.is_ascii() => c as u8,
                c => match half.iter().position(|known| *known == c) {
                    Some(at) => at as u8 + 0x80,
                    None => u8::try_from(u32::from(c)).ok()?,
                },
            });
        }
        if MEANT[self.meant] != UTF_8 {
            return Some(
                MEANT[self.meant]
                    .decode_without_bom_handling(&bytes)
                    .0
                    .into_owned(),
            );
        }
        let (mut letters, mut torn) = (0, 0);
        for chunk in bytes.utf8_chunks() {
            letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            torn += usize::from(!chunk.invalid().is_empty());
        }
        (torn * SOUND <= letters).then(|| String::from_utf8_lossy(&bytes).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_read_by_a_wrong_set() {
        let text = "Сегодня в Заречном, Ясном и Яровом 300 человек в майские дни вышли, всем явившимся, говоря вкратце, \
                    дня не хватило, чтобы осмотреть аллею Мая, — сообщил аким";
        for meant in MEANT {
            let bytes = match meant == UTF_8 {
                true => text.as_bytes().to_vec(),
                false => meant.encode(&text.replace('—', "-")).0.into_owned(),
            };
            for read in READ.into_iter().filter(|read| *read != meant) {
                let noise = read.decode_without_bom_handling(&bytes).0;
                let way = of(&noise).unwrap_or_else(|| panic!("{noise}"));
                let sound = way.undo(&noise).unwrap_or_default();
                assert_eq!(sound.replace('—', "-"), text.replace('—', "-"), "{noise}");
            }
        }
    }

    #[test]
    fn texts_read_by_two_wrong_sets() {
        let text = "Сегодня в Заречном, Ясном и Яровом 300 человек в майские дни вышли на субботник, сообщил аким";
        for (meant, read) in [
            (UTF_8, KOI8_R),
            (UTF_8, IBM866),
            (KOI8_R, WINDOWS_1251),
            (WINDOWS_1251, KOI8_R),
            (KOI8_R, WINDOWS_1252),
        ] {
            let spoilt = |text: &str, meant: &'static Encoding, read: &'static Encoding| {
                let bytes = match meant == UTF_8 {
                    true => text.as_bytes().to_vec(),
                    false => meant.encode(text).0.into_owned(),
                };
                read.decode_without_bom_handling(&bytes).0.into_owned()
            };
            let once = spoilt(text, meant, read);
            let again = if read == WINDOWS_1252 { UTF_8 } else { meant };
            let noise = spoilt(&once, again, read);
            let way = of(&noise).unwrap_or_else(|| panic!("{noise}"));
            assert_eq!(way.undo(&noise).as_deref(), Some(text), "{noise}");
        }
    }

    /// One sentence among others is mended by itself, wherever it stands in its piece.
    #[test]
    fn sentences_read_by_a_wrong_set() {
        let sound = [
            "Сегодня в Заречном вышли на субботник 300 человек.",
            "Вода в реке поднялась на два метра.",
            "Жители ждут помощи и готовят лодки, сообщил аким.",
        ];
        for (meant, read) in [
            (KOI8_R, WINDOWS_1251),
            (WINDOWS_1251, KOI8_R),
            (IBM866, WINDOWS_1251),
            (ISO_8859_5, KOI8_R),
            (UTF_8, IBM866),
        ] {
            for at in 0..sound.len() {
                let bytes = meant.encode(sound[at]).0;
                let mut spoilt = sound.map(str::to_owned);
                spoilt[at] = read.decode_without_bom_handling(&bytes).0.into_owned();
                let spoilt = spoilt.join(" ");
                assert!(is_swapped(&spoilt), "{spoilt}");
                let mended = of(&spoilt).and_then(|way| way.undo(&spoilt));
                assert_eq!(mended, Some(sound.join(" ")), "{spoilt}");
            }
        }
    }

    #[test]
    fn sound_texts_stay() {
        for text in [
            "Сегодня в Заречном 300 человек вышли на субботник",
            "Қазақстан Республикасының Үкіметі қаулы етті",
            "ЖКХ, КНБ, МВД, ДЧС, ГУВД, НПЗ",
            "Ñandú, Málaga, señor Muñoz, São Tomé, Škoda",
            "Ще не вмерла Україна, і слава, і воля",
            "東京で祭りが開かれた",
            "♥♥♥ ☎ ➤ ✔ ★★★★★",
            "Сегодня в городе аё аа ёё ёа ёёёаа ааа аёёёё аааёёа аёаёааааа аёааёёа ёаёёааёёё ааёёаё и так далее.",
            "ВКонтакте, КазМунайГаз, ТелеРадио, СоюзМультФильм, от 5€ до 9€, НурОтан",
        ] {
            assert_eq!(of(text), None, "{text}");
            assert!(!is_swapped(text), "{text}");
        }
    }
}
