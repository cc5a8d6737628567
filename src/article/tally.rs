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

/// Lines of another element, a widget, that may stand among them.
const WIDGET: usize = 8;

/// Makes sentences of such lines: right below one of their element that announces them, or several between its
/// paragraphs.
pub(super) fn keep(lines: &[Line], chrome: &Chrome, roles: &mut [Role]) {
    let mut n = 1;
    while n < lines.len() {
        let row = row(lines, chrome, roles, n);
        if let (Some(&first), Some(&last)) = (row.first(), row.last())
            && is_inside(lines, chrome, roles, first, last, row.len())
        {
            for &at in &row {
                roles[at] = Role::Sentence;
            }
        }
        n = row.last().map_or(n, |last| *last) + 1;
    }
}

/// Such lines of one element from `first` on, across widgets.
fn row(lines: &[Line], chrome: &Chrome, roles: &[Role], first: usize) -> Vec<usize> {
    let open = |at: &usize| roles[*at] == Role::Counter && is_told(&lines[*at], chrome);
    let next = |at: &usize| next_at_home(lines, *at).filter(open);
    let row = std::iter::successors(Some(first).filter(open), next);
    row.collect()
}

/// The next line of the element that holds this one.
fn next_at_home(lines: &[Line], at: usize) -> Option<usize> {
    let mut near = at + 1..lines.len().min(at + 2 + WIDGET);
    near.find(|&next| lines[next].home == lines[at].home)
}

/// Whether a row is announced, or stands between paragraphs of its element; a longer line of its kind may follow.
fn is_inside(
    lines: &[Line],
    chrome: &Chrome,
    roles: &[Role],
    first: usize,
    last: usize,
    count: usize,
) -> bool {
    let beside = |at: usize, wanted: &[Role]| {
        wanted.contains(&roles[at]) && lines[at].home == lines[first].home && lines[at].hint >= 0.0
    };
    let told = [Role::Prose, Role::Sentence, Role::Short];
    let above = first - 1;
    if beside(above, &told) && lines[above].text.ends_with([':', ';']) {
        return true;
    }
    next_at_home(lines, last).is_some_and(|below| {
        let longer = beside(below, &told[2..])
            && is_told(&lines[below], chrome)
            && lines[below].text.contains(|c: char| c.is_ascii_digit());
        let paragraph = count >= ROW && beside(below, &told[..2]);
        beside(above, &told[..2]) && (paragraph || longer)
    })
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

    #[test]
    fn rows_around_widgets() {
        let line = |(home, text): &(usize, &str)| Line {
            text: (*text).to_owned(),
            home: *home,
            ..Line::default()
        };
        let page = [
            (7, "Комиссия подвела итоги."),
            (7, "Явка: 61,4 %"),
            (9, "Опрос"),
            (9, "Да — 58,2 %"),
            (7, "Заречный: Дана Седова — 58,2 %"),
            (7, "Озёрный — 980"),
        ];
        let lines: Vec<Line> = page.iter().map(line).collect();
        let mut roles = [
            Role::Sentence,
            Role::Counter,
            Role::Chrome,
            Role::Counter,
            Role::Short,
            Role::Counter,
        ];
        keep(&lines, &built_in(), &mut roles);
        assert_eq!(roles[1], Role::Sentence);
        assert_eq!(
            roles[2..],
            [Role::Chrome, Role::Counter, Role::Short, Role::Counter]
        );
    }
}
