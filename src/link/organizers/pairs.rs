//! Who is asked about: everybody whom a sentence mentions beside a campaign.

use crate::decide::Words;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Gender, Number};
use crate::lexicon::list::{Entry, List};
use crate::link::bodies::within;
use crate::link::near::{Spot, Spots};
use crate::link::{Entities, EntityRef};
use crate::mention::{Body, Names};
use crate::pattern::entry;
use crate::text::Text;
use crate::vocabulary::{CampaignKind, MentionKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// Mentions of a sentence that are looked at.
const MOST: usize = 24;

/// A campaign and somebody, with the mentions of both that tell most.
pub(super) struct Pair {
    pub campaign: Spot,
    pub holder: Spot,
    /// Whether a word that ties somebody to a campaign stands in the sentence of the holder.
    pub has_cue: bool,
    /// How often both stand beside each other.
    pub times: usize,
}

/// Everybody beside every campaign, sorted by both: in one sentence, or in one that has a word for organizing and names
/// no campaign of its own. Bodies without a name become organizations.
pub(super) fn pairs(
    words: &Words<'_>,
    names: &Names,
    bodies: &[Body],
    entities: &mut Entities,
) -> Vec<Pair> {
    let text = words.text;
    let spots = Spots::new(text, entities);
    let mut pairs: BTreeMap<(EntityRef, EntityRef), Pair> = BTreeMap::new();
    let mut met: Vec<Spot> = Vec::new(); // the campaigns so far, that mentioned last at the end
    for (number, sentence) in text.sentences.iter().enumerate() {
        let near = spots.within(text, number..number + 1);
        let near = &near[..near.len().min(MOST)];
        let is_cue = |i: usize| cue(text, i).is_some_and(|cue| &*cue.kind != "means");
        let has_cue = sentence.clone().any(is_cue);
        let is_campaign = |spot: &&Spot| matches!(spot.entity, EntityRef::Campaign(_));
        let mut campaigns: Vec<Spot> = near.iter().filter(is_campaign).copied().collect();
        for campaign in &campaigns {
            met.retain(|known| known.entity != campaign.entity);
            met.push(*campaign);
        }
        if campaigns.is_empty() && has_cue {
            let meant = noun(text, sentence.clone());
            let last = met.iter().rev();
            campaigns.extend(last.copied().find(|spot| is_meant(entities, spot, meant)));
        }
        let taken_up = |spot: &&Spot| !has_cue && is_taken_up(text, names, spot, number);
        if campaigns.is_empty() {
            campaigns.extend(met.last().filter(taken_up));
        }
        if campaigns.is_empty() {
            continue;
        }
        let mut holders: Vec<Spot> = near.iter().filter(|it| !is_campaign(it)).copied().collect();
        let is_own = |body: &&Body| {
            let around = near.iter().filter(|it| is_campaign(it));
            let word = text.word(body.head);
            let is_cue = word.is(List::RoleCue) && !word.is(List::SayBody);
            around.into_iter().any(|it| {
                let mention = names.over(it.start).map(|(_, mention)| mention);
                mention.is_some_and(|mention| {
                    // «оператор | форума «X»»
                    let governs = is_cue && body.tokens.end > mention.whole.start;
                    mention.whole.contains(&body.head)
                        || governs && body.tokens.start < mention.whole.start
                })
            })
        };
        for body in within(bodies, sentence.clone())
            .iter()
            .filter(|body| !is_own(body))
        {
            holders.extend(spot(words, names, entities, body));
        }
        for campaign in campaigns {
            for holder in &holders {
                note(&mut pairs, campaign, *holder, has_cue);
            }
        }
    }
    pairs.into_values().collect()
}

/// The word at token `i` that ties somebody to a campaign; some nouns do so in the instrumental alone.
pub(super) fn cue<'a>(text: &'a Text<'_>, i: usize) -> Option<&'a Entry> {
    let word = text.word(i);
    let cue = word
        .is(List::RoleCue)
        .then(|| entry(text, i, List::RoleCue));
    let acts = word.can_be(Case::Ins) && !word.can_be(Case::Nom);
    cue.flatten().filter(|cue| &*cue.kind != "host" || acts)
}

/// «Её собирает ассоциация»: whether a pronoun in the sentence of that number may stand for the campaign that is mentioned in the
/// one before.
pub(super) fn is_taken_up(text: &Text<'_>, names: &Names, campaign: &Spot, number: usize) -> bool {
    if text.tokens[campaign.start].sentence as usize + 1 != number {
        return false;
    }
    let whole = super::whole(names, campaign);
    let noun = |i: usize| {
        let best = text.word(i).best().filter(|r| r.grammar.is_noun())?;
        Some((best.grammar.gender, best.grammar.number))
    };
    let head = whole.clone().filter(|&i| text.is_word(i)).find_map(noun);
    let (gender, count) = head.unwrap_or((None, None));
    let pronoun = match (count, gender) {
        (Some(Number::Plur), _) => Function::Their,
        (_, Some(Gender::Fem)) => Function::Her,
        _ => Function::His,
    };
    text.sentences[number]
        .clone()
        .any(|i| text.is_a(i, pronoun))
}

/// What the noun for an undertaking says that a sentence has.
#[derive(Clone, Copy)]
enum Meant {
    /// «мероприятие»: any that is an event.
    Event,
    /// «форум»: one of this kind.
    Kind(CampaignKind),
}

/// What the first noun for an undertaking in the sentence says, if there is one.
fn noun(text: &Text<'_>, sentence: Range<usize>) -> Option<Meant> {
    sentence.into_iter().find_map(|i| {
        if text.word(i).is(List::RoleEvent) {
            return Some(Meant::Event);
        }
        let head = entry(text, i, List::CampaignHead)?;
        CampaignKind::by_name(&head.canonical).map(Meant::Kind)
    })
}

/// Whether the noun for an undertaking can mean this one: «организаторы мероприятия» are none of a programme.
fn is_meant(entities: &Entities, spot: &Spot, noun: Option<Meant>) -> bool {
    use CampaignKind::{Movement, Other, Program, Project};
    let EntityRef::Campaign(index) = spot.entity else {
        return false;
    };
    let kind = entities.campaigns[index].what.kind;
    match noun {
        None | Some(Meant::Kind(Other)) => true,
        Some(Meant::Event) => !matches!(kind, Movement | Program | Project),
        Some(Meant::Kind(meant)) => kind == meant || kind == Other,
    }
}

/// The mention of an organization that a noun for a body is.
fn spot(words: &Words<'_>, names: &Names, entities: &mut Entities, body: &Body) -> Option<Spot> {
    Some(Spot {
        entity: entities.meant(words.text, names, body)?,
        start: body.tokens.start,
        end: body.tokens.end,
        kind: MentionKind::Noun,
    })
}

/// Keeps the mentions of a pair that tell most.
fn note(
    pairs: &mut BTreeMap<(EntityRef, EntityRef), Pair>,
    campaign: Spot,
    holder: Spot,
    has_cue: bool,
) {
    let key = (holder.entity, campaign.entity);
    let known = pairs.get(&key);
    let pair = Pair {
        campaign,
        holder,
        has_cue,
        times: known.map_or(0, |known| known.times) + 1,
    };
    if known.is_none_or(|known| rank(&pair) < rank(known)) {
        pairs.insert(key, pair);
    } else if let Some(known) = pairs.get_mut(&key) {
        known.times += 1;
    }
}

/// The less, the more the mentions of a pair tell.
fn rank(pair: &Pair) -> (bool, usize) {
    (!pair.has_cue, distance(pair))
}

/// Tokens between the mentions of a pair.
fn distance(pair: &Pair) -> usize {
    let (a, b) = (&pair.campaign, &pair.holder);
    let (first, last) = if a.start < b.start { (a, b) } else { (b, a) };
    last.start.saturating_sub(first.end)
}
