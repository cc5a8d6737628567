//! Features that share strength between words: lemma, word class, part of speech.

use super::{Features, Value};
use crate::tagger::classes::Classes;
use crate::tagger::hash::{join, mix};
use crate::tagger::word::Facts;
use crate::text::{Kind, Text};

/// A text with the word classes of its tokens.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// What the tagger knows of each token.
    pub facts: &'a [Facts],
}

impl Words<'_> {
    /// The likeliest lemma of token `i`; its normal form without one.
    pub fn lemma(&self, i: usize) -> &str {
        let word = self.text.word(i);
        word.best().map_or(&*word.normal, |reading| &*reading.lemma)
    }

    /// The word classes of token `i`, where it has some.
    pub fn classes(&self, i: usize) -> Option<Classes> {
        self.facts
            .get(i)
            .map(|facts| facts.classes)
            .filter(|classes| *classes != Classes::default())
    }

    /// Adds lemma and classes of token `i` under templates that begin with `place`.
    pub fn describe(&self, features: &mut Features<'_>, place: &str, i: usize) {
        let named = self.named(i);
        let stem = Stem::of(named.words);
        let classes = self.classes(i).unwrap_or_default();
        let classes = [
            Class::Fine(classes.fine),
            Class::Middle(classes.middle),
            Class::Coarse(classes.coarse),
        ];
        let [fine, middle, coarse]: [&dyn Value; 3] = classes.each_ref().map(|class| class as _);
        let is_classed = self.classes(i).is_some();
        match (&stem, is_classed) {
            (Some(stem), true) => features.add_all(place, &[&named, stem, fine, middle, coarse]),
            (Some(stem), false) => features.add_all(place, &[&named, stem]),
            (None, true) => features.add_all(place, &[&named, fine, middle, coarse]),
            (None, false) => features.add_all(place, &[&named]),
        }
    }

    /// Adds the lemma and the middle class of token `i` alone: for bags of words.
    pub fn mention(&self, features: &mut Features<'_>, place: &str, i: usize) {
        features.add(place, self.named(i));
        if let Some(classes) = self.classes(i) {
            features.add(place, Class::Middle(classes.middle));
        }
    }

    /// Adds what token `i` is where its place enters the template: a word with its part of speech and case, a number,
    /// a mark.
    pub fn stand(&self, features: &mut Features<'_>, place: &str, i: usize) {
        match self.text.tokens[i].kind {
            Kind::Word => {
                self.describe(features, place, i);
                if let Some(reading) = self.text.word(i).best() {
                    let case = reading.grammar.case.map_or(6, |case| case as usize);
                    features.add(place, (reading.grammar.pos as usize, case));
                }
            }
            Kind::Number => features.add(place, "number"),
            Kind::Mark(_) => features.add(place, self.text.surface(i)),
        }
    }

    /// The lemma of token `i` with its hash, which is known already.
    fn named(&self, i: usize) -> Lemma<'_> {
        Lemma {
            hash: self.facts[i].lemma,
            words: self.lemma(i),
        }
    }

    /// The coarse word classes that the opening of the document has much of.
    pub fn topic(&self) -> Vec<usize> {
        const CLASSES: usize = 64;
        const LONG: usize = 400;
        let mut counts = [0_usize; CLASSES];
        let mut all = 0;
        for classes in (0..self.text.len().min(LONG)).filter_map(|i| self.classes(i)) {
            counts[usize::from(classes.coarse) % CLASSES] += 1;
            all += 1;
        }
        (0..CLASSES)
            .filter(|&class| counts[class] * 16 > all)
            .collect()
    }
}

/// The beginning of a longer word, which its kin share: «трудоустроить», «трудоустройство».
struct Stem<'a>(&'a str);

impl<'a> Stem<'a> {
    const LETTERS: usize = 5;

    /// Of a lemma that is longer.
    fn of(lemma: &'a str) -> Option<Self> {
        let (end, _) = lemma.char_indices().nth(Self::LETTERS)?;
        Some(Self(&lemma[..end]))
    }
}

impl Value for Stem<'_> {
    fn hash(&self) -> u64 {
        join("stem".hash(), self.0.hash())
    }

    fn show(&self, out: &mut String) {
        out.push_str(self.0);
        out.push('…');
    }
}

/// A lemma and its hash.
struct Lemma<'a> {
    hash: u64,
    words: &'a str,
}

impl Value for Lemma<'_> {
    fn hash(&self) -> u64 {
        self.hash
    }

    fn show(&self, out: &mut String) {
        out.push_str(self.words);
    }
}

/// A word class of one of the three grains.
enum Class {
    Coarse(u16),
    Middle(u16),
    Fine(u16),
}

impl Value for Class {
    fn hash(&self) -> u64 {
        let (grain, class) = match self {
            Self::Coarse(class) => (1, class),
            Self::Middle(class) => (2, class),
            Self::Fine(class) => (3, class),
        };
        mix(grain << 16 | u64::from(*class))
    }

    fn show(&self, out: &mut String) {
        let (grain, class) = match self {
            Self::Coarse(class) => ("coarse", class),
            Self::Middle(class) => ("middle", class),
            Self::Fine(class) => ("fine", class),
        };
        out.push_str(grain);
        out.push('+');
        class.show(out);
    }
}
