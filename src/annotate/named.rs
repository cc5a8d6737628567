//! What quoted names name: a campaign, an organization, a work, a vehicle, words that nobody is called by. Rules and
//! tagger propose, a model decides.

use crate::decide::{Decide, Features, Question, Words, step};
use crate::lexicon::grammar::Pos;
use crate::lexicon::list::List;
use crate::mention::{Mention, Name, Names, Tokens};
use crate::pattern::{Clauses, head_before, is_predicate};
use crate::rules::{campaign, organization};
use crate::tagger::{Tags, label::Family};
use crate::text::{Kind, Quoted, Text};
use rustc_hash::FxHashMap;

/// The longest quote that may be a name, in tokens.
const LONGEST: usize = 16;

/// Words to each side whose place enters a feature.
const NEAR: usize = 3;

/// Inner words that enter features.
const INNER: usize = 8;

/// How probable an answer must be to overrule rules and tagger.
const SURE: f64 = 0.6;

/// What a quote names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Campaign,
    Organization,
    /// Something else that has a name.
    Thing,
    /// Words, a headline, a slogan.
    Phrase,
}

impl Named {
    fn of(answer: usize) -> Self {
        match Question::Named.answers().get(answer) {
            Some(&"campaign") => Self::Campaign,
            Some(&"organization") => Self::Organization,
            Some(&("phrase" | "other")) | None => Self::Phrase,
            Some(_) => Self::Thing,
        }
    }
}

/// Decides for every quoted name, and takes out of what rules and tagger see what it is not.
pub fn decide_names(
    words: &Words<'_>,
    proposals: &mut Names,
    tags: &mut Tags,
    decide: &mut Decide<'_>,
) {
    let text = words.text;
    let document = Document::new(words);
    let mut verdicts: Vec<(Quoted, Named, f64)> = Vec::new();
    for quoted in text.quoted.iter().filter(|quoted| may_name(text, quoted)) {
        let inside = quoted.inside();
        decide.prepare(|features| {
            describe(words, &document, proposals, tags, quoted, features);
        });
        let decision = decide.answer(Question::Named, text.span(&inside));
        verdicts.push((*quoted, Named::of(decision.answer), decision.probability));
    }
    apply(text, &verdicts, proposals, tags);
}

/// A short quote in one block that does not end like speech.
fn may_name(text: &Text<'_>, quoted: &Quoted) -> bool {
    let inside = quoted.inside();
    !inside.is_empty()
        && inside.len() <= LONGEST
        && text.tokens[inside.start].block == text.tokens[inside.end - 1].block
        && inside.clone().any(|i| text.is_word(i))
}

