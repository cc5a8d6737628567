//! Rules of files are held to their examples.

use super::{Desk, Engine, raw};
use crate::decide::Outcome;
use crate::rules::figure::WrittenRule;

impl Engine {
    /// Holds the rules of the user to their examples.
    ///
    /// # Errors
    /// A rule that does not do what they say, with its file.
    pub(super) fn check_own_rules(&self) -> Result<(), String> {
        let mut desk = Desk::default();
        let mut own = self.figure_rules().iter().filter(|rule| rule.is_own);
        own.try_for_each(|rule| self.check_rule(rule, &mut desk))
    }

    /// Holds a rule to its examples.
    fn check_rule(&self, rule: &WrittenRule, desk: &mut Desk) -> Result<(), String> {
        let fault = |text: &str, told: String| {
            format!("{}: rule `{}`: «{text}»: {told}", rule.file, rule.id)
        };
        for text in &rule.examples {
            if let Err(told) = self.try_rule(rule, text, desk)? {
                let told = format!("an example, but the rule does not fire: {told}");
                return Err(fault(text, told));
            }
        }
        for text in &rule.counterexamples {
            if let Ok(words) = self.try_rule(rule, text, desk)? {
                let told = format!("a counterexample, but the rule fires at «{words}»");
                return Err(fault(text, told));
            }
        }
        Ok(())
    }

    /// The words at which the rule first fires in a text; else how far it came where it last looked.
    fn try_rule(
        &self,
        rule: &WrittenRule,
        text: &str,
        desk: &mut Desk,
    ) -> Result<Result<String, String>, String> {
        let line = serde_json::json!({ "id": "", "text": text }).to_string();
        let traced = self.traced(&raw(line.as_bytes()), desk);
        let (record, trace) = traced.map_err(|error| error.to_string())?;
        let text = record.article.text.as_deref().unwrap_or_default();
        let attempts = trace
            .attempts
            .iter()
            .filter(|attempt| attempt.rule == rule.id);
        let mut told = "no figure stands here".to_owned();
        for attempt in attempts {
            match attempt
                .outcome
                .clone()
                .map(|span| span.of_text(text).to_owned())
            {
                Outcome::Fires(words) => return Ok(Ok(words)),
                outcome => told = outcome.to_string(),
            }
        }
        Ok(Err(told))
    }
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
            .figure_rules()
            .iter()
            .map(|rule| engine.check_rule(rule, &mut desk));
        let faults: Vec<String> = checked.filter_map(Result::err).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
