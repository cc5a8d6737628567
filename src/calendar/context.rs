//! What around an expression makes it something else: an age, a count, a name, a time of day.

mod age;
mod era;
mod years;

use super::atoms::{Atom, Atoms, Gap};
use super::expr::{Base, Expr, Point};
use super::grammar::{Calendar, Parsed};
use super::range;
use super::words::{Form, Prep, Relation, TimeWord, Unit, Vague};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
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
    if around.is_abbreviation() || around.is_of_early_era() {
        return false;
    }
    if around.is_in_title() && !around.has_number() {
        return false;
    }
    match parsed.expr {
        Expr::Point(point) => around.point(point, parsed.lead > 0),
        Expr::Range(Some(first), Some(last)) if range::is_falling(first.base, last.base) => false,
        Expr::Range(..) if !around.has_word() => !around.in_address() && around.bare_years(),
        Expr::Range(None, Some(point))
            if around.is_that_day(point.base)
                || around.is_short() && around.is_counted_from()
                || around.is_behind_rank(1) =>
        {
            false
        }
        Expr::Range(..) => true,
        Expr::Duration(length) => {
            let years = length.count(Precision::Year) > 0;
            !length.has_time() && !around.is_difference() && around.duration(!years)
        }
        Expr::Lengths(grain) => match grain {
            Precision::Year => around.is_term() || !around.is_framed() && !around.is_age(),
            grain => grain >= Precision::Day,
        },
        Expr::Set(length) => {
            let rate = matches!(around.word_at(at), Some(TimeWord::Prep(Prep::In)));
            !length.has_time() && (!rate || around.duration(false))
        }
    }
}

/// Atoms between a number and the unit of time it is counted for, at most.
const RATE: usize = 4;

/// Atoms of a title and its marks, at most.
const TITLE: usize = 7;

struct Around<'a, A> {
    calendar: &'a Calendar,
    atoms: &'a A,
    at: usize,
    end: usize,
}

