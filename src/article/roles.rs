//! What each line of a page is, by itself and by the lines around it.

use super::Finder;
use super::behind;
use super::body::{LINKED, SUBTITLE};
use super::cards;
use super::date;
use super::dateline;
use super::headline;
use super::lines::{Line, ends_sentence};
use super::marks;
use super::replies;
use super::role::{self, Role};
use super::run;
use super::tally;
use super::widget;
use crate::page::Meta;
use crate::page::title::key;

/// Characters of a lead, at most.
const LONGEST_LEAD: usize = 500;

/// Paragraphs that are links from which they are parts of a digest.
const PARTS: usize = 2;

/// The roles of all lines.
pub(super) fn of(lines: &[Line], finder: &Finder, meta: &Meta) -> Vec<Role> {
    let mut roles: Vec<Role> = lines.iter().map(|line| role_of(line, finder)).collect();
    tell_behind(lines, finder, &mut roles);
    tell_linked(lines, finder, &mut roles);
    tell_signed(lines, finder, &mut roles);
    let own = digest(lines, &roles);
    for aside in cards::asides(lines, &roles, &meta.heads, own) {
        roles[aside] = Role::Chrome;
    }
    replies::mark(lines, &finder.chrome, &mut roles);
    replies::mark_rows(lines, &mut roles);
    keep_lead(lines, meta, &mut roles);
    keep_headings(lines, &mut roles);
    keep_steps(lines, finder, &mut roles);
    tally::keep(lines, &finder.chrome, &mut roles);
    widget::mark(lines, &mut roles);
    spread_chrome(lines, &mut roles);
    roles
}

/// Characters of the words of a machine date, at most.
const STAMP: usize = 60;

/// What a line is: words that are mostly links are no prose.
fn role_of(line: &Line, finder: &Finder) -> Role {
    if line.posted {
        return Role::Post;
    }
    if line.row {
        return Role::Short;
    }
    let is_day = line.level == 0 && line.text.chars().count() <= STAMP;
    if line.timed && is_day && date::machine_day(line).is_some() {
        return Role::Date;
    }
    match role::judge(&line.text, &finder.chrome, &finder.languages) {
        // «68 скворечников» among items
        Role::Counter if line.bullet && line.links == 0.0 && line.text.contains(' ') => Role::Short,
        Role::Date if dateline::is_told(&line.text, &finder.chrome, &finder.joints) => {
            Role::Sentence
        }
        Role::Prose | Role::Sentence if line.links > LINKED && !is_told(line) => Role::Short,
        role => role,
    }
}

/// Sentences with a link behind them are sentences, also those under a heading beside the headline of the page, whose
/// link elsewhere shows the beginning of another article: parts of a digest.
fn tell_behind(lines: &[Line], finder: &Finder, roles: &mut [Role]) {
    let title = headline::only(lines).map(|title| lines[title.at].cell);
    for (n, line) in lines.iter().enumerate() {
        let headed = || {
            let above = n.checked_sub(1).map(|above| &lines[above]);
            above.is_some_and(|above| {
                let part = above.level > 1 && above.links == 0.0 && above.cell == line.cell;
                part && line.cell != 0 && title == Some(line.cell)
            })
        };
        let open = roles[n] == Role::Short || roles[n] == Role::End && headed();
        let told = behind::sentences(line).filter(|_| open && !line.row && line.links <= LINKED);
        let told = told.map(|told| role::judge(told, &finder.chrome, &finder.languages));
        if let Some(role @ (Role::Prose | Role::Sentence)) = told {
            roles[n] = role;
        }
    }
}

/// Words of whoever signs what he wrote, at most.
const SIGNATURE: usize = 4;

/// Sentences with a name behind them, in an element named after the text of an article, are what somebody wrote to it:
/// «Таксовал по памяти. Ержан, водитель».
fn tell_signed(lines: &[Line], finder: &Finder, roles: &mut [Role]) {
    for (line, role) in lines.iter().zip(roles) {
        let plain = line.level == 0 && line.links == 0.0 && !line.bullet && !line.row;
        if *role != Role::Short || !plain || line.hint <= run::TOLD {
            continue;
        }
        let Some((at, mark)) = line.text.rmatch_indices(['.', '!', '?', '…']).next() else {
            continue;
        };
        let (told, name) = line.text.split_at(at + mark.len());
        let words = name.split_whitespace().count();
        let signed = name.starts_with(' ') && name.trim_start().starts_with(char::is_uppercase);
        if signed && words <= SIGNATURE && !name.contains(|c: char| c.is_ascii_digit()) {
            let judged = role::judge(told, &finder.chrome, &finder.languages);
            if matches!(judged, Role::Prose | Role::Sentence) {
                *role = judged;
            }
        }
    }
}

