//! What the number of people amounts to: «число погибших достигло 117», «участников было 300».

use super::bound::{grows, grows_behind};
use super::verbs::around;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::Tokens;
use crate::pattern::number::{may_begin, numeral};
use crate::pattern::{Clauses, has_predicate, is_predicate};
use crate::text::{Kind, Text};

/// Verbs whose subject is a number.
pub(super) fn sums_up(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    text.lexicon.group(Group::Totalling).has_lemma_of(word)
        || (word.is_a(Function::Until) && grows(text, i))
}

/// The people whose number a figure from token `figure` on states: their token.
pub(super) fn total_of(text: &Text<'_>, clauses: &Clauses, figure: usize) -> Option<usize> {
    if let Some(verb) = grown_to(text, figure) {
        return number_noun(text, verb + 1, text.sentence(figure).end.min(verb + 7));
    }
    let own = clauses.index(figure);
    let bare = |part: &&Tokens| !has_predicate(text, part);
    let verbless = clauses.parts[..own].iter().rev().take_while(bare);
    let start = match figure.checked_sub(1) {
        // «число погибших при взрыве, который …, достигло 16 человек»
        Some(verb) if sums_up(text, verb) => text.sentence(figure).start,
        _ => verbless
            .last()
            .map_or(clauses.parts[own].start, |part| part.start),
    };
    let near = around(&(start..figure), &(figure..figure));
    let head = near.rev().find(|&i| {
        !text.is_a(i, Function::Number)
            && text
                .lexicon
                .group(Group::NumberNoun)
                .has(first_lemma(text, i))
    })?;
    let clear = figure
        .checked_sub(1)
        .is_some_and(|verb| sums_up(text, verb))
        || !(head + 1..figure).any(|i| text.tokens[i].kind == Kind::Number);
    people_after(text, head, figure).filter(|_| clear)
}

/// The people that a noun at token `head` has in the genitive, adjectives and adverbs between: «число официально
/// зарегистрированных безработных», but not «численность рабочей силы».
fn people_after(text: &Text<'_>, head: usize, end: usize) -> Option<usize> {
    let genitive = |i: usize| text.word(i).any(|g| g.case == Some(Case::Gen));
    let attribute = |i: usize| {
        let thing = |g: &Grammar| g.pos == Pos::Noun && !g.animate && g.case == Some(Case::Gen);
        text.word(i).any(|g| g.is_adjectival())
            && i + 1 < end
            && text.word(i + 1).best().is_some_and(|r| thing(&r.grammar))
            && text
                .word(i + 1)
                .any(|g| g.number == Some(Number::Sing) && thing(g))
            && text.word(i).any(|g| g.number == Some(Number::Sing))
    };
    let people = |i: usize| text.word(i).is(List::People) && genitive(i) && !attribute(i);
    let between =
        |i: usize| text.word(i).any(|g| g.is_adjectival()) || text.word(i).pos() == Pos::Adverb;
    (head + 1..end.min(head + 5))
        .find(|&i| people(i) || !between(i))
        .filter(|&i| people(i))
}

/// «До 117 выросло число погибших»: the verb behind the figure at token `figure`.
fn grown_to(text: &Text<'_>, figure: usize) -> Option<usize> {
    let first = text.sentence(figure).start;
    let to = figure
        .checked_sub(1)
        .filter(|&i| i >= first && text.is_a(i, Function::Until))?;
    let from = text.is_a(first, Function::With) && may_begin(text, first + 1);
    (to == first || from)
        .then(|| grows_behind(text, to))
        .flatten()
}

/// «число погибших», «количество участников акции»: the people of the first such words.
fn number_noun(text: &Text<'_>, from: usize, end: usize) -> Option<usize> {
    let head = (from..end).find(|&i| {
        text.lexicon
            .group(Group::NumberNoun)
            .has(first_lemma(text, i))
    })?;
    people_after(text, head, end)
}

/// «Участников было 300», «Участников: 300», «Волонтёров уже 20 тысяч», «Участников стало на 200 больше»: the people before
/// the figure, which begin the clause.
pub(super) fn fronted(text: &Text<'_>, clauses: &Clauses, figure: usize) -> Option<usize> {
    let sentence = text.sentence(figure);
    let own = &clauses.parts[clauses.index(figure)];
    let leads_in = |i: usize| text.is_dash(i) || text.is_mark(i, ':');
    let is_led_in = own.start > sentence.start && leads_in(own.start - 1);
    let start = if is_led_in {
        clauses.parts[clauses.index(own.start - 1).saturating_sub(1)].start
    } else {
        own.start
    };
    let between = |i: usize| {
        leads_in(i)
            || text.word(i).pos() == Pos::Adverb
            || text.word(i).pos() == Pos::Other
            || text
                .lexicon
                .group(Group::NumberCopula)
                .has_lemma_of(text.word(i))
            || text.is_a(
                i,
                Function::On
                    | Function::Until
                    | Function::Already
                    | Function::Altogether
                    | Function::Only
                    | Function::Same
                    | Function::Now,
            )
    };
    // «участников проекта было 300»
    let complement = |i: usize| {
        let word = text.word(i);
        !word.is(List::People) && word.any(|g| g.is_noun() && g.case == Some(Case::Gen))
    };
    if opens(text, start, figure) {
        return Some(start);
    }
    let last = (start..figure).rev().find(|&i| !between(i))?;
    let token = (start..=last).rev().find(|&i| !complement(i))?;
    let plural = |g: &Grammar| g.case == Some(Case::Gen) && g.number == Some(Number::Plur);
    let people = text.word(token).is(List::People) && text.word(token).any(plural);
    let leads = || {
        (start..token).all(|i| {
            text.word(i).any(|g| g.is_adjectival() && plural(g))
                || text.tokens[i].kind == Kind::Number
                || text.word(i).pos() == Pos::Preposition
                || text.lexicon.group(Group::Period).has_lemma_of(text.word(i))
                || text.is_a(
                    i,
                    Function::Such
                        | Function::Altogether
                        | Function::And
                        | Function::Whereas
                        | Function::But
                        | Function::At
                        | Function::This,
                )
                || text.word(i).pos() == Pos::Adverb
        })
    };
    // «погибших двое»
    let is_collective =
        || numeral(text, figure, sentence.end).is_some_and(|number| number.collective);
    let is_apart = || token + 1 < figure || is_collective();
    (people && leads() && is_apart()).then_some(token)
}

/// Words between the people who begin a clause and their number.
const OPENING: usize = 8;

/// «Погибших в «Зимней вишне» уже 64»: people in the genitive plural begin the clause, and nothing between them and the number is a
/// predicate of its own or another number.
fn opens(text: &Text<'_>, first: usize, figure: usize) -> bool {
    let plural = |g: &Grammar| g.case == Some(Case::Gen) && g.number == Some(Number::Plur);
    let word = text.word(first);
    let between = first + 1..figure;
    let other = |i: usize| {
        let copula = text.lexicon.group(Group::NumberCopula);
        text.tokens[i].kind == Kind::Number
            || text.is_mark(i, ',')
            || is_predicate(text, i) && !copula.has_lemma_of(text.word(i))
    };
    word.is(List::People)
        && word.any(plural)
        && !word.can_be(Case::Nom)
        && (1..=OPENING).contains(&between.len())
        && !between.clone().any(other)
}

pub(super) fn first_lemma<'a>(text: &'a Text<'_>, i: usize) -> &'a str {
    text.word(i).best().map_or("", |r| &r.lemma)
}
