//! Titles that a verb or the noun for a post ties to somebody of the same sentence: «назначен министром», «пост министра».

use super::after::can_be;
use super::title::{Title, begins_line, can_stand};
use crate::lexicon::grammar::{self, Case, Pos};
use crate::lexicon::list::List;
use crate::mention::{Names, Referent};
use crate::pattern::entry;
use crate::text::{Kind, Text};
use crate::vocabulary::{Gender, RoleStatus};
use std::ops::Range;

/// How far from a title its verb may stand, in tokens.
const REACH: usize = 10;

/// A verb that ties a title to its holder.
struct Verb {
    token: usize,
    /// Its object holds the title, not its subject.
    object: bool,
}

/// Who holds a title that no name stands beside, by the verb that governs it. `end` is where its phrase ends.
pub(super) fn holder(
    text: &Text<'_>,
    names: &Names,
    title: &Title,
    end: usize,
) -> Option<Referent> {
    let sentence = line(text, title.start());
    let post = post_before(text, title, sentence.start);
    let acting = matches!(title.status, Some((RoleStatus::Acting, _)));
    let governed = can_be(text, title.head, Case::Ins) || acting;
    let prepositional = title
        .start()
        .checked_sub(1)
        .is_some_and(|i| text.word(i).pos() == Pos::Preposition);
    if post.is_none() && (!governed || prepositional) {
        return None;
    }
    let start = post.unwrap_or(title.start());
    let Some(verb) = verb(text, start, end, &sentence, post.is_some()) else {
        return beside(text, names, start, governed);
    };
    let people = People {
        text,
        names,
        sentence: &sentence,
        title: start..end,
    };
    if verb.object {
        return people.object(verb.token).map(Referent::Name);
    }
    people.subject(verb.token)
}

/// The line of its sentence that holds token `i`.
fn line(text: &Text<'_>, i: usize) -> Range<usize> {
    let sentence = text.sentence(i);
    let start = (sentence.start + 1..=i)
        .rev()
        .find(|&i| begins_line(text, i))
        .unwrap_or(sentence.start);
    let end = (i + 1..sentence.end)
        .find(|&i| begins_line(text, i))
        .unwrap_or(sentence.end);
    start..end
}

/// The noun for the post whose genitive the title is: «пост министра».
fn post_before(text: &Text<'_>, title: &Title, sentence: usize) -> Option<usize> {
    let noun = title.start().checked_sub(1).filter(|&i| i >= sentence)?;
    let listed = entry(text, noun, List::RoleVerb).is_some_and(|entry| &*entry.kind == "noun");
    (listed && can_be(text, title.head, Case::Gen)).then_some(noun)
}

/// The verb that governs a title at `start..end`: before it, else behind it.
fn verb(
    text: &Text<'_>,
    start: usize,
    end: usize,
    sentence: &Range<usize>,
    post: bool,
) -> Option<Verb> {
    let bars = |i: &usize| matches!(text.tokens[*i].kind, Kind::Mark(';' | ':'));
    let before = (sentence.start..start)
        .rev()
        .take(REACH)
        .take_while(|i| !bars(i));
    let after = (end..sentence.end)
        .take(REACH)
        .take_while(|i| !bars(i) && !text.is_mark(*i, ','));
    for i in before.chain(after) {
        let word = text.word(i);
        if !text.is_word(i) {
            continue;
        }
        if let Some(verb) = governs(text, i, post) {
            return Some(verb);
        }
        if i < start && word.is_finite_verb() || word.any(|g| g.infinitive) && !post {
            return (post && i < start).then_some(Verb {
                token: i,
                object: false,
            });
        }
    }
    None
}

/// The verb at token `i`, where it goes with titles. What somebody may or wants to become is no role.
fn governs(text: &Text<'_>, i: usize, post: bool) -> Option<Verb> {
    let verb = entry(text, i, List::RoleVerb)?;
    let word = text.word(i);
    let reading = word.best()?;
    let fits = match &*verb.kind {
        "verb" => true,
        "post" => post,
        _ => false,
    };
    if !fits || reading.grammar.infinitive {
        return None;
    }
    let active = reading.grammar.finite && !reading.grammar.passive;
    Some(Verb {
        token: i,
        object: active && &*verb.canonical == "object",
    })
}

