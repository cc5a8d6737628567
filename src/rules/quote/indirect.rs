//! Speech in the author's words: «по словам …», «как сообщили …», «сообщила, что …», «…, сообщил …».

use super::clause::{has_predicate, trim, words};
use super::cue::{self, Cue};
use super::passing::{self, cited_source};
use super::reader::{Attribution, Finding, Reader, omitted};
use super::source::{self, Source};
use crate::lexicon::grammar::Case;
use crate::mention::Tokens;
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::{BlockKind, QuoteMode};

/// «Как сообщили в …, …».
pub(super) const AS: Rule = Rule {
    id: "quote.as_said",
    about: "A clause that somebody said, after «как»: Как отметил Иванов, …",
    examples: &[
        yields(
            "Как отметил Марат Ахметов, в посёлке посадили тысячу деревьев.",
            &["Марат Ахметов: в посёлке посадили тысячу деревьев"],
        ),
        silent(
            "Марат Ахметов показал, как сообщать о пожаре.",
            "an infinitive after «как»",
        ),
    ],
};

/// «сообщила, что …».
pub(super) const THAT: Rule = Rule {
    id: "quote.that",
    about: "A clause after a verb of saying and «что»: Иванов сообщил, что …",
    examples: &[
        yields(
            "Марат Ахметов сообщил, что в посёлке посадили тысячу деревьев.",
            &["Марат Ахметов: в посёлке посадили тысячу деревьев"],
        ),
        silent(
            "Опыт подсказал Марату Ахметову, что деревья приживутся.",
            "no verb of saying",
        ),
    ],
};

/// «…, сообщил …».
pub(super) const TRAILING: Rule = Rule {
    id: "quote.trailing",
    about: "A clause and who said it, after a comma: …, сообщила Иванова",
    examples: &[
        yields(
            "В посёлке посадили тысячу деревьев, сообщил аким Марат Ахметов.",
            &["Марат Ахметов: В посёлке посадили тысячу деревьев"],
        ),
        silent(
            "Марат Ахметов приехал в посёлок, рассказал о деревьях и уехал.",
            "a predicate of the same subject, no speech before",
        ),
    ],
};

/// «Об этом сообщил …».
pub(super) const ABOUT: Rule = Rule {
    id: "quote.about_this",
    about: "The sentence before «об этом»: …. Об этом сообщил Иванов",
    examples: &[
        yields(
            "В посёлке посадили тысячу деревьев. Об этом сообщил аким Марат Ахметов.",
            &["Марат Ахметов: В посёлке посадили тысячу деревьев"],
        ),
        silent(
            "В посёлке посадили тысячу деревьев. Об этом знает аким Марат Ахметов.",
            "no verb of saying",
        ),
    ],
};

const fn indirect(rule: &Rule, confidence: f64) -> Finding {
    Finding {
        rule: rule.id,
        mode: QuoteMode::Indirect,
        confidence,
    }
}

/// Finds speech in the author's words in each sentence.
pub(super) fn find(reader: &mut Reader<'_>) {
    for number in 0..reader.text.sentences.len() {
        let sentence = reader.text.sentences[number].clone();
        if !says(reader.text, &sentence) {
            continue;
        }
        let end = passing::core_end(reader, &sentence);
        let core = sentence.start..end;
        if about_this(reader, &sentence)
            || super::phrase::find(reader, &core)
            || as_said(reader, &core)
        {
            continue;
        }
        if trailing(reader, &core) || that(reader, &core) {
            continue;
        }
        passed_on(reader, &sentence, &core);
    }
}

/// Whether the sentence has a verb of saying or a phrase that may introduce a source.
fn says(text: &Text<'_>, sentence: &Tokens) -> bool {
    sentence.clone().any(|i| {
        let word = text.word(i);
        word.lists.has(crate::lexicon::list::List::Say) || !word.phrases.is_empty()
    })
}

/// «…. Об этом сообщил X.»: the sentence before.
fn about_this(reader: &mut Reader<'_>, sentence: &Tokens) -> bool {
    let text = reader.text;
    let start = sentence.start;
    if sentence.len() < 4 || text.normal(start) != "об" || text.normal(start + 1) != "этом" {
        return false;
    }
    let Some(cue) = cue::first(text, &(start + 2..sentence.end), 12) else {
        return true;
    };
    let Some(source) = speaker(reader, sentence, &cue) else {
        return true;
    };
    if start == 0 {
        return true;
    }
    let before = text.sentence(start - 1);
    let block = &text.article.blocks[text.tokens[before.start].block as usize];
    if block.kind == BlockKind::Title || !has_predicate(text, &before) {
        return true;
    }
    let said = attribution(Some(source), &cue);
    push(reader, indirect(&ABOUT, 0.75), before, &said);
    true
}

