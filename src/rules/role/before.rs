//! Titles before a name.

use super::after::first_title;
use super::title::{TITLES, Title, complete, head_noun, shares_case, title_at};
use crate::lexicon::grammar::{Case, Pos};
use crate::mention::{Name, Names, Tokens};
use crate::pattern::plausibly;
use crate::text::{Kind, Text};
use crate::vocabulary::RoleStatus;

/// How far to the left of a name its title may begin, in tokens.
const REACH: usize = 28;

/// The titles that end where the name at `name` begins, the nearest first: «телеведущий и журналист X»,
/// «член совета, ректор X»; or a comma before it, where one stands behind it too.
pub(super) fn before(text: &Text<'_>, names: &Names, name: &Tokens) -> Vec<Title> {
    let fits = |head: usize| shares_case(text, head, name, false);
    let parted = is_parted(text, name);
    let mut end = name.start - usize::from(parted);
    let mut titles = Vec::new();
    while let Some(title) = ending_at(text, names, end, fits) {
        let start = title
            .status
            .as_ref()
            .map_or(title.tokens.start, |s| s.1.start);
        let comma = start
            .checked_sub(1)
            .filter(|&i| text.is_mark(i, ',') && text.sentence(name.start).start < i);
        let apposed = comma.is_some_and(|i| names.person(i - 1).is_some());
        if apposed && end < name.start {
            break;
        }
        titles.extend(parts(text, names, title, end, fits));
        match comma {
            Some(i) if !apposed => end = i,
            _ => break,
        }
    }
    if titles.is_empty() {
        titles.extend(acting(text, names, end));
    }
    titles
}

/// «Врио губернатора Иванов»: the title in the genitive behind the words that say it is held for a while.
pub(super) fn acting(text: &Text<'_>, names: &Names, end: usize) -> Option<Title> {
    let genitive = |head: usize| plausibly(text.word(head), |g| g.case == Some(Case::Gen));
    ending_at(text, names, end, genitive)
        .filter(|title| matches!(title.status, Some((RoleStatus::Acting, _))))
}

/// The title of several people, the first of whom is named at `name`: «советники Иванов и Петров».
pub(super) fn of_several(text: &Text<'_>, names: &Names, name: &Tokens) -> Option<Title> {
    let next = name.end + 1;
    let goes_on = text.sentence(name.start).contains(&next)
        && joins(text, name.end)
        && names.person(next).is_some();
    if !goes_on {
        return None;
    }
    let fits = |head: usize| shares_case(text, head, name, true);
    let mut title = ending_at(text, names, name.start, fits)?;
    title.plural = true;
    Some(title)
}

/// A comma or «и» between names of one enumeration.
pub(super) fn joins(text: &Text<'_>, i: usize) -> bool {
    text.is_mark(i, ',') || text.is_word(i) && text.normal(i) == "и"
}

/// Whether commas stand on both sides of the name.
fn is_parted(text: &Text<'_>, name: &Tokens) -> bool {
    let sentence = text.sentence(name.start);
    sentence.start + 1 < name.start
        && text.is_mark(name.start - 1, ',')
        && name.end < sentence.end
        && text.is_mark(name.end, ',')
}

/// A title, or the two that «и» joins in it.
fn parts(
    text: &Text<'_>,
    names: &Names,
    title: Title,
    end: usize,
    fits: impl Fn(usize) -> bool,
) -> Vec<Title> {
    let second = (title.head + 1..end.saturating_sub(1))
        .filter(|&i| text.is_word(i) && text.normal(i) == "и" && names.over(i).is_none())
        .find_map(|i| {
            let (start, len) = first_title(text, i + 1, end)?;
            fits(head_noun(text, start, len)).then_some((i, start, len))
        });
    let Some((and, start, len)) = second else {
        return vec![title];
    };
    let len_first = title_at(text, title.head, and).map_or(1, |(_, len)| len);
    let first = complete(text, names, title.head, len_first, and);
    vec![complete(text, names, start, len, end), first]
}

/// The title that ends at token `end`, its head such that it `fits`.
pub(super) fn ending_at(
    text: &Text<'_>,
    names: &Names,
    end: usize,
    fits: impl Fn(usize) -> bool,
) -> Option<Title> {
    let sentence = text.sentence(end.checked_sub(1)?).start;
    let limit = sentence.max(end.saturating_sub(REACH));
    let mut best: Option<(usize, usize)> = None;
    let mut at = end;
    while at > limit {
        let step = step_back(text, names, at)?;
        at = match step {
            Step::Stop => break,
            Step::Over(start) => start,
        };
        if let Some((start, len)) = title_at(text, at, end)
            && fits(head_noun(text, start, len))
        {
            best = Some((start, len));
        }
    }
    let (start, len) = best?;
    Some(complete(text, names, start, len, end))
}

enum Step {
    Stop,
    Over(usize),
}

/// One step to the left from `at`: over a name, a quote, a dependent word; not over a verb or comma.
fn step_back(text: &Text<'_>, names: &Names, at: usize) -> Option<Step> {
    let i = at.checked_sub(1)?;
    if let Some((_, mention)) = names.over(i) {
        return Some(match mention.name {
            Name::Person(_) => Step::Stop,
            _ => Step::Over(mention.whole.start.min(i)),
        });
    }
    if let Some(quoted) = text
        .quoted
        .iter()
        .rev()
        .find(|quoted| quoted.close == Some(i))
    {
        return Some(Step::Over(quoted.open));
    }
    let word = text.word(i);
    let passes = match text.tokens[i].kind {
        Kind::Number | Kind::Mark('№' | '«' | '»' | '"') => true,
        Kind::Mark('.') => i > 0 && text.word(i - 1).shape.letters <= 3 && !text.tokens[i].spaced,
        Kind::Mark(mark) => mark == '-',
        Kind::Word if word.lists.meets(TITLES) => true,
        Kind::Word => match word.pos() {
            Pos::Adverb => text.is_word(i + 1) && text.word(i + 1).any(|g| g.is_adjectival()),
            Pos::Verb | Pos::Pronoun => false,
            Pos::Conjunction => &*word.normal == "и",
            Pos::Preposition => matches!(
                &*word.normal,
                "по" | "при"
                    | "в"
                    | "во"
                    | "на"
                    | "с"
                    | "со"
                    | "по-"
                    | "за"
                    | "для"
                    | "из"
                    | "от"
            ),
            _ => true,
        },
    };
    Some(if passes { Step::Over(i) } else { Step::Stop })
}
