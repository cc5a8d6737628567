//! Words of pages that are not the article: buttons, credits, headings of what follows it, names of sections.

use crate::lexicon::normal::{self, is_alphanumeric};
use std::collections::{HashMap, HashSet};

/// Longest line, in bytes, that can end an article.
const LONGEST_END: usize = 160;

/// Words of a line among which it calls.
const CALLED: usize = 4;

/// Characters that tell how a line begins.
const BEGINNING: usize = 64;

/// What may stand right behind the words that end an article.
const CLOSING: [char; 9] = [':', '(', '[', '«', '.', '>', '»', '→', '!'];

/// What may stand between the word for a list of articles and its name.
const NAMING: [char; 9] = [':', '«', '"', '“', '#', '|', '—', '–', '-'];

/// The lists of `data/chrome.tsv`, and what the user adds to them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chrome {
    lines: HashSet<String>,
    prefixes: HashMap<char, Vec<String>>,
    ends: HashMap<char, Vec<String>>,
    sections: HashMap<String, String>,
    notices: HashMap<char, Vec<String>>,
    counters: HashSet<String>,
    calls: HashSet<String>,
    ours: HashSet<String>,
    replies: HashSet<String>,
    inside: Vec<String>,
    lasts: HashSet<String>,
    media: HashMap<char, Vec<String>>,
    reuse: HashMap<char, Vec<String>>,
    works: HashMap<char, Vec<String>>,
    terms: HashMap<char, Vec<String>>,
    none: HashMap<char, Vec<String>>,
    lists: HashMap<char, Vec<String>>,
    credits: HashMap<char, Vec<String>>,
    bylines: HashMap<char, Vec<String>>,
    posts: HashMap<char, Vec<String>>,
}

impl Chrome {
    /// Reads lines of `surface`, `canonical`, `kind`, `source`. The first line may be a heading.
    ///
    /// # Errors
    /// The number of the bad line, and what is wrong with it.
    pub(crate) fn add(&mut self, tsv: &str) -> Result<(), String> {
        for (number, row) in tsv.lines().enumerate() {
            if row.trim().is_empty() || row.starts_with('#') || row.starts_with("surface\t") {
                continue;
            }
            let mut cells = row.split('\t');
            let (surface, canonical, kind) = (cells.next(), cells.next(), cells.next());
            let (Some(surface), Some(canonical), Some(kind)) = (surface, canonical, kind) else {
                return Err(format!(
                    "line {}: fewer than three columns; give surface, canonical and kind",
                    number + 1
                ));
            };
            self.insert(surface, canonical, kind)
                .map_err(|told| format!("line {}: {told}", number + 1))?;
        }
        Ok(())
    }

    fn insert(&mut self, surface: &str, canonical: &str, kind: &str) -> Result<(), String> {
        let (key, plain) = (fold(surface), lower(surface));
        let Some(first) = plain.chars().next() else {
            return Err("the surface is empty".into());
        };
        match kind {
            "line" => drop(self.lines.insert(key)),
            "prefix" => self.prefixes.entry(first).or_default().push(plain),
            "end" => self.ends.entry(first).or_default().push(plain),
            "notice" => self.notices.entry(first).or_default().push(plain),
            "counter" => drop(self.counters.insert(key)),
            "call" => drop(self.calls.insert(key)),
            "ours" => drop(self.ours.insert(key)),
            "reply" => drop(self.replies.insert(key)),
            "inside" => self.inside.push(plain),
            "last" => drop(self.lasts.insert(key)),
            "list" => self.lists.entry(first).or_default().push(plain),
            "none" => self.none.entry(first).or_default().push(plain),
            "credit" => self.credits.entry(first).or_default().push(plain),
            "byline" => self.bylines.entry(first).or_default().push(plain),
            "post" => self.posts.entry(first).or_default().push(plain),
            "medium" => self.media.entry(first).or_default().push(plain),
            "reuse" => self.reuse.entry(first).or_default().push(plain),
            "work" => self.works.entry(first).or_default().push(plain),
            "terms" => self.terms.entry(first).or_default().push(plain),
            "section" => {
                let name = if canonical.is_empty() {
                    surface
                } else {
                    canonical
                };
                self.sections.insert(key, name.to_owned());
            }
            other => {
                return Err(format!(
                    "kind {other:?} is unknown; use line, prefix, end, section, notice, counter, call, ours, reply, inside, last, medium, reuse, work, terms, none, list, credit, byline or post"
                ));
            }
        }
        Ok(())
    }

