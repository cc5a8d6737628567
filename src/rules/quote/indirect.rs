//! Speech in the author's words: «по словам …», «как сообщили …», «сообщила, что …», «…, сообщил …».

use super::clause::{has_predicate, trim, words};
use super::cue::{self, Cue};
use super::gapped;
use super::kazakh;
use super::passing::{self, cited_source};
use super::reader::{Attribution, Finding, Reader, omitted};
use super::segment;
use super::source::{self, Source};
use super::statement;
use super::unlisted;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::lexicon::morphology::Reading;
use crate::mention::{AttributionKind, Tokens};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::QuoteMode;

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

/// Confidence of what a source states within the speech of another.
const SAID_WITHIN: f64 = 0.7;

pub(super) const fn indirect(rule: &Rule, confidence: f64) -> Finding {
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
        if reader.text.is_kazakh(sentence.start) {
            kazakh::find(reader, &sentence);
            continue;
        }
        if statement::before(reader, &sentence) || !says(reader.text, &sentence) {
            continue;
        }
        let core = sentence.start..passing::core_end(reader, &sentence);
        let parts = segment::split(reader, &core);
        let mut found = false;
        for part in &parts {
            found |= in_part(reader, part);
            statement::find(reader, part);
        }
        gapped::find(reader, &core);
        if !found && !passed_on(reader, &sentence, &core) {
            unlisted::trailing(reader, &core);
        }
    }
}

/// Speech in a part of a sentence that has a source of its own.
fn in_part(reader: &mut Reader<'_>, part: &Tokens) -> bool {
    super::phrase::find(reader, part)
        || as_said(reader, part)
        || trailing(reader, part)
        || super::that::find(reader, part)
}

/// Whether the sentence has a verb of saying or a phrase that may introduce a source.
fn says(text: &Text<'_>, sentence: &Tokens) -> bool {
    sentence.clone().any(|i| {
        let word = text.word(i);
        word.lists.has(List::Say)
            || !word.phrases.is_empty()
            || word.is_a(Function::By | Function::According | Function::That)
    })
}

/// The subject of `cue`; where a medium passes it on, the source that it cites.
pub(super) fn speaker(reader: &Reader<'_>, sentence: &Tokens, cue: &Cue<'_>) -> Option<Source> {
    let source = reader.subject(sentence, cue);
    match source {
        Some(source) if source.media && cue.passes_on => {
            cited_source(reader, source.end, sentence.end)
        }
        source => source,
    }
}

pub(super) fn attribution(source: Option<Source>, cue: &Cue<'_>) -> Attribution {
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
    if words(reader.text, &tokens) < 2 {
        return false;
    }
    if reader.is_taken(&tokens) {
        reader.report(AttributionKind::Indirect, SAID_WITHIN, tokens, said);
        return false;
    }
    reader.push(finding, tokens, said);
    true
}

