//! Titles before a name.

use super::after::can_be;
use super::case::{can_stand, shares_case};
use super::extent::begins_line;
use super::predicate::succession;
use super::title::{TITLES, Title, complete, head_noun, is_leader, share_targets, title_at};
use super::unlisted;
use crate::lexicon::function::{Function, FunctionSet};
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::pattern::{is_owner, plausibly};
use crate::text::{Kind, Text};
use crate::vocabulary::RoleStatus;

/// How far to the left of a name its title may begin, in tokens.
const REACH: usize = 28;

/// How many quotes back the one may begin that is closed before a name.
const QUOTES: usize = 8;

/// The titles that end where the name at `name` begins, the nearest first: «телеведущий и журналист X»,
/// «член совета, ректор X», «водитель — X»; or a comma before it, where one stands behind it too.
pub(super) fn before(text: &Text<'_>, names: &Names, name: &Tokens) -> Vec<Title> {
    let next = names
        .person(name.end)
        .filter(|_| !begins_line(text, name.end))
        .map(|(next, _)| &names.mentions[next].tokens);
    let fits = |head: usize| {
        shares_case(text, head, name, false)
            && next.is_none_or(|next| !shares_case(text, head, next, false))
            && !ends_elsewhere(text, names, head, name)
    };
    let parted = is_parted(text, names, name);
    let mut end = modifier(text, names, name.start).unwrap_or(name.start - usize::from(parted));
    let mut titles: Vec<Title> = Vec::new();
    loop {
        let found = endings_at(text, names, end, fits);
        let last = found.last().map(Title::start);
        let Some(start) = last.or_else(|| apposition(text, names, end, name)) else {
            break;
        };
        let comma = start
            .checked_sub(1)
            .filter(|&i| text.is_mark(i, ',') && text.sentence(name.start).start < i);
        let apposed = comma.is_some_and(|i| ends_person(text, names, i));
        if apposed && end < name.start {
            break;
        }
        titles.extend(found);
        match comma {
            Some(i) if !apposed => end = i,
            _ => break,
        }
    }
    titles.retain(|title| succession(text, title).is_none() && !is_of_named(text, title, name));
    titles.reverse();
    share_targets(text, names, &mut titles);
    titles.reverse();
    if titles.is_empty() {
        let found = acting(text, names, end).or_else(|| one_of(text, names, end));
        titles.extend(found.or_else(|| unlisted::before(text, names, end, name)));
    }
    titles
}

/// «у помощника Иванова»: a family name alone behind somebody who is always somebody's, both in the genitive.
fn is_of_named(text: &Text<'_>, title: &Title, name: &Tokens) -> bool {
    let genitive = |i: usize| plausibly(text.word(i), |g| g.case == Some(Case::Gen));
    let head = title.head;
    name.len() == 1
        && head + 1 == name.start
        && text
            .lexicon
            .group(Group::Relational)
            .has_lemma_of(text.word(head))
        && genitive(head)
        && text.word(name.start).can_be(Case::Gen)
        && !text.word(head).can_be(Case::Nom)
}

/// How many tokens a clause between a title and its name has.
const MODIFIER: usize = 16;

/// The comma that opens the clause which stands between a title and the name at token `at`: «директор завода, который
/// строит мосты, Иванов».
fn modifier(text: &Text<'_>, names: &Names, at: usize) -> Option<usize> {
    let close = at.checked_sub(1).filter(|&i| text.is_mark(i, ','))?;
    let start = text.sentence(at).start;
    let opens = |i: usize| {
        let next = (i + 1).min(close);
        let word = text.word(next);
        text.is_mark(i, ',')
            && (word.is_a(Function::Which)
                || word.pos() == Pos::Participle && !word.any(|g| g.finite)
                || text.word((i + 2).min(close)).is_a(Function::Which))
    };
    (start + 1..close)
        .rev()
        .take(MODIFIER)
        .take_while(|&i| names.person(i).is_none())
        .find(|&i| text.is_mark(i, ','))
        .filter(|&i| opens(i))
}