/// The subject of `cue`; where a medium passes it on, the source that it cites.
fn speaker(reader: &Reader<'_>, sentence: &Tokens, cue: &Cue<'_>) -> Option<Source> {
    let source = reader.subject(sentence, cue);
    match source {
        Some(source) if source.media && cue.passes_on() => {
            cited_source(reader, source.end, sentence.end)
        }
        source => source,
    }
}

fn attribution(source: Option<Source>, cue: &Cue<'_>) -> Attribution {
    Attribution {
        source,
        cue: Some(cue.lemma.to_owned()),
        verb: cue.tokens.clone(),
    }
}

/// Keeps a clause that is no quote yet.
pub(super) fn push(
    reader: &mut Reader<'_>,
    finding: Finding,
    tokens: Tokens,
    said: &Attribution,
) -> bool {
    let tokens = trim(reader.text, tokens, true);
    if words(reader.text, &tokens) < 2 || reader.is_taken(&tokens) {
        return false;
    }
    reader.push(finding, tokens, said);
    true
}

/// «Как сообщили в X, …» at the head of a sentence.
fn as_said(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    let Some(at) = (core.start..core.end.min(core.start + 4)).find(|&i| text.normal(i) == "как")
    else {
        return false;
    };
    let Some(cue) = cue::first(text, &(at + 1..core.end), 5) else {
        return false;
    };
    let comma = |from: usize| (from..core.end).find(|&i| text.is_mark(i, ','));
    let Some(limit) = comma(cue.tokens.end) else {
        return false;
    };
    let source = source::before(text, reader.names, at + 1, &cue)
        .or_else(|| source::find(text, reader.names, cue.tokens.end, core.end, &cue))
        .or_else(|| omitted(text, &cue).filter(|_| limit == cue.tokens.end));
    let Some(source) = source else { return false };
    if source.media && cue.passes_on() {
        return true;
    }
    let Some(comma) = comma(source.end.max(cue.tokens.end)) else {
        return false;
    };
    let clause = after_apposition(text, comma + 1, core.end, Case::Nom)..core.end;
    push(
        reader,
        indirect(&AS, 0.92),
        clause,
        &attribution(Some(source), &cue),
    )
}

/// First token of the clause after a comma: past a further description of the speaker and its comma.
pub(super) fn after_apposition(text: &Text<'_>, from: usize, end: usize, case: Case) -> usize {
    let Some(comma) = (from..end.min(from + 12)).find(|&i| text.is_mark(i, ',')) else {
        return from;
    };
    let office = |i: usize| {
        let word = text.word(i);
        word.lists.has(crate::lexicon::list::List::Office) && word.can_be(case)
    };
    let described = (from..comma.min(from + 3)).any(office);
    if described && !has_predicate(text, &(from..comma)) {
        comma + 1
    } else {
        from
    }
}

/// «…, сообщила X»: the last comma of the sentence that a verb of saying follows.
fn trailing(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    for comma in core.clone().rev().filter(|&i| text.is_mark(i, ',')) {
        let tail = comma + 1..core.end;
        let clause = core.start..comma;
        if words(text, &clause) < 3 {
            return false;
        }
        let Some(cue) = cue::first(text, &tail, 5) else {
            continue;
        };
        if !(tail.start..cue.tokens.start).all(|i| may_precede(text, i)) {
            continue;
        }
        let Some(source) = source::find(text, reader.names, cue.tokens.end, core.end, &cue) else {
            continue;
        };
        let goes_on = (source.end..core.end)
            .any(|i| text.is_mark(i, ',') && i + 1 < core.end && text.normal(i + 1) == "что");
        if goes_on || words(text, &clause) < 5 && !has_predicate(text, &clause) {
            return false;
        }
        let source = match source {
            source if source.media && cue.passes_on() => cited_source(reader, source.end, core.end),
            source => Some(source),
        };
        return source.is_some_and(|source| {
            push(
                reader,
                indirect(&TRAILING, 0.9),
                clause,
                &attribution(Some(source), &cue),
            )
        });
    }
    false
}

/// Words that may stand between the comma and the verb: «как», «об этом», «также», «ранее».
fn may_precede(text: &Text<'_>, i: usize) -> bool {
    matches!(
        text.normal(i),
        "как"
            | "об"
            | "о"
            | "этом"
            | "том"
            | "также"
            | "ранее"
            | "уже"
            | "тем"
            | "временем"
            | "при"
            | "сегодня"
            | "накануне"
            | "вчера"
    )
}

