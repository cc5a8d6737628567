//! Head nouns of campaigns: inside a name, before it; their lemma and reach.

use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::mention::Tokens;
use crate::pattern::{self, listed};
use crate::text::{Kind, Text};
use crate::vocabulary::Scope;

/// The noun among the words of a head.
pub(super) fn noun(text: &Text<'_>, token: usize, len: usize) -> usize {
    (token..token + len)
        .find(|&i| text.word(i).best().is_some_and(|r| r.grammar.is_noun()))
        .unwrap_or(token + len - 1)
}

/// Lemma of the head noun at token `head`: the entry's own, where it is a single word, or where its noun alone
/// means something else: «дорожная карта». A Latin one in its Russian form.
pub(super) fn lemma(text: &Text<'_>, head: usize, entry: &Entry) -> String {
    if entry.surface.is_ascii() {
        return russian(text, &entry.surface).to_owned();
    }
    let compound = pattern::compound_head(text, head);
    if let Some((_, lemma)) = compound.filter(|(own, _)| std::ptr::eq(*own, entry)) {
        return lemma;
    }
    if entry.words.len() == 1 {
        return unpossessed(text, &entry.words[0].normal);
    }
    let word = text.word(head);
    let lemma = word.best().map_or(&*word.normal, |r| &r.lemma);
    let lists = text.lexicon.lists();
    let alone = [List::CampaignHead, List::CampaignInside]
        .iter()
        .any(|&list| lists.find(list, lemma).is_some());
    if alone {
        lemma.to_owned()
    } else {
        entry.surface.to_string()
    }
}

fn russian<'a>(text: &Text<'a>, head: &'a str) -> &'a str {
    let russian = text.lexicon.group(Group::LatinHead).meaning(head);
    russian.unwrap_or(head)
}

/// «акциясы» → «акция»: without the ending of the third person, where the bare noun is a head too.
fn unpossessed(text: &Text<'_>, name: &str) -> String {
    let bare = svodka_kazakh::POSSESSED.iter().find_map(|ending| {
        let bare = name.strip_suffix(ending)?;
        let lists = text.lexicon.lists();
        lists
            .find(List::CampaignHead, bare)
            .or_else(|| lists.find(List::CampaignHead, &format!("{bare}ь")))
    });
    let softened = || {
        let reading = svodka_kazakh::read(name);
        let is_owned = reading.chain.possessor == Some(svodka_kazakh::Possessor::Third);
        match is_owned && !name.starts_with(&reading.stem) {
            true => reading.stem, // «айлығы»
            false => name.to_owned(),
        }
    };
    bare.map_or_else(softened, |entry| entry.words[0].normal.to_string())
}

/// The head noun with which a name begins, after its adjectives: «Марафон добрых дел», «Большая эстафета».
/// More words must follow or stand before it.
pub(super) fn inside<'a>(text: &Text<'a>, tokens: &Tokens) -> Option<(&'a Entry, usize)> {
    let mut i = tokens.start;
    while i < tokens.end && i < tokens.start + 4 && text.is_word(i) {
        let found = listed(
            text,
            i,
            tokens.end,
            ListSet::of(&[List::CampaignHead, List::CampaignInside]),
        );
        if let Some((entry, _)) = pattern::compound_head(text, i) {
            return Some((entry, i));
        }
        if let Some(found) = found {
            let longer = tokens.len() > found.len;
            return longer.then(|| (found.entry, noun(text, i, found.len)));
        }
        if !matches!(
            text.word(i).pos(),
            Pos::Adjective | Pos::Participle | Pos::Numeral
        ) {
            return None;
        }
        i += 1;
    }
    None
}

/// The span of time before token `open` that is an undertaking of that name: «прошла неделя «X»», «декада «X»».
/// Not «на прошлой неделе «Спартак» …».
pub(super) fn span_before<'a>(text: &Text<'a>, open: usize) -> Option<(&'a Entry, usize)> {
    let head = open.checked_sub(1)?;
    let word = text.word(head);
    let span = text.lexicon.group(Group::Span).has_lemma_of(word);
    let same = text.tokens[head].sentence == text.tokens[open].sentence;
    let named = text.word(open + 1);
    let lone = !text.is_word(open + 2);
    let owner = lone
        && named
            .best()
            .is_some_and(|r| r.known && r.grammar.case == Some(Case::Gen));
    let held = !owner && (word.can_be(Case::Nom) || is_cued(text, head));
    (span && same && held)
        .then(|| Some((pattern::entry(text, head, List::CampaignInside)?, head)))?
}

