//! Organizations known by name.

use super::location;
use super::tail::{self, Words};
use super::{described, kind_of, mention, words};
use crate::lexicon::Lexicon;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, NameType, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Capitals, Entry, List, ListSet};
use crate::lexicon::morphology::Reading;
use crate::lexicon::word::Word;
use crate::mention::{Mention, OrganizationName};
use crate::pattern::{Listed, entry as head_entry, head_before, listed};
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Text};
use crate::vocabulary::OrganizationKind;
use std::sync::LazyLock;

/// «Казинформ», «МВД Казахстана», «Air Astana».
pub(super) const KNOWN: Rule = Rule {
    id: "organization.known",
    about: "a name of the gazetteer; of a body of state with the country behind it",
    examples: &[
        yields("Об этом передаёт Казинформ.", &["Казинформ (media)"]),
        yields(
            "Приказ подписали в МВД Казахстана.",
            &["Министерство внутренних дел Казахстана (government)"],
        ),
        yields(
            "Об этом сообщили в МЧС области Абай.",
            &["Министерство по чрезвычайным ситуациям области Абай (government)"],
        ),
        yields("Рейс выполняет Air Astana.", &["Air Astana (company)"]),
        yields(
            "Прилетел вертолёт МЧС.",
            &["Министерство по чрезвычайным ситуациям (government)"],
        ),
        yields(
            "Приказ вышел в МВД РК, затем в МВД Республики Казахстан.",
            &["Министерство внутренних дел Республики Казахстан (government)"],
        ),
        yields(
            "Закон принял Мажилис Парламента РК, сказали в Мажилисе.",
            &["Мажилис Парламента Республики Казахстан (government)"],
        ),
        yields(
            "Кафедру открыли в ЗКУ им. М. Утемисова.",
            &["ЗКУ им. М. Утемисова (education)"],
        ),
        silent("Он приехал на автомобиле Honda.", "a car"),
        silent(
            "Известия о победе обрадовали всех.",
            "a common noun that begins a sentence",
        ),
    ],
};

pub(super) const NAMES: ListSet = ListSet::of(&[List::OrgName]);

/// Adds the known names of a text.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>) {
    let mut i = 0;
    while i < text.len() {
        let word = text.word(i);
        let mut next = i + 1;
        if word.is(List::OrgName) || !word.phrases.is_empty() {
            if let Some(known) = listed(text, i, text.sentence(i).end, NAMES)
                && let Some(mention) = at(text, i, &known)
            {
                next = mention.tokens.end;
                found.push(mention);
            }
        } else if may_be_inflected(word) {
            found.extend(inflected(text, i));
        }
        i = next;
    }
}

/// A capitalised word that the dictionary does not know: its lemma may be guessed wrong.
fn may_be_inflected(word: &Word) -> bool {
    let shape = word.shape;
    shape.capital
        && shape.cyrillic
        && !shape.all_caps
        && shape.letters >= 6
        && !word
            .lists
            .meets(ListSet::of(&[List::Place, List::GivenName]))
        && word.readings.iter().all(|reading| !reading.known)
}

/// A known name in another case than the list has it: «Росприроднадзора», «Минкомсвязи».
fn inflected(text: &Text<'_>, i: usize) -> Option<Mention> {
    let entry = by_ending(text, i)?;
    let tokens = i..i + 1;
    Some(mention(
        &KNOWN,
        0.9,
        tokens.clone(),
        tokens,
        described(entry),
    ))
}

/// What forms of names end in, and what the nominative ends in: `data/paradigms/case_endings.tsv`, the first that fits counts.
static ENDINGS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/paradigms/case_endings.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).skip(1);
    let cells = rows.filter_map(|row| row.split_once('\t'));
    cells
        .filter_map(|(form, nominative)| {
            Some((form.strip_prefix('-')?, nominative.strip_prefix('-')?))
        })
        .collect()
});

/// The entry that token `i` is but for a case ending.
pub(super) fn by_ending<'a>(text: &Text<'a>, i: usize) -> Option<&'a Entry> {
    let lists = text.lexicon.lists();
    let normal = text.normal(i);
    ENDINGS.iter().find_map(|(ending, nominative)| {
        let stem = normal.strip_suffix(ending)?;
        if nominative.is_empty() {
            lists.find(List::OrgName, stem)
        } else {
            lists.find(List::OrgName, &format!("{stem}{nominative}"))
        }
    })
}

