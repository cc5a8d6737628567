//! How far a report goes: each sentence of the article and the source that it has from the ones around it.

use super::indirect::TRAILING;
use super::subject::is_body;
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{AttributionFact, AttributionKind, QuoteFact, Tokens};
use crate::text::Text;
use crate::vocabulary::{BlockKind, QuoteMode};

/// Confidence of the first sentence that carries on a report; each further one has less.
const CONTINUED: f64 = 0.75;
const LESS: f64 = 0.08;
/// Confidence of what follows «об этом сообщил …», whose report stands before it.
const AFTERWARDS: f64 = 0.6;
/// Confidence of what follows «рассказал о …».
const BESIDE: f64 = 0.45;
/// Confidence of what stands before «…, сообщил Иванов» in its paragraph.
const TRAILED: f64 = 0.55;
/// Confidence of the paragraph after a report, and of those before the first.
const NEARBY: f64 = 0.3;
/// Confidence of the paragraph right after one that is «об этом сообщил …» and no more.
const SPELT_OUT: f64 = 0.45;
/// How many sentences carry on one report.
const LONGEST: usize = 12;

/// Words with their sources: the quotes, the reports beside them, and the sentences that carry one on.
pub(super) fn find(
    text: &Text<'_>,
    quotes: &[QuoteFact],
    reports: Vec<AttributionFact>,
) -> Vec<AttributionFact> {
    let mut found: Vec<AttributionFact> = quotes
        .iter()
        .enumerate()
        .map(|(index, quote)| of_quote(text, index, quote))
        .collect();
    found.extend(reports);
    trailed(text, quotes, &mut found);
    found.sort_by_key(|it| (it.tokens.start, it.tokens.end, it.kind));
    let mut walk = Walk {
        text,
        next: 0,
        running: None,
        carried: Vec::new(),
    };
    for sentence in text.sentences {
        walk.read(&found, sentence);
    }
    let carried = walk.carried;
    found.extend(carried);
    ahead(text, &mut found);
    found
}

fn of_quote(text: &Text<'_>, index: usize, quote: &QuoteFact) -> AttributionFact {
    let direct = quote.mode == QuoteMode::Direct;
    AttributionFact {
        kind: match direct {
            true => AttributionKind::Direct,
            false => AttributionKind::Indirect,
        },
        speaker: quote.speaker.clone(),
        is_body: quote.speaker.as_ref().is_some_and(|it| is_body(text, it)),
        is_anonymous: quote.speaker.is_none()
            && direct
            && quote.cue.is_some()
            && from_text(text, quote),
        quote: Some(index),
        carries: None,
        cue: quote.cue.clone(),
        tokens: quote.tokens.clone(),
        evidence: quote.evidence.clone(),
        confidence: quote.confidence,
    }
}

/// «…», — говорится в сообщении: a text speaks.
fn from_text(text: &Text<'_>, quote: &QuoteFact) -> bool {
    let end = quote.tokens.end;
    (end..text.len().min(end + 8)).any(|i| text.word(i).is(List::SayNoun))
}

/// The sentences of the paragraph before one that ends in «…, сообщил Иванов» may be his as well.
fn trailed(text: &Text<'_>, quotes: &[QuoteFact], found: &mut Vec<AttributionFact>) {
    for (index, quote) in quotes.iter().enumerate() {
        if quote.rule != TRAILING.id {
            continue;
        }
        let start = text.sentence(quote.tokens.start).start;
        let first = text.block(start).start;
        if first < start {
            found.push(AttributionFact {
                kind: AttributionKind::Before,
                quote: None,
                carries: None,
                tokens: first..start,
                confidence: TRAILED,
                ..of_quote(text, index, quote)
            });
        }
    }
}

/// A report that the next sentence may carry on.
#[derive(Clone, Copy)]
struct Running {
    /// Its attribution.
    of: usize,
    /// Block of its last sentence.
    block: u32,
    /// Confidence of the next sentence in that block.
    confidence: f64,
    /// Sentences that carried it on.
    length: usize,
}

struct Walk<'a> {
    text: &'a Text<'a>,
    /// The first attribution that does not begin before the sentence at hand.
    next: usize,
    running: Option<Running>,
    carried: Vec<AttributionFact>,
}

