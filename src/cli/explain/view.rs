//! A record as rows of one shape, whatever their table.

use super::args::{ExplainArgs, Table};
use super::decisions::{self, Attempt, Decision};
use super::one_rule::family;
use clap::ValueEnum;
use serde_json::Value;
use std::collections::HashMap;
use std::ops::Range;
use svodka::decide::{Attempt as Tried, Outcome, Trace};
use svodka::pipeline::{Desk, Engine};
use svodka::record::{Id, Record};
use svodka::source::harmless;
use svodka_tell::{Lang, Told, gist, sureness, tell};

/// What is to be shown.
pub struct Wanted {
    /// Tables, none for all.
    tables: Vec<Table>,
    /// A word that paragraphs must have, folded.
    word: Option<String>,
    /// Whether what the models decided is wanted.
    weights: bool,
    /// The one rule of which everything is to be shown.
    pub rule: Option<String>,
    /// The language of sentences.
    pub lang: Lang,
}

/// A record to be shown.
pub struct View {
    /// The text, by code points.
    pub text: Vec<char>,
    /// The parts of the text to be shown, in code points.
    pub parts: Vec<Range<usize>>,
    /// Objects to be shown, in the order of the record.
    pub objects: Vec<Object>,
    /// What was decided on the way.
    pub decisions: Vec<Decision>,
    /// What the rule that was asked for looked at, where it is one of a file.
    pub attempts: Vec<Attempt>,
    /// Figures that rules of files refused, where what was decided is wanted.
    pub refusals: Vec<Attempt>,
    /// Whether only some parts or tables are shown.
    pub is_excerpt: bool,
    /// The language of sentences.
    pub lang: Lang,
}

/// An object of a record.
pub struct Object {
    pub id: String,
    pub kind: &'static str,
    /// Its first words in the text.
    pub words: String,
    /// Its short form: of a number what is said first, of others as the examples of rules have it, without the words.
    pub brief: String,
    pub rule: String,
    pub confidence: f64,
    /// How sure it is, in words.
    pub sureness: String,
    /// Where it stands, in code points.
    pub spans: Vec<(usize, usize)>,
    /// What is said of it and by which words.
    pub told: Vec<Told>,
}

impl Wanted {
    /// What the arguments ask for.
    pub fn of(args: &ExplainArgs) -> Self {
        Self {
            tables: args.only.clone(),
            word: args.find.as_deref().map(folded),
            weights: args.weights || args.rule.is_some(),
            rule: args.rule.clone(),
            lang: args.language(),
        }
    }

    /// What was asked for and is in no text, for messages.
    pub fn word(&self) -> Option<&str> {
        self.word.as_deref()
    }

    fn tables(&self) -> &[Table] {
        match self.tables.is_empty() {
            true => Table::value_variants(),
            false => &self.tables,
        }
    }

    /// The blocks that have the word; all of the text where no word is wanted.
    fn parts(&self, record: &Record, text: &[char]) -> Vec<Range<usize>> {
        let Some(word) = &self.word else {
            return std::iter::once(0..text.len()).collect();
        };
        let blocks = record.article.blocks.iter();
        blocks
            .map(|block| block.start as usize..block.end as usize)
            .filter(|part| {
                let block: String = text.get(part.clone()).unwrap_or_default().iter().collect();
                folded(&block).contains(word)
            })
            .collect()
    }
}

