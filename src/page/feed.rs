//! Feeds and sitemaps: XML that lists articles of a site, told by the element that it begins with.

/// Elements that such documents begin with, and what they are.
const ROOTS: [(&str, &str); 5] = [
    ("rss", "an RSS feed"),
    ("rdf:rdf", "an RSS feed"),
    ("feed", "an Atom feed"),
    ("urlset", "a sitemap"),
    ("sitemapindex", "a sitemap"),
];

/// What a text is that lists articles for programs; declarations and comments may come before.
pub(super) fn told(text: &str) -> Option<String> {
    let mut rest = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ => break,
        };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let root = rest.strip_prefix('<')?;
    let name = root.split([' ', '\t', '\r', '\n', '>']).next()?;
    let (_, what) = ROOTS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some(format!(
        "{what}, which lists articles; give their own pages"
    ))
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn feeds_by_how_they_begin() {
        for text in [
            "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>",
            "\u{FEFF}<!-- x -->\n<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "<?xml version='1.0'?><?xml-stylesheet href='a>b'?><urlset\nxmlns='x'>",
            "<rdf:RDF xmlns='x'>",
        ] {
            assert!(told(text).is_some(), "{text}");
        }
        for text in [
            "<!doctype html><p>rss",
            "<?xml version=\"1.0\"?><html><body>",
            "<feedback>",
            "<?xml",
            "rss",
            "",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
