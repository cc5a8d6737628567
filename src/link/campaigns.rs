//! Campaigns: mentions of one name are one campaign; what it is for, when it begins and ends.

mod aim;
mod same;
mod site;
mod term;

use super::names::key;
use super::{Campaign, Entities, Entity, EntityRef, Reference};
use crate::lexicon::list::List;
use crate::mention::{CampaignName, Evidence, Mention, Name, Names};
use crate::text::Text;
use crate::vocabulary::{CampaignKind, MentionKind, Scope};
use rustc_hash::{FxHashMap, FxHashSet};
use same::Spelling;
use std::collections::hash_map::Entry;
use std::hash::Hash;

/// How many campaigns of a shared word a new spelling is compared with, the newest first.
const COMPARED: usize = 16;

/// Makes entities of the mentions of campaigns.
pub(super) fn link(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    let mut of_key: FxHashMap<String, usize> = FxHashMap::default(); // a spelling met before → its cluster
    let mut near: FxHashMap<String, Vec<usize>> = FxHashMap::default(); // what spellings share → clusters
    let mut last = None; // the mention before, and its cluster
    for (index, mention) in names.mentions.iter().enumerate() {
        let Name::Campaign(name) = &mention.name else {
            continue;
        };
        let spelling = Spelling::new(key(&name.name));
        let member = (index, mention, name);
        let gloss = last
            .filter(|&(before, _)| same::is_gloss(text, before, mention))
            .map(|(_, cluster)| cluster);
        let alike = || {
            let near = spelling.keys().filter_map(|shared| near.get(shared));
            let mut near: Vec<usize> = near
                .flat_map(|found| found.iter().rev().take(COMPARED))
                .copied()
                .collect();
            near.sort_unstable();
            near.dedup();
            let mut near = near.into_iter();
            near.find(|&cluster| {
                entities.comparisons += 1;
                clusters[cluster].holds(&spelling, name)
            })
        };
        let known = of_key.get(&spelling.key).copied();
        let known = known.or(gloss).or_else(alike);
        let cluster = known.unwrap_or(clusters.len());
        if known.is_none() {
            clusters.push(Cluster::default());
        }
        clusters[cluster].members.push(member);
        if let Entry::Vacant(new) = of_key.entry(spelling.key.clone()) {
            new.insert(cluster);
            for shared in spelling.keys() {
                match near.get_mut(shared) {
                    Some(clusters) => clusters.push(cluster),
                    None => drop(near.insert(shared.to_owned(), vec![cluster])),
                }
            }
            clusters[cluster].spellings.push((spelling, name));
        }
        last = Some((mention, cluster));
    }
    for cluster in clusters {
        cluster.publish(text, entities);
    }
}

type Member<'a> = (usize, &'a Mention, &'a CampaignName);

/// Mentions of one campaign.
#[derive(Default)]
struct Cluster<'a> {
    members: Vec<Member<'a>>,
    /// Each way in which it is spelt, the first way first.
    spellings: Vec<(Spelling, &'a CampaignName)>,
}

impl Cluster<'_> {
    /// Whether a new spelling is of this campaign: spelt or described alike.
    fn holds(&self, spelling: &Spelling, name: &CampaignName) -> bool {
        let first = self.spellings.first();
        let known = self.spellings.iter().rev().take(COMPARED);
        first.is_some_and(|(first, _)| first.is_same(spelling))
            || known.into_iter().any(|(own, known)| {
                same::same_description((known, &own.key), (name, &spelling.key))
                    || same::is_quoted_in(&known.name, &name.name)
                    || same::is_quoted_in(&name.name, &known.name)
            })
    }

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
        let chosen = key(name);
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let mut aliases: Vec<String> = Vec::new();
        for (.., member) in &self.members {
            if seen.insert(&member.name) && key(&member.name) != chosen {
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
                .map(|(_, mention, _)| Reference::name(text, mention))
                .collect(),
            evidence,
            rule: best.0,
            confidence: best.1,
        });
    }

    /// The spelling that occurs most often, the first of equals; a hashtag or capitals throughout only
    /// where there is nothing else.
    fn name(&self) -> &str {
        let keys: Vec<String> = self.members.iter().map(|m| key(&m.2.name)).collect();
        let first = self.spellings.first();
        let alike = self
            .spellings
            .iter()
            .filter(|(spelling, _)| first.is_some_and(|(first, _)| first.is_same(spelling)));
        let alike: FxHashSet<&str> = alike.map(|(spelling, _)| &*spelling.key).collect();
        let spelt = |key: &str| alike.contains(key);
        let spellings = self.members.iter().zip(&keys);
        let rank = |&(member, key): &(&Member<'_>, &String)| {
            let name = &member.2.name;
            let capitals = !name.chars().any(char::is_lowercase);
            (spelt(key), !name.starts_with('#'), !capitals)
        };
        most_frequent(spellings, |(_, key)| key.as_str(), rank).map_or("", |(m, _)| &m.2.name)
    }

    /// The most frequent head noun beside the name, the first of equals; else the one inside it.
    fn kind(&self) -> (CampaignKind, Option<String>, Option<usize>) {
        let heads = |inside: bool| {
            let names = self.members.iter().map(|(.., name)| name);
            names
                .filter(move |name| name.head_inside == inside)
                .filter_map(|name| name.head.as_ref().map(|head| (name.kind, head)))
        };
        let best = most_frequent(heads(false), |(_, (lemma, _))| lemma, |_| ());
        match best.or_else(|| heads(true).next()) {
            Some((kind, (lemma, token))) => (kind, Some(lemma.clone()), Some(*token)),
            None => (self.members[0].2.kind, None, None),
        }
    }

    /// The reach stated most often, the first of equals.
    fn scope(&self) -> Option<(Scope, String, usize)> {
        let scopes = self.members.iter().filter_map(|m| m.2.scope.as_ref());
        most_frequent(scopes, |(scope, ..)| *scope, |_| ()).cloned()
    }
}

