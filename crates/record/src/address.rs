//! Addresses of documents, as far as others rely on them.

/// The address, if it is one of the web that programs and people can follow: without blanks, and without marks that
/// stand for themselves in no address.
pub fn web(address: &str) -> Option<&str> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    (is_web && !address.contains(is_odd)).then_some(address)
}

/// The host of an address in small letters, without «www.»: it names a site that does not name itself.
pub fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_can_be_followed() {
        for (text, is_address) in [
            ("https://site.kz/новости?a=1", true),
            ("http://site.kz", true),
            ("javascript:alert(1)", false),
            ("file:///etc/passwd", false),
            ("https://site.kz/a b", false),
            ("https://site.kz/\"><script>", false),
            ("site.kz/1", false),
        ] {
            assert_eq!(web(text).is_some(), is_address, "{text}");
        }
    }

    #[test]
    fn hosts_name_sites() {
        for (address, site) in [
            ("https://www.Site.kz/news/1?a=/b", Some("site.kz")),
            ("http://новости.рф#top", Some("новости.рф")),
            ("https://site.kz:8080?id=1", Some("site.kz:8080")),
            ("WARC://WWW.site.kz/", Some("site.kz")),
            ("file:///etc/passwd", None),
            ("https://www.", None),
            ("site.kz/1", None),
        ] {
            assert_eq!(host(address).as_deref(), site, "{address}");
        }
    }
}