/// Takes away what the quotes do not name, adds what they name and nobody proposed.
fn apply(
    text: &Text<'_>,
    verdicts: &[(Quoted, Named, f64)],
    proposals: &mut Names,
    tags: &mut Tags,
) {
    let over = |tokens: &Tokens| {
        let before = verdicts.partition_point(|(quoted, ..)| quoted.open < tokens.start);
        let near = verdicts[before.saturating_sub(LONGEST)..before].iter().rev();
        near.clone()
            .find(|(quoted, ..)| {
                let inside = quoted.inside();
                inside.start <= tokens.start && tokens.end <= inside.end
            })
            .copied()
    };
    let whole = |quoted: &Quoted, tokens: &Tokens| {
        let inside = quoted.inside();
        tokens.len() * 2 >= inside.len() && tokens.start == inside.start
    };
    let falls = |name: Family, tokens: &Tokens| {
        over(tokens).is_some_and(|(quoted, named, probability)| {
            let fits = whole(&quoted, tokens);
            match (name, named) {
                (Family::Person, Named::Organization | Named::Campaign | Named::Thing) => fits,
                (Family::Person, Named::Phrase) => quoted.inside() == *tokens,
                (Family::Organization, Named::Campaign | Named::Thing | Named::Phrase) => {
                    fits && probability >= SURE
                }
                _ => false,
            }
        })
    };
    tags.names.retain(|tag| !falls(tag.family, &tag.tokens));
    let mut kept = Vec::new();
    let mut support = Vec::new();
    let old = std::mem::take(&mut proposals.mentions);
    for (mut mention, &weight) in old.into_iter().zip(&tags.support) {
        let gone = match mention.name {
            Name::Campaign(_) => {
                let verdict = over(&mention.tokens);
                let own = verdict.filter(|(quoted, ..)| whole(quoted, &mention.tokens));
                if let Some((.., probability)) = own {
                    mention.confidence = probability;
                }
                own.is_some_and(|(_, named, _)| named != Named::Campaign)
            }
            Name::Person(_) => falls(Family::Person, &mention.tokens),
            Name::Organization(_) => falls(Family::Organization, &mention.tokens),
            Name::Place(_) => false,
        };
        if !gone {
            kept.push(mention);
            support.push(weight);
        }
    }
    add(text, verdicts, tags, &mut kept, &mut support);
    let mut order: Vec<(Mention, f32)> = kept.into_iter().zip(support).collect();
    order.sort_by_key(|(m, _)| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    (proposals.mentions, tags.support) = order.into_iter().unzip();
    cover(proposals);
}

/// Of nested names the outer one covers the tokens.
fn cover(proposals: &mut Names) {
    proposals.at.fill(None);
    let mut end = 0;
    for (number, mention) in proposals.mentions.iter().enumerate() {
        if mention.tokens.start >= end {
            proposals.at[mention.tokens.clone()].fill(Some(number as u32));
            end = mention.tokens.end;
        }
    }
}

/// Adds campaigns and organizations that nobody proposed.
fn add(
    text: &Text<'_>,
    verdicts: &[(Quoted, Named, f64)],
    tags: &Tags,
    kept: &mut Vec<Mention>,
    support: &mut Vec<f32>,
) {
    let known = kept.len();
    for (quoted, named, probability) in verdicts {
        let inside = quoted.inside();
        let first = kept[..known].partition_point(|m| m.tokens.start + LONGEST < inside.start);
        let near = kept[first..known]
            .iter()
            .take_while(|m| m.tokens.start < inside.end);
        let touches = |m: &Mention| m.tokens.end > inside.start;
        match named {
            Named::Campaign => {
                let has = near
                    .filter(|m| touches(m))
                    .any(|m| matches!(m.name, Name::Campaign(_)));
                if !has {
                    kept.push(Mention {
                        confidence: *probability,
                        ..campaign::decided(text, quoted)
                    });
                    support.push(1.0);
                }
            }
            Named::Organization if *probability >= SURE => {
                let has = near
                    .filter(|m| touches(m))
                    .any(|m| matches!(m.name, Name::Organization(_) | Name::Campaign(_)));
                let seen = tags.names.iter().any(|tag| {
                    tag.family == Family::Organization
                        && tag.tokens.start < inside.end
                        && inside.start < tag.tokens.end
                });
                if !has && !seen {
                    kept.push(organization::decided(text, quoted));
                    support.push(*probability as f32);
                }
            }
            _ => {}
        }
    }
}

/// What the whole document says of its quoted names.
struct Document {
    /// Quotes by their lemmas: the noun before each occurrence.
    heads: FxHashMap<String, Vec<Option<usize>>>,
    /// Coarse word classes that it has much of.
    topic: Vec<usize>,
}

impl Document {
    fn new(words: &Words<'_>) -> Self {
        let text = words.text;
        let mut heads: FxHashMap<String, Vec<Option<usize>>> = FxHashMap::default();
        for quoted in text.quoted.iter().filter(|quoted| may_name(text, quoted)) {
            let noun = noun_before(text, quoted.open);
            heads
                .entry(name_key(words, &quoted.inside()))
                .or_default()
                .push(noun);
        }
        Self {
            heads,
            topic: words.topic(),
        }
    }
}

/// The lemmas of a name, joined.
fn name_key(words: &Words<'_>, inside: &Tokens) -> String {
    let lemmas: Vec<&str> = inside.clone().map(|i| words.lemma(i)).collect();
    lemmas.join(" ")
}

/// The noun before a quote, over adjectives and words in the genitive.
fn noun_before(text: &Text<'_>, open: usize) -> Option<usize> {
    let start = text.sentence(open).start;
    (start.max(open.saturating_sub(NEAR))..open)
        .rev()
        .take_while(|&i| text.is_word(i) || text.is_dash(i))
        .find(|&i| text.word(i).best().is_some_and(|r| r.grammar.is_noun()))
}

fn describe(
    words: &Words<'_>,
    document: &Document,
    proposals: &Names,
    tags: &Tags,
    quoted: &Quoted,
    features: &mut Features<'_>,
) {
    let inside = quoted.inside();
    features.add("bias", true);
    proposed(proposals, tags, quoted, features);
    head(words, quoted, features);
    surroundings(words, quoted, features);
    inner(words, &inside, features);
    predicate(words, quoted, features);
    elsewhere(words, document, quoted, features);
    for &class in &document.topic {
        features.add("topic", class);
    }
}

/// What rules and tagger take it for.
fn proposed(proposals: &Names, tags: &Tags, quoted: &Quoted, features: &mut Features<'_>) {
    let inside = quoted.inside();
    let first = proposals
        .mentions
        .partition_point(|m| m.tokens.start + LONGEST < inside.start);
    let mut any = false;
    let near = proposals.mentions[first..]
        .iter()
        .take_while(|m| m.tokens.start < inside.end);
    for mention in near.filter(|m| m.tokens.end > inside.start) {
        let whole = mention.tokens == inside;
        let family = family(&mention.name);
        features.add("rule.name", (family, whole));
        features.add("rule.by", (mention.rule, whole));
        if let Name::Campaign(name) = &mention.name {
            features.add("rule.kind", name.kind as usize);
        }
        any = true;
    }
    features.add("rule.any", any);
    let touching = |tag: &&crate::tagger::Tag| {
        tag.tokens.start < inside.end && inside.start < tag.tokens.end
    };
    let first = tags.names.partition_point(|tag| tag.tokens.end <= inside.start);
    let near = tags.names[first..]
        .iter()
        .take_while(|tag| tag.tokens.start < inside.end);
    let mut seen = false;
    for tag in near.filter(touching) {
        let whole = tag.tokens == inside;
        let sure = (tag.probability * 4.0) as usize;
        features.add("rule.tag", (tag.family.name(), whole));
        features.add("rule.tag.sure", (tag.family.name(), whole, sure));
        seen = true;
    }
    features.add("rule.tagged", seen);
}

fn family(name: &Name) -> &'static str {
    match name {
        Name::Person(_) => "person",
        Name::Organization(_) => "organization",
        Name::Place(_) => "place",
        Name::Campaign(_) => "campaign",
    }
}

