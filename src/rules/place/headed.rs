//! Places beyond the gazetteer, told by the noun beside them.

use super::called::{alone, with_noun};
use super::several::{row, series};
use super::{described, mention, named};
use crate::lexicon::grammar::{Case, Grammar, NameType, Number};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::mention::Mention;
use crate::pattern::{is_honour, listed, nominative_phrase, phrase, plausibly};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::PlaceKind;

/// «Бурлинский район», «Тверская улица».
pub(super) const ADJECTIVE: Rule = Rule {
    id: "place.adjective",
    about: "capitalised adjectives that agree with a noun for a place behind them",
    examples: &[
        yields(
            "Паводок дошёл до Заречнинского района.",
            &["Заречнинский район (district)"],
        ),
        yields(
            "Снег выпал в Заречнинском и Подлесном районах.",
            &[
                "Заречнинский район (district)",
                "Подлесный район (district)",
            ],
        ),
        yields(
            "Дожди в Актюбинской, Западно-Казахстанской и Акмолинской областях.",
            &[
                "Актюбинская область (region)",
                "Западно-Казахстанская область (region)",
            ],
        ),
        yields("Дом стоит на Школьной улице.", &["Школьная улица (street)"]),
        yields(
            "Он живёт в Заречнинском сельском округе.",
            &["Заречнинский сельский округ (district)"],
        ),
        silent(
            "Новый район растёт быстро.",
            "the capital is that of the sentence",
        ),
        silent("Акция прошла в каждом районе.", "no name"),
    ],
};

/// «село Каменка», «улица Абая», «река Каратал».
pub(super) const NAMED: Rule = Rule {
    id: "place.named",
    about: "a capitalised name behind a noun for a place",
    examples: &[
        yields(
            "Мост ведёт в село Верхние Ключи.",
            &["Верхние Ключи (village)"],
        ),
        yields("Он живёт на улице Абая.", &["улица Абая (street)"]),
        yields("Он живёт на улице Толе би.", &["улица Толе би (street)"]),
        yields(
            "Дома стоят на пр-т Аль-Фараби и пер. Чехова.",
            &["проспект Аль-Фараби (street)", "переулок Чехова (street)"],
        ),
        yields(
            "Парк есть на пр-те Чехова и в мкр-не Ключики.",
            &["проспект Чехова (street)", "Ключики (district)"],
        ),
        yields("Он живёт в селе Абай.", &["Абай (village)"]),
        yields(
            "Сад открыли в микрорайоне «Ключики».",
            &["Ключики (district)"],
        ),
        yields("Он живёт на улице Степной.", &["улица Степная (street)"]),
        yields(
            "Он живёт на улице Маршала Жукова.",
            &["улица Маршала Жукова (street)"],
        ),
        silent("Город проснулся рано.", "a noun alone"),
        silent("Приехал аким района Марат Кулов.", "a person"),
        silent("Приехал аким района Берик Уали.", "a person"),
        silent(
            "Встретили акима сельского округа Марата Кулова.",
            "a person in the genitive",
        ),
        silent(
            "Из села приехал Иван.",
            "a given name does not name a village here",
        ),
    ],
};

/// Adds the places that nouns beside them tell.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    for i in 0..text.len() {
        let word = text.word(i);
        if !text.is_word(i) || word.shape.latin || word.shape.all_caps {
            continue;
        }
        if let Some((kind, inside)) = short(text, i) {
            let after = i + 1 + usize::from(text.is_mark(i + 1, '.'));
            found.extend(behind(text, i, after, kind, inside));
            continue;
        }
        let Some((kind, inside)) = head(text, i) else {
            continue;
        };
        series(text, i, kind, found);
        row(text, i, kind, found);
        found.extend(quoted(text, i, kind));
        if ends_known(text, i) {
            continue;
        }
        match adjectives(text, i, kind) {
            Some(mention) => found.push(mention),
            None => found.extend(behind(text, i, i + 1, kind, inside)),
        }
    }
}

