//! Gold that lists everything an article says.

use super::gold::{
    Campaign, Document, Figure, Names, Person, TextLine, Value, document, occurrence,
};
use crate::train::lines;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
struct NewsLine {
    id: String,
    figures: Vec<NewsFigure>,
    #[serde(default)]
    figures_optional: Vec<OptionalFigure>,
    campaigns: Vec<NewsCampaign>,
    #[serde(default)]
    campaigns_optional: Vec<NewsCampaign>,
    people: Vec<NewsPerson>,
    #[serde(default)]
    people_optional: Vec<NewsCampaign>,
    organizations: Vec<NewsOrganization>,
}

#[derive(Deserialize)]
struct NewsFigure {
    text: String,
    #[serde(default)]
    nth: usize,
    #[serde(flatten)]
    value: Value,
    role: String,
    #[serde(default)]
    role_alt: Vec<String>,
    #[serde(default)]
    modality: Option<String>,
    #[serde(default)]
    campaign: Option<String>,
    #[serde(default)]
    speaker: Option<String>,
}

#[derive(Deserialize)]
struct OptionalFigure {
    text: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum NewsCampaign {
    Name(String),
    Whole {
        name: String,
        #[serde(default)]
        surface: Option<String>,
        #[serde(default)]
        aliases: Vec<String>,
        #[serde(default)]
        organizers: Vec<String>,
    },
}

impl NewsCampaign {
    fn name(&self) -> &str {
        match self {
            Self::Name(name) | Self::Whole { name, .. } => name,
        }
    }

    pub(super) fn names(&self) -> Names {
        match self {
            Self::Name(name) => vec![name.clone()],
            Self::Whole {
                name,
                surface,
                aliases,
                ..
            } => {
                let first = [Some(name.clone()), surface.clone()];
                first.into_iter().flatten().chain(aliases.clone()).collect()
            }
        }
    }

    fn organizers(&self) -> &[String] {
        match self {
            Self::Name(_) => &[],
            Self::Whole { organizers, .. } => organizers,
        }
    }
}

#[derive(Deserialize)]
struct NewsPerson {
    name: String,
    #[serde(default)]
    name_alt: Vec<String>,
    #[serde(default)]
    roles: Vec<NewsRole>,
    #[serde(default)]
    role_optional: Vec<String>,
}

#[derive(Deserialize)]
struct NewsRole {
    title: String,
    organization: Option<String>,
}

#[derive(Deserialize)]
struct NewsOrganization {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
}

/// The articles of a folder: `texts.jsonl` with `gold.jsonl`.
pub(super) fn read(folder: &Path) -> Result<Vec<Document>, String> {
    let texts = lines::<TextLine>(&folder.join("texts.jsonl"))?;
    let mut known: BTreeMap<String, NewsLine> = lines::<NewsLine>(&folder.join("gold.jsonl"))?
        .into_iter()
        .map(|line| (line.id.clone(), line))
        .collect();
    let documents = texts.into_iter().filter_map(|text| {
        let gold = known.remove(&text.id)?;
        let source = match text.id.as_str() {
            _ if folder.ends_with("kazakh") => "kazakh",
            id if id.starts_with("tg") => "telegram",
            _ => "kaggle",
        };
        Some(news_document(document(source, text), gold))
    });
    Ok(documents.collect())
}

fn news_document(document: Document, gold: NewsLine) -> Document {
    let campaign_names = |name: &str| -> Names {
        let own = gold.campaigns.iter().find(|c| c.name() == name);
        own.map_or_else(|| vec![name.to_owned()], NewsCampaign::names)
    };
    let holder_names = |name: &str| -> Names {
        let person = gold.people.iter().find(|person| person.name == name);
        let organization = gold.organizations.iter().find(|o| o.name == name);
        let others = person
            .map(|person| &person.name_alt)
            .or(organization.map(|organization| &organization.aliases));
        let others = others.into_iter().flatten().cloned();
        std::iter::once(name.to_owned()).chain(others).collect()
    };
    let names = |name: &Option<String>, find: &dyn Fn(&str) -> Names| {
        name.as_deref().map(find).unwrap_or_default()
    };
    let figures = gold.figures.iter().filter_map(|figure| {
        Some(Figure {
            span: occurrence(&document.text, &figure.text, figure.nth)?,
            is_count: true,
            roles: std::iter::once(figure.role.clone())
                .chain(figure.role_alt.clone())
                .collect(),
            modality: figure.modality.clone(),
            value: Some(figure.value.clone()),
            campaign: Some(names(&figure.campaign, &campaign_names)),
            speaker: Some(names(&figure.speaker, &holder_names)),
        })
    });
    let optional = gold.figures_optional.iter().flat_map(|figure| {
        let all = document.text.match_indices(figure.text.as_str());
        all.map(|(at, found)| {
            let start = document.text[..at].chars().count();
            (start, start + found.chars().count())
        })
        .collect::<Vec<_>>()
    });
    let campaigns = gold.campaigns.iter().map(|campaign| Campaign {
        names: campaign.names(),
        organizers: Some(
            campaign
                .organizers()
                .iter()
                .map(|name| holder_names(name))
                .collect(),
        ),
    });
    let people = gold.people.iter().map(|person| Person {
        names: holder_names(&person.name),
        roles: person
            .roles
            .iter()
            .map(|role| (role.title.clone(), names(&role.organization, &holder_names)))
            .collect(),
        roles_optional: person.role_optional.clone(),
    });
    Document {
        is_whole: true,
        has_campaigns: true,
        figures: figures.collect(),
        optional: optional.collect(),
        campaigns: campaigns.collect(),
        campaigns_optional: gold
            .campaigns_optional
            .iter()
            .flat_map(NewsCampaign::names)
            .collect(),
        people: people.collect(),
        people_optional: gold
            .people_optional
            .iter()
            .map(|person| person.name().to_owned())
            .collect(),
        organizations: gold
            .organizations
            .iter()
            .map(|organization| holder_names(&organization.name))
            .collect(),
        ..document
    }
}

/// Articles whose texts and gold stand on one line.
pub(super) fn articles(source: &'static str, path: &Path) -> Result<Vec<Document>, String> {
    let texts = lines::<TextLine>(path)?.into_iter();
    let gold = lines::<NewsLine>(path)?.into_iter();
    let documents = texts.zip(gold);
    let documents = documents.map(|(text, gold)| news_document(document(source, text), gold));
    Ok(documents.collect())
}
