//! Whether a figure can be the one who does what a verb says, or to whom it happens: case, number, and what the verb
//! takes.

use super::Count;
use super::slot::{Slot, slot};
use super::turkic::is_turkic;
use super::verbs::Event;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Gender, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::mention::Tokens;
use crate::pattern::is_predicate;
use crate::text::Text;
use crate::vocabulary::CountedAs;
use svodka_kazakh::read;

/// Whether the figure can be the one to whom the verb happens.
pub(super) fn fits(text: &Text<'_>, part: &Tokens, event: &Event, count: &Count) -> bool {
    let Some(noun) = &count.noun else { return true };
    let is = |group| {
        text.lexicon
            .group(group)
            .has_lemma_of(text.word(event.head))
    };
    let people = text.word(noun.token);
    let received = event.role == CountedAs::Helped && gets(text, event.head);
    let governs = event.words.len() > 1 && event.words.end == count.span.start && !received;
    if governs || is_group(text, count) {
        return true;
    }
    if is_oblique(text, count) {
        return false;
    }
    if event.words.len() > 1 && is(Group::Accusing) {
        return is_dative(text, count); // «двоим предъявлены обвинения в похищении двух детей»
    }
    if event.passive {
        // «застрелен двумя неизвестными»: those who did it
        return people.any(|g| g.is_noun() && g.case != Some(Case::Ins))
            || people.any(|g| g.is_adjectival() && g.case != Some(Case::Ins))
            || count.number.governs;
    }
    let is_harm = !matches!(
        event.role,
        CountedAs::Participant | CountedAs::Staff | CountedAs::Other
    );
    if is_harm && has_pronoun_for_object(text, event, count) {
        return false;
    }
    if event.is_done {
        return match slot(text, part, event, count) {
            Slot::Subject => false,
            // «доставил наборы 150 гражданам»: they are not brought
            Slot::Recipient => event.role == CountedAs::Helped,
            _ => true,
        };
    }
    let before = count.span.start < event.head;
    match event.role {
        CountedAs::Helped if takes_dative(text, event.head) => {
            is_dative(text, count) || people.any(|g| g.case == Some(Case::Dat))
        }
        CountedAs::Participant | CountedAs::Staff | CountedAs::Other => {
            event.of_object == Some(event.role)
                || takes_object(text, event.head)
                || agrees(text, event.head, count) && !has_subject(text, event.head, count)
        }
        CountedAs::Helped if gets(text, event.head) => agrees(text, event.head, count),
        // «сгорел барак, погорельцев 34»: one thing does what several cannot be the subject of
        _ if is_lone(event)
            && text.word(event.head).is_finite_verb()
            && !agrees(text, event.head, count)
            && !is_added(text, count) =>
        {
            false
        }
        // «двадцать полицейских задержали …», «сенатора убили две женщины»: those who act
        _ => {
            if has_thing_for_object(text, event, count) {
                return false;
            }
            let acts = is_predicate(text, event.head) && acts_on_others(text, event.head);
            let staff = before && noun.implies == Some(CountedAs::Staff);
            let subject = || !before && is_nominative(text, count) && has_object(text, event.head);
            let acted = || before && has_object_behind(text, event);
            !(acts && (staff || subject() || acted()))
        }
    }
}

/// «утонул отец и двое детей», «женщина с двумя детьми»: the figure is added to somebody else.
fn is_added(text: &Text<'_>, count: &Count) -> bool {
    let first = text.sentence(count.span.start).start;
    let before = count.span.start.checked_sub(1).filter(|&i| i >= first);
    before.is_some_and(|i| {
        let pos = text.word(i).pos();
        text.is_word(i) && matches!(pos, Pos::Conjunction | Pos::Preposition)
    })
}

/// One word that says what happens to its subject.
fn is_lone(event: &Event) -> bool {
    event.words.len() == 1 && !event.passive && !event.is_done && event.of_object.is_none()
}

/// «команда из шести человек»: what the group does, they do.
pub(super) fn is_group(text: &Text<'_>, count: &Count) -> bool {
    let start = count.span.start;
    start > text.sentence(start).start + 1
        && text.is_a(start - 1, Function::OutOf)
        && text
            .lexicon
            .group(Group::ActingGroup)
            .has_lemma_of(text.word(start - 2))
}

