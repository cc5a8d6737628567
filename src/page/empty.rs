//! Elements that a page writes as XML does, `<a href="…"/>`: browsers read an opening tag there.
//!
//! Pages that were stored by a library of XML end every element without content so. Read as HTML, the rest of
//! the page is content of the first link. Whether a page means it so, its closing tags tell: `<div/>` is empty
//! where no `</div>` is left for it.

use super::open;
use super::tags::{self, Kind};
use std::collections::{HashMap, HashSet};

/// Elements that are as HTML says: whatever they hold follows from what stands behind them.
const AS_IN_HTML: [&str; 12] = [
    "body", "caption", "colgroup", "frame", "head", "html", "math", "svg", "tbody", "template",
    "tfoot", "thead",
];

/// Names of the elements of a page that are empty where they close themselves.
pub(crate) enum Empty {
    /// All of them, as XML says.
    All,
    /// These, in lower case.
    Named(HashSet<String>),
}

/// How often an element opens, closes itself, and is closed.
#[derive(Default)]
struct Count {
    opened: usize,
    itself: usize,
    closed: usize,
}

impl Empty {
    /// What the closing tags of a page say; two passes.
    pub fn of(text: &str) -> Self {
        let mut counts: HashMap<String, Count> = HashMap::new();
        for mark in tags::marks(text, &Self::All) {
            if mark.kind == Kind::ClosesItself && may_be_empty(mark.name) {
                let count = counts.entry(mark.name.to_ascii_lowercase()).or_default();
                count.itself += 1;
            }
        }
        if !counts.is_empty() {
            for mark in tags::marks(text, &Self::All) {
                if let Some(count) = counts.get_mut(&mark.name.to_ascii_lowercase()) {
                    count.opened += usize::from(mark.kind == Kind::Open);
                    count.closed += usize::from(mark.kind == Kind::Close);
                }
            }
        }
        let empty = counts.into_iter().filter(|(_, count)| count.is_empty());
        Self::Named(empty.map(|(name, _)| name).collect())
    }

    /// Whether elements of that name are empty where they close themselves.
    pub fn has(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => !names.is_empty() && names.contains(&name.to_ascii_lowercase()),
        }
    }
}

impl Count {
    /// Whether fewer than half of those that close themselves are closed once more.
    fn is_empty(&self) -> bool {
        self.closed.saturating_sub(self.opened) * 2 < self.itself
    }
}

fn may_be_empty(name: &str) -> bool {
    let mut known = AS_IN_HTML.iter();
    !open::is_flat(name) && !known.any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_tags_tell_what_is_empty() {
        for (page, name, is_empty) in [
            ("<p>а <a href=\"/1\"/> б</p>", "a", true),
            ("<A NAME='x' /><a href=/1>б</a>", "a", true),
            ("<div class=\"x\"/><div>а</div>", "div", true),
            ("<div class=\"x\"/>а</div>", "div", false),
            ("<a href=http://x.kz/>а</a><a href=/2/>б</a>", "a", false),
            ("<iframe src=\"/v\"/><p>а</p>", "iframe", true),
            ("<script src=\"/a.js\"/><script>b</script>", "script", true),
            ("<script src=\"/a.js\"/></script>", "script", false),
            ("<p/>а<p/>б", "p", false),
            ("<br/>а<img src=x/>", "br", false),
            ("<svg/><path d='M 1'/>", "svg", false),
        ] {
            assert_eq!(Empty::of(page).has(name), is_empty, "{page}");
        }
    }
}
