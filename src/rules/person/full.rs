//! Names of two words or more.

use super::name::{Frame, named};
use super::parts::{Part, Slot, initials, is_capitalised, is_listed, is_turkic_stem, part};
use super::rules::{FAMILY_GIVEN, GIVEN_FAMILY, GIVEN_PATRONYMIC, SON_OF};
use super::{mention, person};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::{List, ListSet};
use crate::mention::Mention;
use crate::pattern::{self, is_given_of};
use crate::text::Text;

/// «Урмату Тургунбек уулу»: the father's name does not inflect.
pub(super) fn son_of(text: &Text<'_>, i: usize, end: usize, first: Part) -> Option<Mention> {
    let (father, kin) = (i + 1, i + 2);
    let fits = kin < end
        && text.lexicon.group(Group::KinWord).has(text.normal(kin))
        && is_capitalised(text, father)
        && text.tokens[father].spaced
        && (first.given || first.unknown)
        && !(text.is_kazakh(kin) && is_genitive(text, father)); // «Роза Омарованың ұлы»
    if !fits {
        return None;
    }
    let frame = Frame {
        family: Some(pattern::phrase(text, &(father..kin + 1))),
        ..Frame::default()
    };
    let name = named(text, &(i..kin + 1), &[(i, Slot::Given)], &frame)?;
    Some(mention(&SON_OF, i..kin + 1, 0.93, name))
}

fn is_genitive(text: &Text<'_>, i: usize) -> bool {
    svodka_kazakh::read(text.normal(i)).chain.case == svodka_kazakh::Case::Genitive
}

