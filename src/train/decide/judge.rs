//! Facts of a record held against gold, as the project is scored.

use super::examples::{Read, names_of, overlap};
use super::gold::{Campaign, Figure, Person, Points};
use super::names::{is_one, key};
use super::sets::{Dates, Employed, has_money};
use crate::decide::Question;
use crate::record::{self, DateType, Id, Mention, MentionKind, RoleKind, Unit};
use crate::vocabulary::{Bound, CountedAs};

/// A fact and whether gold has it.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// Of which family.
    pub question: Question,
    /// Its words.
    pub span: Points,
    /// Gold agrees.
    pub right: bool,
}

fn points(start: u32, end: u32) -> Points {
    (start as usize, end as usize)
}

/// Judges every fact that gold says something of.
pub fn verdicts(read: &Read<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut keep = |question, span: (u32, u32), right: Option<bool>| {
        verdicts.extend(right.map(|right| Verdict {
            question,
            span: points(span.0, span.1),
            right,
        }));
    };
    let (gold, record) = (read.gold, read.record);
    if let Some(dates) = &gold.facts.dates {
        for date in &record.dates {
            let right = is_date(read, dates, date);
            keep(Question::DateRight, (date.start, date.end), Some(right));
        }
    }
    if let Some(money) = &gold.facts.money {
        for amount in &record.amounts {
            let right = has_money(money, points(amount.start, amount.end));
            keep(
                Question::AmountRight,
                (amount.start, amount.end),
                Some(right),
            );
        }
    }
    for figure in record.figures.iter().filter(|own| own.unit == Unit::Person) {
        let right = is_figure(read, figure);
        keep(Question::FigureRight, (figure.start, figure.end), right);
    }
    for campaign in &record.campaigns {
        let first = &campaign.mentions[0];
        let right = is_campaign(read, campaign);
        keep(Question::CampaignRight, (first.start, first.end), right);
    }
    let mut offices = Offices::new(read);
    for role in &record.roles {
        let right = offices.has(role);
        keep(Question::RoleRight, (role.start, role.end), right);
    }
    for quote in &record.quotes {
        let right = is_quote(read, quote);
        keep(Question::QuoteRight, (quote.start, quote.end), right);
    }
    verdicts
}

/// The words, without prepositions before them and marks around them.
fn trimmed(words: &str) -> &str {
    const PREPOSITIONS: [&str; 20] = [
        "в",
        "во",
        "на",
        "с",
        "со",
        "к",
        "ко",
        "до",
        "по",
        "за",
        "от",
        "из",
        "через",
        "около",
        "ещё",
        "еще",
        "уже",
        "примерно",
        "о",
        "об",
    ];
    let mark = |c: char| c.is_whitespace() || "«»\"()[],.:;–—-".contains(c);
    let mut rest = words.trim_matches(mark);
    while let Some((first, after)) = rest.split_once(char::is_whitespace) {
        if !PREPOSITIONS.contains(&first.to_lowercase().as_str()) {
            break;
        }
        rest = after.trim_matches(mark);
    }
    rest
}

/// Right: the same words but for prepositions, and the same value where gold has one.
fn is_date(read: &Read<'_>, dates: &Dates, date: &record::Date) -> bool {
    let own = trimmed(&date.text);
    let same = dates.spans.iter().find(|span| {
        span.points().is_some_and(|known| {
            overlap(known, points(date.start, date.end)) && trimmed(&read.words(known)) == own
        })
    });
    let duration = date.duration.as_deref();
    let value = match date.kind {
        DateType::Duration => duration.map(str::to_owned),
        DateType::Set => duration.map(|period| format!("set:{period}")),
        _ => date.edtf.clone(),
    };
    same.is_some_and(|span| {
        !dates.normalised
            || span.value == value
            || value.is_some_and(|value| span.alt.contains(&value))
    })
}

