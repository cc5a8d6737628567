//! What the page knows of an article and of a figure.

use crate::marks::{Far, Mark, marks};
use crate::number::parts;
use crate::same::{Known, Named};
use crate::text::{CONTEXT, Text, block_at, cut};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use svodka_record::{Difference, Figure, Id, Record, RoleKind, Seen, WarningCode, address};
use svodka_tell::{Saying, sayings};

/// Most code points of a name or a title that the page shows; a title of a megabyte is none.
const NAME: usize = 240;

/// Longest address that the page links to.
const ADDRESS: usize = 2_000;

/// An article.
#[derive(Debug, Serialize)]
pub struct Document {
    id: String,
    key: String,
    title: Option<String>,
    site: Option<String>,
    url: Option<String>,
    /// As EDTF.
    published: Option<String>,
    language: Option<String>,
    /// Path, and member behind `!`.
    path: String,
    /// Names that a figure may be given to.
    campaigns: Vec<String>,
    /// Names and offices of people and organizations that may have said a figure.
    voices: Vec<(String, Option<String>)>,
    /// Names whose entities are known.
    #[serde(skip)]
    known: Vec<Known>,
}

/// Key of a phrase, what fills it, the words that show it and the rule that read them.
#[derive(Debug, Serialize)]
struct Why(String, Map<String, Value>, Option<String>, Option<String>);

/// In what figures differ, and the words and indices of the others.
type Differing = (Option<Difference>, Vec<(String, usize)>);

/// A figure.
#[derive(Debug, Serialize)]
pub struct Card {
    /// Index of its article.
    pub doc: usize,
    id: Id,
    #[serde(skip)]
    words: String,
    text: String,
    /// Its words in `text`, in units of UTF-16.
    at: [usize; 2],
    /// Whether its paragraph goes on before and behind `text`.
    cut: [bool; 2],
    marks: Vec<Mark>,
    far: Vec<Far>,
    /// What stands before and behind its words, where `text` does not show as much.
    context: Option<[String; 2]>,
    #[serde(flatten)]
    claim: Seen,
    subject: Option<String>,
    place: Option<String>,
    /// People and organizations beside it: who said it and where they work, who organizes its campaign.
    people: Vec<String>,
    organizations: Vec<String>,
    /// Day for which it holds, else of the publication.
    day: Option<String>,
    /// Words and EDTF of the date for which it holds.
    when: Option<[String; 2]>,
    confidence: f64,
    why: Vec<Why>,
    /// Other figures of the article that differ from it.
    differs: Vec<Differing>,
    repeats: bool,
    /// Bytes of its paragraph in the document, with `--with-source-map`.
    bytes: Option<[u64; 2]>,
}

impl Document {
    /// What the page knows of a record's article.
    pub fn of(record: &Record) -> Self {
        let article = &record.article;
        let short = |words: &String| cut(words, NAME);
        let url = article.url.as_ref().or(record.source.url.as_ref());
        let url = url.and_then(|url| linked(url));
        let host = url.and_then(address::host);
        let member = record.source.member.as_ref();
        let path = &record.source.path;
        let people = record
            .people
            .iter()
            .map(|x| (cut(&x.name, NAME), office(record, x.id)));
        let organizations = record
            .organizations
            .iter()
            .map(|x| (cut(&x.name, NAME), None));
        Self {
            id: record.id.clone(),
            key: article.key.clone(),
            title: article.title.as_ref().map(short),
            site: article.site.as_ref().or(host.as_ref()).map(short),
            url: url.map(str::to_owned),
            published: article.published.as_ref().map(|when| short(&when.edtf)),
            language: article.language.clone(),
            path: cut(
                &member.map_or_else(|| path.clone(), |member| format!("{path}!{member}")),
                NAME,
            ),
            campaigns: record
                .campaigns
                .iter()
                .map(|x| cut(&x.name, NAME))
                .collect(),
            voices: people.chain(organizations).collect(),
            known: known(record),
        }
    }

    /// Names whose entities are known.
    pub fn known(&self) -> &[Known] {
        &self.known
    }

    /// The id of its record.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Title, site and publication.
    pub fn heading(&self) -> [Option<String>; 3] {
        [&self.title, &self.site, &self.published].map(Clone::clone)
    }
}

/// The names of a record whose entities are known.
fn known(record: &Record) -> Vec<Known> {
    let of = |what: Named, name: &str, entity: &Option<String>| {
        let entity = entity.clone()?;
        let name = cut(name, NAME);
        Some(Known { what, name, entity })
    };
    let campaigns = record.campaigns.iter();
    let campaigns = campaigns.map(|x| of(Named::Campaign, &x.name, &x.entity));
    let people = record.people.iter();
    let people = people.map(|x| of(Named::Person, &x.name, &x.entity));
    let organizations = record.organizations.iter();
    let organizations = organizations.map(|x| of(Named::Organization, &x.name, &x.entity));
    let places = record.places.iter();
    let places = places.map(|x| of(Named::Place, &x.name, &x.entity));
    let names = campaigns.chain(people).chain(organizations).chain(places);
    names.flatten().collect()
}

/// An address that may be linked to.
fn linked(url: &str) -> Option<&str> {
    address::web(url).filter(|url| url.len() <= ADDRESS)
}

/// The office of a person, with where it is held.
fn office(record: &Record, holder: Id) -> Option<String> {
    let role = record.roles.iter().find(|role| {
        role.holder == holder && role.kind == RoleKind::Office && role.title.is_some()
    })?;
    let title = role.title.clone()?;
    let target = role.target.filter(|target| target.letter() == 'o');
    Some(cut(
        &target.map_or(title.clone(), |target| {
            format!("{title}, {}", record.name_of(target))
        }),
        NAME,
    ))
}

