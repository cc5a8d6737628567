//! Roles that rules of files find.

use super::title::{Title, head_noun};
use crate::decide::Attempts;
use crate::mention::{Evidence, Names, Referent, RoleFact, Tokens};
use crate::pattern::Ground;
use crate::rules::written::{Builds, Found, Piece, Rules, WrittenRule, extent, named};
use crate::text::Text;
use crate::vocabulary::{Basis, RoleKind, RoleStatus};
use std::collections::BTreeSet;

/// The roles, in the order of the rules; of two that say the same the first.
pub(super) fn find(
    text: &Text<'_>,
    names: &Names,
    rules: &Rules,
    attempts: &mut Attempts<'_>,
) -> Vec<RoleFact> {
    let mut facts: Vec<RoleFact> = Vec::new();
    let mut own = rules
        .that_build(|builds| matches!(builds, Builds::Role(..)))
        .peekable();
    if own.peek().is_none() {
        return facts;
    }
    let known = &named(text, names);
    let mut said = BTreeSet::new();
    for rule in own {
        for found in rule.find(Ground { text, known }, attempts) {
            let fact = fact(text, names, rule, &found);
            facts.extend(fact.filter(|fact| said.insert(said_of(fact))));
        }
    }
    facts
}

/// Who is what to whom: by holder, kind, target, and where the title stands.
pub(super) type Said = (Option<usize>, usize, Option<usize>, Option<usize>);

/// What the fact says.
pub(super) fn said_of(fact: &RoleFact) -> Said {
    let by_name = |referent: &Referent| match referent {
        Referent::Name(index) => Some(*index),
        _ => None,
    };
    let title = fact.title.as_ref().map(|_| fact.tokens.start);
    let target = fact.target.as_ref().and_then(by_name);
    (by_name(&fact.holder), fact.kind as usize, target, title)
}

fn fact(text: &Text<'_>, names: &Names, rule: &WrittenRule, found: &Found) -> Option<RoleFact> {
    let Builds::Role(kind, status) = rule.builds else {
        return None;
    };
    let holder = found.mention(text, names, Piece::Holder)?;
    let target = found.mention(text, names, Piece::Target);
    let title = found.piece(Piece::Title);
    let evidence = |field, words: &Tokens| Evidence {
        field,
        span: text.span(words),
        rule: rule.id,
    };
    let of_name = |field, index: usize| evidence(field, &names.mentions[index].tokens);
    let by_status = found.piece(Piece::Status).filter(|_| status.is_some());
    let is_office = kind == RoleKind::Office;
    let held = (!is_office).then(|| of_name("holder", holder));
    let of_target = target.map(|index| of_name("target", index));
    let of_status = by_status.map(|words| evidence("status", words));
    Some(RoleFact {
        holder: Referent::Name(holder),
        kind,
        target: target.map(Referent::Name),
        title: title.map(|words| printed(text, words)),
        status: status
            .or_else(|| title.map(|_| RoleStatus::Current))
            .filter(|_| is_office),
        basis: Basis::Stated,
        tokens: words((text, names), found, (kind, target)),
        evidence: held.into_iter().chain(of_target).chain(of_status).collect(),
        rule: rule.id,
    })
}

/// The title in the nominative.
fn printed(text: &Text<'_>, words: &Tokens) -> String {
    let title = Title {
        tokens: words.clone(),
        head: head_noun(text, words.start, words.len()),
        target: None,
        body: None,
        status: None,
        plural: false,
        merit: false,
        full: None,
    };
    title.nominative(text)
}

/// The words that say it: the title, else what the pattern fits without the name of who it is at its edge, and without
/// that of a campaign, which stands for them where there are no others.
fn words(
    (text, names): (&Text<'_>, &Names),
    found: &Found,
    (kind, target): (RoleKind, Option<usize>),
) -> Tokens {
    if let Some(title) = found.piece(Piece::Title) {
        return title.clone();
    }
    let mut words = found.words.clone();
    let campaign = target.filter(|_| kind != RoleKind::Office);
    let campaign = campaign.map(|index| &names.mentions[index]);
    let edges = [
        found.piece(Piece::Holder).cloned(),
        campaign.map(|campaign| extent(text, campaign)),
    ];
    for edge in edges.into_iter().flatten() {
        if edge.start == words.start && edge.end < words.end {
            words.start = edge.end;
        } else if edge.end == words.end && edge.start > words.start {
            words.end = edge.start;
        }
    }
    match campaign.filter(|campaign| extent(text, campaign) == words) {
        Some(campaign) => campaign.tokens.clone(),
        None => words,
    }
}
