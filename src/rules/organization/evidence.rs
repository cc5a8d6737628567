//! What shows that capital letters stand for a body, and not for a thing: «сообщили в ЦКПГ», unlike «доля ВЭТС».

use super::acronym::{ACRONYM, is_common};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number};
use crate::lexicon::group::Group;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word_table::WordId;
use crate::mention::{Mention, Name, Tokens};
use crate::pattern::{listed, plausibly};
use crate::text::{Kind, Text};
use rustc_hash::FxHashSet;
use svodka_kazakh::{Derived, Possessor, read};

/// The acronyms of a text that it shows to be those of bodies, and of things.
#[derive(Default)]
pub(super) struct Evidence {
    bodies: FxHashSet<WordId>,
    things: FxHashSet<WordId>,
}

impl Evidence {
    /// Reads what stands around each acronym; costs a few look-ups for each.
    pub fn of(text: &Text<'_>) -> Self {
        let mut evidence = Self::default();
        for i in (0..text.len()).filter(|&i| is_acronym(text, i)) {
            let id = text.tokens[i].word;
            match stands_for_body(text, i) {
                _ if is_quote(text, i + 1) => {}
                Some(false) => drop(evidence.things.insert(id)),
                Some(true) => drop(evidence.bodies.insert(id)),
                None if is_common(text, i) => {}
                None => {
                    if is_titled(text, i)
                        || speaks(text, i)
                        || acts(text, i)
                        || is_listed(text, i)
                        || has_officer(text, i)
                    {
                        evidence.bodies.insert(id);
                    }
                }
            }
        }
        evidence
    }

    /// Whether the text shows the acronym at token `i` to be that of a body.
    pub fn is_body(&self, text: &Text<'_>, i: usize) -> bool {
        let id = text.tokens[i].word;
        self.bodies.contains(&id) && !self.things.contains(&id)
    }

    /// Whether the text spells out the acronym at token `i`, and what it stands for is no body.
    pub fn is_thing(&self, text: &Text<'_>, i: usize) -> bool {
        self.things.contains(&text.tokens[i].word)
    }
}

/// A few capital letters of one alphabet, in Kazakh text with an ending or without.
pub(super) fn is_acronym(text: &Text<'_>, i: usize) -> bool {
    let shape = text.word(i).shape;
    let is_bare = shape.all_caps && !shape.hyphen;
    text.is_word(i)
        && (is_bare || shape.acronym && text.is_kazakh(i))
        && !shape.digit
        && (2..=8).contains(&letters(text, i).chars().count())
        && shape.cyrillic != shape.latin
}

/// «ТЖМ-нің», «департаментінің (СБД)»: letters with a Kazakh ending, which the tagger does not know, or for which the
/// words of the text speak.
pub fn is_kazakh_acronym(text: &Text<'_>, mention: &Mention) -> bool {
    let i = mention.tokens.start;
    matches!(mention.name, Name::Organization(_))
        && mention.tokens.len() == 1
        && text.is_kazakh(i)
        && is_acronym(text, i)
        && (text.word(i).shape.acronym || mention.rule == ACRONYM.id)
}

/// The acronym at token `i` without its ending: «ТЖМ» of «ТЖМ-нің».
pub(super) fn letters<'a>(text: &'a Text<'_>, i: usize) -> &'a str {
    let surface = text.surface(i);
    match surface.split_once('-') {
        Some((letters, _)) if text.word(i).shape.acronym => letters,
        _ => surface,
    }
}

/// Whether `tokens` are an acronym (Cyrillic, or of two or three letters) outside quotation marks that no list of names has: only the text could show that it
/// is that of a body, and then the rule for acronyms has seen it.
pub fn is_unshown(text: &Text<'_>, tokens: &Tokens) -> bool {
    let i = tokens.start;
    let shape = text.word(i).shape;
    tokens.len() == 1
        && is_acronym(text, i)
        && (shape.cyrillic || shape.letters < 4)
        && !text
            .word(i)
            .lists
            .meets(ListSet::of(&[List::OrgName, List::OrgHead]))
        && !text.is_quoted(tokens)
}

