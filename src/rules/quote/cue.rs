//! Verbs of saying.

use super::kazakh::is_quotative;
use crate::lexicon::grammar::{Gender, Grammar, Number, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::Tokens;
use crate::pattern::{Listed, listed};
use crate::text::Text;
use crate::vocabulary;
use svodka_kazakh::{Case, Form, Verb, read, verbs};

/// Words between «деп» and the verb at most.
pub(super) const OBJECT: usize = 2;

const SAY: ListSet = ListSet::of(&[List::Say]);

/// A verb of saying where it says something: finite.
#[derive(Clone, Debug)]
pub(super) struct Cue<'a> {
    /// Its tokens.
    pub tokens: Tokens,
    /// Its dictionary form.
    pub lemma: &'a str,
    /// Gender of a past form.
    pub gender: Option<Gender>,
    /// Number.
    pub number: Option<Number>,
    /// «говорится», «сказано»: who speaks is no subject.
    pub passive: bool,
    /// Media pass news on with it.
    pub passes_on: bool,
}

impl Cue<'_> {
    /// Whether somebody of that gender can be its subject.
    pub fn suits(&self, gender: Option<vocabulary::Gender>) -> bool {
        match (self.gender, gender) {
            (Some(Gender::Masc), Some(gender)) => gender == vocabulary::Gender::Male,
            (Some(Gender::Fem), Some(gender)) => gender == vocabulary::Gender::Female,
            (Some(Gender::Neut), Some(_)) => false,
            _ => true,
        }
    }

    /// The gender of the one who speaks, where the verb shows it.
    pub fn speaker_gender(&self) -> Option<vocabulary::Gender> {
        match self.gender? {
            Gender::Masc => Some(vocabulary::Gender::Male),
            Gender::Fem => Some(vocabulary::Gender::Female),
            Gender::Neut => None,
        }
    }

    /// Whether several speak, or nobody in particular: «сообщили в министерстве».
    pub fn plural(&self) -> bool {
        self.number == Some(Number::Plur)
    }
}

/// Whether media pass news on with this verb: «передает», «сообщает», «пишет».
fn passes_on(text: &Text<'_>, lemma: &str) -> bool {
    text.lexicon.lists().find(List::Pass, lemma).is_some()
}

/// The verb of saying at token `i`, before `end`.
pub(super) fn at<'a>(text: &'a Text<'_>, i: usize, end: usize) -> Option<Cue<'a>> {
    let word = text.word(i);
    let Listed { entry, len } = listed(text, i, end, SAY)?;
    let finite = word
        .readings
        .iter()
        .filter(|reading| reading.weight >= 0.05)
        .map(|reading| &reading.grammar)
        .find(|grammar| grammar.finite);
    let printed = entry.words[0].normal == word.normal;
    if finite.is_some_and(|grammar| grammar.tense == Some(Tense::Future)) {
        return None; // «помощь передадут школе»
    }
    let last = text.word(i + len - 1).kazakh_verb;
    let in_kazakh = text.is_kazakh(i) && last.is_some_and(|verb| verb.is_finite);
    if finite.is_none() && !in_kazakh && (!printed || word.any(|g| g.infinitive)) {
        return None;
    }
    let borrowed = len > 1 || printed; // Kazakh and Kyrgyz forms: what Russian makes of them is void
    let grammar = finite.filter(|_| !borrowed);
    Some(Cue {
        tokens: i..i + len,
        lemma: &entry.canonical,
        gender: grammar.and_then(|g| g.gender),
        number: grammar.and_then(|g| g.number),
        passive: grammar
            .is_some_and(|g| is_passive(text, g, entry.surface.as_ref(), &entry.canonical)),
        passes_on: passes_on(text, &entry.canonical),
    })
}

/// The finite verb at token `i`, whatever it says.
pub(super) fn any_verb<'a>(text: &'a Text<'_>, i: usize) -> Option<Cue<'a>> {
    let reading = text.word(i).best().filter(|r| r.grammar.finite)?;
    let grammar = &reading.grammar;
    (grammar.pos == Pos::Verb && text.is_word(i)).then(|| Cue {
        tokens: i..i + 1,
        lemma: &reading.lemma,
        gender: grammar.gender,
        number: grammar.number,
        passive: grammar.passive
            || grammar.short
            || text.lexicon.group(Group::Reflexive).ends(&reading.lemma),
        passes_on: passes_on(text, &reading.lemma),
    })
}

/// «деп толықтырды», «деп мысал келтірді»: the finite verb behind the word at token `i` that closes somebody's words, whatever
/// it says, with what it may be said of between; not a passive, with which something is called so, unless an object stands
/// before it: «деп ағынан жарылды».
pub(super) fn behind_quotative<'a>(text: &'a Text<'_>, i: usize) -> Option<Cue<'a>> {
    if !is_quotative(text, i) {
        return None;
    }
    let end = text.sentence(i).end.min(i + 2 + OBJECT);
    let is_told = |verb: &Verb| verb.form == Form::Past && verb.is_finite();
    let is_finite = |i: &usize| match text.word(*i).kazakh_verb {
        Some(verb) => verb.is_finite,
        None => verbs(text.normal(*i)).iter().any(is_told), // «қынжылды», whose stem no list has
    };
    let plain = |i: &usize| text.is_word(*i) && !text.word(*i).shape.capital;
    let verb = (i + 1..end).take_while(plain).find(is_finite)?;
    let word = text.word(verb);
    let is_passive = verbs(&word.normal)
        .iter()
        .any(|verb| verb.is_passive && verb.is_known);
    let is_object = |i: usize| read(text.normal(i)).chain.case != Case::Nominative;
    let is_idiom = (i + 1..verb).any(is_object);
    let lemma = word
        .infinitives
        .first()
        .filter(|_| is_idiom || !is_passive)?;
    Some(Cue {
        tokens: verb..verb + 1,
        lemma,
        gender: None,
        number: None,
        passive: false,
        passes_on: passes_on(text, lemma),
    })
}

fn is_passive(text: &Text<'_>, grammar: &Grammar, surface: &str, canonical: &str) -> bool {
    grammar.passive
        || grammar.short
        || (text.lexicon.group(Group::Reflexive).ends(surface) && surface != canonical)
}

/// The first verb of saying of `tokens` that stands before any other verb, dash or opening mark, and
/// before the `reach`-th token.
pub(super) fn first<'a>(text: &'a Text<'_>, tokens: &Tokens, reach: usize) -> Option<Cue<'a>> {
    for i in tokens.start..tokens.end.min(tokens.start + reach) {
        if let Some(cue) = at(text, i, tokens.end) {
            return Some(cue);
        }
        if text.word(i).is_finite_verb() || text.is_dash(i) || text.is_mark(i, '«') {
            return None;
        }
    }
    None
}

/// The last verb of saying of `tokens`.
pub(super) fn last<'a>(text: &'a Text<'_>, tokens: &Tokens) -> Option<Cue<'a>> {
    tokens.clone().rev().find_map(|i| at(text, i, tokens.end))
}
