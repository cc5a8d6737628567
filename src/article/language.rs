//! The language of a paragraph, by the letters only some languages have and by its commonest words.

mod evidence;

use crate::lexicon::normal::{is_alphabetic, is_uppercase, lower};
use rustc_hash::FxHashMap;

pub(crate) use evidence::Evidence;

/// Languages told apart: ISO 639 code, letters that others of the list lack, the weight of a word with one of
/// them, and what a longer word without any tells against the language. Turkic languages and Belarusian write the
/// letters of Russian too; names in Kazakh letters do not make a Russian sentence Kazakh. The first is the language
/// of a text that tells nothing else.
const LANGUAGES: [(&str, &str, f32, f32); 17] = [
    ("ru", "ыэё", 0.3, 0.0),
    ("kk", "қғұәіңөүһ", 1.0, 0.4),
    ("uk", "іїєґ", 1.0, 0.3),
    ("be", "ўі", 1.0, 0.3),
    ("bg", "ъ", 1.0, 0.3),
    ("ky", "ңөү", 1.0, 0.15),
    ("tt", "җәңөүһ", 1.0, 0.2),
    ("sr", "ђјљњћџ", 1.0, 0.15),
    ("mk", "ѓќѕјљњџ", 1.0, 0.1),
    ("uz", "ўқғҳ", 1.0, 0.4),
    ("tg", "ӣӯҷқғҳ", 1.0, 0.3),
    ("ba", "ҙҫҡғңәөүһ", 1.0, 0.4),
    ("mn", "өү", 1.0, 0.3),
    ("bua", "һөү", 1.0, 0.2),
    ("kaa", "ўқғҳңәөү", 1.0, 0.4),
    ("ug", "җқғңәөүһ", 1.0, 0.4),
    ("en", "", 1.0, 0.3),
];

/// The place of Kazakh in them: its short news may have no letter of its own.
const KAZAKH: usize = 1;

/// What a longer word without letters of its own tells against each of them.
const AGAINST: [f32; LANGUAGES.len()] = {
    let mut against = [0.0; LANGUAGES.len()];
    let mut n = 0;
    while n < LANGUAGES.len() {
        against[n] = LANGUAGES[n].3;
        n += 1;
    }
    against
};

/// Languages whose text is read in full.
const SUPPORTED: [&str; 2] = ["ru", "kk"];

/// Whether the rules and the tagger are made for the language.
pub(crate) fn is_supported(code: &str) -> bool {
    SUPPORTED.contains(&code)
}

/// What the language of the article weighs in each of its blocks: two common words of another one.
const PRIOR: f32 = 4.0;

/// What the first language weighs in a text that tells little.
const DEFAULT: f32 = 2.0;

/// Letters of a longer word.
const LONGER: usize = 4;

/// Weight of a common word against a word with letters of its own.
const WORD: f32 = 2.0;

/// Weight of a word with a letter the language never has; of one with a capital, which may be a name of elsewhere.
const FOREIGN: f32 = 1.0;
const FOREIGN_NAME: f32 = 0.6;

/// What letters of its own weigh in a name against those in a common word: people of every land are written about.
const NAME: f32 = 0.4;

/// A set of languages, by their numbers in [`LANGUAGES`].
type Set = u32;

/// What a letter tells, in one number: a word tells what any of its letters does.
#[derive(Clone, Copy, Debug, Default)]
struct Letter(u64);

impl Letter {
    /// Whether it is a letter at all.
    const IS: u64 = 1 << 63;
    const CAPITAL: u64 = 1 << 62;
    /// Where the languages that never write it begin, behind those whose own it is.
    const FOREIGN: u64 = LANGUAGES.len() as u64;

    /// Whether it is a capital.
    fn capital(self) -> bool {
        self.0 & Self::CAPITAL != 0
    }

    /// Languages whose own it is.
    fn own(self) -> Set {
        (self.0 & ((1 << Self::FOREIGN) - 1)) as Set
    }

    /// Languages that never write it.
    fn foreign(self) -> Set {
        (self.0 >> Self::FOREIGN & ((1 << Self::FOREIGN) - 1)) as Set
    }
}

/// A word under way.
#[derive(Default)]
struct Word {
    start: usize,
    /// Whether it follows a word of its clause: with a capital there it is a name, whatever word it looks like.
    inside: bool,
    /// Whether it has letters of another alphabet.
    other: bool,
    letters: usize,
    /// What its letters tell.
    told: Letter,
}

