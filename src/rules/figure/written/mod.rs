//! What rules of files say of a figure: a doubt that the number counts people, a refusal, or what happened to them.

mod wanted;

use super::Count;
use super::noun::Counted;
use super::role::Role;
use crate::decide::{Attempt, Attempts, Outcome};
use crate::mention::Tokens;
use crate::pattern::{Ground, Pattern};
use crate::rules::written::{Builds, Piece, Rules, WrittenRule};
use crate::text::Text;
use crate::vocabulary::{Modality, Unit};

pub(in crate::rules) use wanted::Wanted;

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
    /// The words for who is counted, where a rule says so.
    pub noun: Option<Tokens>,
}

impl Read {
    /// What the rules find about a figure; `attempts` keeps how far each one came.
    pub fn new(
        rules: &Rules,
        ground: Ground<'_, '_>,
        count: &Count,
        attempts: &mut Attempts<'_>,
    ) -> Self {
        let mut read = Self::default();
        for rule in rules.that_build(Builds::is_of_figure) {
            let (outcome, noun) = run(rule, ground, count);
            let yields_to = match &outcome {
                Outcome::Fires(words) => read.add(rule, words, noun),
                _ => None,
            };
            attempts.note(|| Attempt {
                rule: rule.id,
                refuses: rule.builds == Builds::Refusal,
                about: ground.text.span(&count.span),
                outcome: outcome.map(|words| ground.text.span(&words)),
                yields_to,
            });
        }
        read
    }

    /// Adds what a rule says; the rule that has said before what there can be only one of.
    fn add(
        &mut self,
        rule: &WrittenRule,
        words: &Tokens,
        noun: Option<Tokens>,
    ) -> Option<&'static str> {
        match rule.builds {
            Builds::Doubt(name) if !self.doubts.contains(&name) => self.doubts.push(name),
            Builds::Refusal => self.is_refused = true,
            Builds::Modality(modality) => match &self.modality {
                Some((.., first)) => return Some(first),
                None => self.modality = Some((modality, words.clone(), rule.id)),
            },
            Builds::CountedAs(counted_as) => match &self.role {
                Some(first) => return first.words.as_ref().map(|(_, rule)| *rule),
                None => {
                    self.noun = noun;
                    self.role = Some(Role {
                        counted_as,
                        words: Some((words.clone(), rule.id)),
                        verb: None,
                    });
                }
            },
            _ => {}
        }
        None
    }
}

/// Runs a rule alone on a figure; where it fires, the words that it takes for who is counted.
fn run(
    rule: &WrittenRule,
    ground: Ground<'_, '_>,
    count: &Count,
) -> (Outcome<Tokens>, Option<Tokens>) {
    if !rule.reads(ground.text, &count.span) {
        return (Outcome::Unfit("language"), None);
    }
    if let Some(wanted) = rule.figure.lacks(ground.text, count) {
        return (Outcome::Unfit(wanted), None);
    }
    let anchor = |own: &Pattern| [&count.span, &count.number.tokens][own.given()];
    let mut stopped = Outcome::Unfit("");
    for pattern in &rule.patterns {
        stopped = rule.run(ground, (pattern, anchor(pattern)), |own| Some(anchor(own)));
        match stopped {
            Outcome::Fires(_) => {
                let pieces = pattern.named(ground, anchor(pattern)).into_iter();
                let mut nouns = pieces.filter(|(label, _)| *label == Piece::Noun as usize);
                return (stopped, nouns.next().map(|(_, words)| words));
            }
            Outcome::Barred(_) => break,
            _ => {}
        }
    }
    (stopped, None)
}

impl Count {
    /// Counts who a rule says that is counted, where nothing else does.
    pub(super) fn count_noun(&mut self, text: &Text<'_>) {
        let Some(words) = self.read.noun.clone().filter(|_| self.noun.is_none()) else {
            return;
        };
        let token = words.end - 1;
        let word = text.word(token);
        let lemma = word.best().map_or(&*word.normal, |reading| &*reading.lemma);
        self.noun = Some(Counted {
            token,
            lemma: lemma.to_owned(),
            unit: Unit::Person,
            implies: None,
            listed: true,
        });
        self.span = self.span.start.min(words.start)..self.span.end.max(words.end);
    }
}
