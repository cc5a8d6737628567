//! What somebody says, as rules of files find it.

use super::indirect::push;
use super::reader::{Attribution, Finding, Reader};
use super::source::Source;
use crate::decide::Attempts;
use crate::pattern::Ground;
use crate::rules::written::{Builds, Found, Piece, Rules, Side, named};
use crate::vocabulary::QuoteMode;

/// How sure such a rule is.
const SURE: f64 = 0.8;

/// Keeps what stands in the sentence before or behind the words that a rule fits, unless it is a quote already.
pub(super) fn find(reader: &mut Reader<'_>, rules: &Rules, attempts: &mut Attempts<'_>) {
    let mut own = rules
        .that_build(|builds| matches!(builds, Builds::Quote(_)))
        .peekable();
    if own.peek().is_none() {
        return;
    }
    let (text, names) = (reader.text, reader.names);
    let known = &named(text, names);
    for rule in own {
        let Builds::Quote(side) = rule.builds else {
            continue;
        };
        let finding = Finding {
            rule: rule.id,
            mode: QuoteMode::Indirect,
            confidence: SURE,
        };
        for found in rule.find(Ground { text, known }, attempts) {
            let sentence = text.sentence(found.words.start);
            let words = match side {
                Side::Before => sentence.start..found.words.start,
                Side::After => found.words.end..sentence.end,
            };
            if let Some(said) = attribution(reader, &found) {
                push(reader, finding, words, &said);
            }
        }
    }
}

/// Who says it, and the verb.
fn attribution(reader: &Reader<'_>, found: &Found) -> Option<Attribution> {
    let speaker = found.mention(reader.text, reader.names, Piece::Speaker)?;
    let verb = found.piece(Piece::Cue).cloned().unwrap_or_default();
    let cue = (!verb.is_empty()).then(|| {
        let word = reader.text.word(verb.start);
        let lemma = word.best().map(|reading| &*reading.lemma);
        lemma.unwrap_or(&*word.normal).to_owned()
    });
    Some(Attribution {
        source: Some(Source::named(reader.names, speaker)),
        cue,
        verb,
    })
}