/// «в Twitter», «у Белого дома»: a place to write or stand in.
fn is_venue(text: &Text<'_>, i: usize, entry: &Entry) -> bool {
    i > text.sentence(i).start
        && text.lexicon.group(Group::Locative).has(text.normal(i - 1))
        && text
            .lexicon
            .group(Group::Network)
            .has(entry.surface.to_lowercase().as_str())
}

/// Cars, aircraft and services bear the names of their makers: «автомобиль Honda», «Toyota Camry»,
/// «на видеохостинге YouTube».
pub(super) fn is_product(text: &Text<'_>, i: usize, end: usize) -> bool {
    if !text.word(i).shape.latin && !text.word(i).shape.capital {
        return false;
    }
    let of_product = i > text.sentence(i).start
        && text
            .lexicon
            .group(Group::Product)
            .has_lemma_of(text.word(i - 1));
    let model = text.word(i).shape.latin
        && end < text.sentence(i).end
        && is_model(text, end)
        && !text.is_mark(end, '.');
    of_product || model
}

/// «станция «Мир»»: quoted, behind a noun for something else.
fn is_title(text: &Text<'_>, i: usize) -> bool {
    i > 0
        && !text.is_word(i - 1)
        && text.word(i).best().is_some_and(|r| r.known)
        && text.is_quoted(&(i..i + 1))
        && head_before(text, i - 1)
            .is_some_and(|head| matches!(head.entry.list, List::OtherHead | List::CampaignHead))
}

/// «Челси Мэннинг»: a club's name before a family name.
fn is_given_name(text: &Text<'_>, entry: &Entry, end: usize) -> bool {
    let lone = &*entry.kind == "sport" && entry.words.len() == 1;
    if !lone || !text.is_word(end) || text.word(end - 1).any(|g| g.name.is_none()) {
        return false;
    }
    let word = text.word(end);
    let same = text.tokens[end].sentence == text.tokens[end - 1].sentence;
    same && word.shape.capital
        && word.shape.cyrillic
        && !word
            .lists
            .meets(ListSet::of(&[List::Place, List::OrgName, List::Office]))
}

/// «CR-V», «X5»: what follows the maker's name in that of a car.
fn is_model(text: &Text<'_>, i: usize) -> bool {
    let shape = text.word(i).shape;
    text.is_word(i) && shape.latin && (shape.digit || shape.hyphen && shape.all_caps)
}

fn at(text: &Text<'_>, i: usize, known: &Listed<'_>) -> Option<Mention> {
    let entry = known.entry;
    let end = i + known.len;
    if is_venue(text, i, entry)
        || is_product(text, i, end) && !is_of_state(entry)
        || known.len == 1 && is_title(text, i)
        || is_given_name(text, entry, end)
    {
        return None;
    }
    let confidence = match known.len {
        1 => confidence(text, i, entry)?,
        _ if entry.capitals == Capitals::Any && !text.word(i).shape.capital => 0.7,
        _ => 0.95,
    };
    let mut name = described(entry);
    let more = place_after(text, end, entry)
        .filter(|_| !is_of_part(text, i, end))
        .or_else(|| dedication_after(text, end, entry));
    let tokens = i..more.unwrap_or(end);
    let dedicated = [Some(&name.name), name.full.as_ref()]
        .into_iter()
        .flatten()
        .any(|name| {
            name.split(' ')
                .any(|word| text.lexicon.group(Group::Dedication).has(word))
        });
    if more.is_some() && !dedicated {
        with_place(&mut name, text.slice(text.span(&(end..tokens.end))));
    }
    Some(mention(&KNOWN, confidence, tokens.clone(), tokens, name))
}

/// «отдел МВД по Аксускому району»: the place behind the name is that of the part before it.
fn is_of_part(text: &Text<'_>, i: usize, end: usize) -> bool {
    let part = i.checked_sub(1).filter(|&b| text.is_word(b));
    part.is_some_and(|b| text.word(b).is(List::OrgPart)) && text.is_a(end, Function::By)
}

/// How sure a lone word names the organization here, and not what the word means otherwise.
fn confidence(text: &Text<'_>, i: usize, entry: &Entry) -> Option<f64> {
    let word = text.word(i);
    if entry.capitals == Capitals::All || word.shape.latin || word.readings.is_empty() {
        return Some(0.95);
    }
    let inner = |c: char| c.is_uppercase();
    if text.surface(i) == &*entry.surface && entry.surface.chars().skip(1).any(inner) {
        return Some(0.95);
    }
    let quoted = i > 0 && matches!(text.tokens[i - 1].kind, Kind::Mark('«' | '"' | '“' | '„'));
    let other = word
        .lists
        .meets(ListSet::of(&[List::Place, List::GivenName]));
    if other || word.names(NameType::Given) {
        let noun = i > 0 && !text.starts_clause(i) && has_noun(text, i, entry);
        return (quoted || noun).then_some(0.6);
    }
    let is_noun = |r: &Reading| {
        let grammar = r.grammar;
        r.known && grammar.pos != Pos::Proper && grammar.name.is_none() && r.weight >= 0.1
    };
    let common = word.readings.iter().any(is_noun) && !is_coined(text.lexicon, &word.normal);
    match (
        common,
        quoted || is_of_state(entry) && !text.starts_clause(i),
    ) {
        (false, _) => Some(0.93),
        (true, true) => Some(0.75),
        (true, false) => None,
    }
}

