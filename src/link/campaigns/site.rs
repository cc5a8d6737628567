//! Where campaigns are spoken of: their names with head nouns, and the nouns that refer back to them.

use crate::link::{Entities, EntityRef};
use crate::mention::{Names, Tokens};
use crate::text::Text;
use crate::vocabulary::MentionKind;

/// A place of the text that names a campaign or refers to it.
pub(super) struct Site {
    pub campaign: usize,
    pub tokens: Tokens,
}

/// Every site, by start.
pub(super) fn sites(text: &Text<'_>, names: &Names, entities: &Entities) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    for (index, mention) in names.mentions.iter().enumerate() {
        if let Some(EntityRef::Campaign(campaign)) = entities.of_mention[index] {
            sites.push(Site {
                campaign,
                tokens: mention.whole.clone(),
            });
        }
    }
    for (campaign, entity) in entities.campaigns.iter().enumerate() {
        for known in entity
            .mentions
            .iter()
            .filter(|known| known.kind == MentionKind::Noun)
        {
            let token = text
                .tokens
                .partition_point(|token| token.span.start < known.span.start);
            sites.push(Site {
                campaign,
                tokens: token..token + 1,
            });
        }
    }
    sites.sort_by_key(|site| site.tokens.start);
    sites
}

/// Of `sites`, which are sorted by start, those that begin in these tokens.
pub(super) fn within<'s>(sites: &'s [Site], tokens: &Tokens) -> &'s [Site] {
    let before = |token: usize| sites.partition_point(|site| site.tokens.start < token);
    &sites[before(tokens.start)..before(tokens.end)]
}
