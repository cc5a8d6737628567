//! Campaigns: mentions of one name are one campaign.

use super::names::key;
use super::{Campaign, Entities, Entity, EntityRef};
use crate::mention::{CampaignName, Evidence, Mention, Name, Names};
use crate::text::Text;
use crate::vocabulary::{CampaignKind, MentionKind, Scope};

/// Makes entities of the mentions of campaigns.
pub(super) fn link(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    for (index, mention) in names.mentions.iter().enumerate() {
        let Name::Campaign(name) = &mention.name else {
            continue;
        };
        let folded = key(&name.name);
        match clusters
            .iter_mut()
            .find(|cluster| same_name(&cluster.key, &folded))
        {
            Some(cluster) => cluster.members.push((index, mention, name)),
            None => clusters.push(Cluster {
                key: folded,
                members: vec![(index, mention, name)],
            }),
        }
    }
    for cluster in clusters {
        cluster.publish(text, entities);
    }
}

/// Mentions of one campaign.
struct Cluster<'a> {
    key: String,
    members: Vec<(usize, &'a Mention, &'a CampaignName)>,
}

impl Cluster<'_> {
    fn publish(&self, text: &Text<'_>, entities: &mut Entities) {
        let campaign = EntityRef::Campaign(entities.campaigns.len());
        let mut evidence = Vec::new();
        let (kind, kind_word, head) = self.kind();
        if let Some(head) = head {
            evidence.push(Evidence {
                field: "kind",
                span: text.tokens[head].span,
                rule: "campaign.kind",
            });
        }
        let scope = self.scope();
        if let Some((.., token)) = &scope {
            evidence.push(Evidence {
                field: "scope",
                span: text.tokens[*token].span,
                rule: "campaign.scope",
            });
        }
        for &(index, ..) in &self.members {
            entities.of_mention[index] = Some(campaign);
        }
        let best = self
            .members
            .iter()
            .max_by(|a, b| a.1.confidence.total_cmp(&b.1.confidence))
            .map_or(("campaign.named", 0.0), |(_, mention, _)| {
                (mention.rule, mention.confidence)
            });
        let name = self.name();
        let mut aliases: Vec<String> = Vec::new();
        for (.., member) in &self.members {
            if key(&member.name) != key(name) && !aliases.contains(&member.name) {
                aliases.push(member.name.clone());
            }
        }
        entities.campaigns.push(Entity {
            what: Campaign {
                name: name.to_owned(),
                kind,
                kind_word,
                scope: scope.map(|(scope, word, _)| (scope, word)),
                aim: None,
                begins: None,
                ends: None,
                aliases,
            },
            mentions: self
                .members
                .iter()
                .map(|(_, mention, _)| (text.span(&mention.tokens), MentionKind::Name))
                .collect(),
            evidence,
            rule: best.0,
            confidence: best.1,
        });
    }

    /// The spelling that occurs most often, the first of equals.
    fn name(&self) -> &str {
        let count = |wanted: &str| {
            let same = |name: &CampaignName| key(&name.name) == wanted;
            self.members.iter().filter(|(.., name)| same(name)).count()
        };
        let mut best: Option<(&str, usize)> = None;
        for (.., name) in &self.members {
            let times = count(&key(&name.name));
            if best.is_none_or(|(_, most)| times > most) {
                best = Some((&name.name, times));
            }
        }
        best.map_or("", |(name, _)| name)
    }

    /// The most frequent head noun beside the name, the first of equals; else the one inside it.
    fn kind(&self) -> (CampaignKind, Option<String>, Option<usize>) {
        let heads = |inside: bool| {
            self.members
                .iter()
                .filter(move |(.., name)| name.head_inside == inside)
                .filter_map(|(.., name)| name.head.as_ref().map(|head| (name.kind, head)))
        };
        let count = |lemma: &str| {
            heads(false)
                .filter(|(_, (other, _))| other == lemma)
                .count()
        };
        let mut best: Option<(CampaignKind, &(String, usize))> = None;
        for (kind, head) in heads(false) {
            if best.is_none_or(|(_, known)| count(&head.0) > count(&known.0)) {
                best = Some((kind, head));
            }
        }
        match best.or_else(|| heads(true).next()) {
            Some((kind, (lemma, token))) => (kind, Some(lemma.clone()), Some(*token)),
            None => (self.members[0].2.kind, None, None),
        }
    }

    /// The reach stated most often, the first of equals.
    fn scope(&self) -> Option<(Scope, String, usize)> {
        let scopes = || {
            self.members
                .iter()
                .filter_map(|(.., name)| name.scope.as_ref())
        };
        let count = |scope: Scope| scopes().filter(|(other, ..)| *other == scope).count();
        let mut best: Option<&(Scope, String, usize)> = None;
        for scope in scopes() {
            if best.is_none_or(|known| count(scope.0) > count(known.0)) {
                best = Some(scope);
            }
        }
        best.cloned()
    }
}

/// Equal, or alike but for a misprint: two letters in a dozen.
fn same_name(a: &str, b: &str) -> bool {
    a == b || (a.chars().count() >= 12 && !has_digit(a) && strsim::levenshtein(a, b) <= 2)
}

fn has_digit(name: &str) -> bool {
    name.chars().any(|c| c.is_ascii_digit())
}
