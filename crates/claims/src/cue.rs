//! What words around a number may say about it.

/// What words around a number say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    Replaced,
    Corrects,
    Denied,
    Refuted,
    Disputes,
    Grows,
    Day,
    Addend,
    Origin,
    Present,
    Enrolled,
    Negation,
    Stays,
    Returns,
    Counted,
    Inpatient,
    Housed,
    FirstDay,
    Again,
    Works,
    Unable,
    Joint,
    Most,
    Strikes,
    Arrives,
    Refugees,
    Planned,
    Discharged,
    Host,
    Listed,
    Among,
    Of,
    GoesOn,
    OverYear,
    From,
    UpTo,
    Another,
}

/// Cues by the names that the list of them gives them.
const NAMES: [(&str, Cue); 37] = [
    ("replaced", Cue::Replaced),
    ("corrects", Cue::Corrects),
    ("denied", Cue::Denied),
    ("refuted", Cue::Refuted),
    ("disputes", Cue::Disputes),
    ("grows", Cue::Grows),
    ("day", Cue::Day),
    ("addend", Cue::Addend),
    ("origin", Cue::Origin),
    ("present", Cue::Present),
    ("enrolled", Cue::Enrolled),
    ("negation", Cue::Negation),
    ("stays", Cue::Stays),
    ("returns", Cue::Returns),
    ("counted", Cue::Counted),
    ("inpatient", Cue::Inpatient),
    ("housed", Cue::Housed),
    ("first day", Cue::FirstDay),
    ("again", Cue::Again),
    ("works", Cue::Works),
    ("unable", Cue::Unable),
    ("joint", Cue::Joint),
    ("most", Cue::Most),
    ("strikes", Cue::Strikes),
    ("arrives", Cue::Arrives),
    ("refugees", Cue::Refugees),
    ("planned", Cue::Planned),
    ("discharged", Cue::Discharged),
    ("host", Cue::Host),
    ("listed", Cue::Listed),
    ("among", Cue::Among),
    ("of", Cue::Of),
    ("goes on", Cue::GoesOn),
    ("over year", Cue::OverYear),
    ("from", Cue::From),
    ("up to", Cue::UpTo),
    ("another", Cue::Another),
];

impl Cue {
    /// The cue that the list of them names so.
    pub(crate) fn by_name(name: &str) -> Option<Self> {
        let known = NAMES.iter().find(|(known, _)| *known == name);
        known.map(|(_, cue)| *cue)
    }
}

/// Cues that words say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CueSet(u64);

impl CueSet {
    /// What either says.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u64) != 0
    }
}

impl FromIterator<Cue> for CueSet {
    fn from_iter<I: IntoIterator<Item = Cue>>(cues: I) -> Self {
        Self(cues.into_iter().fold(0, |set, cue| set | 1 << cue as u64))
    }
}