/// Where the words between commas begin that say in no title who is named: «актёр, уроженец Орска Иванов».
fn apposition(text: &Text<'_>, names: &Names, end: usize, name: &Tokens) -> Option<usize> {
    let sentence = text.sentence(name.start).start;
    let start = (sentence + 1..end)
        .rev()
        .take(9)
        .take_while(|&i| !text.word(i).is_finite_verb() && names.person(i).is_none())
        .find(|&i| text.is_mark(i - 1, ','))?;
    let noun = (start..end).find(|&i| text.word(i).pos() == Pos::Noun)?;
    let animate = text.word(noun).best().is_some_and(|r| r.grammar.animate);
    (animate && shares_case(text, noun, name, false)).then_some(start)
}

/// Whether the name is the genitive of a noun behind a preposition: «министр в правительстве Иванова».
fn ends_elsewhere(text: &Text<'_>, names: &Names, head: usize, name: &Tokens) -> bool {
    let last = name.start - 1;
    let noun = text.is_word(last)
        && names.over(last).is_none()
        && text.word(last).pos() == Pos::Noun
        && !text.word(last).lists.meets(TITLES);
    noun && can_stand(text, name, Case::Gen)
        && (head + 1..last).any(|i| {
            text.is_a(
                i,
                Function::In | Function::On | Function::OutOf | Function::From,
            )
        })
}

/// Whether a person is named right before token `i`, with or without brackets behind the name.
fn ends_person(text: &Text<'_>, names: &Names, i: usize) -> bool {
    names.person(opening(text, i).unwrap_or(i) - 1).is_some()
}

/// The bracket that opens what is closed right before token `i`, a few tokens to the left.
pub(super) fn opening(text: &Text<'_>, i: usize) -> Option<usize> {
    let close = i.checked_sub(1).filter(|&i| text.is_mark(i, ')'))?;
    let start = text.sentence(close).start;
    (start + 1..close)
        .rev()
        .take(8)
        .find(|&i| text.is_mark(i, '('))
}

/// «Один из лидеров движения Иванов»: the title in the genitive plural.
fn one_of(text: &Text<'_>, names: &Names, end: usize) -> Option<Title> {
    let plural = |head: usize| {
        plausibly(text.word(head), |g| {
            g.case == Some(Case::Gen) && g.number == Some(Number::Plur)
        })
    };
    let mut title = ending_at(text, names, end, plural)?;
    let attribute = |&i: &usize| {
        text.is_word(i)
            && (text.is_a(i, Function::MostOf) || text.word(i).any(|g| g.is_adjectival()))
    };
    let first = title.tokens.start;
    let start = text.sentence(first).start;
    let attributes = (start..first).rev().take_while(attribute).count();
    let of = (first - attributes).checked_sub(1)?;
    let one = of.checked_sub(1)?;
    if !text.is_a(of, Function::OutOf) || !text.is_a(one, Function::One) {
        return None;
    }
    title.plural = true;
    Some(title)
}

/// «Врио губернатора Иванов»: the title in the genitive behind the words that say it is held for a while.
pub(super) fn acting(text: &Text<'_>, names: &Names, end: usize) -> Option<Title> {
    ending_at(text, names, end, |head| may_be_genitive(text, head))
        .filter(|title| matches!(title.status, Some((RoleStatus::Acting, _))))
}

/// The title of several people, the first of whom is named at `name`: «советники Иванов и Петров».
pub(super) fn of_several(text: &Text<'_>, names: &Names, name: &Tokens) -> Option<Title> {
    let joint = behind_brackets(text, name.end);
    let goes_on = text.sentence(name.start).contains(&(joint + 1))
        && joins(text, joint)
        && names.person(joint + 1).is_some();
    if !goes_on {
        return None;
    }
    let fits = |head: usize| shares_case(text, head, name, true);
    let mark = name.start.checked_sub(1)?;
    let listed = text.is_mark(mark, ':') || text.is_dash(mark) && text.tokens[mark].spaced;
    let end = if listed { mark } else { name.start };
    let mut title = ending_at(text, names, end, fits)?;
    title.plural = true;
    Some(title)
}

