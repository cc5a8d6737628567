//! What a line of a page is, judged by itself.

use super::aside;
use super::chrome::{Chrome, fold, lower};
use super::date;
use super::dateline;
use super::language::Languages;
use super::lines::ends_sentence;
use super::marks;
use super::trail;
use crate::calendar;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::{self, is_alphabetic, normal_form};
use crate::vocabulary::BlockKind;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Sentences.
    Prose,
    /// One short sentence: in an article a short paragraph, elsewhere a slogan.
    Sentence,
    /// Words without an end: a heading, a headline, an item of a menu.
    Short,
    /// A date, with no more than a counter or a name beside it.
    Date,
    /// Figures: a counter, a rate, a clock, the weather.
    Counter,
    /// Something of the page.
    Chrome,
    /// A post of a network, shown in the article.
    Post,
    /// The name of a section.
    Section,
    /// «Читайте также»: a headline follows, and after it perhaps more of the article.
    Note,
    /// Nothing of the article follows.
    End,
}

/// Letters from which a line with a common word is prose even without a full stop.
const LONG: usize = 140;

/// Letters from which a sentence is a paragraph rather than a slogan.
const PARAGRAPH: usize = 60;

/// Longest line, in characters, that the lists are asked about.
const LISTED: usize = 600;

/// Longest line of chrome, in characters, that may read like prose.
const SURE: usize = 200;

/// Longest date line, in characters.
const DATE: usize = 90;

/// Fields of a longer line that holds one: «Категория: Село | Просмотров: 211 | Дата: 03.05.2021 | Добавил: Дана».
const FIELDS: usize = 2;

/// Digits of a year.
const YEAR: usize = 4;

/// What the judge looks at.
pub(crate) struct Shape {
    letters: usize,
    digits: usize,
    words: usize,
    common: usize,
    upper: usize,
    chars: usize,
}

impl Shape {
    /// Counts letters, digits, words, common words and capitals.
    pub(crate) fn of(text: &str, languages: &Languages) -> Self {
        let mut shape = Self {
            letters: 0,
            digits: 0,
            words: 0,
            common: 0,
            upper: 0,
            chars: 0,
        };
        let mut lower = String::new();
        for word in text.split_whitespace() {
            let word_letters = word.chars().filter(|c| is_alphabetic(*c)).count();
            shape.chars += word.chars().count() + 1;
            shape.letters += word_letters;
            shape.digits += word.chars().filter(char::is_ascii_digit).count();
            if word_letters > 0 {
                shape.words += 1;
                shape.upper += usize::from(
                    word.chars()
                        .find(|c| is_alphabetic(*c))
                        .is_some_and(char::is_uppercase),
                );
                lower.clear();
                lower.extend(
                    word.chars()
                        .filter(|c| is_alphabetic(*c))
                        .map(normal::lower),
                );
                shape.common += usize::from(languages.is_common(&lower));
            }
        }
        shape
    }
}

