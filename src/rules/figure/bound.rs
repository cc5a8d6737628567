//! Words that bound a number: «более», «не менее», «до», «превысило».

use super::turkic;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::Pos;
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List};
use crate::mention::Tokens;
use crate::pattern::number::{self, Numeral};
use crate::text::Text;
use crate::vocabulary::Bound;
use svodka_kazakh::{Case, Form, read};

/// Longest modifier, in words.
const LONGEST: usize = 5;

/// A bound and the words that state it.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    pub bound: Bound,
    pub words: Tokens,
}

/// Whether a modifier ends where the number begins, one that only stresses it too: «в общей сложности».
pub(super) fn is_before(text: &Text<'_>, number: usize) -> bool {
    ending_at(text, number, text.sentence(number).start).is_some()
}

/// The modifiers that end where the number begins, together: «не менее чем около 300».
/// Words that only stress the number («всего», «лишь») are none.
/// A comparative may have the preposition of the figure before the number: «более чем у 300».
pub(super) fn before(text: &Text<'_>, number: usize) -> Option<Stated> {
    let floor = text.sentence(number).start;
    let mut start = number;
    if number > floor + 1
        && text.word(number - 1).pos() == Pos::Preposition
        && text.is_a(number - 2, Function::Than)
    {
        start = number - 1;
    }
    let mut found: Option<Bound> = None;
    while let Some((entry, len)) = ending_at(text, start, floor) {
        let Some(bound) = Bound::by_name(&entry.canonical) else {
            break;
        };
        if bound == Bound::Exact || (&*entry.kind == "to" && grows(text, start - len)) {
            break;
        }
        found = Some(match found {
            None | Some(Bound::About) if bound != Bound::Almost => bound,
            Some(inner) => inner,
            None => bound,
        });
        start -= len;
    }
    if found.is_none()
        && let Some((bound, from)) = set_off(text, start, floor)
    {
        (found, start) = (Some(bound), from);
    }
    if found.is_none()
        && let Some(from) = least(text, start, floor)
    {
        (found, start) = (Some(Bound::AtLeast), from);
    }
    found.map(|bound| Stated {
        bound,
        words: start..number,
    })
}

/// «отец, по меньшей мере, 35 детей»: a modifier between commas, and where it begins.
fn set_off(text: &Text<'_>, number: usize, floor: usize) -> Option<(Bound, usize)> {
    let comma = number.checked_sub(1)?;
    if comma < floor || !text.is_mark(comma, ',') {
        return None;
    }
    let (entry, len) = ending_at(text, comma, floor)?;
    let from = comma - len;
    let opened = from == floor || text.is_mark(from - 1, ',');
    let bound = Bound::by_name(&entry.canonical)?;
    (opened && bound != Bound::Exact && &*entry.kind == "before").then_some((bound, from))
}

/// «собирается от 300 человек», «группы от 20 человек»: «от» is the least where people gather or make a
/// group, else where something comes from. Where the words begin.
fn least(text: &Text<'_>, number: usize, floor: usize) -> Option<usize> {
    let len = (1..=2)
        .find(|&len| number > floor + len && at(text, number - len, len, &["from"]).is_some())?;
    let before = text.word(number - len - 1);
    let lists = text.lexicon.lists();
    let gathers = before.is(List::FigureVerb)
        && before.entries.iter().any(|&id| {
            let entry = lists.entry(id);
            entry.list == List::FigureVerb
                && &*entry.kind == "verb"
                && &*entry.canonical == "participant"
        });
    let group = text.lexicon.group(Group::GrowingGroup).has_lemma_of(before);
    (gathers || group).then_some(number - len)
}

/// The longest modifier whose last word stands before token `end`.
fn ending_at<'a>(text: &Text<'a>, end: usize, floor: usize) -> Option<(&'a Entry, usize)> {
    (1..=LONGEST.min(end - floor))
        .rev()
        .find_map(|len| at(text, end - len, len, &["before", "to"]).map(|entry| (entry, len)))
}

