//! A quoted name that a model takes for an organization, whatever the rules know of its head noun.

use super::mention;
use crate::mention::{Mention, OrganizationName};
use crate::rules::campaign;
use crate::rules::{Rule, silent, yields};
use crate::text::{Quoted, Text};

/// What no other rule proposes.
pub(super) const DECIDED: Rule = Rule {
    id: "organization.decided",
    about: "a quoted name of which the words around say that it names an organization",
    examples: &[
        yields("Матч с «Каратаусом» завершён вничью.", &["Каратаус"]),
        silent("Дети посмотрели фильм «Степной ветер».", "a work"),
    ],
};

/// The mention of the organization that is quoted.
pub fn decided(text: &Text<'_>, quoted: &Quoted) -> Mention {
    let inside = quoted.inside();
    let whole = quoted.open..quoted.close.map_or(inside.end, |close| close + 1);
    let name = OrganizationName {
        name: campaign::name(text, &inside, None),
        acronym: None,
        form: None,
        kind: None,
        full: None,
    };
    mention(&DECIDED, 0.7, inside, whole, name)
}