/// The noun that says what it is: of the lists, and as it stands before.
fn head(words: &Words<'_>, quoted: &Quoted, features: &mut Features<'_>) {
    let text = words.text;
    if let Some(head) = head_before(text, quoted.open) {
        let list = head.entry.list as usize;
        let near = step(quoted.open - head.token - head.len);
        features.add("rule.head.list", (list, near == 0));
        features.add("head.kind", (list, &*head.entry.canonical));
        features.add("head.surface", &*head.entry.surface);
    } else {
        features.add("rule.head.list", "none");
    }
    if let Some(noun) = noun_before(text, quoted.open) {
        let near = noun + 1 == quoted.open;
        words.describe(features, if near { "noun.right" } else { "noun.near" }, noun);
        words.describe(features, "noun", noun);
        let number = text.word(noun).best().and_then(|r| r.grammar.number);
        features.add("noun.number", number.map_or(2, |number| number as usize));
        features.add("noun.capital", text.word(noun).shape.capital);
        let animate = text.word(noun).best().is_some_and(|r| r.grammar.animate);
        features.add("noun.animate", animate);
        for tail in tails(text.normal(noun)) {
            features.add("noun.tail", tail);
        }
    } else {
        features.add("noun", "");
    }
}

/// The last three and four letters of a word.
fn tails(normal: &str) -> impl Iterator<Item = &str> {
    let ends = normal.char_indices().rev().skip(2).take(2);
    ends.map(|(start, _)| &normal[start..])
}

fn surroundings(words: &Words<'_>, quoted: &Quoted, features: &mut Features<'_>) {
    let text = words.text;
    let sentence = text.sentence(quoted.open);
    let before = (sentence.start..quoted.open).rev().take(NEAR).enumerate();
    for (place, i) in before {
        token(words, features, ["b1", "b2", "b3"][place], i);
    }
    let end = quoted.close.map_or(quoted.open, |close| close + 1);
    for (place, i) in (end..sentence.end).take(NEAR).enumerate() {
        token(words, features, ["a1", "a2", "a3"][place], i);
    }
    features.add("first", quoted.open == sentence.start);
    features.add("last", end >= sentence.end);
    features.add("depth", usize::from(quoted.depth));
    let block = text.tokens[quoted.open].block as usize;
    features.add("block", text.article.blocks[block].kind as usize);
    for i in sentence.clone().filter(|i| !quoted.inside().contains(i)) {
        if matches!(text.word(i).pos(), Pos::Noun | Pos::Verb | Pos::Adjective) {
            words.mention(features, "sentence", i);
        }
    }
}

