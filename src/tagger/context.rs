//! Features of a token's surroundings: neighbours, quotes, the document, what the rules propose.

use super::hash::{feature, join, of_bytes};
use super::label::Family;
use super::word::Facts;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::text::Text;
use crate::vocabulary::BlockKind;
use rustc_hash::FxHashMap;

/// What rules claim about a token.
#[derive(Clone, Copy, Debug, Default)]
struct Claim {
    /// 0 nothing; else a family and a position in the name.
    label: u8,
    /// The rule and how sure it is.
    rule: u64,
}

/// What a document shows about a lemma.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// In small letters.
    lower: u16,
    /// With a capital that the place in the sentence does not explain.
    capital: u16,
    /// Claims of rules, by family; campaigns last.
    claims: [u16; 4],
}

/// A document ready for tagging.
#[derive(Default)]
pub struct Context {
    /// Facts by token.
    pub facts: Vec<Facts>,
    claims: Vec<Claim>,
    quote: Vec<Quote>,
    starts: Vec<bool>,
    seen: FxHashMap<u64, Seen>,
}

/// Where a token stands in quotation marks.
#[derive(Clone, Copy, Debug, Default)]
struct Quote {
    depth: u8,
    /// Token before the opening mark, plus one.
    head: u32,
    /// Words in the quote, at most 9.
    length: u8,
    /// Stands first; stands last.
    edges: (bool, bool),
}

const CAMPAIGN: usize = 3;

fn family(mention: &Mention) -> usize {
    match mention.name {
        Name::Person(_) => Family::Person as usize,
        Name::Place(_) => Family::Place as usize,
        Name::Organization(_) => Family::Organization as usize,
        Name::Campaign(_) => CAMPAIGN,
    }
}

impl Context {
    /// Notes what the text and the rules show; `facts` must be filled.
    pub fn fill(&mut self, text: &Text<'_>, proposals: &Names) {
        let tokens = self.facts.len();
        self.claims.clear();
        self.claims.resize(tokens, Claim::default());
        self.quote.clear();
        self.quote.resize(tokens, Quote::default());
        self.starts.clear();
        self.starts
            .extend((0..tokens).map(|i| self.facts[i].capital && text.starts_clause(i)));
        self.seen.clear();
        self.claim(proposals);
        self.quotes(text);
        self.count();
    }

    fn claim(&mut self, proposals: &Names) {
        for mention in &proposals.mentions {
            let family = family(mention);
            let covered = proposals
                .over(mention.tokens.start)
                .map(|(_, m)| m.tokens.clone());
            if covered.as_ref() != Some(&mention.tokens) {
                continue; // a place inside a longer name
            }
            let sure = (mention.confidence * 20.0) as u64;
            let rule = join(of_bytes(mention.rule.as_bytes()), sure);
            let last = mention.tokens.end - 1;
            for i in mention.tokens.clone() {
                let position = match (i == mention.tokens.start, i == last) {
                    (true, true) => 3,
                    (true, false) => 0,
                    (false, true) => 2,
                    (false, false) => 1,
                };
                self.claims[i] = Claim {
                    label: 1 + 4 * family as u8 + position,
                    rule,
                };
            }
        }
    }

    fn quotes(&mut self, text: &Text<'_>) {
        for quoted in text.quoted {
            let inside = quoted.inside();
            let length = inside.len();
            if length == 0 || length > 12 {
                continue;
            }
            let (first, last) = (inside.start, inside.end - 1);
            for i in inside {
                self.quote[i] = Quote {
                    depth: quoted.depth + 1,
                    head: quoted.open as u32,
                    length: length.min(9) as u8,
                    edges: (i == first, i == last),
                };
            }
        }
    }

    fn count(&mut self) {
        // only what is somewhere written with a capital is asked for
        let capitals = self.facts.iter().filter(|facts| facts.capital);
        self.seen
            .extend(capitals.map(|facts| (facts.lemma, Seen::default())));
        for (i, facts) in self.facts.iter().enumerate() {
            if !facts.capital && !facts.lower {
                continue;
            }
            let Some(seen) = self.seen.get_mut(&facts.lemma) else {
                continue;
            };
            // more than some thousand say no more
            seen.lower = seen.lower.saturating_add(u16::from(facts.lower));
            let capital = u16::from(facts.capital && !self.starts[i]);
            seen.capital = seen.capital.saturating_add(capital);
            if let Some(label) = self.claims[i].label.checked_sub(1) {
                let claims = &mut seen.claims[usize::from(label / 4)];
                *claims = claims.saturating_add(1);
            }
        }
    }

    /// Names the features of token `i`, whose sentence is `sentence`.
    pub fn features(
        &self,
        text: &Text<'_>,
        sentence: &Tokens,
        i: usize,
        emit: &mut impl FnMut(u64),
    ) {
        if self.is_quiet(sentence, i) {
            return;
        }
        let nothing = Facts {
            shape: 99,
            grammar: 254,
            ..Facts::default()
        };
        let at = |offset: isize| {
            i.checked_add_signed(offset)
                .filter(|at| sentence.contains(at))
                .map_or(&nothing, |at| &self.facts[at])
        };
        let (before, here, after) = (at(-1), at(0), at(1));
        let mut put = |template: u8, value: u64| emit(feature(template, value));
        let capital = u64::from(here.capital);
        put(40, join(before.lemma, here.lemma));
        put(41, join(here.lemma, after.lemma));
        let shapes = [before, here, after]
            .iter()
            .fold(0, |sum, f| sum << 8 | u64::from(f.shape));
        put(44, shapes);
        let coarse = [before, here, after]
            .iter()
            .fold(capital, |sum, f| sum << 8 | u64::from(f.classes.coarse));
        put(47, coarse);
        self.place(text, i, here, &mut put);
        self.run(sentence, i, &mut put);
        self.document(i, here, &mut put);
        self.rules(sentence, i, here, &mut put);
    }