impl Card {
    /// What the page knows of a figure of the article `doc`, whose first figure has the index `first`.
    pub fn of(record: &Record, figure: &Figure, text: &Text, (doc, first): (usize, usize)) -> Self {
        let span = figure.start as usize..figure.end as usize;
        let blocks = &record.article.blocks;
        let mut excerpt = text.around(blocks, span.clone());
        if text.is_empty() {
            excerpt.range = span.clone();
        }
        let (marks, far) = marks(record, figure, text, &excerpt);
        let shown = match text.is_empty() {
            true => figure.text.clone(),
            false => text.slice(excerpt.range.clone()),
        };
        let units = |range| text.slice(range).encode_utf16().count();
        let start = units(excerpt.range.start..span.start);
        let room = [
            span.start - excerpt.range.start,
            excerpt.range.end - span.end.min(excerpt.range.end),
        ];
        let known = room.iter().all(|room| *room >= CONTEXT);
        let when = record
            .dates
            .iter()
            .find(|date| Some(date.id) == figure.as_of);
        let published = record.article.published.as_ref();
        let day = when.and_then(|date| date.earliest.clone()).or_else(|| {
            published.map(|when| when.date.clone().unwrap_or_else(|| cut(&when.edtf, 10)))
        });
        let bytes = block_at(blocks, span.start)
            .and_then(|block| Some([block.source_start?, block.source_end?]));
        Self {
            doc,
            id: figure.id,
            words: cut(&figure.text, NAME),
            at: [start, start + figure.text.encode_utf16().count()],
            text: shown,
            cut: excerpt.cut,
            marks,
            far,
            context: (!known).then(|| text.context(span)),
            claim: claim(record, figure),
            subject: figure.subject.clone(),
            people: beside(record, figure, 'p'),
            organizations: beside(record, figure, 'o'),
            place: figure.place.map(|id| cut(&record.name_of(id), NAME)),
            day,
            when: when.map(|date| [date.text.clone(), date.edtf.clone().unwrap_or_default()]),
            confidence: figure.confidence,
            why: why(record, figure),
            differs: differs(record, figure.id, first),
            repeats: figure.repeats.is_some(),
            bytes,
        }
    }
}

impl Card {
    /// Its id in its record.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Its words; names of its campaign, speaker and place.
    pub fn heading(&self) -> (String, [Option<String>; 3]) {
        let names = [&self.claim.campaign, &self.claim.speaker, &self.place];
        (self.words.clone(), names.map(Clone::clone))
    }
}

/// The people (`p`) or organizations (`o`) beside a figure: who said it, where they work, who organizes its campaign.
fn beside(record: &Record, figure: &Figure, letter: char) -> Vec<String> {
    let work = record
        .roles
        .iter()
        .filter(|role| role.kind == RoleKind::Office && Some(role.holder) == figure.speaker);
    let work = work.filter_map(|role| role.target);
    let organizers = record.roles.iter().filter(|role| {
        role.kind != RoleKind::Office && role.target.is_some() && role.target == figure.campaign
    });
    let all = figure
        .speaker
        .into_iter()
        .chain(work)
        .chain(organizers.map(|role| role.holder));
    let ids: BTreeSet<Id> = all.filter(|id| id.letter() == letter).collect();
    let names: BTreeSet<String> = ids
        .into_iter()
        .map(|id| cut(&record.name_of(id), NAME))
        .collect();
    names.into_iter().collect()
}

/// What a figure says, with names.
fn claim(record: &Record, figure: &Figure) -> Seen {
    let name = |id: Option<Id>| id.map(|id| cut(&record.name_of(id), NAME));
    Seen {
        value: figure.value,
        min: figure.min,
        max: figure.max,
        bound: figure.bound,
        unit: figure.unit,
        noun: figure.noun.clone(),
        counted_as: figure.counted_as,
        modality: figure.modality,
        measure: figure.measure,
        campaign: name(figure.campaign),
        speaker: name(figure.speaker),
        rule: figure.rule.clone(),
    }
}

fn why(record: &Record, figure: &Figure) -> Vec<Why> {
    let bound = parts(&figure.text, figure.noun.is_some()).bound;
    let told = |saying: Saying<'_>| {
        let filled = saying
            .filled
            .into_iter()
            .filter(|(_, value)| !value.is_empty());
        let filled = filled.map(|(name, value)| (name.to_owned(), cut(&value, NAME).into()));
        Why(
            saying.key,
            filled.collect(),
            saying.words,
            saying.rule.map(str::to_owned),
        )
    };
    let sayings = sayings(record, figure.id, &figure.text[bound]);
    sayings.into_iter().map(told).collect()
}

/// In what other figures of the record differ from this one; `first` is the index of the first of them.
fn differs(record: &Record, id: Id, first: usize) -> Vec<Differing> {
    let about = record
        .warnings
        .iter()
        .filter(|warning| warning.code == WarningCode::FiguresDiffer && warning.refs.contains(&id));
    about
        .map(|warning| {
            let others = record
                .figures
                .iter()
                .enumerate()
                .filter(|(_, x)| x.id != id && warning.refs.contains(&x.id));
            let others = others.map(|(at, x)| (cut(&x.text, NAME), first + at));
            (warning.difference, others.collect())
        })
        .collect()
}
