//! Tags of HTML without a tree: how long they are, and whether a tree of them can be afforded.
//!
//! A parser must do what browsers do, and some pages make that quadratic: attributes compared with each other,
//! formatting opened again in every paragraph, scopes looked up through all open elements. Such work is counted
//! before it is done, so that a hostile page costs a bounded time on every machine.

use super::empty::Empty;
use super::open::Open;

/// Elements whose content is no text.
const RAW: [&str; 6] = ["script", "style", "xmp", "iframe", "noembed", "noframes"];

/// Most tags of a page.
const TAGS: usize = 1 << 20;

/// Most elements open at once.
const DEPTH: usize = 1 << 14;

/// Most steps of a parser: open elements at each tag, attributes of a tag compared with each other.
const STEPS: usize = 1 << 26;

/// Attributes of a tag whose comparison with each other costs nothing worth counting.
const FEW: usize = 16;

/// Why a tree of the page would cost too much, or nothing.
pub(super) fn too_costly(text: &str, empty: &Empty) -> Option<String> {
    let cost = Some(cost(text, empty)).filter(Cost::is_too_much)?;
    let (Cost { tags, at, .. }, depth) = (&cost, cost.open.depth());
    Some(format!(
        "{tags} tags, {depth} of them open, and their attributes by byte {at} cost more than an article can be worth; leave the page out, or give its text"
    ))
}

/// What a parser has done behind the tag at byte `at`.
#[derive(Debug, Default)]
struct Cost {
    at: usize,
    tags: usize,
    open: Open,
    steps: usize,
}

impl Cost {
    fn is_too_much(&self) -> bool {
        self.tags > TAGS || self.open.depth() > DEPTH || self.steps > STEPS
    }

    /// Adds what a tag costs.
    fn add(&mut self, mark: &Mark<'_>, text: &str, empty: &Empty) {
        match mark.kind {
            Kind::ClosesItself if empty.has(mark.name) => {}
            Kind::Open | Kind::ClosesItself => self.open.open(mark.name),
            Kind::Close => self.steps += self.open.close(mark.name),
        }
        self.steps += self.open.depth();
        if mark.kind != Kind::Close {
            self.tags += 1;
            self.steps += compared(&text.as_bytes()[mark.at..]);
        }
        self.at = mark.at;
    }
}

/// What the tree of a page costs, up to the tag at which it is too much. One pass.
fn cost(text: &str, empty: &Empty) -> Cost {
    let mut cost = Cost::default();
    for mark in marks(text, empty) {
        cost.add(&mark, text, empty);
        if cost.is_too_much() {
            break;
        }
    }
    cost
}

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `<a>`.
    Open,
    /// `<a/>`, which is an opening tag to browsers.
    ClosesItself,
    /// `</a>`.
    Close,
}

/// A tag of a text.
pub(super) struct Mark<'a> {
    /// Its first byte.
    pub at: usize,
    /// The name of its element, as written.
    pub name: &'a str,
    /// What it does.
    pub kind: Kind,
}

/// The tags of a text, in one pass.
pub(super) fn marks<'a>(text: &'a str, empty: &'a Empty) -> impl Iterator<Item = Mark<'a>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let at = next + text[next..].find('<')?;
            let rest = &text[at..];
            let length = markup(rest, empty);
            next = at + length.max(1);
            if let Some((name, kind)) = named(&rest[..length]) {
                return Some(Mark { at, name, kind });
            }
        }
    })
}

/// The name of the element that a tag opens or closes.
fn named(markup: &str) -> Option<(&str, Kind)> {
    let bytes = markup.as_bytes();
    let (start, kind) = match bytes.get(1)? {
        b'/' => (2, Kind::Close),
        first if first.is_ascii_alphabetic() && Tag::whole(bytes).closes_itself => {
            (1, Kind::ClosesItself)
        }
        first if first.is_ascii_alphabetic() => (1, Kind::Open),
        _ => return None,
    };
    let length = markup.bytes().skip(start).position(ends_name)?;
    Some((&markup[start..start + length], kind))
}

/// Comparisons of the attributes of a tag with each other; what stands inside their quotes is no matter.
fn compared(bytes: &[u8]) -> usize {
    let mut tag = Tag::new(bytes);
    let attributes = std::iter::from_fn(|| tag.attribute()).count();
    match attributes {
        0..FEW => 0,
        _ => attributes.saturating_mul(attributes) / 2,
    }
}

/// Length of the tag, comment or element without text that begins here; 0 where `<` is a mark of the text.
pub(crate) fn markup(rest: &str, empty: &Empty) -> usize {
    let bytes = rest.as_bytes();
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment
            .find("-->")
            .map_or(rest.len(), |end| "<!---->".len() + end);
    }
    match bytes.get(1) {
        Some(b'!' | b'?') => rest.find('>').map_or(rest.len(), |end| end + 1),
        Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => Tag::whole(bytes).at,
        Some(first) if first.is_ascii_alphabetic() => {
            let tag = Tag::whole(bytes);
            match RAW.iter().find(|name| begins_with(&bytes[1..], name)) {
                Some(name) if !(tag.closes_itself && empty.has(name)) => {
                    tag.at + content(&bytes[tag.at..], name)
                }
                _ => tag.at,
            }
        }
        _ => 0,
    }
}

