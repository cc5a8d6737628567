//! Acronyms and coined short names.

use super::evidence::{Evidence, is_acronym, letters};
use super::tail::{self, Words};
use super::{latin, mention, named, words};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, NameType};
use crate::lexicon::group::Group;
use crate::lexicon::list::{Entry, List, ListSet};
use crate::mention::{Mention, Name};
use crate::pattern::{listed, nominative_phrase, phrase};
use crate::rules::{Rule, silent, yields};
use crate::text::{Kind, Text};
use crate::vocabulary::OrganizationKind;
use rustc_hash::FxHashMap;

/// «глава МИОР», «Центр помощи семьям (ЦПС)».
pub(super) const ACRONYM: Rule = Rule {
    id: "organization.acronym",
    about: "capital letters after a title or a noun for an organization, or made of the words of one",
    examples: &[
        yields("Выступил директор ЦКПГ.", &["ЦКПГ"]),
        yields(
            "Проверку начала Степная ассоциация юристов (SBA).",
            &["Степная ассоциация юристов (ngo)"],
        ),
        silent("Выступил директор музея.", "no acronym"),
        silent("Начался ХХI век.", "a Roman numeral"),
        silent(
            "СРОЧНО ВЫСТУПИЛ ДИРЕКТОР ЦКПГ.",
            "everything is in capitals",
        ),
    ],
};

/// «Минцифры», «Роспотребнадзор».
pub(super) const BLEND: Rule = Rule {
    id: "organization.blend",
    about: "a name coined of parts of words",
    examples: &[
        yields("Проверку начал Степнадзор.", &["Степнадзор (government)"]),
        silent("Проверку начал надзор.", "a common noun"),
    ],
};

/// Letters of Roman numerals, as Cyrillic keyboards write them: «ХХI».
const ROMAN: &str = "ХXIІV";

/// Adds acronyms and coined names; `found[from..]` holds the organizations known so far.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>, from: usize) {
    let long: Vec<Long> = found[from..]
        .iter()
        .filter_map(|m| Long::of(text, m))
        .collect();
    let long = LongNames::of(&long);
    let evidence = Evidence::of(text);
    for i in 0..text.len() {
        let shape = text.word(i).shape;
        if shape.latin && shape.capital {
            found.extend(gloss(text, i, &long));
        }
        if is_acronym(text, i) {
            found.extend(acronym(text, i, &long, &evidence));
            continue;
        }
        if !shape.capital || !shape.cyrillic || !text.is_word(i) {
            continue;
        }
        if shape.all_caps && !shape.hyphen {
            continue;
        }
        if let Some(mention) = inflected(text, i) {
            found.push(mention);
        } else if shape.letters >= 6 {
            found.extend(blend(text, i));
        }
    }
}

/// A long name and the letters it begins with.
struct Long {
    /// Token after it.
    end: usize,
    letters: String,
    kind: Option<OrganizationKind>,
    name: String,
}

impl Long {
    fn of(text: &Text<'_>, mention: &Mention) -> Option<Self> {
        let Name::Organization(organization) = &mention.name else {
            return None;
        };
        let letters = initials(&organization.name);
        (letters.chars().count() >= 3
            || mention.whole.end < text.len() && text.is_mark(mention.whole.end, '('))
        .then(|| Self {
            end: mention.whole.end,
            letters,
            kind: organization.kind,
            name: organization.name.clone(),
        })
    }
}

/// The longest acronym, in letters, that the words of a name are asked for.
const LONGEST: usize = 16;

/// Long names, found by the letters that they begin with and by where they end; of several, the first.
struct LongNames<'l> {
    all: &'l [Long],
    by_letters: FxHashMap<&'l str, usize>,
    by_end: FxHashMap<usize, usize>,
}

