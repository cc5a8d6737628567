//! Who stands behind an undertaking: «за акцией «X» стоит фонд «Y»».

use super::campaign::{NOUNS, Target};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Grammar, Number};
use crate::mention::{Name, Names, Tokens};
use crate::text::Text;

/// Tokens between the verb and the preposition, and between that and the undertaking, at most.
const REACH: usize = 10;
const ATTRIBUTES: usize = 4;

/// The undertaking behind «за» in the clause of the verb at token `verb`: its name, or the noun that takes it up.
pub(super) fn target(
    text: &Text<'_>,
    names: &Names,
    sentence: &Tokens,
    verb: usize,
) -> Option<Target> {
    let around = sentence.start.max(verb.saturating_sub(REACH))..sentence.end.min(verb + REACH);
    let preposition = around
        .filter(|&i| text.is_a(i, Function::Behind))
        .min_by_key(|&i| i.abs_diff(verb))?;
    let first = preposition + 1;
    let near = first..sentence.end.min(first + ATTRIBUTES);
    let from = names.mentions.partition_point(|m| m.tokens.start < first);
    let is_between = |i: usize| {
        let word = text.word(i);
        word.any(|g| g.is_adjectival()) || word.lists.meets(NOUNS)
    };
    let campaign = (from..names.mentions.len())
        .take_while(|&m| names.mentions[m].tokens.start < near.end + ATTRIBUTES)
        .find(|&m| {
            let mention = &names.mentions[m];
            let begin = mention.whole.start;
            matches!(mention.name, Name::Campaign(_))
                && near.contains(&begin)
                && (first..begin).all(is_between)
        });
    let instrumental =
        |g: &Grammar| g.is_noun() && g.case == Some(Case::Ins) && g.number != Some(Number::Plur);
    let noun = || {
        near.clone()
            .take_while(|&i| text.is_word(i))
            .find(|&i| text.word(i).any(|g| g.is_noun()))
            .filter(|&i| text.word(i).any(instrumental) && text.word(i).lists.meets(NOUNS))
    };
    campaign
        .map(Target::Name)
        .or_else(|| noun().map(Target::Noun))
}