/// The modifier behind the number or its noun: «500+», «300 и более», «тысяча с лишним».
pub(super) fn after(text: &Text<'_>, from: usize) -> Option<Stated> {
    if from >= text.len() {
        return None;
    }
    let end = text.sentence(from).end;
    (1..=LONGEST.min(end - from)).rev().find_map(|len| {
        let entry = at(text, from, len, &["after"])?;
        let bound = Bound::by_name(&entry.canonical)?;
        let glued = text.is_mark(from, '+') && text.tokens[from].spaced;
        let is_reached = bound == Bound::AtMost && is_grown_to(text, from + len);
        (!glued && !is_reached && !leads(text, from + 1, end)).then_some(Stated {
            bound,
            words: from..from + len,
        })
    })
}

/// «300-ге дейін өсті»: a Kazakh verb of growth behind «дейін» says that the number was reached.
fn is_grown_to(text: &Text<'_>, from: usize) -> bool {
    let end = text.sentence(from - 1).end.min(from + 3);
    turkic::is_turkic(text, from - 1) && (from..end).any(|i| is_growth(text, i))
}

/// «300 адамнан астам», «300 млн теңгеге жуық», «300 адамнан асты»: the modifier behind a Kazakh noun that stands in the case it takes.
pub(super) fn behind_noun(text: &Text<'_>, noun: usize) -> Option<Stated> {
    if !turkic::is_turkic(text, noun) {
        return None;
    }
    let case = read(text.normal(noun)).chain.case;
    let stated = after(text, noun + 1)
        .filter(|stated| takes(stated.bound) == Some(case))
        .or_else(|| passed(text, noun + 1).filter(|_| case == Case::Ablative))?;
    let same = text.tokens[noun].sentence == text.tokens[stated.words.start].sentence;
    same.then_some(stated)
}

/// The case that a Kazakh modifier takes.
fn takes(bound: Bound) -> Option<Case> {
    match bound {
        Bound::Over | Bound::Under | Bound::AtLeast => Some(Case::Ablative),
        Bound::About | Bound::Almost | Bound::AtMost => Some(Case::Dative),
        _ => None,
    }
}

/// «300-ден асты», «200-ден аспайды», «мыңнан асқан адам»: the verb behind a Kazakh number in the ablative.
pub(super) fn exceeded(text: &Text<'_>, number: &Numeral) -> Option<Stated> {
    let verb = number.tokens.end;
    let from = turkic::ending(text, number)?.case == Case::Ablative;
    (from && verb < text.sentence(verb - 1).end).then(|| passed(text, verb))?
}

/// The verb at token `verb` that says that what stands before it in the ablative is passed, or is not.
fn passed(text: &Text<'_>, verb: usize) -> Option<Stated> {
    let entry = (verb < text.len()).then(|| at_verb(text, verb))??;
    let bound = Bound::by_name(&entry.canonical)?;
    let is_denied = text.word(verb).kazakh_verb?.is_negative;
    Some(Stated {
        bound: match (bound, is_denied) {
            (Bound::Over, true) => Bound::AtMost,
            _ => bound,
        },
        words: verb..verb + 1,
    })
}

/// Whether the verb behind a number stands before its noun: «мыңнан асқан адам».
pub(super) fn describes(text: &Text<'_>, stated: &Stated) -> bool {
    let verb = text.word(stated.words.start).kazakh_verb;
    verb.is_some_and(|verb| matches!(verb.form, Form::Perfect | Form::Habitual))
}

fn at_verb<'a>(text: &Text<'a>, i: usize) -> Option<&'a Entry> {
    let lists = text.lexicon.lists();
    let mut entries = text.word(i).entries.iter().map(|&id| lists.entry(id));
    entries.find(|entry| entry.list == List::Bound && &*entry.kind == "exceed")
}

/// Whether a modifier that begins at token `i` stands before another number: «12 врачей и более 30 медсестёр».
fn leads(text: &Text<'_>, i: usize, end: usize) -> bool {
    (1..=LONGEST).any(|len| {
        i + len < end
            && at(text, i, len, &["before", "to"]).is_some()
            && number::may_begin(text, i + len)
    })
}

