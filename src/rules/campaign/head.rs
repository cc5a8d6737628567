//! Head nouns of campaigns: inside a name, before it; their lemma and reach.

use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::list::{Entry, List, ListSet};
use crate::mention::Tokens;
use crate::pattern::{self, Head, listed};
use crate::text::Text;
use crate::vocabulary::Scope;

/// The noun among the words of a head.
pub(super) fn noun(text: &Text<'_>, token: usize, len: usize) -> usize {
    (token..token + len)
        .find(|&i| text.word(i).best().is_some_and(|r| r.grammar.is_noun()))
        .unwrap_or(token + len - 1)
}

/// Lemma of the head noun at token `head`: the entry's own, where it is a single word.
pub(super) fn lemma(text: &Text<'_>, head: usize, entry: &Entry) -> String {
    if entry.words.len() == 1 {
        return unpossessed(text, &entry.words[0].normal);
    }
    let word = text.word(head);
    word.best()
        .map_or_else(|| word.normal.to_string(), |r| r.lemma.to_string())
}

/// «акциясы» → «акция»: without the ending of the third person, where the bare noun is a head too.
fn unpossessed(text: &Text<'_>, name: &str) -> String {
    let bare = ["сы", "сі", "ы", "і"].iter().find_map(|ending| {
        let bare = name.strip_suffix(ending)?;
        let lists = text.lexicon.lists();
        lists
            .find(List::CampaignHead, bare)
            .or_else(|| lists.find(List::CampaignHead, &format!("{bare}ь")))
    });
    bare.map_or_else(
        || name.to_owned(),
        |entry| entry.words[0].normal.to_string(),
    )
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

/// Whether the words before token `open` speak of an undertaking: «в рамках», «старт», «участники».
pub(super) fn is_cued(text: &Text<'_>, open: usize) -> bool {
    let start = text.sentence(open).start;
    open > start && text.is_word(open - 1) && text.word(open - 1).is(List::CampaignCue)
}

/// Whether the words before the head noun at token `head` show that it means something else: shares, a broadcast.
pub(super) fn is_barred(text: &Text<'_>, head: usize) -> bool {
    pattern::backwards(text, head)
        .take(6)
        .any(|i| text.word(i).is(List::CampaignBar))
}

/// Whether what is quoted behind a head noun says whose it is: «инициатива «Единой России»», «съезд «Наших»».
/// All its words are genitives then; a single noun, which may be a name in Kazakh, only where it is a known
/// organization. «Дорогами победы» and «Таза дала» are names.
pub(super) fn is_owner(text: &Text<'_>, tokens: &Tokens) -> bool {
    let first = text.word(tokens.start);
    let genitive = |i: usize| {
        let word = text.word(i);
        text.is_word(i)
            && !word.shape.kazakh
            && !word.shape.latin
            && word.best().is_some_and(|r| r.known)
            && word.can_be(Case::Gen)
    };
    let noun = first.any(|g| g.is_noun());
    let known = tokens.len() > 1 || !noun || first.is(List::OrgName);
    known && !first.can_be(Case::Nom) && tokens.clone().all(genitive)
}

/// «приз фестиваля за «Лучшую роль»»: a preposition right before the name, which stands in its case.
pub(super) fn is_governed(text: &Text<'_>, tokens: &Tokens) -> bool {
    let open = tokens.start - 1;
    let first = text.word(tokens.start);
    open > 0
        && text.word(open - 1).pos() == Pos::Preposition
        && first
            .best()
            .is_some_and(|r| r.known && r.grammar.case.is_some())
        && !first.can_be(Case::Nom)
}

/// «марш в поддержку журналиста «X»»: a person right before the name, which says where the person works.
pub(super) fn is_employer(text: &Text<'_>, head: &Head<'_>, open: usize) -> bool {
    let before = open - 1;
    head.token + head.len <= before
        && text.word(before).is(List::Office)
        && text.word(before).best().is_some_and(|r| {
            r.grammar.is_noun() && r.grammar.animate && r.grammar.number == Some(Number::Sing)
        })
}

/// «акции «Газпрома»»: shares of a known organization.
pub(super) fn is_stock(text: &Text<'_>, head: &Head<'_>, inside: &Tokens) -> bool {
    &*head.entry.surface == "акция"
        && text
            .word(head.token)
            .any(|g| g.number == Some(Number::Plur))
        && listed(
            text,
            inside.start,
            inside.end,
            ListSet::of(&[List::OrgName]),
        )
        .is_some()
}

/// «под кодовым названием «X»»: words between a head noun and its name that make it no undertaking.
pub(super) fn is_coded(text: &Text<'_>, between: Tokens) -> bool {
    between
        .into_iter()
        .any(|i| text.word(i).is(List::CampaignBar))
}

/// «В рамках этого проекта «X» открыл …»: a head noun pointed at has no name of its own, and the quoted name
/// is the subject of what follows.
pub(super) fn is_pointed_at(text: &Text<'_>, head: usize, after: usize) -> bool {
    let sentence = text.sentence(head);
    let this = head > sentence.start
        && ["этот", "данный"]
            .iter()
            .any(|lemma| text.word(head - 1).has_lemma(lemma));
    this && after < sentence.end && text.word(after).is_finite_verb()
}

/// Whether the sentence before token `open` speaks of films, books and the like.
pub(super) fn is_among_works(text: &Text<'_>, open: usize) -> bool {
    const WORKS: [&str; 14] = [
        "фильм",
        "кино",
        "книга",
        "сериал",
        "спектакль",
        "песня",
        "картина",
        "альбом",
        "пьеса",
        "повесть",
        "рассказ",
        "сборник",
        "мультфильм",
        "роль",
    ];
    pattern::backwards(text, open).any(|i| {
        let word = text.word(i);
        let first = word.normal.split('-').next().unwrap_or_default();
        WORKS
            .iter()
            .any(|lemma| word.has_lemma(lemma) || word.shape.hyphen && first == *lemma)
    })
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
        after + 1 + usize::from(after + 1 < sentence.end && text.normal(after + 1) == "это");
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

/// The Kazakh or Kyrgyz head noun behind a name: ««Таза өлке» экологиялық акциясына»; its entry and token.
pub(super) fn behind<'a>(text: &Text<'a>, after: usize, end: usize) -> Option<(&'a Entry, usize)> {
    const ENDINGS: [&str; 10] = [
        "на", "не", "нда", "нде", "ның", "нің", "нан", "нен", "мен", "н",
    ];
    let lists = text.lexicon.lists();
    let head = |i: usize| {
        let word = text.normal(i);
        let stems = ENDINGS
            .iter()
            .filter_map(|ending| word.strip_suffix(ending));
        std::iter::once(word)
            .chain(stems)
            .find_map(|stem| lists.find(List::CampaignHead, stem))
            .map(|entry| (entry, i))
    };
    (after..end.min(after + 4))
        .take_while(|&i| text.is_word(i))
        .find_map(head)
        .filter(|(entry, _)| matches!(entry.surface.chars().last(), Some('ы' | 'і')))
}

/// The reach stated before the head noun at token `head`, or between token `from` and it.
pub(super) fn scope(text: &Text<'_>, from: usize, head: usize) -> Option<(Scope, String, usize)> {
    let start = text.sentence(head).start;
    let first = start.max(from.min(head).saturating_sub(4));
    let mut i = head;
    while i > first {
        i -= 1;
        if !text.is_word(i) {
            if text.is_mark(i, ',') || text.is_dash(i) {
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
