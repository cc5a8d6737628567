//! Titles that stand alone: lines of a life («С 2008 года — министр»), and nouns that take up somebody
//! named before («министр добавил»).

use super::after::can_be;
use super::title::Title;
use crate::lexicon::grammar::{Case, Number};
use crate::mention::{Names, Referent};
use crate::text::{Kind, Text};

/// Whoever the text speaks of, where the title is all that a sentence says, but for a time before a dash.
pub(super) fn of_life(text: &Text<'_>, names: &Names, title: &Title) -> Option<Referent> {
    let start = title.start();
    let sentence = text.sentence(start);
    if !can_be(text, title.head, Case::Nom) {
        return None;
    }
    let dash = start
        .checked_sub(1)
        .filter(|&i| i > sentence.start && text.is_dash(i));
    let speaks_of_time = dash.is_some_and(|dash| {
        let from = (sentence.start..dash)
            .rev()
            .find(|&i| text.is_mark(i, ',') || text.is_mark(i, ';'))
            .map_or(sentence.start, |i| i + 1);
        let mut before = from..dash;
        before.clone().any(|i| text.tokens[i].kind == Kind::Number)
            && before.all(|i| names.over(i).is_none() && !text.word(i).is_finite_verb())
    });
    let subject = Referent::Pronoun {
        token: start,
        gender: None,
    };
    if speaks_of_time {
        let named = (sentence.start..start).find_map(|i| names.person(i));
        return Some(named.map_or(subject, |(index, _)| Referent::Name(index)));
    }
    None
}

/// The noun phrase that takes up somebody named before.
pub(super) fn taken_up(text: &Text<'_>, title: &Title) -> Option<Referent> {
    let head = title.head;
    let word = text.word(head);
    let plural = !word.any(|g| g.is_noun() && g.number == Some(Number::Sing));
    let bare = title.tokens.len() == 1 && title.target.is_none();
    if plural || !bare || is_new(text, title) || !is_subject(text, title) {
        return None;
    }
    Some(Referent::Noun {
        tokens: title.tokens.clone(),
        head,
    })
}

/// Words before a title that tell of somebody not named yet, or of nobody: «другой врач», «как врач».
fn is_new(text: &Text<'_>, title: &Title) -> bool {
    let start = title.start();
    if text.word(start).has_lemma("новый") {
        return true;
    }
    let Some(before) = start
        .checked_sub(1)
        .filter(|&i| i >= text.sentence(start).start)
    else {
        return false;
    };
    let word = text.word(before);
    matches!(
        &*word.normal,
        "как" | "один" | "одна" | "из" | "кто-то" | "никто" | "новый" | "новая"
    ) || [
        "другой",
        "каждый",
        "любой",
        "иной",
        "какой",
        "какой-то",
        "некий",
        "один",
        "новый",
    ]
    .iter()
    .any(|lemma| word.has_lemma(lemma))
}

/// Whether the title is the nominative beside a verb.
fn is_subject(text: &Text<'_>, title: &Title) -> bool {
    let sentence = text.sentence(title.head);
    let before = title
        .start()
        .checked_sub(1)
        .filter(|&i| i >= sentence.start);
    let after = Some(title.tokens.end).filter(|&i| i < sentence.end);
    let nominative = text.word(title.head).best().is_some_and(|r| {
        r.grammar.animate
            && r.grammar.case == Some(Case::Nom)
            && r.grammar.number == Some(Number::Sing)
    });
    nominative
        && [before, after]
            .into_iter()
            .flatten()
            .any(|i| text.word(i).is_finite_verb())
}
