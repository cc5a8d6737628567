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
}

impl Cue {
    /// The cue that the list of them names so.
    pub(crate) fn by_name(name: &str) -> Option<Self> {
        match name {
            "replaced" => Some(Self::Replaced),
            "corrects" => Some(Self::Corrects),
            "denied" => Some(Self::Denied),
            "refuted" => Some(Self::Refuted),
            "disputes" => Some(Self::Disputes),
            "grows" => Some(Self::Grows),
            "day" => Some(Self::Day),
            "addend" => Some(Self::Addend),
            "origin" => Some(Self::Origin),
            "present" => Some(Self::Present),
            "enrolled" => Some(Self::Enrolled),
            "negation" => Some(Self::Negation),
            "stays" => Some(Self::Stays),
            "returns" => Some(Self::Returns),
            "counted" => Some(Self::Counted),
            "inpatient" => Some(Self::Inpatient),
            "discharged" => Some(Self::Discharged),
            "planned" => Some(Self::Planned),
            "strikes" => Some(Self::Strikes),
            "arrives" => Some(Self::Arrives),
            "refugees" => Some(Self::Refugees),
            "most" => Some(Self::Most),
            "joint" => Some(Self::Joint),
            "works" => Some(Self::Works),
            "unable" => Some(Self::Unable),
            "again" => Some(Self::Again),
            "first day" => Some(Self::FirstDay),
            "housed" => Some(Self::Housed),
            "host" => Some(Self::Host),
            "listed" => Some(Self::Listed),
            "among" => Some(Self::Among),
            "of" => Some(Self::Of),
            "goes on" => Some(Self::GoesOn),
            "over year" => Some(Self::OverYear),
            _ => None,
        }
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