/// Token `i`, or the one behind the brackets that it opens.
pub(super) fn behind_brackets(text: &Text<'_>, i: usize) -> usize {
    let end = (i + 12).min(text.len());
    if !text.is_mark(i, '(') {
        return i;
    }
    (i..end)
        .find(|&i| text.is_mark(i, ')'))
        .map_or(i, |i| i + 1)
}

/// Prepositions inside titles.
const INSIDE: FunctionSet = FunctionSet::of(&[
    Function::By,
    Function::At,
    Function::In,
    Function::On,
    Function::With,
    Function::Behind,
    Function::For,
    Function::OutOf,
    Function::From,
]);

/// A comma or «и» between names of one enumeration.
pub(super) fn joins(text: &Text<'_>, i: usize) -> bool {
    let is_and = || match text.is_kazakh(i) {
        true => svodka_kazakh::joins_names(text.normal(i)),
        false => text.is_a(i, Function::And),
    };
    text.is_mark(i, ',') || text.is_word(i) && is_and()
}

/// Whether a mark stands between the title and the name: a dash, commas on both sides, or a comma behind a title
/// that begins the sentence.
fn is_parted(text: &Text<'_>, names: &Names, name: &Tokens) -> bool {
    let sentence = text.sentence(name.start);
    let Some(mark) = name.start.checked_sub(1).filter(|&i| i > sentence.start) else {
        return false;
    };
    if text.is_dash(mark) {
        return text.tokens[mark].spaced;
    }
    if text.is_mark(mark, ':') {
        let labelled = ending_at(text, names, mark, |head| can_be(text, head, Case::Nom));
        return labelled.is_some_and(|title| {
            begins_line(text, title.start()) || title.start() == sentence.start
        });
    }
    text.is_mark(mark, ',')
        && (name.end < sentence.end && text.is_mark(name.end, ',')
            || ending_at(text, names, mark, |head| {
                shares_case(text, head, name, false)
            })
            .is_some_and(|title| title.start() == sentence.start))
}

/// The title that ends at token `end`, its head such that it `fits`.
pub(super) fn ending_at(
    text: &Text<'_>,
    names: &Names,
    end: usize,
    fits: impl Fn(usize) -> bool,
) -> Option<Title> {
    endings_at(text, names, end, fits).pop()
}

/// The titles that end at token `end` or where the next one begins, the nearest first, their heads such that
/// they `fit`: «начальник штаба генерал-майор», «режиссёр и сценарист».
fn endings_at(
    text: &Text<'_>,
    names: &Names,
    end: usize,
    fits: impl Fn(usize) -> bool,
) -> Vec<Title> {
    let Some(last) = end.checked_sub(1) else {
        return Vec::new();
    };
    let limit = text.sentence(last).start.max(end.saturating_sub(REACH));
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = end;
    while at > limit && !begins_line(text, at) {
        let next = found
            .last()
            .map(|&(start, len)| first_token(text, names, start, len));
        at = match step_back(text, names, at, end, next) {
            Step::Stop => break,
            Step::Over(start) => start,
        };
        let Some((start, len)) = title_at(text, at, end) else {
            continue;
        };
        let head = head_noun(text, start, len);
        // «дочь президента Иванова Анна Иванова»
        let owned = names.person(end - 1).is_some() && may_be_genitive(text, head);
        if !fits(head) || owned {
            continue;
        }
        match found.last_mut() {
            Some(nearer) if nearer.0 < start + len || governs(text, start + len, nearer) => {
                *nearer = (start, len);
            }
            _ => found.push((start, len)),
        }
    }
    let mut end = end;
    let complete = |(start, len): (usize, usize)| {
        let title = complete(text, names, start, len, end);
        end = title.start();
        title
    };
    found.into_iter().map(complete).collect()
}

fn may_be_genitive(text: &Text<'_>, noun: usize) -> bool {
    plausibly(text.word(noun), |g| g.case == Some(Case::Gen))
}

/// The first token of a title with the adjectives before it.
fn first_token(text: &Text<'_>, names: &Names, start: usize, len: usize) -> usize {
    complete(text, names, start, len, start + len).start()
}

