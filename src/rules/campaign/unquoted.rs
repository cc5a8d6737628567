//! Names of campaigns without quotation marks.

use super::rules::{APPOSED, KAZAKH, TITLED};
use super::{Found, bars, head, kazakh};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, NameType, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::Word;
use crate::mention::{Mention, Tokens};
use crate::pattern::{self, Head, listed, tail};
use crate::text::{Kind, Text};

/// Finds names behind a head noun, and names that hold their head noun. What a head noun names that means
/// something else is added to `none`.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>, none: &mut Vec<Tokens>) {
    for i in 0..text.len() {
        if text.tokens[i].kind != Kind::Word {
            continue;
        }
        if text.word(i).lists.has(List::CampaignInside) {
            found.extend(week(text, i));
        }
        let word = text.word(i);
        if word.lists.has(List::CampaignHead) || word.phrase_lists.has(List::CampaignHead) {
            headed(text, i, found, none);
        } else if word.shape.kazakh || text.lexicon.group(Group::MixedHead).is_within(&word.normal)
        {
            found.extend(kazakh_name(text, i));
        }
    }
}

/// The name behind the head noun at token `i`, or around it.
fn headed(text: &Text<'_>, i: usize, found: &mut Vec<Mention>, none: &mut Vec<Tokens>) {
    const HEADS: ListSet = ListSet::of(&[List::CampaignHead]);
    let end = text.sentence(i).end;
    let Some(listed_head) = listed(text, i, end, HEADS) else {
        return;
    };
    let head = Head {
        token: i,
        len: listed_head.len,
        entry: listed_head.entry,
    };
    if is_other(text, &head, i, end) {
        return;
    }
    let noun = head::noun(text, i, head.len);
    let after = i + head.len;
    let mention = |inside, rule, confidence, tokens: Tokens, whole: Tokens| {
        let found = Found {
            entry: head.entry,
            head: noun,
            inside,
        };
        found.mention(text, rule, confidence, tokens, whole)
    };
    if text.word(i).shape.latin {
        let start = latin_start(text, i);
        if start < i {
            found.push(mention(true, &TITLED, 0.8, start..after, start..after));
        }
    } else if let Some(name) = behind(text, noun, after, end).filter(|name| {
        !text.is_kazakh(i) || text.word(name.start).shape.latin // whose names stand before the noun
    }) {
        let stop = name.end;
        if bars::is_something_else(text, &head, &name, stop) {
            none.push(name);
        } else {
            found.push(mention(false, &APPOSED, 0.85, name, i..stop));
        }
    } else if let Some((start, entry)) = kazakh::titled(text, i) {
        let found_head = Found {
            entry,
            head: i,
            inside: true,
        };
        found.push(found_head.mention(text, &KAZAKH, 0.8, start..i + 1, start..i + 1));
    } else if let Some(mention) = apart(text, i) {
        found.push(mention);
    } else if &*head.entry.canonical != "other"
        && !bars::is_barred(text, &head)
        && let Some((start, stop)) = titled_name(text, &head, noun, after, end)
    {
        found.push(mention(true, &TITLED, 0.75, start..stop, start..stop));
    }
}

/// A Kazakh name that ends with its head noun in a case, or stands apart from it: «Алтай экономикалық форумында», «Мектепке
/// жол республикалық акциясы».
fn kazakh_name(text: &Text<'_>, i: usize) -> Option<Mention> {
    let Some((start, entry)) = kazakh::titled(text, i) else {
        return apart(text, i);
    };
    let found = Found {
        entry,
        head: i,
        inside: true,
    };
    Some(found.mention(text, &KAZAKH, 0.8, start..i + 1, start..i + 1))
}

/// A Kazakh name that attributes part from its head noun.
fn apart(text: &Text<'_>, i: usize) -> Option<Mention> {
    let (name, entry) = kazakh::apart(text, i)?;
    let found = Found {
        entry,
        head: i,
        inside: false,
    };
    let whole = name.start..i + 1;
    Some(found.mention(text, &KAZAKH, 0.8, name, whole))
}

/// Whether a longer entry of something else covers the head noun, from token `start` on: «Восточная конференция».
fn is_other(text: &Text<'_>, head: &Head<'_>, start: usize, end: usize) -> bool {
    (start.saturating_sub(2).max(text.sentence(start).start)..=head.token).any(|j| {
        listed(text, j, end, ListSet::of(&[List::OtherHead]))
            .is_some_and(|other| other.len > head.len && j + other.len > head.token)
    })
}

