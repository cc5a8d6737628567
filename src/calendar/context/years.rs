//! Whether a number is a year, though no word says so: «в 2010», not «2010 человек».

use super::Around;
use crate::calendar::atoms::{Atom, Atoms, Gap};
use crate::calendar::words::{TimeWord, Unit};
use crate::lexicon::grammar::Case;
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::vocabulary::Precision;

/// Atoms from a listed year to the word of all, at most.
const LIST: usize = 12;

impl<A: Atoms> Around<'_, A> {
    pub(super) fn has_year_word(&self) -> bool {
        (self.at..self.end).any(|at| match self.atoms.atom(at) {
            Some(Atom::Word(text)) => {
                text.starts_with(|c: char| c.is_ascii_digit())
                    || matches!(
                        self.calendar.words.get(text),
                        Some(TimeWord::Unit(Unit::Grain(Precision::Year), _))
                    )
            }
            _ => false,
        })
    }

    pub(super) fn has_word(&self) -> bool {
        (self.at..self.end).any(|at| {
            matches!(self.atoms.atom(at), Some(Atom::Word(text)) if text.chars().count() > 2 || text.ends_with('г'))
        })
    }

    /// «в 2010», «(1984)», «2010—»: not «2010 человек».
    pub(super) fn bare_year(&self, year: i16, after_prep: bool) -> bool {
        let ends = match self.after() {
            None => true,
            Some(Atom::Mark(mark)) => !matches!(mark, '%' | '№' | '$' | '€' | '₽' | '₸' | '°'),
            Some(Atom::Number(_)) => false,
            Some(Atom::Word(text)) => {
                after_prep && year >= 1900 && !self.counts(text)
                    || self.is_small(text)
                    || self.hyphenated()
            }
        };
        ends && (after_prep || self.opens_year(year) || self.is_listed())
    }

    /// «в 2003, 2004 и 2005 годах», «(1994, 1997)»: after another year, before the word or the bracket.
    pub(super) fn is_listed(&self) -> bool {
        let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        let follows = matches!(self.before(1), Some(Atom::Mark(',')))
            && matches!(self.before(2), Some(Atom::Number(text)) if is_year(text));
        let ends = (self.end..self.atoms.len().min(self.end + LIST)).find_map(|at| {
            match self.atoms.atom(at)? {
                Atom::Number(text) if is_year(text) => None,
                Atom::Mark(',') | Atom::Word("и" | "или") => None,
                Atom::Mark(mark) => Some(mark == ')'),
                Atom::Word(_) => Some(matches!(
                    self.word_at(at),
                    Some(TimeWord::Unit(Unit::Grain(Precision::Year), _))
                )),
                Atom::Number(_) => Some(false),
            }
        });
        follows && ends == Some(true)
    }

    /// «ЕГЭ-2013».
    pub(super) fn hyphenated(&self) -> bool {
        let joined =
            |count: usize| self.at >= count && self.atoms.gap(self.at - count) == Gap::None;
        joined(1)
            && joined(2)
            && matches!(self.before(1), Some(Atom::Mark('-')))
            && matches!(self.before(2), Some(Atom::Word(_)))
    }

    /// Years without a word stand between marks, or end a phrase.
    pub(super) fn opens_year(&self, year: i16) -> bool {
        let likely = (1800..=2050).contains(&year) && (year % 100 != 0 || year == 2000);
        let joined = self.at > 0 && self.atoms.gap(self.at - 1) == Gap::None;
        match self.before(1) {
            Some(Atom::Mark('(' | '[' | '©')) => true,
            Some(Atom::Mark(',' | ';' | '.')) => {
                !joined && likely && !matches!(self.after(), Some(Atom::Word(_)))
            }
            Some(Atom::Mark('-' | '–' | '—')) => joined || likely,
            Some(Atom::Word(text)) => {
                let counted = matches!(
                    self.calendar.words.get(text),
                    Some(TimeWord::Approx | TimeWord::Prep(_))
                );
                likely && !counted && !text.starts_with("номер")
            }
            _ => false,
        }
    }

    /// Nouns that numbers count, by their endings: «2000 человек», «в 1500 рублей».
    pub(super) fn counts(&self, text: &str) -> bool {
        own(Group::ShortUnit).has(text)
            || !self.is_small(text) && own(Group::CountedEnding).ends(text)
    }

    /// A preposition or the like; units are none.
    pub(super) fn is_small(&self, text: &str) -> bool {
        text.chars().count() <= 3 && !own(Group::ShortUnit).has(text)
            || self.calendar.words.get(text).is_some()
    }

    /// «1994–2000» in brackets or after a preposition; not «до 1000 тонн».
    pub(super) fn bare_years(&self) -> bool {
        let counted = |text: &str| {
            let noun = !self.is_small(text) && !self.atoms.is_capital(self.end);
            self.counts(text) || noun && self.atoms.declines(self.end, Case::Gen)
        };
        !matches!(self.after(), Some(Atom::Word(text)) if counted(text))
    }
}
