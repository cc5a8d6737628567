//! What is asked, and what may be answered.

// `CHECKSUMS`: the checksum of each built-in model by its name, which `build.rs` makes.
include!(concat!(env!("OUT_DIR"), "/models.rs"));

/// A question that a model answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Whether a number with what stands beside it is a count of people.
    Count,
    /// The same of a number without a noun, which nothing but the words around can tell.
    Alone,
    /// What happened to the people counted.
    CountedAs,
    /// Whether it has happened.
    Modality,
    /// What a quoted or capitalised name names.
    Named,
    /// Who states a figure.
    Speaker,
    /// The campaign that a figure belongs to.
    Campaign,
    /// Whether somebody organizes a campaign.
    Organizer,
    /// The organization or place of an office.
    Employer,
    /// Whether a date of the record is right; the others ask it of other facts.
    DateRight,
    /// See [`Question::DateRight`].
    FigureRight,
    /// See [`Question::DateRight`].
    AmountRight,
    /// See [`Question::DateRight`].
    CampaignRight,
    /// See [`Question::DateRight`].
    RoleRight,
    /// See [`Question::DateRight`].
    QuoteRight,
}

/// «no» and «yes».
const NO_YES: &[&str] = &["no", "yes"];

impl Question {
    /// All questions, in the order of their discriminants.
    pub const ALL: [Self; 15] = [
        Self::Count,
        Self::Alone,
        Self::CountedAs,
        Self::Modality,
        Self::Named,
        Self::Speaker,
        Self::Campaign,
        Self::Organizer,
        Self::Employer,
        Self::DateRight,
        Self::FigureRight,
        Self::AmountRight,
        Self::CampaignRight,
        Self::RoleRight,
        Self::QuoteRight,
    ];

    /// Whether it asks if a fact is right, after everything else has been decided.
    pub fn is_of_facts(self) -> bool {
        self >= Self::DateRight
    }

    /// Its name, which is that of its file too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Alone => "alone",
            Self::CountedAs => "counted_as",
            Self::Modality => "modality",
            Self::Named => "named",
            Self::Speaker => "speaker",
            Self::Campaign => "campaign",
            Self::Organizer => "organizer",
            Self::Employer => "employer",
            Self::DateRight => "date_right",
            Self::FigureRight => "figure_right",
            Self::AmountRight => "amount_right",
            Self::CampaignRight => "campaign_right",
            Self::RoleRight => "role_right",
            Self::QuoteRight => "quote_right",
        }
    }

    /// The closed list of answers, in the words of the record; empty where what the document offers is ranked.
    pub fn answers(self) -> &'static [&'static str] {
        match self {
            Self::Count
            | Self::Alone
            | Self::Organizer
            | Self::DateRight
            | Self::FigureRight
            | Self::AmountRight
            | Self::CampaignRight
            | Self::RoleRight
            | Self::QuoteRight => NO_YES,
            Self::CountedAs => &[
                "participant",
                "killed",
                "injured",
                "missing",
                "detained",
                "evacuated",
                "helped",
                "staff",
                "other",
            ],
            Self::Modality => &["reported", "planned", "possible", "denied"],
            Self::Named => &[
                "campaign",
                "organization",
                "work",
                "product",
                "place",
                "document",
                "award",
                "sport",
                "group",
                "phrase",
                "other",
            ],
            Self::Speaker | Self::Campaign | Self::Employer => &[],
        }
    }

    /// Weights of a feature: one for each answer, or one.
    pub fn width(self) -> usize {
        self.answers().len().max(1)
    }

    /// By how much nothing must beat the best of what is ranked, in units of score: a link that holds is worth more
    /// than one that is left out. 10 was chosen by cross-validation; speakers have more, for reports that go on over
    /// sentences are missed most.
    pub(super) fn handicap(self) -> i32 {
        match self {
            Self::Speaker => 14,
            Self::Campaign => 10,
            _ => 0,
        }
    }

    /// The checksum of the built-in model.
    pub(super) fn checksum(self) -> u64 {
        let known = CHECKSUMS.iter().find(|(name, _)| *name == self.name());
        known.map_or(0, |(_, checksum)| *checksum)
    }

    /// The built-in model.
    pub(super) fn built_in(self) -> &'static [u8] {
        match self {
            Self::Count => include_bytes!("../../data/decide/count.bin"),
            Self::Alone => include_bytes!("../../data/decide/alone.bin"),
            Self::CountedAs => include_bytes!("../../data/decide/counted_as.bin"),
            Self::Modality => include_bytes!("../../data/decide/modality.bin"),
            Self::Named => include_bytes!("../../data/decide/named.bin"),
            Self::Speaker => include_bytes!("../../data/decide/speaker.bin"),
            Self::Campaign => include_bytes!("../../data/decide/campaign.bin"),
            Self::Organizer => include_bytes!("../../data/decide/organizer.bin"),
            Self::Employer => include_bytes!("../../data/decide/employer.bin"),
            Self::DateRight => include_bytes!("../../data/decide/date_right.bin"),
            Self::FigureRight => include_bytes!("../../data/decide/figure_right.bin"),
            Self::AmountRight => include_bytes!("../../data/decide/amount_right.bin"),
            Self::CampaignRight => include_bytes!("../../data/decide/campaign_right.bin"),
            Self::RoleRight => include_bytes!("../../data/decide/role_right.bin"),
            Self::QuoteRight => include_bytes!("../../data/decide/quote_right.bin"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_stand_in_the_order_of_their_discriminants() {
        for (place, question) in Question::ALL.into_iter().enumerate() {
            assert_eq!(question as usize, place, "{}", question.name());
        }
    }

    #[test]
    fn checksums_are_those_of_the_models() {
        for question in Question::ALL {
            let checksum = crate::tagger::hash::of_bytes(question.built_in());
            assert_eq!(question.checksum(), checksum, "{}", question.name());
        }
    }
}
