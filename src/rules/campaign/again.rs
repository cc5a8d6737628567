//! Names of campaigns again: without the head noun that showed what they are, or by their initials.

use super::headless;
use super::rules::{ACRONYM, CUED, HEAD_INSIDE};
use crate::lexicon::list::List;
use crate::lexicon::word::Word;
use crate::mention::{CampaignName, Mention, Name, Tokens};
use crate::pattern;
use crate::text::Text;
use rustc_hash::FxHashMap;

/// Adds a mention wherever the words of a campaign found from index `first` on stand once more with a
/// capital: in quotes or, for names of several words, without; and wherever the initials stand that are
/// in brackets behind its name. Costs a look-up per capitalised token.
pub(super) fn find(text: &Text<'_>, found: &mut Vec<Mention>, first: usize) {
    let mut index = Index::default();
    let mut taken = vec![false; text.len()];
    let mut initials: FxHashMap<&str, CampaignName> = FxHashMap::default();
    for mention in &found[first..] {
        let Name::Campaign(name) = &mention.name else {
            continue;
        };
        taken[mention.tokens.clone()].fill(true);
        index.add(text, mention, name);
        if let Some((token, letters)) = acronym(text, mention) {
            let name = headless(letters.to_owned(), name.kind);
            initials.entry(text.surface(token)).or_insert(name);
        }
    }
    for at in 0..text.len() {
        let word = text.word(at);
        if taken[at] || !(word.shape.capital || word.shape.digit) {
            continue;
        }
        if let Some(name) = initials.get(text.surface(at)) {
            found.push(mention(at..at + 1, name.clone(), ACRONYM.id));
            continue;
        }
        let free = |tokens: &Tokens| !taken[tokens.clone()].contains(&true);
        for number in index.places.at(text, at) {
            let known = &index.known[number];
            let place = at..at + known.tokens.len();
            if place.end <= text.len()
                && free(&place)
                && is_set_off(text, &place)
                && same_words(text, &known.tokens, at)
            {
                let name = CampaignName {
                    head: None,
                    scope: None,
                    ..known.name.clone()
                };
                found.push(mention(place, name, known.rule));
            }
        }
    }
}

/// A name, where it was found first.
struct Known {
    tokens: Tokens,
    name: CampaignName,
    rule: &'static str,
}

/// The distinct names.
#[derive(Default)]
struct Index<'a> {
    known: Vec<Known>,
    places: Places<'a>,
}

impl<'a> Index<'a> {
    fn add(&mut self, text: &'a Text<'_>, mention: &Mention, name: &CampaignName) {
        let tokens = &mention.tokens;
        let same = |number: usize| {
            let known = &self.known[number].tokens;
            known.len() == tokens.len() && same_words(text, known, tokens.start)
        };
        if self.places.at(text, tokens.start).into_iter().any(same) {
            return;
        }
        self.places.add(text, tokens, self.known.len());
        self.known.push(Known {
            tokens: tokens.clone(),
            name: name.clone(),
            rule: mention.rule,
        });
    }
}

/// Names that have their length and the forms of their first and last words in common, at most: more are alike but
/// for what stands between.
const ALIKE: usize = 64;

/// Names by their lengths and the forms of their first and last words: thousands may begin alike.
#[derive(Default)]
struct Places<'a> {
    lengths: FxHashMap<&'a str, Vec<usize>>,
    by_ends: FxHashMap<(usize, &'a str, &'a str), Vec<usize>>,
}

impl<'a> Places<'a> {
    fn add(&mut self, text: &'a Text<'_>, tokens: &Tokens, number: usize) {
        let length = tokens.len();
        for first in keys(text.word(tokens.start)) {
            let lengths = self.lengths.entry(first).or_default();
            if !lengths.contains(&length) {
                lengths.push(length);
            }
            for last in keys(text.word(tokens.end - 1)) {
                let alike = self.by_ends.entry((length, first, last)).or_default();
                if alike.len() < ALIKE && alike.last() != Some(&number) {
                    alike.push(number);
                }
            }
        }
    }

