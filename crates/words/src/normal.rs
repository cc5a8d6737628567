//! The only normalisation in the project: one normal form per word.

use unicode_normalization::UnicodeNormalization;

/// Normal form of a word: lower case, ё as е, one hyphen for all dashes, Latin look-alikes inside a
/// Cyrillic word as Cyrillic, without soft hyphens, zero-width characters and stress marks.
pub fn normal_form(word: &str) -> String {
    if is_small_russian(word) {
        return word.to_owned();
    }
    let mut normal = String::with_capacity(word.len());
    let (mut cyrillic, mut latin) = (false, false);
    for c in word.chars() {
        let lower = match c {
            'а'..='я' | '0'..='9' | '-' | '.' => c,
            'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
            'ё' | 'Ё' => 'е',
            'a'..='z' | 'A'..='Z' => {
                latin = true;
                c.to_ascii_lowercase()
            }
            _ if is_kazakh(c) => lower(c),
            _ => return slow_normal_form(word),
        };
        cyrillic |= !lower.is_ascii();
        if cyrillic && latin {
            return slow_normal_form(word);
        }
        normal.push(lower);
    }
    normal
}

/// Small letters of Russian alone, ё not among them: what most words are, and their own normal form.
#[inline]
pub fn is_small_russian(word: &str) -> bool {
    small_russian(word.as_bytes()) == word.len()
}

/// Bytes of the small letters of Russian, ё not among them, that `bytes` begin with.
#[inline]
pub fn small_russian(bytes: &[u8]) -> usize {
    let (letters, _) = bytes.as_chunks();
    let is_small = |letter: &&[u8; 2]| matches!(letter, [0xD0, 0xB0..=0xBF] | [0xD1, 0x80..=0x8F]);
    2 * letters.iter().take_while(is_small).count()
}

/// The same for words with marks, rare letters or letters of two scripts.
fn slow_normal_form(word: &str) -> String {
    clean(word).to_lowercase().replace('ё', "е")
}

/// The lower-case letter, ё as е, one apostrophe for both; quick for ASCII and Cyrillic.
#[inline]
pub fn fold(c: char) -> char {
    match lower(c) {
        'ё' => 'е',
        '’' => '\'',
        c => c,
    }
}

/// The lower-case letter, the first where there are several; quick for ASCII and Cyrillic.
#[inline]
pub fn lower(c: char) -> char {
    match c {
        'а'..='я' | 'ё' | ' ' => c,
        'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
        '\0'..='\x7F' => c.to_ascii_lowercase(),
        // pairs of an even capital and its odd small letter: those of Kazakh among them
        '\u{48A}'..='\u{4BF}' | '\u{4D0}'..='\u{52F}' => char::from_u32(c as u32 | 1).unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// A letter or digit; quick for ASCII and Cyrillic.
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => true,
        '«' | '»' | '\u{A0}' | '\u{2000}'..='\u{206F}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The word with a capital.
pub fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let mut capitalised = String::with_capacity(word.len());
    capitalised.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    capitalised.push_str(chars.as_str());
    capitalised
}

/// A capital letter; quick for ASCII and Cyrillic.
#[inline]
pub fn is_uppercase(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_uppercase(),
        'А'..='Я' | 'Ё' => true,
        'а'..='я' | 'ё' => false,
        _ => c.is_uppercase(),
    }
}

/// A letter; quick for ASCII and Cyrillic.
#[inline]
pub fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphabetic(),
        '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => true,
        '«' | '»' | '\u{A0}' | '\u{2000}'..='\u{206F}' => false,
        _ => c.is_alphabetic(),
    }
}

/// The word as [`normal_form`] has it, but with its capitals and ё.
pub fn clean(word: &str) -> String {
    let is_plain = |c: char| is_cyrillic(c) || (c.is_ascii() && !c.is_ascii_alphabetic());
    if is_small_russian(word) || word.is_ascii() || word.chars().all(is_plain) {
        return word.to_owned();
    }
    let composed: String = if word.chars().any(is_combining) {
        word.chars().filter(|&c| !is_stress(c)).nfc().collect()
    } else {
        word.to_owned()
    };
    let parts = composed.split_inclusive(is_hyphen);
    parts.flat_map(clean_part).collect()
}

/// A part of a word up to its hyphen: Latin letters among Cyrillic ones are those they look like, a part of Latin ones alone is
/// Latin, «Север-IT».
fn clean_part(part: &str) -> impl Iterator<Item = char> {
    let cyrillic = part.chars().filter(|&c| is_cyrillic(c)).count();
    let alike = part.chars().filter(|&c| look_alike(c).is_some()).count();
    let latin = part.chars().filter(char::is_ascii_alphabetic).count();
    let mixed = cyrillic > 0 && latin == alike && cyrillic >= latin;
    part.chars()
        .filter(|&c| !is_invisible(c))
        .map(move |c| match c {
            _ if is_hyphen(c) => '-',
            '\u{2019}' | '\u{02BC}' => '\'',
            _ if mixed => look_alike(c).unwrap_or(c),
            _ => c,
        })
}

/// Hyphens and dashes, which are one inside a word.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Letters of the Cyrillic block, Kazakh ones among them.
#[inline]
pub fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{0400}'..='\u{052F}')
}

/// Letters of Kazakh that Russian lacks, in both cases.
#[inline]
pub fn is_kazakh(c: char) -> bool {
    matches!(
        c,
        'ә' | 'ғ'
            | 'қ'
            | 'ң'
            | 'ө'
            | 'ұ'
            | 'ү'
            | 'һ'
            | 'і'
            | 'Ә'
            | 'Ғ'
            | 'Қ'
            | 'Ң'
            | 'Ө'
            | 'Ұ'
            | 'Ү'
            | 'Һ'
            | 'І'
    )
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// Stress marks; the breve of й and the dots of ё compose instead.
fn is_stress(c: char) -> bool {
    matches!(c, '\u{0300}' | '\u{0301}')
}

/// Soft hyphen, zero-width characters, byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// The Cyrillic letter a Latin one looks like.
fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'i' => 'і',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'у',
        'A' => 'А',
        'B' => 'В',
        'C' => 'С',
        'E' => 'Е',
        'H' => 'Н',
        'I' => 'І',
        'K' => 'К',
        'M' => 'М',
        'O' => 'О',
        'P' => 'Р',
        'T' => 'Т',
        'X' => 'Х',
        'Y' => 'У',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{
        is_alphabetic, is_alphanumeric, is_small_russian, is_uppercase, lower, normal_form,
    };

    #[test]
    fn shortcuts_agree_with_unicode() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c:?}");
            assert_eq!(Some(lower(c)), c.to_lowercase().next(), "{c:?}");
        }
    }

    #[test]
    fn small_letters_of_russian() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            assert_eq!(
                is_small_russian(&c.to_string()),
                matches!(c, 'а'..='я'),
                "{c:?}"
            );
        }
        assert!(
            is_small_russian("слово") && !is_small_russian("Слово") && !is_small_russian("словo")
        );
    }

    #[test]
    fn normal_forms() {
        let cases = [
            ("Учёный", "ученый"),
            ("Нур–Султан", "нур-султан"),
            ("волон\u{AD}тёры", "волонтеры"),
            ("за́мок", "замок"),
            ("Кaзaхcтaн", "казахстан"), // Latin a and c
            ("Север-IT", "север-it"),
            ("Taza", "taza"),
            ("и\u{306}од", "йод"),
            ("Қазақстан", "қазақстан"),
        ];
        for (word, normal) in cases {
            assert_eq!(normal_form(word), normal, "{word}");
        }
    }
}
