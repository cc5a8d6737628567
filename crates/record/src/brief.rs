//! Short forms of a record's objects, for `explain` and for the examples of rules.

use super::{Id, Mention, Record};

/// An object of a record in its short form.
pub struct Brief<'a> {
    /// Which object.
    pub id: Id,
    /// The rules that found it: those of its mentions by name, or its own.
    pub rules: Vec<&'a str>,
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
    pub form: String,
}

impl Record {
    /// What the rule `rule` found, each object in its short form, in the order of the record.
    pub fn brief(&self, rule: &str) -> Vec<String> {
        self.briefs()
            .into_iter()
            .filter(|brief| brief.rules.contains(&rule))
            .map(|brief| brief.form)
            .collect()
    }

    /// Every object in its short form, in the order of the record.
    pub fn briefs(&self) -> Vec<Brief<'_>> {
        let mut briefs = Vec::new();
        self.brief_names(&mut briefs);
        self.brief_facts(&mut briefs);
        briefs
    }

    fn brief_names<'a>(&'a self, briefs: &mut Vec<Brief<'a>>) {
        briefs.extend(self.campaigns.iter().map(|x| {
            let kind = x.kind.name();
            let form = match x.scope {
                Some(scope) => format!("{} ({kind}, {})", x.name, scope.name()),
                None => format!("{} ({kind})", x.name),
            };
            named(x.id, &x.mentions, form)
        }));
        let people = self.people.iter();
        briefs.extend(people.map(|x| named(x.id, &x.mentions, x.name.clone())));
        briefs.extend(self.organizations.iter().map(|x| {
            let form = match x.kind {
                Some(kind) => format!("{} ({})", x.name, kind.name()),
                None => x.name.clone(),
            };
            named(x.id, &x.mentions, form)
        }));
        briefs.extend(self.places.iter().map(|x| {
            let form = format!("{} ({})", x.name, x.kind.name());
            named(x.id, &x.mentions, form)
        }));
    }

    fn brief_facts<'a>(&'a self, briefs: &mut Vec<Brief<'a>>) {
        briefs.extend(self.roles.iter().map(|x| {
            let title = x.title.clone().unwrap_or_else(|| x.kind.name().to_owned());
            let holder = self.name_of(x.holder);
            let form = match x.target {
                Some(target) => format!("{holder}: {title} → {}", self.name_of(target)),
                None => format!("{holder}: {title}"),
            };
            fact(x.id, &x.rule, form)
        }));
        briefs.extend(self.dates.iter().map(|x| {
            let value = x.duration.as_deref().or(x.edtf.as_deref()).unwrap_or("?");
            fact(x.id, &x.rule, format!("{} = {value}", x.text))
        }));
        let figures = self.figures.iter();
        briefs.extend(figures.map(|x| fact(x.id, &x.rule, brief_figure(x))));
        briefs.extend(self.amounts.iter().map(|x| {
            let value = x
                .value
                .map_or_else(|| "?".to_owned(), |value| value.to_string());
            let currency = x.currency.as_deref().unwrap_or("?");
            fact(x.id, &x.rule, format!("{} = {value} {currency}", x.text))
        }));
        briefs.extend(self.quotes.iter().map(|x| {
            let speaker = x
                .speaker
                .map_or_else(|| "?".to_owned(), |speaker| self.name_of(speaker));
            fact(x.id, &x.rule, format!("{speaker}: {}", x.text))
        }));
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
        x.bound.name()
    );
    if let Some(noun) = &x.noun {
        brief += &format!(" {noun}");
    }
    match x.counted_as {
        Some(counted_as) => brief += &format!(", {}", counted_as.name()),
        None => brief += &format!(", {}", x.unit.name()),
    }
    if x.modality != super::Modality::Reported {
        brief += &format!(", {}", x.modality.name());
    }
    if x.measure != super::Measure::Total {
        brief += &format!(", {}", x.measure.name());
    }
    if let Some(subject) = &x.subject {
        brief += &format!(", subject {subject}");
    }
    brief
}

fn named(id: Id, mentions: &[Mention], form: String) -> Brief<'_> {
    let rules = mentions.iter().map(|mention| &*mention.rule).collect();
    Brief { id, rules, form }
}

fn fact(id: Id, rule: &str, form: String) -> Brief<'_> {
    let rules = vec![rule];
    Brief { id, rules, form }
}
