//! Decisions between readings: rules propose, small log-linear models trained on gold decide.
//!
//! A [`Question`] is answered by one model. Some have a closed list of answers («what happened to the people
//! counted?»), others rank what the document offers («who states this figure?»), nothing among it. The features
//! are hashed like those of the tagger, weights are whole numbers, and probabilities are made by multiplication
//! alone: the same on every machine. A [`Trace`], asked for by `explain` and by training, keeps what was weighed.

mod features;
mod model;
mod question;
mod trace;
mod words;

pub use features::{Features, Value, step};
pub use model::{Model, SCALE, encode};
pub use question::Question;
pub use trace::{Attempt, Attempts, Outcome, Trace, Traced, TracedOption, Weighed};
pub use words::Words;

use crate::span::Span;

/// The models of all questions, shared and read-only.
pub struct Models {
    models: [Model; Question::ALL.len()],
}

impl Models {
    /// Opens the built-in models.
    ///
    /// # Errors
    /// A model of another version or cut short.
    pub fn new() -> Result<Self, String> {
        Self::open(|question, width| Model::known(question.built_in(), width, question.checksum()))
    }

    /// Opens the models that `bytes` gives, and empty ones, which find all answers alike, for the others.
    ///
    /// # Errors
    /// A model of another version or cut short.
    pub fn with(bytes: impl Fn(Question) -> Option<&'static [u8]>) -> Result<Self, String> {
        Self::open(|question, width| match bytes(question) {
            Some(bytes) => Model::new(bytes, width),
            None => Ok(Model::empty(width)),
        })
    }

    fn open(model: impl Fn(Question, usize) -> Result<Model, String>) -> Result<Self, String> {
        let mut models = [const { None }; Question::ALL.len()];
        for (place, question) in models.iter_mut().zip(Question::ALL) {
            let opened = model(question, question.width());
            *place = Some(opened.map_err(|error| format!("{}: {error}", question.name()))?);
        }
        Ok(Self {
            models: models.map(|model| model.unwrap_or(Model::empty(1))),
        })
    }

    /// Tells sets of models apart.
    pub fn checksum(&self) -> u64 {
        let checksums = self.models.iter().map(Model::checksum);
        checksums.fold(0, |sum: u64, own| sum.rotate_left(7) ^ own)
    }

    fn of(&self, question: Question) -> &Model {
        &self.models[question as usize]
    }
}

/// What deciding reuses from one decision to the next; it never changes a result.
#[derive(Default)]
pub struct Scratch {
    hashes: Vec<u64>,
    shown: Vec<String>,
    scores: Vec<i32>,
    trace: Option<Trace>,
}

impl Scratch {
    /// Keeps what is weighed from now on.
    pub fn start_trace(&mut self) {
        self.trace = Some(Trace::default());
    }

    /// What was weighed since [`Scratch::start_trace`].
    pub fn take_trace(&mut self) -> Trace {
        self.trace.take().unwrap_or_default()
    }
}

/// Answers questions about one document.
pub struct Decide<'a> {
    models: &'a Models,
    scratch: &'a mut Scratch,
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// Index of the answer: of the closed list, or of what was offered.
    pub answer: usize,
    /// How probable it is.
    pub probability: f64,
    /// The second best, if there is one.
    pub runner_up: Option<usize>,
}

impl<'a> Decide<'a> {
    /// Decides with `models`.
    pub fn new(models: &'a Models, scratch: &'a mut Scratch) -> Self {
        Self { models, scratch }
    }

    /// Whether every question is to be asked, for the trace, even where the answer would change nothing.
    pub fn is_traced(&self) -> bool {
        self.scratch.trace.is_some()
    }

