//! One number: digits, words and multipliers added up.

use super::digits::{digits, is_vague};
use super::inner::{exceed, fraction_of, rest_behind_and, slashed};
use super::inverted;
use super::sum::{Cardinal, Part};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::groups::own;
use crate::lexicon::list::{Entry, List};
use crate::lexicon::word::Word;
use crate::pattern::entry;
use crate::text::{Kind, Text};
use svodka_kazakh::read;

/// The number at token `at`. None for ordinals, also compound ones: «двадцать пятый».
pub(super) fn cardinal(text: &Text<'_>, at: usize, end: usize) -> Option<Cardinal> {
    if let Some(found) = inverted::single(text, at, end) {
        return Some(found);
    }
    let is_unread = |before: usize| {
        let is_number = text.tokens[before].kind == Kind::Number;
        is_number && digits(text, before, end).is_none() || vulgar(text.surface(before)).is_some()
    };
    let follows = at.checked_sub(1).is_some_and(is_unread);
    if follows && scale_after(text, at, end).is_some() {
        // Of «999…9 млрд», with more digits than a number may have, «млрд» alone is no number, nor of «½ млн».
        return None;
    }
    let mut number = Cardinal::start();
    let mut i = at;
    while i < end {
        let Some((part, next)) = part(text, i, end, i == at) else {
            break;
        };
        if matches!(part, Part::Ordinal(_)) && !is_round(&number) {
            return None;
        }
        let multiplier = scale_after(text, next, end).is_some();
        if matches!(part, Part::Fraction(_)) && !multiplier {
            // «две трети жителей», «четверть часа»: no number of anything
            return None;
        }
        let half = number.is_empty() && matches!(part, Part::Half(v) if v < 1.0);
        if half && !multiplier || !number.add(&part, multiplier) {
            break;
        }
        number.next = next;
        i = next;
        if ends_in_case(text, i - 1) {
            break;
        }
    }
    if number.is_empty() {
        return None;
    }
    exceed(text, &mut number, end);
    while let Some(rest) = rest_behind_and(text, &number, end) {
        number.join(&rest);
    }
    let fraction =
        fraction(text, number.next, end).or_else(|| kazakh_fraction(text, number.next, end));
    if let Some((fraction, next)) = fraction {
        number.current = Some(number.current.unwrap_or(0.0) + fraction);
        number.next = next;
        if let Some((scale, next)) = scale_after(text, next, end) {
            number.multiply(scale);
            number.next = next;
        }
        return Some(number);
    }
    number.one_word = number.next == at + 1 && number.value() == 1.0;
    let rough = at > 0 && text.is_a(at - 1, Function::With | Function::Under);
    if rough && number.governs && number.next == at + 1 {
        number.about = accusative(text.word(at));
    }
    Some(number)
}

/// «целых одна десятая», «целых и пять сотых»: the part behind the point, and the token after it.
fn fraction(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    if at + 2 >= end || !own(Group::Whole).has(text.normal(at)) {
        return None;
    }
    let from = at + 1 + usize::from(text.is_a(at + 1, Function::And));
    let mut parts = Cardinal::start();
    let mut i = from;
    while let Some((part, next)) = (i < end).then(|| part(text, i, end, false)).flatten() {
        if let Part::Ordinal(whole @ (10.0 | 100.0 | 1000.0)) = part {
            return (!parts.is_empty()).then_some((parts.value() / whole, next));
        }
        if !parts.add(&part, false) {
            return None;
        }
        i = next;
    }
    None
}

/// «мыңнан», «300-ден»: with a case in Kazakh, which stands at the end of a number alone.
fn ends_in_case(text: &Text<'_>, at: usize) -> bool {
    matches!(text.language(at), Some("kk"))
        && read(text.normal(at)).chain.case != svodka_kazakh::Case::Nominative
}

/// «бүтін оннан үш», «бүтін нөл жеті»: the part behind the point in Kazakh, and the token after it.
fn kazakh_fraction(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    if at + 1 >= end || numeral_entry(text, at).is_none_or(|entry| &*entry.kind != "point") {
        return None;
    }
    let mut i = at + 1;
    let is_of = |i: usize| read(text.normal(i)).chain.case == svodka_kazakh::Case::Ablative;
    let of = numeral_entry(text, i)
        .filter(|_| is_of(i))
        .and_then(|entry| entry.canonical.parse::<f64>().ok());
    i += usize::from(of.is_some());
    let is_zero = |i| numeral_entry(text, i).is_some_and(|own| &*own.canonical == "0");
    let mut zeros = 0;
    while i < end && of.is_none() && is_zero(i) {
        (i, zeros) = (i + 1, zeros + 1);
    }
    let mut parts = Cardinal::start();
    while let Some((part, next)) = (i < end).then(|| part(text, i, end, false)).flatten() {
        if scale_after(text, i, end).is_some() || !parts.add(&part, false) {
            break;
        }
        i = next;
    }
    let value = parts.value();
    let digits = zeros + value.max(1.0).log10() as i32 + 1;
    (!parts.is_empty()).then(|| (value / of.unwrap_or_else(|| 10_f64.powi(digits)), i))
}