/// Whether a quotation mark stands at `i`: letters before it are those of a legal form.
pub(super) fn is_quote(text: &Text<'_>, i: usize) -> bool {
    let mark = text.tokens.get(i).map(|token| token.kind);
    matches!(mark, Some(Kind::Mark('«' | '"' | '“' | '„')))
}

/// Whether the words that the acronym in parentheses at `i` abbreviates name a body: «Совет юных степняков (СЮС)» do,
/// «государственно-частное партнёрство (ГЧП)» do not. `None` where it abbreviates none.
fn stands_for_body(text: &Text<'_>, i: usize) -> Option<bool> {
    let open = i.checked_sub(1).filter(|&open| text.is_mark(open, '('))?;
    if !text.is_mark(i + 1, ')') {
        return None;
    }
    let wanted = text.normal(i);
    let mut letters = String::new();
    let mut body = false;
    let first = text.sentence(i).start.max(open.saturating_sub(LONGEST));
    for at in (first..open).rev() {
        if !text.is_word(at) {
            return None;
        }
        let word = text.word(at);
        let capital = word.shape.capital && !text.starts_clause(at);
        body |= capital || word.lists.meets(HEADS);
        if word.shape.letters > 2 {
            let parts = word
                .normal
                .split('-')
                .filter_map(|part| part.chars().next());
            letters = parts.chain(letters.chars()).collect();
        }
        if letters == wanted {
            return Some(body);
        }
        if letters.len() > wanted.len() {
            return None;
        }
    }
    None
}

const HEADS: ListSet = ListSet::of(&[List::OrgHead, List::OrgForm]);

/// An acronym stands for at most this many words.
const LONGEST: usize = 12;

/// The token before `i` in its sentence.
fn before(text: &Text<'_>, i: usize) -> Option<usize> {
    i.checked_sub(1).filter(|&b| b >= text.sentence(i).start)
}

/// «директор ЦКПГ», «агентство ЦКПГ»: an office or a noun for a body before it.
fn is_titled(text: &Text<'_>, i: usize) -> bool {
    let Some(b) = before(text, i) else {
        return false;
    };
    is_officer(text, b)
        || heads_part(text, b)
        || listed(text, b, i, HEADS).is_some_and(|head| head.len == 1)
}

fn is_officer(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let one = |g: &Grammar| g.animate && g.number != Some(Number::Plur);
    let is_known = word.readings.iter().any(|reading| reading.known);
    // «замначальника»: one form for all cases, so that no reading of it is likely
    let is_fixed = || word.any(|g| g.indeclinable && g.animate);
    word.lists.meets(ListSet::of(&[List::Office, List::Deputy]))
        && (!is_known || plausibly(word, one) || is_fixed())
}

/// «начальник отдела ЦКПГ», «директор юридического департамента ЦКПГ»: an office in a part of the body, which ends at
/// token `last`.
fn heads_part(text: &Text<'_>, last: usize) -> bool {
    const PARTS: ListSet = ListSet::of(&[List::OrgPart, List::OrgHead]);
    const BETWEEN: usize = 3;
    let start = text.sentence(last).start;
    let genitive = |i: &usize| text.is_word(*i) && text.word(*i).can_be(Case::Gen);
    text.word(last).lists.meets(PARTS)
        && (start..last + 1)
            .rev()
            .take(BETWEEN)
            .take_while(genitive)
            .any(|i| i > start && is_officer(text, i - 1))
}

/// «ЦКПГ-нің бас маманы», «ЦКПГ мәліметінше»: Kazakh words for an office of its, or for what it says, behind it.
fn has_officer(text: &Text<'_>, i: usize) -> bool {
    const WORDS: usize = 4;
    let end = text.sentence(i).end.min(i + 1 + WORDS);
    let words = (i + 1..end).take_while(|&t| text.is_word(t) && !text.word(t).shape.capital);
    let is_office = |t: usize| {
        let chain = read(text.normal(t)).chain;
        let is_its = chain.possessor == Some(Possessor::Third) && !chain.is_plural;
        let says = t == i + 1 && chain.derived == Some(Derived::InTheWay);
        is_its
            && text
                .word(t)
                .lists
                .meets(ListSet::of(&[List::Office, List::Deputy]))
            || says
                && text
                    .word(t)
                    .lists
                    .meets(ListSet::of(&[List::Say, List::SayNoun]))
    };
    text.is_kazakh(i) && words.into_iter().any(is_office)
}

