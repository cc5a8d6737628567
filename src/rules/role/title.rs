//! Titles: their words before and after a name, their target, their nominative.

use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Name, Names, Tokens};
use crate::pattern::{listed, nominative_phrase, plausibly};
use crate::text::{Kind, Text};
use crate::vocabulary::RoleStatus;

const TITLES: ListSet = ListSet::of(&[List::Office, List::Deputy, List::Honor]);

/// How far to the left of a name its title may begin, in tokens.
const REACH: usize = 28;

/// A title found beside a name.
pub(super) struct Title {
    /// Its words, without the organization that is its target.
    pub tokens: Tokens,
    /// Its head noun.
    pub head: usize,
    /// Mention of the organization or place it is an office of.
    pub target: Option<usize>,
    /// Whether it is held now, and the words that say so.
    pub status: Option<(RoleStatus, Tokens)>,
}

impl Title {
    /// The title in the nominative, without a capital that only begins a sentence or honours an office.
    pub fn nominative(&self, text: &Text<'_>) -> String {
        let title = nominative_phrase(text, &self.tokens, self.head);
        let title = title
            .strip_prefix("экс-")
            .or_else(|| title.strip_prefix("Экс-"))
            .unwrap_or(&title);
        let first = text.word(self.tokens.start);
        if first.shape.all_caps {
            return title.to_owned();
        }
        let mut letters = title.chars();
        letters
            .next()
            .map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
    }
}

