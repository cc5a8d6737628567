//! Blocks beside the story: who wrote it, whose the photo is, what was posted elsewhere. No fact is taken from them.

use super::chrome::{Chrome, beginning};
use super::date;
use super::lines::ends_sentence;
use super::marks;
use crate::lexicon::FILES;
use crate::lexicon::normal::{self, is_alphabetic, is_alphanumeric};
use crate::vocabulary::BlockKind;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::OnceLock;

/// The list of given names.
const NAMES: &str = "given_names.tsv";

/// Most words of a credit or a by-line, and of one whose first words may begin a sentence too.
const WORDS: usize = 16;
const FEW: usize = 10;

/// Most words of a credit of that kind with a full stop.
const STOPPED: usize = 4;

/// Characters of a line that posts of networks end with.
const SIGNED: usize = 120;

/// Characters from which a paragraph is one of a story, which the name of its writer stands beside.
const STORY: usize = 30;

/// Words that may follow the name of a writer: «Иван Петров, Нур-Султан», «Дана Ким, специально для «Вестника»».
const BEHIND: usize = 4;

/// How names of media begin and those of people do not: «The Berlin Times».
const MEDIUM: &str = "The ";

/// Words of a name.
const NAMED: Range<usize> = 2..4;

/// Knows blocks that are beside the story.
#[derive(Clone, Debug)]
pub(super) struct Asides {
    /// Given names; read when they are asked for, for few documents have a line that may be signed.
    given: OnceLock<FxHashSet<String>>,
}

impl Asides {
    pub(super) fn new() -> Self {
        Self {
            given: OnceLock::new(),
        }
    }

    /// Names what blocks beside the story are, by their words and by where they stand.
    pub(super) fn mark(
        &self,
        chrome: &Chrome,
        text: &str,
        blocks: &mut [(BlockKind, Range<usize>)],
    ) {
        for (kind, range) in blocks.iter_mut() {
            let told = match kind {
                BlockKind::Title | BlockKind::Embed => None,
                _ => of_words(&text[range.clone()], chrome),
            };
            *kind = told.unwrap_or(*kind);
        }
        let told = |at: &usize| blocks[*at].0.is_story() && blocks[*at].0 != BlockKind::Title;
        let first = (0..blocks.len()).find(told);
        let last = (0..blocks.len()).rfind(told);
        let signed: Vec<usize> = [(first, true), (last, false)]
            .into_iter()
            .filter_map(|(at, above)| self.signed(text, blocks, at?, above))
            .collect();
        for at in signed {
            blocks[at].0 = BlockKind::Byline;
        }
    }

    /// The first or the last block of a story, where it names who wrote it: a paragraph stands beside it, and
    /// nothing else in the text names them.
    fn signed(
        &self,
        text: &str,
        blocks: &[(BlockKind, Range<usize>)],
        at: usize,
        above: bool,
    ) -> Option<usize> {
        if blocks[at].0 == BlockKind::Caption {
            return None;
        }
        let words = &text[blocks[at].1.clone()];
        let story = |block: &&(BlockKind, Range<usize>)| block.0.is_story();
        let (kind, range) = match above {
            true => blocks[at + 1..].iter().find(story)?,
            false => blocks[..at].iter().rfind(story)?,
        };
        let paragraph = &text[range.clone()];
        let is_paragraph = *kind != BlockKind::Title
            && paragraph.chars().count() >= STORY
            && ends_sentence(paragraph)
            && !paragraph.ends_with(':');
        let writers = is_paragraph.then(|| self.signature(words))??;
        let named = |family: &&str| {
            let rest = [&text[..blocks[at].1.start], &text[blocks[at].1.end..]];
            rest.iter().any(|rest| rest.contains(family))
        };
        let stems: Vec<String> = writers.iter().map(|name| stem(name)).collect();
        (!stems.iter().map(String::as_str).any(|stem| named(&stem))).then_some(at)
    }