/// Right: what happened to the people, and where gold says it the same words and ends.
fn is_figure(read: &Read<'_>, figure: &record::Figure) -> Option<bool> {
    let gold = read.gold;
    let span = points(figure.start, figure.end);
    let same = gold.figures.iter().find(|known| known.span == span);
    let near = || gold.figures.iter().find(|known| overlap(known.span, span));
    let Some(known) = same.or_else(near) else {
        let optional = gold.optional.iter().any(|&known| overlap(known, span));
        return (gold.is_whole && !optional).then_some(false);
    };
    let words = same.is_some() || !gold.is_whole;
    Some(known.is_count && words && has_value(known, figure) && has_role(known, figure))
}

fn has_value(known: &Figure, figure: &record::Figure) -> bool {
    known.value.as_ref().is_none_or(|value| {
        (value.min, value.max) == (figure.min, figure.max)
            && Bound::by_name(&value.bound) == Some(figure.bound)
    })
}

fn has_role(known: &Figure, figure: &record::Figure) -> bool {
    let mut roles = known.roles.iter().map(|role| CountedAs::by_name(role));
    roles.any(|role| role == figure.counted_as)
}

/// Right: gold has a campaign of this name; or what gold says of a quoted name.
fn is_campaign(read: &Read<'_>, campaign: &record::Campaign) -> Option<bool> {
    let gold = read.gold;
    if gold.is_whole {
        let own = || std::iter::once(&campaign.name).chain(&campaign.aliases);
        let has =
            |names: &[String]| own().any(|own| names.iter().any(|name| key(name) == key(own)));
        if gold.campaigns.iter().any(|known| has(&known.names)) {
            return Some(true);
        }
        return (!has(&gold.campaigns_optional)).then_some(false);
    }
    campaign.mentions.iter().find_map(|mention| {
        let span = points(mention.start, mention.end);
        let named = gold.named.iter().find(|(known, _)| overlap(*known, span))?;
        Some(named.1 == "campaign")
    })
}

/// A quote by the figures in it, of which gold says who states them.
fn is_quote(read: &Read<'_>, quote: &record::Quote) -> Option<bool> {
    let span = points(quote.start, quote.end);
    let inside = |figure: &&Figure| span.0 <= figure.span.0 && figure.span.1 <= span.1;
    let mut speakers = read
        .gold
        .figures
        .iter()
        .filter(inside)
        .filter_map(|figure| figure.speaker.as_deref().filter(|_| figure.is_count));
    let first = speakers.next()?;
    Some(says(read, quote.speaker, first) && speakers.all(|names| says(read, quote.speaker, names)))
}

/// Whether the speaker is called so, or nobody is.
fn says(read: &Read<'_>, speaker: Option<Id>, names: &[String]) -> bool {
    match speaker {
        None => names.is_empty(),
        Some(id) => is_one(&names_of(read.record, &read.record.name_of(id)), names),
    }
}

/// Offices and organizers of gold, each of which one role can be.
struct Offices<'a> {
    read: &'a Read<'a>,
    professions: Vec<(Option<Id>, Points)>,
    workplaces: Vec<(Option<Id>, Option<Id>)>,
}

