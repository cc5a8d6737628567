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
            if let Some(cue) = cue(text, i)
                && let Some(campaign) = nearest_campaign(names, sentence, i)
                && let Some(holder) =
                    holder(text, names, &cue, sentence, &names.mentions[campaign].whole)
            {
                roles.push(fact(text, names, cue, holder, campaign));
            }
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
        "partner" if after("при") || animate => (RoleKind::Partner, &PARTNER, after("при")),
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

/// The campaign of the sentence that is nearest to token `i`.
fn nearest_campaign(names: &Names, sentence: &Tokens, i: usize) -> Option<usize> {
    names
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, m)| matches!(m.name, Name::Campaign(_)) && sentence.contains(&m.tokens.start))
        .min_by_key(|(_, m)| m.tokens.start.abs_diff(i))
        .map(|(index, _)| index)
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
        .filter_map(|i| candidate(names, i));
    let first = found.next()?;
    let person = found.find(|&m| m != first).filter(|&m| {
        let mention = &names.mentions[m];
        matches!(mention.name, Name::Person(_))
            && mention.tokens.start <= names.mentions[first].whole.end + 1
            && cue.kind == RoleKind::Initiator
    });
    Some(person.unwrap_or(first))
}

fn fact(text: &Text<'_>, names: &Names, cue: Cue, holder: usize, target: usize) -> RoleFact {
    let campaign = &names.mentions[target].whole;
    let behind = campaign.start >= cue.tokens.end && campaign.start <= cue.tokens.end + 1;
    let evidence = |field, mention: usize| Evidence {
        field,
        span: text.span(&names.mentions[mention].tokens),
        rule: cue.rule.id,
    };
    let head = names
        .campaign(names.mentions[target].tokens.start)
        .and_then(|(_, c)| c.head.as_ref());
    let end = match head {
        Some(&(_, head)) if behind && cue.kind == RoleKind::Organizer => head + 1,
        _ => cue.tokens.end,
    };
    RoleFact {
        holder: Referent::Name(holder),
        kind: cue.kind,
        target: Some(Referent::Name(target)),
        title: None,
        status: None,
        basis: Basis::Stated,
        tokens: cue.tokens.start..end.max(cue.tokens.end),
        evidence: vec![evidence("holder", holder), evidence("target", target)],
        rule: cue.rule.id,
        confidence: 0.85,
    }
}