/// A body of states, which makes no products: «вертолёт МЧС».
fn is_of_state(entry: &Entry) -> bool {
    use OrganizationKind::{Government, International, Military};
    matches!(kind_of(entry), Government | International | Military)
}

/// «партия Аманат»: a noun for such an organization right before its name.
fn has_noun(text: &Text<'_>, i: usize, entry: &Entry) -> bool {
    text.word(i - 1).is(List::OrgHead)
        && head_entry(text, i - 1, List::OrgHead).is_some_and(|head| head.kind == entry.kind)
}

/// A word made for a body, which the dictionary holds as a common noun: «Росгвардия».
fn is_coined(lexicon: &Lexicon, normal: &str) -> bool {
    lexicon.group(Group::CoinedBeginning).begins(normal) || words::coined(lexicon, normal).is_some()
}

/// The end of the name of a country or region right behind a body of state: «МВД РК».
fn place_after(text: &Text<'_>, at: usize, entry: &Entry) -> Option<usize> {
    let body = matches!(
        kind_of(entry),
        OrganizationKind::Government | OrganizationKind::Military
    );
    let end = text.sentence(at - 1).end;
    if !body || at >= end || !text.is_word(at) {
        return None;
    }
    if !text.word(at).shape.capital {
        return region_after(text, at, end)
            .or_else(|| town_after(text, at, end))
            .or_else(|| location::short(text, at, end));
    }
    if let Some(end) = location::region(text, at, end, [Case::Gen; 2]) {
        return Some(end);
    }
    let word = text.word(at);
    if word.shape.all_caps && word.shape.letters == 2 && word.normal.starts_with('р') {
        return Some(at + 1); // «РТ», «РБ»: a republic
    }
    let place = listed(text, at, end, ListSet::of(&[List::Place]))?;
    let fits = word.shape.all_caps
        || word.readings.is_empty()
        || word.any(|g| g.case == Some(Case::Gen) || g.indeclinable);
    let behind = at + place.len;
    fits.then(|| region_after(text, behind, end).unwrap_or(behind))
}

/// The end of «имени Букетова», «им. М. Утемисова» at token `at`, behind the name of a university.
fn dedication_after(text: &Text<'_>, at: usize, entry: &Entry) -> Option<usize> {
    let end = text.sentence(at - 1).end;
    let school = kind_of(entry) == OrganizationKind::Education;
    if !school || at >= end || !text.is_a(at, Function::Named | Function::NamedShort) {
        return None;
    }
    let tail = tail::after(text, at, end, Words::Names);
    tail.proper.then_some(tail.end)
}

/// The end of «города Астаны» at token `at`.
fn town_after(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let noun = text.lexicon.group(Group::TownNoun).has(text.normal(at));
    if !noun || at + 1 >= end || !text.word(at + 1).shape.capital {
        return None;
    }
    if let Some(whole) = listed(text, at, end, ListSet::of(&[List::Place])) {
        return Some(at + whole.len); // «области Абай»
    }
    let place = listed(text, at + 1, end, ListSet::of(&[List::Place]))?;
    Some(at + 1 + place.len)
}

/// The end of «по Алматинской области» at token `at`.
fn region_after(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    if at + 1 >= end || !text.is_a(at, Function::By) || !text.word(at + 1).shape.capital {
        return None;
    }
    let place = listed(text, at + 1, end, ListSet::of(&[List::Place]));
    let place = place.map(|place| at + 1 + place.len);
    place.or_else(|| location::region(text, at + 1, end, [Case::Dat; 2]))
}

pub(super) fn with_place(name: &mut OrganizationName, place: &str) {
    let shouted = place.chars().filter(|c| c.is_uppercase()).count() > 4
        && !place.chars().any(char::is_lowercase);
    if shouted {
        return;
    }
    for name in [Some(&mut name.name), name.full.as_mut()]
        .into_iter()
        .flatten()
    {
        name.push(' ');
        name.push_str(place);
    }
}