/// «X сообщил, что …»; several in one sentence: «… и добавил, что …».
fn that(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    let mut from = core.start;
    let mut open: Option<(usize, Attribution)> = None; // first token of a clause, and who says it
    while let Some((cue, clause)) = next_that(text, from, core.end) {
        from = clause;
        let end = match &open {
            None => cue.tokens.start,
            Some((start, _)) => match link(text, *start, cue.tokens.start) {
                Some(end) => end,
                None => continue, // said within what is said
            },
        };
        let own = open.as_ref().map_or(core.start, |_| end + 1);
        let source = that_source(reader, own..clause, &cue)
            .or_else(|| open.as_ref().and_then(|(_, said)| said.source.clone()));
        if let Some((start, said)) = open.take() {
            push(reader, indirect(&THAT, 0.9), start..end, &said);
        }
        let Some(source) = source.filter(|source| !(source.media && cue.passes_on())) else {
            continue;
        };
        open = Some((clause, attribution(Some(source), &cue)));
    }
    match open {
        Some((start, said)) => push(reader, indirect(&THAT, 0.9), start..core.end, &said),
        None => false,
    }
}

/// The next verb of saying that «, что» follows, and the first token of its clause.
fn next_that<'a>(text: &'a Text<'_>, from: usize, end: usize) -> Option<(Cue<'a>, usize)> {
    let mut i = from;
    while i < end {
        if let Some(cue) = cue::at(text, i, end)
            && !(i > 0 && text.normal(i - 1) == "не")
            && let Some(clause) = that_after(text, cue.tokens.end, end)
        {
            return Some((cue, clause));
        }
        i += 1;
    }
    None
}

/// First token after «, что» that belongs to a verb before token `from`: no other predicate between.
fn that_after(text: &Text<'_>, from: usize, end: usize) -> Option<usize> {
    for i in from..end.min(from + 30) {
        if text.is_mark(i, ',') && i + 1 < end && text.normal(i + 1) == "что" {
            return Some(i + 2);
        }
        let stop = text.is_mark(i, '«') || text.is_mark(i, ':') || text.is_mark(i, ';');
        if stop && !text.is_mark(i, '«')
            || text.word(i).is_finite_verb()
            || text.word(i).has_lemma("который")
        {
            return None;
        }
    }
    None
}

/// The subject of a verb that «что» follows: a name right after it, one before it, one after it, or the
/// one who spoke last where no noun can be its subject.
fn that_source(reader: &Reader<'_>, tokens: Tokens, cue: &Cue<'_>) -> Option<Source> {
    let text = reader.text;
    let right = reader.is_person(cue.tokens.end);
    let after = || source::find(text, reader.names, cue.tokens.end, tokens.end, cue);
    let source = if right { after() } else { None }
        .or_else(|| reader.subject(&tokens, cue))
        .or_else(after);
    source.or_else(|| {
        omitted(text, cue).filter(|_| !has_subject(text, tokens.start..cue.tokens.start))
    })
}

/// Whether a noun of the stretch can be nominative and is no object of a preposition.
fn has_subject(text: &Text<'_>, tokens: Tokens) -> bool {
    let mut governed = false;
    for i in tokens {
        let word = text.word(i);
        if word.pos() == crate::lexicon::grammar::Pos::Preposition {
            governed = true;
        } else if word.any(|g| g.is_noun()) {
            if !governed && word.can_be(Case::Nom) {
                return true;
            }
            governed = false;
        }
    }
    false
}

/// Where a clause that began at `start` ends before the verb at `verb`: the last comma, or «и» right before.
fn link(text: &Text<'_>, start: usize, verb: usize) -> Option<usize> {
    let near = verb.saturating_sub(3).max(start);
    let and = (near..verb).rev().find(|&i| text.normal(i) == "и");
    let comma = (start..verb).rev().find(|&i| text.is_mark(i, ','));
    match (and, comma) {
        (Some(and), Some(comma)) if comma + 1 == and => Some(comma),
        (Some(and), _) => Some(and),
        (None, comma) => comma.filter(|&comma| text.normal(comma + 1) != "что"),
    }
}

/// «…, сообщает агентство со ссылкой на X»: the clause before, said by X.
fn passed_on(reader: &mut Reader<'_>, sentence: &Tokens, core: &Tokens) -> bool {
    if core.end == sentence.end || words(reader.text, core) < 4 {
        return false;
    }
    let Some(cue) = cue::first(reader.text, &(core.end + 1..sentence.end), 5) else {
        return false;
    };
    let Some(source) = cited_source(reader, cue.tokens.end, sentence.end) else {
        return false;
    };
    let said = attribution(Some(source), &cue);
    push(reader, indirect(&TRAILING, 0.85), core.clone(), &said)
}
