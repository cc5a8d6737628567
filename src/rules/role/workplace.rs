//! Where somebody works, without a title: «Иванов из «Зенита»», «играл за «Зенит»», «возглавляет фонд «X»».

use super::around::People;
use super::extent::begins_line;
use super::predicate::ended_by;
use crate::lexicon::grammar::Pos;
use crate::lexicon::list::List;
use crate::mention::{Name, Names, Referent, Tokens};
use crate::pattern::{entry, is_negated};
use crate::text::Text;

/// How many words may stand between a verb of work and the organization.
const REACH: usize = 6;

/// A workplace: whose, which, and the words.
pub(super) struct Workplace {
    pub holder: Referent,
    pub target: usize,
    pub tokens: Tokens,
    /// The word that says that the work has ended.
    pub ended: Option<Tokens>,
}

/// The workplace in brackets behind a name: «Иванов («Зенит»)».
pub(super) fn behind_name(text: &Text<'_>, names: &Names, index: usize) -> Option<Workplace> {
    let name = &names.mentions[index].tokens;
    let at = name.end;
    if at + 1 >= text.sentence(name.start).end || begins_line(text, at) {
        return None;
    }
    if !text.is_mark(at, '(') {
        return None;
    }
    let target = organization_at(text, names, at + 1)?;
    let close = after(names, target);
    let closed = text.is_mark(close, ')') || text.is_mark(close, ',');
    closed.then(|| Workplace {
        holder: Referent::Name(index),
        target,
        tokens: at..after(names, target),
        ended: None,
    })
}

/// The workplace that the verb or participle at token `i` tells of: «работал в банке «X»», «возглавляет «X»»,
/// «возглавлявшая «X»».
pub(super) fn of_verb(text: &Text<'_>, names: &Names, i: usize) -> Option<Workplace> {
    let verb = entry(text, i, List::RoleVerb).filter(|verb| {
        let prepositions = !verb.canonical.is_empty() && &*verb.canonical != "object";
        &*verb.kind == "work" || prepositions
    })?;
    let word = text.word(i);
    let describes = word.pos() == Pos::Participle && ended_by(text, i).is_some();
    if is_negated(text, i) || !describes && !word.any(|g| g.finite) {
        return None;
    }
    let sentence = text.sentence(i);
    let target = if verb.canonical.is_empty() {
        organization_at(text, names, i + 1)?
    } else {
        (i + 1..sentence.end)
            .take(REACH)
            .take_while(|&i| text.is_word(i) && !text.word(i).is_finite_verb())
            .filter(|&i| verb.canonical.split('|').any(|word| word == text.normal(i)))
            .find_map(|i| organization_at(text, names, i + 1))?
    };
    let end = after(names, target);
    let people = People {
        text,
        names,
        sentence: &sentence,
        title: i + 1..end,
    };
    let holder = match describes {
        true => Referent::Name(people.described(i)?),
        false => people.subject(i)?,
    };
    Some(Workplace {
        holder,
        target,
        tokens: i..end,
        ended: ended_by(text, i),
    })
}

/// The organization named from token `i` on, behind adjectives and its head noun.
pub(super) fn organization_at(text: &Text<'_>, names: &Names, i: usize) -> Option<usize> {
    let end = text.sentence(i.min(text.len() - 1)).end;
    let mention = (i..end.min(i + 4))
        .take_while(|&at| {
            at == i
                || !text.is_word(at - 1)
                || names.over(at - 1).is_some()
                || text.word(at - 1).any(|g| g.is_adjectival() || g.is_noun())
        })
        .find_map(|at| names.over(at))?;
    let organization = matches!(mention.1.name, Name::Organization(_));
    organization.then_some(mention.0)
}

/// The token behind an organization with its closing quote.
fn after(names: &Names, mention: usize) -> usize {
    let mention = &names.mentions[mention];
    mention.whole.end.max(mention.tokens.end)
}