    /// The writers whose names a line consists of: «Иван Петров», «Анна КИМ, Нур-Султан».
    fn signature<'t>(&self, line: &'t str) -> Option<Vec<&'t str>> {
        let line = line.trim().trim_end_matches('.');
        let pieces = line.split([',', '/']).flat_map(|part| part.split(" и "));
        let mut pieces = pieces.map(str::trim).peekable();
        let mut writers = Vec::new();
        while let Some(name) = pieces.next_if(|name| self.is_full_name(name)) {
            writers.push(name);
        }
        if writers.is_empty() {
            return None;
        }
        let behind = pieces.flat_map(str::split_whitespace);
        (behind.take(BEHIND + 1).count() <= BEHIND).then_some(writers)
    }

    /// A given and a family name, in either order: one of them is listed.
    fn is_full_name(&self, name: &str) -> bool {
        NAMED.contains(&name.split_whitespace().count())
            && name.split_whitespace().all(is_name)
            && name
                .split_whitespace()
                .any(|word| self.given.get_or_init(given).contains(&folded(word)))
    }

    /// Who wrote the article, by its by-lines.
    pub(super) fn authors(
        &self,
        chrome: &Chrome,
        text: &str,
        blocks: &[(BlockKind, Range<usize>)],
    ) -> Vec<String> {
        let bylines = blocks.iter().filter(|(kind, _)| *kind == BlockKind::Byline);
        let mut authors: Vec<String> = Vec::new();
        for (_, range) in bylines {
            for name in self
                .writers(&text[range.clone()], chrome)
                .unwrap_or_default()
            {
                if !authors.contains(&name) {
                    authors.push(name);
                }
            }
        }
        authors
    }

    /// The names in a by-line of either kind; `None` where the line names nobody.
    pub(super) fn writers(&self, line: &str, chrome: &Chrome) -> Option<Vec<String>> {
        let signed = || {
            let credit = of_words(line, chrome) == Some(BlockKind::Credit);
            self.signature(line).filter(|_| !credit)
        };
        let names = writers(line, chrome).or_else(signed)?;
        let spaced = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
        let names: Vec<String> = names.into_iter().map(spaced).collect();
        (!names.is_empty()).then_some(names)
    }
}

/// Reads the given names.
fn given() -> FxHashSet<String> {
    let names = FILES.iter().filter(|file| file.name == NAMES);
    let rows = names.flat_map(|file| file.content.lines().skip(1));
    let rows = rows.filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split('\t').next())
        .map(folded)
        .collect()
}

/// What a block is by its words alone.
pub(super) fn of_words(text: &str, chrome: &Chrome) -> Option<BlockKind> {
    let words = words_up_to(text, WORDS + 1);
    let lower = beginning(text);
    if words <= WORDS && is_credit(text, &lower, chrome, words) {
        return Some(BlockKind::Credit);
    }
    if words <= WORDS && writers(text, chrome).is_some() {
        return Some(BlockKind::Byline);
    }
    (chrome.is_posted(&lower) || is_signed_post(text)).then_some(BlockKind::Embed)
}

/// How many words a text has, or so many if there are more.
fn words_up_to(text: &str, most: usize) -> usize {
    let (mut words, mut is_inside) = (0, false);
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let is_space = match byte {
            // the first bytes of white space beyond ASCII, and of other characters
            0xC2 | 0xE1..=0xE3 => text[at..].starts_with(char::is_whitespace),
            // the bytes behind a first one belong to what it begins
            0x80..=0xBF => continue,
            _ => byte.is_ascii_whitespace() || byte == 0x0B,
        };
        words += usize::from(!is_space && !is_inside);
        is_inside = !is_space;
        if words == most {
            return most;
        }
    }
    words
}

fn is_credit(text: &str, lower: &str, chrome: &Chrome, words: usize) -> bool {
    if marks::is_credit(text, chrome) {
        return true;
    }
    let Some(label) = chrome.credit(lower) else {
        return false;
    };
    let marked = !label.ends_with(is_alphanumeric);
    marked || words <= if ends_sentence(text) { STOPPED } else { FEW }
}

/// «— Заречный (@zarechny) 5 мая 2020», «… pic.twitter.com/aBc»: how posts end.
fn is_signed_post(text: &str) -> bool {
    let signed = || text.starts_with(['—', '-', '–']) && text.chars().count() < SIGNED;
    let handle = || {
        text.split_once("(@")
            .is_some_and(|(_, rest)| rest.contains(')'))
    };
    signed() && handle() || text.contains("pic.twitter.com/")
}