/// «никто из 30 жильцов не пострадал»: what is said of nobody among them is denied of them.
pub(super) fn of_nobody(text: &Text<'_>, count: &Count) -> Option<usize> {
    let start = count.span.start;
    let nobody = start.checked_sub(2)?;
    let said = nobody >= text.sentence(start).start
        && text.is_a(start - 1, Function::OutOf)
        && (text.lexicon.group(Group::NobodyOf)).has(text.normal(nobody));
    said.then_some(nobody)
}

/// «документы от 12 кандидатов», «из 300 опрошенных»: the figure is no subject or object.
pub(super) fn is_oblique(text: &Text<'_>, count: &Count) -> bool {
    count.span.start > text.sentence(count.span.start).start
        && of_nobody(text, count).is_none()
        && text.is_a(
            count.span.start - 1,
            Function::From
                | Function::Near
                | Function::Between
                | Function::About
                | Function::Without
                | Function::Under
                | Function::Above
                | Function::To
                | Function::OutOf
                | Function::Because
                | Function::Among
                | Function::Against,
        )
}

/// Whether the verb is one of getting: «получили 300 человек».
fn gets(text: &Text<'_>, verb: usize) -> bool {
    let getting = text.lexicon.group(Group::Getting);
    getting.has_lemma_of(text.word(verb))
}

/// Whether the verb can have several people as its subject: not «президент участвовал».
pub(super) fn agrees(text: &Text<'_>, verb: usize, count: &Count) -> bool {
    let one = |g: &Grammar| {
        g.finite
            && g.number == Some(Number::Sing)
            && matches!(g.gender, Some(Gender::Masc | Gender::Fem))
    };
    let infinitive = text.word(verb).any(|g| g.infinitive) && gets(text, verb);
    !(infinitive || text.word(verb).any(one))
        || of_nobody(text, count).is_some()
        || count.number.governs
        || count.number.low % 10.0 == 1.0
}

/// Verbs whose object are the people: «акция собрала 300 человек».
pub(super) fn takes_object(text: &Text<'_>, i: usize) -> bool {
    text.lexicon
        .group(Group::Gathering)
        .has_lemma_of(text.word(i))
}

/// «волонтёры посетили 300 ветеранов»: the verb has its subject already.
pub(super) fn has_subject(text: &Text<'_>, verb: usize, count: &Count) -> bool {
    let transitive = text
        .lexicon
        .group(Group::Visiting)
        .has_lemma_of(text.word(verb));
    let before = verb
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(verb).start);
    transitive
        && count.span.start > verb
        && before.is_some_and(|i| {
            text.word(i).any(|g| {
                g.is_noun()
                    && g.case == Some(Case::Nom)
                    && g.number == Some(Number::Plur)
                    && g.animate
            })
        })
}

/// «две женщины», «2 женщины»: two to four living beings in the nominative, which differs from the accusative.
pub(super) fn is_nominative(text: &Text<'_>, count: &Count) -> bool {
    let number = &count.number;
    let few = number.high.is_none() && (2.0..5.0).contains(&number.low) && !number.collective;
    let noun = count.noun.as_ref().map(|noun| text.word(noun.token));
    let single = |g: &Grammar| g.case == Some(Case::Gen) && g.number == Some(Number::Sing);
    few && noun.is_some_and(|word| word.any(single))
}

/// «их ищут 40 добровольцев»: a pronoun right before the verb says to whom it is done, and those behind it do it.
fn has_pronoun_for_object(text: &Text<'_>, event: &Event, count: &Count) -> bool {
    let first = text.sentence(event.head).start;
    let before = event.head.checked_sub(1).filter(|i| *i >= first);
    let is_object = |i: usize| text.is_a(i, Function::His | Function::Her | Function::Their);
    // «убедил его убить двоих»: before an infinitive it is somebody else's object.
    text.word(event.head).is_finite_verb()
        && event.words.len() == 1
        && count.span.start == event.words.end
        && before.is_some_and(is_object)
}

/// «мусор вывозили 34 мотоциклиста»: the verb of several has one thing for its object, right before it, and they are its
/// subject.
fn has_thing_for_object(text: &Text<'_>, event: &Event, count: &Count) -> bool {
    let verb = event.head;
    let many = |g: &Grammar| g.finite && !g.short && g.number == Some(Number::Plur);
    let thing = |g: &Grammar| {
        g.is_noun() && !g.animate && g.number == Some(Number::Sing) && g.case == Some(Case::Acc)
    };
    let first = text.sentence(verb).start;
    let is_object = |i: usize| {
        let attribute = (first..i)
            .rev()
            .take_while(|&i| text.word(i).any(|g| g.is_adjectival()));
        let before = (i - attribute.count())
            .checked_sub(1)
            .filter(|&i| i >= first);
        let free = before.is_none_or(|i| {
            !text.is_word(i)
                || !matches!(text.word(i).pos(), Pos::Preposition | Pos::Noun | Pos::Verb)
        });
        text.word(i).any(thing) && !text.word(i).any(|g| g.animate) && free
    };
    event.words.len() == 1
        && event.words.end == count.span.start
        && verb > first
        && text.word(verb).any(many)
        && is_object(verb - 1)
}

