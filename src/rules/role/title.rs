//! Titles: their words before and after a name, their target, their nominative.

use super::extent::{body, complement, is_age, is_pronominal, own_words};
use super::workplace::organization_at;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::normal::clean;
use crate::lexicon::word::Word;
use crate::mention::{Name, Names, Tokens};
use crate::pattern::{listed, nominative_of, nominative_phrase, part_of_organization};
use crate::text::{Kind, Text};
use crate::vocabulary::RoleStatus;
use std::cmp::Ordering;

pub(super) const TITLES: ListSet = ListSet::of(&[List::Office, List::Deputy, List::Honor]);

/// A title found beside a name.
#[derive(Clone)]
pub(super) struct Title {
    /// Its words, without the organization that is its target.
    pub tokens: Tokens,
    /// Its head noun.
    pub head: usize,
    /// Mention of the organization or place it is an office of.
    pub target: Option<usize>,
    /// The words for an organization named elsewhere, the last its noun: «глава компании».
    pub body: Option<Tokens>,
    /// Whether it is held now, and the words that say so.
    pub status: Option<(RoleStatus, Tokens)>,
    /// Whether it is said of several people: «советники Иванов и Петров».
    pub plural: bool,
    /// Whether it is an achievement or authorship, and no office: «чемпион», «автор».
    pub merit: bool,
    /// The title in full, where it is printed abbreviated: «гл. врач».
    pub full: Option<String>,
}

impl Title {
    /// Where it begins, with the words that say whether it is held now.
    pub fn start(&self) -> usize {
        let status = self.status.as_ref().map(|(_, words)| words.start);
        status.map_or(self.tokens.start, |start| start.min(self.tokens.start))
    }

    /// The title in the nominative, without a capital that only begins a sentence or honours an office.
    pub fn nominative(&self, text: &Text<'_>) -> String {
        if let Some(full) = &self.full {
            return full.clone();
        }
        let title = if self.plural {
            of_one(text, &self.tokens, self.head)
        } else {
            nominative_phrase(text, &self.tokens, self.head)
        };
        let former = text.lexicon.group(Group::FormerPrefix);
        let lower = title.to_lowercase();
        let rest = former.rests_of(&lower).next().map_or(title.len(), str::len);
        let title = &title[title.len() - rest..];
        let first = text.word(self.tokens.start);
        if first.shape.all_caps {
            return title.to_owned();
        }
        // «Премьер-Министр» has two.
        let compound = first.shape.hyphen && first.is(List::Office);
        let capitals = if compound {
            usize::from(first.shape.letters)
        } else {
            1
        };
        let mut letters = title.chars();
        let small: String = letters.by_ref().take(capitals).collect();
        small.to_lowercase() + letters.as_str()
    }
}

/// The title that begins at token `start`, and its length; a word inside a longer one does not count.
pub(super) fn title_at(text: &Text<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let leads = |i: usize| text.is_word(i) && text.is_a(i, Function::AtHead); // «во главе с …»
    if !text.is_word(start) || start.checked_sub(1).is_some_and(leads) {
        return None;
    }
    listed(text, start, end, TITLES)
        .filter(|found| found.len > 1 || !is_attribute(text, start, end))
        .filter(|found| text.is_kazakh(start) || !is_kazakh_alone(found.entry))
        .map(|found| (start, found.len))
}

/// «Елбасы»: a word of Russian text too, where it is no title of its own.
fn is_kazakh_alone(entry: &Entry) -> bool {
    entry.extra.first().is_some_and(|cell| &**cell == "kazakh")
}

/// Whether the word at token `i` belongs as an adjective to the noun behind it: «военный советник».
fn is_attribute(text: &Text<'_>, i: usize, end: usize) -> bool {
    let word = text.word(i);
    i + 1 < end
        && word.any(|g| g.is_adjectival())
        && text.is_word(i + 1)
        && text.word(i + 1).best().is_some_and(|noun| {
            noun.grammar.pos == Pos::Noun
                && word.any(|g| g.is_adjectival() && g.agrees_with(&noun.grammar))
        })
}

/// Whether the noun at token `i` is a word for the one at the head of something.
pub(super) fn is_leader(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    text.lexicon.group(Group::PlaceLeader).has_lemma_of(word)
}

