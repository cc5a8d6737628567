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
    for (index, mention) in names.mentions.iter().enumerate() {
        if !matches!(mention.name, Name::Campaign(_)) {
            continue;
        }
        let sentence = text.sentence(mention.tokens.start);
        for i in sentence.clone() {
            if let Some((kind, rule, cue)) = cue(text, i)
                && nearest_campaign(names, &sentence, i) == Some(index)
                && let Some(holder) =
                    holder(text, names, kind, &cue, &sentence, mention.whole.clone())
            {
                roles.push(fact(
                    text,
                    names,
                    kind,
                    rule,
                    cue,
                    &mention.whole,
                    holder,
                    index,
                ));
            }
        }
    }
}

/// The words at token `i` that tie somebody to a campaign.
fn cue(text: &Text<'_>, i: usize) -> Option<(RoleKind, &'static Rule, Tokens)> {
    let word = text.word(i);
    if !word.is(List::RoleCue) {
        return None;
    }
    let follows =
        |preposition: &str| i > text.sentence(i).start && text.normal(i - 1) == preposition;
    let kind = crate::pattern::entry(text, i, List::RoleCue)?;
    match &*kind.canonical {
        "initiator" if follows("по") || word.any(|g| g.animate) => Some((
            RoleKind::Initiator,
            &INITIATOR,
            cue_tokens(i, follows("по")),
        )),
        "organizer" => Some((RoleKind::Organizer, &ORGANIZER, i..i + 1)),
        "partner" if follows("при") || word.any(|g| g.animate) => {
            Some((RoleKind::Partner, &PARTNER, cue_tokens(i, follows("при"))))
        }
        "sponsor" => Some((RoleKind::Sponsor, &PARTNER, i..i + 1)),
        _ => None,
    }
}

fn cue_tokens(i: usize, with_preposition: bool) -> Tokens {
    if with_preposition {
        i - 1..i + 1
    } else {
        i..i + 1
    }
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
    kind: RoleKind,
    cue: &Tokens,
    sentence: &Tokens,
    campaign: Tokens,
) -> Option<usize> {
    let word = text.word(cue.end - 1);
    let active = kind == RoleKind::Organizer && word.is_finite_verb() && !word.any(|g| g.passive);
    let candidate = |i: usize| {
        names
            .over(i)
            .filter(|(_, m)| matches!(m.name, Name::Person(_) | Name::Organization(_)))
            .map(|(index, _)| index)
    };
    let before = || (sentence.start..cue.start).rev().find_map(candidate);
    let after = || {
        let mut found = (cue.end..sentence.end.min(cue.end + 24))
            .filter(|i| !campaign.contains(i))
            .filter_map(candidate);
        let first = found.next()?;
        // «главы МИОР Аиды Балаевой»: the person whose title the organization completes
        let person = found.find(|&m| m != first).filter(|&m| {
            matches!(names.mentions[m].name, Name::Person(_))
                && names.mentions[m].tokens.start <= names.mentions[first].whole.end + 1
                && kind == RoleKind::Initiator
        });
        Some(person.unwrap_or(first))
    };
    if active {
        before().or_else(after)
    } else {
        after().or_else(|| {
            if kind == RoleKind::Organizer {
                before()
            } else {
                None
            }
        })
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one fact")]
fn fact(
    text: &Text<'_>,
    names: &Names,
    kind: RoleKind,
    rule: &'static Rule,
    cue: Tokens,
    campaign: &Tokens,
    holder: usize,
    target: usize,
) -> RoleFact {
    let adjacent =
        campaign.start >= cue.end && campaign.start <= cue.end + 1 && kind == RoleKind::Organizer;
    let evidence = |field, mention: usize| Evidence {
        field,
        span: text.span(&names.mentions[mention].tokens),
        rule: rule.id,
    };
    RoleFact {
        holder: Referent::Name(holder),
        kind,
        target: Some(Referent::Name(target)),
        title: None,
        status: None,
        basis: Basis::Stated,
        tokens: if adjacent {
            cue.start..campaign.start.max(cue.end)
        } else {
            cue
        },
        evidence: vec![evidence("holder", holder), evidence("target", target)],
        rule: rule.id,
        confidence: 0.85,
    }
}
