//! What the words beside a name say about the gender of its bearer, whatever its case.

use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Gender, Number, Pos};
use crate::lexicon::group::Group;
use crate::pattern::plausibly;
use crate::text::Text;

/// What speaks for a woman at tokens `start..end`; what speaks for a man is negative.
pub(super) fn womanhood(text: &Text<'_>, start: usize, end: usize) -> f32 {
    let signs = [
        (relative(text, start, end), RELATIVE),
        (courtesy(text, start), COURTESY),
    ];
    let signed = |(woman, weight): (Option<bool>, f32)| match woman {
        Some(true) => weight,
        Some(false) => -weight,
        None => 0.0,
    };
    signs.into_iter().map(signed).sum()
}

/// What a relative pronoun of the one gender adds to it, and takes from the other.
const RELATIVE: f32 = 0.7;

/// What «миссис» or «мистер» adds to its gender, and takes from the other.
const COURTESY: f32 = 2.0;

/// Whether a word of courtesy before the name is a woman's: «миссис», «госпоже»; `None` where there is none.
fn courtesy(text: &Text<'_>, start: usize) -> Option<bool> {
    if start == text.sentence(start).start {
        return None;
    }
    let readings = &text.word(start - 1).readings;
    let is = |group: Group| {
        let words = text.lexicon.group(group);
        words.has(text.normal(start - 1))
            || readings
                .iter()
                .any(|r| r.grammar.number != Some(Number::Plur) && words.has(&r.lemma))
    };
    match (is(Group::WomanTitle), is(Group::ManTitle)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// «Яну Бобошикову, которой»: whether the relative pronoun behind the name is a woman's; `None` where there is none,
/// or a noun of its gender before the name that it may belong to.
fn relative(text: &Text<'_>, start: usize, end: usize) -> Option<bool> {
    let sentence = text.sentence(start);
    if !sentence.contains(&end) || !text.is_mark(end, ',') {
        return None;
    }
    let woman = (end + 1..sentence.end.min(end + 3)).find_map(|i| match text.word(i) {
        word if word.is_a(Function::WhichWoman) => Some(true),
        word if word.is_a(Function::WhichMan) => Some(false),
        _ => None,
    })?;
    let gender = if woman { Gender::Fem } else { Gender::Masc };
    let rival = start > sentence.start
        && plausibly(text.word(start - 1), |g| {
            g.pos == Pos::Noun && g.gender == Some(gender)
        });
    (!rival).then_some(woman)
}
