//! Features of a decision as people read them: what belongs to one word is one weight.

use svodka::decide::{SCALE, Traced, Weighed};

/// What weighed for an answer, or against it.
pub struct Weight {
    /// In plain words.
    pub words: String,
    /// Natural logarithm of odds; against the answer where it is negative.
    pub value: f32,
}

/// Templates that hold a word, with what the word is. A template of several values ends in its word.
const PLACES: [(&str, &str); 53] = [
    ("noun", "noun"),
    ("noun.class", "noun"),
    ("noun.near", "noun before"),
    ("noun.right", "noun before"),
    ("between", "between"),
    ("verb", "verb"),
    ("verb.class", "verb"),
    ("verb.side.lemma", "verb"),
    ("head", "head noun"),
    ("head.of", "head noun"),
    ("head.kind", "head noun"),
    ("head.surface", "head noun"),
    ("b1", "word before"),
    ("b2", "words before"),
    ("b3", "words before"),
    ("b21", "words before"),
    ("before", "word before"),
    ("rule.before", "word before"),
    ("a1", "word behind"),
    ("a2", "words behind"),
    ("a3", "words behind"),
    ("a12", "words behind"),
    ("behind", "word behind"),
    ("m.b1", "before the mention"),
    ("m.b2", "before the mention"),
    ("m.b3", "before the mention"),
    ("m.a1", "behind the mention"),
    ("m.a2", "behind the mention"),
    ("m.a3", "behind the mention"),
    ("clause.before", "in the clause"),
    ("clause.after", "in the clause"),
    ("sentence.before", "in the sentence"),
    ("sentence.after", "in the sentence"),
    ("sentence", "in the sentence"),
    ("in", "in the name"),
    ("in.first", "first of the name"),
    ("in.last", "last of the name"),
    ("rule.word", "word of the rules"),
    ("rule.not_yet", "word of the rules"),
    ("rule.subject", "subject"),
    ("inner", "in the name"),
    ("name", "in the name"),
    ("kind_word", "kind"),
    ("cue", "verb of saying"),
    ("source.cue", "verb of saying"),
    ("phrase", "phrase"),
    ("phrase.noun", "phrase"),
    ("word", "in the date"),
    ("first", "first word"),
    ("title", "title"),
    ("title.word", "in the title"),
    ("title.first", "first of the title"),
    ("title.last", "last of the title"),
];

/// Places that say less of a word than others do.
const VAGUE: [&str; 7] = [
    "word of the rules",
    "in the sentence",
    "in the clause",
    "word before",
    "words before",
    "word behind",
    "words behind",
];

/// Templates whose value is not for people: what they are about, with all that begin so before a dot.
const TOPICS: [(&str, &str); 64] = [
    ("bias", "usual answer"),
    ("topic", "topic of the article"),
    ("title.words", "words of the title"),
    ("before.words", "sentence before"),
    ("figure", "figure before"),
    ("event", "event in the sentence"),
    ("size", "size of the number"),
    ("digits", "digits or words"),
    ("one", "number of one"),
    ("round", "round number"),
    ("bound", "bound"),
    ("block", "kind of block"),
    ("quoted", "stands in a quote"),
    ("language", "language"),
    ("length", "length"),
    ("place", "place of the mention"),
    ("tokens", "distance"),
    ("rank", "nearness among others"),
    ("how", "name, noun or pronoun"),
    ("family", "person or body"),
    ("organization", "kind of body"),
    ("sure", "how sure the decisions were"),
    ("rule.sure", "how sure the decisions were"),
    ("rule.id", "rule"),
    ("rule.agreed", "rule and model agree"),
    ("rule.doubted", "doubts of the rules"),
    ("rule.tag", "tagger"),
    ("rule.source", "source by the rules"),
    ("rule.held", "source by the rules"),
    ("rule.holds", "source by the rules"),
    ("rule.speaks", "speaks elsewhere"),
    ("rule.any", "rules name it"),
    ("shape", "how it is written"),
    ("type", "kind of date"),
    ("some", "usual answer"),
    ("none", "usual answer"),
    ("only", "no other candidate"),
    ("in_title", "is in the title"),
    ("mentions", "how often it is mentioned"),
    ("blocks", "distance"),
    ("clause", "same clause or another"),
    ("far", "distance"),
    ("says", "says something"),
    ("that", "a clause of what is said follows"),
    ("spoken_of", "is spoken of"),
    ("office", "has an office"),
    ("nominative", "case of the mention"),
    ("preposition", "preposition before"),
    ("finite", "has a predicate"),
    ("capitals", "how it is written"),
    ("source", "source by the rules"),
    ("rule", "what the rules choose"),
    ("rule.none", "source by the rules"),
    ("rule.chosen", "what the rules choose"),
    ("rule.via", "is the agency it came from"),
    ("rule.lone", "one of its kind or many"),
    ("rule.measure", "whole, part or change by the rules"),
    ("rule.of", "rule"),
    ("rule.by", "rule"),
    ("rule.mention", "rule"),
    ("rule.head", "head noun is listed"),
    ("rule.speaker", "how the speaker is told"),
    ("rule.holder", "how the holder is told"),
    ("rule.basis", "how the date is told"),
];

