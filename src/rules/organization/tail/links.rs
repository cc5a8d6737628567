//! Prepositions and dedications that a descriptive name goes on with: «по спорту», «при Президенте», «имени Абая».

use super::super::location;
use super::super::member::{begins_person, is_attribute};
use super::{PLACES, Reader};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, NameType, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::pattern::{is_honour, listed};
use crate::text::Kind;

/// Who and what may have a body at its side.
const BODIES: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm, List::OrgName, List::Office]);

impl Reader<'_, '_> {
    /// A preposition or «имени» that continues the name.
    pub(super) fn link(&mut self) -> bool {
        let next = self.at + 1;
        let word = self.text.word(self.at);
        match word {
            _ if word.is_a(Function::By)
                && self.may_follow(next, Case::Dat)
                && !self.is_adverbial(next) =>
            {
                self.go_on(next, Case::Dat)
            }
            _ if word.is_a(Function::By)
                && location::short(self.text, next, self.end).is_some() =>
            {
                self.go_on(next, Case::Dat)
            }
            _ if word.is_a(Function::By) && self.acronym_follows(next) => {
                self.go_on(next, Case::Dat);
                self.keep(next + 1)
            }
            _ if word.is_a(Function::At)
                && self.phrase_follows(next, Case::Loc)
                && self.body_follows(next) =>
            {
                self.go_on(next, Case::Loc)
            }
            _ if word.is_a(Function::In)
                && self.is_sphere(next)
                && self.phrase_follows(next + 1, Case::Gen) =>
            {
                self.go_on(next + 1, Case::Gen)
            }
            _ if word.is_a(Function::For)
                && self.at == self.from
                && !self.is_capital(next)
                && self.phrase_follows(next, Case::Gen) =>
            {
                self.go_on(next, Case::Gen)
            }
            _ if word.is_a(Function::About)
                && self.is_after(Group::Regard)
                && self.may_follow(next, Case::Loc) =>
            {
                self.go_on(next, Case::Loc)
            }
            _ if word.is_a(Function::In) && self.tail.place && self.is_mission() => self.host(next),
            _ if word.is_a(Function::Named | Function::NamedShort) => self.dedication(),
            _ => self.goes_on(&word.normal),
        }
    }

    /// «борьбе | с пожарами», «надзору | за рынком»: the noun before goes on with this preposition.
    fn goes_on(&mut self, preposition: &str) -> bool {
        let next = self.at + 1;
        let nouns = self.text.lexicon.group(Group::GoesOn);
        let before = self
            .at
            .checked_sub(1)
            .and_then(|i| self.text.word(i).best());
        let goes_on = before
            .and_then(|reading| nouns.meaning(&reading.lemma))
            .is_some_and(|own| own == preposition);
        let case = [Case::Ins, Case::Dat]
            .into_iter()
            .find(|&case| self.may_follow(next, case));
        match case {
            Some(case) if goes_on && !self.is_capital(next) => self.go_on(next, case),
            _ => false,
        }
    }

    /// Whether the word before is of the group.
    fn is_after(&self, group: Group) -> bool {
        let before = self.at.checked_sub(1).map(|i| self.text.word(i));
        before.is_some_and(|word| self.is_of(group, word))
    }

    /// «посольство», «представительство»: of one place in another.
    fn is_mission(&self) -> bool {
        let head = self.from.checked_sub(1).map(|i| self.text.word(i));
        head.is_some_and(|word| self.is_of(Group::Mission, word))
    }

    /// The place where a mission is, at token `at`.
    fn host(&mut self, at: usize) -> bool {
        let place = (self.is_capital(at)).then(|| listed(self.text, at, self.end, PLACES));
        place
            .flatten()
            .is_some_and(|place| self.keep(at + place.len))
    }

    /// «по Алматинской области» behind a place or an acronym too.
    fn go_on(&mut self, at: usize, case: Case) -> bool {
        self.at = at;
        self.case = case;
        self.closed = false;
        true
    }

    /// «в сфере», «в области».
    fn is_sphere(&self, i: usize) -> bool {
        let spheres = self.text.lexicon.group(Group::Sphere);
        i < self.end && spheres.has(self.text.normal(i))
    }

    /// «по поводу», «по итогам»: of the verb.
    fn is_adverbial(&self, mut i: usize) -> bool {
        while i + 1 < self.end && self.text.word(i).pos() == Pos::Adjective {
            i += 1;
        }
        let word = self.text.word(i);
        let of_a_case =
            self.is_of(Group::Lawsuit, word) && !word.any(|g| g.number == Some(Number::Plur));
        of_a_case || self.is_of(Group::Adverbial, word)
    }

    /// «при Президенте», «при школе»: somebody or something that has bodies, unlike «при поддержке партии».
    fn body_follows(&self, i: usize) -> bool {
        let mut nouns = (i..self.end).skip_while(|&i| self.text.word(i).pos() == Pos::Adjective);
        nouns.next().is_some_and(|i| {
            let word = self.text.word(i);
            let arranging = !word.shape.capital && self.is_of(Group::ArrangingNoun, word);
            word.lists.meets(BODIES) && !arranging
        })
    }

    /// «по ЧС»: a few capital letters that a list knows as no place.
    fn acronym_follows(&self, i: usize) -> bool {
        i < self.end && self.text.is_word(i) && {
            let word = self.text.word(i);
            let short = word.shape.all_caps && word.shape.cyrillic && word.shape.letters < 4;
            short && !word.is(List::Place)
        }
    }

    /// «театра имени Маяковского | Мунира Дадаева»: a full name behind a family name.
    fn is_another(&self, i: usize) -> bool {
        let text = self.text;
        let next = i + 1;
        let family = text.word(i - 1);
        let is_family = family.names(NameType::Surname) && !family.is(List::GivenName);
        let is_full = next < self.end && text.is_word(next) && text.word(next).shape.capital;
        is_family && is_full && text.word(i).is(List::GivenName)
    }

    /// «имени Абая», «им. К. И. Сатпаева».
    fn dedication(&mut self) -> bool {
        let mut i = self.at + 1;
        let mut last = None;
        while i < self.end && i < self.at + 9 {
            let word = self.text.word(i);
            match self.text.tokens[i].kind {
                Kind::Word if last.is_some() && begins_person(word) => break,
                Kind::Word if last == Some(i) && self.is_another(i) => break,
                Kind::Word if word.shape.capital => last = Some(i + 1),
                Kind::Word if last == Some(i) && is_honour(word) => last = Some(i + 1),
                // «имени | равноапостольного князя Владимира»
                Kind::Word if last.is_none() && is_attribute(self.text, i, Case::Gen) => {}
                Kind::Mark('.') => {}
                Kind::Word | Kind::Number | Kind::Mark(_) => break,
            }
            i += 1;
        }
        let Some(last) = last else { return false };
        self.tail.proper = true;
        self.closed = true;
        self.keep(last)
    }
}
