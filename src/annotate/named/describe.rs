//! What is known of a name: what rules and tagger propose, its words, the words around it, the document.

use super::document::{Document, name_key, noun_before};
use super::{Candidate, LONGEST};
use crate::decide::{Features, Words, step};
use crate::lexicon::grammar::Pos;
use crate::lexicon::list::List;
use crate::mention::{Name, Names, Tokens};
use crate::pattern::{Clauses, head_before, is_predicate};
use crate::tagger::Tags;
use crate::text::Kind;

/// Words to each side whose place enters a feature.
const NEAR: usize = 3;

/// Words to each side among which head nouns are looked for.
const REACH: usize = 12;

/// Inner words that enter features.
const INNER: usize = 8;

pub(super) fn describe(
    words: &Words<'_>,
    document: &Document,
    proposals: &Names,
    tags: &Tags,
    candidate: &Candidate,
    features: &mut Features<'_>,
) {
    let inside = &candidate.inside;
    features.add("bias", true);
    features.add("rule.quoted", candidate.quoted.is_some());
    proposed(proposals, tags, candidate, features);
    head(words, candidate, features);
    heads_around(words, candidate, features);
    surroundings(words, candidate, features);
    inner(words, inside, features);
    predicate(words, candidate, features);
    elsewhere(words, document, candidate, features);
    for &class in &document.topic {
        features.add("topic", class);
    }
}

