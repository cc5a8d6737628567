//! Where somebody comes from, as the organization of the office that stands before his name.

use super::taken::governed;
use crate::mention::{Names, Referent, RoleFact};
use crate::text::Text;
use crate::vocabulary::RoleKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Makes one office of a title without an organization right before a name and the organization right behind the name:
/// «экономист Пётр Лузин из «Зенита»». The facts are those of people who are named.
pub(in crate::link::refer) fn join(text: &Text<'_>, names: &Names, facts: &mut Vec<RoleFact>) {
    let mut behind: FxHashMap<usize, RoleFact> = FxHashMap::default();
    let titled: FxHashSet<usize> = (facts.iter())
        .filter_map(|fact| before_name(text, names, fact))
        .collect();
    facts.retain(|fact| match behind_name(names, fact) {
        Some(name) if titled.contains(&name) && !behind.contains_key(&name) => {
            behind.insert(name, fact.clone());
            false
        }
        _ => true,
    });
    for fact in facts {
        let found = before_name(text, names, fact).and_then(|name| behind.remove(&name));
        if let Some(workplace) = found {
            fact.target = workplace.target;
            fact.evidence.extend(workplace.evidence);
        }
    }
}

/// The name right behind a title that says of no organization.
fn before_name(text: &Text<'_>, names: &Names, fact: &RoleFact) -> Option<usize> {
    let name = office_of(fact)?;
    let title = &fact.tokens;
    let bare = fact.title.is_some()
        && fact.target.is_none()
        && title.end == names.mentions[name].whole.start
        && governed(text, title.start + 1..title.end).is_none();
    bare.then_some(name)
}

/// The name right before an organization without a title.
fn behind_name(names: &Names, fact: &RoleFact) -> Option<usize> {
    let name = office_of(fact)?;
    let bare = fact.title.is_none()
        && fact.status.is_none()
        && fact.target.is_some()
        && fact.tokens.start == names.mentions[name].whole.end;
    bare.then_some(name)
}

fn office_of(fact: &RoleFact) -> Option<usize> {
    match fact.holder {
        Referent::Name(name) if fact.kind == RoleKind::Office => Some(name),
        _ => None,
    }
}