fn numeral_entry<'a>(text: &Text<'a>, at: usize) -> Option<&'a Entry> {
    entry(text, at, List::Numeral)
}

/// Whether an ordinal after this cannot belong to it: «тысяча первых».
fn is_round(number: &Cardinal) -> bool {
    number.is_empty() || number.governs
}

/// The ordinal at token `at` and the token after it: «пятый», «двадцать первого», «тысяча двести сороковой».
pub(super) fn ordinal(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    let mut number = Cardinal::start();
    let mut i = at;
    while i < end {
        let (part, next) = part(text, i, end, false)?;
        if let Part::Ordinal(value) = part {
            let known = number.value();
            let scale = if value >= 1000.0 && known > 0.0 {
                known
            } else {
                1.0
            };
            let whole = if scale > 1.0 {
                value * known
            } else {
                known + value
            };
            return (value < number.room || scale > 1.0).then_some((whole, next));
        }
        let multiplier = scale_after(text, next, end).is_some();
        if !number.add(&part, multiplier) {
            return None;
        }
        i = next;
    }
    None
}

/// The multiplier at token `at` and the token after it, with its dot: «тыс.», «млн».
pub(super) fn scale_after(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    numeral_noun(text, at, end, &["multiplier"])
}

/// The multiplier or the noun of a group at token `at` and the token after it: «тысяч», «десятков», «сотни».
pub(super) fn factor_after(text: &Text<'_>, at: usize, end: usize) -> Option<(f64, usize)> {
    numeral_noun(text, at, end, &["multiplier", "group"])
}

fn numeral_noun(text: &Text<'_>, at: usize, end: usize, kinds: &[&str]) -> Option<(f64, usize)> {
    if at >= end || text.tokens[at].kind != Kind::Word || !text.word(at).is(List::Numeral) {
        return None;
    }
    let lists = text.lexicon.lists();
    let entry = text
        .word(at)
        .entries
        .iter()
        .map(|&id| lists.entry(id))
        .find(|entry| entry.list == List::Numeral && kinds.contains(&&*entry.kind))?;
    Some((entry.canonical.parse().ok()?, after_dot(text, at, end)))
}

/// The token after `at` and the dot of its abbreviation.
fn after_dot(text: &Text<'_>, at: usize, end: usize) -> usize {
    let abbreviated = own(Group::DottedScale).has(text.normal(at));
    let dot = at + 2 < end.max(at + 1) && text.is_mark(at + 1, '.') && !text.tokens[at + 1].spaced;
    if abbreviated && dot && text.tokens[at + 1].sentence == text.tokens[at + 2].sentence {
        at + 2
    } else {
        at + 1
    }
}

pub(super) fn part(text: &Text<'_>, at: usize, end: usize, first: bool) -> Option<(Part, usize)> {
    if let Some(part) = vulgar(text.surface(at)) {
        return Some((part, at + 1));
    }
    if let Some(found) = slashed(text, at, end) {
        return Some(found);
    }
    let word = text.word(at);
    if text.tokens[at].kind == Kind::Number || word.shape.digit {
        let found = digits(text, at, end)?;
        if is_vague(text.spelling(found.next - 1)) {
            return Some((Part::Vague(found.value), found.next));
        }
        return Some((Part::Digits(found.value, found.decimal), found.next));
    }
    if word.is_a(Function::With)
        && at + 1 < end
        && own(Group::HalfMore).has(text.normal(at + 1))
        && !first
    {
        return Some((Part::Half(fraction_of(text, at + 1)?), at + 2));
    }
    if !word.is(List::Numeral) || first && is_owned(text, at) {
        return None;
    }
    let lists = text.lexicon.lists();
    let kazakh = is_kazakh(text, at, end);
    let mut entries = word
        .entries
        .iter()
        .map(|&id| lists.entry(id))
        .filter(|entry| entry.list == List::Numeral && (&*entry.kind != "ten_kk" || kazakh))
        .filter(|entry| !is_court(text, at, entry));
    let is_whole = |entry: &&Entry| !matches!(&*entry.kind, "vague" | "fraction");
    let is_clear = |entry: &&Entry| &*entry.kind != "vague";
    let entry = (entries.clone().find(is_whole)) // «третью»
        .or_else(|| entries.clone().find(is_clear))
        .or_else(|| entries.next())?;
    let value: f64 = entry.canonical.parse().ok()?;
    let next = after_dot(text, at, end);
    let plural = first && plural_alone(text, at, &entry.words[0].normal);
    let part = match &*entry.kind {
        "multiplier" if plural => Part::Vague(value),
        "multiplier" => Part::Multiplier(value),
        "group" if plural && value > 2.0 => Part::Vague(value),
        "group" => Part::Group(value),
        "collective" if own(Group::TogetherCollective).has(&entry.words[0].normal) => {
            return None;
        }
        "collective" => Part::Collective(value),
        "half" => Part::Half(value),
        "fraction" => Part::Fraction(value),
        "vague" if !first && text.is_kazakh(at) => Part::Thousands(value),
        "vague" => Part::Vague(value),
        "ordinal" => Part::Ordinal(value),
        "hundreds" => Part::Hundreds,
        "ten_kk" => Part::Ten,
        "point" => return None,
        _ => Part::Plain(value),
    };
    (!misread(text, at, end)).then_some((part, next))
}

