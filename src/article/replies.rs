//! What readers wrote below an article: each comment has its day above and a button to answer below.

use super::chrome::{Chrome, fold};
use super::date;
use super::lines::Line;
use super::role::Role;

/// Lines of one comment, at most.
const LONGEST: usize = 12;

/// Words of the name above a comment, at most.
const NAME: usize = 3;

/// Takes comments for chrome: from the line with their day, or the name above it, to the button below.
pub(super) fn mark(lines: &[Line], chrome: &Chrome, roles: &mut [Role]) {
    let mut from = 0;
    for n in 0..lines.len() {
        if roles[n] != Role::Chrome || !chrome.is_reply(&fold(&lines[n].text)) {
            continue;
        }
        let near = (from.max(n.saturating_sub(LONGEST))..n).rev();
        let mut open = near.take_while(|&at| lines[at].level == 0 && !is_over(roles[at]));
        let day = open.find(|&at| roles[at] == Role::Date || is_dated(&lines[at]));
        if let Some(day) = day {
            let named = day
                .checked_sub(1)
                .filter(|&at| at >= from && is_name(&lines[at], roles[at]));
            roles[named.unwrap_or(day)..n].fill(Role::Chrome);
        }
        from = n + 1;
    }
}

/// Bytes of the line with the name and the day, at most.
const HEAD: usize = 160;

/// Comments from which those without a button are told, by the name and the day above each.
const ROW: usize = 2;

/// Takes comments for chrome that have a name and a day above each, where a text of other elements stands above them:
/// whatever their elements are called.
pub(super) fn mark_rows(lines: &[Line], roles: &mut [Role]) {
    let Some(first) = roles.iter().position(|role| *role == Role::Prose) else {
        return;
    };
    let heads: Vec<usize> = (first + 1..lines.len())
        .filter_map(|n| head(lines, roles, first, n))
        .collect();
    for row in heads.chunk_by(|a, b| b - a <= LONGEST) {
        if let [from, .., last] = row
            && row.len() >= ROW
        {
            let text = last + 1..lines.len().min(last + LONGEST);
            let open = text.take_while(|&n| lines[n].level == 0 && !is_over(roles[n]));
            let told = open.filter(|&n| matches!(roles[n], Role::Prose | Role::Sentence));
            let own = told.take_while(|&n| lines[n].home != lines[first].home);
            let end = own.last().unwrap_or(*last) + 1;
            roles[*from..end].fill(Role::Chrome);
        }
    }
}

/// The first line of a comment whose day stands in line `n`: a name and a day with a time, outside the element of the
/// article's first paragraph, and words right below.
fn head(lines: &[Line], roles: &[Role], first: usize, n: usize) -> Option<usize> {
    let line = Some(&lines[n]).filter(|line| line.text.len() <= HEAD)?;
    let (when, text, rest) = date::read(&line.text)?;
    let timed = when.edtf.contains('T') && line.level == 0 && line.links == 0.0;
    let below = lines.get(n + 1).filter(|below| below.level == 0)?;
    let words = below.text.split_whitespace().count() > NAME;
    let away = line.home != lines[first].home && below.home != lines[first].home;
    if !(timed && words && away) {
        return None;
    }
    let named = rest.split_whitespace().count();
    if (1..=NAME).contains(&named) && !line.text.starts_with(&text) {
        return Some(n);
    }
    let above = n.checked_sub(1).filter(|above| *above > first)?;
    (named == 0 && is_name(&lines[above], roles[above])).then_some(above)
}

/// Whether what stands above the line is no part of a comment.
fn is_over(role: Role) -> bool {
    matches!(role, Role::End | Role::Note | Role::Section)
}

/// Whether a line of few words holds a day: «Олег Ли пишет 26.11.2011 в 9:05 #».
fn is_dated(line: &Line) -> bool {
    line.text.split_whitespace().count() <= LONGEST && date::read(&line.text).is_some()
}

/// Whether a line may be what a reader goes by.
fn is_name(line: &Line, role: Role) -> bool {
    let words = line.text.split_whitespace().count();
    matches!(role, Role::Short | Role::Counter) && line.level == 0 && words <= NAME
}
