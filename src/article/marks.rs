//! Small things of pages known by their shape: names of pictures, credits, days without a year, rows of buttons.

use super::chrome::{Chrome, lower};
use super::date;
use crate::calendar;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::{is_alphabetic, is_alphanumeric};

/// Most words of the name of a picture or of a credit.
const WORDS: usize = 12;

/// Most words of the name of whoever took a picture.
const NAMED: usize = 3;

/// Digits from which a line of figures is the name of a file.
const DIGITS: usize = 12;

/// Longest line, in characters, that ends with a credit.
const CREDITED: usize = 260;

/// Ends of names of files.
const FILES: [&str; 8] = [
    ".jpg", ".jpeg", ".png", ".webp", ".gif", ".mp4", ".heic", ".pdf",
];

/// Ends of addresses of sites.
const SITES: [&str; 8] = [".kz", ".ru", ".kg", ".com", ".org", ".net", ".uz", ".by"];

/// Characters of the longest words of [`Group::More`].
const LONGEST_MORE: usize = 18;

/// The name of a file: «IMG_20230517.jpg», «WhatsApp Image 2023-05-17 at 10.22.41», «411730 2985 n e1683022».
pub(super) fn is_file(text: &str) -> bool {
    let words = || text.split_whitespace();
    if words().count() > WORDS {
        return false;
    }
    let lower = lower(text);
    let named = FILES.iter().any(|end| lower.ends_with(end));
    let camera = ["whatsapp image", "whatsapp video", "img_", "dsc_", "photo_"];
    if named && words().count() <= 4 || camera.iter().any(|name| lower.starts_with(name)) {
        return true;
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| is_alphabetic(*c)).count();
    let latin = text.is_ascii();
    let photo = lower.starts_with("photo ") && digits > letters;
    let figures = digits >= DIGITS && digits > 3 * letters;
    latin && letters > 0 && (photo || figures && date::read(text).is_none())
}

/// A credit under a picture: «Коллаж Vesti.kz», «Мост через реку / Фото с сайта района».
pub(super) fn is_credit(text: &str, chrome: &Chrome) -> bool {
    let lower = lower(text);
    let mut words = lower.split_whitespace();
    let picture = words
        .next()
        .is_some_and(|word| own(Group::Picture).has(word));
    if picture && lower.split_whitespace().count() <= WORDS / 2 && words.any(is_address) {
        return true;
    }
    if picture && is_of_somebody(text) {
        return true;
    }
    let caption = lower
        .find(" фото:")
        .map(|at| (&lower[..at], &lower[at + " фото:".len()..]));
    let few = |text: &str| text.split_whitespace().count() <= WORDS;
    if caption.is_some_and(|(words, who)| few(words) && who.split_whitespace().count() <= WORDS / 2)
    {
        return true;
    }
    let last = lower.rsplit_once(['/', '|']).map(|(_, last)| last.trim());
    let agency = lower.split_whitespace().count() <= WORDS / 3 && lower.contains('/');
    if agency && !ends_in_stop(text) && last.is_some_and(is_address) {
        return true;
    }
    text.chars().count() < CREDITED
        && last.is_some_and(|last| last.starts_with("фото") && chrome.has_prefix(last))
}

/// Whether nothing but a name follows the first word: «Фото Дамира Седова».
fn is_of_somebody(text: &str) -> bool {
    let named = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(is_in_name);
    let whose = text.split(['/', '|']).next().unwrap_or(text);
    let names = whose.split_whitespace().skip(1);
    (2..=NAMED).contains(&names.clone().count()) && names.into_iter().all(named)
}

fn is_in_name(c: char) -> bool {
    is_alphabetic(c) || matches!(c, '.' | '-')
}

fn ends_in_stop(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…'])
}

/// Chrome that may stand between two paragraphs of an article: credits and calls to subscribe.
pub(super) fn is_insert(text: &str) -> bool {
    let lower = lower(text);
    is_of_picture(text) || lower.starts_with("подпи") || lower.starts_with("следите")
}

/// Whether a line begins with what a picture is: «Фото — акимат».
pub(super) fn is_of_picture(text: &str) -> bool {
    let lower = lower(text);
    let first = lower.split(|c: char| !is_alphanumeric(c)).next();
    first.is_some_and(|word| own(Group::Picture).has(word))
}

/// Whether the words break off, as the beginnings of articles do in lists of them.
pub(super) fn is_open(text: &str) -> bool {
    text.ends_with("...") || text.ends_with('…')
}

/// The way to the whole of another article: «Читать далее».
pub(super) fn is_more(text: &str) -> bool {
    let words = text.trim_end_matches(|c: char| !is_alphanumeric(c));
    let words = lower(words);
    own(Group::WayOn).has(&words)
        || words.chars().count() <= LONGEST_MORE && own(Group::More).ends(&words)
}

/// The beginning of another article: «… с понедельника. Читать далее…».
pub(super) fn is_cut(text: &str) -> bool {
    let words = text.trim_end_matches(|c: char| !is_alphanumeric(c));
    let Some((at, _)) = words.char_indices().rev().nth(LONGEST_MORE) else {
        return false;
    };
    let lower = lower(&words[at..]);
    own(Group::More).ends(&lower)
}

