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

/// The lines of a text in which words are marked, but nothing parts it except line breaks; `None` where something does.
pub(super) fn lines(text: &str) -> Option<String> {
    let text = unescaped(text);
    let is_plain = |name: &str| is_one(name, &INLINE) || is_one(name, &["br"]);
    let is_looked_at = text.len() <= LOOKED_AT;
    (is_looked_at && is_markup(&text) && elements(&text).all(is_plain)).then(|| {
        let tree = scraper::Html::parse_fragment(&text);
        let words = tree
            .root_element()
            .descendants()
            .filter_map(|node| match node.value() {
                scraper::Node::Text(words) => Some(&**words),
                scraper::Node::Element(element) => (element.name() == "br").then_some("\n"),
                _ => None,
            });
        let lines: String = words.collect();
        let lines: Vec<&str> = lines.lines().map(str::trim).collect();
        lines.join("\n").trim().to_owned()
    })
}

/// Whether the first line of a text is marked as a whole, as posts mark their headline.
pub(super) fn is_headed(text: &str) -> bool {
    let text = unescaped(text);
    let marked = ["b", "strong"].iter().find_map(|name| {
        let inside = text.trim_start().strip_prefix(&format!("<{name}>"))?;
        let (head, rest) = inside.split_once(&format!("</{name}>"))?;
        let is_line = !head.contains('\n') && !head.contains("<br");
        is_line.then(|| rest.trim_start_matches(' ').to_owned())
    });
    marked.is_some_and(|rest| rest.starts_with(['\n', '\r']) || rest.starts_with("<br"))
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
        for (text, expected) in [
            (
                "<b>Да.</b>\nСм. <a href=\"/\">тут</a> &amp; там.",
                Some("Да.\nСм. тут & там."),
            ),
            ("Да.<br>Нет.<br/>\n5 < 6", Some("Да.\nНет.\n\n5 < 6")),
            ("<p>Да.</p>", None),
            ("<b>Да.</b> <i>Нет.</i> <h2>Итог</h2>", None),
            ("Да.", None),
        ] {
            assert_eq!(lines(text).as_deref(), expected, "{text}");
        }
        for (text, is) in [
            ("<b>Мост открыли</b>\nДа.", true),
            ("<strong>Мост</strong><br>Да.", true),
            ("<b>Мост</b> открыли.\nДа.", false),
            ("Да.\n<b>Мост</b>\nНет.", false),
        ] {
            assert_eq!(is_headed(text), is, "{text}");
        }
        assert_eq!(page("<b>Да.</b>\nНет.".into()), "<b>Да.</b><br>Нет.");
    }
}
