//! The people of a sentence around a title: who among them is subject, object or owner of what holds it.

use super::case::can_stand;
use super::predicate::{REACH, opens_clause, usage};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{self, Case};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::lexicon::morphology::Reading;
use crate::mention::{Name, Names, Referent};
use crate::pattern::{entry, is_ones};
use crate::text::Text;
use crate::vocabulary::Gender;
use std::ops::Range;

/// The people of a sentence around a title.
pub(super) struct People<'a> {
    pub text: &'a Text<'a>,
    pub names: &'a Names,
    pub sentence: &'a Range<usize>,
    pub title: Range<usize>,
}

impl People<'_> {
    /// The mention of a person that begins or ends at token `i`, outside the title.
    fn at(&self, i: usize) -> Option<usize> {
        let (index, _) = self.names.person(i)?;
        let name = &self.names.mentions[index].tokens;
        let inside = name.start >= self.title.start && name.end <= self.title.end;
        (!inside).then_some(index)
    }

    /// Whether the one named there can be the subject of the verb, by case and gender.
    fn is_subject(&self, mention: usize, verb: usize) -> bool {
        let mention = &self.names.mentions[mention];
        let shown = verb_gender(self.text, verb);
        let known = match &mention.name {
            Name::Person(person) => person.gender,
            _ => None,
        };
        let agrees = shown.is_none() || known.is_none() || shown == known;
        agrees && can_stand(self.text, &mention.tokens, Case::Nom)
    }

    /// The one named right before a title in the instrumental: «избрание Иванова президентом».
    pub fn beside(&self, governed: bool) -> Option<usize> {
        let before = self.title.start.checked_sub(1)?;
        let own = self.text.is_a(before, Function::Own);
        let person = self.at(if own { before.checked_sub(1)? } else { before })?;
        let name = &self.names.mentions[person].tokens;
        let gone = || {
            let replaced = self.replaced();
            replaced.is_some_and(|(replaced, _)| replaced == person)
        };
        (governed && !can_stand(self.text, name, Case::Nom) && !gone()).then_some(person)
    }

    /// The one named last before the noun for an election: «поздравил Иванова с избранием на пост».
    pub fn elected(&self, post: Option<usize>) -> Option<usize> {
        let noun = post?.checked_sub(2).filter(|&i| i >= self.sentence.start)?;
        let elections = self.text.lexicon.group(Group::Election);
        elections
            .has_lemma_of(self.text.word(noun))
            .then(|| (self.sentence.start..noun).rev().find_map(|i| self.at(i)))?
    }

    /// Whom the participle at `verb` describes: the one named right behind the title, else the last before.
    pub fn described(&self, verb: usize) -> Option<usize> {
        let behind = self.title.end.max(verb + 1);
        let adjective = |&i: &usize| {
            self.text.is_word(i)
                && self.text.word(i).any(|g| g.is_adjectival())
                && self.at(i).is_none()
        };
        let skipped = (behind..self.sentence.end).take_while(adjective).count();
        let before = || {
            (self.sentence.start..verb)
                .rev()
                .take(6)
                .find_map(|i| self.at(i))
        };
        self.at(behind + skipped)
            .filter(|_| behind + skipped < self.sentence.end)
            .or_else(before)
    }

    /// Whom an active verb at `verb` appoints or dismisses: the nearest name that can be its object.
    pub fn object(&self, verb: usize) -> Option<usize> {
        let can_be_object = |index: &usize| self.is_object(*index);
        let between = (verb.min(self.title.start)..self.title.start)
            .rev()
            .find_map(|i| self.at(i).filter(can_be_object));
        let parted = || (self.title.end..verb).find_map(|i| self.at(i).filter(can_be_object));
        let behind = || {
            (self.title.end.max(verb)..self.sentence.end)
                .take(REACH + 4)
                .find_map(|i| self.at(i).filter(can_be_object))
        };
        let before = || {
            (self.sentence.start..verb.min(self.title.start))
                .rev()
                .take(REACH)
                .take_while(|&i| !opens_clause(self.text, i))
                .find_map(|i| self.at(i).filter(|&m| self.is_object(m)))
        };
        between.or_else(parted).or_else(behind).or_else(before)
    }

    /// Whether the one named there can be the object of a verb, and is no subject by his or her form.
    fn is_object(&self, mention: usize) -> bool {
        let tokens = &self.names.mentions[mention].tokens;
        [Case::Gen, Case::Acc]
            .iter()
            .any(|&case| can_stand(self.text, tokens, case))
    }

    /// Who held the title until then: the object of a verb of succession, or the one behind «вместо».
    pub fn predecessor(&self, verb: Option<usize>) -> Option<(usize, Range<usize>)> {
        let succeeds = verb.filter(|&verb| usage(self.text, verb) == Some("succeed"));
        if let Some(verb) = succeeds {
            return Some((self.object(verb)?, verb..verb + 1));
        }
        if let Some(replaced) = self.replaced() {
            return Some(replaced);
        }
        let at = (self.sentence.clone()).find(|&i| usage(self.text, i) == Some("succeed"))?;
        let person = self.named_behind(at)?;
        self.is_object(person).then_some((person, at..at + 1))
    }

    /// The one behind «вместо», in the genitive, or behind «на смену», in the dative.
    fn replaced(&self) -> Option<(usize, Range<usize>)> {
        let text = self.text;
        let (at, case) = self.sentence.clone().find_map(|i| {
            let entry = entry(text, i, List::RoleVerb).filter(|entry| &*entry.kind == "before")?;
            let before = i.checked_sub(1).filter(|i| self.sentence.contains(i));
            match (&*entry.canonical, before) {
                ("", _) => Some((i, Case::Gen)),
                (word, Some(before)) if text.normal(before) == word => Some((i, Case::Dat)),
                _ => None,
            }
        })?;
        let person = self.named_behind(at)?;
        let tokens = &self.names.mentions[person].tokens;
        can_stand(text, tokens, case).then_some((person, at..at + 1))
    }

    /// The one named within a few words behind token `at`.
    fn named_behind(&self, at: usize) -> Option<usize> {
        (at + 1..self.sentence.end.min(at + 5)).find_map(|i| self.at(i))
    }

    /// The subject of the verb: before it, a name or pronoun; behind it, a name; left out.
    pub fn subject(&self, verb: usize) -> Option<Referent> {
        let inverted = self.title.start < verb;
        if verb > self.sentence.start && is_ones(self.text, verb - 1) {
            return self.behind(verb);
        }
        if inverted && let Some(found) = self.behind(verb) {
            return Some(found);
        }
        if inverted && self.is_thing_behind(verb) {
            return None;
        }
        match self.before(verb.min(self.title.start), verb) {
            Before::Somebody(referent) => Some(referent),
            Before::Something => self.behind(verb).filter(|_| !inverted),
            Before::Nobody => self.behind(verb).or_else(|| self.left_out(verb)),
        }
    }

    /// The subject behind the verb and the title.
    pub fn behind(&self, verb: usize) -> Option<Referent> {
        (verb.max(self.title.end)..self.sentence.end)
            .take(REACH)
            .take_while(|&i| !self.text.is_mark(i, ';'))
            .find_map(|i| self.at(i).filter(|&m| self.is_subject(m, verb)))
            .map(Referent::Name)
    }

    /// «акционером остаётся фонд»: whether the subject right behind the verb is no person.
    fn is_thing_behind(&self, verb: usize) -> bool {
        let attribute = |&i: &usize| {
            self.text.is_word(i)
                && self.at(i).is_none()
                && self
                    .text
                    .word(i)
                    .best()
                    .is_some_and(|r| r.grammar.is_adjectival())
        };
        let first = verb + 1;
        let noun = first + (first..self.sentence.end).take_while(attribute).count();
        let thing = |r: &Reading| r.grammar.is_noun() && !r.grammar.animate;
        noun < self.sentence.end
            && self.at(noun).is_none()
            && self.text.word(noun).best().is_some_and(thing)
            && self.text.word(noun).can_be(Case::Nom)
    }

    /// What stands before token `at` in the sentence and can be the subject.
    fn before(&self, at: usize, verb: usize) -> Before {
        let text = self.text;
        let mut relative = false;
        let mut something = false;
        for i in (self.sentence.start..at).rev() {
            if let Some(mention) = self.at(i) {
                let apposed = relative && i + 2 <= at;
                if apposed || self.is_subject(mention, verb) {
                    return Before::Somebody(Referent::Name(mention));
                }
                relative = false;
                continue;
            }
            if !text.is_word(i) {
                continue;
            }
            let word = text.word(i);
            match word {
                _ if word.is_a(Function::He) => return Before::pronoun(i, Gender::Male),
                _ if word.is_a(Function::She) => return Before::pronoun(i, Gender::Female),
                _ if word.is_a(Function::Which) && word.can_be(Case::Nom) => relative = true,
                _ => {
                    something |= word
                        .best()
                        .is_some_and(|r| r.grammar.is_noun() && r.grammar.case == Some(Case::Nom));
                }
            }
        }
        if something || relative {
            Before::Something
        } else {
            Before::Nobody
        }
    }

    /// A subject that is left out: whoever the text speaks of, of the gender that the verb shows.
    fn left_out(&self, verb: usize) -> Option<Referent> {
        let reading = finite(self.text, verb)?;
        let plural = reading.grammar.number == Some(grammar::Number::Plur);
        let neuter = reading.grammar.gender == Some(grammar::Gender::Neut);
        (!plural && !neuter).then_some(Referent::Pronoun {
            token: verb,
            gender: verb_gender(self.text, verb),
        })
    }
}

/// The likeliest reading as a finite verb of a word that stands as one: «карьеру начала инженером».
fn finite<'a>(text: &'a Text<'_>, verb: usize) -> Option<&'a Reading> {
    text.word(verb).readings.iter().find(|r| r.grammar.finite)
}

/// The gender that a past verb shows.
fn verb_gender(text: &Text<'_>, verb: usize) -> Option<Gender> {
    match finite(text, verb)?.grammar.gender? {
        grammar::Gender::Masc => Some(Gender::Male),
        grammar::Gender::Fem => Some(Gender::Female),
        grammar::Gender::Neut => None,
    }
}

enum Before {
    Somebody(Referent),
    Something,
    Nobody,
}

impl Before {
    fn pronoun(token: usize, gender: Gender) -> Self {
        let gender = Some(gender);
        Self::Somebody(Referent::Pronoun { token, gender })
    }
}
