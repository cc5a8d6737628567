//! Pages that are no article: front pages, tags and searches that list others, notices that a page is missing.

mod named;
mod notice;

use super::Finder;
use super::body::LINKED;
use super::cards::{CARDS, Card, WORDS, cards, chars, is_text, is_way};
use super::date;
use super::deck;
use super::front::{self, Front};
use super::headline;
use super::lines::{Line, ends_sentence};
use super::marks;
use super::role::{self, Role};
use super::several;
use crate::page::Meta;
use crate::page::title::key;
use std::collections::HashSet;

/// Cards from which a collection, by its metadata, lists articles.
const TOLD: usize = 2;

/// Characters of sentences of its own from which a page is an article, and to how many of teasers.
const OWN: usize = 120;
const MANY: usize = 12;

/// Headlines from which a page without teasers lists articles, and characters of sentences from which it does not.
const HEADLINES: usize = 10;
const SAID: usize = 40;

/// Characters of a line that holds little but a day, and how many times less than the cards a page without one says.
const DAY: usize = 60;
const LESS: usize = 3;

/// Share of links of a line of which the time of day alone is one.
const CLOCK: f32 = 0.3;

/// Lines below a headline among which its day stands.
const STAMPED: usize = 3;

/// Rows from which a page without paragraphs lists others, and the share of links of one.
const ROWS: usize = 8;
const LEADS: f32 = 0.15;

/// Hint from which headlines stand in a menu or a sidebar.
pub(super) const ASIDE: f32 = -0.5;

/// Why the page is no article, or nothing.
pub(super) fn told(lines: &[Line], finder: &Finder, meta: &Meta) -> Option<String> {
    if let Some(words) = notice::told(lines, finder, meta) {
        return Some(format!(
            "the page says that it is none: «{words}»; leave it out, or fetch it again"
        ));
    }
    if meta.is_product && !meta.is_article {
        return Some(
            "a page of a shop by its metadata, `og:type` product; leave it out".to_owned(),
        );
    }
    if let Some(name) = named::list(lines, finder, meta) {
        return Some(format!(
            "a list of articles by its name: «{name}»; give their own pages, or say --listings"
        ));
    }
    listed(lines, finder, meta).or_else(|| {
        let name = named::menu(lines, finder, meta)?;
        Some(format!(
            "the page is called as no article is: «{name}»; leave it out"
        ))
    })
}

/// Why the page is a list of articles, or nothing.
fn listed(lines: &[Line], finder: &Finder, meta: &Meta) -> Option<String> {
    if meta.is_dated && !meta.is_collection {
        return None;
    }
    let cards = cards(lines);
    let first = cards.first().map_or(0, |card| card.way);
    if is_headed(&lines[..first], finder, 1) {
        return None;
    }
    let own = own(lines, &cards, finder);
    if cards.len() >= enough(meta, CARDS) {
        let teasers: usize = cards.iter().map(|card| card.chars(lines)).sum();
        if own < OWN || own * MANY < teasers {
            return Some(told_of(cards.len(), "teasers"));
        }
    }
    let headlines = headlines(lines).len();
    if headlines >= enough(meta, HEADLINES) && own < SAID {
        return Some(told_of(headlines, "headlines"));
    }
    let other = |card: &Card| {
        let name = key(&lines[card.way].text);
        !meta.heads.is_empty() && !meta.heads.iter().any(|head| key(head).contains(&name))
    };
    if cards.len() >= TOLD && headlines >= CARDS && own < SAID && cards.iter().all(other) {
        return Some(told_of(cards.len(), "teasers"));
    }
    let timed = timed(lines);
    if timed >= enough(meta, HEADLINES / 2) && !is_headed(&lines[..first], finder, 1) {
        return Some(told_of(timed, "news"));
    }
    let cards = dealt(lines, finder, meta);
    if !cards.is_empty() {
        return Some(told_of(cards.len(), "cards"));
    }
    if let Some(front) = front::of(lines, finder, meta) {
        return Some(told_of(front.others + 1, "stories"));
    }
    let several = several::of(lines, finder, meta);
    (!several.is_empty()).then(|| told_of(several.len(), "stories"))
}