impl<A: Atoms> Around<'_, A> {
    /// «в г. Алматы»: «г.» without a number is a town; «в июле с. г.» is the year.
    fn is_abbreviation(&self) -> bool {
        let atoms = || (self.at..self.end).filter_map(|i| self.atoms.atom(i));
        let short = atoms().any(|atom| matches!(atom, Atom::Word("г" | "гг")));
        let digit = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
        short
            && !self.words().any(|word| matches!(word, TimeWord::Month(..)))
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
            Base::Year(year) if !self.has_year_word() => {
                !self.in_address() && self.bare_year(year, after_prep)
            }
            Base::Year(_) | Base::Decade(_) if self.counts_years() || self.ends_ranks() => false,
            Base::Year(_) if self.is_short() && self.is_counted_from() => false,
            Base::Day(..) if self.in_address() || self.is_street() => false,
            Base::Month(..) if !self.has_word() && (self.in_address() || self.is_numbered()) => {
                false
            }
            Base::Day(..) if self.is_foreign_holiday() => false,
            Base::Shift(length, _) => !length.has_time() && !self.after_before(),
            Base::Unit(_, Relation::This)
            | Base::Unit(Unit::Grain(Precision::Day), Relation::That) => !self.after_before(),
            Base::Month(..) | Base::Season(..) | Base::Weekday(_, None, _)
                if self.is_name() || self.is_quoted() =>
            {
                false
            }
            Base::Day0(_) if self.is_quoted() => false,
            Base::Month(..) if matches!(self.before(1), Some(Atom::Number(_))) => false,
            Base::Month(..) if self.end - self.at == 1 => !self.names_a_place(),
            Base::Day0(-1) if self.words().any(|word| word == TimeWord::Vague(Vague::Eve)) => {
                self.eve()
            }
            _ => true,
        }
    }

    /// «перед этим 20 лет», «до этого», «по сей день».
    fn after_before(&self) -> bool {
        let pronoun = matches!(
            self.word_at(self.at),
            Some(TimeWord::Relation(Relation::This | Relation::That))
        );
        pronoun
            && matches!(
                self.before(1),
                Some(Atom::Word(text)) if own(Group::PointingPreposition).has(text)
            )
    }

    /// «…/2016/07/11/v-moskve», «2-6-27/2016-04-06-25-АИ»: digits of an address or a number.
    fn in_address(&self) -> bool {
        let glued = |at: usize| self.atoms.gap(at) == Gap::None;
        let stroke = |atom| matches!(atom, Some(Atom::Mark('/')));
        let before = self.at > 0 && glued(self.at - 1) && stroke(self.before(1));
        before || glued(self.end - 1) && stroke(self.after())
    }

    /// «№ 01/2023», «номер 02.2023», «в доме 12/2020»: of the thing right before it, which is no word of the calendar.
    fn is_numbered(&self) -> bool {
        match self.before(1) {
            Some(Atom::Mark('№')) => true,
            Some(Atom::Word(text)) => {
                text.chars().count() > 2 && self.calendar.words.get(text).is_none()
            }
            _ => false,
        }
    }

    /// «улица 1 Мая», «площадь 9 Мая», «совхоз имени 8 Марта», «1 Мамыр көшесі»: places named after a day.
    fn is_street(&self) -> bool {
        let named =
            |text: &str| own(Group::StreetShort).has(text) || own(Group::StreetStem).begins(text);
        let dot = usize::from(matches!(self.before(1), Some(Atom::Mark('.'))));
        let before = matches!(self.before(1 + dot), Some(Atom::Word(text)) if named(text));
        let after =
            matches!(self.after(), Some(Atom::Word(text)) if own(Group::TurkicStreet).begins(text));
        let number = |text: &str| match self.atoms.atom(self.at) {
            Some(Atom::Number(number)) => text == number,
            _ => false,
        };
        let known = ["1", "8", "9"].iter().any(|text| number(text))
            && matches!(self.word_at(self.end - 1), Some(TimeWord::Month(3 | 5, _)));
        let named = known || self.atoms.is_capital(self.end - 1);
        self.end - self.at == 2 && named && (before || after)
    }

    /// «на 80-м году жизни», «40-е место»: a count of years or of other things.
    fn counts_years(&self) -> bool {
        self.is_short()
            && matches!(self.after(), Some(Atom::Word(text)) if own(Group::YearsOf).begins(text))
    }

    /// Whether no number in it has three digits.
    fn is_short(&self) -> bool {
        (self.at..self.end).all(|at| match self.atoms.atom(at) {
            Some(Atom::Number(text)) => text.len() < 3,
            Some(Atom::Word(text)) => text.bytes().take_while(u8::is_ascii_digit).count() < 3,
            _ => true,
        })
    }

    /// «60-е» of «с 45-го по 60-е».
    fn ends_ranks(&self) -> bool {
        let until = matches!(self.before(1), Some(Atom::Word(text))
            if matches!(self.calendar.words.get(text), Some(TimeWord::Prep(Prep::By | Prep::To))));
        until && self.is_behind_rank(2)
    }

    /// Whether a rank stands so many atoms before, and this is no year by its words: the rest of a range of ranks.
    fn is_behind_rank(&self, count: usize) -> bool {
        let ranked = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        self.is_short()
            && matches!(self.before(count), Some(Atom::Word(text)) if ranked(text))
            && !self.words().any(|word| matches!(word, TimeWord::Unit(..)))
    }

    /// «на 97-м году», «по 21 году»: years of a life.
    fn is_counted_from(&self) -> bool {
        let counts = |word| matches!(word, Some(TimeWord::Prep(Prep::On | Prep::By)));
        let before = self.at.checked_sub(1);
        let year = matches!(self.words().last(), Some(TimeWord::Unit(..)));
        year && (counts(self.word_at(self.at)) || counts(before.and_then(|at| self.word_at(at))))
    }

    /// «Один день Ивана Денисовича», «Музыка для декабря»: a few words in quotation marks, which no mark parts.
    fn is_in_title(&self) -> bool {
        let parts = |at: usize| {
            matches!(
                self.atoms.atom(at),
                Some(Atom::Mark('.' | ',' | '!' | '?' | ':' | '—' | '–')) | None
            )
        };
        let mark = |at: usize, mark: char| self.atoms.atom(at) == Some(Atom::Mark(mark));
        let opens =
            (self.at.saturating_sub(TITLE)..self.at).rfind(|&at| mark(at, '«') || parts(at));
        let closes = (self.end..self.end + TITLE).find(|&at| mark(at, '»') || parts(at));
        match (opens, closes) {
            (Some(open), Some(close)) => {
                mark(open, '«')
                    && mark(close, '»')
                    && close - open <= TITLE
                    && self.atoms.is_capital(open + 1)
            }
            _ => false,
        }
    }

    fn has_number(&self) -> bool {
        (self.at..self.end).any(|at| match self.atoms.atom(at) {
            Some(Atom::Number(_)) => true,
            Some(Atom::Word(text)) => text.starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        })
    }

    /// «бразильянка Марта», «Красная Весна»: months and seasons are written small inside a sentence.
    fn is_name(&self) -> bool {
        let Some(inside) = self.at.checked_sub(1) else {
            return false;
        };
        let after_word = self.atoms.gap(inside) != Gap::Break
            && matches!(self.atoms.atom(inside), Some(Atom::Word(_)));
        self.end - self.at == 1 && after_word && self.atoms.is_capital(self.at)
    }

    /// «в программе «Сегодня»», «фильм «Июнь»»: all there is between the quotes.
    fn is_quoted(&self) -> bool {
        matches!(self.before(1), Some(Atom::Mark('«' | '"' | '“' | '„')))
            && matches!(self.after(), Some(Atom::Mark('»' | '"' | '”' | '“')))
    }

    /// «День независимости Украины»: the holidays of the lists that several countries have are Kazakhstan's.
    fn is_foreign_holiday(&self) -> bool {
        let shared = |at: usize| {
            matches!(self.atoms.atom(at), Some(Atom::Word(text))
                if own(Group::SharedHoliday).begins(text))
        };
        let owned =
            (self.at..self.end).any(|at| matches!(self.word_at(at), Some(TimeWord::Country(_))));
        if owned || self.end - self.at > 3 || !(self.at..self.end).any(shared) {
            return false;
        }
        let of_another = matches!(self.after(), Some(Atom::Word(text)) if !self.is_home(text))
            && self.atoms.is_capital(self.end);
        of_another || !self.atoms.is_home()
    }

    fn is_home(&self, text: &str) -> bool {
        matches!(self.calendar.words.get(text), Some(TimeWord::Country(_)))
    }

    /// «Сентябрьский район», «мартовская улица».
    fn names_a_place(&self) -> bool {
        let adjective = matches!(
            self.word_at(self.at),
            Some(TimeWord::Month(_, Form::Adjective))
        );
        adjective
            && matches!(self.after(), Some(Atom::Word(text)) if own(Group::NamedPlace).begins(text))
    }

    /// «накануне сообщил», «накануне, …»; «накануне встречи» is a preposition and takes the genitive.
    fn eve(&self) -> bool {
        match self.after() {
            Some(Atom::Word(_)) => self.end - self.at > 1 || !self.atoms.is_genitive(self.end),
            _ => true,
        }
    }

    /// «до того дня, когда», «по сей день».
    fn is_that_day(&self, base: Base) -> bool {
        matches!(
            base,
            Base::Unit(Unit::Grain(Precision::Day), Relation::This | Relation::That)
        )
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
            Some(TimeWord::Prep(Prep::To | Prep::From)) => self.is_term(),
            Some(TimeWord::Prep(Prep::In)) if !course => self.end - self.at == 2 || self.is_term(),
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
                !ends || matches!(self.after(), Some(Atom::Mark(','))) || self.is_rate()
            }
            _ => false,
        }
    }

    /// «300 человек в день», «по 40 в день»: so many each day.
    fn is_rate(&self) -> bool {
        (1..=RATE).any(|count| matches!(self.before(count), Some(Atom::Number(_))))
    }
}