impl View {
    /// What is wanted of a record; `None` where it has nothing of it.
    ///
    /// # Errors
    /// A record that is not JSON.
    pub fn of(
        record: &Record,
        trace: &Trace,
        wanted: &Wanted,
        number_in: &mut NumberIn<'_>,
    ) -> serde_json::Result<Option<Self>> {
        let text: Vec<char> = record
            .article
            .text
            .iter()
            .flat_map(|text| text.chars())
            .collect();
        let parts = wanted.parts(record, &text);
        if parts.is_empty() && wanted.word.is_some() {
            return Ok(None);
        }
        let stands = |(start, _): &(usize, usize)| parts.iter().any(|part| part.contains(start));
        let value = serde_json::to_value(record)?;
        let mut briefs: HashMap<String, String> = record
            .briefs()
            .into_iter()
            .map(|brief| (brief.id.to_string(), brief.form))
            .collect();
        let mut objects = Vec::new();
        for (table, kind) in wanted.tables().iter().map(|table| table.names()) {
            for fields in list(&value[table]) {
                let brief = briefs.remove(&string(&fields["id"])).unwrap_or_default();
                let mut object = Object::new(kind, fields, brief, wanted.lang);
                if object.spans.iter().any(stands) {
                    tell_of(record, &mut object, wanted.lang, number_in);
                    objects.push(object);
                }
            }
        }
        let mut decisions = match wanted.weights {
            true => decisions::of(record, trace),
            false => Vec::new(),
        };
        decisions.retain(|decision| {
            let is_wanted = |table: &Table| table.names().1 == decision.kind();
            let of_rule = |id: &String| family(id) == decision.kind();
            wanted.tables().iter().any(is_wanted)
                && wanted.rule.as_ref().is_none_or(of_rule)
                && stands(&decision.span())
        });
        let is_asked = |tried: &Tried| Some(tried.rule) == wanted.rule.as_deref();
        let mut attempts = decisions::attempts(record, trace, is_asked);
        let is_refused =
            |tried: &Tried| tried.refuses && matches!(tried.outcome, Outcome::Fires(_));
        let mut refusals =
            decisions::attempts(record, trace, |tried| wanted.weights && is_refused(tried));
        attempts.retain(|attempt| stands(&attempt.span));
        refusals.retain(|attempt| stands(&attempt.span));
        Ok(Some(Self {
            text,
            objects,
            attempts,
            refusals,
            decisions,
            lang: wanted.lang,
            is_excerpt: wanted.word.is_some() || !wanted.tables.is_empty(),
            parts,
        }))
    }
}

impl Object {
    fn new(kind: &'static str, fields: &Value, brief: String, lang: Lang) -> Self {
        let own = match fields.get("mentions") {
            Some(mentions) => list(mentions),
            None => std::slice::from_ref(fields),
        };
        let end = |span: &Value, field| span[field].as_u64().unwrap_or(0) as usize;
        let spans = own
            .iter()
            .map(|span| (end(span, "start"), end(span, "end")));
        let words = own
            .first()
            .map_or_else(String::new, |span| string(&span["text"]));
        let confidence = fields["confidence"].as_f64().unwrap_or(0.0);
        Self {
            id: string(&fields["id"]),
            kind,
            brief: without_words(brief, &words),
            spans: spans.collect(),
            told: Vec::new(),
            words,
            rule: string(&fields["rule"]),
            confidence,
            sureness: sureness(lang, confidence),
        }
    }
}

/// Finds the number in the words of a figure or a sum.
pub struct NumberIn<'e> {
    /// The engine that read them.
    pub engine: &'e Engine,
    /// Its desk.
    pub desk: &'e mut Desk,
}

impl NumberIn<'_> {
    /// The words before the number.
    fn before<'w>(&mut self, words: &'w str) -> &'w str {
        let number = self.engine.number_in(words, self.desk).ok().flatten();
        let before = number.and_then(|number| words.get(..number.start));
        before.unwrap_or_default().trim()
    }
}

/// Puts what is said of an object into sentences; a number is short in the same words.
fn tell_of(record: &Record, object: &mut Object, lang: Lang, number_in: &mut NumberIn<'_>) {
    let Ok(id) = object.id.parse::<Id>() else {
        return;
    };
    if !matches!(object.kind, "figure" | "amount") {
        object.told = tell(record, id, lang, "");
        return;
    }
    let number_words = number_in.before(&object.words);
    object.told = tell(record, id, lang, number_words);
    object.brief = gist(record, id, lang);
}

/// `words = value` and `speaker: words` without the words.
fn without_words(brief: String, words: &str) -> String {
    let ahead = format!("{words} = ");
    let behind = format!(": {words}");
    brief
        .strip_prefix(&ahead)
        .or_else(|| brief.strip_suffix(&behind))
        .map_or_else(|| brief.clone(), str::to_owned)
}

/// The items of a list; none of anything else.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or("").to_owned()
}

/// Small letters, «ё» as «е».
fn folded(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

/// The words as they may be shown, cut where they are many.
pub fn short(words: &str) -> String {
    const MOST: usize = 48;
    match words.char_indices().nth(MOST) {
        None => safe(words),
        Some((end, _)) => safe(words[..end].trim_end()) + "…",
    }
}

/// A text that cannot paint the screen.
pub fn safe(text: &str) -> String {
    text.chars().map(harmless).collect()
}