    /// Whether the whole line is chrome.
    pub(crate) fn is_line(&self, folded: &str) -> bool {
        self.lines.contains(folded)
    }

    /// Whether the line, in lower case, begins as lines of chrome do.
    pub(crate) fn has_prefix(&self, lower: &str) -> bool {
        listed(&self.prefixes, lower).any(|prefix| is_whole(prefix, lower))
            || self.credit(lower).is_some()
    }

    /// The words with which a line, in lower case, begins to say whose a picture is: «фото:».
    pub(crate) fn credit(&self, lower: &str) -> Option<&str> {
        longest(&self.credits, lower)
    }

    /// The words with which a line, in lower case, begins to name who wrote the article: «автор:».
    pub(crate) fn byline(&self, lower: &str) -> Option<&str> {
        longest(&self.bylines, lower)
    }

    /// Whether a line, in lower case, begins as networks have it beside their posts: «посмотреть эту публикацию в».
    pub(crate) fn is_posted(&self, lower: &str) -> bool {
        longest(&self.posts, lower).is_some()
    }

    /// Whether the line, in lower case, begins as notes of the law or of the publisher do, however long they are.
    pub(crate) fn is_notice(&self, lower: &str) -> bool {
        let begins = |line: &str| {
            let mut notices = listed(&self.notices, line);
            notices.any(|notice| is_whole(notice, line))
        };
        begins(lower) || behind_address(lower).is_some_and(begins)
    }

    /// Whether the whole line is a button below the comment of a reader: «ответить».
    pub(crate) fn is_reply(&self, folded: &str) -> bool {
        self.replies.contains(folded)
    }

    /// Whether nothing of the article follows the line, which is no more than these words: «об авторе».
    pub(crate) fn is_last(&self, folded: &str) -> bool {
        self.lasts.contains(folded)
    }

    /// Whether the word says what figures beside the date of a page count: «просмотров».
    pub(crate) fn is_counter(&self, word: &str) -> bool {
        self.counters.contains(&fold(word))
    }

    /// Whether a line in lower case says that the page is none: «страница не найдена».
    pub(crate) fn is_none(&self, lower: &str) -> bool {
        listed(&self.none, lower).any(|none| is_whole(none, lower))
    }