impl Word {
    fn add(&mut self, letter: Letter) {
        self.letters += 1;
        self.told.0 |= letter.0;
    }
}

/// First letter of the table of letters.
const FIRST: u32 = 0x400;

/// Common words by language, and what each letter tells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Languages {
    words: FxHashMap<String, Set>,
    /// Ends of longer words that others of the languages lack, by their last two letters.
    ends: FxHashMap<String, Vec<(String, Set)>>,
    /// Bytes of the longest of the words.
    longest: usize,
    letters: Vec<Letter>,
}

impl Languages {
    /// Reads `surface`, `canonical`, `kind` (the language); rows of other languages are passed over.
    pub(crate) fn new(tsv: &str) -> Self {
        let mut words: FxHashMap<String, Set> = FxHashMap::default();
        let mut ends: FxHashMap<String, Vec<(String, Set)>> = FxHashMap::default();
        for row in tsv.lines().filter(|row| !row.starts_with('#')) {
            let mut cells = row.split('\t');
            let (Some(surface), Some(code)) = (cells.next(), cells.nth(1)) else {
                continue;
            };
            let Some(n) = LANGUAGES.iter().position(|(known, ..)| *known == code) else {
                continue;
            };
            match surface.strip_prefix('-') {
                Some(end) => {
                    let own = ends.entry(last_two(end).to_owned()).or_default();
                    own.push((end.to_owned(), 1 << n));
                }
                None => *words.entry(surface.to_lowercase()).or_default() |= 1 << n,
            }
        }
        Self {
            longest: words.keys().map(String::len).max().unwrap_or_default(),
            words,
            ends,
            letters: (FIRST..0x530)
                .filter_map(char::from_u32)
                .map(|c| {
                    if is_alphabetic(c) {
                        letter(c)
                    } else {
                        Letter::default()
                    }
                })
                .collect(),
        }
    }

