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
        for known in index.at(text, at) {
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

/// The distinct names by the forms of their first words.
#[derive(Default)]
struct Index<'a> {
    known: Vec<Known>,
    by_first: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    fn add(&mut self, text: &'a Text<'_>, mention: &Mention, name: &CampaignName) {
        let tokens = &mention.tokens;
        let same = |known: &Known| {
            known.tokens.len() == tokens.len() && same_words(text, &known.tokens, tokens.start)
        };
        if self.at(text, tokens.start).into_iter().any(same) {
            return;
        }
        for key in keys(text.word(tokens.start)) {
            let same_first = self.by_first.entry(key).or_default();
            if same_first.last() != Some(&self.known.len()) {
                same_first.push(self.known.len());
            }
        }
        self.known.push(Known {
            tokens: tokens.clone(),
            name: name.clone(),
            rule: mention.rule,
        });
    }

    /// The names whose first word may be that of token `i`, in the order of the text.
    fn at(&self, text: &Text<'_>, i: usize) -> Vec<&Known> {
        let lists = keys(text.word(i)).filter_map(|key| self.by_first.get(key));
        let mut found: Vec<usize> = lists.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|index| &self.known[index]).collect()
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
    let is_of = |others: &[Tokens], tokens: &Tokens| {
        others
            .iter()
            .any(|other| other.len() == tokens.len() && same_words(text, other, tokens.start))
    };
    let mut index = 0;
    found.retain(|mention| {
        index += 1;
        index <= first
            || !(is_of(none, &mention.tokens)
                || is_weak(mention) && is_of(&others, &mention.tokens))
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
