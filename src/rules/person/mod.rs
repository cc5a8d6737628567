//! People: names of one to four words in any order and case.

mod again;
mod agree;
mod beside;
mod context;
mod endings;
mod forms;
mod full;
mod gender;
mod kazakh;
mod name;
mod paradigm;
mod parted;
mod parts;
mod prior;
mod read;
mod rules;
mod sign;
mod syllables;

use super::{Rule, place};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Mention, Name, PersonName, Tokens};
use crate::pattern;
use crate::text::Text;
use beside::{couple, gloss};
use full::{full_name, son_of};
use name::{Frame, named};
pub use parted::{parted, without_place};
pub use parts::is_acronym;
use parts::{Part, Slot, initials, is_capitalised, is_roman, part};
pub use read::read;
pub use rules::RULES;
use rules::{FAMILY, FAMILY_FIRST, GIVEN, INITIALS, MONARCH, TITLED};
pub use sign::{follows_say_phrase, is_name_like};
use syllables::is_chinese;

/// Whether the mention is a given name and a family name in either order.
pub fn is_full(mention: &Mention) -> bool {
    mention.rule == rules::GIVEN_FAMILY.id || mention.rule == rules::FAMILY_GIVEN.id
}

/// Whether the mention is a family name alone, found by the rules.
pub fn is_lone_family(mention: &Mention) -> bool {
    mention.rule == FAMILY.id
}

/// Finds candidates for names of people.
pub fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let first = found.len();
    let mut i = 0;
    while i < text.len() {
        if !is_capitalised(text, i) {
            i += 1;
            continue;
        }
        if let Some(couple) = couple(text, i, text.sentence(i).end) {
            i = couple[1].tokens.end;
            found.extend(couple);
            continue;
        }
        match at(text, i).filter(|name| !names_thing(text, name)) {
            Some(mention) => {
                i = mention.tokens.end;
                let gloss = gloss(text, &mention);
                found.push(mention);
                if let Some(gloss) = gloss {
                    i = gloss.tokens.end;
                    found.push(gloss);
                }
            }
            None => i += 1,
        }
    }
    again::find(text, found, first);
}

/// The longest name that begins at token `i`.
fn at(text: &Text<'_>, i: usize) -> Option<Mention> {
    let end = text.sentence(i).end;
    if ends_place(text, i, end) {
        return None;
    }
    if let Some(mention) = family_first(text, i, end) {
        return Some(mention);
    }
    if let Some(after) = initials(text, i, end) {
        return initials_first(text, i, after, end);
    }
    let first = part(text, i);
    if first.is_blocked() {
        return first
            .is_place_like()
            .then(|| titled(text, i, end, first))
            .flatten();
    }
    monarch(text, i, end, first)
        .or_else(|| son_of(text, i, end, first))
        .or_else(|| full_name(text, i, end, first))
        .or_else(|| family_and_initials(text, i, end, first))
        .or_else(|| titled(text, i, end, first))
        .or_else(|| alone(text, i, first))
}

/// «Бұл Абай көшесінде», «Жоғарғы Сот»: the Kazakh name of a place, whose noun stands right behind, or of a body.
fn names_thing(text: &Text<'_>, name: &Mention) -> bool {
    let next = name.tokens.end;
    let is_place = next < text.sentence(next - 1).end && place::ends_name(text, next);
    is_place || names_body(text, &name.tokens)
}

/// «Жоғарғы Сот»: whether the last of several Kazakh words is a noun for a body.
pub fn names_body(text: &Text<'_>, tokens: &Tokens) -> bool {
    let last = tokens.end - 1;
    tokens.len() > 1
        && !text.word(last).is(List::GivenName)
        && pattern::bare_body(text, last).is_some()
}

/// «область Абай»: the last word of a place that the list knows.
fn ends_place(text: &Text<'_>, i: usize, end: usize) -> bool {
    i > text.sentence(i).start
        && text.is_word(i - 1)
        && pattern::listed(text, i - 1, end, ListSet::of(&[List::Place]))
            .is_some_and(|place| place.len == 2)
}