/// Whether the bytes begin with that word and no longer one.
fn begins_with(bytes: &[u8], word: &str) -> bool {
    bytes
        .get(..word.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
        && !bytes.get(word.len()).is_some_and(u8::is_ascii_alphanumeric)
}

/// A tag that is read attribute by attribute.
struct Tag<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Whether `/` stands before its end, and is no part of a value.
    closes_itself: bool,
}

impl<'a> Tag<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let name = bytes.iter().position(|b| ends_name(*b));
        Self {
            bytes,
            at: name.unwrap_or(bytes.len()),
            closes_itself: false,
        }
    }

    /// The tag up to `>` outside the quotes of attributes.
    fn whole(bytes: &'a [u8]) -> Self {
        let mut tag = Self::new(bytes);
        while tag.attribute().is_some() {}
        tag
    }

    /// Passes over the next attribute with its value, or over the end of the tag.
    fn attribute(&mut self) -> Option<()> {
        let before = self.at;
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b'/');
        if self.next()? == b'>' {
            self.closes_itself = self.bytes[before..self.at].ends_with(b"/");
            self.at += 1;
            return None;
        }
        // An `=` where a name should begin is its first letter.
        self.at += 1;
        self.skip(|byte| !ends_name(byte) && byte != b'=');
        let name = self.at;
        self.skip(|byte| byte.is_ascii_whitespace());
        match self.next() {
            Some(b'=') => self.value(),
            _ => self.at = name,
        }
        Some(())
    }

    fn value(&mut self) {
        self.at += 1;
        self.skip(|byte| byte.is_ascii_whitespace());
        match self.next() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                self.skip(|byte| byte != quote);
                self.at = self.bytes.len().min(self.at + 1);
            }
            _ => self.skip(|byte| !byte.is_ascii_whitespace() && byte != b'>'),
        }
    }

    fn next(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip(&mut self, passed: impl Fn(u8) -> bool) {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| !passed(*byte));
        self.at += length.unwrap_or(rest.len());
    }
}

/// Whether the byte ends the name of an element or of an attribute.
fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// Length of the content of an element that ends with its closing tag alone.
fn content(bytes: &[u8], name: &str) -> usize {
    let ends =
        |at: &usize| bytes[at + 1..].starts_with(b"/") && begins_with(&bytes[at + 2..], name);
    let opening = bytes
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'<')
        .map(|(at, _)| at);
    opening.into_iter().find(ends).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_pages_are_named_and_others_are_not() {
        let attributes: String = (0..40_000).map(|n| format!(" a{n}=1")).collect();
        let formats: String = (0..12_000).map(|n| format!("<b class=c{n}>")).collect();
        for page in [
            "<div>".repeat(20_000),
            "<br>".repeat(1_100_000),
            format!("{}{}", "<i/>".repeat(20_000), "</i>".repeat(20_000)),
            format!("<p{attributes}>"),
            format!("<p{}>", attributes.replace("=1", "").replace(' ', "/")),
            format!("<p{}>", attributes.replace("=1 ", "=\"1\"")),
            formats + &"<p>текст</p>".repeat(20_000),
            "<li></u></u>5<aside>".repeat(20_000),
            "<b></video>".repeat(20_000),
            "<span><div></span>".repeat(20_000),
        ] {
            assert!(too_costly(&page, &Empty::of(&page)).is_some());
        }
        for page in [
            "<p>абзац".repeat(100_000),
            "<div><b>слово</b></div>".repeat(100_000),
            "<".repeat(1_000_000),
            "<td><br/><img src=x>".repeat(10_000),
            "<div><span></div>".repeat(100_000),
            "<script>a<b".repeat(1_000),
            format!(
                "<style>{}</style><p>абзац",
                " a { color: red }\n".repeat(100_000)
            ),
            format!(
                "<script type=x> {}</script>",
                "{\"a\": 1 }, ".repeat(100_000)
            ),
            format!("<path d=\"{}\"/>", "M 1 1 L 2 > 2 ".repeat(100_000)),
            format!(
                "<img src='data:image/svg+xml;utf8,{}'>",
                "<g> <g> ".repeat(100_000)
            ),
            format!(
                "<div data-page='{}'></div>",
                "{\"a\": [1, 2]}, ".repeat(100_000)
            ),
            format!("<div{}class=x></div>", "\n".repeat(100_000)),
        ] {
            assert_eq!(too_costly(&page, &Empty::of(&page)), None);
        }
    }

    /// However long a page is, a parser does no more steps than take it half a second.
    #[test]
    fn no_page_costs_more_steps_than_any_other() {
        const MOST: usize = 80_000_000;
        let wide: String = (0..1000).map(|n| format!(" a{n}")).collect();
        let opened = |name: &str, times| format!("<{name}>").repeat(times);
        for page in [
            opened("b", 15_000) + &"<p>слово</p>".repeat(40_000),
            opened("div", 16_000) + &"<i></i>".repeat(60_000),
            format!("<p{wide}>").repeat(500),
        ] {
            let cost = cost(&page, &Empty::of(&page));
            assert!(cost.is_too_much() && cost.steps < MOST, "{cost:?}");
            assert!(cost.at < page.len() / 2, "{cost:?} of {}", page.len());
        }
    }
}
