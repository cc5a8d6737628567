//! Who speaks: the subject of a verb of saying, or the body in whose house something was said.

use super::clause::quote_at;
use super::cue::Cue;
use crate::lexicon::grammar::{Case, Gender, Grammar, Number, Pos};
use crate::lexicon::list::{List, ListSet};
use crate::mention::{Name, Names, PersonName, Referent, Tokens};
use crate::pattern::{plausibly, tail};
use crate::text::Text;
use crate::vocabulary::{self, OrganizationKind};

/// Words for people: offices, occupations, kin, those with which people are counted.
const PEOPLE: ListSet = ListSet::of(&[
    List::Office,
    List::Deputy,
    List::Kin,
    List::People,
    List::Honor,
]);

/// Nouns for bodies that speak and are in no list of heads, by lemma.
const BODIES: [&str; 14] = [
    "акимат",
    "ведомство",
    "дептранс",
    "комиссия",
    "мэрия",
    "организация",
    "полиция",
    "пресс-служба",
    "пресс-центр",
    "прокуратура",
    "редакция",
    "следствие",
    "суд",
    "штаб",
];

/// Words of a phrase that names a source but are no speakers: «в сообщении», «на сайте».
const CARRIERS: [&str; 3] = ["пресс-служба", "пресс-центр", "корреспондент"];

/// Who speaks, as the words say it.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Who.
    pub speaker: Referent,
    /// The words.
    pub words: Tokens,
    /// Token after the last of the phrase.
    pub end: usize,
    /// The speaker is a medium.
    pub media: bool,
}

impl Source {
    pub(super) fn named(names: &Names, mention: usize) -> Self {
        let it = &names.mentions[mention];
        let media =
            matches!(&it.name, Name::Organization(name) if name.kind == OrganizationKind::Media);
        Self {
            speaker: Referent::Name(mention),
            words: it.tokens.clone(),
            end: it.whole.end.max(it.tokens.end),
            media,
        }
    }

    /// «министр», «лидер Альянса»: the noun at `head` with its adjectives and its tail.
    pub(super) fn noun(text: &Text<'_>, names: &Names, head: usize, end: usize) -> Self {
        let mut start = head;
        let first = text.sentence(head).start;
        while start > first && is_modifier(text, names, start - 1) {
            start -= 1;
        }
        let tokens = start..noun_end(text, names, head, end);
        Self {
            speaker: Referent::Noun {
                tokens: tokens.clone(),
                head,
            },
            end: tokens.end,
            words: tokens,
            media: false,
        }
    }

    pub(super) fn pronoun(token: usize, gender: Option<vocabulary::Gender>) -> Self {
        Self {
            speaker: Referent::Pronoun { token, gender },
            words: token..token + 1,
            end: token + 1,
            media: false,
        }
    }
}

/// An adjective that belongs to the noun after it; no name.
fn is_modifier(text: &Text<'_>, names: &Names, i: usize) -> bool {
    names.over(i).is_none()
        && text
            .word(i)
            .best()
            .is_some_and(|reading| reading.grammar.is_adjectival() && !reading.grammar.finite)
}

/// Token after the noun phrase with its head at `head`: its genitives, and the name that follows.
fn noun_end(text: &Text<'_>, names: &Names, head: usize, end: usize) -> usize {
    let mut at = head + 1;
    for _ in 0..3 {
        let next = match names.over(at) {
            Some((_, mention)) if matches!(mention.name, Name::Person(_)) => at,
            Some((_, mention)) if at < end => mention.tokens.end.min(end),
            _ => {
                let tail = tail(text, at, end, Case::Gen);
                let named = (tail.start..tail.end).find(|&i| names.over(i).is_some());
                named.unwrap_or(tail.end)
            }
        };
        if next == at {
            break;
        }
        at = next;
    }
    at
}

/// Whether the name at `tokens` can stand in the nominative: no word of it forbids it.
pub(super) fn is_nominative(text: &Text<'_>, tokens: &Tokens) -> bool {
    tokens.clone().filter(|&i| text.is_word(i)).all(|i| {
        let word = text.word(i);
        let nominal = |g: &Grammar| g.is_noun() || g.is_adjectival();
        !word.any(nominal)
            || word.any(|g| nominal(g) && (g.case == Some(Case::Nom) || g.indeclinable))
    })
}