/// Whether the word at token `i` is shortened, so that it shows no case: «нач.».
pub(super) fn is_abbreviated(text: &Text<'_>, i: usize) -> bool {
    text.is_word(i) && text.is_mark(i + 1, '.') && !text.tokens[i + 1].spaced
}

/// The first noun of a title's words, or what stands for one: «заведующий кафедрой»; of a shortened title its first word.
pub(super) fn head_noun(text: &Text<'_>, start: usize, len: usize) -> usize {
    if len > 1 && is_abbreviated(text, start) {
        return start;
    }
    let end = start + len;
    (start..end)
        .find(|&i| {
            let word = text.word(i);
            match word.best().is_some_and(|r| r.grammar.is_adjectival()) && i + 1 < end {
                true => is_substantive(text, i, end),
                false => word.any(|g| g.is_noun()),
            }
        })
        .unwrap_or(start)
}

/// Whether the adjective or participle at token `i` is that of no noun behind it: «управляющий делами», unlike
/// «управляющий директор».
fn is_substantive(text: &Text<'_>, i: usize, end: usize) -> bool {
    let word = text.word(i);
    let agrees = |noun: &Reading| {
        noun.grammar.is_noun()
            && noun.grammar.animate
            && word.any(|g| g.is_adjectival() && g.agrees_with(&noun.grammar))
    };
    let mut behind = (i + 1..end).map(|k| text.word(k));
    word.is(List::Office) && !behind.any(|next| next.readings.iter().any(agrees))
}

/// Adds the adjectives and status before a title and its complement behind, up to `end`.
pub(super) fn complete(
    text: &Text<'_>,
    names: &Names,
    start: usize,
    len: usize,
    end: usize,
) -> Title {
    let head = head_noun(text, start, len);
    let sentence = text.sentence(start).start;
    let mut first = start;
    while first > sentence
        && is_title_adjective(text, first - 1, head)
        && names.over(first - 1).is_none()
    {
        first -= 1;
    }
    let (stop, target) = complement(text, names, own_words(names, &(start..start + len)), end);
    let target = target.or_else(|| behind_preposition(text, names, end));
    let status = status_before(text, first, sentence, start);
    Title {
        tokens: first..stop,
        head,
        target,
        body: body(text, names, start, stop)
            .filter(|_| target.is_none())
            .map(|head| head..head + 1),
        status,
        plural: false,
        merit: is_marked(text, start, end, "merit"),
        full: in_full(text, start..start + len, first..stop),
    }
}

/// The organization behind a preposition where the words of a title end: «инженер на заводе «X»».
fn behind_preposition(text: &Text<'_>, names: &Names, end: usize) -> Option<usize> {
    let place = end < text.sentence(end.checked_sub(1)?).end
        && text.is_word(end)
        && text.is_a(
            end,
            Function::In | Function::On | Function::OutOf | Function::From | Function::At,
        );
    place.then(|| organization_at(text, names, end + 1))?
}

/// The title with the words that its list gives for an abbreviation, at `listed_at`, and the words behind them.
fn in_full(text: &Text<'_>, listed_at: Tokens, tokens: Tokens) -> Option<String> {
    if !listed_at.clone().any(|i| text.is_mark(i, '.')) {
        return None;
    }
    let full = &listed(text, listed_at.start, listed_at.end, TITLES)?
        .entry
        .canonical;
    if tokens.end <= listed_at.end {
        return Some(full.to_string());
    }
    let rest = text.slice(text.span(&(listed_at.end..tokens.end)));
    Some(format!("{full} {}", clean(rest)))
}

/// Whether the title is an office in an organization, of which it may leave out the name: «учредитель».
pub(in crate::rules) fn is_post(text: &Text<'_>, head: usize) -> bool {
    let word = text.word(head);
    let entries = word
        .entries
        .iter()
        .map(|&id| text.lexicon.lists().entry(id));
    let mut offices = entries.filter(|entry| entry.list == List::Office);
    word.is(List::Deputy)
        || offices.any(|entry| entry.extra.first().is_some_and(|cell| &**cell == "post"))
}