/// What made the answer likelier than the runner-up, the heaviest first.
pub fn weigh(traced: &Traced) -> Vec<Weight> {
    let Some(answer) = traced.options.get(traced.decision.answer) else {
        return Vec::new();
    };
    let second = traced
        .decision
        .runner_up
        .and_then(|second| traced.options.get(second));
    let rival: &[Weighed] = second.map_or(&[], |second| &second.features);
    let is_ranked = traced.question.answers().is_empty();
    let mut reader = Reader::default();
    for (place, feature) in answer.features.iter().enumerate() {
        let other = match is_ranked {
            true => rival.iter().find(|other| other.hash == feature.hash),
            false => rival.get(place),
        };
        let other = other.map_or(0, |other| other.weight);
        reader.add(&feature.shown, feature.weight - other);
    }
    let mut weights = reader.weights;
    weights.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
    weights
}

/// Adds up what belongs together.
#[derive(Default)]
struct Reader {
    weights: Vec<Weight>,
    /// The words of the weights that are words, whether their place says little, and their weights.
    words: Vec<(String, bool, usize)>,
    /// The word that each template held last.
    last: Vec<(String, usize)>,
}

impl Reader {
    fn add(&mut self, shown: &str, units: i32) {
        let value = units as f32 / SCALE;
        let (template, filling) = shown.split_once('=').unwrap_or((shown, ""));
        let at = match word_of(template, filling) {
            Some((word, place)) => {
                let at = self.of_word(word, place);
                self.last.retain(|(known, _)| known != template);
                self.last.push((template.to_owned(), at));
                at
            }
            None => match self.owner(template) {
                Some(at) => at,
                None => self.of_words(&plain(template, filling)),
            },
        };
        self.weights[at].value += value;
    }

    /// The weight of the word that a feature of this template describes: its class, its case.
    fn owner(&self, template: &str) -> Option<usize> {
        let mut part = template;
        loop {
            if let Some((_, at)) = self.last.iter().find(|(known, _)| known == part) {
                return Some(*at);
            }
            part = part.rsplit_once('.')?.0;
        }
    }

    fn of_word(&mut self, word: &str, place: &str) -> usize {
        let named = format!("«{word}» ({place})");
        let vague = VAGUE.contains(&place);
        if let Some((_, is_vague, at)) = self.words.iter_mut().find(|(known, ..)| known == word) {
            if *is_vague && !vague {
                *is_vague = false;
                self.weights[*at].words = named;
            }
            return *at;
        }
        let at = self.of_words(&named);
        self.words.push((word.to_owned(), vague, at));
        at
    }

    fn of_words(&mut self, words: &str) -> usize {
        if let Some(at) = self.weights.iter().position(|known| known.words == words) {
            return at;
        }
        self.weights.push(Weight {
            words: words.to_owned(),
            value: 0.0,
        });
        self.weights.len() - 1
    }
}

