//! The counted noun: adjectives between, agreement with the number, lemma and unit.

use super::turkic::{self, is_turkic};
use super::unlisted::{animate_share, collected, is_abbreviation, unlisted};
use super::word_parts::compound;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::normal::normal_form;
use crate::lexicon::word::Word;
use crate::mention::Names;
use crate::pattern::is_ones;
use crate::pattern::number::{Numeral, may_begin};
use crate::text::Text;
use crate::vocabulary::{CountedAs, Unit};

/// Adjectives and adverbs that may stand between a number and its noun.
const BETWEEN: usize = 7;

/// How much of an office's readings must be of living beings.
const OFFICE: f32 = 0.3;

/// What a number counts.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// Its token.
    pub token: usize,
    /// Its lemma, ё as е.
    pub lemma: String,
    /// What it is.
    pub unit: Unit,
    /// What the noun alone says of the people.
    pub implies: Option<CountedAs>,
    /// It is in the lists of nouns, not guessed from the dictionary.
    pub listed: bool,
}

/// The noun that the number counts, from token `from` on.
pub(super) fn counted(
    text: &Text<'_>,
    names: &Names,
    from: usize,
    number: &Numeral,
) -> Option<Counted> {
    if from >= text.len() || number.tokens.start >= from {
        return None;
    }
    if is_turkic(text, number.tokens.start) {
        let in_words = !text.word(number.tokens.end - 1).shape.digit; // «12-сі бала»
        let is_part = turkic::is_part(text, number);
        if in_words && is_part {
            return None; // «үшеуі азамат»
        }
        let found = turkic::counted(text, names, from);
        let found = found.or_else(|| turkic::young(text, from, number));
        let acts = |found: &Counted| text.word(found.token).kazakh_verb.is_some();
        return found.filter(|found| !(is_part && acts(found))); // «12-сі жоғалып кеткен»
    }
    let end = text.sentence(number.tokens.start).end.min(from + BETWEEN);
    let mut i = from;
    while i < end {
        if names.person(i).is_some() || text.tokens[i].block != text.tokens[from].block {
            return None;
        }
        if let Some(head) = after_phrase(text, i, end, number) {
            return Some(head);
        }
        if let Some(found) = noun_at(text, i, number) {
            if let Some(head) = head_after(text, i, end, number) {
                return Some(head);
            }
            if is_company(text, &found) {
                return None;
            }
            if found.unit != Unit::Person || !is_attribute(text, i, end) {
                return Some(found);
            }
        }
        if let Some(found) = substantive(text, i, number) {
            return Some(found);
        }
        i = skip_between(text, i, end)?;
    }
    None
}

/// «500 приглашённых пришли»: a participle of what happens to people, without a noun.
fn substantive(text: &Text<'_>, i: usize, number: &Numeral) -> Option<Counted> {
    let word = text.word(i);
    if i + 1 < text.len() && continues(text, i + 1) || is_abbreviation(text, i) {
        return None;
    }
    let fits = |r: &&Reading| {
        let many = r.grammar.number == Some(Number::Plur) || number.low % 10.0 == 1.0;
        r.grammar.is_adjectival() && many && agrees(&r.grammar, number)
    };
    let reading = word.readings.iter().find(fits)?;
    let lists = text.lexicon.lists();
    let entries = [Some(&*reading.lemma), reading.verb.as_deref()];
    let entry = entries
        .into_iter()
        .flatten()
        .find_map(|name| lists.find(List::FigureVerb, name))
        .filter(|_| reading.grammar.pos == Pos::Participle);
    let alone = || is_substantive(text, i, &reading.lemma) && !leads_on(text, i + 1);
    if entry.is_none() && !(number.collective || alone()) {
        return None;
    }
    Some(Counted {
        token: i,
        lemma: reading.lemma.to_string(),
        unit: Unit::Person,
        implies: entry.and_then(|entry| CountedAs::by_name(&entry.canonical)),
        listed: false,
    })
}

/// Whether words of a participle follow, and the noun it belongs to may stand behind them: «75 млн набежавших на тот
/// момент процентов».
fn leads_on(text: &Text<'_>, i: usize) -> bool {
    i < text.len()
        && matches!(
            text.word(i).pos(),
            Pos::Preposition | Pos::Adverb | Pos::Pronoun
        )
}

/// «нападавших», «контактных», «проверенных»: an adjective that without a noun may mean people, but for one of time and
/// one of another number.
fn is_substantive(text: &Text<'_>, i: usize, lemma: &str) -> bool {
    let word = text.word(i);
    !word.shape.capital
        && !may_begin(text, i)
        && !text.lexicon.group(Group::TimeAdjective).has(lemma)
}

