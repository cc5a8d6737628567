//! The parts of a name whose tokens are given.

use super::agree;
use super::full::has_article;
use super::name::{Frame, named, named_at_any_rate};
use super::names_kin;
use super::parts::{Part, Slot, initials, is_capitalised, is_listed, is_roman, part};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{PersonName, Tokens};
use crate::text::Text;

/// The name at `tokens`, which are a person's for certain, in the nominative as well as possible: words that no
/// list knows, a lone family name in any case, initials, Latin letters.
pub fn read(text: &Text<'_>, tokens: Tokens) -> PersonName {
    let tokens = without_small_words(text, tokens);
    let (words, initial) = words(text, &tokens);
    if words.is_empty() {
        return as_printed(text, &tokens);
    }
    if let Some(noble) = noble(text, &tokens, &words) {
        return noble;
    }
    let family_first = is_family_first(text, &tokens, &words);
    let mut slots = slots(text, &words, initial.is_some(), family_first);
    let mut frame = initial.map_or_else(Frame::default, |initials| {
        Frame::of_initials(text, initials)
    });
    if family_first {
        frame.family = words.first().map(|&i| text.surface(i).to_owned());
        frame.family_first = true;
    }
    let name = named_at_any_rate(text, &tokens, &slots, &frame);
    if let [(first, Slot::Family), (second, Slot::Given)] = slots[..]
        && !part(text, first).surely_family()
    {
        slots = vec![(first, Slot::Given), (second, Slot::Family)];
        let usual = named_at_any_rate(text, &tokens, &slots, &frame);
        if let Some(usual) =
            usual.filter(|usual| total(usual) > name.as_ref().map_or(f32::MIN, total) - REVERSED)
        {
            return usual;
        }
    }
    name.unwrap_or_else(|| as_printed(text, &tokens))
}

/// The tokens without the small words before the name, which are no part of it: «святого Петра».
fn without_small_words(text: &Text<'_>, tokens: Tokens) -> Tokens {
    let end = tokens.end.min(text.len());
    let mut own = tokens.start.min(end)..end;
    let begins = |i: usize| {
        let capital = is_capitalised(text, i) && !begins_with_title(text, i, end);
        capital || has_article(text, i) || text.word(i).is(List::NameParticle)
    };
    let first = own.clone().find(|&i| begins(i)).unwrap_or(own.start);
    own.start = first;
    own
}

/// «Сын магната Мердока», «Дом Романовых»: a word for people with a capital that is no part of the name.
fn begins_with_title(text: &Text<'_>, i: usize, end: usize) -> bool {
    const TITLES: ListSet = ListSet::of(&[List::Office, List::Kin, List::Deputy, List::Honor]);
    let next = i + 1;
    if next >= end || !text.is_word(next) {
        return false;
    }
    let small = !text.word(next).shape.capital && !text.word(next).is(List::NameParticle);
    small && text.word(i).lists.meets(TITLES)
        || names_kin(text, i) && is_family_of_several(text, next)
}

fn is_family_of_several(text: &Text<'_>, i: usize) -> bool {
    is_capitalised(text, i) && part(text, i).suffix_of_family
}

/// «герцогине Корнуольской»: the title stands for the given name of who is called after a land.
fn noble(text: &Text<'_>, tokens: &Tokens, words: &[usize]) -> Option<PersonName> {
    let &[land] = words else { return None };
    let title = land.checked_sub(1).filter(|_| tokens.len() == 1)?;
    let word = text.word(title);
    let lemma = word
        .readings
        .iter()
        .map(|reading| &*reading.lemma)
        .find(|l| text.lexicon.group(Group::RoyalTitle).has(l))?;
    let frame = Frame {
        given: Some(lemma.to_owned()),
        ..Frame::default()
    };
    let name = named(text, tokens, &[(land, Slot::Family)], &frame)?;
    let family = name.family.as_deref()?;
    own(Group::LandEnding).ends(family).then_some(name)
}

/// How much likelier a name must be with the family name first, where nothing else says that it is one.
const REVERSED: f32 = 2.0;

/// Logarithm of the probability of the likeliest reading.
fn total(name: &PersonName) -> f32 {
    name.readings
        .first()
        .map_or(f32::MIN, |reading| reading.likelihood + reading.fit)
}

