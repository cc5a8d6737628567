//! Rules that are data: `figure_rules.toml`, built in and of the user. Each is a pattern around a figure, what the figure must
//! be, and what it builds: a doubt that the number counts people, a refusal, or what happened to them.

mod figure;
mod file;

use super::Count;
use super::role::Role;
use crate::decide::{Attempt, Decide, Outcome};
use crate::lexicon::Lexicon;
use crate::mention::Tokens;
use crate::pattern::{Fit, Pattern};
use crate::rules::READINGS;
use crate::text::Text;
use crate::vocabulary::{CountedAs, Modality};
use figure::Wanted;

/// What a pattern of a figure may be about: the figure with its modifiers and its noun, or its number alone.
const ANCHORS: [&str; 2] = ["COUNT", "VALUE"];

/// The rules of all files, in their order.
pub struct Rules(Vec<WrittenRule>);

/// A rule of a file.
pub struct WrittenRule {
    /// Id, `figure.what_it_finds`.
    pub id: &'static str,
    /// What it finds, in a sentence.
    pub about: String,
    /// Its patterns and what it builds, as they were written.
    pub written: String,
    /// Texts in which it fires.
    pub examples: Vec<String>,
    /// Texts in which it does not.
    pub counterexamples: Vec<String>,
    /// Where it stands: the file, and for one of the user its folder.
    pub file: String,
    /// Whether it is one of the user.
    pub is_own: bool,
    patterns: Vec<Pattern>,
    unless: Vec<Pattern>,
    figure: Wanted,
    builds: Builds,
}

/// What a rule builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Builds {
    /// A reason against the number being a count of people, as the model knows it.
    Doubt(&'static str),
    /// The number counts nobody.
    Refusal,
    /// What happened to the people.
    Role(CountedAs),
    /// Whether it has happened.
    Modality(Modality),
}

/// What the rules found about a figure.
#[derive(Default)]
pub(super) struct Read {
    /// Reasons against it, each once, in the order of the rules.
    pub doubts: Vec<&'static str>,
    /// Whether a rule refuses it.
    pub is_refused: bool,
    /// What happened to the people, as the first rule that says it says.
    pub role: Option<Role>,
    /// Whether it has happened and the words that say so, as the first rule that says it says.
    pub modality: Option<(Modality, Tokens, &'static str)>,
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
            file::read(file, is_own, &mut rules)?;
        }
        let is_in_code = |id: &str| {
            let mut readings = READINGS.iter().map(|(id, _)| *id);
            readings.any(|known| known == id)
                || crate::rules::all().iter().any(|known| known.id == id)
        };
        match rules.iter().find(|rule: &&WrittenRule| is_in_code(rule.id)) {
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

    /// What they find about a figure; a trace keeps how far each one came.
    pub(super) fn read(&self, text: &Text<'_>, count: &Count, decide: &mut Decide<'_>) -> Read {
        let mut read = Read::default();
        for rule in &self.0 {
            let outcome = rule.run(text, count);
            if let Outcome::Fires(words) = &outcome {
                read.add(rule, words);
            }
            decide.note(|| Attempt {
                rule: rule.id,
                refuses: rule.builds == Builds::Refusal,
                about: text.span(&count.span),
                outcome: outcome.map(|words| text.span(&words)),
            });
        }
        read
    }
}

impl Read {
    fn add(&mut self, rule: &WrittenRule, words: &Tokens) {
        match rule.builds {
            Builds::Doubt(name) if !self.doubts.contains(&name) => self.doubts.push(name),
            Builds::Doubt(_) => {}
            Builds::Refusal => self.is_refused = true,
            Builds::Modality(modality) => {
                self.modality
                    .get_or_insert((modality, words.clone(), rule.id));
            }
            Builds::Role(counted_as) => {
                self.role.get_or_insert(Role {
                    counted_as,
                    words: Some((words.clone(), rule.id)),
                    verb: None,
                });
            }
        }
    }
}

impl WrittenRule {
    /// Runs the rule alone on a figure.
    fn run(&self, text: &Text<'_>, count: &Count) -> Outcome<Tokens> {
        if let Some(wanted) = self.figure.lacks(text, count) {
            return Outcome::Unfit(wanted);
        }
        let mut stopped = Outcome::Unfit("");
        for pattern in &self.patterns {
            let anchor = [&count.span, &count.number.tokens][pattern.anchor];
            match pattern.around(text, anchor) {
                Fit::Whole(words) => return self.unless_barred(text, count, words),
                Fit::Stops(piece, at) => {
                    stopped = Outcome::Stops(piece.to_owned(), at.map(|i| i..i + 1))
                }
            }
        }
        stopped
    }

    fn unless_barred(&self, text: &Text<'_>, count: &Count, words: Tokens) -> Outcome<Tokens> {
        let bars = self.unless.iter().find_map(|pattern| {
            let anchor = [&count.span, &count.number.tokens][pattern.anchor];
            match pattern.around(text, anchor) {
                Fit::Whole(words) => Some(words),
                Fit::Stops(..) => None,
            }
        });
        bars.map_or(Outcome::Fires(words), Outcome::Barred)
    }
}