fn token(words: &Words<'_>, features: &mut Features<'_>, place: &str, i: usize) {
    let text = words.text;
    match text.tokens[i].kind {
        Kind::Word => {
            words.describe(features, place, i);
            if let Some(reading) = text.word(i).best() {
                let case = reading.grammar.case.map_or(6, |case| case as usize);
                features.add(place, (reading.grammar.pos as usize, case));
            }
            let word = text.word(i);
            for list in [List::OrgForm, List::OrgHead, List::CampaignHead, List::Office] {
                if word.is(list) {
                    features.add(place, ("list", list as usize));
                }
            }
        }
        Kind::Number => features.add(place, "number"),
        Kind::Mark(_) => features.add(place, text.surface(i)),
    }
}

/// The words of the name.
fn inner(words: &Words<'_>, inside: &Tokens, features: &mut Features<'_>) {
    let text = words.text;
    let (first, last) = (inside.start, inside.end - 1);
    features.add("length", step(inside.len()));
    let shape = |i: usize| {
        let shape = text.word(i).shape;
        let written = match text.tokens[i].kind {
            Kind::Word if shape.all_caps => "caps",
            Kind::Word if shape.capital => "capital",
            Kind::Word => "small",
            Kind::Number => "number",
            Kind::Mark(_) => "mark",
        };
        (written, shape.latin)
    };
    features.add("first.shape", shape(first));
    features.add("last.shape", shape(last));
    features.add("shape", (shape(first), shape(last), inside.len() > 1));
    features.add("last.mark", text.surface(last).chars().all(|c| !c.is_alphanumeric()));
    let finite = inside.clone().any(|i| is_predicate(text, i));
    features.add("finite", (finite, inside.len() > 3));
    features.add("digits", inside.clone().any(|i| text.tokens[i].kind == Kind::Number));
    let capitals = inside
        .clone()
        .filter(|&i| text.is_word(i) && text.word(i).shape.capital)
        .count();
    features.add("capitals", (step(capitals), step(inside.len())));
    words.describe(features, "in.first", first);
    words.describe(features, "in.last", last);
    for i in inside.clone().take(INNER).filter(|&i| text.is_word(i)) {
        words.mention(features, "in", i);
        let word = text.word(i);
        for list in [
            List::CampaignHead,
            List::OrgHead,
            List::OrgForm,
            List::OtherHead,
            List::OrgName,
            List::CampaignKnown,
            List::Place,
            List::GivenName,
        ] {
            if word.is(list) {
                features.add("in.list", list as usize);
            }
        }
    }
    let known = text.word(first).best().is_some_and(|r| r.known);
    features.add("in.known", known);
}

/// The nearest verb of the clause.
fn predicate(words: &Words<'_>, quoted: &Quoted, features: &mut Features<'_>) {
    let text = words.text;
    let clauses = Clauses::of(text, quoted.open);
    let part = &clauses.parts[clauses.index(quoted.open)];
    let inside = quoted.inside();
    let verb = part
        .clone()
        .filter(|&i| !inside.contains(&i) && is_predicate(text, i))
        .min_by_key(|&i| (i.abs_diff(quoted.open), i));
    let Some(verb) = verb else {
        features.add("verb", "");
        return;
    };
    let side = if verb < quoted.open { "before" } else { "after" };
    words.describe(features, "verb", verb);
    features.add("verb.side", (side, words.lemma(verb)));
    if let Some(classes) = words.classes(verb) {
        features.add("verb.side", (side, "middle", classes.middle));
    }
}

/// The same name elsewhere in the document, and the quote before in a row.
fn elsewhere(
    words: &Words<'_>,
    document: &Document,
    quoted: &Quoted,
    features: &mut Features<'_>,
) {
    let text = words.text;
    let own = noun_before(text, quoted.open);
    let all = document.heads.get(&name_key(words, &quoted.inside()));
    let all = all.map_or(&[][..], |heads| heads);
    features.add("again", step(all.len()));
    for &noun in all.iter().flatten().filter(|noun| Some(**noun) != own).take(6) {
        words.describe(features, "again.noun", noun);
        if text.word(noun).is(List::CampaignHead) {
            features.add("again.list", "campaign");
        }
        if text.word(noun).is(List::OrgForm) || text.word(noun).is(List::OrgHead) {
            features.add("again.list", "organization");
        }
    }
    let before = text.quoted.partition_point(|other| other.open < quoted.open);
    let row = before
        .checked_sub(1)
        .map(|last| &text.quoted[last])
        .filter(|other| other.close.is_some_and(|close| close + 2 >= quoted.open && close < quoted.open));
    if let Some(other) = row {
        features.add("row", true);
        if let Some(noun) = noun_before(text, other.open) {
            words.describe(features, "row.noun", noun);
        }
    }
}