/// Paragraphs of a digest may be links as a whole: several sentences with a full stop, as headlines have none, below
/// words of their element that are no link.
fn tell_linked(lines: &[Line], finder: &Finder, roles: &mut [Role]) {
    let told = |role: Role| matches!(role, Role::Prose | Role::Sentence);
    let linked = |line: &Line| {
        let plain = line.level == 0 && !line.bullet && line.home != 0 && line.hint >= 0.0;
        let judged = || role::judge(&line.text, &finder.chrome, &finder.languages);
        (plain && line.links > LINKED && line.text.ends_with('.'))
            .then(judged)
            .filter(|role| told(*role))
    };
    let mut n = 1;
    while n < lines.len() {
        let inside = |line: &&Line| line.home == lines[n - 1].home;
        let group = lines[n..].iter().take_while(inside).map_while(linked);
        let group: Vec<Role> = match told(roles[n - 1]) {
            true => group.collect(),
            false => Vec::new(),
        };
        if group.len() >= PARTS && group.contains(&Role::Prose) {
            roles[n..n + group.len()].copy_from_slice(&group);
        }
        n += group.len().max(1);
    }
}

/// Whether a line of links has words of its own around them: «Ранее мост закрыли, а автобусы пустили в объезд.».
fn is_told(line: &Line) -> bool {
    line.links < 1.0 && line.text.ends_with('.') && line.text.contains(", ")
}

/// A name between two paragraphs is a heading of the article, also where sections are called so, and a heading in their
/// element where buttons are.
fn keep_headings(lines: &[Line], roles: &mut [Role]) {
    for n in 1..roles.len().saturating_sub(1) {
        let line = &lines[n];
        let prose = |at: usize| matches!(roles[at], Role::Prose | Role::Sentence);
        let own = |at: usize| lines[at].home == line.home;
        let heading = line.level > 1 && line.links == 0.0 && line.home != 0;
        let inside = || heading && own(n - 1) && own(n + 1);
        let named = roles[n] == Role::Section || roles[n] == Role::Chrome && inside();
        if named && prose(n - 1) && prose(n + 1) {
            roles[n] = Role::Short;
        }
    }
}

/// A step among those that a list tells in sentences, though pages call their readers so: «Авторизуйтесь, чтобы подать
/// заявку.».
fn keep_steps(lines: &[Line], finder: &Finder, roles: &mut [Role]) {
    let item = |n: usize| lines[n].bullet && lines[n].links == 0.0 && lines[n].hint >= 0.0;
    let mut n = 0;
    while n < lines.len() {
        let own = |at: &usize| item(*at) && lines[*at].home == lines[n].home;
        let end = n + (n..lines.len()).take_while(own).count();
        let chrome = (n..end).filter(|&at| roles[at] == Role::Chrome).count();
        let told = (n..end).filter(|&at| matches!(roles[at], Role::Prose | Role::Sentence));
        if chrome > 0 && told.count() > chrome {
            for at in (n..end).filter(|&at| ends_sentence(&lines[at].text)) {
                let step = role::unlisted(&lines[at].text, &finder.languages);
                if roles[at] == Role::Chrome && matches!(step, Role::Prose | Role::Sentence) {
                    roles[at] = step;
                }
            }
        }
        n = end.max(n + 1);
    }
}

/// Words that the page itself is said to be about are its lead, with or without a full stop.
fn keep_lead(lines: &[Line], meta: &Meta, roles: &mut [Role]) {
    let heads: Vec<String> = meta.heads.iter().map(|head| key(head)).collect();
    let about = meta.about.iter().filter(|about| {
        about.split_whitespace().count() >= SUBTITLE && about.chars().count() < LONGEST_LEAD
    });
    let about: Vec<String> = about
        .map(|about| key(about))
        .filter(|about| !heads.iter().any(|head| head.starts_with(about.as_str())))
        .collect();
    if about.is_empty() {
        return;
    }
    for (line, role) in lines.iter().zip(roles) {
        if *role == Role::Short && line.links == 0.0 && about.contains(&key(&line.text)) {
            *role = Role::Sentence;
        }
    }
}

/// A line that begins in the middle of a sentence, below a line of chrome, is the rest of it.
fn spread_chrome(lines: &[Line], roles: &mut [Role]) {
    for n in 1..roles.len() {
        let line = &lines[n];
        let rest = marks::continues(&line.text) && !line.bullet && line.home == 0;
        if rest && roles[n - 1] == Role::Chrome && matches!(roles[n], Role::Short | Role::Sentence)
        {
            roles[n] = Role::Chrome;
        }
    }
}

/// The element of the first paragraph below the only headline, where nothing that ends articles stands in it: links
/// with words below them are parts of the article there.
pub(super) fn digest(lines: &[Line], roles: &[Role]) -> Option<usize> {
    let title = headline::only(lines)?.at;
    let prose = |role: &Role| matches!(role, Role::Prose | Role::Sentence);
    let first = title + 1 + roles[title + 1..].iter().position(prose)?;
    let cell = lines[first].cell;
    let open = lines[first].links == 0.0 && cell != 0 && cell == lines[title].cell;
    let over = |n: usize| lines[n].cell == cell && matches!(roles[n], Role::End | Role::Note);
    (open && !(first..lines.len()).any(over)).then_some(cell)
}
