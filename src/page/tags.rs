//! Tags of HTML without a tree: how long they are, and whether a tree of them can be afforded.
//!
//! A parser must do what browsers do, and some pages make that quadratic: attributes compared with each other,
//! formatting opened again in every paragraph, scopes looked up through all open elements. Such work is counted
//! before it is done, so that a hostile page costs a bounded time on every machine.

/// Elements whose content is no text.
const RAW: [&str; 6] = ["script", "style", "xmp", "iframe", "noembed", "noframes"];

/// Elements that hold nothing, or that the next of their kind closes.
const FLAT: [&str; 23] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "noindex", "option", "p", "param", "source", "td", "th", "tr", "track", "wbr",
];

/// Most tags of a page.
const TAGS: usize = 1 << 20;

/// Most elements open at once.
const DEPTH: usize = 1 << 14;

/// Most steps of a parser: open elements at each tag, attributes of a tag compared with each other.
const STEPS: usize = 1 << 28;

/// Longest name looked at.
const NAME: usize = 16;

/// Why a tree of the page would cost too much, or nothing. One pass.
pub(super) fn too_costly(text: &str) -> Option<String> {
    let (mut at, mut tags, mut depth, mut steps) = (0, 0, 0usize, 0usize);
    while let Some(next) = text[at..].find('<') {
        at += next;
        let rest = &text[at..];
        let length = markup(rest);
        let bytes = rest.as_bytes();
        let opening = length > 0 && bytes[1].is_ascii_alphabetic();
        if opening && !is_flat(&bytes[1..]) {
            depth += usize::from(!rest[..length].ends_with("/>"));
        } else if length > 0 && bytes[1] == b'/' && !is_flat(&bytes[2..]) {
            depth = depth.saturating_sub(1);
        }
        tags += usize::from(opening);
        steps += depth;
        if opening {
            steps += compared(bytes);
        }
        if tags > TAGS || depth > DEPTH || steps > STEPS {
            return Some(format!(
                "{tags} tags, {depth} of them open, and their attributes by byte {at} cost more than an article can be worth; leave the page out, or give its text"
            ));
        }
        at += length.max(1);
    }
    None
}

/// Comparisons of the attributes of a tag with each other; what stands inside their quotes is no matter.
fn compared(bytes: &[u8]) -> usize {
    let mut tag = Tag::new(bytes);
    let attributes = std::iter::from_fn(|| tag.attribute()).count();
    match attributes {
        0..NAME => 0,
        _ => attributes.saturating_mul(attributes) / 2,
    }
}

fn is_flat(name: &[u8]) -> bool {
    FLAT.iter().any(|flat| begins_with(name, flat))
}

/// Length of the tag, comment or element without text that begins here; 0 where `<` is a mark of the text.
pub(crate) fn markup(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment
            .find("-->")
            .map_or(rest.len(), |end| "<!---->".len() + end);
    }
    match bytes.get(1) {
        Some(b'!' | b'?') => rest.find('>').map_or(rest.len(), |end| end + 1),
        Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => tag(bytes),
        Some(first) if first.is_ascii_alphabetic() => {
            let end = tag(bytes);
            match RAW.iter().find(|name| begins_with(&bytes[1..], name)) {
                Some(name) => end + content(&bytes[end..], name),
                None => end,
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

/// Length of a tag: up to `>` outside the quotes of attributes.
fn tag(bytes: &[u8]) -> usize {
    let mut tag = Tag::new(bytes);
    while tag.attribute().is_some() {}
    tag.at
}

/// A tag that is read attribute by attribute.
struct Tag<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tag<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let name = bytes.iter().position(|b| ends_name(*b));
        Self {
            bytes,
            at: name.unwrap_or(bytes.len()),
        }
    }

    /// Passes over the next attribute with its value, or over the end of the tag.
    fn attribute(&mut self) -> Option<()> {
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b'/');
        if self.next()? == b'>' {
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
            format!("<p{attributes}>"),
            format!("<p{}>", attributes.replace("=1", "").replace(' ', "/")),
            format!("<p{}>", attributes.replace("=1 ", "=\"1\"")),
            formats + &"<p>текст</p>".repeat(20_000),
        ] {
            assert!(too_costly(&page).is_some());
        }
        for page in [
            "<p>абзац".repeat(100_000),
            "<div><b>слово</b></div>".repeat(100_000),
            "<".repeat(1_000_000),
            "<td><br/><img src=x>".repeat(10_000),
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
            assert_eq!(too_costly(&page), None);
        }
    }
}