/// «Ким Чен Ын», «Си Цзиньпин»: the last word alone inflects.
fn family_first(text: &Text<'_>, i: usize, end: usize) -> Option<Mention> {
    let follows = |at: usize| {
        at < end && text.tokens[at].spaced && is_capitalised(text, at) && {
            let word = text.word(at);
            word.shape.cyrillic && !word.shape.all_caps && word.shape.letters <= 8
        }
    };
    if !text.word(i).is(List::FamilyFirst) || !follows(i + 1) {
        return None;
    }
    let short = |at: usize| text.word(at).shape.letters <= 5;
    let last = if short(i + 1) && follows(i + 2) && short(i + 2) {
        i + 2
    } else {
        i + 1
    };
    let second = part(text, last);
    let chinese = is_chinese(text.normal(last)) && !text.word(last).is(List::GivenName);
    if last == i + 1
        && !chinese
        && (second.given || second.surely_family() || second.is_elsewhere() || second.common)
    {
        return None;
    }
    let frame = Frame {
        family: Some(text.surface(i).to_owned()),
        family_first: true,
        ..Frame::default()
    };
    let name = named(text, &(i..last + 1), &[(last, Slot::Given)], &frame)?;
    Some(mention(&FAMILY_FIRST, i..last + 1, 0.93, name))
}

/// «Бенедикт XVI», «Карл XVI Густав», «Иоанн Павел II».
fn monarch(text: &Text<'_>, i: usize, end: usize, first: Part) -> Option<Mention> {
    let named = |at: usize| at < end && is_capitalised(text, at) && part(text, at).given;
    let number = |at: usize| at < end && is_roman(text, at) && text.tokens[at].spaced;
    if !(first.given || (first.unknown && !text.starts_clause(i))) || !text.word(i).shape.cyrillic {
        return None;
    }
    let mut slots = vec![(i, Slot::Given)];
    let mut next = i + 1;
    if named(next) && number(next + 1) {
        slots.push((next, Slot::Given));
        next += 1;
    }
    if !number(next) {
        return None;
    }
    next += 1;
    if slots.len() == 1 && named(next) {
        slots.push((next, Slot::Given));
        next += 1;
    }
    person(text, &MONARCH, i..next, &slots, 0.9)
}

/// «А.Балаева», «К.-Ж. Токаев», «А. Н. Котова».
fn initials_first(text: &Text<'_>, i: usize, after: usize, end: usize) -> Option<Mention> {
    if after >= end
        || !is_capitalised(text, after)
        || part(text, after).is_blocked()
        || describes_several(text, after)
    {
        return None;
    }
    let frame = Frame::of_initials(text, i..after);
    let name = named(text, &(i..after + 1), &[(after, Slot::Family)], &frame)?;
    Some(mention(&INITIALS, i..after + 1, 0.95, name))
}

/// «… на пик М. Найденные вещи …»: an adjective in the plural begins another sentence.
fn describes_several(text: &Text<'_>, i: usize) -> bool {
    let best = text.word(i).best();
    best.is_some_and(|r| {
        r.known
            && r.grammar.name.is_none()
            && r.grammar.is_adjectival()
            && r.grammar.number == Some(Number::Plur)
    })
}

/// «Котова А.Н.»
fn family_and_initials(text: &Text<'_>, i: usize, end: usize, first: Part) -> Option<Mention> {
    if !first.family && !first.unknown {
        return None;
    }
    let after = (i + 1 < end)
        .then(|| initials(text, i + 1, end))
        .flatten()?;
    let frame = Frame::of_initials(text, i + 1..after);
    let name = named(text, &(i..after), &[(i, Slot::Family)], &frame)?;
    Some(mention(&INITIALS, i..after, 0.93, name))
}