/// «в рамках Недели добра»: a capitalised span of time and what it is for, behind words that speak of an
/// undertaking.
fn week(text: &Text<'_>, i: usize) -> Option<Mention> {
    let word = text.word(i);
    let named = word.shape.capital && text.lexicon.group(Group::Span).has_lemma_of(word);
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

/// The name behind a head noun; one in Latin letters also behind what the undertaking is for: «фестиваль японской
/// культуры J-Fest», «олимпиада по робототехнике World Robot Olympiad».
fn behind(text: &Text<'_>, noun: usize, after: usize, end: usize) -> Option<Tokens> {
    if let Some(stop) = apposed_name(text, noun, after, end) {
        return Some(after..stop);
    }
    let start = purpose(text, after, end)?;
    let latin = text.word(start).shape.latin && text.word(start).shape.capital;
    let stop = apposed_name(text, noun, start, end).filter(|_| latin)?;
    Some(start..stop)
}

/// Where the words that say what an undertaking is for end, if there are some and another word follows.
fn purpose(text: &Text<'_>, after: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    const OTHERS: ListSet = ListSet::of(&[
        List::OrgHead,
        List::OrgForm,
        List::Office,
        List::People,
        List::CampaignHead,
    ]);
    let plain = |i: &usize| {
        let word = text.word(*i);
        let nominal = word.any(|g| g.is_noun() || g.is_adjectival());
        text.is_word(*i)
            && word.shape.cyrillic
            && !word.shape.capital
            && !word.lists.meets(OTHERS)
            && (nominal || word.pos() == Pos::Preposition)
    };
    let start = (after..end.min(after + LONGEST))
        .find(|i| !plain(i))
        .filter(|&i| i > after && text.is_word(i))?;
    text.word(start - 1).any(|g| g.is_noun()).then_some(start)
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
    let titled = first.shape.capital || first.shape.digit && first.shape.latin;
    if stop > after && titled && !(stop == after + 1 && is_acronym(first)) {
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
    named.then(|| tail(text, after + 2, end, Case::Gen).end.max(after + 2))
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
    text.lexicon.group(Group::ShareForm).has(text.normal(noun))
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
    head: &Head<'_>,
    noun: usize,
    after: usize,
    end: usize,
) -> Option<(usize, usize)> {
    let i = head.token;
    let sentence = text.sentence(i).start;
    let mut start = i;
    while start > sentence && is_attribute(text, start - 1, noun) {
        start -= 1;
    }
    while start < i && !text.word(start).shape.capital && !is_roman(text, start) {
        start += 1;
    }
    if start == i && i > sentence && is_place_name(text, i - 1) && text.word(i).shape.capital {
        return Some((i - 1, after)); // «Алматы Марафон»
    }
    let capital = text.word(start).shape.capital;
    let begins = text.starts_clause(start);
    if !capital || begins && !stands_out(text, start, head) || is_body(text, head, start, after) {
        return None;
    }
    let mut stop = tail(text, after, end, Case::Gen).end.max(after);
    if let Some(person) = (after..stop.max(1) - 1)
        .find(|&k| text.word(k).is(List::GivenName) && text.word(k + 1).shape.capital)
        && !text.is_a(after, Function::Named)
    {
        stop = person; // «организатор марафона Иван Петров» in the genitive
    }
    if stop > after && stop < end && is_acronym(text.word(stop)) && text.word(stop).shape.cyrillic {
        stop += 1; // «Форум волонтёров СНГ»
    }
    if stop < end && names_follow(text, stop) && !is_of_place(text, start) {
        return None; // «Международная выставка «X»»
    }
    let attributed = (start..i).any(|j| !text.word(j).is(List::Scope))
        || start < i && head::is_compound(text, head.entry);
    (stop > after || attributed).then_some((start, stop))
}

/// Whether a name of its own begins at token `i`, in quotation marks or Latin letters.
fn names_follow(text: &Text<'_>, i: usize) -> bool {
    matches!(text.tokens[i].kind, Kind::Mark('«' | '"' | '“' | '„'))
        || text.is_word(i) && text.word(i).shape.capital && text.word(i).shape.latin
}

/// Whether a title is one though it begins its sentence: a number of an event before a capital, or an adjective
/// of a place before another attribute: «VII Съезд врачей», «Каспийский экономический форум».
fn stands_out(text: &Text<'_>, start: usize, head: &Head<'_>) -> bool {
    let second = start + 1;
    if is_roman(text, start) {
        return text.word(second).shape.capital;
    }
    is_of_place(text, start)
        && (second < head.token || second == head.token && head::is_compound(text, head.entry))
}

/// Whether token `i` is an adjective like those of places: «Каспийский», not «городской».
fn is_of_place(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let ends = |group, lemma: &str| text.lexicon.group(group).ends(lemma);
    let of_place = word.readings.iter().any(|r| {
        let of_place = ends(Group::OfPlace, &r.lemma) && !ends(Group::NotOfPlace, &r.lemma);
        r.grammar.is_adjectival() && of_place
    });
    of_place && !word.is(List::Scope) && !word.is(List::PlainAdjective)
}

/// A body of people rather than an undertaking: «генсек Форума …», «Национальный конгресс», «съезд партии».
fn is_body(text: &Text<'_>, head: &Head<'_>, start: usize, after: usize) -> bool {
    let is = |group, i: usize| text.lexicon.group(group).has_lemma_of(text.word(i));
    let headed = |group| text.lexicon.group(group).has(&head.entry.surface);
    let member = start > text.sentence(start).start
        && text
            .lexicon
            .group(Group::AssemblyMember)
            .has_lemma_of(text.word(start - 1));
    let assembly = headed(Group::Assembly);
    let reach = (start..head.token)
        .any(|i| (text.word(i).is(List::Scope) && !is(Group::OwnReach, i)) || is_roman(text, i));
    let end = text.sentence(start).end;
    let party = (start..end.min(after + 3)).any(|i| is(Group::PartyWord, i))
        || after < end
            && text
                .lexicon
                .group(Group::OfStates)
                .begins(text.normal(after));
    member || assembly && !reach || party || headed(Group::Trip)
}

/// A place that stands uninflected before a head noun: «Алматы Марафон».
fn is_place_name(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.shape.capital
        && word.is(List::Place)
        && word.can_be(Case::Nom)
        && !word.any(|g| g.is_adjectival())
}

/// An adjective before the head noun that agrees with it, or a Roman ordinal.
fn is_attribute(text: &Text<'_>, i: usize, noun: usize) -> bool {
    if !text.is_word(i) {
        return false;
    }
    let word = text.word(i);
    is_roman(text, i)
        || (word.pos() == Pos::Adjective || word.shape.capital)
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