/// Given name and family name in either order, with what stands between and behind.
pub(super) fn full_name(text: &Text<'_>, i: usize, end: usize, first: Part) -> Option<Mention> {
    // «Зиябек Кабыл»: the first is made like a given name, though no list has it
    let made = first.unknown && !text.is_kazakh(i) && is_turkic_stem(text.normal(i));
    let mut first = first;
    first.given |= made;
    let mut slots = vec![];
    let mut next = i + 1;
    let latin = text.word(i).shape.latin;
    let second = |at: usize| {
        (at < end
            && text.word(at).shape.latin == latin
            && is_capitalised(text, at)
            && text.tokens[at].spaced)
            .then(|| follower(text, i, at, first))
    };
    let rule = match second(next) {
        Some(_)
            if text.word(i).is(List::FamilyFirst)
                && is_listed(text, next)
                && second(next + 1).is_none() =>
        {
            slots.extend([(i, Slot::Family), (next, Slot::Given)]);
            next += 1;
            &FAMILY_GIVEN
        }
        Some(p)
            if (first.family
                || first.unknown
                || first.suffix
                || text.word(i).is(List::FamilyFirst))
                && (p.given || p.unknown)
                && second(next + 1)
                    .is_some_and(|third| third.patronymic && (!third.turkic || first.suffix)) =>
        {
            slots.extend([(i, Slot::Family), (next, Slot::Given)]);
            slots.push((next + 1, Slot::Patronymic));
            next += 2;
            &FAMILY_GIVEN
        }
        Some(p)
            if p.patronymic && first.given && is_given_of(text, i, "f") && is_mans(text, next) =>
        {
            slots.extend([(i, Slot::Given), (next, Slot::Family)]);
            next += 1;
            &GIVEN_FAMILY
        }
        Some(p) if is_shouted(text, i, next) && (p.given || p.can_be_family()) => {
            slots.extend([(i, Slot::Given), (next, Slot::Family)]);
            next += 1;
            &GIVEN_FAMILY
        }
        Some(p)
            if p.patronymic
                && !first.patronymic
                && (first.given || first.unknown || first.family) =>
        {
            slots.extend([(i, Slot::Given), (next, Slot::Patronymic)]);
            next += 1;
            match second(next) {
                Some(family)
                    if family.can_be_family()
                        && (family.family || !family.is_elsewhere())
                        && (family.family || !family.only_given) =>
                {
                    slots.push((next, Slot::Family));
                    next += 1;
                    &GIVEN_FAMILY
                }
                _ if p.turkic => {
                    slots[1].1 = Slot::Family;
                    &GIVEN_FAMILY
                }
                _ => &GIVEN_PATRONYMIC,
            }
        }
        Some(p)
            if first.given
                && (p.can_be_family() || borrows(text, i, next, end, first, p))
                && !(first.surely_family() && p.given && !p.family) =>
        {
            slots.extend([(i, Slot::Given), (next, Slot::Family)]);
            next += 1;
            next = further(text, next, end, &mut slots);
            &GIVEN_FAMILY
        }
        Some(p)
            if first.unknown
                && !first.suffix
                && p.given
                && !p.patronymic
                && second(next + 1).is_some_and(|third| third.given && !third.patronymic) =>
        {
            slots.extend([
                (i, Slot::Given),
                (next, Slot::Given),
                (next + 1, Slot::Family),
            ]);
            next += 2;
            &GIVEN_FAMILY
        }
        Some(p)
            if (first.family || first.unknown)
                && p.given
                && !p.surely_family()
                && !second(next + 1)
                    .is_some_and(|third| third.surely_family() && !third.patronymic) =>
        {
            slots.extend([(i, Slot::Family), (next, Slot::Given)]);
            next += 1;
            if second(next).is_some_and(|p| p.patronymic) {
                slots.push((next, Slot::Patronymic));
                next += 1;
            }
            &FAMILY_GIVEN
        }
        _ if first.given => {
            let (family, after) = over_middle(text, next, end)?;
            slots.extend([(i, Slot::Given), (family, Slot::Family)]);
            next = further(text, after, end, &mut slots);
            &GIVEN_FAMILY
        }
        Some(p)
            if first.unknown
                && !first.is_elsewhere()
                && !second(next + 2).is_some_and(|p| p.patronymic)
                && (p.surely_family() || (p.suffix && p.unknown)) =>
        {
            slots.extend([(i, Slot::Given), (next, Slot::Family)]);
            next += 1;
            &GIVEN_FAMILY
        }
        _ => return None,
    };
    let confidence = if rule.id == GIVEN_FAMILY.id {
        0.97
    } else {
        0.94
    };
    person(text, rule, i..next, &slots, confidence).or_else(|| {
        // the words behind the first two may be another name
        let shorter = slots.get(..2).filter(|_| slots.len() > 2)?;
        let end = shorter[1].0 + 1;
        person(text, rule, i..end, shorter, confidence)
    })
}

/// «Джек Лондон», «Алексей Учитель»: an occupation or place right behind a given name inside a sentence,
/// with nothing behind it that it would belong to.
fn borrows(text: &Text<'_>, i: usize, at: usize, end: usize, first: Part, second: Part) -> bool {
    let ends = at + 1 >= end || !text.is_word(at + 1) || !text.word(at + 1).shape.capital;
    second.is_borrowed() && first.only_given && !text.word(i).shape.all_caps && ends
}

/// «Перизат КАЙРАТ»: capitals throughout are how a family name is set off.
fn is_shouted(text: &Text<'_>, i: usize, at: usize) -> bool {
    let (first, second) = (text.word(i).shape, text.word(at).shape);
    second.all_caps && second.letters > 4 && !first.all_caps && first.letters > 1
}

/// «Алексиевич»: a man's patronymic in the nominative, beside a woman's name a surname.
fn is_mans(text: &Text<'_>, i: usize) -> bool {
    own(Group::FatherEnding).ends(text.normal(i))
}

