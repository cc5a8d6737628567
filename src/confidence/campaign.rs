//! Whether a campaign is one, and is called so.

use super::{Asked, reached, sure};
use crate::decide::{Features, step};
use crate::lexicon::grammar::Pos;
use crate::link::EntityRef;
use crate::text::Kind;
use crate::vocabulary::MentionKind;

/// Words of the name, and of its sentence before it, that enter features.
const MOST: usize = 8;

impl Asked<'_> {
    /// Names what speaks for and against a campaign.
    pub(super) fn campaign(&self, index: usize, features: &mut Features<'_>) {
        let text = self.words.text;
        let campaign = &self.entities.campaigns[index];
        let name = self.tokens(campaign.mentions[0].span);
        self.common(campaign.rule, &name, features);
        sure(features, "rule.sure", campaign.confidence);
        features.add(
            "rule.sure.by",
            (campaign.rule, reached(campaign.confidence)),
        );
        let names = campaign
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Name);
        features.add("names", step(names.count()));
        features.add("mentions", step(campaign.mentions.len()));
        let mut rules: Vec<&str> = campaign.mentions.iter().map(|m| m.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        for rule in rules {
            features.add("rule.mention", rule);
        }
        features.add("kind", campaign.what.kind as usize);
        features.add(
            "kind_word",
            campaign.what.kind_word.as_deref().unwrap_or(""),
        );
        features.add("aliases", campaign.what.aliases.len().min(2));
        features.add("scope", campaign.what.scope.is_some());
        let own = EntityRef::Campaign(index);
        let organized = self.standing.targets.contains(&own);
        let counted = self.standing.counted.contains(&own);
        features.add("organized", organized);
        features.add("counted", counted);
        for i in name.clone().take(MOST).filter(|&i| text.is_word(i)) {
            self.words.mention(features, "name", i);
        }
        let shape = |i: usize| {
            let shape = text.word(i).shape;
            let word = text.tokens[i].kind == Kind::Word;
            (word, shape.capital, (shape.all_caps, shape.latin))
        };
        features.add("shape", (shape(name.start), shape(name.end - 1)));
        let sentence = text.sentence(name.start);
        let content = |i: &usize| matches!(text.word(*i).pos(), Pos::Noun | Pos::Verb);
        for i in (sentence.start..name.start)
            .rev()
            .filter(content)
            .take(MOST)
        {
            self.words.mention(features, "sentence", i);
        }
        for i in (name.end..sentence.end).filter(content).take(MOST) {
            self.words.mention(features, "sentence", i);
        }
        if let Some(noun) = (sentence.start..name.start).rev().take(4).find(content) {
            self.words.describe(features, "noun", noun);
        }
    }
}
