//! Counts in Kazakh and Kyrgyz text: nouns in the singular behind their attributes, endings of numbers.

use super::bare::REACH;
use super::govern::nearest;
use super::noun::Counted;
use super::omitted::{Reading, inherited, is_near, said};
use super::role::{Role, is_firm};
use super::verbs::{Event, around, events};
use super::{Count, Proposal};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::lexicon::normal::normal_form;
use crate::mention::{FigureFact, Names};
use crate::pattern::number::{Numeral, may_begin};
use crate::pattern::{Clauses, Listed, listed};
use crate::text::Text;
use crate::vocabulary::{CountedAs, Modality, Unit};
use svodka_kazakh::{
    Case, Chain, Derived, Form, Possessor, Split, is_and, is_attribute, is_fixed, number_ending,
    read, splits,
};

/// Words that may stand between a number and its noun.
const BETWEEN: usize = 8;

/// No age is higher.
const OLDEST: f64 = 125.0;

/// A probability below which a reading that no word of the text states is a guess.
const GUESS: f64 = 0.5;

/// Words between the people and what their number is.
const NUMBER_OF: usize = 3;

/// Whether the paragraph is in Kazakh or Kyrgyz, where nouns stand in the singular behind numbers.
pub(super) fn is_turkic(text: &Text<'_>, i: usize) -> bool {
    matches!(text.language(i), Some("kk" | "ky"))
}

/// What the ending of a number says: «300-нан», «жүзге», «7-еуі», «мыңдай».
pub(super) fn ending(text: &Text<'_>, number: &Numeral) -> Option<Chain> {
    let last = number.tokens.end - 1;
    if !is_turkic(text, last) {
        return None;
    }
    let word = text.normal(last);
    if text.word(last).shape.digit {
        let (_, ending) = word.split_once('-')?;
        return Some(number_ending(ending)?.chain);
    }
    let lists = text.lexicon.lists();
    let is_numeral = |split: &Split| {
        split.chain != Chain::NONE && lists.find(List::Numeral, &split.stem).is_some()
    };
    let cuts = splits(word).into_iter().filter(is_numeral);
    cuts.max_by_key(|own| own.chain.possessor.is_some()) // «үшеуінің»: not of «үшеуі»
        .map(|own| own.chain)
}

/// Whether the number is one of those who are counted before: «9 баланың 7-еуі».
pub(super) fn is_part(text: &Text<'_>, number: &Numeral) -> bool {
    let is_owned = |chain: Chain| chain.possessor == Some(Possessor::Third);
    let next = number.tokens.end;
    let is_bound = next < text.sentence(next - 1).end
        && is_turkic(text, next)
        && text.word(next).is(List::Bound)
        && text.word(next).kazakh_verb.is_none(); // «60-тан асады»
    ending(text, number).is_some_and(is_owned)
        || is_bound && is_owned(read(text.normal(next)).chain) // «60-тан астамы»
}

/// «жүздей», «3 мыңдай».
pub(super) fn is_about(text: &Text<'_>, number: &Numeral) -> bool {
    ending(text, number).is_some_and(|chain| chain.derived == Some(Derived::Like))
}

/// The noun that a number counts, from token `from` on: behind attributes, the words of a participle, and a noun whose
/// it is: «100-ге жуық түзеу мекемелерінде жұмыс жасайтын дін қызметкері».
pub(super) fn counted(text: &Text<'_>, names: &Names, from: usize) -> Option<Counted> {
    let end = text.sentence(from - 1).end.min(from + BETWEEN);
    if from < end && is_of_place(text, from) {
        return None; // «47 жастағы тұрғын», «12 облыстағы мұғалім»: the number is of another noun
    }
    let mut is_owned = false;
    for i in from..end {
        let opens = !text.is_word(i) || text.tokens[i].block != text.tokens[from - 1].block;
        if opens || names.person(i).is_some() {
            return None;
        }
        if let Some((found, chain)) = noun(text, i) {
            if let Some(head) = head_after(text, names, &found, chain) {
                return Some(head);
            }
            let fits = !is_owned || chain.possessor == Some(Possessor::Third);
            return fits.then_some(found);
        }
        if text
            .lexicon
            .group(Group::TurkicParticle)
            .has(text.normal(i))
        {
            continue; // «он сегіз мыңдай ғана қонақ»
        }
        is_owned = match between(text, i)? {
            Between::Attribute => is_owned,
            Between::Participle => false,
            Between::Noun => true,
        };
    }
    None
}

/// «3 мың жас»: young people, where the number is no age.
pub(super) fn young(text: &Text<'_>, i: usize, number: &Numeral) -> Option<Counted> {
    let reading = read(text.normal(i));
    let is_it = text.is_word(i)
        && number.low > OLDEST
        && reading.chain.derived.is_none()
        && reading.chain.possessor.is_none()
        && text.lexicon.group(Group::TurkicYoung).has(&reading.stem);
    is_it.then(|| Counted {
        token: i,
        lemma: normal_form(&reading.stem),
        unit: Unit::Person,
        implies: None,
        listed: true,
    })
}

