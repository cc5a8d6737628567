//! Who initiates, organizes or supports a campaign.

use crate::lexicon::list::List;
use crate::mention::{Evidence, Name, Names, Referent, RoleFact, Tokens};
use crate::rules::{Rule, silent, yields};
use crate::text::Text;
use crate::vocabulary::{Basis, RoleKind};

pub(super) const INITIATOR: Rule = Rule {
    id: "campaign.initiator",
    about: "By whose initiative a campaign goes: «по инициативе Главы государства …».",
    examples: &[
        yields(
            "Стартовал проект «Чистый двор», организуемый по инициативе министра Аиды Балаевой.",
            &["Аида Балаева: initiator → Чистый двор"],
        ),
        silent(
            "По инициативе министра Аиды Балаевой построили школу.",
            "no campaign",
        ),
    ],
};

pub(super) const ORGANIZER: Rule = Rule {
    id: "campaign.organizer",
    about: "Who organized a campaign: «Альянс организовал кампанию «X»», «организатор акции — фонд «Y»».",
    examples: &[
        yields(
            "Гражданский альянс Казахстана организовал кампанию «Чистый двор».",
            &["Гражданский альянс Казахстана: organizer → Чистый двор"],
        ),
        yields(
            "Организатором акции «Чистый двор» выступил Гражданский альянс Казахстана.",
            &["Гражданский альянс Казахстана: organizer → Чистый двор"],
        ),
        yields(
            "Прошла акция «Чистый двор». Организаторами акции выступили Министерство образования и Гражданский альянс Казахстана.",
            &[
                "Министерство образования: organizer → Чистый двор",
                "Гражданский альянс Казахстана: organizer → Чистый двор",
            ],
        ),
        silent(
            "Министерство образования провело совещание. Оно обсудило акцию «Чистый двор».",
            "another object",
        ),
        silent(
            "Гражданский альянс Казахстана поддержал кампанию «Чистый двор».",
            "support is no organizing",
        ),
    ],
};

pub(super) const PARTNER: Rule = Rule {
    id: "campaign.partner",
    about: "With whose support a campaign goes: «при поддержке …».",
    examples: &[
        yields(
            "Акция «Чистый двор» прошла при поддержке Гражданского альянса Казахстана.",
            &["Гражданский альянс Казахстана: partner → Чистый двор"],
        ),
        silent(
            "Школа открылась при поддержке Гражданского альянса Казахстана.",
            "no campaign",
        ),
    ],
};

/// Finds who initiated, organized or supported the campaigns of a text.
pub(super) fn find(text: &Text<'_>, names: &Names, roles: &mut Vec<RoleFact>) {
    for sentence in text.sentences {
        for i in sentence.clone() {
            if !text.word(i).is(List::RoleCue) {
                continue;
            }
            let Some(cue) = cue(text, i) else { continue };
            let Some(target) = target(text, names, sentence, &cue) else {
                continue;
            };
            let campaign = target.tokens(names);
            if let Some(first) = holder(text, names, &cue, sentence, &campaign) {
                for holder in holders(text, names, &cue, first) {
                    roles.push(fact(text, names, &cue, holder, &target));
                }
            }
        }
    }
}

/// The campaign that a cue speaks of.
enum Target {
    /// A mention.
    Name(usize),
    /// The noun that takes one up: «организатор акции».
    Noun(usize),
}

impl Target {
    fn tokens(&self, names: &Names) -> Tokens {
        match *self {
            Target::Name(mention) => names.mentions[mention].whole.clone(),
            Target::Noun(token) => token..token + 1,
        }
    }
}

/// The campaign of the sentence that is nearest to the cue; of a verb one that no other verb parts from it. Where
/// none is named the head noun beside the cue.
fn target(text: &Text<'_>, names: &Names, sentence: &Tokens, cue: &Cue) -> Option<Target> {
    let at = cue.tokens.end - 1;
    let verb = text.word(at).is_finite_verb();
    let parted = |tokens: &Tokens| {
        let between = if tokens.start > at {
            at + 1..tokens.start
        } else {
            tokens.end..at
        };
        verb && (between.len() > REACH || between.clone().any(|i| text.word(i).is_finite_verb()))
    };
    let starts = |at: usize| names.mentions.partition_point(|m| m.tokens.start < at);
    let first = starts(sentence.start);
    let near = &names.mentions[first..starts(sentence.end)];
    let named = (first..)
        .zip(near)
        .filter(|(_, m)| matches!(m.name, Name::Campaign(_)))
        .min_by_key(|(_, m)| m.tokens.start.abs_diff(at));
    if let Some((index, mention)) = named {
        return (!parted(&mention.whole)).then_some(Target::Name(index));
    }
    let beside = at.saturating_sub(3).max(sentence.start)..sentence.end.min(at + 4);
    let is_noun = |i: usize| {
        let plain = names.over(i).is_none() && text.word(i).is(List::CampaignHead);
        plain && i != at && !near.iter().any(|m| m.whole.contains(&i))
    };
    beside
        .filter(|&i| is_noun(i) && !parted(&(i..i + 1)))
        .min_by_key(|i| i.abs_diff(at))
        .map(Target::Noun)
}

/// How far a campaign stands from the verb of which it is the object.
const REACH: usize = 9;

