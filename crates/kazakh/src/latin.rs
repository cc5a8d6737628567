//! Kazakh in Latin letters: which alphabet a text is written in, and its words in Cyrillic ones, for look-up.

use crate::sound::is_vowel;
use crate::{is_attribute, is_fixed, read, verbs};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The table of letters as it is.
pub const LETTERS: &str = include_str!("../data/latin.tsv");

/// A Latin alphabet of Kazakh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alphabet {
    /// That of 2018: «Qazaqstannyń ákimi»; also without any marks, as letters for the web are typed.
    Acutes,
    /// That of 2017: «Qazaqstannyn' a'kimi».
    Apostrophes,
    /// Those of 2019 and 2021: «Qazaqstannyñ äkımı».
    Umlauts,
    /// The older one of news sites: «Qazaqstannıñ äkimi».
    Web,
}

impl Alphabet {
    const ALL: [Self; 4] = [Self::Acutes, Self::Apostrophes, Self::Umlauts, Self::Web];

    /// Its name in the table.
    fn name(self) -> &'static str {
        match self {
            Self::Apostrophes => "apostrophes",
            Self::Acutes => "acutes",
            Self::Umlauts => "umlauts",
            Self::Web => "web",
        }
    }

    /// Whether «I» is the capital of «ı».
    fn has_dotless_capital(self) -> bool {
        matches!(self, Self::Umlauts | Self::Web)
    }

    fn letters(self) -> &'static FxHashMap<&'static str, &'static str> {
        &TABLES[self as usize]
    }

    /// The small letter; apostrophes are one.
    fn small(self, letter: char) -> char {
        match letter {
            'I' if self.has_dotless_capital() => 'ı',
            'İ' => 'i',
            '’' | 'ʼ' | '‘' | '`' => '\'',
            _ => letter.to_lowercase().next().unwrap_or(letter),
        }
    }

    /// The word in Cyrillic letters, with its capitals; `None` of one without Latin letters, and where the alphabet lacks one
    /// of them: «Facebook».
    pub fn cyrillic(self, word: &str) -> Option<String> {
        if !word.chars().any(is_latin) {
            return None;
        }
        let letters: Vec<char> = word.chars().collect();
        let mut plain: Vec<(char, bool)> = Vec::with_capacity(letters.len());
        let mut rest = &letters[..];
        while let Some(&first) = rest.first() {
            if !is_latin(first) {
                plain.push((self.small(first), first.is_uppercase()));
                rest = &rest[1..];
                continue;
            }
            let length = (1..=LONGEST.min(rest.len()))
                .rev()
                .find_map(|length| Some((length, self.letter(&rest[..length])?)));
            let (length, cyrillic) = length?;
            plain.push((cyrillic, first.is_uppercase()));
            rest = &rest[length..];
        }
        Some(with_glides(&plain))
    }

    /// All that the word may be in Cyrillic letters, the likeliest first.
    pub fn spellings(self, word: &str) -> Vec<String> {
        let mut spellings: Vec<String> = self.cyrillic(word).into_iter().collect();
        if let Some(first) = spellings.first().cloned() {
            let others = rows("either").filter(|(letters, _)| first.contains(letters));
            spellings.extend(others.map(|(letters, other)| first.replace(letters, other)));
        }
        spellings
    }

    /// The Cyrillic letter that Latin ones stand for.
    fn letter(self, latin: &[char]) -> Option<char> {
        let small: String = latin.iter().map(|&letter| self.small(letter)).collect();
        self.letters().get(&*small)?.chars().next()
    }
}

/// Latin letters and marks at most that stand for one Cyrillic letter.
const LONGEST: usize = 2;

static TABLES: LazyLock<[FxHashMap<&'static str, &'static str>; 4]> =
    LazyLock::new(|| Alphabet::ALL.map(|alphabet| rows(alphabet.name()).collect()));

/// Rows of the table that an alphabet has.
fn rows(alphabet: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = LETTERS.lines().filter(|row| !row.starts_with('#')).skip(1);
    rows.filter_map(move |row| {
        let mut cells = row.split('\t');
        let (letters, cyrillic, alphabets) = (cells.next()?, cells.next()?, cells.next()?);
        let is_own = alphabets.split(' ').any(|name| name == alphabet);
        is_own.then_some((letters, cyrillic))
    })
}

/// A letter of one of the alphabets.
pub fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter.is_alphabetic() && matches!(letter, '\u{C0}'..='\u{24F}')
}

/// An apostrophe that may belong to the letter before it.
pub fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '`')
}

