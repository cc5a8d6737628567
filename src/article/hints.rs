//! What the names of elements, classes and ids say about the text inside them.

use crate::calendar;
use ego_tree::NodeRef;
use scraper::Node;

/// Elements of one that is not read out among which its paragraphs are looked for.
const LOOKED_AT: usize = 64;

/// Parts of class and id names that stand for what is not the article.
const NEGATIVE: [&str; 74] = [
    "sidebar",
    "side-bar",
    "rightcol",
    "right_col",
    "leftcol",
    "left_col",
    "share",
    "social",
    "soc-",
    "likely",
    "related",
    "relate",
    "similar",
    "recommend",
    "popular",
    "banner",
    "advert",
    "reklam",
    "adfox",
    "promo",
    "sponsor",
    "partner",
    "breadcrumb",
    "crumbs",
    "pathway",
    "menu",
    "navig",
    "nav-",
    "navbar",
    "footer",
    "foot_",
    "foot-",
    "bottom",
    "copyright",
    "copyrt",
    "subscribe",
    "subscr",
    "login",
    "auth-form",
    "search",
    "widget",
    "rating",
    "vote",
    "poll",
    "tags",
    "tag-list",
    "toolbar",
    "print",
    "popup",
    "modal",
    "cookie",
    "informer",
    "weather",
    "currency",
    "forum",
    "readmore",
    "lastnews",
    "last-news",
    "anons",
    "newsletter",
    "donat",
    "feedback",
    "paginat",
    "read-also",
    "read_also",
    "readalso",
    "see-also",
    "see_also",
    "seealso",
    "read-next",
    "read_next",
    "author-box",
    "author-bio",
    "about-author",
];

/// What engines and builders of pages call articles and all of their blocks, the text too.
const BUILDERS: [&str; 7] = [
    "tgme_widget_",
    "elementor-widget",
    "t-feed__post-popup",
    "t-popup",
    "node-promoted",
    "node--promoted",
    "no-customize-support",
];

/// Classes of articles beside which others name their sections: «hentry category-forum».
const ENTRIES: [&str; 2] = ["hentry", "type-post"];
const SECTIONS: [&str; 2] = ["category-", "tag-"];

/// Classes by which builders of pages call a block of text.
const TEXTS: [&str; 4] = [
    "t-text",
    "t-heading",
    "t-redactor__text",
    "t-redactor__callout-text",
];

/// Parts of class and id names that stand for what readers wrote.
const COMMENT: [&str; 7] = [
    "comment", "coment", "komment", "disqus", "cackle", "otzyv", "otziv",
];

/// Parts of class and id names that stand for the article.
const POSITIVE: [&str; 20] = [
    "articlebody",
    "article-body",
    "article_body",
    "article-text",
    "article_text",
    "articletext",
    "news-text",
    "news_text",
    "newstext",
    "fulltext",
    "full-text",
    "full_text",
    "post-content",
    "entry-content",
    "post-body",
    "maincontent",
    "text-block",
    "story",
    "detail_text",
    "news-detail",
];

/// Elements whose text is never the article's.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "iframe"
            | "svg"
            | "template"
            | "select"
            | "option"
            | "button"
            | "textarea"
            | "input"
            | "nav"
            | "footer"
            | "object"
            | "embed"
            | "video"
            | "audio"
            | "canvas"
            | "head"
            | "marquee"
            | "map"
            | "math"
            | "datalist"
            | "dialog"
            | "applet"
            | "related"
            | "amp-ad"
            | "amp-embed"
            | "amp-sticky-ad"
            | "amp-list"
            | "amp-sidebar"
            | "amp-social-share"
            | "amp-user-notification"
            | "amp-consent"
            | "amp-next-page"
    )
}

/// Elements that break lines.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "td"
            | "th"
            | "tr"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "article"
            | "section"
            | "main"
            | "header"
            | "aside"
            | "blockquote"
            | "pre"
            | "form"
            | "fieldset"
            | "figure"
            | "figcaption"
            | "center"
            | "address"
            | "body"
            | "html"
            | "hr"
            | "caption"
            | "hgroup"
            | "details"
            | "summary"
            | "noindex"
    )
}

