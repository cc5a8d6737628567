//! The gold of an article, as `news.jsonl` has it, and how it is counted.

use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
pub struct Gold {
    pub id: String,
    pub text: String,
    pub published: String,
    pub figures: Vec<Figure>,
    pub figures_optional: Vec<Optional>,
    campaigns: Vec<Campaign>,
    campaigns_optional: Vec<Campaign>,
    people: Vec<Person>,
    people_optional: Vec<String>,
    organizations: Vec<Organization>,
}

#[derive(Deserialize)]
pub struct Figure {
    text: String,
    nth: usize,
    pub min: Option<u64>,
    pub max: Option<u64>,
    role: String,
    role_alt: Vec<String>,
    pub campaign: Option<String>,
    pub speaker: Option<String>,
}

#[derive(Deserialize)]
pub struct Optional {
    pub text: String,
}

#[derive(Deserialize)]
struct Campaign {
    name: String,
    surface: String,
    aliases: Vec<String>,
    organizers: Vec<String>,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    #[serde(default)]
    name_alt: Vec<String>,
}

#[derive(Deserialize)]
struct Organization {
    name: String,
    aliases: Vec<String>,
    optional: bool,
}

impl Figure {
    /// What happened to the people, in the words of the record.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.role)
            .chain(&self.role_alt)
            .map(String::as_str)
    }
}

impl Gold {
    /// Where a figure stands, in code points.
    pub fn place(&self, figure: &Figure) -> Option<(u32, u32)> {
        let (at, _) = self
            .text
            .match_indices(figure.text.as_str())
            .nth(figure.nth)?;
        let start = self.text[..at].chars().count() as u32;
        Some((start, start + figure.text.chars().count() as u32))
    }

    /// All names of what is called so.
    pub fn names(&self, name: &str) -> Vec<String> {
        let lists = [
            self.campaign_names(),
            self.people_names(),
            self.organization_names(false),
            self.organization_names(true),
        ];
        let known = lists.into_iter().flatten();
        let mut own = known.filter(|names| names[0] == name);
        own.next().unwrap_or_else(|| vec![name.to_owned()])
    }

    pub fn campaign_names(&self) -> Vec<Vec<String>> {
        self.campaigns.iter().map(Campaign::names).collect()
    }

    pub fn free_campaigns(&self) -> Vec<Vec<String>> {
        self.campaigns_optional
            .iter()
            .map(Campaign::names)
            .collect()
    }

    pub fn people_names(&self) -> Vec<Vec<String>> {
        let names = |own: &Person| [vec![own.name.clone()], own.name_alt.clone()].concat();
        self.people.iter().map(names).collect()
    }

    pub fn free_people(&self) -> Vec<Vec<String>> {
        let names = self.people_optional.iter();
        names.map(|name| vec![name.clone()]).collect()
    }

    pub fn organization_names(&self, optional: bool) -> Vec<Vec<String>> {
        let own = self.organizations.iter();
        own.filter(|own| own.optional == optional)
            .map(|own| [vec![own.name.clone()], own.aliases.clone()].concat())
            .collect()
    }

    /// Organizers with their campaigns, both by all their names.
    pub fn organizers(&self) -> Vec<(Vec<String>, Vec<String>)> {
        let of = |campaign: &Campaign| {
            let names = campaign.names();
            let organizers = campaign.organizers.iter();
            let pairs = organizers.map(|who| (self.names(who), names.clone()));
            pairs.collect::<Vec<_>>()
        };
        self.campaigns.iter().flat_map(of).collect()
    }
}

impl Campaign {
    fn names(&self) -> Vec<String> {
        let names = [self.name.clone(), self.surface.clone()];
        names.into_iter().chain(self.aliases.clone()).collect()
    }
}

/// How many are right of those that are known and those that are given.
#[derive(Clone, Copy, Default)]
pub struct Score {
    pub right: usize,
    pub given: usize,
    pub known: usize,
}

impl Score {
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.known += other.known;
    }

    /// Counts one thing that is known or not, given or not.
    pub fn tell(&mut self, known: bool, given: bool, right: bool) {
        self.known += usize::from(known);
        self.given += usize::from(given);
        self.right += usize::from(right);
    }

    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.given + self.known).max(1) as f64
    }
}

/// Whether one of the names is one of the others: the same words, whatever their case and marks.
pub fn same(names: &[String], others: &[String]) -> bool {
    let key = |name: &String| -> BTreeSet<String> {
        let plain = name.to_lowercase().replace('ё', "е");
        let words = plain.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let others: Vec<BTreeSet<String>> = others.iter().map(key).collect();
    names.iter().any(|name| others.contains(&key(name)))
}
