//! Which of the mentions that collide stand: first among the rules' own, then between rules and tagger.

use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::list::List;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::rules::{organization, person, place};
use crate::tagger::calibration::Calibration;
use crate::tagger::label::Family;
use crate::tagger::{Tag, Tags, family};
use crate::text::{Kind, Text};
use std::cmp::Reverse;

/// A rule's name that the tagger does not see stands where the tagger gives it at least this probability.
const LEAST: f32 = 0.2;

/// What a rule's name weighs at least where a common noun or a legal form says what it is.
const STATED: f32 = 0.5;

/// The weight of what no tagger doubts.
const CERTAIN: f32 = 1.0;

/// Ranks of names: those that rules or tagger see for themselves, and places inside the names of others.
const OUTER: u8 = 0;
const INNER: u8 = 1;

/// A name has at most this many tokens.
const LONGEST: usize = 32;

/// Keeps a set of mentions of which none overlap: what the rules propose.
///
/// Precedence: more tokens (head noun and quotes included), then higher confidence, then the order
/// campaign, organization, person, place, then the earlier one. A place inside the name of an organization or
/// a campaign is kept as a place of its own, without taking its tokens from the longer name.
pub fn settle(text: &Text<'_>, mut candidates: Vec<Mention>) -> Names {
    candidates.sort_by(|a, b| {
        let rank = |m: &Mention| (Reverse(m.whole.len()), order(m), m.whole.start);
        let by_length = rank(a).0.cmp(&rank(b).0);
        by_length
            .then(b.confidence.total_cmp(&a.confidence))
            .then(rank(a).cmp(&rank(b)))
    });
    stand(
        text,
        candidates.into_iter().map(|mention| (CERTAIN, mention)),
        LEAST,
    )
}

/// Settles what the rules propose with what the tagger sees.
///
/// Precedence: campaigns, which the tagger does not know; then the more probable by the tagger, who has read
/// what the rules propose. A name with a word that says what it is («улица Абая», «ТОО «Ветер»»), or with a
/// patronymic or initials, weighs [`STATED`] at least and hides what the tagger sees inside it; a rule's name
/// in what is hidden so weighs as much as that. What weighs less than
/// [`LEAST`] falls. Where both see the same name it is the rule's, who knows its parts. What the tagger alone
/// sees is a mention of the rule [`TAGGER`]. A place inside the name of an organization or a campaign stays a
/// place of its own.
pub fn arbitrate(
    text: &Text<'_>,
    proposals: Names,
    tags: &Tags,
    calibration: &Calibration,
) -> Names {
    let mut candidates = Vec::with_capacity(proposals.mentions.len() + 8);
    let mut hidden: Vec<Tag> = Vec::new();
    for tag in &tags.names {
        let mut tag = trimmed(text, tag);
        if let Some(person) = bearer(text, &proposals, &tag) {
            tag.tokens.end = person.start;
            hidden.push(Tag {
                tokens: person,
                family: Family::Person,
                ..tag
            });
        }
        let tag = &tag;
        let same = |m: &Mention| m.tokens == tag.tokens && family(&m.name) == Some(tag.family);
        if near(&proposals, &tag.tokens).any(|m| is_part(text, tag, m)) {
            hidden.push(tag.clone());
        } else if !near(&proposals, &tag.tokens).any(same) {
            let weight = tag.probability.max(LEAST);
            candidates.push((OUTER, weight, tagged(text, tag, calibration)));
        }
    }
    let Names { mentions, at } = proposals;
    for (index, (mut mention, &support)) in mentions.into_iter().zip(&tags.support).enumerate() {
        let Some(family) = family(&mention.name) else {
            candidates.push((OUTER, CERTAIN, mention));
            continue;
        };
        let rank = if at[mention.tokens.start] == Some(index as u32) {
            OUTER
        } else {
            INNER
        };
        let inside = |tag: &&Tag| {
            tag.family == family
                && tag.tokens.start <= mention.tokens.start
                && mention.tokens.end <= tag.tokens.end
        };
        let share = hidden
            .iter()
            .find(inside)
            .map_or(0.0, |tag| tag.probability);
        let support = support.max(share);
        mention.confidence = calibration.confidence(family, false, support);
        let least = if is_stated(text, &mention) {
            STATED
        } else {
            0.0
        };
        candidates.push((rank, support.max(least), mention));
    }
    candidates.sort_by(
        |(rank, weight, mention), (other_rank, other_weight, other)| {
            let by_weight = other_weight.total_cmp(weight);
            rank.cmp(other_rank)
                .then(by_weight)
                .then(mention.whole.start.cmp(&other.whole.start))
        },
    );
    let candidates = candidates.into_iter();
    stand(
        text,
        candidates.map(|(_, weight, mention)| (weight, mention)),
        LEAST,
    )
}

/// The proposals that may touch `tokens`.
fn near<'n>(proposals: &'n Names, tokens: &Tokens) -> impl Iterator<Item = &'n Mention> {
    let mentions = &proposals.mentions;
    let from = mentions.partition_point(|m| m.tokens.start + LONGEST < tokens.start);
    let to = mentions.partition_point(|m| m.tokens.start < tokens.end);
    mentions[from..to].iter()
}

