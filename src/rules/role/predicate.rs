//! Titles that a verb or the noun for a post ties to somebody of the same sentence: «назначен министром», «пост министра».

use super::after::can_be;
use super::extent::begins_line;
use super::title::{Title, can_stand};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{self, Case, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::lexicon::morphology::Reading;
use crate::mention::{Name, Names, Referent};
use crate::pattern::{entry, is_ones};
use crate::text::{Kind, Text};
use crate::vocabulary::{Gender, RoleStatus};
use std::ops::Range;

/// How far from a title its verb may stand, in tokens.
const REACH: usize = 10;

/// A verb that ties a title to its holder.
struct Verb {
    token: usize,
    form: Form,
}

/// Who of those around a verb holds the title.
enum Form {
    Subject,
    Object,
    /// The subject behind it: «пост министра занял …».
    Behind,
    /// The one whom it describes: «занимавший пост».
    Participle,
}

/// Who holds a title, by what, and who held it before.
pub(super) struct Held {
    /// Who.
    pub holder: Referent,
    /// The words that say that the office has ended.
    pub ended: Option<Range<usize>>,
    /// Whom the holder succeeds, and the words that say so.
    pub before: Option<(usize, Range<usize>)>,
}

/// Who holds a title that no name stands beside, by the verb that governs it. `end` is where its phrase ends.
pub(super) fn held(text: &Text<'_>, names: &Names, title: &Title, end: usize) -> Option<Held> {
    let (holder, verb) = holder(text, names, title, end)?;
    let sentence = line(text, title.start());
    let people = People {
        text,
        names,
        sentence: &sentence,
        title: title.start()..end,
    };
    let before = people
        .predecessor(verb)
        .filter(|(person, _)| holder != Referent::Name(*person));
    let ended = leaving(text, title).or_else(|| verb.and_then(|verb| ended_by(text, verb)));
    Some(Held {
        holder,
        ended: ended.filter(|_| before.is_none()),
        before,
    })
}

/// The verb that tells that an office has ended: the past of one that tells of a state («занимал», «занимавшая»), or one
/// of leaving («покинул»).
pub(super) fn ended_by(text: &Text<'_>, verb: usize) -> Option<Range<usize>> {
    let word = text.word(verb);
    let past = word.any(|g| g.finite && g.tense == Some(Tense::Past))
        || word.pos() == Pos::Participle
            && text
                .lexicon
                .group(Group::PastActive)
                .is_within(&word.normal);
    let auxiliary = word.is_a(Function::Be)
        && [verb.checked_sub(1), Some(verb + 1)]
            .into_iter()
            .flatten()
            .filter(|&i| text.sentence(verb).contains(&i))
            .any(|i| text.word(i).any(|g| g.finite && g.passive));
    let ends = match usage(text, verb)? {
        "state" => past && !auxiliary,
        usage => usage == "leave",
    };
    ends.then_some(verb..verb + 1)
}

/// What its list says of the verb at token `i`: state, leave, succeed or nothing.
fn usage<'a>(text: &Text<'a>, i: usize) -> Option<&'a str> {
    let verb = entry(text, i, List::RoleVerb)?;
    verb.extra.first().map(|cell| &**cell)
}

/// The verb of whoever takes a post from another, around a title in its words: «сменила на посту министра Иванова»,
/// «на посту министра Иванова сменила …».
pub(super) fn succession(text: &Text<'_>, title: &Title) -> Option<usize> {
    let sentence = text.sentence(title.start());
    let post = post_before(text, title, sentence.start)?;
    let succeeds = |&i: &usize| usage(text, i) == Some("succeed");
    let before = (sentence.start..post).rev().take(REACH).find(succeeds);
    before.or_else(|| {
        (title.tokens.end..sentence.end)
            .take(REACH)
            .take_while(|&i| !opens_clause(text, i))
            .find(succeeds)
    })
}

/// Who takes the post spoken of in the sentence before: «Им стал Иванов.».
pub(super) fn taker(text: &Text<'_>, names: &Names, sentence: &Range<usize>) -> Option<usize> {
    let first = sentence.start;
    let verb = first + 1;
    let becomes = verb + 1 < sentence.end
        && text.is_a(first, Function::NamedShort | Function::ByHer)
        && entry(text, verb, List::RoleVerb).is_some_and(|entry| &*entry.kind == "verb")
        && text.word(verb).is_finite_verb();
    let people = People {
        text,
        names,
        sentence,
        title: first..verb,
    };
    let found = becomes.then(|| people.behind(verb))??;
    match found {
        Referent::Name(person) => Some(person),
        _ => None,
    }
}

