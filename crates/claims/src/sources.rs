//! Which statements copy each other.

use crate::evidence::share;
use crate::sets::Sets;
use crate::statement::{Article, Statement};
use std::collections::BTreeMap;
use std::sync::Arc;
use svodka_record::{Modality, SourceTie};

/// A statement and the article it stands in.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) article: Arc<Article>,
    pub(crate) statement: Statement,
}

impl Entry {
    /// The day by which a number is told: of those whom something has befallen that of publication, for the text
    /// dates what befell them.
    pub(crate) fn day(&self) -> Option<i32> {
        let time = &self.statement.time;
        // What is planned is told before it happens.
        let is_ahead = time.is_ahead && self.statement.modality != Modality::Reported;
        let published = self
            .article
            .day
            .filter(|_| (self.statement.is_toll() || is_ahead) && !time.is_elsewhen);
        published.or(time.day)
    }

    /// The day as the text states it: of a plan the day it is for; none where that is when something befell those who are
    /// counted, and they were counted later, or where the number is recalled as one that no longer holds.
    pub(crate) fn stated_day(&self) -> Option<&str> {
        let time = &self.statement.time;
        let is_of_number = self.day() == time.day || time.is_ahead;
        let stated = time.stated.as_deref();
        stated.filter(|_| is_of_number && !self.statement.cues.is_replaced)
    }
}

/// Statements with their source: its number from 1, and the tie to an earlier statement of it.
pub(crate) type Numbered = (u32, Option<SourceTie>);

/// Statements of a claim before it that a statement is compared with.
const COMPARED: usize = 64;

/// Numbers the sources of entries in their order.
pub(crate) fn number(entries: &[&Entry]) -> Vec<Numbered> {
    let mut sets = Sets::new(entries.len());
    let mut ties = vec![None; entries.len()];
    for at in 0..entries.len() {
        for earlier in at.saturating_sub(COMPARED)..at {
            let Some(tie) = tie(entries[earlier], entries[at]) else {
                continue;
            };
            ties[at] = ties[at].or(Some(tie));
            sets.join(earlier, at);
        }
    }
    let mut numbers = BTreeMap::new();
    (0..entries.len())
        .map(|at| {
            let next = numbers.len() as u32 + 1;
            let number = *numbers.entry(sets.first(at)).or_insert(next);
            (number, ties[at])
        })
        .collect()
}

/// Why two statements are one source; none where they are independent.
pub(crate) fn tie(one: &Entry, other: &Entry) -> Option<SourceTie> {
    let copied = copies(one, other).filter(|tie| {
        // The same words of two who are named are two statements.
        let speakers = (&one.statement.speaker, &other.statement.speaker);
        !matches!(tie, SourceTie::Reprint | SourceTie::Quote)
            || !matches!(speakers, (Some(a), Some(b)) if a.key != b.key)
    });
    copied.or_else(|| {
        match (one.statement.voice(), other.statement.voice()) {
            (Some(a), Some(b)) if a == b => return Some(SourceTie::Speaker),
            // Two who are named are two, on one site too.
            (Some(_), Some(_)) => return None,
            _ => {}
        }
        let (a, b) = (&one.article.site, &other.article.site);
        (a.is_some() && a == b).then_some(SourceTie::Site)
    })
}

/// Whether one passes on what the other says, in its words.
pub(crate) fn copies(one: &Entry, other: &Entry) -> Option<SourceTie> {
    let (a, b) = (&one.article, &other.article);
    if a.key == b.key {
        return Some(SourceTie::Article);
    }
    if a.prints.iter().any(|print| b.prints.contains(print)) {
        return Some(SourceTie::Reprint);
    }
    if a.via
        .iter()
        .any(|via| b.via.iter().any(|other| other.key == via.key))
    {
        return Some(SourceTie::Via);
    }
    if passes_on(a, other) || passes_on(b, one) {
        return Some(SourceTie::Via);
    }
    let (a, b) = (&one.statement, &other.statement);
    let is_quoted = a.quote.is_some() && a.quote == b.quote;
    let is_copied = a.print.is_some() && a.print == b.print;
    (is_quoted || is_copied).then_some(SourceTie::Quote)
}

/// Whether the article names the speaker or the site of a statement as whom it passes on.
fn passes_on(article: &Article, of: &Entry) -> bool {
    let speaker = of.statement.speaker.as_ref();
    article.via.iter().any(|via| {
        speaker.is_some_and(|speaker| speaker.key == via.key)
            || of.article.site_key.as_ref() == Some(&via.name_key)
    }) || share(&article.via_spelled, &of.article.site_spelled)
}