/// Of the items of the highest rank the one whose kind occurs most often among all, the first of equals.
fn most_frequent<T: Copy, K: Eq + Hash, R: Ord>(
    items: impl DoubleEndedIterator<Item = T> + Clone,
    kind: impl Fn(T) -> K,
    rank: impl Fn(&T) -> R,
) -> Option<T> {
    let mut counts: FxHashMap<K, usize> = FxHashMap::default();
    for item in items.clone() {
        *counts.entry(kind(item)).or_default() += 1;
    }
    // `max_by` takes the last of equals.
    let ranked = items.map(|item| ((rank(&item), counts[&kind(item)]), item));
    ranked
        .rev()
        .max_by(|a, b| a.0.cmp(&b.0))
        .map(|(_, item)| item)
}

/// Says what each campaign is for, when it begins and ends, and by what noun it is called where none stands
/// beside its name.
pub(super) fn describe(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    if entities.campaigns.is_empty() {
        return;
    }
    let sites = site::sites(text, names, entities);
    for aim in aim::find(text, &sites) {
        let campaign = &mut entities.campaigns[aim.campaign];
        if campaign.what.aim.is_none() {
            campaign.what.aim = Some(aim.text);
            campaign.evidence.push(aim.evidence);
        }
    }
    for term in term::find(text, &sites, &entities.dates) {
        let campaign = &mut entities.campaigns[term.campaign];
        let mut evidence = term.evidence;
        if term.begins && campaign.what.begins.is_none() {
            campaign.what.begins = Some(term.date);
        } else {
            evidence.retain(|reason| reason.field != "begins");
        }
        if term.ends && campaign.what.ends.is_none() {
            campaign.what.ends = Some(term.date);
        } else {
            evidence.retain(|reason| reason.field != "ends");
        }
        campaign.evidence.extend(evidence);
    }
    for campaign in &mut entities.campaigns {
        call(text, campaign);
    }
}

/// The noun by which the text refers to a campaign that has no head noun in Cyrillic letters beside its name.
fn call(text: &Text<'_>, campaign: &mut Entity<Campaign>) {
    let is_latin = |word: &String| word.is_ascii();
    if campaign
        .what
        .kind_word
        .as_ref()
        .is_some_and(|word| !is_latin(word))
    {
        return;
    }
    let nouns = campaign
        .mentions
        .iter()
        .filter(|known| known.kind == MentionKind::Noun)
        .filter_map(|known| {
            let token = text
                .tokens
                .partition_point(|token| token.span.start < known.span.start);
            let lists = text.lexicon.lists();
            let word = text.word(token);
            let reading = word
                .readings
                .iter()
                .find(|r| lists.find(List::CampaignHead, &r.lemma).is_some())?;
            let entry = lists.find(List::CampaignHead, &reading.lemma)?;
            Some((
                token,
                reading.lemma.to_string(),
                CampaignKind::by_name(&entry.canonical)?,
            ))
        });
    if let Some((token, lemma, kind)) = nouns.into_iter().next() {
        campaign.what.kind_word = Some(lemma);
        if campaign.what.kind == CampaignKind::Other {
            campaign.what.kind = kind;
        }
        campaign.evidence.retain(|reason| reason.field != "kind");
        campaign.evidence.push(Evidence {
            field: "kind",
            span: text.tokens[token].span,
            rule: "campaign.kind",
        });
    }
}