impl<'l> LongNames<'l> {
    fn of(all: &'l [Long]) -> Self {
        let mut found = Self {
            all,
            by_letters: FxHashMap::default(),
            by_end: FxHashMap::default(),
        };
        for (number, long) in all.iter().enumerate() {
            found.by_end.entry(long.end).or_insert(number);
            let ends = long.letters.char_indices().map(|(i, c)| i + c.len_utf8());
            for end in ends.take(LONGEST) {
                let first = found.by_letters.entry(&long.letters[..end]);
                first.or_insert(number);
            }
        }
        found
    }

    /// The name behind which the acronym or gloss at token `i` stands in parentheses.
    fn before(&self, text: &Text<'_>, i: usize) -> Option<usize> {
        let end = i.checked_sub(1).filter(|&end| text.is_mark(end, '('))?;
        self.by_end.get(&end).copied()
    }

    /// The name that the acronym at token `i`, spelt `surface`, is short for.
    fn of_acronym(&self, text: &Text<'_>, i: usize, surface: &str) -> Option<&'l Long> {
        let before = self.before(text, i);
        let before = before.filter(|_| text.word(i).shape.letters >= 3);
        let spelt = self.by_letters.get(surface).copied();
        spelt.into_iter().chain(before).min().map(|n| &self.all[n])
    }
}

/// The name in Latin letters, in parentheses behind the Cyrillic one: «Налоговое управление (IRS)».
fn gloss(text: &Text<'_>, i: usize, long: &LongNames<'_>) -> Option<Mention> {
    let long = &long.all[long.before(text, i)?];
    let latin = long.name.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = latin::run(text, i);
    let photographer = latin && end < i + 4 && !text.word(i).shape.all_caps;
    if !text.is_mark(end, ')') || photographer {
        return None;
    }
    let tokens = i..end;
    let mut name = named(text.slice(text.span(&tokens)).to_owned(), long.kind);
    let acronym = tokens.len() == 1 && text.word(i).shape.all_caps;
    name.acronym = acronym.then(|| name.name.clone());
    name.full = Some(long.name.clone());
    Some(mention(&ACRONYM, 0.9, tokens.clone(), tokens, name))
}

/// First letters of the words of a name, prepositions and conjunctions left out.
pub(super) fn initials(name: &str) -> String {
    name.split([' ', '-'])
        .filter(|word| word.chars().count() > 2 || word.chars().all(char::is_uppercase))
        .filter(|word| !matches!(*word, "для" | "при" | "имени"))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

/// The end of «№ 8» behind the acronym at token `i`.
fn numbered(text: &Text<'_>, i: usize) -> Option<usize> {
    let end = i + 3;
    let follows = text.is_mark(i + 1, '№')
        && end <= text.sentence(i).end
        && text.tokens[i + 2].kind == Kind::Number;
    follows.then_some(end)
}

fn acronym(
    text: &Text<'_>,
    i: usize,
    long: &LongNames<'_>,
    evidence: &Evidence,
) -> Option<Mention> {
    let word = text.word(i);
    if word.lists.meets(ListSet::of(&[List::Place, List::OrgForm])) || is_shouted(text, i) {
        return None;
    }
    let surface = letters(text, i);
    if surface.chars().all(|c| ROMAN.contains(c)) {
        return None;
    }
    let number = numbered(text, i);
    let tokens = i..number.unwrap_or_else(|| dedicated(text, i));
    let origin = long.of_acronym(text, i, surface);
    let mut name = named(
        surface.to_owned(),
        origin.map_or_else(|| kind_before(text, i), |long| long.kind),
    );
    if tokens.len() > 1 {
        name.name = phrase(text, &tokens);
        if number.is_none() {
            name.kind = Some(OrganizationKind::Education);
        }
    }
    name.acronym = Some(surface.to_owned());
    name.full = origin.map(|long| long.name.clone());
    let listed = word.is(List::OrgName) || word.readings.iter().any(|r| r.known);
    let shown =
        || tokens.len() > 1 || !listed && word.shape.letters > 2 && evidence.is_body(text, i);
    let confidence = if origin.is_some() && !evidence.is_thing(text, i) {
        0.94
    } else if shown() {
        0.7
    } else {
        return None;
    };
    Some(mention(&ACRONYM, confidence, tokens.clone(), tokens, name))
}

/// The token behind «им. М. Утемисова» behind the acronym at `i`, else behind the acronym.
fn dedicated(text: &Text<'_>, i: usize) -> usize {
    let end = text.sentence(i).end;
    if i + 1 >= end || !text.is_a(i + 1, Function::Named | Function::NamedShort) {
        return i + 1;
    }
    let tail = tail::after(text, i + 1, end, Words::Names);
    if tail.proper { tail.end } else { i + 1 }
}

/// Whether the acronym is one of a thing, not of a body: in the list, or beside a number.
pub(super) fn is_common(text: &Text<'_>, i: usize) -> bool {
    let number = i > text.sentence(i).start
        && (text.tokens[i - 1].kind == Kind::Number || text.is_dash(i - 1));
    let model =
        i + 1 < text.len() && (text.is_dash(i + 1) || text.tokens[i + 1].kind == Kind::Number);
    number || model || text.lexicon.group(Group::ThingAcronym).has(text.normal(i))
}

/// The kind that a noun for a body before token `i` gives to a name there.
fn kind_before(text: &Text<'_>, i: usize) -> Option<OrganizationKind> {
    let before = i
        .checked_sub(1)
        .filter(|&b| text.tokens[b].sentence == text.tokens[i].sentence)?;
    let head = listed(
        text,
        before,
        i,
        ListSet::of(&[List::OrgHead, List::OrgForm]),
    )?;
    Some(super::kind_of(head.entry))
}

/// The words around are in capitals too: nothing follows from them.
pub(super) fn is_shouted(text: &Text<'_>, i: usize) -> bool {
    let sentence = text.sentence(i);
    let near = sentence.start.max(i.saturating_sub(3))..sentence.end.min(i + 4);
    let words = near.filter(|&t| text.is_word(t) && text.word(t).shape.letters > 1);
    let (all, capital) = words.fold((0, 0), |(all, capital), t| {
        (all + 1, capital + usize::from(text.word(t).shape.all_caps))
    });
    capital > 2 && capital * 3 > all * 2
}

/// A known acronym with a case ending in lower case: «МИДа».
fn inflected(text: &Text<'_>, i: usize) -> Option<Mention> {
    let entry = stem_entry(text, i)?;
    let tokens = i..i + 1;
    Some(mention(
        &ACRONYM,
        0.95,
        tokens.clone(),
        tokens,
        super::described(entry),
    ))
}

/// The entry of the acronym that token `i` is but for its case ending.
pub(super) fn stem_entry<'a>(text: &Text<'a>, i: usize) -> Option<&'a Entry> {
    let surface = text.surface(i);
    let capitals = surface.find(|c: char| !c.is_uppercase())?;
    let (stem, ending) = surface.split_at(capitals);
    if stem.chars().count() < 2 || !text.lexicon.group(Group::AcronymEnding).has(ending) {
        return None;
    }
    let lists = text.lexicon.lists();
    lists.find(List::OrgName, &stem.to_lowercase())
}

fn blend(text: &Text<'_>, i: usize) -> Option<Mention> {
    let word = text.word(i);
    if word.is(List::OrgName) || word.is(List::Place) || word.shape.hyphen {
        return None;
    }
    let kind = words::coined(
        text.lexicon,
        word.best().map_or(&word.normal, |reading| &reading.lemma),
    )
    .or_else(|| words::coined(text.lexicon, &word.normal))?;
    let common = word
        .readings
        .iter()
        .any(|r| r.known && r.grammar.name != Some(NameType::Company));
    if common {
        return None;
    }
    let tokens = i..i + 1;
    let nominative = word.can_be(Case::Nom);
    let name = if nominative {
        text.surface(i).to_owned()
    } else {
        nominative_phrase(text, &tokens, i)
    };
    Some(mention(
        &BLEND,
        0.8,
        tokens.clone(),
        tokens,
        named(name, kind),
    ))
}
