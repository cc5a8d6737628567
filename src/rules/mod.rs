//! Rules, a file per family; each rule stands beside its examples and counterexamples.

pub mod amount;
pub mod campaign;
pub mod date;
pub mod figure;
pub mod organization;
pub mod person;
pub mod place;
pub mod quantity;
pub mod quote;
mod readings;
pub mod role;
mod sums;
pub mod written;

pub use readings::READINGS;

/// A rule: what it is called, what it reads, and texts that it must and must not take.
pub struct Rule {
    /// Id, `family.what_it_finds`.
    pub id: &'static str,
    /// What it finds, in a sentence.
    pub about: &'static str,
    /// Texts with what the rule must make of them.
    pub examples: &'static [Example],
}

/// A text and what a rule must make of it.
pub struct Example {
    /// The text; an article of its own.
    pub text: &'static str,
    /// What the rule finds there, each in the short form of `Record::brief`; empty for a counterexample.
    pub finds: &'static [&'static str],
    /// Why a counterexample is none.
    pub why: &'static str,
}

/// An example: in `text` the rule finds `finds`.
pub const fn yields(text: &'static str, finds: &'static [&'static str]) -> Example {
    Example {
        text,
        finds,
        why: "",
    }
}

/// A counterexample: in `text` the rule finds nothing, for the reason `why`.
pub const fn silent(text: &'static str, why: &'static str) -> Example {
    Example {
        text,
        finds: &[],
        why,
    }
}

/// Every rule, by family.
pub fn all() -> Vec<&'static Rule> {
    [
        campaign::RULES,
        person::RULES,
        organization::RULES,
        place::RULES,
        role::RULES,
        figure::RULES,
        date::RULES,
        amount::RULES,
        quote::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .collect()
}
