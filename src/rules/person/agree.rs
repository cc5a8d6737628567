//! The case and gender that the words of a name share, and their nominatives.

use super::context::{CASES, context};
use super::forms::{Form, forms, printed};
use super::kazakh;
use super::paradigm::{Bearer, Cases};
use super::parts::Slot;
use crate::lexicon::grammar::Case;
use crate::text::Text;
use crate::vocabulary::Gender;
use std::sync::Arc;

/// A name in the nominative, as its words may be read.
#[derive(Clone, Debug)]
pub(super) struct Agreed {
    /// Nominative of each slot, in the order of the slots.
    pub forms: Vec<String>,
    /// Gender, where the words show it.
    pub gender: Option<Gender>,
    /// Logarithm of the probability that somebody is called so.
    pub likelihood: f32,
    /// Logarithm of the probability of the case in which the words then stand.
    pub fit: f32,
}

/// Readings kept of a name, at most.
const KEPT: usize = 6;
/// How much less likely than the best one a reading may be.
const MARGIN: f32 = 9.0;
/// How much likelier by the words one gender must be than the other to be said.
const SHOWN: f32 = 1.4;
/// How much less likely a given name may be in this case than in another, and a family name.
const STRAYED: f32 = 3.6;
const STRAYED_FAMILY: f32 = 5.0;
/// Men are named more often than women, all the more by their family names alone: logarithms of the shares.
const MAN: f32 = -0.35;
const WOMAN: f32 = -1.2;
const WOMAN_BY_FAMILY: f32 = -2.4;
const FAMILY: f32 = -2.5;
/// Forms of a word that are tried, the likeliest first.
const TRIED: usize = 5;

/// Words of a name of which several forms are tried.
const LONGEST: usize = 6;
/// What names that keep company gain together.
const RHYME: f32 = 1.5;
/// What a word costs that fits no case of the others, and a family name: papers leave many unbent, «Данияру Айтжан».
const FROZEN: f32 = -8.0;
const FROZEN_FAMILY: f32 = -5.0;

/// The readings of all `slots` in one case and gender, the likeliest first; the name is at tokens `start..end`.
/// Empty where the words agree in none.
pub(super) fn agree(
    text: &Text<'_>,
    start: usize,
    end: usize,
    slots: &[(usize, Slot)],
) -> Vec<Agreed> {
    readings(text, start, end, slots, false)
}

/// The same where the words are a name for certain: one that fits no case of the others stays as it is.
pub(super) fn agree_at_any_rate(
    text: &Text<'_>,
    start: usize,
    end: usize,
    slots: &[(usize, Slot)],
) -> Vec<Agreed> {
    let found = agree(text, start, end, slots);
    if found.is_empty() {
        readings(text, start, end, slots, true)
    } else {
        found
    }
}

/// Whether there are such readings; costs less than to make them.
pub(super) fn agrees(text: &Text<'_>, slots: &[(usize, Slot)]) -> bool {
    let forms = slots.iter().map(|&(at, slot)| forms(text, at, slot));
    let all: Vec<Arc<[Form]>> = forms.collect();
    bearers(slots).any(|bearer| {
        let tried = tried(&all, bearer);
        let mut any = false;
        combine(&tried, &mut Vec::new(), Cases::ALL, &mut |chosen, cases| {
            let in_a_case = || (0..CASES.len()).any(|case| cases.has(case));
            any = any || in_a_case() && !strays(&all, slots, chosen);
        });
        any
    })
}

/// Who may bear a name of these words: several people share a family name alone.
fn bearers(slots: &[(usize, Slot)]) -> impl Iterator<Item = Bearer> {
    let families = matches!(slots, [(_, Slot::Family)]);
    [Bearer::Man, Bearer::Woman, Bearer::Family]
        .into_iter()
        .filter(move |bearer| families || *bearer != Bearer::Family)
}

/// A choice of a form a slot.
struct Choice<'a> {
    forms: Vec<&'a Form>,
    /// Gender that the words show.
    gender: Option<Gender>,
    likelihood: f32,
    fit: f32,
    /// What of the likelihood is the share of the gender.
    share: f32,
}

impl Choice<'_> {
    fn total(&self) -> f32 {
        self.likelihood + self.fit
    }

    /// Whether the names are the same.
    fn is_named(&self, other: &Self) -> bool {
        let names = self.forms.iter().zip(&other.forms);
        names.into_iter().all(|(a, b)| a.nominative == b.nominative)
    }
}