/// «жастағы», «облыстағы» right behind a number; not «еліміздегі».
fn is_of_place(text: &Text<'_>, i: usize) -> bool {
    let chain = read(text.normal(i)).chain;
    let is_bare = chain.possessor.is_none() && !chain.is_plural && !text.word(i).shape.capital;
    text.is_word(i)
        && is_bare
        && chain.derived == Some(Derived::OfPlace)
        && !is_fixed(text.normal(i))
}

/// What stands between a number and its noun.
enum Between {
    Attribute,
    Participle,
    Noun,
}

fn between(text: &Text<'_>, i: usize) -> Option<Between> {
    let word = text.word(i);
    if text.lexicon.group(Group::TurkicVessel).has(&word.normal) {
        return None;
    }
    if word.is(List::Currency) || may_begin(text, i) && !word.shape.hyphen {
        return None;
    }
    if let Some(verb) = word.kazakh_verb
        && !is_attribute(&word.normal)
    {
        return match verb.form {
            Form::Perfect | Form::Habitual => Some(Between::Participle),
            _ if verb.is_finite => None,
            _ => Some(Between::Noun),
        };
    }
    Some(match is_attribute(&word.normal) || is_and(&word.normal) {
        true => Between::Attribute,
        false => Between::Noun,
    })
}

/// The noun for people or things counted at token `i`, and what its suffixes say.
fn noun(text: &Text<'_>, i: usize) -> Option<(Counted, Chain)> {
    const NOUNS: ListSet = ListSet::of(&[List::People, List::UnitNoun, List::Office]);
    let Some(Listed { entry, len }) = listed(text, i, text.sentence(i).end, NOUNS) else {
        return agent(text, i);
    };
    let entry = match len {
        1 => [List::People, List::UnitNoun, List::Office]
            .into_iter()
            .find_map(|list| of_list(text, i, list))?,
        _ => entry,
    };
    let token = i + len - 1;
    let unit = match entry.list {
        List::UnitNoun => Unit::by_name(&entry.kind)?,
        _ => Unit::Person,
    };
    let implies = entry
        .extra
        .first()
        .filter(|_| entry.list == List::People)
        .and_then(|role| CountedAs::by_name(role));
    let found = Counted {
        token,
        lemma: normal_form(&entry.canonical),
        unit,
        implies,
        listed: true,
    };
    Some((found, read(text.normal(token)).chain))
}

/// A noun for people by its ending, in no list: «байқаушы», «еңбеккер».
fn agent(text: &Text<'_>, i: usize) -> Option<(Counted, Chain)> {
    let is_free = text.is_word(i)
        && !text.word(i).shape.capital
        && text.word(i).kazakh_verb.is_none()
        && !is_fixed(text.normal(i))
        && !is_attribute(text.normal(i));
    let agents = text.lexicon.group(Group::TurkicAgent);
    let cuts = is_free.then(|| splits(text.normal(i)))?.into_iter();
    let cut = cuts
        .filter(|cut| agents.ends(&cut.stem) && cut.chain.derived.is_none())
        .max_by_key(|cut| (!cut.is_restored, cut.stem.len()))?;
    let found = Counted {
        token: i,
        lemma: normal_form(&cut.stem),
        unit: Unit::Person,
        implies: None,
        listed: false,
    };
    Some((found, cut.chain))
}

fn of_list<'a>(text: &Text<'a>, i: usize, list: List) -> Option<&'a Entry> {
    let lists = text.lexicon.lists();
    let entries = text.word(i).entries.iter().map(|&id| lists.entry(id));
    entries.into_iter().find(|entry| entry.list == list)
}

/// «жас сержант», «студент қыздары», «шетелдік және отандық бизнес өкілі»: the noun found describes another one.
fn head_after(text: &Text<'_>, names: &Names, found: &Counted, chain: Chain) -> Option<Counted> {
    let next = found.token + 1;
    if is_attribute(text.normal(found.token)) && next < text.len() {
        return counted(text, names, next).filter(|head| head.unit == Unit::Person);
    }
    if chain != Chain::NONE || next >= text.sentence(found.token).end || !text.is_word(next) {
        return None;
    }
    let (head, own) = noun(text, next).filter(|(head, _)| head.unit == Unit::Person)?;
    (own.possessor == Some(Possessor::Third)).then_some(head)
}