/// The title that ends where the name at `name` begins.
pub(super) fn before(text: &Text<'_>, names: &Names, name: &Tokens) -> Option<Title> {
    let sentence = text.sentence(name.start).start;
    let limit = sentence.max(name.start.saturating_sub(REACH));
    let mut best: Option<(usize, usize)> = None;
    let mut at = name.start;
    while at > limit {
        let step = step_back(text, names, at)?;
        at = match step {
            Step::Stop => break,
            Step::Over(start) => start,
        };
        if let Some((start, len)) = title_at(text, at, name.start)
            && shares_case(text, head_noun(text, start, len), name)
        {
            best = Some((start, len));
        }
    }
    let (start, len) = best?;
    Some(complete(text, names, start, len, name.start))
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
            Pos::Verb | Pos::Pronoun | Pos::Adverb => false,
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

/// The title that begins at token `start`, and its length; a word inside a longer one does not count.
fn title_at(text: &Text<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    if !text.is_word(start) {
        return None;
    }
    listed(text, start, end, TITLES).map(|found| (start, found.len))
}

/// The first noun of a title's words that agrees with what stands before it.
fn head_noun(text: &Text<'_>, start: usize, len: usize) -> usize {
    (start..start + len)
        .find(|&i| {
            let word = text.word(i);
            word.any(|g| g.is_noun())
                && !word
                    .best()
                    .is_some_and(|r| r.grammar.is_adjectival() && i + 1 < start + len)
        })
        .unwrap_or(start)
}

/// Whether the noun at `head` and a word of the name can stand in the same case.
fn shares_case(text: &Text<'_>, head: usize, name: &Tokens) -> bool {
    const CASES: [Case; 6] = [
        Case::Nom,
        Case::Gen,
        Case::Dat,
        Case::Acc,
        Case::Ins,
        Case::Loc,
    ];
    let noun = text.word(head);
    if noun.readings.is_empty() || noun.any(|g| g.indeclinable) {
        return true;
    }
    let words: Vec<usize> = name
        .clone()
        .filter(|&i| text.is_word(i) && text.word(i).shape.letters > 1)
        .collect();
    CASES.iter().any(|&case| {
        plausibly(noun, |g| {
            g.case == Some(case) && g.number != Some(Number::Plur)
        }) && words.iter().any(|&i| {
            let word = text.word(i);
            word.readings.is_empty()
                || word.is(List::GivenName) && case == Case::Nom
                || word.readings.iter().any(|r| {
                    r.grammar.is_noun()
                        && (r.weight >= 0.02)
                        && (r.grammar.case == Some(case) || r.grammar.indeclinable)
                })
        })
    })
}

/// Adds the adjectives and status before a title and its complement behind, up to `end`.
fn complete(text: &Text<'_>, names: &Names, start: usize, len: usize, end: usize) -> Title {
    let head = head_noun(text, start, len);
    let sentence = text.sentence(start).start;
    let mut first = start;
    while first > sentence
        && is_title_adjective(text, first - 1, head)
        && names.over(first - 1).is_none()
    {
        first -= 1;
    }
    let (stop, target) = complement(text, names, start + len, end);
    let status = status_before(text, first, sentence, start);
    Title {
        tokens: first..stop,
        head,
        target,
        status,
    }
}

/// An adjective or ordinal that belongs to the title: agrees with its head.
fn is_title_adjective(text: &Text<'_>, i: usize, head: usize) -> bool {
    let word = text.word(i);
    if !text.is_word(i)
        || word.is(List::Status)
        || word.is(List::Scope) && !word.is(List::TitleAdjective)
    {
        return false;
    }
    let agrees = word.any(|g| {
        g.is_adjectival()
            && g.pos != Pos::Participle
            && text
                .word(head)
                .any(|noun| noun.is_noun() && g.agrees_with(noun))
    });
    agrees && (word.is(List::TitleAdjective) || !word.shape.capital)
}

/// Where a title ends that begins before `at`, and its target: the first organization; a place is kept
/// in the title.
fn complement(text: &Text<'_>, names: &Names, at: usize, end: usize) -> (usize, Option<usize>) {
    let mut i = at;
    let mut place = None;
    while i < end {
        let mention = names.mentions.iter().enumerate().find(|(_, mention)| {
            mention.whole.contains(&i) && !matches!(mention.name, Name::Person(_))
        });
        match mention {
            Some((index, mention)) => match mention.name {
                Name::Organization(_) => return (i.min(mention.whole.start).max(at), Some(index)),
                Name::Place(_) => {
                    place = place.or(Some(index));
                    i = mention.whole.end.max(i + 1);
                }
                _ => i += 1,
            },
            None => i += 1,
        }
    }
    (trim(text, at, end), place)
}

/// Drops marks and prepositions at the end of a title.
fn trim(text: &Text<'_>, at: usize, end: usize) -> usize {
    let mut stop = end;
    while stop > at {
        let word = text.word(stop - 1);
        if text.is_word(stop - 1) && !matches!(word.pos(), Pos::Preposition | Pos::Conjunction) {
            break;
        }
        if matches!(
            text.tokens[stop - 1].kind,
            Kind::Number | Kind::Mark('»' | '"')
        ) {
            break;
        }
        stop -= 1;
    }
    stop
}

/// «бывший», «и.о.», «экс-»: before token `first`, or in the prefix of the title at `title`.
fn status_before(
    text: &Text<'_>,
    first: usize,
    sentence: usize,
    title: usize,
) -> Option<(RoleStatus, Tokens)> {
    for start in (sentence.max(first.saturating_sub(5))..first).rev() {
        if let Some(found) = listed(text, start, first, ListSet::of(&[List::Status]))
            && start + found.len == first
        {
            return Some((status(&found.entry.canonical), start..first));
        }
    }
    text.normal(title)
        .starts_with("экс-")
        .then(|| (RoleStatus::Former, title..title + 1))
}

fn status(canonical: &str) -> RoleStatus {
    match canonical {
        "former" => RoleStatus::Former,
        "acting" => RoleStatus::Acting,
        _ => RoleStatus::Current,
    }
}

/// The title after a name: in apposition between commas, after a dash, or in brackets.
pub(super) fn after(text: &Text<'_>, names: &Names, name: &Tokens) -> Option<Title> {
    let end = text.sentence(name.start).end;
    let mark = name.end;
    let opens =
        mark < end && (text.is_mark(mark, ',') || text.is_mark(mark, '(') || text.is_dash(mark));
    if !opens {
        return None;
    }
    let (start, len) = first_title(text, mark + 1, end)?;
    let head = head_noun(text, start, len);
    if !shares_case(text, head, name) && !text.is_dash(mark) {
        return None;
    }
    let stop = phrase_end(text, names, start + len, end);
    let next_person = names.person(stop).is_some() && !text.is_mark(stop, ',');
    (!next_person && stop > start).then(|| complete(text, names, start, len, stop))
}

/// The title that begins at `at`, after a status and adjectives.
fn first_title(text: &Text<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
    let mut i = at;
    while i < end && i < at + 5 {
        if let Some(title) = title_at(text, i, end) {
            return Some(title);
        }
        let word = text.word(i);
        let status = listed(text, i, end, ListSet::of(&[List::Status]));
        match status {
            Some(found) => i += found.len,
            None if text.is_word(i)
                && (word.is(List::TitleAdjective) || word.pos() == Pos::Adjective) =>
            {
                i += 1
            }
            None => return None,
        }
    }
    None
}

/// Where the complement of a title ends that goes on at `at`.
fn phrase_end(text: &Text<'_>, names: &Names, at: usize, end: usize) -> usize {
    let mut i = at;
    while i < end {
        if let Some((_, mention)) = names.over(i) {
            if matches!(mention.name, Name::Person(_)) {
                break;
            }
            i = mention.whole.end.max(i + 1);
            continue;
        }
        let word = text.word(i);
        let passes = match text.tokens[i].kind {
            Kind::Number | Kind::Mark('№' | '«' | '»' | '"') => true,
            Kind::Mark(_) => false,
            Kind::Word => match word.pos() {
                Pos::Verb | Pos::Pronoun | Pos::Adverb => false,
                Pos::Conjunction => &*word.normal == "и",
                Pos::Preposition => matches!(&*word.normal, "по" | "при"),
                _ => {
                    word.readings.is_empty()
                        || !plausibly(word, |g| g.is_noun() && g.case == Some(Case::Nom))
                        || plausibly(word, |g| g.case == Some(Case::Gen))
                }
            },
        };
        if !passes {
            break;
        }
        i += 1;
    }
    i
}

/// The title in the instrumental of a verb that appoints: «Досаев назначен министром финансов».
pub(super) fn predicate(text: &Text<'_>, names: &Names, name: &Tokens) -> Option<Title> {
    let end = text.sentence(name.start).end;
    let verb = (name.end..end.min(name.end + 6)).find(|&i| text.word(i).is(List::RoleVerb))?;
    if (name.end..verb).any(|i| matches!(text.tokens[i].kind, Kind::Mark(_))) {
        return None;
    }
    let (start, len) = (verb + 1..end.min(verb + 5)).find_map(|i| title_at(text, i, end))?;
    let head = head_noun(text, start, len);
    if !plausibly(text.word(head), |g| g.case == Some(Case::Ins)) {
        return None;
    }
    let stop = phrase_end(text, names, start + len, end);
    Some(complete(text, names, start, len, stop))
}