/// The address of a site: «Vesti.kz».
pub(super) fn is_address(word: &str) -> bool {
    SITES
        .iter()
        .any(|end| word.len() > end.len() && word.to_lowercase().ends_with(end))
}

/// Whether somebody speaks in the line: «— 150.».
pub(super) fn is_speech(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('—' | '–'))
        && chars.next() == Some(' ')
        && chars.any(is_alphanumeric)
}

/// Whether the line begins with a time of day, as items of a feed do.
pub(super) fn begins_with_clock(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next(), words.next());
    let dash = second.is_some_and(|word| matches!(word, "—" | "–" | "-"));
    first.is_some_and(|word| {
        word.contains(':') && is_clock(word) || dash && is_clock(&word.replacen(['.', '-'], ":", 1))
    })
}

/// A headline and the stamp glued to its end: «Мост открыли 05.01.12 13:00».
pub(super) fn stamped(text: &str) -> Option<(&str, &str)> {
    let named = calendar::date_line(text).filter(|date| date.span.end == text.trim_end().len());
    if let Some(date) = named {
        let (title, stamp) = text.split_at(date.span.start);
        let title = title.trim_end_matches([' ', '|', '—', '–', '-', '/', ',']);
        let timed = stamp
            .split_whitespace()
            .any(|word| word.contains(':') && is_clock(word));
        if timed && title.contains(' ') {
            return Some((title, stamp));
        }
    }
    let (rest, clock) = text.trim_end().rsplit_once(' ')?;
    let (title, day) = rest.trim_end().rsplit_once(' ')?;
    let digits = day
        .split('.')
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let dated = digits && day.split('.').count() == 3;
    let title = title.trim_end_matches([' ', '|', '—', '–', '-', '/', ',']);
    let stamped = dated && clock.contains(':') && is_clock(clock) && title.contains(' ');
    stamped.then(|| (title, &text[rest.len() - day.len()..]))
}

/// A stamp and the headline behind it: «17.10.2013 | Мост открыли».
pub(super) fn dated(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(['[', '(']);
    let date = calendar::date_line(text).filter(|date| date.span.start == 0)?;
    let (stamp, rest) = text.split_at(date.span.end);
    let title = rest.trim_start_matches([']', ')', ' ']);
    let title = title.strip_prefix(['|', '/']).or_else(|| {
        let is_closed = rest.starts_with([']', ')']);
        is_closed.then_some(title)
    })?;
    let title = title.trim_start_matches(['|', '/', ' ']);
    title.contains(' ').then_some((stamp, title))
}

/// The same with the stamp in brackets behind it: «Мост открыли (17.10.2013)».
pub(super) fn dated_behind(text: &str) -> Option<(&str, &str)> {
    let inside = text.trim_end().strip_suffix([')', ']'])?;
    let (title, stamp) = inside.rsplit_once(['(', '['])?;
    let is_day = calendar::date_line(stamp).is_some_and(|date| date.whole);
    (is_day && title.trim_end().contains(' ')).then_some((stamp, title.trim_end()))
}

/// A headline without the time of day that is glued to its first or last word: «14:35Мост открыли».
pub(super) fn unclocked(text: &str) -> Option<&str> {
    let figure = |c: char| c.is_ascii_digit() || c == ':';
    let clock = |part: &str| {
        let figures = part.split_once(':');
        figures.is_some_and(|(hour, minute)| minute.len() == 2 && (1..=2).contains(&hour.len()))
            && is_clock(part)
    };
    let behind = text.trim_start_matches(figure);
    let before = text.trim_end_matches(figure);
    if behind.starts_with(is_alphabetic) && clock(&text[..text.len() - behind.len()]) {
        return Some(behind);
    }
    (before.ends_with(is_alphabetic) && clock(&text[before.len()..])).then_some(before)
}

/// Two or three names and no other word: who wrote the article.
pub(super) fn is_byline(text: &str) -> bool {
    let name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|c| is_alphabetic(c) || matches!(c, '.' | '-'))
    };
    (2..=3).contains(&text.split_whitespace().count()) && text.split_whitespace().all(name)
}

/// The words under a picture that end with the day of its page: «парк, фото - Новости от 01.12.2025 10:00».
pub(super) fn is_dated_picture(text: &str) -> bool {
    let lower = lower(text);
    let picture = lower
        .split(|c: char| !is_alphanumeric(c))
        .any(|word| own(Group::Picture).has(word));
    picture
        && lower.contains(" от ")
        && date::read(text)
            .is_some_and(|(_, day, rest)| text.ends_with(&day) && rest.trim_end().ends_with(" от"))
}

/// A day without its year, alone in its line or before the name of who wrote the article: «19 Октября, 13:03»,
/// «19 октября, 13:03 | Дана КИМ».
pub(super) fn is_day(text: &str) -> bool {
    let text = match text.split_once(['|', '•']) {
        Some((day, name)) if is_byline(name) => day,
        _ => text,
    };
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let Some(at) = words.iter().position(day_number) else {
        return false;
    };
    let Some(month) = words.get(at + 1) else {
        return false;
    };
    let whole = |line: String| calendar::date_line(&line).is_some_and(|date| date.whole);
    let rest = words[..at].iter().chain(&words[at + 2..]);
    rest.clone().count() <= 2
        && whole(format!("{} {month} 2000", words[at]))
        && rest.clone().all(|word| is_clock(word) || is_weekday(word))
}

