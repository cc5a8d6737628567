//! Short texts in unusual words as gold: the tables of `tests/fresh`, with all that each tells.

use super::gold::{Campaign, Document, Figure, Names, Person};
use super::own::{document, points, rows};

/// The source of these texts.
pub const FRESH: &str = "fresh";

/// The tables: what the texts of the second tell beside figures stands in the same columns.
const TABLES: [&str; 3] = [
    "tests/fresh/items.tsv",
    "tests/fresh/bodies.tsv",
    "tests/fresh/offices.tsv",
];

/// The documents of the tables.
///
/// # Errors
/// A table that cannot be read.
pub fn read() -> Result<Vec<Document>, String> {
    let mut documents = Vec::new();
    for table in TABLES {
        documents.extend(rows(table)?.filter_map(|(number, row)| item(table, number, &row)));
    }
    Ok(documents)
}

/// A row: text, figures, campaigns with their organizers, people with their offices; bodies are not learned from.
fn item(table: &str, number: usize, row: &str) -> Option<Document> {
    let cells: Vec<&str> = row.split('\t').collect();
    let [text, figures, campaigns, who, ..] = cells[..] else {
        return None;
    };
    let text = text.replace(" ¶ ", "\n\n");
    let figures = parts(figures).filter_map(|brief| figure(&text, brief));
    let campaigns: Vec<Campaign> = parts(campaigns).filter_map(campaign).collect();
    Some(Document {
        source: FRESH,
        figures: figures.collect(),
        has_campaigns: !campaigns.is_empty(),
        campaigns,
        people: people(who),
        ..document(table, number, &text)
    })
}

/// `name: organizer, organizer`, or nobody; who organizes it is not told where to name nobody is as good.
pub(super) fn campaign(brief: &str) -> Option<Campaign> {
    let (name, organizers) = brief.rsplit_once(": ")?;
    let unsure = |own: &str| own.contains('/') && own.split('/').any(|own| own == "nobody");
    let is_told = !organizers.split(", ").any(unsure);
    let organizers = names(organizers, ", ");
    let organizers = organizers.iter().map(|one| names(one, "/")).collect();
    Some(Campaign {
        names: names(name.trim_start_matches('?'), "/"),
        organizers: Some(organizers).filter(|_| is_told),
    })
}

/// `name: title @ organization; …`, any of several by /; an office that may as well have no organization is left open.
fn people(cell: &str) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for brief in parts(cell) {
        let (name, told) = brief.split_once(": ").unwrap_or((brief, ""));
        let (title, body) = told.split_once(" @ ").unwrap_or((told, ""));
        let called = names(name, "/");
        let known = people.iter().position(|own| own.names == called);
        let at = known.unwrap_or(people.len());
        if at == people.len() {
            people.push(Person {
                names: called,
                roles: Vec::new(),
                roles_optional: Vec::new(),
            });
        }
        let titles = names(title, "/").into_iter().filter(|own| !own.is_empty());
        if body.split('/').any(|own| own == "none") {
            people[at].roles_optional.extend(titles);
        } else {
            let body: Names = names(body, "/")
                .into_iter()
                .filter(|own| !own.is_empty())
                .collect();
            people[at]
                .roles
                .extend(titles.map(|title| (title, body.clone())));
        }
    }
    people
}

/// Parts of a cell, none where it is empty.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split("; ").filter(|part| !part.is_empty())
}

/// `words = counted as, any of several by /, modality, campaign, speaker`.
fn figure(text: &str, brief: &str) -> Option<Figure> {
    let (words, told) = brief.split_once(" = ")?;
    let cells: Vec<&str> = told.splitn(4, ", ").collect();
    let [roles, modality, campaign, speaker] = cells[..] else {
        return None;
    };
    Some(Figure {
        span: points(text, text.find(words)?, words),
        is_count: true,
        roles: roles.split('/').map(str::to_owned).collect(),
        modality: Some(modality.to_owned()),
        value: None,
        campaign: either(campaign),
        speaker: either(speaker),
    })
}

/// Names of a cell, any of several by /; nothing where to name nobody is as good.
fn either(cell: &str) -> Option<Names> {
    let names = names(cell, "/");
    (names.is_empty() || names.len() == cell.split('/').count()).then_some(names)
}

/// Names of a cell; none where it says that there is none.
fn names(cell: &str, mark: &str) -> Names {
    let told = cell
        .split(mark)
        .filter(|name| !matches!(*name, "none" | "nobody"));
    told.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_a_row_tells() {
        let row = "Пришли 20 жён, сказала Анна Ким.\t20 жён = participant/other, reported, none, Анна Ким\tШаг: клуб, Анна Ким\tАнна Ким: глава @ клуб";
        let document = item("x", 0, row).unwrap();
        let figure = &document.figures[0];
        assert_eq!(figure.span, (7, 13));
        assert_eq!(figure.roles, ["participant", "other"]);
        assert_eq!(figure.campaign, Some(Vec::new()));
        assert_eq!(figure.speaker, Some(vec!["Анна Ким".to_owned()]));
        assert_eq!(document.campaigns[0].organizers.as_ref().unwrap().len(), 2);
        let office = ("глава".to_owned(), vec!["клуб".to_owned()]);
        assert_eq!(document.people[0].roles, [office]);
    }
}