fn readings(
    text: &Text<'_>,
    start: usize,
    end: usize,
    slots: &[(usize, Slot)],
    frozen: bool,
) -> Vec<Agreed> {
    if text.is_kazakh(start) {
        return vec![kazakh::agreed(text, slots)];
    }
    let all: Vec<Arc<[Form]>> = slots
        .iter()
        .map(|&(at, slot)| {
            let found = forms(text, at, slot);
            if frozen {
                stand_still(&found, slot)
            } else {
                found
            }
        })
        .collect();
    let around = context(text, start, end);
    let families = matches!(slots, [(_, Slot::Family)]);
    let woman = if families { WOMAN_BY_FAMILY } else { WOMAN };
    let mut found: Vec<Choice<'_>> = Vec::new();
    for bearer in bearers(slots) {
        let share = match bearer {
            Bearer::Man => MAN,
            Bearer::Woman => woman,
            Bearer::Family => FAMILY,
        };
        let tried = tried(&all, bearer);
        combine(&tried, &mut Vec::new(), Cases::ALL, &mut |chosen, cases| {
            let fit = (0..CASES.len())
                .filter(|&case| cases.has(case))
                .map(|case| around.of(case, bearer == Bearer::Woman))
                .max_by(f32::total_cmp);
            let Some(fit) = fit else { return };
            if !frozen && strays(&all, slots, chosen) {
                return;
            }
            found.push(Choice {
                forms: chosen.to_vec(),
                gender: gender(bearer),
                likelihood: share
                    + chosen.iter().map(|form| form.weight).sum::<f32>()
                    + rhyme(chosen),
                fit,
                share,
            });
        });
    }
    let agreed = |choice: Choice<'_>| Agreed {
        forms: choice
            .forms
            .iter()
            .zip(slots)
            .map(|(form, &(at, _))| printed(text, at, form))
            .collect(),
        gender: choice.gender,
        likelihood: choice.likelihood,
        fit: choice.fit,
    };
    ranked(found).into_iter().map(agreed).collect()
}

/// «Рикарду Пинту»: names in -у, as the Portuguese have them, keep company.
fn rhyme(chosen: &[&Form]) -> f32 {
    let alike = |form: &&&Form| form.cases == Cases::ALL && form.nominative.ends_with('у');
    if chosen.iter().filter(alike).count() > 1 {
        RHYME
    } else {
        0.0
    }
}

/// Whether a word is a far likelier name in another case than the one the name is read in: «Марины Дмитрий
/// Туркин», «Алёхиной Александр».
fn strays(all: &[Arc<[Form]>], slots: &[(usize, Slot)], chosen: &[&Form]) -> bool {
    let mut words = all.iter().zip(slots).zip(chosen);
    slots.len() > 1
        && words.any(|((forms, (_, slot)), form)| {
            let best = forms
                .iter()
                .map(|form| form.weight)
                .fold(f32::MIN, f32::max);
            let most = match slot {
                Slot::Family => STRAYED_FAMILY,
                _ => STRAYED,
            };
            form.weight < best - most
        })
}

/// The forms, and each in all cases at a price, which is lower for a family name in the nominative.
fn stand_still(forms: &[Form], slot: Slot) -> Arc<[Form]> {
    let price = |form: &Form| match slot {
        Slot::Family if form.cases.has(Case::Nom as usize) => FROZEN_FAMILY,
        _ => FROZEN,
    };
    let still = forms
        .iter()
        .filter(|form| form.bearer != Bearer::Family)
        .map(|form| Form {
            cases: Cases::ALL,
            weight: form.weight + price(form),
            ..form.clone()
        });
    forms.iter().cloned().chain(still).collect()
}

/// The likeliest forms of each word: several, or the likeliest alone where more words stand together than people are
/// called by, for every choice of several is tried.
fn tried(all: &[Arc<[Form]>], bearer: Bearer) -> Vec<Vec<&Form>> {
    let most = if all.len() > LONGEST { 1 } else { TRIED };
    let of_words = all.iter().map(|forms| forms.iter());
    let likeliest = of_words.map(|forms| {
        let mut tried: Vec<&Form> = forms.filter(|form| form.bearer == bearer).collect();
        tried.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        tried.truncate(most);
        tried
    });
    likeliest.collect()
}

/// Calls `found` with every choice of a form a slot whose cases meet.
fn combine<'a>(
    tried: &[Vec<&'a Form>],
    chosen: &mut Vec<&'a Form>,
    cases: Cases,
    found: &mut impl FnMut(&[&'a Form], Cases),
) {
    let Some(slot) = tried.get(chosen.len()) else {
        return found(chosen, cases);
    };
    for form in slot {
        if form.cases.meets(cases) {
            chosen.push(form);
            combine(tried, chosen, cases.and(form.cases), found);
            chosen.pop();
        }
    }
}

fn gender(bearer: Bearer) -> Option<Gender> {
    match bearer {
        Bearer::Man => Some(Gender::Male),
        Bearer::Woman => Some(Gender::Female),
        Bearer::Family => None,
    }
}

/// The likeliest readings first, one for each name; its gender is that which the words show, whatever the share
/// of the gender.
fn ranked(mut found: Vec<Choice<'_>>) -> Vec<Choice<'_>> {
    found.sort_by(|a, b| b.total().total_cmp(&a.total()));
    let mut kept: Vec<Choice<'_>> = Vec::new();
    for choice in found {
        let twin = kept.iter_mut().find(|known| known.is_named(&choice));
        if let Some(known) = twin {
            let ahead = (known.total() - known.share) - (choice.total() - choice.share);
            if known.gender != choice.gender && ahead < SHOWN {
                known.gender = choice.gender.filter(|_| ahead <= -SHOWN);
            }
            continue;
        }
        let close = kept
            .first()
            .is_none_or(|best| best.total() - choice.total() < MARGIN);
        if close && kept.len() < KEPT {
            kept.push(choice);
        }
    }
    kept
}