/// What the word at token `at` can be behind the first word `i` of a name: a few capital letters behind a
/// given name in small ones are a family name, unless some list knows them.
fn follower(text: &Text<'_>, i: usize, at: usize, first: Part) -> Part {
    const KNOWN: ListSet = ListSet::of(&[List::Place, List::OrgName, List::OrgHead, List::OrgForm]);
    let word = text.word(at);
    let short = word.shape.all_caps && word.shape.cyrillic && matches!(word.shape.letters, 3 | 4);
    if short && first.given && !text.word(i).shape.all_caps && !word.lists.meets(KNOWN) {
        return Part::unheard_of();
    }
    part(text, at)
}

/// How many words a name may have that inflect.
const LONGEST: usize = 5;

/// Further words of a name: a family name after two given names («Хуан Пабло Монтойя»), a second one
/// («Энрике Каприлес Радонски»), one with particles («Кристина Фернандес де Киршнер»), or a patronymic.
fn further(text: &Text<'_>, next: usize, end: usize, slots: &mut Vec<(usize, Slot)>) -> usize {
    let mut next = next;
    while slots.len() < LONGEST && next < end && text.tokens[next].spaced {
        let Some(&(before, _)) = slots.last() else {
            break;
        };
        if let Some((at, after)) = with_particles(text, next, end) {
            slots.push((at, Slot::Family));
            next = after;
            continue;
        }
        if !is_capitalised(text, next) || text.word(next).shape.latin {
            break;
        }
        let (second, third) = (part(text, before), part(text, next));
        if third.patronymic {
            slots.push((next, Slot::Patronymic));
            return next + 1;
        }
        if !follows(text, before, second, third) {
            break;
        }
        if let Some(last) = slots.last_mut().filter(|_| second.given) {
            last.1 = Slot::Given;
        }
        slots.push((next, Slot::Family));
        next += 1;
    }
    next
}

/// Whether a capitalised word goes on a name whose last word is at `before`.
fn follows(text: &Text<'_>, before: usize, second: Part, third: Part) -> bool {
    if third.is_blocked() || third.common || second.suffix {
        return false;
    }
    let family = third.surely_family() || (second.given && third.can_be_family());
    if family && !second.surely_family() {
        return true;
    }
    let settled = own(Group::SettledEnding).ends(text.normal(before));
    let foreign =
        !settled && !text.word(before).shape.hyphen && !third.is_elsewhere() && !third.suffix;
    foreign && (third.unknown || third.family) && !third.given
}

/// A family name behind particles or an article: the word that inflects and the token after it.
fn with_particles(text: &Text<'_>, next: usize, end: usize) -> Option<(usize, usize)> {
    if next < end && has_article(text, next) {
        return Some((next, next + 1));
    }
    let mut at = next;
    while at < end && at < next + 3 && text.word(at).is(List::NameParticle) {
        at += 1;
    }
    let words = at > next && at < end && text.tokens[at].spaced;
    if !words || !(is_capitalised(text, at) || has_article(text, at)) {
        return None;
    }
    let head = part(text, at);
    let conjunction = own(Group::JoiningParticle).has(text.normal(next));
    let able = if conjunction {
        head.can_be_family() && !head.given
    } else {
        head.can_be_family() || head.given
    };
    able.then_some((at, at + 1))
}

/// «аль-Багдади», «ас-Сиси»: an Arabic name with its article.
pub(super) fn has_article(text: &Text<'_>, i: usize) -> bool {
    let shape = text.word(i).shape;
    shape.hyphen
        && shape.cyrillic
        && text
            .surface(i)
            .split_once('-')
            .is_some_and(|(article, name)| {
                own(Group::Article).has(article) && name.starts_with(char::is_uppercase)
            })
}

/// A family name after an initial or particle: «Джон Ф. Кеннеди», «Урсула фон дер Ляйен».
fn over_middle(text: &Text<'_>, next: usize, end: usize) -> Option<(usize, usize)> {
    if let Some(after) = initials(text, next, end) {
        let found = after < end && is_capitalised(text, after) && part(text, after).can_be_family();
        return found.then_some((after, after + 1));
    }
    with_particles(text, next, end)
}