/// The letters, each with whether it is a capital, where «и», «й», «я», «ю» and «у» are told by their neighbours: Latin has
/// one letter for what is one sound.
fn with_glides(letters: &[(char, bool)]) -> String {
    let mut word = String::with_capacity(2 * letters.len());
    let mut before = None;
    let mut at = 0;
    while let Some(&(letter, is_capital)) = letters.get(at) {
        let next = letters.get(at + 1).map(|&(next, _)| next);
        let (written, length) = glide(before, letter, next);
        for letter in written.chars() {
            match is_capital {
                true => word.extend(letter.to_uppercase()),
                false => word.push(letter),
            }
        }
        before = written.chars().next_back();
        at += length;
    }
    word
}

/// What a letter is between these two, and how many letters that takes.
fn glide(before: Option<char>, letter: char, next: Option<char>) -> (Cow<'static, str>, usize) {
    let is_behind_vowel = before.is_some_and(is_vowel);
    let is_before_vowel = next.is_some_and(is_vowel);
    let is_glide = match letter {
        'и' | 'й' => true,
        'і' => is_before_vowel || is_behind_vowel && before != Some('и'),
        'ы' => is_behind_vowel && is_before_vowel,
        _ => false,
    };
    let soft = match next {
        Some('а') => Some(("я", "ия")),
        Some('у' | 'ұ') => Some(("ю", "ию")),
        _ => None,
    };
    match (is_glide, soft) {
        (true, Some((one, _))) if is_behind_vowel || letter == 'й' => (one.into(), 2),
        (true, Some((_, two))) => (two.into(), 2),
        (true, None) if is_behind_vowel && before != Some('и') || letter == 'й' => {
            ("й".into(), 1)
        }
        (true, None) => ("и".into(), 1),
        (false, _) if letter == 'ұ' && (is_behind_vowel || is_before_vowel) => ("у".into(), 1),
        (false, _) => (letter.to_string().into(), 1),
    }
}

/// How many words of a text are Kazakh ones in each alphabet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    words: u32,
    known: [u32; Alphabet::ALL.len()],
}

/// Words of a text that are looked up; those after which it is given up where no third of them is known.
const LOOKED_UP: usize = 40;
const AT_FIRST: u32 = 9;

/// Letters of a word that says something.
const TELLING: usize = 3;

/// Words of a text by themselves that show its language, and how many of ten of them are known.
const ENOUGH: u32 = 4;
const KNOWN: u32 = 6;

impl Seen {
    /// What the words of a text show. Costs little where no letter is one that Kazakh needs and most languages lack.
    pub fn of(text: &str) -> Self {
        let mut seen = Self::default();
        if !text.contains(is_telling) {
            return seen;
        }
        let is_part = |c: char| is_latin(c) || is_apostrophe(c) || matches!(c, '-' | '0'..='9');
        let words = text.split(|c: char| !is_part(c));
        for word in words.filter(|word| is_common(word)).take(LOOKED_UP) {
            seen.words += 1;
            for (known, alphabet) in seen.known.iter_mut().zip(Alphabet::ALL) {
                let spellings = alphabet.spellings(word);
                *known += u32::from(spellings.iter().any(|word| is_known(word)));
            }
            if seen.words == AT_FIRST && seen.known.iter().all(|known| *known < AT_FIRST / 3) {
                break;
            }
        }
        seen
    }

    /// Adds what another part of the same text shows.
    pub fn add(&mut self, other: &Self) {
        self.words += other.words;
        for (own, other) in self.known.iter_mut().zip(other.known) {
            *own += other;
        }
    }

    /// Words that are Kazakh in an alphabet.
    pub fn known(&self, alphabet: Alphabet) -> u32 {
        self.known[alphabet as usize]
    }

    /// The alphabet of a part of a text that is written in `main`: that one, unless the part shows another language.
    pub fn within(&self, main: Option<Alphabet>) -> Option<Alphabet> {
        let fits = |&main: &Alphabet| self.words < ENOUGH || self.known(main) * 3 >= self.words;
        main.filter(fits).or_else(|| self.alphabet())
    }

    /// The alphabet of the text, if it is Kazakh in Latin letters.
    pub fn alphabet(&self) -> Option<Alphabet> {
        let best = Alphabet::ALL
            .into_iter()
            .rev()
            .max_by_key(|&alphabet| self.known(alphabet))?;
        let is_enough = self.words >= ENOUGH && self.known(best) * 10 >= self.words * KNOWN;
        is_enough.then_some(best)
    }
}

/// «q», and letters with marks that English and German lack.
fn is_telling(letter: char) -> bool {
    matches!(
        letter,
        'q' | 'Q' | 'ı' | 'ǵ' | 'ğ' | 'ń' | 'ñ' | 'ú' | 'ý' | 'á' | 'ş'
    )
}