/// «сообщили в ЦКПГ», «в ЦКПГ сообщили», «сообщает ЦКПГ», «ЦКПГ заявил», «по данным ЦКПГ».
fn speaks(text: &Text<'_>, i: usize) -> bool {
    let sentence = text.sentence(i);
    let says = |t: usize| {
        sentence.contains(&t) && text.word(t).is(List::Say) && text.word(t).is_finite_verb()
    };
    let b = before(text, i);
    let there = b.filter(|&b| text.is_a(b, Function::In));
    let source = b.filter(|&b| b > sentence.start).is_some_and(|b| {
        let phrase = listed(text, b - 1, i, ListSet::of(&[List::SayPhrase]));
        phrase.is_some_and(|phrase| phrase.len == 2)
    });
    source
        || says(i + 1)
        || there
            .or(Some(i))
            .and_then(|t| t.checked_sub(1))
            .is_some_and(says)
}

/// «ЦКПГ построит», «ЦКПГ намерен»: the subject of a verb for what bodies do.
fn acts(text: &Text<'_>, i: usize) -> bool {
    let first = before(text, i).is_none_or(|b| text.is_mark(b, ',') || text.is_mark(b, '«'));
    let verb = i + 1;
    first
        && text.sentence(i).contains(&verb)
        && (text.word(verb).is_finite_verb() || text.word(verb).any(|g| g.short))
        && text.lexicon.group(Group::Act).has_lemma_of(text.word(verb))
}

/// «МВД, ЦКПГ и КНБ»: beside a known body in a list.
fn is_listed(text: &Text<'_>, i: usize) -> bool {
    let sentence = text.sentence(i);
    let joint = |t: usize| text.is_mark(t, ',') || text.is_a(t, Function::And);
    let known = |t: usize| {
        sentence.contains(&t)
            && is_acronym(text, t)
            && text.word(t).is(List::OrgName)
            && !text.word(t).is(List::Place)
    };
    let behind = i + 2 < sentence.end && joint(i + 1) && known(i + 2);
    behind || i >= sentence.start + 2 && joint(i - 1) && known(i - 2)
}

#[cfg(test)]
mod tests {
    use super::Evidence;
    use crate::text::sample::Analyst;

    #[test]
    fn bodies_and_things() {
        let cases = [
            ("Об этом сообщили в ЦКПГ.", true),
            ("В ЦКПГ отметили рост.", true),
            ("ЦКПГ заявил о росте.", true),
            ("По данным ЦКПГ, рост продолжится.", true),
            ("ЦКПГ построит дорогу.", true),
            ("Приехал директор ЦКПГ.", true),
            ("Приехал начальник юридического отдела ЦКПГ.", true),
            ("Приехал замначальника ЦКПГ.", true),
            ("Проверку ведут МВД, ЦКПГ и прокуратура.", true),
            ("Совет кормовых и полевых гряд (ЦКПГ) вырос.", false),
            ("Доля ЦКПГ выросла.", false),
            (
                "Сняли центр корма, полей и гряд. Цены кормов прошлого года (ЦКПГ) выросли, сообщили в ЦКПГ.",
                false,
            ),
            ("Построили центр кормов (ЦКПГ).", false),
        ];
        let analyst = Analyst::new();
        let found = cases.map(|(text, _)| {
            let body = analyst.read(text, |text| {
                let evidence = Evidence::of(text);
                (0..text.len()).any(|i| text.normal(i) == "цкпг" && evidence.is_body(text, i))
            });
            (text, body)
        });
        assert_eq!(found, cases);
    }
}