fn holder(
    text: &Text<'_>,
    names: &Names,
    title: &Title,
    end: usize,
) -> Option<(Referent, Option<usize>)> {
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
    let people = People {
        text,
        names,
        sentence: &sentence,
        title: start..end,
    };
    if let Some(holder) = people.beside(governed).or_else(|| people.elected(post)) {
        return Some((Referent::Name(holder), None));
    }
    let verb = verb(text, start, end, &sentence, post.is_some())?;
    let holder = match verb.form {
        Form::Participle => people.described(verb.token).map(Referent::Name),
        Form::Object => people.object(verb.token).map(Referent::Name),
        Form::Subject => people.subject(verb.token),
        Form::Behind => people.behind(verb.token),
    };
    Some((holder?, Some(verb.token)))
}

/// The words before a title that say that its holder leaves it: «с поста», «от должности».
fn leaving(text: &Text<'_>, title: &Title) -> Option<Range<usize>> {
    let sentence = text.sentence(title.start());
    let post = post_before(text, title, sentence.start)?;
    let from = post.checked_sub(1).filter(|&i| i >= sentence.start)?;
    text.is_a(from, Function::With | Function::From)
        .then_some(from..post + 1)
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
    let bars = |i: usize| matches!(text.tokens[i].kind, Kind::Mark(';' | ':'));
    let before = (sentence.start..start)
        .rev()
        .take(REACH)
        .take_while(|&i| !bars(i) && !opens_clause(text, i));
    let after = (end..sentence.end)
        .take(REACH)
        .take_while(|&i| !bars(i) && !opens_clause(text, i));
    let aimed = post && start > sentence.start && is_aim(text, start - 1);
    for i in before.filter(|&i| text.is_word(i)) {
        let word = text.word(i);
        if let Some(verb) = governs(text, i, post) {
            return (!is_denied(text, i)).then_some(verb);
        }
        if word.any(|g| g.infinitive) && word.pos() == Pos::Verb {
            return None;
        }
        if word.is_finite_verb() && post {
            let form = Form::Subject;
            return (!aimed && !is_denied(text, i)).then_some(Verb { token: i, form });
        }
        if word.is_finite_verb() {
            break;
        }
        if post && word.pos() == Pos::Participle {
            let form = Form::Participle;
            return Some(Verb { token: i, form });
        }
    }
    for i in after.filter(|&i| text.is_word(i)) {
        if let Some(verb) = governs(text, i, post) {
            return (!is_denied(text, i)).then_some(verb);
        }
        if text.word(i).is_finite_verb() {
            let form = Form::Behind;
            let holds = post && !aimed && !is_denied(text, i);
            return holds.then_some(Verb { token: i, form });
        }
    }
    None
}

/// A comma or the word behind it that opens another clause: «что», «который».
fn opens_clause(text: &Text<'_>, i: usize) -> bool {
    text.is_mark(i, ',')
        && text.is_word(i + 1)
        && (text.word(i + 1).pos() == Pos::Conjunction || text.is_a(i + 1, Function::Which))
}

/// Prepositions of somebody who wants a post and does not hold it: «на пост», «за пост».
fn is_aim(text: &Text<'_>, preposition: usize) -> bool {
    text.is_a(
        preposition,
        Function::On | Function::Behind | Function::In | Function::To | Function::For,
    )
}

/// Whether «не» stands before the verb at token `i`.
fn is_denied(text: &Text<'_>, i: usize) -> bool {
    i.checked_sub(1)
        .is_some_and(|i| text.is_word(i) && text.is_a(i, Function::Not | Function::Would))
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
    let form = match reading.grammar.pos {
        Pos::Participle => Form::Participle,
        _ if active && &*verb.canonical == "object" => Form::Object,
        _ => Form::Subject,
    };
    Some(Verb { token: i, form })
}

/// The people of a sentence around a title.
pub(super) struct People<'a> {
    pub text: &'a Text<'a>,
    pub names: &'a Names,
    pub sentence: &'a Range<usize>,
    pub title: Range<usize>,
}