    /// Where it is kept how far rules of files came: in the trace, if there is one.
    pub fn attempts(&mut self) -> Attempts<'_> {
        Attempts::of(self.scratch.trace.as_mut())
    }

    /// Names the features of the next questions of [`Decide::answer`].
    pub fn prepare(&mut self, fill: impl FnOnce(&mut Features<'_>)) {
        let Scratch {
            hashes,
            shown,
            trace,
            ..
        } = &mut *self.scratch;
        hashes.clear();
        shown.clear();
        fill(&mut Features::new(hashes, trace.is_some().then_some(shown)));
    }

    /// Answers a question with a closed list of answers about the words `about`, by the features that were prepared
    /// last.
    pub fn answer(&mut self, question: Question, about: Span) -> Decision {
        self.answer_of(question, about, String::new)
    }

    /// As [`Decide::answer`]; `subject` says for the trace about whom it is.
    fn answer_of(
        &mut self,
        question: Question,
        about: Span,
        subject: impl FnOnce() -> String,
    ) -> Decision {
        let model = self.models.of(question);
        let Scratch {
            hashes,
            shown,
            scores,
            trace,
        } = &mut *self.scratch;
        scores.clear();
        scores.resize(question.width(), 0);
        model.add(hashes, scores);
        let decision = decide(model, scores);
        if let Some(trace) = trace {
            let options = question.answers().iter().enumerate();
            let options = options.map(|(answer, name)| TracedOption {
                name: (*name).to_owned(),
                probability: share(model, &decision, scores, answer),
                features: trace::weigh(hashes, shown, |hash| model.weight(hash, answer)),
            });
            trace.decisions.push(Traced {
                question,
                about,
                subject: subject(),
                options: options.collect(),
                decision,
            });
        }
        decision
    }

    /// How probable an answer is to the question of [`Decide::answer`] that was asked last.
    pub fn share(&self, question: Question, answer: usize) -> f64 {
        let model = self.models.of(question);
        let scores = &self.scratch.scores;
        let top = scores.iter().copied().max().unwrap_or(0);
        let sum: f64 = scores.iter().map(|score| model.odds(top - score)).sum();
        let own = scores
            .get(answer)
            .map_or(0.0, |score| model.odds(top - score));
        if sum > 0.0 { own / sum } else { 0.0 }
    }

    /// The probability of «yes» to a question that has no other answer but «no», by the features prepared last.
    pub fn ask(&mut self, question: Question, about: Span) -> f64 {
        self.ask_of(question, about, String::new)
    }

    /// As [`Decide::ask`]; `subject` says for the trace about whom it is.
    pub fn ask_of(
        &mut self,
        question: Question,
        about: Span,
        subject: impl FnOnce() -> String,
    ) -> f64 {
        let decision = self.answer_of(question, about, subject);
        match decision.answer {
            0 => 1.0 - decision.probability,
            _ => decision.probability,
        }
    }

    /// Ranks `options` things that the document offers for the words `about`, the first of them nothing; `fill` names
    /// the features of each, `name` says for the trace what it is. There must be one at least.
    pub fn rank(
        &mut self,
        question: Question,
        about: Span,
        options: usize,
        fill: impl FnMut(usize, &mut Features<'_>),
        name: impl Fn(usize) -> String,
    ) -> Decision {
        self.rank_of((question, about, String::new), options, fill, name)
    }

    /// As [`Decide::rank`]; what is asked says for the trace about whom it is.
    pub fn rank_of(
        &mut self,
        (question, about, subject): (Question, Span, impl FnOnce() -> String),
        options: usize,
        mut fill: impl FnMut(usize, &mut Features<'_>),
        name: impl Fn(usize) -> String,
    ) -> Decision {
        let model = self.models.of(question);
        let mut scores = vec![0; options];
        let mut traced = Vec::new();
        let Scratch {
            hashes,
            shown,
            trace,
            ..
        } = &mut *self.scratch;
        for (option, score) in scores.iter_mut().enumerate() {
            hashes.clear();
            shown.clear();
            let shows = trace.is_some().then_some(&mut *shown);
            fill(option, &mut Features::new(hashes, shows));
            model.add(hashes, std::slice::from_mut(score));
            if trace.is_some() {
                traced.push(TracedOption {
                    name: name(option),
                    probability: 0.0,
                    features: trace::weigh(hashes, shown, |hash| model.weight(hash, 0)),
                });
            }
        }
        let mut decision = decide(model, &scores);
        if let Some(next) = decision
            .runner_up
            .filter(|&next| decision.answer == 0 && scores[0] - scores[next] < question.handicap())
        {
            decision = Decision {
                answer: next,
                probability: decision.probability * model.odds(scores[0] - scores[next]),
                runner_up: Some(0),
            };
        }
        if let Some(trace) = trace {
            for (number, option) in traced.iter_mut().enumerate() {
                option.probability = share(model, &decision, &scores, number);
            }
            trace.decisions.push(Traced {
                question,
                about,
                subject: subject(),
                options: traced,
                decision,
            });
        }
        decision
    }
}

/// The best score, the first among equals, and its share of the probability.
fn decide(model: &Model, scores: &[i32]) -> Decision {
    let best_of = |without: Option<usize>| {
        let others = (0..scores.len()).filter(|i| Some(*i) != without);
        others.reduce(|best, i| if scores[i] > scores[best] { i } else { best })
    };
    let answer = best_of(None).unwrap_or(0);
    let top = scores.get(answer).copied().unwrap_or(0);
    let sum: f64 = scores.iter().map(|score| model.odds(top - score)).sum();
    Decision {
        answer,
        probability: if sum > 0.0 { 1.0 / sum } else { 1.0 },
        runner_up: best_of(Some(answer)),
    }
}

/// How probable an option is, by what the best one is.
fn share(model: &Model, decision: &Decision, scores: &[i32], option: usize) -> f64 {
    decision.probability * model.odds(scores[decision.answer] - scores[option])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_must_win_by_more_than_its_handicap() {
        let models = Models::with(|_| None).unwrap();
        let mut scratch = Scratch::default();
        let mut decide = Decide::new(&models, &mut scratch);
        let (question, about) = (Question::Campaign, Span::new(0, 4));
        let decision = decide.rank(question, about, 2, |_, _| {}, |_| String::new());
        assert_eq!((decision.answer, decision.runner_up), (1, Some(0)));
        assert!((decision.probability - 0.5).abs() < 1e-9);
    }

    #[test]
    fn an_empty_model_finds_all_answers_alike() {
        let models = Models::with(|_| None).unwrap();
        let mut scratch = Scratch::default();
        scratch.start_trace();
        let mut decide = Decide::new(&models, &mut scratch);
        let decision = decide.rank(
            Question::Employer,
            Span::new(0, 4),
            4,
            |option, features| features.add("option", option),
            |option| option.to_string(),
        );
        assert_eq!((decision.answer, decision.runner_up), (0, Some(1)));
        assert!((decision.probability - 0.25).abs() < 1e-9);
        let trace = scratch.take_trace();
        assert!((trace.decisions[0].options[2].probability - 0.25).abs() < 1e-9);
        assert_eq!(trace.decisions[0].options[2].features[0].shown, "option=2");
    }
}
