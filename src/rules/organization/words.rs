//! What words in names of organizations tell about their kind.

use crate::lexicon::Lexicon;
use crate::lexicon::group::Group;
use crate::vocabulary::OrganizationKind;

/// Bytes that a coined name has before its ending, at least.
const COINED_STEM: usize = 6;

/// The kind that a word inside a name tells, by its normal form.
pub(super) fn cue(lexicon: &Lexicon, normal: &str) -> Option<OrganizationKind> {
    let kind = lexicon.group(Group::InsideCue).meaning(normal)?;
    OrganizationKind::by_name(kind)
}

/// The kind that a head noun shows, for a name whose words make it `kind`.
pub(super) fn shown(
    lexicon: &Lexicon,
    head: &str,
    by_list: OrganizationKind,
    kind: OrganizationKind,
) -> Option<OrganizationKind> {
    (kind != by_list || !lexicon.group(Group::Vague).has(head)).then_some(kind)
}

/// The kind of a descriptive name whose head noun says little, by its other words.
pub(super) fn by_attributes(
    lexicon: &Lexicon,
    kind: OrganizationKind,
    name: &str,
) -> OrganizationKind {
    if !matches!(kind, OrganizationKind::Ngo | OrganizationKind::Other) {
        return kind;
    }
    let name = name.to_lowercase();
    let mut sports = lexicon.group(Group::Sport).iter();
    if sports.any(|(stem, _)| name.contains(stem)) {
        return OrganizationKind::Sport;
    }
    let mut first = lexicon.group(Group::FirstAttribute).iter();
    first
        .find(|(stem, _)| kind == OrganizationKind::Ngo && name.starts_with(stem))
        .and_then(|(_, told)| OrganizationKind::by_name(told))
        .unwrap_or(kind)
}

/// The kind that a coined word tells, by the normal form of its lemma.
pub(super) fn coined(lexicon: &Lexicon, lemma: &str) -> Option<OrganizationKind> {
    let mut rests = lexicon.group(Group::MinistryPrefix).rests_of(lemma);
    if rests.any(|rest| lexicon.group(Group::Ministry).begins(rest)) {
        return Some(OrganizationKind::Government);
    }
    lexicon
        .group(Group::CoinedEnding)
        .endings_of(lemma)
        .find(|(ending, _)| lemma.len() >= ending.len() + COINED_STEM)
        .and_then(|(_, kind)| OrganizationKind::by_name(kind))
}
