//! The project's own sentences as gold: the tables of `tests/` that say what is right.

use super::gold::{Campaign, Document, Figure, Points};
use super::whole::articles;
use crate::decide::Question;
use crate::rules;
use std::path::Path;

/// The source of the project's own sentences.
pub const OWN: &str = "own";

/// The source of its own articles.
pub const ARTICLES: &str = "articles";

/// Articles with everything that they say.
const NEWS: &str = "tests/articles/news.jsonl";

/// The day they were published.
const DAY: &str = "2024-10-25";

/// Sentences with all figures of people that stand in them: `words = …, counted as, modality; …`.
const FIGURES: [&str; 4] = [
    "tests/figures/sentences.tsv",
    "tests/figures/unlisted.tsv",
    "tests/figures/counted.tsv",
    "tests/figures/plain.tsv",
];

/// Sentences with all campaigns that they name: `name = head / scope; …`, or a dash.
const CAMPAIGNS: &str = "tests/campaigns/names.tsv";

/// Texts with their campaigns and those who organize each: `Name: organizer; organizer | Name: nobody`, or a dash,
/// paragraphs by ¶.
const ORGANIZERS: &str = "tests/campaigns/organizers.tsv";

/// Texts with the figures in them, by number or words, and who states each: `300: Анна Ким; 20 детей: nobody`, any of
/// several by `/`, paragraphs by ¶.
const SPEAKERS: [&str; 2] = [
    "tests/speakers/sentences.tsv",
    "tests/speakers/unlisted.tsv",
];

/// Articles with their figures, each with its campaign and who states it among what else is told of it.
const STORIES: &str = "tests/figures/stories.tsv";

/// Passages with quoted names, each with its type behind it: «Name»⟨type⟩.
const QUOTED: &str = "tests/campaigns/quoted.tsv";

/// The documents of all tables.
///
/// # Errors
/// A table that cannot be read.
pub fn read() -> Result<Vec<Document>, String> {
    let mut documents = Vec::new();
    for path in FIGURES {
        documents.extend(rows(path)?.filter_map(|(number, row)| {
            let (sentence, figures) = row.split_once('\t')?;
            Some(with_figures(document(path, number, sentence), figures))
        }));
    }
    documents.extend(rows(CAMPAIGNS)?.skip(1).filter_map(|(number, row)| {
        let (sentence, campaigns) = row.split_once('\t')?;
        Some(with_campaigns(
            document(CAMPAIGNS, number, sentence),
            campaigns,
        ))
    }));
    for path in SPEAKERS {
        documents.extend(rows(path)?.filter_map(|(number, row)| {
            let (text, speakers) = row.split_once('\t')?;
            let text = text.replace(" ¶ ", "\n\n");
            Some(with_speakers(document(path, number, &text), speakers))
        }));
    }
    documents.extend(rows(STORIES)?.filter_map(|(number, row)| story(number, &row)));
    documents.extend(examples());
    documents.extend(rows(QUOTED)?.map(|(number, row)| with_names(number, &row)));
    documents.extend(rows(ORGANIZERS)?.filter_map(|(number, row)| {
        let (text, organizers) = row.split_once('\t')?;
        let text = text.replace(" ¶ ", "\n\n");
        Some(with_organizers(
            document(ORGANIZERS, number, &text),
            organizers,
        ))
    }));
    documents.extend(articles(ARTICLES, Path::new(NEWS))?);
    documents.extend(super::told::read()?);
    Ok(documents)
}

/// The examples of the rules of figures. Where the rule of plain counts is silent, nobody is counted.
fn examples() -> Vec<Document> {
    let own = rules::all().into_iter();
    let own = own.filter(|rule| rule.id.starts_with("figure."));
    let mut documents = Vec::new();
    for rule in own {
        for (number, example) in rule.examples.iter().enumerate() {
            let document = with_figures(
                document(rule.id, number, example.text),
                &example.finds.join("; "),
            );
            let is_whole = example.finds.is_empty() && rule.id == "figure.headcount";
            if is_whole || !document.figures.is_empty() {
                documents.push(Document {
                    is_whole,
                    ..document
                });
            }
        }
    }
    documents
}

