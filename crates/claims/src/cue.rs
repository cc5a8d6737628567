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
    Host,
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
            "host" => Some(Self::Host),
            _ => None,
        }
    }
}