/// The names in a by-line, none where it names a medium or nobody; `None` where the line is no by-line:
/// «Автор: Дана Ким», «18 Nov 2019 by Дана Ким».
pub(super) fn writers<'t>(line: &'t str, chrome: &Chrome) -> Option<Vec<&'t str>> {
    let dated = line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let undated = match dated.then(|| date::read(line)).flatten() {
        Some((_, day, _)) => {
            let rest = line.split_once(day.as_str())?.1;
            rest.trim_start_matches(|c: char| !is_alphabetic(c))
        }
        None => line,
    };
    let plain = beginning(undated);
    let label = chrome.byline(&plain)?;
    let letters = label.chars().filter(|c| is_alphabetic(*c)).count();
    let names = behind(undated, letters);
    // «Корреспондент: Сколько людей тушили огонь?»
    if names.ends_with(['?', '!']) {
        return None;
    }
    let marked = !label.ends_with(is_alphanumeric);
    let stamp = undated.len() < line.len() && label.is_ascii();
    let names = match (marked, stamp) {
        (true, _) => until_figures(names),
        (_, true) => names.split('|').next().unwrap_or(names),
        _ => names,
    };
    let pieces = || {
        let pieces = names
            .split([',', '/', ';'])
            .flat_map(|part| part.split(" и "));
        pieces.map(str::trim).filter(|piece| !piece.is_empty())
    };
    if !marked && !stamp && !pieces().all(|piece| piece.split_whitespace().all(is_name)) {
        return None;
    }
    let full = pieces().filter(|piece| {
        !piece.starts_with(MEDIUM)
            && NAMED.contains(&piece.split_whitespace().count())
            && piece.split_whitespace().all(is_name)
    });
    Some(full.map(unstopped).collect())
}

/// Names without the stamp, the counter or the next piece of a row behind them: «Дана Ким 15 мая 2019».
fn until_figures(names: &str) -> &str {
    let end = names.find(|c: char| c.is_ascii_digit() || matches!(c, '|' | '•' | '·'));
    names[..end.unwrap_or(names.len())].trim_end_matches([' ', ',', '(', '—', '–', '-'])
}

/// A name without the full stop behind it; one of an initial stays.
fn unstopped(name: &str) -> &str {
    let bare = name.trim_end_matches('.');
    let last = bare.rsplit([' ', '.']).next().unwrap_or_default();
    if last.chars().count() > 1 { bare } else { name }
}

/// What stands behind the first letters of a line.
fn behind(line: &str, letters: usize) -> &str {
    let mut left = letters;
    let end = line.char_indices().find(|(_, c)| {
        left -= usize::from(is_alphabetic(*c));
        left == 0
    });
    let rest = end.map_or("", |(at, c)| &line[at + c.len_utf8()..]);
    rest.trim_start_matches(|c: char| !is_alphanumeric(c))
        .trim()
}

/// A word of a name, or an address of a site that stands for it.
fn is_name(word: &str) -> bool {
    let letters = |c: char| is_alphabetic(c) || matches!(c, '.' | '-' | '’' | '\'');
    word.starts_with(char::is_uppercase) && word.chars().all(letters) || marks::is_address(word)
}

/// The beginning of a family name, which all its cases share.
fn stem(name: &str) -> String {
    let family = name.split_whitespace().last().unwrap_or(name);
    let letters = family.chars().count();
    family
        .chars()
        .take(letters.saturating_sub(2).max(3))
        .collect()
}

