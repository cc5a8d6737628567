//! Figures without a noun: «погибли трое», «ранены 20», «из них трое», «достигло 117».

use super::Count;
use super::alone::{ends, is_year, stands_alone};
use super::antecedent::is_part_of_things;
use super::bare::{is_size, may_be};
use super::beside::beside;
use super::bound::growth;
use super::contrast::shares_noun;
use super::frame::{fate, people_role};
use super::govern::{behind_preposition, nearest};
use super::measure::{of_whole, part_of};
use super::role::{Role, is_firm, people_noun, unsaved};
use super::situation::behind;
use super::total::{fronted, sums_up, total_of};
use super::turkic;
use super::verbs::Event;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::FigureFact;
use crate::pattern::number::{may_begin, numeral};
use crate::pattern::{Clauses, has_predicate, is_predicate};
use crate::text::Text;
use crate::vocabulary::{CountedAs, Unit};

/// What a number without a noun counts, and the rule that says so.
pub(super) struct Reading {
    pub role: Role,
    pub rule: &'static str,
}

/// Whether a number without a noun counts people.
pub(super) fn read(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    known: &[FigureFact],
) -> Option<Reading> {
    if count.number.one_word {
        return one(text, clauses, count).or_else(|| one_of_them(text, count, known));
    }
    if let Some(reading) = turkic::without_noun(text, clauses, count, known) {
        return Some(reading);
    }
    if !stands_alone(text, count)
        || count.number.low == 1.0
        || count.number.low.fract() != 0.0
        || is_year(text, count)
        || is_size(text, count.span.start)
    {
        return None;
    }
    let start = count.span.start;
    let own = &clauses.parts[clauses.index(start)];
    let part = own.start;
    if is_share(text, count)
        || is_among_things(text, count)
        || is_part(text, count, part) && is_part_of_things(text, count, known)
    {
        return None;
    }
    let told = behind_preposition(text, own, count).map(said);
    let fate = || (start > part).then(|| fate(text, start - 1)).flatten();
    if let Some(role) = told.or_else(fate).or_else(|| unsaved(text, clauses, count)) {
        return Some(Reading {
            role,
            rule: "figure.without_noun",
        });
    }
    let whole = known
        .iter()
        .rev()
        .find(|figure| is_near(text, figure, start));
    if let Some(event) = beside(text, clauses, count)
        && (is_firm(event.role) || count.number.collective || is_of_people(text, &event))
    {
        let of = part_of(text, start, part)
            .or_else(|| of_whole(text, count, known))
            .is_some();
        let rule = if of || partitive(text, count).is_some() {
            "figure.part"
        } else {
            "figure.without_noun"
        };
        return Some(Reading {
            role: said(event),
            rule,
        });
    }
    if let Some(noun) = partitive(text, count) {
        let own = nearest(text, &clauses.parts[clauses.index(start)], count);
        let own = own.filter(|event| event.role != CountedAs::Other).map(said);
        let role = own.or_else(|| people_role(text, noun));
        return Some(Reading {
            role: role.unwrap_or_else(|| inherited(None)),
            rule: "figure.part",
        });
    }
    // «3 тысячи бегунов из 20 стран. 500 из них»
    let counts = |i: usize| {
        let place = text.is_a(
            i - 1,
            Function::OutOf | Function::In | Function::From | Function::On | Function::With,
        );
        !place && numeral(text, i, start).is_some()
    };
    let clear =
        |figure: &&FigureFact| count.number.collective || !(figure.tokens.end..start).any(counts);
    let whole = whole.filter(clear);
    let part = is_part(text, count, part) || of_whole(text, count, known).is_some();
    if part && (whole.is_some() || count.number.collective) {
        let own = nearest(text, &clauses.parts[clauses.index(start)], count);
        let role = own
            .filter(|event| is_firm(event.role))
            .map_or_else(|| inherited(whole), said);
        return Some(Reading {
            role,
            rule: "figure.part",
        });
    }
    if let Some(role) = behind(text, count).filter(|_| count.number.collective || whole.is_some()) {
        return Some(Reading {
            role,
            rule: "figure.without_noun",
        });
    }
    if let Some(role) = number_of(text, clauses, count) {
        return Some(Reading {
            role,
            rule: "figure.number_of",
        });
    }
    let told = start > 0
        && text.is_a(
            start - 1,
            Function::About | Function::Only | Function::Against,
        );
    let same = whole.filter(|figure| {
        (told || is_elliptic(text, clauses, count))
            && text.tokens[figure.tokens.start].sentence == text.tokens[start].sentence
    });
    if same.is_some() && (ends(text, count) || is_elliptic(text, clauses, count)) {
        return Some(Reading {
            role: inherited(same),
            rule: "figure.without_noun",
        });
    }
    let acts = neighbour_predicate(text, count);
    if count.number.collective && acts || is_governed(text, clauses, count) {
        return Some(Reading {
            role: inherited(None),
            rule: "figure.without_noun",
        });
    }
    let own = || nearest(text, &clauses.parts[clauses.index(start)], count).map(said);
    if shares_noun(text, count, known) {
        return Some(Reading {
            role: own().unwrap_or_else(|| inherited(known.last())),
            rule: "figure.without_noun",
        });
    }
    if may_be(text, clauses, count, known) {
        return Some(Reading {
            role: own().unwrap_or_else(|| inherited(whole)),
            rule: "figure.bare",
        });
    }
    // «остаются 11 горняков, 206 поднялись на поверхность»
    let beside_whole = whole.is_some_and(|figure| {
        text.tokens[figure.tokens.start].sentence == text.tokens[start].sentence
    });
    (beside_whole && acts).then(|| Reading {
        role: own().unwrap_or_else(|| inherited(None)),
        rule: "figure.without_noun",
    })
}

