//! Names that describe: a head noun with adjectives before it and a tail behind.

use super::described::{DESCRIPTIVE, NUMBERED};
use super::tail::{self, Tail, Words};
use super::words;
use super::{kind_of, mention, named};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::mention::Mention;
use crate::pattern::{Listed, listed, nominative_phrase, plausibly, title_case_like};
use crate::text::Text;
use crate::vocabulary::OrganizationKind;

const HEADS: ListSet = ListSet::of(&[List::OrgHead]);

/// Adds the descriptive names of a text.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let mut i = 0;
    while i < text.len() {
        let word = text.word(i);
        let mut next = i + 1;
        if word.lists.meets(HEADS) || !word.phrases.is_empty() {
            let end = text.sentence(i).end;
            if !text.is_kazakh(i) // where the head noun comes last
                && let Some(head) = listed(text, i, end, HEADS)
                && let Some(mention) = at(text, i, &head)
            {
                next = next.max(mention.tokens.end);
                found.push(mention);
            }
        }
        i = next;
    }
}

/// The descriptive name whose head noun is at token `i`.
fn at(text: &Text<'_>, i: usize, head: &Listed<'_>) -> Option<Mention> {
    let behind = i + head.len;
    let noun = (i..behind).find(|&t| text.word(t).pos() != Pos::Adjective)?;
    let singular = plausibly(text.word(noun), |g| {
        g.is_noun() && (g.number == Some(Number::Sing) || g.indeclinable)
    });
    let left = leftmost(text, i, noun, kind_of(head.entry));
    let lower = left == i && !text.word(i).shape.capital;
    let is_in = |group| text.lexicon.group(group).has(&head.entry.surface);
    if is_in(Group::Board) {
        return None;
    }
    let subunit = is_in(Group::Subunit);
    if !singular
        || is_plural(text, i, noun)
        || is_plural_subject(text, left, noun)
        || is_place(text, left, noun)
        || is_competition(text, i, behind)
    {
        return None;
    }
    let words = if is_in(Group::Single) {
        Words::Names
    } else {
        Words::Any
    };
    let tail = tail::after(text, behind, text.sentence(i).end, words);
    let told = tail.end > behind + 2 || tail.proper && tail.end > behind + 1;
    if subunit && lower && !(tail.place && told) {
        return None;
    }
    let found = Found {
        text,
        left,
        head: i,
        entry_words: head.len,
        kind: kind_of(head.entry),
        tail,
    };
    let confidence = found.confidence()?;
    let left = if tail.place || tail.proper {
        ranked(text, left, noun, found.is_dedicated())
    } else {
        left
    };
    let tokens = left..tail.end;
    let mut name = nominative_phrase(text, &tokens, noun);
    let is_one =
        |g: &Grammar| g.is_noun() && g.case == Some(Case::Nom) && g.number == Some(Number::Sing);
    let compound = head.entry.surface.contains('-') && !text.word(i).can_be(Case::Nom);
    if left == i
        && (compound || head.len == 1 && !text.word(i).any(is_one))
        && let Some(rest) = name.strip_prefix(text.surface(i))
    {
        name = title_case_like(text.surface(i), &head.entry.surface) + rest;
    }
    let kind = words::by_attributes(text.lexicon, found.kind, &name);
    let kind = words::shown(text.lexicon, &head.entry.surface, found.kind, kind);
    let name = named(name, kind);
    let rule = if tail.number { &NUMBERED } else { &DESCRIPTIVE };
    Some(mention(rule, confidence, tokens.clone(), tokens, name))
}

/// «учебные заведения Костаная»: an adjective says that several are meant.
fn is_plural(text: &Text<'_>, i: usize, noun: usize) -> bool {
    let start = text.sentence(i).start;
    let singular = |g: &Grammar| g.is_adjectival() && g.number != Some(Number::Plur);
    (i.saturating_sub(1).max(start)..noun)
        .any(|t| text.is_word(t) && agrees(text, t, noun) && !text.word(t).any(singular))
}

/// «идею подхватили гимназии Костаная»: several that do what the verb before them tells.
fn is_plural_subject(text: &Text<'_>, left: usize, noun: usize) -> bool {
    let before = left
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(left).start);
    let plural = |g: &Grammar| g.finite && g.number == Some(Number::Plur);
    let several =
        |g: &Grammar| g.is_noun() && g.case == Some(Case::Nom) && g.number == Some(Number::Plur);
    let one = |g: &Grammar| {
        let direct = matches!(g.case, Some(Case::Nom | Case::Acc));
        g.is_noun() && direct && g.number == Some(Number::Sing)
    };
    let word = text.word(noun);
    before.is_some_and(|i| text.word(i).any(plural) && text.word(i).is_finite_verb())
        && word.any(several)
        && !word.any(one)
}