/// Two capitalised words after a title.
fn titled(text: &Text<'_>, i: usize, end: usize, first: Part) -> Option<Mention> {
    let next = i + 1;
    if next >= end || !is_capitalised(text, next) || !text.tokens[next].spaced {
        return None;
    }
    let second = part(text, next);
    if !text.word(i).shape.cyrillic || !text.word(next).shape.cyrillic {
        return None;
    }
    let named = |p: Part| p.unknown || p.given || p.family;
    let third = next + 1 < end && is_capitalised(text, next + 1) && text.tokens[next + 1].spaced;
    let named = if first.is_place_like() {
        !third && text.word(i).can_be(Case::Nom)
    } else {
        named(first) || named(second)
    };
    let another = first.common && !first.given && !first.family && second.given; // «министр Республики Аида …»
    if another || second.is_blocked() || second.is_place_like() || !named || !after_title(text, i) {
        return None;
    }
    let slots = if first.surely_family() && second.given {
        [(i, Slot::Family), (next, Slot::Given)]
    } else {
        [(i, Slot::Given), (next, Slot::Family)]
    };
    person(text, &TITLED, i..next + 1, &slots, 0.9)
}

/// Whether a title stands before token `i`, with at most its complements between.
pub fn after_title(text: &Text<'_>, i: usize) -> bool {
    const TITLES: ListSet = ListSet::of(&[List::Office, List::Honor, List::Deputy]);
    for before in pattern::backwards(text, i).take(16) {
        let word = text.word(before);
        if word.lists.meets(TITLES) {
            return true;
        }
        let passes = text.is_mark(before, '»')
            || text.is_mark(before, '«')
            || text.is_mark(before, '"')
            || text.is_word(before);
        if !passes || word.is_finite_verb() {
            return false;
        }
    }
    false
}

/// A family or given name alone.
fn alone(text: &Text<'_>, i: usize, first: Part) -> Option<Mention> {
    let begins = text.starts_clause(i);
    if qualifies_noun(text, i) || text.is_in_short_quote(i) {
        return None;
    }
    if first.surely_family() && (!begins || first.only_family) {
        return person(
            text,
            &FAMILY,
            i..i + 1,
            &[(i, Slot::Family)],
            if first.only_family { 0.85 } else { 0.7 },
        );
    }
    if first.patronymic && !first.given {
        return None;
    }
    if first.given && text.word(i).is(List::FamilyFirst) && !begins {
        return person(text, &FAMILY, i..i + 1, &[(i, Slot::Family)], 0.7);
    }
    if first.suffix_of_family && after_kin(text, i) {
        return person(text, &FAMILY, i..i + 1, &[(i, Slot::Family)], 0.8);
    }
    if first.given && !first.common && (!begins || first.only_given) {
        return person(text, &GIVEN, i..i + 1, &[(i, Slot::Given)], 0.65);
    }
    None
}

/// «супруги Ивановы», «семья Ахметовых»: a word for several people of one family before token `i`.
fn after_kin(text: &Text<'_>, i: usize) -> bool {
    i > text.sentence(i).start && names_kin(text, i - 1)
}

/// A word for several people of one family.
fn names_kin(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    text.lexicon.group(Group::SharedName).has_lemma_of(word)
}

/// «Шукшинской премии»: an adjective before the noun it agrees with.
pub fn qualifies_noun(text: &Text<'_>, i: usize) -> bool {
    let joined = i + 2 < text.sentence(i).end && text.is_a(i + 1, Function::And | Function::Or);
    let next = i + 1 + 2 * usize::from(joined && is_relational(text, i + 2));
    is_relational(text, i)
        && next < text.sentence(i).end
        && text.is_word(next)
        && !text.word(next).shape.capital
        && text.word(next).pos() == crate::lexicon::grammar::Pos::Noun
}

/// Whether the word at token `i` ends like an adjective in -ский.
fn is_relational(text: &Text<'_>, i: usize) -> bool {
    let normal = text.normal(i);
    own(Group::SkStem).is_within(normal) && text.lexicon.group(Group::AdjectiveEnding).ends(normal)
}

/// The mention whose words agree in case and gender; `None` where they do not.
fn person(
    text: &Text<'_>,
    rule: &Rule,
    tokens: Tokens,
    slots: &[(usize, Slot)],
    confidence: f64,
) -> Option<Mention> {
    let name = named(text, &tokens, slots, &Frame::default())?;
    Some(mention(rule, tokens, confidence, name))
}

fn mention(rule: &Rule, tokens: Tokens, confidence: f64, name: PersonName) -> Mention {
    Mention {
        whole: tokens.clone(),
        tokens,
        name: Name::Person(name),
        rule: rule.id,
        confidence,
    }
}