/// The first holder and those that a comma or «и» joins to it: «акимат Алматы, фонд «X» и «Y»».
fn holders(text: &Text<'_>, names: &Names, cue: &Cue, first: usize) -> Vec<usize> {
    let mut found = vec![first];
    let active = text.word(cue.tokens.end - 1).is_finite_verb();
    if active && names.mentions[first].tokens.start < cue.tokens.start {
        return found; // they stand before the verb, the nearest was taken
    }
    let mut last = first;
    loop {
        let end = names.mentions[last].whole.end;
        let joined = text.is_mark(end, ',') || end < text.len() && text.normal(end) == "и";
        let next = (end + 1..text.len().min(end + 4))
            .take_while(|&i| !text.word(i).is_finite_verb() && !text.is_mark(i, ','))
            .find_map(|i| candidate(names, i));
        match next.filter(|next| joined && !found.contains(next)) {
            Some(next) => {
                found.push(next);
                last = next;
            }
            None => return found,
        }
    }
}

/// Words that tie somebody to a campaign.
struct Cue {
    kind: RoleKind,
    rule: &'static Rule,
    tokens: Tokens,
}

/// The cue whose noun or verb is token `i`.
fn cue(text: &Text<'_>, i: usize) -> Option<Cue> {
    let word = text.word(i);
    let after = |preposition: &str| i > text.sentence(i).start && text.normal(i - 1) == preposition;
    let animate = word.any(|g| g.animate);
    let entry = crate::pattern::entry(text, i, List::RoleCue)?;
    let (kind, rule, preposition) = match &*entry.canonical {
        "initiator" if after("по") || animate || word.is_finite_verb() => {
            (RoleKind::Initiator, &INITIATOR, after("по"))
        }
        "organizer" if text.is_word(i + 1) && text.normal(i + 1) == "по" => return None, // «по инициативе» follows
        "organizer" => (RoleKind::Organizer, &ORGANIZER, false),
        "partner" if after("при") || after("с") || animate => {
            (RoleKind::Partner, &PARTNER, after("при") || after("с"))
        }
        "sponsor" => (RoleKind::Sponsor, &PARTNER, false),
        _ => return None,
    };
    let start = if preposition { i - 1 } else { i };
    Some(Cue {
        kind,
        rule,
        tokens: start..i + 1,
    })
}

/// Who is meant: behind a noun or a passive, before an active verb.
fn holder(
    text: &Text<'_>,
    names: &Names,
    cue: &Cue,
    sentence: &Tokens,
    campaign: &Tokens,
) -> Option<usize> {
    let verb = text.word(cue.tokens.end - 1);
    let active = verb.is_finite_verb() && !verb.any(|g| g.passive);
    let before = || {
        (sentence.start..cue.tokens.start)
            .rev()
            .find_map(|i| candidate(names, i))
            .filter(|&m| names.mentions[m].tokens.end <= cue.tokens.start)
    };
    let after = || holder_behind(text, names, cue, sentence, campaign);
    match cue.kind {
        _ if active => before().or_else(after),
        RoleKind::Organizer => after().or_else(before),
        _ => after(),
    }
}

/// The person or organization named at token `i`.
fn candidate(names: &Names, i: usize) -> Option<usize> {
    names
        .over(i)
        .filter(|(_, m)| m.tokens.start == i || m.tokens.end == i + 1)
        .filter(|(_, m)| matches!(m.name, Name::Person(_) | Name::Organization(_)))
        .map(|(index, _)| index)
}

/// The first one behind the cue; of «главы МИОР Аиды Балаевой» the person whose title the organization completes.
fn holder_behind(
    text: &Text<'_>,
    names: &Names,
    cue: &Cue,
    sentence: &Tokens,
    campaign: &Tokens,
) -> Option<usize> {
    let mut found = (cue.tokens.end..sentence.end.min(cue.tokens.end + 24))
        .take_while(|&i| {
            let word = text.word(i);
            !text.is_mark(i, ',') && !word.is(List::Say) && !word.is(List::RoleCue)
        })
        .filter(|i| !campaign.contains(i))
        .filter_map(|i| candidate(names, i))
        .filter(|&m| names.mentions[m].tokens.start >= cue.tokens.end);
    let first = found.next()?;
    let person = found.find(|&m| m != first).filter(|&m| {
        let mention = &names.mentions[m];
        matches!(mention.name, Name::Person(_))
            && mention.tokens.start <= names.mentions[first].whole.end + 1
            && cue.kind == RoleKind::Initiator
    });
    Some(person.unwrap_or(first))
}

fn fact(text: &Text<'_>, names: &Names, cue: &Cue, holder: usize, target: &Target) -> RoleFact {
    let campaign = target.tokens(names);
    let behind = campaign.start >= cue.tokens.end && campaign.start <= cue.tokens.end + 1;
    let evidence = |field, tokens: &Tokens| Evidence {
        field,
        span: text.span(tokens),
        rule: cue.rule.id,
    };
    let (referent, words, head) = match *target {
        Target::Name(index) => {
            let tokens = names.mentions[index].tokens.clone();
            let campaign = names.campaign(tokens.start);
            let head = campaign
                .and_then(|(_, c)| c.head.as_ref())
                .map(|(_, head)| *head);
            (Referent::Name(index), tokens, head)
        }
        Target::Noun(token) => {
            let tokens = token..token + 1;
            let noun = Referent::Noun {
                tokens: tokens.clone(),
                head: token,
            };
            (noun, tokens, Some(token))
        }
    };
    let end = match head {
        Some(head) if behind && cue.kind == RoleKind::Organizer => head + 1,
        _ => cue.tokens.end,
    };
    RoleFact {
        holder: Referent::Name(holder),
        kind: cue.kind,
        target: Some(referent),
        title: None,
        status: None,
        basis: Basis::Stated,
        tokens: cue.tokens.start..end.max(cue.tokens.end),
        evidence: vec![
            evidence("holder", &names.mentions[holder].tokens),
            evidence("target", &words),
        ],
        rule: cue.rule.id,
        confidence: 0.85,
    }
}
