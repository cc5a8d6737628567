//! What the words around a name say about its case and gender.

use super::gender::womanhood;
use super::parts::part;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Gender, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::word::Word;
use crate::pattern::{governed, listed, plausibly};
use crate::text::{Kind, Text};

/// The six cases in the order of [`Case`].
pub(super) const CASES: [Case; 6] = [
    Case::Nom,
    Case::Gen,
    Case::Dat,
    Case::Acc,
    Case::Ins,
    Case::Loc,
];

const TITLES: ListSet = ListSet::of(&[List::Office, List::Honor, List::Deputy]);

/// How many words may stand between a title and the name it belongs to.
const REACH: usize = 10;

/// Logarithms of the probabilities of the cases of a name, up to a constant.
pub(super) struct Context {
    cases: [f32; 6],
    /// What a verb beside it adds to the nominative of a man and of a woman.
    subject: [f32; 2],
    /// What a woman's title before it adds to each case of a woman's name, and takes from a man's.
    woman: [f32; 6],
}

impl Context {
    /// What speaks for case number `case` of a man's or a woman's name.
    pub fn of(&self, case: usize, woman: bool) -> f32 {
        self.cases[case]
            + if woman {
                self.woman[case]
            } else {
                -self.woman[case]
            }
            + if case == Case::Nom as usize {
                self.subject[usize::from(woman)]
            } else {
                0.0
            }
    }
}

/// What stands around the name at tokens `start..end`.
pub(super) fn context(text: &Text<'_>, start: usize, end: usize) -> Context {
    let mut context = Context {
        cases: [-0.4, -1.8, -3.0, -3.0, -2.9, -3.8],
        subject: [0.0; 2],
        woman: [0.0; 6],
    };
    let sentence = text.sentence(start);
    let from = with_short_title(text, start);
    if !locative_before(text, start) {
        context.cases[Case::Loc as usize] -= 4.0;
    }
    if is_alone(text, start, end) {
        context.cases[0] += 4.0;
    } else if from <= sentence.start {
        context.cases[0] += 0.7;
    } else {
        before(text, from, &mut context);
    }
    for beside in [from.checked_sub(1), Some(end)].into_iter().flatten() {
        if sentence.contains(&beside) {
            verb(text.word(beside), &mut context);
        }
    }
    adjective(text, start, &mut context);
    let woman = womanhood(text, start, end);
    context.woman.iter_mut().for_each(|case| *case += woman);
    if is_quoted_with_noun(text, start, end) {
        context.cases[0] -= 3.0;
        context.cases[Case::Gen as usize] += 2.0;
    }
    if let Some(title) = womans_title(text, start) {
        for case in CASES {
            if plausibly(text.word(title), |g| g.is_noun() && g.case == Some(case)) {
                context.woman[case as usize] += 1.5;
            }
        }
    }
    for case in CASES {
        if in_case_of_title(text, start, end, case) {
            context.cases[case as usize] += 0.8;
        }
    }
    context
}

/// Where the name at `start` begins with a title before it that is cut short and has no case: «принимала доц. Белова».
fn with_short_title(text: &Text<'_>, start: usize) -> usize {
    let titled = |&i: &usize| {
        let found = listed(text, i, start, TITLES);
        text.is_mark(start - 1, '.') && found.is_some_and(|found| i + found.len == start)
    };
    start.checked_sub(2).filter(titled).unwrap_or(start)
}

/// «Я. Гладкова» with nothing else in its block: who wrote the article.
fn is_alone(text: &Text<'_>, start: usize, end: usize) -> bool {
    let stop = end < text.len() && text.is_mark(end, '.');
    text.fills_block(&(start..end + usize::from(stop)))
}

