//! What rules build, and which pieces of their patterns must have names for it.

use super::NAMED;
use super::file::Row;
use crate::pattern::{Pattern, PatternNames};
use crate::vocabulary::{CampaignKind, CountedAs, Modality, RoleKind, RoleStatus};

/// What a rule builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Builds {
    /// A reason against the number being a count of people, as the model knows it.
    Doubt(&'static str),
    /// The number counts nobody.
    Refusal,
    /// What happened to the people.
    CountedAs(CountedAs),
    /// Whether it has happened.
    Modality(Modality),
    /// What somebody is to an organization, a place or a campaign, and whether he still is.
    Role(RoleKind, Option<RoleStatus>),
    /// A name of a campaign of this kind.
    Campaign(CampaignKind),
    /// What somebody says: the rest of the sentence on this side of the pattern.
    Quote(Side),
}

/// A side of the words that a pattern fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Before,
    After,
}

/// A piece of a pattern that has a name; in the order of [`LABELS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Holder,
    Title,
    Target,
    Status,
    Name,
    Noun,
    Speaker,
    Cue,
}

/// What a pattern of a figure may be about: the figure with its modifiers and its noun, or its number alone.
const ANCHORS: [&str; 2] = ["COUNT", "VALUE"];

/// The names of pieces.
const LABELS: [&str; 8] = [
    "holder", "title", "target", "status", "name", "noun", "speaker", "cue",
];

/// Reasons against a count, as the model of counts knows them.
const DOUBTS: [&str; 9] = [
    "rate",
    "frequency",
    "capacity",
    "counter",
    "choice",
    "nobody",
    "couple",
    "year",
    "household",
];

impl Builds {
    /// What the row says that is built.
    ///
    /// # Errors
    /// Nothing, two things, a word that records do not have.
    pub(super) fn of(row: &Row) -> Result<Self, String> {
        let doubt = row.doubt.as_deref().map(|word| {
            let known = DOUBTS.into_iter().find(|known| *known == word);
            told(known, word, "doubt", &DOUBTS).map(Self::Doubt)
        });
        let counted_as = row.counted_as.as_deref().map(|word| {
            let known = CountedAs::by_name(word);
            told(known, word, "counted_as", &CountedAs::names()).map(Self::CountedAs)
        });
        let modality = row.modality.as_deref().map(|word| {
            let known = Modality::by_name(word);
            told(known, word, "modality", &Modality::names()).map(Self::Modality)
        });
        let role = row.role.as_deref().map(|word| {
            let known = RoleKind::by_name(word);
            let kind = told(known, word, "role", &RoleKind::names())?;
            let status = row.status.as_deref().map(|word| {
                let known = RoleStatus::by_name(word);
                told(known, word, "status", &RoleStatus::names())
            });
            Ok(Self::Role(kind, status.transpose()?))
        });
        let campaign = row.campaign.as_deref().map(|word| {
            let known = CampaignKind::by_name(word);
            told(known, word, "kind of campaign", &CampaignKind::names()).map(Self::Campaign)
        });
        let refusal = row.refused.then_some(Ok(Self::Refusal));
        let quote = row.quote.as_deref().map(|word| {
            let known = match word {
                "before" => Some(Side::Before),
                "after" => Some(Side::After),
                _ => None,
            };
            told(known, word, "side of the pattern", &["before", "after"]).map(Self::Quote)
        });
        let all = [doubt, counted_as, modality, refusal, role, campaign, quote];
        let mut built = all.into_iter().flatten();
        let what = match (built.next(), built.next()) {
            (Some(builds), None) => return builds,
            (None, _) => "nothing",
            (Some(_), Some(_)) => "two things",
        };
        Err(format!(
            "it builds {what}; a rule has one of doubt, refused = true, counted_as, modality, role, campaign, quote"
        ))
    }

    /// Whether it says something of a figure that was found before.
    pub fn is_of_figure(self) -> bool {
        matches!(
            self,
            Self::Doubt(_) | Self::Refusal | Self::CountedAs(_) | Self::Modality(_)
        )
    }

