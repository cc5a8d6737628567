//! Two who are named side by side, the second of whom holds an office in the organization of the first: «ректор академии «X»
//! Иванов и проректор Петрова».

use super::before::joins;
use super::title::is_post;
use crate::lexicon::list::List;
use crate::mention::{Evidence, Name, Names, Referent, RoleFact};
use crate::text::Text;

/// Gives the first role from `first` on, where its title names no organization, that of the role before it.
pub(super) fn share(text: &Text<'_>, names: &Names, roles: &mut [RoleFact], first: usize) {
    let Some((before, behind)) = roles.split_at_mut_checked(first) else {
        return;
    };
    let (Some(known), Some(role)) = (before.last(), behind.first_mut()) else {
        return;
    };
    let (Some(Referent::Name(target)), Referent::Name(holder)) = (&known.target, &known.holder)
    else {
        return;
    };
    let organization = &names.mentions[*target];
    let end = names.mentions[*holder].tokens.end;
    let is_one = matches!(organization.name, Name::Organization(_)) && known.rule == role.rule;
    let joined = end + 1 == role.tokens.start && joins(text, end);
    if is_one && joined && role.target.is_none() && is_below(text, known, role) {
        role.target = Some(Referent::Name(*target));
        role.evidence.push(Evidence {
            field: "target",
            span: text.span(&organization.tokens),
            rule: role.rule,
        });
    }
}

/// Whether the second office is one of the same body by its word: a deputy's, or its kind is a post and it says no more.
fn is_below(text: &Text<'_>, known: &RoleFact, role: &RoleFact) -> bool {
    let (above, below) = (known.tokens.start, role.tokens.start);
    let ends = |i: usize| text.word(i).best().map(|reading| reading.lemma.clone());
    let deputy = text.word(below).is(List::Deputy)
        || ends(above)
            .zip(ends(below))
            .is_some_and(|(above, below)| below.len() > above.len() && below.ends_with(&*above));
    let bare = role.tokens.len() == 1 && is_post(text, above) && is_post(text, below);
    deputy || bare
}