/// The word before the name: a preposition, a title, a noun that governs a genitive.
fn before(text: &Text<'_>, start: usize, context: &mut Context) {
    const NEAR: ListSet = ListSet::of(&[List::Office, List::Honor, List::Kin, List::Deputy]);
    let abbreviated = text.is_mark(start - 1, '.');
    let at = match abbreviated {
        true => start.saturating_sub(2),
        false => start - 1,
    };
    let word = text.word(at);
    let cases = &mut context.cases;
    if start > 1
        && ['—', '–', '-']
            .iter()
            .any(|&dash| text.is_mark(start - 1, dash))
    {
        // «министр — Аида Балаева», but «рассеяние Мандельштама — Бриллюэна»
        if !is_named(text, start) || part(text, start - 2).is_elsewhere() {
            cases[0] += 0.8;
        }
    }
    if text.is_mark(start - 1, '»') {
        // «Сияние» Стэнли Кубрика
        cases[Case::Gen as usize] += 0.6;
    }
    if word.is_a(Function::Named | Function::NamedShort) {
        cases[Case::Gen as usize] += 4.0;
    } else if word.pos() == Pos::Preposition {
        // of what is none of the common ones anything may be true
        let taken = governed(text, at);
        for case in CASES {
            let is_taken = taken.map_or(case != Case::Nom, |cases| cases.has(case));
            cases[case as usize] += if is_taken { 1.0 } else { -5.0 };
        }
    } else if word.lists.meets(NEAR) {
        for case in CASES {
            let shared =
                |g: &Grammar| g.is_noun() && g.case == Some(case) && g.number != Some(Number::Plur);
            cases[case as usize] += if plausibly(word, shared) {
                1.2
            } else if case == Case::Gen && is_of_somebody(text, word) {
                0.6
            } else {
                -0.6
            };
        }
    } else if word.is(List::Say) {
        cases[0] += 1.0;
    } else if takes_an_object(word) {
        cases[0] -= 2.0;
        if text.lexicon.group(Group::TakesDative).has_lemma_of(word) {
            cases[Case::Dat as usize] += 1.2;
        } else {
            cases[Case::Acc as usize] += 1.2;
            cases[Case::Dat as usize] -= 1.0;
        }
    } else if word.is_a(Function::And | Function::Or) && is_named(text, start) {
        // «Майклу Левитту и Арье Варшелю»
        let other = text.word(start - 2);
        for case in CASES {
            let shared = |g: &Grammar| g.is_noun() && g.case == Some(case);
            cases[case as usize] += if plausibly(other, shared) { 0.8 } else { -0.8 };
        }
    } else if word.pos() == Pos::Noun
        && (!word.shape.capital || start - 1 == text.sentence(start).start)
    {
        cases[Case::Gen as usize] += 1.0;
        cases[0] -= 0.3;
    }
}

/// «69-летнего Гарсию»: the adjective right before the name has its case and its gender.
fn adjective(text: &Text<'_>, start: usize, context: &mut Context) {
    if start == text.sentence(start).start {
        return;
    }
    let word = text.word(start - 1);
    let is_adjective = |g: &Grammar| g.is_adjectival() && g.number == Some(Number::Sing);
    if word.shape.capital || !word.best().is_some_and(|best| is_adjective(&best.grammar)) {
        return;
    }
    for case in CASES {
        let of = |gender: Gender| {
            let gender = Some(gender);
            plausibly(word, |g| {
                is_adjective(g)
                    && g.case == Some(case)
                    && (g.gender == gender || g.gender.is_none())
            })
        };
        let (man, woman) = (of(Gender::Masc), of(Gender::Fem));
        context.cases[case as usize] += if man || woman { 0.5 } else { -1.0 };
        context.woman[case as usize] += match (man, woman) {
            (true, false) => -1.0,
            (false, true) => 1.0,
            _ => 0.0,
        };
    }
}

/// «пакет Яровой»: in quotation marks a thing and whose it is.
fn is_quoted_with_noun(text: &Text<'_>, start: usize, end: usize) -> bool {
    start > text.sentence(start).start + 1
        && text.is_quoted(&(start - 1..end))
        && text
            .word(start - 1)
            .best()
            .is_some_and(|best| best.grammar.pos == Pos::Noun && !best.grammar.animate)
}

/// Whether a noun for a person is often said with whose it is: a relative, a deputy, a helper, or several people.
fn is_of_somebody(text: &Text<'_>, word: &Word) -> bool {
    const OF: ListSet = ListSet::of(&[List::Kin, List::Deputy]);
    let several = |best: &Reading| best.grammar.number == Some(Number::Plur);
    word.lists.meets(OF)
        || word.best().is_some_and(several)
        || text.lexicon.group(Group::Helper).has_lemma_of(word)
}

/// Whether a capitalised word stands before the one before token `start`.
fn is_named(text: &Text<'_>, start: usize) -> bool {
    start >= text.sentence(start).start + 2
        && text.is_word(start - 2)
        && text.word(start - 2).shape.capital
}