/// Whether a noun phrase goes on at token `i`: the participle before it is an adjective.
pub(super) fn continues(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let nominal = |r: &Reading| r.weight >= 0.1 && is_nominal(&r.grammar) && !r.grammar.short;
    let other = matches!(word.pos(), Pos::Verb | Pos::Preposition);
    (text.is_word(i) && !other && word.readings.iter().any(nominal))
        || text.is_a(i, Function::And)
        || text.is_mark(i, '«')
}

/// The token after one that may stand between number and noun.
fn skip_between(text: &Text<'_>, i: usize, end: usize) -> Option<usize> {
    let word = text.word(i);
    let adjective = |k: usize| k < end && is_adjective(text.word(k));
    let untraced = |k: usize| k + 1 < end && text.lexicon.group(Group::Trace).has(text.normal(k));
    if is_ones(text, i) || word.is_a(Function::And | Function::Or) && adjective(i + 1) {
        return Some(i + 1);
    }
    if word.is_a(Function::Without) && untraced(i + 1) {
        return Some(i + 2);
    }
    if text.is_mark(i, ',') && adjective(i + 1) && i > 0 && is_adjective(text.word(i - 1)) {
        return Some(i + 1);
    }
    if !text.is_word(i) {
        return None;
    }
    let adverb = word.pos() == Pos::Adverb && (adjective(i + 1) || adjective(i + 2));
    (is_adjective(word) || adverb).then_some(i + 1)
}

fn is_adjective(word: &Word) -> bool {
    word.readings
        .iter()
        .any(|r| r.weight >= 0.05 && r.grammar.is_adjectival() && r.grammar.case.is_some())
}

/// «живущих за границей итальянцев», «погибших при взрыве рабочих»: the noun behind the words of a participle.
fn after_phrase(text: &Text<'_>, i: usize, end: usize, number: &Numeral) -> Option<Counted> {
    let noun = i + 3;
    let participle = text.word(i).pos() == Pos::Participle;
    let phrase = participle
        && noun < end
        && text.is_a(
            i + 1,
            Function::In | Function::On | Function::At | Function::Behind | Function::Under,
        )
        && text.is_word(i + 2)
        && text.word(noun).is(List::People);
    phrase.then(|| noun_at(text, noun, number)).flatten()
}

/// «задержанных студента», «безработных женщин»: what may be an adjective is one before another noun for people.
fn head_after(text: &Text<'_>, i: usize, end: usize, number: &Numeral) -> Option<Counted> {
    let is_attribute = |word: &Word| word.any(|g| g.is_adjectival() && g.case.is_some());
    if !is_attribute(text.word(i)) || i + 1 >= end || !text.is_word(i + 1) {
        return None;
    }
    let next = if is_adjective(text.word(i + 1)) && i + 2 < end && text.is_word(i + 2) {
        i + 2
    } else {
        i + 1
    };
    noun_at(text, next, number).filter(|found| found.unit == Unit::Person || is_animal(text, found))
}

/// «тысяч взрослых рыб»: a living being that is no person.
fn is_animal(text: &Text<'_>, found: &Counted) -> bool {
    found.unit == Unit::Item
        && text
            .word(found.token)
            .best()
            .is_some_and(|r| r.grammar.animate)
}

/// «20 рабочих мест», «20 военных самолётов»: the word for people is the adjective of a thing here.
/// «120 учащихся школ» are people: what was a participle has become a noun.
fn is_attribute(text: &Text<'_>, i: usize, end: usize) -> bool {
    let adjective = text.word(i).readings.iter().any(|r| {
        let noun = text.lexicon.group(Group::NounParticiple).ends(&r.lemma);
        r.grammar.pos == Pos::Adjective && r.weight >= 0.05 && !noun
    });
    let reflexive = text.lexicon.group(Group::ReflexiveParticiple);
    // «три управляющих компьютера», «два одиноких дома», but «два рабочих завода»
    let noun = |r: &Reading| r.grammar.is_noun() && r.weight >= 0.05;
    let few = text.word(i).any(|g| g.is_adjectival())
        && i + 1 < end
        && (text
            .lexicon
            .group(Group::ManagingEnding)
            .ends(text.normal(i))
            || !text.word(i).readings.iter().any(noun))
        && text.word(i + 1).best().is_some_and(|r| {
            r.grammar.is_noun() && !r.grammar.animate && r.grammar.number == Some(Number::Sing)
        })
        && text
            .word(i)
            .readings
            .iter()
            .all(|r| r.weight < 0.05 || !reflexive.ends(&r.lemma))
        && is_few(text, i);
    if few {
        return true;
    }
    let mut next = i + 1;
    while adjective
        && next < end
        && text.is_word(next)
        && is_adjective(text.word(next))
        && !is_thing(text.word(next))
    {
        next += 1;
    }
    adjective && next < end && text.is_word(next) && is_thing(text.word(next))
}

/// Whether two, three or four stand right before token `i`.
fn is_few(text: &Text<'_>, i: usize) -> bool {
    i > 0 && text.lexicon.group(Group::Few).has(text.normal(i - 1))
}

