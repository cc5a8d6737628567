//! How the end of a stem sounds: what its suffixes begin with, and their vowels.

/// Vowels of the suffixes of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Harmony {
    /// а, ы.
    Back,
    /// е, і.
    Front,
}

impl Harmony {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Back, Self::Front];

    /// That of a stem in small letters: its last vowel that is one or the other decides; «и» and «ь» alone are front.
    pub fn of(stem: &str) -> Self {
        let mut letters = stem.chars().rev();
        let clear = letters.find_map(|letter| match letter {
            'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' => Some(Self::Back),
            'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' => Some(Self::Front),
            _ => None,
        });
        clear.unwrap_or_else(|| {
            let unclear = stem.chars().rev().find_map(|letter| match letter {
                'и' | 'ю' | 'ь' => Some(Self::Front),
                'у' => Some(Self::Back),
                _ => None,
            });
            unclear.unwrap_or(Self::Back)
        })
    }
}

/// Whether suffixes of this harmony stand behind the stem: endings of surnames have none of their own, and the rest of the
/// word decides or not: «Тоқаевтың», «Медведевтің», «Джоковичті».
pub fn is_in_harmony(stem: &str, harmony: Harmony) -> bool {
    const ENDINGS: [&str; 8] = ["ов", "ев", "ёв", "ин", "ич", "ий", "ель", "ск"];
    Harmony::of(stem) == harmony || ENDINGS.iter().any(|ending| stem.ends_with(ending))
}

/// The last letter of a stem that sounds.
pub fn last(stem: &str) -> Option<char> {
    stem.chars()
        .rev()
        .find(|letter| !matches!(letter, 'ь' | 'ъ'))
}

/// The class of the end of a stem in small letters, as `data/suffixes.tsv` names them.
pub fn class(stem: &str) -> Option<char> {
    Some(match last(stem)? {
        'р' | 'й' | 'у' | 'и' => 'r',
        'л' => 'l',
        'з' | 'ж' => 'z',
        'м' | 'н' | 'ң' => 'n',
        letter if is_vowel(letter) => 'v',
        _ => 't',
    })
}

/// Whether a letter is a vowel; glides count.
pub fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' | 'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' | 'и' | 'у' | 'ю'
    )
}

/// The letter that a voiced one at the end of a stem was before a vowel came: «кітаб-» of «кітап».
pub fn unvoiced(letter: char) -> Option<char> {
    match letter {
        'б' => Some('п'),
        'г' => Some('к'),
        'ғ' => Some('қ'),
        _ => None,
    }
}

/// A suffix as it is written after a stem of this harmony.
pub fn written(form: &str, harmony: Harmony) -> String {
    let is_back = harmony == Harmony::Back;
    let letters = form.chars().map(|letter| match (letter, is_back) {
        ('A', true) => 'а',
        ('A', false) => 'е',
        ('Y', true) => 'ы',
        ('Y', false) => 'і',
        ('Қ', true) => 'қ',
        ('Қ', false) => 'к',
        ('Ғ', true) => 'ғ',
        ('Ғ', false) => 'г',
        (letter, _) => letter,
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_sound_as_they_are_spoken() {
        let heard = |stem| (class(stem), Harmony::of(stem));
        assert_eq!(heard("қала"), (Some('v'), Harmony::Back));
        assert_eq!(heard("өкіл"), (Some('l'), Harmony::Front));
        assert_eq!(heard("тау"), (Some('r'), Harmony::Back));
        assert_eq!(heard("министр"), (Some('r'), Harmony::Front));
        assert_eq!(heard("альянс"), (Some('t'), Harmony::Back));
        assert_eq!(heard("фестиваль"), (Some('l'), Harmony::Back));
        assert_eq!(class(""), None);
    }
}
