//! Speech that a label at the head of its paragraph ascribes: headlines and interviews.

use super::clause::{begins_block, block_end, has_predicate, is_clause, trim, words};
use super::kazakh;
use super::reader::{Attribution, Finding, Reader};
use super::source::Source;
use crate::lexicon::grammar::Case;
use crate::lexicon::list::List;
use crate::mention::{Name, Tokens};
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Text};
use crate::vocabulary::{BlockKind, QuoteMode};

/// «Токаев: …» as a headline, «Анна Ким: …» as an answer.
pub(super) const LABEL: Rule = Rule {
    id: "quote.label",
    about: "A paragraph that begins with a person's name and a colon, where others do too: Анна Ким: Мы рады",
    examples: &[
        yields(
            "Журналист: Когда вы начали?\nАнна Ким: Мы начали пять лет назад.\nЖурналист: А дальше?\nАнна Ким: Потом пришли волонтёры.",
            &[
                "Анна Ким: Мы начали пять лет назад",
                "Анна Ким: Потом пришли волонтёры",
            ],
        ),
        silent(
            "Анна Ким: биография и интересные факты.\nОна живёт в Астане. Журналисты пишут о ней.",
            "a heading",
        ),
    ],
};

/// The most tokens of a label.
const LONGEST: usize = 8;

/// Finds paragraphs that a label ascribes: each of an interview, and a headline.
pub(super) fn find(reader: &mut Reader<'_>) {
    let text = reader.text;
    let mut labelled: Vec<(Source, Tokens)> = Vec::new();
    let mut titles = 0;
    let mut asked = 0; // paragraphs of somebody without a name
    let mut i = 0;
    while i < text.len() {
        let end = block_end(text, i);
        if let Some(colon) = label(text, i, end) {
            let speech = colon + 1..end;
            if let Some(source) = speaker(reader, i, colon).filter(|_| speaks(text, &speech)) {
                titles += usize::from(is_title(text, i));
                labelled.push((source, speech));
            } else {
                asked += usize::from(text.word(i).lists.has(List::Office));
            }
        }
        i = end;
    }
    let interview = labelled.len() - titles + asked > 1;
    for (source, speech) in labelled {
        if !(interview || is_title(text, source.words.start)) || reader.is_taken(&speech) {
            continue;
        }
        let said = Attribution {
            source: Some(source),
            ..Attribution::default()
        };
        let finding = Finding {
            rule: LABEL.id,
            mode: QuoteMode::Direct,
            confidence: 0.85,
        };
        reader.push(finding, trim(text, speech, true), &said);
    }
}

pub(super) fn is_title(text: &Text<'_>, i: usize) -> bool {
    let block = text.tokens[i].block as usize;
    text.article.blocks[block].kind == BlockKind::Title
        || block == 0 && text.article.blocks.len() > 1
}

/// The colon behind the label that begins the paragraph at token `i`.
fn label(text: &Text<'_>, i: usize, end: usize) -> Option<usize> {
    debug_assert!(begins_block(text, i));
    let colon = (i..end.min(i + LONGEST)).find(|&k| text.is_mark(k, ':'))?;
    let plain = (i..colon)
        .all(|k| text.is_word(k) && !text.word(k).is_finite_verb() || text.is_mark(k, '.'));
    (plain && colon > i && colon + 2 < end).then_some(colon)
}

/// The person in the nominative that the label ends with.
fn speaker(reader: &Reader<'_>, from: usize, colon: usize) -> Option<Source> {
    let text = reader.text;
    if text.is_kazakh(from) && is_title(text, from) && reader.names.over(colon - 1).is_none() {
        return kazakh::office(reader, from, colon);
    }
    let (index, mention) = reader.names.over(colon - 1)?;
    let Name::Person(_) = &mention.name else {
        return None;
    };
    let nominative =
        |i: usize| !text.word(i).any(|g| g.is_noun()) || text.word(i).can_be(Case::Nom);
    let title = (from..mention.tokens.start).all(|i| !text.is_mark(i, ','));
    (title && mention.tokens.clone().all(nominative) && mention.tokens.end == colon)
        .then(|| Source::named(reader.names, index))
}

/// Whether the stretch is speech: a sentence of its own, without quotation marks or a dash before it.
fn speaks(text: &Text<'_>, tokens: &Tokens) -> bool {
    let first = tokens.start;
    let plain = !matches!(text.tokens[first].kind, Kind::Mark(_));
    let capital = text.word(first).shape.capital || text.tokens[first].kind == Kind::Number;
    plain
        && capital
        && words(text, tokens) >= 2
        && (has_predicate(text, tokens) || is_clause(text, tokens))
}