fn day_number(word: &&str) -> bool {
    word.len() <= 2 && word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// Whether the word is a day of the week, «сегодня» or «вчера».
pub(super) fn is_weekday(word: &str) -> bool {
    let word = lower(word.trim_end_matches([',', '.', ':']));
    own(Group::NearDay).has(&word)
}

fn is_clock(word: &str) -> bool {
    let figures = word.split_once(':');
    figures.is_some_and(|(hour, minute)| hour.parse::<u8>().is_ok() && minute.parse::<u8>().is_ok())
        || matches!(word, "в" | "г." | "-" | "|" | "•")
}

/// Whether the line is a row of names that stand in the lists one by one: «Прямой эфир Новости спорта».
pub(super) fn is_row(folded: &str, chrome: &Chrome) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let listed = |range: &[&str]| {
        let name = range.join(" ");
        chrome.is_line(&name) || chrome.section(&name).is_some()
    };
    let mut from = 0;
    while from < words.len() {
        let most = words.len().min(from + 4);
        let Some(to) = (from + 1..=most).rev().find(|&to| listed(&words[from..to])) else {
            return false;
        };
        from = to;
    }
    words.len() > 1
}

/// Whether a line goes on with the line of chrome above it: it begins in the middle of a sentence.
pub(super) fn continues(text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase() && !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::super::chrome::fold;
    use super::super::chrome::tests::built_in;
    use super::*;

    #[test]
    fn files() {
        for line in [
            "411730 2985510719553418 7333241823277 n e1683022415",
            "WhatsApp Image 2023-05-17 at 10.22.41",
            "IMG_20230517_102241.jpg",
            "photo 2023 05 17 10 22 41",
        ] {
            assert!(is_file(line), "{line}");
        }
        for line in [
            "В парке высадили 1200 деревьев",
            "04.01.2012 12:23 msk",
            "COVID-19",
        ] {
            assert!(!is_file(line), "{line}");
        }
    }

    #[test]
    fn credits() {
        let chrome = built_in();
        for line in [
            "Коллаж Vesti.kz Коллаж Vesti.kz",
            "Новый мост через реку / Фото с сайта района",
            "Строители моста. Фото: Вести",
            "Новый мост / Depositphotos.com",
        ] {
            assert!(is_credit(line, &chrome), "{line}");
        }
        for line in ["Фото показали на выставке", "Видео о селе сняли школьники"]
        {
            assert!(!is_credit(line, &chrome), "{line}");
        }
        assert!(is_dated_picture(
            "парк, сквер, фото - Новости Vesti.kz от 02.03.2024 09:15"
        ));
        assert!(!is_dated_picture(
            "Фото с выставки показали 2 марта 2024 года"
        ));
    }

    #[test]
    fn times_of_day_around_words() {
        for (text, bare) in [
            ("14:35Мост открыли", Some("Мост открыли")),
            ("Мост открыли9:05", Some("Мост открыли")),
            ("Мост открыли в 14:35", None),
            ("14:35 Мост открыли", None),
            ("Счёт 12:100Мост", None),
            ("Матч закончился 2:1", None),
        ] {
            assert_eq!(unclocked(text), bare, "{text}");
        }
        for line in [
            "12:00 – обед",
            "11.30 — забег",
            "13-00 — обед",
            "18:00 концерт",
        ] {
            assert!(begins_with_clock(line), "{line}");
        }
        for line in ["11.30 забег", "Обед в 13-00", "2019 — год театра"] {
            assert!(!begins_with_clock(line), "{line}");
        }
        let stamps = |text| stamped(text).map(|(title, _)| title);
        assert_eq!(
            stamps("Мост открыли 15 мая 2019, 14:35"),
            Some("Мост открыли")
        );
        assert_eq!(stamps("Мост открыли 05.01.12 13:00"), Some("Мост открыли"));
        assert_eq!(stamps("Мост открыли 15 мая 2019"), None);
    }

    #[test]
    fn days_without_a_year() {
        for line in [
            "19 Октября, 13:03",
            "Вторник, 5 мая",
            "7 шілде",
            "7 шілде 09:15",
            "19 октября, 13:03 | Дана КИМ",
        ] {
            assert!(is_day(line), "{line}");
        }
        for line in [
            "9 мая ветеранам",
            "Итоги 5 мая",
            "13:03",
            "19 человек, 13:03",
        ] {
            assert!(!is_day(line), "{line}");
        }
    }

    #[test]
    fn rows_of_names() {
        let chrome = built_in();
        assert!(is_row(&fold("Прямой эфир Новости спорта"), &chrome));
        assert!(is_row(&fold("Главная Общество Культура"), &chrome));
        assert!(!is_row(&fold("Культура и спорт в селе"), &chrome));
    }
}
