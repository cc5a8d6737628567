//! Titles that a verb or the noun for a post ties to somebody of the same sentence: «назначен министром», «пост министра».

use super::after::can_be;
use super::around::People;
use super::extent::begins_line;
use super::title::Title;
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos, Tense};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::{Names, Referent};
use crate::pattern::entry;
use crate::text::{Kind, Text};
use crate::vocabulary::RoleStatus;
use std::ops::Range;

/// How far from a title its verb may stand, in tokens.
pub(super) const REACH: usize = 10;

/// A verb that ties a title to its holder.
pub(super) struct Verb {
    pub token: usize,
    pub form: Form,
}

/// Who of those around a verb holds the title.
pub(super) enum Form {
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
pub(super) fn usage<'a>(text: &Text<'a>, i: usize) -> Option<&'a str> {
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
pub(super) fn verb(
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
            let begins = i > sentence.start && governs(text, i - 1, post).is_some();
            match begins {
                true => continue, // «начал работать инженером»
                false => return None,
            }
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
pub(super) fn opens_clause(text: &Text<'_>, i: usize) -> bool {
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
