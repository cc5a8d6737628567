//! Names that the text introduces elsewhere, shorter or without their head noun here.

use super::{mention, named};
use crate::lexicon::grammar::NameType;
use crate::lexicon::list::{List, ListSet};
use crate::lexicon::word::Word;
use crate::lexicon::word_table::WordId;
use crate::mention::{Mention, Name, OrganizationName, Tokens};
use crate::pattern::{Phrases, entry, nominative_phrase, plausibly};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use rustc_hash::{FxHashMap, FxHashSet};

/// «Альянс» of «Степной альянс Казахстана»; «Рассвет» of «фонд «Рассвет»».
pub(super) const REPEATED: Rule = Rule {
    id: "organization.repeated",
    about: "a name that the text introduces elsewhere, without its noun or quotes, or its capitalised noun alone",
    examples: &[
        yields(
            "«Айгерим плюс» помогает детям. Фонд «Айгерим плюс» открыт давно.",
            &["Айгерим плюс (fund)"],
        ),
        silent("Собрание открыл Альянс.", "no alliance is introduced"),
        silent("«Айгерим плюс» помогает детям.", "nothing says what it is"),
    ],
};

/// A name to look for.
struct Known {
    tokens: Tokens,
    name: OrganizationName,
    confidence: f64,
}

/// The names to look for, indexed: a long text has thousands.
struct Introduced<'t, 'a> {
    names: Vec<Known>,
    /// Those whose words are not those of an earlier one.
    distinct: Vec<usize>,
    phrases: Phrases<'t>,
    heads: FxHashMap<&'a str, Headed>,
}

/// Names with one head noun.
struct Headed {
    first: usize,
    /// Where they end, rising, and which they are.
    ends: Vec<(usize, usize)>,
}

impl<'t, 'a> Introduced<'t, 'a> {
    fn new(text: &'t Text<'a>, mentions: &[Mention]) -> Self {
        let names: Vec<Known> = mentions.iter().filter_map(known).collect();
        let mut seen: FxHashSet<Vec<WordId>> = FxHashSet::default();
        let mut distinct: Vec<usize> = (0..names.len()).collect();
        distinct.retain(|&number| {
            let tokens = &text.tokens[names[number].tokens.clone()];
            seen.insert(tokens.iter().map(|token| token.word).collect())
        });
        let mut heads: FxHashMap<&'a str, Headed> = FxHashMap::default();
        for (number, known) in names.iter().enumerate() {
            let several = known.tokens.clone().filter(|_| known.tokens.len() > 1);
            for head in several.filter_map(|t| head_noun(text, t)) {
                let headed = heads.entry(head).or_insert(Headed {
                    first: number,
                    ends: Vec::new(),
                });
                headed.ends.push((known.tokens.end, number));
            }
        }
        for headed in heads.values_mut() {
            headed.ends.sort_unstable();
        }
        let phrases = Phrases::new(text, distinct.iter().map(|&i| &names[i].tokens));
        Self {
            names,
            distinct,
            phrases,
            heads,
        }
    }

    /// The last name with this head noun before token `i`, else the first one.
    fn headed(&self, head: &str, i: usize) -> Option<&Known> {
        let headed = self.heads.get(head)?;
        let before = headed.ends.partition_point(|&(end, _)| end <= i);
        let number = before
            .checked_sub(1)
            .map_or(headed.first, |last| headed.ends[last].1);
        Some(&self.names[number])
    }
}

/// The head noun of organizations at token `t`, as the list has it.
fn head_noun<'a>(text: &Text<'a>, t: usize) -> Option<&'a str> {
    entry(text, t, List::OrgHead).map(|entry| &*entry.surface)
}

/// Adds repetitions of the organizations in `found[from..]`.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>, from: usize) {
    let known = Introduced::new(text, &found[from..]);
    if known.names.is_empty() {
        return;
    }
    let mut taken = vec![false; text.len()];
    for mention in &found[from..] {
        taken[mention.whole.clone()].fill(true);
    }
    let mut i = 0;
    while i < text.len() {
        let mut next = i + 1;
        if !taken[i] && text.word(i).shape.capital {
            let again = same(text, i, &known, &taken).or_else(|| noun(text, i, &known));
            if let Some(again) = again {
                next = again.tokens.end;
                found.push(again);
            }
        }
        i = next;
    }
}

fn known(mention: &Mention) -> Option<Known> {
    let Name::Organization(name) = &mention.name else {
        return None;
    };
    Some(Known {
        tokens: mention.tokens.clone(),
        name: name.clone(),
        confidence: mention.confidence,
    })
}

/// The words of a known name, in quotes or not.
fn same(text: &Text<'_>, i: usize, known: &Introduced<'_, '_>, taken: &[bool]) -> Option<Mention> {
    let starting = known.phrases.starting(text, i).into_iter();
    let mut starting = starting.map(|number| &known.names[known.distinct[number]]);
    let known = starting.find(|known| {
        let len = known.tokens.len();
        let fits = i + len <= text.len() && !taken[i..i + len].contains(&true);
        fits && known
            .tokens
            .clone()
            .zip(i..)
            .all(|(a, b)| alike(text, a, b))
            && tells(text, i, len)
            && !super::known::is_product(text, i, i + len)
    })?;
    let tokens = i..i + known.tokens.len();
    let mut name = known.name.clone();
    name.form = None;
    name.full = name.full.or_else(|| Some(name.name.clone()));
    let whole = if text.is_quoted(&tokens) {
        i - 1..tokens.end + 1
    } else {
        tokens.clone()
    };
    Some(mention(&REPEATED, known.confidence, tokens, whole, name))
}

/// Whether two tokens are forms of one word.
fn alike(text: &Text<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (text.word(a), text.word(b));
    a.normal == b.normal
        || a.shape.capital == b.shape.capital
            && a.readings
                .first()
                .is_some_and(|reading| b.has_lemma(&reading.lemma))
}

/// Whether the words at `i` can be meant as a name: several, or one that means nothing else.
fn tells(text: &Text<'_>, i: usize, len: usize) -> bool {
    let quoted =
        i > 0 && (text.is_mark(i - 1, '«') || text.is_mark(i - 1, '"') || text.is_mark(i - 1, '“'));
    let word = text.word(i);
    let common = word
        .readings
        .iter()
        .any(|r| r.known && r.grammar.name.is_none());
    let doubtful = is_otherwise(word) || common && text.starts_clause(i);
    len > 1 || quoted || !doubtful
}

fn is_otherwise(word: &Word) -> bool {
    word.lists
        .meets(ListSet::of(&[List::Place, List::GivenName]))
        || word.names(NameType::Given)
        || word.names(NameType::Surname)
}

/// The capitalised head noun of the last organization with that noun before `i`, else of the first.
fn noun(text: &Text<'_>, i: usize, known: &Introduced<'_, '_>) -> Option<Mention> {
    let word = text.word(i);
    if !word.is(List::OrgHead) || word.shape.all_caps || text.starts_clause(i) {
        return None;
    }
    if !plausibly(word, |g| {
        g.is_noun() && g.number != Some(crate::lexicon::grammar::Number::Plur)
    }) {
        return None;
    }
    let known = known.headed(head_noun(text, i)?, i)?;
    let tokens = i..i + 1;
    let mut name = named(nominative_phrase(text, &tokens, i), known.name.kind);
    name.full = Some(known.name.name.clone());
    Some(mention(&REPEATED, 0.8, tokens.clone(), tokens, name))
}
