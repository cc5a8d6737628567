//! Who speaks: the subject of a verb of saying, or the body in whose house something was said.

use super::clause::quote_at;
use super::cue::Cue;
use super::subject::{
    Part, body_is_nominative, fits_body, follows_preposition, in_house, is_modifier, is_pronoun,
    is_subject, is_subject_name, noun_end, part, pronoun_gender,
};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{Name, Names, Referent, Tokens};
use crate::pattern::is_owner;
use crate::text::Text;
use crate::vocabulary::{self, OrganizationKind};

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
        let media = matches!(&it.name, Name::Organization(name) if name.kind == Some(OrganizationKind::Media));
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
        Self::phrase(start..noun_end(text, names, head, end), head)
    }

    /// The noun at `head` with the words that belong to it.
    pub(super) fn phrase(tokens: Tokens, head: usize) -> Self {
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
        match text.word(i) {
            _ if is_pronoun(text, i) && found.noun.is_none() => {
                return Some(Source::pronoun(i, pronoun_gender(text, i)));
            }
            word if word.is_a(Function::In | Function::On) => place = Some(i),
            _ if text.word(i).pos() == Pos::Preposition => place = None,
            _ => {
                found.word(text, i, place, cue);
                if part(text, i).is_none() && text.word(i).any(Grammar::is_noun) {
                    place = None; // «в пятницу»
                }
            }
        }
        i += 1;
    }
    found.source(text, names, end, cue)
}

/// «Анна Ким и Иван Петров»: more than one subject.
fn joined(text: &Text<'_>, at: usize) -> bool {
    at < text.len() && (text.is_a(at, Function::And) || text.is_mark(at, ','))
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
        } else if part == Part::Body && (cue.passive || place.is_some() && self.within.is_none()) {
            self.within_noun.get_or_insert(i);
        }
    }

    /// «сообщил AFP прокурор», «рассказали «Вестнику» в полиции»: a medium that is told, for another speaks.
    fn is_addressee(&self, names: &Names, body: usize, cue: &Cue<'_>) -> bool {
        let told = &names.mentions[body];
        let behind = self.noun.is_some_and(|(noun, _)| noun > told.tokens.start);
        let housed = cue.plural() && (self.within.is_some() || self.within_noun.is_some());
        Source::named(names, body).media && (behind || housed)
    }

    /// The best of what was found.
    fn source(&self, text: &Text<'_>, names: &Names, end: usize, cue: &Cue<'_>) -> Option<Source> {
        let named = |index: usize| Some(Source::named(names, index));
        let body = self
            .body
            .filter(|&body| !self.is_addressee(names, body, cue));
        if let (Some(body), true) = (body, cue.passes_on) {
            return named(body);
        }
        if let Some((noun, part)) = self.noun {
            let carrier = text
                .lexicon
                .group(Group::Carrier)
                .has_lemma_of(text.word(noun));
            return match self.of_noun {
                Some(body) if part == Part::Body || carrier => named(body),
                _ => Some(Source::noun(text, names, noun, end)),
            };
        }
        if let Some(body) = body {
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
    let link = i + 1 < end && word.is_a(Function::With) && text.is_a(i + 1, Function::Reference);
    link || word.is_finite_verb() && !is_owner(text, i)
        || word.is_a(Function::Which)
        || word.is_a(Function::That)
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
        Pos::Adjective => !word.is_a(Function::Which),
        _ => false,
    }
}

/// The one who speaks in the words before `cue`, from token `from` on: the nearest name or noun that can
/// be its subject; a name that the noun belongs to where they stand together.
pub(super) fn before(text: &Text<'_>, names: &Names, from: usize, cue: &Cue<'_>) -> Option<Source> {
    let end = cue.tokens.start;
    let mut body = None;
    let mut within = None;
    let mut of_text = None;
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
                    } else if cue.passive {
                        of_text = Some(index); // «в сообщении ведомства говорится»
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
            let owned = (noun.words.start..noun.words.end)
                .find_map(|j| names.organization(j))
                .map(|(index, _)| index);
            // «портал «Курьер» сообщил»
            let beside = body.filter(|&body| names.mentions[body].tokens.start <= i + 2);
            return Some(match owned.or(beside) {
                Some(index) if part(text, i) == Some(Part::Body) => Source::named(names, index),
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
        .or(of_text)
        .map(|index| Source::named(names, index))
        .or_else(|| house(text, names, from, end))
}

/// «в министерстве», «в ответе министерства»: the noun for a body after «в».
fn house(text: &Text<'_>, names: &Names, from: usize, end: usize) -> Option<Source> {
    let housed = |i: usize| {
        let said = i > from && text.word(i - 1).is(List::SayNoun) && text.word(i).can_be(Case::Gen);
        text.word(i).can_be(Case::Loc) || said
    };
    (from..end)
        .rev()
        .find(|&i| part(text, i) == Some(Part::Body) && housed(i))
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
