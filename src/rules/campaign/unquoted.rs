//! Names of campaigns without quotation marks.

use super::{APPOSED, Found, TITLED, head};
use crate::lexicon::grammar::{Case, NameType, Pos};
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::Word;
use crate::mention::Mention;
use crate::pattern::{self, listed, tail};
use crate::text::{Kind, Text};

/// Finds names behind a head noun, and names that hold their head noun.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    const HEADS: ListSet = ListSet::of(&[List::CampaignHead]);
    for i in 0..text.len() {
        if text.tokens[i].kind != Kind::Word {
            continue;
        }
        if text.word(i).lists.has(List::CampaignInside) {
            found.extend(week(text, i));
        }
        if !text.word(i).lists.has(List::CampaignHead) {
            continue;
        }
        let end = text.sentence(i).end;
        let Some(head) = listed(text, i, end, HEADS) else {
            continue;
        };
        let noun = head::noun(text, i, head.len);
        let after = i + head.len;
        let found_head = |inside| Found {
            entry: head.entry,
            head: noun,
            inside,
        };
        let other = listed(text, i, end, ListSet::of(&[List::OtherHead]));
        if other.is_some_and(|other| other.len > head.len) || head::is_barred(text, i) {
            continue;
        }
        if text.word(i).shape.latin {
            let start = latin_start(text, i);
            if start < i {
                found.push(found_head(true).mention(
                    text,
                    &TITLED,
                    0.8,
                    start..after,
                    start..after,
                ));
            }
        } else if let Some(stop) = apposed_name(text, noun, after, end) {
            found.push(found_head(false).mention(text, &APPOSED, 0.85, after..stop, i..stop));
        } else if &*head.entry.canonical != "other"
            && let Some((start, stop)) = titled_name(text, i, noun, after, end)
        {
            found.push(found_head(true).mention(text, &TITLED, 0.75, start..stop, start..stop));
        }
    }
}

/// «в рамках Недели добра»: a capitalised span of time and what it is for, behind words that speak of an
/// undertaking.
fn week(text: &Text<'_>, i: usize) -> Option<Mention> {
    const SPANS: [&str; 4] = ["неделя", "декада", "месячник", "двухмесячник"];
    let word = text.word(i);
    let named = word.shape.capital && SPANS.iter().any(|lemma| word.has_lemma(lemma));
    if !named || !head::is_cued(text, i) {
        return None;
    }
    let entry = pattern::entry(text, i, List::CampaignInside)?;
    let stop = tail(text, i + 1, text.sentence(i).end, Case::Gen).end;
    let week = Found {
        entry,
        head: i,
        inside: true,
    };
    (stop > i + 1).then(|| week.mention(text, &TITLED, 0.7, i..stop, i..stop))
}

/// Where the capitalised Latin words begin that stand before token `i`: «BI Marathon».
fn latin_start(text: &Text<'_>, i: usize) -> usize {
    let sentence = text.sentence(i).start;
    (sentence..i)
        .rev()
        .take_while(|&j| text.is_word(j) && text.word(j).shape.latin && text.word(j).shape.capital)
        .last()
        .unwrap_or(i)
}

/// The end of a foreign or nominative name that stands behind an inflected head noun.
fn apposed_name(text: &Text<'_>, noun: usize, after: usize, end: usize) -> Option<usize> {
    const KNOWN: ListSet = ListSet::of(&[List::OrgName]);
    if after < end && listed(text, after, end, KNOWN).is_some() || is_shares(text, noun) {
        return None;
    }
    if after + 1 < end && text.is_mark(after, '#') && text.is_word(after + 1) {
        return Some(after + 2);
    }
    let mut stop = after;
    while stop < end && is_foreign(text, stop, stop == after) {
        stop += 1;
    }
    if stop > after && is_domain(text, stop, end) {
        stop += 2;
    }
    let first = text.word(after.min(end - 1));
    let prize = stop > after
        && matches!(
            text.normal(stop - 1),
            "award" | "awards" | "prize" | "cup" | "league"
        );
    if prize {
        return None;
    }
    if stop > after && first.shape.capital && !(stop == after + 1 && is_acronym(first)) {
        return Some(stop);
    }
    // «акции Бессмертный полк»: a nominative with a capital behind a head noun in another case
    let word = |i: usize| text.word(i);
    let inflected = !word(noun).can_be(Case::Nom);
    if inflected && after < end && is_lone_name(text, after, end) {
        return Some(after + 1);
    }
    let named = inflected
        && after + 1 < end
        && text.is_word(after)
        && word(after).shape.capital
        && word(after).best().is_some_and(|r| {
            r.known && r.grammar.is_adjectival() && r.grammar.case == Some(Case::Nom)
        })
        && text.is_word(after + 1)
        && word(after + 1).any(|g| g.is_noun() && g.case == Some(Case::Nom));
    named.then_some(after + 2)
}