    /// The families whose rules build such a thing.
    pub fn families(self) -> &'static [&'static str] {
        match self {
            Self::Role(RoleKind::Office, _) => &["role"],
            Self::Role(..) => &["campaign", "role"],
            Self::Campaign(_) => &["campaign"],
            Self::Quote(_) => &["quote"],
            _ => &["figure"],
        }
    }

    /// What patterns of such rules may name.
    pub fn names(self) -> PatternNames<'static> {
        let figure = PatternNames {
            anchors: &ANCHORS,
            stretches: &NAMED,
            labels: &LABELS,
            file: "figure_words.tsv",
            morphology: None,
        };
        match self {
            Self::Role(..) => PatternNames {
                anchors: &[],
                file: "role_words.tsv",
                ..figure
            },
            Self::Quote(_) => PatternNames {
                anchors: &[],
                file: "quote_words.tsv",
                ..figure
            },
            Self::Campaign(_) => PatternNames {
                anchors: &[],
                stretches: &["QUOTED"],
                labels: &LABELS,
                file: "campaign_words.tsv",
                ..figure
            },
            _ => figure,
        }
    }

    /// The pieces that it may take to build this.
    fn pieces(self) -> &'static [Piece] {
        match self {
            Self::Role(RoleKind::Office, _) => {
                &[Piece::Holder, Piece::Title, Piece::Target, Piece::Status]
            }
            Self::Role(..) => &[Piece::Holder, Piece::Target],
            Self::Campaign(_) => &[Piece::Name],
            Self::Quote(_) => &[Piece::Speaker, Piece::Cue],
            Self::CountedAs(_) => &[Piece::Noun],
            _ => &[],
        }
    }

    /// Whether the pattern names the pieces that it takes to build this.
    ///
    /// # Errors
    /// A piece that is missing, or that may be something else than it must.
    pub fn check(self, pattern: &Pattern) -> Result<(), String> {
        let known = self.pieces();
        let other = (0..LABELS.len()).find(|label| {
            pattern.has(*label) && known.iter().all(|piece| *piece as usize != *label)
        });
        if let Some(other) = other {
            let label = LABELS[other];
            return Err(format!("a rule that builds this has no piece `{label}:`"));
        }
        match self {
            Self::Role(kind, _) => {
                is_named(pattern, Piece::Holder, &[0, 1])?;
                if kind != RoleKind::Office {
                    return is_named(pattern, Piece::Target, &[3]);
                }
                match (has(pattern, Piece::Title), has(pattern, Piece::Target)) {
                    (true, false) => Ok(()),
                    (_, true) => is_named(pattern, Piece::Target, &[1, 2]),
                    (false, false) => Err("no piece is called `title:` or `target:`".to_owned()),
                }
            }
            Self::Quote(_) => is_named(pattern, Piece::Speaker, &[0, 1]),
            Self::Campaign(_) if !has(pattern, Piece::Name) => {
                Err("no piece is called `name:`".to_owned())
            }
            _ => Ok(()),
        }
    }
}

fn has(pattern: &Pattern, piece: Piece) -> bool {
    pattern.has(piece as usize)
}

/// Whether the piece is a name of one of these kinds, and nothing else.
fn is_named(pattern: &Pattern, piece: Piece, wanted: &[usize]) -> Result<(), String> {
    let kinds = pattern.stretches_of(piece as usize);
    let fits = kinds.is_some_and(|kinds| kinds.iter().all(|kind| wanted.contains(kind)));
    let wanted: Vec<&str> = wanted.iter().map(|kind| NAMED[*kind]).collect();
    let label = LABELS[piece as usize];
    let message = || {
        format!(
            "it takes one piece `{label}:{}`, once and not with other words",
            wanted.join("|")
        )
    };
    fits.then_some(()).ok_or_else(message)
}

/// What a word of a file is, if it is one of those that there are.
fn told<T>(known: Option<T>, word: &str, field: &str, words: &[&str]) -> Result<T, String> {
    let unknown = || format!("`{word}` is no {field}; it is one of {}", words.join(", "));
    known.ok_or_else(unknown)
}