/// The kind of place that the noun at token `i` tells, and whether it is a part of names behind it.
pub(super) fn head(text: &Text<'_>, i: usize) -> Option<(PlaceKind, bool)> {
    let word = text.word(i);
    if !word.is(List::PlaceNoun) {
        return None;
    }
    let nouns = word.readings.iter();
    let mut nouns = nouns.filter(|reading| reading.grammar.is_noun() && reading.weight >= 0.1);
    let lists = text.lexicon.lists();
    let noun = nouns.find_map(|reading| lists.find(List::PlaceNoun, &reading.lemma))?;
    told(noun, "inside")
}

/// What a noun says: the kind of place, and whether its row is of the kind of those that are parts of names.
fn told(noun: &Entry, inside: &str) -> Option<(PlaceKind, bool)> {
    let kind = PlaceKind::by_name(&noun.canonical)?;
    Some((kind, &*noun.kind == inside))
}

fn short(text: &Text<'_>, i: usize) -> Option<(PlaceKind, bool)> {
    let shape = text.word(i).shape;
    if shape.letters > 6 || shape.capital {
        return None;
    }
    let ended = || shape.hyphen || text.is_mark(i + 1, '.') || has_no_vowel(text.normal(i));
    if !ended() {
        return None;
    }
    told(in_short(text, text.normal(i))?, "short_inside")
}

/// «мкр»: three letters that no word consists of are short for one without a dot too.
fn has_no_vowel(normal: &str) -> bool {
    normal.chars().count() > 2 && !normal.contains(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'])
}

/// The shortened noun that a word is, with a case ending behind its hyphen or none: «пр-т», «пр-те», «мкр-на».
pub(super) fn in_short<'a>(text: &Text<'a>, normal: &str) -> Option<&'a Entry> {
    let lists = text.lexicon.lists();
    let is = |word: &str| {
        let found = lists.find(List::PlaceShort, word);
        found.filter(|entry| *entry.surface == *word)
    };
    let bent = || {
        let stem = text
            .lexicon
            .group(Group::ShortCase)
            .stems_of(normal)
            .next()?;
        stem.contains('-').then(|| is(stem))?
    };
    is(normal).or_else(bent)
}

/// Capitalised adjectives before the noun at `i`, with lower-case ones between.
fn adjectives(text: &Text<'_>, i: usize, kind: PlaceKind) -> Option<Mention> {
    let start = text.sentence(i).start;
    let mut left = None;
    let mut at = i;
    while at > start && i - at < 3 && text.is_word(at - 1) && agrees(text, at - 1, i) {
        at -= 1;
        let word = text.word(at);
        if word.shape.capital {
            let sure = !text.starts_clause(at) || is_relational(&word.normal);
            if sure && !word.shape.all_caps {
                left = Some(at);
            }
        }
    }
    let tokens = left?..i + 1;
    let singular = plausibly(text.word(i), |g| {
        g.is_noun() && g.number != Some(Number::Plur)
    });
    let channel = listed(
        text,
        tokens.start,
        tokens.end,
        ListSet::of(&[List::OrgName]),
    )
    .is_some_and(|known| known.len == tokens.len());
    let name = named(nominative_phrase(text, &tokens, i), kind);
    (singular && !channel).then(|| mention(&ADJECTIVE, 0.98, tokens, name))
}

/// A known place of several words ends with token `i`.
fn ends_known(text: &Text<'_>, i: usize) -> bool {
    let start = text.sentence(i).start.max(i.saturating_sub(3));
    (start..i).any(|at| {
        let known = listed(text, at, i + 1, ListSet::of(&[List::Place]));
        known.is_some_and(|known| at + known.len == i + 1)
    })
}

