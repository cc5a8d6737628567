//! What stands beside two numbers: in their articles, and between them in time.

use super::{LOOKED_AT, given};
use crate::sources::Entry;
use crate::statement::Statement;
use crate::step::asked;
use svodka_record::Modality;

/// Beyond so many it does not matter how many.
const MANY: usize = 4;

asked! {
    /// What is said of the numbers beside both.
    ASKED, neighbours: pair {
        replaced: given(pair.is_among(|x| x.cues.is_replaced)),
        denied: given(pair.is_among(|x| x.modality == Modality::Denied)),
        denies: given(pair.beside_new(|x| x.statement.modality == Modality::Denied) > 0.0),
        restated: given(pair.is_among(|x| !x.takes_back())),
        written: given(pair.is_written()),
        part: pair.part(),
        old_part: given(pair.old.statement.part_of.is_some()),
        new_part: given(pair.new.statement.part_of.is_some()),
        old_beside: pair.beside_old(|_| true),
        new_beside: pair.beside_new(|_| true),
        old_of_deed: pair.beside_old(|x| is_of_deed(x, pair.new)),
        new_of_deed: pair.beside_new(|x| is_of_deed(x, pair.old)),
        old_nearer: pair.beside_old(|x| is_of_one(x, pair.new)),
        new_nearer: pair.beside_new(|x| is_of_one(x, pair.old)),
        old_number: pair.beside_old(|x| x.statement.number.rounds(&pair.new.statement.number)),
        new_number: pair.beside_new(|x| x.statement.number.rounds(&pair.old.statement.number)),
        old_larger: pair.beside_old(|x| is_larger(x, pair.old)),
        new_larger: pair.beside_new(|x| is_larger(x, pair.new)),
        old_larger_deed: pair.beside_old(|x| is_larger(x, pair.old) && is_of_deed(x, pair.old)),
        new_larger_deed: pair.beside_new(|x| is_larger(x, pair.new) && is_of_deed(x, pair.new)),
        between: pair.between(|_| true),
        between_deed: pair.between(|x| is_of_deed(x, pair.new)),
        between_one: pair.between(|x| is_of_one(x, pair.new)),
        between_numbers: pair.between(|x| is_of_deed(x, pair.new) && pair.is_within(x)),
        told_before: given(pair.is_told_before()),
        characters: pair.characters(),
        one_sentence: given(pair.is_of_one_article() && pair.old.statement.sentence == pair.new.statement.sentence),
        says_growth: given(pair.new.article.says_growth),
    }
}

impl crate::step::Pair<'_> {
    /// Whether the article of the new number states the old one so.
    fn is_among(&self, is_meant: impl Fn(&Statement) -> bool) -> bool {
        let number = self.old.statement.number.center();
        let is_old = |x: &Entry| x.statement.number.center() == number && is_meant(&x.statement);
        self.company.beside(self.at[1]).any(is_old)
    }

    /// Whether the sentence of the new number has the old one in digits.
    fn is_written(&self) -> bool {
        let sentence = self.new.statement.sentence.as_deref().unwrap_or_default();
        let mut numbers = sentence.split(|c: char| !c.is_ascii_digit());
        let old = self.old.statement.number.center();
        numbers.any(|number| number.parse().ok() == old)
    }

    /// Whether one counts some of those whom the other counts: 1 of the old number, -1 of the new one; 2 where another number
    /// that holds it is nearly the old one.
    fn part(&self) -> f32 {
        let (old, new) = (&self.old.statement, &self.new.statement);
        if self.is_of_one_article() {
            let is_of = |part: &Statement, whole: &Statement| part.part_of == Some(whole.figure);
            return given(is_of(new, old)) - given(is_of(old, new));
        }
        let held = |x: &&Entry| Some(x.statement.figure) == new.part_of;
        let whole = self.company.beside(self.at[1]).find(held);
        2.0 * given(whole.is_some_and(|x| x.statement.number.rounds(&old.number)))
    }

    /// Whether the words of an article make the new number a part of the old one.
    #[cfg(feature = "train")]
    pub(crate) fn is_part(&self) -> bool {
        self.is_of_one_article() && self.part() > 0.0
    }

    fn beside_old(&self, is_meant: impl Fn(&Entry) -> bool) -> f32 {
        let found = self.company.beside(self.at[0]);
        found.filter(|x| is_meant(x)).take(MANY).count() as f32
    }

    fn beside_new(&self, is_meant: impl Fn(&Entry) -> bool) -> f32 {
        let found = self.company.beside(self.at[1]);
        found.filter(|x| is_meant(x)).take(MANY).count() as f32
    }

    /// How many numbers of other articles were told between the two.
    fn between(&self, is_meant: impl Fn(&Entry) -> bool) -> f32 {
        let [from, to] = [self.at[0].min(self.at[1]), self.at[0].max(self.at[1])];
        let entries =
            &self.company.entries[(from + 1).max(to.saturating_sub(LOOKED_AT))..to.max(from + 1)];
        let is_other =
            |x: &&Entry| ![&self.old.article.key, &self.new.article.key].contains(&&x.article.key);
        let found = entries.iter().filter(is_other).filter(|x| is_meant(x));
        found.take(MANY).count() as f32
    }

    /// Whether a number lies between the two.
    fn is_within(&self, x: &Entry) -> bool {
        let of = |x: &Entry| x.statement.number.center();
        let (old, new, own) = (of(self.old), of(self.new), of(x));
        old.min(new) < own && own < old.max(new)
    }

    /// Whether the old number was told first.
    fn is_told_before(&self) -> bool {
        self.at[0] < self.at[1]
    }

    /// Characters between two numbers of one article.
    fn characters(&self) -> f32 {
        let (old, new) = (
            self.old.statement.start as f32,
            self.new.statement.start as f32,
        );
        if self.is_of_one_article() {
            new - old
        } else {
            0.0
        }
    }
}

fn is_of_deed(x: &Entry, like: &Entry) -> bool {
    let (x, like) = (&x.statement, &like.statement);
    (x.counted_as, x.unit) == (like.counted_as, like.unit)
}

fn is_of_one(x: &Entry, like: &Entry) -> bool {
    is_of_deed(x, like) && x.statement.group == like.statement.group
}

fn is_larger(x: &Entry, than: &Entry) -> bool {
    x.statement.number.center() > than.statement.number.center()
}
