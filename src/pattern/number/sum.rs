//! Adding up a number from its words and digits.

use crate::vocabulary::Bound;

/// A number as it is being added up.
#[derive(Clone, Debug)]
pub(super) struct Cardinal {
    /// Sum of the parts that have their multiplier.
    pub total: f64,
    /// The part that still waits for one.
    pub current: Option<f64>,
    /// How large the next word of `current` may be.
    pub room: f64,
    /// The last multiplier.
    pub scale: f64,
    /// The last noun of a group: 10 of «пять десятков».
    pub group: f64,
    pub next: usize,
    pub vague: bool,
    pub collective: bool,
    pub about: bool,
    pub governs: bool,
    pub one_word: bool,
    /// What words before its multiplier say: «200 с лишним тысяч».
    pub bound: Option<Bound>,
}

/// What one word or group of digits adds.
pub(super) enum Part {
    Digits(f64, Option<f64>),
    Plain(f64),
    Collective(f64),
    Multiplier(f64),
    Group(f64),
    Half(f64),
    /// «треть», «четверть» as nouns, which a number before them counts.
    Fraction(f64),
    Vague(f64),
    /// Kazakh: «он мыңдаған», «жүз мыңдаған».
    Thousands(f64),
    /// Kazakh and Kyrgyz: «екі жүз» is two hundreds.
    Hundreds,
    /// Kazakh and Kyrgyz: «он екі» is twelve.
    Ten,
    Ordinal(f64),
}

impl Cardinal {
    pub fn value(&self) -> f64 {
        self.total + self.current.unwrap_or(0.0)
    }

    /// What the last of its words multiplies by, a multiplier or a group.
    pub fn factor(&self) -> f64 {
        self.scale * self.group
    }

    /// The value before its multiplier or group.
    pub fn base(&self) -> f64 {
        self.value() / self.factor()
    }

    pub fn start() -> Self {
        Self {
            total: 0.0,
            current: None,
            room: f64::INFINITY,
            scale: 1.0,
            group: 1.0,
            next: 0,
            vague: false,
            collective: false,
            about: false,
            governs: false,
            one_word: false,
            bound: None,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.current.is_none() && self.total == 0.0
    }

    /// Adds a part; `false` where it does not continue the number.
    pub fn add(&mut self, part: &Part, multiplier_follows: bool) -> bool {
        match *part {
            Part::Digits(value, decimal) => {
                let value = decimal.filter(|_| multiplier_follows).unwrap_or(value);
                let fits = self.current.is_none() && value < self.room;
                if fits {
                    (self.current, self.room) = (Some(value), 0.0);
                }
                fits
            }
            Part::Plain(value) | Part::Collective(value) => {
                let fits = value < self.room;
                if fits {
                    self.current = Some(self.current.unwrap_or(0.0) + value);
                    self.room = room_after(value);
                    self.collective |= matches!(part, Part::Collective(_));
                    self.governs = false;
                }
                fits
            }
            Part::Multiplier(value) => self.multiply(value),
            Part::Group(value) => {
                let fits = self.current.is_none_or(|c| c < 100.0) && self.scale == 1.0;
                if fits {
                    self.current = Some(self.current.unwrap_or(1.0) * value);
                    (self.room, self.governs, self.group) = (0.0, true, value);
                }
                fits
            }
            Part::Half(value) if value >= 10.0 => {
                let fits = self.is_empty();
                if fits {
                    (self.current, self.room, self.governs) = (Some(value), 0.0, true);
                }
                fits
            }
            Part::Half(value) => {
                let fits = self.is_empty() || value < 1.0;
                if fits {
                    self.current = Some(self.current.unwrap_or(0.0) + value);
                    self.room = 0.0;
                }
                fits
            }
            Part::Fraction(value) => {
                let fits = self.total == 0.0 && self.current.is_none_or(|count| count < 10.0);
                if fits {
                    self.current = Some(self.current.unwrap_or(1.0) * value);
                    self.room = 0.0;
                    self.about |= (value * 1000.0).fract() != 0.0; // «треть»
                }
                fits
            }
            Part::Vague(value) => {
                let fits = self.is_empty();
                if fits {
                    (self.current, self.room) = (Some(value), 0.0);
                    (self.vague, self.governs) = (true, true);
                }
                fits
            }
            Part::Thousands(value) => {
                let times = self.current.filter(|times| [10.0, 100.0].contains(times));
                if let Some(times) = times.filter(|_| self.total == 0.0) {
                    (self.current, self.room) = (Some(times * value), 0.0);
                    (self.vague, self.governs) = (true, true);
                }
                times.is_some() && self.vague
            }
            Part::Hundreds => {
                let fits = self.current.is_none_or(|units| units < 10.0);
                if fits {
                    self.current = Some(self.current.unwrap_or(1.0) * 100.0);
                    self.room = 100.0;
                }
                fits
            }
            Part::Ten => {
                let fits = 10.0 < self.room;
                if fits {
                    (self.current, self.room) = (Some(self.current.unwrap_or(0.0) + 10.0), 10.0);
                }
                fits
            }
            Part::Ordinal(_) => false,
        }
    }

    /// Below what a number in words behind «и» must be to go on with this one; nothing is, where digits end it.
    pub fn open(&self) -> f64 {
        match self.group {
            group if group > 1.0 => group,
            _ if self.room.is_finite() => self.room,
            _ => 0.0,
        }
    }

    /// Adds what is below all that it has.
    pub fn join(&mut self, rest: &Self) {
        self.current = Some(self.current.unwrap_or(0.0) + rest.value());
        (self.room, self.group, self.next) = (rest.room, rest.group, rest.next);
        self.governs = rest.governs;
    }

    pub fn multiply(&mut self, value: f64) -> bool {
        if self.scale > 1.0 && (value >= self.scale || self.current.is_none()) {
            return false;
        }
        self.total += self.current.take().unwrap_or(1.0) * value;
        (self.scale, self.room, self.governs) = (value, value.min(1000.0), true);
        true
    }
}

/// How large a word may follow one of this value: after hundreds tens, after tens units.
fn room_after(value: f64) -> f64 {
    match value {
        v if v >= 100.0 => 100.0,
        v if v >= 20.0 => 10.0,
        _ => 0.0,
    }
}