/// Judges one line.
pub(crate) fn judge(text: &str, chrome: &Chrome, languages: &Languages) -> Role {
    let shape = Shape::of(text, languages);
    if shape.chars <= LISTED && marks::is_file(text) {
        return Role::Chrome;
    }
    let ends = shape.letters > 0 && shape.chars <= DATE && chrome.is_end(&lower(text));
    if marks::is_speech(text) {
        return match judge_words(text, &shape) {
            Role::Short => Role::Sentence,
            role => role,
        };
    }
    let counted = shape.letters == 0 || is_counter(text, &shape) || counts(text, &shape, chrome);
    if counted
        && !ends
        && !is_count_told(text, chrome)
        && !is_item(text, &shape)
        && !is_numbered(text, &shape)
    {
        return if is_date(text, &shape, chrome) {
            Role::Date
        } else {
            Role::Counter
        };
    }
    let beside = || aside::of_words(text, chrome);
    let fields = shape.chars <= SURE && text.split('|').count() > FIELDS;
    if (shape.chars <= DATE || fields) && is_date(text, &shape, chrome)
        || shape.chars <= DATE && marks::is_day(text)
        || shape.chars <= SURE && marks::is_dated_picture(text)
        || shape.chars <= SURE && shape.digits > YEAR && trail::day(text).is_some()
        || shape.digits >= YEAR && date::read(text).is_some() && beside() == Some(BlockKind::Byline)
    {
        return Role::Date;
    }
    if shape.chars > LISTED {
        return judge_words(text, &shape);
    }
    let (folded, lower) = (fold(text), lower(text));
    if chrome.is_end(&lower) || chrome.is_last(&folded) {
        return if chrome.is_note(&lower) && !text.contains('©') {
            Role::Note
        } else {
            Role::End
        };
    }
    if chrome.section(&folded).is_some() {
        return Role::Section;
    }
    if chrome.is_line(&folded)
        || is_pager(text)
        || marks::is_row(&folded, chrome)
        || is_contact(text, &shape)
        || beside().is_some()
        || shape.chars <= SURE && (chrome.is_call(&lower) || chrome.holds_button(&lower))
        || chrome.is_notice(&lower)
        || chrome.is_plea(&lower)
    {
        return Role::Chrome;
    }
    if chrome.has_prefix(&lower) && (shape.chars < SURE || shape.common * 12 < shape.words) {
        return Role::Chrome;
    }
    judge_words(text, &shape)
}

/// Judges a line by its words alone, whatever the lists say.
pub(crate) fn unlisted(text: &str, languages: &Languages) -> Role {
    judge_words(text, &Shape::of(text, languages))
}

fn judge_words(text: &str, shape: &Shape) -> Role {
    let ends = ends_sentence(text);
    if marks::is_cut(text) {
        return Role::End;
    }
    if shape.letters >= PARAGRAPH && shape.common > 0 && ends
        || shape.letters >= LONG && shape.common * 15 >= shape.words
    {
        Role::Prose
    } else if ends && shape.words >= 2 && (shape.common > 0 || shape.words >= 3) {
        Role::Sentence
    } else {
        Role::Short
    }
}

/// Whether the line holds a date and little else: counters, names, a section. Sentences and headlines hold verbs.
fn is_date(text: &str, shape: &Shape, chrome: &Chrome) -> bool {
    if shape.digits < 3 || shape.words > 10 {
        return false;
    }
    date::read(text).is_some_and(|(_, _, rest)| {
        let words = || {
            rest.split_whitespace()
                .filter(|word| word.chars().filter(|c| is_alphabetic(*c)).count() > 1)
                .filter(|word| !chrome.is_counter(word))
        };
        let small = |word: &str| word.starts_with(char::is_lowercase);
        if ends_sentence(text) && shape.common > 1 && words().any(small) {
            return false;
        }
        let lower = words()
            .filter(|word| word.starts_with(char::is_lowercase) && !dateline::is_beside(word));
        words().count() <= 6 && lower.count() <= 1 || dateline::is_announced(text, chrome)
    })
}

/// Figures with a word or a sign: «983», «7064 просмотров», «USD 87.45», «-6 °C», «18:48».
fn is_counter(text: &str, shape: &Shape) -> bool {
    let measured = text.contains(['°', '$', '€', '₸', '₽', '₴']) && shape.chars < 40;
    let counted = shape.digits > 0 && shape.words <= 1 && shape.chars < 30 && shape.letters <= 12;
    measured && shape.words <= 5 || counted
}

/// Nothing but figures and words of counters: «На чтение 1 мин. Просмотров 812».
fn counts(text: &str, shape: &Shape, chrome: &Chrome) -> bool {
    let mut words = text.split_whitespace();
    shape.digits > 0
        && shape.chars < DATE
        && words.all(|word| !word.contains(is_alphabetic) || chrome.is_counter(word))
}

/// Which page of several it is: «Страница 2 из 3».
fn is_pager(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let page = words
        .next()
        .map(|word| normal_form(word.trim_end_matches('.')));
    let number =
        |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    page.is_some_and(|page| own(Group::PageOfSeveral).has(&page))
        && number(words.next())
        && words.next().is_some()
        && number(words.next())
}

