//! What pages of newsrooms carry beside their article: styles, scripts, pictures, menus, by the hundred kilobytes.

use std::fmt::Write;

/// An element with inline styles of half a megabyte.
pub fn styles() -> String {
    let mut out = String::from("<style type=\"text/css\">\n");
    for n in 0..6_000 {
        let _ = writeln!(
            out,
            "    .block-{n} > .item, a[href*=\"x\"] {{\n        margin : 0 auto ; color : #{n:06x} ;\n    }}"
        );
    }
    out + "</style>"
}

/// A script of half a megabyte with tags and signs of comparison in its strings.
pub fn script() -> String {
    let mut out = String::from("<script>\n");
    for n in 0..6_000 {
        let _ = writeln!(
            out,
            "    if (a < {n} && b > {n}) {{ list.push( \"<div class='x'>\" + {n} + \"<\\/div>\" ) ; }}"
        );
    }
    out + "</script>"
}

/// The state of an application as JSON in a script.
pub fn state(id: &str) -> String {
    let mut out = format!("<script id=\"{id}\" type=\"application/json\">{{ \"items\": [");
    for n in 0..8_000 {
        let _ = write!(
            out,
            "{{ \"id\": {n}, \"title\": \"Другая новость номер {n}\", \"tags\": [ 1, 2, 3 ] }}, "
        );
    }
    out + "null ] }</script>"
}

/// A picture drawn with one path of a hundred thousand numbers.
pub fn drawing() -> String {
    let mut path = String::new();
    for n in 0..50_000 {
        let _ = write!(path, "L {n} {} ", n % 700);
    }
    format!(
        "<svg viewBox=\"0 0 700 700\"><title>Логотип</title><g><path d=\"M 0 0 {path}\"/></g></svg>"
    )
}

/// Pictures written into their own elements.
pub fn pictures() -> String {
    let code = "iVBORw0KGgo AAAANSUhEUg ".repeat(9_000);
    let drawn = "%3Cg%3E <g fill='none'> </g> "
        .repeat(2_000)
        .replace('\'', "`");
    format!(
        "<img alt=\"\" src=\"data:image/png;base64,{code}\"><img alt='' src='data:image/svg+xml;utf8,<svg>{drawn}</svg>'>"
    )
}

/// A menu of five thousand items, three elements deep.
pub fn menu() -> String {
    let mut out = String::from("<div class=\"mega-menu\"><ul>");
    for n in 0..5_000 {
        let _ = write!(
            out,
            "<li class=\"item item-{n}\"><a href=\"/razdel/{n}/\"><span>Раздел {n}</span></a></li>"
        );
    }
    out + "</ul></div>"
}

/// An element whose attribute holds what its script needs.
pub fn props() -> String {
    let items = "{ \"id\": 7, \"name\": \"Другая новость\", \"on\": true }, ".repeat(6_000);
    format!("<div id=\"app\" data-props='[ {items} null ]'></div>")
}

/// Teasers of other articles.
pub fn teasers() -> String {
    let mut out = String::from("<div class=\"related-list\"><h3>Другие новости</h3>");
    for n in 0..12 {
        let _ = write!(
            out,
            "<div class=\"card\"><a href=\"/news/{n}\"><h4>На улице Садовой починили мост номер {n}</h4></a><span>{n} мая 2017</span></div>"
        );
    }
    out + "</div>"
}
