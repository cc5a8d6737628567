//! Words that tie somebody to a campaign: «организатор», «провёл», «силами», «при поддержке».

use super::campaign_rules::{INITIATOR, ORGANIZER, PARTNER};
use crate::lexicon::function::Function;
use crate::lexicon::grammar::{Case, Pos};
use crate::lexicon::group::Group;
use crate::lexicon::list::List;
use crate::mention::Tokens;
use crate::rules::Rule;
use crate::text::Text;
use crate::vocabulary::RoleKind;

/// How a cue ties somebody to a campaign.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// A verb whose subject it is.
    Active,
    /// A verb or participle with the instrumental.
    Passive,
    /// A noun.
    Noun,
}

/// What else is asked of a cue and those around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Usage {
    /// Nothing.
    Plain,
    /// Somebody in the genitive: «силами клуба».
    Means,
    /// The campaign behind a preposition: «за акцией стоит клуб».
    Behind,
    /// A body: «выставку открыл музей», unlike «выставку открыл министр».
    Opening,
}

impl Usage {
    fn of(kind: &str) -> Self {
        match kind {
            "means" => Self::Means,
            "behind" => Self::Behind,
            "opening" => Self::Opening,
            _ => Self::Plain,
        }
    }
}

/// Words that tie somebody to a campaign.
pub(super) struct Cue {
    pub kind: RoleKind,
    pub rule: &'static Rule,
    pub tokens: Tokens,
    pub voice: Voice,
    pub usage: Usage,
}

/// The cue whose noun or verb is token `i`.
pub(super) fn cue(text: &Text<'_>, i: usize) -> Option<Cue> {
    let word = text.word(i);
    let after = |before| i > text.sentence(i).start && text.is_a(i - 1, before);
    let (by, at, with) = (
        after(Function::By),
        after(Function::At),
        after(Function::With),
    );
    let animate = word.any(|g| g.animate);
    let entry = crate::pattern::entry(text, i, List::RoleCue)?;
    let (kind, rule, preposition) = match &*entry.canonical {
        "initiator" if by || animate || &*entry.kind != "noun" => {
            (RoleKind::Initiator, &INITIATOR, by)
        }
        "organizer" if text.is_word(i + 1) && text.is_a(i + 1, Function::By) => return None, // «по инициативе» follows
        "organizer" if matches!(&*entry.kind, "means" | "host") && !is_means(text, i) => {
            return None;
        }
        "organizer" => (RoleKind::Organizer, &ORGANIZER, false),
        "partner" if at || with || animate => (RoleKind::Partner, &PARTNER, at || with),
        "sponsor" => (RoleKind::Sponsor, &PARTNER, false),
        _ => return None,
    };
    let start = if preposition { i - 1 } else { i };
    Some(Cue {
        kind,
        rule,
        tokens: start..i + 1,
        voice: voice(text, i, &entry.kind)?,
        usage: Usage::of(&entry.kind),
    })
}

/// «силами клуба», «под эгидой ЮНЕСКО»: in the instrumental, and nobody said of it but in the genitive behind.
fn is_means(text: &Text<'_>, i: usize) -> bool {
    let word = text.word(i);
    let own = i > text.sentence(i).start && text.word(i - 1).any(|g| g.is_adjectival());
    word.can_be(Case::Ins) && !word.can_be(Case::Nom) && !own
}

/// The voice of the cue at token `i`.
fn voice(text: &Text<'_>, i: usize, kind: &str) -> Option<Voice> {
    if matches!(kind, "noun" | "means" | "host") {
        return Some(Voice::Noun);
    }
    let word = text.word(i);
    let reflexive = text.lexicon.group(Group::Reflexive).ends(&word.normal);
    let grammar = &word.best()?.grammar;
    match grammar.pos {
        _ if reflexive || grammar.passive || kind == "participle" => Some(Voice::Passive),
        Pos::Participle => Some(Voice::Active),
        _ if grammar.finite || grammar.infinitive => Some(Voice::Active),
        _ => None,
    }
}