/// Lines of a feed whose only link is the time of day before them: each leads to a news by itself.
fn timed(lines: &[Line]) -> usize {
    let mut seen = HashSet::new();
    let led = lines.iter().filter(|line| {
        let way = line.href.as_deref().filter(|href| !href.starts_with('#'));
        let clock = marks::begins_with_clock(&line.text) && line.ways == 1;
        clock && line.links < CLOCK && way.is_some_and(|href| seen.insert(href))
    });
    led.count()
}

/// The cards of a page that says next to nothing beside them; where neither a headline nor a day shows an article, or
/// metadata call the page a collection, less than they say.
fn dealt(lines: &[Line], finder: &Finder, meta: &Meta) -> Vec<Card> {
    let cards = deck::cards(lines, enough(meta, CARDS));
    let headed = |way: usize| is_headed(&lines[..way], finder, 1);
    if meta.is_article || cards.first().is_none_or(|(card, _)| headed(card.way)) {
        return Vec::new();
    }
    let mut on_card = vec![false; lines.len()];
    for (_, own) in &cards {
        on_card[own.clone()].fill(true);
    }
    let off = || (0..lines.len()).filter(|&n| !on_card[n]).map(|n| &lines[n]);
    let own = |line: &&Line| is_text(line) && line.hint > ASIDE && is_told(line, finder);
    let said: usize = off().filter(own).map(chars).sum();
    let dealt: usize = (0..lines.len())
        .filter(|&n| on_card[n])
        .map(|n| chars(&lines[n]))
        .sum();
    let dated = |line: &Line| chars(line) < DAY && date::read(&line.text).is_some();
    let most = if meta.is_collection {
        dealt
    } else if off().any(dated) {
        SAID
    } else {
        (dealt / LESS).clamp(SAID, OWN)
    };
    match said < most {
        true => cards.into_iter().map(|(card, _)| card).collect(),
        false => Vec::new(),
    }
}

/// Whether a line holds sentences.
pub(super) fn is_told(line: &Line, finder: &Finder) -> bool {
    let role = role::judge(&line.text, &finder.chrome, &finder.languages);
    matches!(role, Role::Prose | Role::Sentence)
}

/// Why a page without paragraphs of an article lists others, or nothing.
pub(super) fn bare(lines: &[Line], meta: &Meta) -> Option<String> {
    let headlines = headlines(lines).len();
    if headlines >= enough(meta, CARDS) {
        return Some(told_of(headlines, "headlines"));
    }
    let rows = leading(lines);
    (rows >= ROWS).then(|| told_of(rows, "rows"))
}

/// Lines that are no sentences and lead each to another page, where most of a page are such: people of a parliament, topics of
/// a forum.
fn leading(lines: &[Line]) -> usize {
    let mut seen = HashSet::new();
    let says = |line: &&Line| line.text.split_whitespace().count() >= WORDS;
    let said = lines.iter().filter(says);
    let rows = said.clone();
    let rows = rows.filter(|line| line.links >= LEADS && !ends_sentence(&line.text));
    let hrefs = rows.filter_map(|line| line.href.as_deref());
    let elsewhere = hrefs.filter(|href| !href.starts_with(['#', '?']));
    let leading = elsewhere.filter(|href| seen.insert(*href)).count();
    if leading * 2 > said.count() {
        leading
    } else {
        0
    }
}

fn told_of(count: usize, what: &str) -> String {
    format!("a list of {count} {what} of other articles; give their own pages, or say --listings")
}

/// How many there must be; fewer where metadata call the page a collection.
fn enough(meta: &Meta, usual: usize) -> usize {
    if meta.is_collection { TOLD } else { usual }
}

/// What a page lists, the story that a front page tells at length too where its headline leads to it.
pub(super) fn items(lines: &[Line], finder: &Finder, meta: &Meta) -> Vec<Card> {
    let mut items = listed_items(lines, meta);
    if items.is_empty() {
        items = several::of(lines, finder, meta);
    }
    let front = front::of(lines, finder, meta);
    if let Some(Front { story, .. }) = front
        && is_way(&lines[story.way])
        && items.first().is_none_or(|first| first.way > story.way)
    {
        items.insert(0, story);
    }
    items
}

