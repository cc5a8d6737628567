//! Widgets in the midst of an article: a poll, a subscription, counters under a heading of their own.

use super::lines::Line;
use super::marks;
use super::role::Role;

/// Lines of a widget, at most.
const LINES: usize = 12;

/// Counters from which an element is a widget.
const COUNTERS: usize = 2;

/// Makes chrome of what stands in an element between two lines of the article's, without a paragraph in it: below a
/// heading of the page, or mostly counters.
pub(super) fn mark(lines: &[Line], roles: &mut [Role]) {
    let mut n = 1;
    while n < lines.len() {
        let home = lines[n - 1].home;
        let inside = lines[n..].iter().take_while(|line| line.home != home);
        let count = inside.take(LINES + 1).count();
        let end = n + count;
        let around = home != 0 && is_told(roles[n - 1]) && end < lines.len();
        if count > 0 && count <= LINES && around && is_widget(&lines[n..end], &roles[n..end]) {
            for role in &mut roles[n..end] {
                if matches!(role, Role::Short | Role::Sentence) {
                    *role = Role::Chrome;
                }
            }
            n = end;
        }
        n += 1;
    }
}

fn is_told(role: Role) -> bool {
    matches!(role, Role::Prose | Role::Sentence)
}

fn is_widget(lines: &[Line], roles: &[Role]) -> bool {
    let one = lines.iter().all(|line| line.home == lines[0].home);
    let plain = |line: &Line| !(line.bullet || line.row || line.caption || line.posted);
    let counters = roles.iter().filter(|role| **role == Role::Counter).count();
    let counted = counters >= COUNTERS && counters * 2 >= roles.len();
    let headed = roles[0] == Role::Chrome && !marks::is_of_picture(&lines[0].text);
    one && lines.iter().all(plain) && !roles.contains(&Role::Prose) && (headed || counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(inner: &[(&str, Role)]) -> Vec<Role> {
        let line = |home: usize, text: &str| Line {
            text: text.to_owned(),
            home,
            ..Line::default()
        };
        let mut lines = vec![line(7, "Мост открыли утром.")];
        lines.extend(inner.iter().map(|(text, _)| line(9, text)));
        lines.push(line(7, "Фонари зажгут вечером."));
        let mut roles = vec![Role::Sentence];
        roles.extend(inner.iter().map(|(_, role)| *role));
        roles.push(Role::Sentence);
        mark(&lines, &mut roles);
        roles[1..=inner.len()].to_vec()
    }

    #[test]
    fn widgets_by_their_lines() {
        let poll = [
            ("Опрос", Role::Chrome),
            ("Нужен ли ещё один мост?", Role::Sentence),
            ("Да — 5 %", Role::Counter),
        ];
        assert_eq!(marked(&poll), [Role::Chrome, Role::Chrome, Role::Counter]);
        let set_apart = [
            ("Мост строили год.", Role::Sentence),
            ("Что дальше", Role::Short),
        ];
        assert_eq!(marked(&set_apart), [Role::Sentence, Role::Short]);
        let picture = [
            ("Фото: акимат", Role::Chrome),
            ("Мост через реку.", Role::Sentence),
        ];
        assert_eq!(marked(&picture), [Role::Chrome, Role::Sentence]);
    }
}