/// The one named right before a title in the instrumental: «избрание Иванова президентом».
fn beside(text: &Text<'_>, names: &Names, start: usize, governed: bool) -> Option<Referent> {
    let (index, _) = names.person(start.checked_sub(1)?)?;
    let name = &names.mentions[index].tokens;
    let oblique = !can_stand(text, name, Case::Nom);
    (governed && oblique).then_some(Referent::Name(index))
}

/// The people of a sentence around a title.
struct People<'a> {
    text: &'a Text<'a>,
    names: &'a Names,
    sentence: &'a Range<usize>,
    title: Range<usize>,
}

impl People<'_> {
    /// The mention of a person that begins or ends at token `i`, outside the title.
    fn at(&self, i: usize) -> Option<usize> {
        let (index, _) = self.names.person(i)?;
        let name = &self.names.mentions[index].tokens;
        let inside = name.start >= self.title.start && name.end <= self.title.end;
        (!inside).then_some(index)
    }

    fn is_nominative(&self, mention: usize) -> bool {
        can_stand(self.text, &self.names.mentions[mention].tokens, Case::Nom)
    }

    /// Whom an active verb at `verb` appoints or dismisses: the nearest name that can be its object.
    fn object(&self, verb: usize) -> Option<usize> {
        let can_be_object =
            |index: &usize| can_stand(self.text, &self.names.mentions[*index].tokens, Case::Gen);
        let between = (verb.min(self.title.start)..self.title.start)
            .rev()
            .find_map(|i| self.at(i).filter(can_be_object));
        let behind = || {
            (self.title.end.max(verb)..self.sentence.end)
                .take(REACH + 4)
                .find_map(|i| self.at(i).filter(can_be_object))
        };
        between.or_else(behind)
    }

    /// The subject of the verb: before it, a name or pronoun; behind it, a name; left out.
    fn subject(&self, verb: usize) -> Option<Referent> {
        let inverted = self.title.start < verb;
        let last = verb.max(self.title.end);
        let behind = || {
            (last..self.sentence.end)
                .take(REACH)
                .take_while(|&i| !self.text.is_mark(i, ';'))
                .find_map(|i| self.at(i).filter(|&m| self.is_nominative(m)))
                .map(Referent::Name)
        };
        if inverted && let Some(found) = behind() {
            return Some(found);
        }
        match self.before(verb.min(self.title.start)) {
            Before::Somebody(referent) => Some(referent),
            Before::Something => behind().filter(|_| !inverted),
            Before::Nobody => behind().or_else(|| self.left_out(verb)),
        }
    }

    /// What stands before token `at` in the sentence and can be the subject.
    fn before(&self, at: usize) -> Before {
        let text = self.text;
        let mut relative = false;
        let mut something = false;
        for i in (self.sentence.start..at).rev() {
            if let Some(mention) = self.at(i) {
                let apposed = relative && i + 2 <= at;
                if apposed || self.is_nominative(mention) {
                    return Before::Somebody(Referent::Name(mention));
                }
                continue;
            }
            if !text.is_word(i) {
                continue;
            }
            let word = text.word(i);
            match &*word.normal {
                "он" => return Before::pronoun(i, Gender::Male),
                "она" => return Before::pronoun(i, Gender::Female),
                "который" | "которая" => relative = true,
                _ => {
                    something |= self.names.over(i).is_none()
                        && word.best().is_some_and(|r| {
                            r.grammar.is_noun() && r.grammar.case == Some(Case::Nom)
                        });
                }
            }
        }
        if something || relative {
            Before::Something
        } else {
            Before::Nobody
        }
    }

    /// A subject that is left out: whoever the text speaks of, of the gender that the verb shows.
    fn left_out(&self, verb: usize) -> Option<Referent> {
        let word = self.text.word(verb);
        let reading = word.best().filter(|r| r.grammar.finite)?;
        let plural = reading.grammar.number == Some(grammar::Number::Plur);
        let gender = match reading.grammar.gender {
            Some(grammar::Gender::Masc) => Some(Gender::Male),
            Some(grammar::Gender::Fem) => Some(Gender::Female),
            Some(grammar::Gender::Neut) => return None,
            None => None,
        };
        (!plural).then_some(Referent::Pronoun {
            token: verb,
            gender,
        })
    }
}

enum Before {
    Somebody(Referent),
    Something,
    Nobody,
}

impl Before {
    fn pronoun(token: usize, gender: Gender) -> Self {
        let gender = Some(gender);
        Self::Somebody(Referent::Pronoun { token, gender })
    }
}