/// Teasers below their headlines, or headlines alone.
fn listed_items(lines: &[Line], meta: &Meta) -> Vec<Card> {
    let cards = cards(lines);
    if cards.len() >= enough(meta, CARDS) {
        return cards;
    }
    let headlines = headlines(lines);
    let cards = deck::cards(lines, enough(meta, CARDS));
    match headlines.len() >= cards.len() {
        true => headlines,
        false => cards.into_iter().map(|(card, _)| card).collect(),
    }
}

/// Headlines that lead to articles, each to another one, words below them or not.
pub(super) fn headlines(lines: &[Line]) -> Vec<Card> {
    let mut seen = HashSet::new();
    let ways = (0..lines.len()).filter(|&n| is_way(&lines[n]) && lines[n].hint > ASIDE);
    ways.filter(|&n| lines[n].href.as_ref().is_some_and(|href| seen.insert(href)))
        .map(|way| Card { way, teaser: None })
        .collect()
}

/// Whether a headline of one of the upper levels stands over its day, or over a text that takes up its words: that of
/// an article, however short.
fn is_headed(above: &[Line], finder: &Finder, levels: u8) -> bool {
    let stamp = |line: &Line| date::read(&line.text).is_some() || line.stamp.is_some();
    // of so few words a headline is told from the name of a tag by its day and its text
    let brief = |at: usize| {
        let told = |line: &Line| is_text(line) && is_told(line, finder);
        above[at].level == 1
            && above.get(at + 1).is_some_and(stamp)
            && above.get(at + 2).is_some_and(told)
    };
    let headline = |at: &usize| {
        let line = &above[*at];
        let words = line.text.split_whitespace().count();
        (1..=levels).contains(&line.level)
            && line.links == 0.0
            && (words > WORDS || words == WORDS && brief(*at))
    };
    let Some(at) = (0..above.len()).find(headline) else {
        return false;
    };
    if above[at + 1..].iter().take(STAMPED).any(stamp) {
        return true;
    }
    let told = |line: &&Line| {
        let role = role::judge(&line.text, &finder.chrome, &finder.languages);
        is_text(line) && line.hint > ASIDE && role == Role::Prose
    };
    let text: Vec<&str> = above[at + 1..]
        .iter()
        .filter(told)
        .map(|line| line.text.as_str())
        .collect();
    headline::shared(&above[at].text, &text) > 1
}

/// Characters of the sentences that stand on no card; what names of elements speak against at the foot is none.
fn own(lines: &[Line], cards: &[Card], finder: &Finder) -> usize {
    let free = |n: &usize| {
        let line = &lines[*n];
        let foot = line.hint < 0.0 && cards.last().is_some_and(|last| *n >= last.end());
        let before = cards.partition_point(|card| card.way <= *n);
        let on_card = cards[..before]
            .last()
            .is_some_and(|card| card.teaser == Some(*n));
        !on_card && is_text(line) && !foot
    };
    let prose = |n: &usize| is_told(&lines[*n], finder);
    let own = (0..lines.len()).filter(free).filter(prose);
    own.map(|n| chars(&lines[n])).sum()
}

/// Whether a headline that is no link stands right above sentences of one element, with a day beside it, and they
/// take up so many of its words.
fn is_titled(lines: &[Line], finder: &Finder, taken_up: usize) -> bool {
    let prose = |n: &usize| {
        let role = role::judge(&lines[*n].text, &finder.chrome, &finder.languages);
        is_text(&lines[*n]) && lines[*n].hint > ASIDE && role == Role::Prose
    };
    let Some(first) = (0..lines.len()).find(prose) else {
        return false;
    };
    let home = lines[first].home;
    let own = |line: &&Line| line.home == home && is_text(line) && is_told(line, finder);
    let text = lines[first..].iter().filter(own);
    let text: Vec<&str> = text.map(|line| line.text.as_str()).collect();
    let above = first.saturating_sub(STAMPED)..first;
    let dated = above.clone().any(|n| date::read(&lines[n].text).is_some());
    let title = |n: usize| {
        let line = &lines[n];
        // over the cards of a search stands its name, and the link of the first between
        let apart = lines[n + 1..first].iter().any(|line| line.links > LINKED);
        line.links == 0.0
            && !apart
            && line.text.split_whitespace().count() > WORDS
            && headline::shared(&line.text, &text) >= taken_up
    };
    dated && text.len() >= TOLD && above.into_iter().any(title)
}