/// «Как сообщили в X, …» at the head of a sentence.
fn as_said(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    let Some(at) = (core.start..core.end.min(core.start + 4)).find(|&i| text.is_a(i, Function::As))
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
    let bare = limit == cue.tokens.end; // «как отмечается, …»
    let source = source::before(text, reader.names, at + 1, &cue).or_else(|| match bare {
        true => omitted(text, &cue),
        false => source::find(text, reader.names, cue.tokens.end, core.end, &cue),
    });
    let Some(mut source) = source else {
        return false;
    };
    if is_retold(text, &cue) {
        reader.report(
            AttributionKind::Indirect,
            SAID_WITHIN,
            core.clone(),
            &Attribution::default(),
        );
        return false;
    }
    if source.media && cue.passes_on {
        let Some(cited) = cited_source(reader, source.end, core.end) else {
            return true;
        };
        source = cited;
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

/// «как сообщал …»: the paper takes up what it wrote before.
fn is_retold(text: &Text<'_>, cue: &Cue<'_>) -> bool {
    let past = |reading: &Reading| reading.grammar.tense == Some(Tense::Past);
    text.lexicon.group(Group::LastingSay).has(cue.lemma)
        && text.word(cue.tokens.start).best().is_some_and(past)
}

/// First token of the clause after a comma: past further descriptions of the speaker and their commas.
pub(super) fn after_apposition(text: &Text<'_>, from: usize, end: usize, case: Case) -> usize {
    let mut from = from;
    for _ in 0..3 {
        let Some(comma) = (from..end.min(from + 12)).find(|&i| text.is_mark(i, ',')) else {
            break;
        };
        if comma == from
            || has_predicate(text, &(from..comma))
            || !describes(text, from..comma, case)
        {
            break;
        }
        from = comma + 1;
    }
    from
}

/// Whether the stretch describes a speaker who stands in that case: an office, or in the genitive a noun
/// or name that cannot be nominative.
fn describes(text: &Text<'_>, tokens: Tokens, case: Case) -> bool {
    let office = |i: usize| text.word(i).is(List::Office) && text.word(i).can_be(case);
    let first = text.word(tokens.start);
    let oblique = case == Case::Gen && first.can_be(Case::Gen) && !first.can_be(Case::Nom);
    oblique || (tokens.start..tokens.end.min(tokens.start + 3)).any(office)
}

/// «…, сообщила X»: the last comma of the sentence that a verb of saying follows.
fn trailing(reader: &mut Reader<'_>, core: &Tokens) -> bool {
    let text = reader.text;
    for comma in core.clone().rev().filter(|&i| text.is_mark(i, ',')) {
        let tail = comma + 1..core.end;
        let clause = core.start..comma;
        if words(text, &clause) < 2 {
            return false;
        }
        let Some(cue) = cue::first(text, &tail, 5) else {
            continue;
        };
        let free = (tail.start..cue.tokens.start).all(|i| may_precede(text, i));
        if !free || is_governing(text, cue.tokens.end, core.end) {
            continue;
        }
        let Some(source) = source::find(text, reader.names, cue.tokens.end, core.end, &cue) else {
            continue;
        };
        let goes_on = (source.end..core.end)
            .any(|i| text.is_mark(i, ',') && i + 1 < core.end && text.is_a(i + 1, Function::That));
        if goes_on || words(text, &clause) < 5 && !has_predicate(text, &clause) {
            return false;
        }
        if cue.passes_on && super::that::find(reader, &clause) {
            return true; // «В полиции сообщили, что …, передает X»
        }
        let clause = if inserted(text, source.end, core.end) {
            core.clone()
        } else {
            clause
        };
        let source = match source {
            source if source.media && cue.passes_on => cited_source(reader, source.end, core.end),
            source => Some(source),
        };
        return source.is_some_and(|source| {
            let said = attribution(Some(source), &cue);
            push(reader, indirect(&TRAILING, 0.9), clause, &said)
        });
    }
    false
}

/// «…, ранее предлагал ограничить срок»: an infinitive right behind the verb is what it says.
fn is_governing(text: &Text<'_>, after: usize, end: usize) -> bool {
    after < end && text.word(after).any(|g| g.infinitive)
}

/// «…, отмечают эксперты, …»: whether the sentence goes on after the one who speaks, who ends before `from`.
fn inserted(text: &Text<'_>, from: usize, end: usize) -> bool {
    let comma = from < end && text.is_mark(from, ',') && from + 1 < end;
    let word = |i: usize| text.word(i);
    comma
        && !word(from + 1).is_a(Function::Which)
        && !word(from + 1).any(|g| g.pos == Pos::Verb && !g.finite && !g.infinitive)
        && has_predicate(text, &(from + 1..end))
}

/// Words that may stand between the comma and the verb: «как», «об этом», «также», «ранее».
fn may_precede(text: &Text<'_>, i: usize) -> bool {
    let when = Function::Earlier | Function::Already | Function::Today | Function::Yesterday;
    let what = Function::As
        | Function::About
        | Function::This
        | Function::ThatOne
        | Function::Also
        | Function::At;
    text.is_a(i, when | what) || text.lexicon.group(Group::Meanwhile).has(text.normal(i))
}

/// «…, сообщает агентство со ссылкой на X»: the clause before, said by X.
fn passed_on(reader: &mut Reader<'_>, sentence: &Tokens, core: &Tokens) -> bool {
    let stated = words(reader.text, core) >= 4 || has_predicate(reader.text, core);
    if core.end == sentence.end || !stated {
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