    /// Whether the lower-case word is among the commonest of some language.
    pub(crate) fn is_common(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// What the words and letters of a paragraph tell. Costs one pass and a look-up per word.
    pub(crate) fn evidence(&self, text: &str) -> Evidence {
        let mut score = [0f32; LANGUAGES.len()];
        let (mut others, mut bare) = (0, 0);
        let mut word = Word::default();
        let mut inside = false;
        for (at, c) in text.char_indices() {
            let place = (c as u32).wrapping_sub(FIRST) as usize;
            match self.letters.get(place) {
                Some(letter) if letter.0 & Letter::IS != 0 => word.add(*letter),
                _ if is_alphabetic(c) || c == '-' => {
                    word.add(Letter(u64::from(is_uppercase(c)) * Letter::CAPITAL));
                    word.other |= is_alphabetic(c);
                }
                _ => {
                    if word.letters > 0 {
                        others += u32::from(word.other);
                        bare += u32::from(self.count(&text[word.start..at], &word, &mut score));
                        inside = true;
                    }
                    inside &= c.is_whitespace() || c == ',';
                    word = Word {
                        inside,
                        start: at + c.len_utf8(),
                        ..Word::default()
                    };
                }
            }
        }
        bare += u32::from(self.count(&text[word.start..], &word, &mut score));
        Evidence {
            told: score,
            others: others + u32::from(word.other),
            bare,
        }
    }

    /// The languages of which the end of a longer word in small letters is, which others share with the first of them.
    fn by_end(&self, surface: &str, word: &Word) -> Set {
        let small = word.letters > LONGER && !word.other && !word.told.capital();
        let ends = small.then(|| self.ends.get(last_two(surface))).flatten();
        let own = ends
            .into_iter()
            .flatten()
            .filter(|(end, _)| surface.ends_with(&**end));
        own.fold(0, |all, (_, own)| all | own)
    }

    /// Counts a word for the languages of which it is common, or whose own letters it has, and against those
    /// that lack one of its letters. Whether it tells against Kazakh by the letters that it lacks.
    fn count(&self, surface: &str, word: &Word, score: &mut [f32; LANGUAGES.len()]) -> bool {
        let told = word.told;
        let known = if surface.len() > self.longest || word.inside && told.capital() {
            None
        } else if told.capital() {
            let mut small = String::with_capacity(surface.len());
            small.extend(surface.chars().map(lower));
            self.words.get(&small)
        } else {
            self.words.get(surface)
        };
        let ends = match known {
            Some(_) => 0,
            None => self.by_end(surface, word),
        };
        let known = known.copied().unwrap_or_default();
        if ends != 0 {
            let first = ends.trailing_zeros() as usize;
            for (n, score) in score.iter_mut().enumerate() {
                let share = if n == first { WORD } else { WORD / 2.0 };
                *score += if ends & 1 << n != 0 { share } else { 0.0 };
            }
        }
        let own_words = known & 1 << KAZAKH | ends;
        if known != 0 {
            let share = WORD / known.count_ones() as f32;
            for (n, score) in score.iter_mut().enumerate() {
                *score += if known & 1 << n != 0 { share } else { 0.0 };
            }
        }
        let longer = word.letters >= LONGER && !word.other;
        let bare = longer && (own_words | told.own()) & 1 << KAZAKH == 0;
        if told.own() | told.foreign() == 0 {
            if longer {
                for (n, (score, against)) in score.iter_mut().zip(AGAINST).enumerate() {
                    *score -= if own_words & 1 << n != 0 {
                        0.0
                    } else {
                        against
                    };
                }
            }
            return bare;
        }
        let is_name = word.inside && told.capital();
        for (n, score) in score.iter_mut().enumerate() {
            let (_, _, own, against) = LANGUAGES[n];
            let lacks = longer && own_words & 1 << n == 0;
            let without = if lacks { -against } else { 0.0 };
            let own = if is_name { own * NAME } else { own };
            let with = if told.own() & 1 << n != 0 {
                own
            } else {
                without
            };
            *score += if told.foreign() & 1 << n != 0 {
                if told.capital() {
                    -FOREIGN_NAME
                } else {
                    -FOREIGN
                }
            } else {
                with
            };
        }
        bare
    }
}

/// The last two letters of a word of Cyrillic letters.
fn last_two(word: &str) -> &str {
    let start = word.len().saturating_sub(4);
    word.get(start..).unwrap_or_default()
}

/// What the letter tells about each language.
fn letter(c: char) -> Letter {
    let mut told = Letter::IS | (u64::from(is_uppercase(c)) * Letter::CAPITAL);
    let c = lower(c);
    if is_common_to_all(c) {
        return Letter(told);
    }
    for (n, (_, own, ..)) in LANGUAGES.iter().enumerate() {
        if own.contains(c) {
            told |= 1 << n;
        } else if lacks(n, c) {
            told |= 1 << n << Letter::FOREIGN;
        }
    }
    Letter(told)
}

/// Letters that tell nothing.
fn is_common_to_all(c: char) -> bool {
    "абвгдежзклмнопрстуфхцчш".contains(c)
}

/// Whether the language never writes the letter.
fn lacks(language: usize, c: char) -> bool {
    let also = match LANGUAGES[language].0 {
        "ru" | "kk" | "ky" | "tt" | "ba" | "mn" | "bua" | "kaa" => "ийщъыьэюяё",
        "uz" | "tg" | "ug" => "ийъьэюяё",
        "uk" => "ийщьюя",
        "be" => "йыьэюяё",
        "bg" => "ийщъьюя",
        _ => "и",
    };
    !also.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_sentences() {
        let languages = Languages::new(crate::article::STOP_WORDS);
        let of = |text| languages.evidence(text).language();
        for (text, code) in [
            ("В субботнике приняли участие около 40 тысяч человек.", "ru"),
            (
                "Экоакция «Таза Қазақстан» прошла в Астане 5 шілде, сообщили в акимате.",
                "ru",
            ),
            ("Дана Ким: 200 гостей приедут на форум «Жас ғалым»", "ru"),
            ("«Мы ждём 700 гостей», — сказала Вера Ким.", "ru"),
            ("В Тюмени найден клад монет около вокзала", "ru"),
            ("Вокруг света: Нам Джу и Ким Гён покорили Эверест", "ru"),
            (
                "The volunteers planted trees in the park on Monday, the mayor said.",
                "en",
            ),
            ("The Beatles и The Rolling Stones сыграли в Заречном", "ru"),
            (
                "Акцияға қала тұрғындары мен еріктілер қатысты, деп хабарлайды әкімдік.",
                "kk",
            ),
            (
                "У толоці взяли участь понад 300 волонтерів із трьох областей.",
                "uk",
            ),
            (
                "У суботніку ўдзельнічалі больш за сто чалавек, паведамілі ў гарвыканкаме.",
                "be",
            ),
            (
                "В акцията се включиха повече от сто доброволци от цялата страна.",
                "bg",
            ),
            ("Атырауда апаттан 5 адам мерт болды.", "kk"),
            ("Астанада 12 адам сотталды.", "kk"),
            (
                "Шеруге 4000 сарбаз қатысады, деп хабарлады министрлік.",
                "kk",
            ),
            ("Таразда 40 адам жараланды, деп хабарлады полиция.", "kk"),
            ("Клады и склады нашли студенты у ограды завода.", "ru"),
            ("Команды выступали под гирлянды и аккорды.", "ru"),
            (
                "Мектепте жаслар менен устазлар ушын ҳәм ата-аналар ушын жыйналыс болып өтти.",
                "kaa",
            ),
            (
                "Мәктәптә балилир билән муәллимләр үчүн мәрикә өтти, дәп хәвәр қилди наһийә һакимийити.",
                "ug",
            ),
            (
                "Ишембиликке шаардын тургундары менен студенттер катышты, деп билдирди мэрия.",
                "ky",
            ),
            (
                "Өмәгә шәһәрдә яшәүчеләр һәм студентлар чыкты, дип хәбәр итте мэрия.",
                "tt",
            ),
            (
                "У акцији је учествовало више од сто волонтера из целе земље.",
                "sr",
            ),
            (
                "Во акцијата учествуваа повеќе од сто волонтери од целата земја.",
                "mk",
            ),
            (
                "Ҳашарда юздан ортиқ кўнгилли қатнашди, дея маълум қилди ҳокимлик.",
                "uz",
            ),
            (
                "Дар ҳашар беш аз сад нафар ширкат карданд, гуфт раиси шаҳр.",
                "tg",
            ),
            (
                "Өмәлә йөҙҙән ашыу кеше ҡатнашты, тип хәбәр итте ҡала хакимиәте.",
                "ba",
            ),
            (
                "Цэвэрлэгээнд зуу гаруй хүн оролцсон гэж хотын дарга мэдээллээ. Энэ нь өнгөрсөн жил байсан тооноос их юм.",
                "mn",
            ),
            (
                "Суглаанда зуу гаран хүн хабаадаа гэжэ хотын толгойлогшо мэдээсэбэ. Энэ хадаа үнгэрһэн жэлдэ байһан тооһоо ехэ юм.",
                "bua",
            ),
        ] {
            assert_eq!(of(text), Some(code), "{text}");
        }
        assert_eq!(of("2024: 15 000"), None);
    }

    #[test]
    fn a_block_is_in_the_language_of_its_article_unless_it_tells_much() {
        let languages = Languages::new(crate::article::STOP_WORDS);
        for (main, text, code) in [
            ("ru", "Доброго вам дня!", Some("ru")),
            ("ru", "автобус от ул. Нам до вокзала", Some("ru")),
            (
                "ru",
                "Акцияға қала тұрғындары мен еріктілер қатысты, деп хабарлайды әкімдік.",
                Some("kk"),
            ),
            ("uk", "На толоку прийшли діти", Some("uk")),
            (
                "uk",
                "Более трёхсот жителей вышли на субботник, который прошёл в парке.",
                Some("ru"),
            ),
            ("uk", "Rheinmetall, 2024", None),
        ] {
            let found = languages.evidence(text).within(Some(main));
            assert_eq!(found, code, "{text} in {main}");
        }
    }

    #[test]
    fn kazakh_without_its_letters_on_pages_that_say_so() {
        let languages = Languages::new(crate::article::STOP_WORDS);
        let bare = "Ауыл мектебинин жумысы туралы жиналыста айтылды.";
        let russian = "Мост открыли утром, рассказала директор школы Айгуль Седова.";
        for (text, code, language) in [
            (bare, "kk", "kk"),
            (bare, "ru", "ru"),
            (russian, "kk", "ru"),
            ("Мост открыли утром.", "kk", "ru"),
        ] {
            let found = languages.evidence(text).declared(Some(code));
            assert_eq!(found, Some(language), "{text} on a page in {code}");
        }
    }
}