/// The word that a template holds, and what it is.
fn word_of<'f>(template: &str, filling: &'f str) -> Option<(&'f str, &'static str)> {
    let (_, place) = PLACES.iter().find(|(known, _)| *known == template)?;
    let mut parts = filling.split('+');
    let first = parts.next().unwrap_or("");
    if matches!(first, "fine" | "middle" | "coarse" | "list" | "pos") {
        return None;
    }
    let is_word = |part: &&str| part.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let word = std::iter::once(first).chain(parts).rfind(is_word);
    word.map(|word| (word, *place))
}

/// What a template is about: by itself, or by the longest beginning before a dot.
fn topic(template: &str) -> Option<(&'static str, &'static str)> {
    let mut part = template;
    loop {
        let known = TOPICS
            .iter()
            .find(|(known, _)| known.trim_end_matches('.') == part);
        if let Some(known) = known.filter(|_| part != "rule" || template == "rule") {
            return Some(*known);
        }
        part = part.rsplit_once('.')?.0;
    }
}

/// A template that holds no word, in plain words.
fn plain(template: &str, filling: &str) -> String {
    if let Some((_, place)) = PLACES.iter().find(|(known, _)| *known == template) {
        return match filling.split_once('+') {
            Some(_) => format!("kind of {place}"),
            None if filling.is_empty() => format!("no {place}"),
            None => format!("«{filling}» ({place})"),
        };
    }
    if template == "rule.doubt" {
        return format!("doubt of the rules: {filling}");
    }
    if let Some((_, words)) = topic(template) {
        return match (template, filling) {
            ("rule.doubted", "false") => format!("no {words}"),
            _ => words.to_owned(),
        };
    }
    let telling: Vec<&str> = filling
        .split('+')
        .filter(|part| part.chars().any(char::is_alphabetic) && !matches!(*part, "true" | "false"))
        .collect();
    let (what, said) = match template.strip_prefix("rule.") {
        Some(what) => (what.replace('.', " "), "rule says"),
        None => (template.replace(['.', '_'], " "), ""),
    };
    match (said, &telling[..]) {
        ("", []) if filling == "false" => format!("no {what}"),
        ("", []) => what,
        ("", telling) => format!("{what} {}", telling.join(" ")),
        (said, []) => format!("{said} {what}"),
        (said, telling) if matches!(&*what, "role" | "role by" | "modality") => {
            format!("{said} {}", telling[0])
        }
        (said, telling) => format!("{said} {what} {}", telling.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(features: &[(&str, i32)]) -> Vec<(String, i32)> {
        let mut reader = Reader::default();
        for (shown, units) in features {
            reader.add(shown, *units);
        }
        let weights = reader.weights.into_iter();
        weights
            .map(|own| (own.words, (own.value * SCALE).round() as i32))
            .collect()
    }

    #[test]
    fn what_belongs_to_one_word_is_added_up() {
        let found = read(&[
            ("verb=участвовать", 10),
            ("verb=middle+17", 5),
            ("verb.tense=1", 2),
            ("clause.before=участвовать", 1),
            ("clause.before=middle+17", 1),
            ("clause.before=город", -3),
            ("clause.before=middle+4", -1),
        ]);
        let expected = [
            ("«участвовать» (verb)", 19),
            ("«город» (in the clause)", -4),
        ];
        assert_eq!(
            found,
            expected.map(|(words, value)| (words.to_owned(), value))
        );
    }

    #[test]
    fn rules_and_topics_are_told_in_plain_words() {
        let found = read(&[
            ("rule.role=participant", 24),
            ("topic=4", 1),
            ("topic=9", 1),
            ("rule.doubt=address", -2),
            ("rule.doubted=true", -1),
            ("rule.doubted=false", 5),
            ("range=true", 3),
            ("vague=false", 1),
        ]);
        let expected = [
            ("rule says participant", 24),
            ("topic of the article", 2),
            ("doubt of the rules: address", -2),
            ("doubts of the rules", -1),
            ("no doubts of the rules", 5),
            ("range", 3),
            ("no vague", 1),
        ];
        assert_eq!(
            found,
            expected.map(|(words, value)| (words.to_owned(), value))
        );
    }
}
