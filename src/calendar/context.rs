//! What around an expression makes it something else: an age, a count, a name, a time of day.

use super::atoms::{Atom, Atoms, Gap};
use super::expr::{Base, Expr, Point};
use super::grammar::{Calendar, Parsed};
use super::words::{Form, Prep, Relation, TimeWord, Unit, Vague};
use crate::vocabulary::Precision;

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
    if around.is_abbreviation() {
        return false;
    }
    match parsed.expr {
        Expr::Point(point) => around.point(point, parsed.lead > 0),
        Expr::Range(..) if !around.has_word() => around.bare_years(),
        Expr::Range(..) => true,
        Expr::Duration(length) => {
            !length.has_time()
                && around.duration(length.is_vague() || length.grain() != Precision::Year)
        }
        Expr::Set(length) => !length.has_time(),
    }
}

struct Around<'a, A> {
    calendar: &'a Calendar,
    atoms: &'a A,
    at: usize,
    end: usize,
}

impl<A: Atoms> Around<'_, A> {
    /// «в г. Алматы»: «г.» without a number is a town.
    fn is_abbreviation(&self) -> bool {
        let atoms = || (self.at..self.end).filter_map(|i| self.atoms.atom(i));
        let short = atoms().any(|atom| matches!(atom, Atom::Word("г" | "гг")));
        let digit = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
        short
            && !atoms().any(|atom| {
                matches!(atom, Atom::Number(_)) || matches!(atom, Atom::Word(word) if digit(word))
            })
    }

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

    fn words(&self) -> impl Iterator<Item = TimeWord> {
        (self.at..self.end).filter_map(|at| self.word_at(at))
    }

    fn point(&self, point: Point, after_prep: bool) -> bool {
        match point.base {
            Base::Year(year) if !self.has_year_word() => self.bare_year(year, after_prep),
            Base::Shift(length, _) => !length.has_time() && !self.after_before(),
            Base::Unit(_, Relation::This) => !self.after_before(),
            Base::Month(..) if self.end - self.at == 1 => !self.names_a_place(),
            Base::Day0(-1) if self.words().any(|word| word == TimeWord::Vague(Vague::Eve)) => {
                self.eve()
            }
            _ => true,
        }
    }

    /// «перед этим 20 лет», «до этого».
    fn after_before(&self) -> bool {
        let pronoun = matches!(
            self.word_at(self.at),
            Some(TimeWord::Relation(Relation::This))
        );
        pronoun
            && matches!(
                self.before(1),
                Some(Atom::Word("перед" | "до" | "при" | "с"))
            )
    }

    /// «Сентябрьский район», «мартовская улица».
    fn names_a_place(&self) -> bool {
        const PLACES: [&str; 9] = [
            "район",
            "округ",
            "улиц",
            "площад",
            "посел",
            "сел",
            "сельсовет",
            "суд",
            "револ",
        ];
        let adjective = matches!(
            self.word_at(self.at),
            Some(TimeWord::Month(_, Form::Adjective))
        );
        adjective
            && matches!(self.after(), Some(Atom::Word(text)) if PLACES.iter().any(|place| text.starts_with(place)))
    }

    /// «накануне сообщил», «накануне, …»; «накануне встречи» is a preposition.
    fn eve(&self) -> bool {
        match self.after() {
            Some(Atom::Word(text)) => self.end - self.at > 1 || is_verb(text),
            _ => true,
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
    fn bare_year(&self, year: i16, after_prep: bool) -> bool {
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
        ends && (after_prep || self.opens_year(year))
    }

    /// «ЕГЭ-2013».
    fn hyphenated(&self) -> bool {
        let joined =
            |count: usize| self.at >= count && self.atoms.gap(self.at - count) == Gap::None;
        joined(1)
            && joined(2)
            && matches!(self.before(1), Some(Atom::Mark('-')))
            && matches!(self.before(2), Some(Atom::Word(_)))
    }

    /// Years without a word stand between marks, or end a phrase.
    fn opens_year(&self, year: i16) -> bool {
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
    fn counts(&self, text: &str) -> bool {
        const ENDINGS: [&str; 13] = [
            "ов", "ей", "ек", "лн", "лрд", "ыс", "км", "кг", "га", "руб", "ий", "ми", "ах",
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

    /// `no_age`: ages are whole years. Lengths are not ages, distances in quarters of a town or rates.
    fn duration(&self, no_age: bool) -> bool {
        if self
            .words()
            .any(|word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Quarter), _)))
            || self.after_before()
        {
            return false;
        }
        let course = self.words().any(|word| word == TimeWord::Course);
        if self.is_bare_in() || (!course && matches!(self.after(), Some(Atom::Word("жизни"))))
        {
            return false;
        }
        let years = self
            .words()
            .any(|word| matches!(word, TimeWord::Unit(Unit::Grain(Precision::Year), _)));
        let bare = self.word_at(self.at);
        match bare {
            _ if no_age || !years => true,
            Some(TimeWord::Prep(Prep::To)) => self.is_term(),
            Some(TimeWord::Prep(Prep::In)) if !course => self.end - self.at == 2,
            Some(TimeWord::Prep(Prep::By)) => false,
            Some(TimeWord::Prep(_) | TimeWord::Relation(_)) => true,
            _ => !self.is_age(),
        }
    }

    /// «в день рождения», «в годы войны»; «60 миллиардов в год.» says how often.
    fn is_bare_in(&self) -> bool {
        let bare = self.end - self.at == 2
            && matches!(self.word_at(self.at), Some(TimeWord::Prep(Prep::In)));
        let ends = !matches!(self.after(), Some(Atom::Word(_)));
        bare && match self.word_at(self.at + 1) {
            Some(TimeWord::Unit(_, true)) => true,
            Some(TimeWord::Unit(Unit::Grain(Precision::Day), _)) => {
                !ends || matches!(self.after(), Some(Atom::Mark(',')))
            }
            _ => false,
        }
    }

    /// «до 15 лет лишения свободы».
    fn is_term(&self) -> bool {
        const AFTER: [&str; 6] = [
            "лишения",
            "тюрьмы",
            "заключения",
            "колонии",
            "тюремного",
            "ограничения",
        ];
        let told = |text: &str| {
            ["гроз", "срок", "пригов"]
                .iter()
                .any(|stem| text.starts_with(stem))
        };
        let named = matches!(self.after(), Some(Atom::Word(text)) if AFTER.contains(&text));
        named
            || (1..=5)
                .any(|count| matches!(self.before(count), Some(Atom::Word(text)) if told(text)))
    }

    fn is_age(&self) -> bool {
        const BEFORE: [&str; 20] = [
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
            "нет",
            "дожил",
            "дожила",
            "которому",
            "которой",
        ];
        let told = |atom: Option<Atom<'_>>| matches!(atom, Some(Atom::Word(text)) if BEFORE.contains(&text));
        let aged = matches!(self.before(2), Some(Atom::Word(text)) if text.starts_with("возраст") || text.starts_with("исполн"));
        if aged || told(self.before(1)) {
            return true;
        }
        let open = !matches!(self.before(1), Some(Atom::Word(text)) if is_verb(text));
        let shut = match self.after() {
            None => true,
            Some(Atom::Mark(mark)) => matches!(mark, ',' | ')' | '.' | ';' | '('),
            _ => false,
        };
        open && shut && !self.words().any(|word| word == TimeWord::Approx)
    }
}

/// By its ending: a past or a present form.
fn is_verb(text: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ют",
    ];
    text.chars().count() > 3 && ENDINGS.iter().any(|ending| text.ends_with(ending))
}