/// «восемь из десяти»: how many of so many, whoever they are.
fn is_share(text: &Text<'_>, count: &Count) -> bool {
    let of = count.span.end;
    let end = text.sentence(count.span.start).end;
    if of + 1 >= end || !text.is_a(of, Function::OutOf) {
        return false;
    }
    let among = numeral(text, of + 1, end);
    among.is_some_and(|all| {
        let ends = all.tokens.end >= end || !text.is_word(all.tokens.end);
        let round = all.low == 10.0 || all.low == 100.0;
        ends && round && count.number.low < all.low && !count.number.collective
    })
}

/// From how many on a number behind a preposition counts no people unless it says so.
const MANY: f64 = 1e6;
/// More than that are no people.
const MANKIND: f64 = 1e9;

/// «полковник с девятью миллиардами», «в 2 миллионах»: a number too large to count people without saying so.
fn is_among_things(text: &Text<'_>, count: &Count) -> bool {
    let before = count.span.start.checked_sub(1);
    let governed = before.is_some_and(|i| text.word(i).pos() == Pos::Preposition);
    count.number.low > MANKIND || governed && count.number.low >= MANY
}

/// What the people say whose number is stated, or who begin the clause, whoever stands nearer: «число погибших выросло до
/// 41, пострадавших — до 300».
fn number_of(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let start = count.span.start;
    let first = fronted(text, clauses, start);
    if first.is_none_or(|token| total_of(text, clauses, start) > Some(token)) {
        return total(text, clauses, count);
    }
    first.map(|token| people_role(text, token).unwrap_or_else(|| inherited(None)))
}

/// Verbs of which people alone are the subject: «33 высказались против», «участвовали 300».
fn is_of_people(text: &Text<'_>, event: &Event) -> bool {
    event.role == CountedAs::Participant
        && text
            .lexicon
            .group(Group::Voting)
            .has_lemma_of(text.word(event.head))
}

/// «из них трое», «20 из них».
fn is_part(text: &Text<'_>, count: &Count, part: usize) -> bool {
    let next = count.span.end;
    let behind = next + 1 < text.len()
        && text.is_a(next, Function::OutOf)
        && text.is_a(next + 1, Function::OfThem | Function::Which);
    behind || part_of(text, count.span.start, part).is_some()
}