/// Whether a word is a verb whose subject is not the one name behind it: a plural, an infinitive or a converb.
fn takes_an_object(word: &Word) -> bool {
    word.best().is_some_and(|reading| {
        let grammar = &reading.grammar;
        let several = grammar.finite && grammar.number == Some(Number::Plur);
        let verb = grammar.pos == Pos::Verb && !grammar.short;
        several || verb && !grammar.finite
    })
}

/// Whether a preposition that may govern a prepositional stands before token `start`, near it.
fn locative_before(text: &Text<'_>, start: usize) -> bool {
    let near = (text.sentence(start).start..start).rev().take(REACH);
    near.into_iter()
        .any(|i| governed(text, i).is_some_and(|cases| cases.has(Case::Loc)))
}

/// A finite verb beside the name: in the past its gender is that of its subject.
fn verb(word: &Word, context: &mut Context) {
    let Some(reading) = word.best().filter(|reading| reading.grammar.finite) else {
        return;
    };
    let grammar = &reading.grammar;
    if grammar.number == Some(Number::Plur) {
        return;
    }
    match grammar.gender {
        Some(Gender::Masc) => context.subject = [1.2, -2.0],
        Some(Gender::Fem) => context.subject = [-1.5, 1.3],
        Some(Gender::Neut) => context.subject = [-1.0, -1.0],
        None => context.subject = [0.3, 0.3],
    }
}

/// Whether a title has `case`: one before the name at tokens `start..end` with its genitives, or one in
/// apposition: «акима области Ерика Досова», «Ерика Досова, первого зама».
fn in_case_of_title(text: &Text<'_>, start: usize, end: usize, case: Case) -> bool {
    let sentence = text.sentence(start);
    let comma = end + 1 < sentence.end && text.is_mark(end, ',');
    let apposed = comma && starts_title(text, end + 1, sentence.end, case);
    apposed || titled(text, start, case, comma)
}

/// A title of this case within reach before the name, and genitives alone between; a comma right before the
/// name is passed over where one stands behind it.
fn titled(text: &Text<'_>, start: usize, case: Case, comma: bool) -> bool {
    let sentence = text.sentence(start).start;
    let parted = comma && start > sentence && text.is_mark(start - 1, ',');
    let from = start - usize::from(parted);
    (sentence..from)
        .rev()
        .take(REACH)
        .take_while(|&i| may_stand_between(text, i))
        .enumerate()
        .filter(|&(steps, i)| (steps > 0 || parted) && text.word(i).lists.meets(TITLES))
        .any(|(_, i)| plausibly(text.word(i), |g| g.is_noun() && g.case == Some(case)))
}

/// An office that women alone have («чемпионка», «певица») within reach before token `start`, with its genitives
/// and numbers between.
fn womans_title(text: &Text<'_>, start: usize) -> Option<usize> {
    let sentence = text.sentence(start).start;
    let single = |i: usize| {
        let best = text.word(i).best();
        best.filter(|reading| reading.grammar.number != Some(Number::Plur))
    };
    let title = (sentence..start)
        .rev()
        .take(REACH)
        .take_while(|&i| may_stand_between(text, i))
        .find(|&i| text.word(i).lists.meets(TITLES) && single(i).is_some())?;
    let is_womans = |reading: &Reading| {
        reading.grammar.is_noun()
            && reading.grammar.animate
            && reading.grammar.gender == Some(Gender::Fem)
            && text
                .lexicon
                .group(Group::FeminineEnding)
                .ends(&reading.lemma)
    };
    single(title).is_some_and(is_womans).then_some(title)
}

fn may_stand_between(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let quoted = matches!(
        text.tokens[i].kind,
        Kind::Mark('«' | '»' | '"') | Kind::Number
    );
    quoted
        || text.is_word(i)
            && (word.lists.meets(TITLES)
                || matches!(word.pos(), Pos::Noun | Pos::Proper | Pos::Adjective)
                || word.is_a(
                    Function::And | Function::By | Function::Among | Function::OutOf | Function::At,
                ))
}

/// A title of this case at `at`, or behind the adjectives there.
fn starts_title(text: &Text<'_>, at: usize, end: usize, case: Case) -> bool {
    let noun = (at..end.min(at + 3)).find(|&i| {
        let word = text.word(i);
        !text.is_word(i) || word.lists.meets(TITLES) || !word.any(|g| g.is_adjectival())
    });
    noun.is_some_and(|i| {
        text.word(i).lists.meets(TITLES)
            && plausibly(text.word(i), |g| g.is_noun() && g.case == Some(case))
    })
}
