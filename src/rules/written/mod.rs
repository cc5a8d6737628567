//! Rules that are data: `rules.toml`, built in and of the user. Each is a pattern, and what it builds: of a figure a doubt
//! that it counts people, a refusal, or what happened to them; a role; the name of a campaign; what somebody says.

mod builds;
mod file;

use super::figure::Wanted;
use crate::decide::{Attempt, Attempts, Outcome};
use crate::lexicon::Lexicon;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::pattern::{Fit, Ground, Pattern, Stretches};
use crate::rules::READINGS;
use crate::text::Text;

pub(super) use builds::{Builds, Piece, Side};
pub use file::Example;

/// Kinds of stretches that are names, as patterns write them.
const NAMED: [&str; 4] = ["PERSON", "ORGANIZATION", "PLACE", "CAMPAIGN"];

/// Words of a quotation that may be a name, at most.
const LONGEST: usize = 16;

/// The rules of all files, in their order.
pub struct Rules(Vec<WrittenRule>);

/// A rule of a file.
pub struct WrittenRule {
    /// Id, `family.what_it_finds`.
    pub id: &'static str,
    /// What it finds, in a sentence.
    pub about: String,
    /// Its patterns and what it builds, as they were written.
    pub written: String,
    /// Texts in which it fires.
    pub examples: Vec<Example>,
    /// Texts in which it does not.
    pub counterexamples: Vec<String>,
    /// Where it stands: the file, and for one of the user its folder.
    pub file: String,
    /// Whether it is one of the user.
    pub is_own: bool,
    pub(super) patterns: Vec<Pattern>,
    pub(super) unless: Vec<Pattern>,
    /// Whether it reads Kazakh text alone, or none of it.
    is_kazakh: Option<bool>,
    pub(super) figure: Wanted,
    pub(super) builds: Builds,
}

/// Where a rule fires that finds for itself what it is about.
pub(super) struct Found {
    /// The words that its pattern fits.
    pub words: Tokens,
    pieces: Vec<(usize, Tokens)>,
}

impl Found {
    /// The words of a named piece.
    pub fn piece(&self, piece: Piece) -> Option<&Tokens> {
        let own = self
            .pieces
            .iter()
            .find(|(label, _)| *label == piece as usize);
        own.map(|(_, words)| words)
    }

    /// The mention that a named piece is.
    pub fn mention(&self, text: &Text<'_>, names: &Names, piece: Piece) -> Option<usize> {
        let words = self.piece(piece)?;
        let mut near = names.starting_in(words.clone());
        let own = near.find(|(_, mention)| extent(text, mention) == *words);
        own.map(|(index, _)| index)
    }
}

impl Rules {
    /// The rules of the built-in file and of the user's.
    ///
    /// # Errors
    /// A rule that cannot be read, named with its file.
    pub fn new(lexicon: &Lexicon) -> Result<Self, String> {
        let mut rules = Vec::new();
        for (at, file) in lexicon.rules().enumerate() {
            let is_own = at > 0; // the built-in file is the first
            file::read(file, is_own, lexicon.morphology(), &mut rules)?;
        }
        let is_in_code = |id: &str| {
            let mut readings = READINGS.iter().map(|(id, _)| *id);
            readings.any(|known| known == id)
                || crate::rules::all().iter().any(|known| known.id == id)
        };
        let mut own = rules.iter().filter(|rule: &&WrittenRule| rule.is_own);
        match own.find(|rule| is_in_code(rule.id)) {
            None => Ok(Self(rules)),
            Some(rule) => Err(format!(
                "{}: rule `{}`: a rule of the program has this name; choose another",
                rule.file, rule.id
            )),
        }
    }

    /// Them.
    pub fn all(&self) -> &[WrittenRule] {
        &self.0
    }

