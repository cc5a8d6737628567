//! Which quoted names are campaigns and organizations in passages of which no model learns (`quoted_held.tsv`).

use super::records;
use svodka::record::{Mention, Record};

const HELD: &str = include_str!("quoted_held.tsv");

/// A passage without the types, and its quoted names: their code points and what they name.
type Passage<'a> = (String, Vec<(u32, u32, &'a str)>);

fn passage(row: &str) -> Passage<'_> {
    let mut text = String::new();
    let mut named = Vec::new();
    let mut rest = row;
    while let Some((before, after)) = rest.split_once('⟨') {
        text.push_str(before);
        let (answer, behind) = after.split_once('⟩').expect("a type ends");
        let close = text.rfind('»').expect("a name before its type");
        let open = opening(&text[..close]);
        let points = |at: usize| text[..at].chars().count() as u32;
        named.push((points(open) + 1, points(close), answer));
        rest = behind;
    }
    (text + rest, named)
}

/// Where the quote opens that ends behind `text`, over quotes inside it.
fn opening(text: &str) -> usize {
    let mut depth = 0;
    let found = text.char_indices().rev().find(|(_, c)| {
        depth += match c {
            '»' => 1,
            '«' => -1,
            _ => 0,
        };
        depth < 0
    });
    found.expect("a mark that opens").0
}

fn covers(mentions: &[Mention], (start, end): (u32, u32)) -> bool {
    mentions.iter().any(|it| {
        let common = it.end.min(end).saturating_sub(it.start.max(start));
        common * 2 > end - start
    })
}

/// How many names are told rightly to be of a kind, how many are told so, how many are.
fn counted(rows: &[Passage<'_>], records: &[Record], kind: &str) -> [u32; 3] {
    let mut found = [0; 3];
    for ((_, named), record) in rows.iter().zip(records) {
        for &(start, end, answer) in named {
            let told = match kind {
                "campaign" => {
                    (record.campaigns.iter()).any(|it| covers(&it.mentions, (start, end)))
                }
                _ => (record.organizations.iter()).any(|it| covers(&it.mentions, (start, end))),
            };
            let is = answer == kind;
            found[0] += u32::from(told && is);
            found[1] += u32::from(told);
            found[2] += u32::from(is);
        }
    }
    found
}

#[test]
fn quoted_names_in_texts_nobody_has_seen() {
    let rows = HELD.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<_> = rows.map(passage).collect();
    assert!(rows.len() > 90, "{} passages", rows.len());
    let texts: Vec<&str> = rows.iter().map(|(text, _)| text.as_str()).collect();
    let records = records(&texts);
    for (kind, least) in [("campaign", 0.6), ("organization", 0.7)] {
        let [right, told, all] = counted(&rows, &records, kind).map(f64::from);
        let share = 2.0 * right / (told + all);
        assert!(
            share >= least,
            "{kind}: F1 {share:.3} ({right} of {told} told, {all} are)"
        );
    }
}