/// What the words of the sentence state, where rules have read them: of Kazakh the models know little.
pub(super) fn stated(
    text: &Text<'_>,
    count: &Count,
    proposal: &Proposal,
    (counted_as, odds, modality): (CountedAs, f64, Modality),
) -> (CountedAs, Modality) {
    if !is_turkic(text, count.span.start) {
        return (counted_as, modality);
    }
    let is_telling = is_firm(proposal.role.counted_as)
        || matches!(
            proposal.role.counted_as,
            CountedAs::Helped | CountedAs::Staff
        );
    let is_said = proposal.role.verb.is_some() && is_telling;
    let noun = count.noun.as_ref();
    let is_of_office = noun.is_some_and(|noun| text.word(noun.token).is(List::Office));
    let is_mute = proposal.role.words.is_none() && proposal.role.verb.is_none();
    let counted_as = match counted_as {
        _ if is_said => proposal.role.counted_as,
        CountedAs::Staff if is_mute && odds < GUESS && !is_of_office => CountedAs::Other,
        CountedAs::Participant | CountedAs::Other if is_wanted(text, count, proposal) => {
            CountedAs::Staff
        }
        counted_as => counted_as,
    };
    let modality = match proposal.not_yet.is_some() {
        true => proposal.modality,
        false => modality,
    };
    (counted_as, modality)
}

/// «60 дәнекерлеуші керек»: whether those of a trade are needed that no list knows.
fn is_wanted(text: &Text<'_>, count: &Count, proposal: &Proposal) -> bool {
    let noun = count.noun.as_ref().filter(|noun| !noun.listed);
    let words = proposal.not_yet.as_ref();
    let wants = words.is_some_and(|words| {
        words.start == count.span.end && text.word(words.start).kazakh_verb.is_none()
    });
    noun.is_some() && wants && proposal.role.counted_as == CountedAs::Other
}

/// What a number without a noun counts, where its ending or the words before say that it counts people.
pub(super) fn without_noun(
    text: &Text<'_>,
    clauses: &Clauses,
    count: &Count,
    known: &[FigureFact],
) -> Option<Reading> {
    let start = count.span.start;
    if !is_turkic(text, start) {
        return None;
    }
    let next = count.number.tokens.end;
    let is_measure = next < text.sentence(start).end
        && text.is_word(next)
        && text.word(next).kazakh_verb.is_none()
        && read(text.normal(next)).chain.possessor == Some(Possessor::Third); // «санының 30 пайызы»
    let whole = known
        .iter()
        .rev()
        .find(|figure| is_near(text, figure, start));
    let before = number_of(text, start).filter(|&i| !is_theirs(text, i) || whole.is_some());
    if let Some(people) = before.filter(|_| !is_measure) {
        return Some(Reading {
            role: match is_theirs(text, people) {
                true => inherited(whole),
                false => happened_to(text, people),
            },
            rule: "figure.number_of",
        });
    }
    if !is_part(text, &count.number) {
        return None;
    }
    let event = nearest(text, &clauses.parts[clauses.index(start)], count);
    let of_people = |i: usize| {
        text.word(i).is(List::People) && read(text.normal(i)).chain.case == Case::Genitive
    };
    let floor = text.sentence(start).start.max(start.saturating_sub(REACH));
    let has_people = || (floor..start).any(of_people);
    let is_clear = count.number.collective || whole.is_some() || event.is_some() || has_people();
    is_clear.then(|| Reading {
        role: event.map_or_else(|| inherited(whole), said),
        rule: "figure.part",
    })
}

/// «қатысушылар саны 200», «қаза тапқандардың саны»: the people whose number stands at token `figure`.
fn number_of(text: &Text<'_>, figure: usize) -> Option<usize> {
    let floor = text.sentence(figure).start;
    let is_number = |i: &usize| {
        let cue = listed(text, *i, figure, ListSet::of(&[List::Measure]));
        cue.is_some_and(|cue| &*cue.entry.kind == "number")
    };
    let noun = (floor..figure).rev().take(NUMBER_OF).find(is_number)?;
    let people = noun.checked_sub(1).filter(|&i| i >= floor)?;
    let word = text.word(people);
    let acts = word
        .kazakh_verb
        .is_some_and(|verb| verb.form == Form::Perfect);
    let is_people = word.is(List::People) || agent(text, people).is_some();
    (is_people || acts || is_theirs(text, people)).then_some(people)
}

/// «олардың қатары»: people told of before.
fn is_theirs(text: &Text<'_>, i: usize) -> bool {
    text.lexicon.group(Group::TurkicTheirs).has(text.normal(i))
}

/// What happened to the people at a token by the noun or the participle.
fn happened_to(text: &Text<'_>, people: usize) -> Role {
    let near = around(&text.sentence(people), &(people..people + 1));
    let ends = |event: &Event| event.words.end == people + 1;
    if let Some(event) = events(text, &near).into_iter().find(ends) {
        return said(event);
    }
    let implied = of_list(text, people, List::People)
        .and_then(|entry| CountedAs::by_name(entry.extra.first()?));
    match implied {
        Some(counted_as) => Role::noun(counted_as, people),
        None => inherited(None),
    }
}
