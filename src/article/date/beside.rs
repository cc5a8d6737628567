//! Days among other words, and those of the issue of a paper, for pages that show no other.

use super::read::{is_day, read, tells_change};
use super::{ABOVE, AFTER, BELOW, TOLD, is_licence, is_of_page};
use crate::article::lines::Line;
use crate::article::role::Role;
use crate::calendar::When;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::normal::normal_form;
use crate::page::Published;
use crate::vocabulary::DateOrigin;
use std::ops::Range;

/// Words of a line with a day among them, at most.
const AMONG: usize = 20;

/// A day among the words of a line that are no sentence.
struct Among<'a> {
    line: &'a Line,
    when: When,
    text: String,
    rest: String,
}

impl<'a> Among<'a> {
    fn of(line: &'a Line, role: Role) -> Option<Self> {
        let few = line.text.split_whitespace().count() <= AMONG;
        let plain = line.level == 0 && line.hint >= 0.0 && few && !is_of_page(&line.text);
        if matches!(role, Role::Prose | Role::End) || !plain || tells_change(&line.text) {
            return None;
        }
        let (when, text, rest) = read(&line.text)?;
        is_day(&when).then_some(Self {
            line,
            when,
            text,
            rest,
        })
    }

    fn begins(&self) -> bool {
        self.line.text.starts_with(&self.text)
    }

    /// Whether the time of day stands with it.
    fn is_stamp(&self) -> bool {
        self.when.edtf.contains('T')
    }

    /// Whether other words say that something was published then, or marks part the line into fields.
    fn is_told(&self) -> bool {
        let mut words = self.rest.split(|c: char| !c.is_alphabetic());
        let fields = self.begins() && self.rest.trim_start().starts_with([',', '|', '/']);
        fields || words.any(|word| own(Group::Dating).begins(&normal_form(word)))
    }

    fn published(self) -> Published {
        Published {
            when: self.when,
            origin: DateOrigin::Text,
            text: Some(self.text),
            confidence: AFTER,
        }
    }
}

/// A day between headline and text: one with its time, or one that begins its line and is set off by what follows («28 июня
/// 2017 года Комитет по бюджету»).
pub(super) fn below_headline(
    lines: &[Line],
    roles: &[Role],
    below: Range<usize>,
) -> Option<Published> {
    let short = below.skip(1).filter(|&n| roles[n] == Role::Short);
    let mut days = short.filter_map(|n| Among::of(&lines[n], roles[n]));
    let found = days.find(|day| {
        let next = day.rest.split_whitespace().next().unwrap_or_default();
        day.is_stamp() || day.begins() && !next.starts_with(char::is_lowercase)
    });
    found.map(Among::published)
}

/// A day with its time right above the headline («@ 2006-02-11 01:36»), or one below the text with words that say that it
/// was published then («Добавил: redaktor (22.10.2015)»).
pub(super) fn above_or_below(
    lines: &[Line],
    roles: &[Role],
    head: usize,
    run: &Range<usize>,
) -> Option<Published> {
    let of = |n: usize| Among::of(&lines[n], roles[n]);
    let mut above = (head.saturating_sub(ABOVE)..head).rev().filter_map(of);
    let above = above.find(Among::is_stamp);
    let open = run.end..lines.len().min(run.end + BELOW);
    let mut below = open.take_while(|&n| roles[n] != Role::End).filter_map(of);
    above
        .or_else(|| below.find(Among::is_told))
        .map(Among::published)
}

/// The day of the issue of a paper that the header of its page tells: «Среда, 16 марта 2005 г. № 48 (3117)».
pub(super) fn of_issue(lines: &[Line], roles: &[Role], head: usize) -> Option<Published> {
    let names = |n: usize| {
        let text = &lines[n].text;
        let issue = |word: &str| word == "№" || own(Group::Issue).has(&normal_form(word));
        text.starts_with('№') || text.split_whitespace().any(issue)
    };
    let issue = |n: &usize| {
        let beside = |n: usize| n < head && names(n);
        let is_named = names(*n) || n.checked_sub(1).is_some_and(names) || beside(*n + 1);
        is_named && !is_licence(&lines[*n].text)
    };
    let dated = (0..head)
        .rev()
        .filter(|&n| matches!(roles[n], Role::Date | Role::Short));
    let (when, text, _) = dated
        .filter(issue)
        .find_map(|n| read(&lines[n].text).filter(|(when, ..)| is_day(when)))?;
    Some(Published {
        when,
        origin: DateOrigin::Text,
        text: Some(text),
        confidence: TOLD,
    })
}
