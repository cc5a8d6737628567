//! Who organizes a campaign (`organizers.tsv`). The models were taught on these texts, so this holds what they have
//! learned; how they do on what they have not seen is measured by `train decisions`.

use super::records;
use std::collections::BTreeSet;
use svodka::record::{Record, RoleKind};

const TABLE: &str = include_str!("organizers.tsv");
const HELD: &str = include_str!("held.tsv");
const THINGS: &str = include_str!("things_held.tsv");

/// Who organizes what, in small letters.
type Tie = (String, String);

fn tie(who: &str, what: &str) -> Tie {
    (who.to_lowercase(), what.to_lowercase())
}

/// What a row tells: «Name: organizer; organizer | Name: nobody», or a dash.
fn told(row: &str) -> BTreeSet<Tie> {
    let campaigns = row.split(" | ").filter(|told| *told != "-");
    let ties = campaigns.flat_map(|told| {
        let (campaign, names) = told.rsplit_once(": ").expect("a campaign and names");
        let names = names.split("; ").filter(|name| *name != "nobody");
        names.map(move |name| tie(name, campaign))
    });
    ties.collect()
}

fn found(record: &Record) -> BTreeSet<Tie> {
    let organizing = |kind| matches!(kind, RoleKind::Organizer | RoleKind::Initiator);
    let roles = record.roles.iter().filter(|role| organizing(role.kind));
    let name = |id| record.name_of(id);
    roles
        .filter_map(|role| Some(tie(&name(role.holder), &name(role.target?))))
        .collect()
}

#[test]
fn organizers() {
    must_be_right(TABLE, 0.6);
}

/// Texts of which no model learns.
#[test]
fn organizers_in_texts_nobody_has_seen() {
    must_be_right(HELD, 0.5);
}

/// Products, firms, games, broadcasts and clubs are no undertakings, whatever words stand beside their names; of these
/// texts no model learns.
#[test]
fn things_are_no_undertakings() {
    let rows = rows(THINGS);
    let texts: Vec<&str> = rows.iter().map(|(text, _)| *text).collect();
    let mut wrong = String::new();
    let mut right = 0;
    for (record, (text, row)) in records(&texts).iter().zip(&rows) {
        let told = row.split(" | ").filter(|told| *told != "-");
        let told: BTreeSet<&str> = told
            .filter_map(|told| Some(told.rsplit_once(": ")?.0))
            .collect();
        let found: BTreeSet<&str> = record.campaigns.iter().map(|it| it.name.as_str()).collect();
        right += usize::from(told == found);
        if told != found {
            wrong += &format!("{text}\n  found {found:?}\n");
        }
    }
    assert!(right >= 17, "{right} of {}\n{wrong}", rows.len());
}

fn rows(table: &str) -> Vec<(&str, &str)> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| row.split_once('\t').expect("two columns"))
        .collect()
}

fn must_be_right(table: &str, least: f64) {
    let rows = rows(table);
    assert!(rows.len() >= 40, "{} texts", rows.len());
    let texts: Vec<String> = rows
        .iter()
        .map(|(text, _)| text.replace(" ¶ ", "\n\n"))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (mut right, mut all, mut wrong) = (0u32, 0u32, String::new());
    for (record, (_, row)) in records(&texts).iter().zip(&rows) {
        let (told, found) = (told(row), found(record));
        right += told.intersection(&found).count() as u32;
        all += (told.len() + found.len()) as u32;
        if told != found {
            wrong += &format!("{row}\n  found {found:?}\n");
        }
    }
    let share = f64::from(2 * right) / f64::from(all);
    assert!(share >= least, "F1 {share:.3}\n{wrong}");
}