/// The words of a name that inflect, and the tokens of its initials.
fn words(text: &Text<'_>, tokens: &Tokens) -> (Vec<usize>, Option<Tokens>) {
    let mut words = Vec::new();
    let mut initial: Option<Tokens> = None;
    let mut i = tokens.start;
    while i < tokens.end {
        if let Some(after) = initials(text, i, tokens.end) {
            // «Джон Ф. Кеннеди»: a middle one stays with the family name
            let outer = words.is_empty() || after >= tokens.end;
            if outer && initial.is_none() {
                initial = Some(i..after);
            }
            i = after;
            continue;
        }
        // «Хамад Аль Тани»: the article stays with the word behind it
        let article = !words.is_empty()
            && i + 1 < tokens.end
            && own(Group::Article).has(text.normal(i))
            && is_capitalised(text, i + 1);
        let word = (is_capitalised(text, i) || has_article(text, i)) && !is_roman(text, i);
        if word && !article && text.word(i).shape.letters > 1 {
            words.push(i);
        }
        i += 1;
    }
    (words, initial)
}

/// «Ким Чен Ын»: the family name first, then one or two short words.
fn is_family_first(text: &Text<'_>, tokens: &Tokens, words: &[usize]) -> bool {
    let [first, rest @ ..] = words else {
        return false;
    };
    let short = |&i: &usize| text.word(i).shape.letters <= 8 && text.word(i).shape.cyrillic;
    *first == tokens.start
        && words.len() == tokens.len()
        && matches!(rest.len(), 1 | 2)
        && text.word(*first).is(List::FamilyFirst)
        && rest.iter().all(short)
        && rest.iter().all(|&i| {
            let part = part(text, i);
            let another = part.given || part.surely_family();
            !part.patronymic && (rest.len() == 2 || !another)
        })
}

/// Whether all words of the name agree in some case.
pub(super) fn agrees(text: &Text<'_>, tokens: &Tokens) -> bool {
    let (words, _) = words(text, tokens);
    let slots = slots(text, &words, false, is_family_first(text, tokens, &words));
    agree::agrees(text, &slots)
}

/// The slots of `words`.
fn slots(
    text: &Text<'_>,
    words: &[usize],
    initials: bool,
    family_first: bool,
) -> Vec<(usize, Slot)> {
    let parts: Vec<Part> = words.iter().map(|&i| part(text, i)).collect();
    if family_first {
        return words
            .last()
            .map(|&i| (i, Slot::Given))
            .into_iter()
            .collect();
    }
    let patronymic = parts
        .iter()
        .position(|part| part.patronymic)
        .filter(|&at| at > 0);
    let order = match *words {
        [one] if text.word(one).is(List::FamilyFirst) => vec![Slot::Family],
        [first, second] if text.word(first).is(List::FamilyFirst) && is_listed(text, second) => {
            vec![Slot::Family, Slot::Given]
        }
        _ => order(&parts, initials, patronymic),
    };
    let numbered = |i: usize| i + 1 < text.len() && is_roman(text, i + 1);
    let given = |(i, slot)| match slot {
        Slot::Family if numbered(i) => (i, Slot::Given),
        _ => (i, slot),
    };
    words.iter().copied().zip(order).map(given).collect()
}

/// The slot of each part.
fn order(parts: &[Part], initials: bool, patronymic: Option<usize>) -> Vec<Slot> {
    use Slot::{Family, Given, Patronymic};
    let last = parts.len().saturating_sub(1);
    match (parts, patronymic) {
        _ if initials => vec![Family; parts.len()],
        ([one], _) if one.given && !one.only_family => vec![Given],
        ([_], _) => vec![Family],
        // «Бауыржан Момышулы»
        ([_, second], Some(1)) if second.turkic => vec![Given, Family],
        ([first, _, third], Some(1)) if third.given && !first.given => {
            vec![Family, Patronymic, Given]
        }
        (_, Some(at)) => (0..parts.len())
            .map(|i| match i {
                _ if i == at => Patronymic,
                0 if at == last && at > 1 => Family,
                _ if i < at => Given,
                _ => Family,
            })
            .collect(),
        ([first, second], None) if first.surely_family() && second.given && !first.given => {
            vec![Family, Given]
        }
        ([first, second], None)
            if second.given && !second.surely_family() && !first.given && first.can_be_family() =>
        {
            vec![Family, Given]
        }
        _ => (0..parts.len())
            .map(|i| if i == last { Family } else { Given })
            .collect(),
    }
}