/// The rows of a table with their numbers, comments left out.
pub(super) fn rows(path: &str) -> Result<impl Iterator<Item = (usize, String)>, String> {
    let table = std::fs::read_to_string(Path::new(path)).map_err(|e| format!("{path}: {e}"))?;
    let rows: Vec<(usize, String)> = table
        .lines()
        .map(str::to_owned)
        .enumerate()
        .filter(|(_, row)| !row.is_empty() && !row.starts_with('#'))
        .collect();
    Ok(rows.into_iter())
}

pub(super) fn document(path: &str, number: usize, text: &str) -> Document {
    let id = format!("{path}:{}", number + 1);
    let line = serde_json::json!({"id": id, "text": text, "published": DAY});
    Document {
        id,
        source: OWN,
        line: line.to_string(),
        text: text.to_owned(),
        ..Document::default()
    }
}

fn with_figures(document: Document, figures: &str) -> Document {
    let mut from = 0;
    let figures = figures.split("; ").filter_map(|brief| {
        let (words, rest) = brief.split_once(" = ")?;
        let at = from + document.text[from..].find(words)?;
        from = at + words.len();
        let said = |question: Question| {
            let mut parts = rest.split(", ");
            let is_answer = |word: &str| question.answers().contains(&word);
            parts.find(|part| part.split('/').all(is_answer))
        };
        let roles = said(Question::CountedAs).into_iter();
        let roles = roles.flat_map(|roles| roles.split('/').map(str::to_owned));
        Some(Figure {
            span: points(&document.text, at, words),
            is_count: true,
            roles: roles.collect(),
            modality: Some(said(Question::Modality).unwrap_or("reported").to_owned()),
            value: None,
            campaign: None,
            speaker: None,
        })
    });
    let figures = figures.collect();
    Document {
        figures,
        is_whole: true,
        ..document
    }
}

/// Figures with who states them; where somebody or nobody are both right nothing is learned.
fn with_speakers(document: Document, speakers: &str) -> Document {
    let mut from = 0;
    let figures = speakers.split("; ").filter_map(|figure| {
        let (number, speaker) = figure.split_once(": ")?;
        let at = from + document.text[from..].find(number)?;
        from = at + number.len();
        let speaker = match speaker.split('/').collect::<Vec<_>>()[..] {
            ["nobody"] => Some(Vec::new()),
            ref names if names.contains(&"nobody") => None,
            ref names => Some(names.iter().map(|name| (*name).to_owned()).collect()),
        };
        Some(Figure {
            span: points(&document.text, at, number),
            is_count: true,
            roles: Vec::new(),
            modality: None,
            value: None,
            campaign: None,
            speaker,
        })
    });
    let figures = figures.collect();
    Document {
        figures,
        ..document
    }
}

/// A row of the stories: day, headline, text, figures.
fn story(number: usize, row: &str) -> Option<Document> {
    let mut cells = row.split('\t');
    let (day, title) = (cells.next()?, cells.next()?);
    let (body, figures) = (cells.next()?, cells.next()?);
    let text = format!("{title}\n\n{body}");
    let id = format!("{STORIES}:{}", number + 1);
    let line = serde_json::json!({"id": id, "title": title, "text": body, "published": day});
    let mut from = 0;
    let figures = figures.split("; ").filter_map(|figure| {
        let cells: Vec<&str> = figure.split('|').collect();
        let [words, _, _, campaign, speaker, _] = cells[..] else {
            return None;
        };
        let at = from + text[from..].find(words)?;
        from = at + words.len();
        Some(Figure {
            span: points(&text, at, words),
            is_count: true,
            roles: Vec::new(),
            modality: None,
            value: None,
            campaign: told(campaign),
            speaker: told(speaker),
        })
    });
    let figures = figures.collect();
    Some(Document {
        id,
        source: OWN,
        line: line.to_string(),
        figures,
        text,
        ..Document::default()
    })
}

/// A cell of a story: a dash is nobody, an empty one says nothing.
fn told(cell: &str) -> Option<Vec<String>> {
    match cell {
        "" => None,
        "-" => Some(Vec::new()),
        name => Some(vec![name.to_owned()]),
    }
}

fn with_campaigns(document: Document, campaigns: &str) -> Document {
    let names = campaigns.split(';').map(str::trim);
    let names = names.filter(|name| !matches!(*name, "-" | "—" | ""));
    let campaigns = names.map(|campaign| Campaign {
        names: vec![campaign.split(" = ").next().unwrap_or_default().to_owned()],
        organizers: None,
    });
    Document {
        campaigns: campaigns.collect(),
        has_campaigns: true,
        ..document
    }
}