/// Whether a person's name stands in the nominative: it reads as in the nominative, or its words allow it.
fn is_subject_name(text: &Text<'_>, tokens: &Tokens, person: &PersonName) -> bool {
    let printed = |part: &Option<String>| {
        part.as_deref().is_none_or(|part| {
            part.contains('.') || tokens.clone().any(|i| text.surface(i) == part)
        })
    };
    printed(&person.given) && printed(&person.family) || is_nominative(text, tokens)
}

/// Whether the head of an organization's name can be nominative: the first noun, with what stands before it.
fn body_is_nominative(text: &Text<'_>, tokens: &Tokens) -> bool {
    let head = tokens
        .clone()
        .find(|&i| text.word(i).any(Grammar::is_noun))
        .unwrap_or(tokens.start);
    is_nominative(text, &(tokens.start..head + 1))
}

/// What a word can be in a phrase that names a speaker.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Person,
    Body,
}

/// Whether a noun at `i` can name a speaker.
fn part(text: &Text<'_>, i: usize) -> Option<Part> {
    let word = text.word(i);
    let is = |lemma: &&str| word.has_lemma(lemma);
    if word.is(List::OrgHead) || word.is(List::OrgForm) || BODIES.iter().any(|lemma| is(&lemma)) {
        return Some(Part::Body);
    }
    let living = word
        .readings
        .iter()
        .any(|r| r.weight >= 0.3 && r.grammar.pos == Pos::Noun && r.grammar.animate);
    (living || word.lists.meets(PEOPLE)).then_some(Part::Person)
}

/// Whether the noun at `i` can be the subject of `cue`.
fn is_subject(text: &Text<'_>, i: usize, cue: &Cue<'_>) -> bool {
    let word = text.word(i);
    let person = part(text, i) == Some(Part::Person);
    if word.readings.is_empty() || cue.gender.is_none() && cue.number.is_none() {
        return word.readings.is_empty()
            || plausibly(word, |g| g.is_noun() && g.case == Some(Case::Nom));
    }
    plausibly(word, |g| {
        let number = g.number.is_none() || cue.number.is_none() || g.number == cue.number;
        let gender = match (cue.gender, g.gender) {
            _ if cue.number == Some(Number::Plur) => true,
            (Some(Gender::Fem), Some(Gender::Masc)) => person, // «сказала министр»
            (Some(verb), Some(noun)) => verb == noun,
            _ => true,
        };
        g.is_noun() && (g.case == Some(Case::Nom) || g.indeclinable) && number && gender
    })
}

/// What a look along the words after a verb has found.
#[derive(Default)]
struct Found {
    noun: Option<(usize, Part)>,
    /// An organization in the nominative.
    body: Option<usize>,
    /// An organization that belongs to the noun.
    of_noun: Option<usize>,
    /// An organization, or the noun for one, after a preposition.
    within: Option<usize>,
    within_noun: Option<usize>,
    /// Any organization.
    any: Option<usize>,
}

/// The one who speaks, in the words from token `from` up to `end` that follow `cue`, or lie around it.
pub(super) fn find(
    text: &Text<'_>,
    names: &Names,
    from: usize,
    end: usize,
    cue: &Cue<'_>,
) -> Option<Source> {
    let mut found = Found::default();
    let mut i = from;
    let mut place = None; // the preposition «в», «на» of the phrase at hand
    while i < end && !stops(text, names, i, end) {
        if let Some((index, mention)) = names.over(i) {
            match &mention.name {
                Name::Person(person) => {
                    let several = cue.plural() && !joined(text, mention.tokens.end);
                    if !several
                        && cue.suits(person.gender)
                        && is_subject_name(text, &mention.tokens, person)
                        || cue.passive
                    {
                        return Some(Source::named(names, index));
                    }
                }
                Name::Organization(_) => found.organization(text, &mention.tokens, index, place),
                _ => {}
            }
            i = mention.tokens.end.max(i + 1);
            continue;
        }
        match &*text.word(i).normal {
            "он" | "она" | "они" if found.noun.is_none() => {
                return Some(Source::pronoun(i, pronoun_gender(text, i)));
            }
            "в" | "во" | "на" => place = Some(i),
            _ if text.word(i).pos() == Pos::Preposition => place = None,
            _ => found.word(text, i, place, cue),
        }
        i += 1;
    }
    found.source(text, names, end, cue)
}

/// «Анна Ким и Иван Петров»: more than one subject.
fn joined(text: &Text<'_>, at: usize) -> bool {
    at < text.len() && (text.normal(at) == "и" || text.is_mark(at, ','))
}