#[cfg(test)]
mod tests {
    use crate::article::joint::Joints;
    use crate::article::{Finder, tree};
    use crate::lexicon::CHROME;
    use crate::page::Meta;

    fn told(html: &str) -> Option<String> {
        let finder = Finder::new(&[CHROME.content.to_owned()]).unwrap();
        let lines = tree::lines(&scraper::Html::parse_document(html), &Joints::default());
        super::told(&lines, &finder, &Meta::default())
    }

    fn card(n: usize, head: &str, text: &str) -> String {
        format!(
            "<div class=item><{head}><a href=/{n}>В Заречном открыли мост номер {n}</a></{head}>{text}</div>"
        )
    }

    fn listed(head: &str, text: &str) -> Option<String> {
        let cards: String = (0..8).map(|n| card(n, head, text)).collect();
        told(&format!("<h1>Мосты</h1>{cards}"))
    }

    #[test]
    fn lists_of_teasers() {
        let teaser = "<p>Движение по мосту пустили утром, сообщили в управлении дорог.</p>";
        let dated = format!("<span>3 мая 2020</span>{teaser}");
        for text in [teaser, &dated] {
            for head in ["h3", "h2", "div"] {
                assert!(listed(head, text).is_some(), "{head} {text}");
            }
        }
        assert_eq!(listed("h3", ""), None);
    }

    #[test]
    fn pages_of_a_tag() {
        let teaser = "<p>Движение по мосту пустили утром, сообщили в управлении дорог.</p>";
        for name in ["Тег: мосты", "Архив рубрики «Село»"] {
            let page = |h1: &str| format!("<title>{name}</title>{h1}{}", card(1, "h2", teaser));
            assert!(told(&page(&format!("<h1>{name}</h1>"))).is_some(), "{name}");
            let article = format!("<h1>Мост открыли после ремонта</h1>{}", teaser.repeat(3));
            assert_eq!(told(&page(&article)), None, "{name}");
        }
    }

    #[test]
    fn articles_are_none() {
        let paragraph = "<p>Движение по мосту пустили утром, сообщили в управлении дорог.</p>";
        let linked = "<p><a href=/1>Мост через реку закрыли на ремонт до весны</a></p>";
        let related: String = (0..6).map(|n| card(n, "h4", "")).collect();
        let teasers: String = (0..9).map(|n| card(n, "h4", paragraph)).collect();
        for body in [
            paragraph.repeat(9),
            format!("{paragraph}{paragraph}{linked}").repeat(6),
            format!("<h2>Как ремонтировали мост весной</h2>{paragraph}").repeat(6),
            format!("{}{related}", paragraph.repeat(5)),
            format!("{paragraph}{paragraph}{teasers}"),
            format!("{teasers}{paragraph}{paragraph}"),
        ] {
            assert_eq!(
                told(&format!("<h1>Мост открыли</h1><div>{body}</div>")),
                None,
                "{body}"
            );
        }
    }

    #[test]
    fn pages_that_say_they_are_none() {
        for page in [
            "<title>Страница не найдена</title><h1>Страница не найдена</h1><p>Возможно, она была удалена или переехала.</p>",
            "<h1>Ошибка 404</h1><p>Такой страницы нет, начните с главной страницы сайта.</p>",
            "<p>Проверка браузера перед переходом на сайт, подождите несколько секунд.</p>",
            "<h1>Ошибка 404: страница не найдена</h1><p>Возможно, она была удалена.</p><p>Начните с главной страницы сайта.</p>",
        ] {
            assert!(told(page).is_some(), "{page}");
        }
        let named = "<title>Ошибка 404: в Таразе потеряли целую улицу</title><h1>Ошибка 404: в Таразе потеряли целую улицу</h1>\
                     <p>Жители улицы Жибек жолы не могут найти свои дома на новых картах города.</p>\
                     <p>Адреса обещают вернуть к концу осени, сообщили в акимате Тараза.</p>";
        assert_eq!(told(named), None);
        assert_eq!(
            told(
                "<h1>Страница истории</h1><p>Музей в Заречном открыл новый зал, его собирали десять лет.</p>"
            ),
            None
        );
    }
}
