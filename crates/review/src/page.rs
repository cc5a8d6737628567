//! One page: markup, style, script and data in a file that asks for nothing else.

use crate::card::{Card, Document};
use crate::rivals::Rival;
use crate::same::Usual;
use crate::words::words;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use svodka_tell::Lang;

/// The page without its data.
pub const MARKUP: &str = include_str!("../page/page.html");
/// The style that every page has.
pub const STYLE_OF_ALL: &str = include_str!("../page/page.css");
const STYLE: &str = concat!(
    include_str!("../page/page.css"),
    include_str!("../page/card.css"),
    include_str!("../page/print.css"),
);
/// What the page runs.
pub const SCRIPT: &str = concat!(
    "\"use strict\";(() => {\n",
    include_str!("../page/words.js"),
    include_str!("../page/store.js"),
    include_str!("../page/rivals.js"),
    include_str!("../page/filter.js"),
    include_str!("../page/card.js"),
    include_str!("../page/correct.js"),
    include_str!("../page/chart.js"),
    include_str!("../page/save.js"),
    include_str!("../page/keys.js"),
    include_str!("../page/main.js"),
    "})();\n",
);

/// What a page shows.
#[derive(Serialize)]
pub struct Data<'a> {
    /// What its decisions are kept under: a hash of what it shows.
    pub file: String,
    /// Language it opens in.
    pub lang: &'static str,
    /// Its articles.
    pub documents: &'a [Document],
    /// Its figures.
    pub figures: &'a [Card],
    /// For each article the usual names of what it names otherwise.
    pub usual: Vec<Usual>,
    /// Figures of other articles that contradict a figure, by its index.
    pub rivals: BTreeMap<usize, Vec<Rival>>,
    /// Where it stands among pages of a folder.
    pub folder: Option<Place>,
}

/// Where a page stands among pages of a folder.
#[derive(Serialize)]
pub struct Place {
    /// Its number, from 1.
    pub page: usize,
    /// File of the page before.
    pub before: Option<String>,
    /// File of the page behind; it may not exist if this is the last.
    pub after: Option<String>,
}

/// The tag of a language.
pub fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Ru => "ru",
        Lang::Kk => "kk",
        Lang::En => "en",
    }
}

/// A page as it is written.
pub fn page(data: &Data<'_>) -> serde_json::Result<String> {
    fill(
        MARKUP,
        STYLE,
        SCRIPT,
        data.lang,
        &serde_json::to_string(data)?,
    )
}

/// Markup with style, script, security policy and data in their places.
pub fn fill(
    markup: &str,
    style: &str,
    script: &str,
    lang: &str,
    data: &str,
) -> serde_json::Result<String> {
    let words: Map<String, Value> = words();
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        digest(script),
        digest(style),
    );
    let words = serde_json::to_string(&words)?;
    let mut page =
        String::with_capacity(markup.len() + style.len() + script.len() + data.len() + words.len());
    let mut rest = markup;
    while let Some((before, name, after)) = placeholder(rest) {
        page += before;
        match name {
            "lang" => page += lang,
            "policy" => page += &policy,
            "style" => page += style,
            "script" => page += script,
            "words" => push_json(&mut page, &words),
            "data" => push_json(&mut page, data),
            _ => {}
        }
        rest = after;
    }
    Ok(page + rest)
}

fn placeholder(markup: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = markup.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name, after))
}

/// JSON that cannot leave its script element: no `<` begins a tag or a comment in it.
fn push_json(page: &mut String, json: &str) {
    for piece in json.split_inclusive(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        let mut points = piece.chars();
        let last = points.next_back();
        match last {
            Some(point @ ('<' | '>' | '&' | '\u{2028}' | '\u{2029}')) => {
                *page += points.as_str();
                *page += &format!("\\u{:04x}", u32::from(point));
            }
            _ => *page += piece,
        }
    }
}

/// What the security policy knows a style or a script by.
fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_stays_in_its_element() {
        let hostile =
            r#"{"title":"</script><!--<script> & \u2028"}"#.replace("\\u2028", "\u{2028}");
        let page = fill("<script>{{data}}</script>", "", "", "ru", &hostile).unwrap();
        let inner = page
            .strip_prefix("<script>")
            .unwrap()
            .strip_suffix("</script>")
            .unwrap();
        assert!(!inner.contains(['<', '>', '&', '\u{2028}']), "{inner}");
        let read: Value = serde_json::from_str(inner).unwrap();
        let same: Value = serde_json::from_str(&hostile).unwrap();
        assert_eq!(read, same);
    }

    #[test]
    fn the_page_names_nothing_outside_itself() {
        for text in [MARKUP, STYLE, SCRIPT] {
            for outside in [
                "src=",
                "@import",
                "url(",
                "fetch(",
                "innerHTML",
                "eval(",
                "<link",
            ] {
                assert!(!text.contains(outside), "{outside}");
            }
        }
    }

    #[test]
    fn names_of_places_in_the_data_are_left_alone() {
        let page = fill("{{data}}", "", "", "ru", "\"{{script}}\"").unwrap();
        assert_eq!(page, "\"{{script}}\"");
    }
}