/// A word that belongs to no page with a figure and a full stop behind it: «Стало 240.».
fn is_count_told(text: &str, chrome: &Chrome) -> bool {
    let mut words = text.split_whitespace();
    let word = words
        .next()
        .map(|word| word.trim_end_matches(':'))
        .unwrap_or_default();
    text.ends_with('.')
        && words
            .next()
            .is_some_and(|figure| figure.starts_with(|c: char| c.is_ascii_digit()))
        && word.starts_with(char::is_uppercase)
        && word.chars().all(is_alphabetic)
        && word.chars().any(char::is_lowercase)
        && !chrome.is_counter(word)
}

/// An item of a programme: «12:00 – обед».
fn is_item(text: &str, shape: &Shape) -> bool {
    shape.letters > 2 && marks::begins_with_clock(text)
}

/// A heading or an item with its number: «5. Медали».
fn is_numbered(text: &str, shape: &Shape) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.len() - rest.len();
    let words = rest.strip_prefix(['.', ')']);
    let words = words.and_then(|words| words.strip_prefix(' '));
    shape.letters > 2
        && (1..=2).contains(&number)
        && words.is_some_and(|words| words.starts_with(char::is_uppercase))
}

/// Addresses, telephone numbers, marks of copyright.
fn is_contact(text: &str, shape: &Shape) -> bool {
    let folded_head = text.trim_start();
    if folded_head.starts_with('©') || text.contains('©') && shape.chars < 200 {
        return true;
    }
    let words = || text.split_whitespace();
    if shape.words <= 2
        && words()
            .any(|word| word.contains("://") || word.starts_with("www.") || word.contains('@'))
    {
        return true;
    }
    shape.chars < 120 && shape.digits >= 7 && !ends_sentence(text) && words().any(is_dialled)
}

fn is_dialled(word: &str) -> bool {
    word.starts_with("+7")
        || word.starts_with("8(")
        || word.starts_with("+996")
        || word.starts_with("(7")
        || word.contains('@')
}

/// Whether a line could be the newsroom's headline.
pub(crate) fn is_headline(text: &str) -> bool {
    let length = text.chars().count();
    (12..=260).contains(&length)
        && text.split_whitespace().count() >= 2
        && calendar::date_line(text).is_none_or(|date| !date.whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::chrome::tests::built_in;

    #[test]
    fn roles_of_lines() {
        let chrome = built_in();
        let languages = Languages::new(crate::article::STOP_WORDS);
        for (line, role) in [
            ("983", Role::Counter),
            ("7064 просмотров", Role::Counter),
            ("USD 87.45", Role::Counter),
            ("-6 °C", Role::Counter),
            ("$ 498.34", Role::Counter),
            ("18:48", Role::Counter),
            ("На чтение 2 мин. Просмотров 14", Role::Counter),
            ("12:00 – обед", Role::Short),
            ("— 150.", Role::Sentence),
            ("— Нет", Role::Sentence),
            ("Просмотрено 861 раз 09.10.2020 09:51", Role::Date),
            (
                "09.10.2020 09:51. Просмотрено 861 раз. За сегодня — 8 раз.",
                Role::Date,
            ),
            (
                "09.10.2020 прошла ярмарка. За сегодня — 8 гостей.",
                Role::Sentence,
            ),
            ("Общество", Role::Section),
            ("Еще новости", Role::End),
            ("Читайте также", Role::Note),
            ("Фото - Caravan.kz", Role::Chrome),
            ("© 2024 Караван. Все права защищены", Role::End),
            ("Тел.: +7 727 258 36 00, reklama@caravan.kz", Role::Chrome),
            ("Алматы сегодня", Role::Chrome),
            (
                "Большая эстафета добрых дел пополняется день от дня.",
                Role::Sentence,
            ),
            (
                "В субботнике приняли участие около 40 тысяч человек, сообщили в акимате города.",
                Role::Prose,
            ),
            ("В Казахстане дан старт «Марафону добрых дел»", Role::Short),
        ] {
            assert_eq!(judge(line, &chrome, &languages), role, "{line}");
        }
    }
}