    /// The words behind the colon of a line that begins so and goes on with something else: «доступ запрещен: в парк не
    /// пустят с собаками».
    pub(crate) fn behind_none<'t>(&self, lower: &'t str) -> Option<&'t str> {
        let said = listed(&self.none, lower).filter(|none| is_whole(none, lower));
        let said = said.max_by_key(|none| none.len())?;
        let rest = lower[said.len()..].trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let rest = rest.strip_prefix(':')?.trim_start();
        (!self.is_none(rest)).then_some(rest)
    }

    /// Whether a name in lower case is that of a page which lists articles: «тег: мосты», «архив рубрики «село»».
    pub(crate) fn is_list(&self, lower: &str) -> bool {
        longest(&self.lists, lower).is_some_and(|words| {
            let rest = lower[words.len()..].trim_start();
            words.contains(' ') || rest.is_empty() || rest.starts_with(NAMING) && !goes_on(rest)
        })
    }

    /// Whether a line in lower case calls the reader to a medium, with its first words or to one of the newsroom's
    /// own: «присоединяйтесь к нашему каналу…», «самое важное — в нашем канале, подписывайтесь».
    pub(crate) fn is_call(&self, lower: &str) -> bool {
        let rest = behind_questions(lower);
        let words = || {
            let words = rest.split(|c: char| !is_alphanumeric(c));
            words.filter(|word| !word.is_empty())
        };
        let ours = || {
            let told = lower.contains(['«', '»', '"']);
            let own = words().any(|word| self.ours.contains(word));
            !told && own && words().any(|word| self.calls.contains(word))
        };
        let called = words().take(CALLED).any(|word| self.calls.contains(word));
        (called || ours()) && words().any(|word| listed(&self.media, word).next().is_some())
    }

    /// Whether a newsroom asks its readers, in a line in lower case, what to mind before they copy its texts: «просим не
    /// копировать наши статьи целиком». What somebody is quoted with is no such line.
    pub(crate) fn is_plea(&self, lower: &str) -> bool {
        let words = || lower.split(|c: char| !is_alphanumeric(c));
        let holds = |list: &HashMap<char, Vec<String>>| {
            words().any(|word| listed(list, word).next().is_some())
        };
        holds(&self.reuse)
            && holds(&self.works)
            && holds(&self.terms)
            && words().any(|word| self.ours.contains(word))
            && !lower.contains(['«', '»', '"', '“'])
    }

    /// Whether a line in lower case holds words that only pages have: «… вы соглашаетесь с», «… ctrl+enter».
    pub(crate) fn holds_button(&self, lower: &str) -> bool {
        self.inside
            .iter()
            .any(|words| lower.contains(words.as_str()))
    }

    /// Whether nothing of the article follows the line, in lower case. A title after a colon makes it a note.
    pub(crate) fn is_end(&self, lower: &str) -> bool {
        lower.len() < LONGEST_END
            && listed(&self.ends, lower).any(|end| {
                let rest = lower[end.len()..].trim_start();
                let note = rest.starts_with(':') && rest.len() > 2;
                let closed = rest.is_empty()
                    || rest.starts_with(CLOSING)
                    || rest.starts_with(|c: char| c.is_ascii_digit());
                !note && (closed || end.contains(' ') && is_whole(end, lower))
            })
    }

    /// Whether a line that ends articles, in lower case, is one of those an article may go on after.
    pub(crate) fn is_note(&self, lower: &str) -> bool {
        self.has_prefix(lower)
    }

    /// The name of the section, where the line is one.
    pub(crate) fn section(&self, folded: &str) -> Option<&str> {
        self.sections.get(folded).map(String::as_str)
    }
}

/// What follows the words with which a line turns to its readers: «Уважаемые читатели! …».
fn behind_address(line: &str) -> Option<&str> {
    let (address, rest) = line.split_once('!')?;
    let few = address.split_whitespace().count() < CALLED;
    few.then(|| rest.trim_start())
}

/// A line without the questions that it begins with.
fn behind_questions(line: &str) -> &str {
    let sentences = line.split_inclusive(['.', '!', '?', '…']);
    let questions = sentences.take_while(|sentence| sentence.ends_with('?'));
    &line[questions.map(str::len).sum()..]
}

/// The listed beginnings of a line.
fn listed<'a>(
    lists: &'a HashMap<char, Vec<String>>,
    lower: &'a str,
) -> impl Iterator<Item = &'a str> {
    let list = lower.chars().next().and_then(|first| lists.get(&first));
    list.into_iter()
        .flatten()
        .map(String::as_str)
        .filter(|listed| lower.starts_with(listed))
}

/// Whether words go on behind the quoted name that they begin with: «тег «пропал» спас мальчика».
fn goes_on(rest: &str) -> bool {
    let quoted = rest.strip_prefix('«').and_then(|rest| rest.split_once('»'));
    quoted.is_some_and(|(_, behind)| behind.trim_start().starts_with(char::is_alphabetic))
}

/// The longest of the listed beginnings of a line.
fn longest<'a>(lists: &'a HashMap<char, Vec<String>>, lower: &str) -> Option<&'a str> {
    let list = lower.chars().next().and_then(|first| lists.get(&first))?;
    let begins = |words: &&String| lower.starts_with(words.as_str()) && is_whole(words, lower);
    let longest = list.iter().filter(begins).max_by_key(|words| words.len())?;
    Some(longest)
}

/// Whether the beginning does not end inside a word of the line.
fn is_whole(beginning: &str, line: &str) -> bool {
    let open = beginning.ends_with(is_alphanumeric);
    !(open && line[beginning.len()..].starts_with(is_alphanumeric))
}