    /// Those that build something of this kind.
    pub(super) fn that_build(
        &self,
        wanted: impl Fn(Builds) -> bool,
    ) -> impl Iterator<Item = &WrittenRule> {
        self.0.iter().filter(move |rule| wanted(rule.builds))
    }
}

impl WrittenRule {
    /// Where the rule fires in a text; `attempts` keeps how far it came about everything that it looked at.
    pub(super) fn find(&self, ground: Ground<'_, '_>, attempts: &mut Attempts<'_>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for pattern in &self.patterns {
            let anchors = pattern.anchors(ground).into_iter();
            for anchor in anchors.filter(|anchor| self.reads(ground.text, anchor)) {
                let outcome = self.run(ground, (pattern, &anchor), |own| {
                    own.is_about(ground, &anchor).then_some(&anchor)
                });
                if let Outcome::Fires(words) = &outcome {
                    found.push(Found {
                        words: words.clone(),
                        pieces: pattern.named(ground, &anchor),
                    });
                }
                attempts.note(|| Attempt {
                    rule: self.id,
                    refuses: false,
                    about: ground.text.span(&anchor),
                    outcome: outcome.map(|words| ground.text.span(&words)),
                    yields_to: None,
                });
            }
        }
        found
    }

    /// Whether the words are in the language that it reads.
    pub(super) fn reads(&self, text: &Text<'_>, words: &Tokens) -> bool {
        let wanted = self.is_kazakh;
        wanted.is_none_or(|wanted| text.is_kazakh(words.start) == wanted)
    }

    /// What comes of one of its patterns about these words; `about` gives those that one that silences it is about.
    pub(super) fn run<'a>(
        &self,
        ground: Ground<'_, '_>,
        (pattern, anchor): (&Pattern, &Tokens),
        about: impl Fn(&Pattern) -> Option<&'a Tokens>,
    ) -> Outcome<Tokens> {
        let words = match pattern.around(ground, anchor) {
            Fit::Whole(words) => words,
            Fit::Stops(piece, at) => {
                return Outcome::Stops(piece.to_owned(), at.map(|i| i..i + 1));
            }
        };
        let barred = self
            .unless
            .iter()
            .find_map(|own| match own.around(ground, about(own)?) {
                Fit::Whole(words) => Some(words),
                Fit::Stops(..) => None,
            });
        barred.map_or(Outcome::Fires(words), Outcome::Barred)
    }
}

/// The names of a text as patterns see them: with their head nouns and quotation marks.
pub(super) fn named(text: &Text<'_>, names: &Names) -> Stretches {
    let stretches = names.mentions.iter().map(|mention| {
        let kind = match mention.name {
            Name::Person(_) => 0,
            Name::Organization(_) => 1,
            Name::Place(_) => 2,
            Name::Campaign(_) => 3,
        };
        (kind, extent(text, mention))
    });
    Stretches::new(stretches.collect())
}

/// The words of a name with its head noun and quotation marks.
pub(super) fn extent(text: &Text<'_>, mention: &Mention) -> Tokens {
    let (own, whole) = (&mention.tokens, &mention.whole);
    let (start, end) = (own.start.min(whole.start), own.end.max(whole.end));
    let around = text
        .quotes_opened(start.saturating_sub(1)..start + 1)
        .iter();
    let mut marks = around.filter_map(|quoted| Some((quoted.open, quoted.close?)));
    match marks.find(|(_, close)| *close == end || *close + 1 == end) {
        Some((open, close)) => start.min(open)..end.max(close + 1),
        None => start..end,
    }
}

/// The short quotations of a text as patterns see them: with their marks.
pub(super) fn quoted(text: &Text<'_>) -> Stretches {
    let stretches = text.quoted.iter().filter_map(|quoted| {
        let (inside, close) = (quoted.inside(), quoted.close?);
        let is_short = !inside.is_empty() && inside.len() <= LONGEST;
        is_short.then_some((0, quoted.open..close + 1))
    });
    Stretches::new(stretches.collect())
}