/// The entry of `len` words at token `i`, of one of these kinds.
fn at<'a>(text: &Text<'a>, i: usize, len: usize, kinds: &[&str]) -> Option<&'a Entry> {
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let ids = if len == 1 {
        &word.entries
    } else {
        &word.phrases
    };
    ids.iter().map(|&id| lists.entry(id)).find(|entry| {
        entry.list == List::Bound
            && entry.words.len() == len
            && kinds.contains(&&*entry.kind)
            && entry
                .words
                .iter()
                .enumerate()
                .all(|(k, wanted)| *wanted.normal == *text.normal(i + k))
    })
}

/// The verb before the figure that bounds it: «превысило тысячу», «перевалило за 300».
pub(super) fn verb(text: &Text<'_>, figure: usize) -> Option<Stated> {
    let floor = text.sentence(figure).start;
    for first in (floor.max(figure.saturating_sub(4))..figure).rev() {
        if let Some((entry, end)) = verb_at(text, first) {
            let gap = end..figure;
            let near = end <= figure && gap.len() <= 1 && gap.clone().all(|i| is_adverb(text, i));
            if near {
                let denied = !text.is_a(first, Function::Not)
                    && (floor.max(first.saturating_sub(2))..first)
                        .any(|i| text.is_a(i, Function::Not));
                let bound = Bound::by_name(&entry.canonical)?;
                return Some(Stated {
                    bound: if denied && bound == Bound::Over {
                        Bound::AtMost
                    } else {
                        bound
                    },
                    words: first..end,
                });
            }
        }
    }
    None
}

fn is_adverb(text: &Text<'_>, i: usize) -> bool {
    text.is_a(
        i,
        Function::Already | Function::Today | Function::Even | Function::In | Function::Still,
    )
}

/// The longest bounding verb at token `i` and the token after it.
fn verb_at<'a>(text: &Text<'a>, i: usize) -> Option<(&'a Entry, usize)> {
    let word = text.word(i);
    let lists = text.lexicon.lists();
    let ids = word.phrases.iter().chain(&*word.entries);
    ids.map(|&id| lists.entry(id))
        .filter(|entry| entry.list == List::Bound && &*entry.kind == "verb")
        .filter(|entry| {
            i + entry.words.len() <= text.len()
                && entry.words.iter().enumerate().all(|(k, wanted)| {
                    let word = text.word(i + k);
                    *word.normal == *wanted.normal || word.has_lemma(&wanted.normal)
                })
        })
        .max_by_key(|entry| entry.words.len())
        .map(|entry| (entry, i + entry.words.len()))
}

/// Whether «до» at this token ends a movement: «выросло до 117», «с 20 до 30».
pub(super) fn grows(text: &Text<'_>, to: usize) -> bool {
    let sentence = text.sentence(to);
    let floor = sentence.start.max(to.saturating_sub(10));
    // a noun of growth governs «до» only within its own phrase: not «под сокращение попадут до 300 человек»
    let mut told = false;
    let left = (floor..to).rev().any(|i| {
        let from = text.is_a(i, Function::With) && number::may_begin(text, i + 1);
        let noun = text.word(i).any(|g| g.is_noun());
        let grows = is_growth(text, i) && !(noun && told);
        told |= text.word(i).is_finite_verb();
        grows || from
    });
    left || to == sentence.start && grows_behind(text, to).is_some()
}

/// «До 117 человек выросло …»: the verb of growth behind a figure that begins the sentence with «до».
pub(super) fn grows_behind(text: &Text<'_>, to: usize) -> Option<usize> {
    let end = text.sentence(to).end.min(to + 8);
    (to + 2..end).find(|&i| is_growth(text, i) && text.word(i).is_finite_verb())
}

pub(super) fn is_growth(text: &Text<'_>, i: usize) -> bool {
    let lists = text.lexicon.lists();
    text.word(i).is(List::Bound)
        && text.word(i).entries.iter().any(|&id| {
            let entry = lists.entry(id);
            entry.list == List::Bound && &*entry.kind == "grow"
        })
}

/// Whether a verb of growth stands before token `i`, and which.
pub(super) fn growth(text: &Text<'_>, i: usize, floor: usize) -> Option<usize> {
    (floor..i).rev().find(|&k| is_growth(text, k))
}