/// Whether a title that ends at `end` governs the one that follows at `next`: «заместителя министра».
fn governs(text: &Text<'_>, end: usize, &(start, len): &(usize, usize)) -> bool {
    let head = head_noun(text, start, len);
    let beside = (end..start).all(|i| text.is_word(i) && text.word(i).any(|g| g.is_adjectival()));
    let owned = text.is_word(start - 1) && text.word(start - 1).pos() == Pos::Noun;
    may_be_genitive(text, head) && (beside || owned && is_leader(text, head))
}

enum Step {
    Stop,
    Over(usize),
}

/// One step to the left from `at`: over a name, a quote, brackets, a dependent word, a dash before the title that
/// begins at `next`; not over a verb, nor over a comma, where it does not part the words next to the name.
fn step_back(text: &Text<'_>, names: &Names, at: usize, end: usize, next: Option<usize>) -> Step {
    let i = at - 1;
    if let Some((_, mention)) = names.over(i) {
        return match mention.name {
            // «адвокат Иванова Марк Фейгин»
            Name::Person(_) if next.is_none() && at == end && owns(text, names, mention, end) => {
                Step::Over(mention.tokens.start)
            }
            Name::Person(_) => Step::Stop,
            _ => Step::Over(mention.whole.start.min(i)),
        };
    }
    if let Some(open) = opening(text, at) {
        return Step::Over(open);
    }
    if let Some(open) = opening_quote(text, i) {
        return Step::Over(open);
    }
    let word = text.word(i);
    let passes = match text.tokens[i].kind {
        Kind::Number | Kind::Mark('№' | '«' | '»' | '"') => true,
        Kind::Mark('.') => i > 0 && text.word(i - 1).shape.letters <= 3 && !text.tokens[i].spaced,
        Kind::Mark(',') => next.is_none() && i > 0 && enumerates(text, i),
        Kind::Mark(_) => text.is_dash(i) && (!text.tokens[i].spaced || next == Some(at)),
        Kind::Word if word.lists.meets(TITLES) => true,
        Kind::Word => match word.pos() {
            Pos::Adverb => text.is_word(i + 1) && text.word(i + 1).any(|g| g.is_adjectival()),
            Pos::Verb => is_owner(text, i),
            Pos::Pronoun => false,
            Pos::Conjunction => word.is_a(Function::And),
            Pos::Preposition => word.is_a(INSIDE),
            _ => true,
        },
    };
    if passes { Step::Over(i) } else { Step::Stop }
}

/// The mark that opens the quote which token `i` closes, not many quotes back.
fn opening_quote(text: &Text<'_>, i: usize) -> Option<usize> {
    if text.is_word(i) {
        return None;
    }
    let before = text.quoted.partition_point(|quoted| quoted.open < i);
    let mut near = text.quoted[..before].iter().rev().take(QUOTES);
    near.find(|quoted| quoted.close == Some(i))
        .map(|quoted| quoted.open)
}

/// Whether the one named at `mention` is the genitive of a title of the one whose full name begins at `end`.
fn owns(text: &Text<'_>, names: &Names, mention: &Mention, end: usize) -> bool {
    let full = names
        .person(end)
        .is_some_and(|(_, name)| name.given.is_some() && name.family.is_some());
    full && can_stand(text, &mention.tokens, Case::Gen)
}

/// A comma between the members of a complement: «по вопросам семьи, женщин и детей».
fn enumerates(text: &Text<'_>, i: usize) -> bool {
    const OBLIQUE: [Case; 3] = [Case::Gen, Case::Dat, Case::Ins];
    let member = |i: usize, case: Case| {
        let word = text.word(i);
        text.is_word(i)
            && !word.lists.meets(TITLES)
            && plausibly(word, |g| {
                g.case == Some(case) && (g.is_noun() && !g.animate || g.is_adjectival())
            })
    };
    let end = text.sentence(i).end.min(i + 6);
    let goes_on = (i + 2..end).any(|i| text.is_word(i) && text.is_a(i, Function::And));
    goes_on
        && OBLIQUE
            .iter()
            .any(|&case| member(i - 1, case) && member(i + 1, case))
}
