//! Pages that go on with other articles below the first one, each whole and under a headline of its own.

use super::lines::Line;
use super::lines::ends_sentence;
use crate::page::title::key;

/// Lines of an article among which its headline stands.
const FIRST: usize = 4;

/// Lowest level of a headline.
const LEVEL: u8 = 3;

/// Characters from which a line is a paragraph, and paragraphs from which an article is whole.
const PARAGRAPH: usize = 60;
const WHOLE: usize = 2;

/// How many times less than the first article another one may say.
const LESS: usize = 4;

/// Takes the articles behind the first one away, where the page is named after that: `article` elements that are
/// whole, of like size, in each a headline that is no link.
pub(super) fn cut(lines: &mut Vec<Line>, heads: &[String]) {
    let Some(first) = lines.iter().position(|line| line.article > 0) else {
        return;
    };
    let mut pieces = lines[first..].chunk_by(|a, b| a.article == b.article);
    let Some(own) = pieces.next().filter(|own| is_named(own, heads)) else {
        return;
    };
    let said = said(own);
    let other = |piece: &[Line]| {
        piece[0].article > 0 && headline(piece).is_some() && self::said(piece) * LESS >= said
    };
    let Some(next) = pieces
        .find(|piece| other(piece))
        .map(|piece| piece[0].article)
    else {
        return;
    };
    if said > 0 {
        lines.retain(|line| line.article < next);
    }
}

/// Whether metadata call the page as an article is headed, or its headline is the page's.
fn is_named(article: &[Line], heads: &[String]) -> bool {
    headline(article).is_some_and(|headline| {
        let words = key(&headline.text);
        headline.level == 1 || heads.iter().any(|head| key(head).starts_with(&words))
    })
}

fn headline(article: &[Line]) -> Option<&Line> {
    let headed = |line: &&Line| (1..=LEVEL).contains(&line.level) && line.links == 0.0;
    article.iter().take(FIRST).find(headed)
}

/// Characters of the paragraphs of an article, none where it is not whole.
fn said(article: &[Line]) -> usize {
    let told = |line: &&Line| line.level == 0 && line.links == 0.0 && ends_sentence(&line.text);
    let paragraphs = article
        .iter()
        .filter(told)
        .map(|line| line.text.chars().count());
    let long: Vec<usize> = paragraphs.filter(|chars| *chars >= PARAGRAPH).collect();
    match long.len() >= WHOLE {
        true => long.iter().sum(),
        false => 0,
    }
}
