//! Markup in texts that are handed over.

use std::borrow::Cow;

/// Elements that part a text.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "article",
    "section",
    "html",
    "!doctype",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "table",
    "!--",
];
/// Elements inside paragraphs.
const INLINE: [&str; 8] = ["a", "b", "i", "strong", "em", "span", "img", "u"];
/// Elements of a page that no article by itself has.
const PAGE: [&str; 5] = ["!doctype", "html", "head", "body", "title"];

/// Bytes of a text in which markup is looked for.
const LOOKED_AT: usize = 64 << 10;

/// Names of the elements that begin or end in a text.
fn elements(text: &str) -> impl Iterator<Item = &str> {
    let end = text.floor_char_boundary(LOOKED_AT);
    text[..end].split('<').skip(1).filter_map(|mark| {
        let close = mark.find('>')?;
        let inside = mark[..close].trim_start_matches('/');
        let name = inside.split([' ', '/', '\n']).next()?;
        Some(if name.starts_with("!--") { "!--" } else { name })
    })
}

fn is_one(name: &str, of: &[&str]) -> bool {
    of.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a text is an article in HTML: an element that is closed or has no end parts it, or two marks of elements stand
/// in it.
pub(super) fn is_markup(text: &str) -> bool {
    let text = unescaped(text);
    if !["</", "<br", "<BR", "<!--"]
        .iter()
        .any(|mark| text.contains(mark))
    {
        return false;
    }
    let inside = elements(&text).filter(|name| is_one(name, &INLINE)).take(2);
    elements(&text).any(|name| is_one(name, &BLOCKS)) || inside.count() == 2
}

/// A text that is nothing but escaped markup, as it was: `&lt;p&gt;`.
fn unescaped(text: &str) -> Cow<'_, str> {
    match text.trim_start().starts_with("&lt;") {
        true => Cow::Owned(
            text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\""),
        ),
        false => Cow::Borrowed(text),
    }
}

/// The HTML of an article: where no element parts it, its lines do.
pub(super) fn page(text: String) -> String {
    let text = unescaped(&text).into_owned();
    let is_parted = elements(&text).any(|name| is_one(name, &BLOCKS));
    match is_parted {
        true => text,
        false => text.replace('\n', "<br>"),
    }
}

/// Whether this is a page as a whole, not the article alone.
pub(super) fn is_page(html: &str) -> bool {
    let mut names = html
        .split('<')
        .skip(1)
        .filter_map(|mark| mark.split([' ', '>', '\n']).next());
    names.any(|name| is_one(name, &PAGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_markup() {
        for (text, is) in [
            ("<p>Да.</p>", true),
            ("Да.<br>Нет.", true),
            ("<b>Да.</b>\nНет.", true),
            ("&lt;p&gt;Да.&lt;/p&gt;", true),
            ("<!-- wp:paragraph -->Да.", true),
            ("3 < 5, а 7 > 2", false),
            ("Тег <b> выделяет", false),
            ("<p>", false),
            ("<<Да>>", false),
        ] {
            assert_eq!(is_markup(text), is, "{text}");
        }
        assert_eq!(page("<b>Да.</b>\nНет.".into()), "<b>Да.</b><br>Нет.");
    }
}