/// What rules and tagger take it for.
fn proposed(proposals: &Names, tags: &Tags, candidate: &Candidate, features: &mut Features<'_>) {
    let inside = &candidate.inside;
    let first = proposals
        .mentions
        .partition_point(|m| m.tokens.start + LONGEST < inside.start);
    let mut any = false;
    let near = proposals.mentions[first..]
        .iter()
        .take_while(|m| m.tokens.start < inside.end);
    for mention in near.filter(|m| m.tokens.end > inside.start) {
        let whole = mention.tokens == *inside;
        let family = family(&mention.name);
        features.add("rule.name", (family, whole));
        features.add("rule.by", (mention.rule, whole));
        if let Name::Campaign(name) = &mention.name {
            features.add("rule.kind", name.kind as usize);
        }
        any = true;
    }
    features.add("rule.any", any);
    let touching =
        |tag: &&crate::tagger::Tag| tag.tokens.start < inside.end && inside.start < tag.tokens.end;
    let first = tags
        .names
        .partition_point(|tag| tag.tokens.end <= inside.start);
    let near = tags.names[first..]
        .iter()
        .take_while(|tag| tag.tokens.start < inside.end);
    let mut seen = false;
    for tag in near.filter(touching) {
        let whole = tag.tokens == *inside;
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
fn head(words: &Words<'_>, candidate: &Candidate, features: &mut Features<'_>) {
    let text = words.text;
    if let Some(head) = head_before(text, candidate.open) {
        let list = head.entry.list as usize;
        let near = step(candidate.open - head.token - head.len);
        features.add("rule.head.list", (list, near == 0));
        features.add("head.kind", (list, &*head.entry.canonical));
        features.add("head.surface", &*head.entry.surface);
    } else {
        features.add("rule.head.list", "none");
    }
    if let Some(noun) = noun_before(text, candidate.open) {
        let near = noun + 1 == candidate.open;
        words.describe(
            features,
            if near { "noun.right" } else { "noun.near" },
            noun,
        );
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

/// Head nouns of the lists further away: «фестиваль, который назвали «Х»», ««Х» – так окрестили лагерь», ««Х». Это
/// программа банка».
fn heads_around(words: &Words<'_>, candidate: &Candidate, features: &mut Features<'_>) {
    const LISTS: [List; 4] = [
        List::CampaignHead,
        List::OrgHead,
        List::OrgForm,
        List::OtherHead,
    ];
    let text = words.text;
    let sentence = text.sentence(candidate.open);
    let from = sentence.start.max(candidate.open.saturating_sub(REACH));
    let to = text.len().min(candidate.end + REACH);
    let listed = |i: &usize| text.is_word(*i) && LISTS.iter().any(|&list| text.word(*i).is(list));
    let before = (from..candidate.open).rev().find(listed);
    let after = (candidate.end..to).find(listed);
    for (side, head) in [("head.before", before), ("head.behind", after)] {
        let Some(i) = head else {
            features.add(side, "none");
            continue;
        };
        let inside = sentence.contains(&i);
        for list in LISTS.iter().filter(|&&list| text.word(i).is(list)) {
            features.add(side, (*list as usize, inside));
        }
        words.mention(features, side, i);
    }
}

/// The last three and four letters of a word.
fn tails(normal: &str) -> impl Iterator<Item = &str> {
    let ends = normal.char_indices().rev().skip(2).take(2);
    ends.map(|(start, _)| &normal[start..])
}

fn surroundings(words: &Words<'_>, candidate: &Candidate, features: &mut Features<'_>) {
    let text = words.text;
    let sentence = text.sentence(candidate.open);
    let before = (sentence.start..candidate.open)
        .rev()
        .take(NEAR)
        .enumerate();
    for (place, i) in before {
        token(words, features, ["b1", "b2", "b3"][place], i);
    }
    let end = candidate.end;
    for (place, i) in (end..sentence.end).take(NEAR).enumerate() {
        token(words, features, ["a1", "a2", "a3"][place], i);
    }
    features.add("first", candidate.open == sentence.start);
    features.add("last", end >= sentence.end);
    let depth = candidate
        .quoted
        .map_or(0, |quoted| usize::from(quoted.depth));
    features.add("depth", depth);
    let block = text.tokens[candidate.open].block as usize;
    features.add("block", text.article.blocks[block].kind as usize);
    for i in sentence.clone().filter(|i| !candidate.inside.contains(i)) {
        if matches!(text.word(i).pos(), Pos::Noun | Pos::Verb | Pos::Adjective) {
            words.mention(features, "sentence", i);
        }
    }
}

/// A token in its place, and the lists of heads and offices that hold it.
fn token(words: &Words<'_>, features: &mut Features<'_>, place: &str, i: usize) {
    const LISTS: [List; 4] = [
        List::OrgForm,
        List::OrgHead,
        List::CampaignHead,
        List::Office,
    ];
    words.stand(features, place, i);
    let text = words.text;
    let own = LISTS.iter().filter(|&&list| text.word(i).is(list));
    for &list in own.take_while(|_| text.is_word(i)) {
        features.add(place, ("list", list as usize));
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
    features.add(
        "last.mark",
        text.surface(last).chars().all(|c| !c.is_alphanumeric()),
    );
    let finite = inside.clone().any(|i| is_predicate(text, i));
    features.add("finite", (finite, inside.len() > 3));
    features.add(
        "digits",
        inside.clone().any(|i| text.tokens[i].kind == Kind::Number),
    );
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
fn predicate(words: &Words<'_>, candidate: &Candidate, features: &mut Features<'_>) {
    let text = words.text;
    let clauses = Clauses::of(text, candidate.open);
    let part = &clauses.parts[clauses.index(candidate.open)];
    let inside = &candidate.inside;
    let verb = part
        .clone()
        .filter(|&i| !inside.contains(&i) && is_predicate(text, i))
        .min_by_key(|&i| (i.abs_diff(candidate.open), i));
    let Some(verb) = verb else {
        features.add("verb", "");
        return;
    };
    let side = if verb < candidate.open {
        "before"
    } else {
        "after"
    };
    words.describe(features, "verb", verb);
    features.add("verb.side", (side, words.lemma(verb)));
    if let Some(classes) = words.classes(verb) {
        features.add("verb.side", (side, "middle", classes.middle));
    }
}

/// What the lists say of the noun that a name has.
fn lists(words: &Words<'_>, features: &mut Features<'_>, place: &str, noun: usize) {
    let word = words.text.word(noun);
    if word.is(List::CampaignHead) {
        features.add(place, "campaign");
    }
    if word.is(List::OrgForm) || word.is(List::OrgHead) {
        features.add(place, "organization");
    }
    if word.is(List::OtherHead) {
        features.add(place, "other");
    }
}

/// The same name elsewhere in the document, and the quote before in a row.
fn elsewhere(
    words: &Words<'_>,
    document: &Document,
    candidate: &Candidate,
    features: &mut Features<'_>,
) {
    let text = words.text;
    let own = noun_before(text, candidate.open);
    let key = name_key(words, &candidate.inside);
    if let Some(&noun) = document.defined.get(&key) {
        words.describe(features, "is.noun", noun);
        lists(words, features, "is.list", noun);
    }
    let all = document.heads.get(&key);
    let all = all.map_or(&[][..], |heads| heads);
    features.add("again", step(all.len()));
    for &noun in all
        .iter()
        .flatten()
        .filter(|noun| Some(**noun) != own)
        .take(6)
    {
        words.describe(features, "again.noun", noun);
        lists(words, features, "again.list", noun);
    }
    let before = text
        .quoted
        .partition_point(|other| other.open < candidate.open);
    let row = before
        .checked_sub(1)
        .map(|last| &text.quoted[last])
        .filter(|other| {
            other
                .close
                .is_some_and(|close| close + 2 >= candidate.open && close < candidate.open)
        });
    if let Some(other) = row {
        features.add("row", true);
        if let Some(noun) = noun_before(text, other.open) {
            words.describe(features, "row.noun", noun);
        }
    }
}