/// «микрорайон «Кайрат»»: a quoted name right behind the noun.
fn quoted(text: &Text<'_>, i: usize, kind: PlaceKind) -> Option<Mention> {
    let noun = text.word(i);
    let settlement =
        kind == PlaceKind::Village || text.lexicon.group(Group::QuotedTown).has_lemma_of(noun);
    if !settlement || !text.is_mark(i + 1, '«') && !text.is_mark(i + 1, '"') {
        return None;
    }
    let quoted = text.quotes_opened(i + 1..i + 2).first()?;
    let inside = quoted.inside();
    let short = (1..=3).contains(&inside.len()) && text.word(inside.start).shape.capital;
    let name = named(phrase(text, &inside), kind);
    short.then(|| Mention {
        whole: i..inside.end + 1,
        ..mention(&NAMED, 0.95, inside, name)
    })
}

fn agrees(text: &Text<'_>, i: usize, noun: usize) -> bool {
    let nouns = &text.word(noun).readings;
    let agrees = |g: &Grammar| {
        g.is_adjectival()
            && nouns
                .iter()
                .any(|n| n.grammar.is_noun() && g.agrees_with(&n.grammar))
    };
    // The noun tells the gender, so that how rare it is beside others says nothing.
    text.word(i)
        .readings
        .iter()
        .any(|r| r.weight >= 0.02 && agrees(&r.grammar))
}

pub(super) fn is_relational(normal: &str) -> bool {
    let stems = own(Group::SkStem);
    let cut = normal
        .char_indices()
        .rev()
        .nth(1)
        .map_or("", |(at, _)| &normal[..at]);
    stems.ends(cut) || stems.ends(cut.trim_end_matches(['о', 'и']))
}

/// The name that begins at token `at`, behind the noun at `i`.
fn behind(text: &Text<'_>, i: usize, at: usize, kind: PlaceKind, inside: bool) -> Option<Mention> {
    let end = text.sentence(i).end;
    if at >= end || !text.is_word(at) || !may_be_name(text, at) {
        return None;
    }
    let singular = |g: &Grammar| g.is_noun() && g.number != Some(Number::Plur);
    let in_full = at == i + 1 && in_short(text, text.normal(i)).is_none();
    if in_full && !plausibly(text.word(i), singular) {
        return None;
    }
    if let Some(place) = listed(text, at, end, ListSet::of(&[List::Place])) {
        if !inside && agree(kind, place.entry) {
            let tokens = at..at + place.len;
            let mut name = described(place.entry);
            if kind == PlaceKind::Village || kind == PlaceKind::City {
                name.kind = kind;
            }
            return Some(with_head(i, mention(&NAMED, 0.97, tokens, name)));
        }
        if text.word(at).any(|g| g.case == Some(Case::Gen)) {
            return None;
        }
    }
    let dedicated = matches!(kind, PlaceKind::Street | PlaceKind::District);
    if !dedicated && (begins_person(text, at, end) || is_person(text, at) && !apposed(text, i, at))
    {
        return None;
    }
    let district = kind == PlaceKind::District;
    if qualifies_noun(text, at, end) || district && heads_person(text, i, at, end) {
        return None;
    }
    let last = last_of_name(text, at, end);
    let tokens = if inside { i..last } else { at..last };
    let name = if inside {
        with_noun(text, i, at, last)
    } else {
        alone(text, i, at, last)
    };
    Some(with_head(
        i,
        mention(&NAMED, 0.98, tokens, named(name, kind)),
    ))
}

/// A capitalised Cyrillic word; an acronym names a channel, not a river.
fn may_be_name(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let acronym = word.shape.all_caps && word.shape.letters <= 5 && !word.is(List::Place);
    word.shape.capital && !word.shape.latin && !acronym
}