fn with_organizers(document: Document, organizers: &str) -> Document {
    let campaigns = organizers.split(" | ").filter(|told| *told != "-");
    let campaigns = campaigns.map(|told| {
        let (name, organizers) = told.rsplit_once(": ").unwrap_or((told, ""));
        let organizers = organizers.split("; ").filter(|name| *name != "nobody");
        Campaign {
            names: vec![name.to_owned()],
            organizers: Some(organizers.map(|name| vec![name.to_owned()]).collect()),
        }
    });
    Document {
        campaigns: campaigns.collect(),
        has_campaigns: true,
        ..document
    }
}

/// A passage without the types, which say what the quotes before them name.
fn with_names(number: usize, row: &str) -> Document {
    let mut text = String::new();
    let mut named: Vec<(usize, usize, String)> = Vec::new();
    let mut rest = row;
    while let Some((before, after)) = rest.split_once('⟨') {
        text.push_str(before);
        let (answer, behind) = after.split_once('⟩').unwrap_or((after, ""));
        let close = text.rfind('»').unwrap_or(text.len());
        if let Some(open) = opening(&text[..close]) {
            named.push((open + '«'.len_utf8(), close, answer.to_owned()));
        }
        rest = behind;
    }
    text.push_str(rest);
    let named = named
        .into_iter()
        .map(|(start, end, answer)| (points(&text, start, &text[start..end]), answer));
    Document {
        named: named.collect(),
        ..document(QUOTED, number, &text)
    }
}

/// The mark that opens the quote which ends behind `text`, over quotes inside it.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().rev().find_map(|(at, c)| match c {
        '»' => {
            depth += 1;
            None
        }
        '«' if depth == 0 => Some(at),
        '«' => {
            depth -= 1;
            None
        }
        _ => None,
    })
}

pub(super) fn points(text: &str, at: usize, words: &str) -> Points {
    let start = text[..at].chars().count();
    (start, start + words.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_stand_behind_the_names() {
        let document = with_names(0, "Фонд «Тропа «Ветер»»⟨organization⟩ снял «Шаг»⟨work⟩.");
        assert_eq!(document.text, "Фонд «Тропа «Ветер»» снял «Шаг».");
        let names: Vec<(String, &str)> = document
            .named
            .iter()
            .map(|((start, end), answer)| {
                let name = document.text.chars().skip(*start).take(end - start);
                (name.collect(), answer.as_str())
            })
            .collect();
        let expected = [
            ("Тропа «Ветер»".to_owned(), "organization"),
            ("Шаг".to_owned(), "work"),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn figures_of_a_story() {
        let row = "2024-05-06\tШаг собрал 20 человек\tПришли 20 человек.\t20 человек|||Шаг|-|; 20 человек||||Анна Ким|";
        let story = story(0, row).unwrap();
        assert_eq!(story.text, "Шаг собрал 20 человек\n\nПришли 20 человек.");
        let told: Vec<_> = story
            .figures
            .iter()
            .map(|it| (it.span, it.campaign.clone()))
            .collect();
        assert_eq!(
            told,
            [((11, 21), Some(vec!["Шаг".to_owned()])), ((30, 40), None)]
        );
        assert_eq!(story.figures[0].speaker, Some(Vec::new()));
    }

    #[test]
    fn organizers_of_a_row() {
        let told = with_organizers(Document::default(), "Шаг: вперёд: клуб; Анна Ким");
        assert_eq!(told.campaigns[0].names, ["Шаг: вперёд"]);
        let organizers = told.campaigns[0].organizers.as_ref().unwrap();
        assert_eq!(organizers[1], ["Анна Ким"]);
    }

    #[test]
    fn figures_stand_in_order() {
        let row = document("x", 0, "Пришли 5 жён и 5 жён.");
        let figures =
            with_figures(row, "5 жён = 5, participant; 5 жён = 5, other, planned").figures;
        assert_eq!(figures[0].span, (7, 12));
        assert_eq!(figures[1].span, (15, 20));
        assert_eq!(figures[1].roles, ["other"]);
        assert_eq!(figures[1].modality.as_deref(), Some("planned"));
    }
}
