//! Elements that are open, as far as tags tell without a tree: never fewer than a parser has open on account of its
//! end tags, for one of an element that is not open, or that it may not close, closes nothing.

use rustc_hash::FxHashMap;

/// Elements that hold nothing, that the next of their kind closes, or of which a page has one.
const FLAT: [&str; 33] = [
    "area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "frame",
    "frameset", "head", "hr", "html", "img", "input", "li", "link", "meta", "noindex", "option",
    "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements that close by themselves wherever they were opened, and leave open what was opened in them.
const LOOSE: [&str; 15] = [
    "a", "b", "big", "code", "em", "font", "form", "i", "nobr", "s", "small", "strike", "strong",
    "tt", "u",
];

/// Elements past which no end tag from within them closes.
const WALLS: [&str; 8] = [
    "applet",
    "foreignobject",
    "marquee",
    "math",
    "object",
    "svg",
    "table",
    "template",
];

/// Elements past which only end tags of such elements close.
const BLOCKS: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "button",
    "center",
    "desc",
    "details",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h",
    "header",
    "hgroup",
    "iframe",
    "listing",
    "main",
    "menu",
    "nav",
    "noscript",
    "ol",
    "plaintext",
    "pre",
    "search",
    "section",
    "select",
    "style",
    "script",
    "summary",
    "textarea",
    "title",
    "ul",
];

/// Elements in which tags of others are text to some parsers.
const QUOTING: [&str; 4] = ["noscript", "select", "textarea", "title"];

/// Elements that are open.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// Those that end tags close in order, the innermost last.
    stack: Vec<String>,
    /// How many of each name are open.
    counts: FxHashMap<String, usize>,
    /// Those outside the order.
    loose: usize,
    /// The element in which end tags of others close nothing.
    quoting: Option<String>,
}

impl Open {
    /// How many there are.
    pub(super) fn depth(&self) -> usize {
        self.stack.len() + self.loose
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str) {
        let name = plain(name);
        if is_flat(&name) {
            return;
        }
        *self.counts.entry(name.clone()).or_default() += 1;
        if is_one_of(&LOOSE, &name) {
            self.loose += 1;
            return;
        }
        if self.quoting.is_none() && is_one_of(&QUOTING, &name) {
            self.quoting = Some(name.clone());
        }
        self.stack.push(name);
    }

    /// Closes the last element of that name with what is open in it, and says at how many it looked.
    pub(super) fn close(&mut self, name: &str) -> usize {
        let name = plain(name);
        match &self.quoting {
            Some(quoting) if *quoting == name => self.quoting = None,
            Some(_) => return 0,
            None => {}
        }
        let Some(count) = self.counts.get_mut(&name).filter(|count| **count > 0) else {
            return 0;
        };
        if is_one_of(&LOOSE, &name) {
            *count -= 1;
            self.loose -= 1;
            return 0;
        }
        let is_wall = is_one_of(&WALLS, &name);
        let is_block = is_wall || is_one_of(&BLOCKS, &name);
        let stops = |open: &&String| {
            **open == name
                || is_one_of(&WALLS, open) && !(is_wall && name == "template")
                || !is_block && is_one_of(&BLOCKS, open)
        };
        let looked = 1 + self
            .stack
            .iter()
            .rev()
            .take_while(|open| !stops(open))
            .count();
        let at = self.stack.len().checked_sub(looked);
        if let Some(at) = at.filter(|at| self.stack[*at] == name) {
            for closed in self.stack.drain(at..) {
                if let Some(count) = self.counts.get_mut(&closed) {
                    *count -= 1;
                }
            }
        }
        looked
    }
}

/// The name in lower case; an end tag of any heading closes one.
fn plain(name: &str) -> String {
    match name.as_bytes() {
        [b'h' | b'H', b'1'..=b'6'] => "h".to_owned(),
        _ => name.to_ascii_lowercase(),
    }
}

/// Whether the element holds nothing that its end tag closes.
pub(super) fn is_flat(name: &str) -> bool {
    FLAT.iter().any(|flat| name.eq_ignore_ascii_case(flat))
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many elements are open behind these tags.
    fn depth(tags: &str) -> usize {
        let mut open = Open::default();
        for tag in tags.split(' ') {
            match tag.strip_prefix('/') {
                Some(name) => {
                    open.close(name);
                }
                None => open.open(tag),
            }
        }
        open.depth()
    }

    #[test]
    fn end_tags_close_what_is_open() {
        for (tags, expected) in [
            ("div span /span /div", 0),
            ("div span /div", 0),
            ("div h2 /h3 /DIV", 0),
            ("div p b /p /div /b", 0),
            ("html body div /div /body /html", 0),
            // of elements that are not open
            ("div /u /video /head /details /p", 1),
            // what the end tag may not close
            ("span div /span", 2),
            ("form div /form", 1),
            ("div table /div", 2),
            ("b div /b", 1),
            ("div svg /div", 2),
            ("div textarea /div", 2),
            ("div textarea /div /textarea /div", 0),
        ] {
            assert_eq!(depth(tags), expected, "{tags}");
        }
    }
}
