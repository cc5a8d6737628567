//! Dates: the calendar's grammar over the tokens of a text.

mod counted;

pub use counted::add_counted_days;

use super::Rule;
use crate::lexicon::function::Function;

/// Rules beyond the calendar's own.
pub const RULES: &[&Rule] = &[&counted::COUNTED_DAY];

use crate::calendar::{Atom, Atoms, Calendar, Gap, Tense};
use crate::lexicon::grammar;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::word::KazakhVerb;
use crate::mention::DateFact;
use crate::pattern::listed;
use crate::text::{Kind, Text};
use std::ops::Range;
use svodka_kazakh::{Form, Verb, verbs};

/// Bytes of the year in «ЧМ-2018».
const EDITION: u32 = 4;

/// The tokens of a text as the calendar reads them.
struct TextAtoms<'a, 't>(&'a Text<'t>);

impl Atoms for TextAtoms<'_, '_> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn atom(&self, index: usize) -> Option<Atom<'_>> {
        let token = self.0.tokens.get(index)?;
        Some(match token.kind {
            Kind::Word => Atom::Word(self.0.normal(index)),
            Kind::Number => Atom::Number(self.0.surface(index)),
            Kind::Mark(mark) => Atom::Mark(mark),
        })
    }

    fn is_genitive(&self, index: usize) -> bool {
        let genitive = |g: &grammar::Grammar| g.case == Some(grammar::Case::Gen);
        index < self.0.len() && self.0.word(index).any(genitive)
    }

    fn declines(&self, index: usize, case: grammar::Case) -> bool {
        let declined = |g: &grammar::Grammar| {
            (g.is_noun() || g.is_adjectival()) && g.case.is_none_or(|own| own == case)
        };
        index < self.0.len() && self.0.word(index).any(declined)
    }

    fn is_numbered(&self, index: usize) -> bool {
        let thing = |g: &grammar::Grammar| {
            g.is_noun()
                && !g.animate
                && g.name.is_none()
                && g.number == Some(grammar::Number::Plur)
                && g.gender.is_none_or(|own| own == grammar::Gender::Masc)
        };
        index < self.0.len() && self.0.word(index).any(thing)
    }

    fn is_home(&self) -> bool {
        let of_home = |i: usize| {
            self.0
                .lexicon
                .group(Group::HomeName)
                .begins(self.0.normal(i))
        };
        (0..self.0.len()).any(of_home)
    }

    fn is_capital(&self, index: usize) -> bool {
        let token = self.0.tokens.get(index);
        token.is_some_and(|token| token.kind == Kind::Word) && self.0.word(index).shape.capital
    }

    fn gap(&self, index: usize) -> Gap {
        match (self.0.tokens.get(index), self.0.tokens.get(index + 1)) {
            (Some(token), Some(next)) if token.block != next.block => Gap::Break,
            (Some(_), Some(next)) if next.spaced => Gap::Space,
            (Some(_), Some(_)) => Gap::None,
            _ => Gap::Break,
        }
    }
}

/// Finds the dates of a text, resolved against its publication date and each other.
pub fn find(text: &Text<'_>, calendar: &Calendar) -> Vec<DateFact> {
    let published = text
        .article
        .meta
        .published
        .as_ref()
        .map(|published| &published.when);
    calendar
        .find(&TextAtoms(text), published, |i| tense(text, i))
        .into_iter()
        .filter(|found| !is_stamp(text, &found.atoms))
        .map(|found| DateFact {
            skip: match found.is_edition {
                true => text.surface(found.atoms.start).len() as u32 - EDITION,
                false => 0,
            },
            kind: found.value.kind,
            edtf: found.value.edtf,
            days: found
                .value
                .days
                .map(|(first, last)| (first.to_string(), last.to_string())),
            precision: found.value.precision,
            duration: found.value.duration,
            basis: found.value.basis,
            tokens: found.atoms,
            rule: found.rule,
        })
        .collect()
}

/// Blocks at the head and at the foot of a text where a page has its stamp.
const MARGIN: usize = 2;

