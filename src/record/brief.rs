//! Short forms of a record's objects, for `explain` and for the examples of rules.

use super::{Id, Mention, Record};

impl Record {
    /// What the rule `rule` found, each object in its short form, in the order of the record.
    ///
    /// | table | form |
    /// |---|---|
    /// | campaigns | `name (kind, scope)` |
    /// | people | `name` |
    /// | organizations | `name (kind)` |
    /// | places | `name (kind)` |
    /// | roles | `holder: title → target`, or `holder: kind → target` |
    /// | dates | `words = edtf or duration` |
    /// | figures | `words = min..max bound noun, counted_as` and what is unusual |
    /// | amounts | `words = value currency` |
    /// | quotes | `speaker: words` |
    pub fn brief(&self, rule: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.brief_names(rule, &mut found);
        self.brief_facts(rule, &mut found);
        found
    }

    fn brief_names(&self, rule: &str, found: &mut Vec<String>) {
        for x in self
            .campaigns
            .iter()
            .filter(|x| found_by(&x.mentions, rule))
        {
            found.push(match x.scope {
                Some(scope) => format!("{} ({}, {})", x.name, word(&x.kind), word(&scope)),
                None => format!("{} ({})", x.name, word(&x.kind)),
            });
        }
        found.extend(
            self.people
                .iter()
                .filter(|x| found_by(&x.mentions, rule))
                .map(|x| x.name.clone()),
        );
        let organizations = self
            .organizations
            .iter()
            .filter(|x| found_by(&x.mentions, rule));
        found.extend(organizations.map(|x| format!("{} ({})", x.name, word(&x.kind))));
        let places = self.places.iter().filter(|x| found_by(&x.mentions, rule));
        found.extend(places.map(|x| format!("{} ({})", x.name, word(&x.kind))));
    }

    fn brief_facts(&self, rule: &str, found: &mut Vec<String>) {
        for x in self.roles.iter().filter(|x| x.rule == rule) {
            let title = x.title.clone().unwrap_or_else(|| word(&x.kind));
            found.push(match x.target {
                Some(target) => format!(
                    "{}: {title} → {}",
                    self.name_of(x.holder),
                    self.name_of(target)
                ),
                None => format!("{}: {title}", self.name_of(x.holder)),
            });
        }
        for x in self.dates.iter().filter(|x| x.rule == rule) {
            let value = x.duration.as_deref().or(x.edtf.as_deref()).unwrap_or("?");
            found.push(format!("{} = {value}", x.text));
        }
        for x in self.figures.iter().filter(|x| x.rule == rule) {
            found.push(brief_figure(x));
        }
        for x in self.amounts.iter().filter(|x| x.rule == rule) {
            let value = x
                .value
                .map_or_else(|| "?".to_owned(), |value| value.to_string());
            found.push(format!(
                "{} = {value} {}",
                x.text,
                x.currency.as_deref().unwrap_or("?")
            ));
        }
        for x in self.quotes.iter().filter(|x| x.rule == rule) {
            let speaker = x
                .speaker
                .map_or_else(|| "?".to_owned(), |speaker| self.name_of(speaker));
            found.push(format!("{speaker}: {}", x.text));
        }
    }

    /// Name of the campaign, person, organization or place with this id; the id itself for anything else.
    pub fn name_of(&self, id: Id) -> String {
        let campaigns = self.campaigns.iter().map(|x| (x.id, &x.name));
        let people = self.people.iter().map(|x| (x.id, &x.name));
        let organizations = self.organizations.iter().map(|x| (x.id, &x.name));
        let places = self.places.iter().map(|x| (x.id, &x.name));
        campaigns
            .chain(people)
            .chain(organizations)
            .chain(places)
            .find(|(known, _)| *known == id)
            .map_or_else(|| id.to_string(), |(_, name)| name.clone())
    }
}

fn brief_figure(x: &super::Figure) -> String {
    let number = |n: Option<u64>| n.map_or_else(String::new, |n| n.to_string());
    let mut brief = format!(
        "{} = {}..{} {}",
        x.text,
        number(x.min),
        number(x.max),
        word(&x.bound)
    );
    if let Some(noun) = &x.noun {
        brief += &format!(" {noun}");
    }
    match x.counted_as {
        Some(counted_as) => brief += &format!(", {}", word(&counted_as)),
        None => brief += &format!(", {}", word(&x.unit)),
    }
    if x.modality != super::Modality::Reported {
        brief += &format!(", {}", word(&x.modality));
    }
    if x.measure != super::Measure::Total {
        brief += &format!(", {}", word(&x.measure));
    }
    if let Some(subject) = &x.subject {
        brief += &format!(", subject {subject}");
    }
    brief
}

/// The published word of an enumeration.
fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Whether `rule` found one of the mentions.
fn found_by(mentions: &[Mention], rule: &str) -> bool {
    mentions.iter().any(|mention| mention.rule == rule)
}