/// Gender that «он», «она», «его», «ее» show.
pub(super) fn pronoun_gender(text: &Text<'_>, i: usize) -> Option<vocabulary::Gender> {
    match text.normal(i) {
        "он" | "его" | "него" => Some(vocabulary::Gender::Male),
        "она" | "ее" | "нее" => Some(vocabulary::Gender::Female),
        _ => None,
    }
}

impl Found {
    fn organization(
        &mut self,
        text: &Text<'_>,
        tokens: &Tokens,
        index: usize,
        place: Option<usize>,
    ) {
        self.any.get_or_insert(index);
        if self.noun.is_some() {
            self.of_noun.get_or_insert(index);
        } else if place.is_some() {
            self.within.get_or_insert(index);
        } else if body_is_nominative(text, tokens) {
            self.body.get_or_insert(index);
        }
    }

    fn word(&mut self, text: &Text<'_>, i: usize, place: Option<usize>, cue: &Cue<'_>) {
        let Some(part) = part(text, i) else { return };
        if self.noun.is_none() && place.is_none() && is_subject(text, i, cue) {
            self.noun = Some((i, part));
        } else if place.is_some() && part == Part::Body && self.within.is_none() {
            self.within_noun.get_or_insert(i);
        } else if cue.passive && part == Part::Body {
            self.within_noun.get_or_insert(i);
        }
    }

    /// The best of what was found.
    fn source(&self, text: &Text<'_>, names: &Names, end: usize, cue: &Cue<'_>) -> Option<Source> {
        let named = |index: usize| Some(Source::named(names, index));
        if let (Some(body), true) = (self.body, cue.passes_on()) {
            return named(body);
        }
        if let Some((noun, part)) = self.noun {
            let carrier = CARRIERS
                .iter()
                .any(|lemma| text.word(noun).has_lemma(lemma));
            return match self.of_noun {
                Some(body) if part == Part::Body || carrier => named(body),
                _ => Some(Source::noun(text, names, noun, end)),
            };
        }
        if let Some(body) = self.body {
            return named(body);
        }
        if cue.passive || cue.plural() {
            let body = if cue.passive {
                self.within.or(self.any)
            } else {
                self.within
            };
            if let Some(body) = body {
                return named(body);
            }
            return self
                .within_noun
                .map(|noun| Source::noun(text, names, noun, end));
        }
        None
    }
}

/// Whether the search for a subject ends at token `i`: another clause or another's words begin.
fn stops(text: &Text<'_>, names: &Names, i: usize, end: usize) -> bool {
    if text.is_dash(i) && text.tokens[i].spaced || text.is_mark(i, ':') || text.is_mark(i, ';') {
        return true;
    }
    if text.is_mark(i, '«') || text.is_mark(i, '"') || text.is_mark(i, '“') {
        return names.over(i + 1).is_none() && !short_name(text, i);
    }
    if text.is_mark(i, ',') {
        return i + 1 >= end || !apposition(text, names, i + 1);
    }
    if names.over(i).is_some() || !text.is_word(i) {
        return false;
    }
    let word = text.word(i);
    let link = i + 1 < end && word.normal.as_ref() == "со" && text.normal(i + 1) == "ссылкой";
    link || word.is_finite_verb() || word.has_lemma("который") || &*word.normal == "что"
}

/// A name of a few words in quotation marks, which nobody speaks.
fn short_name(text: &Text<'_>, open: usize) -> bool {
    quote_at(text, open).is_some_and(|quote| (1..=6).contains(&quote.inside().len()))
}

/// Whether a further description or the name of the speaker can begin at token `i`, after a comma.
fn apposition(text: &Text<'_>, names: &Names, i: usize) -> bool {
    if names.over(i).is_some() {
        return true;
    }
    let word = text.word(i);
    let Some(best) = word.best() else {
        return text.is_word(i);
    };
    match best.grammar.pos {
        Pos::Noun | Pos::Proper => true,
        Pos::Adjective => !word.has_lemma("который"),
        _ => false,
    }
}