/// What the names of an element say: below zero against the article, above zero for it.
pub(super) fn of(element: &scraper::node::Element) -> f32 {
    let mut hint = match element.name() {
        "aside" | "footer" => -1.0,
        "article" | "main" => 0.3,
        _ => 0.0,
    };
    if element
        .attr("itemprop")
        .is_some_and(|value| value.eq_ignore_ascii_case("articleBody"))
    {
        return 1.0;
    }
    for name in [element.attr("class"), element.attr("id")]
        .into_iter()
        .flatten()
    {
        let name = layout(name);
        if name.split_whitespace().any(|class| TEXTS.contains(&class)) {
            hint += 1.0;
        } else if POSITIVE.iter().any(|part| name.contains(part)) {
            hint += 0.5;
        } else if COMMENT.iter().any(|part| name.contains(part)) {
            hint -= 2.0;
        } else if NEGATIVE.iter().any(|part| name.contains(part))
            || name.split_whitespace().any(is_advertisement)
        {
            hint -= 1.0;
        }
    }
    hint
}

/// Whether a class is called after advertisements: «ad», «ads-top», «ad_in».
fn is_advertisement(class: &str) -> bool {
    let rest = class
        .strip_prefix("ads")
        .or_else(|| class.strip_prefix("ad"));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

/// Names of an element in small letters, without those that say nothing of its place.
fn layout(names: &str) -> String {
    let mut names = names.to_ascii_lowercase();
    for builder in BUILDERS {
        if names.contains(builder) {
            names = names.replace(builder, "");
        }
    }
    if ENTRIES.iter().any(|entry| names.contains(entry)) {
        let placed = names.split_whitespace();
        let placed = placed.filter(|class| !SECTIONS.iter().any(|part| class.starts_with(part)));
        names = placed.collect::<Vec<_>>().join(" ");
    }
    names
}

/// Elements that are paragraphs of the element around them.
pub(super) fn is_paragraph(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "ul"
            | "ol"
            | "dl"
            | "blockquote"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "dd"
            | "dt"
            | "pre"
    )
}

/// A counter of comments or the like inside a line.
pub(super) fn is_note(element: &scraper::node::Element) -> bool {
    matches!(element.name(), "a" | "span") && of(element) < 0.0
}

/// Classes of what others wrote elsewhere and a page shows in its text.
const EMBEDDED: [&str; 9] = [
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "fb-post",
    "fb-video",
    "telegram-post",
    "reddit-embed-bq",
    "threads-post",
];

/// Parts of class names of pictures, and of what such names call the words under them.
const PICTURES: [&str; 7] = [
    "photo", "picture", "image", "img", "media", "illustr", "figure",
];
const UNDER: [&str; 8] = [
    "desc",
    "text",
    "sign",
    "alt",
    "author",
    "credit",
    "source",
    "copyright",
];

/// The machine date of an element: of `time`, and what pages of its day put into a title.
pub(super) fn stamp(element: &scraper::node::Element) -> Option<&str> {
    match element.name() {
        "time" => element.attr("datetime").or_else(|| element.attr("title")),
        "abbr" | "span" => element
            .attr("title")
            .filter(|title| calendar::iso(title).is_some()),
        _ => None,
    }
}

/// Whether the element holds the words under a picture.
pub(super) fn is_caption(element: &scraper::node::Element) -> bool {
    element.name() == "figcaption"
        || element.name() == "div" && element.attr("class").is_some_and(names_caption)
}

/// Whether a class is called after the words under a picture: «wp-caption-text», «picture-description», «imgText».
fn names_caption(classes: &str) -> bool {
    classes.split_whitespace().any(|class| {
        let class = class.to_ascii_lowercase();
        let picture = PICTURES.iter().find_map(|part| class.split_once(part));
        class.contains("caption")
            || picture.is_some_and(|(_, rest)| UNDER.iter().any(|part| rest.contains(part)))
    })
}

/// Whether the element is a post of a social network.
pub(super) fn is_embedded(element: &scraper::node::Element) -> bool {
    let classes = element.attr("class").unwrap_or_default();
    classes
        .split_whitespace()
        .any(|class| EMBEDDED.contains(&class))
}

/// Whether the element is shown, but not read out.
pub(super) fn is_unread(element: &scraper::node::Element) -> bool {
    element.attr("aria-hidden") == Some("true")
}

/// Whether an element has a paragraph or a heading among the first in it: what pages hide behind a window is their text.
pub(super) fn has_paragraphs(node: NodeRef<'_, Node>) -> bool {
    let inside = node.descendants().take(LOOKED_AT);
    let mut names = inside.filter_map(|node| Some(node.value().as_element()?.name()));
    names.any(|name| name == "p" || heading(name) > 0)
}

/// Whether the element is not shown.
pub(super) fn is_hidden(element: &scraper::node::Element) -> bool {
    let style = element.attr("style").is_some_and(|style| {
        let style: String = style
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    });
    style || element.attr("hidden").is_some()
}

/// The level of a heading, 0 for what is none.
pub(super) fn heading(name: &str) -> u8 {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => level - b'0',
        _ => 0,
    }
}