    /// The names that may stand at token `i`, in the order in which they were added.
    fn at(&self, text: &Text<'_>, i: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for first in keys(text.word(i)) {
            for &length in self.lengths.get(first).into_iter().flatten() {
                let last = i + length - 1;
                if last >= text.len() {
                    continue;
                }
                let ends = keys(text.word(last)).map(|last| (length, first, last));
                found.extend(ends.filter_map(|ends| self.by_ends.get(&ends)).flatten());
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Normal form and lemmas.
fn keys(word: &Word) -> impl Iterator<Item = &str> {
    std::iter::once(&*word.normal).chain(word.readings.iter().map(|reading| &*reading.lemma))
}

/// The initials in brackets behind the name of a campaign: «(ДКЗ)»; their token and letters.
fn acronym<'a>(text: &'a Text<'_>, mention: &Mention) -> Option<(usize, &'a str)> {
    let open = mention.whole.end;
    let token = open + 1;
    if !(text.is_mark(open, '(') && text.is_mark(token + 1, ')') && text.is_word(token)) {
        return None;
    }
    let surface = text.surface(token);
    let shape = text.word(token).shape;
    if !shape.all_caps || shape.letters > 8 {
        return None;
    }
    let mut letters = surface.chars().filter(|c| c.is_alphabetic()).peekable();
    for i in mention.tokens.clone() {
        let initial = text.surface(i).chars().next();
        if letters.peek().copied() == initial.and_then(|c| c.to_uppercase().next()) {
            letters.next();
        } else if i == mention.tokens.start {
            return None;
        }
    }
    letters.peek().is_none().then_some((token, surface))
}

/// Drops the names, from index `first` on, that stand elsewhere as the name of something else: of what `none`
/// holds; and those that no head noun beside them made campaigns, where another one stands before them elsewhere:
/// «шаттл «Атлантис»».
pub(super) fn drop_others(
    text: &Text<'_>,
    found: &mut Vec<Mention>,
    first: usize,
    none: &[Tokens],
) {
    let is_weak = |mention: &Mention| mention.rule == CUED.id || mention.rule == HEAD_INSIDE.id;
    let mut others: Vec<Tokens> = Vec::new();
    if found[first..].iter().any(is_weak) {
        let headed = text.quoted.iter().filter(|quoted| {
            let head = pattern::head_before(text, quoted.open);
            head.is_some_and(|head| head.entry.list != List::CampaignHead)
        });
        others.extend(headed.map(|quoted| quoted.inside()));
    }
    if others.is_empty() && none.is_empty() {
        return;
    }
    let places = |all: &[Tokens]| {
        let mut places = Places::default();
        let all = all.iter().enumerate().filter(|(_, it)| !it.is_empty());
        all.for_each(|(number, tokens)| places.add(text, tokens, number));
        places
    };
    let (places_of_none, places_of_others) = (places(none), places(&others));
    let is_of = |(all, places): (&[Tokens], &Places<'_>), tokens: &Tokens| {
        let mut there = places.at(text, tokens.start).into_iter();
        there.any(|number| {
            let other = &all[number];
            other.len() == tokens.len() && same_words(text, other, tokens.start)
        })
    };
    let mut index = 0;
    found.retain(|mention| {
        index += 1;
        index <= first
            || !(is_of((none, &places_of_none), &mention.tokens)
                || is_weak(mention) && is_of((&others, &places_of_others), &mention.tokens))
    });
}

/// In quotes, or of several words.
fn is_set_off(text: &Text<'_>, tokens: &Tokens) -> bool {
    let quoted = || {
        let after = text
            .quoted
            .partition_point(|quoted| quoted.open < tokens.start);
        after > 0 && text.quoted[after - 1].inside() == *tokens
    };
    tokens.len() > 1 || quoted()
}

/// Whether the words at token `at` are those of `tokens`, in any form.
fn same_words(text: &Text<'_>, tokens: &Tokens, at: usize) -> bool {
    tokens.clone().zip(at..).all(|(a, b)| {
        let (a, b) = (text.word(a), text.word(b));
        a.normal == b.normal || a.readings.iter().any(|reading| b.has_lemma(&reading.lemma))
    })
}

fn mention(tokens: Tokens, name: CampaignName, rule: &'static str) -> Mention {
    Mention {
        whole: tokens.clone(),
        tokens,
        name: Name::Campaign(name),
        rule,
        confidence: 0.9,
    }
}
