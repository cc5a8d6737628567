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
