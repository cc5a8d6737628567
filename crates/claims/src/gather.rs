//! Record → article with its statements.

use crate::cue::Cue;
use crate::lists::lists;
use crate::names::{countries, named, normal, places, spots};
use crate::reading::Reading;
use crate::sentence::Sentences;
use crate::sites::{quoted_names, site, site_spelled, via_spelled};
use crate::statement::{Article, Statement};
use crate::time::is_true;
use crate::words::{adjectives, stems, words};
use std::collections::{BTreeMap, BTreeSet};
use svodka_record::{CountedAs, Record};
use xxhash_rust::xxh3::xxh3_64;

/// The article of a record; none where it states no number.
pub(crate) fn gather(record: Record) -> Option<Article> {
    if record.figures.is_empty() {
        return None;
    }
    let sentences = Sentences::new(record.article.text.as_deref().unwrap_or_default());
    let reading = Reading::new(&record, &sentences);
    let figures = record.figures.iter();
    let mut statements: Vec<Statement> = figures.map(|x| reading.statement(x)).collect();
    set_periods_beside(&mut statements);
    let places = places(&record);
    let words = words(&record, &sentences, &statements);
    let kinds = lists().events_in(&words);
    // What happens in one point no places divide.
    for statement in statements.iter_mut().filter(|x| x.campaign.is_none()) {
        statement.is_of_place &= kinds.is_wide;
    }
    if !kinds.is_wide {
        set_years_apart(&mut statements);
    }
    let title = record.article.title.as_deref().unwrap_or_default();
    Some(Article {
        says_growth: lists().says(&title.to_lowercase(), Cue::Grows),
        stems: stems(&words, &places),
        adjectives: adjectives(&words),
        quoted: quoted_names(&record, &words),
        kinds: kinds.names.into_iter().map(str::to_owned).collect(),
        often: kinds.often,
        is_wide: kinds.is_wide,
        countries: countries(&record),
        spots: spots(&record),
        prints: prints(&record),
        via: record
            .article
            .via
            .iter()
            .filter_map(|id| named(&record, *id))
            .collect(),
        via_spelled: via_spelled(&record),
        site_spelled: site_spelled(&record),
        site_key: site(&record).map(|site| normal(&site)),
        site: site(&record),
        day: reading.day,
        time: record
            .article
            .published
            .as_ref()
            .and_then(|x| x.time.clone()),
        untrue_dates: untrue_dates(&reading),
        published: record
            .article
            .published
            .map(|x| x.edtf)
            .filter(|edtf| is_true(edtf)),
        record: record.id,
        key: record.article.key,
        url: record.article.url.or(record.source.url),
        title: record.article.title,
        places,
        statements,
        event: String::new(),
    })
}

/// «Пострадали 11 человек. За год в крае пострадали 38»: what befalls people in a year is no number of what has befallen
/// some of them at one time.
fn set_years_apart(statements: &mut [Statement]) {
    let own = statements.iter().filter(|x| !x.cues.is_over_year);
    let deeds: Vec<CountedAs> = own.filter_map(|x| x.counted_as).collect();
    let of_year = statements.iter_mut().filter(|x| x.cues.is_over_year);
    for statement in of_year.filter(|x| x.is_toll() && x.campaign.is_none()) {
        let is_told = |deed: CountedAs| deeds.contains(&deed);
        statement.time.is_elsewhen |= statement.counted_as.is_some_and(is_told);
    }
}

/// The number of a period beside a larger one of the same people is a part of that.
fn set_periods_beside(statements: &mut [Statement]) {
    let mut largest: BTreeMap<(String, Option<CountedAs>), u64> = BTreeMap::new();
    let of = |x: &Statement| (x.noun.clone().unwrap_or_default(), x.counted_as);
    let is_named = |x: &&mut Statement| x.time.period.is_some() && x.noun.is_some();
    for statement in statements.iter().filter(|x| x.time.period.is_none()) {
        let most = largest.entry(of(statement)).or_default();
        *most = statement.number.center().unwrap_or(0).max(*most);
    }
    for statement in statements.iter_mut().filter(is_named) {
        if largest.get(&of(statement)).copied() > statement.number.center() {
            statement.time.period = None;
            statement.cues.is_narrow = true;
        }
    }
}

/// Times of the figures and of publication that are none.
fn untrue_dates(reading: &Reading<'_>) -> Vec<String> {
    let published = reading.record.article.published.iter().map(|x| &x.edtf);
    let figures = reading.record.figures.iter();
    let dates = figures.filter_map(|x| reading.date(x.as_of?)?.edtf.as_ref());
    let dates: BTreeSet<&String> = published.chain(dates).collect();
    let untrue = dates.into_iter().filter(|edtf| !is_true(edtf));
    untrue.cloned().collect()
}

/// Hashes of what near-duplicates share.
fn prints(record: &Record) -> Vec<u64> {
    let article = &record.article;
    let group = article
        .near_duplicate_group
        .as_ref()
        .or(article.duplicate_of.as_ref());
    let group = group.map(|group| xxh3_64(group.as_bytes()));
    let own = xxh3_64(article.text_sha256.as_bytes());
    let id = xxh3_64(record.id.as_bytes());
    group.into_iter().chain([own, id]).collect()
}