/// «½», «1½»: digits and the fraction that one character says.
fn vulgar(written: &str) -> Option<Part> {
    let mark = written.chars().next_back()?;
    let fraction = match mark {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => return None,
    };
    let whole = written.strip_suffix(mark)?;
    Some(match whole.is_empty() {
        true => Part::Half(fraction),
        false => Part::Digits(whole.parse::<u32>().map(f64::from).ok()? + fraction, None),
    })
}

/// «сот», a Kazakh court, which is a form of «сто» and «сотня» in Russian.
fn is_court(text: &Text<'_>, at: usize, entry: &Entry) -> bool {
    matches!(&*entry.kind, "group" | "hundred")
        && text.is_kazakh(at)
        && !text.word(at).is_form_of(&entry.words[0].normal)
}

/// «бірі», «ел жүзінде»: a numeral that only its stem is, with a possessor, which says no number alone; «тоғызы» does.
fn is_owned(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    if word.kazakh.is_empty() {
        return false;
    }
    let lists = text.lexicon.lists();
    let reading = read(&word.normal);
    let stem = lists.find(List::Numeral, &reading.stem);
    let counts = |entry: &Entry| {
        matches!(&*entry.kind, "collective" | "vague")
            || &*entry.kind == "unit" && &*entry.canonical != "1" // «тоғызы», not «бірі» and «жүзі»
            || is_of_theirs(text, at)
    };
    reading.chain.possessor.is_some()
        && lists.find(List::Numeral, &word.normal).is_none()
        && stem.is_some_and(|entry| !counts(entry))
}

/// «олардың сегізіне»: a number of those told of before.
fn is_of_theirs(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|&i| i >= text.sentence(at).start);
    before.is_some_and(|i| text.lexicon.group(Group::TurkicTheirs).has(text.normal(i)))
}

/// Whether the paragraph is in Kazakh or Kyrgyz, where «он» is ten, or a number of theirs goes on.
fn is_kazakh(text: &Text<'_>, at: usize, end: usize) -> bool {
    let turkic = matches!(text.language(at), Some("kk" | "ky"));
    let is_foreign = |i: usize| {
        let word = text.word(i);
        let is_known = word.readings.iter().any(|reading| reading.known);
        let goes_on = || i + 1 < end && text.word(i + 1).is(List::Numeral);
        let unit = numeral_entry(text, i).is_some_and(|entry| &*entry.kind == "unit");
        unit && !word.any(|g| g.pos == Pos::Numeral) && (!is_known || goes_on())
    };
    turkic || at + 1 < end && is_foreign(at + 1)
}

/// Vague words that say no size are not numbers: «ряд», «множество».
/// «семью» is the number only before an instrumental plural.
fn misread(text: &Text<'_>, at: usize, end: usize) -> bool {
    let word = text.normal(at);
    let instrumental = |g: &Grammar| g.case == Some(Case::Ins) && g.number == Some(Number::Plur);
    if own(Group::SevenOrFamily).has(word) {
        return !(at + 1 < end && text.word(at + 1).any(instrumental));
    }
    if own(Group::InTop).has(word) {
        return at > 0 && text.is_a(at - 1, Function::In);
    }
    own(Group::NoSize).has(word) || own(Group::NoSizeStem).begins(word)
}

/// «тысячи», «сотен», «десятками» without a number: nobody says how many. After a word that takes the
/// genitive, «тысячи» and «сотни» are one thousand and one hundred.
fn plural_alone(text: &Text<'_>, at: usize, lemma: &str) -> bool {
    let has = |number| {
        let mut readings = text.word(at).readings.iter();
        readings.any(|r| *r.lemma == *lemma && r.grammar.number == Some(number))
    };
    let taken = at > 0 && takes_genitive(text, at - 1);
    has(Number::Plur) && !(has(Number::Sing) && taken)
}

/// Words after which a numeral noun stands in the genitive singular.
fn takes_genitive(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    if word.is_a(Function::And) {
        // «тысячи и тысячи» are many, «миллиона и тысячи» two numbers
        let before = at
            .checked_sub(1)
            .filter(|&i| text.word(i).is(List::Numeral));
        return before.is_some_and(|i| text.normal(i) != text.normal(at + 1));
    }
    word.is(List::Bound)
        || word.is_a(
            Function::OutOf
                | Function::From
                | Function::Until
                | Function::For
                | Function::Without
                | Function::Greater
                | Function::Fewer
                | Function::Than,
        )
        || own(Group::Reaching).has_lemma_of(word)
}

fn accusative(word: &Word) -> bool {
    word.any(|g| g.case == Some(Case::Acc) && g.number == Some(Number::Sing))
}
