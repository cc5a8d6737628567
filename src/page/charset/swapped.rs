//! Text of one set that was read by another, a page at a time: «Ñåãîäíÿ», «яЕЦНДМЪ», «п║п╣пЁп╬», «╨б╨╡╨│╨╛».

use super::letters::score;
use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC};
use std::sync::LazyLock;

/// Characters beyond ASCII of pieces that are no words, from which the pair of sets is judged.
const SAMPLE: usize = 4096;

/// Such characters of a piece at least.
const LETTERS: usize = 3;

/// Gain in words from which a pair is believed.
const GAIN: i32 = 30;

/// Letters of a piece of UTF-8 to one that is torn.
const SOUND: usize = 4;

/// Sets that texts are read by wrongly.
const READ: [&Encoding; 5] = [WINDOWS_1252, WINDOWS_1251, KOI8_R, IBM866, X_MAC_CYRILLIC];

/// Sets they are in.
const MEANT: [&Encoding; 5] = [UTF_8, WINDOWS_1251, KOI8_R, IBM866, X_MAC_CYRILLIC];

/// Sets with the same small letters.
const ALIKE: [&Encoding; 2] = [WINDOWS_1251, X_MAC_CYRILLIC];

/// Upper halves of [`READ`].
static HALVES: LazyLock<[Vec<char>; 5]> = LazyLock::new(|| {
    let bytes: Vec<u8> = (0x80..=0xFF).collect();
    READ.map(|set| set.decode_without_bom_handling(&bytes).0.chars().collect())
});

/// A pair of sets: text in one that was read by the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Swap {
    read: usize,
    meant: usize,
}

/// The pair of sets that makes words of the pieces that are none; `None` where there are no such pieces.
///
/// Costs one pass over a sound text.
pub(super) fn of(text: &str) -> Option<Swap> {
    if text.is_ascii() {
        return None;
    }
    let (mut sample, mut letters) = (Vec::new(), 0);
    for piece in text.split(['<', '>', '\n']) {
        let beyond = piece.chars().filter(|c| !c.is_ascii()).count();
        if beyond >= LETTERS && score(piece.chars()) < 0 {
            letters += beyond;
            sample.push(piece);
        }
        if letters >= SAMPLE {
            break;
        }
    }
    let swaps =
        (0..READ.len()).flat_map(|read| (0..MEANT.len()).map(move |meant| Swap { read, meant }));
    let gains = swaps
        .filter(|swap| is_seen(READ[swap.read], MEANT[swap.meant]))
        .map(|swap| {
            (
                sample.iter().map(|piece| swap.gain(piece)).sum::<i32>(),
                swap,
            )
        });
    let best = gains.rev().max_by_key(|(gain, _)| *gain)?;
    let found = (best.0 >= GAIN).then_some(best.1);
    found.or_else(|| of_alike(text))
}

/// Whether reading one set by the other makes no words.
fn is_seen(read: &'static Encoding, meant: &'static Encoding) -> bool {
    read != meant && !(ALIKE.contains(&read) && ALIKE.contains(&meant))
}

/// The pair of sets that are alike, where reading one by the other has left its marks: small letters but «я» are the
/// same in both, so that most words look sound.
///
/// Costs one pass over a sound text.
fn of_alike(text: &str) -> Option<Swap> {
    let before = broken_words(text);
    if before == 0 {
        return None;
    }
    let place = |set: &'static Encoding| READ.iter().position(|read| *read == set);
    let [first, second] = ALIKE.map(place);
    let (first, second) = (first?, second?);
    let swaps = [(first, second), (second, first)].map(|(read, meant)| Swap { read, meant });
    swaps.into_iter().find(|swap| {
        let (mut left, mut gain) = (0, 0);
        for piece in text.split(['<', '>', '\n']) {
            let sound = swap.back(piece);
            let sound = sound.as_deref().unwrap_or(piece);
            left += broken_words(sound);
            gain += score(sound.chars()) - score(piece.chars());
        }
        left < before && gain >= GAIN
    })
}

/// Places where a small letter runs into a capital one or a sign: «егодн€», «маЯ».
fn broken_words(text: &str) -> usize {
    let pairs = text.chars().zip(text.chars().skip(1));
    let broken = |(left, right): &(char, char)| {
        matches!(left, 'а'..='я') && matches!(right, '€' | 'А'..='Я')
    };
    pairs.filter(broken).count()
}

impl Swap {
    /// The piece as it was meant, where that makes more words of it.
    pub(super) fn undo(self, piece: &str) -> Option<String> {
        if piece.is_ascii() {
            return None;
        }
        let sound = self.back(piece)?;
        (score(sound.chars()) > score(piece.chars())).then_some(sound)
    }

    fn gain(self, piece: &str) -> i32 {
        let sound = self.back(piece).map_or(0, |sound| score(sound.chars()));
        match sound {
            1.. => sound - score(piece.chars()),
            _ => 0,
        }
    }

    /// The piece encoded back and read anew.
    fn back(self, piece: &str) -> Option<String> {
        let half = &HALVES[self.read];
        let mut bytes: Vec<u8> = Vec::with_capacity(piece.len());
        for c in piece.chars() {
            let torn = READ[self.read] == KOI8_R && matches!(bytes.last(), Some(0xD0 | 0xD1));
            bytes.push(match c {
                // Readers make a common space of the one that stands for half a letter.
                ' ' | '\u{A0}' if torn && MEANT[self.meant] == UTF_8 => 0x9A,
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
                let swap = of(&noise).unwrap_or_else(|| panic!("{noise}"));
                let sound = swap.undo(&noise).unwrap_or_default();
                assert_eq!(sound.replace('—', "-"), text.replace('—', "-"), "{noise}");
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
            "ВКонтакте, КазМунайГаз, ТелеРадио, СоюзМультФильм, от 5€ до 9€, НурОтан",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