impl<'a> Offices<'a> {
    fn new(read: &'a Read<'a>) -> Self {
        let record = read.record;
        let people = || record.people.iter().map(|own| (own.id, &own.mentions));
        let bodies = || {
            record
                .organizations
                .iter()
                .map(|own| (own.id, &own.mentions))
        };
        let known = read.gold.facts.employed.as_ref();
        let of = |employed: &'a Employed| {
            let works = employed.works_as.iter();
            let mut works: Vec<_> = works
                .map(|&(who, what)| (of_entity(people(), who), what))
                .collect();
            works.sort_unstable();
            works.dedup();
            let places = employed.workplace.iter();
            let places =
                places.map(|&(who, at)| (of_entity(people(), who), of_entity(bodies(), at)));
            (works, places.collect())
        };
        let (professions, workplaces) = known.map(of).unwrap_or_default();
        Self {
            read,
            professions,
            workplaces,
        }
    }

    /// Right: the person of gold has this title or profession, or works there, or organizes it.
    fn has(&mut self, role: &record::Role) -> Option<bool> {
        let (gold, record) = (self.read.gold, self.read.record);
        let holder = names_of(record, &record.name_of(role.holder));
        if role.kind != RoleKind::Office {
            let target = names_of(record, &record.name_of(role.target?));
            let campaign = gold
                .campaigns
                .iter()
                .find(|own| is_one(&target, &own.names))?;
            return organizes(&holder, campaign, role.kind);
        }
        if !record.people.iter().any(|person| person.id == role.holder) {
            return None;
        }
        if gold.facts.employed.is_some() {
            return Some(self.is_employed(role));
        }
        let title = role.title.as_deref().filter(|_| !gold.people.is_empty())?;
        let called = |person: &&Person| is_one(&holder, &person.names);
        match gold.people.iter().find(called) {
            Some(person) => {
                let known = person.roles.iter().any(|(known, _)| is_title(known, title));
                let optional = person.roles_optional.iter().any(|own| is_title(own, title));
                (known || !optional).then_some(known)
            }
            None => (!is_one(&holder, &gold.people_optional)).then_some(false),
        }
    }

    fn is_employed(&mut self, role: &record::Role) -> bool {
        let holder = Some(role.holder);
        if role.title.is_none() {
            return self.workplaces.contains(&(holder, role.target));
        }
        let span = points(role.start, role.end);
        let mut known = self.professions.iter();
        let known = known.position(|&(who, what)| who == holder && overlap(what, span));
        known.map(|at| self.professions.remove(at)).is_some()
    }
}

/// Whether gold names the holder among the organizers; it names no partners.
fn organizes(holder: &[String], campaign: &Campaign, kind: RoleKind) -> Option<bool> {
    let organizers = campaign.organizers.as_ref()?;
    let says = matches!(kind, RoleKind::Organizer | RoleKind::Initiator);
    says.then(|| organizers.iter().any(|names| is_one(holder, names)))
}

/// The same title, or one that goes on.
fn is_title(known: &str, own: &str) -> bool {
    let (known, own) = (bare(known), bare(own));
    let goes_on = |long: &str, short: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    goes_on(&known, &own) || goes_on(&own, &known)
}

/// A title without what its status says.
fn bare(title: &str) -> String {
    const STATUS: [&str; 5] = ["бывший ", "бывшая ", "экс-", "и. о. ", "врио "];
    let title = key(title);
    let without = STATUS.iter().find_map(|status| title.strip_prefix(status));
    without.unwrap_or(&title).to_owned()
}

/// The entity with a name at these words, or else over some of them.
fn of_entity<'a, T: Copy>(
    entities: impl Iterator<Item = (T, &'a Vec<Mention>)> + Clone,
    span: Points,
) -> Option<T> {
    let with = |fits: &dyn Fn(Points) -> bool| {
        let names = |mention: &&Mention| {
            mention.kind == MentionKind::Name && fits(points(mention.start, mention.end))
        };
        entities
            .clone()
            .find(|(_, mentions)| mentions.iter().any(|mention| names(&mention)))
            .map(|(id, _)| id)
    };
    with(&|own| own == span).or_else(|| with(&|own| overlap(own, span)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_one_whatever_their_status_and_length() {
        assert!(is_title("бывший министр", "министр"));
        assert!(is_title("главный врач больницы", "главный врач"));
        assert!(!is_title("министр", "министерство"));
    }

    #[test]
    fn prepositions_and_marks_are_no_part_of_a_date() {
        assert_eq!(trimmed("в мае 2010,"), "мае 2010");
        assert_eq!(trimmed("май"), "май");
    }
}