fn folded(name: &str) -> String {
    name.chars().map(normal::fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::chrome::tests::built_in;
    use BlockKind::{Byline, Credit, Embed};

    #[test]
    fn words_are_counted_as_white_space_parts_them() {
        for text in [
            "",
            " ",
            "а",
            " Дана  Ким,\u{A0}мост\u{2003}— 5\u{3000}«б»\n\u{85}в\u{B}г ",
        ] {
            let all = text.split_whitespace().count();
            assert_eq!(words_up_to(text, 99), all, "{text:?}");
            assert_eq!(words_up_to(text, 3), all.min(3), "{text:?}");
        }
    }

    #[test]
    fn kinds_by_words() {
        let chrome = built_in();
        for (line, kind) in [
            ("Автор: Дана Ким", Some(Byline)),
            ("Автор — пресс-служба района", Some(Byline)),
            ("18 Nov 2019 by Дана Ким , Олег Ли", Some(Byline)),
            ("18 Nov 2019, 09:15 by vesti.kz", Some(Byline)),
            ("18 Nov 2019 by Телеканал «Берег»", Some(Byline)),
            ("Подготовила Дана КИМ.", Some(Byline)),
            ("Беседовал Олег Ли", Some(Byline)),
            ("Подготовила команду тренер Дана Ким", None),
            ("Автор книги живёт в Заречном", None),
            ("By and large", None),
            ("Корреспондент побывал на мосту", None),
            ("Фото: Олег Ли / акимат района", Some(Credit)),
            ("Фото предоставлено акиматом района", Some(Credit)),
            (
                "Фото из космоса показали учёные института, сообщил Олег Ли.",
                None,
            ),
            ("Мост через реку / Фото с сайта района", Some(Credit)),
            ("Фотография моста висит в музее", None),
            ("— Олег Ли (@olegli) 5 мая 2020", Some(Embed)),
            ("Мост открыт! pic.twitter.com/aBcDe", Some(Embed)),
            ("Посмотреть эту публикацию в Instagram", Some(Embed)),
            ("Публикация о мосте вышла в среду", None),
        ] {
            assert_eq!(of_words(line, &chrome), kind, "{line}");
        }
    }

    #[test]
    fn names_of_writers() {
        let (asides, chrome) = (Asides::new(), built_in());
        let writers = |line| asides.writers(line, &chrome).unwrap_or_default();
        for (line, names) in [
            ("Автор: Дана Ким", vec!["Дана Ким"]),
            (
                "18 Nov 2019 by Дана  Ким , Олег Ли",
                vec!["Дана Ким", "Олег Ли"],
            ),
            ("18 Nov 2019 by vesti.kz", vec![]),
            ("18 Nov 2019 by The River Times", vec![]),
            ("18 Nov 2019 by Олег Ли | Вести", vec!["Олег Ли"]),
            ("Дана КИМ, Заречный", vec!["Дана КИМ"]),
            ("Олег Ли и Дана Ким.", vec!["Олег Ли", "Дана Ким"]),
            ("Олег Ли, Дана Ким, Заречный", vec!["Олег Ли", "Дана Ким"]),
            ("Ли Олег, специально для «Вестей»", vec!["Ли Олег"]),
            ("Заречный, Чистый Берег", vec![]),
            ("Автор: Дана Ким 15 мая 2019, 12:00", vec!["Дана Ким"]),
            ("Автор: Дана Ким | Фото: Олег Ли", vec!["Дана Ким"]),
            ("15 мая 2019 Автор: Дана Ким 812", vec!["Дана Ким"]),
            ("Фото Дамира Седова", vec![]),
            ("Олег Ли, который построил мост через реку у села", vec![]),
        ] {
            assert_eq!(writers(line), names, "{line}");
        }
    }

    const STORY: &str =
        "Движение по мосту возобновили в понедельник утром, рассказали в дорожном управлении.";

    fn last_of(text: &str) -> BlockKind {
        let mut blocks = Vec::new();
        let mut from = 0;
        for block in text.split_inclusive("\n\n") {
            blocks.push((BlockKind::Paragraph, from..from + block.trim_end().len()));
            from += block.len();
        }
        Asides::new().mark(&built_in(), text, &mut blocks);
        blocks.last().map_or(BlockKind::Title, |(kind, _)| *kind)
    }

    #[test]
    fn a_name_alone_signs_a_story() {
        for (text, kind) in [
            (format!("{STORY}\n\nОлег Лихов, Заречный"), Byline),
            (format!("{STORY}\n\nФото: акимат\n\nОлег Лихов"), Byline),
            (
                format!("{STORY} Пришёл Лихов.\n\nОлег Лихов"),
                BlockKind::Paragraph,
            ),
            (
                format!("{STORY}\n\nПобедители:\n\nОлег Лихов"),
                BlockKind::Paragraph,
            ),
            (format!("{STORY}\n\nЗаречный"), BlockKind::Paragraph),
        ] {
            assert_eq!(last_of(&text), kind, "{text}");
        }
    }
}
