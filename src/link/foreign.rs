//! Says of text in languages that are not supported that little of it is published.

use super::Caution;
use crate::text::Text;
use crate::vocabulary::WarningCode;
use std::collections::BTreeMap;

/// A caution for each language of the blocks that is not supported, with how many of the blocks are in it.
pub(super) fn cautions(text: &Text<'_>) -> Vec<Caution> {
    let blocks = text.article.blocks.len();
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for code in (0..blocks).filter_map(|block| text.article.unsupported(block)) {
        *languages.entry(code).or_default() += 1;
    }
    let caution = |(code, count)| Caution {
        code: WarningCode::LanguageUnsupported,
        difference: None,
        figures: Vec::new(),
        message: format!(
            "«{code}», the language of {count} of {blocks} blocks, is not supported: of these only dates, sums, \
             direct quotes, places of the gazetteer and full names in the nominative are published"
        ),
    };
    languages.into_iter().map(caution).collect()
}