/// «12.11.2019, 10:45» alone in a block at the head or at the foot: when the page was made, which is no date of its
/// story.
fn is_stamp(text: &Text<'_>, date: &Range<usize>) -> bool {
    let block = text.tokens[date.start].block;
    let blocks = text.article.blocks.len();
    let outer = (block as usize) < MARGIN || block as usize + 1 == blocks;
    if !outer || blocks <= MARGIN {
        return false;
    }
    let (before, after) = beside(text, date);
    let alone = before.chain(after.clone()).all(|i| !text.is_word(i));
    let exact = |i: usize| {
        text.is_mark(i, ':') || text.tokens[i].kind == Kind::Number && text.surface(i).len() >= YEAR
    };
    alone && date.clone().chain(after).any(exact)
}

/// Tokens of its block before and behind a date among which the words of a stamp would stand.
fn beside(
    text: &Text<'_>,
    date: &Range<usize>,
) -> (
    impl Iterator<Item = usize>,
    impl Iterator<Item = usize> + Clone,
) {
    let block = text.tokens[date.start].block;
    let own = move |i: &usize| text.tokens[*i].block == block;
    let before = (0..date.start).rev().take_while(own).take(STAMP);
    let after = (date.end..text.len()).take_while(own).take(STAMP);
    (before, after)
}

/// Tokens on either side of the day of a stamp that are looked at: its time of day and marks.
const STAMP: usize = 16;

/// Bytes of a year in digits.
const YEAR: usize = 4;

/// The tense of the finite verb nearest to token `i` in its sentence; a verb of saying behind a comma or before a colon tells nothing, nor
/// does a word of a quoted name («Дала сазы»). What is set for a day («назначено на 5 мая»), or is told beside it without
/// a verb («финал — 5 мая, сообщил …»), is to come.
fn tense(text: &Text<'_>, i: usize) -> Tense {
    let sentence = text.sentence(i);
    let verb = |at: usize| {
        if let Some(verb) = text.word(at).kazakh_verb.filter(|_| text.is_kazakh(at)) {
            return kazakh_tense(text.normal(at), verb);
        }
        // «маусымнан»: what Russian guesses of a Kazakh word says nothing
        let says = |reading: &&Reading| reading.known || !text.is_kazakh(at);
        let reading = text.word(at).best().filter(says)?;
        reading.grammar.finite.then_some(reading.grammar.tense)?
    };
    let expects = |at: usize| {
        let tense = verb(at)? == grammar::Tense::Present;
        Some(
            tense
                && text
                    .lexicon
                    .group(Group::Expected)
                    .has_lemma_of(text.word(at)),
        )
    };
    let reports = |at: usize| {
        let mut between = at.min(i)..at.max(i);
        text.word(at).is(List::Say) && between.any(|n| text.is_mark(n, ',') || text.is_mark(n, ':'))
    };
    let nearest = sentence
        .clone()
        .filter(|&at| !reports(at) && !text.is_in_short_quote(at))
        .filter_map(|at| Some((at.abs_diff(i), verb(at)?, expects(at)?)))
        .min_by_key(|(distance, ..)| *distance);
    let told = || sentence.clone().any(reports);
    match nearest {
        _ if is_set_for(text, i) => Tense::Future,
        None if told() && is_behind_dash(text, i) => Tense::Future,
        _ if lasts(text, i, nearest.map(|(distance, ..)| distance)) => Tense::Lasting,
        Some((_, grammar::Tense::Present, _)) if is_of_many(text, i) => Tense::Lasting,
        Some((_, _, true)) => Tense::Future,
        Some((_, grammar::Tense::Past, _)) if is_of_event(text, i) => Tense::Unknown,
        Some((_, grammar::Tense::Past, _)) => Tense::Past,
        Some((_, grammar::Tense::Future, _)) => Tense::Future,
        _ => Tense::Unknown,
    }
}