/// The one who speaks in the words before `cue`, from token `from` on: the nearest name or noun that can
/// be its subject; a name that the noun belongs to where they stand together.
pub(super) fn before(text: &Text<'_>, names: &Names, from: usize, cue: &Cue<'_>) -> Option<Source> {
    let end = cue.tokens.start;
    let mut body = None;
    let mut within = None;
    let mut i = end;
    while i > from {
        i -= 1;
        if let Some((index, mention)) = names.over(i) {
            i = mention.tokens.start.max(from);
            match &mention.name {
                Name::Person(person) => {
                    let fits =
                        cue.suits(person.gender) && is_subject_name(text, &mention.tokens, person);
                    if fits && !follows_preposition(text, names, from, i) {
                        return Some(Source::named(names, index));
                    }
                }
                Name::Organization(_) => {
                    if follows_preposition(text, names, from, i) || in_house(text, from, i) {
                        within.get_or_insert(index);
                    } else if body_is_nominative(text, &mention.tokens)
                        && fits_body(text, &mention.tokens, cue)
                    {
                        body.get_or_insert(index);
                    }
                }
                _ => {}
            }
            continue;
        }
        if is_pronoun(text, i) {
            let gender = pronoun_gender(text, i);
            if cue.suits(gender) {
                return Some(Source::pronoun(i, gender));
            }
        }
        if part(text, i).is_some()
            && is_subject(text, i, cue)
            && !follows_preposition(text, names, from, i)
        {
            let noun = Source::noun(text, names, i, end);
            let owned = (noun.words.start..noun.words.end).find_map(|j| names.organization(j));
            return Some(match owned {
                Some((index, _)) if part(text, i) == Some(Part::Body) => {
                    Source::named(names, index)
                }
                _ => noun,
            });
        }
    }
    if let Some(body) = body {
        return Some(Source::named(names, body));
    }
    if !(cue.plural() || cue.passive) {
        return None;
    }
    within
        .map(|index| Source::named(names, index))
        .or_else(|| house(text, names, from, end))
}

/// Whether the verb can agree with an organization's name; acronyms go with any gender.
fn fits_body(text: &Text<'_>, tokens: &Tokens, cue: &Cue<'_>) -> bool {
    let known = tokens.clone().any(|i| {
        text.word(i)
            .readings
            .iter()
            .any(|r| r.known && r.grammar.is_noun())
    });
    !known || tokens.clone().any(|i| is_subject(text, i, cue))
}

fn is_pronoun(text: &Text<'_>, i: usize) -> bool {
    matches!(text.normal(i), "он" | "она" | "они")
}

/// Whether a preposition governs the noun or name at `i`: only adjectives and quotation marks between.
fn follows_preposition(text: &Text<'_>, names: &Names, from: usize, i: usize) -> bool {
    let mut at = i;
    while at > from {
        at -= 1;
        if text.word(at).pos() == Pos::Preposition {
            return true;
        }
        let mark = text.is_mark(at, '«') || text.is_mark(at, '"');
        if !mark && !is_modifier(text, names, at) {
            return false;
        }
    }
    false
}

/// «в пресс-службе министерства»: the name at `i` belongs to a noun for a body after «в».
fn in_house(text: &Text<'_>, from: usize, i: usize) -> bool {
    i > from + 1 && part(text, i - 1) == Some(Part::Body) && text.word(i - 1).can_be(Case::Loc)
}

/// «в министерстве», «в ведомстве»: the noun for a body after «в».
fn house(text: &Text<'_>, names: &Names, from: usize, end: usize) -> Option<Source> {
    (from..end)
        .rev()
        .find(|&i| part(text, i) == Some(Part::Body) && text.word(i).can_be(Case::Loc))
        .map(|i| Source::noun(text, names, i, end))
}

/// A noun that names a source, and whether it is for a person.
pub(super) struct Described {
    /// The phrase.
    pub source: Source,
    /// Its head is for a person.
    pub is_person: bool,
}

/// The first noun for a speaker in the genitive, from token `from` up to `end`.
pub(super) fn noun_after(
    text: &Text<'_>,
    names: &Names,
    from: usize,
    end: usize,
) -> Option<Described> {
    let head = (from..end).find(|&i| {
        names.over(i).is_none() && part(text, i).is_some() && text.word(i).can_be(Case::Gen)
    })?;
    Some(Described {
        source: Source::noun(text, names, head, end),
        is_person: part(text, head) == Some(Part::Person),
    })
}

/// The first noun for a body, from token `from` up to `end`.
pub(super) fn body_after(
    text: &Text<'_>,
    names: &Names,
    from: usize,
    end: usize,
) -> Option<Source> {
    (from..end)
        .find(|&i| part(text, i) == Some(Part::Body))
        .map(|i| Source::noun(text, names, i, end))
}
