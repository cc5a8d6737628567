//! The project's own articles with all figures of people that they tell: what happened to them, and whose they are.

use super::fresh;
use super::gold::{Document, Figure, Names, Points};
use super::own::{document, points, rows};

/// The source of such articles.
pub const TOLD: &str = "told";

/// Articles: headline, text with paragraphs by ¶, figures: `words | what happened | modality | campaign | speaker; …`.
/// A dash is no campaign and nobody; several by `/` are as good. The last table tells all campaigns too, and who organizes each.
const TABLES: [&str; 8] = [
    "tests/articles/told.tsv",
    "tests/articles/alone.tsv",
    "tests/articles/kazakh_told.tsv",
    "tests/articles/borders.tsv",
    "tests/articles/fates.tsv",
    "tests/articles/undertakings.tsv",
    "tests/articles/voices.tsv",
    "tests/articles/campaigns.tsv",
];

/// The articles of the tables.
///
/// # Errors
/// A table that cannot be read.
pub fn read() -> Result<Vec<Document>, String> {
    let mut documents = Vec::new();
    for path in TABLES {
        documents.extend(rows(path)?.filter_map(|(number, row)| article(path, number, &row)));
    }
    Ok(documents)
}

fn article(path: &str, number: usize, row: &str) -> Option<Document> {
    let mut cells = row.split('\t');
    let (title, text, figures) = (cells.next()?, cells.next()?, cells.next()?);
    let text = format!("{title}\n\n{}", text.replace(" ¶ ", "\n\n"));
    let mut from = 0;
    let figures = figures.split("; ").filter_map(|told| {
        let words = told.split(" | ").next()?;
        let at = from + text[from..].find(words)?;
        from = at + words.len();
        figure(told, points(&text, at, words))
    });
    let figures = figures.collect();
    let campaigns = cells.next();
    let named = campaigns.into_iter().flat_map(|told| told.split("; "));
    Some(Document {
        figures,
        is_whole: true,
        has_campaigns: campaigns.is_some(),
        campaigns: named.filter_map(fresh::campaign).collect(),
        source: TOLD,
        ..document(path, number, &text)
    })
}

fn figure(told: &str, span: Points) -> Option<Figure> {
    let cells: Vec<&str> = told.split(" | ").collect();
    let [_, roles, modality, campaign, speaker] = cells[..] else {
        return None;
    };
    Some(Figure {
        span,
        is_count: true,
        roles: roles.split('/').map(str::to_owned).collect(),
        modality: Some(modality.to_owned()),
        value: None,
        campaign: names(campaign),
        speaker: names(speaker),
    })
}

/// Names of what a cell tells: none for a dash, nothing where a dash and a name are as good.
fn names(cell: &str) -> Option<Names> {
    let names: Vec<&str> = cell.split('/').collect();
    match names[..] {
        ["-"] => Some(Names::new()),
        _ if names.contains(&"-") => None,
        _ => Some(names.into_iter().map(str::to_owned).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_an_article() {
        let row = "Шаг собрал 20 человек\tПришли 20 человек. ¶ Двое ушли.\t20 человек | participant | reported | Шаг | -; \
                   20 человек | participant/other | reported | Шаг/- | Анна Ким/клуб; Двое | other | denied | - | -/клуб";
        let article = article("x", 0, row).unwrap();
        let spans: Vec<_> = article.figures.iter().map(|it| it.span).collect();
        assert_eq!(spans, [(11, 21), (30, 40), (43, 47)]);
        let [first, second, third] = &article.figures[..] else {
            panic!("{article:?}");
        };
        assert_eq!(first.campaign, Some(vec!["Шаг".to_owned()]));
        assert_eq!(first.speaker, Some(Vec::new()));
        assert_eq!(second.roles, ["participant", "other"]);
        assert_eq!(second.campaign, None);
        assert_eq!(second.speaker.as_ref().map(Vec::len), Some(2));
        assert_eq!(
            (third.modality.as_deref(), &third.speaker),
            (Some("denied"), &None)
        );
    }
}
