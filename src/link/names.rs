//! Organizations, places and campaigns: mentions of one name are one entity.

use super::{Entities, campaigns};
use crate::mention::Names;
use crate::text::Text;

/// Makes entities of the mentions of organizations, places and campaigns.
pub(super) fn link(text: &Text<'_>, names: &Names, entities: &mut Entities) {
    campaigns::link(text, names, entities);
}
