//! Campaigns, people and organizations that people name: found in the record, or added to it where the text has them.

use crate::anchor::Searched;
use crate::name::{same, stands};
use std::ops::Range;
use svodka_record::{
    Campaign, CampaignKind, Id, Mention, MentionKind, Organization, Person, Record,
};

/// The rule of what people decided.
pub const HUMAN: &str = "human";

/// The campaign of a name; `None` where neither record nor text has it.
pub fn campaign(record: &mut Record, text: &Searched, name: &str) -> Option<Id> {
    let known = record
        .campaigns
        .iter()
        .find(|x| same(&x.name, name) || x.aliases.iter().any(|alias| same(alias, name)));
    if let Some(known) = known {
        return Some(known.id);
    }
    let at = stands(text, name)?;
    if let Some(known) = record
        .campaigns
        .iter()
        .find(|x| mentioned(&x.mentions, &at))
    {
        return Some(known.id);
    }
    let id = free(record.campaigns.iter().map(|x| x.id), 'c', at.start);
    let campaign = Campaign {
        id,
        entity: None,
        name: name.to_owned(),
        kind: CampaignKind::Other,
        kind_word: None,
        scope: None,
        scope_word: None,
        edition: None,
        aim: None,
        begins: None,
        ends: None,
        aliases: Vec::new(),
        mentions: vec![mention(record, &at)],
        evidence: Vec::new(),
        rule: HUMAN.to_owned(),
        confidence: 1.0,
    };
    record.campaigns.push(campaign);
    record.campaigns.sort_by_key(|x| place(x.id, &x.mentions));
    Some(id)
}

/// The person or organization of a name; `None` where neither record nor text has it.
pub fn speaker(record: &mut Record, text: &Searched, name: &str) -> Option<Id> {
    let people = record.people.iter().map(|x| (x.id, &x.name, &x.mentions));
    let organizations = record
        .organizations
        .iter()
        .map(|x| (x.id, &x.name, &x.mentions));
    let mut known = people.clone().chain(organizations.clone());
    if let Some((id, ..)) = known.find(|(_, known, _)| same(known, name)) {
        return Some(id);
    }
    let alias = record
        .organizations
        .iter()
        .find(|x| x.aliases.iter().any(|alias| same(alias, name)));
    if let Some(known) = alias {
        return Some(known.id);
    }
    let at = stands(text, name)?;
    let mut known = people.chain(organizations);
    if let Some((id, ..)) = known.find(|(.., mentions)| mentioned(mentions, &at)) {
        return Some(id);
    }
    Some(match is_person(name) {
        true => add_person(record, name, &at),
        false => add_organization(record, name, &at),
    })
}

fn add_person(record: &mut Record, name: &str, at: &Range<u32>) -> Id {
    let id = free(record.people.iter().map(|x| x.id), 'p', at.start);
    let person = Person {
        id,
        entity: None,
        name: name.to_owned(),
        given: None,
        patronymic: None,
        family: None,
        gender: None,
        mentions: vec![mention(record, at)],
        evidence: Vec::new(),
        rule: HUMAN.to_owned(),
        confidence: 1.0,
    };
    record.people.push(person);
    record.people.sort_by_key(|x| place(x.id, &x.mentions));
    id
}

fn add_organization(record: &mut Record, name: &str, at: &Range<u32>) -> Id {
    let id = free(record.organizations.iter().map(|x| x.id), 'o', at.start);
    let organization = Organization {
        id,
        entity: None,
        name: name.to_owned(),
        acronym: None,
        form: None,
        kind: None,
        aliases: Vec::new(),
        mentions: vec![mention(record, at)],
        evidence: Vec::new(),
        rule: HUMAN.to_owned(),
        confidence: 1.0,
    };
    record.organizations.push(organization);
    record
        .organizations
        .sort_by_key(|x| place(x.id, &x.mentions));
    id
}

/// Whether a name is that of a person: two or three words, each with a capital of its own and no more.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| {
        let mut points = word.chars();
        points.next().is_some_and(char::is_uppercase)
            && !points.clone().any(char::is_uppercase)
            && !word.contains(['"', '«', '»'])
    };
    (2..=3).contains(&words.len()) && words.iter().all(capital)
}

/// Whether words by which something is named share a code point with `at`.
fn mentioned(mentions: &[Mention], at: &Range<u32>) -> bool {
    let names = mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Name);
    names
        .into_iter()
        .any(|mention| mention.start < at.end && at.start < mention.end)
}

fn mention(record: &Record, at: &Range<u32>) -> Mention {
    Mention {
        start: at.start,
        end: at.end,
        text: words(record, at),
        kind: MentionKind::Name,
        rule: HUMAN.to_owned(),
        confidence: Some(1.0),
    }
}

/// Words of the text by code points.
pub fn words(record: &Record, at: &Range<u32>) -> String {
    let text = record.article.text.as_deref().unwrap_or_default();
    text.chars()
        .skip(at.start as usize)
        .take(at.len())
        .collect()
}

/// The first id at `start` that is not taken.
pub fn free(taken: impl Iterator<Item = Id> + Clone, letter: char, start: u32) -> Id {
    let mut tie = 1;
    loop {
        let id = Id::new(letter, start, tie);
        if !taken.clone().any(|taken| taken == id) {
            return id;
        }
        tie += 1;
    }
}

/// Where an object belongs among those of its table: by its first words, the longer first.
fn place(id: Id, mentions: &[Mention]) -> (u32, std::cmp::Reverse<u32>, Id) {
    let first = mentions.iter().min_by_key(|mention| mention.start);
    let span = first.map_or((0, 0), |mention| (mention.start, mention.end));
    (span.0, std::cmp::Reverse(span.1), id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_organizations_are_told_apart() {
        for name in ["Алма Сеитова", "Нурлан Ахметов", "Алма Маратовна Сеитова"]
        {
            assert!(is_person(name), "{name}");
        }
        for name in [
            "МЧС России",
            "Тугай",
            "фонд «Тугай»",
            "Министерство труда",
            "КазМунайГаз Барлау",
            "",
        ] {
            assert!(!is_person(name), "{name}");
        }
    }
}
