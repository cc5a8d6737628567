//! What metadata call a page, taken apart: the headline, the name of its site, its section.

use super::{SURE, stems};
use crate::article::lines::Line;
use crate::article::marks;
use crate::lexicon::normal::is_alphanumeric;
use crate::page::title::{cuts, key};
use std::collections::HashSet;

/// Bytes of letters from which a part of a name is no chance.
const LONG: usize = 24;

/// Words of the name of a section, at most.
const SECTION: usize = 2;

/// A name of the page, taken apart.
pub(super) struct Head<'a> {
    name: &'a str,
    pieces: Vec<(&'a str, &'a str)>,
    pub(super) key: String,
    stems: HashSet<String>,
}

impl<'a> Head<'a> {
    pub(super) fn new(head: &'a str) -> Self {
        Self {
            name: head,
            pieces: cuts(head),
            key: key(head),
            stems: stems(head).into_iter().collect(),
        }
    }

    /// 3 for the same words, less for a part of them.
    pub(super) fn agrees(&self, line: &str) -> f32 {
        let line = marks::dated_behind(line).map_or(line, |(_, words)| words);
        let wanted = key(line);
        if wanted.is_empty() {
            return 0.0;
        }
        if wanted == self.key {
            return 3.0;
        }
        if wanted.len() >= LONG
            && self
                .pieces
                .iter()
                .any(|(head, tail)| key(head) == wanted || key(tail) == wanted)
        {
            return SURE;
        }
        if wanted.len() >= LONG && self.key.contains(&wanted) {
            return 1.0 + wanted.len() as f32 / self.key.len() as f32;
        }
        let own = stems(line);
        if own.len() < 2 {
            return 0.0;
        }
        let shared = own.iter().filter(|stem| self.stems.contains(*stem)).count() as f32;
        2.0 * shared / own.len().max(self.stems.len().min(8)) as f32
    }

    /// The part of a name of the page that the line begins with, where tags or a date follow it there; of a line that
    /// is a name of the page as a whole, where a mark parts it from the rest.
    pub(super) fn inside(&self, line: &Line, whole_name: bool) -> Option<&'a str> {
        let (whole, shown) = (line.text.as_str(), key(&line.text));
        let pieces = self.pieces.iter().flat_map(|(head, tail)| [*head, *tail]);
        pieces.into_iter().find(|piece| {
            let wanted = key(piece);
            let more = whole.strip_prefix(piece).is_some_and(|rest| {
                let rest = rest.trim_start();
                let parted = rest.starts_with(['»', '|', '•', '/']);
                let open = ['(', '[', '.', '!', '?', ',', ':', '«', '-', '–', '—'];
                // «Рейс отменили» names the page, «Рейс отменили из-за погоды» is its headline
                let goes_on = line.level == 1 && rest.starts_with(char::is_lowercase);
                parted || !whole_name && !goes_on && !rest.starts_with(open)
            });
            wanted.len() >= LONG
                && wanted.len() < shown.len()
                && more
                && piece.split_whitespace().count() >= 4
        })
    }

    /// The part of a name of the page that the line ends with, where the name of a section stands right before it:
    /// «Город Мост открыли после ремонта».
    pub(super) fn behind(&self, line: &str) -> Option<&'a str> {
        let pieces = self.pieces.iter().flat_map(|(head, tail)| [*head, *tail]);
        pieces.chain([self.name]).into_iter().find(|piece| {
            let above = line.strip_suffix(piece).map(str::trim_end);
            let section = above.is_some_and(|above| {
                (1..=SECTION).contains(&above.split_whitespace().count())
                    && above.chars().all(|c| is_alphanumeric(c) || c == ' ')
            });
            section && key(piece).len() >= LONG && piece.starts_with(char::is_uppercase)
        })
    }

    /// What stands beside the headline in a name of the page.
    pub(super) fn site_of(&self, title: &str) -> Option<String> {
        let wanted = key(title);
        let (_, site) = self.pieces.iter().find(|(head, _)| key(head) == wanted)?;
        (site.chars().count() <= 40).then(|| (*site).to_owned())
    }
}