/// A living being in the accusative before the verb in its sentence: «сенатора убили».
fn has_object(text: &Text<'_>, verb: usize) -> bool {
    let first = text.sentence(verb).start;
    let free = |i: usize| i == first || text.word(i - 1).pos() != Pos::Preposition;
    (first..verb).any(|i| is_object(text, i) && free(i))
}

/// «сельчан задержали вора»: a living being in the accusative right behind the verb, but for its attributes and adverbs.
fn has_object_behind(text: &Text<'_>, event: &Event) -> bool {
    let between = |i: &usize| {
        text.word(*i)
            .any(|g| g.is_adjectival() || g.pos == Pos::Adverb)
    };
    let behind = event.words.end..text.sentence(event.head).end;
    let mut nouns = behind.skip_while(|i| between(i) && !is_object(text, *i));
    event.words.len() == 1 && nouns.next().is_some_and(|i| is_object(text, i))
}

/// A living being in the accusative, which is no nominative.
pub(super) fn is_object(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let of = |case: Case| move |g: &Grammar| g.is_noun() && g.animate && g.case == Some(case);
    word.any(of(Case::Acc)) && !word.any(of(Case::Nom))
}

/// Whether no preposition stands before the noun at token `i` and its attributes, in a clause from token `first` on.
pub(super) fn is_bare(text: &Text<'_>, first: usize, i: usize) -> bool {
    let attribute = |k: &usize| text.word(*k).any(|g| g.is_adjectival());
    let before = (first..i).rev().find(|k| !attribute(k));
    before.is_none_or(|k| text.word(k).pos() != Pos::Preposition)
}

/// Verbs of serving: those served stand in the accusative.
pub(super) fn serves(text: &Text<'_>, i: usize) -> bool {
    takes_dative(text, i)
        || text
            .lexicon
            .group(Group::Serving)
            .has_lemma_of(text.word(i))
}

/// Verbs of giving: the people helped stand in the dative.
pub(super) fn takes_dative(text: &Text<'_>, i: usize) -> bool {
    text.lexicon.group(Group::Giving).has_lemma_of(text.word(i))
}

/// Transitive verbs: somebody does it to somebody else.
pub(super) fn acts_on_others(text: &Text<'_>, i: usize) -> bool {
    text.lexicon
        .group(Group::DoneToOthers)
        .has_lemma_of(text.word(i))
}

/// «помогали 300 человек»: those who help take part; not «помогли 300 детям», «помогли собрать 300 детей».
pub(super) fn lends_a_hand(text: &Text<'_>, event: &Event, count: &Count) -> bool {
    let word = text.word(event.head);
    if is_turkic(text, event.head) {
        let people = count.noun.as_ref().map(|noun| text.normal(noun.token));
        let acts = people.is_some_and(|noun| read(noun).chain.case != svodka_kazakh::Case::Dative);
        let mut verbs = text.lexicon.group(Group::TurkicHelping).iter();
        return acts && event.words.len() == 1 && verbs.any(|(verb, _)| word.is_form_of(verb));
    }
    let helps = event.words.len() == 1
        && word.is_finite_verb()
        && text.lexicon.group(Group::Aiding).has_lemma_of(word);
    let next = event.words.end;
    let leads = next < text.len() && text.word(next).any(|g| g.infinitive);
    helps && !leads && !is_dative(text, count)
}

/// Whether the figure is said in the dative; where the number is in digits, by its noun.
pub(super) fn is_dative(text: &Text<'_>, count: &Count) -> bool {
    let of = |i: usize, case| text.word(i).any(|g| g.case == Some(case));
    let dative = |i: usize| of(i, Case::Dat);
    let digits = |i: usize| text.word(i).readings.is_empty();
    let mut number = count.number.tokens.clone();
    let noun = count.noun.as_ref().map(|noun| noun.token);
    let plain =
        noun.is_some_and(|i| dative(i) && (number.clone().all(digits) || !of(i, Case::Gen)));
    plain || number.any(dative)
}
