//! Names of two words or more.

use super::parts::{Part, Slot, initials, is_capitalised, part};
use super::person;
use super::rules::{FAMILY_GIVEN, GIVEN_FAMILY, GIVEN_PATRONYMIC};
use crate::lexicon::list::{List, ListSet};
use crate::mention::Mention;
use crate::text::Text;

/// Given name and family name in either order, with what stands between and behind.
pub(super) fn full_name(text: &Text<'_>, i: usize, end: usize, first: Part) -> Option<Mention> {
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
        Some(p)
            if (first.family || first.unknown || first.suffix)
                && (p.given || p.unknown)
                && second(next + 1).is_some_and(|third| third.patronymic && !third.turkic) =>
        {
            slots.extend([(i, Slot::Family), (next, Slot::Given)]);
            slots.push((next + 1, Slot::Patronymic));
            next += 2;
            &FAMILY_GIVEN
        }
        Some(p)
            if p.patronymic
                && !first.patronymic
                && (first.given || first.unknown || first.family) =>
        {
            slots.extend([(i, Slot::Given), (next, Slot::Patronymic)]);
            next += 1;
            match second(next) {
                Some(family) if family.can_be_family() => {
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
                && p.can_be_family()
                && !(first.surely_family() && p.given && !p.family) =>
        {
            slots.extend([(i, Slot::Given), (next, Slot::Family)]);
            next += 1;
            next = further(text, next, end, &mut slots);
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
            next = after;
            &GIVEN_FAMILY
        }
        Some(p) if first.unknown && !first.is_elsewhere() && p.surely_family() => {
            slots.extend([(i, Slot::Given), (next, Slot::Family)]);
            next += 1;
            &GIVEN_FAMILY
        }
        _ => return None,
    };
    person(
        text,
        rule,
        i..next,
        &slots,
        if rule.id == GIVEN_FAMILY.id {
            0.97
        } else {
            0.94
        },
    )
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

/// A third word: a family name after two given names («Хуан Пабло Монтойя»), or a patronymic behind.
fn further(text: &Text<'_>, next: usize, end: usize, slots: &mut Vec<(usize, Slot)>) -> usize {
    if next >= end || !is_capitalised(text, next) || !text.tokens[next].spaced {
        return next;
    }
    let third = part(text, next);
    let second = slots
        .last()
        .map(|&(at, _)| part(text, at))
        .unwrap_or_default();
    if third.patronymic {
        slots.push((next, Slot::Patronymic));
        return next + 1;
    }
    let family = third.surely_family() || (second.given && third.can_be_family() && !third.common);
    if family && !second.surely_family() && !third.is_blocked() {
        if let Some(last) = slots.last_mut().filter(|_| second.given) {
            last.1 = Slot::Given;
        }
        slots.push((next, Slot::Family));
        return next + 1;
    }
    next
}

/// A family name after an initial or particle: «Джон Ф. Кеннеди», «Урсула фон дер Ляйен».
fn over_middle(text: &Text<'_>, next: usize, end: usize) -> Option<(usize, usize)> {
    let mut at = next;
    if let Some(after) = initials(text, next, end) {
        at = after;
    } else {
        while at < end && at < next + 2 && text.word(at).is(List::NameParticle) {
            at += 1;
        }
    }
    let found = at > next && at < end && is_capitalised(text, at) && part(text, at).can_be_family();
    found.then_some((at, at + 1))
}