/// Whether the noun before a known place can be its noun: «город Алматы», not «река Алматы».
fn agree(kind: PlaceKind, entry: &Entry) -> bool {
    let rank = |kind| match kind {
        PlaceKind::City | PlaceKind::Village => 0,
        PlaceKind::Region | PlaceKind::Country => 1,
        PlaceKind::District => 2,
        PlaceKind::Street => 3,
        PlaceKind::Natural => 4,
        PlaceKind::Other => 5,
    };
    PlaceKind::by_name(&entry.kind).is_some_and(|known| rank(known) == rank(kind))
}

/// The mention with the noun before it in what it settles by.
fn with_head(i: usize, mention: Mention) -> Mention {
    Mention {
        whole: i..mention.whole.end,
        ..mention
    }
}

pub(super) fn last_of_name(text: &Text<'_>, at: usize, end: usize) -> usize {
    let first = text.word(at);
    let mut last = at + 1;
    let adjective = first
        .best()
        .is_some_and(|r| r.known && r.grammar.is_adjectival());
    let joins = |t: usize| t < end && text.is_word(t) && text.word(t).shape.capital;
    let titled = text.lexicon.group(Group::StreetRank).has_lemma_of(first);
    // «глава станицы Раздольная Фёдор Щука»: a full name behind that of the place
    let person = |t: usize| is_person(text, t) && joins(t + 1);
    let adjective = adjective && !(joins(last) && person(last));
    if joins(last) && (adjective || titled || first.is(List::GivenName)) {
        last += 1;
    }
    if titled && last == at + 2 && joins(last) && text.word(at + 1).is(List::GivenName) {
        last += 1;
    }
    let honour = last < end && text.is_word(last) && is_honour(text.word(last));
    last + usize::from(honour)
}

/// «в районе Центрального парка»: an adjective of the common noun behind it.
fn qualifies_noun(text: &Text<'_>, at: usize, end: usize) -> bool {
    let adjective = text
        .word(at)
        .best()
        .is_some_and(|r| r.known && r.grammar.is_adjectival());
    let next = at + 1;
    adjective
        && next < end
        && text.is_word(next)
        && !text.word(next).shape.capital
        && text.word(next).best().is_some_and(|r| r.grammar.is_noun())
}

/// «аким района Марат Кулов»: a full name that is not in the genitive is no name of a district; nor is one behind a
/// title or behind a noun that names its district otherwise («акима сельского округа Марата Кулова»).
fn heads_person(text: &Text<'_>, i: usize, at: usize, end: usize) -> bool {
    let genitive = plausibly(text.word(at), |g| g.case == Some(Case::Gen));
    let titled = i > text.sentence(i).start && text.word(i - 1).is(List::Office);
    let next = at + 1;
    let named = titled && next < end && text.word(next).shape.capital && text.is_word(next);
    let full = is_person(text, at) && (named || begins_person(text, at, end));
    text.lexicon
        .group(Group::HeadedArea)
        .has_lemma_of(text.word(i))
        || full && (!genitive || titled)
}

/// «в селе Абай»: a given name in the nominative right behind a noun in another case, with no more of a
/// person's name behind it.
fn apposed(text: &Text<'_>, i: usize, at: usize) -> bool {
    let next = at + 1;
    let alone =
        !text.is_word(next) || !text.word(next).shape.capital || is_relational(text.normal(next));
    at == i + 1 && alone && text.word(at).can_be(Case::Nom) && !text.word(i).can_be(Case::Nom)
}

/// Whether a family name follows: «министр республики Есенгазы Имангалиев».
pub(super) fn begins_person(text: &Text<'_>, at: usize, end: usize) -> bool {
    let next = at + 1;
    next < end
        && text.is_word(next)
        && text.word(next).shape.capital
        && text
            .word(next)
            .best()
            .is_some_and(|r| r.grammar.name == Some(NameType::Surname))
}

pub(super) fn is_person(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let given = |name| matches!(name, NameType::Given | NameType::Patronymic);
    let best = word.best().filter(|reading| reading.known);
    word.is(List::GivenName) || best.is_some_and(|r| r.grammar.name.is_some_and(given))
}