/// A word of three small Latin letters at least: names are of every language.
fn is_common(word: &str) -> bool {
    word.chars()
        .all(|c| !c.is_uppercase() && !c.is_ascii_digit())
        && word.chars().filter(|&c| is_latin(c)).count() >= TELLING
}

/// Whether a word in small letters is one of Kazakh, whole or with suffixes.
pub fn is_known(word: &str) -> bool {
    is_fixed(word)
        || is_attribute(word)
        || read(word).is_known
        || verbs(word).first().is_some_and(|verb| verb.is_known)
}

#[cfg(test)]
mod tests {
    use super::{Alphabet, Seen};

    #[test]
    fn words_of_all_alphabets() {
        use Alphabet::{Acutes, Apostrophes, Umlauts, Web};
        for (alphabet, latin, cyrillic) in [
            (Acutes, "Qostanaı", "Қостанай"),
            (Acutes, "oblysynyń", "облысының"),
            (Acutes, "densaýlyq", "денсаулық"),
            (Acutes, "jarııalady", "жариялады"),
            (Acutes, "aktsiiasy", "актсиясы"),
            (Acutes, "aıasynda", "аясында"),
            (Acutes, "Atyrau", "Атырау"),
            (Acutes, "jıyn", "жиын"),
            (Acutes, "ashshy", "ашшы"),
            (Apostrophes, "o'n'irlerinde", "өңірлерінде"),
            (Apostrophes, "S’ymkent", "Шымкент"),
            (Apostrophes, "Semei'", "Семей"),
            (Umlauts, "Nūrlan", "Нұрлан"),
            (Umlauts, "İrannyñ", "Иранның"),
            (Umlauts, "Iskerler", "Іскерлер"),
            (Web, "sarayında", "сарайында"),
            (Web, "Sayasat", "Саясат"),
            (Web, "jwıq", "жуық"),
            (Web, "QAZAQSTAN", "ҚАЗАҚСТАН"),
        ] {
            assert_eq!(
                alphabet.cyrillic(latin).as_deref(),
                Some(cyrillic),
                "{latin}"
            );
        }
        assert_eq!(Acutes.cyrillic("Facebook"), None);
        assert_eq!(Acutes.cyrillic("Әкім"), None);
        assert!(Acutes.spellings("aktsııa").contains(&"акция".to_owned()));
    }

    #[test]
    fn kazakh_is_told_from_other_languages() {
        use Alphabet::{Acutes, Apostrophes, Umlauts, Web};
        for (text, alphabet) in [
            (
                "Qostanaı oblysynyń ákimi 300-den astam eriktiniń qatysqanyn aıtty.",
                Some(Acutes),
            ),
            (
                "Qalalyq akimdik 300 eriktinin qatysqanyn habarlady, dedi basqarma basshysy.",
                Some(Acutes),
            ),
            (
                "Qazaqstannyn' o'n'irlerinde jarym myn' ag'ash otyrg'yzyldy, dedi a'kim.",
                Some(Apostrophes),
            ),
            (
                "Qyzylorda oblysynyñ äkımı 250 tūrğynnyñ qatysqanyn aityp berdı.",
                Some(Umlauts),
            ),
            (
                "Jastar sarayında 500-ge jwıq jas jïnaldı, dep xabarladı ministrlik.",
                Some(Web),
            ),
            (
                "Belediye başkanı kampanyaya 300'den fazla gönüllünün katıldığını söyledi.",
                None,
            ),
            (
                "Quba rayonunda baş verən yanğında üç nəfər yaralandı, qonaqlar köçürüldü.",
                None,
            ),
            (
                "Qashqadaryo viloyati hokimi 300 dan ortiq ko'ngilli qatnashganini aytdi.",
                None,
            ),
            (
                "Nókis qalasında ótkerilgen ilajda 300 jas qatnastı hám hákimlik xabarladı.",
                None,
            ),
            (
                "Qazan şähärendä ötkän ömädä öç yözdän artıq keşe qatnaştı, dip xäbär itte.",
                None,
            ),
            (
                "The quarterly said qualified volunteers quickly queued near the old mosque.",
                None,
            ),
            (
                "El alcalde dijo que más de trescientos voluntarios participaron en la acción.",
                None,
            ),
            (
                "Qeveria tha se më shumë se treqind vullnetarë morën pjesë në aksionin.",
                None,
            ),
        ] {
            assert_eq!(Seen::of(text).alphabet(), alphabet, "{text}");
        }
    }
}
