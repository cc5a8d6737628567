//! What is published of text in languages that are not supported: only what was measured to be right there.

use super::settle::index;
use crate::lexicon::list::List;
use crate::mention::{Annotations, Mention, Name, Names, Tokens};
use crate::rules::{person, place};
use crate::text::Text;
use crate::vocabulary::QuoteMode;

/// The names without those of foreign blocks that cannot be trusted. Places of the gazetteer and full names in
/// the nominative with a given name of the list stay: where words inflect otherwise, other forms are misread, and
/// so is what only the tagger sees.
pub(super) fn trusted_names(text: &Text<'_>, names: Names) -> Names {
    if !has_foreign_blocks(text) {
        return names;
    }
    let Names { mentions, at } = names;
    let covers = |number: usize, mention: &Mention| at[mention.tokens.start] == Some(number as u32);
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    for (number, mention) in mentions.iter().enumerate() {
        if is_foreign(text, &mention.tokens) && !is_trusted(text, mention) {
            continue;
        }
        let layer = if covers(number, mention) {
            &mut outer
        } else {
            &mut inner
        };
        layer.push(mention.clone());
    }
    index(text, outer, inner)
}

/// Drops the facts of foreign blocks that depend on their words: roles, figures, indirect speech.
pub(super) fn keep_trusted_facts(text: &Text<'_>, annotations: &mut Annotations) {
    if !has_foreign_blocks(text) {
        return;
    }
    annotations
        .roles
        .retain(|role| !is_foreign(text, &role.tokens));
    annotations
        .figures
        .retain(|figure| !is_foreign(text, &figure.tokens));
    keep_trusted_quotes(text, annotations);
}

/// Direct speech alone stays; attributions point to where their quotes stand now.
fn keep_trusted_quotes(text: &Text<'_>, annotations: &mut Annotations) {
    let mut places = Vec::with_capacity(annotations.quotes.len());
    let mut kept = 0;
    annotations.quotes.retain(|quote| {
        let stays = quote.mode == QuoteMode::Direct || !is_foreign(text, &quote.tokens);
        places.push(stays.then_some(kept));
        kept += usize::from(stays);
        stays
    });
    for attribution in &mut annotations.attributions {
        attribution.quote = attribution.quote.and_then(|quote| places[quote]);
    }
}

fn has_foreign_blocks(text: &Text<'_>) -> bool {
    (0..text.article.blocks.len()).any(|block| text.article.unsupported(block).is_some())
}

fn is_foreign(text: &Text<'_>, tokens: &Tokens) -> bool {
    let token = text.tokens.get(tokens.start);
    token.is_some_and(|token| text.article.unsupported(token.block as usize).is_some())
}

fn is_trusted(text: &Text<'_>, mention: &Mention) -> bool {
    match &mention.name {
        Name::Place(_) => place::is_known(mention),
        Name::Person(name) => {
            let listed = text.word(mention.tokens.start).is(List::GivenName)
                || text.word(mention.tokens.end - 1).is(List::GivenName);
            let printed = |part: &Option<String>| {
                let words = mention.tokens.clone().map(|i| text.surface(i));
                part.as_deref()
                    .is_some_and(|part| words.into_iter().any(|word| word == part))
            };
            person::is_full(mention) && listed && printed(&name.given) && printed(&name.family)
        }
        Name::Organization(_) | Name::Campaign(_) => false,
    }
}
