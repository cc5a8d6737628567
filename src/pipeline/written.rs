//! Rules of files are held to their examples.

use super::{Desk, Engine, raw};
use crate::decide::Outcome;
use crate::rules::written::WrittenRule;

impl Engine {
    /// Holds the rules of the user to their examples.
    ///
    /// # Errors
    /// A rule that does not do what they say, with its file.
    pub(super) fn check_own_rules(&self) -> Result<(), String> {
        let mut desk = Desk::default();
        let mut own = self.written_rules().iter().filter(|rule| rule.is_own);
        own.try_for_each(|rule| self.check_rule(rule, &mut desk))
    }

    /// Holds a rule to its examples.
    fn check_rule(&self, rule: &WrittenRule, desk: &mut Desk) -> Result<(), String> {
        let fault = |text: &str, told: String| {
            format!("{}: rule `{}`: «{text}»: {told}", rule.file, rule.id)
        };
        for example in &rule.examples {
            let tried = self.try_rule(rule, &example.text, desk)?;
            if let Err(told) = tried.fires {
                let told = format!("an example, but the rule does not fire: {told}");
                return Err(fault(&example.text, told));
            }
            if !example.finds.is_empty() && tried.finds != example.finds {
                let (wanted, found) = (&example.finds, &tried.finds);
                let told = format!("it is to find {wanted:?}, but there is {found:?}");
                return Err(fault(&example.text, told));
            }
        }
        for text in &rule.counterexamples {
            if let Ok(words) = self.try_rule(rule, text, desk)?.fires {
                let told = format!("a counterexample, but the rule fires at «{words}»");
                return Err(fault(text, told));
            }
        }
        Ok(())
    }

    /// What comes of a rule in a text.
    fn try_rule(&self, rule: &WrittenRule, text: &str, desk: &mut Desk) -> Result<Tried, String> {
        let line = serde_json::json!({ "id": "", "text": text }).to_string();
        let traced = self.traced(&raw(line.as_bytes()), desk);
        let (record, trace) = traced.map_err(|error| error.to_string())?;
        let text = record.article.text.as_deref().unwrap_or_default();
        let attempts = trace.attempts.iter();
        let mut fires = Err("nothing that it is about stands here".to_owned());
        for attempt in attempts.filter(|attempt| attempt.rule == rule.id) {
            let outcome = attempt.outcome.clone();
            match outcome.map(|span| span.of_text(text).to_owned()) {
                Outcome::Fires(words) => {
                    fires = Ok(words);
                    break;
                }
                outcome => fires = Err(outcome.to_string()),
            }
        }
        let finds = record.brief(rule.id);
        Ok(Tried { fires, finds })
    }
}

/// What comes of a rule in a text.
struct Tried {
    /// The words at which it first fires; else how far it came where it last looked.
    fires: Result<String, String>,
    /// What it finds, in the short form.
    finds: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Options;

    #[test]
    fn built_in_rules_do_what_their_examples_say() {
        let engine = Engine::new(&Options::default()).unwrap();
        let mut desk = Desk::default();
        let checked = engine
            .written_rules()
            .iter()
            .map(|rule| engine.check_rule(rule, &mut desk));
        let faults: Vec<String> = checked.filter_map(Result::err).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
