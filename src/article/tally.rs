//! Figures that an article tells one to a line, «Заречный — 1 204», told from the counters of its page by their place.

use super::chrome::Chrome;
use super::lines::Line;
use super::role::Role;
use crate::lexicon::normal::is_alphabetic;

/// Lines from which they are told without a colon above them.
const ROW: usize = 2;

/// Digits of a year.
const YEAR: usize = 4;

/// Letters of a label, at least.
const LABEL: usize = 2;

/// Signs of the weather.
const DEGREE: char = '°';

/// Makes sentences of such lines: right below one of their element that announces them, or several between its
/// paragraphs.
pub(super) fn keep(lines: &[Line], chrome: &Chrome, roles: &mut [Role]) {
    let mut n = 1;
    while n < lines.len() {
        let open = |at: &usize| roles[*at] == Role::Counter && is_told(&lines[*at], chrome);
        let inside = |at: &usize| lines[*at].home == lines[n].home;
        let end = (n..lines.len())
            .take_while(|at| open(at) && inside(at))
            .count()
            + n;
        let beside = |at: usize, wanted: &[Role]| {
            wanted.contains(&roles[at]) && inside(&at) && lines[at].hint >= 0.0
        };
        let told = [Role::Prose, Role::Sentence, Role::Short];
        if end > n && beside(n - 1, &told) {
            let announced = lines[n - 1].text.ends_with([':', ';']);
            let between = || {
                end - n >= ROW
                    && [n - 1, end]
                        .into_iter()
                        .all(|at| at < lines.len() && beside(at, &told[..2]))
            };
            if announced || between() {
                roles[n..end].fill(Role::Sentence);
            }
        }
        n = end.max(n + 1);
    }
}

/// A label and its figure in an element that nothing speaks against: «Заречный — 1 204», «2019 — 4 512».
fn is_told(line: &Line, chrome: &Chrome) -> bool {
    let apart = line.home != 0 && line.hint >= 0.0 && line.links == 0.0 && line.level == 0;
    apart && !line.text.contains(DEGREE) && is_labelled(&line.text, chrome)
}

/// Whether words that count no readers, or a year and a dash, stand before the figure.
fn is_labelled(text: &str, chrome: &Chrome) -> bool {
    let counted = || text.split_whitespace().any(|word| chrome.is_counter(word));
    let letters = text.chars().filter(|c| is_alphabetic(*c)).count();
    let mut words = text.split_whitespace();
    let year = words
        .next()
        .is_some_and(|word| word.len() == YEAR && word.bytes().all(|byte| byte.is_ascii_digit()));
    let dash = words
        .next()
        .is_some_and(|word| matches!(word, "—" | "–" | "-"));
    let figure = words
        .next()
        .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let labelled = letters >= LABEL && text.starts_with(is_alphabetic) && !counted();
    labelled || year && dash && figure
}

#[cfg(test)]
mod tests {
    use super::super::chrome::tests::built_in;
    use super::*;

    fn roles(above: &str, items: &[&str], below: Option<Role>) -> Vec<Role> {
        let line = |text: &str| Line {
            text: text.to_owned(),
            home: 7,
            ..Line::default()
        };
        let texts = [above].into_iter().chain(items.iter().copied());
        let mut lines: Vec<Line> = texts.map(line).collect();
        let mut roles = vec![Role::Sentence];
        roles.resize(lines.len(), Role::Counter);
        if let Some(below) = below {
            lines.push(line("Мост открыли."));
            roles.push(below);
        }
        keep(&lines, &built_in(), &mut roles);
        roles[1..=items.len()].to_vec()
    }

    #[test]
    fn figures_by_their_place() {
        let told = |count| vec![Role::Sentence; count];
        let items = ["Заречный — 1 204", "Озёрный — 980;"];
        assert_eq!(roles("Сколько их:", &items, None), told(2));
        assert_eq!(roles("Сколько их:", &items[..1], None), told(1));
        assert_eq!(roles("Столько их.", &items, Some(Role::Prose)), told(2));
        assert_eq!(roles("По годам:", &["2019 — 4 512"], None), told(1));
        let left = |count| vec![Role::Counter; count];
        assert_eq!(roles("Столько их.", &items, None), left(2));
        assert_eq!(roles("Столько их.", &items, Some(Role::Counter)), left(2));
        assert_eq!(roles("Мост открыли:", &["Просмотров: 211"], None), left(1));
        assert_eq!(roles("Погода:", &["Заречный +12°"], None), left(1));
        assert_eq!(roles("Начало:", &["18:48"], None), left(1));
    }
}