/// The words as they stand.
fn as_printed(text: &Text<'_>, tokens: &Tokens) -> PersonName {
    PersonName {
        family: (!tokens.is_empty()).then(|| crate::pattern::phrase(text, tokens)),
        ..PersonName::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::Analyst;

    /// Given name, patronymic and family name of `name`, which stands behind `before`.
    fn parts(before: &str, name: &str, analyst: &Analyst) -> String {
        let marked = format!("{before}[{name}], и другие.");
        analyst.read_marked(&marked, |text, tokens| {
            let name = read(text, tokens);
            [&name.given, &name.patronymic, &name.family]
                .map(|part| part.as_deref().unwrap_or("-"))
                .join("|")
        })
    }

    #[test]
    fn names_are_read_without_lists() {
        let cases = [
            ("Пришёл ", "Аскар Жумадилов", "Аскар|-|Жумадилов"),
            ("Встреча с ", "Бертраном Лагранжем", "Бертран|-|Лагранж"),
            ("Слово о ", "Кулагине", "-|-|Кулагин"),
            ("Интервью с ", "Обамой", "-|-|Обама"),
            ("Указ подписал ", "К.-Ж. Токаев", "К.-Ж.|-|Токаев"),
            ("Отчёт ", "Балаевой А. Б.", "А. Б.|-|Балаева"),
            ("Основатель — ", "Elon Musk", "Elon|-|Musk"),
            ("Встреча с ", "Ким Чен Ыном", "Чен Ын|-|Ким"),
            ("Для ", "Иргебаева Мираса", "Мирас|-|Иргебаев"),
            ("Для ", "Петровой Анны Ивановны", "Анна|Ивановна|Петрова"),
            ("Речь ", "Урсулы фон дер Ляйен", "Урсула|-|фон дер Ляйен"),
            ("Избран ", "Бенедикт XVI", "Бенедикт XVI|-|-"),
            ("Передали ", "Бауыржану Момышулы", "Бауыржан|-|Момышулы"),
            ("Музей ", "Джона Ф. Кеннеди", "Джон|-|Ф. Кеннеди"),
            ("Для ", "НУРСУЛТАНА НАЗАРБАЕВА", "Нурсултан|-|Назарбаев"),
            ("Победа ", "Серены Уильямс", "Серена|-|Уильямс"),
            ("Встреча с ", "Тамимом Аль Тани", "Тамим|-|Аль Тани"),
            ("Слово ", "Гасана аль-Хатиба", "Гасан|-|аль-Хатиб"),
            ("Отставка ", "аль-Хатиба", "-|-|аль-Хатиб"),
            ("Церковь ", "святого Петра", "Пётр|-|-"),
            ("Видел ленивого ", "Юлия Цезаря", "Юлий|-|Цезарь"),
            ("Критики ", "Алиева", "-|-|Алиев"),
            ("Критик ", "Алиев", "-|-|Алиев"),
            (
                "Передаёт корреспондент «МИР 24» ",
                "Алена Грачева",
                "Алена|-|Грачева",
            ),
            (
                "Это глава клуба волонтёров ",
                "Кумаргазы Досмуханбетов",
                "Кумаргазы|-|Досмуханбетов",
            ),
            ("Вышел, заменив ", "Сами Хедиру", "Сами|-|Хедира"),
            ("Это соратник ", "Цзян Цзэминя", "Цзэминь|-|Цзян"),
            (
                "Слово ",
                "герцогини Корнуольской",
                "герцогиня|-|Корнуольская",
            ),
            ("Слово ", "герцогини Камиллы", "Камилла|-|-"),
            ("Чудо ", "Блаженного Августина", "Блаженный|-|Августин"),
        ];
        let analyst = Analyst::new();
        for (before, name, expected) in cases {
            assert_eq!(parts(before, name, &analyst), expected, "{name}");
        }
    }
}
