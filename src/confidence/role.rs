//! Whether somebody holds an office, works somewhere, or stands behind a campaign.

use super::{Asked, sure};
use crate::decide::{Features, step};
use crate::lexicon::list::List;
use crate::link::{EntityRef, LinkedRole};
use crate::mention::Referent;

/// Words of a title that enter features.
const MOST: usize = 6;

impl Asked<'_> {
    /// Names what speaks for and against a role.
    pub(super) fn role(&self, role: &LinkedRole, features: &mut Features<'_>) {
        let text = self.words.text;
        let fact = &role.fact;
        self.common(fact.rule, &fact.tokens, features);
        let kind = fact.kind as usize;
        features.add("kind", kind);
        features.add("rule.title", (fact.rule, fact.title.is_some()));
        features.add(
            "status",
            fact.status.map_or(usize::MAX, |status| status as usize),
        );
        features.add("basis", fact.basis as usize);
        let by = match &fact.holder {
            Referent::Name(_) => "name",
            Referent::Noun { .. } => "noun",
            Referent::Pronoun { .. } => "pronoun",
        };
        features.add("rule.holder", (fact.rule, by));
        self.refers("holder", role.holder, &fact.tokens, features);
        let (_, probability) = self.entity(role.holder);
        sure(features, "rule.sure.holder", probability);
        if let EntityRef::Person(index) = role.holder {
            let person = &self.entities.people[index];
            let parts = (person.what.given.is_some(), person.what.family.is_some());
            features.add("parts", parts);
            features.add("holder.by", person.rule);
            features.add("holder.mentions", step(person.mentions.len()));
            let roles = self.standing.roles.get(&role.holder).copied().unwrap_or(0);
            features.add("holder.roles", step(roles.min(8)));
        }
        match role.target {
            Some(target) => self.refers("target", target, &fact.tokens, features),
            None => features.add("target", ""),
        }
        if let Some(title) = &fact.title {
            features.add("title", title.as_str());
            features.add("title.words", step(title.split(' ').count()));
            for i in fact.tokens.clone().filter(|&i| text.is_word(i)).take(MOST) {
                self.words.mention(features, "title.word", i);
            }
            self.words
                .describe(features, "title.first", fact.tokens.start);
            self.words
                .describe(features, "title.last", fact.tokens.end - 1);
            let listed = text.word(fact.tokens.start).is(List::Office);
            features.add("title.listed", (listed, fact.tokens.len() > 1));
        }
    }
}