/// A line in lower case, «ё» as «е», without bullets and brackets before it.
pub(crate) fn lower(line: &str) -> String {
    let line = line
        .trim()
        .trim_start_matches(|c: char| !is_alphanumeric(c) && !matches!(c, '©' | '('));
    let mut lower = String::with_capacity(line.len());
    let mut rest = line;
    loop {
        // most letters are as they should be
        let (plain, others) = rest.split_at(normal::small_russian(rest.as_bytes()));
        lower.push_str(plain);
        let mut others = others.chars();
        let Some(c) = others.next() else {
            return lower;
        };
        lower.push(match normal::lower(c) {
            'ё' => 'е',
            c => c,
        });
        rest = others.as_str();
    }
}

/// How a line begins, in the form of [`lower`]: enough of it to know listed beginnings.
pub(crate) fn beginning(line: &str) -> String {
    let end = line.char_indices().nth(BEGINNING);
    lower(end.map_or(line, |(at, _)| &line[..at]))
}

/// A line in the form the lists are kept in: words of lower-case letters and digits, one space between, «ё» as «е».
pub(crate) fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len());
    let mut gap = false;
    for c in line.chars() {
        if !is_alphanumeric(c) && c != '-' {
            gap = !folded.is_empty();
            continue;
        }
        if c == '-' && (gap || folded.is_empty()) {
            continue;
        }
        if std::mem::take(&mut gap) {
            folded.push(' ');
        }
        folded.push(normal::fold(c));
    }
    folded
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The built-in list.
    pub fn built_in() -> Chrome {
        let mut chrome = Chrome::default();
        chrome.add(crate::lexicon::CHROME.content).unwrap();
        chrome
    }

    #[test]
    fn lines_prefixes_ends_and_sections() {
        let chrome = built_in();
        assert!(chrome.is_line(&fold("  Back to top button ")));
        assert!(chrome.is_end(&lower("Ещё новости:")));
        assert_eq!(chrome.section(&fold("ОБЩЕСТВО")), Some("Общество"));
        for line in [
            "Фото: Caravan.kz",
            "Фото - Caravan.kz",
            "Читайте также",
            "ФОТО: акимат",
        ] {
            assert!(chrome.has_prefix(&lower(line)), "{line}");
        }
        for line in [
            "Фото показали на выставке",
            "Популярное место отдыха",
            "Новости",
        ] {
            assert!(!chrome.has_prefix(&lower(line)), "{line}");
        }
    }

    #[test]
    fn calls_and_counters() {
        let chrome = built_in();
        for line in [
            "Присоединяйтесь к нашему каналу в WhatsApp — там уже 12 тысяч подписчиков",
            "Читайте нас в Telegram",
            "Подпишитесь на рассылку: её получают 40 тысяч человек",
            "Еще больше новостей смотрите на нашей странице в Instagram",
            "Следите за нами в соцсетях",
            "Самое важное за день — в нашем Telegram-канале. Подписывайтесь!",
        ] {
            assert!(chrome.is_call(&lower(line)), "{line}");
        }
        for line in [
            "Присоединяйтесь к субботнику в субботу",
            "Жители присоединились к каналу волонтёров",
            "Читайте детям вслух",
            "«Наш канал растёт с каждым днём, подписывайтесь», — сказал директор музея",
        ] {
            assert!(!chrome.is_call(&lower(line)), "{line}");
        }
        assert!(chrome.is_counter("Просмотрено") && !chrome.is_counter("Саженцев"));
    }

    #[test]
    fn names_of_lists() {
        let chrome = built_in();
        for name in [
            "Тег: мосты",
            "Рубрика «Село»",
            "Архив метки мосты",
            "Метка #мост",
        ] {
            assert!(chrome.is_list(&lower(name)), "{name}");
        }
        for name in [
            "Метка на карте",
            "Категория граждан",
            "Рубрика вернулась",
            "Тег «пропал» спас мальчика",
        ] {
            assert!(!chrome.is_list(&lower(name)), "{name}");
        }
    }

    #[test]
    fn bad_rows_are_named() {
        assert_eq!(
            Chrome::default().add("# a\nx\ty"),
            Err("line 2: fewer than three columns; give surface, canonical and kind".into())
        );
        assert!(
            Chrome::default()
                .add("x\tx\tfoot\tme")
                .unwrap_err()
                .contains("use line, prefix")
        );
    }
}