    /// Whether nothing at the token or beside it speaks of a name: no capital, no claim, no quotation marks.
    fn is_quiet(&self, sentence: &Tokens, i: usize) -> bool {
        let from = i.saturating_sub(1).max(sentence.start);
        let to = (i + 2).min(sentence.end);
        !self.facts[from..to].iter().any(|facts| facts.capital)
            && !self.claims[from..to].iter().any(|claim| claim.label > 0)
            && self.quote[i].depth == 0
    }

    /// Where it stands: sentence, block, quotes.
    fn place(&self, text: &Text<'_>, i: usize, here: &Facts, put: &mut impl FnMut(u8, u64)) {
        let shape = u64::from(here.shape);
        let title = text.article.blocks[text.tokens[i].block as usize].kind == BlockKind::Title;
        put(
            50,
            shape << 2 | u64::from(self.starts[i]) << 1 | u64::from(title),
        );
        let quote = self.quote[i];
        if quote.depth > 0 {
            let edges = u64::from(quote.edges.0) << 1 | u64::from(quote.edges.1);
            let place = edges << 4 | u64::from(quote.length);
            put(51, place << 8 | shape);
            if let Some(head) = (quote.head as usize).checked_sub(1) {
                let head = &self.facts[head];
                put(52, join(head.lemma, edges));
                put(
                    54,
                    join(
                        u64::from(head.classes.coarse) << 8 | u64::from(head.grammar),
                        place,
                    ),
                );
            }
        }
        let glued = u64::from(text.tokens[i].spaced);
        let next = text
            .tokens
            .get(i + 1)
            .map_or(2, |next| u64::from(next.spaced));
        put(55, shape << 4 | glued << 2 | next);
    }

    /// What stands around the run of capitalised words.
    fn run(&self, sentence: &Tokens, i: usize, put: &mut impl FnMut(u8, u64)) {
        if !self.facts[i].capital {
            return;
        }
        let is_part = |at: usize| self.facts[at].capital;
        let mut start = i;
        while start > sentence.start && is_part(start - 1) {
            start -= 1;
        }
        let mut end = i + 1;
        while end < sentence.end && is_part(end) {
            end += 1;
        }
        let place = u64::from(i > start) << 1 | u64::from(i + 1 < end);
        let length = (end - start).min(6) as u64;
        put(60, length << 8 | (i - start).min(6) as u64);
        if start > sentence.start {
            let before = &self.facts[start - 1];
            put(61, join(before.lemma, place));
        }
        if end < sentence.end {
            let after = &self.facts[end];
            put(63, join(after.lemma, place));
        }
    }

    /// What the document shows of the same lemma elsewhere.
    fn document(&self, i: usize, here: &Facts, put: &mut impl FnMut(u8, u64)) {
        if !here.capital {
            return;
        }
        let seen = self.seen.get(&here.lemma).copied().unwrap_or_default();
        let bucket = |count: u16| u64::from(count.min(3));
        let start = u64::from(self.starts[i]);
        put(
            70,
            (bucket(seen.lower) << 4 | bucket(seen.capital)) << 8
                | u64::from(here.shape) << 1
                | start,
        );
        let own = self.claims[i]
            .label
            .checked_sub(1)
            .map(|label| usize::from(label / 4));
        let mut claims = 0;
        for (family, &count) in seen.claims.iter().enumerate() {
            let others = count - u16::from(own == Some(family));
            claims = claims << 2 | u64::from(others.min(2));
        }
        let own = own.map_or(0, |family| family as u64 + 1);
        put(71, claims << 4 | own);
        put(
            72,
            (claims << 4 | own) << 16 | u64::from(here.classes.coarse) << 8 | u64::from(here.shape),
        );
    }

    /// What rules claim here and beside.
    fn rules(&self, sentence: &Tokens, i: usize, here: &Facts, put: &mut impl FnMut(u8, u64)) {
        let claim = self.claims[i];
        let label = |at: Option<usize>| {
            at.filter(|at| sentence.contains(at))
                .map_or(63, |at| u64::from(self.claims[at].label))
        };
        let (before, after) = (label(i.checked_sub(1)), label(Some(i + 1)));
        let own = u64::from(claim.label);
        put(80, own << 8 | u64::from(here.shape));
        put(81, (before << 8 | own) << 8 | after);
        put(82, join(u64::from(here.classes.middle), own));
        if claim.label > 0 {
            put(84, join(claim.rule, own));
        }
        if own != 0 || before != 0 || after != 0 {
            put(85, join((before << 8 | own) << 8 | after, here.lemma));
        }
    }
}
