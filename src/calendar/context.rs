//! What around an expression makes it something else: an age, a count, a name.

use super::atoms::{Atom, Atoms, Gap};
use super::expr::{Base, Expr};
use super::grammar::{Calendar, Parsed};
use super::words::{TimeWord, Unit};
use crate::record::Precision;

/// Whether the words around allow this reading.
pub(super) fn plausible<A: Atoms>(
    calendar: &Calendar,
    atoms: &A,
    at: usize,
    parsed: &Parsed,
) -> bool {
    let around = Around {
        calendar,
        atoms,
        at,
        end: at + parsed.len,
    };
    match parsed.expr {
        Expr::Point(point) => match point.base {
            Base::Year(_) if !around.has_year_word() => around.bare_year(parsed.lead > 0),
            _ => true,
        },
        Expr::Range(..) if !around.has_word() => around.bare_years(),
        Expr::Duration(_) => around.duration(),
        _ => true,
    }
}

struct Around<'a, A> {
    calendar: &'a Calendar,
    atoms: &'a A,
    at: usize,
    end: usize,
}

impl<A: Atoms> Around<'_, A> {
    fn before(&self, count: usize) -> Option<Atom<'_>> {
        let at = self.at.checked_sub(count)?;
        self.atoms
            .atom(at)
            .filter(|_| self.atoms.gap(at) != Gap::Break)
    }

    fn after(&self) -> Option<Atom<'_>> {
        self.atoms
            .atom(self.end)
            .filter(|_| self.end > 0 && self.atoms.gap(self.end - 1) != Gap::Break)
    }

    fn word_at(&self, at: usize) -> Option<TimeWord> {
        match self.atoms.atom(at)? {
            Atom::Word(text) => self.calendar.words.get(text),
            _ => None,
        }
    }

    fn has_year_word(&self) -> bool {
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

    fn has_word(&self) -> bool {
        (self.at..self.end).any(|at| {
            matches!(self.atoms.atom(at), Some(Atom::Word(text)) if text.chars().count() > 2 || text.ends_with('г'))
        })
    }

    /// «в 2010», «(1984)», «2010—»: not «2010 человек».
    fn bare_year(&self, after_prep: bool) -> bool {
        let ends = match self.after() {
            None => true,
            Some(Atom::Mark(mark)) => !matches!(mark, '%' | '№' | '$' | '€' | '₽' | '₸' | '°'),
            Some(Atom::Number(_)) => false,
            Some(Atom::Word(text)) => after_prep && !self.counts(text) || self.is_small(text),
        };
        ends && (after_prep || self.opens_year())
    }

    /// Years without a word stand in brackets, after a comma or a dash, never inside numbers.
    fn opens_year(&self) -> bool {
        let joined = self.at > 0 && self.atoms.gap(self.at - 1) == Gap::None;
        match self.before(1) {
            None => false,
            Some(Atom::Mark('(' | '[' | '©')) => true,
            Some(Atom::Mark(',' | ';')) => {
                !joined && matches!(self.after(), Some(Atom::Mark(')' | ']' | ',' | ';')))
            }
            Some(Atom::Mark('-' | '–' | '—')) => {
                joined || matches!(self.before(2), Some(Atom::Number(_)))
            }
            Some(Atom::Word(_)) => {
                !matches!(self.after(), Some(Atom::Mark('.' | ','))) && self.after().is_some()
            }
            _ => false,
        }
    }

    /// Nouns that numbers count, by their endings: «2000 человек», «в 1500 рублей».
    fn counts(&self, text: &str) -> bool {
        const ENDINGS: [&str; 12] = [
            "ов", "ей", "ек", "лн", "лрд", "ыс", "км", "кг", "га", "руб", "ий", "ми",
        ];
        !self.is_small(text) && ENDINGS.iter().any(|ending| text.ends_with(ending))
    }

    fn is_small(&self, text: &str) -> bool {
        text.chars().count() <= 3 || self.calendar.words.get(text).is_some()
    }

    /// «1994–2000» in brackets or after a preposition.
    fn bare_years(&self) -> bool {
        !matches!(self.after(), Some(Atom::Word(text)) if self.counts(text))
    }

    /// Lengths are not ages, prison terms are.
    fn duration(&self) -> bool {
        let years = (self.at..self.end).any(|at| {
            matches!(
                self.word_at(at),
                Some(TimeWord::Unit(Unit::Grain(Precision::Year), _))
            )
        });
        !(years && self.is_age())
    }

    fn is_age(&self) -> bool {
        const BEFORE: [&str; 22] = [
            "возрасте",
            "возраст",
            "возраста",
            "исполнилось",
            "исполнится",
            "исполняется",
            "исполнился",
            "старше",
            "младше",
            "моложе",
            "ему",
            "ей",
            "мне",
            "им",
            "было",
            "будет",
            "нет",
            "дожил",
            "дожила",
            "старика",
            "которому",
            "которой",
        ];
        let told = |atom: Option<Atom<'_>>| matches!(atom, Some(Atom::Word(text)) if BEFORE.contains(&text));
        if (1..=3).any(|count| told(self.before(count))) {
            return true;
        }
        let open = matches!(
            self.before(1),
            Some(Atom::Mark(',' | '(' | '—' | '–' | '-'))
        );
        let shut = match self.after() {
            None => true,
            Some(Atom::Mark(mark)) => matches!(mark, ',' | ')' | '.' | ';'),
            _ => false,
        };
        open && shut
    }
}