/// «сотовые операторы», «юридические лица» are companies.
fn is_company(text: &Text<'_>, noun: &Counted) -> bool {
    let signs = text.lexicon.group(Group::CompanySign);
    let beside = [noun.token - 1, noun.token + 1].into_iter();
    let beside = beside.filter(|&i| i < text.len());
    let mut told = beside.filter_map(|i| signs.meaning_of_lemma(text.word(i)));
    told.any(|company| company == noun.lemma)
}

/// An inanimate noun in the plural.
fn is_thing(word: &Word) -> bool {
    word.best().is_some_and(|r| {
        r.grammar.pos == Pos::Noun
            && !r.grammar.animate
            && r.grammar.number == Some(Number::Plur)
            && r.grammar.case == Some(Case::Gen)
    })
}

/// The counted noun that the word at `i` is, where it agrees with the number.
pub(super) fn noun_at(text: &Text<'_>, i: usize, number: &Numeral) -> Option<Counted> {
    const NOUNS: ListSet = ListSet::of(&[List::People, List::UnitNoun, List::Office]);
    let word = text.word(i);
    if !text.is_word(i) {
        return None;
    }
    if let Some(person) = text.lexicon.group(Group::PersonShort).meaning(&word.normal) {
        return Some(Counted {
            token: i,
            lemma: person.to_owned(),
            unit: Unit::Person,
            implies: None,
            listed: true,
        });
    }
    if word.readings.is_empty() {
        return None;
    }
    if word.lists.meets(NOUNS) {
        for list in [List::People, List::UnitNoun, List::Office] {
            if let Some(found) = in_list(text, i, number, list) {
                return Some(found);
            }
        }
    }
    unlisted(text, i, number, true)
        .or_else(|| compound(text, i, number))
        .or_else(|| unlisted(text, i, number, false))
        .or_else(|| collected(text, i, number))
}

fn in_list(text: &Text<'_>, i: usize, number: &Numeral, list: List) -> Option<Counted> {
    let word = text.word(i);
    let lists = text.lexicon.lists();
    // «76 кюйши»: what no dictionary knows and the list has in this very form does not inflect
    let is_known = word.readings.iter().any(|reading| reading.known);
    let agreeing = |entry: &&Entry| {
        let name = &entry.words[0].normal;
        let fixed = !is_known && entry.words.len() == 1 && **name == *word.normal;
        fixed
            || word.readings.iter().any(|r| {
                r.weight >= 0.01
                    && *r.lemma == **name
                    && is_nominal(&r.grammar)
                    && agrees(&r.grammar, number)
            })
    };
    let entry = word
        .entries
        .iter()
        .map(|&id| lists.entry(id))
        .filter(|entry| entry.list == list)
        .find(agreeing)?;
    let unit = match list {
        List::UnitNoun => Unit::by_name(&entry.kind)?,
        // «пять моделей» are things: an office is a word for other than people too
        List::Office if animate_share(word, number) < OFFICE => return None,
        _ => Unit::Person,
    };
    let canonical = if list == List::Office {
        &entry.surface
    } else {
        &entry.canonical
    };
    Some(Counted {
        token: i,
        lemma: normal_form(canonical),
        unit,
        implies: entry
            .extra
            .first()
            .filter(|_| list == List::People)
            .and_then(|role| CountedAs::by_name(role)),
        listed: true,
    })
}

pub(super) fn is_nominal(grammar: &Grammar) -> bool {
    grammar.pos == Pos::Noun || grammar.is_adjectival()
}

/// Whether a noun so described can be counted by the number.
pub(super) fn agrees(grammar: &Grammar, number: &Numeral) -> bool {
    if grammar.indeclinable {
        return true;
    }
    let (Some(case), Some(plurality)) = (grammar.case, grammar.number) else {
        return false;
    };
    let plural = plurality == Number::Plur;
    if number.governs && !number.vague {
        // «91 тыс. детям»: written without the case of the number
        return plural && matches!(case, Case::Gen | Case::Dat);
    }
    let oblique = matches!(case, Case::Gen | Case::Dat | Case::Ins | Case::Loc);
    let last = number.high.unwrap_or(number.low);
    if last.fract() != 0.0 {
        return false;
    }
    let (tens, units) = (last % 100.0, last % 10.0);
    let teen = (11.0..=14.0).contains(&tens);
    if number.vague || number.collective {
        return plural && oblique;
    }
    match units as u8 {
        1 if !teen => !plural,
        2..=4 if !teen => {
            (!plural && case == Case::Gen)
                || (plural && (oblique || grammar.animate || grammar.is_adjectival()))
        }
        _ => plural && oblique,
    }
}

/// Nouns that say only that people are counted.
pub(super) fn is_generic(text: &Text<'_>, lemma: &str) -> bool {
    text.lexicon.group(Group::GenericPerson).has(lemma)
}
