//! Plain text → lines: white space collapsed, bullets taken off, hard-wrapped lines joined.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Narrowest column at which text is taken for hard-wrapped.
const NARROW: usize = 40;

/// Widest such column.
const WIDE: usize = 130;

/// A line of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    /// The words, tidied.
    pub text: String,
    /// Whether a bullet stood before them.
    pub bullet: bool,
    /// Whether a blank line stood before it.
    pub gap: bool,
    /// Share of its letters that are links.
    pub links: f32,
    /// Where its first link leads, as printed.
    pub href: Option<String>,
    /// The number of that link on the page, 0 without one.
    pub link: u32,
    /// How many links stand in it.
    pub ways: u32,
    /// Level of a heading, 0 for other lines.
    pub level: u8,
    /// Steps through the tree from the line before.
    pub step: u32,
    /// What the elements around it say: below zero against the article.
    pub hint: f32,
    /// The element that holds it as one of its paragraphs; 0 throughout in plain text.
    pub home: usize,
    /// The element around its paragraph; 0 throughout in plain text.
    pub cell: usize,
    /// The number of the outermost `article` around it, 0 for none.
    pub article: usize,
    /// The card on which it stands, and the deck of that card; 0 for none.
    pub card: usize,
    pub deck: usize,
    /// A machine date that stands with it.
    pub stamp: Option<String>,
    /// Whether nothing but what that date is of stands in it: «вчера в 11:20».
    pub timed: bool,
    /// Whether it stands in a post of a network.
    pub posted: bool,
    /// Whether it is the caption of a picture.
    pub caption: bool,
    /// Whether it is a row of a table.
    pub row: bool,
    /// Whether words in it stood together where elements meet.
    pub mended: bool,
    /// Whether entities in it were encoded twice.
    pub escaped: bool,
}

/// Splits plain text into lines.
pub(crate) fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for stanza in stanzas(text) {
        let wrapped = is_wrapped(&stanza);
        let width = width(&stanza);
        let mut gap = true;
        for (n, raw) in stanza.iter().enumerate() {
            if wrapped && n > 0 && continues(stanza[n - 1], raw, width) {
                join(&mut lines, raw);
            } else {
                lines.push(line(raw, gap));
            }
            gap = false;
        }
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// Whether lines of a paragraph are broken at a column, so that a line break there means nothing.
pub(crate) fn is_wrapped(stanza: &[&str]) -> bool {
    let width = width(stanza);
    if stanza.len() < 2 || !(NARROW..=WIDE).contains(&width) {
        return false;
    }
    let (mut full, mut torn) = (0, 0);
    for pair in stanza.windows(2) {
        let fits = continues(pair[0], pair[1], width);
        full += usize::from(fits);
        torn += usize::from(fits && !ends_sentence(pair[0]) && starts_lower(pair[1]));
    }
    let breaks = stanza.len() - 1;
    full * 10 >= breaks * 7 && torn * 3 >= breaks
}

/// Whether the next line goes on with the paragraph: its first word had no room.
pub(crate) fn continues(line: &str, next: &str, width: usize) -> bool {
    let indented = |line: &str| line.starts_with("  ") || line.starts_with('\t');
    if indented(next) && !indented(line) || split_bullet(next.trim()).1 {
        return false;
    }
    let word = next
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    let length = line.trim().chars().count();
    length + 1 + word > width
        || length * 10 >= width * 8 && !ends_sentence(line) && starts_lower(next)
}

/// Length of the longest line, in characters.
pub(crate) fn width(stanza: &[&str]) -> usize {
    stanza
        .iter()
        .map(|line| line.trim_end().chars().count())
        .max()
        .unwrap_or(0)
}

/// Runs of lines without a blank one.
fn stanzas(text: &str) -> Vec<Vec<&str>> {
    let mut stanzas = vec![Vec::new()];
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{B}', '\u{C}']) {
        let open = stanzas.last_mut();
        match (line.trim().is_empty(), open) {
            (false, Some(open)) => open.push(line),
            (true, Some(open)) if !open.is_empty() && !text.is_empty() => stanzas.push(Vec::new()),
            _ => {}
        }
    }
    stanzas
}

fn line(raw: &str, gap: bool) -> Line {
    let (rest, bullet) = split_bullet(raw.trim());
    Line {
        text: tidy(rest),
        bullet,
        gap,
        ..Line::default()
    }
}

fn join(lines: &mut [Line], raw: &str) {
    if let Some(last) = lines.last_mut() {
        last.text.push(' ');
        last.text.push_str(&tidy(raw));
    }
}

/// Takes a bullet off.
pub(super) fn split_bullet(line: &str) -> (&str, bool) {
    let rest = line.trim_start_matches([
        '•', '·', '▪', '■', '●', '○', '◦', '►', '▶', '»', '*', '\u{F0B7}',
    ]);
    match rest.len() < line.len() && !line.starts_with("**") {
        true => (rest.trim_start(), true),
        false => (line, false),
    }
}

/// Text safe to publish: NFC, one space for a run of white space, no soft hyphens or zero-width marks, no NUL.
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match c {
            '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2060}' => {}
            _ if c.is_whitespace() => gap = !out.is_empty(),
            _ => {
                if std::mem::take(&mut gap) {
                    out.push(' ');
                }
                out.push(if c == '\0' { '\u{FFFD}' } else { c });
            }
        }
    }
    if is_nfc(&out) {
        out
    } else {
        out.nfc().collect()
    }
}

/// Whether a line ends as sentences do, closing quotes and brackets aside.
pub(crate) fn ends_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['"', '»', '”', '“', ')', '\'', '’'])
        .ends_with(['.', '!', '?', '…', ';', ':'])
}

/// Whether the line begins in the middle of a sentence.
fn starts_lower(line: &str) -> bool {
    line.trim_start().starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        split(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        let text = "В субботнике приняли участие более трёх тысяч жителей города, а\n\
                    также студенты и школьники, сообщили в акимате. Участники убрали\n\
                    парки и скверы.\n\
                    \n\
                    «Мы благодарим всех», — сказал аким.\n";
        let whole = "В субботнике приняли участие более трёх тысяч жителей города, а также студенты и школьники, \
                     сообщили в акимате. Участники убрали парки и скверы.";
        assert_eq!(texts(text), [whole, "«Мы благодарим всех», — сказал аким."]);
    }

    #[test]
    fn lines_that_are_blocks_stay_apart() {
        let menu = "Главная\nНовости\n  • Общество\n  • Политика";
        assert_eq!(texts(menu), ["Главная", "Новости", "Общество", "Политика"]);
        assert_eq!(split(menu).iter().filter(|line| line.bullet).count(), 2);
        let headlines = "В Алматы прошёл субботник с участием горожан\n\
                         Более двух тысяч деревьев высадили в Астане за день\n\
                         Форум волонтёров открылся в Шымкенте";
        assert_eq!(texts(headlines).len(), 3);
    }

    #[test]
    fn text_is_made_safe() {
        assert_eq!(
            tidy(" и\u{306}\u{A0}\t обще\u{AD}ство\0 "),
            "й общество\u{FFFD}"
        );
    }
}