/// Gives the titles of one person, in the order of the text, that name no organization that of the next one: «учредитель
/// и директор фонда «X»».
pub(super) fn share_targets(text: &Text<'_>, names: &Names, titles: &mut [Title]) {
    for i in (1..titles.len()).rev() {
        let (nearer, next) = (&titles[i - 1], &titles[i]);
        let organization = next
            .target
            .filter(|&target| matches!(names.mentions[target].name, Name::Organization(_)));
        let whole = |title: &Title| {
            let behind = title.head + 1..title.tokens.end;
            behind.is_empty()
                || part_of_organization(text, &behind).is_some()
                || joined(text, title, next)
        };
        if nearer.target.is_none()
            && is_post(text, nearer.head)
            && is_post(text, next.head)
            && whole(nearer)
            && !apart(text, nearer, next)
        {
            titles[i - 1].target = organization;
            if organization.is_some() {
                titles[i - 1].body = None;
            }
        }
    }
}

/// Whether the words between two titles say that they were held at different times: «инспектор, затем директор».
fn apart(text: &Text<'_>, title: &Title, next: &Title) -> bool {
    let end = next.start();
    let time = |i: usize| {
        let listed = listed(text, i, end, ListSet::of(&[List::RoleTime]));
        text.tokens[i].kind == Kind::Number || listed.is_some()
    };
    (title.tokens.end..end).any(time)
}

/// Whether «и» or a dash joins a title to the next one.
fn joined(text: &Text<'_>, title: &Title, next: &Title) -> bool {
    (title.tokens.end..next.start())
        .any(|i| text.is_dash(i) || text.is_word(i) && text.is_a(i, Function::And))
}

/// Whether the title at token `start` is marked in its list as of this use.
pub(super) fn is_marked(text: &Text<'_>, start: usize, end: usize, wanted: &str) -> bool {
    listed(text, start, end, TITLES)
        .and_then(|found| found.entry.extra.first())
        .is_some_and(|cell| &**cell == wanted)
}

/// The words of a title of several people as a title of one: «народных артистов» → «народный артист».
fn of_one(text: &Text<'_>, tokens: &Tokens, head: usize) -> String {
    let plural = |r: &&Reading| r.grammar.is_noun() && r.grammar.number == Some(Number::Plur);
    let Some(noun) = text.word(head).readings.iter().find(plural) else {
        return nominative_phrase(text, tokens, head);
    };
    let words = tokens.clone().map(|i| {
        let reading = match i.cmp(&head) {
            Ordering::Less => text
                .word(i)
                .readings
                .iter()
                .find(|r| r.grammar.is_adjectival() && r.grammar.agrees_with(&noun.grammar)),
            Ordering::Equal => Some(noun),
            Ordering::Greater => None,
        };
        let gender = if i < head { noun.grammar.gender } else { None };
        let surface = clean(text.surface(i));
        let single =
            reading.and_then(|reading| nominative_of(text, i, reading, Some(Number::Sing), gender));
        let space = if i > tokens.start && text.tokens[i].spaced {
            " "
        } else {
            ""
        };
        format!("{space}{}", single.unwrap_or(surface))
    });
    words.collect()
}

/// An adjective or ordinal that belongs to the title: agrees with its head.
fn is_title_adjective(text: &Text<'_>, i: usize, head: usize) -> bool {
    let word = text.word(i);
    if !text.is_word(i)
        || word.is(List::Status)
        || word.is(List::Scope) && !word.is(List::TitleAdjective)
        || is_age(text, i)
        || is_pronominal(text, word)
        || word.is(List::JudgingAdjective) && !word.is(List::TitleAdjective)
        || is_superlative(text, word)
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

/// «крупнейший», «старейшая».
fn is_superlative(text: &Text<'_>, word: &Word) -> bool {
    let lemma = word.best().map_or(&*word.normal, |r| &*r.lemma);
    text.lexicon.group(Group::Superlative).ends(lemma)
}

/// «бывший», «и.о.», «экс-»: before token `first`, or in the prefix of the title at `title`.
pub(super) fn status_before(
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
    text.lexicon
        .group(Group::FormerPrefix)
        .begins(text.normal(title))
        .then(|| (RoleStatus::Former, title..title + 1))
}

fn status(canonical: &str) -> RoleStatus {
    match canonical {
        "former" => RoleStatus::Former,
        "acting" => RoleStatus::Acting,
        _ => RoleStatus::Current,
    }
}