/// The head noun with which a name ends whose other words are names or foreign: «Алматы марафон», «Tulpar Fest».
pub(super) fn last<'a>(text: &Text<'a>, tokens: &Tokens) -> Option<(&'a Entry, usize)> {
    let last = tokens.end - 1;
    let is_name = |i: usize| {
        let word = text.word(i);
        let foreign = word.shape.latin || word.shape.kazakh || word.pos() == Pos::Other;
        text.is_word(i) && word.shape.capital && (foreign || word.is(List::Place))
    };
    let found = listed(text, last, tokens.end, ListSet::of(&[List::CampaignHead]))?;
    let names = tokens.len() > 1 && (tokens.start..last).all(is_name);
    names.then_some((found.entry, last))
}

/// Whether a head noun says what it is about: «медиафорум», «кинофестиваль».
pub(super) fn is_compound(text: &Text<'_>, entry: &Entry) -> bool {
    let heads = text.lexicon.group(Group::CompoundHead);
    heads.ends(&entry.surface) && !heads.has(&entry.surface)
}

/// Whether the words before token `open` speak of an undertaking: «в рамках», «старт», «участники».
pub(super) fn is_cued(text: &Text<'_>, open: usize) -> bool {
    let start = text.sentence(open).start;
    open > start && text.is_word(open - 1) && text.word(open - 1).is(List::CampaignCue)
}

/// The head noun that says what a name is: ««Тепло» — это благотворительный марафон»; its entry and token.
/// The name begins its sentence.
pub(super) fn defining<'a>(
    text: &Text<'a>,
    open: usize,
    after: usize,
) -> Option<(&'a Entry, usize)> {
    let sentence = text.sentence(open);
    if open != sentence.start || after >= sentence.end || !text.is_dash(after) {
        return None;
    }
    let mut i =
        after + 1 + usize::from(after + 1 < sentence.end && text.is_a(after + 1, Function::This));
    let floor = i;
    while i < sentence.end && i < floor + 5 {
        if let Some(found) = listed(text, i, sentence.end, ListSet::of(&[List::CampaignHead])) {
            let noun = noun(text, i, found.len);
            return text
                .word(noun)
                .can_be(Case::Nom)
                .then_some((found.entry, noun));
        }
        let attribute = text
            .word(i)
            .any(|g| g.is_adjectival() && g.case == Some(Case::Nom));
        if !attribute {
            return None;
        }
        i += 1;
    }
    None
}

/// Words in which a sentence says what a name is of: «под таким именем в Астане прошёл благотворительный марафон».
const CALLED: usize = 10;

/// The head noun of what a sentence says to be called so: ««Тепло»: так назвали марафон»; its entry and token. The name begins its
/// sentence.
pub(super) fn called<'a>(text: &Text<'a>, open: usize, after: usize) -> Option<(&'a Entry, usize)> {
    let sentence = text.sentence(open);
    let parted = after < sentence.end && (text.is_dash(after) || text.is_mark(after, ':'));
    if open != sentence.start || !parted {
        return None;
    }
    let behind = after + 1..sentence.end.min(after + 1 + CALLED);
    let says = |groups: &[Group]| {
        let mut words = behind.clone().filter(|&i| text.is_word(i));
        words.any(|i| {
            let mut groups = groups.iter().map(|group| text.lexicon.group(*group));
            groups.any(|group| group.has_lemma_of(text.word(i)) || group.has(text.normal(i)))
        })
    };
    let is_so =
        says(&[Group::SoCalled]) && says(&[Group::Calling, Group::NamedCampaign, Group::NameNoun]);
    let mut heads = behind.clone().filter(|_| is_so).filter_map(|i| {
        let found = listed(text, i, sentence.end, ListSet::of(&[List::CampaignHead]))?;
        Some((found.entry, noun(text, i, found.len)))
    });
    heads.find(|&(_, noun)| {
        [Case::Nom, Case::Acc]
            .iter()
            .any(|case| text.word(noun).can_be(*case))
    })
}

/// The reach stated before the head noun at token `head`, or between token `from` and it.
pub(super) fn scope(text: &Text<'_>, from: usize, head: usize) -> Option<(Scope, String, usize)> {
    let start = text.sentence(head).start;
    let first = start.max(from.min(head).saturating_sub(4));
    let mut i = head;
    while i > first {
        i -= 1;
        if !text.is_word(i) {
            let quote =
                i + 1 == from && matches!(text.tokens[i].kind, Kind::Mark('«' | '"' | '“' | '„'));
            if text.is_mark(i, ',') || text.is_dash(i) || quote {
                continue;
            }
            return None;
        }
        let word = text.word(i);
        if let Some(entry) = pattern::entry(text, i, List::Scope) {
            let scope = Scope::by_name(&entry.canonical)?;
            return Some((scope, entry.words[0].normal.to_string(), i));
        }
        let kazakh = word.shape.kazakh && word.pos() == Pos::Other;
        if !kazakh
            && !matches!(
                word.pos(),
                Pos::Adjective | Pos::Participle | Pos::Adverb | Pos::Conjunction | Pos::Noun
            )
        {
            return None;
        }
        if word.pos() == Pos::Noun && i + 1 != head {
            return None;
        }
    }
    None
}