/// The person in the nominative, given name and all, that an organization is glued to: «управление образования
/// Гульнара Сатова», unlike «фонд Хамита Сатова».
fn bearer(text: &Text<'_>, proposals: &Names, tag: &Tag) -> Option<Tokens> {
    let is_bearer = |m: &&Mention| {
        matches!(&m.name, Name::Person(person) if person.given.is_some() && person.family.is_some())
            && tag.tokens.start < m.tokens.start
            && m.tokens.end == tag.tokens.end
            && m.tokens.len() > 1
            && m.tokens.clone().all(|i| text.word(i).can_be(Case::Nom))
    };
    (tag.family == Family::Organization)
        .then(|| near(proposals, &tag.tokens).find(is_bearer))?
        .map(|m| m.tokens.clone())
}

/// Whether the tag is a part of a name that says what it is: the person it is named after («улица Абая»), or
/// some of its words («Гражданский альянс» and «Казахстана» of «Гражданский альянс Казахстана»).
fn is_part(text: &Text<'_>, tag: &Tag, mention: &Mention) -> bool {
    let overlap = mention.tokens.start < tag.tokens.end && tag.tokens.start < mention.tokens.end;
    let within = mention.tokens.start <= tag.tokens.start && tag.tokens.end <= mention.tokens.end;
    let namesake =
        overlap && tag.family == Family::Person && !matches!(mention.name, Name::Person(_));
    (within || namesake) && is_stated(text, mention)
}

/// The tag without the legal form and the quotation marks around a name: «ТОО «Ветер» → «Ветер».
fn trimmed(text: &Text<'_>, tag: &Tag) -> Tag {
    if !tag
        .tokens
        .clone()
        .any(|i| matches!(text.tokens[i].kind, Kind::Mark(_)))
    {
        return tag.clone();
    }
    let cut = text.quoted.iter().find(|quoted| {
        let inside = quoted.inside();
        !inside.is_empty()
            && tag.tokens.contains(&quoted.open)
            && (tag.tokens.start == quoted.open || text.word(quoted.open - 1).is(List::OrgForm))
            && tag.tokens.end <= inside.end + 1
            && tag.tokens.end >= inside.end
    });
    Tag {
        tokens: cut.map_or_else(|| tag.tokens.clone(), |quoted| quoted.inside()),
        ..tag.clone()
    }
}

/// Whether a common noun or a legal form in the name or beside it says what it is.
fn is_stated(text: &Text<'_>, mention: &Mention) -> bool {
    if let Name::Person(person) = &mention.name
        && (person.patronymic.is_some() || person.given.as_ref().is_some_and(|g| g.ends_with('.')))
    {
        return true;
    }
    mention.whole.clone().any(|i| {
        let word = text.word(i);
        let small = text.is_word(i) && !word.shape.capital;
        small && word.pos() != Pos::Preposition || word.is(List::OrgForm)
    })
}

/// The rule id of names that the tagger alone sees.
pub const TAGGER: &str = "tagger";

fn tagged(text: &Text<'_>, tag: &Tag, calibration: &Calibration) -> Mention {
    let tokens = tag.tokens.clone();
    Mention {
        name: match tag.family {
            Family::Person => Name::Person(person::read(text, tokens.clone())),
            Family::Place => Name::Place(place::read(text, tokens.clone())),
            Family::Organization => Name::Organization(organization::read(text, tokens.clone())),
        },
        whole: tokens.clone(),
        tokens,
        rule: TAGGER,
        confidence: calibration.confidence(tag.family, true, tag.probability),
    }
}

/// Takes the candidates of at least that probability in their order, as long as their tokens are free.
fn stand(
    text: &Text<'_>,
    candidates: impl ExactSizeIterator<Item = (f32, Mention)>,
    least: f32,
) -> Names {
    let mut whole: Vec<Option<u32>> = vec![None; text.len()];
    let mut kept: Vec<Mention> = Vec::with_capacity(candidates.len());
    let mut inside: Vec<Mention> = Vec::new();
    for (probability, candidate) in candidates {
        let rivals = &whole[candidate.whole.clone()];
        if probability >= least && rivals.iter().all(Option::is_none) {
            whole[candidate.whole.clone()].fill(Some(kept.len() as u32));
            kept.push(candidate);
        } else {
            inside.push(candidate);
        }
    }
    inside.retain(|candidate| is_place_inside(candidate, &whole[candidate.whole.clone()], &kept));
    index(text, kept, inside)
}

fn order(mention: &Mention) -> u8 {
    match mention.name {
        Name::Campaign(_) => 0,
        Name::Organization(_) => 1,
        Name::Person(_) => 2,
        Name::Place(_) => 3,
    }
}

fn is_place_inside(candidate: &Mention, rivals: &[Option<u32>], kept: &[Mention]) -> bool {
    let Some(&Some(outer)) = rivals.first() else {
        return false;
    };
    let outer = &kept[outer as usize];
    matches!(candidate.name, Name::Place(_))
        && matches!(outer.name, Name::Organization(_) | Name::Campaign(_))
        && outer.whole.start <= candidate.whole.start
        && candidate.whole.end <= outer.whole.end
        && outer.tokens != candidate.tokens
}

/// Sorts the mentions by start and notes which covers each token.
fn index(text: &Text<'_>, kept: Vec<Mention>, inside: Vec<Mention>) -> Names {
    let mut marked: Vec<(bool, Mention)> =
        kept.into_iter().map(|mention| (true, mention)).collect();
    marked.extend(inside.into_iter().map(|mention| (false, mention)));
    marked.sort_by_key(|(_, mention)| (mention.tokens.start, Reverse(mention.tokens.end)));
    let mut at = vec![None; text.len()];
    for (number, (covers, mention)) in marked.iter().enumerate() {
        if *covers {
            at[mention.tokens.clone()].fill(Some(number as u32));
        }
    }
    Names {
        mentions: marked.into_iter().map(|(_, mention)| mention).collect(),
        at,
    }
}