/// «один погиб», «ранен один»: one person, right beside what happened.
fn one(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Reading> {
    let event = beside(text, clauses, count).filter(|event| {
        let word = text.word(event.head);
        let acts = word.any(|g| g.pos == Pos::Verb);
        (is_firm(event.role) || is_of_people(text, event)) && event.verb && acts
    })?;
    stands_alone(text, count).then(|| Reading {
        role: said(event),
        rule: "figure.without_noun",
    })
}

/// «Четверо получили сроки, один — условный, двое …»: one more of the people counted in this sentence, if nothing stands
/// behind that one could be of: «один из них», «один за другим».
fn one_of_them(text: &Text<'_>, count: &Count, known: &[FigureFact]) -> Option<Reading> {
    let start = count.span.start;
    let last = known
        .iter()
        .rev()
        .find(|figure| is_near(text, figure, start))?;
    let same = text.tokens[last.tokens.start].sentence == text.tokens[start].sentence;
    let next = count.span.end;
    let goes_on = next < text.len() && text.word(next).pos() == Pos::Preposition;
    (same && !goes_on && stands_alone(text, count)).then(|| Reading {
        role: inherited(None),
        rule: "figure.bare",
    })
}

/// «семеро из задержанных», «339 из 476 депутатов»: the people that the number is a part of.
pub(super) fn partitive(text: &Text<'_>, count: &Count) -> Option<usize> {
    let of = count.span.end;
    let end = text.sentence(count.span.start).end.min(of + 6);
    if of + 1 >= end || !text.is_a(of, Function::OutOf) || count.number.vague {
        return None;
    }
    let counted = may_begin(text, of + 1);
    let noun = (of + 1..end).find(|&i| {
        let word = text.word(i);
        (!word.any(|g| g.is_adjectival()) || word.is(List::People)) && !may_begin(text, i)
    })?;
    let word = text.word(noun);
    let people = word.is(List::People)
        && word.any(|g| g.case == Some(Case::Gen) && (counted || g.number == Some(Number::Plur)));
    let participle = word.any(|g| g.is_adjectival());
    (people && (counted || count.number.collective || participle)).then_some(noun)
}

/// «трое арестованы в порту, двое — в городе»: the verb of the first holds for the second. So for «в этом
/// году — 500», where the number ends the clause that a preposition begins.
pub(super) fn is_elliptic(text: &Text<'_>, clauses: &Clauses, count: &Count) -> bool {
    let (start, end) = (count.span.start, count.span.end);
    let dash = end < text.len() && text.is_dash(end);
    let floor = text.sentence(start).start;
    let joined = start > floor
        && (text.is_mark(start - 1, ',')
            || text.is_a(
                start - 1,
                Function::And | Function::Whereas | Function::Still,
            ));
    if dash && (count.number.collective || joined) {
        return true;
    }
    let part = &clauses.parts[clauses.index(start)];
    let there = end < part.end && text.word(end).pos() == Pos::Preposition;
    if there && joined && count.number.collective && !has_predicate(text, part) {
        return true; // «четверо доставлены в одну больницу, двое в другую»
    }
    let own = clauses.parts[clauses.index(start)].start;
    let before =
        (own > floor && text.is_dash(own - 1)).then(|| clauses.index(own - 1).saturating_sub(1));
    let adverbial = before.is_some_and(|before| {
        let part = &clauses.parts[before];
        let first = part.start
            + usize::from(text.is_a(
                part.start,
                Function::Whereas | Function::And | Function::But,
            ));
        first < part.end
            && matches!(text.word(first).pos(), Pos::Preposition | Pos::Adverb)
            && !has_predicate(text, part)
    });
    adverbial && ends(text, count)
}

/// What a verb says.
pub(super) fn said(event: Event) -> Role {
    Role {
        counted_as: event.role,
        words: Some((event.words.clone(), "figure.verb")),
        verb: Some(event),
    }
}

/// What the whole was counted as holds for its part.
pub(super) fn inherited(whole: Option<&FigureFact>) -> Role {
    Role {
        counted_as: whole
            .and_then(|figure| figure.counted_as)
            .unwrap_or(CountedAs::Other),
        words: whole.map(|figure| (figure.tokens.clone(), "figure.part")),
        verb: None,
    }
}

/// Whether a figure of people stands in the sentence of token `i` or in the one before.
pub(super) fn is_near(text: &Text<'_>, figure: &FigureFact, i: usize) -> bool {
    let distance = text.tokens[i].sentence - text.tokens[figure.tokens.start].sentence;
    figure.unit == Unit::Person && figure.tokens.end <= i && distance <= 1
}

/// «число погибших достигло 117», «количество участников — 300».
fn total(text: &Text<'_>, clauses: &Clauses, count: &Count) -> Option<Role> {
    let token = total_of(text, clauses, count.span.start)?;
    let before = count.span.start.checked_sub(1)?;
    let bounded = count
        .bound
        .as_ref()
        .is_some_and(|stated| stated.words.end == count.span.start && stated.words.start > token);
    let grown =
        text.is_a(before, Function::On | Function::Until) && growth(text, before, token).is_some();
    let stated = bounded
        || grown
        || token > before
        || sums_up(text, before)
        || text.is_dash(before)
        || text.is_a(before, Function::In) && before > 0 && is_predicate(text, before - 1);
    if !stated {
        return None;
    }
    let (_, role) = people_noun(text, token)?;
    Some(Role {
        counted_as: role.unwrap_or(CountedAs::Other),
        words: Some((token..token + 1, "figure.number_of")),
        verb: None,
    })
}

/// «пятерым комиссия отказала»: a collective number in a case that the verb of its clause governs.
fn is_governed(text: &Text<'_>, clauses: &Clauses, count: &Count) -> bool {
    let part = &clauses.parts[clauses.index(count.span.start)];
    is_oblique_collective(text, count) && has_predicate(text, part)
}

/// Whether the number is a collective one in the dative or instrumental: «пятерым», «троими».
fn is_oblique_collective(text: &Text<'_>, count: &Count) -> bool {
    let last = text.word(count.number.tokens.end - 1);
    let oblique = |case| last.can_be(case) && !last.can_be(Case::Nom) && !last.can_be(Case::Gen);
    count.number.collective && (oblique(Case::Dat) || oblique(Case::Ins))
}

/// «Трое вошли», «вошли трое».
fn neighbour_predicate(text: &Text<'_>, count: &Count) -> bool {
    let sentence = text.sentence(count.span.start);
    let plural = |i: usize| {
        is_predicate(text, i)
            && text
                .word(i)
                .any(|g| g.number == Some(Number::Plur) && g.finite)
    };
    let after = count.span.end < sentence.end && plural(count.span.end);
    let before = count.span.start > sentence.start && plural(count.span.start - 1);
    after || before
}