/// The tense of a Kazakh verb, as far as a day goes: the present tells of one to come.
fn kazakh_tense(word: &str, verb: KazakhVerb) -> Option<grammar::Tense> {
    if verb.form == Form::Habitual {
        return Some(grammar::Tense::Future); // «5 мамырда өтетін жиын», «5 мамырда өтетінін»
    }
    if !verb.is_finite {
        return None;
    }
    let is_present = |verb: &Verb| verb.is_known && verb.is_finite() && verb.form == Form::Present;
    if verbs(word).iter().any(is_present) {
        return Some(grammar::Tense::Future); // «өтеді» is the past of «өтеу» too
    }
    match verb.form {
        Form::Past | Form::Perfect => Some(grammar::Tense::Past),
        Form::Present | Form::Intention => Some(grammar::Tense::Future),
        _ => None,
    }
}

/// «назначено на 5 мая»: a passive verb right before «на».
fn is_set_for(text: &Text<'_>, i: usize) -> bool {
    let start = text.sentence(i).start;
    let on = if text.is_a(i, Function::On) {
        Some(i)
    } else {
        i.checked_sub(1).filter(|&on| text.is_a(on, Function::On))
    };
    let verb = on
        .and_then(|on| on.checked_sub(1))
        .filter(|&at| at >= start);
    verb.is_some_and(|at| text.word(at).any(|g| g.finite && g.passive))
}

/// «на марафон 25 сентября зарегистрировались 300 человек»: the day belongs to what is held, right before it.
fn is_of_event(text: &Text<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).filter(|at| text.sentence(i).contains(at));
    before.is_some_and(|at| {
        let is_noun = text.word(at).best().is_some_and(|r| r.grammar.is_noun());
        text.is_word(at) && is_noun && text.word(at).is(List::CampaignHead)
    })
}

fn is_behind_dash(text: &Text<'_>, i: usize) -> bool {
    i > text.sentence(i).start && text.is_dash(i - 1)
}

/// «сегодня многие покупают …», «сегодня телефон есть у каждого»: what holds for everybody is of no one day.
fn is_of_many(text: &Text<'_>, i: usize) -> bool {
    let many = own(Group::OfMany);
    text.sentence(i).any(|at| many.has(text.normal(at)))
}

/// Whether the clause around token `i`, whose nearest verb is so far away, tells what lasts for years: «сегодня в стране
/// живут …», «сегодня всё больше …», «сегодня школа — это …».
fn lasts(text: &Text<'_>, i: usize, verb: Option<usize>) -> bool {
    let sentence = text.sentence(i);
    let lasting = |at: usize| {
        listed(text, at, sentence.end, ListSet::of(&[List::Lasting])).is_some_and(|found| {
            let present = |r: &Reading| r.grammar.tense == Some(grammar::Tense::Present);
            found.len > 1 || text.word(at).best().is_some_and(present)
        })
    };
    let defines = |at: usize| text.is_dash(at) && text.is_a(at + 1, Function::This);
    let near = |at: usize| verb.is_none_or(|distance| at.abs_diff(i) <= distance);
    let mut here = sentence.clone().filter(|&at| text.is_word(at) && near(at));
    here.any(lasting)
        || verb.is_none()
            && sentence
                .clone()
                .any(|at| at + 1 < sentence.end && defines(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::Analyst;

    /// A stamp is sought beside every day of a block, so in a few tokens of it.
    #[test]
    fn a_line_of_stamps_is_looked_at_once() {
        let stamps = "12.11.2019, 10:45 ".repeat(2000);
        Analyst::new().read(&stamps, |text| {
            let days = (0..text.len()).filter(|&i| text.surface(i).contains(".11."));
            let looked_at = |i| {
                let day = i..i + 1;
                let (before, after) = beside(text, &day);
                before.count() + after.count()
            };
            let (days, looked_at) =
                days.fold((0, 0), |(days, sum), i| (days + 1, sum + looked_at(i)));
            assert_eq!(days, 2000);
            assert!(
                looked_at <= 40 * days,
                "{looked_at} tokens beside {days} days"
            );
        });
    }
}
