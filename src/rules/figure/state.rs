//! Whether a count has happened.

use super::argument::of_nobody;
use super::role::Role;
use super::turkic::is_turkic;
use super::verbs::Event;
use super::{Count, Proposal, contrast};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{self, Grammar, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::mention::Tokens;
use crate::pattern::{Clauses, is_predicate, listed};
use crate::text::Text;
use crate::vocabulary::{BlockKind, CountedAs, Modality};
use svodka_kazakh::{Case, Form, is_attribute, read};

/// Whether it has happened, and the words that say that it has not.
pub(super) fn modality(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    role: &Role,
) -> (Modality, Option<Tokens>) {
    let verb = role.verb.as_ref();
    let own = clauses.parts[clauses.index(count.span.start)].clone();
    let clause = match verb {
        Some(verb) => clauses.parts[clauses.index(verb.head)].clone(),
        None => own.clone(),
    };
    if let Some(verb) =
        verb.filter(|v| v.head > 0 && is_not(text, v.head - 1) && !v.words.contains(&(v.head - 1)))
    {
        return (Modality::Denied, Some(verb.head - 1..verb.head + 1));
    }
    // «никто из 60 не выжил»: the denial is a part of what the verb says
    let says_not = verb.is_some_and(|v| v.words.start < v.head && is_not(text, v.words.start));
    if let Some(nobody) = of_nobody(text, count).filter(|_| !says_not) {
        return (Modality::Denied, Some(nobody..nobody + 2));
    }
    let not = verb.and_then(|verb| denied(text, verb).or_else(|| spared(text, verb, count)));
    if let Some(words) = not.or_else(|| contrast::replaced(text, &count.span)) {
        return (Modality::Denied, Some(words));
    }
    for part in [&own, &clause] {
        let said = stated(text, part, count, verb.map(|v| v.head));
        // «спасти не удалось»: it is told how it ended
        let own = |words: &Tokens| {
            role.words
                .as_ref()
                .is_some_and(|(own, _)| own.contains(&words.start))
        };
        let ended = role.counted_as == CountedAs::Killed && verb.is_none();
        if let Some((modality, words)) = said.filter(|(_, words)| !(ended && own(words))) {
            return (modality, Some(words));
        }
    }
    let coming = match verb {
        Some(verb) if verb.verb && is_turkic(text, verb.head) => {
            let lasts = matches!(verb.role, CountedAs::Staff | CountedAs::Other);
            let last = verb.words.end - 1;
            let is_told = verb.future || looks_ahead(text, last, lasts);
            // «сотталғандардың төртеуі шағымданбақ», «ертең ағаш отырғызуға шығады»
            let is_before = count.noun.is_none() && verb.words.end <= count.span.start;
            let is_loose = is_before || !is_predicate(text, last);
            let coming = is_told.then_some(last);
            coming.or_else(|| ending(text, &own, lasts).filter(|_| is_loose))
        }
        None if is_turkic(text, own.start) => ending(text, &own, true),
        Some(verb) if verb.verb => verb.future.then_some(verb.head),
        _ => own
            .clone()
            .chain(around_apposition(text, clauses, &own))
            .find(|&i| is_to_come(text, i)),
    };
    if let Some(verb) = coming {
        return (Modality::Planned, Some(verb..verb + 1));
    }
    (Modality::Reported, None)
}

/// «миротворцы — 139 военнослужащих — отправятся», «группа (12 человек) вылетит»: the clause behind words without a predicate
/// that dashes or brackets set apart.
fn around_apposition(text: &Text<'_>, clauses: &Clauses, own: &Tokens) -> Tokens {
    let apart = |i: usize| text.is_dash(i) || text.is_mark(i, '(') || text.is_mark(i, ')');
    let opened = own.start > text.sentence(own.start).start && apart(own.start - 1);
    let closed = own.end < text.sentence(own.start).end && apart(own.end);
    let next = clauses.parts.get(clauses.index(own.start) + 1);
    match next.filter(|_| opened && closed) {
        Some(next) if !own.clone().any(|i| is_predicate(text, i)) => next.clone(),
        _ => own.end..own.end,
    }
}

/// The verb that ends a clause in Kazakh, where it tells what lies ahead.
fn ending(text: &Text<'_>, clause: &Tokens, lasts: bool) -> Option<usize> {
    let last = clause.clone().rev().find(|&i| text.is_word(i))?;
    looks_ahead(text, last, lasts).then_some(last)
}

/// The word that denies.
pub(super) fn is_not(text: &Text<'_>, i: usize) -> bool {
    text.is_a(i, Function::Not)
}

/// «ертең қатысады», «келесі жылы барады»: a Kazakh verb at token `i` in the present tense, also as a clause that is an
/// object, in a sentence with a word of what lies ahead; unless it `lasts`, «биыл» is such a word. «500 адам қамтылады»:
/// a verb that in the present tense tells what is meant to be done.
fn looks_ahead(text: &Text<'_>, i: usize, lasts: bool) -> bool {
    let Some(form) = text.word(i).kazakh_verb.map(|own| own.form) else {
        return false;
    };
    let is_open = matches!(form, Form::Present | Form::Habitual);
    let is_ahead = |i: usize| {
        is_of(text, Group::TurkicAhead, i) || !lasts && is_of(text, Group::TurkicLater, i)
    };
    let coming = text.lexicon.group(Group::TurkicComing);
    let is_meant = || {
        let mut verbs = text.word(i).infinitives.iter();
        verbs.any(|verb| coming.has(verb)) && !is_habit(text, i)
    };
    let block = text.tokens[i].block as usize;
    let in_title = text.article.blocks[block].kind == BlockKind::Title
        || block == 0 && text.article.blocks.len() > 1; // «Жиынға 300 адам қатысады»
    // «басталатынын айтты»
    let is_said = form == Form::Habitual && read(text.normal(i)).chain.case == Case::Accusative;
    let is_once = || !lasts && (in_title || has_day(text, i) || is_said && !is_habit(text, i));
    form == Form::Intention
        || is_open && (text.sentence(i).any(is_ahead) || is_once() || is_meant())
}

/// Whether the sentence of token `i` tells of what happens again and again.
fn is_habit(text: &Text<'_>, i: usize) -> bool {
    let mut words = text.sentence(i).filter(|&i| text.is_word(i));
    words.any(|i| is_of(text, Group::TurkicHabit, i))
}

/// Whether the word at token `i` or what it is a Kazakh form of is in a group.
fn is_of(text: &Text<'_>, group: Group, i: usize) -> bool {
    let word = text.word(i);
    let group = text.lexicon.group(group);
    group.has(&word.normal) || word.kazakh.iter().any(|form| group.has(form))
}

/// «қазанда өтеді»: whether the sentence of token `i` has a day or a month when something happens once.
fn has_day(text: &Text<'_>, i: usize) -> bool {
    let is_where = |i: usize| read(text.normal(i)).chain.case == Case::Locative;
    let is_when = |i: usize| {
        let next = i + 1; // «қараша айында»
        let behind = next < text.sentence(i).end && is_of(text, Group::TurkicMonth, next);
        is_of(text, Group::TurkicDay, i) && (is_where(i) || behind && is_where(next))
    };
    let mut words = text.sentence(i).filter(|&i| text.is_word(i));
    !is_habit(text, i) && words.any(is_when)
}

/// «қатыспады», «қатысқан жоқ»: the words of a Kazakh verb that is denied.
fn denied(text: &Text<'_>, verb: &Event) -> Option<Tokens> {
    let next = verb.words.end;
    let perfect = text
        .word(next - 1)
        .kazakh_verb
        .is_some_and(|own| own.form == Form::Perfect);
    let is_none = perfect && next < text.sentence(verb.head).end && text.is_a(next, Function::No);
    if is_none {
        return Some(verb.words.start..next + 1);
    }
    verb.is_negative.then(|| verb.words.clone())
}

/// «отселять 140 жителей, вопреки слухам, не пришлось»: the denied verb of which an infinitive is what was not done.
fn spared(text: &Text<'_>, verb: &Event, count: &Count) -> Option<Tokens> {
    let is_infinitive = |i: usize| text.word(i).best().is_some_and(|r| r.grammar.infinitive);
    if !is_infinitive(verb.head) || verb.head > count.span.start {
        return None;
    }
    let end = text.sentence(count.span.start).end;
    let finite = |i: &usize| text.word(*i).is_finite_verb() && is_predicate(text, *i);
    let behind = (count.span.end..end).take(SPARED).find(finite)?;
    let not = behind.checked_sub(1).filter(|&i| is_not(text, i))?;
    let before = text.sentence(count.span.start).start..verb.head;
    before.rev().all(|i| !finite(&i)).then_some(not..behind + 1)
}

/// Words behind a number among which what was not done with it is denied.
const SPARED: usize = 10;

/// «ждали 500 гостей», «звали 200 жителей»: those whom somebody waits for or invites have not come.
pub(super) fn is_awaited(text: &Text<'_>, proposal: &Proposal) -> bool {
    let awaiting = text.lexicon.group(Group::Awaiting);
    let said = proposal.not_yet.as_ref();
    proposal.modality == Modality::Planned
        && said.is_some_and(|words| {
            let word = text.word(words.start);
            words.len() == 1 && word.is_finite_verb() && awaiting.has_lemma_of(word)
        })
}

/// «120 детей ждут очереди»: whether those counted are who waits, so that they are there.
pub(super) fn is_waiting(text: &Text<'_>, clauses: &Clauses, count: &Count) -> bool {
    let own = clauses.parts[clauses.index(count.span.start)].clone();
    own.into_iter().any(|i| waits_itself(text, i, count))
}

/// «если бы пришли 300 человек», «пришли бы 300 человек»: the clause tells what would have been.
pub(super) fn is_unreal(text: &Text<'_>, clauses: &Clauses, count: &Count) -> bool {
    let own = clauses.parts[clauses.index(count.span.start)].clone();
    let past = |g: &Grammar| g.finite && g.tense == Some(Tense::Past);
    own.clone().skip(1).any(|i| {
        let before = text.word(i - 1);
        let told = before.is(List::Modality) || before.any(past);
        text.is_a(i, Function::Would) && told && own.clone().any(|k| text.word(k).any(past))
    })
}

/// A verb in the future tense.
fn is_to_come(text: &Text<'_>, i: usize) -> bool {
    let best = text.word(i).best();
    best.is_some_and(|r| r.grammar.finite && r.grammar.tense == Some(Tense::Future))
}

/// A word of the list in the part, or a form of «быть» in the future.
fn stated(
    text: &Text<'_>,
    part: &Tokens,
    count: &Count,
    verb: Option<usize>,
) -> Option<(Modality, Tokens)> {
    part.clone()
        .filter(|i| !count.span.contains(i))
        .find_map(|i| {
            if text
                .word(i)
                .any(|g| g.tense == Some(Tense::Future) && g.finite)
                && text.word(i).is_a(Function::Be)
            {
                return Some((Modality::Planned, i..i + 1));
            }
            let (entry, len) = modal(text, i, part.end)?;
            let is_wanted = i == count.span.end && text.is_kazakh(i); // «20 дәрігер керек»
            let sure = (invites(text, i) || Some(i) != verb)
                && (is_wanted || !is_other_use(text, i))
                && !waits_itself(text, i, count);
            let modality = Modality::by_name(&entry.canonical)?;
            sure.then_some((modality, i..i + len))
        })
}

/// «звали 200 жителей», «200 тұрғын шақырылды»: whether by the verb at token `i` nobody came yet.
fn invites(text: &Text<'_>, i: usize) -> bool {
    let awaiting = text.lexicon.group(Group::Awaiting);
    let word = text.word(i);
    let mut kazakh = word.infinitives.iter().filter(|_| text.is_kazakh(i));
    awaiting.has_lemma_of(word) || kazakh.any(|verb| awaiting.has(verb))
}

/// «120 детей ждут очереди», «своей очереди ждут 120 детей»: those counted are who waits by the verb at token `i`, for
/// beside it stands what for.
fn waits_itself(text: &Text<'_>, i: usize, count: &Count) -> bool {
    let awaiting = text.lexicon.group(Group::Awaiting);
    let sentence = text.sentence(i);
    let is_what_for = |k: usize| {
        if !sentence.contains(&k) {
            return false;
        }
        let word = text.word(k);
        let noun = |case| word.any(|g: &Grammar| g.is_noun() && g.case == Some(case));
        let is_free = k == sentence.start
            || text.word(k - 1).pos() != Pos::Preposition && !text.word(k - 1).shape.digit;
        !count.span.contains(&k)
            && text.is_word(k)
            && is_free
            && (noun(grammar::Case::Gen) || noun(grammar::Case::Acc))
            && !(noun(grammar::Case::Nom) && word.any(|g| g.animate))
    };
    let is_own = |k: usize| {
        k == sentence.start || text.is_a(k - 1, Function::Own) // not «власти города ждут»
    };
    let before = i
        .checked_sub(1)
        .filter(|&k| sentence.contains(&k) && is_own(k));
    let behind = count.span.end <= i && is_what_for(i + 1);
    let before = count.span.start > i && before.is_some_and(is_what_for);
    awaiting.has_lemma_of(text.word(i)) && (behind || before)
}

/// The entry at token `i` and the number of its words; a verb that begins one may stand in any form: «изъявили
/// желание».
fn modal<'a>(text: &Text<'a>, i: usize, end: usize) -> Option<(&'a Entry, usize)> {
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let rest = |entry: &&Entry| {
        let len = entry.words.len();
        let mut rest = entry.words.iter().enumerate().skip(1);
        entry.list == List::Modality
            && i + len <= end
            && rest.all(|(k, wanted)| *wanted.normal == *text.normal(i + k))
    };
    let phrase = || word.phrases.iter().map(|&id| lists.entry(id)).find(rest);
    let phrase = word
        .is_finite_verb()
        .then(phrase)
        .flatten()
        .map(|entry| (entry, entry.words.len()));
    phrase.or_else(|| {
        let found = listed(text, i, end, ListSet::of(&[List::Modality]))?;
        Some((found.entry, found.len))
    })
}

/// Words of the list that say something else in most sentences with figures.
fn is_other_use(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let is = |group| text.lexicon.group(group).has_lemma_of(word);
    let gathered = is(Group::Meaning) && !word.any(|g| g.infinitive);
    let nobody = text.lexicon.group(Group::Uncertain).has(&word.normal);
    let own = i + 1 < text.len() && text.is_a(i + 1, Function::Own) && is(Group::Waiting);
    let reflexive = is(Group::Readying) && i + 1 < text.len() && text.is_a(i + 1, Function::To);
    let managed = is(Group::Managing) && word.any(|g| g.tense == Some(Tense::Past));
    let describes = text.is_kazakh(i)
        && is_attribute(&word.normal)
        && i + 1 < text.sentence(i).end
        && text.is_word(i + 1)
        && text.word(i + 1).kazakh_verb.is_none(); // «жалған дәрі»
    managed
        || describes
        || (gathered && i + 1 < text.len() && !text.word(i + 1).any(|g| g.infinitive))
        || nobody
        || own
        || reflexive
}