impl Walk<'_> {
    fn read(&mut self, found: &[AttributionFact], sentence: &Tokens) {
        let first = self.next;
        while found
            .get(self.next)
            .is_some_and(|it| it.tokens.start < sentence.end)
        {
            self.next += 1;
        }
        let block = self.text.tokens[sentence.start].block;
        let own = (first..self.next)
            .filter(|&index| found[index].kind != AttributionKind::Before)
            .max_by_key(|&index| {
                (
                    found[index].kind != AttributionKind::Statement,
                    found[index].tokens.end,
                )
            });
        if let Some(of) = own {
            self.running = self.begin(found, of, block);
            return;
        }
        let Some(running) = self.running.filter(|_| !breaks_off(self.text, sentence)) else {
            self.running = None;
            return;
        };
        self.carry_on(found, running, sentence, block);
    }

    /// The report that attribution `of` begins; a quote that is closed ends with its marks.
    fn begin(&self, found: &[AttributionFact], of: usize, block: u32) -> Option<Running> {
        let it = &found[of];
        let reached_back = found[..self.next].iter().rev().take(8).any(|other| {
            other.kind == AttributionKind::Before && other.tokens.end == it.tokens.start
        });
        let headline =
            self.text.article.blocks[block as usize].kind == BlockKind::Title && it.quote.is_none();
        let confidence = match it.kind {
            _ if headline => return None,
            AttributionKind::Direct => return None,
            AttributionKind::Statement if reached_back => AFTERWARDS,
            AttributionKind::Statement => BESIDE.min(it.confidence),
            _ => CONTINUED.min(it.confidence),
        };
        Some(Running {
            of,
            block,
            confidence,
            length: 0,
        })
    }

    fn carry_on(
        &mut self,
        found: &[AttributionFact],
        running: Running,
        sentence: &Tokens,
        block: u32,
    ) {
        let beyond = block - running.block;
        if beyond > 1 || running.length == LONGEST {
            self.running = None;
            return;
        }
        let (kind, confidence) = match beyond {
            0 => (AttributionKind::Continued, running.confidence),
            _ if running.confidence == AFTERWARDS => (AttributionKind::Nearby, SPELT_OUT),
            _ => (AttributionKind::Nearby, NEARBY),
        };
        self.carried
            .push(continuation(found, running.of, kind, confidence, sentence));
        self.running = Some(Running {
            confidence: running.confidence - LESS,
            length: running.length + 1,
            ..running
        });
    }
}

/// The sentence as carrying on attribution `of`.
fn continuation(
    found: &[AttributionFact],
    of: usize,
    kind: AttributionKind,
    confidence: f64,
    sentence: &Tokens,
) -> AttributionFact {
    AttributionFact {
        kind,
        quote: None,
        carries: Some(of),
        tokens: sentence.clone(),
        confidence,
        ..found[of].clone()
    }
}

/// Whether the sentence is speech, or turns to something else: «напомним», «ранее».
fn breaks_off(text: &Text<'_>, sentence: &Tokens) -> bool {
    let speech = text
        .quotes_opened(sentence.clone())
        .iter()
        .any(|quote| quote.depth == 0 && quote.inside().len() > 8);
    let block = text.tokens[sentence.start].block as usize;
    let dash = text.is_dash(sentence.start);
    speech
        || dash
        || text.article.blocks[block].kind == BlockKind::Title
        || text
            .lexicon
            .group(Group::Turn)
            .has(text.normal(sentence.start))
}

/// The sentences before the first report, which may be its own lead.
fn ahead(text: &Text<'_>, found: &mut Vec<AttributionFact>) {
    let in_headline = |it: &AttributionFact| {
        let block = text.tokens[it.tokens.start].block as usize;
        text.article.blocks[block].kind == BlockKind::Title
    };
    let reports = |it: &AttributionFact| it.speaker.is_some() && !in_headline(it);
    let Some(of) = found.iter().position(reports) else {
        return;
    };
    let start = text.sentence(found[of].tokens.start).start;
    let lead: Vec<AttributionFact> = text
        .sentences
        .iter()
        .take_while(|sentence| sentence.end <= start)
        .take(LONGEST)
        .map(|sentence| continuation(found, of, AttributionKind::Nearby, NEARBY, sentence))
        .collect();
    found.extend(lead);
}
