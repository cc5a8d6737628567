//! What a page calls its article where no line shows it: its name without those of site and section.

use super::Finder;
use super::body::LINKED;
use super::chrome::fold;
use super::date;
use super::lines::Line;
use crate::page::Meta;
use crate::page::title::{cuts, key};

/// Words of the name of a site or a section, at most, and of a headline, at least.
const NAME: usize = 3;
const HEADLINE: usize = 3;

/// Words of a headline with a day behind it, at least.
const DATED: usize = 2;

/// Lines at the top of a page among which the name of its site stands, words of an item of its menu, and items of a menu.
const TOP: usize = 3;
const ITEM: usize = 3;
const ITEMS: usize = 3;

/// The headline in the first name of the page.
pub(super) fn title(meta: &Meta, lines: &[Line], finder: &Finder) -> Option<String> {
    let head = meta.heads.first()?;
    let names = names(meta, lines);
    let menus = lines.iter().filter(|line| leads_home(line)).take(NAME);
    let menus: Vec<String> = menus.map(|line| key(&line.text)).collect();
    let site = |piece: &str| {
        let short = words(piece) <= NAME;
        let piece = key(piece);
        let named = || names.iter().any(|name| piece.starts_with(name.as_str()));
        // a menu of links without gaps begins with it
        named() || short && menus.iter().any(|menu| menu.starts_with(&piece))
    };
    let section = |piece: &str| {
        let first = piece.split_whitespace().next();
        let named =
            |word: &str| finder.section(word).is_some() || finder.chrome.is_line(&fold(word));
        words(piece) <= NAME && first.is_some_and(named)
    };
    let dated = |piece: &str| date::whole_day(piece).is_some();
    let short = |(title, rest): &(&str, &str)| words(rest) <= NAME && words(title) >= HEADLINE;
    let last = |(title, rest): &(&str, &str)| {
        words(title) >= HEADLINE && (site(rest) || section(rest))
            || words(title) >= DATED && dated(rest)
    };
    let mut title = head.as_str();
    if let Some((rest, _)) = cuts(title).into_iter().find(|cut| last(cut) || short(cut)) {
        title = rest;
    }
    while let Some((rest, _)) = cuts(title).into_iter().find(last) {
        title = rest;
    }
    let first = |title: &str, (name, rest): &(&str, &str)| {
        let colon = title[name.len()..].starts_with(':');
        words(rest) >= HEADLINE && !dated(rest) && (site(name) || section(name) && !colon)
    };
    while let Some((_, rest)) = cuts(title).into_iter().rev().find(|cut| first(title, cut)) {
        title = rest;
    }
    Some(title.to_owned())
}

fn words(piece: &str) -> usize {
    piece.split_whitespace().count()
}

/// Names of the site: what metadata call it, and the words of the first links to its front page.
fn names(meta: &Meta, lines: &[Line]) -> Vec<String> {
    let home = |line: &&Line| words(&line.text) <= NAME && is_home(line);
    let links = lines.iter().filter(home).take(NAME);
    let names = meta.site.iter().map(String::as_str);
    let names = names.chain(links.map(|line| line.text.as_str())).map(key);
    names.filter(|name| !name.is_empty()).collect()
}

/// Whether a line is a link to the front page of its site.
pub(super) fn is_home(line: &Line) -> bool {
    line.ways == 1 && line.links > LINKED && leads_home(line)
}

/// Whether line `n` at the top of a page stands over its menu, below which another line that is no link has a day of its own
/// right above the text at `start`: the name of the site, then the headline.
pub(super) fn is_cap(lines: &[Line], n: usize, start: usize) -> bool {
    if n >= TOP || start > lines.len() {
        return false;
    }
    let item = |line: &Line| line.links > LINKED && line.text.split_whitespace().count() <= ITEM;
    let Some(menu) = (n + 1..start).rfind(|&at| item(&lines[at])) else {
        return false;
    };
    let items = lines[n + 1..=menu].iter().filter(|line| item(line));
    let mut below = lines[menu + 1..start].windows(2);
    items.count() >= ITEMS
        && below.any(|pair| {
            let words = pair[0].text.split_whitespace().count();
            pair[0].links == 0.0 && words > ITEM && date::whole_day(&pair[1].text).is_some()
        })
}

/// Whether the first link of a line leads there.
fn leads_home(line: &Line) -> bool {
    let path = |href: &str| {
        let rest = href.split_once("//").map_or(href, |(_, rest)| rest);
        let host = rest.len() < href.len();
        match rest.split_once('/') {
            Some((before, path)) => path.is_empty() && (host || before.is_empty()),
            None => host,
        }
    };
    line.href.as_deref().is_some_and(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::CHROME;

    #[test]
    fn names_of_sites_and_sections_stay_out() {
        let finder = Finder::new(&[CHROME.content.to_owned()]).unwrap();
        let home = Line {
            text: "Вестник".into(),
            links: 1.0,
            ways: 1,
            href: Some("https://vestnik.example/".into()),
            ..Line::default()
        };
        let called = |head: &str| {
            let meta = Meta {
                heads: vec![head.to_owned()],
                ..Meta::default()
            };
            title(&meta, std::slice::from_ref(&home), &finder)
        };
        for head in [
            "Мост открыли вчера утром » Вестник — новости посёлка",
            "Мост открыли вчера утром | Новости | Вестник",
            "Мост открыли вчера утром – Вестник: новости посёлка и всей области",
            "Вестник // Мост открыли вчера утром",
            "Вестник: Мост открыли вчера утром",
            "Новости :: Мост открыли вчера утром",
            "Мост открыли вчера утром - 14 мая 2019 - Новости - Вестник",
            "Новости - Мост открыли вчера утром - 14.05.2019",
            "Мост открыли вчера утром",
        ] {
            assert_eq!(
                called(head).as_deref(),
                Some("Мост открыли вчера утром"),
                "{head}"
            );
        }
        let brief = "Афиша выходных - 14 мая 2019 - Новости - Вестник посёлка";
        assert_eq!(called(brief).as_deref(), Some("Афиша выходных"));
        let told = "Ремонт: мост закрыли до самой осени";
        assert_eq!(called(told).as_deref(), Some(told));
    }

    #[test]
    fn ways_home() {
        let leads = |href: &str| {
            is_home(&Line {
                ways: 1,
                links: 1.0,
                href: Some(href.to_owned()),
                ..Line::default()
            })
        };
        assert!(
            ["/", "//vestnik.example/", "https://vestnik.example"]
                .into_iter()
                .all(leads)
        );
        assert!(
            !["", "#", "/news", "news/", "https://vestnik.example/1"]
                .into_iter()
                .any(leads)
        );
    }
}