/// «Лига чемпионов», «Лига Европы»: something to win.
fn is_competition(text: &Text<'_>, i: usize, behind: usize) -> bool {
    text.lexicon.group(Group::League).has_lemma_of(text.word(i))
        && behind < text.sentence(i).end
        && text
            .lexicon
            .group(Group::Prize)
            .has_lemma_of(text.word(behind))
}

/// The gazetteer of places has these words: «Российская Федерация».
fn is_place(text: &Text<'_>, left: usize, noun: usize) -> bool {
    let place = listed(text, left, noun + 1, ListSet::of(&[List::Place]));
    place.is_some_and(|place| left + place.len > noun)
}

/// Where the capitalised adjectives that agree with the noun begin; `i` where there are none.
fn leftmost(text: &Text<'_>, i: usize, noun: usize, kind: OrganizationKind) -> usize {
    let start = text.sentence(i).start;
    let mut left = i;
    let mut at = i;
    while at > start && i - at < 5 && text.is_word(at - 1) {
        let word = text.word(at - 1);
        if !agrees(text, at - 1, noun) && !is_coined(text, at - 1) {
            break;
        }
        at -= 1;
        let due = text.starts_clause(at) && !is_relational(text, &word.normal);
        if word.shape.capital && !due {
            left = at;
        }
    }
    let capital = |t: usize| text.is_word(t) && text.word(t).shape.capital;
    let named = matches!(
        kind,
        OrganizationKind::Education | OrganizationKind::Company | OrganizationKind::Sport
    );
    if named && left == i && i > start && capital(i) && capital(i - 1) && is_title(text, i - 1) {
        left = i - 1;
    }
    left
}

/// Where adjectives of rank before a name begin, in lower case or with the capital of the sentence: «окружной суд
/// Далласа»; before one that is named after somebody also those that say whose it is: «казахский театр имени Ауэзова».
fn ranked(text: &Text<'_>, left: usize, noun: usize, is_dedicated: bool) -> usize {
    let start = text.sentence(left).start;
    let mut at = left;
    while at > start && text.is_word(at - 1) && left - at < 3 {
        let word = text.word(at - 1);
        let group = |group| text.lexicon.group(group);
        let rank = group(Group::Rank).begins(&word.normal)
            || is_dedicated && group(Group::RelationalEnding).ends(&word.normal);
        if !rank || !agrees(text, at - 1, noun) {
            break;
        }
        at -= 1;
    }
    at
}

pub(super) fn agrees(text: &Text<'_>, i: usize, noun: usize) -> bool {
    let nouns = &text.word(noun).readings;
    let agrees = |g: &Grammar| {
        g.is_adjectival()
            && nouns
                .iter()
                .any(|n| n.grammar.is_noun() && g.agrees_with(&n.grammar))
    };
    plausibly(text.word(i), agrees)
}

/// «Грязовецкой»: an adjective made of a name that no dictionary knows.
fn is_coined(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    word.shape.capital
        && !word.shape.all_caps
        && word.readings.iter().all(|reading| !reading.known)
        && text
            .lexicon
            .group(Group::RelationalEnding)
            .ends(&word.normal)
}

/// A capitalised noun before a capitalised head: «Назарбаев Университет».
fn is_title(text: &Text<'_>, i: usize) -> bool {
    const OTHER: ListSet = ListSet::of(&[List::GivenName, List::Office, List::Deputy, List::Place]);
    let word = text.word(i);
    let common = word
        .readings
        .iter()
        .any(|r| r.known && r.grammar.name.is_none());
    !common && !word.lists.meets(OTHER) && word.any(|g| g.is_noun() && g.case == Some(Case::Nom))
}

/// Adjectives made of names, or that begin the names of high bodies: capital even where none is due.
fn is_relational(text: &Text<'_>, normal: &str) -> bool {
    text.lexicon.group(Group::RelationalEnding).ends(normal)
        || text.lexicon.group(Group::HighBeginning).begins(normal)
}