impl People<'_> {
    /// The mention of a person that begins or ends at token `i`, outside the title.
    fn at(&self, i: usize) -> Option<usize> {
        let (index, _) = self.names.person(i)?;
        let name = &self.names.mentions[index].tokens;
        let inside = name.start >= self.title.start && name.end <= self.title.end;
        (!inside).then_some(index)
    }

    /// Whether the one named there can be the subject of the verb, by case and gender.
    fn is_subject(&self, mention: usize, verb: usize) -> bool {
        let mention = &self.names.mentions[mention];
        let shown = verb_gender(self.text, verb);
        let known = match &mention.name {
            Name::Person(person) => person.gender,
            _ => None,
        };
        let agrees = shown.is_none() || known.is_none() || shown == known;
        agrees && can_stand(self.text, &mention.tokens, Case::Nom)
    }

    /// The one named right before a title in the instrumental: «избрание Иванова президентом».
    fn beside(&self, governed: bool) -> Option<usize> {
        let before = self.title.start.checked_sub(1)?;
        let own = self.text.is_a(before, Function::Own);
        let person = self.at(if own { before.checked_sub(1)? } else { before })?;
        let name = &self.names.mentions[person].tokens;
        let gone = || {
            let replaced = self.replaced();
            replaced.is_some_and(|(replaced, _)| replaced == person)
        };
        (governed && !can_stand(self.text, name, Case::Nom) && !gone()).then_some(person)
    }

    /// The one named last before the noun for an election: «поздравил Иванова с избранием на пост».
    fn elected(&self, post: Option<usize>) -> Option<usize> {
        let noun = post?.checked_sub(2).filter(|&i| i >= self.sentence.start)?;
        let elections = self.text.lexicon.group(Group::Election);
        elections
            .has_lemma_of(self.text.word(noun))
            .then(|| (self.sentence.start..noun).rev().find_map(|i| self.at(i)))?
    }

    /// Whom the participle at `verb` describes: the one named right behind the title, else the last before.
    pub fn described(&self, verb: usize) -> Option<usize> {
        let behind = self.title.end.max(verb + 1);
        let adjective = |&i: &usize| {
            self.text.is_word(i)
                && self.text.word(i).any(|g| g.is_adjectival())
                && self.at(i).is_none()
        };
        let skipped = (behind..self.sentence.end).take_while(adjective).count();
        let before = || {
            (self.sentence.start..verb)
                .rev()
                .take(6)
                .find_map(|i| self.at(i))
        };
        self.at(behind + skipped)
            .filter(|_| behind + skipped < self.sentence.end)
            .or_else(before)
    }

    /// Whom an active verb at `verb` appoints or dismisses: the nearest name that can be its object.
    fn object(&self, verb: usize) -> Option<usize> {
        let can_be_object = |index: &usize| self.is_object(*index);
        let between = (verb.min(self.title.start)..self.title.start)
            .rev()
            .find_map(|i| self.at(i).filter(can_be_object));
        let parted = || (self.title.end..verb).find_map(|i| self.at(i).filter(can_be_object));
        let behind = || {
            (self.title.end.max(verb)..self.sentence.end)
                .take(REACH + 4)
                .find_map(|i| self.at(i).filter(can_be_object))
        };
        let before = || {
            (self.sentence.start..verb.min(self.title.start))
                .rev()
                .take(REACH)
                .take_while(|&i| !opens_clause(self.text, i))
                .find_map(|i| self.at(i).filter(|&m| self.is_object(m)))
        };
        between.or_else(parted).or_else(behind).or_else(before)
    }

    /// Whether the one named there can be the object of a verb, and is no subject by his or her form.
    fn is_object(&self, mention: usize) -> bool {
        let tokens = &self.names.mentions[mention].tokens;
        [Case::Gen, Case::Acc]
            .iter()
            .any(|&case| can_stand(self.text, tokens, case))
    }

    /// Who held the title until then: the object of a verb of succession, or the one behind «вместо».
    fn predecessor(&self, verb: Option<usize>) -> Option<(usize, Range<usize>)> {
        let succeeds = verb.filter(|&verb| usage(self.text, verb) == Some("succeed"));
        if let Some(verb) = succeeds {
            return Some((self.object(verb)?, verb..verb + 1));
        }
        if let Some(replaced) = self.replaced() {
            return Some(replaced);
        }
        let at = (self.sentence.clone()).find(|&i| usage(self.text, i) == Some("succeed"))?;
        let person = self.named_behind(at)?;
        self.is_object(person).then_some((person, at..at + 1))
    }

    /// The one behind «вместо», in the genitive, or behind «на смену», in the dative.
    fn replaced(&self) -> Option<(usize, Range<usize>)> {
        let text = self.text;
        let (at, case) = self.sentence.clone().find_map(|i| {
            let entry = entry(text, i, List::RoleVerb).filter(|entry| &*entry.kind == "before")?;
            let before = i.checked_sub(1).filter(|i| self.sentence.contains(i));
            match (&*entry.canonical, before) {
                ("", _) => Some((i, Case::Gen)),
                (word, Some(before)) if text.normal(before) == word => Some((i, Case::Dat)),
                _ => None,
            }
        })?;
        let person = self.named_behind(at)?;
        let tokens = &self.names.mentions[person].tokens;
        can_stand(text, tokens, case).then_some((person, at..at + 1))
    }

    /// The one named within a few words behind token `at`.
    fn named_behind(&self, at: usize) -> Option<usize> {
        (at + 1..self.sentence.end.min(at + 5)).find_map(|i| self.at(i))
    }

    /// The subject of the verb: before it, a name or pronoun; behind it, a name; left out.
    pub fn subject(&self, verb: usize) -> Option<Referent> {
        let inverted = self.title.start < verb;
        if verb > self.sentence.start && is_ones(self.text, verb - 1) {
            return self.behind(verb);
        }
        if inverted && let Some(found) = self.behind(verb) {
            return Some(found);
        }
        if inverted && self.is_thing_behind(verb) {
            return None;
        }
        match self.before(verb.min(self.title.start), verb) {
            Before::Somebody(referent) => Some(referent),
            Before::Something => self.behind(verb).filter(|_| !inverted),
            Before::Nobody => self.behind(verb).or_else(|| self.left_out(verb)),
        }
    }

    /// The subject behind the verb and the title.
    fn behind(&self, verb: usize) -> Option<Referent> {
        (verb.max(self.title.end)..self.sentence.end)
            .take(REACH)
            .take_while(|&i| !self.text.is_mark(i, ';'))
            .find_map(|i| self.at(i).filter(|&m| self.is_subject(m, verb)))
            .map(Referent::Name)
    }

    /// «акционером остаётся фонд»: whether the subject right behind the verb is no person.
    fn is_thing_behind(&self, verb: usize) -> bool {
        let attribute = |&i: &usize| {
            self.text.is_word(i)
                && self.at(i).is_none()
                && self
                    .text
                    .word(i)
                    .best()
                    .is_some_and(|r| r.grammar.is_adjectival())
        };
        let first = verb + 1;
        let noun = first + (first..self.sentence.end).take_while(attribute).count();
        let thing = |r: &Reading| r.grammar.is_noun() && !r.grammar.animate;
        noun < self.sentence.end
            && self.at(noun).is_none()
            && self.text.word(noun).best().is_some_and(thing)
            && self.text.word(noun).can_be(Case::Nom)
    }

    /// What stands before token `at` in the sentence and can be the subject.
    fn before(&self, at: usize, verb: usize) -> Before {
        let text = self.text;
        let mut relative = false;
        let mut something = false;
        for i in (self.sentence.start..at).rev() {
            if let Some(mention) = self.at(i) {
                let apposed = relative && i + 2 <= at;
                if apposed || self.is_subject(mention, verb) {
                    return Before::Somebody(Referent::Name(mention));
                }
                relative = false;
                continue;
            }
            if !text.is_word(i) {
                continue;
            }
            let word = text.word(i);
            match word {
                _ if word.is_a(Function::He) => return Before::pronoun(i, Gender::Male),
                _ if word.is_a(Function::She) => return Before::pronoun(i, Gender::Female),
                _ if word.is_a(Function::Which) && word.can_be(Case::Nom) => relative = true,
                _ => {
                    something |= word
                        .best()
                        .is_some_and(|r| r.grammar.is_noun() && r.grammar.case == Some(Case::Nom));
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
        let neuter = reading.grammar.gender == Some(grammar::Gender::Neut);
        (!plural && !neuter).then_some(Referent::Pronoun {
            token: verb,
            gender: verb_gender(self.text, verb),
        })
    }
}

/// The gender that a past verb shows.
fn verb_gender(text: &Text<'_>, verb: usize) -> Option<Gender> {
    let reading = text.word(verb).best().filter(|r| r.grammar.finite)?;
    match reading.grammar.gender? {
        grammar::Gender::Masc => Some(Gender::Male),
        grammar::Gender::Fem => Some(Gender::Female),
        grammar::Gender::Neut => None,
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
