//! Whether years are an age or a term: «мужчина 35 лет», «до 15 лет лишения свободы».

use super::Around;
use crate::calendar::atoms::{Atom, Atoms};
use crate::calendar::words::{Prep, TimeWord};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;

impl<A: Atoms> Around<'_, A> {
    /// «на 10 лет моложе», «старше него на год»: a difference of ages.
    pub(super) fn is_difference(&self) -> bool {
        let compares = |atom: Option<Atom<'_>>| matches!(atom, Some(Atom::Word(text)) if own(Group::AgeCompared).has(text));
        matches!(self.word_at(self.at), Some(TimeWord::Prep(Prep::On)))
            && (compares(self.after()) || (1..=3).any(|count| compares(self.before(count))))
    }

    /// «от 13 до 18 лет», «с пяти до семи лет», «до шести-семи лет»: of years ages, unless a term is told.
    pub(super) fn is_framed(&self) -> bool {
        matches!(
            self.word_at(self.at),
            Some(TimeWord::Prep(Prep::Of | Prep::From | Prep::To | Prep::By))
        )
    }

    /// «до 15 лет лишения свободы».
    pub(super) fn is_term(&self) -> bool {
        let told = |text: &str| own(Group::TermCue).begins(text);
        let named = matches!(self.after(), Some(Atom::Word(text)) if own(Group::Term).has(text));
        named
            || (1..=5)
                .any(|count| matches!(self.before(count), Some(Atom::Word(text)) if told(text)))
    }

    pub(super) fn is_age(&self) -> bool {
        let told = |text: &str| own(Group::AgeBefore).has(text) || own(Group::AgeStem).begins(text);
        let last = (1..6).find(
            |&count| !matches!(self.before(count), Some(Atom::Word(text)) if own(Group::AgeFill).has(text)),
        );
        let last = last.unwrap_or(1);
        if matches!(self.before(last), Some(Atom::Word(text)) if told(text)) {
            return true;
        }
        if self.words().any(|word| word == TimeWord::Approx) {
            return false;
        }
        let shut = match self.after() {
            None => true,
            Some(Atom::Mark(mark)) => matches!(mark, ',' | ')' | '.' | ';' | '('),
            _ => false,
        };
        match self.before(last) {
            Some(Atom::Word("и")) => self.is_second_age(),
            Some(Atom::Word(text)) if own(Group::AgePreposition).has(text) => true,
            Some(Atom::Word(text)) if is_person(text) => true,
            Some(Atom::Word(_)) if self.atoms.is_capital(self.at - last) => {
                shut || self.atoms.is_capital(self.end)
            }
            Some(Atom::Word(_)) => false,
            _ => shut,
        }
    }

    /// «женщины 38 и 36 лет», not «осуждены на 20 и 10 лет».
    fn is_second_age(&self) -> bool {
        let counted = matches!(self.before(2), Some(Atom::Number(_)));
        let term = matches!(
            self.before(3),
            Some(Atom::Word(text)) if own(Group::TermPreposition).has(text)
        );
        counted && !term
    }
}

/// Nouns whose age follows them: «мужчина 35 лет», «сына 3-х лет».
fn is_person(text: &str) -> bool {
    own(Group::AgedStem).begins(text)
}