struct Found<'a, 'b> {
    text: &'b Text<'a>,
    left: usize,
    head: usize,
    entry_words: usize,
    kind: OrganizationKind,
    tail: Tail,
}

impl Found<'_, '_> {
    /// How sure it is that this names an organization; `None` where it does not.
    fn confidence(&self) -> Option<f64> {
        let capital = self.text.word(self.left).shape.capital;
        let inside = !self.text.starts_clause(self.left);
        let tail = self.tail.end > self.head + self.entry_words;
        if self.tail.number {
            return self.may_have_number().then_some(0.9);
        }
        if self.left < self.head {
            let several = self.left + 1 < self.head;
            let telling = tail || inside || several || self.entry_words > 1 || self.is_settled();
            return telling.then_some(0.88);
        }
        if self.is_board() {
            return None;
        }
        match (capital && inside, tail) {
            (true, true) => Some(0.9),
            (true, false) => (self.entry_words > 1).then_some(0.75),
            (false, false) => {
                let body = self.kind == OrganizationKind::Government;
                (capital && self.entry_words > 1 && body).then_some(0.7)
            }
            (false, true) => self.plain(capital),
        }
    }

    /// «Совет директоров»: of whom is not said.
    fn is_board(&self) -> bool {
        let last = self.text.word(self.tail.end - 1);
        self.tail.end == self.head + self.entry_words + 1
            && self
                .text
                .lexicon
                .group(Group::CouncilMember)
                .has_lemma_of(last)
    }

    /// «театр имени Ауэзова».
    fn is_dedicated(&self) -> bool {
        let behind = self.head + self.entry_words;
        behind + 1 < self.tail.end
            && self.tail.proper
            && self
                .text
                .is_a(behind, Function::Named | Function::NamedShort)
    }

    /// A head in lower case, or with the capital of its sentence, before a tail.
    fn plain(&self, capital: bool) -> Option<f64> {
        let normal = self.text.normal(self.head);
        if self.tail.place || self.tail.proper {
            let names = !self.is_loose() || capital && self.is_of_members();
            let told = self.is_dedicated() || self.may_have_place() && names;
            return told.then_some(0.8);
        }
        let lexicon = self.text.lexicon;
        if lexicon.group(Group::MinistryHead).begins(normal) {
            return Some(0.8);
        }
        let named = match self.kind {
            OrganizationKind::Government => true,
            OrganizationKind::Sport => !self.is_loose(),
            _ => self.is_settled() || self.is_of_members(),
        };
        (capital && named).then_some(0.6)
    }

    /// «Союз ремесленников»: people in the genitive plural right behind the head of those who unite.
    fn is_of_members(&self) -> bool {
        let behind = self.head + self.entry_words;
        let unites = self.text.lexicon.group(Group::UnitingHead);
        let people = |g: &Grammar| {
            g.is_noun() && g.animate && g.number == Some(Number::Plur) && g.case == Some(Case::Gen)
        };
        self.entry_words == 1
            && behind < self.tail.end
            && unites.begins(self.text.normal(self.head))
            && self.text.word(behind).any(people)
    }

    /// «общество № 1» is an enemy's measure, not a name.
    fn may_have_number(&self) -> bool {
        match self.kind {
            OrganizationKind::Ngo
            | OrganizationKind::Fund
            | OrganizationKind::Party
            | OrganizationKind::International
            | OrganizationKind::Religious => false,
            OrganizationKind::Company => self.tail.end == self.head + self.entry_words + 2,
            _ => true,
        }
    }

    /// A place in the genitive makes a name of it.
    fn may_have_place(&self) -> bool {
        !matches!(
            self.kind,
            OrganizationKind::Company | OrganizationKind::Media | OrganizationKind::Other
        )
    }

    /// The noun alone hardly means anything else.
    fn is_settled(&self) -> bool {
        let any_school = self.text.lexicon.group(Group::AnySchool);
        let kind = matches!(
            self.kind,
            OrganizationKind::Education
                | OrganizationKind::Ngo
                | OrganizationKind::Fund
                | OrganizationKind::International
                | OrganizationKind::Party
                | OrganizationKind::Religious
        );
        kind && !self.is_loose() && !any_school.begins(self.text.normal(self.head))
    }

    /// The noun alone may mean much else: «центр Алматы».
    fn is_loose(&self) -> bool {
        let normal = self.text.normal(self.head);
        self.entry_words == 1 && self.text.lexicon.group(Group::LooseHead).begins(normal)
    }
}