/// «проект Dos.qz»: a dot without spaces and a Latin word behind it.
fn is_domain(text: &Text<'_>, dot: usize, end: usize) -> bool {
    dot + 1 < end
        && text.is_mark(dot, '.')
        && !text.tokens[dot].spaced
        && !text.tokens[dot + 1].spaced
        && text.is_word(dot + 1)
        && text.word(dot + 1).shape.latin
}

/// «39% акций X»: stocks are in the plural, undertakings behind a name without quotes are not.
fn is_shares(text: &Text<'_>, noun: usize) -> bool {
    text.normal(noun) == "акций"
}

/// «форума Таврида, …»: one capitalised nominative noun before a mark, which is no other name.
fn is_lone_name(text: &Text<'_>, i: usize, end: usize) -> bool {
    const NAMES: ListSet = ListSet::of(&[
        List::Place,
        List::OrgName,
        List::GivenName,
        List::OrgForm,
        List::OrgHead,
    ]);
    let word = text.word(i);
    let closed =
        i + 1 == end || matches!(text.tokens[i + 1].kind, Kind::Mark(',' | '.' | '(' | ';'));
    closed
        && word.shape.capital
        && word.shape.cyrillic
        && !word.lists.meets(NAMES)
        && word.any(|g| {
            g.is_noun() && g.case == Some(Case::Nom) && g.name.is_none_or(|n| n == NameType::Place)
        })
        && !word.names(NameType::Surname)
}

/// A few capital letters: an organization rather than an undertaking.
fn is_acronym(word: &Word) -> bool {
    word.shape.all_caps && word.shape.letters < 6
}

/// A word in Latin or Kazakh letters, a capitalised word before one, or a number behind one.
fn is_foreign(text: &Text<'_>, i: usize, first: bool) -> bool {
    let foreign = |i: usize| {
        let word = text.word(i);
        let named = first && (word.is(List::OrgName) || word.is(List::Place));
        text.is_word(i)
            && !named
            && !(first && is_ordinal(text, i))
            && ((word.shape.latin && !word.shape.cyrillic) || word.shape.kazakh)
    };
    if !text.is_word(i) {
        let joins = matches!(text.tokens[i].kind, Kind::Number)
            || (text.is_mark(i, '&') && i + 1 < text.len() && foreign(i + 1));
        return joins && !first;
    }
    let word = text.word(i);
    let before = word.shape.capital
        && i + 1 < text.sentence(i).end
        && text.word(i + 1).shape.kazakh
        && !word.is(List::GivenName)
        && !word.is(List::Office);
    foreign(i) || before
}

/// The range of a descriptive name with a capital around the head noun at `noun`.
fn titled_name(
    text: &Text<'_>,
    i: usize,
    noun: usize,
    after: usize,
    end: usize,
) -> Option<(usize, usize)> {
    let sentence = text.sentence(i).start;
    let mut start = i;
    while start > sentence && is_attribute(text, start - 1, noun) {
        start -= 1;
    }
    while start < i && !text.word(start).shape.capital && !is_roman(text, start) {
        start += 1;
    }
    let capital = text.word(start).shape.capital && !text.starts_clause(start);
    if !capital || (start < i && !text.word(start).shape.capital) {
        return None;
    }
    let stop = tail(text, after, end, Case::Gen).end.max(after);
    let attributed = (start..i).any(|j| !text.word(j).is(List::Scope));
    (stop > after || attributed).then_some((start, stop))
}

/// An adjective before the head noun that agrees with it, or a Roman ordinal.
fn is_attribute(text: &Text<'_>, i: usize, noun: usize) -> bool {
    if !text.is_word(i) {
        return false;
    }
    let word = text.word(i);
    is_roman(text, i)
        || word.pos() == Pos::Adjective
            && word.any(|g| {
                g.is_adjectival() && text.word(noun).any(|n| n.is_noun() && g.agrees_with(n))
            })
}

/// «I Международного форума», «XX съезда»: a Roman number before a word in Cyrillic.
fn is_ordinal(text: &Text<'_>, i: usize) -> bool {
    is_roman(text, i) && i + 1 < text.len() && text.word(i + 1).shape.cyrillic
}

fn is_roman(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.shape.latin && word.normal.chars().all(|c| "ivxlc".contains(c))
}
