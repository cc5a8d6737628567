//! Short texts in unusual words as gold: `tests/fresh/items.tsv`, with all that each tells.

use super::gold::{Campaign, Document, Figure, Names};
use super::own::{document, points, rows};

/// The source of these texts.
pub const FRESH: &str = "fresh";

const ITEMS: &str = "tests/fresh/items.tsv";

/// The documents of the table.
///
/// # Errors
/// A table that cannot be read.
pub fn read() -> Result<Vec<Document>, String> {
    let rows = rows(ITEMS)?;
    Ok(rows
        .filter_map(|(number, row)| item(number, &row))
        .collect())
}

/// A row: text, figures, campaigns with their organizers; who the people are is not learned from.
fn item(number: usize, row: &str) -> Option<Document> {
    let cells: Vec<&str> = row.split('\t').collect();
    let [text, figures, campaigns, _] = cells[..] else {
        return None;
    };
    let text = text.replace(" ¶ ", "\n\n");
    let figures = parts(figures).filter_map(|brief| figure(&text, brief));
    let campaigns = parts(campaigns).filter_map(|brief| {
        let (name, organizers) = brief.rsplit_once(": ")?;
        Some(Campaign {
            names: vec![name.to_owned()],
            organizers: Some(
                names(organizers, ", ")
                    .into_iter()
                    .map(|name| vec![name])
                    .collect(),
            ),
        })
    });
    let campaigns: Vec<Campaign> = campaigns.collect();
    Some(Document {
        source: FRESH,
        figures: figures.collect(),
        has_campaigns: !campaigns.is_empty(),
        campaigns,
        ..document(ITEMS, number, &text)
    })
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
        let document = item(0, row).unwrap();
        let figure = &document.figures[0];
        assert_eq!(figure.span, (7, 13));
        assert_eq!(figure.roles, ["participant", "other"]);
        assert_eq!(figure.campaign, Some(Vec::new()));
        assert_eq!(figure.speaker, Some(vec!["Анна Ким".to_owned()]));
        assert_eq!(document.campaigns[0].organizers.as_ref().unwrap().len(), 2);
    }
}
